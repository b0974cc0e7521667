//! Rows of a layout that keeps all cells, blank ones too, and not where rows end: a row begins at its label.

use super::record::{Piece, row_label, sizes, speaks_of};
use crate::form::TableId;
use crate::label::is_numbered;
use crate::layout::{Grid, Token};

/// The cells of the grid, row by row.
pub(super) fn rows<'t>(grid: &Grid<'t>, table: TableId) -> Vec<Vec<&'t str>> {
    let longest = sizes(table, None).iter().copied().max().unwrap_or(3);
    let mut rows: Vec<Vec<&'t str>> = Vec::new();
    let mut behind_label = 0;
    for (cell, starts) in cells(grid) {
        let word = is_word(cell);
        let label = rows.last().and_then(|row| row.last()).filter(|last| behind_label == 0 && is_word(last));
        // 4.无正当理由大量⏎反复申请: the end of a label may be much like another.
        let ends = word && label.is_some_and(|label| row_label(table, &[*label, cell].concat(), false).is_some());
        // 五、本年度撤回申请数量 behind a label is that of a row that the form does not know, and no cell of the row before.
        let other = || label.is_some() && is_numbered(cell);
        let begins = word && !ends && (starts || behind_label >= longest || speaks_of(table, cell) || other());
        match rows.last_mut() {
            Some(row) if !begins => row.push(cell),
            _ => rows.push(vec![cell]),
        }
        behind_label = if word { 0 } else { behind_label + 1 };
    }
    let behind = |row: &Vec<&str>| row.len() - label_end(row);
    if let Some((last, others)) = rows.split_last_mut() {
        // The end of the row before leaves a blank in front of figures without a label.
        let first = label_end(last);
        let ends =
            (last.get(first).is_some_and(|cell| cell.is_empty()), last.last().is_some_and(|cell| cell.is_empty()));
        if table == TableId::Remedies && last.len() == first + longest + 1 && ends == (true, false) {
            last.remove(first);
        }
        // Blank lines behind the table are no cells of its last row.
        let most = others.iter().map(behind).max().unwrap_or(0).max(longest);
        let filled = last.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        last.truncate(filled.max(first + most));
    }
    rows
}

/// The cells of a grid, and whether a paragraph starts with each; blank ones before its first words are of what is merged over its row.
fn cells<'g, 't>(grid: &'g Grid<'t>) -> impl Iterator<Item = (&'t str, bool)> + 'g {
    let parted = grid.rows.iter().any(|row| row.len() > 1);
    grid.rows.iter().flat_map(move |row| {
        let first = row.iter().position(|cell| !cell.is_empty()).filter(|&at| parted && is_word(row[at]));
        row.iter().enumerate().skip(first.unwrap_or(0)).map(move |(at, cell)| (*cell, first == Some(at)))
    })
}

/// Where the cells behind the last words of a row begin.
fn label_end(row: &[&str]) -> usize {
    row.iter().rposition(|cell| is_word(cell)).map_or(0, |at| at + 1)
}

fn is_word(cell: &str) -> bool {
    Piece::new(cell).token == Token::Word
}
