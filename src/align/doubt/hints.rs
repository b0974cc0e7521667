//! What a whole table shows of figures that may have moved: totals that are lacking, noughts where there are no others, rows that
//! have lost their figures.

use super::{Doubts, Judge};
use crate::align::part::Part;
use crate::align::record::{Piece, Told};
use crate::align::resolve::Evidence;
use crate::code::Code;
use crate::form::{self, Instance, TableForm, TableId};
use crate::layout::Token;
use crate::model::{Cell, State, Value};
use std::collections::BTreeSet;
use std::ops::Range;

/// The blank cells and placeholders beside figures in doubt: what does not show where those stand does not show it of these.
pub(super) fn beside_unproven(
    form: &TableForm,
    doubts: &Doubts<'_, '_>,
    cells: &[Cell],
    unproven: &BTreeSet<usize>,
) -> Vec<usize> {
    let is = |at: &usize, number: bool| match cells.get(*at).map(|cell| cell.state) {
        Some(State::Number) => number,
        Some(State::Blank | State::NotApplicable) => !number,
        _ => false,
    };
    let rows =
        form.rows.iter().enumerate().map(|(row, found)| form.offset(row)..form.offset(row) + found.columns.len());
    let rows = rows.chain(doubts.parts.iter().filter(|part| part.address.row().is_none()).map(Part::row));
    let doubtful = |row: &Range<usize>| unproven.range(row.clone()).any(|at| is(at, true));
    rows.filter(doubtful).flatten().filter(|at| is(at, false)).collect()
}

/// The cells in doubt where a total is blank while parts of it are printed: a cell before it may be lost, and blank cells at the end
/// of a line hide that. The sums of columns prove the figures of such a row; where most totals are blank, their filer has left them
/// so. A row of a table without sums that ends with a blank cell has nothing to prove it. A placeholder is no total either of parts
/// that are more than 0.
pub(super) fn lacking(doubts: &Doubts<'_, '_>, form: &TableForm, cells: &[Cell], judge: &Judge<'_>) -> Vec<usize> {
    let is_number = |at: &usize| cells.get(*at).is_some_and(|cell| cell.state == State::Number);
    let numbers = |row: Range<usize>| row.filter(is_number);
    let rows = || form.rows.iter().enumerate().map(|(row, found)| (form.offset(row), found.columns.len()));
    let last = |first: usize, size: usize| doubts.order.printed(first..first + size).last().unwrap_or(first);
    let short = |(first, size): &(usize, usize)| {
        let some = |at: usize| judge.evidence(at).is_some_and(|count| count > 0);
        match cells.get(last(*first, *size)).map(|cell| cell.state) {
            Some(State::Blank) => numbers(*first..first + size).next().is_some(),
            Some(State::NotApplicable) => form.table == TableId::Requests && numbers(*first..first + size).any(some),
            _ => false,
        }
    };
    let lacks_total = |(first, size): &(usize, usize)| numbers(*first..first + size).count() + 1 == *size;
    let filled = rows().filter(|(first, size)| numbers(*first..first + size).next().is_some()).count();
    let open = rows().filter(short).filter(lacks_total).count();
    let habit = !form.identities.is_empty() && open * 2 > filled && open > 1;
    let packed = doubts.signs.packed && is_packed(doubts, cells);
    let mut lacking = if habit && !doubts.exact { strange_totals(form, doubts, cells) } else { Vec::new() };
    for (first, size) in rows().filter(short) {
        if (!habit || packed) && !doubts.exact {
            let row = first..first + size;
            lacking.extend(numbers(row.clone()).filter(|&at| packed || !judge.proves(at, &row)));
        }
        let total = last(first, size);
        let lacks = lacks_total(&(first, size))
            || !habit && numbers(first..first + size).any(|at| judge.evidence(at) > Some(0));
        if form.table == TableId::Requests && lacks && cells[total].state == State::Blank {
            lacking.push(total);
        }
    }
    lacking
}

