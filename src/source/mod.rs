//! Bytes -> [`Source`]: which file format, which encoding, what was damaged; and of a page, the words without the markup.

mod base64;
mod boxes;
#[cfg(feature = "docx")]
mod docx;
mod html;
mod legacy;
mod mhtml;
#[cfg(any(feature = "docx", feature = "sheets"))]
mod package;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "sheets")]
mod sheets;
mod sniff;
mod utf16;
mod value;
#[cfg(any(feature = "docx", feature = "sheets"))]
mod whole;

#[cfg(test)]
mod tests;

pub(crate) use html::{Page, reference};
#[cfg(feature = "pdf")]
pub(crate) use pdf::{damaged_pages, is_harmful};
pub(crate) use sniff::Kind;

use crate::map::Map;
use crate::model::Format;
use crate::span::Span;
use crate::words::Words;
use html::Flow;
use sniff::{Markup, sniff};
use std::borrow::Cow;
#[cfg(test)]
use utf16::Order;

/// A source as it is read: its text, and what of it is words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Source<'b> {
    pub(crate) decoded: Decoded<'b>,
    pub(crate) format: Format,
    /// What is read of a page.
    page: Option<Page>,
    /// Where in the text stands what was recognised in pictures.
    pub(crate) recognised: Vec<Span>,
    /// Where in the text stands what a damaged part of the file holds, in order.
    pub(crate) broken: Vec<Span>,
}

impl Source<'_> {
    /// A document of a packed format: its words are its text. It is not whole where any part of it is damaged.
    #[cfg(any(feature = "docx", feature = "sheets"))]
    fn of_words(text: String, format: Format, is_whole: bool) -> Source<'static> {
        let broken = if is_whole { Vec::new() } else { vec![Span::new(0, text.len())] };
        Source { decoded: decoded(text, "utf-8"), format, page: None, recognised: Vec::new(), broken }
    }

    /// What is read: the text itself, or the words of a page as lines and tabs.
    pub(crate) fn words(&self) -> &str {
        self.page.as_ref().map_or(&self.decoded.text, |page| &page.text)
    }

    /// The way back from the words to the text.
    pub(crate) fn ways(&self) -> &[Map] {
        self.page.as_ref().map_or(&[], |page| &page.ways)
    }
}

/// Reads any bytes, in linear time, as the format that the caller insists on or the one that their content shows; the kind of the
/// file where no reader is there for it.
pub(crate) fn read(bytes: &[u8], format: Option<Format>) -> Result<Source<'_>, Kind> {
    match (format, sniff(bytes)) {
        (Some(Format::Text | Format::Html), _) => Ok(open(decode(bytes), format)),
        (None | Some(Format::Xls), Kind::Text) => read_text(decode(bytes), format),
        (Some(Format::Mhtml), _) | (None, Kind::Mhtml) => saved(bytes).ok_or(Kind::Mhtml),
        (Some(Format::Docx | Format::Xlsx | Format::Ods), _) | (None, Kind::Zip) => unpacked(bytes, format),
        (Some(Format::Xls), _) | (None, Kind::Ole) => old(bytes),
        (Some(Format::Pdf), _) | (None, Kind::Pdf) => printed(bytes),
        (Some(format), _) => Err(Kind::of(format)),
        (None, kind) => Err(kind),
    }
}

/// What an archive holds: a document of the format that is asked for, or of any.
#[cfg(any(feature = "docx", feature = "sheets"))]
fn unpacked(bytes: &[u8], format: Option<Format>) -> Result<Source<'static>, Kind> {
    // one with a password is an archive no more
    #[cfg(feature = "sheets")]
    if sniff(bytes) == Kind::Ole {
        return sheets::read_ole(bytes);
    }
    let mut package = package::Package::open(bytes)?;
    #[cfg(feature = "docx")]
    if format.is_none_or(|format| format == Format::Docx)
        && let Some(document) = docx::read(&mut package)
    {
        return document;
    }
    #[cfg(feature = "sheets")]
    let other = sheets::read_package(&mut package, format);
    #[cfg(not(feature = "sheets"))]
    let other = Err(Kind::Zip);
    let is_ofd =
        |kind: &Kind| *kind == Kind::Zip && package.find(|name| name.eq_ignore_ascii_case("OFD.xml")).is_some();
    other.map_err(|kind| if is_ofd(&kind) { Kind::Ofd } else { kind })
}

/// What an archive holds.
#[cfg(not(any(feature = "docx", feature = "sheets")))]
fn unpacked(_bytes: &[u8], _format: Option<Format>) -> Result<Source<'static>, Kind> {
    Err(Kind::Zip)
}

/// What a PDF prints.
#[cfg(feature = "pdf")]
fn printed(bytes: &[u8]) -> Result<Source<'static>, Kind> {
    read_words(&pdf::read(bytes)?).ok_or(Kind::Huge)
}

/// What a PDF prints.
#[cfg(not(feature = "pdf"))]
fn printed(_bytes: &[u8]) -> Result<Source<'static>, Kind> {
    Err(Kind::Pdf)
}

/// What a file of old Office holds.
#[cfg(feature = "sheets")]
fn old(bytes: &[u8]) -> Result<Source<'static>, Kind> {
    sheets::read_ole(bytes)
}

/// What a file of old Office holds.
#[cfg(not(feature = "sheets"))]
fn old(_bytes: &[u8]) -> Result<Source<'static>, Kind> {
    Err(Kind::Ole)
}

