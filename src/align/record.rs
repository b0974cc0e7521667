//! From the cells of a grid to the rows of a table: each label with the cells that stand after it.

use super::columns::Starts;
use super::place::{self, Placed};
use crate::form::{Address, TableId};
use crate::label::{self, Label};
use crate::layout::{Grid, Token, classify};

/// A row as found: its label, and the cells between it and the next label.
#[derive(Debug, Clone)]
pub(super) struct Record<'t> {
    /// The row that the label names; `None` where there is no label, or one that the form does not know.
    pub key: Option<&'static str>,
    /// The label as printed; empty where there is none.
    pub label: &'t str,
    /// The cells after the label, blank ones included where the layout keeps them.
    pub cells: Vec<Piece<'t>>,
    /// The column of the grid that the first of `cells` stands in; `None` where the layout has no columns.
    pub column: Option<usize>,
}

/// A cell after a label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    /// What is printed.
    pub text: &'t str,
    /// What sort of thing that is.
    pub token: Token,
}

impl<'t> Piece<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, token: classify(text) }
    }

    /// True for a figure or a placeholder: something that fills a cell.
    pub fn fills(self) -> bool {
        matches!(self.token, Token::Figure | Token::Placeholder)
    }
}

/// The label of a column as found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head<'t> {
    /// The column that it names.
    pub key: &'static str,
    /// The words that name it.
    pub words: &'t str,
    /// The column of the grid that it stands in; `None` where the layout has no columns.
    pub column: Option<usize>,
}

/// Everything that one layout finds in the blocks of one table.
#[derive(Debug, Clone)]
pub(super) struct Rows<'t> {
    /// Which table.
    pub table: TableId,
    /// Rows in the order of the source.
    pub records: Vec<Record<'t>>,
    /// Labels of columns in the order of the source.
    pub columns: Vec<Head<'t>>,
    /// The blocks that they stand in.
    pub blocks: Vec<&'t str>,
}

impl<'t> Rows<'t> {
    /// How well the layout fits: rows with a label count, and those whose figures have one place each count more.
    pub fn fit(&self) -> usize {
        let starts = Starts::learn(self);
        let fit = |record: &Record<'_>| {
            let plain = place::sizes(self.table, record.key)
                .into_iter()
                .any(|size| matches!(place::place(record, size, &starts), Placed::Direct(_)));
            usize::from(record.key.is_some()) * 2 + usize::from(plain && !record.cells.is_empty()) * 3
        };
        self.records.iter().map(fit).sum()
    }

    /// True where there is more than a label that stands by itself.
    pub fn is_table(&self) -> bool {
        self.records.iter().any(|record| record.key.is_some()) || !self.columns.is_empty()
    }

    /// The rows of another block of the same table, after these.
    pub fn and(mut self, other: Rows<'t>) -> Rows<'t> {
        self.records.extend(other.records);
        self.columns.extend(other.columns);
        self.blocks.extend(other.blocks);
        self
    }

    /// The id of a row of this table.
    pub fn address(&self, key: &'static str) -> Address {
        Address::row_of(self.table, key)
    }
}

/// Finds the rows of a grid.
pub(super) fn rows<'t>(grid: &Grid<'t>, block: &'t str, table: TableId) -> Rows<'t> {
    let mut rows = Rows { table, records: Vec::new(), columns: Vec::new(), blocks: vec![block] };
    if grid.bounded {
        bounded(grid, block, &mut rows);
    } else {
        stream(grid, block, &mut rows);
    }
    // Where its three rows follow, （六）其他处理 was their heading.
    if rows.records.iter().any(|record| record.key.is_some_and(|key| key.starts_with("other."))) {
        rows.records.retain(|record| record.key != Some("other") || record.cells.iter().any(|piece| piece.fills()));
    }
    rows
}

