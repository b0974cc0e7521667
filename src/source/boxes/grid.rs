//! A table with lines: which cells they part, and what stands in each.

use super::line::{Placed, joined, lines, parts};
use super::stroke::{Frame, places};
use super::{Line, Row};
use crate::source::value::is_value;

/// A table of lines.
#[derive(Debug)]
pub(super) struct Grid {
    /// Edges of its columns and rows.
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// For every place the cell that covers it, by the first place of that cell.
    cells: Vec<usize>,
}

/// Larger grids are drawings.
const MOST_PLACES: usize = 50_000;
/// Fewer cells of which one holds words are a frame around them.
const FEW: usize = 4;
/// Columns and rows that are thinner are double lines.
const DOUBLE: f32 = 4.0;
/// So much of the side of a place has to be drawn.
const SHARE: f32 = 0.8;
/// So many cells with a whole row in them are none.
const BANDS: usize = 3;
/// In a cell of so many bytes paragraphs are lines.
const PROSE: usize = 600;

impl Grid {
    /// The grid of a frame; `None` where its lines part nothing, or columns alone.
    pub fn new(frame: &Frame) -> Option<Grid> {
        if frame.across.is_empty() {
            return None;
        }
        let ends = |lines: &[super::stroke::Lines]| -> Vec<f32> {
            let ends = lines.iter().flat_map(|lines| &lines.runs).flat_map(|run| [run.0, run.1]);
            let (least, most) = ends.fold((f32::MAX, f32::MIN), |(least, most), end| (least.min(end), most.max(end)));
            if least <= most { vec![least, most] } else { Vec::new() }
        };
        let places_of = |own: &[super::stroke::Lines], other: &[super::stroke::Lines]| {
            places(own.iter().map(|lines| lines.at).chain(ends(other)).collect())
        };
        let (xs, ys) = (places_of(&frame.down, &frame.across), places_of(&frame.across, &frame.down));
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns * rows > MOST_PLACES || columns * rows < 2 {
            return None;
        }
        // whether a line is drawn to the right of a place, and below it
        let (mut right, mut below) = (vec![false; columns * rows], vec![false; columns * rows]);
        for lines in &frame.down {
            let Some(column) = nearest(&xs, lines.at).checked_sub(1) else { continue };
            for run in &lines.runs {
                covered(&ys, *run).filter(|_| column < columns).for_each(|row| right[row * columns + column] = true);
            }
        }
        for lines in &frame.across {
            let Some(row) = nearest(&ys, lines.at).checked_sub(1) else { continue };
            for run in &lines.runs {
                covered(&xs, *run).filter(|_| row < rows).for_each(|column| below[row * columns + column] = true);
            }
        }
        let mut cells: Vec<usize> = vec![usize::MAX; columns * rows];
        for first in 0..cells.len() {
            if cells[first] != usize::MAX {
                continue;
            }
            let mut open = vec![first];
            while let Some(at) = open.pop() {
                if cells[at] != usize::MAX {
                    continue;
                }
                cells[at] = first;
                let column = at % columns;
                open.extend((column + 1 < columns && !right[at]).then(|| at + 1));
                open.extend((column > 0 && !right[at - 1]).then(|| at - 1));
                open.extend((at + columns < cells.len() && !below[at]).then(|| at + columns));
                open.extend((at >= columns && !below[at - columns]).then(|| at - columns));
            }
        }
        Some(Grid { xs, ys, cells })
    }

    pub fn top(&self) -> f32 {
        self.ys[0]
    }

    pub fn bottom(&self) -> f32 {
        self.ys[self.ys.len() - 1]
    }

    /// The cell in which a word stands.
    fn cell(&self, word: &Placed<'_>) -> Option<usize> {
        let (x, y) = word.middle();
        let column = self.xs.partition_point(|&edge| edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|&edge| edge <= y).checked_sub(1)?;
        let columns = self.xs.len() - 1;
        (column < columns && row + 1 < self.ys.len()).then(|| self.cells[row * columns + column])
    }

    /// How wide the cell is that begins at a place.
    fn width(&self, place: usize) -> f32 {
        let columns = self.xs.len() - 1;
        let column = place % columns;
        let row = &self.cells[place - column..place - column + columns];
        let end = (column..columns).take_while(|&column| row[column] == place).count();
        self.xs[column + end] - self.xs[column]
    }

