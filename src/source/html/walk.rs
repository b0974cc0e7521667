//! The way through a page: what each tag does to the tables, the regions and the words.

use super::element::{self, Element, element};
use super::region::{self, Region, Regions, Why};
use super::rows::{Role, Roles};
use super::script::Script;
use super::table::Table;
use super::token::{Tag, Token, Tokens};
use super::writer::Writer;
use super::{FEW_CELLS, Flow, field, picture};
use crate::span::Span;

/// More words (in bytes) than that are no navigation.
const LONGEST_OF_SITE: usize = 8 << 10;

/// Tables that are deeper nested are read as text.
const DEEPEST: usize = 64;

/// A page while it is read.
pub(super) struct Walk<'s> {
    source: &'s str,
    tokens: Tokens<'s>,
    pub writer: Writer<'s>,
    flow: Flow,
    /// What is not shown is left out.
    hides: bool,
    /// Elements that stand as tables.
    roles: Roles,
    tables: Vec<Table>,
    /// Tables beyond the deepest.
    buried: usize,
    regions: Regions,
    /// The title of the page is open, which may be a link.
    titled: bool,
    /// A link to another page is open, and so many lines have ended in it.
    link: Option<usize>,
    verbatim: bool,
    /// The line of a text that is open is a row of a table in Markdown, whose cells hold what `<br>` parts.
    barred: bool,
    /// Text is no words of the document.
    mute: bool,
    /// The run of a document that is open is not shown: `None` between runs.
    vanished: Option<bool>,
    /// Cells of all tables that are written, and of those that are left out.
    pub cells: usize,
    pub hidden_cells: usize,
    pub scripts: Vec<Script>,
}

impl<'s> Walk<'s> {
    pub fn new(source: &'s str, flow: Flow, hides: bool) -> Walk<'s> {
        Walk {
            source,
            tokens: Tokens::new(source),
            writer: Writer::new(source),
            flow,
            hides,
            roles: Roles::default(),
            tables: Vec::new(),
            buried: 0,
            regions: Regions::default(),
            titled: false,
            link: None,
            verbatim: false,
            barred: false,
            mute: flow == Flow::Document,
            vanished: None,
            cells: 0,
            hidden_cells: 0,
            scripts: Vec::new(),
        }
    }

    /// The same with what stands as a table.
    pub fn with(source: &'s str, flow: Flow, roles: Roles) -> Walk<'s> {
        Walk { roles, ..Walk::new(source, flow, true) }
    }

    pub fn run(&mut self) {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Text(_) | Token::Reference(..) if self.mute => {}
                Token::Text(text) => self.text(text),
                Token::Reference(c, source) => {
                    self.loose(c.is_whitespace());
                    self.writer.character(c, source, self.link.is_some());
                }
                Token::Start(tag) => {
                    self.start(&tag);
                    if self.flow == Flow::Document && self.slice(tag.whole).ends_with("/>") {
                        self.end(&tag);
                    }
                }
                Token::End(tag) => self.end(&tag),
            }
        }
        while !self.tables.is_empty() {
            self.close_table();
        }
    }

    fn text(&mut self, text: Span) {
        let linked = self.link.is_some();
        if self.verbatim || (self.flow == Flow::Text && self.tables.is_empty()) {
            let words = self.slice(text);
            let first = (text.start == 0).then_some(words);
            let line = words.rfind('\n').map(|end| &words[end + 1..]).or(first);
            self.barred = line.map_or(self.barred, |line| line.trim_start().starts_with('|'));
            return self.writer.verbatim(text, linked);
        }
        if self.tables.last().is_some_and(Table::is_between) {
            self.loose(text.slice(self.source).is_none_or(|text| text.trim_ascii().is_empty()));
        }
        self.writer.text(text, linked);
    }

