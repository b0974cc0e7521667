//! A row a line, cells between blanks: text taken from a PDF, with or without its columns kept under each other (see
//! [`super::aligned`]).

use super::aligned::Columns;
use super::token::{Token, classify, trim};
use super::{Grid, Kept, glued, has_bars, is_page_mark, lines};
use crate::span::{end_in, offset_in};

/// A cell with the columns of the page that it covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    token: Token,
    /// In characters, and in the width that they are shown with: Han characters take two columns.
    pub from: [usize; 2],
    pub to: [usize; 2],
}

impl Word<'_> {
    /// True for what may stand in a cell of figures.
    pub fn fills(&self) -> bool {
        matches!(self.token, Token::Figure | Token::Placeholder)
    }
}

pub(super) fn read(block: &str) -> Option<Grid<'_>> {
    if has_bars(block) {
        return None;
    }
    let all: Vec<Vec<Word<'_>>> = lines(block).map(words).collect();
    let figures = |words: &Vec<Word<'_>>| words.iter().filter(|word| word.fills()).count();
    let several = all.iter().filter(|words| words.len() > 1 && figures(words) > 0).count();
    let many = all.iter().any(|words| figures(words) > 4);
    // A cell a line, a blank within some of them, is another layout.
    let alone = all.iter().filter(|words| words.len() == 1 && figures(words) == 1).count();
    if (several < 2 && !many) || alone > 2 * several {
        return None;
    }
    let columns = Columns::of(&all);
    let mut rows = Vec::with_capacity(all.len());
    for (line, words) in lines(block).zip(&all) {
        let filled = columns.as_ref().and_then(|columns| columns.fill(line, words));
        rows.push(filled.unwrap_or_else(|| words.iter().map(|word| word.text).collect()));
    }
    Some(Grid { rows, kept: Kept::Lines })
}

/// The cells of a line by itself.
pub(super) fn cells(line: &str) -> Vec<&str> {
    let trimmed = trim(line);
    if is_one(trimmed) { vec![trimmed] } else { words(line).into_iter().map(|word| word.text).collect() }
}

/// A glance at what is surely one cell: digits alone, or words without a blank that no digit or sign ends.
fn is_one(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let ends = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | '加' | '少' | '增' | '减');
    !text.is_empty()
        && (digits || !text.ends_with(ends) && !text.contains(char::is_whitespace) && !glued::is_counted(text))
}

/// The cells of a line. Figures and placeholders stand alone; words that one blank parts are of one cell, as in 商 业 企 业.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    if is_page_mark(line) {
        let text = line.trim();
        return vec![Word { text, token: Token::Word, from: [0; 2], to: [0; 2] }];
    }
    let mut words: Vec<Word<'_>> = Vec::with_capacity(8);
    let mut ends = 0;
    let mut at = [0usize; 2];
    for (start, text) in pieces(line) {
        let gap = &line[ends..start];
        at = advance(at, gap);
        let (from, to) = (at, advance(at, text));
        let next = Word { text, token: classify(text), from, to };
        let near = gap.chars().count() < 2;
        match words.last_mut() {
            Some(last) if near && joins(last, &next, line) => {
                last.text = &line[offset_in(last.text, line)..start + text.len()];
                last.token = classify(last.text);
                last.to = to;
            }
            _ => words.push(next),
        }
        (at, ends) = (to, start + text.len());
    }
    words
}

/// What stands between blanks, and digits behind words, with where it begins.
fn pieces(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut spaced = false;
    let parted = line.split(char::is_whitespace).filter(|text| !text.is_empty());
    let pieces = parted.flat_map(move |text| {
        let behind = std::mem::replace(&mut spaced, glued::is_single(text));
        glued::cells(text, behind)
    });
    pieces.map(move |text| (offset_in(text, line), text))
}

/// Words go on with words; a number in front of a line goes with its words; 件 goes with its figure.
fn joins(last: &Word<'_>, next: &Word<'_>, line: &str) -> bool {
    match (last.token, next.token) {
        (Token::Word, Token::Word) => true,
        (Token::Figure, Token::Word) => {
            let first = line[..offset_in(last.text, line)].trim().is_empty();
            let end = end_in(next.text, line);
            let counted = &line[offset_in(last.text, line)..end];
            // 1 . 属 于 behind the label of a group
            let numbers =
                || matches!(next.text, "." | "、" | "．") && line[end..].trim_start().starts_with(char::is_alphabetic);
            first || classify(counted) == Token::Figure || numbers()
        }
        _ => false,
    }
}

fn advance([chars, wide]: [usize; 2], text: &str) -> [usize; 2] {
    text.chars().fold([chars, wide], |[chars, wide], c| [chars + 1, wide + if c > '\u{2E7F}' { 2 } else { 1 }])
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::{HEADED, READING};

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, PrintedCell, joined};

    /// Reading order: a label, its figures, a blank between.
    pub const READING: Twin = Twin { name: "reading order", keeps: Keeps::NO_BLANKS, write: |table| write(table, " ") };
    /// The same with nothing between the labels of a heading: 信息内容本年处理决定数量.
    pub const HEADED: Twin =
        Twin { name: "headings run together", keeps: Keeps::NO_BLANKS, write: |table| write(table, "") };

    fn write(table: &Printed, between_labels: &str) -> String {
        let line = |row: &Vec<PrintedCell>| -> String {
            let heading = row.iter().all(|cell| cell.place.is_none());
            let cells = row.iter().filter(|cell| !cell.text.is_empty());
            joined(cells, if heading { between_labels } else { " " }) + "\n"
        };
        table.rows.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn one_blank_or_many() {
        let grid = read("行政许可 12\n商 业 企 业 3 件 0\n2 重复申请  0 - 1\n").map(|g| g.rows);
        assert_eq!(
            grid,
            Some(vec![vec!["行政许可", "12"], vec!["商 业 企 业", "3 件", "0"], vec!["2 重复申请", "0", "-", "1"]])
        );
    }
}
