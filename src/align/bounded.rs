//! Rows of a grid whose rows are rows of the table.

use super::record;
use super::record::{
    Bare, MOST_PIECES, Piece, Record, Rows, Told, begins_another, begins_row, column_label, guessed_row, holds_digits,
    is_heading_too, row_label, torn_row_label,
};
use crate::form::{self, FormId, TableId};
use crate::label;
use crate::layout::{Kept, Token, is_page_mark};
use crate::plain::Head;

/// Finds the rows.
pub(super) fn read<'t>(grid: &[Vec<&'t str>], rows: &mut Rows<'t>) {
    let mut torn = Torn::default();
    let mut nameless = Nameless::default();
    for (at, row) in grid.iter().enumerate() {
        let line = Line::new(row, rows.table);
        if line.is_stray(!torn.before.is_empty(), rows.table) {
            if line.is_row_apart(&mut nameless, rows) {
                rows.records.push(Record::nameless(line.pieces, Some(0)));
            } else {
                rows.astray |= line.figure.is_some();
                if torn.before.is_empty() {
                    line.add_to_short_row(rows);
                }
            }
        } else if !torn.ends_in(&line, rows) {
            let found = line.read(&torn, grid.get(at + 1), rows);
            torn.go_on(found, rows);
        }
    }
    join_cut(rows);
    // A number that nothing went on from was of the heading at the side.
    let alone = |record: &&mut Record<'_>| record.key.is_none() && begins_row(rows.table, record.label);
    rows.records.iter_mut().filter(alone).for_each(|record| record.label = "");
    let words = || grid.iter().flatten().copied();
    if rows.has_remedy_heading() && rows.records.is_empty() && rows.kept != Kept::Rows && !holds_digits(words()) {
        rows.records.push(Record::nameless(Vec::new(), None));
    }
}

/// Joins the rows that the end of a page makes of one: the beginning of its label stands before its figures, and the end before
/// blank cells, or the other way round. 2.其他 and 法律行政法规禁止公开 each name a row, and together another.
fn join_cut(rows: &mut Rows<'_>) {
    let is_blank = |record: &Record<'_>| record.cells.iter().all(|piece| piece.token == Token::Blank);
    let mut joined = Vec::new();
    for (at, pair) in rows.records.windows(2).enumerate() {
        let (before, behind) = (is_blank(&pair[0]), is_blank(&pair[1]));
        // A number of its own begins another label.
        let another = label::is_numbered(pair[1].label);
        if before == behind || another || pair.iter().any(|record| record.label.is_empty() || record.above) {
            continue;
        }
        let words = [pair[0].label, pair[1].label].concat();
        // A row of table 2 may be one that the form does not know.
        let torn = (rows.table == TableId::Requests && pair[0].key.is_none()).then_some(&words);
        let guess = || torn.and_then(|words| guessed_row(rows.table, words)).filter(|key| pair[1].key == Some(key));
        let whole = row_label(rows.table, &words, true).or_else(guess);
        // A label that names the row by itself has nothing to do with the other's.
        let own = |record: &Record<'_>| record.key.is_some_and(|key| !begins_another(key, record.label));
        let named = |key| pair.iter().any(|record| record.key == Some(key)) && pair.iter().all(own);
        if let Some(key) = whole.filter(|key| !named(*key)) {
            joined.push((at, key, before));
        }
    }
    for (at, key, before) in joined.into_iter().rev() {
        let blank = rows.records.remove(if before { at } else { at + 1 });
        let record = &mut rows.records[at];
        record.key = Some(key);
        record.label = if before { blank.label } else { record.label };
    }
}

