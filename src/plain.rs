//! Tables that a copy has left whole: bars or tabs between the cells, every row of the form in its order behind its label,
//! with a figure in each cell, or blank ones where heading and width show their place. They are read straight off their lines.
//!
//! `outline` and `align` would come to the same by weighing lines, layouts and readings, at many times the price; a
//! property holds the two ways together. What is not plain is left to them.

use crate::form::{Column, Row, TABLES, TableForm, TableId};
use crate::label::{self, Label};
use crate::layout::{Token, classify, is_padded, is_rule, lines, parted};
use std::ops::Range;

/// A table that can be read straight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plain<'t> {
    /// The table, in the form that its rows are of.
    pub form: &'static TableForm,
    /// Its lines, from the first label to the last figure.
    pub text: &'t str,
    /// Its cells in the order of the form.
    pub cells: Vec<PlainCell<'t>>,
    /// The labels of its rows in the order of the form; none for table 4.
    pub labels: Vec<&'t str>,
    /// The labels of its columns in the order of the source.
    pub heads: Vec<PlainHead<'t>>,
    /// The same lines one by one, without blank ones.
    pub lines: Vec<PlainLine<'t>>,
}

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PlainCell<'t> {
    /// What is printed.
    pub text: &'t str,
    /// A figure, a placeholder, or nothing.
    pub token: Token,
}

/// The label of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PlainHead<'t> {
    /// The column that it names.
    pub key: &'static str,
    /// As printed.
    pub words: &'t str,
    /// The column of the grid that it stands in.
    pub column: usize,
    /// How many columns its line has.
    pub width: usize,
}

/// A line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PlainLine<'t> {
    /// All of it.
    pub text: &'t str,
    /// How many figures and placeholders stand in it.
    pub figures: usize,
    /// How many cells of words.
    pub words: usize,
    /// True where one of them names what this table alone has.
    pub labelled: bool,
}

/// Wider rows are taken for several.
const MOST_COLUMNS: usize = 32;

/// As many lines has a table, headings over each of its blocks included.
const MOST_LINES: usize = 64;

/// As many rows has the largest table.
const MOST_ROWS: usize = 25;

/// Reads the table that begins with the line at `start`; `None` where none does, or it is not plain.
pub(crate) fn read(text: &str, start: usize) -> Option<Plain<'_>> {
    let mut lines = lines(text.get(start..)?);
    let first = lines.next()?;
    let mut reader = Reader::new(first)?;
    for line in std::iter::once(first).chain(lines) {
        reader.line(line)?;
        if let Some(form) = reader.form() {
            return reader.close(form, text, start);
        }
    }
    None
}

/// The table that alone has what some words name.
pub(crate) fn table_of(words: &str, labels: &[Label]) -> Option<TableId> {
    let first = labels.first()?;
    let shared = labels.iter().any(|label| label.table() != first.table()) || is_weak(words, *first);
    (!shared).then_some(first.table())
}

/// Words that stand for themselves too often: 内容, 企业, 维持.
fn is_weak(words: &str, label: Label) -> bool {
    !matches!(label, Label::Row(..)) && words.chars().filter(|c| c.is_alphabetic()).nth(2).is_none()
}

/// A table while its lines are read.
struct Reader<'t> {
    table: TableId,
    bar: u8,
    /// True where every line begins with a bar.
    framed: bool,
    rows: Vec<PlainRow<'t>>,
    /// The cells of all rows, each row's behind its label.
    grid: Vec<PlainCell<'t>>,
    heads: Vec<PlainHead<'t>>,
    lines: Vec<PlainLine<'t>>,
    /// How wide all lines are; `None` where they differ.
    width: Option<usize>,
}

/// A row while the form is not known.
struct PlainRow<'t> {
    key: &'static str,
    label: &'t str,
    /// The column of the grid behind the label.
    column: usize,
    /// Its cells.
    cells: Range<usize>,
    /// Those from the first that is filled to the last.
    filled: Range<usize>,
    /// How many are filled.
    count: usize,
}

/// The words of a line.
#[derive(Default)]
struct Words<'t> {
    count: usize,
    /// True where some name what the table alone has.
    labelled: bool,
    /// True where some name a row even where no figures follow.
    name_row: bool,
    /// The last, the column behind them, and what they name.
    last: Option<(&'t str, usize, &'static [Label])>,
}

