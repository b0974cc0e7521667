//! What the README shows, in both languages, is what the code says; `XXGK_BLESS=1` brings it up to date.

use crate::support::{root, same_as_committed};
use std::fmt::Write;
use std::fs;
use xxgk::{Code, Severity};

#[test]
fn the_readme_is_up_to_date() {
    let english = codes("| code | severity | meaning |", Severity::as_str, Code::meaning);
    let chinese = codes("| 代码 | 程度 | 含义 |", Severity::as_str_zh, Code::meaning_zh);
    for (file, codes, words) in [("README.md", english, &[][..]), ("README.zh.md", chinese, &["--lang", "zh"][..])] {
        let readme = fs::read_to_string(root().join(file)).unwrap();
        let readme = replaced(&readme, "<!-- codes -->\n", "<!-- /codes -->\n", |_| codes);
        let readme =
            replaced(&readme, "```text\n== ", "```\n", |old| excerpt(&format!("== {old}"), words)[3..].to_owned());
        same_as_committed(file, &readme);
    }
}

/// The text with what stands between two marks made anew.
fn replaced(text: &str, open: &str, close: &str, new: impl FnOnce(&str) -> String) -> String {
    let (before, rest) = text.split_once(open).unwrap_or_else(|| panic!("no {open:?}"));
    let (old, after) = rest.split_once(close).unwrap_or_else(|| panic!("no {close:?}"));
    format!("{before}{open}{}{close}{after}", new(old))
}

/// Every code with what it means.
fn codes(head: &str, severity: fn(Severity) -> &'static str, meaning: fn(Code) -> &'static str) -> String {
    Code::ALL.iter().fold(format!("{head}\n|---|---|---|\n"), |mut list, &code| {
        writeln!(list, "| `{code}` | {} | {} |", severity(code.severity()), meaning(code)).unwrap();
        list
    })
}

/// Lines that the first command prints. Behind `…`, which stands for lines left out, goes on the next one that begins
/// with the same word as in the old excerpt.
fn excerpt(old: &str, words: &[&str]) -> String {
    // Without the feature `cli` there is no command.
    let Some(command) = option_env!("CARGO_BIN_EXE_xxgk") else { return old.to_owned() };
    let mut command = std::process::Command::new(command);
    command.args(["parse", "examples/reports", "--format", "table"]).args(words).current_dir(root());
    let printed = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let mut printed = printed.lines();
    let (mut new, mut skip) = (String::new(), true);
    for line in old.lines() {
        let same = |other: &&str| match line.starts_with("==") {
            true => *other == line,
            false => other.split_whitespace().next() == line.split_whitespace().next(),
        };
        let found = match (line, skip) {
            ("…", _) => "…",
            (_, true) => {
                printed.find(same).unwrap_or_else(|| panic!("the command does not print {line:?}, or not here"))
            }
            (_, false) => printed.next().unwrap_or(""),
        };
        skip = line == "…";
        new.push_str(found);
        new.push('\n');
    }
    new
}