/// What a line of the grid is.
enum Found<'t> {
    /// A row of the table, and whether its label names one without doubt.
    Row(Record<'t>, bool),
    /// Words that may be a piece of a label.
    Words(&'t str),
    /// A piece of a heading at the side, or the last character of a label.
    Aside(&'t str),
    /// A heading.
    Heading,
    /// Nothing.
    Nothing,
}

/// Labels torn over lines: their pieces stand above and below the figures.
#[derive(Default)]
struct Torn<'t> {
    /// Words since the last row.
    before: Vec<&'t str>,
    /// The pieces of the last label so far, while it is in doubt.
    open: Vec<&'t str>,
    /// How many of them stand before the figures of their row, or in its line: what ends its label goes on from one of them.
    own: usize,
}

impl<'t> Torn<'t> {
    /// True where the words of a line end the label of the row before.
    fn ends_in(&mut self, line: &Line<'t>, rows: &mut Rows<'t>) -> bool {
        let (Some(words), Some(record)) = (line.bare_words(), rows.records.last_mut()) else { return false };
        if self.open.is_empty() || self.open.len() > MOST_PIECES + 1 {
            return false;
        }
        // A number of its own begins another label.
        if label::is_numbered(words) && self.open.iter().all(|open| begins_row(rows.table, open)) {
            return false;
        }
        self.open.push(words);
        let key_from = |first: usize| row_label(rows.table, &self.open[first..].concat(), true);
        let key = (0..self.own).find_map(key_from);
        // A label that begins in the line of its figures is no other row's.
        let beside = !record.label.is_empty() && self.own.checked_sub(1).and_then(key_from) == key;
        if line.anchor.is_some_and(|(_, anchor)| key != Some(anchor)) {
            // It begins a label.
            self.open.pop();
            return false;
        }
        if key.is_some() {
            record.key = key;
            record.told = if beside { record.told } else { Told::Pieces };
            self.open.clear();
            self.before.clear();
        }
        key.is_some()
    }

    fn go_on(&mut self, found: Found<'t>, rows: &mut Rows<'t>) {
        match found {
            Found::Row(record, certain) => {
                let mut label = std::mem::take(&mut self.before);
                if !record.label.is_empty() && label.last() != Some(&record.label) {
                    label.push(record.label);
                }
                self.open = if certain { Vec::new() } else { label };
                self.own = self.open.len();
                rows.records.push(record);
            }
            Found::Words(words) => {
                self.wait(words, rows);
                let surplus = self.before.len().saturating_sub(MOST_PIECES);
                self.before.drain(..surplus);
            }
            Found::Aside(words) => {
                if !self.wait(words, rows) {
                    self.before.pop();
                }
            }
            Found::Heading => self.before.clear(),
            Found::Nothing => {}
        }
    }

    /// Puts words with those that wait for figures; true where they end the label of a row.
    fn wait(&mut self, words: &'t str, rows: &mut Rows<'t>) -> bool {
        self.before.push(words);
        let key = torn_row_label(rows.table, &self.before);
        rows.bare.extend(key.map(|key| Bare { key, label: words, at: rows.records.len() }));
        key.is_some()
    }

    /// The row that the words before a row's figures name, if need be with pieces from the lines before.
    fn key_of(&self, table: TableId, words: &str) -> Option<&'static str> {
        (1..=self.before.len()).find_map(|count| {
            let label = self.before[self.before.len() - count..].concat() + words;
            row_label(table, &label, true)
        })
    }
}

/// How many records have no key, counted as they come: while lines are read, only the last one changes.
#[derive(Default)]
struct Nameless {
    /// So many records are counted.
    counted: usize,
    count: usize,
}

