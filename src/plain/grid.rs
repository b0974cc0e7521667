//! Plain tables whose cells bars or tabs part: a row of the table a line.

use super::{Head, MOST_LINES, MOST_ROWS, Plain, PlainCell, PlainLine, form_with, labelled_row};
use super::{table_of, whole};
use crate::form::{Column, TableForm, TableId};
use crate::label::{self, Label};
use crate::layout::{Token, classify_counted, has_bars, is_padded, is_rule, parted, trim, usual_width};
use crate::span::end_in;
use std::ops::Range;

/// Wider rows are taken for several.
const MOST_COLUMNS: usize = 32;

/// As many lines without bars may stand at the beginning of a table.
const MOST_HEADINGS: usize = 3;

/// Reads a table off some lines; `None` where they are not plain.
pub(super) fn read<'t>(
    text: &'t str,
    lines: impl Iterator<Item = &'t str> + Clone,
    table: TableId,
) -> Option<Plain<'t>> {
    let mut reader = Reader::new(table, lines.clone().take(MOST_HEADINGS).find(|line| has_bars(line))?);
    for line in lines {
        reader.line(line)?;
        if let Some(form) = reader.form() {
            return reader.close(form, text);
        }
    }
    None
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
    heads: Vec<Head<'t>>,
    lines: Vec<PlainLine<'t>>,
    /// How wide each line with bars is.
    widths: Vec<usize>,
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

/// The cells of a line.
#[derive(Default)]
struct Cells<'t> {
    words: Words<'t>,
    /// How many there are.
    width: usize,
    /// The places in the grid from the first that is filled to the last.
    filled: Range<usize>,
    /// How many are filled.
    count: usize,
    /// How many of those hold figures.
    figures: usize,
}

/// The words of a line.
#[derive(Default)]
struct Words<'t> {
    count: usize,
    /// True where some name what the table alone has.
    labelled: bool,
    /// The row that some name even where no figures follow.
    row: Option<&'static str>,
    /// How many name nothing.
    strange: usize,
    /// The last, the column behind them, and what they name.
    last: Option<(&'t str, usize, &'static [Label])>,
}

