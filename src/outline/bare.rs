//! Figures without any label: they have the shape of a table, or stand under its heading.

use super::evidence::{Counts, PROSE};
use crate::form::TableId;
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
        // Where blank cells can be seen, many of them may be blank.
        let least_of_row = if self.wide && (8..=12).contains(&self.width) { 3 } else { 6 };
        let table = match self.table {
            Some(table) => Some(table).filter(|table| self.figures >= least(*table)),
            // Its heading is lost, the shape of the table is not.
            None if self.rows >= 20 && self.figures >= least_of_row * self.rows => Some(TableId::Requests),
            None if self.rows == 1 && self.figures == MOST_REMEDIES => Some(TableId::Remedies),
            None => None,
        };
        self.found.extend(table.zip(self.run.take()));
        (self.figures, self.rows, self.stray) = (0, 0, 0);
        self.run = None;
    }
}
