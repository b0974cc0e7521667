//! The layouts: how a statutory table looks once its lines and cells have been through a copy.
//!
//! A layout only says where the cells of a block are; it knows no years, no labels, no other layout. Each stands in
//! one file with the twin that writes it. `align` fits the grid of each to the form and keeps the best.

use crate::span::{end_in, offset_in};

mod aligned;
mod alternating;
#[cfg(any(test, feature = "proptest"))]
mod apart;
#[cfg(any(test, feature = "proptest"))]
mod commas;
mod counted;
mod gapped;
mod glued;
#[cfg(any(test, feature = "proptest"))]
mod latex;
#[cfg(any(test, feature = "proptest"))]
mod listed;
#[cfg(any(test, feature = "proptest"))]
mod markup;
mod page;
mod piped;
#[cfg(any(test, feature = "proptest"))]
mod quoted;
mod repeated;
pub(crate) mod running;
pub(crate) mod sentences;
mod spaced;
mod stacked;
mod tabbed;
pub(crate) mod token;
#[cfg(any(test, feature = "proptest"))]
mod vertical;

pub(crate) use page::is_page_mark;
pub(crate) use piped::is_rule;
pub(crate) use token::{Token, classify, classify_counted, is_astray, is_gapped, is_padded, trim};

/// A layout: the function that finds the cells of a block, or says that the block is not laid out so.
type Read = fn(&str) -> Option<Grid<'_>>;

/// Every layout. Where two fit equally well, the earlier one is kept: the ones that know where a row ends come first.
const LAYOUTS: &[Read] = &[
    running::read,
    piped::read,
    tabbed::read,
    stacked::read_rows,
    alternating::read_rows,
    gapped::read,
    spaced::read,
    sentences::read,
    stacked::read_stream,
    stacked::read_cells,
    stacked::read_spread_cells,
    stacked::read_indented_cells,
    alternating::read,
];

/// The block in every layout that it may be in, without the numbers of its pages.
pub(crate) fn grids(block: &str) -> impl Iterator<Item = Grid<'_>> {
    let numbers = page::page_numbers(block);
    let is_number = move |cell: &&str| page::is_among(&numbers, cell);
    LAYOUTS.iter().filter_map(|read| read(block)).map(move |mut grid| {
        grid.rows.retain_mut(|row| {
            let all = row.len();
            row.retain(|cell| !is_number(cell));
            row.len() == all || !row.is_empty()
        });
        counted::forget(&mut grid);
        repeated::fold(&mut grid);
        grid
    })
}

/// What writes a table in a layout, for tests.
#[cfg(any(test, feature = "proptest"))]
#[derive(Clone, Copy)]
pub struct Twin {
    /// What the layout is called.
    pub name: &'static str,
    /// What of the table can still be seen.
    pub keeps: Keeps,
    /// Writes a table.
    pub write: fn(&crate::printed::Printed) -> String,
}

/// What a layout keeps of a table beside its figures and their order.
#[cfg(any(test, feature = "proptest"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeps {
    /// Blank cells can be told.
    pub blanks: bool,
    /// It can be told where one figure ends and the next begins.
    pub cuts: bool,
    /// Columns have their headings, which may hold the unit of an amount.
    pub heads: bool,
    /// Rows have their labels beside them; else their order alone tells them apart, and the identities have to agree.
    pub labels: bool,
}

#[cfg(any(test, feature = "proptest"))]
impl Keeps {
    /// Everything.
    pub const ALL: Keeps = Keeps { blanks: true, cuts: true, heads: true, labels: true };
    /// Everything but blank cells.
    pub const NO_BLANKS: Keeps = Keeps { blanks: false, ..Keeps::ALL };
    /// Labels and the digits of each row.
    pub const NO_CUTS: Keeps = Keeps { cuts: false, ..Keeps::NO_BLANKS };
    /// Figures and labels, which stand apart.
    pub const NO_LABELS: Keeps = Keeps { labels: false, ..Keeps::NO_BLANKS };
}

/// The twins of all layouts.
#[cfg(any(test, feature = "proptest"))]
pub const TWINS: &[Twin] = &[
    piped::FRAMED,
    piped::COLLAPSED,
    piped::MARKDOWN,
    piped::DRAWN,
    piped::TORN,
    counted::COUNTED,
    repeated::REPEATED,
    tabbed::FULL,
    tabbed::RAGGED,
    commas::COMMAS,
    commas::SEMICOLONS,
    latex::LATEX,
    quoted::QUOTED,
    listed::LISTED,
    markup::WIKI,
    markup::ASCIIDOC,
    markup::TYPST,
    markup::LISTS,
    stacked::ROWS,
    stacked::STREAM,
    stacked::CELLS,
    stacked::SPREAD_CELLS,
    stacked::INDENTED,
    stacked::PARAGRAPHS,
    alternating::ALTERNATING,
    alternating::FRAMED,
    running::LINE,
    running::BARRED,
    spaced::READING,
    spaced::HEADED,
    gapped::GAPPED,
    sentences::SENTENCES,
    aligned::WIDE,
    aligned::ALIGNED,
    aligned::PAGE,
    apart::BEHIND,
    apart::BEFORE,
    apart::ALONE,
    apart::TORN,
    vertical::SPREAD,
    vertical::DENSE,
    glued::GLUED,
    glued::RESPACED,
    glued::STRUNG,
];