/// A row of the grid is a row of the table.
fn bounded<'t>(grid: &Grid<'t>, block: &'t str, rows: &mut Rows<'t>) {
    // A label whose figures are on the next line, or a piece of one.
    let mut waiting: Option<&'t str> = None;
    for row in &grid.rows {
        let pieces: Vec<Piece<'t>> = row.iter().map(|cell| Piece::new(cell)).collect();
        let first_figure = pieces.iter().position(|piece| piece.token == Token::Figure);
        let words = || pieces.iter().enumerate().filter(|(_, piece)| piece.token == Token::Word);
        let anchor = words()
            // The labels of table 4 stand above its figures, not before them.
            .filter(|(at, _)| first_figure.map_or(rows.table != TableId::Remedies, |first| *at < first))
            .filter_map(|(at, piece)| Some((at, row_label(rows.table, piece.text, first_figure.is_some())?)))
            .last();
        let unread = words().filter(|(at, _)| first_figure.is_some_and(|first| *at < first)).last();
        let has_placeholder = pieces.iter().any(|piece| piece.token == Token::Placeholder);
        match (anchor, unread) {
            // The last words before the figures name no row: a damaged label under a heading that is a row elsewhere.
            (Some((at, key)), Some((last, piece))) if last > at && is_heading_too(rows.table, key) => {
                let record =
                    Record { key: None, label: piece.text, cells: pieces[last + 1..].to_vec(), column: Some(last + 1) };
                rows.records.push(record);
                waiting = None;
            }
            (Some((at, key)), _) => {
                let cells = pieces[at + 1..].to_vec();
                if cells.is_empty() {
                    waiting = Some(pieces[at].text);
                    continue;
                }
                if first_figure.is_none() && !has_placeholder && is_heading_too(rows.table, key) && cells.len() < 7 {
                    continue;
                }
                rows.records.push(Record { key: Some(key), label: pieces[at].text, cells, column: Some(at + 1) });
                waiting = None;
            }
            (None, Some((last, piece))) => {
                let label = joined(block, waiting, piece.text, rows.table).unwrap_or(piece.text);
                let key = row_label(rows.table, label, true).or_else(|| guessed_row(rows.table, label));
                rows.records.push(Record { key, label, cells: pieces[last + 1..].to_vec(), column: Some(last + 1) });
                waiting = None;
            }
            (None, None) if first_figure.is_some() || (has_placeholder && words().next().is_none()) => {
                let key = waiting.and_then(|label| row_label(rows.table, label, true));
                let label = if key.is_some() { waiting.unwrap_or("") } else { "" };
                rows.records.push(Record { key, label, cells: pieces, column: Some(0) });
                waiting = None;
            }
            (None, None) if words().next().is_none() => {
                // A row of blank cells says something in table 4 alone, whose row of figures has no label.
                if rows.table == TableId::Remedies && pieces.len() >= 15 && rows.columns.len() >= 10 {
                    rows.records.push(Record { key: None, label: "", cells: pieces, column: Some(0) });
                }
            }
            (None, None) => {
                for (at, piece) in words() {
                    let key = column_label(rows.table, piece.text);
                    rows.columns.extend(key.map(|key| Head { key, words: piece.text, column: Some(at) }));
                }
                waiting = words().last().map(|(_, piece)| piece.text);
            }
        }
    }
}

/// The layout keeps the order of cells and nothing else.
fn stream<'t>(grid: &Grid<'t>, block: &'t str, rows: &mut Rows<'t>) {
    let mut words: Vec<&'t str> = Vec::new();
    let mut open: Option<Record<'t>> = None;
    for cell in grid.rows.iter().flatten() {
        let piece = Piece::new(cell);
        match piece.token {
            Token::Blank => {}
            Token::Word => {
                let unread = label::find(cell).is_empty() && guessed(rows.table, cell).is_none();
                match &mut open {
                    // A sentence where a figure should be.
                    Some(record) if unread && rows.table == TableId::Proactive && lacks(rows.table, record) => {
                        record.cells.push(piece);
                    }
                    _ => {
                        rows.records.extend(open.take());
                        words.push(cell);
                    }
                }
            }
            Token::Figure | Token::Placeholder => {
                if !words.is_empty() {
                    open = Some(label_of(block, &words, rows));
                    words.clear();
                }
                let record =
                    open.get_or_insert_with(|| Record { key: None, label: "", cells: Vec::new(), column: None });
                record.cells.push(piece);
            }
        }
    }
    rows.records.extend(open);
    drop_labels_apart(rows);
}

/// Labels in one place and all figures in another: then no row is blank, and the last label has not all the figures.
fn drop_labels_apart(rows: &mut Rows<'_>) {
    let sizes = |record: &Record<'_>| place::sizes(rows.table, record.key).iter().copied().max().unwrap_or(0);
    let apart: Vec<bool> = rows.records.iter().map(|record| record.cells.len() > 2 * sizes(record).max(1)).collect();
    let mut drop = false;
    for at in (0..rows.records.len()).rev() {
        drop = apart[at] || (drop && rows.records[at].cells.is_empty());
        if drop && !apart[at] {
            rows.records.remove(at);
        }
    }
}

