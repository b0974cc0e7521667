//! Web pages: a document as content systems, Word and their converters write it.
//!
//! A [`Page`] writes the whole document, since the page around a table is as much a mangling as its cells.

mod clean;
mod cms;
mod cut;
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
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The pieces of a document in order: `line` writes a line of it, `table` a table.
fn body(draft: &Draft, mut line: impl FnMut(&str) -> String, mut table: impl FnMut(&Printed) -> String) -> String {
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
