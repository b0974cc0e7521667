//! Where the columns of a table are: where the figures of a full row begin, and how wide rows are.

use super::group::evidence_of;
use super::order::Sum;
use super::record::{self, Record, Rows, positions};
use super::sides::{Sides, Usual};
use crate::form::{self, Column, FormId, TABLES, TableForm, TableId};
use crate::layout::{Kept, Token};
use crate::plain::Head;
use std::collections::{BTreeMap, BTreeSet};

/// Where the figures of a row begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    /// In this column of the grid.
    Column(usize),
    /// So many cells behind the label.
    Behind(usize),
    /// So many cells behind those that the label is merged over.
    Spanned(usize),
}

impl Rule {
    /// The place among the cells of a row.
    fn place(self, record: &Record<'_>) -> Option<usize> {
        match self {
            Rule::Column(start) => start.checked_sub(record.column?),
            Rule::Behind(start) => Some(start),
            Rule::Spanned(start) => Some(start + record::label_columns(record.key?)? - 1),
        }
    }

    /// True where a row has all its figures side by side, and they begin just there.
    fn begins(self, rows: &Rows<'_>, record: &Record<'_>) -> bool {
        let filled = positions(record);
        let full = |size: &usize| sides_of(record, *size, &filled).is_some();
        self.place(record).is_some_and(|place| filled.first() == Some(&place)) && sizes(rows, record).iter().any(full)
    }

    /// True where it agrees with some rows of a table.
    fn holds(self, rows: &Rows<'_>, of: impl Fn(&Record<'_>) -> bool) -> bool {
        let agrees = |record: &Record<'_>| sizes(rows, record).iter().any(|&size| self.agrees(record, size));
        rows.records.iter().filter(|record| of(record)).all(agrees)
    }

    /// True where all figures of a row stand within the row's cells by this rule.
    fn agrees(self, record: &Record<'_>, size: usize) -> bool {
        let Some(start) = self.place(record) else { return false };
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
    /// And whether more than their number speaks for it.
    widths: BTreeMap<Shape, (usize, bool)>,
    /// How many cells rows of table 3 have, by how many columns their labels are merged over, and how many rows.
    alike: BTreeMap<usize, BTreeMap<usize, usize>>,
    /// How many cells rows have beyond their own and those that their label is merged over, where nearly all agree.
    spanned: Option<usize>,
    /// How wide the headings are in the grid.
    headings: BTreeSet<usize>,
    /// The columns that the headings of table 2 name in a grid, and how wide the widest of these are.
    heads: BTreeMap<&'static str, usize>,
    /// True where a row has more figures than cells.
    surplus: bool,
    /// True where the total is blank in nearly all rows of outcomes, and nothing else; and the same of the other rows.
    open_ended: [bool; 2],
    /// How wide most rows of the grid are.
    grid: Option<usize>,
    /// How many blank cells nearly all full rows have beside their figures.
    sides: Usual,
    /// Where the heading of table 2 says that figures begin, if those of a full row do.
    headed: Option<Rule>,
    /// True where every row has just as many cells as the form, blank ones included: none is lost and none too many.
    exact: bool,
    /// The columns behind labels where rows of table 3 have just their cells, if nearly every row has.
    exact_behind: BTreeSet<usize>,
    /// True where the grid of table 3 has a column more than the form, and blank cells stand among its figures.
    widened: bool,
}

/// Those of a row; `None` for one without a figure in each cell, or of a layout without cells.
fn sides_of(record: &Record<'_>, size: usize, filled: &[usize]) -> Option<Sides> {
    let (first, last) = (*filled.first()?, *filled.last()?);
    // A row of two has a third column.
    let full = size > 2 && filled.len() == size && last - first + 1 == size && record.column.is_some();
    let over = record.key.and_then(record::label_columns).unwrap_or(1);
    full.then(|| Sides::new(first, record.cells.len() - last - 1, over))
}

/// True where every row with a label has just its cells.
fn is_exact(rows: &Rows<'_>) -> bool {
    const FEW: usize = 3;
    let exact = |record: &Record<'_>| record.key.is_some() && record.column.is_some() && has_its_cells(rows, record);
    let some = |record: &&Record<'_>| !record.cells.is_empty();
    let records = || rows.records.iter().filter(some);
    matches!(rows.kept, Kept::Rows | Kept::Cells) && records().count() > FEW && records().all(exact)
}

