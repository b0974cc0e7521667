//! Which of the cells after a label are the cells of the row: one reading where that is plain, several where not.

use super::columns::Starts;
use super::group::evidence_of;
use super::order::Sum;
use super::record::{Piece, Record, positions};
use crate::label;
use crate::layout::{Token, is_padded};

/// For each cell of the row, in printed order, the cell of the record that it is; `None` for one that the layout left out.
pub(super) type Reading = Vec<Option<usize>>;

/// More readings than this are not listed: nothing could decide between them.
const MOST_READINGS: usize = 7_000;

/// More readings than this are not listed of all rows of a table: no form has so many rows that each has all of its own.
pub(super) const MOST_CHOICES: usize = 64 * MOST_READINGS;

/// More surplus figures than this are not dropped one by one.
const MOST_SURPLUS: usize = 3;

/// What the cells after a label can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Placed {
    /// There is one way to read them.
    Direct(Reading),
    /// The layout leaves a choice.
    Choice(Vec<Reading>),
    /// Too many for this row.
    Overflow,
}

/// The readings of the cells after a label as the cells of a row of `size`.
pub(super) fn place(record: &Record<'_>, size: usize, starts: &Starts) -> Placed {
    place_up_to(MOST_READINGS, record, size, starts)
}

/// The one way to read them, where there is one.
pub(super) fn direct(record: &Record<'_>, size: usize, starts: &Starts) -> Option<Reading> {
    match place_up_to(2, record, size, starts) {
        Placed::Direct(reading) => Some(reading),
        Placed::Choice(_) | Placed::Overflow => None,
    }
}

/// The same as [`place`], with no more than some choices listed.
fn place_up_to(most: usize, record: &Record<'_>, size: usize, starts: &Starts) -> Placed {
    let cells = &record.cells;
    let mut filled = positions(record);
    if filled.is_empty() {
        return without_figures(cells, size, record.column.is_some());
    }
    // 行政事业性收费 and 政府集中采购 leave the third column empty; a placeholder there is no cell of theirs.
    while size == 2 && filled.len() > size && filled.last().is_some_and(|&at| cells[at].token == Token::Placeholder) {
        filled.pop();
    }
    if filled.iter().any(|&at| is_padded(cells[at].text)) || is_glued(record, size) {
        return Placed::Overflow;
    }
    if starts.is_exact(record, size) {
        return Placed::Direct((0..size).map(Some).collect());
    }
    let worded = filled.last().is_some_and(|&last| cells[..last].iter().any(|piece| piece.token == Token::Word));
    // A row of two has a third column, which merged cells put anywhere.
    if filled.len() == size && (size == 2 || side_by_side(&filled, cells)) && !worded {
        let whole: Reading = filled.iter().copied().map(Some).collect();
        if !starts.hides_total(record, Sum::of(filled.iter().map(|&at| evidence_of(cells[at])))) {
            return Placed::Direct(whole);
        }
        let short = spread_short(&filled);
        return one_or_more(std::iter::once(whole).chain(short).collect());
    }
    if filled.len() > size + MOST_SURPLUS {
        return Placed::Overflow;
    }
    let mut readings = Vec::new();
    if filled.len() <= size && record.column.is_some() && !worded {
        readings = windows(record, size, &filled, starts);
        let told = cells.len() == size || !starts.of(record).is_empty();
        if told && starts.is_regular(record) && !readings.is_empty() {
            return one_or_more(readings);
        }
        if told
            && let [window] = &readings[..]
            && window.first().is_some_and(|first| first.is_some_and(|first| starts.of(record).contains(&first)))
            && (ends_in_its_sum(window, cells) || starts.is_as_wide(record) && is_nought(window, cells))
        {
            return one_or_more(readings);
        }
        // The shape has a cell too many, and it may be a blank one. Blank cells far behind the figures fill up the grid.
        let shape = cells.len().min(size + MOST_SURPLUS);
        if shape > size && filled.last().is_some_and(|&last| last < shape) {
            readings.extend(chosen(&(0..shape).collect::<Vec<_>>(), size, most));
        }
    }
    let texts = (0..cells.len()).filter(|&at| cells[at].token == Token::Word);
    if filled.len() < size || worded {
        filled.extend(texts);
        filled.sort_unstable();
    }
    readings.extend(if filled.len() >= size { chosen(&filled, size, most) } else { spread_up_to(most, &filled, size) });
    one_or_more(readings)
}

fn one_or_more(mut readings: Vec<Reading>) -> Placed {
    match readings.len() {
        0 => Placed::Overflow,
        1 => Placed::Direct(readings.swap_remove(0)),
        _ => Placed::Choice(readings),
    }
}

/// True where all that a row of several cells holds is one figure with a digit for each: `821350021859`.
pub(super) fn is_glued(record: &Record<'_>, size: usize) -> bool {
    const FEW: usize = 3;
    size > FEW && record.cells.len() == 1 && record.digits() >= size
}

