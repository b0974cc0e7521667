//! Beginnings of pages and what they say of the report: title, organ, year, period, publication, contact.
//!
//! A case is a block in a file of `tests/beginnings`: `=== name`, the facts that the page states as `key: value`, `---`,
//! the text. A fact that is not listed has to come out as null; `finding` names a warning that has to come, and no other
//! warning may (tables and sections aside, which a beginning does not have).

use crate::support::{json, root};
use serde_json::Value;
use std::fs;

/// A key of a case, and where it stands in the JSON of a report.
const FACTS: [(&str, &str); 13] = [
    ("title", "/title"),
    ("issuer", "/issuer/name"),
    ("kind", "/issuer/kind"),
    ("level", "/issuer/level"),
    ("year", "/year"),
    ("from", "/period/from"),
    ("to", "/period/to"),
    ("published", "/published"),
    ("address", "/contact/address"),
    ("postcode", "/contact/postcode"),
    ("phone", "/contact/phone"),
    ("fax", "/contact/fax"),
    ("email", "/contact/email"),
];

#[test]
fn every_beginning_says_what_is_printed() {
    let mut bad = Vec::new();
    let mut count = 0;
    for (file, text) in files() {
        for case in text.split("\n=== ").skip(1) {
            let (head, page) = case.split_once("\n---\n").unwrap_or_else(|| panic!("{file}: no --- in {case}"));
            let (name, facts) = head.split_once('\n').unwrap_or((head, ""));
            count += 1;
            bad.extend(differences(facts, page).into_iter().map(|line| format!("{file}, {name}: {line}")));
        }
    }
    assert!(bad.is_empty(), "{} differences in {count} beginnings:\n{}", bad.len(), bad.join("\n"));
    assert!(count >= 120, "{count} beginnings");
}

fn files() -> Vec<(String, String)> {
    let entries = fs::read_dir(root().join("tests/beginnings")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn differences(facts: &str, page: &str) -> Vec<String> {
    let wanted: Vec<(&str, &str)> = facts.lines().flat_map(fact).collect();
    let report = xxgk::parse_str(page);
    let got = json(&report);
    let mut bad = Vec::new();
    // which 市 are counties, only the table of divisions knows
    for (key, path) in FACTS.into_iter().filter(|(key, _)| cfg!(feature = "divisions") || *key != "level") {
        let want = wanted.iter().find(|(wanted, _)| *wanted == key).map_or("null", |(_, value)| *value);
        let got = got.pointer(path).map_or_else(String::new, shown);
        if got != want {
            bad.push(format!("{key} is {want}, read {got}"));
        }
    }
    let codes = report.findings().iter().map(|finding| finding.code.as_str());
    for code in codes.filter(|code| *code == "year.conflict") {
        if !wanted.contains(&("finding", code)) {
            bad.push(format!("finding {code}"));
        }
    }
    for (_, code) in wanted.iter().filter(|(key, _)| *key == "finding") {
        if !report.findings().iter().any(|finding| finding.code.as_str() == *code) {
            bad.push(format!("no finding {code}"));
        }
    }
    bad
}

/// One line of a case; a period has two ends, of which either may be blank.
fn fact(line: &str) -> Vec<(&str, &str)> {
    let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("no fact: {line}"));
    match (key, value.split_once(' ')) {
        ("period", Some((from, to))) => {
            [("from", from), ("to", to)].into_iter().filter(|(_, v)| !v.is_empty()).collect()
        }
        _ => vec![(key, value)],
    }
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
