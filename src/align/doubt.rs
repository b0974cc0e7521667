//! The last look at a table: a figure whose place rests on little, and that no identity confirms, is said to be unproven.

use super::part::Part;
use super::record::Told;
use super::resolve::{Evidence, holds};
use crate::code::Code;
use crate::finding::Findings;
use crate::form::{Address, Instance, TableForm};
use crate::model::{Cell, State, Value};
use std::ops::Range;

/// Names the figures whose place is neither plain nor proven. Plain is what stands behind its own label, one to a cell;
/// proven is what an identity that binds other rows too confirms.
pub(super) fn report(
    findings: &mut Findings,
    form: &'static TableForm,
    parts: &[Part<'_>],
    order_is_doubtful: bool,
    cells: &[Cell],
) {
    let doubtful = |part: &&Part<'_>| part.open || part.told != Told::Label || order_is_doubtful;
    if !parts.iter().any(|part| doubtful(&part)) {
        return;
    }
    let judge = Judge { instances: form.instances(), cells };
    let complete = cells.iter().all(|cell| cell.state != State::Missing);
    let places: Vec<Address> = form.cells().map(|(row, c)| Address::cell(form.table, row.key, c.key)).collect();
    let mut unproven = Vec::new();
    for part in parts.iter().filter(doubtful) {
        let row = part.first..(part.first + part.size()).min(cells.len());
        let plain = !part.open && (part.told == Told::Label || form.identities.is_empty() && complete);
        for at in row.clone().filter(|&at| cells[at].state == State::Number) {
            let turned = order_is_doubtful && judge.counts(&row);
            if turned || !plain && !judge.confirms(at, &row) {
                unproven.extend(places.get(at));
            }
        }
    }
    if !unproven.is_empty() {
        let message = format!("nothing proves that {} figures of table {} stand in their cells", unproven.len(), form.table);
        findings.push(Code::CellUnproven, message, unproven, None);
    }
}

struct Judge<'c> {
    instances: Vec<Instance>,
    cells: &'c [Cell],
}

impl Judge<'_> {
    /// True where an identity that binds cells of other rows holds for a cell, or is broken: the check says that.
    fn confirms(&self, at: usize, row: &Range<usize>) -> bool {
        let cells = |instance: &&Instance| instance.left.iter().chain(&instance.right).copied().collect::<Vec<_>>();
        let mut across = self.instances.iter().filter(|instance| {
            let cells = cells(instance);
            cells.contains(&at) && (cells.iter().any(|cell| !row.contains(cell)) || row.len() > 7)
        });
        across.any(|instance| match holds(instance, |cell| self.evidence(cell)) {
            Some(true) => true,
            Some(false) => cells(&instance).iter().all(|&cell| self.cells[cell].state == State::Number),
            None => false,
        })
    }

    /// True where some cell of a row holds a figure other than 0.
    fn counts(&self, row: &Range<usize>) -> bool {
        row.clone().any(|at| self.evidence(at) != Some(0))
    }

    fn evidence(&self, at: usize) -> Evidence {
        let cell = self.cells.get(at)?;
        match (cell.state, cell.value) {
            (State::Blank | State::NotApplicable, _) => Some(0),
            (State::Number, Some(Value::Count(count))) => i64::try_from(count).ok(),
            _ => None,
        }
    }
}
