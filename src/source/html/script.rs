//! A report in a script: `var content = "<table>…<td>\u4e2d\u6587<\/td>…"`, in one string or put together of many, as
//! `unescape("%3Ctd%3E%u4e2d")` or `atob("PHRk…")` has it, or a server's answer in JSON; or in an attribute, `data-content="&lt;td&gt;…"`.

use super::token::Tag;
use crate::source::base64;
use crate::span::Span;

/// A script that may hold a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Script {
    /// Where its tag begins, and where the page goes on.
    pub start: usize,
    pub end: usize,
    content: Span,
    pub kind: Kind,
}

/// What the content of a script is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Program,
    /// Markup for an editor or a template.
    Markup,
    /// Markup in a field of a form, where each tag is written `&lt;td&gt;`.
    Escaped,
    /// Either of them, or data, in base64.
    Encoded,
}

/// A shorter string is no report.
pub(super) const SHORTEST: usize = 400;

impl Script {
    /// A script with this tag and this type, if it can hold a report.
    pub fn new(source: &str, tag: &Tag, kind: Option<Span>, content: Span) -> Option<Script> {
        let kind = kind.and_then(|kind| kind.slice(source)).unwrap_or("");
        let is_markup = ["text/plain", "text/html", "text/template", "text/x-template"]
            .iter()
            .any(|known| kind.trim().eq_ignore_ascii_case(known));
        let kind = if is_markup { Kind::Markup } else { Kind::Program };
        let script = Script { start: tag.whole.start, end: content.end, content, kind };
        script.promising(source).or_else(|| script.encoded(source))
    }

    /// What stands in a field of a form, if it can hold a report.
    pub fn field(source: &str, tag: &Tag, content: Span) -> Option<Script> {
        let is_escaped = content.slice(source).is_some_and(|content| has(content, &["&lt;"]));
        let kind = if is_escaped { Kind::Escaped } else { Kind::Markup };
        Script { start: tag.whole.start, end: content.end, content, kind }.promising(source)
    }

    /// The value of an attribute, if it can hold a report: what a script shows in the place of the element.
    pub fn attribute(source: &str, tag: &Tag, value: Span) -> Option<Script> {
        let text = value.slice(source)?;
        let kind = match () {
            () if base64::is_base64(text) => decoded(text).map(|_| Kind::Encoded)?,
            () if has(text, &["&lt;", "&quot;", "&#34;"]) => Kind::Escaped,
            () if text.trim_start().starts_with(['{', '[']) => Kind::Program,
            () => Kind::Markup,
        };
        // the words of a picture or of the whole page stand in attributes too
        let holds = kind == Kind::Encoded || has_cells(text) || (has_paragraphs(text) && speaks_of_reports(text));
        holds.then_some(Script { start: tag.whole.start, end: tag.whole.end, content: value, kind })
    }

    fn promising(self, source: &str) -> Option<Script> {
        let promises = |content: &str| has_cells(content) || speaks_of_reports(content);
        (self.content.len() >= SHORTEST && self.content.slice(source).is_some_and(promises)).then_some(self)
    }

    /// The longest string in base64 of a program that decodes one, if it can hold a report.
    fn encoded(self, source: &str) -> Option<Script> {
        let decodes = self.kind == Kind::Program && has(self.content.slice(source)?, &["atob(", "ase64"]);
        let text = |literal: &Span| literal.slice(source).filter(|text| text.len() >= SHORTEST);
        let literals = if decodes { strings(source, self.content) } else { Vec::new() };
        let literals = literals.into_iter().filter(|literal| text(literal).is_some_and(base64::is_base64));
        let longest = literals.max_by_key(|literal| literal.len())?;
        decoded(text(&longest)?).map(|_| Script { content: longest, kind: Kind::Encoded, ..self })
    }

    /// The whole of a document.
    pub fn whole(source: &str) -> Script {
        let content = Span::new(0, source.len());
        Script { start: 0, end: content.end, content, kind: Kind::Program }
    }

    /// What of the script is a page: the longest of its strings, without the quotes; where it is only one of many that hold markup, all.
    pub fn literals(&self, source: &str) -> Vec<Span> {
        if self.kind != Kind::Program {
            return vec![self.content];
        }
        let mut literals = strings(source, self.content);
        let longest = literals.iter().copied().max_by_key(|literal| literal.len());
        literals
            .retain(|literal| literal.slice(source).is_some_and(|text| !text.is_ascii() || text.contains(['<', '\\'])));
        let all: usize = literals.iter().map(|literal| literal.len()).sum();
        match longest {
            Some(longest) if longest.len() * PIECES >= all => vec![longest],
            _ => literals,
        }
    }
}

/// What base64 stands for, if it can hold a report.
pub(super) fn decoded(text: &str) -> Option<String> {
    let text = String::from_utf8(base64::decode(text.as_bytes())).ok()?;
    (has_cells(&text) || speaks_of_reports(&text)).then_some(text)
}

/// 信息公开, as it is or escaped.
fn speaks_of_reports(content: &str) -> bool {
    has(content, &["信息公开", "信息公開", "\\u4fe1\\u606f\\u516c", "\\u4FE1\\u606F\\u516C"])
}

/// Tags of cells.
fn has_cells(content: &str) -> bool {
    has(content, &["<td", "<TD", "\\u003ctd", "\\u003Ctd", "\\x3ctd", "%3Ctd", "%3ctd", "&lt;td", "&lt;TD"])
}

/// Tags of paragraphs.
fn has_paragraphs(content: &str) -> bool {
    has(content, &["<p", "<P", "\\u003cp", "\\u003Cp", "&lt;p", "&lt;P"])
}

/// True where one of these words stands in it.
pub(super) fn has(content: &str, words: &[&str]) -> bool {
    words.iter().any(|word| memchr::memmem::find(content.as_bytes(), word.as_bytes()).is_some())
}

/// True of a document that is data or a program with a report in a string, and no page and no text.
pub(crate) fn is_script(text: &str) -> bool {
    let start = text.trim_start();
    let begins = start.starts_with(['{', '[', '"']) || start.starts_with("var ") || start.starts_with("callback");
    begins && (has_cells(text) || (has_paragraphs(text) && speaks_of_reports(text)))
}

/// A page that is put together has more pieces.
const PIECES: usize = 4;

/// The strings of a script, without their quotes.
fn strings(source: &str, content: Span) -> Vec<Span> {
    let Some(bytes) = source.as_bytes().get(..content.end) else { return Vec::new() };
    let mut strings: Vec<Span> = Vec::new();
    let mut at = content.start;
    while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'"' | b'\'' | b'`' | b'/')) {
        let start = at + found + 1;
        at = match (bytes[start - 1], bytes.get(start)) {
            (b'/', Some(b'/')) => memchr::memchr(b'\n', &bytes[start..]).map_or(content.end, |end| start + end),
            (b'/', Some(b'*')) => {
                memchr::memmem::find(&bytes[start..], b"*/").map_or(content.end, |end| start + end + 2)
            }
            (b'/', _) => start,
            (quote, _) => {
                let end = end_of_string(bytes, start, quote);
                strings.push(Span::new(start, end));
                (end + 1).min(content.end)
            }
        };
    }
    strings
}

/// Where the string ends that begins at `start`: at its quote, at the end of its line, or with the script.
fn end_of_string(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start;
    while let Some(found) = memchr::memchr3(quote, b'\\', b'\n', &bytes[at..]) {
        match bytes[at + found] {
            b'\\' => at = (at + found + 2).min(bytes.len()),
            b'\n' if quote == b'`' => at += found + 1,
            _ => return at + found,
        }
    }
    bytes.len()
}
