//! Tables as LaTeX writes them: `规章 & 0 & 3 \\ \hline`. Tabs are put between their cells, and commands are left out.

use super::copy::Copy;
use super::line::lines;
use super::repair::Repair;
use super::wrapped::is_hidden;
use crate::span::offset_in;

/// As many rows are a table.
const LEAST: usize = 6;

/// Commands without words that are printed, and those that have some behind two other arguments.
const SILENT: [&str; 12] = [
    "hline",
    "toprule",
    "midrule",
    "bottomrule",
    "cline",
    "cmidrule",
    "endhead",
    "endfirsthead",
    "endfoot",
    "endlastfoot",
    "centering",
    "noalign",
];
const THIRD: [&str; 2] = ["multicolumn", "multirow"];

/// The text with tabs between the cells of such tables; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let rows: Vec<(&str, usize)> = lines(source).filter_map(|line| Some((line, row_end(line)?))).collect();
    let parted = rows.iter().filter(|(row, _)| memchr::memchr(b'&', row.as_bytes()).is_some()).count();
    (parted >= LEAST).then(|| {
        let mut copy = Copy::of(source);
        for (line, end) in rows {
            let start = offset_in(line, source);
            rewrite(&line[..end], start, &mut copy);
            copy.leave_out(start + end..start + line.len());
        }
        copy.end()
    })
}

/// How long a line is up to the end of its row, which commands and a distance may follow, \\[2pt] \hline; a line of commands alone has
/// no row, and one of words none that ends.
fn row_end(line: &str) -> Option<usize> {
    let is_gap = |c: char| c.is_whitespace() || is_hidden(c);
    let is_command = |text: &str| silent(text).is_some_and(|silent| silent.len() == text.len());
    let mut row = line.trim_end_matches(is_gap);
    let commands = row.contains('\\');
    while let Some(at) = row.rfind('\\').filter(|at| is_command(&row[*at..])) {
        row = row[..at].trim_end_matches(is_gap);
    }
    if commands && row.is_empty() {
        return Some(0);
    }
    let distance = row.ends_with(']').then(|| row.rfind('[')).flatten();
    let row = distance.map_or(row, |at| row[..at].trim_end_matches(is_gap));
    let end = row.strip_suffix('\\')?.trim_end_matches(is_hidden).strip_suffix('\\')?;
    Some(end.len())
}

/// The command without words that a text begins with, arguments and all.
fn silent(text: &str) -> Option<&str> {
    let name = name(text)?;
    let arguments = || groups(&text[1 + name.len()..], usize::MAX);
    SILENT.contains(&plain(name).as_str()).then(|| &text[..1 + name.len() + arguments()])
}

/// The name of the command that a text begins with.
fn name(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('\\')?;
    let end = rest.find(|c: char| !c.is_ascii_alphabetic() && !is_hidden(c)).unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

/// A name without what has no width.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphabetic).collect()
}

/// How long the arguments are that a text begins with, so many at most.
fn groups(text: &str, most: usize) -> usize {
    let mut end = 0;
    for _ in 0..most.min(4) {
        let behind = text[end..].trim_start_matches(is_hidden);
        let close = match behind.bytes().next() {
            Some(b'{') => '}',
            Some(b'[') => ']',
            Some(b'(') => ')',
            _ => break,
        };
        let Some(length) = behind.find(close) else { break };
        end = text.len() - behind.len() + length + 1;
    }
    end
}

/// Copies a row that begins at a place of the source: tabs for what parts cells, and words without commands.
fn rewrite(row: &str, start: usize, copy: &mut Copy<'_>) {
    let mut at = 0;
    while at < row.len() {
        let rest = &row[at..];
        let (length, with) = match rest.as_bytes() {
            [b'\\', b'\\', ..] => (2 + groups(&rest[2..], 1), None),
            [b'\\', next, ..] if next.is_ascii_alphabetic() => (command(rest), None),
            [b'\\', ..] | [b'{' | b'}', ..] => (1, None),
            [b'&', ..] => (1, Some('\t')),
            [b'~', ..] => (1, Some(' ')),
            _ => {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
        };
        let bytes = start + at..start + at + length;
        match with {
            Some(with) => copy.replace(bytes, with),
            None => copy.leave_out(bytes),
        }
        // what a backslash stands before is printed
        let escaped = length == 1 && rest.starts_with('\\');
        at += length + if escaped { rest[1..].chars().next().map_or(0, char::len_utf8) } else { 0 };
    }
}

/// How much of the command that a text begins with is not printed.
fn command(text: &str) -> usize {
    if let Some(silent) = silent(text) {
        return silent.len();
    }
    let name = name(text).unwrap_or_default();
    let end = 1 + name.len();
    end + if THIRD.contains(&plain(name).as_str()) { groups(&text[end..], 2) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn rows_of_latex() {
        let text =
            "\\hline\n\\multicolumn{4}{|c|}{第二十条} \\\\ \\cline{2-4}\n规章 & \\textbf{0} & & 3\\% \\\\[2pt]\n";
        let text = format!("甲 & 乙\n{}", text.replace("规章", "\\hline 规章").repeat(6));
        let want = format!("甲 & 乙\n{}", "\n第二十条 \n 规章 \t 0 \t \t 3% \n".repeat(6));
        assert_eq!(undo(&text).map(|repair| repair.text), Some(want));
        assert!(undo("甲 & 乙 \\\\\n丙 & 丁\n").is_none());
        assert!(undo(&"C:\\\\\n".repeat(9)).is_none());
    }
}
