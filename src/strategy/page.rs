//! Web pages: a document as content systems, Word and their converters write it.
//!
//! A [`Page`] writes the whole document, since the page around a table is as much a mangling as its cells.

mod clean;
mod cms;
mod cut;
mod elements;
mod layout;
mod script;
mod spans;
mod word;

use super::{Damage, Dice, Draft, Piece, Sample};
use crate::layout::Keeps;
use crate::printed::{Printed, PrintedCell};
use proptest::prelude::*;
use std::fmt;

/// What writes a document as a web page.
#[derive(Clone, Copy)]
pub struct Page {
    /// What it is called.
    pub name: &'static str,
    /// What of the tables can still be seen.
    pub keeps: Keeps,
    /// Writes a document; the dice choose where tags are lost and words are cut.
    pub write: fn(&Draft, &mut Dice) -> String,
}

/// Every kind of page.
pub const PAGES: &[Page] = &[
    clean::CLEAN,
    clean::REFERENCES,
    clean::MARKDOWN,
    word::WORD,
    cms::CMS,
    layout::LAYOUT,
    cut::CUT,
    spans::SPANS,
    script::SCRIPT,
    elements::ELEMENTS,
];

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Any kind of page.
pub fn pages() -> impl Strategy<Value = Page> {
    proptest::sample::select(PAGES)
}

impl Damage {
    /// Writes a sample as a page, with what of this damage happens before that.
    pub fn page(&self, sample: &Sample, page: Page) -> String {
        (page.write)(&self.draft(sample), &mut Dice::new(self.seed))
    }
}

/// What is printed, safe between tags.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The pieces of a document in order: `line` writes a line of it, `table` a table.
pub(super) fn body(
    draft: &Draft,
    mut line: impl FnMut(&str) -> String,
    mut table: impl FnMut(&Printed) -> String,
) -> String {
    let mut page = String::new();
    for (at, prose) in draft.prose.iter().enumerate() {
        prose.lines().filter(|text| !text.trim().is_empty()).for_each(|text| page.push_str(&line(text)));
        for piece in draft.sections.get(at).into_iter().flatten() {
            page.push_str(&match piece {
                Piece::Table(printed) => table(printed),
                Piece::Line(text) => line(text),
            });
        }
    }
    page
}

/// A table by its rows and cells: `cell` writes one, given what stands in it and the attributes of merged ones.
fn rows(printed: &Printed, mut cell: impl FnMut(&PrintedCell, &str) -> String) -> String {
    let mut table = String::new();
    for row in &printed.rows {
        table.push_str("<tr>");
        for printed in row {
            table.push_str(&cell(printed, &merged(printed.columns, printed.rows)));
        }
        table.push_str("</tr>\n");
    }
    table
}

/// The attributes of a cell over so many columns and rows.
fn merged(columns: usize, rows: usize) -> String {
    let attribute = |name, size: usize| if size > 1 { format!(" {name}=\"{size}\"") } else { String::new() };
    attribute("colspan", columns) + &attribute("rowspan", rows)
}

/// The rows of a table, each with its own cells and with those that go on from above, in the order of their columns.
#[cfg(feature = "docx")]
pub(super) fn merged_rows(table: &Printed) -> Vec<Vec<(&PrintedCell, bool)>> {
    let mut open: Vec<(usize, usize, &PrintedCell)> = Vec::new();
    let mut rows = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        open.retain(|(_, end, _)| *end > at);
        let above = open.clone();
        let (mut cells, mut column) = (Vec::new(), 0);
        let mut own = row.iter();
        loop {
            if let Some((_, _, cell)) = above.iter().find(|(start, _, _)| *start == column) {
                cells.push((*cell, true));
                column += cell.columns;
            } else if let Some(cell) = own.next() {
                cells.push((cell, false));
                if cell.rows > 1 {
                    open.push((column, at + cell.rows, cell));
                }
                column += cell.columns;
            } else {
                break;
            }
        }
        rows.push(cells);
    }
    rows
}
