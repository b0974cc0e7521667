//! A copy of a text in which something is left out or replaced, with the way back.

use super::repair::{How, Repair};
use crate::map::Map;
use crate::span::Span;
use std::ops::Range;

/// A copy, and how far it has come.
pub(super) struct Copy<'s> {
    source: &'s str,
    text: String,
    map: Map,
    done: usize,
}

impl<'s> Copy<'s> {
    /// Nothing yet.
    pub fn of(source: &'s str) -> Copy<'s> {
        Copy { source, text: String::with_capacity(source.len()), map: Map::default(), done: 0 }
    }

    /// Copies what stands before some bytes, and leaves these out.
    pub fn leave_out(&mut self, bytes: Range<usize>) {
        self.text.push_str(&self.source[self.done..bytes.start]);
        self.map.push(Span::new(self.text.len(), self.text.len()), Span::new(bytes.start, bytes.end));
        self.done = bytes.end;
    }

    /// The same with a character for them.
    pub fn replace(&mut self, bytes: Range<usize>, with: char) {
        self.text.push_str(&self.source[self.done..bytes.start]);
        let start = self.text.len();
        self.text.push(with);
        if bytes.len() != with.len_utf8() {
            self.map.push(Span::new(start, self.text.len()), Span::new(bytes.start, bytes.end));
        }
        self.done = bytes.end;
    }

    /// The copy with what is left of its source.
    pub fn end(mut self) -> Repair {
        self.text.push_str(&self.source[self.done..]);
        Repair { text: self.text, map: self.map, places: Vec::new(), how: How::Restored }
    }
}

/// A text without some of its bytes, in their order.
pub(super) fn without(source: &str, places: impl IntoIterator<Item = Range<usize>>) -> Repair {
    let mut copy = Copy::of(source);
    places.into_iter().for_each(|place| copy.leave_out(place));
    copy.end()
}

/// A text with blanks for some of its bytes, so that every other keeps its place; `None` where there are none.
pub(super) fn blanked(source: &str, places: impl IntoIterator<Item = Range<usize>>) -> Option<String> {
    let mut places = places.into_iter().peekable();
    places.peek()?;
    let mut text = source.as_bytes().to_vec();
    places.for_each(|place| text[place].fill(b' '));
    String::from_utf8(text).ok()
}
