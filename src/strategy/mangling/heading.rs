//! The headings of columns are gone.

use super::grid::headings;
use super::{Harm, Mangling};

pub(super) const LOST: Mangling = Mangling::of_draft("heading rows lost", Harm::Cells, |draft, dice| {
    let lost = dice.below(3);
    for table in draft.tables().filter(|table| table.table as usize == lost) {
        table.rows.drain(..headings(table));
    }
});
