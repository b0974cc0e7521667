//! Labels of which every character is lost: what is left of them, a number and a length, tells rows in the order of the form.

use super::evidence::evidence;
use super::record::{Record, Rows, Told};
use crate::form::{FormId, Row, TableForm, TableId, table};

/// Fewer labels tell nothing.
const FEWEST: usize = 10;

/// Names the rows whose labels are lost, where most of them have the lengths that the labels of a form have.
pub(super) fn name(rows: &mut Rows<'_>) {
    if rows.table != TableId::Requests || rows.records.iter().any(|record| record.key.is_some()) {
        return;
    }
    let shapes: Vec<(usize, Shape)> =
        rows.records.iter().enumerate().filter_map(|(at, record)| Some((at, Shape::of(record)?))).collect();
    if shapes.len() < FEWEST {
        return;
    }
    let forms = [FormId::Y2021, FormId::Y2019].map(|form| table(form, rows.table));
    let pairs = forms.map(|form| pairs_of_copies(&shapes, form)).into_iter().max_by_key(Vec::len).unwrap_or_default();
    if pairs.len() * 4 < shapes.len() * 3 {
        return;
    }
    // Rows of one shape may have changed places.
    let alone = |at: usize| shapes.iter().any(|(of, shape)| *of == at && shape.is_of_one());
    for &(at, key) in &pairs {
        let told = if alone(at) { Told::Label } else { Told::Place };
        (rows.records[at].key, rows.records[at].told) = (Some(key), told);
    }
    if evidence(rows).is_some_and(|evidence| !evidence.is_credible()) {
        pairs.iter().for_each(|&(at, _)| rows.records[at].key = None);
    }
}

/// What is left of a label.
#[derive(Debug, Clone, Copy)]
struct Shape {
    /// The number before it, 0 where none is.
    number: usize,
    /// How many characters are lost.
    lost: usize,
}

impl Shape {
    /// `None` for a row that has a label with letters left, or none.
    fn of(record: &Record<'_>) -> Option<Shape> {
        let label = record.label;
        let lost = label.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        let bare = lost > 1 && !label.contains(char::is_alphabetic) && record.cells.len() > 1;
        bare.then(|| Shape { number: number(label.trim_start()), lost })
    }

    /// True where one row alone of the newer form may have left it; the older has no other.
    fn is_of_one(self) -> bool {
        table(FormId::Y2021, TableId::Requests).rows.iter().filter(|row| self.fits(row)).count() == 1
    }

    /// True where the label of a row may have left it: marks are lost or not, as they were of full width or of half.
    fn fits(self, row: &Row) -> bool {
        let letters = row.label.chars().filter(|c| c.is_alphabetic()).count();
        let all = row.label.chars().filter(|c| !c.is_ascii()).count() + 1;
        (self.number == 0 || self.number == number(row.label)) && (letters..=all).contains(&self.lost)
    }
}

/// The records with the rows that they are, in a table that may stand there twice.
fn pairs_of_copies(shapes: &[(usize, Shape)], form: &TableForm) -> Vec<(usize, &'static str)> {
    if shapes.len() < 2 * FEWEST || shapes.len() <= form.rows.len() {
        return pairs(shapes, form);
    }
    let backward: Vec<usize> = longest(shapes.iter().rev(), form.rows.iter().rev()).into_iter().rev().collect();
    let forward = longest(shapes.iter(), form.rows.iter());
    let end = (0..=shapes.len()).max_by_key(|&at| forward[at] + backward[at]).unwrap_or(shapes.len());
    let (first, second) = shapes.split_at(end);
    [pairs(first, form), pairs(second, form)].concat()
}

/// How many pairs there are among so many of the first records and all rows, from none on.
fn longest<'s>(
    shapes: impl Iterator<Item = &'s (usize, Shape)>,
    rows: impl Iterator<Item = &'s Row> + Clone,
) -> Vec<usize> {
    let mut before = vec![0; rows.clone().count() + 1];
    let mut all = vec![0];
    for (_, shape) in shapes {
        let mut diagonal = 0;
        for (at, row) in rows.clone().enumerate() {
            let pair = if shape.fits(row) { diagonal + 1 } else { 0 };
            diagonal = before[at + 1];
            before[at + 1] = pair.max(before[at]).max(diagonal);
        }
        all.extend(before.last());
    }
    all
}

/// The number that a label begins with, 0 where it has none.
fn number(label: &str) -> usize {
    label.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// The records with the rows that they are, in the order of both; those alone that every longest pairing has.
fn pairs(shapes: &[(usize, Shape)], form: &TableForm) -> Vec<(usize, &'static str)> {
    let (many, rows) = (shapes.len(), form.rows.len());
    // How many pairs there are from a record and a row on.
    let mut behind = vec![vec![0usize; rows + 1]; many + 1];
    for at in (0..many).rev() {
        for row in (0..rows).rev() {
            let pair = if shapes[at].1.fits(&form.rows[row]) { behind[at + 1][row + 1] + 1 } else { 0 };
            behind[at][row] = pair.max(behind[at + 1][row]).max(behind[at][row + 1]);
        }
    }
    let (mut early, mut late) = (Vec::new(), Vec::new());
    for (found, skips_row) in [(&mut early, false), (&mut late, true)] {
        let (mut at, mut row) = (0, 0);
        while at < many && row < rows && behind[at][row] > 0 {
            let pair = shapes[at].1.fits(&form.rows[row]) && behind[at + 1][row + 1] + 1 == behind[at][row];
            let (no_row, no_record) = (behind[at][row + 1] == behind[at][row], behind[at + 1][row] == behind[at][row]);
            if pair && !(skips_row && (no_row || no_record)) {
                found.push((shapes[at].0, form.rows[row].key));
                (at, row) = (at + 1, row + 1);
            } else if no_row {
                row += 1;
            } else {
                at += 1;
            }
        }
    }
    early.retain(|pair| late.contains(pair));
    early
}
