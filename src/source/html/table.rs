//! A table while its rows are being read.
//!
//! A merged cell is one cell, and nothing stands for what it covers. The labels anchor the rows of a statutory table, and behind them
//! stand as many cells as it has columns, whatever `colspan` and `rowspan` say; with the covered places written out, every second
//! page whose numbers are wrong could not be read.

use super::writer::{Mark, Writer};

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
    /// The `tbody` or the like that is open, by its second letter.
    pub rows: Option<u8>,
    row: Option<Row>,
}

#[derive(Debug)]
struct Row {
    cells: usize,
    /// Where a row begins that is not shown.
    hidden: Option<Mark>,
}

/// A cell that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// A heading cell.
    pub is_head: bool,
    /// Where its words begin, and its joints.
    start: usize,
    joints: usize,
    /// Where it begins with its tab.
    mark: Mark,
    hidden: bool,
}

/// Of a cell of so many bytes the paragraphs are lines.
const PROSE: usize = 400;

impl Table {
    pub fn new(joints: usize, is_wrapper: bool) -> Table {
        Table { joints, is_layout: false, is_wrapper, cells: 0, cell: None, rows: None, row: None }
    }

    /// True between cells and between rows.
    pub fn is_between(&self) -> bool {
        self.cell.is_none()
    }

    /// True in a row that has cells.
    pub fn is_in_row(&self) -> bool {
        self.row.as_ref().is_some_and(|row| row.cells > 0)
    }

    /// A row begins.
    pub fn open_row(&mut self, writer: &mut Writer<'_>, hidden: bool) {
        self.close_row(writer);
        if !self.is_wrapper {
            writer.line();
        }
        self.rows.get_or_insert(b'b');
        self.row = Some(Row { cells: 0, hidden: hidden.then(|| writer.mark()) });
    }

    /// The row that has just begun is not shown.
    pub fn strike(&mut self, writer: &Writer<'_>) {
        if let Some(row) = self.row.as_mut().filter(|row| row.cells == 0) {
            row.hidden = row.hidden.or(Some(writer.mark()));
        }
    }

    /// A cell begins, whose content begins at `at`.
    pub fn open_cell(&mut self, writer: &mut Writer<'_>, at: usize, is_head: bool, hidden: bool) {
        self.close_cell(writer);
        if self.row.is_none() {
            self.open_row(writer, false);
        }
        let Some(row) = &mut self.row else { return };
        let mark = writer.mark();
        if self.is_layout {
            writer.line();
        } else if !self.is_wrapper {
            writer.cell(row.cells > 0, at);
        }
        row.cells += 1;
        self.cells += 1;
        self.cell = Some(Cell { is_head, start: writer.len(), joints: writer.joints(), mark, hidden });
    }

    /// The open cell goes on from the row above, as cells of Word documents do: in front of others it is none.
    pub fn cover(&mut self) {
        let is_first = self.row.as_ref().is_some_and(|row| row.cells == 1);
        if let Some(cell) = self.cell.as_mut().filter(|_| is_first) {
            cell.hidden = true;
        }
    }

    /// The open cell is a part of the one before.
    pub fn join(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.hidden = true;
        }
    }

    pub fn close_cell(&mut self, writer: &mut Writer<'_>) {
        let Some(cell) = self.cell.take() else { return };
        if cell.hidden {
            writer.rewind(cell.mark);
            if let Some(row) = &mut self.row {
                row.cells -= 1;
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

    pub fn close_row(&mut self, writer: &mut Writer<'_>) {
        self.close_cell(writer);
        if let Some(mark) = self.row.take().and_then(|row| row.hidden) {
            writer.rewind(mark);
        }
    }
}
