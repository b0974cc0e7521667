//! A row that strayed into another table.

use super::grid::{label, labelled};
use super::{Harm, Mangling};
use crate::form::TableId;

/// A row of table 2 stands at the end of table 3.
pub(super) const ROW: Mangling = Mangling::of_draft("row strayed into another table", Harm::Cells, |draft, dice| {
    let Some(from) = draft.parts(TableId::Proactive).find(|table| !labelled(table).is_empty()) else { return };
    let Some(at) = dice.pick(&labelled(from)) else { return };
    let mut row = from.rows.remove(at);
    if let Some(label) = label(&row) {
        row[label].columns = 3;
    }
    if let Some(to) = draft.parts(TableId::Requests).last() {
        to.rows.push(row);
    }
});
