//! Marks of Word's conditional comments that a copy of a page has kept as words: `<![if !supportEmptyParas]>`, `if !supportLists`
//! and `endif`, glued into labels and figures. What stands between two of them is of the page, and stays.

use super::copy::without;
use super::repair::Repair;
use std::ops::Range;

/// How every one of them ends.
const END: &str = "endif";

/// The text without the marks; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let ends = memchr::memmem::find_iter(source.as_bytes(), END);
    let (mut marks, mut behind): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    for at in ends {
        let found = memchr::memmem::rfind(&source.as_bytes()[behind..at], b"if ");
        let opened = found.and_then(|length| opening(source, behind, behind + length));
        let closed = framed(source, behind, at..at + END.len());
        // an `endif` by itself is a word of some program
        let Some(opened) = opened.filter(|opened| opened.end <= closed.end) else {
            behind = at + END.len();
            continue;
        };
        behind = closed.end;
        let start = closed.start.max(opened.end);
        marks.extend([opened, start..behind]);
    }
    (!marks.is_empty()).then(|| without(source, marks))
}

/// The mark that begins with the `if ` at a place: it names what a program may know (`!supportLists`).
fn opening(source: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let name = source.get(at + 3..)?.strip_prefix('!')?;
    let letters = name.len() - name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let letters = memchr::memmem::find(&name.as_bytes()[..letters], END.as_bytes()).unwrap_or(letters);
    (letters > 0).then(|| framed(source, from, at..at + 4 + letters))
}

/// A mark with what frames it: `<!--[` before it, `]-->` behind.
fn framed(source: &str, from: usize, mark: Range<usize>) -> Range<usize> {
    let before = source[from..mark.start].trim_end_matches('[');
    let open = ["<!--", "<!"].iter().find_map(|open| before.strip_suffix(open)).unwrap_or(before);
    let behind = source[mark.end..].trim_start_matches(']');
    let close = ["-->", ">"].iter().find_map(|close| behind.strip_prefix(close)).unwrap_or(behind);
    from + open.len()..source.len() - close.len()
}

#[cfg(test)]
mod tests {
    use super::undo;
    use crate::span::Span;

    #[test]
    fn marks_of_word_are_no_words() {
        for (source, want) in [
            ("行政规if !supportEmptyParasendif范性文件", "行政规范性文件"),
            ("28if !supportEmptyParasendif2705|if !supportListsendif", "282705|"),
            ("<![if !supportLists]>1.<![endif]>规章", "1.规章"),
            ("[if !supportEmptyParas] [endif]", " "),
            ("<!--[if !supportLists]-->（一）<!--[endif]-->予以公开", "（一）予以公开"),
        ] {
            assert_eq!(undo(source).map(|repair| repair.text).as_deref(), Some(want), "{source}");
        }
    }

    #[test]
    fn figures_keep_their_places() {
        let source = "处罚|28if !supportEmptyParasendif2705|";
        let repair = undo(source).unwrap();
        let at = repair.text.find("282705").unwrap();
        assert_eq!(repair.map.span_of(Span::new(at, at + 6)).slice(source), Some("28if !supportEmptyParasendif2705"));
    }

    #[test]
    fn other_words_stay() {
        for source in ["", "endif", "if x endif", "if !1 endif", "#if !A", "规章 3"] {
            assert!(undo(source).is_none(), "{source}");
        }
    }
}
