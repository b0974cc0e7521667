//! Plain tables that have kept the order of their cells: a row a line with blanks between its cells, or a cell a line.

use super::{Head, MOST_LINES, MOST_ROWS, Plain, PlainCell, PlainLine, form_with, labelled_row};
use super::{table_of, whole};
use crate::form::{FormId, Row, TableForm, TableId};
use crate::label::{self, Label};
use crate::layout::{Token, cells, classify_counted, has_bars, is_padded, slice};
use std::ops::Range;

/// A longer line (in bytes) is no row of a table.
const LONGEST_ROW: usize = 600;

/// More figures in a line are those of a row.
const FEW: usize = 2;

/// Reads a table off some lines; `None` where they are not plain.
pub(super) fn read<'t>(text: &'t str, lines: impl Iterator<Item = &'t str>, table: TableId) -> Option<Plain<'t>> {
    let mut reader = Reader::new(table, text);
    for line in lines {
        reader.line(line)?;
        if let Some(form) = reader.form() {
            return reader.close(form);
        }
    }
    None
}

/// A table while its lines are read.
struct Reader<'t> {
    table: TableId,
    text: &'t str,
    /// The last row is that which figures are of.
    rows: Vec<FoundRow<'t>>,
    cells: Vec<PlainCell<'t>>,
    heads: Vec<Head<'t>>,
    lines: Vec<PlainLine<'t>>,
    /// Words since the last figure.
    waiting: Vec<(&'t str, &'static [Label])>,
    /// True where a row stands in one line, false where each cell has its own; `None` while that is not known.
    in_lines: Option<bool>,
}

/// A row while the form is not known.
struct FoundRow<'t> {
    key: &'static str,
    label: &'t str,
    /// Its figures.
    cells: Range<usize>,
}

