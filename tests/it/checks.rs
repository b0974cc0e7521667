//! The page on the rules is what the rules say; `XXGK_BLESS=1` brings it up to date.

use crate::support::same_as_committed;
use std::fmt::Write;
use xxgk::RULES;

#[test]
fn the_page_is_up_to_date() {
    same_as_committed("docs/checks.md", &page());
}

/// A table of all rules, then a section each.
fn page() -> String {
    let mut page = String::from(INTRODUCTION);
    for rule in RULES {
        let (code, severity, source) = (rule.code, rule.severity(), rule.source);
        writeln!(page, "| [`{code}`](#{}) | {severity} | {source} | {} |", anchor(code.as_str()), rule.reach.as_str())
            .unwrap();
    }
    for rule in RULES {
        writeln!(page, "\n## {}\n\n{}\n", rule.code, rule.meaning()).unwrap();
        writeln!(page, "- Rule: {}", rule.formula).unwrap();
        writeln!(page, "- Severity {}, source {}, compares {}.", rule.severity(), rule.source, rule.reach.as_str())
            .unwrap();
        if !rule.article.is_empty() {
            writeln!(page, "- Article {} of the regulation (政府信息公开条例).", rule.article).unwrap();
        }
        writeln!(page, "- {}\n- {}", rule.note, rule.code.hint()).unwrap();
    }
    page
}

fn anchor(code: &str) -> String {
    code.replace('.', "")
}

const INTRODUCTION: &str = "\
# Checks

<!-- Written by tests/it/checks.rs from src/check/rule.rs. -->

What a report is checked by: against itself while it is read, and against that of the same organ for the year before by
`xxgk check`, `xxgk::check` and Python's `xxgk.check`. Every check runs on reported figures alone. One with a blank, a
placeholder or a missing operand cannot be told and says nothing. A finding names the cells of its operands and no others.

A source is `official` (the printed form or the law says so), `convention` (the structure of the form) or `heuristic`
(experience; never more than a warning).

A rule is switched off by its code: `xxgk check --ignore publication.late,text.repeated`, `Options::new().ignore(Code::PublicationLate)`,
`xxgk.parse(source, ignore=[\"publication.late\"])`, `xxgk.check(reports, ignore=[\"publication.late\"])`.

| rule | severity | source | compares |
|---|---|---|---|
";
