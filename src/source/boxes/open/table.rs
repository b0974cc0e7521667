//! A table without lines: its rows are lines with figures, its columns are figures under each other.

use super::columns::Columns;
use super::labels::{self, Entry};
use super::{PITCH, Piece, Print, heading, level};
use crate::source::boxes::Row;
use crate::source::boxes::line::{Line, is_numbered};
use std::ops::Range;

/// A table without lines, or what stands under one heading of it.
pub(super) struct Table {
    pub lines: Range<usize>,
    /// The line behind its heading.
    body: usize,
    /// The lines with figures.
    pub rows: Vec<usize>,
    pub columns: Columns,
}

/// A row of so many figures is a table by itself.
const WIDE: usize = 3;
/// So many words side by side are the heads of columns, be they far above them.
const MANY: usize = 6;
/// So many lines without figures may stand between rows.
const MOST_BETWEEN: usize = 30;
/// So many lines may a heading have.
const MOST_ABOVE: usize = 14;
/// So many lines may follow the last row.
const MOST_BELOW: usize = 12;

/// Tables from top to bottom.
pub(super) fn tables(prints: &[Print<'_>], prose: &[bool]) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < prints.len() {
        let table = if prints[at].is_row() { Table::from(prints, prose, at, floor) } else { None };
        floor = table.as_ref().map_or(floor, |table| table.lines.end);
        at = floor.max(at + 1);
        tables.extend(table);
    }
    tables
}

