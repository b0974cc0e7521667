//! The cells of a sheet, and how they become lines and tabs.
//!
//! As on a web page, a row is a line, a merged cell is one cell, and nothing stands for what it covers. Rows and columns at the edges
//! that hold nothing are left out; a blank cell of a table is an empty place between tabs.

use super::merged::{Area, Merged};
use crate::source::Kind;
use crate::source::package::LONGEST;
use std::borrow::Cow;

/// More cells than this, blank ones that are written down included, are no report.
pub(super) const MOST_CELLS: usize = 1 << 20;

/// The last row and the last column of a sheet of Excel, from 1.
const LAST: (usize, usize) = (1 << 20, 1 << 14);

/// Of a cell of so many bytes the paragraphs are lines.
const PROSE: usize = 400;

/// More rows with one cell are not looked through for the next row of a table.
const MOST_LABELS: usize = 30;

/// The cells of a sheet that are there, and those that are merged.
#[derive(Debug, Default)]
pub(super) struct Sheet<'s> {
    cells: Vec<Cell<'s>>,
    merged: Vec<Area>,
    /// How many cells hold something, and bytes.
    filled: usize,
    bytes: usize,
    /// How many cells came behind one that they should stand before, or outside of the sheet.
    strayed: usize,
}

/// A cell; without words where a blank one is written down, for its border.
#[derive(Debug)]
struct Cell<'s> {
    row: usize,
    column: usize,
    text: Cow<'s, str>,
}

/// The cells of a row that hold something and are shown.
struct Line<'c> {
    row: usize,
    cells: Vec<&'c Cell<'c>>,
    /// The last column that they take.
    right: usize,
    /// The last column of the row that is written down at all.
    reach: usize,
}

impl<'s> Sheet<'s> {
    /// A cell. [`Kind::Bloated`] where there are too many, or too long ones.
    pub fn push(&mut self, row: usize, column: usize, text: impl Into<Cow<'s, str>>) -> Result<(), Kind> {
        let mut text = text.into();
        if text.trim().is_empty() {
            text = Cow::Borrowed("");
        }
        self.filled += usize::from(!text.is_empty());
        self.bytes += text.len();
        let is_inside = row <= LAST.0 && column <= LAST.1;
        let is_behind = self.cells.last().is_some_and(|last| (last.row, last.column) >= (row, column));
        self.strayed += usize::from(!is_inside || is_behind);
        if is_inside {
            self.cells.push(Cell { row, column, text });
        }
        if self.cells.len() > MOST_CELLS || self.bytes > LONGEST { Err(Kind::Bloated) } else { Ok(()) }
    }

    /// Cells that are merged.
    pub fn merge(&mut self, area: Area) {
        self.merged.push(Area { bottom: area.bottom.min(LAST.0), right: area.right.min(LAST.1), ..area });
    }

    /// True where cells came in their order, as programs write them; a few go another way through all of the sheet.
    pub fn is_ordered(&self) -> bool {
        const MANY: usize = 20;
        self.strayed == 0 || self.strayed * MANY > self.cells.len()
    }

    /// True where a row has a cell that is written down.
    pub fn has_row(&self, row: usize) -> bool {
        let at = self.cells.partition_point(|cell| cell.row < row);
        self.cells.get(at).is_some_and(|cell| cell.row == row) || self.strayed > 0
    }

    /// How many cells there are.
    pub fn cells(&self) -> usize {
        self.cells.len()
    }

    /// How many of them hold something.
    pub fn filled(&self) -> usize {
        self.filled
    }

    /// Writes the sheet behind what is written already. [`Kind::Bloated`] where the text becomes too long.
    pub fn write(&mut self, out: &mut String) -> Result<(), Kind> {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self.merged.sort_unstable();
        let lines = self.lines();
        let mut merged = Merged::new(&self.merged);
        let mut table = Table::default();
        let mut passed = 0;
        for (at, line) in lines.iter().enumerate() {
            merged.go_to(line.row);
            if table.takes(&lines[at..], &merged) {
                passed += table.write(line, &mut merged, out);
            } else if line.cells.is_empty() {
                continue;
            } else {
                line.write(out);
            }
            out.push('\n');
            // covered places leave nothing in the text and take their time all the same
            if out.len() + passed > LONGEST {
                return Err(Kind::Bloated);
            }
        }
        Ok(())
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let mut merged = Merged::new(&self.merged);
        let mut lines = Vec::new();
        for cells in self.cells.chunk_by(|a, b| a.row == b.row) {
            let row = cells[0].row;
            merged.go_to(row);
            let mut line = Line { row, cells: Vec::new(), right: 0, reach: 0 };
            for cell in cells {
                let area = merged.over(cell.column);
                line.reach = area.map_or(cell.column, |area| area.right);
                let is_shown = area.is_none_or(|area| (area.top, area.left) == (row, cell.column));
                if is_shown && !cell.text.is_empty() {
                    line.right = line.reach;
                    line.cells.push(cell);
                }
            }
            lines.push(line);
        }
        lines
    }
}

