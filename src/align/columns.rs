//! Where the columns of a table are: in which order its labels stand, and where the figures of a full row begin.

use super::record::{Record, Rows};
use crate::form::{self, Column, FormId, Row, TableId};
use std::collections::BTreeSet;

/// Where the figures of a row begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    /// In this column of the grid.
    Column(usize),
    /// So many cells behind the label.
    Behind(usize),
}

impl Rule {
    /// The place among the cells of a row.
    fn place(self, column: usize) -> Option<usize> {
        match self {
            Rule::Column(start) => start.checked_sub(column),
            Rule::Behind(start) => Some(start),
        }
    }

    /// True where all figures of a row stand within the row's cells by this rule.
    fn agrees(self, record: &Record<'_>, size: usize) -> bool {
        let Some(start) = record.column.and_then(|column| self.place(column)) else { return false };
        let filled = positions(record);
        let within = |at: &usize| start <= *at && *at < start + size;
        filled.len() > size || filled.iter().all(within)
    }
}

/// The rules that the rows of a table follow, learnt from those that have all their figures side by side.
#[derive(Debug, Default)]
pub(super) struct Starts(BTreeSet<Rule>);

impl Starts {
    /// Learns the rules. Where the heading stands over its columns, it tells; else one rule holds for a whole table, so
    /// those that a row contradicts are dropped, unless all are contradicted.
    pub fn learn(rows: &Rows<'_>) -> Starts {
        let mut rules = BTreeSet::new();
        for record in &rows.records {
            let Some(column) = record.column else { continue };
            let filled = positions(record);
            let (Some(&first), Some(&last)) = (filled.first(), filled.last()) else { continue };
            let full = sizes(rows, record).iter().any(|&size| size > 1 && filled.len() == size);
            if full && last - first + 1 == filled.len() {
                rules.extend([Rule::Column(column + first), Rule::Behind(first)]);
            }
        }
        let bounded = || rows.records.iter().filter(|record| record.column.is_some() && record.key.is_some());
        let agrees =
            |rule: &Rule| bounded().all(|record| sizes(rows, record).iter().any(|&size| rule.agrees(record, size)));
        if let Some(rule) = heading(rows).filter(agrees) {
            return Starts(BTreeSet::from([rule]));
        }
        let holding: BTreeSet<Rule> = rules.iter().copied().filter(agrees).collect();
        Starts(if holding.is_empty() { rules } else { holding })
    }

    /// Where the figures of a row with blank cells may begin, as places among its cells.
    pub fn of(&self, record: &Record<'_>) -> BTreeSet<usize> {
        let Some(column) = record.column else { return BTreeSet::new() };
        self.0.iter().filter_map(|rule| rule.place(column)).collect()
    }
}

fn sizes(rows: &Rows<'_>, record: &Record<'_>) -> Vec<usize> {
    super::place::sizes(rows.table, record.key)
}

/// The rule that the heading of table 3 tells: its columns stand side by side in the grid, above their figures; or
/// 总计 stands next to 法人或其他组织, so merged cells take one place, and the figures follow their label at once.
fn heading(rows: &Rows<'_>) -> Option<Rule> {
    let columns = form::table(FormId::Y2021, TableId::Requests).rows.first()?.columns;
    if rows.table != TableId::Requests {
        return None;
    }
    let at = |key: &str| rows.columns.iter().find(|head| head.key == key)?.column;
    let (first, last) = (at(columns.first()?.key)?, at(columns.last()?.key)?);
    let in_place = |(place, column): (usize, &Column)| at(column.key) == Some(first + place);
    if columns.iter().enumerate().all(in_place) {
        Some(Rule::Column(first))
    } else {
        (last == first + 2).then_some(Rule::Behind(0))
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
    for at in rows.columns.iter().filter(|head| exact(head.words)).filter_map(|head| place(head.key)) {
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
