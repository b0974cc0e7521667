//! Rows of a layout that keeps the order of cells and nothing else.

use super::record;
use super::record::{
    Bare, Piece, Record, Rows, Told, column_label, guessed_row, holds_digits, row_label, speaks_of, torn_row_label,
};
use crate::form::{TABLES, TableId};
use crate::label::{self, LONGEST_LABEL};
use crate::layout::{Grid, Token, is_page_mark, slice};
use crate::plain::Head;

/// Finds the rows.
pub(super) fn read<'t>(grid: &Grid<'t>, block: &'t str, rows: &mut Rows<'t>) {
    let mut stream = Stream { block, rows, words: Vec::new(), open: None };
    for cell in grid.rows.iter().flatten().filter(|cell| !is_page_mark(cell)) {
        let piece = Piece::new(cell);
        match piece.token {
            Token::Blank => {}
            Token::Word => label::each(cell).into_iter().for_each(|(words, _)| stream.word(Piece::new(words))),
            Token::Figure | Token::Placeholder => stream.figure(piece),
        }
    }
    stream.end();
}

/// The state of reading: words that wait for figures, or a row that gathers them.
struct Stream<'t, 'r> {
    block: &'t str,
    rows: &'r mut Rows<'t>,
    words: Vec<&'t str>,
    open: Option<Record<'t>>,
}