impl Line<'_> {
    /// Writes it as prose. Line ends in a cell are line ends.
    fn write(&self, out: &mut String) {
        for (at, cell) in self.cells.iter().enumerate() {
            out.push_str(if at > 0 { "\n" } else { "" });
            words(&cell.text, true, out);
        }
    }
}

/// The table that the rows are part of, as far as they have come: rows without an empty one between them.
#[derive(Debug, Default)]
struct Table {
    /// The row behind the last.
    next: usize,
    left: usize,
    right: usize,
}

impl Table {
    /// True where the first of these lines is a row of a table. A cell alone in its row is a heading or prose, or the label of a row
    /// that is blank otherwise.
    fn takes(&mut self, lines: &[Line<'_>], merged: &Merged<'_>) -> bool {
        let [line, below @ ..] = lines else { return false };
        let goes_on = self.next > 0 && self.next == line.row;
        let left = line.cells.first().map(|cell| cell.column);
        if goes_on && (line.cells.len() > 1 || self.has_blanks(line, below, merged)) {
            self.left = left.map_or(self.left, |left| left.min(self.left));
            self.right = self.right.max(line.right);
        } else if let (2.., Some(left)) = (line.cells.len(), left) {
            (self.left, self.right) = (left, line.right);
        } else {
            self.next = 0;
            return false;
        }
        self.next = line.row + 1;
        true
    }

    /// True where a row with one cell or none is a row of the table all the same: its blank cells are written down or merged, or its
    /// label is merged over a part of the width, or such rows alone stand between it and the next row of the table.
    fn has_blanks(&self, line: &Line<'_>, below: &[Line<'_>], merged: &Merged<'_>) -> bool {
        let reaches = line.reach >= self.right || merged.over(self.right).is_some();
        let Some(cell) = line.cells.first() else { return reaches };
        let is_label =
            |line: &Line<'_>| line.right < self.right && line.cells.iter().all(|cell| cell.text.len() < PROSE / 2);
        let follows = || {
            let rows = (line.row + 1..).zip(below).take(MOST_LABELS);
            let mut rows = rows.map_while(|(row, below)| (below.row == row).then_some(below));
            rows.find(|below| below.cells.len() > 1 || !is_label(below))
                .is_some_and(|below| below.cells.len() > 1 && below.right <= self.right)
        };
        is_label(line) && (reaches || line.right > cell.column || follows())
    }

    /// Writes a row, with a tab between two places that no merged cell covers; gives the number of merged cells that were passed.
    fn write(&self, line: &Line<'_>, merged: &mut Merged<'_>, out: &mut String) -> usize {
        let mut cells = line.cells.iter().peekable();
        let (mut column, mut passed, mut is_first) = (self.left, 0, true);
        while column <= self.right {
            let area = merged.over(column);
            let cell = cells.next_if(|cell| cell.column <= column);
            let begins = area.is_none_or(|area| (area.top, area.left) == (line.row, column));
            if begins {
                out.push_str(if is_first { "" } else { "\t" });
                is_first = false;
                if let Some(cell) = cell {
                    words(&cell.text, cell.text.len() > PROSE, out);
                }
            }
            passed += usize::from(!begins);
            column = area.map_or(column, |area| area.right) + 1;
        }
        passed
    }
}

/// Writes the words of a cell without tabs, and with line ends only where they are wanted; two figures never become one.
fn words(text: &str, with_lines: bool, out: &mut String) {
    let mut gap = "";
    for line in text.trim().split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()) {
        out.push_str(gap);
        line.chars().for_each(|c| out.push(if c == '\t' { ' ' } else { c }));
        let is_figure = line.ends_with(|c: char| c.is_ascii_digit());
        gap = match (with_lines, is_figure) {
            (true, _) => "\n",
            (false, true) => ";",
            (false, false) => " ",
        };
    }
}
