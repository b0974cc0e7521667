//! The instructions that a report takes, beside those of `instructions.txt`: noise of the machine cannot hide what has grown.
//!
//!     cargo bench --features bench --bench instructions               # compares; fails where a document has grown
//!     cargo bench --features bench --bench instructions -- --bless    # writes the file anew
//!
//! Needs valgrind: each document is read in a process of its own under callgrind, which counts the second reading.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod document;

use document::{ALL, Document};
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// A document has grown if it takes so much more than it did.
const MOST: f64 = 1.01;

type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, place] = &words[..]
        && flag == "--read"
    {
        place
            .parse()
            .ok()
            .and_then(|place: usize| ALL.get(place))
            .into_iter()
            .for_each(|document| read_twice(*document));
        return ExitCode::SUCCESS;
    }
    match compare(words.iter().any(|word| word == "--bless")) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Prints a line a document; true where none has grown.
fn compare(bless: bool) -> Result<bool> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/instructions.txt");
    let before = fs::read_to_string(&path).unwrap_or_default();
    let before = |name: &str| before.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<u64>().ok());
    let (mut written, mut grown) = (String::new(), false);
    for (place, document) in ALL.into_iter().enumerate() {
        let (name, now) = (document.to_string(), count(place)?);
        let ratio = before(&name).map(|before| now as f64 / before as f64);
        grown |= ratio.is_none_or(|ratio| ratio > MOST);
        println!("{name:<20} {now:>10}  {}", ratio.map_or("new".to_owned(), |ratio| format!("{ratio:.3}×")));
        written += &format!("{name:<20} {now:>10}\n");
    }
    if bless {
        fs::write(&path, written).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(bless || !grown)
}

/// The instructions of the second reading of a document.
fn count(place: usize) -> Result<u64> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let out = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            "--collect-atstart=no",
            "--toggle-collect=*measured*",
        ])
        .arg(this)
        .args(["--read", &place.to_string()])
        .output()
        .map_err(|error| format!("valgrind is needed: {error}"))?;
    let said = String::from_utf8_lossy(&out.stderr);
    let collected = said.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    collected
        .filter(|count| out.status.success() && *count > 0)
        .ok_or_else(|| format!("valgrind counted nothing:\n{said}"))
}

fn read_twice(document: Document) {
    black_box(xxgk::parse_bytes(document.text().as_bytes()));
    measured(document.text());
}

#[inline(never)]
fn measured(text: &str) {
    black_box(xxgk::parse_bytes(black_box(text.as_bytes())));
}
