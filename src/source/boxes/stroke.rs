//! Lines that are drawn: put together from their pieces, and gathered to the tables that they part.

use crate::words::Stroke;

/// Lines nearer than this, in points, are one.
const NEAR: f32 = 3.0;
/// A box thinner than this is a line.
const THIN: f32 = 3.0;
/// Shorter lines are no side of a cell.
const SHORT: f32 = 6.0;
/// The share of a page over which a line goes that parts rows.
const LONG: f32 = 0.4;

/// Straight lines in one direction at one place: where they stand, and from where to where each goes.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    pub at: f32,
    pub runs: Vec<(f32, f32)>,
}

/// A piece of a line: where it stands, and from where to where it goes.
type Piece = (f32, f32, f32);

/// All lines of a page.
#[derive(Debug)]
pub(super) struct Drawn {
    across: Vec<Piece>,
    down: Vec<Piece>,
}

/// The lines of a table.
#[derive(Debug)]
pub(super) struct Frame {
    pub across: Vec<Lines>,
    pub down: Vec<Lines>,
}

impl Drawn {
    pub fn new(strokes: &[Stroke], (page_width, page_height): (f32, f32)) -> Drawn {
        let (mut across, mut down) = (Vec::new(), Vec::new());
        for &Stroke { x0, y0, x1, y1 } in strokes {
            let (width, height) = (x1 - x0, y1 - y0);
            let is_page = width > 0.8 * page_width && height > 0.8 * page_height;
            match (width > THIN, height > THIN) {
                (true, true) if is_page => {}
                (true, true) => {
                    across.extend([(y0, x0, x1), (y1, x0, x1)]);
                    down.extend([(x0, y0, y1), (x1, y0, y1)]);
                }
                _ if width >= height => across.push(((y0 + y1) / 2.0, x0, x1)),
                _ => down.push(((x0 + x1) / 2.0, y0, y1)),
            }
        }
        Drawn { across, down }
    }

    /// Where lines go across most of a page: they part rows, also where none parts columns.
    pub fn levels(&self, page_width: f32) -> Vec<f32> {
        let length = |lines: &Lines| lines.runs.iter().map(|run| run.1 - run.0).sum::<f32>();
        lines(self.across.clone())
            .iter()
            .filter(|lines| length(lines) > LONG * page_width)
            .map(|lines| lines.at)
            .collect()
    }

    /// The tables of a page from top to bottom: what lines that go down hold together. Lines near each other are one in the same table
    /// alone: narrow columns of another one stand beside its own.
    pub fn frames(&self) -> Vec<Frame> {
        let down = lines(self.down.clone());
        let mut bands: Vec<(f32, f32)> = down.iter().flat_map(|lines| lines.runs.iter().copied()).collect();
        bands.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut frames: Vec<(f32, f32)> = Vec::new();
        for (from, to) in bands {
            match frames.last_mut() {
                Some((_, end)) if from <= *end + NEAR => *end = end.max(to),
                _ => frames.push((from, to)),
            }
        }
        // many small frames are a drawing
        frames.truncate(MOST_FRAMES);
        let frame = |(top, bottom): (f32, f32)| {
            let (top, bottom) = (top - NEAR, bottom + NEAR);
            let across = self.across.iter().filter(|piece| piece.0 >= top && piece.0 <= bottom);
            let down = self.down.iter().filter(|piece| piece.1 >= top && piece.2 <= bottom);
            Frame { across: lines(across.copied().collect()), down: lines(down.copied().collect()) }
        };
        frames.into_iter().map(frame).collect()
    }
}

/// A page has not so many tables.
const MOST_FRAMES: usize = 100;

/// The places where lines are, those that are near each other as one.
pub(super) fn places(mut at: Vec<f32>) -> Vec<f32> {
    at.sort_by(f32::total_cmp);
    at.dedup_by(|next, before| *next - *before <= NEAR);
    at
}

/// Pieces of lines put together.
fn lines(mut pieces: Vec<Piece>) -> Vec<Lines> {
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lines: Vec<Lines> = Vec::new();
    for (at, from, to) in pieces {
        match lines.last_mut() {
            Some(line) if at - line.at <= NEAR => line.runs.push((from, to)),
            _ => lines.push(Lines { at, runs: vec![(from, to)] }),
        }
    }
    for line in &mut lines {
        line.runs.sort_by(|a, b| a.0.total_cmp(&b.0));
        line.runs.dedup_by(|next, run| {
            let joins = next.0 <= run.1 + NEAR;
            if joins {
                run.1 = run.1.max(next.1);
            }
            joins
        });
        line.runs.retain(|run| run.1 - run.0 >= SHORT);
    }
    lines.retain(|line| !line.runs.is_empty());
    lines
}
