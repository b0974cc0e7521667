//! Figures without any label: they have the shape of a table, or stand under its heading.

use super::evidence::{Counts, PROSE};
use crate::form::{TABLES, TableId};
use crate::layout::{is_frame, is_page_mark};
use crate::model::SectionKind;

/// As many lines without label or figure may stand inside a table.
pub(super) const MOST_STRAY_LINES: usize = 6;

/// The cells of table 4.
pub(super) const MOST_REMEDIES: usize = 15;

/// Figures without any label: a run of lines of figures under the heading of a table, or in its shape.
#[derive(Default)]
pub(super) struct Bare {
    /// The table under whose heading they stand.
    table: Option<TableId>,
    /// Where the figures begin and end.
    pub run: Option<(usize, usize)>,
    /// Where its second line begins.
    second: usize,
    figures: usize,
    rows: usize,
    /// Cells of the last row, and whether blank ones are among them.
    width: usize,
    wide: bool,
    /// Lines of words since then.
    stray: usize,
    pub found: Vec<(TableId, (usize, usize))>,
}

impl Bare {
    pub fn section(&mut self, kind: SectionKind) {
        let table = match kind {
            SectionKind::Proactive => Some(TableId::Proactive),
            SectionKind::Requests => Some(TableId::Requests),
            SectionKind::Remedies => Some(TableId::Remedies),
            _ => None,
        };
        // A heading that goes back is none, where the figures of its table are not all there yet.
        let goes_back = table.is_some() && table <= self.table && self.rows > 0 && !self.is_enough();
        if !goes_back {
            self.end();
            self.table = table;
        }
    }

    pub fn line(&mut self, start: usize, end: usize, line: &str, counts: Counts) {
        let Counts { figures, words, labelled, width } = counts;
        let mark = figures == 0 && (!line.contains(char::is_alphanumeric) || is_page_mark(line));
        if is_frame(line) || mark {
        } else if figures > 0 && words == 0 {
            // Rows of one table have one width; where a heading says which table it is, blank cells may be lost.
            if self.table.is_none() && width.abs_diff(self.width) > 2 {
                self.end();
            }
            (self.width, self.wide, self.stray) = (width, width > figures, 0);
            if self.rows == 1 {
                self.second = start;
            }
            self.run = Some((self.run.map_or(start, |(first, _)| first), end));
            self.figures += figures;
            self.rows += 1;
        } else if labelled {
            (self.run, self.figures, self.rows) = (None, 0, 0);
        } else if words > 0 && figures == 0 {
            self.stray += 1;
            if self.table.is_none() || self.is_enough() || self.stray > MOST_STRAY_LINES || line.len() > PROSE {
                self.end();
            }
        }
    }

    /// Ends the run before the first label of a table, where it has the shape of another, and tells where it begins: the figures
    /// of table 3 are of no other.
    pub fn before(&mut self, table: TableId) -> Option<usize> {
        let (start, end) = self.run?;
        if table == TableId::Requests || self.table == Some(TableId::Requests) {
            return None;
        }
        // The figure of the last row of table 2 may stand before them.
        let behind = self.is_column(self.figures.saturating_sub(1));
        if !(behind || self.is_shaped() || self.is_column(self.figures)) {
            return None;
        }
        let start = if behind { self.second } else { start };
        (self.run, self.table) = (Some((start, end)), None);
        self.figures -= usize::from(behind);
        self.rows -= usize::from(behind);
        self.end();
        Some(start)
    }

    /// True where it may be no more than the last rows of an open table, whose labels stand before it: it is not just the figures
    /// of table 4.
    pub fn is_row_of(&self, table: TableId) -> bool {
        table == TableId::Requests && self.table != Some(TableId::Remedies) && self.figures != MOST_REMEDIES
    }

    /// True where as many figures, one to a line, are all those of table 3 in one of its forms.
    fn is_column(&self, figures: usize) -> bool {
        self.width == 1
            && self.rows == self.figures
            && TABLES.iter().any(|form| form.table == TableId::Requests && form.len() == figures)
    }

    /// True where it has the shape of table 3.
    fn is_shaped(&self) -> bool {
        // Where blank cells can be seen, many of them may be blank.
        let least_of_row = if self.wide && (8..=12).contains(&self.width) { 3 } else { 6 };
        self.rows >= 20 && self.figures >= least_of_row * self.rows
    }

    /// True where it has as many figures as the table under whose heading it stands, whatever its form.
    fn is_enough(&self) -> bool {
        let most = match self.table {
            Some(TableId::Proactive) => 19,
            Some(TableId::Requests) => 161,
            Some(TableId::Remedies) => MOST_REMEDIES,
            // One figure a row: without labels it has no shape.
            Some(TableId::Statistics) | None => return false,
        };
        self.figures >= most
    }

    /// Takes the run, if it is as long as a table.
    pub fn end(&mut self) {
        let least = |table| match table {
            TableId::Proactive => 10,
            TableId::Requests => 100,
            TableId::Remedies => MOST_REMEDIES,
            TableId::Statistics => usize::MAX,
        };
        let table = match self.table {
            Some(table) => Some(table).filter(|table| self.figures >= least(*table)),
            // Its heading is lost, the shape of the table is not.
            None if self.is_shaped() || self.is_column(self.figures) => Some(TableId::Requests),
            None if self.rows == 1 && self.figures == MOST_REMEDIES => Some(TableId::Remedies),
            None => None,
        };
        self.found.extend(table.zip(self.run.take()));
        (self.figures, self.rows, self.stray) = (0, 0, 0);
        self.run = None;
    }
}
