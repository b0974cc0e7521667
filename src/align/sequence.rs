//! Rows by their place among the others: figures whose label is lost, torn off, or stands somewhere else.
//!
//! The form prints its rows in one order. Between two rows that are known, as many nameless ones as the form has there
//! are those; and as many labels without figures as there are figures without labels belong to each other in order. What
//! the order says must not break the identities, else the figures stay without a place.

use super::evidence::{Evidence, evidence};
use super::group::evidence_of;
use super::order::Sum;
use super::pair::{pair, shift};
use super::record::{self, Bare, Piece, Record, Rows, Told, positions};
use super::shape;
use crate::form::{self, FormId, TableForm, TableId};
use crate::label;
use crate::layout::{Kept, Token};

/// Among more rows than this nothing is told from their order: no table has so many, nor a few copies of it.
const MOST_ROWS: usize = 400;

/// A row of table 4 has as many cells.
const MOST_ROW: usize = 15;

/// Gives rows without a label the key that their place tells.
pub(super) fn name(rows: &mut Rows<'_>) {
    if rows.records.len().max(rows.bare.len()) > MOST_ROWS {
        return;
    }
    if rows.table == TableId::Remedies {
        return gather(rows);
    }
    let known = |rows: &Rows<'_>, key| rows.records.iter().any(|record| record.key == Some(key));
    let bare: Vec<Bare<'_>> = rows.bare.iter().copied().filter(|bare| !known(rows, bare.key)).collect();
    rows.bare = bare;
    if rows.bare.iter().any(|bare| record::is_other_leaf(bare.key)) || has_other_leaf(rows) {
        rows.bare.retain(|bare| !record::is_heading_too(rows.table, bare.key));
        // Figures behind that heading are those of a row below it whose label is lost.
        let headings = rows.records.iter_mut().filter(|record| {
            record.key.is_some_and(|key| record::is_heading_too(TableId::Requests, key)) && positions(record).len() > 1
        });
        headings.for_each(|record| record.key = None);
    }
    shape::name(rows);
    gather_all(rows);
    gather_apart(rows);
    split(rows);
    shift(rows);
    pair(rows);
    number(rows);
    fill_gaps(rows);
    distrust(rows);
    blank(rows);
}

/// Takes back what only the shorter of two forms says where the year speaks for the longer: figures without a label, which no
/// sum proves, may be what is left of the longer; and （六）其他处理 with rows below it that no label names is a heading there.
pub(super) fn doubt_form(rows: &mut Rows<'_>, of_year: Option<FormId>) {
    let Some(told) = form_of(rows).filter(|told| of_year.is_some_and(|year| year != *told)) else { return };
    let cells = |form: &&TableForm| form.len();
    if all_forms(rows.table).iter().map(cells).max() == Some(form::table(told, rows.table).len()) {
        return;
    }
    let unnamed = |record: &Record<'_>| {
        record.told == Told::Place && record::row_label(rows.table, record.label, true) != record.key
    };
    let by_place = rows.records.iter().all(|record| record.key.is_none() || unnamed(record));
    if by_place && evidence(rows).is_none_or(|evidence| evidence.held == 0) {
        rows.records.iter_mut().for_each(|record| record.key = None);
    }
    let goes_on = |pair: &[Record<'_>]| pair[1].key.is_none() && positions(&pair[1]).len() == positions(&pair[0]).len();
    let heading = rows
        .records
        .windows(2)
        .position(|pair| pair[0].key.is_some_and(|key| record::is_heading_too(rows.table, key)) && goes_on(pair));
    if let Some(at) = heading {
        rows.records[at].key = None;
    }
}

fn has_other_leaf(rows: &Rows<'_>) -> bool {
    rows.records.iter().any(|record| record.key.is_some_and(record::is_other_leaf))
}

