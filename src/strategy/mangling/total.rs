//! The column of totals stands before the others.

use super::grid::figures;
use super::{Harm, Mangling};
use crate::form::TableId;
use crate::strategy::PrintedCell;

/// In table 3, with its heading: like that of the first column it goes over two rows.
pub(super) const FIRST: Mangling = Mangling::of_draft("total column first", Harm::Order, |draft, _| {
    for row in draft.parts(TableId::Requests).flat_map(|table| &mut table.rows) {
        let tall = |cell: &PrintedCell| figures(row).is_none() && (cell.columns, cell.rows) == (1, 2);
        let from = figures(row).or_else(|| row.iter().position(tall));
        let to = if figures(row).is_some() { row.len().checked_sub(1) } else { row.iter().rposition(tall) };
        if let Some((from, to)) = from.zip(to) {
            row[from..=to].rotate_right(1);
        }
    }
});
