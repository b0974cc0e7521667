//! The words of a page as lines and tabs, with the way back. Blanks, tabs and line ends are written when words follow them.

use crate::map::{self, Map};
use crate::span::Span;

/// Longer lines (in bytes) are no link to another page.
const LONGEST_LINK: usize = 240;

/// What dates and lists have beside their figures and links.
const BESIDE: &str = "-/.:[]()|·•>年月日【】（）：\u{A0}\u{3000}";

/// Writes the words of a page.
#[derive(Debug)]
pub(super) struct Writer<'s> {
    source: &'s str,
    out: String,
    map: Map,
    /// What stands between the last words and the next.
    gap: Gap,
    /// The source is written or left out up to here.
    done: usize,
    /// The line or the cell holds nothing yet.
    fresh: bool,
    line: Line,
    /// Where a tab, or a break inside a cell, may have to become the end of a line.
    joints: Vec<usize>,
}

/// What is written before the next words: the strongest of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    /// Blanks with a line end of the source among them: nothing between Chinese characters.
    Fold,
    Blank,
    /// The end of a line or paragraph inside a cell.
    Break,
    Line,
}

/// The line that is being written.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    start: Place,
    /// It holds words that are no link.
    words: bool,
    /// It holds a link to another page.
    linked: bool,
}

/// How far the writing has come.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    out: usize,
    map: map::Mark,
    gap: Gap,
    done: usize,
    fresh: bool,
    joints: usize,
}

/// A place to go back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    place: Place,
    line: Line,
}