/// Table 4 has one row: its figures may stand in several lines, a block or a figure each.
fn gather(rows: &mut Rows<'_>) {
    let all = form::table(FormId::Y2021, rows.table).len();
    let filled = |record: &Record<'_>| positions(record).len();
    // As many figures as all of it are no row of one group, even where the heading's last words are its name.
    rows.records.iter_mut().filter(|record| filled(record) == all).for_each(|record| {
        (record.key, record.label) = (None, "");
    });
    let plain = |record: &Record<'_>| record.key.is_none() && filled(record) == record.cells.len();
    let whole = |record: &Record<'_>| record.key.is_none() && filled(record) == all;
    if rows.records.iter().filter(|record| whole(record)).count() == 1 && rows.records.iter().all(|r| r.key.is_none()) {
        // Shorter rows beside it are of another table.
        rows.records.retain(whole);
        return;
    }
    let sum: usize = rows.records.iter().map(filled).sum();
    if sum == all && rows.records.len() > 1 && rows.records.iter().all(plain) {
        let cells = rows.records.iter().flat_map(|record| &record.cells).copied().collect();
        rows.records = vec![Record::nameless(cells, None)];
    }
}

/// No label at all, and just the figures of a form: what stands between them parts no rows.
fn gather_all(rows: &mut Rows<'_>) {
    let named = rows.records.iter().any(|record| record.key.is_some()) || !rows.bare.is_empty();
    if named || rows.kept != Kept::Order || rows.records.len() < 2 || has_lost_labels(rows) {
        return;
    }
    let figures = |record: &Record<'_>| record.cells.iter().copied().filter(|piece| piece.fills()).count();
    let cells: usize = rows.records.iter().map(figures).sum();
    // 见附件 between figures may fill a cell, where one is lacking.
    let words = rows.records.iter().filter(|record| !record.label.is_empty()).count();
    let is_all = |count: usize| all_forms(rows.table).iter().any(|form| form.len() == count);
    if !is_all(cells) && !is_all(cells + words) {
        return;
    }
    let worded = !is_all(cells);
    let mut all: Vec<Piece<'_>> = Vec::with_capacity(cells + words);
    for record in &rows.records {
        all.extend(Some(record.label).filter(|label| worded && !label.is_empty()).map(Piece::new));
        all.extend(record.cells.iter().filter(|piece| piece.fills()));
    }
    rows.records = vec![Record::nameless(all, None)];
}

/// True where so many words part the figures of table 3 that they are its labels, and some rows have lost figures.
fn has_lost_labels(rows: &Rows<'_>) -> bool {
    const MANY: usize = 10;
    let parted = rows.records.iter().filter(|record| !record.label.is_empty()).count();
    let short = |size: usize| rows.records.iter().any(|record| !positions(record).len().is_multiple_of(size));
    parted > MANY && size_of_all(rows.table).is_some_and(short)
}

/// Labels in one place and figures in another: words between the figures, of a page or a heading, part no rows, if together
/// they are just the figures of the labels.
fn gather_apart(rows: &mut Rows<'_>) {
    const FEW: usize = 4;
    let is_filled = |record: &Record<'_>| !positions(record).is_empty();
    let named = rows.records.iter().filter(|record| record.key.is_some() && is_filled(record));
    let last = rows.records.iter().position(|record| record.key.is_some() && is_filled(record));
    let filled = rows.records.iter().filter(|record| is_filled(record)).count();
    let first = rows.records.iter().position(is_filled);
    if rows.kept != Kept::Order
        || rows.bare.len() < FEW
        || filled < 2
        || named.count() > 1
        || (last.is_some() && last != first)
    {
        return;
    }
    let labels = rows.bare.len() + usize::from(last.is_some());
    let figures = rows.records.iter().flat_map(|record| &record.cells).copied().filter(|piece| piece.fills());
    let cells: Vec<Piece<'_>> = figures.collect();
    let fits = match size_of_all(rows.table) {
        Some(size) => cells.len() == labels * size,
        None => all_forms(rows.table).iter().any(|form| form.len() == cells.len() && form.rows.len() == labels),
    };
    if let (true, Some(first)) = (fits, first) {
        rows.records[first].cells = cells;
        rows.records.truncate(first + 1);
    }
}

