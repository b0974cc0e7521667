//! Accidents of encodings, done forward to every sample: what is read is right or a warning names it, and spans cut the damaged
//! source.

use crate::support::{Fixture, fixtures};
use encoding_rs::GBK;
use xxgk::{Code, Report, Severity, State, TableId};

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
            bad.extend(
                least(accident)
                    .filter(|share| !reads(&whole, &report, *share))
                    .map(|share| format!("{name} {accident}: fewer than {share} of a hundred figures are read")),
            );
            bad.extend(torn(&damaged, &report).map(|raw| format!("{name} {accident}: {raw:?} is cut for a figure")));
        }
    }
    assert!(bad.is_empty(), "{} wrong figures without a finding:\n{}", bad.len(), bad.join("\n"));
}

/// So many of a hundred figures survive an accident in any layout; `None` where labels are gone.
fn least(accident: &str) -> impl Iterator<Item = usize> {
    let share = match accident {
        "question marks for blanks" => Some(100),
        "three question marks" => None,
        "garbled with U+FFFD" | "shifted by a byte" | "garbled paragraphs" => Some(85),
        _ => Some(60),
    };
    share.into_iter()
}

/// True where the damaged report has that share of the figures of the whole one.
fn reads(whole: &Report, damaged: &Report, share: usize) -> bool {
    let cells = || whole.tables().iter().flat_map(|table| table.cells());
    let figures = || cells().filter(|(_, cell)| cell.state == State::Number);
    let same = figures().filter(|(id, cell)| damaged.cell(*id).is_some_and(|other| other.value == cell.value)).count();
    same * 100 >= figures().count() * share
}

/// What is cut from the damaged source for a figure and holds no digit of it (锛 is what garbled full-width digits begin with).
fn torn<'r>(source: &'r str, report: &'r Report) -> impl Iterator<Item = Option<&'r str>> {
    let cells = report.tables().iter().flat_map(|table| table.cells());
    let raw =
        cells.filter(|(_, cell)| cell.value.is_some()).map(|(_, cell)| cell.span.and_then(|span| span.slice(source)));
    raw.filter(|raw| !raw.is_some_and(|raw| raw.contains(|c: char| c.is_numeric() || "oO零持无未锛".contains(c))))
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

#[test]
fn a_garbled_report_says_so_once_and_is_read() {
    let (_, text) = texts().into_iter().find(|(name, _)| name.starts_with("donghu")).unwrap();
    let report = xxgk::parse_str(&garble(&text, true));
    assert_eq!(report.title(), xxgk::parse_str(&text).title());
    assert_eq!(report.findings().iter().filter(|finding| finding.code == Code::TextRepaired).count(), 1);
    assert!(report.findings().iter().filter(|finding| finding.code == Code::TextDamaged).count() <= 13);
}

#[test]
fn a_figure_behind_a_loss_is_no_number() {
    // 请 has lost its last byte, which took a tab along, or a digit
    let row = |label: &str| format!("{label}\t12\t0\t0\t0\t0\t0\t12\n");
    let text =
        ["1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请"].map(row).concat();
    let report = xxgk::parse_str(&garble(&format!("三、收到和处理政府信息公开申请情况\n{text}"), true));
    let table = report.table(TableId::Requests);
    let damaged = |id: &str| report.cell(id.parse().unwrap()).map(|cell| (cell.state, cell.value.is_some()));
    assert!(table.is_found());
    assert_eq!(damaged("requests.declined.petition.natural_person"), Some((State::Text, false)));
    assert_eq!(damaged("requests.declined.petition.total"), Some((State::Number, true)));
    assert_eq!(damaged("requests.declined.repeated.natural_person"), Some((State::Number, true)));
    let said = report.findings().iter().filter(|finding| finding.code == Code::CellUnreadable);
    assert!(
        said.flat_map(|finding| &finding.cells)
            .any(|cell| cell.to_string() == "requests.declined.petition.natural_person")
    );
}
