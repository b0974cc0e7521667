//! A table as a whole: what its rows show together, and each of them read in that light.

use super::account;
use super::arranged::{Above, Arranged};
use super::beside;
use super::columns::{self, Starts};
use super::copies::{is_further_copy, merge};
use super::cuts;
use super::flaws;
use super::group::evidence_of;
use super::order::{self, Order, Sum};
use super::part::Part;
use super::place::{self, Placed, Reading};
use super::record::{self, Piece, Record, Rows, Told, is_remedy_row, positions, span_of};
use super::ways::{Ways, distinct, gaps, held, in_form_order, shifted};
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{Address, TableForm, TableId};
use crate::layout::token::{figure, is_grouped_run};
use crate::layout::{Kept, Token, is_padded};
use crate::model::Placement;
use crate::text::Text;
use std::cell::Cell;
use std::collections::HashSet;
use std::ops::Range;

/// Among so many rows one may have fewer digits than cells, where blank cells have left nothing in no other.
const MANY: usize = 12;

/// The parts of the table that the source has, each with its readings, and the order of its columns.
pub(super) fn parts<'t>(
    findings: &mut Findings,
    text: &'t Text<'_>,
    form: &'static TableForm,
    rows: &Rows<'t>,
    starts: &Starts,
) -> (Vec<Part<'t>>, Order) {
    let placed: Vec<Line> = (0..rows.records.len()).filter_map(|at| Line::of(form, rows, at, starts)).collect();
    let whole = Whole::of(text.as_str(), form, rows, starts, &placed);
    let mut parts: Vec<Part<'t>> = Vec::new();
    let mut copies = 0;
    for row in placed {
        let (record, size) = (&rows.records[row.at], row.size);
        let copy_of = parts.iter_mut().find(|other| other.address == row.address);
        if let Some(copy) = copy_of.as_ref().and_then(|other| is_further_copy(other, record)) {
            copies += usize::from(copy);
            continue;
        }
        let Some(part) = whole.part(row) else { continue };
        if whole.narrow || flaws::is_blank_and_short(record, size) {
            account::narrow(findings, part.address, span_of(text, record));
            continue;
        }
        if part.readings.is_empty() {
            unplaced(findings, text, record, part.address, size);
            continue;
        }
        match copy_of {
            None => parts.push(part),
            Some(other) => {
                let copy = merge(other, part);
                copies += usize::from(copy);
                other.lone &= !copy;
            }
        }
    }
    let nameless = rows.records.iter().any(|record| record.key.is_none() && !positions(record).is_empty());
    let twice = copies > 0 && nameless;
    // Figures without a label may be those of a row whose label stands in another line, and nothing else would say so in table 2.
    let in_lines = matches!(rows.kept, Kept::Cells | Kept::Order);
    let named = |part: &Part<'_>| {
        part.told == Told::Label && record::row_label(form.table, part.anchor, true) == part.address.row()
    };
    let in_lines = in_lines || rows.kept == Kept::Lines && beside::has_lone_label(form, rows);
    let torn = |part: &Part<'_>| nameless && form.identities.is_empty() && (in_lines || !named(part));
    let apart = beside::are_labels_apart(form, rows);
    for part in &mut parts {
        let marked = flaws::begins_with_mark(text.as_str(), &part.pieces);
        part.lone = part.lone && twice || torn(part) || apart || marked;
    }
    account::repeated(findings, form, copies);
    (parts, whole.order)
}

/// Says that a row has other figures than it has cells.
fn unplaced(findings: &mut Findings, text: &Text<'_>, record: &Record<'_>, address: Address, size: usize) {
    let count = positions(record).len();
    let message = say!(
        "{count} figures stand where {size} cells are";
        "{}有{size}个单元格，却印着{count}个数字", address.in_words()
    );
    findings.push(Code::CellUnplaced, message, vec![address], span_of(text, record));
}

