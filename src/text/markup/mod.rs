//! Tables in the markup that converters write: a sign or two part cells, others say how wide they are. Tabs are put between the cells,
//! a row a line, and what is no cell is left out.
//!
//! Each syntax only says where the rows and cells are; a sign that no other text has tells whether it is asked.

mod asciidoc;
mod context;
mod literal;
mod textile;
mod typst;
mod wiki;

use super::copy::Copy;
use super::repair::Repair;
use super::wrapped::is_hidden;
use std::ops::Range;

/// A byte that most texts are without, the sign that tells a syntax, and the function that finds its tables.
type Syntax = (u8, &'static str, fn(&str) -> Vec<Table>);

const SYNTAXES: [Syntax; 8] = [
    (b'{', "\n|-", wiki::tables),
    (b'=', "\n|===", asciidoc::tables),
    (b'[', "table(", typst::tables),
    (b'\\', "\\startxcell", context::tables),
    (b'[', "', '", literal::tables),
    (b'[', "\", \"", literal::tables),
    (b'[', "\",\"", literal::tables),
    (b'[', "None, ", literal::tables),
];

/// A table of more rows no report has.
const MOST_ROWS: usize = 10_000;

/// A table: all its bytes, and where the cells of its rows stand, in order.
#[derive(Debug)]
struct Table {
    bytes: Range<usize>,
    rows: Vec<Vec<Range<usize>>>,
}

/// The text with tabs between the cells of tables in markup, in one step, or in two where signs hide characters; none where it has no
/// such tables.
pub(super) fn undo(source: &str) -> Vec<Repair> {
    let any = |byte: u8| memchr::memchr(byte, source.as_bytes()).is_some();
    if !any(b'[') && !any(b'{') && !textile::may_be(source.as_bytes()) {
        return Vec::new();
    }
    let plain = plain(source);
    let text = plain.as_ref().map_or(source, |plain| &plain.text);
    let has = |sign: &str| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    let tables = || {
        SYNTAXES
            .iter()
            .filter(|(byte, sign, _)| any(*byte) && has(sign))
            .find_map(|(_, _, find)| rewrite(text, &find(text)))
    };
    let Some(repair) = textile::undo(text).or_else(tables) else { return Vec::new() };
    plain.into_iter().chain([repair]).collect()
}

/// The text without characters that have no width, its lines ended as usual; `None` where it is so already.
fn plain(source: &str) -> Option<Repair> {
    let lone = memchr::memchr(b'\n', source.as_bytes()).is_none() && source.contains('\r');
    let hidden = ["\u{200B}", "\u{FEFF}", "\0"]
        .iter()
        .any(|sign| memchr::memmem::find(source.as_bytes(), sign.as_bytes()).is_some());
    (lone || hidden).then(|| {
        let mut copy = Copy::of(source);
        for (at, c) in source.char_indices() {
            match c {
                '\r' if lone => copy.replace(at..at + 1, '\n'),
                c if is_hidden(c) => copy.leave_out(at..at + c.len_utf8()),
                _ => {}
            }
        }
        copy.end()
    })
}

/// The text with its tables as tabs part them; `None` where they have no cells, or more than any report.
fn rewrite(source: &str, tables: &[Table]) -> Option<Repair> {
    /// Fewer cells are no table.
    const LEAST: usize = 10;
    let rows = || tables.iter().flat_map(|table| &table.rows);
    if rows().map(Vec::len).sum::<usize>() < LEAST || rows().count() > MOST_ROWS {
        return None;
    }
    let mut copy = Copy::of(source);
    for table in tables {
        let mut done = table.bytes.start;
        for (row, cells) in table.rows.iter().enumerate() {
            for (at, cell) in cells.iter().enumerate() {
                match (row, at) {
                    (0, 0) => copy.leave_out(done..cell.start),
                    (_, 0) => copy.replace(done..cell.start, '\n'),
                    _ => copy.replace(done..cell.start, '\t'),
                }
                words(&mut copy, source, cell.clone());
                done = cell.end;
            }
        }
        match source[table.bytes.end..].starts_with('\n') {
            true => copy.leave_out(done..table.bytes.end),
            false => copy.replace(done..table.bytes.end, '\n'),
        }
    }
    Some(copy.end())
}

/// Copies a cell as one line, without the signs that break lines and those before what is printed as it stands.
fn words(copy: &mut Copy<'_>, source: &str, cell: Range<usize>) {
    /// What AsciiDoc has for a +.
    const PLUS: &[u8] = b"{plus}";
    let bytes = &source.as_bytes()[..cell.end];
    let mut at = cell.start;
    while at < cell.end {
        let rest = &bytes[at..];
        let mut length = 1;
        match rest {
            [b'\n', ..] => copy.replace(at - usize::from(source[cell.start..at].ends_with('\r'))..at + 1, ' '),
            [b'\\' | b'+', b'\n', ..] | [b'\\' | b'+'] if cell.len() > 1 => copy.replace(at..at + 1, ' '),
            [b'\\', next, ..] if next.is_ascii_punctuation() => {
                copy.leave_out(at..at + 1);
                length = 2;
            }
            [b'{', ..] if rest.starts_with(PLUS) => {
                length = PLUS.len();
                copy.replace(at..at + length, '+');
            }
            _ => {}
        }
        at += length;
    }
}

/// A part of a text without the blanks around it; nothing where all it holds is a break.
fn trimmed(source: &str, part: Range<usize>) -> Range<usize> {
    let Some(words) = source.get(part.clone()) else { return part };
    if matches!(words.trim(), "~" | "+" | "\\" | "<br>" | "<br />" | "<br/>") {
        return part.start..part.start;
    }
    let start = part.start + words.len() - words.trim_start().len();
    start..start + words.trim().len()
}

/// The lines of a text with the places where they start.
fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    source.split_inclusive('\n').map(move |line| {
        let place = start;
        start += line.len();
        (place, line.trim_end_matches(['\n', '\r']))
    })
}
