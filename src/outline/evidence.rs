//! What a line by itself says of the table that it is in.

use crate::form::TableId;
use crate::label::{self, LONGEST_RUN, Label};
use crate::layout::{Token, cells, classify, has_bars, has_blanks, is_rule, is_spread_prose, trim};
use crate::plain::table_of;
use crate::text::is_letter;

/// A line without bars and tabs that is longer (in bytes) is no row of a table.
pub(super) const LONGEST_ROW: usize = 600;

/// A line of words as long as this (in bytes) is prose, and weighs as much as several stray lines.
pub(super) const PROSE: usize = 150;

/// What a line says of the table that it is in.
#[derive(Default)]
pub(super) struct Evidence {
    /// The table that its labels are of, where they are of one alone.
    pub table: Option<TableId>,
    /// Those labels.
    pub labels: Vec<Label>,
    /// A label that several tables have: 总计, 其他.
    pub shared: bool,
    /// Figures with or without placeholders, and no words; or words with figures in cells beside them.
    pub figures: bool,
    /// Placeholders in words and nothing else.
    pub placeholders: bool,
    /// Cells between bars or tabs.
    pub structured: bool,
    /// How many figures and placeholders, how many cells of words, and how many of words of which every character is lost.
    pub cells: usize,
    pub words: usize,
    lost: usize,
    /// How many cells there are, blank ones included where bars or tabs part them.
    width: usize,
}

/// What a line counts in a run of figures.
#[derive(Clone, Copy)]
pub(super) struct Counts {
    pub figures: usize,
    pub words: usize,
    pub labelled: bool,
    /// How many cells there are, blank ones included where they can be seen.
    pub width: usize,
}

impl Evidence {
    /// True for a heading of table 3 and nothing else.
    pub fn is_header(&self) -> bool {
        !self.labels.is_empty() && self.labels.iter().all(|label| *label == Label::Header(TableId::Requests))
    }

    /// True for the label of a row and nothing else.
    pub fn is_bare_row(&self) -> bool {
        self.cells == 0 && matches!(self.labels[..], [Label::Row(..)])
    }

    /// Takes the words of a cell.
    fn add_words(&mut self, cell: &str) {
        const MOST_LABELS: usize = 8;
        self.words += 1;
        self.lost += usize::from(is_lost(cell));
        if cell.len() > LONGEST_RUN || self.labels.len() > MOST_LABELS {
            return;
        }
        for (words, labels) in label::each(cell) {
            let Some(first) = labels.first() else { continue };
            match table_of(words, labels) {
                None => self.shared = true,
                Some(table) if self.table.is_none_or(|other| other == table) => {
                    self.table = Some(table);
                    self.labels.push(*first);
                }
                Some(_) => {}
            }
        }
    }

    /// Words of which every character is lost may be the label of a row of figures, or a piece of one.
    pub fn counts(&self, line: &str) -> Counts {
        let label = self.structured || self.cells == 0 && line.len() <= PROSE;
        let words = if label { self.words - self.lost } else { self.words };
        Counts { figures: self.cells, words, labelled: self.table.is_some(), width: self.width }
    }
}

/// Weighs a line by itself.
pub(super) fn weigh(line: &str) -> Evidence {
    let structured = has_bars(line);
    if structured && is_rule(line) {
        return Evidence { structured, figures: true, ..Evidence::default() };
    }
    if !structured && is_sentence(line) {
        return Evidence { words: 1, ..Evidence::default() };
    }
    let may_be_row = structured || line.len() <= LONGEST_ROW || is_row_of_figures(line);
    let all = if may_be_row { cells(line) } else { Vec::new() };
    let mut evidence = Evidence { width: all.len(), ..Evidence::default() };
    let mut figures = 0;
    for cell in all.into_iter().map(trim).filter(|cell| !cell.is_empty()) {
        match classify(cell) {
            Token::Blank => {}
            Token::Placeholder => evidence.cells += 1,
            Token::Word if !is_damaged_figure(cell) => evidence.add_words(cell),
            Token::Figure | Token::Word => (figures, evidence.cells) = (figures + 1, evidence.cells + 1),
        }
    }
    evidence.structured = structured || figures > 2 && evidence.words < 3;
    evidence.figures = evidence.cells > 0 && (evidence.words == 0 || (evidence.structured && figures > 0));
    evidence.placeholders = evidence.figures && figures == 0 && !evidence.structured && line.contains(is_letter);
    evidence
}

/// True for a long line that may hold all figures of a table: 1件 0件 0件 and so on, few words and many blanks.
fn is_row_of_figures(line: &str) -> bool {
    const MOST: usize = 4 * LONGEST_ROW;
    const WIDEST: usize = 10;
    line.len() <= MOST
        && line.bytes().filter(|byte| *byte == b' ').count() * WIDEST > line.len()
        && line.split_whitespace().next().is_some_and(|first| classify(first) == Token::Figure)
}

/// True for words of which every character is lost.
fn is_lost(cell: &str) -> bool {
    !cell.contains(is_letter) && cell.contains(char::REPLACEMENT_CHARACTER)
}

/// A figure with a lost character or two before or behind it.
fn is_damaged_figure(cell: &str) -> bool {
    let digits = cell.trim_matches(char::REPLACEMENT_CHARACTER);
    let lost = cell.len() - digits.len();
    let some = (1..=2).contains(&(lost / char::REPLACEMENT_CHARACTER.len_utf8()));
    some && is_lost(cell) && classify(digits) == Token::Figure
}

/// One cell of words, and no label: most lines of prose end in a full stop, and have no blank, or blanks within sentences.
pub(super) fn is_sentence(line: &str) -> bool {
    let line = trim(line);
    line.len() <= LONGEST_ROW
        && line.contains(is_letter)
        && if has_blanks(line) { is_spread_prose(line) } else { line.ends_with('。') }
}
