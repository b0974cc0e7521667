//! A page that lost something gives no wrong figure: what is read is what the whole page prints, or a warning names the
//! cell or its row.

use crate::support::fixtures;
use xxgk::{Report, Severity};

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
