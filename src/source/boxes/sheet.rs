//! A page: its words and lines upright, and what it consists of from top to bottom.

use super::Piece;
use super::grid::{Filled, Grid};
use super::line::Placed;
use super::open::{Columns, Open};
use super::stroke::Drawn;
use crate::model::Origin;
use crate::words::{Sheet, Stroke};

/// What a page tells of the next one.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The columns of the last table without lines, which may go on here.
    columns: Columns,
    turn: Turn,
}

/// The page upright, its words in the order of their levels.
pub(super) fn upright<'s>(sheet: &'s Sheet, before: &mut Before) -> Upright<'s> {
    let mut page = Upright::new(sheet);
    before.turn = page.turn(before.turn);
    page.words.sort_by(|a, b| a.middle().1.total_cmp(&b.middle().1));
    page
}

/// The pieces of a page from top to bottom, and its height as they are measured.
pub(super) fn pieces(page: Upright<'_>, before: &mut Before) -> (Vec<Piece>, f32) {
    let drawn = Drawn::new(&page.strokes, page.size);
    let mut open = Open { pieces: Vec::new(), known: &mut before.columns, levels: drawn.levels(page.size.0) };
    // words that wait for the next table
    let mut free: Vec<Placed<'_>> = Vec::new();
    let mut rest = page.words.as_slice();
    for grid in drawn.frames().iter().filter_map(Grid::new) {
        let (above, below) = rest.split_at(rest.partition_point(|word| word.middle().1 < grid.top()));
        let (within, below) = below.split_at(below.partition_point(|word| word.middle().1 < grid.bottom()));
        rest = below;
        free.extend(above);
        let (filled, outside) = grid.fill(within);
        // what stands beside a table comes before it
        free.extend(outside);
        if !filled.is_empty() {
            open.read(std::mem::take(&mut free));
        }
        open.pieces.extend(filled.into_iter().map(|filled| match filled {
            Filled::Row(row) => Piece::Row(row),
            Filled::Prose(line) => Piece::Prose(line),
        }));
    }
    free.extend(rest);
    open.read(free);
    (open.pieces, page.size.1)
}

/// A page whose words run from left to right.
pub(super) struct Upright<'s> {
    pub words: Vec<Placed<'s>>,
    pub strokes: Vec<Stroke>,
    pub size: (f32, f32),
}

/// A page of A4 in points, as which pictures are measured.
const LONG_SIDE: f32 = 842.0;
/// Nothing stands farther away, in points.
const FAR: f32 = 100_000.0;
/// Fewer steps from character to character do not tell how a page is turned, but where the page before was turned so.
const FEW: usize = 40;

/// Where the characters of a page follow one another.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Turn {
    #[default]
    Right,
    Left,
    Up,
    Down,
}

impl<'s> Upright<'s> {
    /// The words and lines that have a place.
    fn new(sheet: &'s Sheet) -> Upright<'s> {
        let long = sheet.width.max(sheet.height);
        let scale = if sheet.origin == Origin::Ocr && long > 1.0 { LONG_SIDE / long } else { 1.0 };
        let edges = |a: f32, b: f32| (a.min(b) * scale, a.max(b) * scale);
        let near = |edges: &[f32]| edges.iter().all(|edge| edge.abs() < FAR);
        let words = sheet.words.iter().filter_map(|word| {
            let ((x0, x1), (y0, y1)) = (edges(word.x0, word.x1), edges(word.y0, word.y1));
            let text = word.text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
            (!text.is_empty() && near(&[x0, x1, y0, y1])).then_some(Placed { text, x0, y0, x1, y1 })
        });
        let strokes = sheet.strokes.iter().filter_map(|stroke| {
            let ((x0, x1), (y0, y1)) = (edges(stroke.x0, stroke.x1), edges(stroke.y0, stroke.y1));
            near(&[x0, x1, y0, y1]).then_some(Stroke { x0, y0, x1, y1 })
        });
        let size = (sheet.width * scale, sheet.height * scale);
        Upright { words: words.collect(), strokes: strokes.collect(), size }
    }

    /// Turns a page whose characters follow one another up, down or to the left, as those of the page before may have done.
    fn turn(&mut self, before: Turn) -> Turn {
        let turn = self.turned(before);
        let (width, height) = self.size;
        match turn {
            Turn::Right => {}
            Turn::Up => self.map(|x, y| (height - y, x)),
            Turn::Down => self.map(|x, y| (y, width - x)),
            Turn::Left => self.map(|x, y| (width - x, height - y)),
        }
        if matches!(turn, Turn::Up | Turn::Down) {
            self.size = (height, width);
        }
        turn
    }

    /// Where most characters follow one another.
    fn turned(&self, before: Turn) -> Turn {
        let mut steps = [(Turn::Right, 0_usize), (Turn::Left, 0), (Turn::Up, 0), (Turn::Down, 0)];
        for pair in self.words.windows(2) {
            let (from, to) = (pair[0].middle(), pair[1].middle());
            let (x, y) = (to.0 - from.0, to.1 - from.1);
            let size = pair[0].height().max(pair[0].x1 - pair[0].x0);
            let single = pair.iter().all(|word| word.text.chars().nth(1).is_none());
            if single && x.abs().max(y.abs()) <= 2.0 * size {
                let at = if x.abs() > y.abs() { usize::from(x <= 0.0) } else { 2 + usize::from(y > 0.0) };
                steps[at].1 += 1;
            }
        }
        let all: usize = steps.iter().map(|(_, count)| count).sum();
        let most = steps.into_iter().find(|(_, count)| count * 10 > all * 7).map_or(Turn::Right, |(turn, _)| turn);
        if all >= FEW || most == before { most } else { Turn::Right }
    }

    fn map(&mut self, to: impl Fn(f32, f32) -> (f32, f32)) {
        let turned = |x0, y0, x1, y1| {
            let (a, b): ((f32, f32), (f32, f32)) = (to(x0, y0), to(x1, y1));
            (a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1))
        };
        for word in &mut self.words {
            (word.x0, word.y0, word.x1, word.y1) = turned(word.x0, word.y0, word.x1, word.y1);
        }
        for stroke in &mut self.strokes {
            (stroke.x0, stroke.y0, stroke.x1, stroke.y1) = turned(stroke.x0, stroke.y0, stroke.x1, stroke.y1);
        }
    }
}