/// A record with the cells of the form that it is read as, and how.
struct Line {
    /// The place of the record.
    at: usize,
    /// What its cells are called.
    address: Address,
    /// The first of them in the table.
    first: usize,
    /// How many.
    size: usize,
    /// The one way to read it, where there is one. Several are listed when its turn comes: those of all rows together are too much.
    direct: Option<Reading>,
}

impl Line {
    fn of(form: &'static TableForm, rows: &Rows<'_>, at: usize, starts: &Starts) -> Option<Line> {
        let record = &rows.records[at];
        let (address, first, size) = cells_of(form, rows, record)?;
        Some(Line { at, address, first, size, direct: place::direct(record, size, starts) })
    }
}

/// What the rows of a table show together; each row is read in its light.
struct Whole<'r, 't> {
    text: &'t str,
    form: &'static TableForm,
    rows: &'r Rows<'t>,
    starts: &'r Starts,
    above: Above<'r, 't>,
    orders: Arranged,
    order: Order,
    /// True where rows have too few digits: blank cells have left nothing, and in the others too.
    loose: bool,
    /// How many rows have fewer digits than cells.
    lacking: usize,
    /// True where blank cells have left nothing, and a row has fewer figures than cells.
    short: bool,
    /// True where a row of table 3 has a label that nobody knows.
    strangers: bool,
    /// True where a column may be cut off or hidden.
    narrow: bool,
    /// True for table 4 without headings in a text that has lost characters.
    headless: bool,
    /// Where the text ends, but for blank cells and lines.
    end: usize,
    /// How many more readings are listed, for all its rows together.
    choices: Cell<usize>,
    /// What is left of the steps in which digits are shared among cells, for all its rows together.
    steps: Cell<usize>,
}

impl<'r, 't> Whole<'r, 't> {
    fn of(text: &'t str, form: &'static TableForm, rows: &'r Rows<'t>, starts: &'r Starts, placed: &[Line]) -> Self {
        let orders = Arranged::of(form, &rows.columns);
        let order = if form.table == TableId::Requests {
            // A copy of a row says nothing more.
            let mut seen = HashSet::new();
            let once = placed.iter().filter(|row| seen.insert(row.address));
            order::of_requests(
                &rows.columns,
                once.filter_map(|row| sum(form, &rows.records[row.at], row.direct.as_ref()?)),
            )
        } else {
            Order { doubtful: orders.is_untold(form, rows), ..Order::default() }
        };
        let any = |is: &dyn Fn(&Record<'t>) -> bool| rows.records.iter().any(is);
        let is_stranger = |record: &Record<'_>| record.key.is_none() && positions(record).len() > 2;
        Whole {
            text,
            form,
            rows,
            starts,
            above: Above::of(rows),
            orders,
            order,
            loose: rows.signs.loose && (!flaws::all_full(form, rows) || any(&|record| flaws::is_loose(text, record))),
            lacking: rows.records.iter().filter(|record| !flaws::has_digits_for_all(form, record)).count(),
            short: rows.kept == Kept::Order && any(&|record| flaws::is_short(form, record)),
            strangers: form.table == TableId::Requests && any(&is_stranger),
            narrow: columns::is_one_lost(form, rows),
            headless: form.table == TableId::Remedies
                && !rows.has_remedy_heading()
                && text.contains(char::REPLACEMENT_CHARACTER),
            end: flaws::end_of(text),
            choices: Cell::new(place::MOST_CHOICES),
            steps: Cell::new(cuts::STEPS),
        }
    }

    /// A row with its readings, none where it cannot be read; `None` for a label that the text ends with.
    fn part(&self, row: Line) -> Option<Part<'t>> {
        let (rows, at, address, first, size) = (self.rows, row.at, row.address, row.first, row.size);
        let record = &rows.records[at];
        let cut = flaws::ends_text(self.text, self.end, record) && positions(record).len() < size;
        if cut && positions(record).is_empty() {
            return None;
        }
        let arranged = self.orders.places(self.form, record, size);
        let places = arranged.as_deref().or(self.order.places.as_deref());
        let ways = self.ways(row, cut, places);
        let readings = ways.readings.into_iter().map(|reading| in_form_order(reading, places));
        let labelled = record.key.is_some() || rows.has_remedy_heading();
        Some(Part {
            address,
            first,
            anchor: if record.label.is_empty() { record.cells.first().map_or("", |p| p.text) } else { record.label },
            open: ways.open,
            undecided: cut || ways.strayed,
            start: if rows.kept == Kept::Cells { self.starts.usual(record) } else { None },
            wide: self.is_wide(record, size, ways.shared),
            worded: self.is_worded(at, size, arranged.as_deref()),
            told: record.told,
            unnamed: record.told == Told::Place && !flaws::is_named(self.form, record),
            guessed: self.strangers && record::row_label(self.form.table, record.label, true) != record.key,
            shared: ways.shared,
            lone: true,
            copies: 0,
            headless: !labelled && self.headless,
            placement: if labelled { Placement::Labelled } else { Placement::Positional },
            readings: held(self.form, first, &ways.pieces, distinct(&ways.pieces, readings)),
            pieces: ways.pieces,
        })
    }

