//! The rows of the statistics table, label by label, from the cells of a grid in their order.

use crate::align::record::Piece;
use crate::form::{self, FormId, TableId};
use crate::label::{self, LONGEST_LABEL, Label};
use crate::layout::{Grid, Kept, Token, is_page_mark};
use crate::span::Span;
use crate::text::{Text, is_letter};

/// A label with what stands behind it.
#[derive(Debug, Default)]
pub(super) struct Row<'t> {
    /// The row that the label names; `None` for a heading, and for words that name nothing.
    pub key: Option<&'static str>,
    /// The label as printed, in one piece or several; empty where it is lost.
    pub words: Vec<&'t str>,
    /// True where the words are exactly the label, but for spacing and the like.
    pub exact: bool,
    pub unit: Option<&'t str>,
    /// Figures, placeholders, words that stand where the figure belongs.
    pub cells: Vec<Piece<'t>>,
    /// True where a blank cell stands there.
    pub blank: bool,
    /// True where nothing but the order of cells binds a figure to the label.
    pub loose: bool,
}

impl<'t> Row<'t> {
    /// True where the label names a row, and its cell is there.
    pub fn is_told(&self) -> bool {
        self.key.is_some() && (self.unit.is_some() || self.blank || !self.cells.is_empty())
    }

    /// True where nothing stands behind the label, not even a blank cell, and nothing shows that its row ends there.
    pub fn is_bare(&self) -> bool {
        self.loose && self.unit.is_some() && self.cells.is_empty() && !self.blank
    }

    fn is_open(&self) -> bool {
        self.unit.is_none() && self.cells.is_empty() && !self.blank
    }

    /// True where more stands in it already than any label is long.
    fn is_too_long(&self) -> bool {
        let mut pieces = self.words.iter().copied().chain(self.cells.iter().map(|piece| piece.text));
        pieces.try_fold(LONGEST_LABEL, |left, piece| left.checked_sub(piece.len().max(1))).is_none()
    }

    /// How many figures it has.
    pub fn figures(&self) -> usize {
        self.cells.iter().filter(|piece| piece.token == Token::Figure).count()
    }

    pub fn has(&self, token: Token) -> bool {
        self.cells.iter().any(|piece| piece.token == token)
    }

    /// What fills the cell: the figure, else a placeholder, else words; `Err` where there are several figures or placeholders,
    /// or digits beside a figure (`0. 9`).
    pub fn cell(&self) -> Result<Option<Piece<'t>>, ()> {
        let of = |token: Token| self.cells.iter().copied().filter(move |piece| piece.token == token);
        let numeric =
            |piece: &&Piece<'_>| piece.token == Token::Figure || piece.text.contains(|c: char| c.is_ascii_digit());
        // 条57 280, but not the 1 of 计1条
        let digits = |words: &&&str| words.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let is_cut = self.words.last().filter(digits).is_some() && !ends_in_digit_of_label(&self.words.concat());
        match (of(Token::Figure).next(), self.cells.iter().filter(numeric).count()) {
            (Some(_), _) if is_cut => Err(()),
            (None, _) if of(Token::Placeholder).nth(1).is_some() => Err(()),
            (None, _) => Ok(of(Token::Placeholder).chain(of(Token::Word)).next()),
            (figure, 1) => Ok(figure),
            _ => Err(()),
        }
    }

    /// True where a digit goes on with the label, as 1 does behind 计: …相同信息计1条.
    fn goes_on_with(&self, digit: &str) -> bool {
        let words = self.words.last().filter(|_| self.is_open());
        words.is_some_and(|words| ends_in_digit_of_label(&[words.trim_end(), digit.trim()].concat()))
    }

    pub fn span(&self, text: &Text<'_>) -> Option<Span> {
        let slices = self.words.iter().copied().chain(self.cells.iter().map(|piece| piece.text));
        slices.map(|slice| text.span_of(slice)).reduce(Span::cover)
    }
}

/// Reads the cells of a grid in their order.
#[derive(Default)]
pub(super) struct Reader<'t> {
    rows: Vec<Row<'t>>,
    row: Row<'t>,
    /// True behind the first row of 行政诉讼, whose results have the labels of those of 行政复议.
    litigation: bool,
    /// The grid has kept rows, or lines.
    bound: bool,
}

