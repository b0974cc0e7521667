//! What holds of the report of any bytes: its cells, spans and findings fit together, JSON goes there and back, and
//! reading again gives the same.

use crate::form::Address;
use crate::model::{Cell, Report, State};
use crate::span::Span;
use crate::{Options, parse_bytes};

/// What is unsound in the report of these bytes.
///
/// ```
/// assert_eq!(xxgk::strategy::law::unsound(b"\xFF| 3 |\r\n"), Vec::<String>::new());
/// ```
pub fn unsound(bytes: &[u8]) -> Vec<String> {
    let report = parse_bytes(bytes);
    let mut broken = Vec::new();
    tables(&report, &mut broken);
    no_figure_stands_twice(&report, &mut broken);
    findings(&report, &mut broken);
    inferred(&report, &mut broken);
    #[cfg(feature = "json")]
    super::json::there_and_back(&report, &mut broken);
    if report != parse_bytes(bytes) {
        broken.push("read again, the report is another one".to_owned());
    }
    if report != Options::new().searching().parse_bytes(bytes) {
        broken.push("read straight, it is another report than where all tables are searched".to_owned());
    }
    broken
}

fn tables(report: &Report, broken: &mut Vec<String>) {
    for table in report.tables() {
        for (address, cell) in table.cells() {
            if !is_sound(cell) {
                broken.push(format!("{address} contradicts itself: {cell:?}"));
            }
            inside(report, cell.span, &address.to_string(), broken);
        }
        inside(report, table.span(), "a table", broken);
        if !table.is_found() && table.cells().any(|(_, cell)| cell.state != State::Missing) {
            broken.push(format!("{} is gone and has cells", table.form().table));
        }
    }
}

/// True where state, figure, placement, origin and place of a cell agree.
fn is_sound(cell: &Cell) -> bool {
    let number = cell.state == State::Number;
    let printed = cell.span.is_some_and(|span| !span.is_empty());
    number == cell.value.is_some()
        && number == cell.placement.is_some()
        && number == cell.origin.is_some()
        && (cell.state != State::Missing || cell.span.is_none())
        && (!(number || cell.state == State::Text) || printed)
}

fn inside(report: &Report, span: Option<Span>, what: &str, broken: &mut Vec<String>) {
    if let Some(span) = span.filter(|span| span.start > span.end || span.slice(report.source_text()).is_none()) {
        broken.push(format!("{what}: {span:?} is no place of the source"));
    }
}

/// A figure that is printed once is in one cell at most.
fn no_figure_stands_twice(report: &Report, broken: &mut Vec<String>) {
    let numbers = report.tables().iter().flat_map(|table| table.cells());
    let numbers = numbers.filter(|(_, cell)| cell.state == State::Number);
    let mut spans: Vec<(Span, Address)> = numbers.filter_map(|(address, cell)| Some((cell.span?, address))).collect();
    spans.sort();
    let shared = spans.windows(2).filter(|pair| pair[0].0.end > pair[1].0.start);
    broken.extend(shared.map(|pair| format!("one figure in two cells: {pair:?}")));
}

fn findings(report: &Report, broken: &mut Vec<String>) {
    for finding in report.findings() {
        inside(report, finding.span, &finding.to_string(), broken);
        let unknown = finding.cells.iter().filter(|address| !exists(report, **address));
        broken.extend(unknown.map(|address| format!("{finding} names {address}, which the form does not have")));
    }
    for statement in report.statements() {
        inside(report, Some(statement.span), "a statement", broken);
        if statement.span.slice(report.source_text()) != Some(statement.quote.as_str()) {
            broken.push(format!("{} quotes what is not there: {}", statement.measure, statement.quote));
        }
    }
}

/// Only cells without a figure are inferred, each once.
fn inferred(report: &Report, broken: &mut Vec<String>) {
    let mut seen = std::collections::BTreeSet::new();
    for one in report.inferred() {
        let printed = report.cell(one.id).is_none_or(|cell| !matches!(cell.state, State::Missing | State::Blank));
        if printed || !seen.insert(one.id) {
            broken.push(format!("{} is inferred and printed, or inferred twice", one.id));
        }
        inside(report, one.span, "an inferred figure", broken);
    }
}

/// True of a table, and of a row or cell that the form of this report's table has.
fn exists(report: &Report, address: Address) -> bool {
    let form = report.table(address.table_id()).form();
    address.row().is_none_or(|key| {
        let row = form.rows.iter().find(|row| row.key == key);
        row.is_some_and(|row| address.column().is_none_or(|key| row.columns.iter().any(|column| column.key == key)))
    })
}
