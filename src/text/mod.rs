//! skeleton: replaced by the text room
use crate::span::Span;
use std::borrow::Cow;

/// The source in one script and one width, with the way back.
#[derive(Debug)]
pub struct Text<'s> {
    source: &'s str,
    normal: Cow<'s, str>,
}

impl<'s> Text<'s> {
    /// The normalised text: simplified script, ASCII digits and letters, `\n` line ends.
    pub fn as_str(&self) -> &str {
        &self.normal
    }

    /// The decoded source.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// Where a slice of [`Text::as_str`] stands in the source. The only way out.
    pub fn span_of(&self, slice: &str) -> Span {
        let start = slice.as_ptr() as usize - self.normal.as_ptr() as usize;
        Span::new(start, start + slice.len())
    }
}

/// Simplified form of one character.
pub(crate) fn fold(c: char) -> char { c }

/// Normalises the decoded source.
pub fn normalise(source: &str) -> Text<'_> {
    Text { source, normal: Cow::Borrowed(source) }
}
