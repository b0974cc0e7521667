//! Tables of elements that are none: rows and cells as `div`, `li`, `dd`, `p` or `span`, laid out by a style sheet that nobody reads.
//!
//! A row is an element of nothing but short leaves, a table several of them one behind the other. Pages without tables alone are looked
//! at, so that no other is read differently. Where all cells follow one another without rows, each is a line of its own.

use super::element::{Element, element};
use super::token::{Tag, Token, Tokens};
use crate::source::value::is_value;

/// What an element of such a table is, where its tag begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Role {
    pub table: bool,
    pub row: bool,
    pub cell: bool,
}

/// The tags that have a role, in the order of their places.
#[derive(Debug, Default)]
pub(super) struct Roles(Vec<(usize, Role)>);

impl Roles {
    /// The role of the tag at a place.
    pub fn at(&self, place: usize) -> Option<Role> {
        let found = self.0.binary_search_by_key(&place, |role| role.0).ok()?;
        self.0.get(found).map(|role| role.1)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// More bytes of words are no cell.
const LONGEST: usize = 240;
/// A table has so many rows, and so many cells that hold a figure or nothing.
const ROWS: usize = 3;
const FIGURES: usize = 8;
/// Some row has so many cells.
const WIDE: usize = 3;
/// Cells without rows are a table where so many follow one another.
const FLAT: usize = 60;
/// Elements nested deeper are no table.
const DEEPEST: usize = 256;

/// Finds what stands as a table, in one pass.
pub(super) fn roles(source: &str) -> Roles {
    let mut finder = Finder { source, open: vec![Open::default()], runs: Vec::new() };
    let mut tokens = Tokens::new(source);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => finder.words(text.slice(source).unwrap_or("")),
            Token::Reference(c, _) => finder.words(c.encode_utf8(&mut [0; 4])),
            Token::Start(tag) => finder.start(&tag, &mut tokens),
            Token::End(tag) => finder.end(&tag),
        }
    }
    while finder.open.len() > 1 {
        finder.close(source.len(), false);
    }
    finder.open.pop().into_iter().for_each(|mut page| page.run.end(&mut finder.runs));
    let mut roles = Vec::new();
    if finder.runs.iter().any(|lines| is_table(lines)) {
        // few rows may be those that the end of a page has cut off
        let goes_on = |lines: &&Vec<Line>| is_table(lines) || lines.iter().any(is_rest);
        finder.runs.iter().filter(goes_on).for_each(|lines| write(lines, &mut roles));
    }
    roles.sort_by_key(|role| role.0);
    Roles(roles)
}

struct Finder<'s> {
    source: &'s str,
    open: Vec<Open<'s>>,
    /// Rows one behind the other.
    runs: Vec<Vec<Line>>,
}

/// An element that is open.
#[derive(Debug, Default)]
struct Open<'s> {
    name: &'s str,
    start: usize,
    /// Bytes of words in it, its own and those of others.
    words: usize,
    own: bool,
    /// It holds nothing but a figure, or nothing.
    figure: bool,
    /// Something in it is neither a leaf nor a row.
    mixed: bool,
    leaves: Vec<Leaf>,
    run: Run,
}

/// An element without others in it: where its tags begin, and whether it holds a figure or nothing.
#[derive(Debug, Clone, Copy)]
struct Leaf {
    start: usize,
    end: Option<usize>,
    figure: bool,
}

/// Rows one behind the other.
#[derive(Debug, Default)]
struct Run(Vec<Line>);

#[derive(Debug)]
struct Line {
    start: usize,
    end: Option<usize>,
    /// None where the row is itself a cell.
    cells: Vec<Leaf>,
    figure: bool,
}

impl<'s> Finder<'s> {
    fn words(&mut self, words: &str) {
        let Some(open) = self.open.last_mut() else { return };
        let words = words.trim();
        if !words.is_empty() {
            open.words += words.len();
            open.own = true;
            // a date has two marks
            let is_mark = |c: &char| matches!(c, '-' | '/' | '.');
            open.figure &= is_value(words) && words.chars().filter(is_mark).nth(1).is_none();
            open.run.end(&mut self.runs);
        }
    }

    fn start(&mut self, tag: &Tag, tokens: &mut Tokens<'s>) {
        let name = tag.name.slice(self.source).unwrap_or("");
        match element(name) {
            Element::Script => drop(tokens.script()),
            Element::Raw => drop(tokens.raw(name.to_ascii_lowercase().as_bytes())),
            Element::Row | Element::Cell | Element::Head => self.part(),
            _ if !may_be_cell(name) => {}
            _ => {
                // a paragraph or an entry of a list ends with the next one
                let same = self.open.last().is_some_and(|open| open.name.eq_ignore_ascii_case(name));
                if same && ["p", "li", "dd", "dt"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
                    self.close(tag.whole.start, false);
                }
                if self.open.len() < DEEPEST {
                    self.open.push(Open { name, start: tag.whole.start, figure: true, ..Open::default() });
                }
            }
        }
    }

