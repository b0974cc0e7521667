//! Figures without any label: they have the shape of a table, or stand under its heading.

use super::evidence::{Counts, PROSE};
use crate::form::{TABLES, TableForm, TableId};
use crate::layout::{is_frame, is_page_mark};
use crate::model::SectionKind;
use crate::text::is_letter;

/// As many lines without label or figure may stand inside a table.
pub(super) const MOST_STRAY_LINES: usize = 6;

/// The cells of table 4.
pub(super) const MOST_REMEDIES: usize = 15;

/// A longer column of figures is that of no tables.
const MOST_COLUMN: usize = 1_000;

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
    /// Cells of the last row, how many hold a figure, and whether blank ones are among them.
    width: usize,
    filled: usize,
    wide: bool,
    /// Where the lines begin and end while each holds one figure.
    column: Vec<(usize, usize)>,
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
        let mark = figures == 0 && (!line.contains(|c: char| is_letter(c) || c.is_numeric()) || is_page_mark(line));
        if is_frame(line) || mark {
        } else if figures > 0 && words == 0 {
            // Rows of one table have one width, or as many figures; where a heading says which table it is, blank cells may be lost.
            if self.table.is_none() && width.abs_diff(self.width) > 2 && figures != self.filled {
                self.end();
            }
            (self.width, self.filled, self.wide, self.stray) = (width, figures, width > figures, 0);
            if figures == 1 && self.column.len() == self.rows && self.rows < MOST_COLUMN {
                self.column.push((start, end));
            }
            if self.rows == 1 {
                self.second = start;
            }
            self.run = Some((self.run.map_or(start, |(first, _)| first), end));
            self.figures += figures;
            self.rows += 1;
        } else if labelled {
            (self.run, self.figures, self.rows) = (None, 0, 0);
            self.column.clear();
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
        self.width <= 2
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
            Some(table) => Some(table).filter(|table| self.figures >= least(*table) || self.is_row_of_remedies()),
            // Its heading is lost, the shape of the table is not.
            None if self.is_shaped() || self.is_column(self.figures) => Some(TableId::Requests),
            None if self.rows == 1 && self.figures == MOST_REMEDIES => Some(TableId::Remedies),
            None => None,
        };
        if table.is_none() && self.table.is_none() {
            self.found.extend(self.tables_in_column());
        }
        self.found.extend(table.zip(self.run.take()));
        (self.figures, self.rows, self.stray) = (0, 0, 0);
        self.run = None;
        self.column.clear();
    }

    /// True for one row under the heading of table 4 that has as many cells, some of them blank; bars close it at both ends.
    fn is_row_of_remedies(&self) -> bool {
        let cells = MOST_REMEDIES..=MOST_REMEDIES + 2;
        self.table == Some(TableId::Remedies) && self.rows == 1 && self.figures > 4 && cells.contains(&self.width)
    }

    /// The tables in a column of figures that is as long as several: table 2 before table 3, table 4 behind it, in one form. Nothing
    /// proves table 2.
    fn tables_in_column(&self) -> Vec<(TableId, (usize, usize))> {
        let cells = |form: &TableForm, table| {
            TABLES.iter().find(|other| other.form == form.form && other.table == table).map_or(0, |form| form.len())
        };
        let place =
            |first: usize, cells: usize| Some((self.column.get(first)?.0, self.column.get(first + cells - 1)?.1));
        for form in TABLES.iter().filter(|form| form.table == TableId::Requests && self.column.len() == self.rows) {
            let [before, behind] = [TableId::Proactive, TableId::Remedies].map(|table| cells(form, table));
            for (first, last) in [(before, behind), (before, 0), (0, behind)] {
                if self.rows == first + form.len() + last {
                    let remedies =
                        (last > 0).then(|| Some((TableId::Remedies, place(first + form.len(), last)?))).flatten();
                    let requests = place(first, form.len()).map(|place| (TableId::Requests, place));
                    return requests.into_iter().chain(remedies).collect();
                }
            }
        }
        Vec::new()
    }
}