    /// The rows of the table, and the words that do not stand in it; all words where it is none.
    pub fn fill<'w>(&self, words: &[Placed<'w>]) -> (Vec<Filled>, Vec<Placed<'w>>) {
        let mut cells: Vec<Vec<Placed<'w>>> = vec![Vec::new(); self.cells.len()];
        let mut outside = Vec::new();
        for word in words {
            match self.cell(word) {
                Some(cell) => cells[cell].push(*word),
                None => outside.push(*word),
            }
        }
        let several = cells.iter().enumerate().map(|(place, words)| surplus(words, self.width(place)));
        // words beside the lines are of the same rows
        if several.sum::<usize>() + usize::from(!outside.is_empty()) > 1 {
            return (Vec::new(), words.to_vec());
        }
        // bands of colour part rows, and nothing in them
        let is_band = |words: &&Vec<Placed<'_>>| is_row(words);
        let bands = cells.iter().filter(is_band).nth(BANDS - 1).is_some();
        if bands || (self.xs.len() == 2 && self.ys.len() > 2 && cells.iter().any(|words| is_heading(words))) {
            return (Vec::new(), words.to_vec());
        }
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let all = self.cells.iter().enumerate().filter(|(place, cell)| place == *cell).count();
        // the rest of a row may have words in one of its cells alone
        if filled == 0 || (filled == 1 && all < FEW) {
            return (Vec::new(), words.to_vec());
        }
        let columns = self.xs.len() - 1;
        let mut rows = Vec::new();
        for (at, edges) in self.ys.windows(2).enumerate() {
            let mut row = Row { cells: Vec::new(), ruled: true };
            let mut prose = Vec::new();
            for column in 0..columns {
                let place = at * columns + column;
                if self.cells[place] != place {
                    continue;
                }
                let words = std::mem::take(&mut cells[place]);
                let (left, right) = (self.xs[column], self.xs[column] + self.width(place));
                let thin = right - left < DOUBLE || edges[1] - edges[0] < DOUBLE;
                if thin && words.is_empty() {
                    continue;
                }
                if words.iter().map(|word| word.text.len()).sum::<usize>() > PROSE {
                    prose.extend(lines(words).iter().map(|line| Line::new(line)));
                } else {
                    row.cells.push((left, joined(words, left, right)));
                }
            }
            if !row.cells.is_empty() {
                rows.push(Filled::Row(row));
            }
            rows.extend(prose.into_iter().map(Filled::Prose));
        }
        (rows, outside)
    }
}

/// Whether words are the figures of a row or of a column, so that the lines that are drawn around them do not part the cells: 0 where
/// they are one figure, 1 where they are several, 2 where that is beyond doubt. Figures below each other are several where the cell
/// had room to go on with the first.
fn surplus(words: &[Placed<'_>], width: f32) -> usize {
    const ROW: usize = 3;
    const MANY: usize = 5;
    let opens = |word: &&Placed<'_>| word.text.starts_with(|c: char| c.is_ascii_digit() || "/／-－—–".contains(c));
    if words.iter().filter(opens).nth(1).is_none() {
        return 0;
    }
    let lines = lines(words.to_vec());
    let values = |line: &Vec<Placed<'_>>| {
        let parts = parts(line, line.first().map_or(0.0, Placed::height));
        parts.iter().rev().take_while(|part| is_value(&Line::new(part).text)).count()
    };
    let counts: Vec<usize> = lines.iter().map(values).collect();
    let ends = |at: &usize| counts[*at] == 1 && counts[*at + 1] == 1 && !Line::new(&lines[*at]).fills(width);
    let ended = (0..counts.len() - 1).filter(ends).count();
    let row = counts.iter().copied().max().unwrap_or(0);
    let single = counts.iter().filter(|&&count| count == 1).count();
    match () {
        () if ended >= MANY || row >= MANY => 2,
        () if ended > 0 || single >= MANY || row >= ROW => 1,
        () => 0,
    }
}

/// True of words with figures far behind them, in one line: a row.
fn is_row(words: &[Placed<'_>]) -> bool {
    let figure = |word: &Placed<'_>| word.text.starts_with(|c: char| c.is_ascii_digit());
    let is_figure = |part: &Vec<Placed<'_>>| is_value(&Line::new(part).text);
    words.iter().any(figure)
        && lines(words.to_vec()).iter().any(|line| {
            let parts = far_parts(line);
            parts.len() > 1 && parts.last().is_some_and(is_figure) && !is_figure(&parts[0])
        })
}

/// True of words far from each other in one line, as the names of columns are.
fn is_heading(words: &[Placed<'_>]) -> bool {
    const FEW: usize = 3;
    words.len() >= FEW && lines(words.to_vec()).iter().any(|line| far_parts(line).len() >= FEW)
}

fn far_parts<'w>(line: &[Placed<'w>]) -> Vec<Vec<Placed<'w>>> {
    parts(line, 2.0 * line.first().map_or(0.0, Placed::height))
}

/// What stands in a table.
#[derive(Debug)]
pub(super) enum Filled {
    Row(Row),
    /// A line of a cell that holds paragraphs.
    Prose(Line),
}

/// The edge that is nearest to a place.
fn nearest(edges: &[f32], at: f32) -> usize {
    let after = edges.partition_point(|&edge| edge < at);
    let distance = |index: usize| edges.get(index).map_or(f32::MAX, |edge| (edge - at).abs());
    let before = after.saturating_sub(1);
    if distance(before) <= distance(after) { before } else { after }
}

/// The places between edges that a line covers.
fn covered(edges: &[f32], run: (f32, f32)) -> impl Iterator<Item = usize> + '_ {
    let first = edges.partition_point(|&edge| edge < run.0 - 3.0).saturating_sub(1);
    let sides = edges[first..].windows(2).enumerate().take_while(move |(_, side)| side[0] < run.1);
    let drawn = move |side: &[f32]| (side[1].min(run.1) - side[0].max(run.0)) >= SHARE * (side[1] - side[0]);
    sides.filter(move |(_, side)| drawn(side)).map(move |(at, _)| first + at)
}
