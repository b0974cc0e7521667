//! The last look at a table: a figure whose place rests on little, and that no identity confirms, is said to be unproven.

mod hints;
mod judge;
mod rows;

use super::beside;
use super::order::Order;
use super::part::Part;
use super::signs::Signs;
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{Address, TableForm};
use crate::layout::Token;
use crate::model::{Cell, Placement, State, Value};
use judge::Judge;
use std::collections::BTreeSet;

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
    let blank = |cell: &Cell| matches!(cell.state, State::Blank | State::NotApplicable);
    let whole = |part: &Part<'_>| part.address.row().is_none();
    let any =
        |part: &Part<'_>| part.wide || doubts.signs.hollow || whole(part) || rows::is_doubtful(part, doubts, cells);
    if doubts.gapped.is_empty() && !doubts.parts.iter().any(any) && !cells.iter().any(blank) {
        return;
    }
    let judge = Judge::new(form, cells);
    let places: Vec<Address> = form.cells().map(|(row, c)| Address::cell(form.table, row.key, c.key)).collect();
    let mut unproven = of_table(form, doubts, cells, &judge);
    unproven.extend(rows::unproven(form, doubts, &judge));
    unproven.extend(hints::beside_unproven(form, doubts, cells, &unproven));
    let blanks = |part: &Part<'_>| judge.row(part).filter(|&at| blank(&cells[at])).collect::<Vec<_>>();
    unproven.extend(doubts.parts.iter().filter(|part| part.lone || misfits(part, cells)).flat_map(blanks));
    unproven.extend(beside::left_out(doubts.parts, cells));
    if !unproven.is_empty() {
        let unproven: Vec<Address> = unproven.into_iter().filter_map(|at| places.get(at)).copied().collect();
        let (count, table) = (unproven.len(), form.table);
        let message = say!(
            "nothing proves what {count} cells of table {table} hold";
            "{}有{count}个单元格的数字无从验证", table.as_str_zh()
        );
        findings.push(Code::CellUnproven, message, unproven, None);
    }
    note_gapped(findings, doubts, &judge, &places);
}

/// The cells that something in the whole table speaks against.
fn of_table(form: &'static TableForm, doubts: &Doubts<'_, '_>, cells: &[Cell], judge: &Judge<'_>) -> BTreeSet<usize> {
    let mut unproven: BTreeSet<usize> = hints::lacking(doubts, form, cells, judge).into_iter().collect();
    unproven.extend(judge.exceeded(form));
    if !doubts.exact {
        unproven.extend(judge.moved(form));
        unproven.extend(hints::strange_noughts(form, cells));
        unproven.extend(hints::lone_totals(form, cells));
        unproven.extend(hints::beside_lost_label(form, doubts, cells));
    }
    unproven.extend(judge.hollow(doubts));
    if doubts.packed {
        unproven.extend(judge.emptied(form));
        unproven.extend(hints::beside_parted_signs(form, doubts, cells));
    }
    unproven.extend(hints::robbed(form, doubts, judge));
    unproven.extend(hints::beside_lost_total(form, doubts, judge));
    // One row holds all blocks: where the blank cells of one stand is not where its figures say, nor in the others. Without the
    // headings of its table it may be no row of it.
    let whole = |part: &Part<'_>| part.address.row().is_none();
    let strange = |part: &Part<'_>| part.placement == Placement::Positional && judge.breaks(form);
    let moved = |part: &Part<'_>| whole(part) && !doubts.exact && (judge.may_have_moved(part, form) || strange(part));
    for part in doubts.parts.iter().filter(|part| part.wide || moved(part)) {
        unproven.extend(judge.row(part).filter(|&at| cells[at].state == State::Number));
    }
    if doubts.parts.iter().any(|part| part.headless) {
        unproven.extend(judge.unproven_blocks(form));
    }
    unproven
}

/// Names the figures with blanks in them that nothing confirms.
fn note_gapped(findings: &mut Findings, doubts: &Doubts<'_, '_>, judge: &Judge<'_>, places: &[Address]) {
    // Several in one row are rows themselves, of a layout that has taken each for a cell.
    let several = |at: usize| {
        let row = doubts.parts.iter().map(Part::row).find(|row| row.contains(&at)).unwrap_or(at..at);
        let within = || doubts.gapped.iter().filter(|(other, _)| row.contains(other));
        within().count() > 1 && within().any(|(_, odd)| *odd)
    };
    let unread = |&&(at, odd): &&(usize, bool)| several(at) || odd && !judge.confirms(at, &(0..0));
    for &(at, _) in doubts.gapped.iter().filter(unread) {
        if let (Some(&address), Some(Value::Count(count))) = (places.get(at), judge.cells[at].value) {
            let message = say!(
                "{address} is printed with a blank in it, and read as {count}";
                "{}的数字中间印有空格，读作{count}", address.in_words()
            );
            findings.push(Code::ValueSuspect, message, vec![address], judge.cells[at].span);
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
