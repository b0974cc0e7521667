//! Tables of ConTeXt: `\startxrow⏎\startxcell[nc=3] 行政许可 \stopxcell⏎…\stopxrow`.

use super::{Table, trimmed};
use std::ops::Range;

const OPEN: &str = "\\startxcell";
const CLOSE: &str = "\\stopxcell";
const ROW: &str = "\\startxrow";
const END: &str = "\\stopxtable";

pub(super) fn tables(source: &str) -> Vec<Table> {
    let bytes = source.as_bytes();
    let mut rows: Vec<Vec<Range<usize>>> = vec![Vec::new()];
    let (mut tables, mut first): (Vec<Table>, Option<usize>) = (Vec::new(), None);
    let mut done = 0;
    for at in memchr::memchr_iter(b'\\', bytes).filter(|at| bytes.get(at + 1) == Some(&b's')) {
        let rest = &source[at..];
        if at < done {
            continue;
        }
        if rest.starts_with(OPEN) {
            let Some(length) = memchr::memmem::find(rest.as_bytes(), CLOSE.as_bytes()) else { break };
            let inside = &rest[OPEN.len()..length];
            let width = inside.starts_with('[').then(|| inside.find(']')).flatten().map_or(0, |end| end + 1);
            let cell = trimmed(source, at + OPEN.len() + width..at + length);
            rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            done = at + length + CLOSE.len();
        } else if rest.starts_with(ROW) {
            first.get_or_insert(at);
            rows.push(Vec::new());
        } else if rest.starts_with(END) {
            let all = std::mem::replace(&mut rows, vec![Vec::new()]);
            let rows = all.into_iter().filter(|row| !row.is_empty()).collect();
            tables.extend(first.take().map(|start| Table { bytes: start..at + END.len(), rows }));
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::super::undo;

    #[test]
    fn rows_between_commands() {
        let row = "\\startxrow\n\\startxcell[nc=3] 行政许可 \\stopxcell\n\\startxcell \\stopxcell\n\\startxcell 12\n\\stopxcell\n\\stopxrow\n";
        let text = format!("前\n\\startxtable\n{}\\stopxtable\n后\n", row.repeat(4));
        let want = format!("前\n\\startxtable\n{}后\n", "行政许可\t\t12\n".repeat(4));
        assert_eq!(undo(&text).pop().map(|repair| repair.text), Some(want));
        assert!(undo(&"\\startxcell ".repeat(30)).is_empty());
    }
}
