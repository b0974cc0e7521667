//! The rows of a table that were told by little, one by one.

use super::{Doubts, Judge, misfits};
use crate::align::part::Part;
use crate::align::record::Told;
use crate::form::{TableForm, TableId};
use crate::model::{Cell, State};

/// True for a row that was chosen among readings, or told by something else than its own label.
pub(super) fn is_doubtful(part: &Part<'_>, doubts: &Doubts<'_, '_>, cells: &[Cell]) -> bool {
    is_open(part, cells) || part.guessed || part.told != Told::Label || doubts.order.doubtful
}

fn is_open(part: &Part<'_>, cells: &[Cell]) -> bool {
    part.open || part.worded || part.lone || misfits(part, cells)
}

/// The figures of doubtful rows whose place is neither plain nor proven.
pub(super) fn unproven(form: &TableForm, doubts: &Doubts<'_, '_>, judge: &Judge<'_>) -> Vec<usize> {
    let doubtful = |part: &&Part<'_>| is_doubtful(part, doubts, judge.cells);
    if !doubts.parts.iter().any(|part| doubtful(&part)) {
        return Vec::new();
    }
    let rows = Rows::of(form, doubts, judge);
    doubts.parts.iter().filter(doubtful).flat_map(|part| rows.unproven(part)).collect()
}

/// What all rows together say of each.
struct Rows<'r, 'd, 't, 'c> {
    form: &'r TableForm,
    doubts: &'r Doubts<'d, 't>,
    judge: &'r Judge<'c>,
    /// Sums anchor more than one row.
    anchored: bool,
    complete: bool,
    /// A label stands before no row.
    unlabelled: bool,
    /// Where a row of figures has no label before it, the labels of others in lines of their own may be those of their neighbours.
    shifted: bool,
    /// Rows change places with their labels.
    in_order: bool,
    /// Some rows have no name.
    several: bool,
    /// Some cells hold no figure, and may have moved others.
    blanks: bool,
}

impl<'r, 'd, 't, 'c> Rows<'r, 'd, 't, 'c> {
    fn of(form: &'r TableForm, doubts: &'r Doubts<'d, 't>, judge: &'r Judge<'c>) -> Self {
        let told = |how: Told| doubts.parts.iter().any(|part| part.told == how);
        let anchors = || doubts.parts.iter().filter(|part| judge.anchors(part)).count();
        Rows {
            form,
            doubts,
            judge,
            anchored: form.table != TableId::Requests || anchors() != 1,
            complete: judge.cells.iter().all(|cell| cell.state != State::Missing),
            unlabelled: !told(Told::Label),
            shifted: told(Told::Place) && told(Told::Pieces),
            in_order: doubts.parts.is_sorted_by_key(|part| part.first),
            several: doubts.parts.iter().filter(|part| part.unnamed).nth(1).is_some(),
            blanks: !doubts.exact && judge.cells.iter().any(|cell| cell.state != State::Number),
        }
    }

    /// The figures of a row that are neither plain nor proven.
    fn unproven(&self, part: &Part<'_>) -> Vec<usize> {
        let (doubts, judge) = (self.doubts, self.judge);
        let row = judge.row(part);
        // The sum of a row says nothing of which row it is.
        let proves_none =
            part.told != Told::Label || part.guessed || (part.shared && self.form.table == TableId::Requests);
        let own = if proves_none && part.address.row().is_some() { row.clone() } else { 0..0 };
        let plain = self.is_plain(part);
        let exchangeable = self.is_exchangeable(part);
        // Columns may stand in another order, and rows may have changed places within a sum.
        let disordered = doubts.order.doubtful && judge.differ(&row);
        let is_unproven = |at: &usize| {
            let moved = disordered || exchangeable && self.counts(at - part.first);
            let adrift = part.open && !part.shared && !self.anchored;
            // No sum tells a 0 from a blank cell, nor where one of them stands.
            let is_nought = judge.evidence(*at) == Some(0);
            let adrift = adrift || self.blanks && is_nought && part.open && !part.shared;
            // Where blank cells leave nothing, a row that is told by its place may be another's end and beginning.
            let adrift = adrift || doubts.signs.hollow && self.is_apart(part);
            moved || adrift || !plain && !judge.confirms(*at, &own)
        };
        row.clone().filter(|&at| judge.cells[at].state == State::Number).filter(is_unproven).collect()
    }

    /// True for a row behind its own label, or in a table of rows without labels, all of them there and in order.
    fn is_plain(&self, part: &Part<'_>) -> bool {
        let (form, cells) = (self.form, self.judge.cells);
        let kept = !self.doubts.signs.strayed && form.identities.is_empty() && self.complete && self.unlabelled;
        // 增5 in a column of counts is of another row.
        let ordered = self.in_order && kept && cells.iter().all(|cell| cell.state != State::Text);
        !is_open(part, cells) && !part.guessed && (part.told == Told::Label || ordered)
    }

    fn is_apart(&self, part: &Part<'_>) -> bool {
        part.told != Told::Label && (self.shifted || part.told == Told::Place)
    }

    /// True for a row that may be one of others like it.
    fn is_exchangeable(&self, part: &Part<'_>) -> bool {
        let unnamed = part.unnamed && self.several;
        let among_others = self.doubts.anonymous || self.shifted || !self.in_order || unnamed;
        among_others && self.is_apart(part) && !self.form.identities.is_empty()
    }

    /// True where rows apart from their labels hold more than noughts in a column: a 0 that stands in the place of another row's
    /// figure is wrong too, and so is one for a placeholder.
    fn counts(&self, column: usize) -> bool {
        let placed = self.doubts.parts.iter().filter(|part| self.is_apart(part) && part.size() > column);
        let is_nought = |at: usize| self.judge.cells[at].state == State::Number && self.judge.evidence(at) == Some(0);
        placed.map(|part| part.first + column).any(|at| !is_nought(at))
    }
}
