//! Bytes -> decoded source text: which encoding, which file format, what was damaged.

mod legacy;
mod sniff;
mod utf16;

#[cfg(test)]
mod tests;

pub(crate) use sniff::{Kind, sniff};

use crate::span::Span;
use std::borrow::Cow;
use utf16::Order;

/// What the bytes say, before anything is normalised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded<'b> {
    /// The decoded source; a byte order mark is not part of it, CR and NUL are. Borrowed where the bytes are UTF-8.
    pub(crate) text: Cow<'b, str>,
    /// `utf-8`, `utf-16le`, `utf-16be`, `gb18030` or `big5`.
    pub(crate) encoding: &'static str,
    /// Every U+FFFD of `text`, neighbours joined: characters that are lost, here or before the bytes came here.
    pub(crate) damaged: Vec<Span>,
}

/// Decodes any bytes, in linear time. The encoding is told, in this order, from a byte order mark; from the bytes being valid
/// UTF-8 or plainly UTF-16; from their being UTF-8 with some damage; from the charset that a page declares; from their being
/// plausible GB18030 or Big5. What is none of these is taken for UTF-8, its invalid sequences become U+FFFD.
///
/// GB18030 and Big5 need the cargo feature `encoding`.
pub(crate) fn decode(bytes: &[u8]) -> Decoded<'_> {
    let (text, encoding) = text_of(bytes);
    let damaged = damaged(&text);
    Decoded {
        text,
        encoding,
        damaged,
    }
}

fn text_of(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return (utf8(rest), "utf-8");
    }
    if let Some((order, rest)) = utf16::strip_mark(bytes) {
        return (utf16::decode(rest, order).into(), order.encoding());
    }
    let valid = simdutf8::basic::from_utf8(bytes).ok();
    if let Some(order) = utf16::guess(bytes, valid) {
        return (utf16::decode(bytes, order).into(), order.encoding());
    }
    if let Some(text) = valid {
        return (text.into(), "utf-8");
    }
    let legacy = if mostly_utf8(bytes) {
        None
    } else {
        legacy::decode(bytes)
    };
    legacy.map_or_else(
        || (utf8(bytes), "utf-8"),
        |(text, encoding)| (text.into(), encoding),
    )
}

fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    simdutf8::basic::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// True of invalid UTF-8 that is UTF-8 all the same: it has at least as many sequences of three valid bytes, which GB18030 and
/// Big5 text gives by accident only (one in some fifty characters), as places that are broken (there, nearly every character).
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|&byte| byte >= 0xE0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > 0 && sound >= broken
}

/// Where the replacement characters are.
fn damaged(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for start in memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}") {
        let end = start + '\u{FFFD}'.len_utf8();
        match spans.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => spans.push(Span::new(start, end)),
        }
    }
    spans
}
