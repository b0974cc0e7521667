//! Stretches of shifted pairs, written as they were meant.

use super::gbk::{Gbk, Pair, gbk};
use super::lexicon::{self, Hole, Known};
use super::repair::{How, Repair};
use super::shifted::trail_behind;
use crate::map::Map;
use crate::span::Span;

/// A character of the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub at: usize,
    pub pair: Pair,
    pub c: char,
}

/// Writes a text anew.
#[derive(Debug)]
pub(super) struct Writer<'s> {
    source: &'s str,
    gbk: &'static Gbk,
    text: String,
    map: Map,
    holes: Vec<Hole>,
    places: Vec<Span>,
    /// What of the source is written.
    done: usize,
}

impl<'s> Writer<'s> {
    pub(super) fn new(source: &'s str) -> Writer<'s> {
        let text = String::with_capacity(source.len());
        Writer { source, gbk: gbk(), text, map: Map::default(), holes: Vec::new(), places: Vec::new(), done: 0 }
    }

    /// Writes a shifted stretch, which ends at `end`; `whole` where no other Chinese character goes before it.
    pub(super) fn write(&mut self, places: &[Place], end: usize, whole: bool) {
        let [first, .., last] = places else { return };
        self.text.push_str(&self.source[self.done..first.at]);
        self.done = first.at;
        // what lost its first byte: a blank that opens a paragraph, or a character
        if !(whole && first.pair.0 == 0xA1) {
            self.hole(Known::Gbk(Pair(0, first.pair.0)), first.at);
        }
        for (place, next) in places.iter().zip(&places[1..]) {
            let pair = Pair(place.pair.1, next.pair.0);
            match number(&self.text, pair) {
                Some(number) => {
                    self.push(number, next.at);
                    self.push('）', next.at);
                }
                None => match self.gbk.char(pair) {
                    Some(c) => self.push(c, next.at),
                    None => self.hole(Known::Gbk(pair), next.at),
                },
            }
        }
        self.close(last.pair.1, end);
        self.places.push(Span::new(first.at, self.done));
    }

    /// The last character, whose second byte stands at `end`, or is lost.
    fn close(&mut self, lead: u8, end: usize) {
        if let Some((c, _)) = trail_behind(self.gbk, self.source, end, lead) {
            return self.push(c, end + 1);
        }
        let rest = &self.source[end..];
        let marked = rest.strip_prefix(['?', char::REPLACEMENT_CHARACTER]);
        let end = marked.map_or(end, |after| self.source.len() - after.len());
        self.hole(Known::Gbk(Pair(lead, 0)), end);
        if self.source[end..].starts_with(|c: char| c.is_ascii_digit()) && marked.is_some() {
            // what was eaten may have been a digit
            let start = self.text.len();
            self.text.push(char::REPLACEMENT_CHARACTER);
            self.map.push(Span::new(start, self.text.len()), Span::new(end, end));
        }
    }

    /// Writes a character for what is not written yet, up to `end`.
    fn push(&mut self, c: char, end: usize) {
        let start = self.text.len();
        self.text.push(c);
        self.map.push(Span::new(start, self.text.len()), Span::new(self.done, end));
        self.done = end;
    }

    fn hole(&mut self, known: Known, end: usize) {
        self.holes.push(Hole { at: self.text.len(), known });
        self.push(char::REPLACEMENT_CHARACTER, end);
    }

    /// The new text, if there is anything new in it.
    pub(super) fn finish(mut self) -> Option<Repair> {
        if self.places.is_empty() {
            return None;
        }
        self.text.push_str(&self.source[self.done..]);
        lexicon::fill(&mut self.text, self.holes);
        Some(Repair { text: self.text, map: self.map, places: self.places, how: How::Guessed })
    }
}

/// （二） and （三） where the pair between the number and its bracket was dropped: 。ǘ┮, 。ㄈ┱.
fn number(text: &str, pair: Pair) -> Option<char> {
    let number = match pair {
        Pair(0xB6, 0xA9) => '二',
        Pair(0xC8, 0xA9) => '三',
        _ => return None,
    };
    text.ends_with('（').then_some(number)
}
