//! What findings say in Chinese: whole sentences, without an English word but names and what the source prints.

use crate::codes;
use crate::support::fixtures;
use std::collections::HashSet;
use xxgk::{Code, Finding, Report};

/// Names of formats and programs, which are the same in Chinese, and what stands between letters of them.
const NAMES: [&str; 15] = [
    "PDF",
    "HTML",
    "UTF",
    "GBK",
    "MiB",
    "Excel",
    "Word",
    "doc",
    "Office",
    "LibreOffice",
    "Python",
    "xxgk",
    "parse",
    "read",
    "ocr",
];

/// The words in Latin letters of a message that are neither quoted nor a name.
fn english(message: &str) -> Vec<String> {
    let mut depth = 0;
    let said: String = message
        .chars()
        .map(|c| {
            depth += i32::from(c == '“') - i32::from(c == '”');
            if depth > 0 { ' ' } else { c }
        })
        .collect();
    let words = said.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.filter(|word| !NAMES.contains(word)).map(str::to_owned).collect()
}

fn mistakes<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> HashSet<String> {
    let wrong = |finding: &&Finding| {
        let message = finding.message_zh();
        let chinese = message.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        !chinese || !english(&message).is_empty()
    };
    findings.into_iter().filter(wrong).map(Finding::chinese).collect()
}

#[test]
fn every_code_speaks_chinese() {
    assert_eq!(english("表三“new”不是a数字"), ["a"]);
    for &code in Code::ALL {
        assert_eq!(mistakes(&codes::findings(code)), HashSet::new(), "{code}");
    }
}

#[test]
fn every_fixture_speaks_chinese() {
    for fixture in fixtures() {
        let report = xxgk::parse_bytes(&fixture.bytes);
        assert_eq!(mistakes(report.findings()), HashSet::new(), "{}", fixture.name);
    }
}

/// A report that was read back says the same, as well as it can.
#[test]
fn a_finding_from_json_says_what_its_code_means() {
    let report = xxgk::parse_str("规章\t0\t0\t0\n行政事业性收费\t12.5\n");
    let back = Report::from_json(&report.to_json(true).unwrap()).unwrap();
    assert_eq!(report.findings(), back.findings());
    let unit = back.findings().iter().find(|finding| finding.code == Code::UnitUnknown).unwrap();
    assert_eq!(unit.message_zh(), format!("{}（{}）", "金额没有印出单位", unit.message));
}

#[cfg(feature = "proptest")]
#[test]
fn damaged_reports_speak_chinese() {
    use xxgk::strategy::{damages, draw, layouts, reports};
    let (mut said, mut bad) = (HashSet::new(), HashSet::new());
    for seed in 0..400 {
        let drawn = draw(&(reports(), layouts(), damages(0..=4)), seed).expect("a report");
        let report = xxgk::parse_str(&drawn.2.render(&drawn.0, drawn.1));
        said.extend(report.findings().iter().map(|finding| finding.code));
        bad.extend(mistakes(report.findings()));
    }
    assert_eq!(bad, HashSet::new());
    assert!(said.len() > 20, "{said:?}");
}
