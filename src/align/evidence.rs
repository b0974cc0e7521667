//! What the identities say of rows as they are named: how many hold, how many are broken.

use super::record::{Record, Rows, positions};
use super::resolve::holds;
use super::sequence::forms;
use super::value;
use crate::code::Code;
use crate::form::TableForm;
use crate::layout::{Token, is_padded};

/// As many identities may be broken by a filer's mistake in one cell of table 3.
const MOST_BROKEN: usize = 3;

/// How many identities hold and how many are broken among plain rows; `None` for a table without identities, or
/// whose figures are cut.
pub(super) fn evidence(rows: &Rows<'_>) -> Option<Evidence> {
    let form = forms(rows).into_iter().next()?;
    // Where blanks cut figures, as many pieces as cells are not those cells.
    let padded = |record: &Record<'_>| record.cells.iter().any(|piece| is_padded(piece.text));
    if form.identities.is_empty() || rows.records.iter().any(padded) {
        return None;
    }
    let plain = tally(rows, form, false);
    if plain.is_credible() {
        return Some(plain);
    }
    let turned = tally(rows, form, true);
    Some(if turned.is_credible() { turned } else { plain })
}

/// Counts with the figures as they stand, or with the total at the front of each row.
fn tally(rows: &Rows<'_>, form: &TableForm, total_first: bool) -> Evidence {
    let mut figures: Vec<Option<i64>> = vec![None; form.len()];
    for record in &rows.records {
        let Some(row) = record.key.and_then(|key| form.row(key)) else { continue };
        let mut filled = positions(record);
        let first = form.offset(row);
        if filled.len() == form.rows[row].columns.len() {
            if total_first {
                filled.rotate_left(1);
            }
            for (slot, at) in figures[first..].iter_mut().zip(filled) {
                let piece = record.cells[at];
                *slot = if piece.token == Token::Figure { value::evidence(piece) } else { Some(0) };
            }
        }
    }
    let counts = figures.iter().flatten().filter(|figure| **figure != 0).count();
    let mut evidence = Evidence { held: 0, across: 0, broken: 0, counts };
    for instance in form.instances() {
        let cells = instance.left.iter().chain(&instance.right);
        match holds(instance, |cell| figures[cell]) {
            Some(true) if cells.clone().any(|&cell| figures[cell] != Some(0)) => {
                evidence.held += 1;
                evidence.across += usize::from(instance.code != Code::IdentityRowSum);
            }
            Some(true) => {}
            Some(false) => evidence.broken += 1,
            None => {}
        }
    }
    evidence
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// Identities that hold and bind a figure other than 0.
    pub held: usize,
    /// Those among them that bind several rows: the sum of a row says nothing of which row it is.
    pub across: usize,
    /// Identities that do not hold.
    pub broken: usize,
    /// Figures other than 0.
    counts: usize,
}

impl Evidence {
    /// A filer's mistake breaks a few and leaves most, or is all that is not 0; figures in wrong places break most.
    pub fn is_credible(self) -> bool {
        let few = self.held >= 3 * self.broken || self.counts < self.broken;
        self.broken == 0 || self.broken <= MOST_BROKEN && few
    }

    /// The same of figures whose place all labels tell: two mistakes of a filer, and still more that comes out than does not.
    pub fn is_bearable(self) -> bool {
        self.is_credible() || self.broken <= 2 * MOST_BROKEN && self.held > self.broken
    }
}