impl Nameless {
    fn among(&mut self, records: &[Record<'_>]) -> usize {
        let of = |records: &[Record<'_>]| records.iter().filter(|record| record.key.is_none()).count();
        let last = records.len().saturating_sub(1);
        self.count += of(records.get(self.counted..last).unwrap_or_default());
        self.counted = last;
        self.count + of(&records[last..])
    }
}

/// A piece of a heading that stands beside the rows, and of no row: 三、本年度办理结果 drips down the side of a page.
fn is_aside(table: TableId, words: &str) -> bool {
    const SIDE: &str = "三、本年度办理结果";
    let mut groups = form::table(FormId::Y2021, table).rows.iter().filter_map(|row| row.group);
    let short = words.chars().nth(4).is_none();
    let drips = words.chars().nth(3).is_none() && words.chars().all(|c| SIDE.contains(c));
    short && (drips || (words.chars().nth(1).is_some() && groups.any(|group| group != SIDE && group.contains(words))))
}

/// The row that some words name, or the last of several labels with nothing between.
fn row_named(table: TableId, words: &str, figures_follow: bool) -> Option<&'static str> {
    let last_of_several = || behind_labels(table, words).filter(|_| figures_follow).map(|(key, _)| key);
    row_label(table, words, figures_follow).or_else(last_of_several)
}

/// The row that the last of several labels with nothing between names, and the others: 信息内容本年处理决定数量行政许可. What names a
/// column too is none there.
fn behind_labels(table: TableId, words: &str) -> Option<(&'static str, Vec<&str>)> {
    let parts = label::each(words);
    let ((last, labels), before) = parts.split_last().filter(|(_, before)| !before.is_empty())?;
    let is_column = label::column_of(table, labels).is_some();
    let key = if is_column { None } else { row_label(table, last, true) };
    Some((key?, before.iter().map(|(words, _)| *words).collect()))
}

/// One row of the grid.
struct Line<'t> {
    pieces: Vec<Piece<'t>>,
    /// The first figure.
    figure: Option<usize>,
    /// The last words that name a row, before the first figure.
    anchor: Option<(usize, &'static str)>,
    /// The last words before the first figure.
    words: Option<usize>,
}

impl<'t> Line<'t> {
    fn new(row: &[&'t str], table: TableId) -> Line<'t> {
        let pieces: Vec<Piece<'t>> = row.iter().map(|cell| Piece::new(cell)).collect();
        let figure = pieces.iter().position(|piece| piece.token == Token::Figure);
        let before = |at: usize| figure.is_none_or(|figure| at < figure);
        let words = || (0..pieces.len()).filter(|&at| pieces[at].token == Token::Word && before(at));
        // The labels of table 4 stand above its figures, not before them.
        let labelled = figure.is_some() || table != TableId::Remedies;
        let anchor = words()
            .filter(|_| labelled)
            .filter_map(|at| Some((at, row_named(table, pieces[at].text, figure.is_some())?)))
            .next_back();
        // 三、本年度办理结果 drips down the side of a page, a character a line.
        let last = words().rfind(|&at| !is_aside(table, pieces[at].text));
        Line { figure, anchor, words: last, pieces }
    }

    /// The number of a page, or its mark. A row of table 3 has more digits, whatever label waits for figures.
    fn is_stray(&self, waiting: bool, table: TableId) -> bool {
        let [piece] = self.pieces[..] else { return false };
        let digits = piece.text.bytes().filter(u8::is_ascii_digit).count();
        let waits = waiting && (table != TableId::Requests || digits > 3);
        (piece.token == Token::Figure && !waits) || is_page_mark(piece.text)
    }

    /// True where a figure alone is a row of table 2 whose label stands elsewhere: labels wait for figures, or none came yet.
    fn is_row_apart(&self, nameless: &mut Nameless, rows: &Rows<'t>) -> bool {
        if self.figure.is_none() || rows.table != TableId::Proactive {
            return false;
        }
        let nameless = nameless.among(&rows.records);
        let first = rows.bare.is_empty() && nameless > 0 && nameless == rows.records.len();
        first || rows.bare.len() > nameless.max(2)
    }

    /// True for the blank cells of a row whose label stands torn above them, where no figures follow that may be those of the label.
    fn is_blank_row(&self, torn: &Torn<'t>, next: Option<&Vec<&'t str>>, rows: &Rows<'t>) -> bool {
        let is_blank = self.pieces.iter().all(|piece| piece.token == Token::Blank);
        let key = if is_blank && rows.kept == Kept::Rows { torn.key_of(rows.table, "") } else { None };
        let labelled = || next.is_none_or(|row| row.iter().any(|cell| Piece::new(cell).token == Token::Word));
        key.is_some() && labelled() && record::sizes(rows.table, key).contains(&self.pieces.len())
    }

    /// The row of blank cells behind a damaged label, where blank cells can be seen.
    fn blank_row(&self, last: usize, rows: &Rows<'t>) -> Option<Record<'t>> {
        let behind = &self.pieces[last + 1..];
        let (blanks, all) = (behind.len(), behind.iter().all(|piece| piece.token == Token::Blank));
        // 复议后起诉 with blank cells behind it is of the heading of table 4.
        let heading =
            rows.table == TableId::Remedies && self.pieces[..last].iter().any(|piece| piece.token == Token::Word);
        let blank = rows.kept == Kept::Rows && blanks > 0 && all && !heading;
        let key = guessed_row(rows.table, self.pieces[last].text).filter(|_| blank)?;
        record::sizes(rows.table, Some(key)).contains(&blanks).then(|| self.behind(last, Some(key), rows.table))
    }

    /// True where just as many placeholders as a row of table 3 has cells stand behind the beginning of its label.
    fn is_row_of_placeholders(&self, last: usize, table: TableId) -> bool {
        let placeholders = self.pieces[last..].iter().filter(|piece| piece.token == Token::Placeholder).count();
        table == TableId::Requests && record::sizes(table, None).contains(&placeholders)
    }

    /// The last words of a line without figures and placeholders.
    fn bare_words(&self) -> Option<&'t str> {
        let bare = self.figure.is_none() && !self.has(Token::Placeholder);
        // 其他处理 is a piece of a heading too.
        let words = self.words.or(self.anchor.map(|(at, _)| at));
        words.filter(|_| bare).map(|at| self.pieces[at].text)
    }

    /// A figure alone in its line may be the last of the row before, if that lacks one.
    fn add_to_short_row(&self, rows: &mut Rows<'t>) {
        let table = rows.table;
        let (Some(record), [piece]) = (rows.records.last_mut(), &self.pieces[..]) else { return };
        let filled = record.cells.iter().filter(|cell| cell.fills()).count();
        // A row with blank cells has all its cells.
        let plain = record.cells.len() == filled;
        let sizes = record::sizes(table, record.key);
        let short = filled > 0 && plain && sizes.iter().all(|&size| filled < size);
        // The row of table 4 has no label.
        let last = table == TableId::Remedies && sizes.iter().all(|&size| filled + 1 == size);
        if short && (record.key.is_some() || last) && piece.token == Token::Figure {
            // It may as well be the number of a page.
            record.told = Told::Pieces;
            record.cells.push(*piece);
        }
    }

    fn has(&self, token: Token) -> bool {
        self.pieces.iter().any(|piece| piece.token == token)
    }

    /// True where words stand behind others, and figures or placeholders behind them alone.
    fn fills_behind(&self, at: usize, last: usize) -> bool {
        last > at && self.pieces.iter().position(|piece| piece.fills()).is_some_and(|first| first > last)
    }

    /// What the line is, after the pieces of labels before it and before the next line.
    fn read(&self, torn: &Torn<'t>, next: Option<&Vec<&'t str>>, rows: &mut Rows<'t>) -> Found<'t> {
        let table = rows.table;
        match (self.anchor, self.words) {
            // The last words before the figures name no row: a damaged label under a heading that is a row elsewhere.
            (Some((at, key)), Some(last)) if self.fills_behind(at, last) && is_heading_too(table, key) => {
                let key = guessed_row(table, self.pieces[last].text);
                Found::Row(self.behind(last, key, table), false)
            }
            (Some((at, key)), _) => {
                self.note_heading_before(at, rows);
                self.labelled(at, key, table)
            }
            (None, Some(last)) if self.figure.is_some() => {
                let words = self.pieces[last].text;
                let whole = self.ending(last, table).or_else(|| torn.key_of(table, words));
                let key = whole.or_else(|| guessed_row(table, words));
                Found::Row(self.behind(last, key, table), whole.is_some())
            }
            (None, Some(last)) if self.has(Token::Placeholder) && table != TableId::Remedies => {
                let words = self.pieces[last].text;
                let whole = self.ending(last, table).or_else(|| torn.key_of(table, words));
                match whole.or_else(|| guessed_row(table, words)) {
                    Some(key) => Found::Row(self.behind(last, Some(key), table), whole.is_some()),
                    None if self.is_row_of_placeholders(last, table) => {
                        Found::Row(self.behind(last, None, table), false)
                    }
                    None => Found::Heading,
                }
            }
            (None, Some(last)) => match self.blank_row(last, rows) {
                Some(row) => Found::Row(row, false),
                None => {
                    self.note_heading(rows);
                    if self.is_heading(last, table) { Found::Nothing } else { Found::Words(self.pieces[last].text) }
                }
            },
            (None, None) if self.figure.is_some() || self.has(Token::Placeholder) => self.unlabelled(torn, table),
            (None, None) if self.is_blank_row(torn, next, rows) => self.unlabelled(torn, table),
            // A row of blank cells says something in table 4 alone, whose row of figures has no label.
            (None, None) if rows.has_remedy_heading() && self.pieces.len() >= 10 => {
                Found::Row(Record::nameless(self.pieces.clone(), Some(0)), true)
            }
            (None, None) => match self.pieces[..] {
                [piece] if piece.token == Token::Word => Found::Aside(piece.text),
                _ => Found::Nothing,
            },
        }
    }

    /// The row that the words up to a place name together: 4.无正当理由大量, 反复申请.
    fn ending(&self, last: usize, table: TableId) -> Option<&'static str> {
        let before = self.pieces[..last].iter().rev().take_while(|piece| piece.token == Token::Word);
        let mut label = self.pieces[last].text.to_owned();
        before.take(MOST_PIECES).find_map(|piece| {
            label.insert_str(0, piece.text);
            row_label(table, &label, true)
        })
    }

    fn labelled(&self, at: usize, key: &'static str, table: TableId) -> Found<'t> {
        let record = self.behind(at, Some(key), table);
        let bare = self.figure.is_none() && !self.has(Token::Placeholder);
        if record.cells.is_empty() {
            Found::Words(record.label)
        } else if bare && is_heading_too(table, key) && record.cells.len() < 7 {
            // （六）其他处理  1.申请人无正当理由逾: the first label below it begins in the same line.
            let words = record.cells.iter().rfind(|piece| piece.token == Token::Word);
            words.map_or(Found::Heading, |words| Found::Words(words.text))
        } else {
            Found::Row(record, true)
        }
    }

    /// Figures alone: the words before them may be their label.
    fn unlabelled(&self, torn: &Torn<'t>, table: TableId) -> Found<'t> {
        let whole = torn.key_of(table, "");
        let last = torn.before.last();
        let key = whole.or_else(|| last.and_then(|words| guessed_row(table, words)));
        // What stands before the figures is of no row, or the number of one whose label the end of the page has cut.
        let asides = self.pieces.iter().rposition(|piece| piece.token == Token::Word && is_aside(table, piece.text));
        let aside = asides.filter(|at| self.figure.is_none_or(|figure| *at < figure));
        let number = aside.map(|at| self.pieces[at].text).filter(|words| begins_row(table, words));
        // Behind a label, the number of another row may be what the end of the page has left of that of these figures.
        let doubled = number.is_some() && key.is_some();
        let label = key.and(last).copied().or(number.filter(|_| last.is_none())).unwrap_or("");
        let first = aside.map_or(0, |at| at + 1);
        let cells = self.pieces[first..].to_vec();
        let told = Told::Pieces;
        let record = Record { key, label, told, above: true, doubled, ..Record::nameless(cells, Some(first)) };
        Found::Row(record, whole.is_some())
    }

    /// The row whose label stands at a place of the line, and maybe goes on in the next cell.
    fn behind(&self, at: usize, key: Option<&'static str>, table: TableId) -> Record<'t> {
        let goes_on = |next: &&Piece<'t>| {
            let whole = || self.pieces[at].text.to_owned() + next.text;
            // Lost characters alone are a cell, and no end of a label.
            let word = next.token == Token::Word && next.text.contains(char::is_alphanumeric);
            word && key.is_some() && row_label(table, &whole(), true) == key
        };
        let end = at + 1 + usize::from(self.pieces.get(at + 1).filter(goes_on).is_some());
        let label = self.pieces[at].text;
        let doubled = key.is_some_and(|key| self.names_another(at, key, table));
        Record { key, label, doubled, ..Record::nameless(self.pieces[end..].to_vec(), Some(end)) }
    }

    /// True where the words up to a place name another row too: two labels have run together, and the figures may be of either.
    fn names_another(&self, at: usize, key: &str, table: TableId) -> bool {
        let words = self.pieces[..=at].iter().filter(|piece| piece.token == Token::Word);
        words.flat_map(|piece| label::each(piece.text)).any(|(words, labels)| {
            let named = row_label(table, words, true).filter(|_| label::names_row(table, words, labels));
            named.is_some_and(|other| other != key && !is_heading_too(table, other))
        })
    }

    /// True where the last of several words names a column, and no row by itself: 项目 | 数据1 | … | 总计.
    fn is_heading(&self, last: usize, table: TableId) -> bool {
        const SEVERAL: usize = 3;
        let words = self.pieces.iter().filter(|piece| piece.token == Token::Word).count();
        let labels = label::find(self.pieces[last].text);
        table != TableId::Remedies && words >= SEVERAL && label::column_of(table, labels).is_some()
    }

    /// The labels of columns of table 2 that run on into that of a row.
    fn note_heading_before(&self, at: usize, rows: &mut Rows<'t>) {
        let words = self.pieces[at].text;
        if rows.table != TableId::Proactive || row_label(rows.table, words, true).is_some() {
            return;
        }
        for words in behind_labels(rows.table, words).into_iter().flat_map(|(_, before)| before) {
            let key = column_label(rows.table, words);
            rows.columns.extend(key.map(|key| Head { key, words, column: None, width: 0 }));
        }
    }

    /// A line without figures that names no row: labels of columns stand in it.
    fn note_heading(&self, rows: &mut Rows<'t>) {
        for (at, piece) in self.pieces.iter().enumerate().filter(|(_, piece)| piece.token == Token::Word) {
            let parts = label::each(piece.text);
            // Labels that one blank parts stand in one cell of the grid, and tell nothing of columns.
            let column = (parts.len() == 1).then_some(at);
            for (words, _) in parts {
                let key = column_label(rows.table, words);
                rows.columns.extend(key.map(|key| Head { key, words, column, width: self.pieces.len() }));
            }
        }
    }
}
