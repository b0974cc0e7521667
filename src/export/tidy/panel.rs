//! A statutory table wide: one row a report, one column a cell.

use super::column::{Column, Floats, Grow, Ints, Keys, Words};
use super::field::{Cells, Field, FieldKind, Reports, Rows};
use super::frame::Frame;
use super::view::{Datum, View, Views};
use crate::form::{self, Kind, TABLES, TableId};
use crate::model::number::of_float;
use crate::model::{Amount, Unit};
use rust_decimal::prelude::ToPrimitive;
use std::borrow::Cow;
use std::collections::HashMap;

/// The columns of a panel that are those of the tidy table `reports`.
const OF_REPORT: [&str; 6] = ["report_id", "path", "issuer", "region_code", "year", "form"];

const UNITS: [Unit; 4] = [Unit::Yuan, Unit::Thousand, Unit::TenThousand, Unit::HundredMillion];

/// A table wide, from chunks of the tidy tables `reports` and `cells`. It has a column for every cell of every form,
/// named by the cell's id, whatever forms the reports follow: whole numbers, or for money a number, and beside it the
/// unit (`…_unit`) and the same in yuan (`…_yuan`). A report without the cell, or without a figure in it, has null.
/// Without `copies`, of a report that comes more than once only the first is there.
pub fn panel(table: TableId, reports: &[Views<'_>], cells: &[Views<'_>], copies: bool) -> Frame {
    let mut panel = Wide::new(table, reports, copies);
    cells.iter().for_each(|chunk| panel.fill(table, chunk));
    panel.finish()
}

struct Wide<'a> {
    fields: Vec<Field>,
    /// What is said of each report, in the order of [`OF_REPORT`].
    reports: Vec<[Datum<'a>; OF_REPORT.len()]>,
    /// The row of a report, by its id and path.
    rows: HashMap<(&'a str, Option<&'a str>), usize>,
    /// The place of a cell among the figures, by row and column.
    places: HashMap<(&'static str, &'static str), usize>,
    figures: Vec<Vec<Option<f64>>>,
    units: Vec<Option<Vec<Option<Unit>>>>,
}

