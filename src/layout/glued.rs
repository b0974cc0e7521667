//! Digits right behind their label: `…数量821350021859`. Where one figure ends and the next begins is lost; rows are read as
//! those that blanks part are.

use super::token::{GROUPS, Token, classify};

/// The words of a cell and the digits behind them; the cell alone where it ends in words, or has no words. `spaced` says that a
/// single character stands before it: where blanks part the characters of a label, one may be all that digits follow.
pub(super) fn cells(cell: &str, spaced: bool) -> impl Iterator<Item = &str> {
    let (cell, strokes) = strokes(cell);
    let each = strokes.char_indices().map(|(at, c)| &strokes[at..at + c.len_utf8()]);
    let (cell, counted) = counted(cell);
    words_and_digits(cell, spaced).chain(counted.split_inclusive(COUNTERS)).chain(each)
}

/// What figures of a row count.
const COUNTERS: [char; 8] = ['件', '条', '次', '个', '项', '宗', '份', '起'];

/// True for what ends in a digit and its counter.
pub(super) fn is_counted(cell: &str) -> bool {
    cell.strip_suffix(COUNTERS).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Words, and the figures behind them that a counter each parts: 予以公开0件12件0件.
fn counted(cell: &str) -> (&str, &str) {
    let Some(counter) = cell.chars().next_back().filter(|_| is_counted(cell)) else { return (cell, "") };
    let words = cell.trim_end_matches(|c: char| c.is_ascii_digit() || c == counter);
    let figures = &cell[words.len()..];
    let begin = figures.starts_with(|c: char| c.is_ascii_digit());
    let several = begin && figures.matches(counter).nth(1).is_some();
    let all = || figures.split_inclusive(counter).all(|figure| classify(figure) == Token::Figure);
    if several && is_whole(words) && all() { (words, figures) } else { (cell, "") }
}

/// Words, and the strokes behind them, each of which stands for a cell: 规章///.
fn strokes(cell: &str) -> (&str, &str) {
    // Nearly all cells end otherwise; 0x94 is the last byte of a dash.
    if !cell.as_bytes().last().is_some_and(|last| matches!(last, b'/' | b'-' | 0x94)) {
        return (cell, "");
    }
    let words = cell.trim_end_matches(['/', '—', '-']);
    let strokes = &cell[words.len()..];
    let alike = strokes.chars().all(|c| strokes.starts_with(c));
    // 本年增/减 may be broken there.
    let is_label = || is_whole(words) && words.ends_with(char::is_alphabetic) && !words.ends_with('增');
    if !strokes.is_empty() && alike && is_label() { (words, strokes) } else { (cell, "") }
}

fn words_and_digits(cell: &str, spaced: bool) -> impl Iterator<Item = &str> {
    let end = cell.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || GROUPS.contains(&c)).len();
    // The sign before a number goes with it.
    let signs = ["增加", "减少", "增", "减", "+", "-"];
    let end = signs.iter().find_map(|sign| cell[..end].strip_suffix(sign)).map_or(end, str::len);
    let (words, digits) = cell.split_at(end);
    let digits = digits.trim_start_matches(|c| c == '.' || GROUPS.contains(&c));
    // ）次 is the end of a label and its unit.
    let whole =
        || is_whole(words) || spaced && words.chars().count() <= 2 && !words.contains(|c: char| c.is_ascii_digit());
    let glued = !digits.is_empty() && classify(cell) == Token::Word && whole();
    let (first, second) = if glued { (words, Some(digits)) } else { (cell, None) };
    std::iter::once(first).chain(second)
}

/// True for one character that is no digit.
pub(super) fn is_single(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| !c.is_ascii_digit()) && chars.next().is_none()
}

/// True for words that may be a label, or a figure.
fn is_whole(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() || classify(words) == Token::Figure
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::{GLUED, RESPACED, STRUNG};

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, PrintedCell, joined};

    /// A row a line, nothing between its cells.
    pub const GLUED: Twin =
        Twin { name: "glued digits", keeps: Keeps::NO_CUTS, write: |table| write(table, str::to_owned) };
    /// The whole table in one line, nothing between its cells; the text parts its rows again.
    pub const STRUNG: Twin = Twin { name: "glued line", keeps: Keeps::NO_CUTS, write: strung };
    /// The digits of a row in twos, wherever its figures end.
    pub const RESPACED: Twin =
        Twin { name: "split digits", keeps: Keeps::NO_CUTS, write: |table| write(table, in_twos) };

    fn write(table: &Printed, space: fn(&str) -> String) -> String {
        let line = |row: &Vec<PrintedCell>| -> String {
            let (figures, labels): (Vec<_>, Vec<_>) = row.iter().partition(|cell| cell.place.is_some());
            format!("{}{}\n", joined(labels, ""), space(&joined(figures, "")))
        };
        table.rows.iter().map(line).collect()
    }

    fn strung(table: &Printed) -> String {
        joined(table.rows.iter().flatten(), "") + "\n"
    }

    fn in_twos(digits: &str) -> String {
        let digits: Vec<char> = digits.chars().collect();
        let pairs: Vec<String> = digits.chunks(2).map(|pair| pair.iter().collect()).collect();
        format!(" {}", pairs.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn words_and_digits() {
        for (cell, want) in [
            ("新收申请数量3000003", vec!["新收申请数量", "3000003"]),
            ("行政事业性收费981.93", vec!["行政事业性收费", "981.93"]),
            ("自然人", vec!["自然人"]),
            ("增13", vec!["增13"]),
            ("行政许可增13", vec!["行政许可", "增13"]),
            ("0减8,405", vec!["0", "减8,405"]),
            ("30", vec!["30"]),
            ("规章///", vec!["规章", "/", "/", "/"]),
            ("本年增/", vec!["本年增/"]),
            ("（一）予以公开0件12件0件", vec!["（一）予以公开", "0件", "12件", "0件"]),
            ("规范性文件", vec!["规范性文件"]),
            ("公开文件31件", vec!["公开文件31件"]),
        ] {
            assert_eq!(cells(cell, false).collect::<Vec<_>>(), want, "{cell}");
        }
        assert_eq!(cells("可0", false).collect::<Vec<_>>(), ["可0"]);
        assert_eq!(cells("可0", true).collect::<Vec<_>>(), ["可", "0"]);
    }
}