impl<'t> Reader<'t> {
    /// A reader of the table that the first line names, if it names one.
    fn new(first: &'t str) -> Option<Reader<'t>> {
        let bar = if first.contains('|') { b'|' } else { b'\t' };
        let table = parted(first, bar).map(str::trim).find_map(|cell| table_of(cell, label::find(cell)))?;
        (table != TableId::Statistics).then(|| Reader {
            table,
            bar,
            framed: first.trim_start().starts_with('|'),
            rows: Vec::with_capacity(MOST_ROWS),
            grid: Vec::with_capacity(MOST_ROWS * 8),
            heads: Vec::with_capacity(MOST_ROWS),
            lines: Vec::with_capacity(MOST_LINES),
            width: None,
        })
    }

    /// Takes a line; `None` where it is not plain.
    fn line(&mut self, line: &'t str) -> Option<()> {
        let other = if self.bar == b'|' { b'\t' } else { b'|' };
        let has = |bar: u8| memchr::memchr(bar, line.as_bytes()).is_some();
        if has(other) || !has(self.bar) || line.trim_start().starts_with('|') != self.framed {
            return None;
        }
        if is_rule(line) {
            return Some(());
        }
        let (from, heads) = (self.grid.len(), self.heads.len());
        let (mut words, mut width, mut filled, mut figures) = (Words::default(), 0, from..from, 0);
        let mut count = 0;
        for cell in parted(self.inner(line), self.bar).map(str::trim) {
            width += 1;
            let token = classify(cell);
            match token {
                Token::Word if count > 0 => return None,
                Token::Word => {
                    self.heads.extend(words.push(self.table, cell, width)?);
                    self.grid.truncate(from);
                    continue;
                }
                Token::Figure if is_padded(cell) => return None,
                Token::Figure | Token::Placeholder => {
                    let at = self.grid.len();
                    filled = if count > 0 { filled.start } else { at }..at + 1;
                    count += 1;
                    figures += usize::from(token == Token::Figure);
                }
                Token::Blank => {}
            }
            self.grid.push(PlainCell { text: cell, token });
        }
        self.lines.push(PlainLine { text: line, figures: count, words: words.count, labelled: words.labelled });
        if width > MOST_COLUMNS || self.lines.len() > MOST_LINES {
            return None;
        }
        let known = self.lines.len() == 1 || self.width == Some(width);
        self.width = known.then_some(width);
        if count == 0 && !words.name_row {
            self.grid.truncate(from);
            self.heads[heads..].iter_mut().for_each(|head| head.width = width);
            // Between its rows table 2 alone has headings.
            let heading = self.rows.is_empty() || self.table == TableId::Proactive;
            return (heading && words.count > 0).then_some(());
        }
        self.heads.truncate(heads);
        // What tells the row of placeholders alone is the business of others.
        let plain = if count > 0 { figures > 0 } else { self.table != TableId::Remedies };
        let (label, column, key) = self.label(&words)?;
        self.rows.push(PlainRow { key, label, column, cells: from..self.grid.len(), filled, count });
        plain.then_some(())
    }

    /// A line without its frame.
    fn inner(&self, line: &'t str) -> &'t str {
        if self.bar == b'\t' {
            return line;
        }
        let line = line.trim();
        let inner = if self.framed { line.strip_prefix('|').unwrap_or(line) } else { line };
        if self.framed { inner.strip_suffix('|').unwrap_or(inner) } else { inner }
    }

    /// The label of a row, the column behind it, and the row that it names; table 4 has no labels.
    fn label(&self, words: &Words<'t>) -> Option<(&'t str, usize, &'static str)> {
        if self.table == TableId::Remedies {
            return (words.count == 0).then_some(("", 0, ""));
        }
        let (label, column, labels) = words.last?;
        let key = row_of(self.table, labels)?;
        // （六）其他 is cut short, and 3.其他 a row below it; digits at the end may be those of the first figure.
        let cut_short = key == "other.misc" && label::is_bracketed(label);
        let runs_on = label.ends_with(|c: char| c == '.' || c.is_ascii_digit());
        (!cut_short && !runs_on).then_some((label, column, key))
    }

    /// The form that has these rows and no others, once they are all there.
    fn form(&self) -> Option<&'static TableForm> {
        let same = |(row, found): (&Row, &PlainRow<'_>)| row.key == found.key;
        TABLES.into_iter().filter(|form| form.table == self.table).find(|form| match form.table {
            TableId::Remedies => !self.rows.is_empty(),
            _ => form.rows.len() == self.rows.len() && form.rows.iter().zip(&self.rows).all(same),
        })
    }

    fn close(self, form: &'static TableForm, text: &'t str, start: usize) -> Option<Plain<'t>> {
        let known = |head: &PlainHead<'_>| form.rows.iter().any(|row| row.columns.iter().any(|c| c.key == head.key));
        let last = self.lines.last()?.text;
        let end = (last.as_ptr() as usize + last.len()).wrapping_sub(text.as_ptr() as usize);
        if !self.heads.iter().all(known) || (form.table == TableId::Remedies && self.heads.len() < 10) {
            return None;
        }
        let full = |size| move |found: &PlainRow<'_>| found.count == size && found.filled.len() == size;
        let sizes = form.rows.iter().map(|row| row.columns.len());
        let mut cells = Vec::with_capacity(form.len());
        if form.table == TableId::Remedies {
            let row = self.rows.first().filter(|row| full(form.len())(row))?;
            let figures = &self.grid[row.filled.clone()];
            cells.extend(figures.iter().all(|cell| cell.token == Token::Figure).then_some(figures)?);
        } else if self.rows.iter().zip(sizes.clone()).all(|(row, size)| full(size)(row)) {
            self.rows.iter().for_each(|row| cells.extend(&self.grid[row.filled.clone()]));
        } else {
            // What is lacking at the end of a text may have been cut off.
            text.get(end..)?.contains(|c| !matches!(c, '|' | ' ' | '\n' | '\t')).then_some(())?;
            let first = self.width.and_then(|_| first_column(form, &self.heads))?;
            for (row, size) in self.rows.iter().zip(sizes) {
                cells.extend(&self.grid[self.window(row, size, first)?]);
            }
        }
        let labels = self.rows.iter().map(|row| row.label).filter(|label| !label.is_empty()).collect();
        Some(Plain { form, text: text.get(start..end)?, cells, labels, heads: self.heads, lines: self.lines })
    }

    /// Where the cells of a row stand in the grid, whose figures begin in the column `first`; all lines are as wide.
    fn window(&self, row: &PlainRow<'_>, size: usize, first: usize) -> Option<Range<usize>> {
        let within = |start: usize| Some(start..start + size).filter(|cells| cells.end <= row.cells.end);
        if row.count == 0 {
            // （六）其他处理 is a row in one form and a heading in the other.
            return within(row.cells.start).filter(|_| row.key != "other");
        }
        let cells = within(row.cells.start + first.checked_sub(row.column)?)?;
        let holds = cells.start <= row.filled.start && row.filled.end <= cells.end;
        // A blank total may hide that a cell is lost.
        let total = self.table != TableId::Requests || self.grid[cells.end - 1].token != Token::Blank;
        let same = row.cells.len() != size || cells.start == row.cells.start;
        (holds && total && same).then_some(cells)
    }
}

/// The column of the grid where the figures begin: in every block of the table that has several columns, their labels stand
/// side by side from there.
fn first_column(form: &TableForm, heads: &[PlainHead<'_>]) -> Option<usize> {
    let mut first = None;
    for columns in form.rows.iter().map(|row| row.columns).filter(|columns| columns.len() > 1) {
        let side_by_side = |at: usize| {
            let stands = |(place, column): (usize, &Column)| {
                heads.iter().any(|head| head.key == column.key && head.column == at + place)
            };
            columns.iter().enumerate().all(stands)
        };
        let mut starts = heads.iter().filter(|head| head.key == columns[0].key).map(|head| head.column);
        let start = starts.next()?;
        if starts.any(|other| other != start) || !side_by_side(start) || first.is_some_and(|first| first != start) {
            return None;
        }
        first = Some(start);
    }
    first
}

impl<'t> Words<'t> {
    /// Takes the words of the cell before a column, and gives the column of the form that they name; `None` where they name
    /// nothing of the table.
    fn push(&mut self, table: TableId, cell: &'t str, behind: usize) -> Option<Option<PlainHead<'t>>> {
        let labels = label::find(cell);
        if !labels.iter().any(|label| label.table() == table) {
            return None;
        }
        self.count += 1;
        self.labelled |= table_of(cell, labels).is_some();
        self.last = Some((cell, behind, labels));
        let key = labels.iter().find_map(|label| match label {
            Label::Column(of, key) if *of == table => Some(*key),
            _ => None,
        });
        let row = table != TableId::Remedies && row_of(table, labels).is_some();
        self.name_row |= row && (key.is_none() || label::is_numbered(cell));
        Some(key.map(|key| PlainHead { key, words: cell, column: behind - 1, width: 0 }))
    }
}

/// The row that labels name.
fn row_of(table: TableId, labels: &[Label]) -> Option<&'static str> {
    labels.iter().find_map(|label| match label {
        Label::Row(of, key) if *of == table => Some(*key),
        _ => None,
    })
}
