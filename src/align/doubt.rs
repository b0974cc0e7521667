//! The last look at a table: a figure whose place rests on little, and that no identity confirms, is said to be unproven.

use super::columns::Order;
use super::part::Part;
use super::record::{Piece, Told};
use super::resolve::{Evidence, holds};
use super::signs::Signs;
use super::unread;
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{self, Address, Instance, TableForm, TableId};
use crate::layout::Token;
use crate::model::{Cell, Placement, State, Value};
use std::collections::BTreeSet;
use std::ops::Range;

/// What of a table is in doubt.
#[derive(Default)]
pub(super) struct Doubts<'d, 't> {
    /// Rows, some of them told by little, or read among several ways.
    pub parts: &'d [Part<'t>],
    /// The order that the columns of table 3 are printed in, and whether it may be another.
    pub order: Order,
    /// True where no row has a label: all are told by their number and order alone.
    pub anonymous: bool,
    /// What the rows of the whole document show of its copy.
    pub signs: Signs,
    /// True where every row has just its cells, and they are those of markup: none is lost, and none hides that another is.
    pub exact: bool,
    /// True where the layout keeps the ends of rows.
    pub bounded: bool,
    /// True where blank cells leave nothing: a row without figures may have lost them.
    pub packed: bool,
    /// The places of figures with blanks in them, and whether those part no groups of three digits.
    pub gapped: Vec<(usize, bool)>,
}

/// Names the figures whose place is neither plain nor proven. Plain is what stands behind its own label, one to a cell;
/// proven is what an identity that binds other rows too confirms.
pub(super) fn report(findings: &mut Findings, form: &'static TableForm, doubts: &Doubts<'_, '_>, cells: &[Cell]) {
    let open = |part: &Part<'_>| part.open || part.worded || part.lone || misfits(part, cells);
    let doubtful = |part: &&Part<'_>| open(part) || part.guessed || part.told != Told::Label || doubts.order.doubtful;
    let blank = |cell: &Cell| matches!(cell.state, State::Blank | State::NotApplicable);
    let whole = |part: &Part<'_>| part.address.row().is_none();
    let any = |part: &Part<'_>| part.wide || doubts.signs.hollow || whole(part) || doubtful(&part);
    if doubts.gapped.is_empty() && !doubts.parts.iter().any(any) && !cells.iter().any(blank) {
        return;
    }
    let judge = Judge::new(form, cells);
    let lacking = lacking(doubts, form, cells, &judge);
    let anchored =
        form.table != TableId::Requests || doubts.parts.iter().filter(|part| judge.anchors(part)).count() != 1;
    let complete = cells.iter().all(|cell| cell.state != State::Missing);
    let places: Vec<Address> = form.cells().map(|(row, c)| Address::cell(form.table, row.key, c.key)).collect();
    // Where a row of figures has no label before it, the labels of others in lines of their own may be those of their neighbours.
    let told = |how: Told| doubts.parts.iter().any(|part| part.told == how);
    let shifted = told(Told::Place) && told(Told::Pieces);
    // Rows change places with their labels.
    let in_order = doubts.parts.is_sorted_by_key(|part| part.first);
    let several = doubts.parts.iter().filter(|part| part.unnamed).nth(1).is_some();
    let apart = |part: &Part<'_>| part.told != Told::Label && (shifted || part.told == Told::Place);
    // A 0 that stands in the place of another row's figure is wrong too, and so is one for a placeholder.
    let counts = |column: usize| {
        let placed = doubts.parts.iter().filter(|part| apart(part) && part.size() > column);
        let is_nought = |at: usize| cells[at].state == State::Number && judge.evidence(at) == Some(0);
        placed.map(|part| part.first + column).any(|at| !is_nought(at))
    };
    let exceeded = judge.exceeded(form);
    let mut unproven: BTreeSet<usize> = lacking.into_iter().chain(exceeded.iter().copied()).collect();
    if !doubts.exact {
        unproven.extend(judge.moved(form));
        unproven.extend(strange_noughts(form, cells));
        unproven.extend(lone_totals(form, cells));
        unproven.extend(beside_lost_label(form, doubts, cells));
    }
    unproven.extend(judge.hollow(doubts));
    if doubts.packed {
        unproven.extend(judge.emptied(form));
        unproven.extend(beside_parted_signs(form, doubts, cells));
    }
    unproven.extend(robbed(form, doubts, &judge));
    unproven.extend(beside_lost_total(form, doubts, &judge));
    // One row holds all blocks: where the blank cells of one stand is not where its figures say, nor in the others. Without the
    // headings of its table it may be no row of it.
    let strange = |part: &Part<'_>| part.placement == Placement::Positional && judge.breaks(form);
    let moved = |part: &Part<'_>| whole(part) && !doubts.exact && (judge.may_have_moved(part, form) || strange(part));
    for part in doubts.parts.iter().filter(|part| part.wide || moved(part)) {
        unproven.extend(judge.row(part).filter(|&at| cells[at].state == State::Number));
    }
    if doubts.parts.iter().any(|part| part.headless) {
        unproven.extend(judge.unproven_blocks(form));
    }
    let blanks = !doubts.exact && cells.iter().any(|cell| cell.state != State::Number);
    for part in doubts.parts.iter().filter(doubtful) {
        let row = judge.row(part);
        let ordered = in_order && !doubts.signs.strayed && form.identities.is_empty() && complete && !told(Told::Label);
        // 增5 in a column of counts is of another row.
        let ordered = ordered && cells.iter().all(|cell| cell.state != State::Text);
        let plain = !open(part) && !part.guessed && (part.told == Told::Label || ordered);
        // The sum of a row says nothing of which row it is.
        let proves_none = part.told != Told::Label || part.guessed || (part.shared && form.table == TableId::Requests);
        let own = if proves_none && part.address.row().is_some() { row.clone() } else { 0..0 };
        let among_others = doubts.anonymous || shifted || !in_order || (part.unnamed && several);
        let exchangeable = among_others && apart(part) && !form.identities.is_empty();
        for at in row.clone().filter(|&at| cells[at].state == State::Number) {
            // Columns may stand in another order, and rows may have changed places within a sum.
            let moved = (doubts.order.doubtful && judge.differ(&row)) || (exchangeable && counts(at - part.first));
            let adrift = part.open && !part.shared && !anchored;
            // No sum tells a 0 from a blank cell, nor where one of them stands.
            let is_nought = judge.evidence(at) == Some(0);
            let adrift = adrift || blanks && is_nought && part.open && !part.shared;
            // Where blank cells leave nothing, a row that is told by its place may be another's end and beginning.
            let adrift = adrift || doubts.signs.hollow && apart(part);
            if moved || adrift || !plain && !judge.confirms(at, &own) {
                unproven.insert(at);
            }
        }
    }
    unproven.extend(beside_unproven(form, doubts, cells, &unproven));
    let blanks = |part: &Part<'_>| judge.row(part).filter(|&at| blank(&cells[at])).collect::<Vec<_>>();
    unproven.extend(doubts.parts.iter().filter(|part| part.lone || misfits(part, cells)).flat_map(blanks));
    unproven.extend(unread::left_out(doubts.parts, cells));
    if !unproven.is_empty() {
        let unproven: Vec<Address> = unproven.into_iter().filter_map(|at| places.get(at)).copied().collect();
        let (count, table) = (unproven.len(), form.table);
        let message = say!(
            "nothing proves what {count} cells of table {table} hold";
            "{}有{count}个单元格的数字无从验证", table.as_str_zh()
        );
        findings.push(Code::CellUnproven, message, unproven, None);
    }
    // Several in one row are rows themselves, of a layout that has taken each for a cell.
    let several = |at: usize| {
        let row = doubts.parts.iter().map(Part::row).find(|row| row.contains(&at)).unwrap_or(at..at);
        let within = || doubts.gapped.iter().filter(|(other, _)| row.contains(other));
        within().count() > 1 && within().any(|(_, odd)| *odd)
    };
    let unread = |&&(at, odd): &&(usize, bool)| several(at) || odd && !judge.confirms(at, &(0..0));
    for &(at, _) in doubts.gapped.iter().filter(unread) {
        if let (Some(&address), Some(Value::Count(count))) = (places.get(at), cells[at].value) {
            let message = say!(
                "{address} is printed with a blank in it, and read as {count}";
                "{}的数字中间印有空格，读作{count}", address.in_words()
            );
            findings.push(Code::ValueSuspect, message, vec![address], cells[at].span);
        }
    }
}

