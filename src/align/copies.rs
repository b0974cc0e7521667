//! A row that stands in the source more than once.

use super::part::Part;
use super::place::Reading;

/// Copies of a row are compared up to as many cells.
const MOST_COMPARED: usize = 64;

/// Takes a second copy of a row in; true where it is one. A copy with other figures leaves a choice between the two.
pub(super) fn merge<'t>(part: &mut Part<'t>, other: Part<'t>) -> bool {
    let filled = |part: &Part<'_>| part.pieces.iter().filter(|piece| piece.fills()).count();
    let speaks = |part: &Part<'_>| filled(part) > 0;
    if part.address.row().is_none() && !part.open && filled(part) > 2 * filled(&other) {
        // A short row behind a whole table 4 is of another table.
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
    }
    true
}