/// Several rows of figures in one record: those of lost labels, or of labels that stand elsewhere.
fn split(rows: &mut Rows<'_>) {
    let mut records = Vec::with_capacity(rows.records.len());
    for record in std::mem::take(&mut rows.records) {
        let sizes = sizes_within(rows.table, &record);
        if sizes.is_empty() {
            records.push(record);
            continue;
        }
        // Labels that stand apart leave all figures to the last of them.
        let apart = rows.bare.len() + 1 >= sizes.len() || sizes.len() > 3;
        if let (true, Some(key)) = (apart, record.key) {
            rows.bare.push(Bare { key, label: record.label, at: records.len() });
        }
        let filled: Vec<Piece<'_>> = match has_words(&record) {
            true => record.cells.clone(),
            false => positions(&record).into_iter().map(|at| record.cells[at]).collect(),
        };
        let column = record.column.filter(|_| filled.len() == record.cells.len());
        let mut rest = &filled[..];
        for (at, size) in sizes.into_iter().enumerate() {
            let (cells, others) = rest.split_at(size);
            rest = others;
            let (key, label) = if at == 0 && !apart { (record.key, record.label) } else { (None, "") };
            records.push(Record { key, label, cells: cells.to_vec(), column, ..record });
        }
    }
    rows.records = records;
    rows.bare.sort_by_key(|bare| bare.at);
}

/// The sizes of the rows whose figures a record holds; none if it holds one row, or what no rows are.
fn sizes_within(table: TableId, record: &Record<'_>) -> Vec<usize> {
    let places = positions(record);
    let filled = places.len();
    // Blank cells may stand between two rows, where a layout has taken the second for the end of the first.
    let breaks = places.windows(2).enumerate().filter(|(_, pair)| pair[0] + 1 != pair[1]);
    let between = |at: usize| size_of_all(table).is_some_and(|size| (at + 1).is_multiple_of(size));
    if has_words(record) {
        let all = |form: &TableForm| form.len() == record.cells.len() && form.len() > MOST_ROW && record.key.is_none();
        let form = all_forms(table).into_iter().find(|form| all(form));
        return form.map_or(Vec::new(), |form| form.rows.iter().map(|row| row.columns.len()).collect());
    }
    if breaks.into_iter().any(|(at, _)| !between(at)) || (size_of_all(table).is_none() && filled != record.cells.len())
    {
        return Vec::new();
    }
    match size_of_all(table) {
        Some(size) if filled > size && filled.is_multiple_of(size) && adds_up(record, &places, size) => {
            vec![size; filled / size]
        }
        Some(_) => Vec::new(),
        None => all_forms(table)
            .into_iter()
            .find(|form| form.len() == filled)
            .map_or(Vec::new(), |form| form.rows.iter().map(|row| row.columns.len()).collect()),
    }
}

/// True where half of the rows or more that some figures are cut into have a sum of the others at one of their ends.
fn adds_up(record: &Record<'_>, places: &[usize], size: usize) -> bool {
    let holds = |row: &&[usize]| {
        let sum = Sum::of(row.iter().map(|&at| evidence_of(record.cells[at])));
        sum.is_none_or(|sum| sum.totals() != (false, false))
    };
    let rows = places.chunks(size);
    rows.clone().filter(holds).count() * 2 >= rows.len()
}

fn has_words(record: &Record<'_>) -> bool {
    record.cells.iter().any(|piece| piece.token == Token::Word)
}

/// The size of every row, where all are of one.
fn size_of_all(table: TableId) -> Option<usize> {
    (table == TableId::Requests).then(|| form::table(FormId::Y2021, table).rows[0].columns.len())
}

