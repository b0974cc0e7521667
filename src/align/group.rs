//! The parts of a table as the search over readings sees them: what each reading says, and what it leaves out.

use super::part::Part;
use super::place::Reading;
use super::record::Piece;
use super::resolve::{Evidence, Group};
use super::value;
use crate::layout::Token;

/// The part as the search over readings sees it.
pub(super) fn group(part: &Part<'_>) -> Group {
    // What each piece counts is reckoned once, however many readings there are.
    let counts: Vec<Evidence> = part.pieces.iter().map(|piece| evidence_of(*piece)).collect();
    let weighs = |at: &usize| !part.pieces[*at].cut && counts[*at] != Some(0);
    let weighty: Vec<usize> = (0..part.pieces.len()).filter(weighs).collect();
    let count = |cell: &Option<usize>| cell.map_or(Some(0), |at| counts.get(at).copied().unwrap_or(Some(0)));
    let kept = |reading: &Reading, at: usize| {
        let shares = |other: usize| overlap(part.pieces[at].text, part.pieces[other].text);
        reading.contains(&Some(at)) || reading.iter().flatten().any(|&other| shares(other))
    };
    let loses = |reading: &Reading| weighty.iter().any(|&at| !kept(reading, at));
    let leads = |reading: &Reading| !part.undecided && leads(part, reading);
    Group {
        first: part.first,
        leads: part.readings.iter().map(leads).collect(),
        evidence: part.readings.iter().map(|reading| reading.iter().map(count).collect()).collect(),
        loses: part.readings.iter().map(|reading| part.undecided || loses(reading)).collect(),
        natural: part.readings.iter().map(|reading| !part.undecided && is_natural(part, reading)).collect(),
        readings: part.readings.clone(),
    }
}

/// True for cells that stand side by side in a layout that keeps blank ones, as one between two others shows, begin where those of other
/// rows do, and are all that is printed. A blank at an end may be of what stands beside the row.
fn is_natural(part: &Part<'_>, reading: &Reading) -> bool {
    let Some(mut cells) = reading.iter().copied().collect::<Option<Vec<usize>>>() else { return false };
    cells.sort_unstable();
    let whole = part.pieces.iter().enumerate().all(|(at, piece)| piece.cut || !piece.fills() || cells.contains(&at));
    whole
        && cells.first().is_some_and(|first| part.start == Some(*first))
        && cells.windows(2).all(|pair| pair[0] + 1 == pair[1])
        && cells.iter().any(|&at| part.pieces[at].token == Token::Blank)
        && [cells.first(), cells.last()].into_iter().flatten().all(|&at| part.pieces[at].token != Token::Blank)
}

/// True for the first figures of a row, side by side, with one more behind them.
fn leads(part: &Part<'_>, reading: &Reading) -> bool {
    let filled = (0..part.pieces.len()).filter(|&at| part.pieces[at].fills() && !part.pieces[at].cut);
    let mut cells: Vec<usize> = reading.iter().flatten().copied().collect();
    cells.sort_unstable();
    cells.len() == reading.len()
        && filled.clone().count() == cells.len() + 1
        && filled.zip(&cells).all(|(a, b)| a == *b)
}

/// True where two slices of a text share something.
fn overlap(a: &str, b: &str) -> bool {
    let range = |s: &str| (s.as_ptr() as usize, s.as_ptr() as usize + s.len());
    let ((from, to), (other_from, other_to)) = (range(a), range(b));
    from < other_to && other_from < to
}

/// What a cell counts in a sum, blank ones as 0.
pub(super) fn evidence_of(piece: Piece<'_>) -> Evidence {
    match piece.token {
        Token::Blank | Token::Placeholder => Some(0),
        Token::Figure => value::evidence(piece),
        Token::Word => None,
    }
}
