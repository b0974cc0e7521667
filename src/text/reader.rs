//! The bytes of a garbled text, read as UTF-8 one after the other.

use super::gap::{self, Mark};
use super::garbled::Run;
use super::gbk::{Bytes, Gbk, Pair, gbk};
use super::lexicon::{Hole, Known};
use super::table::fold;
use crate::span::Span;

/// The first byte of a character of three that Chinese text has: “ 。 一 ，.
pub(super) fn is_lead(byte: u8) -> bool {
    matches!(byte, 0xE2..=0xE9 | 0xEF)
}

fn is_tail(byte: u8) -> bool {
    (0x80..=0xBF).contains(&byte)
}

/// The first byte of a character of two: · and the no-break blank, the vowels of injected readings.
fn is_lead_of_two(byte: u8) -> bool {
    matches!(byte, 0xC2..=0xC5 | 0xC7 | 0xC9)
}

fn is_of_two(c: char) -> bool {
    "\u{A0}·×āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɑɡ".contains(c)
}

fn length(lead: u8) -> usize {
    if is_lead_of_two(lead) { 2 } else { 3 }
}

/// Reads on until a byte comes that no UTF-8 has there.
pub(super) struct Reader<'s> {
    source: &'s str,
    gbk: &'static Gbk,
    run: Run,
    /// The bytes of a character that is not complete.
    begun: Vec<u8>,
    /// Where it starts in the source.
    from: usize,
    /// Bytes behind a gap whose character has lost its beginning; `None` where no gap went before.
    orphans: Option<Vec<u8>>,
    /// A tab stands in the line.
    tabbed: bool,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s str, start: usize) -> Reader<'s> {
        let run = Run { end: start, ..Run::default() };
        Reader { source, gbk: gbk(), run, begun: Vec::with_capacity(3), from: start, orphans: None, tabbed: false }
    }

    pub(super) fn read(mut self) -> Run {
        let start = self.run.end;
        for (offset, c) in self.source[start..].char_indices() {
            let at = start + offset;
            if self.run.is_hopeless() || self.take(at, c).is_none() {
                break;
            }
        }
        // what is not complete stays as it is
        self.run.end = self.from;
        self.run
    }

    /// `None` where the run ends before the character.
    fn take(&mut self, at: usize, c: char) -> Option<()> {
        let end = at + c.len_utf8();
        let inside = !self.begun.is_empty();
        match self.gbk.bytes(c) {
            Bytes::One(b'?') if inside => self.gap(at, end, Mark::Question),
            Bytes::None if inside && c == char::REPLACEMENT_CHARACTER => self.gap(at, end, Mark::Replacement),
            // the gap before took the beginning of this character along
            Bytes::One(b'?') if self.from == at && self.orphans.as_ref().is_some_and(Vec::is_empty) => {
                self.lost([0; 3], end);
            }
            Bytes::One(byte) if byte.is_ascii() => {
                self.end_orphans(at);
                if inside {
                    self.hole(at);
                }
                // not the indent of the line
                let in_line = !self.run.text.ends_with(['\n', '\t', ' ']);
                self.tabbed = (byte == b'\t' && in_line) || (self.tabbed && byte != b'\n');
                self.run.text.push(c);
                self.from = end;
            }
            Bytes::None if c == char::REPLACEMENT_CHARACTER => {
                self.end_orphans(at);
                self.run.text.push(c);
                self.run.lost += 1;
                self.from = end;
                self.orphans = Some(Vec::new());
            }
            Bytes::One(byte) => self.byte(byte, at, end)?,
            Bytes::Two(Pair(first, second)) => {
                self.byte(first, at, end)?;
                self.byte(second, at, end)?;
            }
            Bytes::None => return None,
        }
        Some(())
    }

    /// One byte of the character of the source from `at` to `end`; `None` where it cannot stand there.
    fn byte(&mut self, byte: u8, at: usize, end: usize) -> Option<()> {
        if byte.is_ascii() {
            // the second byte of a pair: a bar or a letter behind a Chinese character
            self.end_orphans(end);
            if !self.begun.is_empty() {
                self.hole(end);
            }
            self.write(char::from(byte), end);
            return Some(());
        }
        if self.begun.is_empty() {
            if is_tail(byte) {
                let orphans = self.orphans.as_mut()?;
                orphans.push(byte);
                return (orphans.len() <= 2).then_some(());
            }
            self.end_orphans(at);
            if !is_lead(byte) && !is_lead_of_two(byte) {
                return None;
            }
            self.begun.push(byte);
            return Some(());
        }
        if !is_tail(byte) {
            return None;
        }
        self.begun.push(byte);
        if self.begun.len() == length(self.begun[0]) {
            self.complete(end)?;
        }
        Some(())
    }

    /// A whole character, whose last byte the source has before `end`.
    fn complete(&mut self, end: usize) -> Option<()> {
        let c = std::str::from_utf8(&self.begun).ok()?.chars().next()?;
        let short = is_lead_of_two(self.begun[0]);
        if short && !is_of_two(c) {
            return None;
        }
        let ordinary = self.gbk.pair(c).is_some_and(|pair| pair.is_common_han() || pair.is_mark());
        let ordinary = ordinary || short || fold(c) != c || matches!(c, '—' | '“' | '”');
        self.run.good += usize::from(ordinary);
        self.run.odd += usize::from(!ordinary);
        self.begun.clear();
        self.write(c, end);
        Some(())
    }

    /// Writes a character that stands for what is not written yet, up to `end`.
    fn write(&mut self, c: char, end: usize) {
        let start = self.run.text.len();
        self.run.text.push(c);
        self.run.edits.push((Span::new(start, self.run.text.len()), Span::new(self.from, end)));
        self.from = end;
    }

    /// The character that was begun is lost; the source has it before `end`.
    fn hole(&mut self, end: usize) {
        let mut known = [0; 3];
        known.iter_mut().zip(&self.begun).for_each(|(known, byte)| *known = *byte);
        self.begun.clear();
        self.lost(known, end);
    }

    fn lost(&mut self, known: [u8; 3], end: usize) {
        self.run.lost += 1;
        self.run.holes.push(Hole { at: self.run.text.len(), known: Known::Utf8(known) });
        self.write(char::REPLACEMENT_CHARACTER, end);
    }

    /// A mark where one or two bytes are lost inside a character.
    fn gap(&mut self, at: usize, end: usize, mark: Mark) {
        let missing = self.begun.first().map_or(0, |lead| length(*lead)).saturating_sub(self.begun.len());
        let rest = &self.source[end..];
        let next = rest.chars().next();
        let goes_on = next.is_some_and(|c| matches!(self.gbk.bytes(c), Bytes::Two(Pair(first, _)) if is_tail(first)));
        // of two bytes, one is left that belonged to something else
        let eaten = if missing == 1 && !goes_on { gap::eaten(mark, &self.source[..at], rest, self.tabbed) } else { "" };
        if eaten.is_empty() {
            self.hole(end);
        } else {
            self.hole(at);
            let start = self.run.text.len();
            self.run.text.push_str(eaten);
            self.run.edits.push((Span::new(start, self.run.text.len()), Span::new(at, end)));
            self.from = end;
        }
        self.orphans = Some(Vec::new());
    }

    /// What followed a gap without a beginning: two bytes are a character without its first, one was the end of the
    /// character before.
    fn end_orphans(&mut self, end: usize) {
        if let Some(orphans) = self.orphans.take()
            && let [second, third] = orphans[..]
        {
            self.lost([0, second, third], end);
        }
    }
}
