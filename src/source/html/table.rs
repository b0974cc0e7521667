//! The grid of a table while its rows are being read: which columns merged cells leave free.

use super::writer::{Mark, Writer};

/// Merged cells count up to here; the statutory tables have 15 columns.
const MOST_COLUMNS: usize = 64;

/// A table that is open.
#[derive(Debug)]
pub(super) struct Table {
    /// The first of its joints.
    pub joints: usize,
    /// Another table with more than one cell stands in it: its cells are lines.
    pub is_layout: bool,
    /// It stands in the cell of another table and has one cell so far: what is in it belongs to that cell.
    pub is_wrapper: bool,
    /// Cells so far.
    pub cells: usize,
    pub cell: Option<Cell>,
    row: Option<Row>,
    /// Rows so far.
    rows: u32,
    /// By column: the row that the merged cells above it leave free.
    free_from: Vec<u32>,
}

#[derive(Debug)]
struct Row {
    /// The first column that may be free.
    next: usize,
    /// The column of the last cell.
    last: usize,
    /// Where a row begins that is not shown.
    hidden: Option<Mark>,
}

/// How a cell begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    /// Where its content begins.
    pub at: usize,
    /// Over how many columns and rows it goes; 0 rows are all that follow.
    pub columns: usize,
    pub rows: u32,
    /// A heading cell.
    pub is_head: bool,
    pub hidden: bool,
}

/// A cell that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub is_head: bool,
    /// Where its words begin, and its joints.
    start: usize,
    joints: usize,
    /// Where a cell begins that is not shown, and the columns of its row.
    hidden: Option<(Mark, usize, usize)>,
}

/// Of a cell of so many bytes the paragraphs are lines.
const PROSE: usize = 400;

impl Table {
    pub fn new(joints: usize, is_wrapper: bool) -> Table {
        Table { joints, is_layout: false, is_wrapper, cells: 0, cell: None, row: None, rows: 0, free_from: Vec::new() }
    }

    /// True between cells and between rows.
    pub fn is_between(&self) -> bool {
        self.cell.is_none()
    }

    /// True in a row that has cells.
    pub fn is_in_row(&self) -> bool {
        self.row.as_ref().is_some_and(|row| row.next > 0)
    }

    /// A row begins; the one before ends at `at`.
    pub fn open_row(&mut self, writer: &mut Writer<'_>, at: usize, hidden: bool) {
        self.close_row(writer, at);
        if !self.is_wrapper {
            writer.line();
        }
        self.row = Some(Row { next: 0, last: 0, hidden: hidden.then(|| writer.mark()) });
    }

    /// A cell begins.
    pub fn open_cell(&mut self, writer: &mut Writer<'_>, opening: Opening) {
        let Opening { at, columns, rows, is_head, hidden } = opening;
        self.close_cell(writer);
        if self.row.is_none() {
            self.open_row(writer, at, false);
        }
        let Some(row) = &mut self.row else { return };
        let hidden = hidden.then(|| (writer.mark(), row.next, row.last));
        self.cells += 1;
        let column = (row.next..).find(|&column| self.free_from.get(column).is_none_or(|&free| free <= self.rows));
        let column = column.unwrap_or(row.next);
        let tabs = column - row.last;
        (row.next, row.last) = (column + columns.clamp(1, MOST_COLUMNS), column);
        if rows != 1 && hidden.is_none() {
            let end = row.next.min(MOST_COLUMNS);
            if self.free_from.len() < end {
                self.free_from.resize(end, 0);
            }
            let free = if rows == 0 { u32::MAX } else { self.rows.saturating_add(rows) };
            self.free_from.iter_mut().take(end).skip(column).for_each(|slot| *slot = free);
        }
        if self.is_layout {
            writer.line();
        } else if !self.is_wrapper {
            writer.tabs(tabs, at);
        }
        self.cell = Some(Cell { is_head, start: writer.len(), joints: writer.joints(), hidden });
    }

    pub fn close_cell(&mut self, writer: &mut Writer<'_>) {
        let Some(cell) = self.cell.take() else { return };
        if let Some((mark, next, last)) = cell.hidden {
            writer.rewind(mark);
            if let Some(row) = &mut self.row {
                (row.next, row.last) = (next, last);
            }
        } else if self.is_layout {
            writer.line();
        } else if !self.is_wrapper {
            writer.close();
            if writer.len().saturating_sub(cell.start) > PROSE {
                writer.split(cell.joints, usize::MAX);
            }
        }
    }

    /// The row ends at `at`.
    pub fn close_row(&mut self, writer: &mut Writer<'_>, at: usize) {
        self.close_cell(writer);
        let Some(row) = self.row.take() else { return };
        if let Some(mark) = row.hidden {
            writer.rewind(mark);
            return;
        }
        let covered = self.free_from.iter().rposition(|&free| free > self.rows).map_or(0, |last| last + 1);
        let tabs = row.next.max(covered) - row.last;
        if row.next > 0 && tabs > 1 && !self.is_layout && !self.is_wrapper {
            writer.tabs(tabs - 1, at);
        }
        self.rows = self.rows.saturating_add(1);
    }

    /// Rows end here, and the cells that were merged over them.
    pub fn close_rows(&mut self, writer: &mut Writer<'_>, at: usize) {
        self.close_row(writer, at);
        self.free_from.clear();
    }
}

/// The number that an attribute begins with, as browsers read it: `3`, ` +3`, `2;`, `3.9`.
pub(super) fn number(value: &str) -> Option<u32> {
    let value = value.trim_ascii_start();
    let value = value.strip_prefix('+').unwrap_or(value);
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let number = |digit: u8| u32::from(digit - b'0');
    let add = |sum: u32, digit: u8| sum.saturating_mul(10).saturating_add(number(digit));
    (digits > 0).then(|| value.bytes().take(digits).fold(0, add))
}
