//! What no lines part: prose, in one column or two, and tables that are told by figures under each other.

mod aside;
mod columns;
mod downward;
mod heading;
mod labels;
mod level;
mod table;
mod two;
mod wrapped;

use super::Piece;
use super::line::{Line, Placed, is_item, is_numbered, lines, parts};
use crate::source::value::is_value;
pub(in crate::source::boxes) use columns::Columns;

/// A line, in segments that wide gaps part.
#[derive(Debug)]
struct Print<'w> {
    words: Vec<Placed<'w>>,
    segments: Vec<Line>,
    /// So many segments at its end are figures or placeholders.
    figures: usize,
    middle: f32,
    height: f32,
    /// So many lines go across the page above it.
    band: usize,
    /// Words with an Arabic number in front stand in it, or what goes on below such words.
    is_item: bool,
    /// Other figures of its row may stand in the line above or below: nobody says that its blank cells are blank.
    doubtful: bool,
}

/// The pieces of a page as they are read.
pub(super) struct Open<'c> {
    pub pieces: Vec<Piece>,
    /// The columns of the last table before.
    pub known: &'c mut Columns,
    /// Where lines go across, which part rows.
    pub levels: Vec<f32>,
}

impl Open<'_> {
    /// Reads words that no lines part into cells.
    pub fn read(&mut self, words: Vec<Placed<'_>>) {
        let mut column: Vec<Print<'_>> = Vec::new();
        for print in two::in_order(lines(words)).into_iter().filter_map(|line| Print::new(line, &self.levels)) {
            // no table goes over from the foot of a column to the head of the next
            if column.last().is_some_and(|last| print.middle < last.middle - last.height) {
                read(&mut self.pieces, std::mem::take(&mut column), self.known);
            }
            column.push(print);
        }
        read(&mut self.pieces, column, self.known);
    }
}

fn read(pieces: &mut Vec<Piece>, mut prints: Vec<Print<'_>>, known: &mut Columns) {
    wrapped::join(&mut prints);
    downward::unvalue(&mut prints);
    mark_items(&mut prints);
    let left = prints.iter().map(Print::left).fold(f32::MAX, f32::min);
    let right = prints.iter().map(Print::right).fold(f32::MIN, f32::max);
    let mut prose: Vec<bool> = prints.iter().map(|print| print.is_prose(right - left)).collect();
    let mut tables = table::tables(&prints, &prose);
    if tables.iter().filter(|table| table.part(&mut prints)).count() > 0 {
        tables = table::tables(&prints, &prose);
    }
    if level::level(&mut prints, &tables) {
        // a line whose figures were moved may hold nothing more
        prose =
            prose.into_iter().zip(&prints).filter(|(_, print)| !print.segments.is_empty()).map(|(is, _)| is).collect();
        prints.retain(|print| !print.segments.is_empty());
        tables = table::tables(&prints, &prose);
    }
    let prints = prints.as_slice();
    let mut at = 0;
    for table in tables {
        pieces.extend(prints[at..table.lines.start].iter().map(Print::prose));
        at = table.lines.end;
        table.write(prints, known, pieces);
    }
    if let Some(columns) = Columns::of_heading(table::heading_at_end(&prints[at..], &prose[at..])) {
        *known = columns;
    }
    pieces.extend(prints[at..].iter().map(Print::prose));
}