impl<'a> Wide<'a> {
    fn new(table: TableId, chunks: &[Views<'a>], copies: bool) -> Wide<'a> {
        let (mut reports, mut rows) = (Vec::new(), HashMap::new());
        for (views, count) in chunks {
            let is_copy = |row| of_report(views, "copy_of").is_some_and(|view| view.is_valid(row));
            for row in (0..*count).filter(|&row| copies || !is_copy(row)) {
                let known = OF_REPORT.map(|name| of_report(views, name).map_or(Datum::Null, |view| view.get(row)));
                rows.entry((string(known[0]).unwrap_or(""), string(known[1]))).or_insert(reports.len());
                reports.push(known);
            }
        }
        let fields = Reports::FIELDS.iter().filter(|field| OF_REPORT.contains(&&*field.name)).cloned().collect();
        let mut wide = Wide { fields, reports, rows, places: HashMap::new(), figures: Vec::new(), units: Vec::new() };
        // the later form first in TABLES: an older one adds what the later does not have
        for form in TABLES.iter().filter(|form| form.table == table) {
            form.cells().for_each(|(row, column)| wide.add(table, row, column));
        }
        wide
    }

    fn add(&mut self, table: TableId, row: &'static form::Row, column: &'static form::Column) {
        if self.places.contains_key(&(row.key, column.key)) {
            return;
        }
        self.places.insert((row.key, column.key), self.figures.len());
        self.figures.push(vec![None; self.reports.len()]);
        let money = column.kind == Kind::Amount;
        self.units.push(money.then(|| vec![None; self.reports.len()]));
        let label = format!("{} / {}", row.label, column.label);
        let mut field = |after: &str, kind, meaning: &'static str| {
            self.fields.push(Field {
                name: Cow::Owned(format!("{table}.{}.{}{after}", row.key, column.key)),
                kind,
                nullable: true,
                label: Cow::Owned(label.clone()),
                meaning: Cow::Borrowed(meaning),
            });
        };
        if money {
            field("", FieldKind::Float, "The amount as printed.");
            field("_unit", FieldKind::Word, "Its unit as printed.");
            field("_yuan", FieldKind::Float, "The amount in yuan.");
        } else {
            field("", FieldKind::Int, "The figure as printed.");
        }
    }

    fn fill(&mut self, table: TableId, (views, count): &Views<'a>) {
        let column =
            |name: &str| Cells::FIELDS.iter().position(|field| field.name == name).and_then(|at| views.get(at));
        let names = ["report_id", "path", "table", "row", "column", "value", "unit"];
        let [Some(id), Some(path), Some(of), Some(row), Some(key), Some(value), Some(unit)] = names.map(column) else {
            return;
        };
        // The cells of a report stand together: its place is looked up once.
        let mut last = None;
        for at in (0..*count).filter(|&at| of.text(at) == Some(table.as_str())) {
            let Datum::Float(figure) = value.get(at) else { continue };
            let report = (id.text(at).unwrap_or(""), path.text(at));
            let place = match last {
                Some((known, place)) if known == report => place,
                _ => self.rows.get(&report).copied(),
            };
            last = Some((report, place));
            let cell = self.places.get(&(row.text(at).unwrap_or(""), key.text(at).unwrap_or("")));
            let (Some(place), Some(&cell)) = (place, cell) else { continue };
            self.figures[cell][place] = Some(figure);
            if let Some(units) = &mut self.units[cell] {
                units[place] = unit.text(at).and_then(unit_of);
            }
        }
    }

    fn finish(self) -> Frame {
        let (mut columns, mut words): (Vec<Column>, Vec<Option<Words>>) = (Vec::new(), Vec::new());
        for at in 0..OF_REPORT.len() {
            let all = self.reports.iter().map(|report| report[at]);
            if OF_REPORT[at] == "year" {
                put::<Ints>(
                    &mut columns,
                    &mut words,
                    all.map(|datum| if let Datum::Int(n) = datum { Some(n) } else { None }),
                );
            } else {
                put::<Keys>(&mut columns, &mut words, all.map(string));
            }
        }
        for (figures, units) in self.figures.into_iter().zip(self.units) {
            let Some(units) = units else {
                put::<Ints>(&mut columns, &mut words, figures.into_iter().map(|figure| figure.map(|n| n as i64)));
                continue;
            };
            let yuan: Vec<Option<f64>> =
                figures.iter().zip(&units).map(|(&figure, &unit)| in_yuan(figure?, unit)).collect();
            put::<Floats>(&mut columns, &mut words, figures.into_iter());
            put::<Keys>(&mut columns, &mut words, units.into_iter().map(|unit| unit.map(Unit::as_str)));
            put::<Floats>(&mut columns, &mut words, yuan.into_iter());
        }
        let words: Vec<Option<&Words>> = words.iter().map(Option::as_ref).collect();
        Frame::new(self.fields, &words, columns)
    }
}

fn put<'a, C: Grow>(
    columns: &mut Vec<Column>,
    words: &mut Vec<Option<Words>>,
    items: impl Iterator<Item = Option<C::Item<'a>>>,
) {
    let mut column = C::default();
    items.for_each(|item| column.push(item));
    columns.push(column.take());
    words.push(column.words().cloned());
}

fn of_report<'v, 'a>(views: &'v [View<'a>], name: &str) -> Option<&'v View<'a>> {
    views.get(Reports::FIELDS.iter().position(|field| field.name == name)?)
}

fn string(datum: Datum<'_>) -> Option<&str> {
    match datum {
        Datum::Text(text) => Some(text),
        _ => None,
    }
}

/// A unit of money by its word.
pub fn unit_of(word: &str) -> Option<Unit> {
    UNITS.into_iter().find(|known| known.as_str() == word)
}

fn in_yuan(figure: f64, unit: Option<Unit>) -> Option<f64> {
    Amount { value: of_float(figure)?, unit }.yuan()?.to_f64()
}
