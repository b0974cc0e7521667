//! Operands: the printed figures that a check compares, with their cells.

use crate::form::{Address, TableId, y2014};
use crate::model::{Report, Value};
use crate::span::Span;

/// The rows of the statistics table of form 2014 that measures of the prose are about.
const STATISTICS: [(&str, &str); 29] = [
    ("disclosure.total", "disclosure.total"),
    ("disclosure.gazette", "disclosure.gazette"),
    ("disclosure.website", "disclosure.website"),
    ("disclosure.weibo", "disclosure.weibo"),
    ("disclosure.wechat", "disclosure.wechat"),
    ("disclosure.other", "disclosure.other"),
    ("responses.total", "responses.total"),
    ("press_conferences", "responses.press_conferences"),
    ("interpretation.total", "responses.interpretations"),
    ("requests.new_received", "received.total"),
    ("requests.by_channel.in_person", "received.in_person"),
    ("requests.by_channel.fax", "received.fax"),
    ("requests.by_channel.online", "received.online"),
    ("requests.by_channel.mail", "received.mail"),
    ("requests.total", "finished.total"),
    ("requests.granted", "replied.granted"),
    ("requests.partially_granted", "replied.partially_granted"),
    ("requests.refused", "replied.refused"),
    ("remedies.reconsideration", "reconsideration.total"),
    ("remedies.reconsideration.upheld", "reconsideration.upheld"),
    ("remedies.reconsideration.corrected", "reconsideration.corrected"),
    ("remedies.reconsideration.other", "reconsideration.other"),
    ("remedies.litigation", "litigation.total"),
    ("remedies.litigation.upheld", "litigation.upheld"),
    ("remedies.litigation.corrected", "litigation.corrected"),
    ("remedies.litigation.other", "litigation.other"),
    ("complaints", "complaints"),
    ("training.sessions", "training.courses"),
    ("training.people", "training.people"),
];

/// Printed counts that a check adds up, and the cells that they stand in.
#[derive(Debug, Default)]
pub(super) struct Sum {
    pub value: u128,
    pub cells: Vec<Address>,
    /// The last of them in the source.
    pub span: Option<Span>,
}

/// The counts in some cells of a table, added up; `None` where one of them holds no count.
pub(super) fn sum<'k>(
    report: &Report,
    table: TableId,
    cells: impl IntoIterator<Item = (&'k str, &'k str)>,
) -> Option<Sum> {
    cells.into_iter().try_fold(Sum::default(), |mut sum, (row, column)| {
        let (address, value, span) = figure(report, table, row, column)?;
        sum.value += u128::from(value.count()?);
        sum.cells.push(address);
        sum.span = sum.span.max(span);
        Some(sum)
    })
}

/// The figure in one cell; `None` where none is printed.
pub(super) fn figure(
    report: &Report,
    table: TableId,
    row: &str,
    column: &str,
) -> Option<(Address, Value, Option<Span>)> {
    let table = report.table(table);
    let at = table.form().index(row, column)?;
    let cell = table.as_slice().get(at)?;
    Some((table.form().address(at)?, cell.value?, cell.span))
}

/// The counts in the cells that a measure of the prose is about, added up: `requests.refused` is the sum of a group,
/// `requests.new_received.organizations` that of five columns, `remedies.litigation` that of two blocks.
/// Where the report has a statistics table instead, it is that of its row.
pub(super) fn of_measure(report: &Report, measure: &str) -> Option<Sum> {
    if report.statistics().table().is_found()
        && let Some((_, row)) = STATISTICS.iter().find(|(known, _)| *known == measure)
    {
        return sum(report, TableId::Statistics, [(*row, y2014::VALUE)]);
    }
    let (table, rest) = measure.split_once('.')?;
    let table = TableId::ALL.into_iter().find(|id| id.as_str() == table)?;
    let rows = report.table(table).form().rows;
    if rows.iter().any(|row| row.key == rest) {
        return sum(report, table, [(rest, "total")]);
    }
    if let Some((key, column)) = rest.rsplit_once('.')
        && let Some(row) = rows.iter().find(|row| row.key == key)
    {
        let organizations = row.columns.iter().map(|c| c.key).filter(|key| !["natural_person", "total"].contains(key));
        return match column {
            "organizations" => sum(report, table, organizations.map(|column| (key, column))),
            _ => sum(report, table, [(key, column)]),
        };
    }
    if table == TableId::Remedies {
        let column = match rest.strip_prefix("litigation")? {
            "" => "total",
            column => column.strip_prefix('.')?,
        };
        return sum(report, table, rows[1..].iter().map(|row| (row.key, column)));
    }
    let leaves: Vec<&str> = rows
        .iter()
        .map(|row| row.key)
        .filter(|key| key.strip_prefix(rest).is_some_and(|leaf| leaf.starts_with('.')))
        .collect();
    if leaves.is_empty() { None } else { sum(report, table, leaves.into_iter().map(|row| (row, "total"))) }
}
