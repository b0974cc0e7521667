//! Table 2 in sentences, where no rows of it stand: each line names a row, a column of it, and a figure.

use super::block::Block;
use super::evidence::LONGEST_ROW;
use crate::form::TableId;
use crate::label;
use crate::layout::{Token, all_lines, classify, sentences};

/// As many rows are no chance.
const FEW: usize = 3;

/// As many lines may stand between two rows.
const MOST_BETWEEN: usize = 4;

/// The lines that tell table 2; `None` where there are few.
pub(super) fn block(text: &str) -> Option<Block<'_>> {
    let mut run: Option<(&str, &str, usize)> = None;
    let mut between = 0;
    for line in all_lines(text).filter(|line| !line.is_empty()) {
        between += 1;
        if !is_row(line) {
            continue;
        }
        run = match run {
            Some((first, _, rows)) if between <= MOST_BETWEEN + 1 => Some((first, line, rows + 1)),
            Some(run) if run.2 >= FEW => return None,
            _ => Some((line, line, 1)),
        };
        between = 0;
    }
    let (first, last, _) = run.filter(|(_, _, rows)| *rows >= FEW)?;
    Some(Block { table: TableId::Proactive, text: crate::layout::slice(text, first, last), plain: None })
}

/// True for a line that begins with the label of a row, that of a column behind it, and a figure.
fn is_row(line: &str) -> bool {
    let filled = || line.bytes().any(|byte| byte.is_ascii_digit()) || sentences::has_placeholder(line);
    if line.len() > LONGEST_ROW || line.contains(['|', '\t']) || !filled() {
        return false;
    }
    let cells = sentences::cells(line);
    let words: Vec<_> =
        cells.iter().take_while(|cell| classify(cell) == Token::Word).flat_map(|words| label::each(words)).collect();
    let [(_, row), (_, column)] = words[..] else { return false };
    let table = TableId::Proactive;
    let figure = cells.iter().any(|cell| classify(cell) != Token::Word);
    figure && label::row_of(table, row).is_some() && label::column_of(table, column).is_some()
}
