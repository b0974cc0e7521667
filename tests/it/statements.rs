//! What sentences state, against `tests/prose/statements.tsv`; a contributor adds a line there.

use crate::support::root;
use std::fs;
use xxgk::{Precision, Statement};

#[test]
fn sentences_state_what_is_written_down() {
    let file = fs::read_to_string(root().join("tests/prose/statements.tsv")).unwrap();
    let lines: Vec<&str> = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut wrong = Vec::new();
    let mut title = "青岚县2022年政府信息公开工作年度报告";
    for line in &lines {
        if let Some(other) = line.strip_prefix("== ") {
            title = other;
            continue;
        }
        let (sentence, want) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
        let text = format!("{title}\n\n一、总体情况\n\n{}\n", sentence.replace('⏎', "\n"));
        let report = xxgk::parse_str(&text);
        let have: Vec<String> = report.statements().iter().map(written).collect();
        let want: Vec<&str> = want.split("; ").filter(|one| !one.is_empty()).collect();
        if have != want {
            wrong.push(format!("{sentence}\n    read:    {}\n    written: {}", have.join("; "), want.join("; ")));
        }
        for statement in report.statements() {
            assert_eq!(statement.span.slice(&text), Some(statement.quote.as_str()), "{sentence}");
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
}

/// A statement as the file writes it.
fn written(statement: &Statement) -> String {
    let Statement { measure, value, unit, precision, scope, .. } = statement;
    let precision = match precision {
        Precision::Exact => "",
        Precision::AtLeast => ">",
        Precision::About => "~",
        Precision::Under => "<",
    };
    let scope = scope.as_ref().map(|scope| format!(" @{scope}")).unwrap_or_default();
    format!("{measure}={precision}{value}{}{scope}", unit.as_deref().unwrap_or(""))
}
