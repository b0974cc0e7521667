//! Character references that a copy of a page has kept as words: `&nbsp;` and its like, in text that is no page.

use super::repair::{How, Repair};
use crate::map::Map;
use crate::source::reference;
use crate::span::Span;

/// The text with the characters that closed references stand for; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let bytes = source.as_bytes();
    let mut text = String::new();
    let mut map = Map::default();
    let mut done = 0;
    for at in memchr::memchr_iter(b'&', bytes) {
        let found = bytes.get(at + 1..).and_then(reference);
        // an address has &copy= in it, and a & that is none begins no other
        let Some((c, length)) = found.filter(|(_, length)| bytes.get(at + length) == Some(&b';')) else { continue };
        let end = at + 1 + length;
        text.push_str(source.get(done..at)?);
        let start = text.len();
        text.push(c);
        map.push(Span::new(start, text.len()), Span::new(at, end));
        done = end;
    }
    text.push_str(source.get(done..)?);
    (done > 0).then_some(Repair { text, map, places: Vec::new(), how: How::Restored })
}

#[cfg(test)]
mod tests {
    use super::super::normalise;
    use super::*;

    #[test]
    fn references_are_characters() {
        let source = "云台县&nbsp;2021年&#12288;收到&ldquo;申请&rdquo;3&nbsp;件";
        let text = normalise(source);
        let at = text.as_str().find('3').expect("the figure is kept");
        assert_eq!(text.span_of(&text.as_str()[at..at + 1]).slice(source), Some("3"));
        assert!(!text.as_str().contains('&'), "{}", text.as_str());
    }

    #[test]
    fn other_words_stay() {
        assert!(undo("甲 & 乙 a?b=1&copy=2 &nbspx; R&D;").is_none());
        assert!(undo("").is_none());
    }
}
