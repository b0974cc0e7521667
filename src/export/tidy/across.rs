//! Checks across years on tidy tables: as much of each report as the rules need is put together again.

use super::TidyTable;
use super::column::Grow;
use super::field::{Across, Rows};
use super::frame::Frame;
use super::panel::unit_of;
use super::view::{Datum, View, Views};
use crate::check::{self, Checked};
use crate::code::{Code, Language};
use crate::form::{self, FormId, Kind, TABLES, TableForm, TableId};
use crate::model::number::of_float;
use crate::model::{Amount, Cell, Issuer, Region, Report, State, Table, Value};
use crate::span::Span;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer};
use std::collections::HashMap;

/// What reports of one organ say against each other, and that of a division against those of the organs in it, in a language, a row
/// a finding, from chunks of the tidy tables `reports` and `cells`. The prose is not in the tables, and not compared: for that there is [`crate::check`].
pub fn across(reports: &[Views<'_>], cells: &[Views<'_>], language: Language) -> Frame {
    let (ids, light, covers) = rebuild(reports, cells);
    let mut rows = Across::default();
    let light: Vec<&Report> = light.iter().collect();
    let between = |found: &Checked| found.against.is_some() || found.finding.code == Code::LevelsExceeded;
    for found in check::compare(&light, |at| covers[at]).into_iter().filter(between) {
        push(&mut rows, &ids, &light, &found, language);
    }
    let columns = rows.take();
    Frame::new(Across::FIELDS.to_vec(), &rows.words(), columns)
}

fn push(rows: &mut Across, ids: &[String], reports: &[&Report], found: &Checked, language: Language) {
    let finding = &found.finding;
    let cells: Vec<String> = finding.cells.iter().map(ToString::to_string).collect();
    let path = |at: usize| reports.get(at).and_then(|report| report.source().path.as_deref());
    rows.report_id.push(ids.get(found.report).map(String::as_str));
    rows.path.push(path(found.report));
    rows.against_id.push(found.against.and_then(|against| ids.get(against)).map(String::as_str));
    rows.against_path.push(found.against.and_then(path));
    rows.code.push(Some(finding.code.as_str()));
    rows.severity.push(Some(finding.severity().as_str()));
    rows.message.push(Some(&finding.message_in(language)));
    rows.cells.push(Some(&cells.join(" ")));
    rows.start.push(finding.span.map(|span| span.start as i64));
    rows.end.push(finding.span.map(|span| span.end as i64));
}

/// Reports with their organ, year and tables, their ids, and which cover the organs in their division.
fn rebuild(reports: &[Views<'_>], cells: &[Views<'_>]) -> (Vec<String>, Vec<Report>, Vec<bool>) {
    let (mut ids, mut light, mut covers, mut known) = (Vec::new(), Vec::new(), Vec::new(), HashMap::new());
    for (views, rows) in reports {
        let text = |name, row| column(TidyTable::Reports, views, name).and_then(|view| view.text(row));
        let number = |name, row| column(TidyTable::Reports, views, name).map(|view| view.get(row));
        for row in 0..*rows {
            let id = text("report_id", row).unwrap_or("");
            let path = text("path", row);
            let mut report = Report::blank();
            report.source.path = path.map(str::to_owned);
            report.year = match number("year", row) {
                Some(Datum::Int(year)) => u16::try_from(year).ok(),
                _ => None,
            };
            report.form = text("form", row).and_then(form_id);
            let region = Region { code: text("region_code", row).map(str::to_owned), ..Region::default() };
            let name = text("issuer", row).map(str::to_owned);
            let (kind, level) = (named(text("issuer_kind", row)), named(text("issuer_level", row)));
            report.issuer = Issuer { name, kind, level, region };
            known.entry((id.to_owned(), path.unwrap_or("").to_owned())).or_insert(light.len());
            ids.push(id.to_owned());
            light.push(report);
            covers.push(number("covers_parts", row) == Some(Datum::Bool(true)));
        }
    }
    for (views, rows) in cells {
        fill(&mut light, &known, views, *rows);
    }
    (ids, light, covers)
}

/// A kind or level by its name.
fn named<T: DeserializeOwned>(name: Option<&str>) -> Option<T> {
    let name: StrDeserializer<'_, serde::de::value::Error> = name?.into_deserializer();
    T::deserialize(name).ok()
}

/// Puts the cells of a chunk into their reports, a table at a time.
fn fill(reports: &mut [Report], known: &HashMap<(String, String), usize>, views: &[View<'_>], rows: usize) {
    let of = |name| column(TidyTable::Cells, views, name);
    let text = |name, row| of(name).and_then(|view: &View<'_>| view.text(row)).unwrap_or("");
    let mut open: Option<((&str, &str), &'static TableForm, Vec<Cell>)> = None;
    for row in 0..rows {
        let report = (text("report_id", row), text("path", row));
        let table = TableId::ALL.into_iter().find(|id| id.as_str() == text("table", row));
        let Some((form, table)) = form_id(text("form", row)).zip(table) else { continue };
        let form = form::table(form, table);
        if open.as_ref().is_none_or(|(of, old, _)| *of != report || !std::ptr::eq(*old, form)) {
            close(reports, known, open.replace((report, form, vec![Cell::MISSING; form.len()])));
        }
        let (Some((_, _, cells)), Some(place)) = (&mut open, form.index(text("row", row), text("column", row))) else {
            continue;
        };
        if let (Some(known), Some(cell)) = (cell(form, place, &of, row), cells.get_mut(place)) {
            *cell = known;
        }
    }
    close(reports, known, open);
}

fn close(
    reports: &mut [Report],
    known: &HashMap<(String, String), usize>,
    table: Option<((&str, &str), &'static TableForm, Vec<Cell>)>,
) {
    let Some(((id, path), form, cells)) = table else { return };
    let report = known.get(&(id.to_owned(), path.to_owned())).and_then(|&at| reports.get_mut(at));
    let old = report.and_then(|report| report.tables.iter_mut().find(|old| old.form().table == form.table));
    if let Some(old) = old {
        *old = Table::found(form, cells);
    }
}

/// A cell that holds a figure; no other is an operand.
fn cell<'v, 'a: 'v>(
    form: &'static TableForm,
    place: usize,
    of: &impl Fn(&'static str) -> Option<&'v View<'a>>,
    row: usize,
) -> Option<Cell> {
    let datum = |name| of(name).map(|view| view.get(row));
    let Some(Datum::Float(figure)) = datum("value") else { return None };
    let span = match (datum("start"), datum("end")) {
        (Some(Datum::Int(start)), Some(Datum::Int(end))) => usize::try_from(start).ok().zip(usize::try_from(end).ok()),
        _ => None,
    };
    let (_, column) = form.cells().nth(place)?;
    let value = value(column.kind, figure, of("unit").and_then(|view| view.text(row)))?;
    Some(Cell { state: State::Number, value: Some(value), span: span.map(Span::from), ..Cell::MISSING })
}

fn value(kind: Kind, figure: f64, unit: Option<&str>) -> Option<Value> {
    Some(match kind {
        Kind::Count => Value::Count(figure as u64),
        Kind::Change => Value::Change(figure as i64),
        Kind::Amount => Value::Amount(Amount { value: of_float(figure)?, unit: unit.and_then(unit_of) }),
    })
}

fn form_id(word: &str) -> Option<FormId> {
    TABLES.iter().map(|form| form.form).find(|form| form.as_str() == word)
}

fn column<'v, 'a>(table: TidyTable, views: &'v [View<'a>], name: &str) -> Option<&'v View<'a>> {
    views.get(table.fields().iter().position(|field| field.name == name)?)
}
