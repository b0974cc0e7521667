//! What no lines part: prose, in one column or two, and tables that are told by figures under each other.

mod columns;
mod heading;
mod labels;
mod table;
mod two;

use super::Piece;
use super::line::{Line, Placed, is_numbered, lines, parts};
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
}

/// Reads words that no lines part. `known` are the columns of the last table before.
pub(super) fn read(pieces: &mut Vec<Piece>, words: Vec<Placed<'_>>, known: &mut Columns) {
    let prints: Vec<Print<'_>> = two::in_order(lines(words)).into_iter().filter_map(Print::new).collect();
    let left = prints.iter().map(Print::left).fold(f32::MAX, f32::min);
    let right = prints.iter().map(Print::right).fold(f32::MIN, f32::max);
    let prose: Vec<bool> = prints.iter().map(|print| print.is_prose(right - left)).collect();
    let mut at = 0;
    for table in table::tables(&prints, &prose) {
        pieces.extend(prints[at..table.lines.start].iter().map(Print::prose));
        at = table.lines.end;
        table.write(&prints, known, pieces);
    }
    pieces.extend(prints[at..].iter().map(Print::prose));
}

/// Characters in a gap between segments, in heights of the line; between two figures, which the columns of a narrow table bring so near.
const GAP: f32 = 0.5;
const GAP_OF_FIGURES: f32 = 0.2;
/// A line of more segments is none of a table.
const MOST_SEGMENTS: usize = 100;

impl<'w> Print<'w> {
    fn new(words: Vec<Placed<'w>>) -> Option<Print<'w>> {
        let segments: Vec<Line> = parts(&words, GAP).iter().flat_map(|part| figures_or_words(part)).collect();
        let figures = segments.iter().rev().take_while(|segment| is_value(&segment.text)).count();
        let height = segments.iter().map(Line::height).fold(0.0, f32::max);
        let middle = segments.iter().map(Line::middle).sum::<f32>() / segments.len() as f32;
        (!segments.is_empty()).then_some(Print { words, segments, figures, middle, height })
    }

    fn left(&self) -> f32 {
        self.segments[0].x0
    }

    fn right(&self) -> f32 {
        self.segments[self.segments.len() - 1].x1
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

    /// Its words in segments that narrow gaps part.
    fn narrowly(&self) -> impl Iterator<Item = Line> {
        parts(&self.words, GAP_OF_FIGURES).into_iter().map(|part| Line::new(&part))
    }

    fn is_prose(&self, width: f32) -> bool {
        let long = self.right() - self.left() > 0.6 * width;
        let closed = self.segments[self.segments.len() - 1].text.ends_with(['。', '；']);
        self.figures == 0 && (closed || (long && self.segments.len() == 1))
    }

    fn figures(&self) -> &[Line] {
        &self.segments[self.segments.len() - self.figures..]
    }

    /// The whole line.
    fn prose(&self) -> Piece {
        let mut all = self.segments[0].clone();
        for segment in &self.segments[1..] {
            if segment.x0 - all.x1 > self.height {
                all.text.push_str("  ");
            }
            all.text.push_str(&segment.text);
            (all.x1, all.y0, all.y1) = (segment.x1, all.y0.min(segment.y0), all.y1.max(segment.y1));
        }
        Piece::Prose(all)
    }
}

/// A segment, in several where nothing but figures stands in it.
fn figures_or_words(part: &[Placed<'_>]) -> Vec<Line> {
    let is_figure =
        |line: &Line| line.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '%'));
    let figures: Vec<Line> = parts(part, GAP_OF_FIGURES).iter().map(|part| Line::new(part)).collect();
    if figures.len() > 1 && figures.iter().all(is_figure) { figures } else { vec![Line::new(part)] }
}

/// True of a figure, or of what stands for one.
fn is_value(text: &str) -> bool {
    let figure = |c: char| {
        c.is_ascii_digit() || ",.，．%+-－−—–/／元万亿件条次人个篇份增减 ".contains(c) || ('０'..='９').contains(&c)
    };
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let placeholder = || text.chars().all(|c| "/／-－—–―\\".contains(c)) || matches!(text, "无" | "不适用");
    text.chars().count() <= 16 && ((text.contains(digit) && text.chars().all(figure)) || placeholder())
}
