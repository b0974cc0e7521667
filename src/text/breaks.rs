//! Breaks of lines that converters write into the cells of a row: `| \\ |` in Org and DokuWiki, `| \ |` in a table drawn with `+---+`;
//! and the backslash before a sign that is printed, `\+19`. Blanks take their places, so every byte keeps its own; a backslash elsewhere
//! is what somebody printed for nothing.

use super::copy::{blanked, without};
use super::line;
use super::repair::Repair;
use std::ops::Range;

/// The text without backslashes before the point of a figure, `357\.54`; `None` where it has none.
pub(super) fn points(source: &str) -> Option<Repair> {
    let bytes = source.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let is_point =
        |at: &usize| bytes.get(at + 1) == Some(&b'.') && is_digit(at.checked_sub(1)) && is_digit(Some(at + 2));
    let mut points = memchr::memchr_iter(b'\\', bytes).filter(is_point).peekable();
    points.peek()?;
    Some(without(source, points.map(|at| at..at + 1)))
}

/// The text with blanks for breaks; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<String> {
    let drawn = source.lines().filter(|line| is_drawn(line)).nth(1).is_some();
    let markdown = source.lines().any(is_rule);
    let escapes = escapes(source).map(|at| at..at + 1);
    blanked(source, breaks(source, drawn, markdown).into_iter().chain(escapes))
}

/// Where backslashes break lines in cells.
fn breaks(source: &str, drawn: bool, markdown: bool) -> Vec<Range<usize>> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    for line in line::ranges(bytes, b'\n').filter(|line| memchr::memchr(b'|', &bytes[line.clone()]).is_some()) {
        let mut at = line.start;
        while let Some(next) = memchr::memchr(b'\\', &bytes[at..line.end]) {
            at += next;
            let end = at + bytes[at..line.end].iter().take_while(|byte| **byte == b'\\').count();
            // Markdown has \\ for one that is printed
            let breaks = match end - at {
                1 => drawn && ends_cell(&bytes[end..line.end]),
                2 => !markdown,
                _ => false,
            };
            found.extend(breaks.then_some(at..end));
            at = end;
        }
    }
    found
}

/// Where backslashes stand before the sign of a figure, and behind no word.
fn escapes(source: &str) -> impl Iterator<Item = usize> {
    let bytes = source.as_bytes();
    memchr::memchr_iter(b'\\', bytes).filter(|at| {
        let is_sign = matches!(bytes.get(at + 1), Some(b'+' | b'-'));
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let begins = before.is_none_or(|byte| matches!(byte, b' ' | b'|' | b'\t' | b'\n'));
        is_sign && begins && bytes.get(at + 2).is_some_and(u8::is_ascii_digit)
    })
}

/// True where nothing but blanks stands before the next bar.
fn ends_cell(behind: &[u8]) -> bool {
    matches!(behind.trim_ascii_start(), [] | [b'|', ..])
}

/// `+-----+---+`
fn is_drawn(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['+', '|']) && (line.contains("+--") || line.contains("+=="))
}

/// `|---|---|`, which Org writes with other signs between its columns.
fn is_rule(line: &str) -> bool {
    let is_part = |byte: u8| matches!(byte, b'|' | b'-' | b':' | b' ');
    line.contains("--") && line.contains('|') && line.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::{points, undo};

    #[test]
    fn breaks_in_cells() {
        let org = "| 规章 | \\\\  |\n|结果\\\\ \\\\ 维持|\n";
        assert_eq!(undo(org).as_deref(), Some("| 规章 |     |\n|结果      维持|\n"));
        let grid = "+---+---+\n| 规章 | \\   | \\\n+---+---+\n";
        assert_eq!(undo(grid).as_deref(), Some("+---+---+\n| 规章 |     |  \n+---+---+\n"));
    }

    #[test]
    fn signs_of_figures() {
        assert_eq!(undo("| 3 | \\+19 |\n\\-5\nC:\\-5").as_deref(), Some("| 3 |  +19 |\n -5\nC:\\-5"));
    }

    #[test]
    fn points_of_figures() {
        let text = |repair: super::Repair| repair.text;
        assert_eq!(points("收费\n357\\.54\n1\\.国家").map(text).as_deref(), Some("收费\n357.54\n1\\.国家"));
        assert!(points("1\\.国家\n\\.5\n").is_none());
    }

    #[test]
    fn what_is_printed_stays() {
        for text in ["| 规章 | \\ |\n", "| 甲 | 乙 |\n|---|---|\n| 规章 | \\\\ |\n", "C:\\\\\n", ""] {
            assert_eq!(undo(text), None, "{text}");
        }
    }
}
