//! Tables of Typst: `#table(columns: 4, [规章], [0], table.cell(colspan: 2)[0], …)`, a row a line.

use super::{Table, trimmed};
use std::ops::Range;

pub(super) fn tables(source: &str) -> Vec<Table> {
    const OPEN: &str = "table(";
    let mut tables = Vec::new();
    let mut done = 0;
    for at in memchr::memmem::find_iter(source.as_bytes(), OPEN.as_bytes()) {
        if at >= done {
            let table = table(source, at, at + OPEN.len());
            done = table.bytes.end;
            tables.push(table);
        }
    }
    tables.retain(|table| !table.rows.is_empty());
    tables
}

/// The table whose arguments begin at `from`.
fn table(source: &str, start: usize, from: usize) -> Table {
    let bytes = source.as_bytes();
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let (mut at, mut depth, mut new_row) = (from, 1, true);
    while depth > 0 {
        match bytes.get(at) {
            None => break,
            Some(b'(') => depth += 1,
            Some(b')') => depth -= 1,
            Some(b'\n') => new_row = true,
            Some(b'[') => {
                let end = content(bytes, at + 1);
                if new_row {
                    rows.push(Vec::new());
                }
                new_row = false;
                rows.last_mut().into_iter().for_each(|row| row.push(trimmed(source, at + 1..end)));
                at = end;
            }
            Some(_) => {}
        }
        at += 1;
    }
    Table { bytes: start..at.min(source.len()), rows }
}

/// Where the content ends that begins at a place.
fn content(bytes: &[u8], from: usize) -> usize {
    let (mut at, mut depth) = (from, 1);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::super::undo;

    #[test]
    fn contents_in_brackets() {
        let rows = "    [规章\n\n    ], [0], [], [\\+3],\n    table.cell(colspan: 4)[第 \\\n二十条],\n".repeat(3);
        let text = format!("前\n#table(\n    columns: 4,\n    align: (auto,auto),\n{rows}  )]\n后\n");
        let want = format!("前\n#{}\n]\n后\n", "规章\t0\t\t+3\n第   二十条\n".repeat(3).trim_end());
        assert_eq!(undo(&text).pop().map(|repair| repair.text), Some(want));
        assert!(undo("table(").is_empty() && undo(&"table([".repeat(30)).is_empty());
    }
}
