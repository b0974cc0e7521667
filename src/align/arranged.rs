//! The columns of tables 2 and 4 in another order than the form's, where their headings say so: 现行有效件数 | 本年制发件数 | 本年废止件数.

use super::order::Sum;
use super::record::{Record, Rows};
use crate::form::{Column, Row, TableForm, TableId};
use crate::label;
use crate::plain::Head;

/// The orders that the headings of a table tell, where they are not the form's.
pub(super) struct Arranged {
    /// That of each row of table 2.
    rows: Vec<Option<Vec<usize>>>,
    /// That of the blocks of table 4.
    block: Option<Vec<usize>>,
}

impl Arranged {
    /// Reads the headings, once for all rows. The order of table 3, which its sums tell too, is known already.
    pub fn of(form: &TableForm, heads: &[Head<'_>]) -> Arranged {
        let (mut rows, mut blocks) = (Vec::new(), None);
        match form.table {
            TableId::Proactive => rows.extend(form.rows.iter().map(|row| of_row(row, heads))),
            TableId::Remedies => blocks = of_blocks(block(form), heads),
            TableId::Requests | TableId::Statistics => {}
        }
        Arranged { rows, block: blocks }
    }

    /// True where the heading of table 4 begins with 总计 and is too damaged to tell an order: the figures may follow either.
    pub fn is_untold(&self, form: &TableForm, rows: &Rows<'_>) -> bool {
        form.table == TableId::Remedies
            && self.block.is_none()
            && begins_with_total(block(form), &rows.columns)
            && !rows.records.iter().any(|record| is_against(record, block(form).len()))
    }

    /// For each printed figure of a record, the place of its column among the cells that it is read as; `None` for the order of
    /// the form.
    pub fn places(&self, form: &TableForm, record: &Record<'_>, size: usize) -> Option<Vec<usize>> {
        let Some(block) = &self.block else {
            return self.rows.get(form.row(record.key?)?)?.clone();
        };
        let starts = (0..size).step_by(block.len());
        let places = || starts.flat_map(|start| block.iter().map(move |place| start + place)).collect();
        (!is_against(record, block.len())).then(places)
    }
}

/// The labels of columns of table 2 and its figures, by where they stand in the source.
#[derive(Default)]
pub(super) struct Above<'r, 't> {
    heads: Vec<(usize, &'r Head<'t>)>,
    figures: Vec<usize>,
}

impl<'r, 't> Above<'r, 't> {
    /// A heading has no more labels, whatever pieces they are torn to.
    const MOST: usize = 32;

    /// Those of some rows.
    pub fn of(rows: &'r Rows<'t>) -> Above<'r, 't> {
        let pieces = rows.records.iter().flat_map(|record| &record.cells);
        Above::among(rows.table, &rows.columns, pieces.map(|piece| piece.text))
    }

    /// Sorts them.
    pub fn among(table: TableId, heads: &'r [Head<'t>], cells: impl Iterator<Item = &'t str>) -> Above<'r, 't> {
        if table != TableId::Proactive {
            return Above::default();
        }
        let address = |words: &str| words.as_ptr() as usize;
        let mut heads: Vec<_> = heads.iter().map(|head| (address(head.words), head)).collect();
        let mut figures: Vec<usize> = cells.map(address).collect();
        heads.sort_unstable_by_key(|(at, _)| *at);
        figures.sort_unstable();
        Above { heads, figures }
    }

    /// The last labels of columns above a row and behind the figures that stand before them.
    fn heads(&self, label: &str) -> impl Iterator<Item = &'r Head<'t>> {
        let before = |at: usize| self.heads.partition_point(|(head, _)| *head < at);
        let end = before(label.as_ptr() as usize);
        let last = self.heads[..end].last().map_or(0, |(at, _)| *at);
        let figures = &self.figures[..self.figures.partition_point(|figure| *figure < last)];
        let start = figures.last().map_or(0, |figure| before(figure + 1)).max(end.saturating_sub(Self::MOST));
        self.heads[start..end].iter().map(|(_, head)| *head)
    }

    /// True for a row below labels of columns that stand in another order than it is read in, as far as they can be read.
    pub fn is_out_of_order(&self, form: &TableForm, record: &Record<'_>, arranged: Option<&[usize]>) -> bool {
        let row = record.key.and_then(|key| form.row(key)).map(|row| &form.rows[row]);
        row.is_some_and(|row| self.speak_against(form.table, row, record.label, arranged))
    }

    /// The same of a row behind a label.
    pub fn speak_against(&self, table: TableId, row: &Row, label: &str, arranged: Option<&[usize]>) -> bool {
        if table != TableId::Proactive || label.is_empty() || row.columns.len() < 2 {
            return false;
        }
        let mut printed: Vec<usize> = self.heads(label).filter_map(|head| place(row.columns, head)).collect();
        // 本年制⏎发件数: pieces of one label
        printed.dedup();
        arranged.map_or_else(|| is_doubtful(&printed, row.columns.len()), |order| !printed.ends_with(order))
    }
}

