//! The order of the columns of table 3: its heading tells, or the sums of its rows.

use super::group::evidence_of;
use super::record::{Record, positions};
use crate::form::{self, Column, FormId, TableId};
use crate::plain::Head;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The order that the columns of a table are printed in.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// For each printed figure of a row, the place of its column in the form; `None` for the order of the form.
    pub places: Option<Vec<usize>>,
    /// True where rows speak for another order, and not enough of them to be sure.
    pub doubtful: bool,
}

impl Order {
    /// The cells of a row in the order that they are printed in.
    pub fn printed(&self, row: Range<usize>) -> impl Iterator<Item = usize> {
        let places = self.places.as_deref().filter(|places| places.len() == row.len());
        row.clone().enumerate().map(move |(at, cell)| places.map_or(cell, |places| row.start + places[at]))
    }
}

/// The order of the columns of table 3, told by its heading or by the sums of its rows; `sums` are those of
/// the rows that have all their cells.
///
/// In a grid the columns of the heading's cells tell, the last label above a column counting; where merged cells have
/// pushed the heading together, or the layout has no columns, only a 总计 before 自然人 does.
pub(super) fn of_requests(heads: &[Head<'_>], sums: impl Iterator<Item = Sum>) -> Order {
    let Some(row) = form::table(FormId::Y2021, TableId::Requests).rows.first() else { return Order::default() };
    let columns = row.columns;
    let place = |key: &str| columns.iter().position(|column| column.key == key);
    let exact = |words: &str| !crate::label::find(words).is_empty();
    let heads = || heads.iter().filter(|head| exact(head.words));
    let total = columns.len() - 1;
    let above: BTreeMap<usize, usize> = heads().filter_map(|head| Some((head.column?, place(head.key)?))).collect();
    let side_by_side = above.keys().zip(above.keys().skip(1)).all(|(left, right)| left + 1 == *right);
    let order: Vec<usize> = above.into_values().collect();
    let all: BTreeSet<usize> = order.iter().copied().collect();
    let told = side_by_side && order.len() == columns.len() && all.len() == columns.len();
    if told && !order.is_sorted() && order[0] != total {
        return Order { doubtful: order[total] != total, places: Some(order) };
    }
    let mut keys = heads().map(|head| head.key);
    let first = keys.next() == Some(columns[total].key) && keys.next() == Some(columns[0].key);
    let heading = if first || told && order[0] == total {
        Some(Total::First)
    } else {
        // Where 总计 cannot be read, it may have stood before 自然人.
        let whole = || heads().any(|head| head.key == columns[total].key);
        let last = heads().next().filter(|head| head.key == columns[0].key && whole()).map(|_| Total::Last);
        last.or_else(|| lone_total(heads(), columns))
    };
    // The heading may be lost, or left behind, or torn so that its words stand in another order: the sums of the rows tell.
    let (total_first, doubtful) = match (sums_say(sums), heading) {
        (Said::Total(Total::First), _) | (Said::Unclear, Some(Total::First)) => (true, false),
        (Said::Nothing, Some(Total::First)) => (true, !told),
        (Said::Total(Total::Last), Some(Total::First)) | (Said::Unclear, _) | (Said::Nothing, None) => (false, true),
        (Said::Total(Total::Last), _) | (Said::Nothing, Some(Total::Last)) => (false, false),
    };
    let places = total_first.then(|| std::iter::once(total).chain(0..total).collect());
    Order { places, doubtful }
}

/// Where a heading says that the total stands which names no other column: 数据1 | … | 数据6 | 总计. It is as wide as a row.
fn lone_total<'h, 't: 'h>(mut heads: impl Iterator<Item = &'h Head<'t>>, columns: &[Column]) -> Option<Total> {
    let place = |head: &Head<'_>| {
        let behind = head.width.checked_sub(head.column? + 1).filter(|_| head.key == columns[columns.len() - 1].key)?;
        match behind {
            0 if head.width > columns.len() => Some(Total::Last),
            behind if behind + 1 == columns.len() && head.column > Some(0) => Some(Total::First),
            _ => None,
        }
    };
    let total = place(heads.next()?)?;
    heads.all(|head| place(head) == Some(total)).then_some(total)
}

/// Where the total of a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Total {
    First,
    Last,
}

/// What the sums of the rows say of that.
enum Said {
    Total(Total),
    /// No row speaks for one and against the other.
    Nothing,
    /// Too few rows speak for the first figure, or some against it.
    Unclear,
}

/// The first and the last figure of a row, and the sum of all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum {
    first: i64,
    last: i64,
    all: i64,
    /// True where a figure is printed in the first cell and in the last: a blank one may be a total left out.
    closed: bool,
}

impl Sum {
    /// The sum of some figures; `None` where there are none, or one of them cannot be told.
    pub fn of(figures: impl Iterator<Item = Option<i64>>) -> Option<Sum> {
        let mut sum: Option<Sum> = None;
        for figure in figures {
            let last = figure?;
            let (first, all) = sum.map_or((last, 0), |before| (before.first, before.all));
            sum = Some(Sum { first, last, all: all.checked_add(last)?, closed: true });
        }
        sum
    }

    /// The sums of the blocks that the figures of a row are, so many each; `None` for one with a figure that cannot be told.
    pub fn of_blocks<'r>(record: &'r Record<'_>, block: usize) -> impl Iterator<Item = Option<Sum>> + 'r {
        let figures: Vec<Option<i64>> = positions(record).iter().map(|&at| evidence_of(record.cells[at])).collect();
        let starts = (0..figures.len()).step_by(block);
        starts.map(move |start| Sum::of(figures[start..].iter().take(block).copied()))
    }

    /// The same sum, of a row whose first or last cell may be blank.
    pub fn of_ends(self, closed: bool) -> Sum {
        Sum { closed, ..self }
    }

    /// Whether the first figure is the sum of the others, and whether the last is.
    pub fn totals(self) -> (bool, bool) {
        let is_total = |figure: i64| figure.checked_mul(2) == Some(self.all);
        (is_total(self.first), is_total(self.last))
    }

    /// True where the last figure is the sum of the others, and not 0.
    pub fn ends_in_total(self) -> bool {
        self.last > 0 && self.totals().1
    }
}

/// Which figure of the rows is the sum of the others. Rows with a blank cell at an end are asked where no other speaks.
fn sums_say(sums: impl Iterator<Item = Sum>) -> Said {
    /// As many rows may show that it is the first where no other speaks against it.
    const FEW: usize = 2;
    /// And so many where some do not come out at all.
    const MANY: usize = 4;
    let mut tallies = [(0, 0, 0); 2];
    for sum in sums {
        let (first, last, neither) = &mut tallies[usize::from(!sum.closed)];
        match sum.totals() {
            (true, false) => *first += 1,
            (false, true) => *last += 1,
            (false, false) => *neither += 1,
            (true, true) => {}
        }
    }
    let [closed, open] = tallies;
    let (first, last, neither) = if closed.0 + closed.1 > 0 { closed } else { open };
    match first {
        _ if last > 0 && first < MANY * last => Said::Total(Total::Last),
        0 => Said::Nothing,
        FEW.. if last == 0 && neither == 0 => Said::Total(Total::First),
        MANY.. if neither + last <= first / MANY => Said::Total(Total::First),
        _ => Said::Unclear,
    }
}
