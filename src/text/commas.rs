//! Cells between commas or semicolons, as programs write tables (CSV): tabs are put between them, and quotes are taken out.
//!
//! Commas stand in sentences and in figures too (1,234). A table is told by lines that follow one another with just as many cells,
//! words in some and nothing but a figure in others.

use super::copy::Copy;
use super::line;
use super::repair::Repair;
use super::table::is_han;
use super::wrapped::is_hidden;
use std::ops::Range;

/// Fewer commas in a text are none of a table.
const LEAST: usize = 24;

/// Fewer cells are no row, and fewer rows with just as many no table.
const CELLS: usize = 3;
const ROWS: usize = 3;

/// As many figures has the row of table 4.
const UNLABELLED: usize = 15;

/// Wider rows, and more of them, no report has.
const MOST_CELLS: usize = 64;
const MOST_ROWS: usize = 10_000;

/// As many other lines may stand between two parts of a table: where a page ends.
const MOST_BETWEEN: usize = 4;

/// The longest cell, in bytes: a label with the bracket that explains it.
const LONGEST: usize = 240;

/// The text with tabs between the cells of its tables; `None` where it has no table of this kind.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let often = |mark: &u8| memchr::memchr_iter(*mark, source.as_bytes()).nth(LEAST - 1).is_some();
    [b',', b';'].into_iter().filter(often).find_map(|mark| {
        let rows = rows(source, mark);
        (!rows.is_empty()).then(|| rewrite(source, &rows))
    })
}

/// A line that may be a row; a cell in quotes may hold ends of lines.
#[derive(Debug)]
struct Row {
    /// Where its cells stand, quotes and all.
    cells: Vec<Range<usize>>,
    /// True where one holds words.
    worded: bool,
    /// True where one holds a figure and nothing else, or nothing.
    bare: bool,
}

/// Rows that follow one another, and how many other lines stand before them.
#[derive(Debug)]
struct Group {
    rows: Vec<Row>,
    behind: usize,
}

impl Group {
    /// True for a table, or a part of one.
    fn is_table(&self) -> bool {
        let is_wide = |row: &Row| row.cells.len() >= CELLS;
        let is_even = |rows: &[Row]| rows.iter().all(|row| is_wide(row) && row.cells.len() == rows[0].cells.len());
        let even = self.rows.windows(ROWS).any(is_even);
        let figures = self.rows.iter().any(|row| row.cells.len() == UNLABELLED && row.bare && !row.worded);
        (even || figures)
            && self.rows.iter().filter(|row| row.worded).count() > 1
            && self.rows.iter().any(|row| row.bare)
    }

    /// True where it has rows as wide as another, of which the end of a page may have parted it.
    fn goes_on(&self, other: &Group) -> bool {
        self.rows.iter().all(|row| row.cells.len() < CELLS)
            || self.rows.first().is_some_and(|row| other.rows.iter().any(|known| known.cells.len() == row.cells.len()))
    }
}

/// The rows of all tables of a text.
fn rows(source: &str, mark: u8) -> Vec<Row> {
    let groups = groups(source, mark);
    let mut is_table: Vec<bool> = groups.iter().map(Group::is_table).collect();
    let near = |at: usize| groups[at].behind <= MOST_BETWEEN && groups[at].goes_on(&groups[at - 1]);
    for at in 1..groups.len() {
        is_table[at] |= is_table[at - 1] && near(at);
    }
    for at in (1..groups.len()).rev() {
        is_table[at - 1] |= is_table[at] && near(at);
    }
    groups.into_iter().zip(is_table).filter(|(_, is_table)| *is_table).flat_map(|(group, _)| group.rows).collect()
}

/// The lines that may be rows; none where there are more than any report has.
fn groups(source: &str, mark: u8) -> Vec<Group> {
    let end = line::end(source.as_bytes());
    let (mut groups, mut others, mut rows): (Vec<Group>, usize, usize) = (Vec::new(), 0, 0);
    let mut start = 0;
    while start < source.len() && rows <= MOST_ROWS {
        let mut stop = memchr::memchr(end, &source.as_bytes()[start..]).map_or(source.len(), |length| start + length);
        let mut found = None;
        if may_be_row(&source[start..stop], mark) {
            let cells = cells(source, start, mark, end);
            stop = cells.last().map_or(stop, |cell| cell.end.max(stop));
            found = row(source, cells, mark);
        }
        if let Some(row) = found {
            rows += 1;
            match groups.last_mut().filter(|_| others == 0) {
                Some(group) => group.rows.push(row),
                None => groups.push(Group { rows: vec![row], behind: std::mem::take(&mut others) }),
            }
        } else {
            others += usize::from(!source[start..stop].trim().is_empty());
        }
        start = stop + 1;
    }
    if rows > MOST_ROWS { Vec::new() } else { groups }
}

