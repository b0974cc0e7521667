//! What is lost: which slices of the text can be trusted, and what to say about the others.

use super::Text;
use super::repair::How;
use crate::code::Code;
use crate::finding::{Findings, Message, say};
use crate::span::{Span, offset_in};

/// A character that is lost, and what may be one: a ? before a figure.
const LOST: char = char::REPLACEMENT_CHARACTER;

/// Lost characters that are no further apart than this (in bytes) are one place.
const NEAR: usize = 90;

/// So many places are named one by one; one more finding stands for all the others.
const MOST: usize = 12;

/// True where a text has what stands for lost characters, or may stand for them.
pub(super) fn may_be_lost(text: &str) -> bool {
    memchr::memchr(b'?', text.as_bytes()).is_some()
        || memchr::memmem::find(text.as_bytes(), "\u{FFFD}".as_bytes()).is_some()
}

impl Text<'_> {
    /// True where characters of a slice are lost, or may be: one is marked as lost in it, or right before or behind it. Of a figure
    /// behind such a mark the first digits may be gone.
    pub(crate) fn is_damaged(&self, slice: &str) -> bool {
        if !self.doubtful {
            return false;
        }
        let slice_at = offset_in(slice, &self.normal);
        let (Some(before), Some(after)) =
            (self.normal.get(..slice_at), self.normal.get(slice_at.wrapping_add(slice.len())..))
        else {
            return slice.contains(LOST);
        };
        let figure = slice.starts_with(|c: char| c.is_ascii_digit());
        // The last byte of the mark tells what cannot be one.
        let lost = |text: &str| text.as_bytes().contains(&0xBD) && text.contains(LOST);
        lost(slice) || before.ends_with(LOST) || after.starts_with(LOST) || (figure && before.ends_with('?'))
    }

    /// True where digits that two lines part stand in a stretch of the source, and are read as one figure.
    pub(crate) fn is_joined(&self, span: Span) -> bool {
        let from = self.joined.partition_point(|place| place.end <= span.start);
        self.joined.get(from).is_some_and(|place| place.start < span.end)
    }

    /// The places where characters are lost, in order. `decoded` are those that the decoding marked.
    fn lost(&self, decoded: &[Span]) -> Vec<Span> {
        if !self.repaired {
            return decoded.to_vec();
        }
        let places = memchr::memmem::find_iter(self.normal.as_bytes(), "\u{FFFD}");
        places.map(|at| self.span_of(&self.normal[at..at + LOST.len_utf8()])).collect()
    }

    /// Says what was put right and what is lost, a finding a place. `decoded` are the characters that the decoding of `source` lost.
    pub(crate) fn report(&self, findings: &mut Findings, source: &str, decoded: &[Span]) {
        let of = |how: How| self.places.iter().filter(move |place| place.1 == how).map(|place| place.0);
        say(findings, source, Code::TextRepaired, of(How::Restored), |_, place| {
            say!(
                "{} is UTF-8 that was read as code page 936; it is read as it was written", place.en;
                "{}的文字是UTF-8编码，曾被误读为GBK；现已还原", place.zh
            )
        });
        say(findings, source, Code::TextDamaged, of(How::Guessed), |_, place| {
            say!(
                "{} is GBK that has lost a byte; it is put right as far as that can be told", place.en;
                "{}的GBK编码文字缺了一个字节；已尽可能还原", place.zh
            )
        });
        say(findings, source, Code::TextDamaged, self.lost(decoded), |count, place| match count {
            1 => say!("a character is lost in {}", place.en; "{}丢失了1个字符", place.zh),
            _ => say!("{count} characters are lost in {}", place.en; "{}丢失了{count}个字符", place.zh),
        });
    }
}

/// One finding for each group of neighbours, and one for all that are too many.
fn say(
    findings: &mut Findings,
    source: &str,
    code: Code,
    spans: impl IntoIterator<Item = Span>,
    message: impl Fn(usize, &Message) -> Message,
) {
    let mut groups: Vec<(Span, usize)> = Vec::new();
    for span in spans {
        match groups.last_mut() {
            Some((last, count)) if span.start <= last.end + NEAR => {
                *last = last.cover(span);
                *count += 1;
            }
            _ => groups.push((span, 1)),
        }
    }
    let (named, others) = groups.split_at(groups.len().min(MOST));
    for (span, count) in named {
        let (line, column) = span.line_column(source);
        let place = say!("line {line}, column {column}"; "第{line}行第{column}列");
        findings.push(code, message(*count, &place), Vec::new(), Some(*span));
    }
    let Some(span) = others.iter().map(|(span, _)| *span).reduce(Span::cover) else { return };
    let count = others.iter().map(|(_, count)| count).sum();
    let (more, line) = (others.len(), span.line_column(source).0);
    let place = say!("{more} more places, from line {line} on"; "第{line}行起另有{more}处");
    findings.push(code, message(count, &place), Vec::new(), Some(span));
}

#[cfg(test)]
mod tests {
    use super::super::normalise;
    use super::*;

    fn said(source: &str, decoded: &[Span]) -> Vec<(Code, usize)> {
        let mut findings = Findings::default();
        normalise(source).report(&mut findings, source, decoded);
        findings.into_sorted().iter().map(|f| (f.code, f.span.map_or(0, Span::len))).collect()
    }

    #[test]
    fn neighbours_are_one_place_and_many_places_are_summed_up() {
        let source = format!("a\u{FFFD}\u{FFFD}b\u{FFFD}{}", format!("{}\u{FFFD}", "c".repeat(200)).repeat(40));
        let lost: Vec<Span> = source.match_indices('\u{FFFD}').map(|(at, _)| Span::new(at, at + 3)).collect();
        let said = said(&source, &lost);
        assert_eq!(said.len(), MOST + 1);
        assert_eq!(said[0], (Code::TextDamaged, 10));
        assert_eq!(said[MOST].1, source.len() - said_start(&source, MOST));
    }

    /// Where the place with this number starts: the first is near the beginning, the others 203 bytes apart.
    fn said_start(source: &str, number: usize) -> usize {
        source.match_indices('\u{FFFD}').nth(2 + number).map_or(0, |(at, _)| at)
    }

    #[test]
    fn figures_beside_a_loss_are_damaged() {
        let source = "数\u{FFFD}12 34?56\t78\u{FFFD}|90|";
        let text = normalise(source);
        let damaged = |slice: &str| {
            let at = text.as_str().find(slice).unwrap_or(0);
            text.is_damaged(&text.as_str()[at..at + slice.len()])
        };
        for (slice, expected) in [("12", true), ("34", false), ("56", true), ("78", true), ("90", false), ("数", true)]
        {
            assert_eq!(damaged(slice), expected, "{slice}");
        }
        assert!(!text.is_damaged("12") && text.is_damaged("\u{FFFD}"), "slices of other strings");
    }
}