impl<'t> Stream<'t, '_> {
    fn word(&mut self, piece: Piece<'t>) {
        match &mut self.open {
            None => self.words.push(piece.text),
            // （六） | 670 | 670 | 其他处理: the end of a page has cut the label, and its figures stand before its end.
            Some(open) if is_cut_label(self.rows.table, open, piece.text) => {
                open.key = row_label(self.rows.table, &[open.label, piece.text].concat(), true);
                open.told = Told::Pieces;
                self.close();
            }
            // 规章：本年制发件数2件，本年废止件数0件: the label of the cell that follows.
            Some(open) if is_next_column(self.rows.table, open, piece.text) => {}
            Some(open) if !speaks_of(self.rows.table, piece.text) => {
                open.cells.push(piece);
                self.close_before_broken_label();
            }
            Some(_) => {
                self.close();
                self.words.push(piece.text);
            }
        }
    }

    /// Words behind the figures of a row that only together are the label of the next: 四、结转⏎下年度继续办理.
    fn close_before_broken_label(&mut self) {
        let Some(open) = &mut self.open else { return };
        let words = open.cells.iter().rev().take(3).take_while(|piece| piece.token == Token::Word).count();
        for count in 2..=words {
            let first = open.cells.len() - count;
            let whole = slice(self.block, open.cells[first].text, open.cells[open.cells.len() - 1].text);
            if names(self.rows.table, whole).is_some() {
                let label: Vec<&'t str> = open.cells.drain(first..).map(|piece| piece.text).collect();
                self.close();
                self.words.extend(label);
                return;
            }
        }
    }

    fn figure(&mut self, piece: Piece<'t>) {
        // Words after the last figure of a full row are the label of another.
        let after_words = |open: &Record<'_>| open.cells.last().is_some_and(|last| !last.fills()) && self.is_full(open);
        if self.open.as_ref().is_some_and(after_words) {
            self.close();
        }
        if !self.words.is_empty() {
            let words = std::mem::take(&mut self.words);
            self.open = Some(self.label_of(&words));
        }
        self.open.get_or_insert_with(|| Record::nameless(Vec::new(), None)).cells.push(piece);
    }

    /// True where a row has all its figures; a row that the form does not know has no size, and any will do.
    fn is_full(&self, record: &Record<'_>) -> bool {
        let sizes = record::sizes(self.rows.table, record.key);
        let filled = record.cells.iter().filter(|piece| piece.fills()).count();
        sizes.is_empty() || sizes.iter().any(|&size| filled >= size)
    }

    /// Ends the open row. Words after its last figure belong to what follows; words between its figures are cells
    /// where that makes the row full, and noise where it does not. It holds a figure or a placeholder: one has opened it.
    fn close(&mut self) {
        let Some(mut record) = self.open.take() else { return };
        let filled = record.cells.iter().filter(|piece| piece.fills()).count();
        let end = record.cells.iter().rposition(|piece| piece.fills()).map_or(0, |last| last + 1);
        self.words.extend(record.cells.drain(end..).map(|piece| piece.text));
        let sizes = record::sizes(self.rows.table, record.key);
        if let (Some(first), true) = (record.cells.first(), sizes.contains(&filled))
            && first.token == Token::Word
        {
            // The figures are those of a row that the form does not know, not of the label before it.
            (record.key, record.label) = (None, first.text);
        }
        let other = self.row_behind_words(&mut record);
        if !sizes.contains(&record.cells.len()) || sizes.contains(&filled) {
            // 0浠? is what another encoding has left of a figure.
            let begins = |piece: &Piece<'_>| piece.text.starts_with(|c: char| c.is_ascii_digit());
            record.doubled |= record.cells.iter().any(|piece| piece.token == Token::Word && begins(piece));
            record.cells.retain(|piece| piece.fills());
        }
        self.rows.records.push(record);
        self.rows.records.extend(other);
    }

    /// The figures behind the last words of a row, where they are those of a whole row of table 3 that the form does not know.
    fn row_behind_words(&self, record: &mut Record<'t>) -> Option<Record<'t>> {
        let words = record.cells.iter().rposition(|piece| piece.token == Token::Word).filter(|at| *at > 0)?;
        let behind = record.cells.len() - words - 1;
        let whole = self.rows.table == TableId::Requests && record::sizes(self.rows.table, None).contains(&behind);
        let figures = whole.then(|| record.cells.split_off(words + 1))?;
        let label = record.cells.pop()?.text;
        Some(Record { label, ..Record::nameless(figures, None) })
    }

    fn end(&mut self) {
        self.close();
        let words = std::mem::take(&mut self.words);
        if !words.is_empty() {
            let last = self.label_of(&words);
            let at = self.rows.records.len();
            let bare = last.key.filter(|_| last.cells.is_empty());
            self.rows.bare.extend(bare.map(|key| Bare { key, label: last.label, at }));
            let blank = last.key.is_none() && self.rows.has_remedy_heading() && self.rows.records.is_empty();
            let blank = blank && !holds_digits(words.iter().copied());
            self.rows.records.extend((blank || !last.cells.is_empty()).then_some(last));
        }
    }

    /// The row that the words before some figures name: the last of them, or the last few joined. The words before it
    /// are headings, labels of columns, and rows whose cells are all blank.
    fn label_of(&mut self, words: &[&'t str]) -> Record<'t> {
        let table = self.rows.table;
        if let [before @ .., row, column] = words
            && let Some(record) = row_before_column(table, row, column)
        {
            self.note_headings(before);
            self.note_headings(&[column]);
            return record;
        }
        if let [before @ .., number] = words
            && record::begins_row(table, number)
        {
            // The number of a row whose label the end of a page has cut.
            self.note_headings(before);
            return Record { label: number, ..Record::nameless(Vec::new(), None) };
        }
        let joined = |count: usize| slice(self.block, words[words.len() - count], words[words.len() - 1]);
        let most = words.len().min(4);
        // 其他 right after the labels of columns is one of them.
        let in_heading =
            |count: usize| words.len() > count && column_label(table, words[words.len() - count - 1]).is_some();
        let named = |count: usize| Some((row_label(table, joined(count), !in_heading(count))?, count));
        let exact = (1..=most).find_map(named).or_else(|| (most + 1..=spread(words)).find_map(named));
        if let (None, [before @ .., row, text]) = (exact, words)
            && let Some(key) = row_label(table, row, false)
            && !speaks_of(table, text)
            && !label::is_numbered(text)
        {
            // Words between a label and its figures are the first cell, if that makes the row full.
            self.note_headings(before);
            return Record { key: Some(key), label: row, ..Record::nameless(vec![Piece::new(text)], None) };
        }
        let found = exact.or_else(|| (1..=most).find_map(|count| Some((guessed_row(table, joined(count))?, count))));
        let used = found.map_or(1, |(_, count)| count).min(words.len());
        let before = self.note_headings(&words[..words.len() - used]);
        let mut label = if used == 0 { "" } else { joined(used) };
        if found.is_none() {
            let column = column_label(table, label);
            self.rows.columns.extend(column.map(|key| Head { key, words: label, column: None, width: 0 }));
            if before || column.is_some() || table == TableId::Remedies {
                label = "";
            }
        }
        Record { key: found.map(|(key, _)| key), label, ..Record::nameless(Vec::new(), None) }
    }

    /// Notes columns and blank rows among words; true where the last of them names a column.
    fn note_headings(&mut self, words: &[&'t str]) -> bool {
        let table = self.rows.table;
        let mut last_is_column = false;
        for (at, word) in words.iter().enumerate() {
            last_is_column = false;
            let numbered = label::is_numbered(word) && row_label(table, word, false).is_some();
            if let Some(key) = column_label(table, word).filter(|_| !numbered) {
                // A heading broken over lines: 本年收费金额⏎（单位：⏎万元）.
                let end = words[at + 1..].iter().take(3).take_while(|next| label::find(next).is_empty()).last();
                let words = end.map_or(*word, |end| slice(self.block, word, end));
                self.rows.columns.push(Head { key, words, column: None, width: 0 });
                last_is_column = true;
            } else if table != TableId::Remedies
                && let Some(blank) = torn_row_label(table, &words[..=at])
            {
                // 行政许可⏎约200: words with a figure in them, where only a figure should be.
                let counts = |words: &&&str| words.contains(|c: char| c.is_ascii_digit()) && !speaks_of(table, words);
                let cells: Vec<Piece<'t>> =
                    words[at + 1..].iter().take_while(counts).map(|words| Piece::new(words)).collect();
                if cells.is_empty() {
                    self.rows.bare.push(Bare { key: blank, label: word, at: self.rows.records.len() });
                } else {
                    let record = Record { key: Some(blank), label: word, ..Record::nameless(cells, None) };
                    self.rows.records.push(record);
                }
            }
        }
        last_is_column
    }
}

/// True where some words end the label that stands before the figures of a row, and names none: （六） | 670 | 670 | 其他处理.
fn is_cut_label(table: TableId, record: &Record<'_>, words: &str) -> bool {
    record.key.is_none()
        && !record.label.is_empty()
        && record.cells.iter().all(|piece| piece.fills())
        && row_label(table, record.label, true).is_none()
        && !label::is_numbered(words)
        && row_label(table, &[record.label, words].concat(), true).is_some()
}

/// The row of a label that the label of its first column follows, both before the figure.
fn row_before_column<'t>(table: TableId, row: &'t str, column: &str) -> Option<Record<'t>> {
    let key = row_label(table, row, true).filter(|_| table == TableId::Proactive)?;
    let record = Record { key: Some(key), label: row, ..Record::nameless(Vec::new(), None) };
    is_next_column(table, &record, column).then_some(record)
}

/// True where some words name the column of table 2 that the next cell of a row is in.
fn is_next_column(table: TableId, record: &Record<'_>, words: &str) -> bool {
    let Some(key) = record.key.filter(|_| table == TableId::Proactive) else { return false };
    let column = column_label(table, words);
    let columns =
        TABLES.iter().filter(|form| form.table == table).flat_map(|form| form.rows).filter(|row| row.key == key);
    column.is_some()
        && columns.filter_map(|row| row.columns.get(record.cells.len())).any(|next| Some(next.key) == column)
}

/// How many words a label may be where blanks stand between its characters: 申 请 人 逾 期.
fn spread(words: &[&str]) -> usize {
    let is_single = |words: &&str| words.chars().nth(1).is_none();
    if !words.iter().rev().take(4).any(is_single) {
        return 0;
    }
    let mut length = 0;
    let fits = |words: &&&str| {
        length += words.len();
        length <= LONGEST_LABEL
    };
    words.iter().rev().take_while(fits).count()
}

fn names(table: TableId, words: &str) -> Option<&'static str> {
    row_label(table, words, true).or_else(|| guessed_row(table, words))
}
