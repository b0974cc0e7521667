//! A web page as lines and tabs: markup is a kind of mangling, and is undone first.
//!
//! A scanner with a table model and no tree: [`token`] splits the page by the rules of the HTML standard, [`walk`] goes from tag to
//! tag, [`table`] knows rows and cells, [`writer`] writes the words. A row of a table is a line, its cells stand between tabs. What a
//! browser does with missing and stray tags is done here too, but for words that stand between the cells of a table: they stay where
//! they are. Time is linear, memory a small multiple of the page; nothing recurses but scripts in scripts.

mod element;
mod entity;
mod entity_table;
mod field;
mod picture;
mod region;
mod rows;
mod script;
mod table;
mod token;
mod unfold;
mod walk;
mod writer;

#[cfg(test)]
mod browser;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;

pub(crate) use entity::reference;
pub(super) use script::is_script;
#[cfg(feature = "sheets")]
pub(super) use token::{Token, Tokens};

use crate::map::Map;
use element::{Element, element};
use script::Script;
use walk::Walk;

/// What is read of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// Its words, as lines and tabs.
    pub text: String,
    /// The way back to the source, the step away from the source first.
    pub ways: Vec<Map>,
}

/// True where a tag of a page's structure stands behind a `<`.
pub(super) fn is_tag(rest: &str) -> bool {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let ends = name[length..].starts_with(['>', ' ', '/', '\n', '\r', '\t']);
    ends && !matches!(element(&name[..length]), Element::Inline | Element::Link | Element::Picture)
}

/// How the text outside tables is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Line ends are blanks.
    Page,
    /// Line ends are line ends: a text or Markdown with tables written in HTML.
    Text,
    /// The markup of a Word document.
    Document,
}

/// A table of fewer cells is no statutory table.
const FEW_CELLS: usize = 20;

/// Scripts in scripts are not unfolded deeper than this: base64 of data with a string of markup.
const DEEPEST: usize = 3;

/// Reads a page. A report that stands in a script as a string is read where the page itself shows no table.
pub(super) fn read(source: &str, flow: Flow) -> Page {
    reading(source, flow, DEEPEST).0
}

/// The same, with the number of cells in tables.
fn reading(source: &str, flow: Flow, depth: usize) -> (Page, usize) {
    let (page, scripts) = shown(source, flow);
    if depth > 0
        && page.cells < FEW_CELLS
        && let Some(unfolding) = unfold::unfold(source, &scripts, page.text.len())
    {
        let (inner, cells) = unfolded(unfolding, depth - 1);
        if cells > page.cells || page.cells == 0 {
            return (inner, cells);
        }
    }
    (Page { text: page.text, ways: vec![page.map] }, page.cells)
}

/// A page with a script unfolded, and what is a script again in it.
fn unfolded(unfolding: unfold::Unfolding, depth: usize) -> (Page, usize) {
    let (mut page, cells) = reading(&unfolding.text, Flow::Page, if unfolding.nested { depth } else { 0 });
    page.ways.insert(0, unfolding.map);
    (page, cells)
}

/// Reads a document that is a script, as a server's answer may be; `None` where no string of it is a page.
pub(super) fn read_script(source: &str) -> Option<Page> {
    unfold::unfold(source, &[Script::whole(source)], 0).map(|unfolding| unfolded(unfolding, DEEPEST).0)
}

/// The words that a page shows, without those that its scripts hold, as a browser without scripts shows them.
#[cfg(any(test, feature = "bench"))]
pub(super) fn shown_words(source: &str) -> String {
    shown(source, Flow::Page).0.text
}

/// Reads the markup of a Word document.
#[cfg(feature = "docx")]
pub(super) fn read_document(source: &str) -> String {
    shown(source, Flow::Document).0.text
}

/// What a page shows; where that is no table, what it hides too.
fn shown(source: &str, flow: Flow) -> (Shown, Vec<Script>) {
    let mut walk = Walk::new(source, flow, true);
    walk.run();
    if flow != Flow::Document && walk.cells < FEW_CELLS && walk.hidden_cells >= FEW_CELLS {
        walk = Walk::new(source, flow, false);
        walk.run();
    }
    if flow == Flow::Page && walk.cells < FEW_CELLS {
        let roles = rows::roles(source);
        if !roles.is_empty() {
            walk = Walk::with(source, flow, roles);
            walk.run();
        }
    }
    let (text, map) = walk.writer.end();
    (Shown { text, map, cells: walk.cells }, walk.scripts)
}

struct Shown {
    text: String,
    map: Map,
    cells: usize,
}
