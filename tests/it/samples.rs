//! The sample reports, figure for figure: `examples/reports` against `tests/expected`.

use crate::support::{differences, doubts, goldens, json, root, samples, samples_folder, sorted};
use serde_json::Value;
use std::collections::BTreeMap;

const KEYS: [&str; 8] = ["title", "issuer", "year", "period", "published", "script", "form", "tables"];

#[test]
fn every_sample_reads_as_it_is_printed() {
    let mut bad = Vec::new();
    for (file, want) in goldens(&root().join("tests/expected")) {
        let report = xxgk::parse_path(samples_folder().join(&file)).unwrap();
        let got = json(&report);
        KEYS.iter().for_each(|key| differences(&want[key], &got[key], &format!("{file} {key}"), &mut bad));
        states(&file, &want, &got, &mut bad);
        findings(&file, &want["findings"], &got["findings"], &mut bad);
        noise(&file, &want["findings"], doubts(&report), &mut bad);
    }
    assert!(bad.is_empty(), "{} differences:\n{}", bad.len(), bad.join("\n"));
}

#[test]
fn every_sample_has_an_expected_result() {
    let expected = sorted(goldens(&root().join("tests/expected")).into_iter().map(|(file, _)| file));
    assert_eq!(sorted(samples().into_iter().map(|fixture| fixture.name)), expected);
}

/// A cell of a table that is there holds a number, unless the golden says what else; all others are missing.
fn states(file: &str, want: &Value, got: &Value, bad: &mut Vec<String>) {
    let cells = got["cells"].as_array().unwrap().iter();
    let got: BTreeMap<&str, &str> =
        cells.map(|cell| (cell["id"].as_str().unwrap(), cell["state"].as_str().unwrap())).collect();
    for (id, state) in &got {
        let table = id.split('.').next().unwrap();
        let there = if want["tables"][table].is_null() { "missing" } else { "number" };
        let wanted = want["states"].get(id).map_or(there, |state| state.as_str().unwrap());
        if *state != wanted {
            bad.push(format!("{file} {id}: {state}, not {wanted}"));
        }
    }
    let named = want["states"].as_object().unwrap().keys();
    bad.extend(named.filter(|id| !got.contains_key(id.as_str())).map(|id| format!("{file} {id}: no such cell")));
}

/// Findings that must come out; one without `cells` may name any.
fn findings(file: &str, want: &Value, got: &Value, bad: &mut Vec<String>) {
    for wanted in want.as_array().unwrap() {
        let found = got.as_array().unwrap().iter().any(|finding| {
            finding["code"] == wanted["code"]
                && wanted.get("cells").is_none_or(|cells| names(cells) == names(&finding["cells"]))
        });
        if !found {
            bad.push(format!("{file}: no finding {wanted}"));
        }
    }
}

/// A warning or an error that the golden does not list is noise.
fn noise(file: &str, want: &Value, got: Vec<(String, Vec<String>)>, bad: &mut Vec<String>) {
    for (code, cells) in got {
        let wanted = want.as_array().unwrap().iter().any(|wanted| {
            wanted["code"] == code.as_str() && wanted.get("cells").is_none_or(|known| names(known) == cells)
        });
        if !wanted {
            bad.push(format!("{file}: unexpected finding {code} on {cells:?}"));
        }
    }
}

fn names(cells: &Value) -> Vec<String> {
    sorted(cells.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap().to_owned()))
}
