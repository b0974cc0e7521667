//! A table without lines: its rows are lines with figures, its columns are figures under each other.

use super::heading;
use super::labels::Labels;
use super::{Line, Piece, Print};
use crate::source::boxes::Row;
use crate::source::boxes::line::is_numbered;
use std::ops::Range;

/// A table without lines.
pub(super) struct Table {
    pub lines: Range<usize>,
    /// The lines with figures.
    rows: Vec<usize>,
    /// The middles of its columns of figures; none where headings tell them, or nobody.
    columns: Vec<f32>,
    /// Where the labels end.
    edge: f32,
}

/// Rows of so many figures show the columns.
const WIDE: usize = 5;
/// So many lines without figures may stand between rows.
const MOST_BETWEEN: usize = 12;

/// Tables from top to bottom: first those whose rows show their columns, then what is left between them.
pub(super) fn tables(prints: &[Print], prose: &[bool]) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < prints.len() {
        let table = if prints[at].figures >= WIDE { wide(prints, prose, at, floor) } else { None };
        floor = table.as_ref().map_or(floor, |table| table.lines.end);
        at = floor.max(at + 1);
        tables.extend(table);
    }
    let ends = tables.iter().map(|table| table.lines.end);
    let gaps: Vec<Range<usize>> = std::iter::once(0)
        .chain(ends)
        .zip(tables.iter().map(|table| table.lines.start).chain([prints.len()]))
        .map(|(from, to)| from..to)
        .collect();
    for gap in gaps {
        let (mut at, mut floor) = (gap.start, gap.start);
        while at < gap.end {
            let within = &prints[..gap.end];
            let table = if prints[at].is_row() { narrow(within, prose, at, floor) } else { None };
            floor = table.as_ref().map_or(floor, |table| table.lines.end);
            at = floor.max(at + 1);
            tables.extend(table);
        }
    }
    tables.sort_by_key(|table| table.lines.start);
    tables
}

/// A table whose widest rows show its columns.
fn wide(prints: &[Print], prose: &[bool], seed: usize, floor: usize) -> Option<Table> {
    let mut columns: Vec<f32> = prints[seed].figures().iter().map(middle).collect();
    let mut rows = vec![seed];
    for at in seed + 1..prints.len() {
        let last = rows.last().copied().unwrap_or(seed);
        if prose[at] || at - last > MOST_BETWEEN {
            break;
        }
        let figures = prints[at].figures();
        if figures.len() > columns.len() && figures.len() < columns.len() + 3 {
            let wider: Vec<f32> = figures.iter().map(middle).collect();
            if columns.iter().all(|column| slot(&wider, *column).is_some()) {
                columns = wider;
            }
        }
        if figures.len() > 1 && slots(&columns, figures).is_some() {
            rows.push(at);
        } else if figures.len() >= WIDE {
            break;
        }
    }
    let (mut first, mut above) = (seed, Vec::new());
    for at in (floor..seed).rev() {
        if prose[at] || first - at > MOST_BETWEEN {
            break;
        }
        if prints[at].figures > 1 && slots(&columns, prints[at].figures()).is_some() {
            above.push(at);
            first = at;
        } else if prints[at].figures > 0 {
            break;
        }
    }
    rows.splice(0..0, above.into_iter().rev());
    let edge = columns[0] - columns.get(1).map_or(f32::MAX, |second| (second - columns[0]) / 2.0);
    Some(Table { lines: reach(prints, prose, &rows, edge, floor), rows, columns, edge })
}

/// Rows of few figures, at least two of them near each other.
fn narrow(prints: &[Print], prose: &[bool], seed: usize, floor: usize) -> Option<Table> {
    let mut rows = vec![seed];
    for at in seed + 1..prints.len() {
        let last = rows.last().copied().unwrap_or(seed);
        if prose[at] || at - last > MOST_BETWEEN / 2 || prints[at].figures >= WIDE {
            break;
        }
        if prints[at].is_row() {
            rows.push(at);
        }
    }
    if rows.len() < 2 {
        return None;
    }
    let edge = rows.iter().map(|&row| prints[row].figures()[0].x0).fold(f32::MAX, f32::min);
    Some(Table { lines: reach(prints, prose, &rows, edge, floor), rows, columns: Vec::new(), edge })
}

pub(super) fn middle(segment: &Line) -> f32 {
    (segment.x0 + segment.x1) / 2.0
}

