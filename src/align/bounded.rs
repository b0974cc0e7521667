//! Rows of a grid whose rows are rows of the table.

use super::record;
use super::record::{Head, Piece, Record, Rows, column_label, guessed_row, is_heading_too, row_label, slice};
use crate::form::TableId;
use crate::layout::Token;
use crate::outline::is_page_mark;

/// Finds the rows.
pub(super) fn read<'t>(grid: &[Vec<&'t str>], block: &'t str, rows: &mut Rows<'t>) {
    // A label whose figures are on the next line, or a piece of one.
    let mut waiting: Option<&'t str> = None;
    for row in grid {
        let line = Line::new(row, rows.table);
        if line.is_stray(waiting) {
            line.add_to_short_row(rows);
            continue;
        }
        let (record, next) = line.record(block, waiting, rows);
        rows.records.extend(record);
        waiting = next;
    }
}

/// One row of the grid.
struct Line<'t> {
    pieces: Vec<Piece<'t>>,
    /// The first figure.
    figure: Option<usize>,
    /// The last words that name a row, before the first figure.
    anchor: Option<(usize, &'static str)>,
    /// The last words before the first figure.
    words: Option<usize>,
}

impl<'t> Line<'t> {
    fn new(row: &[&'t str], table: TableId) -> Line<'t> {
        let pieces: Vec<Piece<'t>> = row.iter().map(|cell| Piece::new(cell)).collect();
        let figure = pieces.iter().position(|piece| piece.token == Token::Figure);
        let before = |at: usize| figure.is_none_or(|figure| at < figure);
        let words = || (0..pieces.len()).filter(|&at| pieces[at].token == Token::Word && before(at));
        // The labels of table 4 stand above its figures, not before them.
        let labelled = figure.is_some() || table != TableId::Remedies;
        let anchor = words()
            .filter(|_| labelled)
            .filter_map(|at| Some((at, row_label(table, pieces[at].text, figure.is_some())?)))
            .next_back();
        let last = words().next_back();
        Line { figure, anchor, words: last, pieces }
    }

    /// The number of a page, or its mark.
    fn is_stray(&self, waiting: Option<&str>) -> bool {
        match &self.pieces[..] {
            [piece] => (piece.token == Token::Figure && waiting.is_none()) || is_page_mark(piece.text),
            _ => false,
        }
    }

    /// A figure alone in its line may be the last of the row before, if that lacks one.
    fn add_to_short_row(&self, rows: &mut Rows<'t>) {
        let table = rows.table;
        let (Some(record), [piece]) = (rows.records.last_mut(), &self.pieces[..]) else { return };
        let filled = record.cells.iter().filter(|cell| cell.fills()).count();
        let short = filled > 0 && record::sizes(table, record.key).iter().all(|&size| filled < size);
        if short && record.key.is_some() && piece.token == Token::Figure {
            record.cells.push(*piece);
        }
    }

    fn has(&self, token: Token) -> bool {
        self.pieces.iter().any(|piece| piece.token == token)
    }

    /// The row that the line is, if it is one, and the label that waits for its figures after it.
    fn record(
        &self,
        block: &'t str,
        waiting: Option<&'t str>,
        rows: &mut Rows<'t>,
    ) -> (Option<Record<'t>>, Option<&'t str>) {
        match (self.anchor, self.words) {
            // The last words before the figures name no row: a damaged label under a heading that is a row elsewhere.
            (Some((at, key)), Some(last)) if last > at && self.figure.is_some() && is_heading_too(rows.table, key) => {
                let key = guessed_row(rows.table, self.pieces[last].text);
                (Some(self.behind(last, key, self.pieces[last].text)), None)
            }
            (Some((at, key)), _) => self.labelled(at, key, rows),
            (None, Some(last)) if self.figure.is_some() => {
                let words = self.pieces[last].text;
                let joined = waiting
                    .map(|first| slice(block, first, words))
                    .filter(|w| row_label(rows.table, w, true).is_some());
                let label = joined.unwrap_or(words);
                let key = row_label(rows.table, label, true).or_else(|| guessed_row(rows.table, label));
                (Some(self.behind(last, key, label)), None)
            }
            (None, Some(last)) if self.has(Token::Placeholder) && rows.table != TableId::Remedies => {
                match guessed_row(rows.table, self.pieces[last].text) {
                    Some(key) => (Some(self.behind(last, Some(key), self.pieces[last].text)), None),
                    None => (None, None),
                }
            }
            (None, Some(last)) => {
                self.note_heading(rows);
                (None, Some(self.pieces[last].text))
            }
            (None, None) if self.figure.is_some() || self.has(Token::Placeholder) => {
                let key = waiting.and_then(|label| row_label(rows.table, label, false));
                let label = key.and(waiting).unwrap_or("");
                (Some(Record { key, label, cells: self.pieces.clone(), column: Some(0) }), None)
            }
            // A row of blank cells says something in table 4 alone, whose row of figures has no label.
            (None, None) if rows.has_remedy_heading() && self.pieces.len() >= 10 => {
                (Some(Record { key: None, label: "", cells: self.pieces.clone(), column: Some(0) }), None)
            }
            (None, None) => (None, waiting),
        }
    }

    fn labelled(&self, at: usize, key: &'static str, rows: &Rows<'t>) -> (Option<Record<'t>>, Option<&'t str>) {
        let record = self.behind(at, Some(key), self.pieces[at].text);
        let bare = self.figure.is_none() && !self.has(Token::Placeholder);
        if record.cells.is_empty() {
            (None, Some(record.label))
        } else if bare && is_heading_too(rows.table, key) && record.cells.len() < 7 {
            (None, None)
        } else {
            (Some(record), None)
        }
    }

    /// The row whose label stands at a place of the line.
    fn behind(&self, at: usize, key: Option<&'static str>, label: &'t str) -> Record<'t> {
        Record { key, label, cells: self.pieces[at + 1..].to_vec(), column: Some(at + 1) }
    }

    /// A line without figures that names no row: labels of columns stand in it.
    fn note_heading(&self, rows: &mut Rows<'t>) {
        for (at, piece) in self.pieces.iter().enumerate().filter(|(_, piece)| piece.token == Token::Word) {
            let key = column_label(rows.table, piece.text);
            rows.columns.extend(key.map(|key| Head {
                key,
                words: piece.text,
                column: Some(at),
                width: self.pieces.len(),
            }));
        }
    }
}