impl<'t> Reader<'t> {
    fn new(table: TableId, first: &str) -> Reader<'t> {
        Reader {
            table,
            bar: if first.contains('|') { b'|' } else { b'\t' },
            framed: first.trim_start().starts_with('|'),
            rows: Vec::with_capacity(MOST_ROWS),
            grid: Vec::with_capacity(MOST_ROWS * 8),
            heads: Vec::with_capacity(MOST_ROWS),
            lines: Vec::with_capacity(2 * MOST_ROWS),
            widths: Vec::with_capacity(2 * MOST_ROWS),
        }
    }

    /// Takes a line; `None` where it is not plain.
    fn line(&mut self, line: &'t str) -> Option<()> {
        let other = if self.bar == b'|' { b'\t' } else { b'|' };
        let has = |bar: u8| memchr::memchr(bar, line.as_bytes()).is_some();
        if has(other) {
            return None;
        }
        if is_rule(line) || (!self.framed && is_dashes(line)) {
            return Some(());
        }
        if !has(self.bar) {
            return self.heading(line);
        }
        // Without a frame, a bar at the beginning is the end of a blank cell.
        if self.framed && !line.trim_start().starts_with('|') {
            return None;
        }
        let (from, heads) = (self.grid.len(), self.heads.len());
        let cells = self.cells(line)?;
        self.lines.push(cells.line(line));
        self.widths.push(cells.width);
        if cells.width > MOST_COLUMNS || self.lines.len() > MOST_LINES {
            return None;
        }
        if cells.count == 0 && cells.words.row.is_none() {
            self.grid.truncate(from);
            self.heads[heads..].iter_mut().for_each(|head| head.width = cells.width);
            // Between its rows table 2 alone has headings.
            let heading = self.rows.is_empty() || self.table == TableId::Proactive;
            return (heading && cells.words.count > 0).then_some(());
        }
        self.heads.truncate(heads);
        self.row(cells, from)
    }

    /// Puts the cells of a line into the grid, and the columns that its words name to the heads.
    fn cells(&mut self, line: &'t str) -> Option<Cells<'t>> {
        let from = self.grid.len();
        let mut cells = Cells { filled: from..from, ..Cells::default() };
        for cell in parted(self.inner(line), self.bar).map(trim) {
            cells.width += 1;
            let (token, count) = classify_counted(cell);
            match token {
                Token::Word if cells.count > 0 => return None,
                Token::Word => {
                    self.heads.extend(cells.words.push(self.table, cell, cells.width)?);
                    self.grid.truncate(from);
                    continue;
                }
                Token::Figure if is_padded(cell) => return None,
                Token::Figure | Token::Placeholder => {
                    let at = self.grid.len();
                    cells.filled = if cells.count > 0 { cells.filled.start } else { at }..at + 1;
                    cells.count += 1;
                    cells.figures += usize::from(token == Token::Figure);
                }
                Token::Blank => {}
            }
            self.grid.push(PlainCell { text: cell, token, count });
        }
        Some(cells)
    }

    /// Takes a row, whose cells stand in the grid from a place on; `None` where it is not plain.
    fn row(&mut self, cells: Cells<'t>, from: usize) -> Option<()> {
        // What tells the row of placeholders alone is the business of others, unless its label does.
        let named = self.table != TableId::Remedies && (cells.count == 0 || cells.words.row.is_some());
        let plain = cells.figures > 0 || named;
        if cells.words.strange > 0 || !plain {
            return None;
        }
        let (label, column, key) = self.label(&cells.words)?;
        let Cells { filled, count, .. } = cells;
        self.rows.push(PlainRow { key, label, column, cells: from..self.grid.len(), filled, count });
        Some(())
    }

    /// A line without bars: a heading over the columns of others, 第二十条第（一）项.
    fn heading(&mut self, line: &'t str) -> Option<()> {
        let mut words = Words::default();
        let cell = line.trim();
        let none = words.push(self.table, cell, 1)?.is_none();
        let heading = none && words.labelled && words.row.is_none() && !cell.contains(char::is_whitespace);
        let between = self.rows.is_empty() || self.table == TableId::Proactive;
        self.lines.push(PlainLine {
            text: line,
            figures: 0,
            words: 1,
            labelled: true,
            structured: false,
            strange: false,
        });
        (heading && between && self.lines.len() <= MOST_LINES).then_some(())
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
        Some((label, column, labelled_row(self.table, label, labels)?))
    }

    /// The form that has these rows and no others, once they are all there.
    fn form(&self) -> Option<&'static TableForm> {
        if self.table == TableId::Remedies {
            return self.rows.first().map(|_| crate::form::table(crate::form::FormId::Y2021, self.table));
        }
        form_with(self.table, self.rows.iter().map(|row| row.key))
    }

    fn close(self, form: &'static TableForm, text: &'t str) -> Option<Plain<'t>> {
        let block = whole(text, &self.lines)?;
        let full = |size| move |found: &PlainRow<'_>| found.count == size && found.filled.len() == size;
        let sizes = form.rows.iter().map(|row| row.columns.len());
        let mut cells = Vec::with_capacity(form.len());
        let all_figures = |row: &PlainRow<'_>| row.filled.clone().all(|at| self.grid[at].token == Token::Figure);
        if form.table == TableId::Remedies {
            let row = self.rows.first()?;
            if full(form.len())(row) && all_figures(row) {
                cells.extend(&self.grid[row.filled.clone()]);
            } else {
                goes_on(text, block).then_some(())?;
                let regular = usual_width(self.widths.iter().copied()).is_none_or(|width| width == form.len());
                // A blank cell at an end may be none: another is lost, and the row closed by a bar.
                let whole = row.cells.len() == form.len() && row.filled == row.cells;
                cells.extend((whole && regular).then(|| &self.grid[row.cells.clone()])?);
            }
        } else if self.rows.iter().zip(sizes.clone()).all(|(row, size)| full(size)(row)) {
            self.rows.iter().for_each(|row| cells.extend(&self.grid[row.filled.clone()]));
        } else {
            goes_on(text, block).then_some(())?;
            let even = self.widths.windows(2).all(|pair| pair[0] == pair[1]);
            let first = if even { first_column(form, &self.heads) } else { None };
            for (row, size) in self.rows.iter().zip(sizes) {
                let window = first.and_then(|first| self.window(row, size, first));
                cells.extend(&self.grid[window.or_else(|| self.exact(row, size))?]);
            }
        }
        let side = |row: &PlainRow<'_>| (row.filled.start - row.cells.start, row.cells.end - row.filled.end);
        let sides = self.rows.iter().map(side).collect();
        let labels = self.rows.iter().map(|row| row.label).filter(|label| !label.is_empty()).collect();
        let width = self.widths.iter().copied().max();
        let extents = self.rows.iter().map(|row| (row.column, row.cells.len())).collect();
        let (heads, lines) = (self.heads, self.lines);
        Some(Plain { form, text: block, cells, labels, heads, lines, sides, extents, width, soft: false })
    }

    /// Where the cells of a row stand that has just as many as the form, and is as wide as a heading or as a row like it that
    /// has a figure in each.
    fn exact(&self, row: &PlainRow<'t>, size: usize) -> Option<Range<usize>> {
        let like =
            |other: &PlainRow<'_>| other.column == row.column && other.cells.len() == size && other.count == size;
        let headed = || self.heads.iter().any(|head| head.width == row.column + size);
        let told = row.count == size || headed() || self.rows.iter().any(like);
        // （六）其他处理 is a row in one form and a heading in the other.
        let heading = row.count == 0 && row.key == "other";
        (row.cells.len() == size && told && !heading).then(|| row.cells.clone())
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

/// The rule under a heading of one column: ---
fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.bytes().all(|byte| byte == b'-')
}