/// True where the columns that a heading names, as far as it can be read, stand in another order than that of the form, and not all
/// of them are there to tell which. Behind a whole heading in order another may name a few columns again.
fn is_doubtful(mut printed: &[usize], all: usize) -> bool {
    while printed.len() > all && (0..all).eq(printed[..all].iter().copied()) {
        printed = &printed[all..];
    }
    let ascending =
        printed.iter().rev().zip(printed.iter().rev().skip(1)).take_while(|(right, left)| left < right).count();
    let told = ascending + usize::from(!printed.is_empty());
    told < printed.len() && told < all
}

/// True where no heading of table 2 or 4 tells another order than that of the form.
pub(super) fn is_in_order(form: &TableForm, heads: &[Head<'_>]) -> bool {
    match form.table {
        TableId::Proactive => form.rows.iter().all(|row| of_row(row, heads).is_none()),
        TableId::Remedies => !begins_with_total(block(form), heads),
        TableId::Requests | TableId::Statistics => true,
    }
}

/// The order in which the labels of a row's columns stand side by side; or one after the other, each once.
fn of_row(row: &Row, heads: &[Head<'_>]) -> Option<Vec<usize>> {
    // Nearly no heading tells another order; where one does, damaged labels do not count.
    of_heads(row, heads.iter())?;
    of_heads(row, heads.iter().filter(|head| is_exact(head)))
}

fn of_heads<'h, 't: 'h>(row: &Row, heads: impl Iterator<Item = &'h Head<'t>>) -> Option<Vec<usize>> {
    let size = row.columns.len();
    let own: Vec<(usize, &Head<'_>)> = heads.filter_map(|head| Some((place(row.columns, head)?, head))).collect();
    // In one line, which holds them all.
    let beside = |pair: &[(usize, &Head<'_>)]| {
        let (left, right) = (pair[0].1, pair[1].1);
        left.width == right.width && left.width > size && left.column.is_some_and(|at| right.column == Some(at + 1))
    };
    let mut lines = own.windows(size).filter(|line| line.windows(2).all(beside)).filter_map(order);
    let told = match lines.next() {
        Some(first) => lines.all(|other| other == first).then_some(first),
        None => of_stream(row, &own),
    };
    told.filter(|places| !places.is_sorted())
}

/// The order in which labels without columns follow each other, the same in each block. All have to be there: with one lost, the
/// others seem to have changed places. 行政事业性收费 has two of three.
fn of_stream(row: &Row, heads: &[(usize, &Head<'_>)]) -> Option<Vec<usize>> {
    const TWO: [usize; 2] = [0, 1];
    let (size, few) = (row.columns.len(), heads.len() % row.columns.len().max(1));
    let alone = heads.iter().all(|(_, head)| head.column.is_none() || head.width <= 1);
    let (blocks, rest) = heads.split_at(heads.len() - few);
    let whole =
        rest.is_empty() || rest.len() == TWO.len() && TWO.iter().all(|place| rest.iter().any(|head| head.0 == *place));
    let mut blocks = blocks.chunks(size).map(order);
    let first = blocks.next().flatten().filter(|_| alone && whole && size > 1)?;
    blocks.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

/// The places of some columns, where each stands there once.
fn order(heads: &[(usize, &Head<'_>)]) -> Option<Vec<usize>> {
    let places: Vec<usize> = heads.iter().map(|(place, _)| *place).collect();
    (0..heads.len()).all(|place| places.contains(&place)).then_some(places)
}

/// The place of the column that a label of a heading names.
fn place(columns: &[Column], head: &Head<'_>) -> Option<usize> {
    columns.iter().position(|column| column.key == head.key)
}

/// The columns of a block of table 4.
fn block(form: &TableForm) -> &'static [Column] {
    form.rows.first().map_or(&[], |row| row.columns)
}

/// True where 总计 is the first of the columns that a heading names.
fn begins_with_total(columns: &[Column], heads: &[Head<'_>]) -> bool {
    heads.iter().find_map(|head| place(columns, head)).is_some_and(|first| first + 1 == columns.len())
}

/// The order of the columns of each block of table 4, where its total stands before the others in all of them.
fn of_blocks(columns: &[Column], heads: &[Head<'_>]) -> Option<Vec<usize>> {
    if !begins_with_total(columns, heads) {
        return None;
    }
    let total = columns.len() - 1;
    let places: Vec<usize> = std::iter::once(total).chain(0..total).collect();
    let exact = heads.iter().filter(|head| is_exact(head));
    let printed: Vec<usize> = exact.filter_map(|head| place(columns, head)).collect();
    let blocks = printed.chunks(columns.len());
    (!printed.is_empty() && blocks.into_iter().all(|block| block == places)).then_some(places)
}

/// True where the sums of a row say that the total of its blocks stands at their end.
fn is_against(record: &Record<'_>, block: usize) -> bool {
    let sums = Sum::of_blocks(record, block).flatten();
    let (first, last) = sums.map(Sum::totals).fold((0, 0), |(first, last), totals| match totals {
        (true, false) => (first + 1, last),
        (false, true) => (first, last + 1),
        _ => (first, last),
    });
    last > first
}

fn is_exact(head: &Head<'_>) -> bool {
    !label::find(head.words).is_empty()
}