/// True where every row has just as many cells as the form, that of table 4 without a label too.
pub(super) fn has_all_cells(rows: &Rows<'_>) -> bool {
    let mut records = rows.records.iter().filter(|record| !record.cells.is_empty());
    rows.kept == Kept::Rows && records.all(|record| has_its_cells(rows, record))
}

/// True where a column of table 3 may be cut off or hidden, so that blank cells before the figures, or none, would stand in its place:
/// no row has a figure in each cell, and rows have fewer cells, all of them or beside a heading that names some columns and not all.
pub(super) fn is_one_lost(form: &TableForm, rows: &Rows<'_>) -> bool {
    let Some(row) = form.rows.first().filter(|_| form.table == TableId::Requests) else { return false };
    let size = row.columns.len();
    let known = || rows.records.iter().filter(|record| record.key.is_some());
    let short = |record: &Record<'_>| record.cells.len() < size;
    if rows.records.iter().any(|record| positions(record).len() >= size) || !known().any(short) {
        return false;
    }
    let named = |column: &&Column| rows.columns.iter().any(|head| head.key == column.key);
    let headed = row.columns.iter().filter(named).count();
    let filled = || known().any(|record| !positions(record).is_empty());
    (1..size).contains(&headed) || rows.kept == Kept::Rows && known().all(short) && filled()
}

/// True for a row of as many cells as it has in one of the forms.
fn has_its_cells(rows: &Rows<'_>, record: &Record<'_>) -> bool {
    sizes(rows, record).iter().any(|&size| fits_exactly(record, size))
}

/// True for a row of as many cells as the form has, blank ones included. A row of two has a third column.
fn fits_exactly(record: &Record<'_>, size: usize) -> bool {
    let cells = &record.cells;
    let words = cells.iter().any(|piece| piece.token == Token::Word);
    let third = || size == 2 && cells.len() == 3 && !cells[2].fills();
    !words && (cells.len() == size || third())
}

/// How far a row of table 3 reaches in its grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// The column behind its label.
    pub column: usize,
    /// True where it has just its cells.
    pub exact: bool,
    /// True where its label is merged over several columns of the form.
    pub merged: bool,
}

fn extent(rows: &Rows<'_>, record: &Record<'_>) -> Option<Extent> {
    let column = record.column.filter(|_| record.cells.iter().any(|piece| piece.fills()))?;
    let merged = record::label_columns(record.key?)? > 1;
    Some(Extent { column, exact: has_its_cells(rows, record), merged })
}

/// The columns behind labels where rows of table 3 have just their cells, if nearly every row has, and two of those whose labels are
/// merged over several columns: then nothing fills up rows.
pub(super) fn exact_behind(table: TableId, rows: impl Iterator<Item = Extent>) -> BTreeSet<usize> {
    const FEW: usize = 8;
    let (mut all, mut merged, mut behind) = (0, 0, Vec::new());
    for row in rows.filter(|_| table == TableId::Requests) {
        all += 1;
        merged += usize::from(row.exact && row.merged);
        behind.extend(Some(row.column).filter(|_| row.exact));
    }
    if behind.len() <= FEW || behind.len() * 5 < all * 4 || merged < 2 {
        return BTreeSet::new();
    }
    behind.sort_unstable();
    behind.chunk_by(|a, b| a == b).filter(|run| run.len() > 1).map(|run| run[0]).collect()
}

/// True where a grid of table 3 is wider than the form prints it, labels included.
pub(super) fn is_too_wide(table: TableId, width: Option<usize>) -> bool {
    const PRINTED: usize = 10;
    table == TableId::Requests && width.is_some_and(|width| width > PRINTED)
}

/// What nearly all full rows of a table have.
fn usual_sides(rows: &Rows<'_>) -> Usual {
    let of = |record: &Record<'_>| {
        let filled = positions(record);
        sizes(rows, record).iter().find_map(|&size| sides_of(record, size, &filled))
    };
    let known = rows.records.iter().filter(|record| record.key.is_some());
    Usual::of(&known.filter_map(of).collect::<Vec<_>>(), || rows.records.iter().any(record::has_gap))
}

/// A row with all its figures tells as much of how wide rows are as so many others.
const FULL: usize = 100;