    /// A cell of a real table begins: what is open around it is no row.
    fn part(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.mixed = true;
            open.run.end(&mut self.runs);
        }
    }

    fn end(&mut self, tag: &Tag) {
        let name = tag.name.slice(self.source).unwrap_or("");
        if !may_be_cell(name) {
            return;
        }
        let depth = self.open.iter().skip(1).rposition(|open| open.name.eq_ignore_ascii_case(name));
        let Some(depth) = depth.map(|depth| depth + 1) else { return };
        while self.open.len() > depth {
            let own = self.open.len() == depth + 1;
            self.close(tag.whole.start, own);
        }
    }

    /// Ends the innermost element, by its own tag or by another.
    fn close(&mut self, at: usize, own: bool) {
        let Some(mut open) = self.open.pop() else { return };
        let Some(around) = self.open.last_mut() else { return };
        around.words += open.words;
        let end = own.then_some(at);
        let leaf = Leaf { start: open.start, end, figure: open.figure && open.leaves.iter().all(|leaf| leaf.figure) };
        let short = open.words <= LONGEST;
        // what wraps one leaf is one
        if short && !open.mixed && (open.leaves.is_empty() || (open.leaves.len() == 1 && !open.own)) {
            around.leaves.push(leaf);
            around.run.0.push(Line { start: leaf.start, end, cells: Vec::new(), figure: leaf.figure });
            return;
        }
        let row = !open.mixed && !open.own && (2..FLAT).contains(&open.leaves.len());
        around.mixed = true;
        if row {
            around.run.0.push(Line { start: open.start, end, cells: open.leaves, figure: false });
        } else {
            open.run.end(&mut self.runs);
            around.run.end(&mut self.runs);
        }
    }
}

impl Run {
    /// Ends it: rows, where it has some. Blank words and single cells around them are none of it.
    fn end(&mut self, runs: &mut Vec<Vec<Line>>) {
        let mut lines = std::mem::take(&mut self.0);
        let is_row = |line: &Line| !line.cells.is_empty();
        if let (Some(first), Some(last)) = (lines.iter().position(is_row), lines.iter().rposition(is_row)) {
            lines.truncate(last + 1);
            lines.drain(..first);
            runs.push(lines);
        } else if lines.len() >= FLAT && lines.iter().filter(|line| line.figure).count() * 2 > lines.len() {
            runs.push(lines);
        }
    }
}

/// How many cells of a row hold a figure or nothing.
fn figures(line: &Line) -> usize {
    line.cells.iter().filter(|cell| cell.figure).count()
}

/// True of a row that belongs to a table elsewhere in the page: many figures, or a label with nothing but figures behind it.
fn is_rest(line: &Line) -> bool {
    let figures = figures(line);
    let labelled = line.cells.first().is_some_and(|cell| !cell.figure);
    figures >= WIDE || (labelled && figures > 0 && figures + 1 == line.cells.len())
}

/// True of rows that are a table by themselves. Entries of a list have two pieces.
fn is_table(lines: &[Line]) -> bool {
    let rows = || lines.iter().filter(|line| !line.cells.is_empty());
    let flat = rows().next().is_none();
    let wide = || rows().any(|line| line.cells.len() >= WIDE);
    flat || (wide() && rows().count() >= ROWS && rows().map(figures).sum::<usize>() >= FIGURES)
}

/// Notes the roles of the rows of a table and of their cells.
fn write(lines: &[Line], roles: &mut Vec<(usize, Role)>) {
    for (at, line) in lines.iter().enumerate() {
        let cell = line.cells.is_empty();
        roles.push((line.start, Role { table: at == 0, row: true, cell }));
        roles.extend(line.end.map(|end| (end, Role { table: at + 1 == lines.len(), row: true, cell })));
        for leaf in &line.cells {
            let role = Role { cell: true, ..Role::default() };
            roles.push((leaf.start, role));
            roles.extend(leaf.end.map(|end| (end, role)));
        }
    }
}

/// True of elements that style sheets make cells of.
fn may_be_cell(name: &str) -> bool {
    const NAMES: [&str; 9] = ["div", "p", "ul", "ol", "li", "dl", "dt", "dd", "span"];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)) || name.eq_ignore_ascii_case("section")
}