    /// The ways to read a row, in the order in which its columns, those of `places`, are printed.
    fn ways(&self, row: Line, cut: bool, places: Option<&[usize]>) -> Ways<'t> {
        let (record, size) = (&self.rows.records[row.at], row.size);
        let torn =
            flaws::is_glued(record) || flaws::is_torn(self.text, record) || flaws::holds_label(self.form.table, record);
        let placed = match row.direct {
            Some(reading) => Placed::Direct(reading),
            None if torn || self.choices.get() == 0 => Placed::Overflow,
            None => place::place(record, size, self.starts),
        };
        if let Placed::Choice(readings) = &placed {
            self.choices.set(self.choices.get().saturating_sub(readings.len()));
        }
        let mut ways = Ways::of(record, placed);
        let spread = || place::spread(&positions(record), size);
        if let Some(shifted) = ways.plain().and_then(|reading| shifted(self.form, record, reading)) {
            ways.extend(shifted);
        }
        if ways.plain().is_some_and(|reading| flaws::is_doubtful(record, reading, cut)) {
            ways.extend(spread());
        }
        // Where blank cells have left nothing, words may stand in the place of one, or be of the page.
        ways.strayed = !ways.open && self.short && record.cells.iter().any(|piece| piece.token == Token::Word);
        if ways.strayed {
            ways.extend(spread());
        }
        if torn {
            ways.readings.clear();
        }
        self.share(&mut ways, record, row.first..row.first + size, places);
        ways
    }

    /// Adds the ways to share the digits of a row among its cells, where its figures do not end as they are printed.
    fn share(&self, ways: &mut Ways<'t>, record: &Record<'t>, cells: Range<usize>, places: Option<&[usize]>) {
        let size = cells.len();
        let printed = self.loose && !ways.open && flaws::comes_out(self.form, record, size);
        let Some(gaps) = gaps(self.text, record, size, self.loose && !printed, !ways.open) else { return };
        if gaps == cuts::Gaps::Loose && (self.loose || record.cells.iter().any(runs_on)) {
            ways.readings.clear();
        }
        let each = self.lacking == 0 && self.rows.records.len() > MANY && !self.loose && record.cells.len() == 1;
        let hollow = gaps == cuts::Gaps::Loose && self.is_hollow();
        let gaps = if each && gaps == cuts::Gaps::Loose { cuts::Gaps::Each } else { gaps };
        let order = places.filter(|order| order.len() == size);
        let (cut, readings) = cuts::cuts(self.text, record, self.form, cells.clone(), order, gaps, &self.steps);
        // A blank cell may have left nothing in this row too, unless its digits come to a sum in no other way.
        if hollow && (readings.len() != 1 || cuts::may_be_fewer(record, self.form, &cells, order, &self.steps)) {
            return;
        }
        ways.shared = !readings.is_empty();
        ways.open |= ways.shared;
        ways.pieces.extend(cut);
        ways.readings.extend(readings);
    }

    /// True where rows have fewer digits than cells; one among many that has lost a cell says nothing of the others.
    fn is_hollow(&self) -> bool {
        self.lacking * MANY > self.rows.records.len()
    }

    /// True where nothing proves the figures of a row but their number: see [`Part::wide`].
    fn is_wide(&self, record: &Record<'t>, size: usize, shared: bool) -> bool {
        let rows = self.rows;
        record.doubled
            || self.starts.is_wide(record, size)
            || (rows.signs.lacking || self.is_hollow()) && shared
            || rows.kept != Kept::Rows && record.cells.iter().any(flaws::holds_several)
            || rows.signs.strewn && size > 1 && flaws::is_soft(self.text, record)
            || flaws::is_overfull(rows, record, size)
            || size > 1 && (flaws::has_hole(self.text, rows, record) || flaws::ends_in_blanks(self.text, rows, record))
    }

    /// True where something else than figures stands in a row, or stood there: see [`Part::worded`].
    fn is_worded(&self, at: usize, size: usize, arranged: Option<&[usize]>) -> bool {
        let (rows, record) = (self.rows, &self.rows.records[at]);
        flaws::is_damaged(record, self.starts)
            || self.above.is_out_of_order(self.form, record, arranged)
            || flaws::may_be_numbered(rows, record)
            || flaws::is_cut(self.text, rows, record)
            || flaws::goes_on(rows, at, size)
            || record.cells.iter().any(|piece| flaws::is_beheaded(self.text, piece))
            || rows.signs.glued && record.cells.len() > 1 && flaws::is_soft(self.text, record)
            || self.may_be_grouped(record)
            || rows.kept != Kept::Rows && record.cells.iter().any(|piece| piece.token == Token::Word)
    }

    /// True for a row of a table without sums of which two figures may be one.
    fn may_be_grouped(&self, record: &Record<'t>) -> bool {
        let figures = record.cells.iter().map(|piece| piece.text);
        self.form.identities.is_empty()
            && flaws::may_be_grouped(self.text, record.label, figures, self.rows.signs.grouped)
    }
}

