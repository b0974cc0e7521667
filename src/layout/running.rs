//! A table in one line: its cells follow each other over blanks or bars, and nothing tells where a row ends.

use super::token::{Token, classify};
use super::{Grid, Kept, all_lines, has_bars, is_page_mark, is_rule, is_spread_prose, lines};

/// A shorter line (in bytes) between whose cells are blanks is a row like others; as often have figures to follow words.
const LONG: usize = 200;
const ROWS: usize = 4;

/// As many bars has the widest row in its frame; none has twice as many.
const BARS: usize = 16;

pub(super) fn read(block: &str) -> Option<Grid<'_>> {
    if !all_lines(block).any(is_running) {
        return None;
    }
    let barred = has_bars(block);
    // a blank line where a page ends is no cell
    let lines = lines(block).filter(|line| !is_page_mark(line) && !is_rule(line));
    let rows = lines.flat_map(|line| cut(line, barred)).map(|cell| vec![cell]).collect();
    Some(Grid { rows, kept: if barred { Kept::Cells } else { Kept::Order } })
}

/// True for a line that holds several rows of a table, whatever else it holds.
pub(crate) fn is_running(line: &str) -> bool {
    let bars = memchr::memchr2_iter(b'|', b'\t', line.as_bytes()).take(2 * BARS).count();
    match bars {
        0 => line.len() >= LONG && is_spread(line) && rows(line) >= ROWS && !is_spread_prose(line),
        // Few rows of the tables are as wide.
        1..12 => false,
        _ => bars == 2 * BARS || rows(line) > 1,
    }
}

/// A glance: prose has few blanks.
fn is_spread(line: &str) -> bool {
    memchr::memchr_iter(b' ', line.as_bytes()).take(2 * ROWS).count() == 2 * ROWS
}

/// How often figures follow words.
fn rows(line: &str) -> usize {
    let tokens = cells(line).map(classify).filter(|token| *token != Token::Blank);
    let words = tokens.map(|token| token == Token::Word).collect::<Vec<_>>();
    words.windows(2).filter(|pair| pair[0] && !pair[1]).count()
}

/// The cells of such a line.
pub(crate) fn cells(line: &str) -> impl Iterator<Item = &str> {
    cut(line, has_bars(line))
}

fn cut(line: &str, barred: bool) -> impl Iterator<Item = &str> {
    let ends = move |c: char| if barred { matches!(c, '|' | '\t') } else { c.is_whitespace() };
    line.split(ends).map(str::trim).filter(move |cell| barred || !cell.is_empty()).flat_map(apart)
}

/// A figure and the words of the next row, if nothing but a blank was between their lines; else the cell alone.
fn apart(cell: &str) -> impl Iterator<Item = &str> {
    let rest = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = cell.len() - rest.len();
    let words = |rest: &str| rest.chars().take(2).filter(|c| c.is_alphabetic()).count() == 2;
    let end = match rest.trim_start() {
        _ if digits == 0 || classify(cell) != Token::Word => 0,
        // 31.属于国家秘密: the number of a row is one digit.
        next if next.strip_prefix(['.', '、']).is_some_and(words) => digits - 1,
        next if words(next) || next.starts_with(['（', '(']) => digits,
        _ => 0,
    };
    let (figure, words) = cell.split_at(end);
    [figure, words.trim_start()].into_iter().skip(usize::from(end == 0))
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::{BARRED, LINE};

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, joined};

    /// A blank between cells; blank cells leave nothing.
    pub const LINE: Twin = Twin { name: "one line", keeps: Keeps::NO_BLANKS, write: line };
    /// A bar between cells, blank ones included; merged cells take one place.
    pub const BARRED: Twin = Twin { name: "one line with bars", keeps: Keeps::ALL, write: barred };

    fn line(table: &Printed) -> String {
        joined(table.rows.iter().flatten().filter(|cell| !cell.text.is_empty()), " ") + "\n"
    }

    fn barred(table: &Printed) -> String {
        joined(table.rows.iter().flatten(), " | ") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::{cells, is_running};

    #[test]
    fn rows_of_a_line() {
        let row = "行政规范性文件制发件数 0 3 一、本年新收政府信息公开申请数量 12 ";
        assert!(is_running(&row.repeat(4)));
        assert!(!is_running(row));
        assert!(!is_running(&"二〇二三年，本机关主动公开信息，办理申请，答复及时。".repeat(9)));
    }

    #[test]
    fn lines_that_ran_into_each_other() {
        for (line, want) in [
            ("规章 0 3行政许可 4", vec!["规章", "0", "3", "行政许可", "4"]),
            ("0 31.属于国家秘密 0（二）部分公开", vec!["0", "3", "1.属于国家秘密", "0", "（二）部分公开"]),
            ("2.重复申请 739.24 0万元 3件", vec!["2.重复申请", "739.24", "0万元", "3件"]),
            ("规章 | | 3 | 2020年", vec!["规章", "", "3", "2020年"]),
        ] {
            assert_eq!(cells(line).collect::<Vec<_>>(), want, "{line}");
        }
    }
}
