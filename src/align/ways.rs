//! The ways to read a row by itself.

use super::cuts::Gaps;
use super::flaws::is_soft;
use super::group::evidence_of;
use super::place::{self, Placed, Reading};
use super::record::{Piece, Record, positions};
use crate::form::{Kind, TableForm, TableId};
use crate::layout::token::{Token, figure};
use std::collections::HashSet;

/// The ways to read a row.
pub(super) struct Ways<'t> {
    pub pieces: Vec<Piece<'t>>,
    pub readings: Vec<Reading>,
    /// True where the layout leaves a choice.
    pub open: bool,
    /// True where words may stand in the place of a blank cell.
    pub strayed: bool,
    /// True where digits were shared among the cells.
    pub shared: bool,
}

impl<'t> Ways<'t> {
    pub fn of(record: &Record<'t>, placed: Placed) -> Self {
        let (readings, open) = match placed {
            Placed::Direct(reading) => (vec![reading], false),
            Placed::Choice(readings) => (readings, true),
            Placed::Overflow => (Vec::new(), true),
        };
        Ways { pieces: record.cells.clone(), readings, open, strayed: false, shared: false }
    }

    /// The only reading, where there is no choice.
    pub fn plain(&self) -> Option<&Reading> {
        self.readings.first().filter(|_| !self.open)
    }

    pub fn extend(&mut self, readings: Vec<Reading>) {
        self.readings.extend(readings);
        self.open = true;
    }
}

/// Other readings of a row whose total is blank while its last figure is the sum of the others: a cell may be lost, and
/// blank ones at the end have hidden it. `None` for any other row.
pub(super) fn shifted(form: &TableForm, record: &Record<'_>, reading: &Reading) -> Option<Vec<Reading>> {
    let row = &form.rows[form.row(record.key?)?];
    if record.column.is_none() || form.table != TableId::Requests {
        return None;
    }
    let total = reading.last()?.map_or(Token::Blank, |at| record.cells[at].token);
    let filled = positions(record);
    let figures: Vec<i64> = filled.iter().map(|&at| evidence_of(record.cells[at])).collect::<Option<_>>()?;
    let (last, others) = figures.split_last()?;
    let sum: i64 = others.iter().sum();
    let hidden = total == Token::Blank && *last > 0 && sum == *last && filled.len() < row.columns.len();
    hidden.then(|| place::spread(&filled, row.columns.len()))
}

/// Whether the ends of printed figures tell where the figures of a row end; `None` where there is no doubt.
pub(super) fn gaps<'t>(whole: &'t str, record: &Record<'t>, size: usize, loose: bool, plain: bool) -> Option<Gaps> {
    let filled = positions(record);
    let soft = is_soft(whole, record);
    match filled.len() {
        0 => None,
        1 if size > 1 && record.cells.len() == 1 => Some(Gaps::Loose),
        1 => None,
        _ if loose && soft => Some(Gaps::Loose),
        _ if plain => None,
        filled if filled < size && soft => Some(Gaps::Loose),
        filled if filled > size => Some(Gaps::Ends),
        _ => None,
    }
}

pub(super) fn in_form_order(printed: Reading, order: Option<&[usize]>) -> Reading {
    let Some(order) = order else { return printed };
    let mut reading = vec![None; printed.len()];
    for (cell, &place) in printed.into_iter().zip(order) {
        if let Some(slot) = reading.get_mut(place) {
            *slot = cell;
        }
    }
    reading
}

/// The readings that say different things, the first of each.
pub(super) fn distinct(pieces: &[Piece<'_>], readings: impl ExactSizeIterator<Item = Reading>) -> Vec<Reading> {
    if readings.len() == 1 {
        return readings.collect();
    }
    // Pieces that say the same have one number, that of the first.
    let blank = pieces.len();
    let said: Vec<(Token, &str)> = pieces.iter().map(|piece| (piece.token, said(piece))).collect();
    let first: Vec<usize> =
        said.iter()
            .map(|what| {
                if what.0 == Token::Blank {
                    blank
                } else {
                    said.iter().position(|other| other == what).unwrap_or(blank)
                }
            })
            .collect();
    let mut seen = HashSet::new();
    let what = |reading: &Reading| number(reading.iter().map(|cell| cell.map_or(blank, |at| first[at])));
    readings.filter(|reading| what(reading).is_none_or(|what| seen.insert(what))).collect()
}

/// The pieces in the cells of a row as one number of two halves, which is quicker compared than they are; `None` for more than there
/// is room for, which no row has.
fn number(mut cells: impl Iterator<Item = usize>) -> Option<[u128; 2]> {
    const HALF: usize = 8;
    let mut half = || {
        let add = |number: u128, piece: usize| Some(number << 16 | u128::from(u16::try_from(piece).ok()?));
        cells.by_ref().take(HALF).try_fold(0, add)
    };
    let halves = [half()?, half()?];
    cells.next().is_none().then_some(halves)
}

/// Of several readings those that put a figure into each cell of a row of table 2 that its column can hold, and leave out copies alone,
/// if there are any: 减5 is no count.
pub(super) fn held(form: &TableForm, first: usize, pieces: &[Piece<'_>], mut readings: Vec<Reading>) -> Vec<Reading> {
    if form.table != TableId::Proactive || readings.len() < 2 {
        return readings;
    }
    let kinds: Vec<Kind> = form.cells().skip(first).map(|(_, column)| column.kind).collect();
    let is_held = |at: Option<usize>, kind: Kind| {
        let piece = at.map(|at| pieces[at]).filter(|piece| piece.token == Token::Figure);
        piece.and_then(|piece| figure(piece.text)).is_some_and(|figure| figure.value(kind).is_some())
    };
    let says = |reading: &Reading, text: &str| reading.iter().flatten().any(|&at| pieces[at].text == text);
    let figures = || pieces.iter().filter(|piece| piece.fills());
    let fits = |reading: &Reading| {
        reading.iter().zip(&kinds).all(|(at, kind)| is_held(*at, *kind))
            && figures().all(|piece| piece.text.split_ascii_whitespace().all(|part| says(reading, part)))
    };
    if readings.iter().any(fits) {
        readings.retain(fits);
    }
    readings
}

/// What tells two cells of a sort apart.
fn said<'t>(piece: &Piece<'t>) -> &'t str {
    match piece.token {
        Token::Figure | Token::Word => piece.text,
        Token::Blank | Token::Placeholder => "",
    }
}
