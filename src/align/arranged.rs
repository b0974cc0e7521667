//! The columns of tables 2 and 4 in another order than the form's, where their headings say so: 现行有效件数 | 本年制发件数 | 本年废止件数.

use super::columns::Sum;
use super::group::evidence_of;
use super::record::{Record, positions};
use crate::form::{Column, Row, TableForm, TableId};
use crate::label;
use crate::plain::Head;

/// For each printed figure of a record, the place of its column among the cells that it is read as; `None` for the order of the
/// form. The order of table 3, which its sums tell too, is known already.
pub(super) fn places(form: &TableForm, heads: &[Head<'_>], record: &Record<'_>, size: usize) -> Option<Vec<usize>> {
    match form.table {
        TableId::Proactive => of_row(&form.rows[form.row(record.key?)?], heads),
        TableId::Remedies => {
            let block = form.rows.first()?.columns;
            let places = of_blocks(block, heads).filter(|_| !is_against(record, block.len()))?;
            let starts = (0..size).step_by(places.len());
            Some(starts.flat_map(|start| places.iter().map(move |place| start + place)).collect())
        }
        TableId::Requests | TableId::Statistics => None,
    }
}

/// True where the columns that a heading names, as far as it can be read, stand in another order than that of the form, and not all
/// of them are there to tell which.
pub(super) fn is_doubtful(printed: &[usize], all: usize) -> bool {
    let ascending =
        printed.iter().rev().zip(printed.iter().rev().skip(1)).take_while(|(right, left)| left < right).count();
    let told = ascending + usize::from(!printed.is_empty());
    told < printed.len() && told < all
}

/// True where no heading of table 2 or 4 tells another order than that of the form.
pub(super) fn is_in_order(form: &TableForm, heads: &[Head<'_>]) -> bool {
    match form.table {
        TableId::Proactive => form.rows.iter().all(|row| of_row(row, heads).is_none()),
        TableId::Remedies => form.rows.first().is_none_or(|row| of_blocks(row.columns, heads).is_none()),
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
    let place = |head: &Head<'_>| row.columns.iter().position(|column| column.key == head.key);
    let own: Vec<(usize, &Head<'_>)> = heads.filter_map(|head| Some((place(head)?, head))).collect();
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

/// The order of the columns of each block of table 4, where its total stands before the others in all of them.
fn of_blocks(columns: &[Column], heads: &[Head<'_>]) -> Option<Vec<usize>> {
    let total = columns.len() - 1;
    let places: Vec<usize> = std::iter::once(total).chain(0..total).collect();
    let place = |head: &Head<'_>| columns.iter().position(|column| column.key == head.key);
    if heads.iter().find_map(place) != Some(total) {
        return None;
    }
    let printed: Vec<usize> = heads.iter().filter(|head| is_exact(head)).filter_map(place).collect();
    let blocks = printed.chunks(columns.len());
    (!printed.is_empty() && blocks.into_iter().all(|block| block == places)).then_some(places)
}

/// True where the sums of a row say that the total of its blocks stands at their end.
fn is_against(record: &Record<'_>, block: usize) -> bool {
    let filled = positions(record);
    let sums = filled.chunks(block).filter_map(|block| Sum::of(block.iter().map(|&at| evidence_of(record.cells[at]))));
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
