//! Tables of a wiki, a cell a line: `{| … |-⏎| colspan="3"| 二、上年结转⏎| 0⏎| 0 … |}`; or several, `| a || b`.

use super::{Table, lines, trimmed};
use std::ops::Range;

pub(super) fn tables(source: &str) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut open: Option<Table> = None;
    for (start, line) in lines(source) {
        let words = line.trim_start();
        let (at, end) = (start + line.len() - words.len(), start + line.len());
        match (&mut open, words) {
            (None, _) if words.starts_with("{|") => open = Some(Table { bytes: start..end, rows: vec![Vec::new()] }),
            (None, _) => {}
            (Some(table), _) if words.starts_with("|}") => {
                table.bytes.end = end;
                tables.extend(open.take());
            }
            (Some(table), _) => {
                table.bytes.end = end;
                take(source, table, words, at);
            }
        }
    }
    tables.extend(open);
    tables.iter_mut().for_each(|table| table.rows.retain(|row| !row.is_empty()));
    tables
}

/// One line within a table.
fn take(source: &str, table: &mut Table, words: &str, at: usize) {
    let Some(row) = table.rows.last_mut() else { return };
    let end = at + words.len();
    match words.as_bytes() {
        [b'|', b'-', rest @ ..] if rest.iter().all(|byte| *byte == b'-') || has_attributes(words) => {
            table.rows.push(Vec::new());
        }
        [mark @ (b'|' | b'!'), ..] => cells(source, at + 1..end, *mark, row),
        [] => {}
        // a cell goes on in the next line
        _ => row.last_mut().into_iter().for_each(|cell| {
            let start = if cell.start == cell.end { at } else { cell.start };
            *cell = start..at + words.trim_end().len();
        }),
    }
}

/// `|- align="center"`, unlike a placeholder beside a bar.
fn has_attributes(line: &str) -> bool {
    line[2..].contains('=') || line.starts_with("|--")
}

/// The cells of a line behind its first mark.
fn cells(source: &str, line: Range<usize>, mark: u8, row: &mut Vec<Range<usize>>) {
    let between = if mark == b'!' && source[line.clone()].contains("!!") { "!!" } else { "||" };
    let mut at = line.start;
    for piece in source[line].split(between) {
        let attributes = piece.find('|').filter(|end| piece[..*end].contains('=') && !piece[..*end].contains('['));
        let start = at + attributes.map_or(0, |end| end + 1);
        row.push(trimmed(source, start..at + piece.len()));
        at += piece.len() + between.len();
    }
}

#[cfg(test)]
mod tests {
    use super::super::undo;

    #[test]
    fn cells_in_lines_and_side_by_side() {
        let row = "|-\n| rowspan=\"2\"| 结果\n\n维持\n|\n| style=\"a\"| 12\n| -\n";
        let text = format!(
            "前\n{{| class=\"wikitable\"\n! 甲 !! 乙\n{}|- valign=\"top\"\n| 规章 || 1 || || 3\n|}}\n后\n",
            row.repeat(3)
        );
        let want = format!("前\n甲\t乙\n{}规章\t1\t\t3\n后\n", "结果  维持\t\t12\t-\n".repeat(3));
        assert_eq!(undo(&text).pop().map(|repair| repair.text), Some(want));
        assert!(undo("| a | b |\n|---|---|\n| 规章 | 1 |\n").is_empty());
    }
}