/// No blank cell and no words between the figures.
fn side_by_side(filled: &[usize], cells: &[Piece<'_>]) -> bool {
    match (filled.first(), filled.last()) {
        (Some(&first), Some(&last)) => cells[first..=last].iter().all(|piece| piece.fills()),
        _ => false,
    }
}

/// A row without a figure: its cells are blank, or a sentence stands in all of them. The headings of a table that goes on behind the
/// row are none of its cells.
fn without_figures(cells: &[Piece<'_>], size: usize, bounded: bool) -> Placed {
    let is_cell = |piece: &Piece<'_>| piece.token == Token::Word && label::find(piece.text).is_empty();
    let words: Vec<usize> = (0..cells.len()).filter(|&at| is_cell(&cells[at])).collect();
    match words[..] {
        [_, ..] if words.len() == size => Placed::Direct(words.into_iter().map(Some).collect()),
        [first, ..] => Placed::Direct(vec![Some(first); size]),
        [] if bounded => Placed::Direct((0..size).map(|at| (at < cells.len()).then_some(at)).collect()),
        [] => Placed::Direct(vec![None; size]),
    }
}

/// Side by side in the grid, blank cells included: as many cells as the row has, or beginning where full rows begin.
fn windows(record: &Record<'_>, size: usize, filled: &[usize], starts: &Starts) -> Vec<Reading> {
    let (Some(&first), Some(&last)) = (filled.first(), filled.last()) else { return Vec::new() };
    let Some(most) = record.cells.len().checked_sub(size) else { return Vec::new() };
    let known = starts.of(record);
    let fits = |start: &usize| *start <= first && last < start + size && (known.is_empty() || known.contains(start));
    let window = |start: usize| -> Reading { (start..start + size).map(Some).collect() };
    // As many cells as the row has, of which a heading at its side takes the first: a blank one of its own is lost.
    let lost = most == 0 && !known.is_empty() && !known.contains(&0);
    if most == 0 && !lost { vec![window(0)] } else { (0..=most).filter(fits).map(window).collect() }
}

/// A figure too many and the last cell blank: every choice of the others.
fn spread_short(filled: &[usize]) -> impl Iterator<Item = Reading> {
    let without =
        |left: usize| filled.iter().enumerate().filter(move |(at, _)| *at != left).map(|(_, cell)| Some(*cell));
    (0..filled.len()).map(move |left| without(left).chain([None]).collect())
}

/// True where the last cell of a row of table 3 is the sum of those before it, and not 0: so no cell between is lost or added,
/// however wide the row is.
fn ends_in_its_sum(window: &Reading, cells: &[Piece<'_>]) -> bool {
    const COLUMNS: usize = 7;
    let figure = |cell: &Option<usize>| cell.map_or(Some(0), |at| evidence_of(cells[at]));
    let last = window.last().and_then(|last| *last).is_some_and(|at| cells[at].token == Token::Figure);
    let sum = Sum::of(window.iter().map(figure));
    last && window.len() == COLUMNS && sum.is_some_and(Sum::ends_in_total)
}

/// True where a window holds nothing but noughts, blank cells and placeholders.
fn is_nought(window: &Reading, cells: &[Piece<'_>]) -> bool {
    window.iter().all(|cell| cell.is_none_or(|at| evidence_of(cells[at]) == Some(0)))
}

/// More figures than cells: every choice of as many, in order.
fn chosen(filled: &[usize], size: usize, most: usize) -> Vec<Reading> {
    combinations(filled.len(), size, most)
        .into_iter()
        .map(|places| places.into_iter().map(|at| Some(filled[at])).collect())
        .collect()
}

/// Fewer figures than cells: every way to leave cells blank, the order kept.
pub(super) fn spread(filled: &[usize], size: usize) -> Vec<Reading> {
    spread_up_to(MOST_READINGS, filled, size)
}

fn spread_up_to(most: usize, filled: &[usize], size: usize) -> Vec<Reading> {
    let mut readings = Vec::new();
    for places in combinations(size, filled.len(), most) {
        let mut reading = vec![None; size];
        for (place, &at) in places.into_iter().zip(filled) {
            reading[place] = Some(at);
        }
        readings.push(reading);
    }
    readings
}

/// Every choice of `take` of the numbers below `from`, ascending, or the first `most` of them; none where there are too many.
fn combinations(from: usize, take: usize, most: usize) -> Vec<Vec<usize>> {
    if take > from || from > 24 || binomial(from, take) > MOST_READINGS {
        return Vec::new();
    }
    let mut all = Vec::new();
    let mut chosen: Vec<usize> = (0..take).collect();
    loop {
        all.push(chosen.clone());
        if all.len() == most {
            return all;
        }
        let Some(at) = (0..take).rev().find(|&at| chosen[at] < from - take + at) else { return all };
        chosen[at] += 1;
        for next in at + 1..take {
            chosen[next] = chosen[next - 1] + 1;
        }
    }
}

fn binomial(from: usize, take: usize) -> usize {
    (0..take.min(from - take)).fold(1, |product, at| product * (from - at) / (at + 1))
}

#[cfg(test)]
mod tests {
    use super::combinations;

    #[test]
    fn combinations_are_complete_and_bounded() {
        assert_eq!(combinations(4, 2, 9).len(), 6);
        assert_eq!(combinations(4, 2, 2), [[0, 1], [0, 2]]);
        assert_eq!(combinations(7, 7, 9), [[0, 1, 2, 3, 4, 5, 6]]);
        assert_eq!(combinations(15, 7, 7_000).len(), 6435);
        assert!(combinations(20, 10, 9).is_empty());
    }
}
