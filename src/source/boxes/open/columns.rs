//! The columns of a table without lines: where figures stand under each other, and where headings tell of more.

use super::{Line, Print, aside};

/// Columns from left to right, each by where its figures begin and end.
#[derive(Debug, Clone, Default)]
pub(in crate::source::boxes) struct Columns(Vec<(f32, f32)>);

/// A table with more columns is none.
const MOST: usize = 64;

impl Columns {
    /// Takes in the figures of a row; says no where they stand in no such columns: one in two of them, or two in one.
    pub fn take(&mut self, figures: &[Line]) -> bool {
        let places: Vec<(usize, usize)> = figures.iter().map(|figure| self.touched((figure.x0, figure.x1))).collect();
        let new = places.iter().filter(|(first, end)| first == end).count();
        let apart = places.windows(2).all(|pair| pair[0].1 <= pair[1].0);
        if !apart || places.iter().any(|(first, end)| end - first > 1) || self.0.len() + new > MOST {
            return false;
        }
        for ((first, end), figure) in places.into_iter().zip(figures) {
            match self.0.get_mut(first) {
                Some(column) if first < end => *column = (column.0.min(figure.x0), column.1.max(figure.x1)),
                _ => self.0.push((figure.x0, figure.x1)),
            }
        }
        self.0.sort_by(|a, b| a.0.total_cmp(&b.0));
        true
    }

    /// The columns that a heading tells of, where it has several.
    pub(super) fn of_heading(lines: &[Print<'_>]) -> Option<Columns> {
        const FEW: usize = 3;
        Some(Columns(heads(lines, f32::MIN))).filter(|columns| columns.len() >= FEW)
    }

    /// Takes in the columns of a page before, but for those of its labels, which end at `edge` here.
    pub(super) fn go_on(&mut self, before: &Columns, edge: f32) {
        let is_own = |column: &&(f32, f32)| column.0 > edge || self.touched(**column).0 < self.touched(**column).1;
        self.0 = before.0.iter().filter(is_own).copied().collect();
    }

    /// True of figures that are none of these columns, though there are as many: another table, or the rest of one that was cut in two
    /// and set anew.
    pub fn are_others(&self, figures: &[Line]) -> bool {
        const WIDE: usize = 4;
        const APART: usize = 3;
        let new = |figure: &&Line| {
            let (first, end) = self.touched((figure.x0, figure.x1));
            first == end
        };
        figures.len() >= WIDE && self.0.len() >= figures.len() && figures.iter().filter(new).count() >= APART
    }

    /// Takes in the words of a heading behind `left`: those above a column belong to it, and others tell of a column without figures.
    pub(super) fn head<'l>(&mut self, lines: &[Print<'_>], left: f32, figures: impl Iterator<Item = &'l Line>) {
        let heads = heads(lines, left);
        let figures = figures.map(|figure| (self.touched((figure.x0, figure.x1)).0, figure));
        let Some(places) = aside::places(&self.0, &heads, figures) else { return };
        for (column, place) in self.0.iter_mut().zip(&places) {
            if let Some(head) = place.and_then(|place| heads.get(place)) {
                column.0 = column.0.min(head.0);
            }
        }
        let bare = heads.iter().enumerate().filter(|(place, _)| !places.contains(&Some(*place)));
        bare.for_each(|(_, head)| self.insert(*head));
    }

    /// Takes in a column without figures, where there is none yet.
    fn insert(&mut self, column: (f32, f32)) {
        let (first, end) = self.touched(column);
        if first == end && column.0 <= column.1 && self.0.len() < MOST {
            self.0.insert(first, column);
        }
    }

    /// The cells of a row with these figures.
    pub fn cells(&self, figures: &[Line]) -> impl Iterator<Item = (f32, String)> + use<> {
        let mut cells: Vec<(f32, String)> = self.0.iter().map(|column| (column.0, String::new())).collect();
        for figure in figures {
            if let Some(cell) = cells.get_mut(self.touched((figure.x0, figure.x1)).0) {
                cell.1.push_str(&figure.text);
            }
        }
        cells.into_iter()
    }

    /// Where the first begins.
    pub fn left(&self) -> f32 {
        self.0.first().map_or(f32::MAX, |column| column.0)
    }

    /// True of lines of which each stands in a column.
    pub fn hold(&self, lines: &[Line]) -> bool {
        lines.iter().map(|line| self.touched((line.x0, line.x1))).all(|(first, end)| first + 1 == end)
    }

    /// True of lines of which each stands in a column of its own.
    pub(super) fn hold_apart(&self, lines: &[Line]) -> bool {
        let places = lines.iter().map(|line| self.touched((line.x0, line.x1)).0);
        self.hold(lines) && places.is_sorted_by(|a, b| a < b)
    }

    /// The column that words of a heading stand over, or are nearest to; none where they go over several.
    pub(super) fn below(&self, words: &Line) -> Option<usize> {
        let (first, end) = self.touched((words.x0, words.x1));
        let distance = |at: &usize| (self.0[*at].0 - words.x1).max(words.x0 - self.0[*at].1);
        match end - first {
            0 => (first.saturating_sub(1)..self.0.len().min(first + 1))
                .min_by(|a, b| distance(a).total_cmp(&distance(b))),
            1 => Some(first),
            _ => None,
        }
    }

    /// True of figures that stand in columns in which none of the others do.
    pub(super) fn parted(&self, some: &[Line], others: &[Line]) -> bool {
        let place = |figure: &Line| self.touched((figure.x0, figure.x1));
        let apart = |a: &(usize, usize), b: &(usize, usize)| a.1 <= b.0 || b.1 <= a.0;
        some.iter().map(place).all(|a| others.iter().map(place).all(|b| apart(&a, &b)))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The columns over which something goes.
    fn touched(&self, (x0, x1): (f32, f32)) -> (usize, usize) {
        let first = self.0.partition_point(|column| column.1 <= x0);
        (first, self.0.partition_point(|column| column.0 < x1).max(first))
    }
}

