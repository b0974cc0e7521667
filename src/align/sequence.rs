//! Rows by their place among the others: figures whose label is lost, torn off, or stands somewhere else.
//!
//! The form prints its rows in one order. Between two rows that are known, as many nameless ones as the form has there
//! are those; and as many labels without figures as there are figures without labels belong to each other in order. What
//! the order says must not break the identities, else the figures stay without a place.

use super::record::{self, Bare, Record, Rows, Told, positions};
use super::resolve::holds;
use super::value;
use crate::form::{self, FormId, TableForm, TableId};
use crate::label;
use crate::layout::{Kept, Token};

/// As many identities may be broken by a filer's mistake in one cell of table 3.
const MOST_BROKEN: usize = 3;

/// Among more rows than this nothing is told from their order: no table has so many, nor a few copies of it.
const MOST_ROWS: usize = 400;

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
    }
    split(rows);
    shift(rows);
    pair(rows);
    number(rows);
    fill_gaps(rows);
    distrust(rows);
    blank(rows);
}

fn has_other_leaf(rows: &Rows<'_>) -> bool {
    rows.records.iter().any(|record| record.key.is_some_and(record::is_other_leaf))
}

/// Table 4 has one row: its figures may stand in several lines, a block or a figure each.
fn gather(rows: &mut Rows<'_>) {
    let all = form::table(FormId::Y2021, rows.table).len();
    let filled = |record: &Record<'_>| positions(record).len();
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
        let mut rest = &record.cells[..];
        for (at, size) in sizes.into_iter().enumerate() {
            let (cells, others) = rest.split_at(size);
            rest = others;
            let first = at == 0 && !apart;
            records.push(Record {
                key: record.key.filter(|_| first),
                label: if first { record.label } else { "" },
                cells: cells.to_vec(),
                column: record.column,
                told: record.told,
                above: record.above,
            });
        }
    }
    rows.records = records;
}

/// The sizes of the rows whose figures a record holds; none if it holds one row, or what no rows are.
fn sizes_within(table: TableId, record: &Record<'_>) -> Vec<usize> {
    let filled = positions(record).len();
    if filled != record.cells.len() {
        return Vec::new();
    }
    match size_of_all(table) {
        Some(size) if filled > size && filled.is_multiple_of(size) => vec![size; filled / size],
        Some(_) => Vec::new(),
        None => all_forms(table)
            .into_iter()
            .find(|form| form.len() == filled)
            .map_or(Vec::new(), |form| form.rows.iter().map(|row| row.columns.len()).collect()),
    }
}

/// The size of every row, where all are of one.
fn size_of_all(table: TableId) -> Option<usize> {
    (table == TableId::Requests).then(|| form::table(FormId::Y2021, table).rows[0].columns.len())
}

