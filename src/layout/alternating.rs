//! A cell, a bar, a cell, a bar: cells stand between bars that have lines of their own, and nothing tells where a row ends.

use super::page::{is_among, page_numbers};
use super::{Grid, Kept, Token, all_lines, classify, has, is_frame, is_page_mark, lines, trim};
use crate::span::offset_in;

/// Where a bar stands before and after each row, two bars without a blank line between them are the end of a row.
pub(super) fn read_rows(block: &str) -> Option<Grid<'_>> {
    let cells = cells(block).filter(|_| !block.contains("||"))?;
    let numbers = page_numbers(block);
    let mut rows: Vec<Vec<&str>> = vec![Vec::new()];
    for cell in cells {
        // The mark of a page stands between two rows.
        let ends_row = cell == "\n" || is_page_mark(cell) || is_among(&numbers, trim(cell));
        match rows.last_mut() {
            Some(row) if !ends_row => row.push(trim(cell)),
            _ => rows.push(Vec::new()),
        }
    }
    (rows.len() > 1).then_some(Grid { rows, kept: Kept::Rows })
}

/// A blank line behind a cell may be the end of a row.
pub(super) fn read(block: &str) -> Option<Grid<'_>> {
    let mut rows: Vec<Vec<&str>> = Vec::new();
    let mut ended = true;
    for between in cells(block)? {
        for cell in paragraphs(between) {
            match rows.last_mut() {
                Some(row) if !ended => row.push(cell),
                _ => rows.push(vec![cell]),
            }
            ended = true;
        }
        // A blank cell may be a blank line.
        ended = !trim(between).is_empty() && between.trim_end_matches(' ').ends_with("\n\n");
    }
    Some(Grid { rows, kept: Kept::Cells })
}

/// A cell, or a figure and what stands in lines of their own behind it.
fn paragraphs(between: &str) -> impl Iterator<Item = &str> {
    let cell = trim(between);
    let parted = cell.split_once("\n\n").filter(|(first, _)| classify(first) != Token::Word);
    let (first, rest) = parted.map_or((cell, ""), |(first, rest)| (trim(first), rest));
    std::iter::once(first).chain(rest.split("\n\n").map(trim).filter(|words| !words.is_empty()))
}

/// What stands between the bars, if bars have lines of their own.
fn cells(block: &str) -> Option<impl Iterator<Item = &str>> {
    if !has(block, b'|') {
        return None;
    }
    let (mut bars, mut others) = (0usize, 0usize);
    for line in lines(block) {
        let alone = line.contains('|') && is_frame(line);
        *(if alone { &mut bars } else { &mut others }) += 1;
    }
    if bars < 4 || bars * 3 < others {
        return None;
    }
    Some(block.split('|').flat_map(parts))
}

/// What stands between two bars: one cell, and where the mark or the number of a page stands between two others, these.
fn parts(between: &str) -> impl Iterator<Item = &str> {
    let filled = || all_lines(between).map(str::trim).filter(|line| !line.is_empty());
    let is_number = |line: &str| line.len() < 3 && line.bytes().all(|byte| byte.is_ascii_digit());
    let is_mark = |line: &str| is_page_mark(line) || is_number(line);
    let mark = filled().skip(1).find(|line| is_mark(line)).filter(|_| filled().nth(1).is_some());
    let [before, behind] = match mark.and_then(|mark| split_at(between, mark)) {
        Some([before, behind]) => [Some(before), Some(behind).filter(|behind| !trim(behind).is_empty())],
        None => [Some(between), None],
    };
    before.into_iter().chain(behind)
}

/// What stands before a slice of a text, and behind it.
fn split_at<'t>(text: &'t str, slice: &str) -> Option<[&'t str; 2]> {
    let at = offset_in(slice, text);
    Some([text.get(..at)?, text.get(at + slice.len()..)?])
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::{ALTERNATING, FRAMED};

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::Printed;

    /// Bars between cells, `||` for a blank one; merged cells take one place.
    pub const ALTERNATING: Twin = Twin { name: "alternating bars", keeps: Keeps::ALL, write: alternating };
    /// The same with bars before and after each row.
    pub const FRAMED: Twin = Twin { name: "alternating bars framed", keeps: Keeps::ALL, write: framed };

    fn alternating(table: &Printed) -> String {
        let mut text = String::new();
        for (at, cell) in table.rows.iter().flatten().enumerate() {
            text.push_str(if at > 0 { "|" } else { "" });
            if !cell.text.is_empty() {
                text.push_str(&format!("\n{}\n", cell.text));
            }
        }
        text + "\n"
    }

    fn framed(table: &Printed) -> String {
        let mut text = String::new();
        for row in &table.rows {
            for cell in row {
                text.push_str("|\n");
                text.push_str(&cell.text);
                text.push('\n');
            }
            text.push_str("|\n");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, read};

    #[test]
    fn bars_on_lines_of_their_own() {
        let grid = read("规章\n|\n0\n||\n3\n|\n行政许可\n|\n2\n").map(|g| (g.rows.concat(), g.kept));
        assert_eq!(grid, Some((vec!["规章", "0", "", "3", "行政许可", "2"], Kept::Cells)));
        let cut = "规章\n|\n0\n|\n3\n\n欢迎关注\n\n行政许可\n|\n2\n\n\n||\n行政处罚\n|\n4\n";
        let rows = vec![vec!["规章", "0", "3"], vec!["欢迎关注"], vec!["行政许可", "2"], vec!["", "行政处罚", "4"]];
        assert_eq!(read(cut).map(|g| g.rows), Some(rows));
        assert_eq!(read("规章 | 0 | 1\n行政许可 | 2\n"), None);
    }
}