/// The page of a saved page; its text is that of the part.
fn saved(message: &[u8]) -> Option<Source<'static>> {
    let page = mhtml::page(message)?;
    let decoded = decode(&page);
    let decoded = Decoded { text: decoded.text.into_owned().into(), ..decoded };
    Some(Source { format: Format::Mhtml, ..open(decoded, Some(Format::Html)) })
}

/// The same of a string.
pub(crate) fn read_str(text: &str, format: Option<Format>) -> Result<Source<'_>, Kind> {
    match (format, sniff(text.as_bytes())) {
        (Some(Format::Text | Format::Html), _) => Ok(open(of_str(text), format)),
        (None | Some(Format::Xls), Kind::Text) => read_text(of_str(text), format),
        (Some(Format::Mhtml), _) | (None, Kind::Mhtml) => saved(text.as_bytes()).ok_or(Kind::Mhtml),
        (Some(format), _) => Err(Kind::of(format)),
        (None, kind) => Err(kind),
    }
}

/// A file of text: a workbook in XML, else whatever its markup shows; [`Kind::Ole`] where no workbook is in it and one is asked for.
fn read_text(decoded: Decoded<'_>, format: Option<Format>) -> Result<Source<'_>, Kind> {
    #[cfg(feature = "sheets")]
    if sheets::is_flat(&decoded.text) {
        return sheets::read_flat(&decoded.text);
    }
    if format.is_none() { Ok(open(decoded, None)) } else { Err(Kind::Ole) }
}

/// The words that a page shows, whatever its scripts hold.
#[cfg(feature = "bench")]
pub(crate) fn shown_words(page: &str) -> String {
    html::shown_words(page)
}

/// Undoes markup, if there is any.
fn open<'b>(decoded: Decoded<'b>, format: Option<Format>) -> Source<'b> {
    let text = &decoded.text;
    let markup = match format {
        Some(Format::Text) => Markup::None,
        Some(_) => Markup::Page,
        None => sniff::markup(text),
    };
    let page = match markup {
        Markup::None => None,
        Markup::Tables => Some(html::read(text, Flow::Text)),
        Markup::Page => Some(html::read(text, Flow::Page)),
        Markup::Script => html::read_script(text),
    };
    let is_text = page.is_none() || markup == Markup::Tables;
    let format = if is_text { Format::Text } else { Format::Html };
    Source { decoded, format, page, recognised: Vec::new(), broken: Vec::new() }
}

/// Puts words with boxes together; `None` where there are more than the limits of [`Words`].
pub(crate) fn read_words(words: &Words) -> Option<Source<'static>> {
    let boxes::Built { text, recognised, broken } = boxes::text(words)?;
    Some(Source { decoded: decoded(text, "utf-8"), format: words.format, page: None, recognised, broken })
}

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
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return simdutf8::basic::from_utf8(rest).map_or_else(|_| lossy(rest), |text| decoded(text, "utf-8"));
    }
    if let Some((order, rest)) = utf16::strip_mark(bytes) {
        return decoded(utf16::decode(rest, order), order.encoding());
    }
    let valid = simdutf8::basic::from_utf8(bytes).ok();
    if let Some(order) = utf16::guess(bytes, valid) {
        return decoded(utf16::decode(bytes, order), order.encoding());
    }
    if let Some(text) = valid {
        return decoded(text, "utf-8");
    }
    let legacy = if mostly_utf8(bytes) { None } else { legacy::decode(bytes) };
    legacy.map_or_else(|| lossy(bytes), |(text, encoding)| decoded(text, encoding))
}

/// A string is decoded already; a byte order mark at its start is no part of the text.
pub(crate) fn of_str(text: &str) -> Decoded<'_> {
    decoded(text.strip_prefix('\u{FEFF}').unwrap_or(text), "utf-8")
}

fn decoded<'b>(text: impl Into<Cow<'b, str>>, encoding: &'static str) -> Decoded<'b> {
    let text = text.into();
    let mut damaged = Vec::new();
    note_lost(&mut damaged, &text, 0);
    Decoded { text, encoding, damaged }
}

/// UTF-8 with U+FFFD for every invalid sequence.
fn lossy(bytes: &[u8]) -> Decoded<'_> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut damaged = Vec::new();
    for chunk in bytes.utf8_chunks() {
        note_lost(&mut damaged, chunk.valid(), text.len());
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            note(&mut damaged, text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    Decoded { text: text.into(), encoding: "utf-8", damaged }
}

/// So many broken places, and hardly a sound one, need no more looking.
const CLEAR: usize = 4096;

/// True of invalid UTF-8 that is UTF-8 all the same: it has at least as many sequences of three valid bytes, which GB18030 and
/// Big5 text gives by accident only (one in some fifty characters), as places that are broken (there, nearly every character).
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|&byte| byte >= 0xE0).count();
        broken += usize::from(!chunk.invalid().is_empty());
        if broken >= CLEAR && broken > sound * 8 {
            return false;
        }
    }
    sound > 0 && sound >= broken
}

/// Notes the replacement characters of `text`, which starts at `offset`.
fn note_lost(damaged: &mut Vec<Span>, text: &str, offset: usize) {
    // its first byte, EF, is looked for first: damaged text comes in a great many short pieces
    if memchr::memchr(0xEF, text.as_bytes()).is_some() {
        let places = memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}");
        places.for_each(|at| note(damaged, offset + at));
    }
}

/// Notes one replacement character.
fn note(damaged: &mut Vec<Span>, start: usize) {
    let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
    match damaged.last_mut() {
        Some(last) if last.end == start => last.end = end,
        _ => damaged.push(Span::new(start, end)),
    }
}
