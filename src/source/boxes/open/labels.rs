//! The labels of a table without lines: wrapped above and below the figures of their row, in one to three columns.

use super::{Line, PITCH, Print};
use crate::source::boxes::line::is_numbered;
use std::ops::Range;

/// What stands in a table, from top to bottom.
pub(super) enum Entry {
    /// Labels from left to right, and the line with their figures, if there are any.
    Row(Vec<(f32, String)>, Option<usize>),
    /// Words that are no label.
    Words(String),
}

/// A label: words under each other.
struct Label<'p> {
    lines: Vec<&'p Line>,
    x0: f32,
    x1: f32,
    /// The figures to the right of one of its lines.
    row: Option<usize>,
    /// So many lines go across above it.
    band: usize,
}

/// A row while its labels are gathered.
struct Row<'l, 'p> {
    level: f32,
    band: usize,
    figures: Option<usize>,
    labels: Vec<&'l Label<'p>>,
}

/// A label without figures is at least so far from those of others, in the least distance of rows.
const NEARER: f32 = 0.85;
/// So many labels before it may a line go on with.
const NEAR: usize = 64;

/// What stands in these lines of a table, some of which are rows with figures; and where its labels end, if it has any.
pub(super) fn read(prints: &[Print<'_>], lines: Range<usize>, rows: &[usize]) -> (Vec<Entry>, Option<f32>) {
    // lines that are drawn part all rows with figures
    let ruled = rows.len() > 1 && rows.windows(2).all(|pair| prints[pair[0]].band < prints[pair[1]].band);
    let band = |at: usize| if ruled { prints[at].band } else { 0 };
    let labels = labels(prints, lines, rows, band);
    let edge = labels.iter().map(|label| label.x1).max_by(f32::total_cmp);
    let level = |row: usize| prints[rows[row]].level();
    let pitch = (1..rows.len()).map(|row| level(row) - level(row - 1)).fold(f32::MAX, f32::min);
    let new =
        |row: usize| Row { level: level(row), band: band(rows[row]), figures: Some(rows[row]), labels: Vec::new() };
    let mut table = Rows { rows: (0..rows.len()).map(new).collect(), ruled, pitch };
    let (over, own): (Vec<usize>, Vec<usize>) = (0..labels.len()).partition(|&at| goes_over_rows(&labels, at, pitch));
    let left = table.take_own(own.into_iter().map(|at| &labels[at]));
    let mut words = table.take_blank(left);
    let bare = table.take_bare();
    words.extend(table.take_over(over.into_iter().map(|at| &labels[at])));
    words.sort_by(|a, b| a.level().total_cmp(&b.level()));
    table.rows.extend(bare);
    table.sort();
    (in_order(table.rows, words), edge)
}

/// The rows of a table, from top to bottom, while their labels are gathered.
struct Rows<'l, 'p> {
    rows: Vec<Row<'l, 'p>>,
    /// Lines are drawn between them.
    ruled: bool,
    /// The least distance between rows with figures.
    pitch: f32,
}

impl<'l, 'p> Rows<'l, 'p> {
    fn sort(&mut self) {
        self.rows.sort_by(|a, b| a.level.total_cmp(&b.level));
    }

    /// Takes the labels that stand beside the figures of a row; gives the others.
    fn take_own(&mut self, labels: impl Iterator<Item = &'l Label<'p>>) -> Vec<&'l Label<'p>> {
        let mut left = Vec::new();
        for label in labels {
            let beside = || if self.ruled { banded(&self.rows, label) } else { label.covered(&self.rows) };
            match label.row.or_else(beside).filter(|&row| self.ruled || self.rows[row].labels.is_empty()) {
                Some(row) => self.rows[row].labels.push(label),
                None => left.push(label),
            }
        }
        left
    }

    /// Takes the labels of rows without figures; gives the others, which are words.
    fn take_blank(&mut self, labels: Vec<&'l Label<'p>>) -> Vec<&'l Label<'p>> {
        let known: Vec<&Label<'_>> = self.rows.iter().flat_map(|row| &row.labels).copied().collect();
        let numbered = known.iter().any(|label| label.is_numbered());
        let is_label = |label: &Label<'_>| {
            label.is_numbered()
                || (!numbered && known.iter().rev().take(NEAR).any(|known| known.is_aligned(label.lines[0])))
        };
        let (blank, words): (Vec<_>, Vec<_>) =
            labels.into_iter().partition(|label| is_label(label) && self.is_parted(label));
        self.rows.extend(blank.into_iter().map(|label| Row {
            level: label.level(),
            band: label.band,
            figures: None,
            labels: vec![label],
        }));
        self.sort();
        words
    }

    /// False for a label nearer to figures than rows are to each other, or a line away from some that have no label: it may be
    /// theirs, and nobody says that its cells are blank.
    fn is_parted(&self, label: &Label<'_>) -> bool {
        let near = nearest(&self.rows, label.level());
        let Some(row) = self.rows.get(near).filter(|_| self.pitch < f32::MAX) else { return true };
        // beside the label of a row that takes several lines it is a piece of that one
        let around = &self.rows[near.saturating_sub(1)..self.rows.len().min(near + 2)];
        if around.iter().flat_map(|row| &row.labels).any(|other| other.is_beside(label)) {
            return false;
        }
        let line = if row.labels.is_empty() { PITCH * label.height() } else { 0.0 };
        self.ruled || (row.level - label.level()).abs() > line.max(NEARER * self.pitch)
    }

    /// Takes out the rows without a label of their own, which may be cut off from it, unless all are such.
    fn take_bare(&mut self) -> Vec<Row<'l, 'p>> {
        let rows = std::mem::take(&mut self.rows);
        let (labelled, bare): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| !row.labels.is_empty());
        let (rows, bare) = if labelled.is_empty() { (bare, labelled) } else { (labelled, bare) };
        self.rows = rows;
        bare
    }

    /// Takes the labels that go over several rows, each to the nearest; gives those that stand below another label of it.
    fn take_over(&mut self, labels: impl Iterator<Item = &'l Label<'p>>) -> Vec<&'l Label<'p>> {
        let mut words = Vec::new();
        for label in labels {
            let own = if self.ruled { banded(&self.rows, label) } else { None };
            let at = own.unwrap_or_else(|| nearest(&self.rows, label.level()));
            let row = &mut self.rows[at];
            if row.labels.iter().any(|other| other.x0 < label.x1 && label.x0 < other.x1) {
                words.push(label);
            } else {
                row.labels.push(label);
            }
        }
        words
    }
}

