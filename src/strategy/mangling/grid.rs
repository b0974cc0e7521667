//! Rows of printed tables, taken apart and put together.

use crate::strategy::{Dice, Draft, Piece, Printed, PrintedCell};

/// A cell that belongs to no statutory cell.
pub(super) fn cell(text: &str, columns: usize) -> PrintedCell {
    PrintedCell { text: text.to_owned(), columns, rows: 1, place: None }
}

/// Where the statutory cells of a row begin; `None` in a row without any.
pub(super) fn figures(row: &[PrintedCell]) -> Option<usize> {
    row.iter().position(|cell| cell.place.is_some())
}

/// Where the label of a row with figures stands; `None` where it has none, as in table 4.
pub(super) fn label(row: &[PrintedCell]) -> Option<usize> {
    figures(row)?.checked_sub(1)
}

/// The rows that have a label and figures.
pub(super) fn labelled(table: &Printed) -> Vec<usize> {
    (0..table.rows.len()).filter(|&at| label(&table.rows[at]).is_some()).collect()
}

/// How many rows of headings a table begins with.
pub(super) fn headings(table: &Printed) -> usize {
    table.rows.iter().position(|row| figures(row).is_some()).unwrap_or(table.rows.len())
}

/// One of the tables, or parts of tables, that hold a row with label and figures.
pub(super) fn any_table<'d>(draft: &'d mut Draft, dice: &mut Dice) -> Option<&'d mut Printed> {
    let mut tables: Vec<&mut Printed> = draft.tables().filter(|table| !labelled(table).is_empty()).collect();
    let chosen = dice.below(tables.len());
    if tables.is_empty() { None } else { Some(tables.swap_remove(chosen)) }
}

/// Divides a table before a row that is no heading. Cells that go over the cut end there; blank ones stand for them below.
pub(super) fn divide(mut table: Printed, before: usize) -> (Printed, Printed) {
    let mut below = Printed { rows: table.rows.split_off(before), ..table.clone() };
    let mut cut = Vec::new();
    for (at, row) in table.rows.iter_mut().enumerate() {
        for cell in row.iter_mut().filter(|cell| at + cell.rows > before) {
            let rows = at + cell.rows - before;
            cell.rows -= rows;
            cut.push(PrintedCell { text: String::new(), rows, ..cell.clone() });
        }
    }
    if let Some(first) = below.rows.first_mut() {
        first.splice(0..0, cut);
    }
    (table, below)
}

/// Cuts every table between two rows, once in so many chances, and puts something between.
pub(super) fn interleave(
    draft: &mut Draft,
    dice: &mut Dice,
    times: usize,
    between: impl Fn(&mut Dice, &Printed, &mut Printed) -> Option<String>,
) {
    for section in &mut draft.sections {
        let mut pieces = Vec::new();
        for piece in section.drain(..) {
            match piece {
                Piece::Table(table) => pieces.extend(cut(table, dice, times, &between)),
                Piece::Line(_) => pieces.push(piece),
            }
        }
        *section = pieces;
    }
}

fn cut(
    table: Printed,
    dice: &mut Dice,
    times: usize,
    between: impl Fn(&mut Dice, &Printed, &mut Printed) -> Option<String>,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let cuts: Vec<usize> = (headings(&table) + 1..table.rows.len()).filter(|_| dice.once_in(times)).collect();
    // Rows of the whole that the rest no longer has, less those that it has got.
    let mut gone = 0;
    let mut rest = table;
    for before in cuts {
        let (above, mut below) = divide(rest, before - gone);
        let height = below.rows.len();
        let line = between(dice, &above, &mut below);
        gone = before.saturating_sub(below.rows.len() - height);
        pieces.push(Piece::Table(above));
        pieces.extend(line.map(Piece::Line));
        rest = below;
    }
    pieces.push(Piece::Table(rest));
    pieces
}