/// The column in which a middle stands.
pub(super) fn slot(columns: &[f32], at: f32) -> Option<usize> {
    let after = columns.partition_point(|&column| column < at);
    let near = [after.checked_sub(1), Some(after)].into_iter().flatten().filter(|&index| index < columns.len());
    let column = near.min_by(|&a, &b| (columns[a] - at).abs().total_cmp(&(columns[b] - at).abs()))?;
    let pitch =
        |other: Option<usize>| other.and_then(|other| columns.get(other)).map(|other| (other - columns[column]).abs());
    let pitch = [pitch(column.checked_sub(1)), pitch(Some(column + 1))].into_iter().flatten().fold(f32::MAX, f32::min);
    ((columns[column] - at).abs() < 0.5 * pitch).then_some(column)
}

/// The column of each figure; `None` where one has none, or two have the same.
pub(super) fn slots(columns: &[f32], figures: &[Line]) -> Option<Vec<usize>> {
    let slots: Vec<usize> = figures.iter().map(|figure| slot(columns, middle(figure))).collect::<Option<_>>()?;
    slots.windows(2).all(|pair| pair[0] < pair[1]).then_some(slots)
}

/// The lines of a table: its rows, the lines between them, the heading above, and the ends of the first and the last label.
fn reach(prints: &[Print], prose: &[bool], rows: &[usize], edge: f32, floor: usize) -> Range<usize> {
    let (first, last) = (rows[0], rows[rows.len() - 1]);
    let is_title = |print: &Print| print.segments.len() == 1 && is_numbered(&print.segments[0].text);
    let heading = (floor..first).rev().take(MOST_BETWEEN).take_while(|&at| !prose[at] && prints[at].figures == 0);
    let mut start = first;
    for at in heading {
        // a numbered line is the title of the table, or the label of its first row
        if is_title(&prints[at]) && prints[at + 1].middle - prints[at].middle > 1.6 * prints[at].height {
            break;
        }
        start = at;
        if is_title(&prints[at]) {
            break;
        }
    }
    let is_rest = |at: &usize| {
        let (print, before) = (&prints[*at], &prints[at - 1]);
        let near = print.middle - before.middle < 1.6 * print.height;
        near && !prose[*at] && print.right() < edge && !is_numbered(&print.segments[0].text)
    };
    let end = (last + 1..prints.len()).take(3).take_while(is_rest).last().map_or(last + 1, |at| at + 1);
    start..end
}

impl Table {
    pub fn write(&self, prints: &[Print], pieces: &mut Vec<Piece>) {
        let labels = Labels::new(prints, self.lines.clone(), &self.rows, self.edge);
        let mut columns = self.columns.clone();
        let mut heads: Vec<&Print> = Vec::new();
        for (at, print) in self.lines.clone().zip(&prints[self.lines.clone()]) {
            let Ok(row) = self.rows.binary_search(&at) else {
                heads.extend((!labels.is_taken(at)).then_some(print));
                continue;
            };
            let figures = print.figures();
            let told = heading::write(&heads, &self.columns, self.edge, pieces);
            if self.columns.is_empty() && !heads.is_empty() {
                columns = told;
            }
            let headed = heading::columns(&heads, figures, &columns);
            heads.clear();
            labels.blank(row).for_each(|label| pieces.push(blank(label, &columns)));
            let mut cells = labels.of_row(row);
            if self.rows.len() == 1 && cells.is_empty() {
                // a row alone shows no blank cell, its heading does
                columns = headed;
            }
            match slots(&columns, figures) {
                Some(slots) => {
                    let from = cells.len();
                    cells.extend(columns.iter().map(|&column| (column, String::new())));
                    for (slot, figure) in slots.into_iter().zip(figures) {
                        cells[from + slot].1.clone_from(&figure.text);
                    }
                }
                None => cells.extend(figures.iter().map(|figure| (figure.x0, figure.text.clone()))),
            }
            pieces.push(Piece::Row(Row { cells, ruled: false }));
        }
        heading::write(&heads, &self.columns, self.edge, pieces);
        labels.blank(self.rows.len()).for_each(|label| pieces.push(blank(label, &columns)));
    }
}

/// A row whose cells are all blank.
fn blank(label: &(f32, String), columns: &[f32]) -> Piece {
    let cells = std::iter::once(label.clone()).chain(columns.iter().map(|&column| (column, String::new())));
    Piece::Row(Row { cells: cells.collect(), ruled: false })
}