/// No figures with a label, and as many rows as a form has; labels that stand apart are in its
/// order, as far as they can be read.
fn number(rows: &mut Rows<'_>) {
    let is_label = |record: &Record<'_>| record.key.is_some() && positions(record).is_empty();
    if rows.records.iter().any(|record| record.key.is_some() && !is_label(record)) || !is_in_order(rows) {
        return;
    }
    let (whole, all) = (nameless(rows), alone(rows));
    // Where each line is a row, and nothing else stands there, short rows are rows too.
    let each = rows.kept != Kept::Order && rows.bare.is_empty() && all.len() == rows.records.len();
    let several = !each && (all.len() - whole.len()) * 3 > whole.len();
    if whole.len() < all.len()
        && (several || rows.table != TableId::Requests || rows.kept == Kept::Order && !rows.bare.is_empty())
    {
        return;
    }
    let fits = |form: &&TableForm| {
        let fits = |(at, row): (&usize, &form::Row)| {
            !whole.contains(at) || positions(&rows.records[*at]).len() == row.columns.len()
        };
        let once = all.len() == form.rows.len() || all.len() == 2 * form.rows.len() && is_twice(rows, &all);
        once && all.iter().zip(form.rows.iter().cycle()).all(fits)
    };
    let Some(form) = all_forms(rows.table).into_iter().find(fits) else { return };
    let labels = rows.bare.len() + rows.records.iter().filter(|record| is_label(record)).count();
    let records = rows.records.clone();
    rows.records.iter_mut().for_each(|record| record.key = None);
    let in_order = all.iter().copied().zip(form.rows.iter().cycle());
    // Where each row has just its figures, none is lost, though the filer may have been wrong.
    let good = if whole.len() == form.rows.len() { Evidence::is_bearable } else { Evidence::is_credible };
    let assigned = assign(rows, in_order.map(|(at, row)| (at, row.key)).collect(), good);
    // Where no sum proves the rows, most labels have to be read, and all where none could: one of them may be of no row.
    let proven = evidence(rows).is_some_and(|evidence| evidence.held > 0);
    let least = if form.identities.is_empty() { form.rows.len() } else { form.rows.len() / 2 + 1 };
    let told = proven || labels >= least;
    if assigned && (labels == 0 || told) {
        rows.bare.clear();
        let in_order = all.iter().zip(form.rows.iter().cycle());
        in_order.for_each(|(&at, row)| rows.records[at].take_words_in(row.columns.len()));
    } else {
        rows.records = records;
    }
}

/// True where the second half of some rows repeats the first, figure by figure: the table stands there twice.
fn is_twice(rows: &Rows<'_>, all: &[usize]) -> bool {
    let cells = |at: &usize| -> Vec<&str> { rows.records[*at].cells.iter().map(|piece| piece.text).collect() };
    is_doubled(&all.iter().map(cells).collect::<Vec<_>>())
}

/// True where the second half of some things repeats the first.
fn is_doubled<T: PartialEq>(all: &[T]) -> bool {
    let (first, second) = all.split_at(all.len() / 2);
    first == second
}

/// Rows without a label between two that have one, as many as the form has between those.
fn fill_gaps(rows: &mut Rows<'_>) {
    let nameless = nameless(rows);
    if nameless.is_empty() || nameless.len() * 3 > rows.records.len() {
        return;
    }
    for form in forms(rows) {
        if let Some(keys) = gaps(rows, form, &nameless)
            && assign(rows, keys, Evidence::is_credible)
        {
            return;
        }
    }
}

/// Figures that stand in lines of their own, between pieces of labels, may be those of other rows. Where what the labels
/// say does not come out, the order of the form may be right, and else nothing is known of them.
fn distrust(rows: &mut Rows<'_>) {
    let above: Vec<usize> = (0..rows.records.len()).filter(|&at| rows.records[at].above).collect();
    if above.len() <= 3 || is_whole(rows) {
        return;
    }
    let Some(before) = evidence(rows) else { return };
    let mut keys: Vec<&str> = rows.records.iter().filter_map(|record| record.key).collect();
    let named = keys.len();
    let repeats = is_doubled(&keys);
    keys.sort_unstable();
    keys.dedup();
    let twice = keys.len() < named && !repeats;
    // Figures before the first label: each may be that of the label below.
    let below = rows.records[above[0]].key.is_none() && !positions(&rows.records[above[0]]).is_empty();
    let unproven = twice || !before.is_credible() || below && before.across == 0;
    if !unproven && nameless(rows).is_empty() {
        return;
    }
    let in_order = is_in_order(rows);
    let (records, bare) = (rows.records.clone(), std::mem::take(&mut rows.bare));
    rows.records.iter_mut().for_each(|record| record.key = None);
    if in_order {
        number(rows);
    }
    rows.bare = bare;
    if rows.records.iter().all(|record| record.key.is_none()) {
        rows.records = records;
        if unproven {
            above.iter().for_each(|&at| rows.records[at].key = None);
        }
    }
}