impl<'s> Writer<'s> {
    pub fn new(source: &'s str) -> Writer<'s> {
        Writer {
            source,
            out: String::with_capacity(source.len() / 3),
            map: Map::default(),
            gap: Gap::None,
            done: 0,
            fresh: true,
            line: Line::default(),
            joints: Vec::new(),
        }
    }

    /// The text, and the way back to the source.
    pub fn end(mut self) -> (String, Map) {
        self.line();
        (self.out, self.map)
    }

    /// Bytes written.
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Text of the page; each run of blanks in it is one blank.
    pub fn text(&mut self, text: Span, linked: bool) {
        let bytes = self.source.as_bytes();
        let mut at = text.start;
        while at < text.end {
            let blanks = bytes[at..text.end].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if blanks > 0 {
                let folds = bytes[at..at + blanks].iter().any(|&byte| byte == b'\n' || byte == b'\r');
                self.gap = self.gap.max(if folds { Gap::Fold } else { Gap::Blank });
                at += blanks;
            }
            let word = bytes[at..text.end].iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
            if word > 0 {
                self.copy(Span::new(at, at + word), linked);
                at += word;
            }
        }
    }

    /// Text whose blanks and line ends mean something.
    pub fn verbatim(&mut self, text: Span, linked: bool) {
        self.copy(text, linked);
    }

    /// A character that stands for some bytes of the source.
    pub fn character(&mut self, c: char, source: Span, linked: bool) {
        if c.is_ascii_whitespace() {
            self.gap = self.gap.max(Gap::Blank);
        } else {
            self.write(c.encode_utf8(&mut [0; 4]), source, linked);
        }
    }

    /// Words that stand for some bytes of the source.
    pub fn write(&mut self, words: &str, source: Span, linked: bool) {
        self.flush(source.start, words.as_bytes().first().copied());
        let start = self.out.len();
        self.out.push_str(words);
        self.map.push(Span::new(start, self.out.len()), source);
        self.done = source.end;
        self.hold(words, linked);
    }

    /// Ends the line. One that holds nothing but a link to another page is left out.
    pub fn line(&mut self) {
        let link = self.line.linked && !self.line.words && self.out.len() - self.line.start.out < LONGEST_LINK;
        if link {
            self.go_to(self.line.start);
        }
        self.gap = Gap::Line;
        (self.line.words, self.line.linked) = (false, false);
    }

    /// Ends a line or paragraph inside a cell.
    pub fn soft(&mut self) {
        self.gap = self.gap.max(Gap::Break);
    }

    /// Writes the break inside a cell that stands before the table which begins at `at`.
    pub fn settle(&mut self, at: usize) {
        self.flush(at, None);
        self.fresh = true;
    }

    /// Forgets what would stand before words that come no more: a cell ends.
    pub fn close(&mut self) {
        if self.gap < Gap::Line {
            self.gap = Gap::None;
        }
    }

    /// Begins a cell whose content begins at `at`, behind another one of its row or not.
    pub fn cell(&mut self, behind: bool, at: usize) {
        let start = self.out.len();
        self.start_line();
        if behind {
            self.joints.push(self.out.len());
            self.out.push('\t');
        }
        self.gap = Gap::None;
        self.note(start, at);
        self.fresh = true;
        self.line.words = true;
    }

    /// Where joints that come now are, for [`Writer::split`].
    pub fn joints(&self) -> usize {
        self.joints.len()
    }

    /// Joints are known to be of no use.
    pub fn forget(&mut self, joints: usize) {
        self.joints.truncate(joints);
    }

    /// What was written as cells from one joint to another are lines.
    pub fn split(&mut self, from: usize, to: usize) {
        let to = to.min(self.joints.len());
        for at in self.joints.drain(from.min(to)..to) {
            self.out.replace_range(at..=at, "\n");
        }
        if self.gap == Gap::Break {
            self.gap = Gap::Line;
        }
    }

    /// Where the writing is, to go back to.
    pub fn mark(&self) -> Mark {
        Mark { place: self.place(), line: self.line }
    }

    /// Bytes written since a mark.
    pub fn since(&self, mark: Mark) -> usize {
        self.out.len().saturating_sub(mark.place.out)
    }

    /// Leaves out all that was written since a mark.
    pub fn rewind(&mut self, mark: Mark) {
        // a line that began before it may be gone already
        if mark.place.out <= self.out.len() {
            self.go_to(mark.place);
            self.line = mark.line;
        }
    }

    fn place(&self) -> Place {
        let (out, joints) = (self.out.len(), self.joints.len());
        Place { out, map: self.map.mark(), gap: self.gap, done: self.done, fresh: self.fresh, joints }
    }

    fn go_to(&mut self, place: Place) {
        self.out.truncate(place.out);
        self.map.rewind(place.map);
        self.joints.truncate(place.joints);
        (self.gap, self.done, self.fresh) = (place.gap, place.done, place.fresh);
    }

    fn copy(&mut self, words: Span, linked: bool) {
        self.flush(words.start, self.source.as_bytes().get(words.start).copied());
        let text = &self.source[words.start..words.end];
        self.out.push_str(text);
        self.done = words.end;
        self.hold(text, linked);
    }

    /// The line holds these words. A date beside a link is of the link.
    fn hold(&mut self, words: &str, linked: bool) {
        self.fresh = false;
        self.line.linked |= linked;
        self.line.words =
            self.line.words || !(linked || words.chars().all(|c| c.is_ascii_digit() || BESIDE.contains(c)));
    }

    /// Writes what stands before words that begin at `to` in the source.
    fn flush(&mut self, to: usize, next: Option<u8>) {
        let start = self.out.len();
        let last = self.out.as_bytes().last().copied();
        let digits = |a: Option<u8>, b: Option<u8>| [a, b].iter().all(|byte| byte.is_some_and(|b| b.is_ascii_digit()));
        match self.gap {
            Gap::Line => self.start_line(),
            Gap::None => {}
            _ if self.fresh => {}
            Gap::Fold if self.is_wide_end() && next.is_some_and(is_wide) => {}
            Gap::Fold | Gap::Blank => self.out.push(' '),
            Gap::Break => {
                self.joints.push(start);
                // two figures must not become one
                self.out.push(if digits(last, next) { ';' } else { ' ' });
            }
        }
        self.gap = Gap::None;
        self.note(start, to);
    }

    fn start_line(&mut self) {
        if self.gap == Gap::Line || self.out.is_empty() {
            self.line = Line { start: self.place(), words: false, linked: false };
            if !self.out.is_empty() {
                self.out.push('\n');
            }
            self.fresh = true;
        }
    }

    /// What was written from `start` on stands for the source up to `to`.
    fn note(&mut self, start: usize, to: usize) {
        let written = Span::new(start, self.out.len());
        let source = Span::new(self.done, to);
        let copied = written.len() == source.len() && source.len() <= 1;
        if !copied {
            self.map.push(written, source);
        }
        self.done = to;
    }

    /// True where the last character written is Chinese.
    fn is_wide_end(&self) -> bool {
        let from = self.out.len().saturating_sub(3);
        self.out.as_bytes().get(from).copied().is_some_and(is_wide)
    }
}

/// The first byte of a Chinese character or mark of three bytes.
fn is_wide(byte: u8) -> bool {
    matches!(byte, 0xE3..=0xE9 | 0xEF)
}