/// Rows alike in the grid: the column after their label, and how many cells they can have.
type Shape = (usize, &'static [usize]);

impl Starts {
    /// Learns the rules. Where the heading stands over its columns, it tells; else one rule holds for a whole table, so
    /// those that a row contradicts are dropped, unless all are contradicted.
    pub fn learn(rows: &Rows<'_>) -> Starts {
        let table = rows.table;
        let headings = rows.columns.iter().map(|head| head.width).collect();
        let gridded = table == TableId::Proactive && rows.width.is_some();
        let mut starts = Starts {
            table,
            rules: BTreeSet::new(),
            widths: BTreeMap::new(),
            alike: alike(rows),
            spanned: spanned(rows),
            surplus: false,
            open_ended: open_ended(rows),
            grid: rows.width,
            headings,
            heads: if gridded { widths(&rows.columns) } else { BTreeMap::new() },
            sides: usual_sides(rows),
            headed: heading(rows).filter(|rule| {
                table == TableId::Proactive && rows.records.iter().any(|record| rule.begins(rows, record))
            }),
            exact: is_exact(rows),
            exact_behind: exact_behind(table, rows.records.iter().filter_map(|record| extent(rows, record))),
            widened: is_too_wide(table, rows.width) && rows.records.iter().any(record::has_gap),
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
                let over = record.key.filter(|_| table == TableId::Requests).and_then(record::label_columns);
                rules.extend(over.and_then(|over| (first + 1).checked_sub(over)).map(Rule::Spanned));
            }
            starts.surplus |= record.key.is_some() && sizes.iter().all(|&size| size > 2 && filled.len() > size);
            // Full rows tell most of how wide a row is.
            *seen.entry(shape).or_default().entry(column + record.cells.len()).or_default() +=
                if full { FULL } else { 1 };
        }
        let told = |widths: &BTreeMap<usize, usize>| usual(widths).map(|width| (width, starts.is_told(widths, width)));
        starts.widths = seen.into_iter().filter_map(|(shape, widths)| Some((shape, told(&widths)?))).collect();
        if rules.is_empty() && starts.spanned == Some(0) {
            // Without a full row: blank cells for what labels are merged over stand before the figures or behind them.
            let known = |record: &Record<'_>| record.key.is_some();
            let mut both = [Rule::Behind(0), Rule::Spanned(0)].into_iter().filter(|rule| rule.holds(rows, known));
            rules.extend(both.next().filter(|_| both.next().is_none()));
        }
        starts.rules = Starts::holding(rows, rules);
        starts
    }

    /// True where a row with all its figures shows a width, or a heading, or all rows agree on it: where blank cells are
    /// left out, rows are as wide as they have figures.
    fn is_told(&self, widths: &BTreeMap<usize, usize>, width: usize) -> bool {
        let often = widths.get(&width).copied().unwrap_or(0);
        often >= FULL || self.headings.contains(&width) || widths.len() == 1
    }

    /// The rules that no row contradicts, or that of the heading alone if no row contradicts it.
    fn holding(rows: &Rows<'_>, rules: BTreeSet<Rule>) -> BTreeSet<Rule> {
        let bounded = |record: &Record<'_>| record.column.is_some() && record.key.is_some();
        let agrees = |rule: &Rule| rule.holds(rows, bounded);
        if let Some(rule) = heading(rows).filter(agrees) {
            return BTreeSet::from([rule]);
        }
        let holding: BTreeSet<Rule> = rules.iter().copied().filter(agrees).collect();
        if holding.is_empty() { rules } else { holding }
    }

    /// Where the figures of a row with blank cells may begin, as places among its cells.
    pub fn of(&self, record: &Record<'_>) -> BTreeSet<usize> {
        if record.column.is_none() {
            return BTreeSet::new();
        }
        self.rules.iter().filter_map(|rule| rule.place(record)).collect()
    }

    /// True where a row has just its cells, as all others of its table have.
    pub fn is_exact(&self, record: &Record<'_>, size: usize) -> bool {
        self.exact && fits_exactly(record, size)
    }

    /// Where the cells of a row begin, where rows tell one place.
    pub fn usual(&self, record: &Record<'_>) -> Option<usize> {
        let starts = self.of(record);
        starts.first().copied().filter(|_| starts.len() == 1)
    }

    /// True for a row with a figure for each of its cells that has more blank cells before them, or behind them, than nearly all
    /// such rows, or before them a cell more than the heading leaves for its label, or behind them one more than the heading has;
    /// for one of more cells than its like; and for one of noughts where the grid has a column too many: it may be a nought.
    pub fn is_wide(&self, record: &Record<'_>, size: usize) -> bool {
        let filled = positions(record);
        let nought = || filled.iter().all(|&at| evidence_of(record.cells[at]) == Some(0));
        let full = size > 1 && filled.len() == size;
        let too_many =
            record.cells.len() > size && record.column.is_some_and(|column| self.exact_behind.contains(&column));
        let beside = sides_of(record, size, &filled)
            .is_some_and(|sides| self.sides.is_exceeded(sides) || self.sides.widened && size > 1 && nought());
        // A whole row of blank cells before its figures: they may be those of a row whose label is lost.
        let behind_another = full && size > 2 && filled.first().is_some_and(|first| *first >= size);
        beside
            || too_many
            || behind_another
            || self.widened && nought()
            || full && self.is_beyond_heading(record, size, &filled)
            || self.closes_late(record, size, &filled)
    }

    /// True for a row of table 2 whose figures begin behind the place where the heading says that they do, or that has more cells than
    /// the headings of its columns.
    fn is_beyond_heading(&self, record: &Record<'_>, size: usize, filled: &[usize]) -> bool {
        let place = self.headed.and_then(|rule| rule.place(record));
        let late = place.is_some_and(|place| filled.first().is_some_and(|first| *first > place));
        let width = record.column.map_or(0, |column| column + record.cells.len());
        let mut rows = TABLES.iter().filter(|form| form.table == self.table).flat_map(|form| form.rows);
        let row = rows.find(|row| Some(row.key) == record.key && row.columns.len() == size);
        late || row
            .and_then(|row| widest(row, self.heads.iter().map(|(key, width)| (*key, *width))))
            .is_some_and(|widest| width > widest)
    }

    /// True for the row of table 4 with a figure for each cell, some block of them all noughts, and a cell more than its headings.
    fn closes_late(&self, record: &Record<'_>, size: usize, filled: &[usize]) -> bool {
        let whole = self.table == TableId::Remedies && record.key.is_none() && filled.len() == size;
        let nought = |block: &[usize]| block.iter().all(|&at| evidence_of(record.cells[at]) == Some(0));
        whole
            && self.grid == Some(size)
            && record.cells.len() > size
            && filled.chunks(form::table(FormId::Y2021, self.table).rows[0].columns.len()).any(nought)
    }

    /// True where a row has a figure for each cell, though its like leave their total blank: one of its figures may be too many,
    /// and its total blank as well. Where its sum comes out, it is not.
    pub fn hides_total(&self, record: &Record<'_>, sum: Option<Sum>) -> bool {
        let proven = sum.is_some_and(Sum::ends_in_total);
        self.open_ended[usize::from(!is_outcome(record))] && !proven
    }

    /// True where a row is as wide as most of its like, or, having none, as a heading, and no row of the table has more
    /// figures than cells: then no cell of it is lost or too many.
    pub fn is_regular(&self, record: &Record<'_>) -> bool {
        !self.surplus && self.has_width(record)
    }

    /// True where a row is as wide as most of its like, or of those whose labels are merged over as many columns, whatever others
    /// hold.
    pub fn is_as_wide(&self, record: &Record<'_>) -> bool {
        self.has_width(record) || self.is_alike(record)
    }

    /// True where a row is as wide as most of its like, or as a heading.
    fn has_width(&self, record: &Record<'_>) -> bool {
        if record.key.is_none() && self.table == TableId::Remedies {
            // The row of figures of table 4 has no like but its headings; bars that fill them up close it too.
            let cells = record.cells.len();
            return self.grid.map_or(cells == 15, |width| cells == width || (width > 15 && cells == 16));
        }
        let known = shape(self.table, record).and_then(|shape| self.widths.get(&shape).copied());
        let width = record.column.map_or(0, |column| column + record.cells.len());
        let regular = match known {
            Some((known, true)) => known == width,
            // A row narrower than most of its like has lost a cell, though a heading may be as wide by chance.
            _ => self.headings.contains(&width) && known.is_none_or(|(usual, _)| usual <= width),
        };
        let spanned = || self.spanned.is_some() && self.spanned == beyond(self.table, record);
        regular || spanned()
    }

    /// True where a row has as many cells as most of those whose labels are merged over as many columns.
    fn is_alike(&self, record: &Record<'_>) -> bool {
        let over = record.key.and_then(record::label_columns);
        let widths = over.and_then(|over| self.alike.get(&over)).filter(|_| record.column.is_some());
        widths.and_then(usual) == Some(record.cells.len())
    }
}