/// True where every row of a form is there in its order, once or twice, each label with its own figures below it, and nothing is
/// left over: then no label can be that of the figures above it.
fn is_whole(rows: &Rows<'_>) -> bool {
    let is_row = |(record, row): (&Record<'_>, &form::Row)| {
        record.key == Some(row.key) && record.above && positions(record).len() == row.columns.len()
    };
    let fits = |form: &TableForm| {
        let times = rows.records.len() / form.rows.len();
        let whole = (1..=2).contains(&times) && rows.records.len() == times * form.rows.len();
        whole && rows.records.iter().zip(form.rows.iter().cycle()).all(is_row)
    };
    rows.bare.is_empty() && all_forms(rows.table).into_iter().any(fits)
}

/// True where the labels, those without figures among them, follow each other as in the form.
fn is_in_order(rows: &Rows<'_>) -> bool {
    let labels = rows.records.iter().enumerate().filter_map(|(at, record)| Some((at, 1, record.key?)));
    let mut labels: Vec<(usize, usize, &str)> =
        labels.chain(rows.bare.iter().map(|bare| (bare.at, 0, bare.key))).collect();
    labels.sort_by_key(|&(at, side, _)| (at, side));
    // The whole table may stand there twice.
    let half = labels.len() / 2;
    let twice = half > 1 && is_doubled(&labels.iter().map(|(.., key)| *key).collect::<Vec<_>>());
    let labels = if twice { &labels[..half] } else { &labels[..] };
    let place = |form: &TableForm| labels.iter().filter_map(|(_, _, key)| form.row(key)).is_sorted();
    forms(rows).into_iter().any(place)
}

/// The form that the rows tell.
fn form_of(rows: &Rows<'_>) -> Option<FormId> {
    match rows.table {
        TableId::Requests => super::form::of_requests(rows),
        _ => super::form::of_proactive(rows),
    }
}

/// The forms that the rows may follow.
pub(super) fn forms(rows: &Rows<'_>) -> Vec<&'static TableForm> {
    let told = form_of(rows);
    all_forms(rows.table).into_iter().filter(|form| told.is_none_or(|told| told == form.form)).collect()
}

/// The forms of a table, the newer first.
fn all_forms(table: TableId) -> [&'static TableForm; 2] {
    [FormId::Y2021, FormId::Y2019].map(|form| form::table(form, table))
}

/// The keys of all nameless rows, if each run of them fills a gap of the form.
fn gaps(rows: &Rows<'_>, form: &'static TableForm, nameless: &[usize]) -> Option<Vec<(usize, &'static str)>> {
    let place = |at: usize| rows.records[at].key.and_then(|key| form.row(key));
    // Bare labels are rows too, whose cells are blank.
    let bare = |from: usize, to: usize| rows.bare.iter().filter(|bare| from <= bare.at && bare.at <= to).count();
    // Where no identity can speak against it, a label must be all but the row's.
    let least = if form.identities.is_empty() { 0.75 } else { 0.5 };
    let mut keys = Vec::new();
    for run in nameless.chunk_by(|a, b| a + 1 == *b) {
        let (first, last) = (*run.first()?, *run.last()?);
        let before = (0..first).rev().find_map(place).map_or(0, |row| row + 1);
        let after = (last + 1..rows.records.len()).find_map(place).unwrap_or(form.rows.len());
        if before + run.len() != after || (bare(first, last + 1) > 0 && rows.kept == Kept::Rows) {
            continue;
        }
        let among = &form.rows[before..after];
        if run.iter().zip(among).any(|(&at, row)| is_rather_another(&rows.records[at], row, among)) {
            // Rows may have changed places.
            continue;
        }
        for (&at, row) in run.iter().zip(among) {
            if positions(&rows.records[at]).len() == row.columns.len() && may_be(&rows.records[at], row, least) {
                keys.push((at, row.key));
            }
        }
    }
    let in_order = (0..rows.records.len()).filter_map(place).is_sorted();
    (in_order && !keys.is_empty()).then_some(keys)
}

/// True where what is printed before the figures does not speak against a row.
fn may_be(record: &Record<'_>, row: &form::Row, least: f64) -> bool {
    // The heading of its group may stand before the figures.
    let group = row.group.is_some_and(|group| label::likeness(record.label, group) >= 0.75);
    record.label.is_empty() || group || label::likeness(record.label, row.label) >= least
}

/// True where a damaged label is more like that of another of some rows.
fn is_rather_another(record: &Record<'_>, row: &form::Row, among: &[form::Row]) -> bool {
    let like = |row: &form::Row| label::likeness(record.label, row.label);
    !record.label.is_empty() && among.iter().any(|other| like(other) > like(row))
}

/// Rows of figures that no label names.
pub(super) fn nameless(rows: &Rows<'_>) -> Vec<usize> {
    let sizes = match size_of_all(rows.table) {
        Some(size) => vec![size],
        None => vec![1, 2, 3],
    };
    let is_row = |record: &Record<'_>| {
        record.key.is_none()
            && record.cells.iter().all(|piece| piece.token != Token::Word)
            && sizes.contains(&positions(record).len())
    };
    (0..rows.records.len()).filter(|&at| is_row(&rows.records[at])).collect()
}

