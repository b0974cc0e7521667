//! Where the columns of a table are: in which order its labels stand, and where the figures of a full row begin.

use super::record::{self, Record, Rows, positions};
use crate::form::{self, Column, FormId, TableId};
use std::collections::{BTreeMap, BTreeSet};

/// Where the figures of a row begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    /// In this column of the grid.
    Column(usize),
    /// So many cells behind the label.
    Behind(usize),
}

impl Rule {
    /// The place among the cells of a row.
    fn place(self, column: usize) -> Option<usize> {
        match self {
            Rule::Column(start) => start.checked_sub(column),
            Rule::Behind(start) => Some(start),
        }
    }

    /// True where all figures of a row stand within the row's cells by this rule.
    fn agrees(self, record: &Record<'_>, size: usize) -> bool {
        let Some(start) = record.column.and_then(|column| self.place(column)) else { return false };
        let filled = positions(record);
        let within = |at: &usize| start <= *at && *at < start + size;
        filled.len() > size || filled.iter().all(within)
    }
}

/// The rules that the rows of a table follow, learnt from those that have all their figures side by side.
#[derive(Debug)]
pub(super) struct Starts {
    table: TableId,
    rules: BTreeSet<Rule>,
    /// How wide rows are in the grid, by the column that their label stands before and the sizes that they can have.
    widths: BTreeMap<Shape, usize>,
    /// How wide the headings are in the grid.
    headings: BTreeSet<usize>,
    /// True where a row has more figures than cells.
    surplus: bool,
    /// How wide most rows of the grid are.
    grid: Option<usize>,
}

/// Rows alike in the grid: the column after their label, and how many cells they can have.
type Shape = (usize, Vec<usize>);

impl Starts {
    /// Learns the rules. Where the heading stands over its columns, it tells; else one rule holds for a whole table, so
    /// those that a row contradicts are dropped, unless all are contradicted.
    pub fn learn(rows: &Rows<'_>) -> Starts {
        let table = rows.table;
        let headings = rows.columns.iter().map(|head| head.width).collect();
        let mut starts = Starts {
            table,
            rules: BTreeSet::new(),
            widths: BTreeMap::new(),
            surplus: false,
            grid: rows.width,
            headings,
        };
        let mut rules = BTreeSet::new();
        let mut seen: BTreeMap<Shape, BTreeMap<usize, usize>> = BTreeMap::new();
        for record in &rows.records {
            let (Some(column), Some(shape)) = (record.column, shape(table, record)) else { continue };
            let filled = positions(record);
            let sizes = sizes(rows, record);
            let full = sizes.iter().any(|&size| size > 1 && filled.len() == size);
            if let (Some(&first), Some(&last), true) = (filled.first(), filled.last(), full)
                && last - first + 1 == filled.len()
            {
                rules.extend([Rule::Column(column + first), Rule::Behind(first)]);
            }
            starts.surplus |= sizes.iter().all(|&size| size > 2 && filled.len() > size);
            // Full rows tell most of how wide a row is.
            *seen.entry(shape).or_default().entry(column + record.cells.len()).or_default() +=
                if full { 100 } else { 1 };
        }
        starts.widths = seen.into_iter().filter_map(|(shape, widths)| Some((shape, usual(&widths)?))).collect();
        starts.rules = Starts::holding(rows, rules);
        starts
    }

    /// The rules that no row contradicts, or that of the heading alone if no row contradicts it.
    fn holding(rows: &Rows<'_>, rules: BTreeSet<Rule>) -> BTreeSet<Rule> {
        let bounded = || rows.records.iter().filter(|record| record.column.is_some() && record.key.is_some());
        let agrees =
            |rule: &Rule| bounded().all(|record| sizes(rows, record).iter().any(|&size| rule.agrees(record, size)));
        if let Some(rule) = heading(rows).filter(agrees) {
            return BTreeSet::from([rule]);
        }
        let holding: BTreeSet<Rule> = rules.iter().copied().filter(agrees).collect();
        if holding.is_empty() { rules } else { holding }
    }

    /// Where the figures of a row with blank cells may begin, as places among its cells.
    pub fn of(&self, record: &Record<'_>) -> BTreeSet<usize> {
        let Some(column) = record.column else { return BTreeSet::new() };
        self.rules.iter().filter_map(|rule| rule.place(column)).collect()
    }

    /// True where a row is as wide as most of its like, or, having none, as a heading, and no row of the table has more
    /// figures than cells: then no cell of it is lost or too many.
    pub fn is_regular(&self, record: &Record<'_>) -> bool {
        if record.key.is_none() && self.table == TableId::Remedies {
            // The row of figures of table 4 has no like but its headings; bars that fill them up close it too.
            let cells = record.cells.len();
            return self.grid.map_or(cells == 15, |width| cells == width || (width > 15 && cells == 16));
        }
        let known = shape(self.table, record).and_then(|shape| self.widths.get(&shape).copied());
        let width = record.column.map_or(0, |column| column + record.cells.len());
        !self.surplus && known.map_or(self.headings.contains(&width), |known| known == width)
    }
}