/// The figures of rows whose total is a 0 behind a blank cell, in a table whose filer leaves totals blank: that 0 is the last of them
/// that stands before its place.
pub(super) fn strange_totals(form: &TableForm, doubts: &Doubts<'_, '_>, cells: &[Cell]) -> Vec<usize> {
    let is_number = |at: &usize| cells[*at].state == State::Number;
    let is_strange = |row: &Range<usize>| {
        let total = doubts.order.printed(row.clone()).last().unwrap_or(row.start);
        cells[total].value == Some(Value::Count(0)) && row.clone().any(|at| cells[at].state == State::Blank)
    };
    let rows =
        form.rows.iter().enumerate().map(|(row, found)| form.offset(row)..form.offset(row) + found.columns.len());
    rows.filter(is_strange).flatten().filter(is_number).collect()
}

/// The figures of the few rows below a heading of table 3 that have a total, where nearly all others have none: a cell too many may
/// stand in its place.
pub(super) fn lone_totals(form: &TableForm, cells: &[Cell]) -> Vec<usize> {
    const FEW: usize = 2;
    const MANY: usize = 8;
    let is_inner = |row: &form::Row| row.group.is_some_and(|group| !group.starts_with('三'));
    let (mut with, mut without) = (Vec::new(), 0);
    for (at, _) in form.rows.iter().enumerate().filter(|(_, row)| row.columns.len() > 1 && is_inner(row)) {
        let row = row_of(form, form.offset(at));
        let Some((total, others)) = cells.get(row.clone()).and_then(<[Cell]>::split_last) else { continue };
        match total.state {
            State::Number => with.push(row),
            State::Blank | State::NotApplicable => {
                without += usize::from(others.iter().any(|cell| cell.state == State::Number));
            }
            _ => {}
        }
    }
    if form.table != TableId::Requests || with.len() > FEW || without < MANY {
        return Vec::new();
    }
    with.into_iter().flatten().filter(|&at| cells[at].state == State::Number).collect()
}

/// The figures of rows of table 2 behind a blank cell, or in a layout that does not keep the ends of rows, where the label of the row below
/// is lost: they may be that row's.
pub(super) fn beside_lost_label(form: &TableForm, doubts: &Doubts<'_, '_>, cells: &[Cell]) -> Vec<usize> {
    let is_lost = |at: usize| {
        let missing = cells.get(at).is_some_and(|cell| cell.state == State::Missing);
        missing && !doubts.parts.iter().any(|part| part.first == at)
    };
    let doubtful = |part: &&Part<'_>| {
        let last = part.readings.first().and_then(|reading| reading.iter().flatten().max());
        let behind = last.is_some_and(|&last| part.pieces.iter().take(last).any(|piece| !piece.fills()));
        part.told == Told::Label && (behind || !doubts.bounded) && is_lost(part.first + part.size())
    };
    let parts = doubts.parts.iter().filter(|_| form.table == TableId::Proactive).filter(doubtful);
    parts.flat_map(Part::row).filter(|&at| cells[at].state == State::Number).collect()
}

/// The cells of rows of table 2 in which a dash stands before a figure: it may be the sign of that figure, and a blank cell be lost.
pub(super) fn beside_parted_signs(form: &TableForm, doubts: &Doubts<'_, '_>, cells: &[Cell]) -> Vec<usize> {
    let is_sign = |piece: &Piece<'_>| piece.token == Token::Placeholder && matches!(piece.text.trim(), "-" | "+");
    let parted = |part: &&Part<'_>| {
        part.size() > 1 && part.pieces.windows(2).any(|pair| is_sign(&pair[0]) && pair[1].token == Token::Figure)
    };
    let rows = doubts.parts.iter().filter(|_| form.table == TableId::Proactive).filter(parted).flat_map(Part::row);
    rows.filter(|&at| matches!(cells[at].state, State::Number | State::NotApplicable)).collect()
}

