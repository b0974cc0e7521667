//! The column of totals stands before the others.

use super::grid::figures;
use super::{Harm, Mangling};
use crate::form::{self, FormId, TableId};

/// In table 3, with its heading.
pub(super) const FIRST: Mangling = Mangling::of_draft("total column first", Harm::Order, |draft, _| {
    let columns = form::table(FormId::Y2021, TableId::Requests).rows[0].columns;
    let (first, total) = (columns[0].label, columns[columns.len() - 1].label);
    for row in draft.parts(TableId::Requests).flat_map(|table| &mut table.rows) {
        let heading = |label: &str| row.iter().position(|cell| cell.text == label);
        let from = figures(row).map(|from| (from, row.len() - 1)).or_else(|| heading(first).zip(heading(total)));
        if let Some((from, to)) = from {
            row[from..=to].rotate_right(1);
        }
    }
});