/// Marks the lines of labels with an Arabic number.
fn mark_items(prints: &mut [Print<'_>]) {
    let mut last: Option<(f32, f32)> = None;
    for print in prints {
        let item = print.segments.iter().rev().find(|segment| is_item(&segment.text)).map(|item| item.x0);
        let below = || {
            let (left, middle) = last.filter(|_| print.segments.len() == 1 && print.figures == 0)?;
            let near = print.middle - middle < PITCH * print.height;
            (near && (print.left() - left).abs() < 0.6 * print.height).then_some(left)
        };
        if let Some(left) = item.or_else(below) {
            print.is_item = true;
            last = Some((left, print.middle));
        }
    }
}

/// Lines farther apart, in heights, are no pieces of one label.
const PITCH: f32 = 1.9;
/// Gaps as wide part the words of a line, in heights of it.
const GAP: f32 = 0.5;
/// Gaps wider than others in the line part the cells of a table, in characters; the padding of narrow cells is no more.
const GAP_OF_CELLS: f32 = 0.27;
/// A figure in its column is parted from its label by less, in heights.
const CLOSE: f32 = 0.12;
/// Two figures are parted by less, in heights: narrow columns bring them near each other.
const GAP_OF_FIGURES: f32 = 0.2;
/// A line of more segments is none of a table.
const MOST_SEGMENTS: usize = 100;

impl<'w> Print<'w> {
    fn new(words: Vec<Placed<'w>>, levels: &[f32]) -> Option<Print<'w>> {
        let height = words.iter().map(Placed::height).fold(0.0, f32::max);
        let segments: Vec<Line> = parts(&words, gap_of_cells(&words, height))
            .iter()
            .flat_map(|part| figures_or_words(part, height))
            .collect();
        let figures = segments.iter().rev().take_while(|segment| is_value(&segment.text)).count();
        let middle = segments.iter().map(Line::middle).sum::<f32>() / segments.len() as f32;
        let band = levels.partition_point(|&level| level < middle);
        (!segments.is_empty()).then_some(Print {
            words,
            segments,
            figures,
            middle,
            height,
            band,
            is_item: false,
            doubtful: false,
        })
    }

    fn left(&self) -> f32 {
        self.segments[0].x0
    }

    fn right(&self) -> f32 {
        self.segments[self.segments.len() - 1].x1
    }

    /// Parts a figure from the label that it stands close behind, where it stands in a column and no other of the line does; says
    /// whether it did.
    fn part(&mut self, columns: &Columns) -> bool {
        let Some(place) = (self.segments.len() - self.figures).checked_sub(1).filter(|_| self.is_narrow()) else {
            return false;
        };
        let label = &self.segments[place];
        if !label.text.ends_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let first = self.words.partition_point(|word| word.x0 < label.x0);
        let within = &self.words[first..self.words.partition_point(|word| word.x0 < label.x1).max(first)];
        let digits = |word: &&Placed<'_>| word.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        let (words, figure) = within.split_at(within.len() - within.iter().rev().take_while(digits).count());
        let (Some(end), Some(start)) = (words.last(), figure.first()) else { return false };
        let (rest, figure) = (Line::new(words), Line::new(figure));
        let apart = start.x0 - end.x1 > CLOSE * self.height && is_value(&figure.text);
        if !apart
            || !columns.hold(std::slice::from_ref(&figure))
            || !columns.parted(std::slice::from_ref(&figure), self.figures())
        {
            return false;
        }
        self.segments.splice(place..=place, [rest, figure]);
        self.figures += 1;
        true
    }

    fn is_row(&self) -> bool {
        self.figures > 0 && self.segments.len() > 1 && self.is_narrow() && !self.is_page_number()
    }

    /// True of a line with no more words than a table has.
    fn is_narrow(&self) -> bool {
        self.segments.len() <= MOST_SEGMENTS
    }

    /// True of words alone with a number.
    fn is_title(&self) -> bool {
        self.segments.len() == 1 && is_numbered(&self.segments[0].text)
    }

    /// True of a figure between dashes.
    fn is_page_number(&self) -> bool {
        let dash = |segment: &Line| segment.text.starts_with(['-', '－', '—', '–', '―', '·']);
        self.figures == self.segments.len() && self.figures == 3 && dash(&self.segments[0]) && dash(&self.segments[2])
    }

    /// The words before its figures.
    fn labels(&self) -> &[Line] {
        &self.segments[..self.segments.len() - self.figures]
    }

    /// The middle of its figures.
    fn level(&self) -> f32 {
        let figures = self.figures();
        figures.iter().map(Line::middle).sum::<f32>() / figures.len().max(1) as f32
    }

    fn is_prose(&self, width: f32) -> bool {
        let long = || self.right() - self.left() > 0.6 * width;
        let closed = self.segments[self.segments.len() - 1].text.ends_with(['。', '；']);
        self.figures == 0 && (closed || (long() && self.wide_parts().len() == 1))
    }

    /// Its words where gaps part them that are wide in prose too.
    fn wide_parts(&self) -> Vec<Line> {
        parts(&self.words, GAP * self.height).iter().map(|part| Line::new(part)).collect()
    }

    fn figures(&self) -> &[Line] {
        &self.segments[self.segments.len() - self.figures..]
    }

    /// The whole line; what looks like a label with its figures keeps them apart.
    fn prose(&self) -> Piece {
        if self.is_row() && !self.labels().is_empty() && self.wide_parts().len() > self.figures {
            let cells: Vec<&str> = self.segments.iter().map(|segment| segment.text.as_str()).collect();
            return Piece::Apart(cells.join("\t"));
        }
        let mut parts = self.wide_parts().into_iter();
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            if part.x0 - all.x1 > self.height {
                all.text.push_str("  ");
            }
            all.text.push_str(&part.text);
            (all.x1, all.y0, all.y1) = (part.x1, all.y0.min(part.y0), all.y1.max(part.y1));
        }
        Piece::Prose(all)
    }
}

/// The gap that parts cells in a line: wider than that between its other words, which may be spread.
fn gap_of_cells(words: &[Placed<'_>], height: f32) -> f32 {
    let wide = words.iter().filter(|word| !word.text.is_ascii());
    let character = wide.map(|word| (word.x1 - word.x0) / word.text.chars().count() as f32).fold(0.0, f32::max);
    let character = if character > 0.0 { character.min(height) } else { height };
    let gaps = words.windows(2).map(|pair| (pair[1].x0 - pair[0].x1).max(0.0));
    let mut gaps: Vec<f32> = gaps.filter(|&gap| gap < GAP * height).collect();
    let middle = gaps.len() / 2;
    let usual = if gaps.is_empty() { 0.0 } else { *gaps.select_nth_unstable_by(middle, f32::total_cmp).1 };
    (usual + GAP_OF_CELLS * character).min(GAP * height)
}

/// A segment, in several where nothing but figures stands in it.
fn figures_or_words(part: &[Placed<'_>], height: f32) -> Vec<Line> {
    let is_figure =
        |line: &Line| line.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '%'));
    // beside a slash, which stands at the other edge of its cell, still less
    let has_slash = part.iter().any(|word| word.text == "/");
    let gap = if has_slash { GAP_OF_FIGURES / 2.0 } else { GAP_OF_FIGURES };
    let figures: Vec<Line> = parts(part, gap * height).iter().map(|part| Line::new(part)).collect();
    let are_figures = figures.iter().all(|figure| is_figure(figure) || figure.text == "/");
    if figures.len() > 1 && are_figures { figures } else { vec![Line::new(part)] }
}