/// Words put together to labels: with a number a label begins, without one it goes on, with what stands above it.
fn labels<'p>(
    prints: &'p [Print<'_>],
    lines: Range<usize>,
    rows: &[usize],
    band: impl Fn(usize) -> usize,
) -> Vec<Label<'p>> {
    let mut labels: Vec<Label<'p>> = Vec::new();
    for at in lines {
        let print = &prints[at];
        let row = rows.binary_search(&at).ok();
        let segments = &print.segments[..print.segments.len() - row.map_or(0, |_| print.figures)];
        for (place, segment) in segments.iter().enumerate() {
            let row = row.filter(|_| place + 1 == segments.len());
            let before = labels.len().saturating_sub(NEAR);
            let goes_on = |label: &&mut Label<'p>| label.band == band(at) && label.goes_on_with(segment, row);
            let above = if is_numbered(&segment.text) { None } else { Some(&mut labels[before..]) };
            let above = above.into_iter().flatten().filter(goes_on);
            match above.min_by(|a, b| a.offset(segment).total_cmp(&b.offset(segment))) {
                Some(label) => label.push(segment, row),
                None => {
                    labels.push(Label { lines: vec![segment], x0: segment.x0, x1: segment.x1, row, band: band(at) })
                }
            }
        }
    }
    labels
}

impl<'p> Label<'p> {
    fn push(&mut self, line: &'p Line, row: Option<usize>) {
        self.lines.push(line);
        (self.x0, self.x1) = (self.x0.min(line.x0), self.x1.max(line.x1));
        self.row = self.row.or(row);
    }

    fn first(&self) -> f32 {
        self.lines[0].middle()
    }

    fn last(&self) -> f32 {
        self.lines[self.lines.len() - 1].middle()
    }

    fn level(&self) -> f32 {
        (self.first() + self.last()) / 2.0
    }