/// A glance: most lines are sentences, or have bars or tabs between their cells.
fn may_be_row(line: &str, mark: u8) -> bool {
    let bytes = line.as_bytes();
    let marks = || memchr::memchr_iter(mark, bytes).take(MOST_CELLS).count();
    let quoted = || memchr::memchr(b'"', bytes).is_some();
    let many = || (1..MOST_CELLS).contains(&marks());
    !(bytes.is_empty() || line.ends_with('。') || has_bars(bytes)) && (many() || quoted())
}

/// True where bars or tabs part cells.
fn has_bars(line: &[u8]) -> bool {
    memchr::memchr2(b'|', b'\t', line).is_some()
}

/// The cells of the line that begins at a place.
fn cells(source: &str, start: usize, mark: u8, end: u8) -> Vec<Range<usize>> {
    let bytes = source.as_bytes();
    let mut cells = Vec::new();
    let mut from = start;
    loop {
        let rest = &bytes[from..];
        let behind = quoted_length(&source[from..], mark, end).unwrap_or(0);
        let length = behind + memchr::memchr2(mark, end, &rest[behind..]).unwrap_or(rest.len() - behind);
        cells.push(from..from + length);
        if rest.get(length) != Some(&mark) || cells.len() > MOST_CELLS {
            return cells;
        }
        from += length + 1;
    }
}

/// Where what stands in quotes ends that a text begins with; `None` where nothing closes them soon.
fn quoted_length(rest: &str, mark: u8, end: u8) -> Option<usize> {
    let open = rest.len() - rest.trim_start_matches(is_gap).len();
    if !rest[open..].starts_with('"') {
        return None;
    }
    let ends = |behind: &str| {
        let behind = behind.trim_start_matches(|c| is_gap(c) && c != char::from(end));
        behind.bytes().next().is_none_or(|next| [mark, end].contains(&next))
    };
    let quotes = memchr::memchr_iter(b'"', &rest.as_bytes()[open..]).skip(1).map(|at| open + at);
    // two of them are one that is printed
    let mut odd = true;
    for at in quotes.take_while(|at| *at < LONGEST) {
        let behind = &rest[at + 1..];
        if odd && ends(behind) {
            return Some(at + 1);
        }
        odd = !odd || !behind.starts_with('"');
    }
    None
}

/// True for what may stand around quotes: blanks, and what has no width.
fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{3000}' | '\r') || is_hidden(c)
}

/// What the cells of a line are as a row; `None` where they are none.
fn row(source: &str, cells: Vec<Range<usize>>, mark: u8) -> Option<Row> {
    let line = &source[cells.first()?.start..cells.last()?.end];
    if !(2..=MOST_CELLS).contains(&cells.len())
        || has_bars(line.as_bytes())
        || line.contains('。')
        || mark == b',' && is_figure(source, &cells)
    {
        return None;
    }
    // 办结1,234件: digits behind words are those of a sentence, and what follows a comma is no counted cell
    let told = |cell: &Range<usize>| {
        let cell = source[cell.clone()].trim_end_matches(|c| is_gap(c) || c == '"');
        cell.ends_with(is_digit) && cell.contains(is_word)
    };
    let counted = !cells.iter().any(told);
    let mut row = Row { worded: false, bare: false, cells };
    for (at, place) in row.cells.iter().enumerate() {
        let cell = source[place.clone()].trim_matches(|c| is_gap(c) || c == '"');
        // 规章 1,487 903 11,268: blanks part the figures there
        let blanks = cell.split(' ').skip(1).any(|part| part.starts_with(is_digit)) && !is_in_groups(cell.split(' '));
        // 数量40,4634: digits run on behind a label
        let glued = at == 0 && cell.ends_with(is_digit) && cell.contains(is_word);
        if cell.len() > LONGEST || blanks || glued {
            return None;
        }
        let bare = cell.chars().all(is_digit) || counted && is_bare(cell);
        row.worded |= !bare && cell.contains(is_word);
        row.bare |= bare;
    }
    // 行政许可,17: two cells are a row if one is a label and the other a figure
    (row.cells.len() >= CELLS || row.worded && row.bare && !source[row.cells[0].clone()].contains(is_digit))
        .then_some(row)
}

