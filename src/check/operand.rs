//! Operands: the printed figures that a check compares, with their cells.

use crate::form::{Address, Row, TABLES, TableForm, TableId, y2014};
use crate::model::{Report, Value};
use crate::span::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

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
    let found = CELLS.get(measure)?.iter().find(|cells| cells.are_of(report))?;
    let table = report.table(found.form.table).as_slice();
    let cells = || found.places.iter().map(|at| Some((*at, table.get(*at)?)));
    let value = cells().map(|cell| Some(u128::from(cell?.1.value?.count()?))).sum::<Option<u128>>()?;
    Some(Sum {
        value,
        cells: cells().flatten().filter_map(|(at, _)| found.form.address(at)).collect(),
        span: cells().flatten().filter_map(|(_, cell)| cell.span).max(),
    })
}

/// The cells of a table in one form that a measure is about.
struct Cells {
    form: &'static TableForm,
    places: Vec<usize>,
}

impl Cells {
    /// True where the report has the table in this form.
    fn are_of(&self, report: &Report) -> bool {
        let table = report.table(self.form.table);
        std::ptr::eq(table.form(), self.form) && (self.form.table != TableId::Statistics || table.is_found())
    }
}

/// Those of each measure, in every form that has them; the statistics table before the others.
static CELLS: LazyLock<HashMap<String, Vec<Cells>>> = LazyLock::new(|| {
    let mut all: HashMap<String, Vec<Cells>> = HashMap::new();
    for form in TABLES.into_iter().rev() {
        for (measure, cells) in measured(form) {
            let places: Option<Vec<usize>> = cells.iter().map(|(row, column)| form.index(row, column)).collect();
            let places = places.filter(|places| !places.is_empty());
            all.entry(measure).or_default().extend(places.map(|places| Cells { form, places }));
        }
    }
    all
});

/// What can be measured in a table: an id, and the rows and columns of its cells.
fn measured(form: &TableForm) -> Vec<(String, Vec<(&'static str, &'static str)>)> {
    let table = form.table.as_str();
    let mut all = Vec::new();
    if form.table == TableId::Statistics {
        all.extend(STATISTICS.map(|(measure, row)| (measure.to_owned(), vec![(row, y2014::VALUE)])));
        return all;
    }
    for row in form.rows {
        let columns = || row.columns.iter().map(|column| column.key);
        all.push((format!("{table}.{}", row.key), vec![(row.key, "total")]));
        all.extend(columns().map(|key| (format!("{table}.{}.{key}", row.key), vec![(row.key, key)])));
        if form.table == TableId::Requests {
            let organizations = columns().filter(|key| !["natural_person", "total"].contains(key));
            all.push((format!("{table}.{}.organizations", row.key), organizations.map(|key| (row.key, key)).collect()));
        }
    }
    let group = |row: &Row| row.key.rsplit_once('.').map(|(group, _)| group);
    for rows in form.rows.chunk_by(|row, next| group(row) == group(next)) {
        if let Some(group) = group(&rows[0]) {
            all.push((format!("{table}.{group}"), rows.iter().map(|row| (row.key, "total")).collect()));
        }
    }
    if let (TableId::Remedies, [_, litigation @ ..]) = (form.table, form.rows) {
        let of = |column| litigation.iter().map(|row| (row.key, column)).collect();
        all.push((format!("{table}.litigation"), of("total")));
        all.extend(litigation[0].columns.iter().map(|c| (format!("{table}.litigation.{}", c.key), of(c.key))));
    }
    all
}