impl<'t> Reader<'t> {
    pub fn read(grid: &Grid<'t>) -> Vec<Row<'t>> {
        let mut reader = Reader { bound: matches!(grid.kept, Kept::Rows | Kept::Lines), ..Reader::default() };
        for row in &grid.rows {
            if reader.bound && (!reader.row.is_open() || is_numbered(row)) {
                reader.close();
            }
            for piece in row.iter().filter(|cell| !is_page_mark(cell)).map(|cell| Piece::new(cell)) {
                match piece.token {
                    Token::Blank => reader.row.blank |= !reader.row.words.is_empty(),
                    Token::Word => reader.words(piece),
                    Token::Figure if reader.row.goes_on_with(piece.text) => reader.row.words.push(piece.text),
                    Token::Figure | Token::Placeholder => reader.row.cells.push(piece),
                }
            }
        }
        reader.close();
        reader.rows
    }

    fn close(&mut self) {
        self.row.loose = !self.bound;
        self.rows.push(std::mem::take(&mut self.row));
    }

    fn words(&mut self, piece: Piece<'t>) {
        let words = piece.text;
        // The mark of a list may stand before it; behind a bracket it ends a label.
        let is_mark = |c: char| !is_letter(c) && !matches!(c, ')' | '）');
        if label::statistic_unit(words).is_some_and(|(label, _)| label.chars().all(is_mark)) {
            // A unit behind a figure is of the next row, whose label is lost.
            if self.row.unit.is_some() || self.row.has(Token::Figure) {
                self.close();
            }
            self.row.unit = Some(words);
        } else if !is_behind_number(words) && (self.ends_row_before(words) || !self.row.exact && self.ends_row(words)) {
            // before they are taken for a label of their own: 其中：主要负责同志参加, and 政府网站在线访谈次数 behind the figure
        } else if let Some(key) = self.named(words) {
            self.begin(key, words, true);
        } else if let labels @ [_, _, ..] = &label::statistics_in(words)[..] {
            // blank cells between them have left nothing, so that nobody knows whose the figure behind them is
            self.begin(None, words, false);
            for label in labels {
                // each by those before it: 维持 behind 五、行政诉讼数量 is none of 行政复议
                if let Some(Some(key)) = self.named(label) {
                    self.note(key);
                }
            }
        } else if self.ends_row(words) || self.ends_row_before(words) {
            // with the label behind a number: （三）…
        } else if let Some(Label::Row(_, key)) = label::guess(words, TableId::Statistics) {
            self.begin(Some(key), words, false);
        } else if self.row.key.is_some() && self.row.unit.is_some() && self.row.cells.is_empty() {
            self.row.cells.push(piece);
        } else if self.row.key.is_some() && self.row.is_open() && !is_behind_number(words) {
            self.row.words.push(words);
        } else {
            self.begin(None, words, false);
        }
    }

    /// What some words name: a row, or a heading (`Some(None)`).
    fn named(&self, words: &str) -> Option<Option<&'static str>> {
        let (labels, _) = label::find_statistic(words);
        let mut keys = labels.iter().filter_map(|label| match label {
            Label::Row(_, key) => Some(*key),
            _ => None,
        });
        let first = labels.first().map(|_| keys.next())?;
        Some(if self.litigation { keys.next().or(first) } else { first })
    }

    /// True where words end the label that was begun before, be its figure between them or not; the row then has its key.
    fn ends_row(&mut self, words: &'t str) -> bool {
        if self.row.words.is_empty() || self.row.exact && self.row.cells.is_empty() || self.row.is_too_long() {
            return false;
        }
        let whole = self.row.words.concat() + words;
        let inside =
            || self.row.words.iter().copied().chain(self.row.cells.iter().map(|piece| piece.text)).chain([words]);
        let parted = !self.row.cells.is_empty() && self.row.unit.is_none();
        // Where blanks part the characters of a label, a digit of its own stands by itself: 计 1 次.
        let key = if parted && let Some(Some(key)) = self.named(&inside().collect::<String>()) {
            self.row.words.extend(self.row.cells.drain(..).map(|piece| piece.text));
            self.row.unit = label::statistic_unit(words).map(|(_, unit)| unit);
            key
        } else {
            match self.named(&whole) {
                Some(Some(key)) if !self.row.exact => key,
                _ => return false,
            }
        };
        (self.row.key, self.row.exact) = (Some(key), true);
        self.row.words.push(words);
        self.note(key);
        true
    }

    /// True where words at the beginning of a line end the label of the row in the line before, which then has its key.
    fn ends_row_before(&mut self, words: &'t str) -> bool {
        let torn = |row: &&Row<'t>| !row.exact && !row.words.is_empty() && !row.cells.is_empty();
        let Some(before) = self.rows.last().filter(|row| torn(row) && self.row.words.is_empty()) else { return false };
        let Some(Some(key)) = self.named(&(before.words.concat() + words)) else { return false };
        if let Some(row) = self.rows.last_mut() {
            (row.key, row.exact) = (Some(key), true);
            row.words.push(words);
        }
        self.note(key);
        true
    }

    fn note(&mut self, key: &str) {
        self.litigation = key.starts_with("litigation.") || (self.litigation && !key.starts_with("reconsideration."));
    }

    fn begin(&mut self, key: Option<&'static str>, words: &'t str, exact: bool) {
        self.close();
        if let Some(key) = key {
            self.note(key);
        }
        let (_, unit) = label::find_statistic(words);
        self.row = Row { key, words: vec![words], exact, unit, ..Row::default() };
    }
}

/// True for words that end as a label does behind its digit: …相同信息计1.
fn ends_in_digit_of_label(words: &str) -> bool {
    let words = words.trim_end();
    let end = words.char_indices().rev().nth(2).map(|(at, _)| &words[at..]);
    let rows = form::table(FormId::Y2014, TableId::Statistics).rows;
    end.is_some_and(|end| rows.iter().any(|row| row.label.contains(end)))
}

/// True for words with a number in front, as most labels have; the mark of a list may stand before it.
fn is_behind_number(words: &str) -> bool {
    let is_mark = |c: char| !is_letter(c) && !c.is_ascii_digit() && !matches!(c, '(' | '（');
    label::is_numbered(words.trim_start_matches(is_mark))
}

/// True for a row that begins with a figure and has a label behind it: the figure is none of the row before.
fn is_numbered(row: &[&str]) -> bool {
    let mut cells = row.iter().map(|cell| Piece::new(cell)).filter(|piece| piece.token != Token::Blank);
    let is_label =
        |words: &str| !label::find_statistic(words).0.is_empty() || label::guess(words, TableId::Statistics).is_some();
    cells.next().is_some_and(|first| first.token == Token::Figure)
        && cells.any(|piece| piece.token == Token::Word && is_label(piece.text))
}