/// True for a figure and nothing else, but for its counter (3件, 40人次), for a sign that stands for none, and for nothing at all.
fn is_bare(cell: &str) -> bool {
    const LONGEST: usize = 2;
    let counter = cell.trim_start_matches(is_digit);
    counter.is_empty()
        || matches!(cell, "/" | "／" | "-" | "－" | "—" | "——" | "无")
        || counter.len() < cell.len() && counter.chars().all(is_word) && counter.chars().nth(LONGEST).is_none()
}

/// 20,764,315
fn is_figure(source: &str, cells: &[Range<usize>]) -> bool {
    is_in_groups(cells.iter().map(|cell| source[cell.clone()].trim()))
}

/// True for digits in groups of three.
fn is_in_groups<'s>(mut groups: impl Iterator<Item = &'s str>) -> bool {
    groups.next().is_some_and(|first| first.chars().all(is_digit))
        && groups.all(|group| group.chars().count() == 3 && group.chars().all(is_digit))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_word(c: char) -> bool {
    is_han(u32::from(c))
}

/// The text with tabs between the cells of some rows, which keeps all places but for those of quotes.
fn rewrite(source: &str, rows: &[Row]) -> Repair {
    let mut copy = Copy::of(source);
    for cells in rows.iter().map(|row| &row.cells) {
        for (at, cell) in cells.iter().enumerate() {
            let words = source[cell.clone()].trim_start_matches(is_gap);
            let start = cell.end - words.len() + 1;
            let inside = words.strip_prefix('"').and_then(|words| words.trim_end_matches(is_gap).strip_suffix('"'));
            inside.into_iter().for_each(|inside| quoted(&mut copy, start, inside));
            if at + 1 < cells.len() {
                copy.replace(cell.end..cell.end + 1, '\t');
            }
        }
    }
    copy.end()
}

/// Copies what stands in quotes, as one line; of two quotes one is printed.
fn quoted(copy: &mut Copy<'_>, start: usize, inside: &str) {
    copy.leave_out(start - 1..start);
    let mut twice = false;
    for (at, byte) in (start..).zip(inside.bytes()) {
        twice = byte == b'"' && !twice;
        match byte {
            b'"' if twice => copy.leave_out(at..at + 1),
            b'\n' | b'\r' => copy.replace(at..at + 1, ' '),
            _ => {}
        }
    }
    let end = start + inside.len();
    copy.leave_out(end..end + 1);
}

#[cfg(test)]
mod tests {
    use super::undo;

    fn read(text: &str) -> Option<String> {
        undo(text).map(|repair| repair.text)
    }

    #[test]
    fn rows_of_a_program() {
        let text = "表\n信息内容,本年制发件数,\"本年\n废止件数\",现行有效件数\n规章,1,,\"1,236\"\n\n\"行政\"\"规范性\"\"文件\",3,0,5\n";
        let text = format!("{text}{}无。\n", "行政许可,7,,\n".repeat(5));
        let tabs = "表\n信息内容\t本年制发件数\t本年 废止件数\t现行有效件数\n规章\t1\t\t1,236\n\n行政\"规范性\"文件\t3\t0\t5\n";
        assert_eq!(read(&text), Some(format!("{tabs}{}无。\n", "行政许可\t7\t\t\n".repeat(5))));
        let repair = undo(&text).unwrap();
        let at = repair.text.find("1,236").unwrap();
        let span = repair.map.span_of(crate::span::Span::new(at, at + 5));
        assert_eq!(span.slice(&text), Some("1,236"));
        assert!(read(&text.replace("1,236", "1 236")).is_some_and(|text| text.contains("\t1 236\n")));
        assert_eq!(read(&text.replace(',', ";").replace("1;236", "1,236")).as_deref(), Some(repair.text.as_str()));
    }

    #[test]
    fn cells_with_counters_and_signs() {
        for figures in [["0件", "12件", "3件"], ["/", "—", "0"]] {
            let row = format!("规章,{}\n", figures.join(","));
            assert_eq!(read(&row.repeat(9)), Some(row.replace(',', "\t").repeat(9)));
        }
    }

    #[test]
    fn commas_of_figures_and_sentences() {
        for line in [
            "规章 1,487 903 11,268\n行政规范性文件 1,487 903 11,268\n",
            "规章1,4875,90311,268\n",
            "20,764,315\n3,418,906\n规章\n",
            "2020年,我局共收到,办结1,234件\n",
            "规章,制发1件,废止2件,有效3件\n",
            "|规章|1,487|903|11,268|\n",
        ] {
            assert_eq!(read(&line.repeat(20)), None, "{line}");
        }
    }
}
