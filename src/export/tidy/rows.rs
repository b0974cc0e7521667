//! From a report to rows of the tidy tables.

use super::column::{Grow, Keys};
use super::field::{Cells, Findings, Reports, Statements};
use crate::check;
use crate::code::{Language, Severity};
use crate::form::{FormId, Kind, TABLES, TableForm, TableId};
use crate::model::{Cell, IssuerKind, Level, Placement, Report, State, Value};
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

/// A table of a form: keys of its form and name; of each cell those of row, column and unit, and whether it is a total.
#[derive(Debug)]
struct Template {
    of: (FormId, TableId),
    form: i32,
    table: i32,
    rows: Vec<i32>,
    columns: Vec<i32>,
    totals: Vec<bool>,
    /// That of counts: an amount has its own.
    units: Vec<Option<i32>>,
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
            known.push(columns, template.rows.len());
            template.push(columns);
            for (cell, &unit) in table.as_slice().iter().zip(&template.units) {
                self.push(columns, report, cell, unit);
            }
            rows += template.rows.len();
        }
        rows
    }

    fn push(&self, columns: &mut Cells, report: &Report, cell: &Cell, unit: Option<i32>) {
        match cell.value.filter(|_| cell.state == State::Number) {
            None => columns.value.push(None),
            Some(Value::Count(count)) => columns.value.push(Some(count as f64)),
            Some(Value::Change(change)) => columns.value.push(Some(change as f64)),
            Some(Value::Amount(amount)) => columns.value.push(amount.value.to_f64()),
        }
        match cell.value {
            Some(Value::Amount(amount)) => columns.unit.push(amount.unit.map(|unit| unit.as_str())),
            value => columns.unit.push_key(unit.filter(|_| value.is_some())),
        }
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
        let mut template = Template {
            of: (form.form, form.table),
            form: columns.form.key(form.form.as_str()),
            table: columns.table.key(form.table.as_str()),
            rows: Vec::new(),
            columns: Vec::new(),
            totals: Vec::new(),
            units: Vec::new(),
        };
        for (row, column) in form.cells() {
            let of_form = column.unit.filter(|_| column.kind != Kind::Amount);
            template.rows.push(columns.row.key(row.key));
            template.columns.push(columns.column.key(column.key));
            template.totals.push(is_total(form.table, row.key, column.key));
            template.units.push(of_form.map(|unit| columns.unit.key(unit)));
        }
        template
    }

    fn push(&self, columns: &mut Cells) {
        columns.form.repeat(Some(self.form), self.rows.len());
        columns.table.repeat(Some(self.table), self.rows.len());
        columns.row.push_keys(&self.rows);
        columns.column.push_keys(&self.columns);
        self.totals.iter().for_each(|&total| columns.is_total.push(Some(total)));
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
    fn push(&self, columns: &mut Cells, rows: usize) {
        columns.report_id.repeat(Some(self.id), rows);
        columns.path.repeat(self.path, rows);
        columns.issuer.repeat(self.issuer, rows);
        columns.region_code.repeat(self.region, rows);
        columns.year.repeat(self.year, rows);
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
    columns.covers_parts.push(Some(check::covers_parts(report)));
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
pub fn findings(columns: &mut Findings, report: &Report, id: &str, language: Language) {
    for finding in report.findings() {
        let cells: Vec<String> = finding.cells.iter().map(ToString::to_string).collect();
        columns.report_id.push(Some(id));
        columns.path.push(report.source().path.as_deref());
        columns.code.push(Some(finding.code.as_str()));
        columns.severity.push(Some(finding.severity().as_str()));
        columns.message.push(Some(&finding.message_in(language)));
        columns.cells.push(Some(&cells.join(" ")));
        columns.start.push(finding.span.map(|span| span.start as i64));
        columns.end.push(finding.span.map(|span| span.end as i64));
    }
}
