//! The parts of a table: cells that are read together, each part with the readings that its layout leaves.

use super::account;
use super::arranged::{Above, Arranged};
use super::columns::{self, Starts, Sum};
use super::copies::merge;
use super::cuts::{self, Gaps};
use super::group::evidence_of;
use super::place::{self, Placed, Reading};
use super::record::{self, Piece, Record, Rows, Told, positions, span_of};
use super::signs::{ends_as_a_page, is_loose};
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{Address, Row, TableForm, TableId};
use crate::label::likeness;
use crate::layout::{Kept, Token, cells, has_bars, is_astray, is_padded, slice};
use crate::model::Placement;
use crate::text::Text;
use std::collections::HashSet;
use std::ops::Range;

/// Among so many rows one may have fewer digits than cells, where blank cells have left nothing in no other.
const MANY: usize = 12;

/// Cells that are read together: a row, or all of table 4 where its blocks stand in one line.
pub(super) struct Part<'t> {
    /// What it is called in findings.
    pub address: Address,
    /// The first of its cells in the table.
    pub first: usize,
    /// Everything printed there; readings point into it.
    pub pieces: Vec<Piece<'t>>,
    /// The label, or the first figure where there is none.
    pub anchor: &'t str,
    /// True where the layout left a choice.
    pub open: bool,
    /// True where nothing can decide: copies that differ, a row that the end of the text cuts off, words of a page in a cell.
    pub undecided: bool,
    /// Where its cells begin, as most rows tell, in a layout that keeps blank cells and has nothing else before its figures.
    pub start: Option<usize>,
    /// True where nothing proves its figures but their number, and that may be right by chance: it has a blank cell beside them
    /// that rows of its kind have not, so that one may be too many and another blank; or two labels stand before it; or others
    /// show that blanks stand in figures, or that blank cells have left nothing among digits.
    pub wide: bool,
    /// True where words stand among its figures, and its layout does not show whether they fill a cell; or lost characters,
    /// which may have been the ends of cells; or blanks, where those of other rows are gone.
    pub worded: bool,
    /// How the place of its figures was told, where the layout left no choice.
    pub placement: Placement,
    /// How its row was told.
    pub told: Told,
    /// True where its row was told by its place, and no label near it speaks for that row.
    pub unnamed: bool,
    /// True where its label is damaged, and figures whose label nobody knows stand in the table: it may be theirs.
    pub guessed: bool,
    /// True where its digits were shared among its cells: its own sum has served for that, and proves no more.
    pub shared: bool,
    /// True where the table stands in the source twice, and a copy of this row may be among figures without a label.
    pub lone: bool,
    /// Ways to read it, in the order of the form.
    pub readings: Vec<Reading>,
}

impl Part<'_> {
    /// Its cells in the table.
    pub fn row(&self) -> Range<usize> {
        self.first..self.first + self.size()
    }

    /// How many cells it has.
    pub fn size(&self) -> usize {
        self.readings.first().map_or(0, Vec::len)
    }
}

