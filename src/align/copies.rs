//! A row that stands in the source more than once.

use super::part::Part;
use super::place::Reading;
use super::record::Record;

/// Copies of a row are compared up to as many cells.
const MOST_COMPARED: usize = 64;

/// So many copies of a row are read whatever they print.
const MOST_READ: usize = 4;

/// Whether a record is a copy of a row that many stand of already, where reading it can say nothing new: it prints what they do, or
/// they differ so much that nothing is compared any more. `None` where it has to be read.
pub(super) fn is_further_copy(part: &Part<'_>, record: &Record<'_>) -> Option<bool> {
    if part.copies < MOST_READ {
        return None;
    }
    let figures = record.cells.iter().filter(|piece| piece.fills());
    if is_of_another(part, figures.clone().count()) {
        return Some(false);
    }
    let printed = part.pieces.iter().filter(|piece| piece.fills() && !piece.cut);
    let same = || printed.map(|piece| piece.text).eq(figures.clone().map(|piece| piece.text));
    let speaks = figures.clone().next().is_some();
    (speaks && (part.pieces.len() >= MOST_COMPARED || same())).then_some(true)
}

/// True for a short row behind a whole table 4: it is of another table.
fn is_of_another(part: &Part<'_>, figures: usize) -> bool {
    part.address.row().is_none() && !part.open && filled(part) > 2 * figures
}

fn filled(part: &Part<'_>) -> usize {
    part.pieces.iter().filter(|piece| piece.fills()).count()
}

/// Takes a second copy of a row in; true where it is one. A copy with other figures leaves a choice between the two.
pub(super) fn merge<'t>(part: &mut Part<'t>, other: Part<'t>) -> bool {
    let speaks = |part: &Part<'_>| filled(part) > 0;
    part.copies += 1;
    if is_of_another(part, filled(&other)) {
        return false;
    }
    if !speaks(&other) {
        return !speaks(part) && other.pieces.len() >= 10;
    }
    if !speaks(part) {
        *part = other;
        return false;
    }
    let said = |part: &Part<'t>| -> Vec<&'t str> {
        // Nothing more can be learnt from many copies that differ.
        let pieces = part.pieces.iter().take(MOST_COMPARED).filter(|piece| piece.fills());
        pieces.map(|piece| piece.text).collect()
    };
    if part.pieces.len() < MOST_COMPARED && said(part) != said(&other) {
        let shift = part.pieces.len();
        part.pieces.extend(other.pieces);
        part.readings.extend(
            other
                .readings
                .into_iter()
                .map(|reading| reading.into_iter().map(|cell| cell.map(|at| at + shift)).collect::<Reading>()),
        );
        (part.open, part.undecided) = (true, true);
        thin(&mut part.readings, part.pieces.len());
    }
    true
}

/// Keeps of readings of so many pieces, which nothing can decide between, those that say something of a cell which none before them
/// does.
fn thin(readings: &mut Vec<Reading>, pieces: usize) {
    let room = pieces + 1;
    let cells = readings.iter().map(Vec::len).max().unwrap_or(0);
    let mut seen = vec![false; cells * room];
    readings.retain(|reading| {
        let said = reading.iter().enumerate().map(|(cell, at)| cell * room + at.unwrap_or(pieces));
        said.fold(false, |new, at| !std::mem::replace(&mut seen[at], true) | new)
    });
}
