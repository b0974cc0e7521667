//! The mark of a page between lines of the text: `- 4 -`, `— 5 —`, `3 / 7`, 第 3 页 共 8 页; or a number alone between blank lines.

use super::running::is_running;
use super::stacked::are_cells_apart;
use super::{Token, all_lines, cells, classify, has, is_frame};
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{digit1, one_of};
use nom::combinator::{all_consuming, opt, verify};
use nom::multi::many1_count;
use nom::{IResult, Parser};
use std::cell::LazyCell;

/// The longest mark in bytes, blanks included.
const LONGEST: usize = 60;

/// The number of a page has no more digits.
const MOST_DIGITS: usize = 3;

/// True for the mark of a page; never for a bare figure.
pub(crate) fn is_page_mark(line: &str) -> bool {
    let marked = line.len() <= LONGEST
        && line.contains(['-', '—', '–', '－', '―', '·', '─', '页', '/'])
        && line.contains(|c: char| c.is_ascii_digit());
    marked && {
        let compact: String = line.split_whitespace().collect();
        // - - 0 - - and 200  /  200: rows with placeholders.
        let wide = || line.contains('/') && line.trim().contains("  ");
        let parted = (line.split_whitespace().nth(3).is_some() || wide()) && !line.contains('页');
        !parted && all_consuming(page_number).parse(&compact).is_ok()
    }
}

fn page_number(input: &str) -> IResult<&str, ()> {
    let number = || verify(digit1, |digits: &str| !digits.starts_with('0') && digits.len() <= MOST_DIGITS);
    let dash = || many1_count(one_of("-－—–―─·"));
    let count = (opt(one_of("，,/")), tag("共"), digit1, tag("页"));
    let dashed = (dash(), number(), dash()).map(|_| ());
    // — 0 — and 2940 / 0 are rows of figures.
    let among = |(page, _, of): &(&str, &str, &str)| (page.len(), *page) <= (of.len(), *of);
    let counted = verify((number(), tag("/"), number()), among).map(|_| ());
    let worded = (tag("第"), digit1, tag("页"), opt(count)).map(|_| ());
    alt((dashed, counted, worded)).parse(input)
}

/// Numbers between blank lines that are those of pages. A figure of the table stands beside other cells, or behind a label, or
/// between lines that hold one cell each.
pub(super) fn page_numbers(block: &str) -> Vec<&str> {
    let is_number = |line: &str| {
        let digits = (1..=MOST_DIGITS).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit());
        // no page has the number 0
        digits && !line.starts_with('0')
    };
    if is_indented(block) && !are_cells_apart(block) {
        let outside = all_lines(block).filter(|line| !line.trim_start_matches(' ').starts_with('\t')).map(str::trim);
        return outside.filter(|line| is_number(line)).collect();
    }
    // Where cells follow each other in long lines, none stands alone.
    let running = LazyCell::new(|| all_lines(block).any(is_running));
    let mut found = Vec::new();
    let (mut alone, mut behind_bar) = (0usize, false);
    // The last line that holds anything, and whether a blank line stands behind it.
    let (mut last, mut blank) = ("", true);
    let mut lines = all_lines(block).map(str::trim).peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() {
            blank = true;
            continue;
        }
        let set_off = blank && lines.peek().is_none_or(|next| next.is_empty());
        if classify(line) == Token::Figure {
            alone += 1;
            let behind_cells = || is_row(last) && !is_grouped(last) || !last.is_empty() && is_frame(last) || *running;
            if set_off && is_number(line) && behind_cells() {
                behind_bar |= is_frame(last);
                found.push(line);
                // It stands between what it parts.
                continue;
            }
        }
        (last, blank) = (line, false);
    }
    // Where most cells stand so, the layout is no other.
    if behind_bar && found.len() * 4 > alone { Vec::new() } else { found }
}

/// True for one of some slices of a text, which are in its order.
pub(super) fn is_among(slices: &[&str], cell: &str) -> bool {
    let found = slices.binary_search_by_key(&cell.as_ptr(), |slice| slice.as_ptr());
    found.is_ok_and(|at| slices[at].len() == cell.len())
}

/// True where nearly every line that holds anything begins with a tab, as each cell does: a number that has none is no cell.
fn is_indented(block: &str) -> bool {
    if !has(block, b'\t') {
        return false;
    }
    let is_number = |line: &str| line.len() < 3 && line.bytes().all(|byte| byte.is_ascii_digit());
    let lines = || all_lines(block).map(|line| line.trim_start_matches(' '));
    let filled = || lines().filter(|line| !line.is_empty() && !is_number(line));
    let behind_tabs = |line: &&str| line.starts_with('\t') && !line.trim_start().contains('\t');
    filled().filter(behind_tabs).count() * 10 >= filled().count() * 9
}

/// True for a line of several cells, the last of them filled and not with words.
fn is_row(line: &str) -> bool {
    let cells: Vec<Token> = cells(line).into_iter().map(classify).collect();
    matches!(cells[..], [_, .., Token::Figure | Token::Placeholder])
}

/// True for one figure whose digits blanks part in threes: 17 681.
fn is_grouped(line: &str) -> bool {
    const GROUP: usize = 3;
    let mut groups = line.split(' ').map(|group| (group.len(), group.bytes().all(|byte| byte.is_ascii_digit())));
    groups.next().is_some_and(|(first, digits)| digits && (1..=GROUP).contains(&first))
        && groups.all(|group| group == (GROUP, true))
}

#[cfg(test)]
mod tests {
    use super::{is_page_mark, page_numbers};

    #[test]
    fn numbers_of_pages() {
        assert_eq!(page_numbers("规章 3 0 12\n\n7\n\n行政规范性文件 2 0 5\n\n8"), ["7", "8"]);
        assert_eq!(page_numbers("|\n规章\n|\n3\n|\n0\n|\n12\n|\n\n4\n\n|\n行政规范性文件\n|"), ["4"]);
        assert_eq!(page_numbers("规章 3 0 12\n\n0\n\n行政规范性文件 2 0 5\n\n8"), ["8"]);
        for cells in [
            "行政许可\n\n7\n\n行政处罚\n\n8",
            "17 681\n\n7\n\n0\n\n17 688",
            "规章 3 0 12\n\n0\n\n5 6",
            "规章\n3\n\n7\n\n5",
            "|\n\n3\n\n|\n\n0\n\n|",
            "规章 3 0\n7\n行政",
        ] {
            assert_eq!(page_numbers(cells), [""; 0], "{cells}");
        }
    }

    #[test]
    fn marks_and_figures() {
        for mark in ["- 4 -", "— 5 —", " -2-", "第 3 页 共 8 页", "第3页", "· 7 ·", " 3 / 7"] {
            assert!(is_page_mark(mark), "{mark}");
        }
        for other in ["-5", "0", "", "—", "3 - 4", "第三页", "-5 / -", "- - 0 -", "2940 / 0", "— 0 —", "200  /  200"]
        {
            assert!(!is_page_mark(other), "{other}");
        }
    }
}
