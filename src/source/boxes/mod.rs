//! Words with boxes -> one source text: paragraphs as lines, tables as lines and tabs, with a cell in one piece however it was
//! wrapped. Readers of PDF and text recognition meet here.

mod furniture;
mod grid;
mod gutter;
mod line;
mod open;
mod prose;
mod sheet;
mod stroke;
mod write;

#[cfg(test)]
mod tests;

use crate::model::Origin;
use crate::span::Span;
use crate::words::Words;
use line::Line;

/// The text of a document, and where in it stands what was recognised in pictures, and what stood on damaged pages.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Built {
    pub text: String,
    pub recognised: Vec<Span>,
    pub broken: Vec<Span>,
}

/// What is known of all words of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Nature {
    origin: Origin,
    damaged: bool,
}

/// What a page consists of, from top to bottom.
#[derive(Debug)]
enum Piece {
    /// A line of prose.
    Prose(Line),
    /// A line that stands by itself: a heading above a table, the caption of its columns.
    Apart(String),
    /// A row of a table.
    Row(Row),
}

/// A row of a table.
#[derive(Debug)]
struct Row {
    /// The cells that begin in it, each with its left edge.
    cells: Vec<(f32, String)>,
    /// Lines part it from others, so that its cells are sure.
    ruled: bool,
}

/// The text of a document, in time little more than linear: words are sorted. `None` where it is longer than the limits.
pub(super) fn text(document: &Words) -> Option<Built> {
    let sum = |count: fn(&crate::words::Sheet) -> usize| document.sheets.iter().map(count).sum::<usize>();
    if document.sheets.len() > Words::MOST_SHEETS
        || sum(|sheet| sheet.words.len()) > Words::MOST_WORDS
        || sum(|sheet| sheet.strokes.len()) > Words::MOST_STROKES
    {
        return None;
    }
    let mut before = sheet::Before::default();
    let mut uprights: Vec<_> = document.sheets.iter().map(|sheet| sheet::upright(sheet, &mut before)).collect();
    furniture::drop_running(&mut uprights);
    let natures = document.sheets.iter().map(|sheet| Nature { origin: sheet.origin, damaged: sheet.damaged });
    let (mut pages, mut heights, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for (mut page, nature) in uprights.into_iter().zip(natures) {
        furniture::drop_numbers(&mut page.words, &page.strokes, page.size);
        for column in gutter::columns(page) {
            let (pieces, height) = sheet::pieces(column, &mut before);
            pages.push(pieces);
            heights.push(height);
            kept.push(nature);
        }
    }
    furniture::drop(&mut pages, &heights);
    Some(write::text(&pages, &kept))
}
