//! A row that no form knows: what an office added for itself.

use super::grid::{cell, labelled};
use super::{Harm, Mangling};
use crate::form::TableId;
use crate::strategy::PrintedCell;

/// In table 2 behind some row, in table 3 at the end.
pub(super) const ROW: Mangling = Mangling::of_draft("extra local row", Harm::Order, |draft, dice| {
    let id = dice.pick(&[TableId::Proactive, TableId::Requests]).unwrap_or(TableId::Proactive);
    let Some(table) = draft.parts(id).last() else { return };
    let Some(like) = labelled(table).last().copied() else { return };
    let (at, label) = match id {
        TableId::Proactive => (dice.pick(&labelled(table)).unwrap_or(like), "村务公开栏更新次数"),
        _ => (like, "五、电话咨询答复数量"),
    };
    let likes = table.rows[at].iter().filter(|cell| cell.place.is_some());
    let figures: Vec<PrintedCell> =
        likes.map(|like| PrintedCell { text: dice.below(60).to_string(), ..like.clone() }).collect();
    let width: usize = figures.iter().map(|cell| cell.columns).sum();
    let label = cell(label, table.columns.saturating_sub(width));
    table.rows.insert(at + 1, [label].into_iter().chain(figures).collect());
});
