//! A page that lost something gives no wrong figure: what is read is what the whole page prints, or a warning names the
//! cell or its row.

use crate::support::fixtures;
use xxgk::{Report, Severity, State};

#[test]
fn a_page_that_ends_too_early() {
    nothing_wrong(|lines, at| lines[..at].concat());
}

#[test]
fn a_page_that_lost_its_beginning() {
    nothing_wrong(|lines, at| lines[at..].concat());
}

#[test]
fn a_page_that_lost_a_line() {
    nothing_wrong(|lines, at| [&lines[..at], &lines[at + 1..]].concat().concat());
}

#[test]
fn a_row_that_lost_a_cell() {
    nothing_wrong(|lines, at| {
        let line = without_a_cell(lines[at], at);
        [&lines[..at], &[line.as_slice()], &lines[at + 1..]].concat().concat()
    });
}

/// Table 3 with a cell for each that merged cells cover, so that a blank one stands before the figures of some rows.
const TABLE: &str = "\
||\t||\t||\t自然人\t法人或其他组织\t||\t||\t||\t||\t总计
||\t||\t||\t||\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t||
一、本年新收政府信息公开申请数量\t||\t||\t3\t0\t238\t0\t0\t0\t241
二、上年结转政府信息公开申请数量\t||\t||\t0\t0\t0\t0\t0\t0\t0
三、本年度办理结果\t（一）予以公开\t||\t3\t0\t0\t0\t0\t0\t3
||\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t||\t0\t0\t238\t0\t0\t0\t238
||\t（三）不予公开\t1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0
||\t||\t2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t0\t0
||\t||\t3.危及“三安全一稳定”\t0\t0\t0\t0\t0\t0\t0
||\t（七）总计\t||\t3\t0\t238\t0\t0\t0\t241
四、结转下年度继续办理\t||\t||\t0\t0\t0\t0\t0\t0\t0
";

#[test]
fn a_table_that_lost_a_column() {
    let report = |lost: usize| {
        let kept = |line: &str| {
            let cells = line.split('\t').enumerate().filter(|(at, _)| *at != lost);
            cells.map(|(_, cell)| cell.replace("||", "")).collect::<Vec<_>>().join("\t")
        };
        let rows: Vec<String> = TABLE.lines().map(kept).collect();
        xxgk::parse_str(&format!("三、收到和处理政府信息公开申请情况\n\n{}\n", rows.join("\n")))
    };
    let whole = report(usize::MAX);
    assert_eq!(whole.cell("requests.granted.natural_person".parse().unwrap()).unwrap().value.unwrap().to_string(), "3");
    for lost in 3..10 {
        let damaged = report(lost);
        let bad = wrong(&whole, &damaged);
        assert!(bad.is_empty(), "column {lost}: {bad:?}");
        let granted = damaged.tables()[1].cells().filter(|(address, _)| address.row() == Some("granted"));
        assert!(granted.into_iter().all(|(_, cell)| cell.state == State::Missing), "column {lost}");
    }
}

/// A row of bars or tabs without one of its cells, another one in each line; other lines as they are.
fn without_a_cell(line: &[u8], at: usize) -> Vec<u8> {
    let cells: Vec<&[u8]> = line.split_inclusive(|byte| b"\t|".contains(byte)).collect();
    if cells.len() < 4 {
        return line.to_vec();
    }
    // neither what stands before the first separator nor the end of the line
    let lost = 1 + at * 5 % (cells.len() - 2);
    [&cells[..lost], &cells[lost + 1..]].concat().concat()
}

/// Damages every fixture at every line.
fn nothing_wrong(damage: impl Fn(&[&[u8]], usize) -> Vec<u8>) {
    let mut bad = Vec::new();
    for fixture in fixtures() {
        let whole = xxgk::parse_bytes(&fixture.bytes);
        let lines: Vec<&[u8]> = fixture.bytes.split_inclusive(|&byte| byte == b'\n').collect();
        for at in 0..lines.len() {
            let damaged = xxgk::parse_bytes(&damage(&lines, at));
            let printed = String::from_utf8_lossy(lines[at]);
            bad.extend(wrong(&whole, &damaged).into_iter().map(|wrong| {
                format!(
                    "{} line {} {:?}: {wrong}",
                    fixture.name,
                    at + 1,
                    printed.trim_end().chars().take(40).collect::<String>()
                )
            }));
        }
    }
    assert!(bad.is_empty(), "{} wrong figures without a finding:\n{}", bad.len(), bad.join("\n"));
}

fn wrong(whole: &Report, damaged: &Report) -> Vec<String> {
    let doubts = damaged.findings().iter().filter(|finding| finding.severity() > Severity::Info);
    let doubted: Vec<_> = doubts.flat_map(|finding| &finding.cells).filter(|cell| cell.row().is_some()).collect();
    let mut bad = Vec::new();
    for (address, cell) in damaged.tables().iter().flat_map(|table| table.cells()) {
        let Some(value) = cell.value else { continue };
        let was = whole.cell(address).and_then(|cell| cell.value);
        if was != Some(value) && !doubted.iter().any(|named| named.covers(address)) {
            bad.push(format!(
                "{address} is {value}, printed {}",
                was.map_or("nothing".to_owned(), |was| was.to_string())
            ));
        }
    }
    bad
}