/// True where more than bars follows a block: what is lacking at the end of a text may have been cut off.
fn goes_on(text: &str, block: &str) -> bool {
    let end = end_in(block, text);
    text.get(end..).is_some_and(|rest| rest.contains(|c| !matches!(c, '|' | ' ' | '\n' | '\t')))
}

/// The column of the grid where the figures begin: in every block of the table that has several columns, their labels stand
/// side by side from there.
fn first_column(form: &TableForm, heads: &[Head<'_>]) -> Option<usize> {
    let mut first = None;
    for columns in form.rows.iter().map(|row| row.columns).filter(|columns| columns.len() > 1) {
        let side_by_side = |at: usize| {
            let stands = |(place, column): (usize, &Column)| {
                heads.iter().any(|head| head.key == column.key && head.column == Some(at + place))
            };
            columns.iter().enumerate().all(stands)
        };
        let mut starts = heads.iter().filter(|head| head.key == columns[0].key).filter_map(|head| head.column);
        let start = starts.next()?;
        if starts.any(|other| other != start) || !side_by_side(start) || first.is_some_and(|first| first != start) {
            return None;
        }
        first = Some(start);
    }
    first
}

impl<'t> Cells<'t> {
    /// The line that they stand in.
    fn line(&self, text: &'t str) -> PlainLine<'t> {
        let Words { count: words, labelled, strange, .. } = self.words;
        let strange = strange > 0 && strange == words && self.count == 0;
        PlainLine { text, figures: self.count, words, labelled, structured: true, strange }
    }
}

impl<'t> Words<'t> {
    /// Takes the words of the cell before a column, and gives the column of the form that they name; `None` where they name
    /// nothing of the table.
    fn push(&mut self, table: TableId, cell: &'t str, behind: usize) -> Option<Option<Head<'t>>> {
        let head = |key| Head { key, words: cell, column: Some(behind - 1), width: 0 };
        let labels = label::find(cell);
        self.count += 1;
        if labels.is_empty() {
            self.strange += 1;
            return strange(table, cell).map(|key| key.map(head));
        }
        if !labels.iter().any(|label| label.table() == table) {
            return None;
        }
        self.labelled |= table_of(cell, labels).is_some();
        self.last = Some((cell, behind, labels));
        if table != TableId::Remedies && label::names_row(table, cell, labels) {
            let row = label::row_of(table, labels);
            // Two labels before the figures: they may be of either row.
            if self.row.is_some_and(|other| other != "other" && row != Some(other)) {
                return None;
            }
            self.row = row;
        }
        Some(label::column_of(table, labels).map(head))
    }
}

/// The column that words of a heading are a piece of, if they are one of any; `None` where they may be more than that.
fn strange(table: TableId, cell: &str) -> Option<Option<&'static str>> {
    if !matches!(label::each(cell)[..], [(_, [])]) {
        return None;
    }
    match label::guess(cell, table) {
        None | Some(Label::Header(_)) => Some(None),
        Some(Label::Column(_, key)) => Some(Some(key)),
        Some(Label::Row(..)) => None,
    }
}