/// The width that most rows have; `None` where two are as common, or there is but one row.
fn usual(widths: &BTreeMap<usize, usize>) -> Option<usize> {
    let most = widths.values().max().filter(|most| **most > 1)?;
    let mut usual = widths.iter().filter(|(_, often)| *often == most).map(|(width, _)| *width);
    usual.next().filter(|_| usual.next().is_none())
}

fn shape(table: TableId, record: &Record<'_>) -> Option<Shape> {
    Some((record.column?, record::sizes(table, record.key)))
}

fn sizes(rows: &Rows<'_>, record: &Record<'_>) -> Vec<usize> {
    record::sizes(rows.table, record.key)
}

/// The rule that the heading tells, if it tells one.
fn heading(rows: &Rows<'_>) -> Option<Rule> {
    match rows.table {
        TableId::Proactive => proactive_heading(rows),
        TableId::Requests => requests_heading(rows),
        TableId::Remedies => rows.has_remedy_heading().then_some(Rule::Column(0)),
        TableId::Statistics => None,
    }
}

/// Table 2: the labels of a block stand side by side, and begin in the same column in every block.
fn proactive_heading(rows: &Rows<'_>) -> Option<Rule> {
    let mut starts = BTreeSet::new();
    let forms = [FormId::Y2021, FormId::Y2019].map(|form| form::table(form, TableId::Proactive));
    for columns in forms.iter().flat_map(|form| form.rows).map(|row| row.columns).filter(|columns| columns.len() > 1) {
        for heads in rows.columns.windows(columns.len()) {
            let first = heads[0].column?;
            let mut pairs = heads.iter().zip(columns).enumerate();
            if pairs.all(|(at, (head, column))| head.key == column.key && head.column == Some(first + at)) {
                starts.insert(first);
            }
        }
    }
    let start = starts.pop_first().filter(|_| starts.is_empty())?;
    Some(Rule::Column(start))
}

/// Table 3: the columns stand side by side in the grid, above their figures; or 总计 stands next to 法人或其他组织, so
/// merged cells take one place, and the figures follow their label at once.
fn requests_heading(rows: &Rows<'_>) -> Option<Rule> {
    let columns = form::table(FormId::Y2021, TableId::Requests).rows.first()?.columns;
    let at = |key: &str| rows.columns.iter().find(|head| head.key == key)?.column;
    let (first, last) = (at(columns.first()?.key)?, at(columns.last()?.key)?);
    let in_place = |(place, column): (usize, &Column)| at(column.key) == Some(first + place);
    if columns.iter().enumerate().all(in_place) {
        Some(Rule::Column(first))
    } else {
        (last == first + 2).then_some(Rule::Behind(0))
    }
}

/// For each printed figure of a row of table 3, in order, the place of its column in the form, where the heading says
/// that the columns stand in another order; `None` for the order of the form.
///
/// In a grid the columns of the heading's cells tell, the last label above a column counting; where merged cells have
/// pushed the heading together, or the layout has no columns, only a 总计 before 自然人 does.
pub(super) fn order(rows: &Rows<'_>) -> Option<Vec<usize>> {
    let columns = form::table(FormId::Y2021, TableId::Requests).rows.first()?.columns;
    let place = |key: &str| columns.iter().position(|column| column.key == key);
    let exact = |words: &str| !crate::label::find(words).is_empty();
    let heads = || rows.columns.iter().filter(|_| rows.table == TableId::Requests).filter(|head| exact(head.words));
    let above: BTreeMap<usize, usize> = heads().filter_map(|head| Some((head.column?, place(head.key)?))).collect();
    if let (Some(first), true) = (above.keys().next(), above.len() == columns.len())
        && above.keys().copied().eq(*first..first + columns.len())
    {
        let order: Vec<usize> = above.into_values().collect();
        let all: BTreeSet<usize> = order.iter().copied().collect();
        return Some(order).filter(|order| all.len() == columns.len() && !order.is_sorted());
    }
    let mut keys = heads().map(|head| head.key);
    let total = columns.len() - 1;
    let headed = keys.next() == Some(columns[total].key) && keys.next() == Some(columns[0].key);
    // The heading may be lost, or left behind: the sums of the rows tell.
    let leads = headed || total_leads(rows, columns.len());
    leads.then(|| std::iter::once(total).chain(0..total).collect())
}

/// True where in no full row the last figure is the sum of the others, and in all, several of them, the first is.
fn total_leads(rows: &Rows<'_>, size: usize) -> bool {
    let figures = |record: &Record<'_>| -> Option<Vec<i64>> {
        let filled = positions(record);
        let of = |at: usize| super::value::evidence(record.cells[at]);
        let figures: Vec<i64> = filled.iter().map(|&at| of(at)).collect::<Option<_>>()?;
        (figures.len() == size && figures.iter().any(|&n| n != 0)).then_some(figures)
    };
    let full: Vec<Vec<i64>> = rows.records.iter().filter_map(figures).collect();
    let first = |row: &&Vec<i64>| row[0] == row[1..].iter().sum::<i64>();
    let last = |row: &&Vec<i64>| row[size - 1] == row[..size - 1].iter().sum::<i64>();
    rows.table == TableId::Requests
        && full.iter().filter(first).count() > 3
        && full.iter().all(|row| first(&row))
        && !full.iter().any(|row| last(&row))
}