    fn height(&self) -> f32 {
        self.lines[0].height()
    }

    fn is_numbered(&self) -> bool {
        is_numbered(&self.lines[0].text)
    }

    /// True where a line, beside the figures of a row or not, may be the next one of the label.
    fn goes_on_with(&self, line: &Line, row: Option<usize>) -> bool {
        let below = line.middle() - self.last();
        let height = line.height().min(self.height());
        let under = (0.3 * height..PITCH * height).contains(&below) && line.x0 < self.x1 && line.x1 > self.x0;
        // the edge of a cell wraps lines that are full
        let room = (self.x1 - self.x0) - (line.x1 - line.x0);
        under
            && match (self.row, row) {
                (Some(_), Some(_)) => false,
                _ if self.is_numbered() => true,
                (None, Some(_)) => false,
                (Some(_), None) => room > 0.5 * height,
                (None, None) => room > -0.5 * height,
            }
    }

    /// How far a line is from being aligned with the label, to the left or in the middle.
    fn offset(&self, line: &Line) -> f32 {
        let middle = (self.x0 + self.x1 - line.x0 - line.x1) / 2.0;
        middle.abs().min((self.x0 - line.x0).abs())
    }

    fn is_aligned(&self, line: &Line) -> bool {
        self.offset(line) < 0.6 * line.height()
    }

    /// True of a label of a row over several lines, with another one beside it in its height.
    fn is_beside(&self, other: &Label<'_>) -> bool {
        let slack = 0.3 * self.height();
        let within = (self.first() - slack..=self.last() + slack).contains(&other.level());
        self.lines.len() > 1 && within && (self.x1 <= other.x0 || other.x1 <= self.x0 || self.is_first(other))
    }

    /// True where another label stands behind the first line of this one.
    fn is_first(&self, other: &Label<'_>) -> bool {
        self.lines[0].x1 <= other.x0
    }

    /// The row whose figures stand in the height of the label.
    fn covered(&self, rows: &[Row<'_, '_>]) -> Option<usize> {
        let row = nearest(rows, self.level());
        let slack = 0.5 * self.height();
        (self.first() - slack..=self.last() + slack).contains(&rows.get(row)?.level).then_some(row)
    }
}

/// True of a label that others stand to the right of: it goes over their rows.
fn goes_over_rows(labels: &[Label<'_>], at: usize, pitch: f32) -> bool {
    let label = &labels[at];
    // in the middle of two rows it stands half their distance from each
    let slack = 0.55 * pitch.min(PITCH * label.height());
    let (top, bottom) = (label.first() - slack, label.last() + slack);
    let others = &labels[at.saturating_sub(NEAR)..labels.len().min(at + NEAR)];
    others.iter().any(|other| {
        let beside = other.lines.iter().any(|line| (top..=bottom).contains(&line.middle()));
        beside && other.x0 >= label.x1 - 0.1 * label.height()
    })
}

/// The row between the same lines as a label.
fn banded(rows: &[Row<'_, '_>], label: &Label<'_>) -> Option<usize> {
    let at = rows.partition_point(|row| row.band < label.band);
    rows.get(at).filter(|row| row.band == label.band).map(|_| at)
}

/// The row that is nearest to a level.
fn nearest(rows: &[Row<'_, '_>], level: f32) -> usize {
    let after = rows.partition_point(|row| row.level < level);
    match after.checked_sub(1) {
        Some(before) if after == rows.len() || level - rows[before].level <= rows[after].level - level => before,
        _ => after,
    }
}

/// Rows with the words between them.
fn in_order(rows: Vec<Row<'_, '_>>, words: Vec<&Label<'_>>) -> Vec<Entry> {
    let text = |label: &Label<'_>| label.lines.iter().map(|line| line.text.as_str()).collect::<String>();
    let mut words = words.into_iter().peekable();
    let mut entries = Vec::new();
    for mut row in rows {
        while let Some(word) = words.next_if(|word| word.level() < row.level) {
            entries.push(Entry::Words(text(word)));
        }
        row.labels.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let labels = row.labels.iter().map(|label| (label.x0, text(label)));
        entries.push(Entry::Row(labels.collect(), row.figures));
    }
    entries.extend(words.map(|word| Entry::Words(text(word))));
    entries
}
