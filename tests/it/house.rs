//! The doors between the rooms of `src/`: who uses whom. No room uses one that `src/lib.rs` names after it, so there is
//! no cycle; a new door is seen in the review, because `tests/house.txt` changes.

use crate::support::{root, same_as_committed};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The lowest rooms; whoever moves them in `src/lib.rs` has to say so here.
const FOUNDATION: [&str; 5] = ["span", "map", "code", "error", "form"];

#[test]
fn no_room_uses_one_above_it() {
    let house = House::look();
    let first: Vec<&str> = house.rooms.iter().map(String::as_str).take(FOUNDATION.len()).collect();
    assert_eq!(first, FOUNDATION, "the rooms that src/lib.rs names first");
    let mut wrong = Vec::new();
    for (room, doors) in &house.doors {
        for door in doors {
            match (house.floor(room), house.floor(door)) {
                (Some(from), Some(to)) if to < from => {}
                (_, None) => wrong.push(format!("{room} uses {door}, which is no room")),
                (None, _) => wrong.push(format!("{room} is not named in src/lib.rs")),
                _ => wrong.push(format!("{room} uses {door}, which stands above it in src/lib.rs")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_doors_are_the_known_ones() {
    let house = House::look();
    let mut plan = String::from(
        "# The rooms of src/ from the ground up, each with the rooms that it uses. Written by tests/it/house.rs.\n",
    );
    for room in &house.rooms {
        let doors: Vec<&String> = house
            .rooms
            .iter()
            .filter(|other| house.doors.get(room).is_some_and(|doors| doors.contains(*other)))
            .collect();
        let doors: Vec<&str> = doors.into_iter().map(String::as_str).collect();
        plan.push_str(format!("{room:<9} {}", doors.join(" ")).trim_end());
        plan.push('\n');
    }
    same_as_committed("tests/house.txt", &plan);
}

struct House {
    /// In the order of `src/lib.rs`.
    rooms: Vec<String>,
    /// Which rooms a room uses, its tests aside.
    doors: BTreeMap<String, BTreeSet<String>>,
}

impl House {
    fn look() -> House {
        let front = code(&root().join("src/lib.rs"));
        let declared =
            front.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
        let rooms: Vec<String> = declared.map(str::to_owned).collect();
        let public = public_names(&front);
        let mut doors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for path in rust_files(&root().join("src")) {
            let inside = path.strip_prefix(root().join("src")).unwrap();
            let top = inside.components().next().unwrap().as_os_str().to_string_lossy();
            let room = top.trim_end_matches(".rs").to_owned();
            if room == "lib" || room == "bin" || path.ends_with("tests.rs") {
                continue;
            }
            let code = code(&path);
            let used = code
                .split("crate::")
                .skip(1)
                .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap());
            let used = used.map(|name| public.get(name).cloned().unwrap_or_else(|| name.to_owned()));
            doors.entry(room.clone()).or_default().extend(used.filter(|used| *used != room));
            let outermost =
                inside.components().count() == 1 || path.ends_with("mod.rs") && inside.components().count() == 2;
            let climbs = if outermost { code.contains("super::") } else { code.contains("super::super::") };
            assert!(!climbs, "{} leaves its room by super::, say crate:: there", inside.display());
        }
        House { rooms, doors }
    }

    fn floor(&self, room: &str) -> Option<usize> {
        self.rooms.iter().position(|known| known == room)
    }
}

/// What `pub use room::{A, B};` lets others call `crate::A`.
fn public_names(front: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (room, list) in front.split("pub use ").skip(1).filter_map(|rest| rest.split_once(';')?.0.split_once("::")) {
        for name in list.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty()) {
            names.insert(name.to_owned(), room.to_owned());
        }
    }
    names
}

/// A source file without comments and without the tests at its end.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect()
}
