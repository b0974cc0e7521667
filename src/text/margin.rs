//! What a copy puts before each line: `> ` of a mail that quotes it, `- ` of a list whose items are rows. It is left out.

use super::copy;
use super::line::lines;
use super::repair::Repair;
use super::table::is_han;
use super::wrapped::is_hidden;
use crate::span::{end_in, offset_in};

/// What quotes stand behind, and what may mark the items of a list.
const QUOTE: char = '>';
const ITEMS: [char; 3] = ['-', '*', '•'];

/// As many lines, or items that end as rows do, show that a margin is there.
const LEAST: usize = 6;

/// True where a line begins with a mark.
pub(super) fn begins(line: &[u8]) -> bool {
    matches!(line, [b'>' | b'-' | b'*', ..]) || line.starts_with("•".as_bytes())
}

/// The text without the marks before its lines; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let quotes: Vec<&str> = lines(source).filter_map(quote).collect();
    if quotes.len() >= LEAST {
        return Some(without(source, &quotes));
    }
    ITEMS.into_iter().find_map(|mark| {
        let (marks, rows) = items(source, mark);
        (rows >= LEAST).then(|| without(source, &marks))
    })
}

/// The signs that a line is quoted with, and a blank behind them.
fn quote(line: &str) -> Option<&str> {
    let words = line.trim_start_matches(|c| c == QUOTE || is_gap(c));
    let signs = &line[..line.len() - words.len()];
    let last = signs.rfind(QUOTE)? + 1;
    let end = if signs[last..].starts_with(' ') { last + 1 } else { last };
    Some(&line[..end])
}

/// The marks before items that follow one another, where words stand in most of them and some end as rows do; and how many these are.
/// A sign that stands for a figure in the first cell of rows has no words behind it.
fn items(source: &str, mark: char) -> (Vec<&str>, usize) {
    let (mut marks, mut rows) = (Vec::new(), 0);
    let lines: Vec<&str> = lines(source).filter(|line| !line.trim().is_empty()).collect();
    for run in lines.chunk_by(|a, b| item(a, mark).is_some() == item(b, mark).is_some()) {
        let words = run.iter().filter(|line| line.contains(|c| is_han(u32::from(c)))).count();
        let ends = run.iter().filter(|line| ends_row(line)).count();
        if run.len() > 1 && words * 2 > run.len() && ends > 0 {
            let found: Vec<&str> = run.iter().filter_map(|line| item(line, mark)).collect();
            rows += if found.is_empty() { 0 } else { ends };
            marks.extend(found);
        }
    }
    (marks, rows)
}

/// The mark of an item and the blank behind it.
fn item(line: &str, mark: char) -> Option<&str> {
    let behind = line.trim_start_matches(is_gap).strip_prefix(mark)?;
    let words = behind.trim_start_matches(is_hidden).strip_prefix([' ', '\t', '\u{A0}'])?;
    Some(&line[..line.len() - words.len()])
}

/// True for a line that ends with a figure or a bar.
fn ends_row(line: &str) -> bool {
    line.trim_end_matches(is_gap)
        .ends_with(|c: char| c.is_ascii_digit() || matches!(c, '|' | '件' | '元' | '无' | '—' | '/' | '０'..='９'))
}

/// True for blanks, and what has no width.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_hidden(c)
}

/// The text without some slices of it.
fn without(source: &str, slices: &[&str]) -> Repair {
    copy::without(source, slices.iter().map(|slice| offset_in(slice, source)..end_in(slice, source)))
}

#[cfg(test)]
mod tests {
    use super::undo;

    fn read(text: &str) -> Option<String> {
        undo(text).map(|repair| repair.text)
    }

    #[test]
    fn quotes_and_items() {
        let rows = "规章 | 0 | 3\n\n行政许可 | 2\n行政处罚 |\n\n".repeat(3);
        let quoted: String = rows.lines().map(|line| format!("> {line}\n")).collect();
        assert_eq!(read(&format!("标题\n{quoted}")), Some(format!("标题\n{rows}")));
        assert_eq!(read(&quoted.replace("> ", ">>")), Some(rows.clone()));
        let listed: String = rows.lines().filter(|line| !line.is_empty()).map(|line| format!("- {line}\n")).collect();
        assert_eq!(
            read(&format!("- 首页\n标题\n{listed}")),
            Some(format!("- 首页\n标题\n{}", rows.replace("\n\n", "\n")))
        );
    }

    #[test]
    fn signs_in_cells_stay() {
        for text in
            ["规章\n- 0 0 3\n行政许可\n- 2 1\n", "- 0 0 3\n- 0 1 4\n", "- 首页\n- 公开\n- 规章\n", "> 首页\n> 公开\n"]
        {
            assert_eq!(read(&text.repeat(if text.starts_with('>') { 1 } else { 9 })), None, "{text}");
        }
    }
}