impl<'t> Reader<'t> {
    fn new(table: TableId, text: &'t str) -> Reader<'t> {
        Reader {
            table,
            text,
            rows: Vec::with_capacity(MOST_ROWS),
            cells: Vec::with_capacity(MOST_ROWS * 7),
            heads: Vec::with_capacity(MOST_ROWS),
            lines: Vec::with_capacity(MOST_ROWS * 8),
            waiting: Vec::with_capacity(MOST_ROWS),
            in_lines: None,
        }
    }

    /// Takes a line; `None` where it is not plain.
    fn line(&mut self, line: &'t str) -> Option<()> {
        if line.len() > LONGEST_ROW || self.lines.len() == MOST_LINES || has_bars(line) {
            return None;
        }
        let (first, before) = (self.cells.len(), self.waiting.len());
        let (mut words, mut labelled, mut strange) = (0, false, true);
        for cell in cells(line) {
            let (token, count) = classify_counted(cell);
            match token {
                Token::Figure if !is_padded(cell) && !cell.contains(char::is_whitespace) => {
                    self.cells.push(PlainCell { text: cell, token, count });
                }
                Token::Word if self.cells.len() == first => {
                    words += 1;
                    for (words, labels) in label::each(cell) {
                        let known = labels.iter().any(|label| label.table() == self.table);
                        // Behind figures, words that name nothing may be one of them.
                        if !known && (!labels.is_empty() || self.waiting.is_empty()) {
                            return None;
                        }
                        strange &= !known;
                        labelled |= table_of(words, labels).is_some();
                        self.waiting.push((words, labels));
                    }
                }
                _ => return None,
            }
        }
        let figures = self.cells.len() - first;
        if figures > 0 && self.is_headed(before) {
            return None;
        }
        let structured = figures > FEW && words < 3;
        strange &= figures == 0;
        self.lines.push(PlainLine { text: line, figures, words, labelled, structured, strange });
        if figures > 0 { self.figures(first, words > 0) } else { Some(()) }
    }

    /// True where labels of columns stand in the line of a row, before its own: they are a heading that has lost its end, which
    /// may be of another table. `first` is the first word of the line among those that wait.
    fn is_headed(&self, first: usize) -> bool {
        let heads = |(words, labels): &(&str, &[Label])| {
            label::column_of(self.table, labels).is_some() && !label::names_row(self.table, words, labels)
        };
        self.waiting.iter().skip(first).rev().skip(1).any(heads)
    }

    /// Takes the figures of a line, from the first of them on, which stand behind words or alone.
    fn figures(&mut self, first: usize, behind_words: bool) -> Option<()> {
        let figures = first..self.cells.len();
        if self.waiting.is_empty() {
            // A row in lines of its cells goes on; any other has all of its figures in its line.
            let row = self.rows.last_mut().filter(|_| self.in_lines == Some(false) && figures.len() == 1)?;
            row.cells.end = figures.end;
            return Some(());
        }
        // The labels of table 4 stand above its figures.
        let above = self.table == TableId::Remedies;
        if above && behind_words {
            return None;
        }
        let in_lines = behind_words || above && figures.len() > 1;
        let one_way = *self.in_lines.get_or_insert(in_lines) == in_lines && (in_lines || figures.len() == 1);
        if !one_way {
            return None;
        }
        let (key, label) = self.label()?;
        self.rows.push(FoundRow { key, label, cells: figures });
        Some(())
    }

    /// The row that the waiting words end in; those before it are headings. Table 4 has one row without a label.
    fn label(&mut self) -> Option<(&'static str, &'t str)> {
        let table = self.table;
        let named = match table {
            TableId::Remedies => ("", ""),
            _ => {
                let (label, labels) = self.waiting.pop()?;
                let behind_column =
                    self.waiting.last().is_some_and(|(_, labels)| label::column_of(table, labels).is_some());
                // 其他 right after the labels of columns is one of them.
                if behind_column && !label::names_row(table, label, labels) {
                    return None;
                }
                (labelled_row(table, label, labels)?, label)
            }
        };
        let mut waiting = std::mem::take(&mut self.waiting).into_iter().peekable();
        while let Some((words, labels)) = waiting.next() {
            if labels.is_empty() {
                let rest =
                    std::iter::from_fn(|| waiting.next_if(|(_, labels)| labels.is_empty()).map(|(words, _)| words));
                self.pieces(words, rest.collect())?;
                continue;
            }
            // （六）其他处理 is a row in one form and a heading in the other.
            let row = table != TableId::Remedies && label::names_row(table, words, labels);
            if row && label::row_of(table, labels) != Some("other") {
                return None;
            }
            let column = label::column_of(table, labels).filter(|_| !row);
            self.heads.extend(column.map(|key| Head { key, words, column: None, width: 0 }));
        }
        Some(named)
    }

    /// Words that name nothing, where two or three of them together are a heading: 本年制⏎发件数.
    fn pieces(&mut self, first: &'t str, rest: Vec<&'t str>) -> Option<()> {
        let mut pieces = &[&[first], &rest[..]].concat()[..];
        while !pieces.is_empty() {
            let whole = |count: usize| {
                let words = slice(self.text, pieces[0], pieces.get(count - 1)?);
                let labels = label::find(words);
                let of_table = labels.iter().any(|label| label.table() == self.table);
                (of_table && label::row_of(self.table, labels).is_none()).then_some((words, labels, count))
            };
            let (words, labels, count) = (2..=3).find_map(whole)?;
            let column = label::column_of(self.table, labels);
            self.heads.extend(column.map(|key| Head { key, words, column: None, width: 0 }));
            pieces = &pieces[count..];
        }
        Some(())
    }

    /// The form that has these rows and no others, once their figures are all there.
    fn form(&self) -> Option<&'static TableForm> {
        let form = match self.table {
            TableId::Remedies => crate::form::table(FormId::Y2021, self.table),
            _ => form_with(self.table, self.rows.iter().map(|row| row.key))?,
        };
        let full = |(row, found): (&Row, &FoundRow<'_>)| row.columns.len() == found.cells.len();
        let all = match self.table {
            TableId::Remedies => self.rows.len() == 1 && self.cells.len() == form.len(),
            _ => form.rows.iter().zip(&self.rows).all(full),
        };
        all.then_some(form)
    }

    fn close(self, form: &'static TableForm) -> Option<Plain<'t>> {
        let block = whole(self.text, &self.lines)?;
        let labels = self.rows.iter().map(|row| row.label).filter(|label| !label.is_empty()).collect();
        let soft = self.in_lines == Some(true);
        let (cells, heads, lines) = (self.cells, self.heads, self.lines);
        let (sides, extents) = (Vec::new(), Vec::new());
        Some(Plain { form, text: block, cells, labels, heads, lines, sides, extents, width: None, soft })
    }
}
