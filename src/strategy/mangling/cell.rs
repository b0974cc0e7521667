//! Cells that are gone, and cells too many.

use super::grid::figures;
use super::{Harm, Mangling};
use crate::strategy::{Dice, Draft, Printed, PrintedCell};

/// One cell of one row is gone; those behind it move up.
pub(super) const LOST: Mangling = Mangling::of_draft("cell lost in a row", Harm::Cells, |draft, dice| {
    in_a_row(draft, dice, |table, at, dice| {
        let row = &mut table.rows[at];
        let Some(first) = figures(row) else { return };
        row.remove(first + dice.below(row.len() - first));
    });
});

/// One row has a cell that no form has: a nought, or the neighbour's figure again. The grid gets a column more.
pub(super) const SURPLUS: Mangling = Mangling::of_draft("surplus cell in a row", Harm::Cells, |draft, dice| {
    in_a_row(draft, dice, |table, at, dice| {
        let row = &mut table.rows[at];
        let Some(first) = figures(row) else { return };
        let at = first + dice.below(row.len() - first);
        let mut surplus = PrintedCell { columns: 1, ..row[at].clone() };
        if dice.once_in(2) {
            surplus.text = "0".to_owned();
        }
        row.insert(at, surplus);
        table.columns += 1;
    });
});

/// Blank cells are gone without a trace.
pub(super) const COLLAPSED: Mangling = Mangling::of_draft("blank cells collapsed", Harm::Cells, |draft, _| {
    for row in draft.tables().flat_map(|table| &mut table.rows) {
        row.retain(|cell| !cell.text.is_empty() || cell.rows > 1);
    }
});

/// Changes a table in a row with several figures.
fn in_a_row(draft: &mut Draft, dice: &mut Dice, change: impl Fn(&mut Printed, usize, &mut Dice)) {
    let several = |table: &Printed, at: &usize| {
        let row = &table.rows[*at];
        figures(row).is_some_and(|first| row.len() - first > 1)
    };
    let mut rows = Vec::new();
    for (nth, table) in draft.tables().enumerate() {
        rows.extend((0..table.rows.len()).filter(|at| several(table, at)).map(|at| (nth, at)));
    }
    let Some((nth, at)) = dice.pick(&rows) else { return };
    draft.tables().skip(nth).take(1).for_each(|table| change(table, at, dice));
}
