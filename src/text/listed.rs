//! Rows told as lists: `规章：0、2、31`. Blanks are put in the place of the marks, which keeps all lengths.

use super::line::lines;
use super::repair::{How, Repair};
use super::table::is_han;
use super::wrapped::is_hidden;
use crate::map::Map;
use crate::span::{end_in, offset_in};

/// As many such lines are a table.
const LEAST: usize = 3;

/// What stands between the cells of a list.
const MARK: char = '、';

/// True where a figure, of either width, may stand behind a mark.
pub(super) fn may_be(text: &[u8]) -> bool {
    let mut marks = memchr::memmem::find_iter(text, "、".as_bytes());
    marks.any(|at| match text.get(at + MARK.len_utf8()..) {
        Some([first, ..]) if first.is_ascii_digit() || matches!(first, b'+' | b'-' | b' ') => true,
        Some([0xEF, 0xBC, 0x8B | 0x8D | 0x90..=0x99, ..]) => true,
        _ => false,
    })
}

/// The text with blanks between the cells of lists; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let several: Vec<&str> = lines(source).filter_map(|line| list(line, 2)).collect();
    let [first, .., last] = several[..] else { return None };
    if several.len() < LEAST {
        return None;
    }
    // between them a colon and one figure are a row too
    let among = &source[offset_in(first, source)..end_in(last, source)];
    let mut text = String::with_capacity(source.len());
    let mut done = 0;
    let rows = lines(among).filter_map(|line| list(line, 1));
    for list in rows {
        let start = offset_in(list, source);
        text.push_str(&source[done..start]);
        for c in list.chars() {
            match c {
                MARK | '：' => text.push_str("   "),
                ':' => text.push(' '),
                c => text.push(c),
            }
        }
        done = start + list.len();
    }
    text.push_str(&source[done..]);
    Some(Repair { text, map: Map::default(), places: Vec::new(), how: How::Restored })
}

/// The colon of a line and the figures behind it, or all of a line that holds nothing but figures; so many at least behind a colon.
fn list(line: &str, few: usize) -> Option<&str> {
    /// Figures alone are a row of table 4.
    const MANY: usize = 9;
    let line = line.trim_end_matches(is_gap);
    // nearly every line of prose, and every row between bars or tabs
    if line.ends_with(['。', '；', '，']) || memchr::memchr2(b'|', b'\t', line.as_bytes()).is_some() {
        return None;
    }
    let colon = line.rfind(['：', ':']).map(|at| &line[at..]);
    let list = colon.unwrap_or(line);
    let cells = list.trim_start_matches(['：', ':']).split(MARK).map(|cell| cell.trim_matches(is_gap));
    let least = if colon.is_some() { few } else { MANY };
    let some = list.matches(MARK).take(least).count() + 1 >= least;
    (some && cells.clone().all(is_cell)).then_some(list)
}

/// True for a figure, or a sign for none, with readings of its characters or without.
fn is_cell(cell: &str) -> bool {
    const LONGEST: usize = 64;
    const AROUND: &str = "+-－—/.,，()（）增减減加少件项項万萬元无無不适適用";
    let fits = |c: char| is_digit(c) || AROUND.contains(c) || is_gap(c) || c.is_alphabetic() && !is_han(u32::from(c));
    !cell.is_empty() && cell.len() <= LONGEST && cell.chars().all(fits)
}

/// True for blanks, and what has no width.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_hidden(c) || matches!(c, '\u{2800}' | '\u{3164}' | '\u{FFA0}' | '\u{FFFC}')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn lists_of_figures() {
        let text = "电话：7\n规章：0、12、3\n行政许可: 1、增2、—\n处罚：无\n采购：6、5654374元\n附：第3、4项\n";
        let want = "电话：7\n规章   0   12   3\n行政许可  1   增2   —\n处罚   无\n采购   6   5654374元\n附：第3、4项\n";
        assert_eq!(undo(text).map(|repair| repair.text).as_deref(), Some(want));
        assert!(undo("制发：1、2、废止\n时间：3、4\n2021、2022\n").is_none());
    }
}
