//! Rows as a program prints its lists: `['规章', '0', None, '3']`, `["规章", "0", null, "3"]`, a list a row.

use super::Table;
use crate::text::NOTHING;
use std::ops::Range;

/// Fewer values are no row.
const CELLS: usize = 2;

/// The longest value, in bytes.
const LONGEST: usize = 400;

pub(super) fn tables(source: &str) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut done = 0;
    for at in memchr::memchr_iter(b'[', source.as_bytes()) {
        if at >= done
            && let Some((cells, end)) = list(source, at + 1)
        {
            done = end;
            let end = end + usize::from(source[end..].starts_with(','));
            tables.push(Table { bytes: at..end, rows: vec![cells] });
        }
    }
    tables
}

/// The values of the list that begins at a place, and where it ends; `None` where something else stands there.
fn list(source: &str, from: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let mut cells = Vec::new();
    let mut at = from;
    loop {
        let (cell, end) = value(source, gap(source, at))?;
        cells.push(cell);
        at = gap(source, end);
        match source.as_bytes().get(at)? {
            b',' => at += 1,
            b']' => return (cells.len() >= CELLS).then_some((cells, at + 1)),
            _ => return None,
        }
    }
}

/// Where blanks end that begin at a place.
fn gap(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start().len()
}

/// The value that begins at a place, and where it ends.
fn value(source: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let rest = source.get(at..)?;
    let quote = rest.bytes().next()?;
    if matches!(quote, b'\'' | b'"') {
        let mut ends = memchr::memchr_iter(quote, &rest.as_bytes()[1..]).take_while(|length| *length < LONGEST);
        let length = ends.find(|length| !rest[..=*length].ends_with('\\'))?;
        return Some((at + 1..at + 1 + length, at + length + 2));
    }
    if let Some(nothing) = NOTHING.into_iter().chain(["undefined"]).find(|nothing| rest.starts_with(nothing)) {
        return Some((at..at, at + nothing.len()));
    }
    let length = rest.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')).count();
    (length > 0).then_some((at..at + length, at + length))
}

#[cfg(test)]
mod tests {
    use super::super::undo;

    #[test]
    fn lists_of_programs() {
        let text = "前\n['规章', '0', None, '3']\n[\"行政许可\", \"\", null, 17]\n".repeat(3)
            + "[[\"a\", \"b\"], [\"c\", \"d\"]]\n";
        let want = "前\n规章\t0\t\t3\n行政许可\t\t\t17\n".repeat(3) + "[a\tb\n c\td\n]\n";
        assert_eq!(undo(&text).pop().map(|repair| repair.text), Some(want));
        assert!(undo("〔2019〕 [1, 2] [\"a\", \"b\" [\"").is_empty());
    }
}
