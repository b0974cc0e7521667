//! A table that page breaks cut into several.

use super::grid::{headings, interleave};
use super::{Harm, Mangling};
use crate::form::TableId;

pub(super) const CUT: Mangling = Mangling::of_draft("table cut by pages", Harm::None, |draft, dice| {
    interleave(draft, dice, 8, |_, _, _| Some(String::new()));
});

/// Each page begins with the headings of the columns. In table 2 they hold for one block only and are not repeated.
pub(super) const REPEATED: Mangling = Mangling::of_draft("headings on each page", Harm::None, |draft, dice| {
    interleave(draft, dice, 8, |_, above, below| {
        if above.table == TableId::Requests {
            below.rows.splice(0..0, above.rows[..headings(above)].iter().cloned());
        }
        Some(String::new())
    });
});
