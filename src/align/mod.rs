//! From the blocks of a document to its statutory tables: which layout fits, which row each figure belongs to.
//!
//! Labels anchor rows; position is used only inside a row. Where a row holds more or fewer figures than its form has
//! cells, [`place`] lists the readings and [`resolve`] lets the identities of the whole table decide, or nobody.

mod account;
mod arranged;
mod beside;
mod bounded;
pub(crate) mod broken;
mod cells;
mod columns;
mod copies;
mod cuts;
mod doubt;
mod evidence;
mod fill;
mod flaws;
mod form;
mod group;
mod narrow;
mod order;
mod pair;
mod part;
mod place;
mod proof;
mod reach;
pub(crate) mod recognised;
mod record;
mod resolve;
mod sequence;
mod shape;
mod sides;
mod signs;
mod statistics;
mod straight;
mod stream;
mod value;
mod walk;
mod ways;
mod whole;

use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{Address, FormId, TableForm, TableId};
use crate::layout::{Grid, Kept, grids, is_gapped};
use crate::model::{Presence, Table};
use crate::outline::Outline;
use crate::text::Text;
use columns::Starts;
use record::{Record, Rows};
use signs::Signs;
use straight::Straight;

/// Reads all tables: the three since 2019, and that of form 2014. `form` is the form that the caller insists on, if any.
pub(crate) fn read<'t>(
    findings: &mut Findings,
    text: &'t Text<'_>,
    outline: &Outline<'t>,
    form: Option<FormId>,
) -> [Table; 4] {
    let statistics = match form {
        None | Some(FormId::Y2014) => statistics::read(findings, text, outline),
        _ => Table::missing(FormId::Y2014, TableId::Statistics),
    };
    let expected =
        form != Some(FormId::Y2014) && outline.expects_tables() && (outline.year().is_some() || !statistics.is_found());
    let mut tables = TableId::SINCE_2019.map(|table| find(text, outline, table, form));
    let mut signs = Signs::of(text.as_str(), tables.iter().filter_map(Found::rows));
    signs.packed &= !tables.iter().any(Found::has_gap);
    for (found, table) in tables.iter_mut().zip(TableId::SINCE_2019) {
        if matches!(found, Found::Straight(straight) if straight.is_doubtful(signs)) {
            *found = search(outline, table);
        }
        found.rows_mut().into_iter().for_each(|rows| rows.signs = signs);
    }
    let of_year = outline.year().and_then(FormId::of_year);
    let [proactive, requests, _] = &mut tables;
    for rows in [proactive.rows_mut(), requests.rows_mut()].into_iter().flatten() {
        sequence::doubt_form(rows, of_year);
    }
    let requests_form = form.or_else(|| requests.form(form::of_requests));
    let proactive_form = form.or_else(|| proactive.form(form::of_proactive));
    let default = of_year.unwrap_or(FormId::Y2021);
    if let (Some(a), Some(b)) = (proactive_form, requests_form)
        && a != b
    {
        let cells = vec![Address::table(TableId::Proactive), Address::table(TableId::Requests)];
        let message = say!("table 2 follows form {a}, table 3 form {b}"; "表二是{a}年格式，表三是{b}年格式");
        findings.push(Code::FormMixed, message, cells, None);
    }
    let mut fill = |found, table, form: Option<FormId>| {
        let form = crate::form::table(form.unwrap_or(default), table);
        match found {
            Found::Straight(straight) => straight.table(findings, text, form),
            Found::Rows(rows) => fill::table(findings, text, form, rows),
            Found::Nothing => absent(findings, text, outline, form, expected),
        }
    };
    let [proactive, requests, remedies] = tables;
    [
        fill(proactive, TableId::Proactive, proactive_form.or(requests_form)),
        fill(requests, TableId::Requests, requests_form.or(proactive_form)),
        fill(remedies, TableId::Remedies, requests_form.or(proactive_form)),
        statistics,
    ]
}

/// A table as found.
enum Found<'o, 't> {
    /// One that needs no search.
    Straight(Straight<'o, 't>),
    /// The rows of one that does.
    Rows(Rows<'t>),
    /// The source has no such table.
    Nothing,
}

impl<'t> Found<'_, 't> {
    fn rows(&self) -> Option<&Rows<'t>> {
        if let Found::Rows(rows) = self { Some(rows) } else { None }
    }

    /// True where a blank cell stands between the figures of a row.
    fn has_gap(&self) -> bool {
        matches!(self, Found::Straight(straight) if straight.has_gap())
    }

    fn rows_mut(&mut self) -> Option<&mut Rows<'t>> {
        if let Found::Rows(rows) = self { Some(rows) } else { None }
    }

    /// The form that it follows, told by `of_rows` from its rows if need be.
    fn form(&self, of_rows: fn(&Rows<'_>) -> Option<FormId>) -> Option<FormId> {
        match self {
            Found::Straight(straight) => Some(straight.form()),
            Found::Rows(rows) => of_rows(rows),
            Found::Nothing => None,
        }
    }
}

fn find<'o, 't>(text: &Text<'_>, outline: &'o Outline<'t>, table: TableId, form: Option<FormId>) -> Found<'o, 't> {
    match straight::of(text, outline, table, form) {
        Some(straight) => Found::Straight(straight),
        None => search(outline, table),
    }
}

