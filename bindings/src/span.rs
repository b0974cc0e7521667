//! From bytes of the decoded source to characters of a Python string.

use xxgk::Span;

/// Bytes between two marks.
const STRIDE: usize = 256;

/// How many characters stand before every [`STRIDE`]th byte of a text: built once a report, then each look-up reads
/// at most [`STRIDE`] bytes.
pub struct CharIndex(Vec<usize>);

impl CharIndex {
    pub fn new(text: &str) -> CharIndex {
        let mut before = 0;
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        marks.push(0);
        for chunk in text.as_bytes().chunks_exact(STRIDE) {
            before += starts(chunk);
            marks.push(before);
        }
        CharIndex(marks)
    }

    /// A span in characters; `None` where it does not lie in the text.
    pub fn chars(&self, text: &str, span: Span) -> Option<(usize, usize)> {
        span.slice(text)?;
        Some((self.before(text, span.start)?, self.before(text, span.end)?))
    }

    fn before(&self, text: &str, byte: usize) -> Option<usize> {
        let mark = byte / STRIDE;
        Some(self.0.get(mark)? + starts(text.as_bytes().get(mark * STRIDE..byte)?))
    }
}

/// The number of characters that start in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}