#[cfg(any(test, feature = "proptest"))]
impl std::fmt::Debug for Twin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// The cells of a block in reading order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Grid<'t> {
    /// Cells in reading order, each trimmed, with the row that it stands in.
    pub rows: Vec<Vec<&'t str>>,
    /// What the layout has kept of the table.
    pub kept: Kept,
}

/// What a layout has kept of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kept {
    /// A row of the grid is a row of the table, and its blank cells are cells.
    #[default]
    Rows,
    /// A row of the grid is a row of the table; a blank cell leaves nothing, unless others show its place.
    Lines,
    /// Cells in reading order, blank ones among them; where rows end is lost, and a row of the grid holds one cell, or all up to the end
    /// of a paragraph, which may be that of a row.
    Cells,
    /// The order of the cells that are not blank, and nothing else.
    Order,
}

impl Grid<'_> {
    /// How wide most of its rows are, where each is a row of the table.
    pub fn width(&self) -> Option<usize> {
        usual_width(self.rows.iter().map(Vec::len)).filter(|_| self.kept == Kept::Rows)
    }
}

/// How wide most rows of several cells are, where at least two are as wide and no other width is as common.
pub(crate) fn usual_width(widths: impl Iterator<Item = usize>) -> Option<usize> {
    let mut widths: Vec<usize> = widths.filter(|width| *width > 1).collect();
    widths.sort_unstable();
    let mut runs: Vec<(usize, usize)> = widths.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).collect();
    runs.sort_unstable();
    match runs[..] {
        [] => None,
        [.., (second, _), (first, _)] if first == second => None,
        [.., (first, width)] => (first > 1).then_some(width),
    }
}

/// The cells of a line by itself, whatever its layout: between bars or tabs, else between blanks, and behind words that digits follow.
pub(crate) fn cells(line: &str) -> Vec<&str> {
    if has_bars(line) {
        return line.split(['|', '\t']).collect();
    }
    spaced::cells(line)
}

/// What stands between the bars or tabs of a line, or the ends of lines.
pub(crate) fn parted(line: &str, bar: u8) -> impl Iterator<Item = &str> + Clone {
    let ends = memchr::memchr_iter(bar, line.as_bytes()).chain(std::iter::once(line.len()));
    ends.scan(0, |start, end| {
        let cell = line.get(*start..end);
        *start = end + 1;
        cell
    })
}

/// Nothing but blanks and what parts cells.
pub(crate) fn is_frame(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'|' | b'\t'))
}

/// The slice of a text from the start of one slice of it to the end of another; the other alone where they are not of it.
pub(crate) fn slice<'t>(text: &'t str, first: &str, last: &'t str) -> &'t str {
    let start = offset_in(first, text);
    let end = end_in(last, text);
    text.get(start..end).unwrap_or(last)
}

/// All lines of a text.
pub(crate) fn all_lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    parted(text, b'\n')
}

/// Lines of a text that hold anything, be it blank cells.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    all_lines(text).filter(|line| line.bytes().any(|byte| byte != b' '))
}

/// True where bars or tabs part cells.
pub(crate) fn has_bars(text: &str) -> bool {
    memchr::memchr2(b'|', b'\t', text.as_bytes()).is_some()
}

/// True where a blank or a tab stands in a line; the normalised text has no others.
pub(crate) fn has_blanks(line: &str) -> bool {
    memchr::memchr2(b' ', b'\t', line.as_bytes()).is_some()
}

/// True for a line of prose that blanks stand in: 自然人 20 件 ，律所 1 件 。 Its figures have counters, and none stands beside
/// another, as they do in a table. Or blanks part all letters: 共 收 到 申 请.
pub(crate) fn is_spread_prose(line: &str) -> bool {
    const COUNTERS: [char; 8] = ['件', '条', '次', '篇', '期', '份', '起', '宗'];
    let is_letter = |piece: &str| {
        let mut chars = piece.chars();
        chars.next().is_some_and(crate::text::is_letter) && chars.next().is_none()
    };
    let (mut letters, mut all, mut behind, mut beside, mut counted) = (0, 0, false, false, false);
    for piece in line.split_ascii_whitespace() {
        let figure = piece.bytes().all(|byte| byte.is_ascii_digit());
        beside |= figure && behind;
        counted |= behind && piece.starts_with(COUNTERS);
        (letters, all, behind) = (letters + usize::from(is_letter(piece)), all + 1, figure);
    }
    (2 * letters > all || counted && !beside) && line.contains(['，', '；', '。'])
}

/// True where a bar, or what else parts cells, stands anywhere in a text.
fn has(text: &str, bar: u8) -> bool {
    memchr::memchr(bar, text.as_bytes()).is_some()
}
