//! From a report to rows of the tidy tables.

use super::column::{Grow, Keys};
use super::field::{Cells, Findings, Reports, Statements};
use crate::code::Severity;
use crate::export::model::unit;
use crate::form::{FormId, TABLES, TableForm, TableId};
use crate::model::{Cell, IssuerKind, Level, Placement, Report, State};
use rust_decimal::prelude::ToPrimitive;

const STATES: [State; 5] = [State::Number, State::Blank, State::NotApplicable, State::Text, State::Missing];
const PLACEMENTS: [Placement; 3] = [Placement::Labelled, Placement::Positional, Placement::Resolved];

/// The keys of all words that the forms fix, so that no string is looked up for a cell.
#[derive(Debug, Default)]
pub struct Templates {
    forms: Vec<Template>,
    states: Vec<i32>,
    placements: Vec<i32>,
}

/// A table of a form: keys of its form and name, then of row and column of each cell, and whether it is a total.
#[derive(Debug)]
struct Template {
    of: (FormId, TableId),
    form: i32,
    table: i32,
    cells: Vec<(i32, i32, bool)>,
}

/// True in a row or column of totals.
pub fn is_total(table: TableId, row: &str, column: &str) -> bool {
    table != TableId::Proactive && (row == "total" || column == "total")
}

impl Templates {
    pub fn new(columns: &mut Cells) -> Templates {
        let states = STATES.map(|state| columns.state.key(state.as_str())).to_vec();
        let placements = PLACEMENTS.map(|placement| columns.placement.key(placement.as_str())).to_vec();
        let mut printed: Vec<&TableForm> = TABLES.to_vec();
        printed.sort_by_key(|form| form.table);
        let forms = printed.into_iter().map(|form| Template::new(columns, form)).collect();
        Templates { forms, states, placements }
    }

    /// Adds the cells of a report; returns how many.
    pub fn cells(&self, columns: &mut Cells, report: &Report, id: &str) -> usize {
        if report.form().is_none() {
            return 0;
        }
        let known = Known {
            id: columns.report_id.key(id),
            path: word(&mut columns.path, report.source().path.as_deref()),
            issuer: word(&mut columns.issuer, report.issuer().name.as_deref()),
            region: word(&mut columns.region_code, report.issuer().region.code.as_deref()),
            year: report.year().map(i64::from),
        };
        let mut rows = 0;
        for table in report.tables() {
            let form = table.form();
            let Some(template) = self.forms.iter().find(|known| known.of == (form.form, form.table)) else { continue };
            for ((&place, cell), (_, column)) in template.cells.iter().zip(table.as_slice()).zip(form.cells()) {
                known.push(columns);
                template.push(columns, place);
                self.push(columns, report, cell);
                columns.unit.push(unit(cell, column.kind, column.unit));
                rows += 1;
            }
        }
        rows
    }

    fn push(&self, columns: &mut Cells, report: &Report, cell: &Cell) {
        let value = cell.value.filter(|_| cell.state == State::Number);
        columns.value.push(value.and_then(|value| value.decimal().to_f64()));
        columns.state.push_key(self.states.get(cell.state as usize).copied());
        columns.raw.push(report.raw(cell));
        columns.start.push(cell.span.map(|span| span.start as i64));
        columns.end.push(cell.span.map(|span| span.end as i64));
        let placement = cell.placement.and_then(|placement| self.placements.get(placement as usize));
        columns.placement.push_key(placement.copied());
    }
}

impl Template {
    fn new(columns: &mut Cells, form: &TableForm) -> Template {
        let cells = form.cells().map(|(row, column)| {
            let total = is_total(form.table, row.key, column.key);
            (columns.row.key(row.key), columns.column.key(column.key), total)
        });
        let cells = cells.collect();
        let (of, table) = ((form.form, form.table), columns.table.key(form.table.as_str()));
        Template { of, form: columns.form.key(form.form.as_str()), table, cells }
    }

    fn push(&self, columns: &mut Cells, (row, column, total): (i32, i32, bool)) {
        columns.form.push_key(Some(self.form));
        columns.table.push_key(Some(self.table));
        columns.row.push_key(Some(row));
        columns.column.push_key(Some(column));
        columns.is_total.push(Some(total));
    }
}

/// What every cell of a report says of the report.
struct Known {
    id: i32,
    path: Option<i32>,
    issuer: Option<i32>,
    region: Option<i32>,
    year: Option<i64>,
}

