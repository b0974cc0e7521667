//! The labels of a table without lines: wrapped above and below the figures of their row, in one to three columns.

use super::{Line, Print};
use crate::source::boxes::line::is_numbered;
use std::ops::Range;

/// The labels of the rows of a table.
pub(super) struct Labels {
    /// Of each row, from left to right.
    rows: Vec<Vec<(f32, String)>>,
    /// Labels beside which no figures stand, each with the row before which it stands.
    blank: Vec<(usize, (f32, String))>,
    /// Lines that are pieces of labels and nothing else.
    taken: Vec<usize>,
}

/// Lines farther apart, in heights, are no pieces of one label.
const PITCH: f32 = 1.9;

impl Labels {
    pub fn new(prints: &[Print], lines: Range<usize>, rows: &[usize], edge: f32) -> Labels {
        let mut labels = Labels { rows: vec![Vec::new(); rows.len()], blank: Vec::new(), taken: Vec::new() };
        let first = first_line(prints, &lines, rows, edge);
        let mut segments: Vec<&Line> = Vec::new();
        for at in first..lines.end {
            let print = &prints[at];
            let is_row = rows.binary_search(&at).is_ok();
            let of_labels = print.segments.iter().all(|segment| segment.x1 <= edge);
            if is_row {
                segments.extend(&print.segments[..print.segments.len() - print.figures]);
            } else if of_labels && is_rest(prints, at) {
                labels.taken.push(at);
                segments.extend(&print.segments);
            }
        }
        let middles: Vec<f32> = rows.iter().map(|&row| prints[row].middle).collect();
        for column in columns(segments) {
            labels.read(&column, &middles);
        }
        labels.blank.sort_by_key(|(before, _)| *before);
        labels
    }

    pub fn is_taken(&self, line: usize) -> bool {
        self.taken.binary_search(&line).is_ok()
    }

    pub fn of_row(&self, row: usize) -> Vec<(f32, String)> {
        self.rows[row].clone()
    }

    /// Labels of blank rows before a row, from top to bottom.
    pub fn blank(&self, row: usize) -> impl Iterator<Item = &(f32, String)> {
        let place = |row: usize| self.blank.partition_point(|(before, _)| *before < row);
        self.blank[place(row)..place(row + 1)].iter().map(|(_, label)| label)
    }

    /// Reads the labels of one column: each goes to the row in whose height it stands.
    fn read(&mut self, column: &[&Line], rows: &[f32]) {
        let drips = column.iter().filter(|segment| segment.text.chars().nth(2).is_none()).count() > 3;
        let numbered = column.iter().filter(|segment| is_numbered(&segment.text)).count() > 1;
        let mut groups: Vec<Vec<&Line>> = Vec::new();
        for segment in column {
            let begins = if numbered {
                is_numbered(&segment.text)
            } else {
                let row = |segment: &Line| nearest(rows, segment.middle());
                groups.last().is_none_or(|group| row(group[0]) != row(segment))
            };
            // a heading that drips down the side is no label that goes on
            let alone = begins || (drips && segment.text.chars().nth(2).is_none());
            match groups.last_mut() {
                Some(group) if !alone => group.push(segment),
                _ => groups.push(vec![segment]),
            }
        }
        for group in groups {
            let (top, bottom) = (group[0].y0, group[group.len() - 1].y1);
            let row = nearest(rows, (top + bottom) / 2.0);
            let label = (group[0].x0, group.iter().map(|segment| segment.text.as_str()).collect());
            if !numbered || (top..=bottom).contains(&rows[row]) {
                self.rows[row].push(label);
            } else {
                self.blank.push((rows.partition_point(|&row| row < top), label));
            }
        }
    }
}

/// The line in which the label of the first row begins.
fn first_line(prints: &[Print], lines: &Range<usize>, rows: &[usize], edge: f32) -> usize {
    let Some(&row) = rows.first() else { return lines.end };
    let begins = |at: usize| prints[at].segments.iter().any(|s| s.x1 <= edge && is_numbered(&s.text));
    if begins(row) {
        return row;
    }
    let near = |at: &usize| prints[at + 1].middle - prints[*at].middle < PITCH * prints[*at].height;
    let above = (lines.start..row).rev().take(3).take_while(near);
    above.into_iter().find(|&at| begins(at)).unwrap_or(row)
}

/// True of a line that goes on with a label: near the line above or below it.
fn is_rest(prints: &[Print], at: usize) -> bool {
    let near = |a: usize, b: usize| match (prints.get(a), prints.get(b)) {
        (Some(a), Some(b)) => b.middle - a.middle < PITCH * a.height.max(b.height),
        _ => false,
    };
    at.checked_sub(1).is_some_and(|above| near(above, at)) || near(at, at + 1)
}

/// Segments by the columns that they begin in, each from top to bottom.
fn columns(mut segments: Vec<&Line>) -> Vec<Vec<&Line>> {
    segments.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut columns: Vec<Vec<&Line>> = Vec::new();
    let mut left = f32::MIN;
    for segment in segments {
        match columns.last_mut() {
            Some(column) if segment.x0 - left < 1.5 * segment.height() => column.push(segment),
            _ => columns.push(vec![segment]),
        }
        left = segment.x0;
    }
    columns.iter_mut().for_each(|column| column.sort_by(|a, b| a.middle().total_cmp(&b.middle())));
    columns
}

fn nearest(rows: &[f32], at: f32) -> usize {
    let after = rows.partition_point(|&row| row < at);
    match after.checked_sub(1) {
        Some(before) if after == rows.len() || at - rows[before] <= rows[after] - at => before,
        _ => after,
    }
}
