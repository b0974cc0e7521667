//! Tables that a copy has left whole: every row of the form in its order behind its label, with a figure in each cell. They are
//! read straight off their lines: those with bars or tabs between the cells in [`grid`], which also shows where blank cells
//! are, those with blanks or ends of lines between them in [`order`].
//!
//! `outline` and `align` would come to the same by weighing lines, layouts and readings, at many times the price; a
//! property holds the two ways together. What is not plain is left to them.

mod grid;
mod order;

use crate::form::{TABLES, TableForm, TableId};
use crate::label::{self, Label};
use crate::layout::{Token, has_bars, lines};
use crate::span::offset_in;
use crate::text::is_letter;

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
    pub heads: Vec<Head<'t>>,
    /// The same lines one by one, without blank ones.
    pub lines: Vec<PlainLine<'t>>,
    /// How many blank cells each row has before its figures and behind them; none where blank cells cannot be seen.
    pub sides: Vec<(usize, usize)>,
    /// The column behind the label of each row, and how many cells follow there; none where blank cells cannot be seen.
    pub extents: Vec<(usize, usize)>,
    /// How wide its widest line is; `None` where blank cells cannot be seen.
    pub width: Option<usize>,
    /// True where nothing but blanks parts the figures of a row.
    pub soft: bool,
}

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PlainCell<'t> {
    /// What is printed.
    pub text: &'t str,
    /// A figure, a placeholder, or nothing.
    pub token: Token,
    /// The count that it is, if it is a plain one.
    pub count: Option<u64>,
}

/// The label of a column as found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head<'t> {
    /// The column that it names.
    pub key: &'static str,
    /// The words that name it.
    pub words: &'t str,
    /// The column of the grid that it stands in; `None` where the layout has no columns.
    pub column: Option<usize>,
    /// How wide its row of the grid is; 0 where the layout has no rows.
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
    /// True where bars or tabs stand in it, or a row of figures.
    pub structured: bool,
    /// True where there are words in it that name nothing, and nothing else: pieces of a broken heading.
    pub strange: bool,
}

/// As many lines has the longest table, a cell a line.
const MOST_LINES: usize = 360;

/// As many rows has the largest table.
const MOST_ROWS: usize = 25;

/// Reads a table that begins with the line at `start`; `None` where it is not plain.
pub(crate) fn read(text: &str, start: usize, table: TableId) -> Option<Plain<'_>> {
    let block = text.get(start..)?;
    let first = lines(block).next()?;
    if table == TableId::Statistics {
        return None;
    }
    let parted = has_bars(first.trim_start());
    let ordered = if parted { None } else { order::read(text, lines(block), table) };
    let plain = ordered.or_else(|| grid::read(text, lines(block), table))?;
    let known = |head: &Head<'_>| plain.form.rows.iter().any(|row| row.columns.iter().any(|c| c.key == head.key));
    // 维持 may stand for anything, 结果维持 may not.
    let own = plain.heads.iter().filter(|head| table_of(head.words, label::find(head.words)).is_some());
    let headed = table != TableId::Remedies || plain.heads.len() >= 10 && own.take(3).count() == 3;
    (headed && plain.heads.iter().all(known)).then_some(plain)
}

/// The table that alone has what some words name.
pub(crate) fn table_of(words: &str, labels: &[Label]) -> Option<TableId> {
    let first = labels.first()?;
    let shared = labels.iter().any(|label| label.table() != first.table()) || is_weak(words, *first);
    (!shared).then_some(first.table())
}

/// Words that stand for themselves too often: 内容, 企业, 维持.
fn is_weak(words: &str, label: Label) -> bool {
    !matches!(label, Label::Row(..)) && words.chars().filter(|c| is_letter(*c)).nth(2).is_none()
}

/// The form of a table that has the rows with these keys and no others, in this order.
fn form_with<'k>(table: TableId, keys: impl ExactSizeIterator<Item = &'k str> + Clone) -> Option<&'static TableForm> {
    let forms = TABLES.into_iter().filter(|form| form.table == table && form.rows.len() == keys.len());
    forms.into_iter().find(|form| form.rows.iter().map(|row| row.key).eq(keys.clone()))
}

/// From the first of some lines to the last.
fn whole<'t>(text: &'t str, lines: &[PlainLine<'t>]) -> Option<&'t str> {
    let place = |line: &str| offset_in(line, text);
    let (first, last) = (lines.first()?.text, lines.last()?.text);
    text.get(place(first)..place(last) + last.len())
}

/// The row whose figures follow some words.
fn labelled_row(table: TableId, words: &str, labels: &[Label]) -> Option<&'static str> {
    let key = label::row_of(table, labels)?;
    // （六）其他 is cut short, and 3.其他 a row below it; digits at the end may be those of the first figure.
    let cut_short = key == "other.misc" && label::is_bracketed(words);
    let runs_on = words.ends_with(|c: char| c == '.' || c.is_ascii_digit());
    (!cut_short && !runs_on).then_some(key)
}
