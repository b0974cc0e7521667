//! A data frame as pandas prints it: the numbers of its columns stand over them, those of its rows before them, and cells end where the
//! number of their column does. Tabs are put between the cells, and the numbers are left out.

use super::copy::Copy;
use super::line::{MEASURES, Measure, lines};
use super::repair::Repair;
use super::table::is_han;
use crate::span::offset_in;
use std::ops::Range;

/// Fewer columns are no table.
const LEAST: usize = 3;

/// Wider frames no report has.
const MOST_COLUMNS: usize = 64;

/// The text with tabs between the cells of its data frames; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let mut frames = Vec::new();
    let mut all = lines(source);
    let mut next = all.next();
    while let Some(head) = next {
        next = all.next();
        let Some(counted) = next.and_then(|first| begins(head, first)) else { continue };
        let edges = edges(head);
        let measure = MEASURES.into_iter().find(|measure| next.is_some_and(|row| fits(row, &edges, *measure)));
        let Some(measure) = measure else { continue };
        let mut rows = Vec::new();
        while let Some(cells) = next.and_then(|row| cells(row, &edges, counted.then_some(rows.len()), measure)) {
            rows.push(cells);
            next = all.next();
        }
        frames.push((head, rows));
    }
    let mut copy = Copy::of(source);
    for (head, rows) in frames.iter().filter(|(_, rows)| rows.len() > 1) {
        let start = offset_in(head, source);
        copy.leave_out(start..start + head.len());
        rows.iter().for_each(|cells| write(&mut copy, source, cells));
    }
    let any = frames.iter().any(|(_, rows)| rows.len() > 1);
    any.then(|| copy.end())
}

/// Tells whether rows are counted too, where one line may be that of the numbers of columns and the next a row.
fn begins(head: &str, first: &str) -> Option<bool> {
    if !head.trim_ascii_start().starts_with('0') {
        return None;
    }
    let words = head.split_ascii_whitespace();
    let is_head = words.clone().enumerate().all(|(at, word)| at < MOST_COLUMNS && word.parse() == Ok(at))
        && words.count() >= LEAST;
    let worded = first.chars().any(|c| is_han(u32::from(c)));
    (is_head && worded).then(|| number(first) == Some(0) && head.starts_with("  "))
}

/// The number that a row begins with.
fn number(row: &str) -> Option<usize> {
    row.split_ascii_whitespace().next().filter(|_| !row.starts_with(' '))?.parse().ok()
}

/// Where the columns end that some numbers stand over. Each takes as many places as the longest, and blanks stand behind it.
fn edges(head: &str) -> Vec<usize> {
    let places = || head.split(' ').filter(|word| !word.is_empty());
    let longest = places().map(str::len).max().unwrap_or(0);
    places().map(|word| offset_in(word, head) + longest).collect()
}

/// True where a row ends with its last column.
fn fits(row: &str, edges: &[usize], measure: Measure) -> bool {
    let wide: usize = row.trim_end().chars().map(measure).sum();
    cells(row, edges, None, measure).is_some() && edges.last().is_some_and(|last| wide <= *last)
}

/// The cells of a row, without its number where rows are counted; `None` where a word stands across the end of a column.
fn cells<'t>(row: &'t str, edges: &[usize], count: Option<usize>, measure: Measure) -> Option<Vec<&'t str>> {
    if row.trim().is_empty() || count.is_some_and(|count| number(row) != Some(count)) {
        return None;
    }
    let mut ends: Vec<usize> = Vec::with_capacity(edges.len());
    let mut wide = 0;
    for (at, c) in row.char_indices() {
        // a cell ends there, and blanks follow
        if edges.get(ends.len()) == Some(&wide) {
            if c != ' ' {
                return None;
            }
            ends.push(at);
        }
        wide += measure(c);
    }
    ends.resize(edges.len(), row.len());
    if ends.last().is_some_and(|last| !row[*last..].trim().is_empty()) {
        return None;
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let mut cells: Vec<&str> = starts.zip(&ends).map(|(start, end)| &row[start..*end]).collect();
    if count.is_some() {
        cells[0] = cells[0].trim_start_matches(|c: char| c.is_ascii_digit());
    }
    Some(cells)
}

/// Copies a row with a tab before all cells but the first.
fn write(copy: &mut Copy<'_>, source: &str, cells: &[&str]) {
    let mut done = None;
    for cell in cells {
        let end = offset_in(cell, source) + cell.len();
        let start = end - cell.trim_start().len();
        let gap: Range<usize> = done.unwrap_or(start - (cell.len() - cell.trim_start().len()))..start;
        match done {
            Some(_) => copy.replace(gap, '\t'),
            None => copy.leave_out(line_start(source, gap.start)..start),
        }
        done = Some(end);
    }
}

/// Where the line begins that a place stands in.
fn line_start(source: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', &source.as_bytes()[..at]).map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::undo;

    fn read(text: &str) -> Option<String> {
        undo(text).map(|repair| repair.text)
    }

    #[test]
    fn frames_with_numbers_of_rows_and_without() {
        let counted = "表\n      0     1   2\n0  信息内容  制发件数  废止\n1    规章     0   3\n2  行政许可    12    \n3   NaN   NaN   1\n无。\n";
        let want = "表\n\n信息内容\t制发件数\t废止\n规章\t0\t3\n行政许可\t12\t\nNaN\tNaN\t1\n无。\n";
        assert_eq!(read(counted).as_deref(), Some(want));
        let bare = "   0    1  2\n信息内容 制发件数 废止\n  规章    3  0\n行政许可       1\n";
        assert_eq!(read(bare).as_deref(), Some("\n信息内容\t制发件数\t废止\n规章\t3\t0\n行政许可\t\t1\n"));
        let wide = "          0         1     2\n0  信息内容  制发件数  废止\n1      规章         3     0\n";
        assert_eq!(read(wide).as_deref(), Some("\n信息内容\t制发件数\t废止\n规章\t3\t0\n"));
    }

    #[test]
    fn figures_are_no_numbers_of_columns() {
        for text in [
            "0 1\n规章 1\n",
            "0  1  2\n3  4  5\n6  7  8\n",
            "规章  0 1 2\n许可  0 1 2\n",
            "0 0 1\n0 1 2\n",
            "0  1  2  3\n\n无\n",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
