//! The last look at a table: a figure whose place rests on little, and that no identity confirms, is said to be unproven.

use super::part::Part;
use super::record::Told;
use super::resolve::{Evidence, holds};
use crate::code::Code;
use crate::finding::Findings;
use crate::form::{Address, Instance, TableForm};
use crate::model::{Cell, State, Value};
use std::ops::Range;

/// What of a table is in doubt.
pub(super) struct Doubts<'d, 't> {
    /// Rows, some of them told by little, or read among several ways.
    pub parts: &'d [Part<'t>],
    /// True where the columns may stand in another order.
    pub order: bool,
    /// The places of figures that a blank has got into.
    pub gapped: Vec<usize>,
}

/// Names the figures whose place is neither plain nor proven. Plain is what stands behind its own label, one to a cell;
/// proven is what an identity that binds other rows too confirms.
pub(super) fn report(findings: &mut Findings, form: &'static TableForm, doubts: &Doubts<'_, '_>, cells: &[Cell]) {
    let doubtful = |part: &&Part<'_>| part.open || part.told != Told::Label || doubts.order;
    if doubts.gapped.is_empty() && !doubts.parts.iter().any(|part| doubtful(&part)) {
        return;
    }
    let judge = Judge { instances: form.instances(), cells };
    let complete = cells.iter().all(|cell| cell.state != State::Missing);
    let places: Vec<Address> = form.cells().map(|(row, c)| Address::cell(form.table, row.key, c.key)).collect();
    let mut unproven = Vec::new();
    for part in doubts.parts.iter().filter(doubtful) {
        let row = part.first..(part.first + part.size()).min(cells.len());
        let plain = !part.open && (part.told == Told::Label || form.identities.is_empty() && complete);
        // The sum of a row says nothing of which row it is.
        let own = if part.told == Told::Label || part.address.row().is_none() { 0..0 } else { row.clone() };
        for at in row.clone().filter(|&at| cells[at].state == State::Number) {
            let turned = doubts.order && judge.counts(&row);
            if turned || !plain && !judge.confirms(at, &own) {
                unproven.extend(places.get(at));
            }
        }
    }
    if !unproven.is_empty() {
        let message = format!("nothing proves that {} figures of table {} stand in their cells", unproven.len(), form.table);
        findings.push(Code::CellUnproven, message, unproven, None);
    }
    for &at in doubts.gapped.iter().filter(|&&at| !judge.confirms(at, &(0..0))) {
        if let (Some(&address), Some(Value::Count(count))) = (places.get(at), cells[at].value) {
            let message = format!("{address} is printed with a blank in it, and read as {count}");
            findings.push(Code::ValueSuspect, message, vec![address], cells[at].span);
        }
    }
}

struct Judge<'c> {
    instances: Vec<Instance>,
    cells: &'c [Cell],
}

impl Judge<'_> {
    /// True where an identity that binds cells beyond a row holds for a cell, or is broken: the check says that.
    fn confirms(&self, at: usize, row: &Range<usize>) -> bool {
        let cells = |instance: &&Instance| instance.left.iter().chain(&instance.right).copied().collect::<Vec<_>>();
        let mut across = self.instances.iter().filter(|instance| {
            let cells = cells(instance);
            cells.contains(&at) && cells.iter().any(|cell| !row.contains(cell))
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
