//! What Textile writes before the words of a cell: `|=. 规章|\3=. 17|`. It is left out, and the bars stay.

use super::Repair;
use crate::text::copy::without;
use std::ops::Range;

/// As many cells are a table.
const LEAST: usize = 24;

/// How such signs end.
const SIGN: &str = ". ";

/// The longest of them.
const LONGEST: usize = 24;

/// A glance: some byte that such signs are made of stands in the text.
pub(super) fn may_be(bytes: &[u8]) -> bool {
    memchr::memchr3(b'=', b'<', b'>', bytes).or_else(|| memchr::memchr3(b'^', b'_', b'\\', bytes)).is_some()
}

/// The text without such signs; `None` where it has hardly any.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let bytes = source.as_bytes();
    let sign = memchr::memmem::Finder::new(SIGN);
    let is_marked = |at: usize| matches!(bytes.get(at + 1), Some(b'=' | b'<' | b'>' | b'^' | b'\\' | b'/' | b'_'));
    let bars = memchr::memchr_iter(b'|', bytes).filter(|at| is_marked(*at));
    bars.clone().nth(LEAST - 1)?;
    let mark = |at: usize| {
        let behind = &bytes[at + 1..bytes.len().min(at + LONGEST)];
        let length = sign.find(behind)?;
        let is = |byte: &u8| byte.is_ascii_digit() || b"=<>^~_\\/-".contains(byte);
        behind[..length].iter().all(is).then_some(at + 1..at + 1 + length + SIGN.len())
    };
    let signs: Vec<Range<usize>> = bars.filter_map(mark).collect();
    (signs.len() >= LEAST).then(|| without(source, signs))
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn signs_before_cells() {
        let text = "|=. 规章|=. 0|=. |/2=. 3|\n|_. 行政许可|\\3=. 17|\n".repeat(6);
        let want = "|规章|0||3|\n|行政许可|17|\n".repeat(6);
        assert_eq!(undo(&text).map(|repair| repair.text), Some(want));
        assert!(undo(&"| 规章 | 0 |\n|= 3|".repeat(30)).is_none());
    }
}