/// The words of a heading that stand over one column each: the lowest, and those higher up that stand beside them.
fn heads(lines: &[Print<'_>], left: f32) -> Vec<(f32, f32)> {
    let middle = |head: &(f32, f32)| (head.0 + head.1) / 2.0;
    let mut heads: Vec<(f32, f32)> = Vec::new();
    for (at, line) in lines.iter().enumerate().rev() {
        if is_alone(lines, at) {
            continue;
        }
        let pitches = heads.windows(2).map(|pair| middle(&pair[1]) - middle(&pair[0]));
        let pitch = pitches.min_by(f32::total_cmp).unwrap_or(0.0);
        for head in line.segments.iter().filter(|segment| segment.x0 >= left).map(|segment| (segment.x0, segment.x1)) {
            let first = heads.partition_point(|other| other.1 <= head.0);
            let free = heads.get(first).is_none_or(|other| other.0 >= head.1);
            // in the middle between two it goes over both
            let apart = |other: Option<&(f32, f32)>| {
                other.is_none_or(|other| (middle(&head) - middle(other)).abs() > 0.6 * pitch)
            };
            let before = first.checked_sub(1).and_then(|before| heads.get(before));
            if heads.len() < MOST && free && apart(before) && apart(heads.get(first)) {
                heads.insert(first, head);
            }
        }
    }
    heads
}

/// True of words in a line of their own, beside no others of the heading: a title.
pub(super) fn is_alone(lines: &[Print<'_>], at: usize) -> bool {
    let (line, above) = (&lines[at], at.checked_sub(1).and_then(|above| lines.get(above)));
    let beside = |other: &Print<'_>| (other.middle - line.middle).abs() < 0.9 * line.height;
    line.segments.len() == 1 && !above.is_some_and(beside) && !lines.get(at + 1).is_some_and(beside)
}