impl Known {
    fn push(&self, columns: &mut Cells) {
        columns.report_id.push_key(Some(self.id));
        columns.path.push_key(self.path);
        columns.issuer.push_key(self.issuer);
        columns.region_code.push_key(self.region);
        columns.year.push(self.year);
    }
}

fn word(column: &mut Keys, word: Option<&str>) -> Option<i32> {
    word.map(|word| column.key(word))
}

/// Adds the row of a report.
pub fn report(columns: &mut Reports, report: &Report, id: &str, copy_of: Option<&str>) {
    let (source, issuer, contact) = (report.source(), report.issuer(), report.contact());
    columns.report_id.push(Some(id));
    columns.path.push(source.path.as_deref());
    columns.format.push(Some(source.format.as_str()));
    columns.encoding.push(Some(&source.encoding));
    columns.bytes.push(i64::try_from(source.bytes).ok());
    columns.title.push(report.title());
    columns.issuer.push(issuer.name.as_deref());
    columns.issuer_kind.push(issuer.kind.map(IssuerKind::as_str));
    columns.issuer_level.push(issuer.level.map(Level::as_str));
    columns.region_code.push(issuer.region.code.as_deref());
    columns.province.push(issuer.region.province.as_deref());
    columns.city.push(issuer.region.city.as_deref());
    columns.county.push(issuer.region.county.as_deref());
    columns.year.push(report.year().map(i64::from));
    columns.period_from.push(report.period().from);
    columns.period_to.push(report.period().to);
    columns.published.push(report.published());
    columns.address.push(contact.address.as_deref());
    columns.postcode.push(contact.postcode.as_deref());
    columns.phone.push(contact.phone.as_deref());
    columns.fax.push(contact.fax.as_deref());
    columns.email.push(contact.email.as_deref());
    columns.script.push(Some(report.script().as_str()));
    columns.form.push(report.form().map(FormId::as_str));
    columns.is_report.push(Some(report.is_report()));
    columns.copy_of.push(copy_of);
    columns.proactive.push(Some(report.table(TableId::Proactive).presence().as_str()));
    columns.requests.push(Some(report.table(TableId::Requests).presence().as_str()));
    columns.remedies.push(Some(report.table(TableId::Remedies).presence().as_str()));
    columns.statistics.push(Some(report.table(TableId::Statistics).presence().as_str()));
    let mut states = [0_i64; STATES.len()];
    for cell in report.tables().iter().filter(|_| report.form().is_some()).flat_map(|table| table.as_slice()) {
        states[cell.state as usize] += 1;
    }
    let [number, blank, not_applicable, text, missing] = states;
    columns.cells_number.push(Some(number));
    columns.cells_blank.push(Some(blank));
    columns.cells_not_applicable.push(Some(not_applicable));
    columns.cells_text.push(Some(text));
    columns.cells_missing.push(Some(missing));
    let count = |severity| i64::try_from(report.count(severity)).ok();
    columns.findings_error.push(count(Severity::Error));
    columns.findings_warning.push(count(Severity::Warning));
    columns.findings_info.push(count(Severity::Info));
}

/// Adds a row for each statement.
pub fn statements(columns: &mut Statements, report: &Report, id: &str) {
    for statement in report.statements() {
        columns.report_id.push(Some(id));
        columns.path.push(report.source().path.as_deref());
        columns.measure.push(Some(&statement.measure));
        columns.value.push(statement.value.to_f64());
        columns.unit.push(statement.unit.as_deref());
        columns.precision.push(Some(statement.precision.as_str()));
        columns.scope.push(statement.scope.as_deref());
        columns.quote.push(Some(&statement.quote));
        columns.start.push(Some(statement.span.start as i64));
        columns.end.push(Some(statement.span.end as i64));
    }
}

/// Adds a row for each finding.
pub fn findings(columns: &mut Findings, report: &Report, id: &str) {
    for finding in report.findings() {
        let cells: Vec<String> = finding.cells.iter().map(ToString::to_string).collect();
        columns.report_id.push(Some(id));
        columns.path.push(report.source().path.as_deref());
        columns.code.push(Some(finding.code.as_str()));
        columns.severity.push(Some(finding.severity().as_str()));
        columns.message.push(Some(&finding.message));
        columns.cells.push(Some(&cells.join(" ")));
        columns.start.push(finding.span.map(|span| span.start as i64));
        columns.end.push(finding.span.map(|span| span.end as i64));
    }
}