fn lacks(table: TableId, record: &Record<'_>) -> bool {
    place::sizes(table, record.key).iter().all(|&size| record.cells.len() < size)
}

/// The row that the words before some figures name: the last of them, or the last few joined. The words before it
/// are headings, column labels, and rows whose cells are all blank.
fn label_of<'t>(block: &'t str, words: &[&'t str], rows: &mut Rows<'t>) -> Record<'t> {
    let mut key = None;
    let mut label = words.last().copied().unwrap_or("");
    let mut used = words.len().min(1);
    for count in 1..=words.len().min(4) {
        let first = words[words.len() - count];
        let whole = slice(block, first, words[words.len() - 1]);
        key = row_label(rows.table, whole, true);
        if key.is_some() {
            (label, used) = (whole, count);
            break;
        }
    }
    if key.is_none() {
        key = guessed_row(rows.table, label);
    }
    let mut last_column = None;
    let before = &words[..words.len() - used];
    for (at, word) in before.iter().enumerate() {
        if let Some(column) = column_label(rows.table, word) {
            // A heading broken over two lines: 本年收费金额⏎（单位：万元）.
            let goes_on = before.get(at + 1).filter(|next| label::find(next).is_empty());
            let words = goes_on.map_or(*word, |next| slice(block, word, next));
            rows.columns.push(Head { key: column, words, column: None });
            last_column = Some(column);
        } else if rows.table != TableId::Remedies
            && let Some(blank) = row_label(rows.table, word, false)
        {
            rows.records.push(Record { key: Some(blank), label: word, cells: Vec::new(), column: None });
        }
    }
    if key.is_none() {
        rows.columns.extend(column_label(rows.table, label).map(|key| Head { key, words: label, column: None }));
        if last_column.is_some() || rows.table == TableId::Remedies {
            label = "";
        }
    }
    Record { key, label, cells: Vec::new(), column: None }
}

/// The row that some words name. 其他 and 总计 name a row only with a number in front, or where figures follow.
fn row_label(table: TableId, words: &str, figures_follow: bool) -> Option<&'static str> {
    let labels = label::find(words);
    let key = labels.iter().find_map(|label| match label {
        Label::Row(of, key) if *of == table => Some(*key),
        _ => None,
    })?;
    let column_too = labels.iter().any(|label| matches!(label, Label::Column(of, _) if *of == table));
    (figures_follow || !column_too || label::is_numbered(words)).then_some(key)
}

fn column_label(table: TableId, words: &str) -> Option<&'static str> {
    let exact = label::find(words).iter().find_map(|label| match label {
        Label::Column(of, key) if *of == table => Some(*key),
        _ => None,
    });
    if exact.is_some() || !label::find(words).is_empty() {
        return exact;
    }
    match label::guess(words, table) {
        Some(Label::Column(_, key)) => Some(key),
        _ => None,
    }
}

fn guessed(table: TableId, words: &str) -> Option<Label> {
    label::guess(words, table)
}

fn guessed_row(table: TableId, words: &str) -> Option<&'static str> {
    match guessed(table, words) {
        Some(Label::Row(_, key)) => Some(key),
        _ => None,
    }
}

/// （六）其他处理 is a row in one form and a heading in the other.
fn is_heading_too(table: TableId, key: &str) -> bool {
    table == TableId::Requests && key == "other"
}

/// A label broken over two rows of the grid, where the two pieces together name a row.
fn joined<'t>(block: &'t str, first: Option<&'t str>, last: &'t str, table: TableId) -> Option<&'t str> {
    let whole = slice(block, first?, last);
    row_label(table, whole, true).map(|_| whole)
}

/// The slice of the block from the start of one word to the end of another.
fn slice<'t>(block: &'t str, first: &'t str, last: &'t str) -> &'t str {
    let start = (first.as_ptr() as usize).wrapping_sub(block.as_ptr() as usize);
    let end = (last.as_ptr() as usize + last.len()).wrapping_sub(block.as_ptr() as usize);
    block.get(start..end).unwrap_or(last)
}
