//! Labels that lost something.

use super::grid::{any_table, cell, divide, label, labelled};
use super::{Harm, Mangling};
use crate::form::TableId;
use crate::strategy::{Dice, Draft, Piece, Printed};

/// One character of a long label is gone.
pub(super) const DROPPED: Mangling = Mangling::of_draft("dropped character in a label", Harm::Labels, |draft, dice| {
    long_label(draft, dice, |text, at, _| {
        text.remove(at);
    });
});

/// One character of a long label is another.
pub(super) const TYPO: Mangling = Mangling::of_draft("typo in a label", Harm::Labels, |draft, dice| {
    long_label(draft, dice, |text, at, dice| {
        text.remove(at);
        text.insert(at, dice.pick(&['得', '侧', '骑', '兴']).unwrap_or('得'));
    });
});

/// The label of one row is gone, its cell is left.
pub(super) const LOST: Mangling = Mangling::of_draft("label lost", Harm::Cells, |draft, dice| {
    let Some(table) = any_table(draft, dice) else { return };
    let at = dice.pick(&labelled(table)).unwrap_or_default();
    if let Some(cell) = label(&table.rows[at]).and_then(|label| table.rows[at].get_mut(label)) {
        cell.text.clear();
    }
});

/// A page ends inside a label: its rest stands on the next page, before the next row.
pub(super) const CUT: Mangling = Mangling::of_draft("label cut by a page", Harm::Labels, |draft, dice| {
    let Some(section) = draft.sections.get_mut(TableId::Requests as usize) else { return };
    for at in 0..section.len() {
        let Piece::Table(table) = &section[at] else { continue };
        if let Some((above, mark, below)) = cut(table, dice) {
            section.splice(at..=at, [Piece::Table(above), Piece::Line(mark), Piece::Table(below)]);
            return;
        }
    }
});

/// Labels that one wrong character does not make another's have as many characters.
const LONG: usize = 7;

fn long_rows(table: &Printed) -> Vec<usize> {
    let long = |at: &usize| {
        let row = &table.rows[*at];
        label(row).is_some_and(|label| row[label].text.chars().count() >= LONG)
    };
    labelled(table).into_iter().filter(long).collect()
}

/// Changes a long label of a row at the start of a Chinese character behind its number.
fn long_label(draft: &mut Draft, dice: &mut Dice, change: impl Fn(&mut String, usize, &mut Dice)) {
    let Some(table) = any_table(draft, dice) else { return };
    let Some(row) = dice.pick(&long_rows(table)).and_then(|at| table.rows.get_mut(at)) else { return };
    let Some(text) = label(row).map(|label| &mut row[label].text) else { return };
    let starts: Vec<usize> = text.char_indices().filter(|(_, c)| c.len_utf8() == 3).map(|(at, _)| at).skip(3).collect();
    if let Some(at) = dice.pick(&starts) {
        change(text, at, dice);
    }
}

fn cut(table: &Printed, dice: &mut Dice) -> Option<(Printed, String, Printed)> {
    let rows: Vec<usize> = long_rows(table).into_iter().filter(|at| at + 1 < table.rows.len()).collect();
    let at = dice.pick(&rows)?;
    let (mut above, mut below) = divide(table.clone(), at + 1);
    let row = above.rows.get_mut(at)?;
    let label = label(row)?;
    let text = row[label].text.clone();
    let middle = text.char_indices().map(|(at, _)| at).nth(text.chars().count() / 2)?;
    row[label].text = text[..middle].to_owned();
    let width = row[label + 1..].len();
    let mut rest = vec![cell(&text[middle..], table.columns - width)];
    rest.extend((0..width).map(|_| cell("", 1)));
    below.rows.insert(0, rest);
    Some((above, "\n— 5 —\n".to_owned(), below))
}
