//! What holds of every report, whatever was read: of the fixtures, of fixtures damaged by chance, of nonsense.

use crate::support::{Fixture, fixtures, json};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use std::sync::OnceLock;
use xxgk::{Address, Cell, Report, Span, State, TABLES};

#[test]
fn fixtures_obey_the_laws() {
    for fixture in fixtures() {
        println!("{}", fixture.name);
        obeys(&fixture.bytes);
    }
}

#[test]
fn a_string_reads_like_its_bytes() {
    for fixture in fixtures() {
        let Ok(text) = std::str::from_utf8(&fixture.bytes) else { continue };
        assert_eq!(xxgk::parse_str(text), xxgk::parse_bytes(text.as_bytes()), "{}", fixture.name);
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_change_no_figure() {
    for fixture in fixtures() {
        let Ok(text) = std::str::from_utf8(&fixture.bytes) else { continue };
        let figures = |text: &str| json(&xxgk::parse_str(text))["tables"].clone();
        let unix = text.replace("\r\n", "\n");
        let plain = figures(&unix);
        assert_eq!(figures(&unix.replace('\n', "\r\n")), plain, "{} with CR LF", fixture.name);
        assert_eq!(figures(&format!("\u{FEFF}{unix}")), plain, "{} with a mark", fixture.name);
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(unix.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(json(&xxgk::parse_bytes(&utf16))["tables"], plain, "{} in UTF-16", fixture.name);
    }
}

#[test]
fn types_can_be_sent_and_shared() {
    fn check<T: Send + Sync + Clone + 'static>() {}
    check::<Report>();
    check::<xxgk::Options>();
    check::<xxgk::Finding>();
    check::<xxgk::Table>();
    fn error<T: Send + Sync + std::error::Error + 'static>() {}
    error::<xxgk::Error>();
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_report_that_is_cut_off((bytes, at) in (fixture(), any::<Index>())) {
        obeys(&bytes[..at.index(bytes.len())]);
    }

    #[test]
    fn a_report_without_its_beginning((bytes, at) in (fixture(), any::<Index>())) {
        obeys(&bytes[at.index(bytes.len())..]);
    }

    #[test]
    fn bytes_that_flipped((mut bytes, flips) in (fixture(), prop::collection::vec((any::<Index>(), any::<u8>()), 1..40))) {
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        obeys(&bytes);
    }

    #[test]
    fn lines_that_are_lost_doubled_or_swapped(
        (bytes, edits) in (fixture(), prop::collection::vec((0..3_u8, any::<Index>(), any::<Index>()), 1..12))
    ) {
        let mut lines: Vec<&[u8]> = bytes.split_inclusive(|&byte| byte == b'\n').collect();
        for (edit, a, b) in edits {
            let (a, b) = (a.index(lines.len()), b.index(lines.len()));
            match edit {
                0 if lines.len() > 1 => drop(lines.remove(a)),
                1 => lines.insert(a, lines[b]),
                _ => lines.swap(a, b),
            }
        }
        obeys(&lines.concat());
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        obeys(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,800}") {
        obeys(text.as_bytes());
    }

    #[test]
    fn word_salad(words in prop::collection::vec(word(), 0..400)) {
        obeys(words.concat().as_bytes());
    }
}

/// Few cases, as a debug build is slow; `PROPTEST_CASES=5000` asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { default } else { ProptestConfig { cases: 64, ..default } }
}

/// Everything that holds of a report.
fn obeys(bytes: &[u8]) {
    let report = xxgk::parse_bytes(bytes);
    let text = report.source_text();
    for table in report.tables() {
        table.cells().for_each(|(address, cell)| cell_is_sound(&report, address, cell));
        table.span().into_iter().for_each(|span| inside(text, span, "a table"));
        if !table.is_found() {
            assert!(table.cells().all(|(_, cell)| cell.state == State::Missing), "a table that is gone has cells");
        }
    }
    no_figure_stands_twice(&report);
    for finding in report.findings() {
        finding.span.into_iter().for_each(|span| inside(text, span, &finding.to_string()));
        for address in &finding.cells {
            assert!(exists(&report, *address), "{finding} names {address}, which the form does not have");
        }
    }
    for statement in report.statements() {
        inside(text, statement.span, "a statement");
    }
    json_is_faithful(&report);
    assert!(report == xxgk::parse_bytes(bytes), "read again, the report is another one");
}

fn cell_is_sound(report: &Report, address: Address, cell: &Cell) {
    let number = cell.state == State::Number;
    assert_eq!(number, cell.value.is_some(), "{address}: {cell:?}");
    assert_eq!(number, cell.placement.is_some(), "{address}: {cell:?}");
    assert_eq!(number, cell.origin.is_some(), "{address}: {cell:?}");
    assert!(cell.state != State::Missing || cell.span.is_none(), "{address}: {cell:?}");
    assert!(
        !number && cell.state != State::Text || cell.span.is_some_and(|span| !span.is_empty()),
        "{address}: {cell:?}"
    );
    cell.span.into_iter().for_each(|span| inside(report.source_text(), span, &address.to_string()));
}

/// A figure that is printed once is in one cell at most.
fn no_figure_stands_twice(report: &Report) {
    let numbers =
        report.tables().iter().flat_map(|table| table.cells()).filter(|(_, cell)| cell.state == State::Number);
    let mut spans: Vec<(Span, Address)> = numbers.filter_map(|(address, cell)| Some((cell.span?, address))).collect();
    spans.sort();
    for pair in spans.windows(2) {
        assert!(pair[0].0.end <= pair[1].0.start, "one figure in two cells: {pair:?}");
    }
}

fn inside(text: &str, span: Span, what: &str) {
    assert!(span.start <= span.end && span.slice(text).is_some(), "{what}: {span:?} is no place of the source");
}

/// True of a table, and of a row or cell that the form of this report's table has.
fn exists(report: &Report, address: Address) -> bool {
    let form = report.table(address.table_id()).form();
    address.row().is_none_or(|key| {
        let row = form.rows.iter().find(|row| row.key == key);
        row.is_some_and(|row| address.column().is_none_or(|key| row.columns.iter().any(|column| column.key == key)))
    })
}

fn json_is_faithful(report: &Report) {
    let (compact, full) = (report.to_json(false).unwrap(), report.to_json(true).unwrap());
    assert!(full.starts_with(&compact[..compact.len() - 1]), "the full form is the compact one and the cells");
    let value: Value = serde_json::from_str(&full).unwrap();
    for cell in value["cells"].as_array().unwrap() {
        let place = |at: usize| cell["span"][at].as_u64().map(|at| usize::try_from(at).unwrap());
        let slice = place(0).zip(place(1)).map(|(start, end)| &report.source_text()[start..end]);
        assert_eq!(cell["raw"].as_str(), slice, "{cell}");
    }
    let back = Report::from_json(&full).unwrap_or_else(|error| panic!("{error}\n{full}"));
    assert_eq!(without_raw(json(&back)), without_raw(value), "back from JSON with provenance");
    let back = Report::from_json(&compact).unwrap_or_else(|error| panic!("{error}\n{compact}"));
    assert_eq!(back.to_json(false).unwrap(), compact, "back from compact JSON");
}

/// A report that comes back from JSON has no source text, hence no raw (see `Report::from_json`).
fn without_raw(mut value: Value) -> Value {
    for cell in value["cells"].as_array_mut().unwrap() {
        cell["raw"] = Value::Null;
    }
    value
}

fn fixture() -> impl Strategy<Value = Vec<u8>> {
    static FIXTURES: OnceLock<Vec<Fixture>> = OnceLock::new();
    any::<Index>().prop_map(|at| at.get(FIXTURES.get_or_init(fixtures)).bytes.clone())
}

/// A word that means something here, a figure, or what stands between cells.
fn word() -> impl Strategy<Value = String> {
    let rows = TABLES.iter().flat_map(|form| form.rows);
    let mut labels: Vec<&str> = rows.clone().map(|row| row.label).collect();
    labels.extend(rows.clone().filter_map(|row| row.group));
    labels.extend(rows.flat_map(|row| row.columns).map(|column| column.label));
    labels.extend([
        "自然人",
        "法人或其他组织",
        "三、本年度办理结果",
        "第二十条第（一）项",
        "申请人情况",
        "二、主动公开政府信息情况",
    ]);
    labels.extend([
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "政府信息公开工作年度报告",
        "数(shù)據(jù)",
    ]);
    let between = ["\n", "\t", " ", "|", "\n\n", "\r\n", "　", "| ", " |\n", ":", "年"];
    let odd = [
        "/",
        "-",
        "—",
        "无",
        "+3",
        "增7",
        "减2",
        "0",
        "1,234",
        "３",
        "12.5万元",
        "-1",
        "99999999999999999999",
        "image001.png",
        "\0",
    ];
    prop_oneof![
        3 => select(labels).prop_map(str::to_owned),
        4 => select(between.to_vec()).prop_map(str::to_owned),
        2 => (0..3000_u32).prop_map(|n| n.to_string()),
        1 => select(odd.to_vec()).prop_map(str::to_owned),
    ]
}
