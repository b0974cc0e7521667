//! The pieces of all pages as one text.

use super::line::{Line, is_numbered};
use super::prose::{Measure, goes_on};
use super::{Built, Nature, Piece, Row};
use crate::model::Origin;
use crate::source::value::is_value;
use crate::span::Span;

/// Writes pages: a paragraph a line, a row a line with its cells between tabs.
pub(super) fn text(pages: &[Vec<Piece>], natures: &[Nature]) -> Built {
    let mut writer = Writer { built: Built::default(), open: Open::Nothing };
    for (page, nature) in pages.iter().zip(natures) {
        let from = writer.built.text.len();
        writer.page(page, *nature);
        writer.note(from, *nature);
    }
    writer.end();
    writer.built
}

/// What the next piece may go on with.
#[derive(Default)]
enum Open<'p> {
    /// Nothing does.
    #[default]
    Nothing,
    /// A line, and whether its paragraph may go on behind it.
    Prose(&'p Line, bool),
    /// The last row of a page.
    Row(Vec<(f32, String)>, Nature),
}

struct Writer<'p> {
    built: Built,
    open: Open<'p>,
}

impl<'p> Writer<'p> {
    fn page(&mut self, page: &'p [Piece], nature: Nature) {
        let origin = nature.origin;
        let measure = Measure::of(page);
        // the row that was open goes on here, below a heading that is repeated
        let first = page.iter().position(|piece| !matches!(piece, Piece::Apart(_)));
        let joined = first.filter(|&at| matches!(&page[at], Piece::Row(row) if self.join(row, nature)));
        for (at, piece) in page.iter().enumerate().filter(|(at, _)| joined != Some(*at)) {
            match piece {
                Piece::Prose(line) => self.prose(line, origin, measure, at == 0),
                Piece::Apart(text) => {
                    self.end();
                    self.push(text, origin);
                    self.built.text.push('\n');
                }
                Piece::Row(row) => {
                    self.end();
                    if at + 1 == page.len() {
                        self.open = Open::Row(row.cells.clone(), nature);
                    } else {
                        self.write_row(&row.cells, origin);
                    }
                }
            }
        }
    }

    /// True where a row is the rest of the one that the end of a page has left open, and is put to it.
    fn join(&mut self, row: &Row, nature: Nature) -> bool {
        let Open::Row(before, first) = &mut self.open else { return false };
        let whole = if row.ruled { joined(before, &row.cells) } else { labelled(before, &row.cells) };
        let Some(whole) = whole else { return false };
        *before = whole;
        first.damaged |= nature.damaged;
        true
    }

    /// Notes what was written of a damaged page.
    fn note(&mut self, from: usize, nature: Nature) {
        let to = self.built.text.len();
        match self.built.broken.last_mut() {
            _ if !nature.damaged || from == to => {}
            Some(last) if last.end >= from => last.end = to,
            _ => self.built.broken.push(Span::new(from, to)),
        }
    }

    fn prose(&mut self, line: &'p Line, origin: Origin, measure: Option<Measure>, new_page: bool) {
        let full = measure.is_some_and(|measure| measure.is_full(line));
        let joins = match self.open {
            Open::Prose(before, true) => {
                let near = new_page || line.y0 - before.y0 < 2.6 * line.height();
                near && measure.is_none_or(|measure| measure.is_flush(line)) && goes_on(before, line)
            }
            _ => false,
        };
        if !joins {
            self.end();
        } else if self.built.text.ends_with(|c: char| c.is_ascii_alphabetic())
            && line.text.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            self.built.text.push(' ');
        }
        self.push(&line.text, origin);
        self.open = Open::Prose(line, full);
    }

    fn write_row(&mut self, cells: &[(f32, String)], origin: Origin) {
        for (at, (_, text)) in cells[covered(cells)..].iter().enumerate() {
            if at > 0 {
                self.built.text.push('\t');
            }
            self.push(text, origin);
        }
        self.built.text.push('\n');
    }

    /// Ends what is open.
    fn end(&mut self) {
        match std::mem::take(&mut self.open) {
            Open::Nothing => {}
            Open::Prose(..) => self.built.text.push('\n'),
            Open::Row(cells, nature) => {
                let from = self.built.text.len();
                self.write_row(&cells, nature.origin);
                self.note(from, nature);
            }
        }
    }

    /// Writes words without what would end their line or cell; tabs are written by headings alone.
    fn push(&mut self, text: &str, origin: Origin) {
        let from = self.built.text.len();
        let odd = |c: char| c.is_control() && c != '\t';
        if text.contains(odd) {
            self.built.text.extend(text.chars().map(|c| if odd(c) { ' ' } else { c }));
        } else {
            self.built.text.push_str(text);
        }
        let to = self.built.text.len();
        if origin == Origin::Ocr && to > from {
            match self.built.recognised.last_mut() {
                // a tab or the end of a line between them
                Some(last) if last.end + 1 >= from => last.end = to,
                _ => self.built.recognised.push(Span::new(from, to)),
            }
        }
    }
}