/// True for a row with a figure that its column cannot hold, 增5 in one of counts: it may be of another column or row.
fn misfits(part: &Part<'_>, cells: &[Cell]) -> bool {
    let reading = part.readings.first().map_or(&[][..], |reading| reading);
    let is_figure = |at: &Option<usize>| at.is_some_and(|at| part.pieces[at].token == Token::Figure);
    let pairs = reading.iter().zip(cells.get(part.first..).unwrap_or_default());
    pairs.into_iter().any(|(at, cell)| cell.state == State::Text && is_figure(at))
}

/// The blank cells and placeholders beside figures in doubt: what does not show where those stand does not show it of these.
fn beside_unproven(
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
fn lacking(doubts: &Doubts<'_, '_>, form: &TableForm, cells: &[Cell], judge: &Judge<'_>) -> Vec<usize> {
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
fn strange_totals(form: &TableForm, doubts: &Doubts<'_, '_>, cells: &[Cell]) -> Vec<usize> {
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
fn lone_totals(form: &TableForm, cells: &[Cell]) -> Vec<usize> {
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
fn beside_lost_label(form: &TableForm, doubts: &Doubts<'_, '_>, cells: &[Cell]) -> Vec<usize> {
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
fn beside_parted_signs(form: &TableForm, doubts: &Doubts<'_, '_>, cells: &[Cell]) -> Vec<usize> {
    let is_sign = |piece: &Piece<'_>| piece.token == Token::Placeholder && matches!(piece.text.trim(), "-" | "+");
    let parted = |part: &&Part<'_>| {
        part.size() > 1 && part.pieces.windows(2).any(|pair| is_sign(&pair[0]) && pair[1].token == Token::Figure)
    };
    let rows = doubts.parts.iter().filter(|_| form.table == TableId::Proactive).filter(parted).flat_map(Part::row);
    rows.filter(|&at| matches!(cells[at].state, State::Number | State::NotApplicable)).collect()
}

/// The cells of blank rows of table 3 where its outcomes lack, column by column, just the figures of a row that adds up: one of them
/// has lost its figures. Where blank cells leave nothing, its neighbours may hold them.
fn robbed(form: &TableForm, doubts: &Doubts<'_, '_>, judge: &Judge<'_>) -> Vec<usize> {
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
fn beside_lost_total(form: &TableForm, doubts: &Doubts<'_, '_>, judge: &Judge<'_>) -> Vec<usize> {
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
fn strange_noughts(form: &TableForm, cells: &[Cell]) -> Vec<usize> {
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
fn row_of(form: &TableForm, at: usize) -> Range<usize> {
    let size = form.rows.first().map_or(1, |row| row.columns.len());
    at - at % size..at - at % size + size
}

/// True where no blank cell stands before a figure in its row; what a search has put behind one does not stand there.
fn is_packed(doubts: &Doubts<'_, '_>, cells: &[Cell]) -> bool {
    let is_blank = |cell: &Cell| cell.state == State::Blank;
    let row = |part: &Part<'_>| doubts.order.printed(part.row()).filter_map(|at| cells.get(at));
    let mut plain = doubts.parts.iter().filter(|part| !part.open).map(row);
    plain.all(|row| row.skip_while(|cell| !is_blank(cell)).all(is_blank))
}

/// What the identities say of the cells.
struct Judge<'c> {
    cells: &'c [Cell],
    /// The cells of each identity that speaks, and whether it holds; else it is broken, and the check says so.
    spoken: Vec<(Vec<usize>, bool)>,
}

impl<'c> Judge<'c> {
    fn new(form: &TableForm, cells: &'c [Cell]) -> Judge<'c> {
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
    fn row(&self, part: &Part<'_>) -> Range<usize> {
        let row = part.row();
        row.start..row.end.min(self.cells.len())
    }

    /// True where an identity that binds cells beyond a row speaks of a cell.
    fn confirms(&self, at: usize, row: &Range<usize>) -> bool {
        self.spoken.iter().any(|(bound, _)| binds(bound, at, row))
    }

    /// The figures of sums within a row or block that do not come out with its blank cells as 0: cells may have moved.
    /// The check does not speak of them.
    fn exceeded(&self, form: &TableForm) -> Vec<usize> {
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
    fn hollow(&self, doubts: &Doubts<'_, '_>) -> Vec<usize> {
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
    fn emptied(&self, form: &TableForm) -> Vec<usize> {
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
    fn may_have_moved(&self, part: &Part<'_>, form: &TableForm) -> bool {
        let row = self.row(part);
        let is_blank = |at: usize| self.cells[at].state == State::Blank;
        let end = |at: Option<usize>| at.is_some_and(is_blank);
        end(row.clone().next()) || end(row.clone().last()) || row.clone().any(is_blank) && self.breaks(form)
    }

    /// The figures of blocks of table 4 that no sum of anything but noughts proves.
    fn unproven_blocks(&self, form: &TableForm) -> Vec<usize> {
        let proves = |instance: &&Instance| {
            let counts = instance.right.iter().any(|&at| self.evidence(at) != Some(0));
            counts && holds(instance, |cell| self.evidence(cell)) == Some(true)
        };
        let blocks = form.instances().iter().filter(|instance| !proves(instance));
        let cells = blocks.flat_map(|instance| instance.left.iter().chain(&instance.right)).copied();
        cells.filter(|&at| self.cells[at].state == State::Number).collect()
    }

    /// True where a sum does not come out, blank cells being 0.
    fn breaks(&self, form: &TableForm) -> bool {
        form.instances().iter().any(|instance| holds(instance, |cell| self.evidence(cell)) == Some(false))
    }

    /// True for a figure other than 0 with a sum over several rows that holds.
    fn proves(&self, at: usize, row: &Range<usize>) -> bool {
        self.evidence(at) != Some(0) && self.spoken.iter().any(|(bound, holds)| *holds && binds(bound, at, row))
    }

    /// The figures of columns whose sums do not come out with their blank cells as 0, and of rows with blank cells that one of them
    /// stands in: the row may have lost a cell, or have one too many. The check does not speak of such sums.
    fn moved(&self, form: &TableForm) -> BTreeSet<usize> {
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
    fn anchors(&self, part: &Part<'_>) -> bool {
        let row = self.row(part);
        let full = self.cells[row.clone()].iter().all(|cell| cell.state == State::Number);
        !part.open && full && row.clone().any(|at| self.evidence(at) != Some(0))
    }

    /// True where the cells of a row do not all hold the same.
    fn differ(&self, row: &Range<usize>) -> bool {
        let held = |at: usize| self.cells.get(at).map(|cell| (cell.state, cell.value.as_ref()));
        row.clone().skip(1).any(|at| held(at) != held(row.start))
    }

    fn evidence(&self, at: usize) -> Evidence {
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
