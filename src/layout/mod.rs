//! The layouts: how a statutory table looks once its lines and cells have been through a copy.
//!
//! A layout only says where the cells of a block are; it knows no years, no labels, no other layout. Each stands in
//! one file with the twin that writes it. `align` fits the grid of each to the form and keeps the best.

mod piped;
mod stacked;
mod tabbed;
pub(crate) mod token;

pub(crate) use token::{Token, classify};

/// A layout: the function that finds the cells of a block, or says that the block is not laid out so.
pub(crate) type Read = fn(&str) -> Option<Grid<'_>>;

/// Every layout. Where two fit equally well, the earlier one is kept: the ones that know where a row ends come first.
pub(crate) const LAYOUTS: &[Read] = &[piped::read, tabbed::read, stacked::read_rows, stacked::read_stream];

/// What writes a table in a layout, for tests.
#[cfg(any(test, feature = "proptest"))]
#[derive(Clone, Copy)]
pub struct Twin {
    /// What the layout is called.
    pub name: &'static str,
    /// True where blank cells can still be seen.
    pub keeps_blanks: bool,
    /// Writes a table.
    pub write: fn(&crate::printed::Printed) -> String,
}

/// The twins of all layouts.
#[cfg(any(test, feature = "proptest"))]
pub const TWINS: &[Twin] =
    &[piped::FRAMED, piped::COLLAPSED, piped::MARKDOWN, tabbed::FULL, tabbed::RAGGED, stacked::ROWS, stacked::STREAM];

#[cfg(any(test, feature = "proptest"))]
impl std::fmt::Debug for Twin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// The cells of a block in reading order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Grid<'t> {
    /// Cells in reading order, each trimmed, with the row that it stands in.
    pub rows: Vec<Vec<&'t str>>,
    /// True where a row of the grid is a row of the table, and its blank cells are cells. False where the layout has
    /// lost both: then each row holds one cell.
    pub bounded: bool,
}

impl Grid<'_> {
    /// How wide most rows are, where at least two are as wide and no other width is as common.
    pub fn width(&self) -> Option<usize> {
        let mut widths: Vec<usize> = self.rows.iter().map(Vec::len).collect();
        widths.sort_unstable();
        let mut runs: Vec<(usize, usize)> = widths.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).collect();
        runs.sort_unstable();
        match runs[..] {
            [] => None,
            [.., (second, _), (first, _)] if first == second => None,
            [.., (first, width)] => (first > 1 && self.bounded).then_some(width),
        }
    }
}

/// Lines of a block that hold anything, be it blank cells.
fn lines(block: &str) -> impl Iterator<Item = &str> {
    block.split('\n').filter(|line| !line.trim_matches(' ').is_empty())
}