/// How many blank cells stand in front of a label: on a new page nothing stands in a cell that goes on from the page before.
fn covered(cells: &[(f32, String)]) -> usize {
    let first = cells.iter().position(|cell| !cell.1.is_empty());
    let is_label = |text: &str| !is_value(text) && text.chars().any(|c| c > '\u{2E7F}' && c.is_alphabetic());
    first.filter(|&first| is_label(&cells[first].1)).unwrap_or(0)
}

/// A row that the end of a page has cut in two: a cell over several rows goes on in front of the second part.
fn joined(before: &[(f32, String)], cells: &[(f32, String)]) -> Option<Vec<(f32, String)>> {
    let (over, rest) = cells.split_at_checked(cells.len().checked_sub(before.len())?)?;
    let same = before.iter().zip(rest).all(|(a, b)| (a.0 - b.0).abs() < 6.0);
    let cut = same && over.iter().all(|cell| cell.1.is_empty()) && is_cut(before, rest);
    cut.then(|| before.iter().zip(rest).map(|(a, b)| (a.0, format!("{}{}", a.1, b.1))).collect())
}

/// A row without lines that the end of a page has cut in two: its figures stand on one page, and its label on the other. Beside the
/// figures may stand what goes over several rows.
fn labelled(before: &[(f32, String)], cells: &[(f32, String)]) -> Option<Vec<(f32, String)>> {
    let labels = |part: &[(f32, String)]| part.iter().take_while(|cell| is_worded(&cell.1)).count();
    let over = |part: &[(f32, String)]| part.first().is_none_or(|cell| cell.1.starts_with(['（', '(']));
    let numbered = |part: &[(f32, String)]| part.iter().any(|cell| cell.1.starts_with(|c: char| c.is_ascii_digit()));
    let (figures, label) = if labels(before) > 0 && labels(cells) == 0 { (cells, before) } else { (before, cells) };
    let ((above, figures), (own, blank)) = (figures.split_at(labels(figures)), label.split_at(labels(label)));
    let parted = figures.len() == blank.len() && !own.is_empty() && blank.iter().all(|cell| cell.1.is_empty());
    let fits = above.is_empty() || (over(above) && above.len() == 1 && numbered(own));
    let printed = figures.iter().any(|cell| !cell.1.is_empty());
    (parted && fits && printed).then(|| above.iter().chain(own).chain(figures).cloned().collect())
}

fn is_worded(text: &str) -> bool {
    text.chars().any(|c| c > '\u{2E7F}')
}

/// True where the end of a page has cut a row in two: in the second part only words go on, or in the first only words stand; or all
/// words of a row stand in the second part, and its figures in the first.
fn is_cut(before: &[(f32, String)], rest: &[(f32, String)]) -> bool {
    const FIGURES: usize = 3;
    let numbered = |cells: &[(f32, String)]| cells.iter().any(|cell| is_numbered(&cell.1));
    let blank = |cells: &[(f32, String)]| cells.iter().rev().take_while(|cell| cell.1.is_empty()).count();
    let words = |cells: &[(f32, String)]| cells.iter().any(|cell| is_worded(&cell.1));
    let cut = |part: &[(f32, String)], other: &[(f32, String)]| blank(part) >= FIGURES && blank(other) < FIGURES;
    let apart = || !words(before) && before.iter().zip(rest).all(|(a, b)| a.1.is_empty() || b.1.is_empty());
    let goes_on = || words(before) && !numbered(rest) && (cut(before, rest) || cut(rest, before));
    words(rest) && (goes_on() || (cut(rest, before) && apart()))
}