/// The same with those that have a figure too many or too few, words in a cell, or a blank in a figure.
pub(super) fn alone(rows: &Rows<'_>) -> Vec<usize> {
    let whole = nameless(rows);
    (0..rows.records.len()).filter(|at| whole.contains(at) || is_odd(rows, *at)).collect()
}

/// True for a row of several figures without a label that are not just those of a row.
pub(super) fn is_odd(rows: &Rows<'_>, at: usize) -> bool {
    let record = &rows.records[at];
    let counts = record.cells.iter().any(|piece| piece.token == Token::Figure);
    record.key.is_none() && counts && positions(record).len() > 3
}

/// Gives rows their keys, unless the identities speak against it so much that they are not `good`.
pub(super) fn assign(rows: &mut Rows<'_>, keys: Vec<(usize, &'static str)>, good: fn(Evidence) -> bool) -> bool {
    let known = |key| rows.records.iter().any(|record| record.key == Some(key));
    if keys.iter().any(|&(_, key)| known(key)) {
        return false;
    }
    for &(at, key) in &keys {
        (rows.records[at].key, rows.records[at].told) = (Some(key), Told::Place);
    }
    let good = evidence(rows).is_none_or(good);
    if !good {
        keys.iter().for_each(|&(at, _)| rows.records[at].key = None);
    }
    good
}

/// True for figures that no row has taken, or a row more than it can hold: those of labels that stand without any.
fn is_left(table: TableId, record: &Record<'_>) -> bool {
    let filled = positions(record).len();
    // 65 | 1338 | 30 in one cell are figures that a layout has not parted, and so are 无 无 无.
    let fills = |part: &&str| part.contains(|c: char| c.is_ascii_digit()) || Piece::new(part).fills();
    let unparted = |piece: &Piece<'_>| piece.text.split_whitespace().filter(fills).count();
    let few = if table == TableId::Proactive { 0 } else { 3 };
    match record.key {
        None => filled > few,
        Some(_) => {
            let filled: usize = record.cells.iter().map(unparted).sum();
            record::sizes(table, record.key).iter().all(|size| filled > 2 * size)
        }
    }
}

/// A row without figures is one of blank cells, in a layout that leaves nothing for them; unless figures are left over.
fn blank(rows: &mut Rows<'_>) {
    if rows.kept == Kept::Rows
        || rows.records.iter().any(|record| is_left(rows.table, record))
        || rows.records.iter().all(|record| positions(record).is_empty())
            && !rows.bare.is_empty()
            && rows.bare.len() < 4
    {
        return;
    }
    for (shift, bare) in std::mem::take(&mut rows.bare).into_iter().enumerate() {
        let known = rows.records.iter().any(|record| record.key == Some(bare.key));
        let heading = record::is_heading_too(rows.table, bare.key) && has_other_leaf(rows);
        let at = (bare.at + shift).min(rows.records.len());
        if !known && !heading {
            let record = Record { key: Some(bare.key), label: bare.label, ..Record::nameless(Vec::new(), None) };
            rows.records.insert(at, record);
        }
    }
}