/// The cells that a record is read as: what to call them, the first, how many.
fn cells_of(form: &'static TableForm, rows: &Rows<'_>, record: &Record<'_>) -> Option<(Address, usize, usize)> {
    match record.key {
        Some(key) => {
            let row = form.row(key)?;
            let columns = form.rows[row].columns.len();
            Some((rows.address(form.rows[row].key), form.offset(row), columns))
        }
        None if form.table == TableId::Remedies && is_remedy_row(record) => {
            Some((Address::table(form.table), 0, form.len()))
        }
        None => None,
    }
}

/// True for digits that are of several figures, however few cells their row has.
fn runs_on(piece: &Piece<'_>) -> bool {
    is_padded(piece.text) || piece.count.is_none() && is_grouped_run(piece.text.trim()) && figure(piece.text).is_none()
}

/// The sum of a row that is plain; `None` where one of its figures cannot be told, or a cell of it may be lost.
fn sum(form: &TableForm, record: &Record<'_>, reading: &Reading) -> Option<Sum> {
    if shifted(form, record, reading).is_some() {
        return None;
    }
    let figure = |cell: &Option<usize>| cell.map_or(Some(0), |at| evidence_of(record.cells[at]));
    let printed = |cell: Option<&Option<usize>>| cell.copied().flatten().is_some_and(|at| record.cells[at].fills());
    let closed = printed(reading.first()) && printed(reading.last());
    Some(Sum::of(reading.iter().map(figure))?.of_ends(closed))
}
