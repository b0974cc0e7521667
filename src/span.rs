//! The one kind of position: a range of bytes of the decoded source.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes of the decoded source text (a byte order mark is not part of it; CR and NUL are).
///
/// Both ends lie on character boundaries, so the slice always exists. In JSON a span is `[start, end]`.
///
/// ```
/// use xxgk::Span;
/// let span = Span::new(3, 6);
/// assert_eq!(span.slice("本年12"), Some("年"));
/// assert_eq!(span.len(), 3);
/// ```
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` (inclusive) to `end` (exclusive).
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True where the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// What stands at this span; `None` where it does not fit `source`.
    pub fn slice(self, source: &str) -> Option<&str> {
        source.get(self.start..self.end)
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Line and column (both from 1, the column in characters) of the start, for people.
    pub fn line_column(self, source: &str) -> (usize, usize) {
        let before = source.get(..self.start).unwrap_or(source);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}

/// Where a part begins in the text that it was cut from; beyond its end for a slice of another text.
pub(crate) fn offset_in(part: &str, whole: &str) -> usize {
    (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize)
}

/// Where a part ends in the text that it was cut from; beyond its end for a slice of another text.
pub(crate) fn end_in(part: &str, whole: &str) -> usize {
    offset_in(part, whole).wrapping_add(part.len())
}

/// Where the lines of a text begin, for many places of one text.
#[cfg(feature = "cli")]
pub(crate) struct Lines(Vec<usize>);

#[cfg(feature = "cli")]
impl Lines {
    /// The lines of a source.
    pub(crate) fn of(source: &str) -> Lines {
        Lines(memchr::memchr_iter(b'\n', source.as_bytes()).map(|end| end + 1).collect())
    }

    /// The line (from 1) in which a span begins.
    pub(crate) fn line(&self, span: Span) -> usize {
        self.0.partition_point(|start| *start <= span.start) + 1
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}
