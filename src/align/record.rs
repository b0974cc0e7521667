//! Rows as found: each label with the cells that stand after it.

use super::signs::Signs;
use crate::form::{Address, TABLES, TableId};
use crate::label::{self, Label};
use crate::layout::{Kept, Token, classify_counted, is_page_mark};
use crate::model::Unit;
use crate::plain::Head;
use crate::span::Span;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// As many pieces may a label be torn into.
pub(super) const MOST_PIECES: usize = 6;

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
    /// How the row was told.
    pub told: Told,
    /// True where the label stands in a line of its own before the figures, and may be that of the row before.
    pub above: bool,
    /// True where the label of another row stands in its line before its own, and its figures may be that row's; or where words that
    /// begin with digits stood among its figures.
    pub doubled: bool,
}

impl<'t> Record<'t> {
    /// Cells that no label stands before.
    pub fn nameless(cells: Vec<Piece<'t>>, column: Option<usize>) -> Self {
        Record { key: None, label: "", cells, column, told: Told::Label, above: false, doubled: false }
    }

    /// Words before the figures are the first cell, where one of so many is lacking; not the number of a row, or a lost label.
    pub fn take_words_in(&mut self, size: usize) {
        let label = label::is_numbered(self.label) || self.label.contains(char::REPLACEMENT_CHARACTER);
        if !self.label.is_empty()
            && !label
            && self.cells.len() + 1 == size
            && self.cells.iter().all(|piece| piece.fills())
        {
            self.cells.insert(0, Piece::new(self.label));
            (self.label, self.column) = ("", self.column.and_then(|column| column.checked_sub(1)));
        }
    }

    /// How many digits stand in it.
    pub fn digits(&self) -> usize {
        self.cells.iter().map(|piece| piece.text.bytes().filter(u8::is_ascii_digit).count()).sum()
    }
}

/// How the row of a record was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// By the label that stands before its figures.
    Label,
    /// By pieces of a label above, below or around its figures.
    Pieces,
    /// By its place among other rows.
    Place,
}

/// The label of a row that no figures stand beside.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bare<'t> {
    /// The row that it names.
    pub key: &'static str,
    /// The label as printed.
    pub label: &'t str,
    /// How many records stand before it.
    pub at: usize,
}

/// A cell after a label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    /// What is printed.
    pub text: &'t str,
    /// What sort of thing that is.
    pub token: Token,
    /// True for digits that run on over blanks, or that were cut out of a longer row of digits.
    pub cut: bool,
    /// The count that it is as it stands, if it is a plain one.
    pub count: Option<u64>,
}

impl<'t> Piece<'t> {
    /// A cell and what sort of thing it holds.
    pub fn new(text: &'t str) -> Self {
        let (token, count) = classify_counted(text);
        Self { text, token, cut: false, count }
    }

    /// True for a figure or a placeholder: something that fills a cell.
    pub fn fills(self) -> bool {
        matches!(self.token, Token::Figure | Token::Placeholder)
    }
}

/// Everything that one layout finds in the blocks of one table.
#[derive(Debug, Clone)]
pub(super) struct Rows<'t> {
    /// Which table.
    pub table: TableId,
    /// Rows in the order of the source.
    pub records: Vec<Record<'t>>,
    /// Labels of rows without figures beside them.
    pub bare: Vec<Bare<'t>>,
    /// What the layout keeps of the table.
    pub kept: Kept,
    /// Labels of columns in the order of the source.
    pub columns: Vec<Head<'t>>,
    /// How wide most rows of the grid are, headings included, where several are.
    pub width: Option<usize>,
    /// The unit that the block names, wherever its heading is torn: 单位：万元.
    pub unit: Option<Unit>,
    /// True where a figure stands alone in a line that is of no row: the number of a page, or a row of another table.
    pub astray: bool,
    /// What the rows of the whole document show of its copy.
    pub signs: Signs,
}

impl<'t> Rows<'t> {
    /// True where there is more than a label that stands by itself.
    pub fn is_table(&self) -> bool {
        let whole = |record: &Record<'_>| self.table == TableId::Remedies && record.digits() >= 15;
        self.records.iter().any(|record| record.key.is_some() || whole(record)) || !self.columns.is_empty()
    }

