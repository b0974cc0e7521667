//! Accidents of encodings, done forward to every sample: what is read is right or a warning names it, and spans cut the damaged
//! source.

use crate::support::{Fixture, fixtures};
use encoding_rs::GBK;
use xxgk::{Code, Report, Severity, State};

/// A sample as text.
fn texts() -> Vec<(String, String)> {
    let text = |f: Fixture| match String::from_utf8(f.bytes) {
        Ok(text) => (f.name, text),
        Err(bad) => (f.name, encoding_rs::GB18030.decode(bad.as_bytes()).0.into_owned()),
    };
    fixtures().into_iter().map(text).collect()
}

/// UTF-8 read as code page 936: one ? for each pair that fits nothing, or U+FFFD for its first byte.
fn garble(text: &str, question: bool) -> String {
    if !question {
        return GBK.decode_without_bom_handling(text.as_bytes()).0.into_owned();
    }
    let mut out = String::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let pair = [*first, after.first().copied().unwrap_or(b' ')];
        let (c, length) = match GBK.decode_without_bom_handling_and_without_replacement(&pair) {
            _ if first.is_ascii() => (char::from(*first), 1),
            _ if *first == 0x80 => ('€', 1),
            Some(read) if read.chars().count() == 1 => (read.chars().next().unwrap(), 2),
            _ => ('?', 2),
        };
        out.push(c);
        rest = &rest[length.min(rest.len())..];
    }
    out
}

/// Every paragraph loses the first byte of its blank, and pairs are shifted up to the first ASCII byte.
fn shift(text: &str) -> String {
    let paragraph = |line: &str| {
        let starts = line.starts_with(|c: char| !c.is_ascii());
        if !starts {
            return line.to_owned();
        }
        let bytes = GBK.encode(&format!("　{line}")).0.into_owned();
        GBK.decode_without_bom_handling(&bytes[1..]).0.into_owned()
    };
    text.split('\n').map(paragraph).collect::<Vec<_>>().join("\n")
}

/// Three question marks for each character that is not ASCII.
fn drown(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii() { c.to_string() } else { "???".to_owned() }).collect()
}

fn mark_blanks(text: &str) -> String {
    let marked = |line: &str| {
        let opens = line.starts_with(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) || c == '（');
        if opens { format!("????{line}") } else { line.to_owned() }
    };
    text.split('\n').map(marked).collect::<Vec<_>>().join("\n")
}

type Accident = (&'static str, fn(&str) -> String);

const ACCIDENTS: [Accident; 6] = [
    ("garbled with ?", |text| garble(text, true)),
    ("garbled with U+FFFD", |text| garble(text, false)),
    ("garbled paragraphs", |text| {
        let lines = text.split('\n').enumerate();
        lines
            .map(|(at, line)| if at % 3 == 0 { garble(line, true) } else { line.to_owned() })
            .collect::<Vec<_>>()
            .join("\n")
    }),
    ("shifted by a byte", shift),
    ("three question marks", drown),
    ("question marks for blanks", mark_blanks),
];

#[test]
fn nothing_wrong_without_a_warning() {
    let mut bad = Vec::new();
    for (name, text) in texts() {
        let whole = xxgk::parse_str(&text);
        for (accident, damage) in ACCIDENTS {
            let damaged = damage(&text);
            let report = xxgk::parse_str(&damaged);
            bad.extend(wrong(&whole, &report).into_iter().map(|wrong| format!("{name} {accident}: {wrong}")));
            let (right, all) = right(&whole, &report);
            let said = |code: Code| report.findings().iter().filter(|finding| finding.code == code).count();
            println!(
                "{name} | {accident} | {right}/{all} | {:?} {:?} {:?} | damaged {} repaired {}",
                report.title(),
                report.issuer().name,
                report.year(),
                said(Code::TextDamaged),
                said(Code::TextRepaired)
            );
        }
    }
    assert!(bad.is_empty(), "{} wrong figures without a finding:\n{}", bad.len(), bad.join("\n"));
}

/// Figures of the whole report that the damaged one has too, and all of them.
fn right(whole: &Report, damaged: &Report) -> (usize, usize) {
    let figures =
        || whole.tables().iter().flat_map(|table| table.cells()).filter(|(_, cell)| cell.state == State::Number);
    let same = figures().filter(|(id, cell)| damaged.cell(*id).is_some_and(|other| other.value == cell.value)).count();
    (same, figures().count())
}

/// Figures that the whole report does not have and no warning names.
fn wrong(whole: &Report, damaged: &Report) -> Vec<String> {
    let doubts = damaged.findings().iter().filter(|finding| finding.severity() > Severity::Info);
    let doubted: Vec<_> = doubts.flat_map(|finding| &finding.cells).filter(|cell| cell.row().is_some()).collect();
    let cells = damaged.tables().iter().flat_map(|table| table.cells());
    let mut bad: Vec<String> = cells
        .filter(|(_, cell)| cell.value.is_some())
        .filter(|(id, cell)| whole.cell(*id).and_then(|cell| cell.value) != cell.value)
        .filter(|(id, _)| !doubted.iter().any(|named| named.covers(*id)))
        .map(|(id, cell)| format!("{id} is {:?}", cell.value))
        .collect();
    let year = damaged.year();
    if year.is_some() && year != whole.year() {
        bad.push(format!("the year is {year:?}"));
    }
    bad
}
