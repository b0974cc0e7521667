//! Where the columns of a table are: in which order its labels stand, and where the figures of a full row begin.

use super::record::{Record, Rows};
use crate::form::{Row, TableId};
use std::collections::BTreeSet;

/// Where the first figure of the rows that have all their figures stands.
#[derive(Debug, Default)]
pub(super) struct Starts {
    /// Columns of the grid.
    absolute: BTreeSet<usize>,
    /// Cells after the label.
    relative: BTreeSet<usize>,
}

impl Starts {
    /// Learnt from the rows that have just as many figures as cells, side by side.
    pub fn learn(rows: &Rows<'_>) -> Starts {
        let mut starts = Starts::default();
        for record in &rows.records {
            let Some(column) = record.column else { continue };
            let filled: Vec<usize> = positions(record);
            let (Some(&first), Some(&last)) = (filled.first(), filled.last()) else { continue };
            let full = super::place::sizes(rows.table, record.key).iter().any(|&size| size > 1 && filled.len() == size);
            if full && last - first + 1 == filled.len() {
                starts.absolute.insert(column + first);
                starts.relative.insert(first);
            }
        }
        starts
    }

    /// Where the figures of a row with blank cells may begin, as places among its cells: where full rows all begin in
    /// one column of the grid, or all as far behind their label, there; otherwise wherever one of them does.
    pub fn of(&self, record: &Record<'_>) -> BTreeSet<usize> {
        let Some(column) = record.column else { return BTreeSet::new() };
        let absolute = || self.absolute.iter().filter_map(|start| start.checked_sub(column));
        match (self.absolute.len(), self.relative.len()) {
            (1, _) => absolute().collect(),
            (_, 1) => self.relative.clone(),
            _ => absolute().chain(self.relative.iter().copied()).collect(),
        }
    }
}

/// The places of the figures and placeholders among the cells of a row.
pub(super) fn positions(record: &Record<'_>) -> Vec<usize> {
    record.cells.iter().enumerate().filter(|(_, piece)| piece.fills()).map(|(at, _)| at).collect()
}

/// For each printed figure of a row, in order, the place of its column in the form: the order of the form, unless the
/// heading of the table names all columns in another.
pub(super) fn order(rows: &Rows<'_>, row: &Row) -> Vec<usize> {
    let form: Vec<usize> = (0..row.columns.len()).collect();
    if rows.table != TableId::Requests {
        return form;
    }
    let place = |key: &str| row.columns.iter().position(|column| column.key == key);
    let mut printed: Vec<usize> = Vec::new();
    let exact = |words: &str| !crate::label::find(words).is_empty();
    for at in rows.columns.iter().filter(|(_, words)| exact(words)).filter_map(|(key, _)| place(key)) {
        if !printed.contains(&at) {
            printed.push(at);
        }
    }
    let (Some(total), true) = (place("total"), printed.len() == form.len()) else { return form };
    // 总计 spans both lines of the heading, so it is read before the five kinds of organisation, though it stands last.
    let leads = printed.first() == Some(&total);
    printed.retain(|&at| at != total);
    printed.insert(if leads { 0 } else { printed.len() }, total);
    printed
}