    /// The rows of another block of the same table, after these.
    pub fn and(mut self, other: Rows<'t>) -> Rows<'t> {
        let (this, other) = (self.without_blank_rows(), other.without_blank_rows());
        self = this;
        let before = self.records.len();
        self.bare.extend(other.bare.into_iter().map(|bare| Bare { at: bare.at + before, ..bare }));
        self.records.extend(other.records);
        self.columns.extend(other.columns);
        self.astray |= other.astray;
        self
    }

    /// Where no figure stands, labels are no rows of blank cells yet: their figures may stand in another block.
    fn without_blank_rows(mut self) -> Rows<'t> {
        if !self.records.iter().any(|record| !record.cells.is_empty()) {
            let bare = |record: Record<'t>| Some(Bare { key: record.key?, label: record.label, at: 0 });
            self.bare.extend(std::mem::take(&mut self.records).into_iter().filter_map(bare));
        }
        self
    }

    /// How many labels without figures beside them are those of rows that stand nowhere with figures.
    pub fn bare_alone(&self) -> usize {
        if self.bare.is_empty() {
            return 0;
        }
        let known: BTreeSet<&str> = self.records.iter().filter_map(|record| record.key).collect();
        self.bare.iter().filter(|bare| !known.contains(bare.key)).count()
    }

    /// The id of a row of this table.
    pub fn address(&self, key: &'static str) -> Address {
        Address::row_of(self.table, key)
    }

    /// True where the heading of table 4, five labels a block, is there.
    pub fn has_remedy_heading(&self) -> bool {
        self.table == TableId::Remedies && self.columns.len() >= 10
    }
}

/// The row that some words name. 其他 and 总计 name a row only with a number in front, or where figures follow.
pub(super) fn row_label(table: TableId, words: &str, figures_follow: bool) -> Option<&'static str> {
    let labels = label::find(words);
    let key = label::row_of(table, labels)?;
    // （六）其他 is cut short, and 3.其他 a row below it.
    let key = if key == "other.misc" && label::is_bracketed(words) { "other" } else { key };
    (figures_follow || label::names_row(table, words, labels) && !begins_another(key, words)).then_some(key)
}

/// 2.其他⏎法律行政法规禁止公开: 其他 behind another number than its own begins the label of another row.
pub(super) fn begins_another(key: &str, words: &str) -> bool {
    key == "other.misc" && words.trim_start().starts_with(['1', '2', '4', '5', '6', '7', '8'])
}

/// True where a digit stands among some words: figures that could not be read may be among them.
pub(super) fn holds_digits<'t>(mut words: impl Iterator<Item = &'t str>) -> bool {
    words.any(|words| words.contains(|c: char| c.is_ascii_digit()) && !is_page_mark(words))
}

/// （六） alone: the number of the row （六）其他处理 as much as of a heading at the side.
pub(super) fn begins_row(table: TableId, words: &str) -> bool {
    let words = words.trim();
    let alone = label::is_bracketed(words) && words.chars().nth(3).is_none();
    let mut rows = TABLES.iter().filter(|form| form.table == table).flat_map(|form| form.rows);
    alone && rows.any(|row| row.label.starts_with(words))
}

/// The row that the last of some words name, joined with those before it where a label is torn.
pub(super) fn torn_row_label(table: TableId, words: &[&str]) -> Option<&'static str> {
    let most = words.len().min(MOST_PIECES);
    (1..=most).find_map(|count| row_label(table, &words[words.len() - count..].concat(), false))
}

/// The row that some damaged words can only name.
pub(super) fn guessed_row(table: TableId, words: &str) -> Option<&'static str> {
    match label::guess(words, table) {
        Some(Label::Row(_, key)) => Some(key),
        _ => None,
    }
}

/// The column that some words name.
pub(super) fn column_label(table: TableId, words: &str) -> Option<&'static str> {
    let labels = label::find(words);
    if labels.is_empty() {
        return match label::guess(words, table) {
            Some(Label::Column(_, key)) => Some(key),
            _ => None,
        };
    }
    label::column_of(table, labels)
}

/// True where some words name anything of the table, if need be as a damaged label.
pub(super) fn speaks_of(table: TableId, words: &str) -> bool {
    label::find(words).iter().any(|label| label.table() == table) || label::guess(words, table).is_some()
}

/// （六）其他处理 is a row in one form and a heading in the other.
pub(super) fn is_heading_too(table: TableId, key: &str) -> bool {
    table == TableId::Requests && key == "other"
}

