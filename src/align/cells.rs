//! Rows of a layout that keeps all cells, blank ones too, and not where rows end: a row begins at its label.

use super::record::{Piece, sizes, speaks_of};
use crate::form::TableId;
use crate::layout::{Grid, Token};

/// The cells of the grid, row by row.
pub(super) fn rows<'t>(grid: &Grid<'t>, table: TableId) -> Vec<Vec<&'t str>> {
    let longest = sizes(table, None).into_iter().max().unwrap_or(3);
    let mut rows: Vec<Vec<&'t str>> = Vec::new();
    let mut behind_label = 0;
    for cell in grid.rows.iter().flatten() {
        let word = Piece::new(cell).token == Token::Word;
        let begins = word && (behind_label >= longest || speaks_of(table, cell));
        match rows.last_mut() {
            Some(row) if !begins => row.push(cell),
            _ => rows.push(vec![cell]),
        }
        behind_label = if word { 0 } else { behind_label + 1 };
    }
    rows
}
