//! Words with boxes, as a program that prints has set them: tables with lines or without, labels wrapped, pages that end.

use super::{Damage, Dice, Draft, Piece, Sample};
use crate::form::TableId;
use crate::printed::Printed;
use crate::words::{Sheet, Stroke, Word, Words};
use proptest::prelude::*;

/// How a document is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Lines part the cells.
    pub ruled: bool,
    /// Every cell has a frame of its own; else its sides are thin boxes.
    pub framed: bool,
    /// Every character is a word of its own, as in PDF files.
    pub characters: bool,
    /// How the page is turned: so many quarters.
    pub turns: u8,
    /// Pages end within rows, and their labels go on on the next one.
    pub cuts: bool,
}

/// Any setting.
pub fn settings() -> impl Strategy<Value = Setting> {
    (any::<[bool; 4]>(), 0..4_u8).prop_map(|([ruled, framed, characters, cuts], turns)| {
        // words in one piece do not tell how they are turned
        let turns = if characters { turns } else { 0 };
        Setting { ruled, framed, characters, turns, cuts: cuts && ruled }
    })
}

impl Damage {
    /// Sets a sample, with what of this damage happens before that.
    pub fn words(&self, sample: &Sample, setting: Setting) -> Words {
        let mut printer = Printer::new(setting, Dice::new(self.seed));
        printer.document(&self.draft(sample));
        printer.end_page();
        printer.words
    }
}

/// Sizes of characters in prose and in tables, the distance of lines in heights of characters, and the space in cells.
const PROSE: f32 = 12.0;
const CELL: f32 = 8.0;
const PITCH: f32 = 1.4;
const PADDING: f32 = 3.0;
/// Where the page begins, to the left and above.
const MARGIN: f32 = 70.0;
const HEIGHT: f32 = 842.0;

struct Printer {
    setting: Setting,
    dice: Dice,
    width: f32,
    y: f32,
    sheet: Sheet,
    /// The line below the table that was written last.
    foot: Option<Stroke>,
    words: Words,
}

impl Printer {
    fn new(setting: Setting, dice: Dice) -> Printer {
        // without lines, figures are parted by gaps alone
        let width = if setting.ruled { 595.0 } else { 1100.0 };
        Printer {
            setting,
            dice,
            width,
            y: MARGIN,
            sheet: Sheet::new(width, HEIGHT),
            foot: None,
            words: Words::default(),
        }
    }

    fn document(&mut self, draft: &Draft) {
        for (at, prose) in draft.prose.iter().enumerate() {
            for (line, text) in prose.lines().filter(|text| !text.trim().is_empty()).enumerate() {
                self.paragraph(text, at == 0 && line == 0);
            }
            for piece in draft.sections.get(at).into_iter().flatten() {
                match piece {
                    Piece::Table(table) => self.table(table),
                    Piece::Line(text) => self.paragraph(text, false),
                }
            }
        }
    }

    fn paragraph(&mut self, text: &str, centred: bool) {
        let room = self.width - 2.0 * MARGIN;
        let indented = format!("\u{3000}\u{3000}{text}");
        for line in wrapped(if centred { text } else { &indented }, room, PROSE) {
            if self.y + PROSE > HEIGHT - MARGIN {
                self.end_page();
            }
            let left = if centred { MARGIN + (room - width(&line, PROSE)) / 2.0 } else { MARGIN };
            self.write(&line, left, self.y, PROSE);
            self.y += PROSE * PITCH;
        }
        self.y += 4.0;
    }

    fn table(&mut self, table: &Printed) {
        let edges = self.edges(table);
        let cells = cells(table, &edges);
        let mut cover = vec![vec![usize::MAX; table.columns]; table.rows.len()];
        for (id, cell) in cells.iter().enumerate() {
            let rows = cover.iter_mut().skip(cell.rows.0).take(cell.rows.1 - cell.rows.0);
            rows.for_each(|row| row[cell.columns.0..cell.columns.1].fill(id));
        }
        let mut above: Option<usize> = None;
        for at in 0..cover.len() {
            let own: Vec<&Cell> = cells.iter().filter(|cell| cell.rows.0 == at).collect();
            let lines =
                own.iter().filter(|cell| cell.rows.1 == at + 1).map(|cell| cell.lines.len()).max().unwrap_or(1).max(1);
            let ends = self.y + height(lines) > HEIGHT - MARGIN;
            let parts = if ends && self.setting.cuts && lines > 1 && above.is_some() {
                vec![(0, lines / 2), (lines / 2, lines)]
            } else {
                vec![(0, lines)]
            };
            for (from, to) in parts {
                if self.y + height(to - from) > HEIGHT - MARGIN || from > 0 {
                    self.end_page();
                    above = None;
                }
                let strip = Strip { cover: &cover[at], above: above.map(|row| cover[row].as_slice()), edges: &edges };
                self.strip(&strip, &own, lines, (from, to));
                above = Some(at);
            }
        }
        self.sheet.strokes.extend(self.foot.take());
        self.y += 2.0 * PROSE;
    }

    /// Some lines of a row.
    fn strip(&mut self, strip: &Strip<'_>, own: &[&Cell], lines: usize, (from, to): (usize, usize)) {
        let bottom = self.y + height(to - from);
        for cell in own {
            let (left, right) = (strip.edges[cell.columns.0], strip.edges[cell.columns.1]);
            // in the middle of its row, except where it goes on below
            let first =
                if cell.rows.1 - cell.rows.0 > 1 { 0.0 } else { (lines - cell.lines.len().min(lines)) as f32 / 2.0 };
            for (at, line) in cell.lines.iter().enumerate() {
                let line_at = first + at as f32;
                let here =
                    (line_at >= from as f32 && line_at < to as f32) || (cell.rows.1 - cell.rows.0 > 1 && from == 0);
                if here {
                    let spare = right - left - width(line, CELL);
                    let indent = if cell.is_figure { spare / 2.0 } else { PADDING };
                    let y = self.y + PADDING + (line_at - from as f32) * CELL * PITCH;
                    self.write(line, left + indent, y, CELL);
                }
            }
        }
        if self.setting.ruled {
            self.sides(strip, bottom);
        }
        self.y = bottom;
    }