impl Table {
    /// The table whose first row this is; not before the line `floor`.
    fn from(prints: &[Print<'_>], prose: &[bool], first: usize, floor: usize) -> Option<Table> {
        let mut columns = Columns::default();
        let mut rows: Vec<usize> = Vec::new();
        let (mut edge, mut widest) = (f32::MIN, 0.0_f32);
        for at in first..prints.len() {
            let print = &prints[at];
            let far = rows.last().is_some_and(|last| at - last > MOST_BETWEEN);
            if prose[at] || far {
                break;
            }
            let above = if at > first { gap(prints, at) } else { 0.0 };
            if print.figures == 0 {
                if is_heading(print, edge, &columns) {
                    break;
                }
                widest = widest.max(above);
                continue;
            }
            let beside =
                || is_wrapped(prints, at) || rows.last().is_some_and(|&row| is_beside(&columns, &prints[row], print));
            let alone = print.segments.len() == 1 && !(columns.hold(&print.segments) && beside());
            // the address and number at the foot of a page
            let foot = rows.len() > 1 && print.figures == 1 && above > 1.6 * widest;
            let other = columns.are_others(print.figures());
            if alone || foot || other || print.is_page_number() || !columns.take(print.figures()) {
                break;
            }
            rows.push(at);
            widest = widest.max(above);
            edge = print.labels().last().map_or(edge, |label| edge.max(label.x1));
        }
        let last = *rows.last()?;
        let (start, body) = above(prints, prose, |print| is_heading(print, edge, &columns), floor..first, widest);
        let headed = prints[start..body].iter().any(|print| print.segments.len() > 1);
        // the first line of a page may go on with a table
        if rows.len() == 1 && first > 0 && !headed && prints[first].figures < WIDE {
            return None;
        }
        let end = below(prints, prose, |print| is_heading(print, edge, &columns), body..last + 1);
        Some(Table { lines: start..end, body, rows, columns })
    }

    /// Parts figures from labels that they stand close behind; says whether there were any.
    pub fn part(&self, prints: &mut [Print<'_>]) -> bool {
        prints[self.lines.clone()].iter_mut().filter_map(|print| print.part(&self.columns).then_some(())).count() > 0
    }

    /// Writes the table. One without a heading, the first of its page, has the columns of the page before; so has one below the last
    /// line of a heading.
    pub fn write(mut self, prints: &[Print<'_>], known: &mut Columns, pieces: &mut Vec<Piece>) {
        let heads = &prints[self.lines.start..self.body];
        let (entries, edge) = labels::read(prints, self.body..self.lines.end, &self.rows);
        if goes_on(heads, known) && self.rows.iter().all(|&row| known.hold_apart(prints[row].figures())) {
            self.columns.go_on(known, edge.unwrap_or(f32::MIN));
        }
        let figures = self.rows.iter().flat_map(|&row| prints[row].figures());
        self.columns.head(heads, edge.unwrap_or(f32::MIN), figures);
        heading::write(heads, &self.columns, edge, pieces);
        for entry in entries {
            pieces.push(match entry {
                Entry::Words(words) => Piece::Apart(words),
                Entry::Row(mut cells, figures) => {
                    let doubtful = figures.is_some_and(|row| prints[row].doubtful);
                    let own = self.columns.cells(figures.map_or(&[], |row| prints[row].figures()));
                    cells.extend(own.filter(|cell| !doubtful || !cell.1.is_empty()));
                    Piece::Row(Row { cells, ruled: false })
                }
            });
        }
        *known = self.columns;
    }
}

/// True of a heading that is none, or a last line that the foot of the page has parted from the others: a few words below them.
fn goes_on(heads: &[Print<'_>], known: &Columns) -> bool {
    match heads {
        [] => true,
        [last] => last.segments.len() * 2 < known.len() && known.hold_apart(&last.segments),
        _ => false,
    }
}

/// True of a line that is no label: its words stand behind the labels, or reach the columns. Words with a number in front are labels
/// also there, as where a table has no cell for what goes over its rows and figures stand in the place of labels.
fn is_heading(print: &Print<'_>, edge: f32, columns: &Columns) -> bool {
    if print.is_item {
        return false;
    }
    // the first row may have the shortest label, and those below it stand farther to the right
    let is_far = |last: &Line| edge > f32::MIN && last.x0 > edge + print.height && !is_numbered(&last.text);
    let behind = print.segments.last().is_some_and(is_far);
    behind || print.right() > columns.left() + 0.3 * print.height || !print.is_narrow()
}

/// True of figures between the lines of their label.
fn is_wrapped(prints: &[Print<'_>], at: usize) -> bool {
    let near = |above: usize, below: usize| match (prints.get(above), prints.get(below)) {
        (Some(above), Some(below)) => below.middle - above.middle < below.height,
        _ => false,
    };
    at > 0 && near(at - 1, at) && near(at, at + 1)
}

/// True of figures a line below others, in columns where these have none: all may be of one row.
fn is_beside(columns: &Columns, above: &Print<'_>, below: &Print<'_>) -> bool {
    below.middle - above.middle < level::FAR * below.height && columns.parted(above.figures(), below.figures())
}

/// Where a table begins, and where its heading ends. The lines below are at most so far from each other.
fn above(
    prints: &[Print<'_>],
    prose: &[bool],
    is_heading: impl Fn(&Print<'_>) -> bool,
    lines: Range<usize>,
    widest: f32,
) -> (usize, usize) {
    let mut start = lines.end;
    let mut body = None;
    for at in lines.rev().take(MOST_ABOVE) {
        let (print, gap) = (&prints[at], gap(prints, at + 1));
        // a title or the head of a page stands apart, and what has several columns, or none, less so
        let is_label = print.segments.len() == 1 && !print.is_title() && !is_heading(print);
        let (times, heights) = match print.segments.len() {
            // so many words side by side are the heads of columns
            MANY.. => (1.6, 6.0),
            WIDE.. => (1.6, 4.0),
            2 => (1.6, 2.2),
            _ if is_label => (1.6, 2.2),
            _ => (1.15, 1.6),
        };
        if prose[at] || print.figures > 0 || gap > (times * widest).max(heights * print.height) {
            break;
        }
        if body.is_none() && is_heading(print) {
            body = Some(at + 1);
        }
        start = at;
    }
    (start, body.unwrap_or(start))
}

/// Where a table ends: behind the label of its last row, and rows without figures at the distance of others.
fn below(prints: &[Print<'_>], prose: &[bool], is_heading: impl Fn(&Print<'_>) -> bool, lines: Range<usize>) -> usize {
    let widest = widest(prints, lines.clone());
    let last = &prints[lines.end - 1];
    let labelled = prints[lines.clone()].iter().any(|print| !print.labels().is_empty());
    let goes_on = |&at: &usize| {
        let print = &prints[at];
        let size = print.height / last.height.max(0.1);
        let near = gap(prints, at) <= 1.15 * widest && (0.85..1.18).contains(&size);
        labelled && near && !prose[at] && print.figures == 0 && !is_heading(print)
    };
    let end = (lines.end..prints.len()).take(MOST_BELOW).take_while(goes_on).last().map_or(lines.end, |at| at + 1);
    // the last one is the title of what follows, if that is none itself
    let follows = prints.get(end).is_some_and(|print| print.figures == 0 && !print.is_title());
    let is_title = |print: &Print<'_>| print.is_title() || prints.get(end).is_some_and(&is_heading);
    // or a label whose figures stand below it, in other columns than those above
    let item = end.checked_sub(1).and_then(|last| prints[last].segments.last()).map_or(f32::MIN, |item| item.x0);
    let beside = |print: &Print<'_>| print.figures > 0 && print.labels().iter().all(|label| label.x1 < item);
    let goes_with = prints.get(end).is_some_and(|print| beside(print) && gap(prints, end) < PITCH * print.height);
    if end > lines.end && (goes_with || (follows && is_title(&prints[end - 1]))) { end - 1 } else { end }
}

/// The distance of a line from that above it.
fn gap(prints: &[Print<'_>], at: usize) -> f32 {
    prints[at].middle - prints[at - 1].middle
}

/// The heading at the end of a page, whose table stands on the next one.
pub(super) fn heading_at_end<'a, 'w>(prints: &'a [Print<'w>], prose: &[bool]) -> &'a [Print<'w>] {
    let of_heading = |&at: &usize| !prose[at] && prints[at].figures == 0 && !prints[at].is_title();
    let start = (0..prints.len()).rev().take(MOST_ABOVE).take_while(of_heading).last();
    &prints[start.unwrap_or(prints.len())..]
}

/// The widest distance between lines.
fn widest(prints: &[Print<'_>], lines: Range<usize>) -> f32 {
    (lines.start + 1..lines.end).map(|at| gap(prints, at)).fold(0.0, f32::max)
}