/// How many columns of the printed grid the label of a row of table 3 is merged over; `None` for a row that no form knows.
pub(super) fn label_columns(key: &str) -> Option<usize> {
    let mut rows = TABLES.iter().filter(|form| form.table == TableId::Requests).flat_map(|form| form.rows);
    let group = rows.find(|row| row.key == key)?.group;
    Some(group.map_or(3, |group| if group.starts_with('三') { 2 } else { 1 }))
}

/// True for the three rows under （六）其他处理 of form 2021.
pub(super) fn is_other_leaf(key: &str) -> bool {
    key.starts_with("other.")
}

/// Where a row stands in the source, from its label to its last cell.
pub(super) fn span_of(text: &Text<'_>, record: &Record<'_>) -> Option<Span> {
    let label = Some(record.label).filter(|label| !label.is_empty());
    let cells = record.cells.iter().filter(|piece| piece.token != Token::Blank).map(|piece| piece.text);
    label.into_iter().chain(cells).map(|slice| text.span_of(slice)).reduce(Span::cover)
}

/// How many cells a row can have, over all forms; a row of table 4 without label has all fifteen.
pub(super) fn sizes(table: TableId, key: Option<&'static str>) -> &'static [usize] {
    static SIZES: LazyLock<Sizes> = LazyLock::new(all_sizes);
    // All rows of tables 3 and 4 have as many.
    static UNIFORM: LazyLock<BTreeMap<TableId, Option<Vec<usize>>>> =
        LazyLock::new(|| TableId::ALL.map(|table| (table, uniform(&SIZES, table))).into());
    if key.is_some()
        && let Some(Some(sizes)) = UNIFORM.get(&table)
    {
        return sizes;
    }
    SIZES.get(&(table, key)).map_or(&[], Vec::as_slice)
}

/// The sizes of the rows of a table that have a label, where they do not differ.
fn uniform(all: &Sizes, table: TableId) -> Option<Vec<usize>> {
    let mut sizes = all.iter().filter(|((of, key), _)| *of == table && key.is_some()).map(|(_, sizes)| sizes);
    let first = sizes.next()?;
    sizes.all(|other| other == first).then(|| first.clone())
}

/// The sizes of the rows of each table, by their keys.
type Sizes = BTreeMap<(TableId, Option<&'static str>), Vec<usize>>;

fn all_sizes() -> Sizes {
    let mut all = Sizes::new();
    for form in TABLES {
        let nameless = match form.table {
            TableId::Remedies => Some(form.len()),
            TableId::Requests => Some(form.rows[0].columns.len()),
            TableId::Proactive | TableId::Statistics => None,
        };
        let rows = form.rows.iter().map(|row| (Some(row.key), row.columns.len()));
        for (key, size) in rows.chain(nameless.map(|size| (None, size))) {
            let sizes = all.entry((form.table, key)).or_default();
            if sizes.last() != Some(&size) {
                sizes.push(size);
            }
        }
    }
    all
}

/// True for a row of table 4: some five figures at least, or as many cells or digits as it has, or nothing but blank cells.
pub(super) fn is_remedy_row(record: &Record<'_>) -> bool {
    let filled = positions(record).len();
    filled >= 5
        || record.digits() >= 15
        || record.cells.len() >= 15
        || (filled == 0 && record.cells.iter().all(|piece| piece.token == Token::Blank))
}

/// True where a blank cell stands between the figures of a row.
pub(super) fn has_gap(record: &Record<'_>) -> bool {
    let places = positions(record);
    let blank = |pair: &[usize]| record.cells[pair[0]..pair[1]].iter().any(|piece| piece.token == Token::Blank);
    places.windows(2).any(blank)
}

/// The places of the figures and placeholders among the cells of a row.
pub(super) fn positions(record: &Record<'_>) -> Vec<usize> {
    let mut places = Vec::with_capacity(record.cells.len());
    places.extend(record.cells.iter().enumerate().filter(|(_, piece)| piece.fills()).map(|(at, _)| at));
    places
}

#[cfg(test)]
mod tests {
    use super::sizes;
    use crate::form::TableId;

    #[test]
    fn sizes_of_all_forms() {
        assert_eq!(sizes(TableId::Proactive, Some("licensing")), [1, 3]);
        assert_eq!(sizes(TableId::Requests, Some("total")), [7]);
        assert_eq!(sizes(TableId::Remedies, None), [15]);
    }
}
