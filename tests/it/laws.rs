//! What holds of every report (`src/strategy/law.rs`), tried on the fixtures, on fixtures damaged by chance, on nonsense.

use crate::support::{Fixture, fixtures, json, sample};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::OnceLock;
use xxgk::strategy::law::unsound;
use xxgk::{Address, Report, TABLES};

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

/// A table that is read straight elsewhere may have lost a blank cell here.
#[test]
fn a_blank_line_that_is_lost_between_two_cells() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/reports/linhe-street-2022.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let cut = text.replacen("6.属于四类过程性信息\n\n0\n\n", "6.属于四类过程性信息\n\n0\n", 1);
    assert_ne!(cut, text);
    obeys(cut.as_bytes());
}

/// A heading of two columns below one of three, as where a line is doubled, speaks for no other order, however the table is read.
#[test]
fn a_heading_that_stands_again_below_a_wider_one() {
    let text = String::from_utf8(sample("huaxi-banner-2020-traditional")).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let heading = |width: usize| {
        let columns = |line: &str| line.starts_with("信息內容 | 上一年") && line.contains("處理決定") == (width == 3);
        lines.iter().position(|line| columns(line)).expect("a heading")
    };
    let (wide, narrow) = (heading(3), heading(2));
    let mut doubled = lines.clone();
    doubled.insert(wide + 1, lines[narrow]);
    obeys(doubled.concat().as_bytes());
    // One that names the columns the other way round does.
    let turned =
        text.replacen("上一年項目數(shù)量 | 本年增/減 | 處理決定數(shù)量", "本年增/減 | 上一年項目數(shù)量 | ", 1);
    assert_ne!(turned, text);
    obeys(turned.as_bytes());
    let report = xxgk::parse_str(&turned);
    let cell: Address = "proactive.licensing.prior_items".parse().unwrap();
    assert!(report.findings().iter().any(|finding| finding.cells.iter().any(|named| named.covers(cell))));
}

/// Few cases, as a debug build is slow; `PROPTEST_CASES=5000` asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { default } else { ProptestConfig { cases: 64, ..default } }
}

/// Everything that holds of a report.
fn obeys(bytes: &[u8]) {
    let broken = unsound(bytes);
    assert!(broken.is_empty(), "{broken:#?}");
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
