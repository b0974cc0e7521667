//! The lines of a text.

use std::ops::Range;

/// What ends the lines of a text: `\n`, else `\r` alone.
pub(super) fn end(bytes: &[u8]) -> u8 {
    if memchr::memchr(b'\n', bytes).is_some() { b'\n' } else { b'\r' }
}

/// Where the lines stand that a byte ends.
pub(super) fn ranges(bytes: &[u8], end: u8) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    memchr::memchr_iter(end, bytes).chain([bytes.len()]).map(move |end| std::mem::replace(&mut start, end + 1)..end)
}

/// The lines, however they end.
pub(super) fn lines(source: &str) -> impl Iterator<Item = &str> {
    let lines = ranges(source.as_bytes(), end(source.as_bytes())).map(|line| &source[line]);
    lines.map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// How wide a character is: as one of any other, or as wide as it is shown.
pub(super) type Measure = fn(char) -> usize;

/// Those that programs take for the cells of a column.
pub(super) const MEASURES: [Measure; 2] = [|_| 1, |c| if c > '\u{2E7F}' { 2 } else { 1 }];