fn search<'o, 't>(outline: &'o Outline<'t>, table: TableId) -> Found<'o, 't> {
    best_rows(outline, table).map_or(Found::Nothing, Found::Rows)
}

/// The rows that the best fitting layout finds in the blocks of a table; `None` where the source has no such table.
fn best_rows<'t>(outline: &Outline<'t>, table: TableId) -> Option<Rows<'t>> {
    let blocks = outline.blocks(table);
    let mut best: Option<Rows<'t>> = None;
    for block in blocks {
        let mut found: Option<(usize, Rows<'t>)> = None;
        for grid in grids(block.text) {
            let rows = rows(&grid, block.text, table);
            let fit = fit(&rows);
            if found.as_ref().is_none_or(|(best, of)| fit > least_better(*best, of.kept, rows.kept)) {
                found = Some((fit, rows));
            }
        }
        best = match (best, found) {
            (Some(best), Some((_, found))) => {
                let mut both = best.and(found);
                sequence::name(&mut both);
                Some(both)
            }
            (best, found) => best.or(found.map(|(_, rows)| rows)),
        };
    }
    best.filter(Rows::is_table)
}

/// A layout that leaves blank cells out makes rows plain that are not: it has to fit much better than one that keeps them.
fn least_better(best: usize, kept: Kept, other: Kept) -> usize {
    const ROW: usize = 3;
    if kept != Kept::Order && other == Kept::Order { best + ROW.max(best / 4) } else { best }
}

/// Finds the rows of a grid that was read from `block`.
fn rows<'t>(grid: &Grid<'t>, block: &'t str, table: TableId) -> Rows<'t> {
    let mut rows = Rows {
        table,
        records: Vec::new(),
        columns: Vec::new(),
        bare: Vec::new(),
        kept: grid.kept,
        width: grid.width(),
        unit: value::named_unit(block),
        astray: false,
        signs: Signs::default(),
    };
    match grid.kept {
        Kept::Rows | Kept::Lines => bounded::read(&grid.rows, &mut rows),
        Kept::Cells => bounded::read(&cells::rows(grid, table), &mut rows),
        Kept::Order => stream::read(grid, block, &mut rows),
    }
    sequence::name(&mut rows);
    // Where its three rows follow, （六）其他处理 was their heading.
    if rows.records.iter().any(|record| record.key.is_some_and(record::is_other_leaf)) {
        rows.records.retain(|record| record.key != Some("other") || record.cells.iter().any(|piece| piece.fills()));
    }
    rows
}

/// How well a layout fits: rows with a label count, and those whose figures have one place each count more.
fn fit(rows: &Rows<'_>) -> usize {
    if rows.kept == Kept::Cells && is_uneven(rows) {
        return 0;
    }
    let starts = Starts::learn(rows);
    let fit = |record: &Record<'_>| {
        let plain =
            record::sizes(rows.table, record.key).iter().any(|&size| place::direct(record, size, &starts).is_some());
        // Where blanks may part figures, one inside a figure speaks for a layout that parts them.
        let parted = rows.kept == Kept::Rows || !record.cells.iter().any(|piece| is_gapped(piece.text));
        let named = record.key.is_some() || (rows.table == TableId::Remedies && record::is_remedy_row(record));
        // Where blank cells are kept, a label without any has lost its row.
        let named = named && (rows.kept != Kept::Cells || !record.cells.is_empty());
        usize::from(named) * 2 + usize::from(plain && !record.cells.is_empty() && parted) * 3
    };
    // A label whose cells are lost is a row too.
    let bare = if rows.kept == Kept::Rows { rows.bare_alone() * 2 } else { 0 };
    bare + rows.records.iter().map(fit).sum::<usize>()
}

/// True where blank lines are no blank cells: in a copy that keeps these, most rows of table 3 are as wide.
fn is_uneven(rows: &Rows<'_>) -> bool {
    const FEW: usize = 8;
    let known = rows.records.iter().filter(|record| record.key.is_some() && !record.cells.is_empty());
    let mut widths: Vec<usize> = known.map(|record| record.cells.len()).collect();
    widths.sort_unstable();
    let most = widths.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
    rows.table == TableId::Requests && widths.len() > FEW && most * 2 < widths.len()
}

/// A table that the source does not have, with a finding where it is expected.
fn absent(
    findings: &mut Findings,
    text: &Text<'_>,
    outline: &Outline<'_>,
    form: &'static TableForm,
    expected: bool,
) -> Table {
    let (table, cells) = (form.table, vec![Address::table(form.table)]);
    if let Some(picture) = outline.picture(form.table) {
        let span = text.span_of(picture);
        let picture = picture.trim();
        let message = say!(
            "a picture stands in the place of table {table}: {picture}";
            "{}的位置是一张图片：“{picture}”", table.as_str_zh()
        );
        findings.push(Code::TableImage, message, cells, Some(span));
        return Table::absent(form, Presence::Image, Some(span));
    }
    if expected {
        let title = table.title();
        let message = say!("the source has no table {table} ({title})"; "原文没有{}（{title}）", table.as_str_zh());
        findings.push(Code::TableMissing, message, cells, None);
    }
    Table::absent(form, Presence::Missing, None)
}