/// Each label below its figures: then the first figures have none above them, and the last label has no figures.
fn shift(rows: &mut Rows<'_>) {
    let above: Vec<usize> = (0..rows.records.len()).filter(|&at| rows.records[at].above).collect();
    let [first, .., last] = above[..] else { return };
    let Some(end) = rows.bare.iter().position(|bare| bare.at > last) else { return };
    if rows.records[first].key.is_some() || above.len() < 4 || above.len() != last - first + 1 {
        return;
    }
    let mut labels: Vec<(Option<&'static str>, _)> =
        above.iter().skip(1).map(|&at| (rows.records[at].key, rows.records[at].label)).collect();
    labels.push((Some(rows.bare[end].key), rows.bare[end].label));
    if labels.iter().filter(|(key, _)| key.is_some()).count() * 5 < labels.len() * 4 {
        return;
    }
    for (&at, (key, label)) in above.iter().zip(labels) {
        let record = &mut rows.records[at];
        (record.key, record.label, record.told) = (key, label, Told::Place);
    }
    if evidence(rows).is_some_and(|now| now.is_credible()) {
        rows.bare.remove(end);
    } else {
        // Above or below, something is wrong: nothing tells whose the figures are.
        above.iter().for_each(|&at| rows.records[at].key = None);
    }
}

/// As many labels without figures as figures without labels.
fn pair(rows: &mut Rows<'_>) {
    let Some(&first) = nameless(rows).first() else { return };
    let before = (rows.records.clone(), rows.bare.clone());
    // The first figures behind all labels have taken the last of them.
    if let Some(first) = first.checked_sub(1) {
        let record = &mut rows.records[first];
        if let (true, Some(key)) = (record.above && !rows.bare.is_empty(), record.key) {
            rows.bare.push(Bare { key, label: record.label, at: first });
            rows.bare.sort_by_key(|bare| bare.at);
            (record.key, record.label) = (None, "");
        }
    }
    if !pair_up(rows) {
        // Figures that stand apart from all labels are not those of the last of them.
        let apart = nameless(rows).len() > 2;
        rows.bare = before.1;
        if !apart {
            rows.records = before.0;
        }
    }
}

fn pair_up(rows: &mut Rows<'_>) -> bool {
    let nameless = nameless(rows);
    let pairs: Vec<(usize, Bare<'_>)> = nameless.iter().copied().zip(rows.bare.iter().copied()).collect();
    let fits = |&(at, bare): &(usize, Bare<'_>)| {
        record::sizes(rows.table, Some(bare.key)).contains(&positions(&rows.records[at]).len())
    };
    if rows.bare.len() != nameless.len() || nameless.len() < 2 || !pairs.iter().all(fits) {
        return false;
    }
    let keys = pairs.iter().map(|&(at, bare)| (at, bare.key)).collect();
    if assign(rows, keys) {
        for (at, bare) in pairs {
            rows.records[at].label = bare.label;
        }
        rows.bare.clear();
        return true;
    }
    false
}

/// No label at all, and as many rows as a form has.
fn number(rows: &mut Rows<'_>) {
    if rows.records.iter().any(|record| record.key.is_some()) || !rows.bare.is_empty() {
        return;
    }
    let nameless = nameless(rows);
    for form in all_forms(rows.table) {
        let fits = |(at, row): (&usize, &form::Row)| positions(&rows.records[*at]).len() == row.columns.len();
        if nameless.len() == form.rows.len() && nameless.iter().zip(form.rows).all(fits) {
            assign(rows, nameless.into_iter().zip(form.rows).map(|(at, row)| (at, row.key)).collect());
            return;
        }
    }
}

/// Rows without a label between two that have one, as many as the form has between those.
fn fill_gaps(rows: &mut Rows<'_>) {
    let nameless = nameless(rows);
    if nameless.is_empty() || nameless.len() * 3 > rows.records.len() {
        return;
    }
    for form in forms(rows) {
        if let Some(keys) = gaps(rows, form, &nameless)
            && assign(rows, keys)
        {
            return;
        }
    }
}

/// Figures that stand in lines of their own, between pieces of labels, may be those of other rows. Where what the labels
/// say does not come out, the order of the form may be right, and else nothing is known of them.
fn distrust(rows: &mut Rows<'_>) {
    let above: Vec<usize> = (0..rows.records.len()).filter(|&at| rows.records[at].above).collect();
    if above.len() <= 3 {
        return;
    }
    let Some(before) = evidence(rows) else { return };
    let mut keys: Vec<&str> = rows.records.iter().filter_map(|record| record.key).collect();
    let named = keys.len();
    keys.sort_unstable();
    keys.dedup();
    let twice = keys.len() < named;
    if before.is_credible() && !twice && nameless(rows).is_empty() {
        return;
    }
    let (records, bare) = (rows.records.clone(), std::mem::take(&mut rows.bare));
    rows.records.iter_mut().for_each(|record| record.key = None);
    number(rows);
    rows.bare = bare;
    if rows.records.iter().all(|record| record.key.is_none()) {
        rows.records = records;
        if twice || !before.is_credible() {
            above.iter().for_each(|&at| rows.records[at].key = None);
        }
    }
}

/// The forms that the rows may follow.
fn forms(rows: &Rows<'_>) -> Vec<&'static TableForm> {
    let told = match rows.table {
        TableId::Requests => super::form::of_requests(rows),
        _ => super::form::of_proactive(rows),
    };
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
    let mut keys = Vec::new();
    for run in nameless.chunk_by(|a, b| a + 1 == *b) {
        let (first, last) = (*run.first()?, *run.last()?);
        let before = (0..first).rev().find_map(place).map_or(0, |row| row + 1);
        let after = (last + 1..rows.records.len()).find_map(place).unwrap_or(form.rows.len());
        if before + run.len() != after || (bare(first, last + 1) > 0 && rows.kept == Kept::Rows) {
            continue;
        }
        for (&at, row) in run.iter().zip(&form.rows[before..after]) {
            if positions(&rows.records[at]).len() == row.columns.len() && may_be(&rows.records[at], row) {
                keys.push((at, row.key));
            }
        }
    }
    let in_order = (0..rows.records.len()).filter_map(place).is_sorted();
    (in_order && !keys.is_empty()).then_some(keys)
}

/// True where what is printed before the figures does not speak against a row.
fn may_be(record: &Record<'_>, row: &form::Row) -> bool {
    record.label.is_empty() || label::likeness(record.label, row.label) >= 0.5
}

/// Rows of figures that no label names.
fn nameless(rows: &Rows<'_>) -> Vec<usize> {
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

/// Gives rows their keys, unless the identities speak against it.
fn assign(rows: &mut Rows<'_>, keys: Vec<(usize, &'static str)>) -> bool {
    let known = |key| rows.records.iter().any(|record| record.key == Some(key));
    if keys.iter().any(|&(_, key)| known(key)) {
        return false;
    }
    for &(at, key) in &keys {
        (rows.records[at].key, rows.records[at].told) = (Some(key), Told::Place);
    }
    let good = evidence(rows).is_none_or(|evidence| evidence.is_credible());
    if !good {
        keys.iter().for_each(|&(at, _)| rows.records[at].key = None);
    }
    good
}

/// A row without figures is one of blank cells, in a layout that leaves nothing for them; unless figures are left over.
fn blank(rows: &mut Rows<'_>) {
    let left = rows.records.iter().any(|record| record.key.is_none() && positions(record).len() > 3);
    if rows.kept == Kept::Rows
        || left
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
            let record =
                Record { key: Some(bare.key), label: bare.label, cells: Vec::new(), column: None, told: Told::Label, above: false };
            rows.records.insert(at, record);
        }
    }
}

/// How many identities hold and how many are broken among plain rows; `None` for a table without identities.
fn evidence(rows: &Rows<'_>) -> Option<Evidence> {
    let form = forms(rows).into_iter().next()?;
    if form.identities.is_empty() {
        return None;
    }
    let mut figures: Vec<Option<i64>> = vec![None; form.len()];
    for record in &rows.records {
        let Some(row) = record.key.and_then(|key| form.row(key)) else { continue };
        let filled = positions(record);
        let first = form.offset(row);
        if filled.len() == form.rows[row].columns.len() {
            for (slot, at) in figures[first..].iter_mut().zip(filled) {
                let piece = record.cells[at];
                *slot = if piece.token == Token::Figure { value::evidence(piece) } else { Some(0) };
            }
        }
    }
    let mut evidence = Evidence { held: 0, broken: 0 };
    for instance in form.instances() {
        let cells = instance.left.iter().chain(&instance.right);
        match holds(&instance, |cell| figures[cell]) {
            Some(true) => evidence.held += usize::from(cells.clone().any(|&cell| figures[cell] != Some(0))),
            Some(false) => evidence.broken += 1,
            None => {}
        }
    }
    Some(evidence)
}

#[derive(Debug, Clone, Copy)]
struct Evidence {
    /// Identities that hold and bind a figure other than 0.
    held: usize,
    broken: usize,
}

impl Evidence {
    /// A filer's mistake breaks a few and leaves most; figures in wrong places break most.
    fn is_credible(self) -> bool {
        self.broken == 0 || (self.broken <= MOST_BROKEN && self.held >= 3 * self.broken)
    }
}
