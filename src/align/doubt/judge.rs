//! What the identities say of the cells of a table.

use super::Doubts;
use super::hints::row_of;
use crate::align::part::Part;
use crate::align::resolve::{Evidence, holds};
use crate::code::Code;
use crate::form::{Instance, TableForm, TableId};
use crate::model::{Cell, State, Value};
use std::collections::BTreeSet;
use std::ops::Range;

/// What the identities say of the cells.
pub(super) struct Judge<'c> {
    pub cells: &'c [Cell],
    /// The cells of each identity that speaks, and whether it holds; else it is broken, and the check says so.
    pub spoken: Vec<(Vec<usize>, bool)>,
}

impl<'c> Judge<'c> {
    pub fn new(form: &TableForm, cells: &'c [Cell]) -> Judge<'c> {
        let mut judge = Judge { cells, spoken: Vec::new() };
        let speaks = |instance: &Instance| {
            let all = [&instance.left[..], &instance.right].concat();
            let holds = holds(instance, |cell| judge.evidence(cell))?;
            let told = holds || all.iter().all(|&cell| cells[cell].state == State::Number);
            told.then_some((all, holds))
        };
        judge.spoken = form.instances().iter().filter_map(speaks).collect();
        judge
    }

    /// The cells of a part.
    pub fn row(&self, part: &Part<'_>) -> Range<usize> {
        let row = part.row();
        row.start..row.end.min(self.cells.len())
    }

    /// True where an identity that binds cells beyond a row speaks of a cell.
    pub fn confirms(&self, at: usize, row: &Range<usize>) -> bool {
        self.spoken.iter().any(|(bound, _)| binds(bound, at, row))
    }

    /// The figures of sums within a row or block that do not come out with its blank cells as 0: cells may have moved.
    /// The check does not speak of them.
    pub fn exceeded(&self, form: &TableForm) -> Vec<usize> {
        let mut exceeded = Vec::new();
        let is_number = |cell: &&usize| self.cells[**cell].state == State::Number;
        let within = |instance: &&Instance| matches!(instance.code, Code::IdentityRowSum | Code::IdentityRemedySum);
        for instance in form.instances().iter().filter(within) {
            let [total] = instance.right[..] else { continue };
            let printed: Vec<usize> = instance.left.iter().filter(is_number).copied().collect();
            let some = !printed.is_empty() && printed.len() < instance.left.len() && is_number(&&total);
            if some && holds(instance, |cell| self.evidence(cell)) == Some(false) {
                exceeded.extend(printed);
                exceeded.push(total);
            }
        }
        exceeded
    }

    /// The noughts of rows with a figure for each cell, where many lack some, and the other figures of such a row that no sum over
    /// rows confirms: a cell of the row may be blank, and a 0 too many.
    pub fn hollow(&self, doubts: &Doubts<'_, '_>) -> Vec<usize> {
        let mut hollow = Vec::new();
        for part in doubts.parts.iter().filter(|part| doubts.signs.hollow && !part.open && part.size() > 1) {
            let row = self.row(part);
            let state = |at: usize| self.cells[at].state;
            let full = row.clone().all(|at| matches!(state(at), State::Number | State::NotApplicable));
            let is_nought = |at: usize| state(at) == State::Number && self.evidence(at) == Some(0);
            if full && row.clone().any(is_nought) {
                let doubtful =
                    |at: &usize| state(*at) == State::Number && (is_nought(*at) || !self.confirms(*at, &row));
                hollow.extend(row.clone().filter(doubtful));
            }
        }
        hollow
    }

    /// The cells of rows of table 3 without anything in them that no sum over rows bears out.
    pub fn emptied(&self, form: &TableForm) -> Vec<usize> {
        let is_blank = |at: &usize| self.cells[*at].state == State::Blank;
        let rows = (0..form.rows.len()).map(|row| row_of(form, form.offset(row)));
        let blank = rows.filter(|row| form.table == TableId::Requests && row.clone().all(|at| is_blank(&at)));
        // nothing but blank cells adds up to nothing
        let printed = |bound: &[usize]| bound.iter().any(|&at| self.cells[at].state == State::Number);
        let bears = |bound: &[usize], at: usize, row: &Range<usize>| binds(bound, at, row) && printed(bound);
        let borne_out =
            |at: usize, row: &Range<usize>| self.spoken.iter().any(|(bound, holds)| *holds && bears(bound, at, row));
        blank.flat_map(|row| row.clone().filter(move |&at| !borne_out(at, &row)).collect::<Vec<_>>()).collect()
    }

    /// True for one row of all blocks that begins or ends with a blank cell, or has one while the sum of a block does not come out: the blank
    /// cell may stand for another that is lost.
    pub fn may_have_moved(&self, part: &Part<'_>, form: &TableForm) -> bool {
        let row = self.row(part);
        let is_blank = |at: usize| self.cells[at].state == State::Blank;
        let end = |at: Option<usize>| at.is_some_and(is_blank);
        end(row.clone().next()) || end(row.clone().last()) || row.clone().any(is_blank) && self.breaks(form)
    }

    /// The figures of blocks of table 4 that no sum of anything but noughts proves.
    pub fn unproven_blocks(&self, form: &TableForm) -> Vec<usize> {
        let proves = |instance: &&Instance| {
            let counts = instance.right.iter().any(|&at| self.evidence(at) != Some(0));
            counts && holds(instance, |cell| self.evidence(cell)) == Some(true)
        };
        let blocks = form.instances().iter().filter(|instance| !proves(instance));
        let cells = blocks.flat_map(|instance| instance.left.iter().chain(&instance.right)).copied();
        cells.filter(|&at| self.cells[at].state == State::Number).collect()
    }

    /// True where a sum does not come out, blank cells being 0.
    pub fn breaks(&self, form: &TableForm) -> bool {
        form.instances().iter().any(|instance| holds(instance, |cell| self.evidence(cell)) == Some(false))
    }

    /// True for a figure other than 0 with a sum over several rows that holds.
    pub fn proves(&self, at: usize, row: &Range<usize>) -> bool {
        self.evidence(at) != Some(0) && self.spoken.iter().any(|(bound, holds)| *holds && binds(bound, at, row))
    }

    /// The figures of columns whose sums do not come out with their blank cells as 0, and of rows with blank cells that one of them
    /// stands in: the row may have lost a cell, or have one too many. The check does not speak of such sums.
    pub fn moved(&self, form: &TableForm) -> BTreeSet<usize> {
        let mut moved = BTreeSet::new();
        let over_rows = |code: Code| matches!(code, Code::IdentityFlow | Code::IdentityOutcomeSum);
        for instance in form.instances().iter().filter(|instance| over_rows(instance.code)) {
            let operands = || instance.left.iter().chain(&instance.right);
            let is_blank = |at: usize| matches!(self.cells[at].state, State::Blank | State::NotApplicable);
            if !operands().any(|&at| is_blank(at)) || holds(instance, |at| self.evidence(at)) != Some(false) {
                continue;
            }
            moved.extend(operands().copied().filter(|&at| self.cells[at].state == State::Number));
            for &at in operands().filter(|&&at| self.evidence(at) != Some(0)) {
                let row = row_of(form, at);
                let ends_blank = row.clone().next_back().is_some_and(is_blank);
                if ends_blank || row.clone().any(|at| self.cells[at].state == State::Blank) {
                    moved.extend(row.filter(|&at| self.cells[at].state == State::Number));
                }
            }
        }
        moved
    }

    /// True for a row that stands one figure to a cell, not all 0: the blank cells of others are told from its columns.
    pub fn anchors(&self, part: &Part<'_>) -> bool {
        let row = self.row(part);
        let full = self.cells[row.clone()].iter().all(|cell| cell.state == State::Number);
        !part.open && full && row.clone().any(|at| self.evidence(at) != Some(0))
    }

    /// True where the cells of a row do not all hold the same.
    pub fn differ(&self, row: &Range<usize>) -> bool {
        let held = |at: usize| self.cells.get(at).map(|cell| (cell.state, cell.value.as_ref()));
        row.clone().skip(1).any(|at| held(at) != held(row.start))
    }

    pub fn evidence(&self, at: usize) -> Evidence {
        let cell = self.cells.get(at)?;
        match (cell.state, cell.value) {
            (State::Blank | State::NotApplicable, _) => Some(0),
            (State::Number, Some(Value::Count(count))) => i64::try_from(count).ok(),
            _ => None,
        }
    }
}

/// True where an identity has a cell among its own, and others beyond a row.
fn binds(bound: &[usize], at: usize, row: &Range<usize>) -> bool {
    bound.contains(&at) && bound.iter().any(|cell| !row.contains(cell))
}
