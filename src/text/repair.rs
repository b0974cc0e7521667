//! Damage that comes from reading bytes in the wrong encoding, and line ends that a page made, undone before anything else is
//! normalised.
//!
//! A look at the bytes, which costs next to nothing, tells most documents to be sound; the others are worked at in passes, each of
//! which gives a new text and a map back to the one before.

use super::marks;
use super::{
    breaks, commas, conditional, feeds, frame, joined, latex, line, listed, margin, markup, pairs, reference, ruled,
    rules, spans, strung, torn, vertical, wrapped,
};
#[cfg(feature = "encoding")]
use super::{garbled, shifted};
use crate::map::Map;
use crate::span::Span;

/// A text that was put right, with the way back to the text before.
#[derive(Debug)]
pub(super) struct Repair {
    pub text: String,
    pub map: Map,
    /// What was put right, in the text before.
    pub places: Vec<Span>,
    /// How that was done.
    pub how: How,
}

/// How a stretch of the source is read that stands there otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// As it was written: nothing but what is marked U+FFFD is in doubt.
    Restored,
    /// As far as it can be told.
    Guessed,
    /// Digits at the end of a line with those of the next.
    Joined,
}

/// The passes that a source took, in order.
#[derive(Debug, Default)]
pub(super) struct Repairs {
    /// The text after the last of them; `None` where there was none.
    pub text: Option<String>,
    pub maps: Vec<Map>,
    /// Stretches of the source that are read otherwise than they stand there.
    pub places: Vec<(Span, How)>,
}

impl Repairs {
    fn current<'a>(&'a self, source: &'a str) -> &'a str {
        self.text.as_deref().unwrap_or(source)
    }

    fn add(&mut self, repair: Repair) {
        let back = |span: Span| self.maps.iter().rev().fold(span, |span, map| map.span_of(span));
        let places: Vec<_> = repair.places.into_iter().map(|place| (back(place), repair.how)).collect();
        self.places.extend(places);
        self.maps.push(repair.map);
        self.text = Some(repair.text);
    }
}

/// Undoes what can be undone.
pub(super) fn undo(source: &str) -> Repairs {
    let mut passes = Passes { source, repairs: Repairs::default(), shape: None };
    let signs = Signs::of(source.as_bytes());
    passes.encoding(signs);
    passes.converters(signs);
    passes.lines(signs);
    passes.repairs
}

/// The passes, each over the text that the one before has left.
struct Passes<'s> {
    source: &'s str,
    repairs: Repairs,
    /// What the lines of the current text show, once it has been asked.
    shape: Option<Shape>,
}

impl Passes<'_> {
    fn run<R: IntoIterator<Item = Repair>>(&mut self, asked: bool, pass: impl FnOnce(&str) -> R) {
        if asked {
            for repair in pass(self.repairs.current(self.source)) {
                self.repairs.add(repair);
                self.shape = None;
            }
        }
    }

    /// The same for a pass in which every byte keeps its place, which needs no map.
    fn run_in_place(&mut self, asked: bool, pass: impl FnOnce(&str) -> Option<String>) {
        if asked && let Some(text) = pass(self.repairs.current(self.source)) {
            self.repairs.text = Some(text);
            self.shape = None;
        }
    }

    fn shape(&mut self) -> Shape {
        *self.shape.get_or_insert_with(|| Shape::of(self.repairs.current(self.source).as_bytes()))
    }

    /// Bytes that were read in the wrong encoding.
    fn encoding(&mut self, signs: Signs) {
        #[cfg(feature = "encoding")]
        {
            // what was garbled twice takes two passes
            for _ in 0..if signs.garbled { 2 } else { 0 } {
                let Some(repair) = garbled::undo(self.repairs.current(self.source)) else { break };
                self.repairs.add(repair);
            }
            self.run(signs.strange, shifted::undo);
        }
        self.run_in_place(signs.questions, marks::undo);
        self.run(signs.references, reference::undo);
    }

    /// What programs leave of a page or a document in its text.
    fn converters(&mut self, signs: Signs) {
        self.run(true, conditional::undo);
        self.run(true, spans::undo);
        self.run(true, markup::undo);
        self.run(true, joined::undo);
        self.run(signs.backslash, breaks::points);
        self.run_in_place(signs.backslash, breaks::undo);
        let shape = self.shape();
        self.run(shape.counted, frame::undo);
        self.run(shape.paired, pairs::undo);
        self.run(shape.ruled, ruled::undo);
        self.run_in_place(shape.ruled, rules::undo);
        self.run_in_place(true, torn::undo);
    }

    /// Lines that are none of the table's.
    fn lines(&mut self, signs: Signs) {
        self.run_in_place(true, feeds::undo);
        // what stands before each line would hide what stands in it
        let margin = self.shape().margin;
        self.run(margin, margin::undo);
        self.run(signs.listed, listed::undo);
        self.run(signs.references, latex::undo);
        self.run(true, commas::undo);
        let shape = self.shape();
        self.run(shape.strung, strung::undo);
        self.run(shape.single >= vertical::LEAST, vertical::undo);
        self.run(true, |text| if wrapped::may_be(shape.longest, text) { wrapped::undo(text) } else { None });
    }
}