    /// The sides of the cells of a strip.
    fn sides(&mut self, strip: &Strip<'_>, bottom: f32) {
        let (top, thick) = (self.y, if self.setting.framed { 0.0 } else { 0.5 });
        for (column, &id) in strip.cover.iter().enumerate() {
            let (left, right) = (strip.edges[column], strip.edges[column + 1]);
            let mut draw = |x0, y0, x1, y1| self.sheet.strokes.push(Stroke { x0, y0, x1, y1 });
            if column == 0 || strip.cover[column - 1] != id {
                draw(left, top, left + thick, bottom);
            }
            if column + 1 == strip.cover.len() {
                draw(right, top, right + thick, bottom);
            }
            if strip.above.is_none_or(|above| above[column] != id) {
                draw(left, top, right, top + thick);
            }
            let alone = strip.cover.iter().filter(|&&other| other == id).count() == 1;
            if self.setting.framed && alone && strip.above.is_none_or(|above| above[column] != id) {
                self.sheet.strokes.push(Stroke { x0: left, y0: top, x1: right, y1: bottom });
            }
        }
        // the bottom of the table, until another row begins there
        let (left, right) = (strip.edges[0], strip.edges[strip.edges.len() - 1]);
        self.foot = Some(Stroke { x0: left, y0: bottom, x1: right, y1: bottom });
    }

    fn edges(&self, table: &Printed) -> Vec<f32> {
        let room = self.width - 2.0 * MARGIN;
        let shares: Vec<f32> = match table.table {
            TableId::Requests => [4.0, 13.0, 27.0].into_iter().chain([8.0; 7]).collect(),
            TableId::Statistics => vec![60.0, 15.0, 25.0],
            TableId::Proactive | TableId::Remedies => vec![1.0; table.columns],
        };
        let all: f32 = shares.iter().sum();
        let mut edge = MARGIN;
        let steps = shares.iter().map(|share| {
            edge += room * share / all;
            edge
        });
        std::iter::once(MARGIN).chain(steps.collect::<Vec<_>>()).collect()
    }

    /// Words at a place, each character with some play.
    fn write(&mut self, text: &str, left: f32, top: f32, size: f32) {
        let mut x = left;
        let words: Vec<String> =
            if self.setting.characters { text.chars().map(String::from).collect() } else { vec![text.to_owned()] };
        for word in words {
            let play = self.dice.below(5) as f32 / 10.0;
            let (y0, x1) = (top + play, x + width(&word, size));
            self.sheet.words.push(Word { text: word, x0: x, y0, x1, y1: y0 + size });
            x = x1;
        }
    }

    fn end_page(&mut self) {
        let number = format!("- {} -", self.words.sheets.len() + 1);
        self.write(&number, self.width / 2.0, HEIGHT - 40.0, PROSE);
        self.sheet.strokes.extend(self.foot.take());
        let sheet = std::mem::replace(&mut self.sheet, Sheet::new(self.width, HEIGHT));
        self.words.sheets.push(turned(sheet, self.setting.turns));
        self.y = MARGIN;
    }
}

/// A row of the grid with the row above it on the same page: which cell covers each place.
struct Strip<'c> {
    cover: &'c [usize],
    above: Option<&'c [usize]>,
    edges: &'c [f32],
}

/// A cell with its first and its last row and column, wrapped.
struct Cell {
    rows: (usize, usize),
    columns: (usize, usize),
    lines: Vec<String>,
    is_figure: bool,
}

fn cells(table: &Printed, edges: &[f32]) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (at, row) in table.expanded().iter().enumerate() {
        for (column, cell) in row.iter().enumerate().filter_map(|(column, cell)| Some((column, (*cell)?))) {
            let end = (column + cell.columns).min(table.columns);
            let lines = wrapped(&cell.text, edges[end] - edges[column] - 2.0 * PADDING, CELL);
            let rows = (at, (at + cell.rows).min(table.rows.len()));
            cells.push(Cell { rows, columns: (column, end), lines, is_figure: cell.place.is_some() });
        }
    }
    cells
}

fn height(lines: usize) -> f32 {
    lines as f32 * CELL * PITCH + 2.0 * PADDING
}

/// How wide characters are: those of Latin script half as wide as others.
fn width(text: &str, size: f32) -> f32 {
    text.chars().map(|c| if c.is_ascii() { size / 2.0 } else { size }).sum()
}

fn wrapped(text: &str, room: f32, size: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for c in text.chars() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(c.encode_utf8(&mut [0; 4]), size) <= room => line.push(c),
            _ => lines.push(c.to_string()),
        }
    }
    lines
}

/// A page turned by quarters.
fn turned(mut sheet: Sheet, turns: u8) -> Sheet {
    for _ in 0..turns {
        let (width, height) = (sheet.width, sheet.height);
        for word in &mut sheet.words {
            (word.x0, word.y0, word.x1, word.y1) = (height - word.y1, word.x0, height - word.y0, word.x1);
        }
        for stroke in &mut sheet.strokes {
            (stroke.x0, stroke.y0, stroke.x1, stroke.y1) =
                (height - stroke.y1, stroke.x0, height - stroke.y0, stroke.x1);
        }
        (sheet.width, sheet.height) = (height, width);
    }
    sheet
}