/// The cells of blank rows of table 3 where its outcomes lack, column by column, just the figures of a row that adds up: one of them
/// has lost its figures. Where blank cells leave nothing, its neighbours may hold them.
pub(super) fn robbed(form: &TableForm, doubts: &Doubts<'_, '_>, judge: &Judge<'_>) -> Vec<usize> {
    let over_outcomes = |instance: &&Instance| instance.code == Code::IdentityOutcomeSum;
    let sums: Vec<&Instance> = form.instances().iter().filter(over_outcomes).collect();
    let is_blank = |row: &Range<usize>| row.clone().all(|at| judge.cells[at].state == State::Blank);
    let rows = || sums.first().into_iter().flat_map(|sum| &sum.left).map(|&at| row_of(form, at));
    let lacking = |sum: &&Instance| {
        let of = |places: &[usize]| places.iter().map(|&at| judge.evidence(at)).sum::<Evidence>();
        of(&sum.right)?.checked_sub(of(&sum.left)?)
    };
    if !rows().any(|row| is_blank(&row)) {
        return Vec::new();
    }
    let lost: Option<Vec<i64>> = sums.iter().map(lacking).collect();
    let Some((total, parts)) = lost.as_deref().and_then(<[i64]>::split_last) else { return Vec::new() };
    if *total <= 0 || parts.iter().any(|part| *part < 0) || parts.iter().sum::<i64>() != *total {
        return Vec::new();
    }
    let near = |row: &Range<usize>| {
        !doubts.exact && rows().any(|other| is_blank(&other) && (other.end == row.start || row.end == other.start))
    };
    let doubtful = |at: &usize| !matches!(judge.cells[*at].state, State::Missing | State::Text);
    rows().filter(|row| is_blank(row) || near(row)).flatten().filter(doubtful).collect()
}

/// The figures of the rows beside （七）总计 where that row is blank and an outcome is not 0: where blank cells leave nothing, one of
/// them may have its figures.
pub(super) fn beside_lost_total(form: &TableForm, doubts: &Doubts<'_, '_>, judge: &Judge<'_>) -> Vec<usize> {
    let over_outcomes = |instance: &&Instance| instance.code == Code::IdentityOutcomeSum;
    let sums = || form.instances().iter().filter(over_outcomes);
    let is_blank = |at: usize| judge.cells[at].state == State::Blank;
    let Some(&[total]) = sums().next().map(|sum| &sum.right[..]) else { return Vec::new() };
    let row = row_of(form, total);
    let counted = |sum: &Instance| sum.left.iter().any(|&at| judge.evidence(at).is_some_and(|count| count > 0));
    if doubts.exact || !row.clone().all(is_blank) || !sums().any(counted) {
        return Vec::new();
    }
    let beside = (row.start - row.len()..row.start).chain(row.end..row.end + row.len());
    beside.filter(|&at| judge.cells.get(at).is_some_and(|cell| cell.state == State::Number)).collect()
}

/// The figures of rows with a 0 where nearly every other nought of the table is blank or a placeholder: it is none of its filer's, and
/// may have moved the others.
pub(super) fn strange_noughts(form: &TableForm, cells: &[Cell]) -> Vec<usize> {
    const FEW: usize = 2;
    const MANY: usize = 30;
    let is_nought = |at: usize| cells[at].value == Some(Value::Count(0));
    let noughts: Vec<usize> = (0..cells.len()).filter(|&at| is_nought(at)).collect();
    let blank = cells.iter().filter(|cell| matches!(cell.state, State::Blank | State::NotApplicable)).count();
    if form.table != TableId::Requests || noughts.is_empty() || noughts.len() > FEW || blank < MANY {
        return Vec::new();
    }
    noughts.into_iter().flat_map(|at| row_of(form, at)).filter(|&at| cells[at].state == State::Number).collect()
}

/// The cells of the row of table 3 that one of its cells is in: all rows have as many.
pub(super) fn row_of(form: &TableForm, at: usize) -> Range<usize> {
    let size = form.rows.first().map_or(1, |row| row.columns.len());
    at - at % size..at - at % size + size
}

/// True where no blank cell stands before a figure in its row; what a search has put behind one does not stand there.
pub(super) fn is_packed(doubts: &Doubts<'_, '_>, cells: &[Cell]) -> bool {
    let is_blank = |cell: &Cell| cell.state == State::Blank;
    let row = |part: &Part<'_>| doubts.order.printed(part.row()).filter_map(|at| cells.get(at));
    let mut plain = doubts.parts.iter().filter(|part| !part.open).map(row);
    plain.all(|row| row.skip_while(|cell| !is_blank(cell)).all(is_blank))
}