/// What the lines show at a glance.
#[derive(Clone, Copy, Default)]
struct Shape {
    /// A line begins with a sign, as those of a list do and those that a mail quotes.
    margin: bool,
    /// How many lines may hold one character.
    single: usize,
    /// How many bytes the longest line has.
    longest: usize,
    /// A line may hold a whole table.
    strung: bool,
    /// A line begins as the numbers over the columns of a data frame do.
    counted: bool,
    /// A line begins with two bars.
    paired: bool,
    /// A line is a rule.
    ruled: bool,
}

impl Shape {
    fn of(bytes: &[u8]) -> Shape {
        let mut shape = Shape::default();
        for place in line::ranges(bytes, line::end(bytes)) {
            let line = &bytes[place];
            shape.margin |= margin::begins(line);
            shape.single += usize::from((3..=4).contains(&line.len()));
            shape.longest = shape.longest.max(line.len());
            shape.strung = shape.strung || strung::may_be(line);
            match line.trim_ascii_start() {
                [b'0', b' ', ..] => shape.counted = true,
                [b'|', b'|', ..] => shape.paired = true,
                words @ [b'-' | b'=', ..] => shape.ruled = shape.ruled || rules::is_rule(words),
                _ => {}
            }
        }
        shape
    }
}

/// What damaged text has, and sound text hardly ever.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Signs {
    /// 鈥 銆 鍏 鏀 and their neighbours (U+9280–947F), which every sixth character of garbled text is, two of them near.
    garbled: bool,
    /// Bopomofo, box drawing, private use, ǘ: what pairs give that are shifted by a byte.
    strange: bool,
    /// A question mark of ASCII.
    questions: bool,
    /// A `&`, which character references begin with, and which LaTeX puts between cells.
    references: bool,
    /// A digit behind a mark of lists.
    listed: bool,
    /// A backslash, which breaks a line in the markup of some cells.
    backslash: bool,
}

impl Signs {
    fn of(bytes: &[u8]) -> Signs {
        let strange = |a, b| {
            matches!((a, b), (0xEE, _) | (0xC7, 0x98) | (0xE2, 0x94 | 0x95) | (0xE3, 0x84)) || (a == 0xEF && b < 0xA4)
        };
        let pairs = bytes.iter().zip(bytes.iter().skip(1));
        // all of them are looked at, which is quicker than to stop at the first
        let (garbled, odd) =
            pairs.fold((false, false), |(garbled, odd), (a, b)| (garbled | is_garbled(*a, *b), odd | strange(*a, *b)));
        Signs {
            garbled: garbled && has_garbled_near(bytes),
            strange: odd,
            questions: memchr::memchr(b'?', bytes).is_some(),
            references: memchr::memchr(b'&', bytes).is_some(),
            listed: listed::may_be(bytes),
            backslash: memchr::memchr(b'\\', bytes).is_some(),
        }
    }
}

/// The first two bytes of 鈥 銆 鍏 鏀 and their neighbours.
fn is_garbled(first: u8, second: u8) -> bool {
    first == 0xE9 && matches!(second, 0x8A..=0x91)
}

/// True where two such characters stand near each other.
fn has_garbled_near(bytes: &[u8]) -> bool {
    /// Two of them in a stretch as long as this (in bytes) are near.
    const NEAR: usize = 128;
    let next = |at: usize| bytes.get(at + 1).copied().unwrap_or(b' ');
    let mut last = None;
    let mut places = memchr::memchr_iter(0xE9, bytes).filter(|at| is_garbled(0xE9, next(*at)));
    places.any(|at| last.replace(at / NEAR) == Some(at / NEAR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_text_has_no_signs() {
        let sound = "云台县2020年政府信息公开工作年度报告：（一）“条例”，３件。".repeat(9);
        assert_eq!(Signs::of(sound.as_bytes()), Signs::default());
        assert_eq!(Signs::of(b""), Signs::default());
        assert!(Signs::of("銆鍏".as_bytes()).garbled && Signs::of("ㄒ".as_bytes()).strange);
        assert!(Signs::of("┲".as_bytes()).strange && Signs::of("\u{E123}".as_bytes()).strange);
        assert!(Signs::of("a?b".as_bytes()).questions);
    }
}