/// The parts of the table that the source has, each with its readings, and the order of its columns.
pub(super) fn parts<'t>(
    findings: &mut Findings,
    text: &'t Text<'_>,
    form: &'static TableForm,
    rows: &Rows<'t>,
    starts: &Starts,
) -> (Vec<Part<'t>>, columns::Order) {
    let mut parts: Vec<Part<'t>> = Vec::new();
    let mut copies = 0;
    let placed: Vec<_> = (0..rows.records.len()).filter_map(|at| placed(form, rows, at, starts)).collect();
    // A copy of a row says nothing more.
    let mut seen = HashSet::new();
    let once = placed.iter().filter(|(_, (address, ..), _)| seen.insert(*address));
    let sums = once.filter_map(|(at, _, placed)| sum(form, &rows.records[*at], placed));
    let (above, orders) = (Above::of(rows), Arranged::of(form, &rows.columns));
    let order = if form.table == TableId::Requests {
        columns::order(&rows.columns, sums)
    } else {
        columns::Order { doubtful: orders.is_untold(form, rows), ..columns::Order::default() }
    };
    // Where rows have too few digits, blank cells have left nothing, and in the others too.
    let own = || rows.records.iter().any(|record| is_loose(text.as_str(), record));
    let loose = rows.signs.loose && (!all_full(form, rows) || own());
    // A row among many that has lost a cell says nothing of the others.
    let lacking = rows.records.iter().filter(|record| !has_digits_for_all(form, record)).count();
    let full = lacking * MANY <= rows.records.len();
    let short = rows.kept == Kept::Order && rows.records.iter().any(|record| is_short(form, record));
    let is_stranger = |record: &Record<'_>| record.key.is_none() && positions(record).len() > 2;
    let strangers = form.table == TableId::Requests && rows.records.iter().any(is_stranger);
    for (at, (address, first, size), placed) in placed {
        let record = &rows.records[at];
        let cut = ends_text(text, record) && positions(record).len() < size;
        if cut && positions(record).is_empty() {
            continue;
        }
        let (mut readings, mut open) = match placed {
            Placed::Direct(reading) => (vec![reading], false),
            Placed::Choice(readings) => (readings, true),
            Placed::Overflow => (Vec::new(), true),
        };
        if !open && let Some(shifted) = shifted(form, record, &readings) {
            readings.extend(shifted);
            open = true;
        }
        if !open && readings.first().is_some_and(|reading| is_doubtful(record, reading, cut)) {
            readings.extend(place::spread(&positions(record), size));
            open = true;
        }
        // Where blank cells have left nothing, words may stand in the place of one, or be of the page.
        let strayed = !open && short && record.cells.iter().any(|piece| piece.token == Token::Word);
        if strayed {
            readings.extend(place::spread(&positions(record), size));
            open = true;
        }
        if is_glued(record.label) || is_torn(text.as_str(), record) {
            readings.clear();
        }
        let arranged = orders.places(form, record, size);
        let places = arranged.as_deref().or(order.places.as_deref());
        let mut pieces = record.cells.clone();
        let mut shared = false;
        let printed = loose && !open && comes_out(form, record, size);
        let gaps = gaps(text.as_str(), record, size, loose && !printed, !open);
        if gaps == Some(Gaps::Loose) && (loose || record.cells.iter().any(|piece| is_padded(piece.text))) {
            readings.clear();
        }
        if let Some(gaps) = gaps.filter(|gaps| *gaps == Gaps::Ends || full) {
            let each =
                lacking == 0 && rows.records.len() > MANY && !loose && gaps == Gaps::Loose && record.cells.len() == 1;
            let gaps = if each { Gaps::Each } else { gaps };
            let order = places.filter(|order| order.len() == size);
            let (cut, ways) = cuts::cuts(text.as_str(), record, form, first..first + size, order, gaps);
            shared = !ways.is_empty();
            open |= shared;
            pieces.extend(cut);
            readings.extend(ways);
        }
        if readings.is_empty() {
            let span = span_of(text, record);
            let count = positions(record).len();
            let message = say!(
                "{count} figures stand where {size} cells are";
                "{}有{size}个单元格，却印着{count}个数字", address.in_words()
            );
            findings.push(Code::CellUnplaced, message, vec![address], span);
            continue;
        }
        let readings = distinct(&pieces, readings.into_iter().map(|reading| in_form_order(reading, places)));
        let labelled = record.key.is_some() || rows.has_remedy_heading();
        let part = Part {
            address,
            first,
            pieces,
            anchor: if record.label.is_empty() { record.cells.first().map_or("", |p| p.text) } else { record.label },
            open,
            undecided: cut || strayed,
            start: if rows.kept == Kept::Cells { starts.usual(record) } else { None },
            wide: record.doubled
                || starts.is_wide(record, size)
                || rows.signs.lacking && shared
                || rows.kept != Kept::Rows && record.cells.iter().any(holds_several)
                || rows.signs.strewn && size > 1 && is_soft(text.as_str(), record)
                || is_overfull(rows, record, size),
            worded: is_damaged(record, starts)
                || above.is_out_of_order(form, record, arranged.as_deref())
                || may_be_numbered(rows, record)
                || is_cut(text.as_str(), rows, record)
                || goes_on(rows, at, size)
                || rows.signs.glued && record.cells.len() > 1 && is_soft(text.as_str(), record)
                || rows.kept != Kept::Rows && record.cells.iter().any(|piece| piece.token == Token::Word),
            told: record.told,
            unnamed: record.told == Told::Place && !is_named(form, record),
            guessed: strangers && record::row_label(form.table, record.label, true) != record.key,
            shared,
            lone: true,
            placement: if labelled { Placement::Labelled } else { Placement::Positional },
            readings,
        };
        match parts.iter_mut().find(|other| other.address == address) {
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
    let torn = |part: &Part<'_>| nameless && form.identities.is_empty() && (in_lines || part.told != Told::Label);
    for part in &mut parts {
        part.lone = part.lone && twice || torn(part);
    }
    account::repeated(findings, form, copies);
    (parts, order)
}

/// The place of a record with the cells of the form that it is read as, and how.
type PlacedRecord = (usize, (Address, usize, usize), Placed);

fn placed(form: &'static TableForm, rows: &Rows<'_>, at: usize, starts: &Starts) -> Option<PlacedRecord> {
    let record = &rows.records[at];
    let cells = cells_of(form, rows, record)?;
    Some((at, cells, place::place(record, cells.2, starts)))
}

/// The sum of a row that is plain; `None` where one of its figures cannot be told, or a cell of it may be lost.
fn sum(form: &TableForm, record: &Record<'_>, placed: &Placed) -> Option<Sum> {
    let Placed::Direct(reading) = placed else { return None };
    if shifted(form, record, std::slice::from_ref(reading)).is_some() {
        return None;
    }
    let figure = |cell: &Option<usize>| cell.map_or(Some(0), |at| evidence_of(record.cells[at]));
    let printed = |cell: Option<&Option<usize>>| cell.copied().flatten().is_some_and(|at| record.cells[at].fills());
    let closed = printed(reading.first()) && printed(reading.last());
    Some(Sum::of(reading.iter().map(figure))?.of_ends(closed))
}

/// True where a blank cell behind the last row of a text may be none.
fn is_doubtful(record: &Record<'_>, reading: &Reading, cut: bool) -> bool {
    let last = reading.last().and_then(|cell| *cell);
    cut && !positions(record).is_empty() && last.is_none_or(|at| record.cells[at].token == Token::Blank)
}

/// True for a label that ends in digits and a mark between digits, or in digits after a lost character: they are of the figures
/// behind it.
fn is_glued(label: &str) -> bool {
    let label = label.trim_end();
    let digit = |c: char| c.is_ascii_digit();
    label.strip_suffix(['.', ',', '，']).is_some_and(|label| label.ends_with(digit))
        || (label.ends_with(digit) && label.trim_end_matches(digit).ends_with(char::REPLACEMENT_CHARACTER))
}

/// True for noughts alone, more of them than the row of table 3 has cells, in a layout that leaves nothing for blank ones: those of
/// several rows, of which some may be blank.
fn is_overfull(rows: &Rows<'_>, record: &Record<'_>, size: usize) -> bool {
    const MANY: usize = 2;
    let filled = positions(record);
    let nought = |at: &usize| evidence_of(record.cells[*at]) == Some(0);
    let more = filled.len() >= size + MANY || rows.signs.hollow && filled.len() > size;
    rows.table == TableId::Requests && rows.kept != Kept::Rows && more && filled.iter().all(nought)
}

/// True for a cell that several figures stand in: a row of another place that a layout has taken for a cell.
fn holds_several(piece: &Piece<'_>) -> bool {
    piece.token == Token::Figure && piece.text.split_whitespace().nth(2).is_some()
}

/// True for a row whose counters have gone astray with digits of its figures: `33 件8 件0`.
pub(super) fn is_torn<'t>(whole: &'t str, record: &Record<'t>) -> bool {
    let astray = |piece: &Piece<'_>| piece.token == Token::Word && is_astray(piece.text);
    record.cells.iter().any(astray) && is_soft(whole, record)
}

/// Other readings of a row whose total is blank while its last figure is the sum of the others: a cell may be lost, and
/// blank ones at the end have hidden it. `None` for any other row.
fn shifted(form: &TableForm, record: &Record<'_>, readings: &[Reading]) -> Option<Vec<Reading>> {
    let row = &form.rows[form.row(record.key?)?];
    let ([reading], Some(_), TableId::Requests) = (readings, record.column, form.table) else { return None };
    let total = reading.last()?.map_or(Token::Blank, |at| record.cells[at].token);
    let filled = positions(record);
    let figures: Vec<i64> = filled.iter().map(|&at| evidence_of(record.cells[at])).collect::<Option<_>>()?;
    let (last, others) = figures.split_last()?;
    let sum: i64 = others.iter().sum();
    let hidden = total == Token::Blank && *last > 0 && sum == *last && filled.len() < row.columns.len();
    hidden.then(|| place::spread(&filled, row.columns.len()))
}

/// Whether the ends of printed figures tell where the figures of a row end; `None` where there is no doubt.
fn gaps<'t>(whole: &'t str, record: &Record<'t>, size: usize, loose: bool, plain: bool) -> Option<Gaps> {
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

/// True where every row, several of them of more than one cell, has just as many figures as cells: then blanks part them.
fn all_full(form: &TableForm, rows: &Rows<'_>) -> bool {
    let known = || rows.records.iter().filter_map(|record| Some((record, &form.rows[form.row(record.key?)?])));
    let is_full = |(record, row): (&Record<'_>, &Row)| positions(record).len() == row.columns.len();
    known().filter(|(_, row)| row.columns.len() > 1).count() > 3 && known().all(is_full)
}

/// True for a row of fewer figures than cells, and nothing else.
fn is_short(form: &TableForm, record: &Record<'_>) -> bool {
    let filled = positions(record).len();
    let size = record.key.and_then(|key| form.row(key)).map_or(0, |row| form.rows[row].columns.len());
    (1..size).contains(&filled) && filled == record.cells.len()
}

/// True where a row has at least a digit for each of its cells.
fn has_digits_for_all(form: &TableForm, record: &Record<'_>) -> bool {
    record.key.and_then(|key| form.row(key)).is_none_or(|row| record.digits() >= form.rows[row].columns.len())
}

/// True where nothing but blanks stands between the cells of a row, one alone between some: wider gaps part cells.
pub(super) fn is_soft<'t>(whole: &'t str, record: &Record<'t>) -> bool {
    let Some((first, last)) = record.cells.first().zip(record.cells.last()) else { return true };
    let end = |piece: &Piece<'_>| piece.text.as_ptr() as usize + piece.text.len();
    let is_narrow = |pair: &[Piece<'_>]| (pair[1].text.as_ptr() as usize).wrapping_sub(end(&pair[0])) < 2;
    let narrow = record.cells.len() < 2 || record.cells.windows(2).any(is_narrow);
    narrow && !slice(whole, first.text, last.text).contains(['|', '\t', '\n'])
}

/// True for a row of some figures before a line of a few without a label: the end of a line may have cut it.
fn goes_on(rows: &Rows<'_>, at: usize, size: usize) -> bool {
    let filled = |record: &Record<'_>| positions(record).len();
    let few = |record: &Record<'_>| (1..size).contains(&filled(record));
    let next = rows.records.get(at + 1).filter(|next| next.key.is_none() && next.label.is_empty());
    rows.kept == Kept::Rows && few(&rows.records[at]) && next.is_some_and(few)
}

/// True for a row that has lost characters in its cells, or at the end of its label, and is not as wide as its like.
fn is_damaged(record: &Record<'_>, starts: &Starts) -> bool {
    let lost = |piece: &Piece<'_>| piece.text.contains(char::REPLACEMENT_CHARACTER);
    let damaged = record.label.ends_with(char::REPLACEMENT_CHARACTER) || record.cells.iter().any(lost);
    damaged && record.column.is_some() && !starts.is_regular(record)
}

/// True for a row with a figure for each cell whose sums come out as they are printed, and some not of noughts alone: blanks that
/// stand in figures elsewhere part them here.
fn comes_out(form: &TableForm, record: &Record<'_>, size: usize) -> bool {
    let block = form.rows.first().map_or(1, |row| row.columns.len());
    let sums: Vec<Sum> = Sum::of_blocks(record, block).flatten().collect();
    !form.identities.is_empty()
        && positions(record).len() == size
        && sums.len() * block == size
        && sums.iter().all(|sum| sum.totals().1)
        && sums.into_iter().any(Sum::ends_in_total)
}

/// True for a row of table 2 that ends in what may be the number of a page, where such numbers stand among the figures.
fn may_be_numbered(rows: &Rows<'_>, record: &Record<'_>) -> bool {
    let several = rows.table == TableId::Proactive && rows.kept != Kept::Rows;
    rows.signs.numbered && several && ends_as_a_page(record)
}

/// True for a row of table 2 before a line of digits alone, or of digits behind the end of its label: they may be the end of its last
/// figure.
fn is_cut(whole: &str, rows: &Rows<'_>, record: &Record<'_>) -> bool {
    let beside = || {
        let first = record.cells.first().map_or("", |piece| piece.text);
        record.label.as_ptr() < first.as_ptr() && !slice(whole, record.label, first).contains('\n')
    };
    let lines = matches!(rows.kept, Kept::Rows | Kept::Lines) && rows.table == TableId::Proactive && beside();
    let Some(last) = record.cells.iter().rfind(|piece| piece.fills()).filter(|_| lines && !record.label.is_empty())
    else {
        return false;
    };
    let end = (last.text.as_ptr() as usize + last.text.len()).wrapping_sub(whole.as_ptr() as usize);
    let rest = whole.get(end..).unwrap_or_default();
    let next = rest.trim_start_matches(['|', '\t', ' ']);
    let behind = &rest[..rest.len() - next.len()];
    let line = next.strip_prefix('\n').and_then(|rest| rest.lines().next()).unwrap_or_default();
    // Bars that close the row part the cells of what goes on from it.
    if has_bars(behind) != has_bars(line) {
        return false;
    }
    let mut cells = cells(line).into_iter().map(Piece::new).filter(|piece| piece.token != Token::Blank).peekable();
    let ends =
        |piece: &Piece<'_>| record::row_label(rows.table, &[record.label, piece.text].concat(), true) == record.key;
    cells.next_if(|piece| piece.token == Token::Word && ends(piece));
    let begins = |piece: &Piece<'_>| piece.text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let first = cells.next().is_some_and(|piece| piece.token == Token::Figure && begins(&piece));
    first && cells.next().is_none()
}

/// True where the words beside the figures are much like the label of their row, and no more like that of another.
fn is_named(form: &TableForm, record: &Record<'_>) -> bool {
    const LEAST: f64 = 0.5;
    let Some(row) = record.key.and_then(|key| form.row(key)) else { return false };
    let like = |row: &Row| likeness(record.label, row.label);
    let own = like(&form.rows[row]);
    record.label.contains(char::is_alphabetic) && own >= LEAST && !form.rows.iter().any(|other| like(other) > own)
}

/// True where the text ends with a row: what is lacking may have been cut off.
fn ends_text(text: &Text<'_>, record: &Record<'_>) -> bool {
    let last = record.cells.iter().rev().find(|piece| piece.token != Token::Blank);
    let last = last.map_or(record.label, |piece| piece.text).trim();
    let end = (last.as_ptr() as usize + last.len()).wrapping_sub(text.as_str().as_ptr() as usize);
    text.as_str().get(end..).is_some_and(|rest| rest.trim_matches(['|', ' ', '\n', '\t']).is_empty())
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

/// True for a row of table 4: some five figures at least, or as many cells or digits as it has, or nothing but blank cells.
pub(super) fn is_remedy_row(record: &Record<'_>) -> bool {
    let filled = positions(record).len();
    filled >= 5
        || record.digits() >= 15
        || record.cells.len() >= 15
        || (filled == 0 && record.cells.iter().all(|piece| piece.token == Token::Blank))
}

/// The readings that say different things, the first of each.
fn distinct(pieces: &[Piece<'_>], readings: impl ExactSizeIterator<Item = Reading>) -> Vec<Reading> {
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
    let what =
        |reading: &Reading| -> Vec<usize> { reading.iter().map(|cell| cell.map_or(blank, |at| first[at])).collect() };
    readings.filter(|reading| seen.insert(what(reading))).collect()
}

/// What tells two cells of a sort apart.
fn said<'t>(piece: &Piece<'t>) -> &'t str {
    match piece.token {
        Token::Figure | Token::Word => piece.text,
        Token::Blank | Token::Placeholder => "",
    }
}

fn in_form_order(printed: Reading, order: Option<&[usize]>) -> Reading {
    let Some(order) = order else { return printed };
    let mut reading = vec![None; printed.len()];
    for (cell, &place) in printed.into_iter().zip(order) {
        if let Some(slot) = reading.get_mut(place) {
            *slot = cell;
        }
    }
    reading
}