/// How wide the widest headings of columns are, by what they name.
fn widths(heads: &[Head<'_>]) -> BTreeMap<&'static str, usize> {
    let mut widths = BTreeMap::new();
    for head in heads {
        let widest = widths.entry(head.key).or_default();
        *widest = head.width.max(*widest);
    }
    widths
}

/// How wide the widest heading is that names the first of the three columns of a row. A row of two has a blank one behind them, which its
/// heading may leave out, and others share their headings.
pub(super) fn widest(row: &form::Row, heads: impl Iterator<Item = (&'static str, usize)>) -> Option<usize> {
    let first = row.columns.first().filter(|_| row.columns.len() > 2)?.key;
    heads.filter(|(key, _)| *key == first).map(|(_, width)| width).max()
}

/// How many cells rows have, by how many columns their labels are merged over.
fn alike(rows: &Rows<'_>) -> BTreeMap<usize, BTreeMap<usize, usize>> {
    let mut alike: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for record in rows.records.iter().filter(|_| rows.table == TableId::Requests) {
        if let (Some(over), Some(_)) = (record.key.and_then(record::label_columns), record.column) {
            *alike.entry(over).or_default().entry(record.cells.len()).or_default() += 1;
        }
    }
    alike
}

/// Whether nearly all rows of outcomes in table 3 have a figure in each cell but the last, and whether nearly all others have.
fn open_ended(rows: &Rows<'_>) -> [bool; 2] {
    const FEW: [usize; 2] = [4, 1];
    let mut counts = [(0, 0); 2];
    let filled = |record: &&Record<'_>| rows.table == TableId::Requests && !positions(record).is_empty();
    for record in rows.records.iter().filter(filled) {
        let figures = record.cells.iter().take_while(|piece| piece.fills()).count();
        let short = record::sizes(rows.table, record.key) == [figures + 1] && positions(record).len() == figures;
        let (open, all) = &mut counts[usize::from(!is_outcome(record))];
        (*open, *all) = (*open + usize::from(short), *all + 1);
    }
    [0, 1].map(|kind| {
        let (open, all) = counts[kind];
        open > FEW[kind] && open * 4 >= all * 3
    })
}

/// True for a row of one outcome; those of all applications have their total where others leave it blank.
fn is_outcome(record: &Record<'_>) -> bool {
    record.key.and_then(record::label_columns).is_some_and(|columns| columns < 3) && record.key != Some("total")
}

/// How many cells a row of table 3 has beyond its own and those that its label is merged over: `二、… | 0 | … | 0 ||`.
fn beyond(table: TableId, record: &Record<'_>) -> Option<usize> {
    let ([size], true) = (record::sizes(table, record.key), table == TableId::Requests) else { return None };
    record.cells.len().checked_sub(size + record::label_columns(record.key?)? - 1)
}

/// How many cells nearly all rows of a table have beyond those; `None` where rows differ, or are few, or hardly one of those whose
/// labels are merged over several columns agrees: the others tell nothing of what stands for merged cells.
fn spanned(rows: &Rows<'_>) -> Option<usize> {
    const FEW: usize = 8;
    let mut all: Vec<Option<usize>> = rows.records.iter().map(|record| beyond(rows.table, record)).collect();
    all.sort_unstable();
    let most = all.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?;
    let usual = (most.len() > FEW && most.len() * 4 >= all.len() * 3).then_some(most[0]).flatten()?;
    let merged = |record: &&Record<'_>| record.key.and_then(record::label_columns).is_some_and(|over| over > 1);
    let merged = || rows.records.iter().filter(merged);
    let agree = merged().filter(|record| beyond(rows.table, record) == Some(usual)).count();
    (agree * 2 >= merged().count()).then_some(usual)
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

fn sizes(rows: &Rows<'_>, record: &Record<'_>) -> &'static [usize] {
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
