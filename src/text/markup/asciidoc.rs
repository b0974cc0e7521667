//! Tables of AsciiDoc: `|=== … 3+|二、上年结转 |0 |0 … |===`, a row a line, where a cell may run over several.

use super::{Table, lines, trimmed};
use std::ops::Range;

/// What begins and ends a table.
const FENCE: &str = "|===";

pub(super) fn tables(source: &str) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut open: Option<Range<usize>> = None;
    // what is said of a table stands in the line before it
    let mut before = None;
    for (start, line) in lines(source) {
        if line.trim_end() == FENCE {
            match open.take() {
                None => open = Some(before.unwrap_or(start)..start + line.len()),
                Some(head) => tables.push(table(source, head.start, head.end..start, start + line.len())),
            }
        }
        before = (line.starts_with('[') && line.trim_end().ends_with(']')).then_some(start);
    }
    tables
}

fn table(source: &str, start: usize, inner: Range<usize>, end: usize) -> Table {
    let text = &source[inner.clone()];
    let bars: Vec<(usize, usize)> = memchr::memchr_iter(b'|', text.as_bytes())
        .filter_map(|at| Some((inner.start + bar(&text[..at])?, inner.start + at + 1)))
        .collect();
    // where rows run over several lines, blank ones stand between them
    let apart = text.matches("\n\n").chain(text.matches("\n\r\n")).nth(3).is_some();
    let ends = bars.iter().skip(1).map(|(next, _)| *next).chain([inner.end]);
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    for ((mark, cell), end) in bars.iter().zip(ends) {
        let before = source[..*mark].trim_end_matches([' ', '\t']);
        let opens_line = before.ends_with('\n') && (!apart || before.ends_with("\n\n") || before.ends_with("\n\r\n"));
        if opens_line || rows.is_empty() {
            rows.push(Vec::new());
        }
        rows.last_mut().into_iter().for_each(|row| row.push(trimmed(source, *cell..end)));
    }
    Table { bytes: start..end, rows }
}

/// Where the sign of a cell begins whose bar a text stands before: `.22+^|`; `None` for a bar that is printed.
fn bar(before: &str) -> Option<usize> {
    let is_sign = |c: char| c.is_ascii_digit() || ".+*<^>".contains(c);
    let styled = before.strip_suffix(|c: char| "adehlmsv".contains(c)).unwrap_or(before);
    let bare = styled.trim_end_matches(is_sign);
    let bare = if bare.is_empty() || bare.ends_with(char::is_whitespace) { bare } else { before };
    (!bare.ends_with('\\')).then_some(bare.len())
}

#[cfg(test)]
mod tests {
    use super::super::undo;

    #[test]
    fn rows_between_fences() {
        let rows = "4+^|第二十条 +\n第（一）项\n\n|规章 | + | |{plus}3\n".repeat(3);
        let text = format!("前\n\n[cols=\"25%,75%\",]\n|===\n{rows}|行政许可 3+|17\n|===\n后\n");
        let want = format!("前\n\n{}行政许可\t17\n后\n", "第二十条   第（一）项\n规章\t\t\t+3\n".repeat(3));
        assert_eq!(undo(&text).pop().map(|repair| repair.text), Some(want));
    }
}