    /// Words between the cells of a row go with the cell before them, words between rows are a line.
    fn loose(&mut self, blank: bool) {
        match self.tables.last() {
            Some(table) if !blank && table.is_between() => {
                if table.is_in_row() {
                    self.writer.soft()
                } else {
                    self.writer.line()
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        let name = self.slice(tag.name);
        let element = self.element(name);
        self.regions.start(name);
        let hidden = self.hides && self.is_hidden();
        if let Some(value) = self.tokens.attributes().long.filter(|_| self.flow == Flow::Page) {
            self.scripts.extend(Script::attribute(self.source, tag, value));
        }
        if let Some(role) = self.role(tag) {
            return self.open_role(role, tag, hidden);
        }
        match element {
            Element::Table => {
                self.region(name, element, hidden);
                self.open_table(tag.whole.start);
            }
            Element::Rows(_) | Element::Aside | Element::Row | Element::Cell | Element::Head => {
                self.start_part(element, tag, hidden);
            }
            Element::Break if self.barred && self.tables.is_empty() => self.writer.soft(),
            Element::Break => self.boundary(),
            Element::Picture => self.picture(tag, hidden),
            Element::Field => {
                let shown = field::value(self.source, self.tokens.attributes()).filter(|_| !hidden);
                self.field(shown);
            }
            Element::Script => {
                let kind = self.tokens.attributes().kind;
                let content = self.tokens.script();
                self.scripts.extend(Script::new(self.source, tag, kind, content));
            }
            Element::Raw => self.raw(name, tag, hidden),
            Element::Link => {
                self.region(name, element, hidden);
                let elsewhere = |href: Span| !matches!(self.slice(href).trim_ascii_start().as_bytes(), [] | [b'#', ..]);
                self.link = self.tokens.attributes().href.filter(|href| elsewhere(*href) && !self.titled).map(|_| 0);
            }
            Element::Run
            | Element::Vanish
            | Element::Words
            | Element::Character(_)
            | Element::Covered
            | Element::Joined => self.start_property(element, tag),
            // a property of a row, which was deleted as a whole
            Element::Apart if self.flow == Flow::Document && self.slice(tag.whole).ends_with("/>") => {
                self.with_table(|table, writer| table.strike(writer));
            }
            Element::Inline => self.region(name, element, hidden),
            Element::Apart if self.flow == Flow::Document => self.region(name, element, hidden),
            Element::Block | Element::Title | Element::Verbatim | Element::Apart | Element::Site => {
                self.boundary();
                self.titled = element == Element::Title;
                self.verbatim |= element == Element::Verbatim;
                self.region(name, element, hidden);
            }
        }
    }

    /// Begins a part of a table.
    fn start_part(&mut self, element: Element, tag: &Tag, hidden: bool) {
        let rows = match element {
            Element::Cell | Element::Head => return self.open_cell(tag, element == Element::Head, hidden),
            Element::Row => {
                self.need_table();
                return self.with_table(|table, writer| table.open_row(writer, hidden));
            }
            Element::Rows(rows) => Some(rows),
            _ => None,
        };
        self.with_table(|table, writer| {
            table.close_row(writer);
            table.rows = rows;
        });
    }

    /// What only documents have: runs that are not shown, and cells that others cover.
    fn start_property(&mut self, element: Element, tag: &Tag) {
        match element {
            Element::Run => self.vanished = Some(false),
            // the mark of a paragraph may be hidden too, and has no words
            Element::Vanish => {
                let off = ["\"0\"", "\"false\"", "\"off\""].iter().any(|off| self.slice(tag.whole).contains(off));
                self.vanished = self.vanished.map(|_| !off);
            }
            Element::Words => self.mute = self.vanished == Some(true),
            Element::Character(_) if self.vanished == Some(true) => {}
            Element::Character(c) => {
                let behind = Span::new(tag.whole.start, tag.whole.start);
                self.writer.character(c, behind, false);
            }
            // a value says that it begins here
            _ if self.slice(tag.whole).contains("restart") => {}
            Element::Joined => self.with_table(|table, _| table.join()),
            _ => self.with_table(|table, _| table.cover()),
        }
    }

    /// Writes what a picture says by itself, a line of its own.
    fn picture(&mut self, tag: &Tag, hidden: bool) {
        let words = || picture::words(self.source, &self.tokens.attributes().picture);
        let Some(words) = (!hidden).then(words).flatten() else { return };
        self.boundary();
        self.writer.write(&words, tag.whole, false);
        self.boundary();
    }

    /// Passes what no tags are read in: a field of text is shown, and both it and what browsers without scripts see may hold a page.
    fn raw(&mut self, name: &str, tag: &Tag, hidden: bool) {
        let small = name.to_ascii_lowercase();
        let content = self.tokens.raw(small.as_bytes());
        if matches!(small.as_str(), "textarea" | "noscript") {
            self.scripts.extend(Script::field(self.source, tag, content));
        }
        if small == "textarea" && !hidden {
            self.field(field::content(self.source, content));
        }
    }

    fn end(&mut self, tag: &Tag) {
        let name = self.slice(tag.name);
        let ended = self.regions.end(name);
        if let Some(role) = self.role(tag) {
            return self.close_role(role);
        }
        match self.element(name) {
            Element::Table if self.buried > 0 => self.buried -= 1,
            Element::Table => self.close_table(),
            Element::Row => self.with_table(|table, writer| table.close_row(writer)),
            Element::Rows(rows) => self.with_table(|table, writer| {
                if table.rows == Some(rows) {
                    table.close_row(writer);
                    table.rows = None;
                }
            }),
            kind @ (Element::Cell | Element::Head) => self.with_table(|table, writer| {
                if table.cell.is_some_and(|cell| cell.is_head == (kind == Element::Head)) {
                    table.close_cell(writer);
                }
            }),
            Element::Link => self.link = None,
            Element::Words => self.mute = true,
            Element::Run => self.vanished = None,
            Element::Apart if self.flow == Flow::Document => {}
            Element::Verbatim => {
                self.verbatim = false;
                self.boundary();
            }
            Element::Block | Element::Title | Element::Apart | Element::Site => {
                self.boundary();
                self.titled = false;
            }
            Element::Break => self.boundary(),
            Element::Aside
            | Element::Character(_)
            | Element::Covered
            | Element::Joined
            | Element::Inline
            | Element::Vanish
            | Element::Script
            | Element::Raw
            | Element::Field
            | Element::Picture => {}
        }
        if let Some(region) = ended {
            self.leave_out(&region);
        }
    }

    /// Writes what a field shows in a cell; elsewhere fields are for those who search.
    fn field(&mut self, shown: Option<Span>) {
        let in_cell = self.buried == 0 && self.tables.last().is_some_and(|table| table.cell.is_some());
        if let Some(shown) = shown.filter(|_| in_cell && self.flow == Flow::Page) {
            self.writer.text(shown, self.link.is_some());
        }
    }

    fn role(&self, tag: &Tag) -> Option<Role> {
        if self.roles.is_empty() { None } else { self.roles.at(tag.whole.start) }
    }

    /// Begins what an element is that stands as a part of a table.
    fn open_role(&mut self, role: Role, tag: &Tag, hidden: bool) {
        if role.table {
            self.open_table(tag.whole.start);
        }
        if role.row {
            self.with_table(|table, writer| table.open_row(writer, hidden));
        }
        if role.cell {
            self.open_cell(tag, false, hidden);
        }
    }

    fn close_role(&mut self, role: Role) {
        if role.cell {
            self.with_table(Table::close_cell);
        }
        if role.row {
            self.with_table(Table::close_row);
        }
        if role.table {
            self.close_table();
        }
    }

    /// Notes an element that may be left out.
    fn region(&mut self, name: &str, element: Element, hidden: bool) {
        let attributes = self.tokens.attributes();
        let names = [attributes.class, attributes.id].into_iter().flatten();
        let of_site = || names.clone().any(|names| region::is_of_site(self.slice(names)));
        let why = match element {
            _ if hidden => Why::Hidden,
            // shown by a script, if at all
            Element::Apart if name.eq_ignore_ascii_case("template") => {
                if !self.hides {
                    return;
                }
                Why::Hidden
            }
            Element::Apart => Why::Apart,
            Element::Site => Why::Site,
            Element::Block | Element::Table if of_site() => Why::Site,
            _ => return,
        };
        self.regions.open(name, why, self.place(), self.cells, self.writer.mark());
    }

    /// The cell that is open, by the tables around it and the cells of the innermost.
    fn place(&self) -> (usize, usize) {
        (self.tables.len(), self.tables.last().map_or(0, |table| table.cells))
    }

    fn leave_out(&mut self, region: &Region) {
        let cells = self.cells - region.cells.min(self.cells);
        let goes = region.why != Why::Site || (cells < FEW_CELLS && self.writer.since(region.mark) < LONGEST_OF_SITE);
        if goes && region.place == self.place() {
            self.writer.rewind(region.mark);
            self.cells -= cells;
            self.hidden_cells += cells;
        }
    }

    fn element(&self, name: &str) -> Element {
        if self.flow == Flow::Document { element::word_element(name) } else { element(name) }
    }

    /// True where the last tag hides its element.
    fn is_hidden(&self) -> bool {
        let attributes = self.tokens.attributes();
        attributes.hidden || attributes.style.is_some_and(|style| region::hides(self.slice(style)))
    }

    /// A line ends; in a cell, a line of it.
    fn boundary(&mut self) {
        match self.tables.last() {
            Some(table) if table.is_wrapper || (!table.is_layout && table.cell.is_some()) => self.writer.soft(),
            Some(table) if !table.is_layout && table.is_in_row() => {}
            _ => self.writer.line(),
        }
        // a link that is never closed does not go on for ever
        self.link = self.link.map(|lines| lines + 1).filter(|lines| *lines <= 2);
    }

    fn open_table(&mut self, at: usize) {
        if self.tables.last().is_some_and(Table::is_between) {
            self.close_table();
        }
        if self.tables.len() == DEEPEST {
            self.buried += 1;
            return;
        }
        let in_cell = self.tables.last().is_some_and(|table| !table.is_layout);
        self.boundary();
        if in_cell {
            // the break before it is a joint of the table around it
            self.writer.settle(at);
        }
        self.tables.push(Table::new(self.writer.joints(), in_cell));
        self.link = None;
    }

    fn close_table(&mut self) {
        let Some(mut table) = self.tables.pop() else { return };
        table.close_row(&mut self.writer);
        if !table.is_wrapper {
            self.writer.forget(table.joints);
        }
        self.boundary();
    }

    /// Rows and cells without a table have one that nobody opened.
    fn need_table(&mut self) {
        if self.tables.is_empty() {
            self.open_table(self.tokens.at());
        }
    }

    fn open_cell(&mut self, tag: &Tag, is_head: bool, hidden: bool) {
        self.need_table();
        if self.buried > 0 {
            return self.boundary();
        }
        if self.tables.last().is_some_and(|table| table.is_wrapper && table.cells == 1) {
            self.promote();
        }
        self.cells += 1;
        self.with_table(|table, writer| table.open_cell(writer, tag.whole.end, is_head, hidden));
    }

    /// The innermost table is one of its own, so those around it are there for the layout of the page.
    fn promote(&mut self) {
        let Some((inner, outer)) = self.tables.split_last_mut() else { return };
        let from = outer.iter().find(|table| !table.is_layout).map_or(inner.joints, |table| table.joints);
        self.writer.split(from, inner.joints);
        outer.iter_mut().for_each(|table| (table.is_layout, table.is_wrapper) = (true, false));
        (inner.is_wrapper, inner.joints) = (false, from);
    }

    fn with_table(&mut self, work: impl FnOnce(&mut Table, &mut Writer<'s>)) {
        if self.buried == 0
            && let Some(table) = self.tables.last_mut()
        {
            work(table, &mut self.writer);
        }
    }

    fn slice(&self, span: Span) -> &'s str {
        span.slice(self.source).unwrap_or("")
    }
}
