//! A report in a script: `var content = "<table>…<td>\u4e2d\u6587<\/td>…"`, in one string or put together of many, as
//! `unescape("%3Ctd%3E%u4e2d")` has it, or a server's answer in JSON.

use super::entity::reference;
use super::token::Tag;
use crate::map::Map;
use crate::span::Span;

/// A script that may hold a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Script {
    /// Where its tag begins.
    start: usize,
    content: Span,
    kind: Kind,
}

/// What the content of a script is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Program,
    /// Markup for an editor or a template.
    Markup,
    /// Markup in a field of a form, where each tag is written `&lt;td&gt;`.
    Escaped,
}

/// A shorter string is no report.
const SHORTEST: usize = 400;

impl Script {
    /// A script with this tag and this type, if it can hold a report.
    pub fn new(source: &str, tag: &Tag, kind: Option<Span>, content: Span) -> Option<Script> {
        let kind = kind.and_then(|kind| kind.slice(source)).unwrap_or("");
        let is_markup = ["text/plain", "text/html", "text/template", "text/x-template"]
            .iter()
            .any(|known| kind.trim().eq_ignore_ascii_case(known));
        let kind = if is_markup { Kind::Markup } else { Kind::Program };
        Script { start: tag.whole.start, content, kind }.promising(source)
    }

    /// What stands in a field of a form, if it can hold a report.
    pub fn field(source: &str, tag: &Tag, content: Span) -> Option<Script> {
        let is_escaped = content.slice(source).is_some_and(|content| has(content, &["&lt;"]));
        let kind = if is_escaped { Kind::Escaped } else { Kind::Markup };
        Script { start: tag.whole.start, content, kind }.promising(source)
    }

    fn promising(self, source: &str) -> Option<Script> {
        let promises = |content: &str| has_cells(content) || speaks_of_reports(content);
        (self.content.len() >= SHORTEST && self.content.slice(source).is_some_and(promises)).then_some(self)
    }

    /// The whole of a document.
    pub fn whole(source: &str) -> Script {
        Script { start: 0, content: Span::new(0, source.len()), kind: Kind::Program }
    }

    /// What of the script is a page: the longest of its strings, without the quotes; where it is only one of many that hold markup, all.
    fn literals(&self, source: &str) -> Vec<Span> {
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

/// 信息公开, as it is or escaped.
fn speaks_of_reports(content: &str) -> bool {
    has(content, &["信息公开", "信息公開", "\\u4fe1\\u606f\\u516c", "\\u4FE1\\u606F\\u516C"])
}

/// Tags of cells.
fn has_cells(content: &str) -> bool {
    has(content, &["<td", "<TD", "\\u003ctd", "\\u003Ctd", "\\x3ctd", "%3Ctd", "%3ctd", "&lt;td"])
}

fn has(content: &str, words: &[&str]) -> bool {
    words.iter().any(|word| memchr::memmem::find(content.as_bytes(), word.as_bytes()).is_some())
}

/// True of a document that is data or a program with a report in a string, and no page and no text.
pub(crate) fn is_script(text: &str) -> bool {
    let start = text.trim_start();
    let begins = start.starts_with(['{', '[', '"']) || start.starts_with("var ") || start.starts_with("callback");
    let paragraphs = || has(text, &["<p", "<P", "\\u003cp", "\\u003Cp"]);
    begins && (has_cells(text) || (paragraphs() && speaks_of_reports(text)))
}

/// The page with the strings of the script among these that holds most in the place of the script, their escapes undone, and the way
/// back; `None` where none is longer than what the page shows.
pub(super) fn unfold(source: &str, scripts: &[Script], shown: usize) -> Option<(String, Map)> {
    let all = scripts.iter().map(|script| (script, script.literals(source)));
    let length = |literals: &[Span]| literals.iter().map(|literal| literal.len()).sum::<usize>();
    let (script, literals) = all.max_by_key(|(_, literals)| length(literals))?;
    if length(&literals) < SHORTEST.max(shown / 4) {
        return None;
    }
    let mut unfolded = Unfolded { source, out: String::with_capacity(source.len()), map: Map::default(), done: 0 };
    unfolded.copy(script.start)?;
    for literal in literals {
        unfolded.skip(literal.start);
        match script.kind {
            Kind::Program => unfolded.unescape(literal)?,
            Kind::Escaped => unfolded.unfold_references(literal)?,
            Kind::Markup => {}
        }
        unfolded.copy(literal.end)?;
    }
    unfolded.skip(script.content.end);
    unfolded.copy(source.len())?;
    Some((unfolded.out, unfolded.map))
}

/// A page while its script is unfolded.
struct Unfolded<'s> {
    source: &'s str,
    out: String,
    map: Map,
    /// So much of the source is behind us.
    done: usize,
}

impl Unfolded<'_> {
    /// Takes over what stands before `end`.
    fn copy(&mut self, end: usize) -> Option<()> {
        self.out.push_str(self.source.get(self.done..end)?);
        self.done = end;
        Some(())
    }

    /// Leaves out what stands before `end`.
    fn skip(&mut self, end: usize) {
        self.replace(None, end);
    }

    /// Writes a character for what stands before `end`.
    fn replace(&mut self, c: Option<char>, end: usize) {
        let start = self.out.len();
        self.out.extend(c);
        self.map.push(Span::new(start, self.out.len()), Span::new(self.done, end));
        self.done = end;
    }

    /// Undoes the character references of a field.
    fn unfold_references(&mut self, literal: Span) -> Option<()> {
        let bytes = self.source.as_bytes();
        let mut from = literal.start;
        while let Some(found) = memchr::memchr(b'&', &bytes[from..literal.end]) {
            from += found + 1;
            if let Some((c, length)) = reference(&bytes[from..literal.end]) {
                self.copy(from - 1)?;
                from += length;
                self.replace(Some(c), from);
            }
        }
        Some(())
    }

    /// Undoes the escapes of a string.
    fn unescape(&mut self, literal: Span) -> Option<()> {
        let text = literal.slice(self.source)?;
        let second = if has(text, &["%3C", "%3c"]) { b'%' } else { b'\\' };
        while let Some(found) = memchr::memchr2(b'\\', second, &self.source.as_bytes()[self.done..literal.end]) {
            self.copy(self.done + found)?;
            let rest = self.source.get(self.done + 1..literal.end)?;
            let is_stroke = self.source.as_bytes()[self.done] == b'\\';
            let (c, length) = if is_stroke { escape(rest) } else { percent(rest) };
            self.replace(c, self.done + 1 + length);
        }
        Some(())
    }
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

/// What an escape stands for, and how many bytes it takes behind its stroke.
fn escape(rest: &str) -> (Option<char>, usize) {
    let hex = |from: usize, to: usize| rest.get(from..to).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let first = rest.chars().next();
    let one = |c| (Some(c), 1);
    match first {
        Some('n') => one('\n'),
        Some('t') => one('\t'),
        Some('r') => one('\r'),
        Some('b' | 'f' | 'v' | '0') => one(' '),
        Some('x') => hex(1, 3).and_then(char::from_u32).map_or(one('x'), |c| (Some(c), 3)),
        Some('u') => match (hex(1, 5), hex(7, 11)) {
            (Some(high @ 0xD800..=0xDBFF), Some(low @ 0xDC00..=0xDFFF)) if rest.get(5..7) == Some("\\u") => {
                (char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)), 11)
            }
            (Some(code), _) => (Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)), 5),
            (None, _) => one('u'),
        },
        Some('\n') => (None, 1),
        Some(c) => (Some(c), c.len_utf8()),
        None => (None, 0),
    }
}

/// What a percent sign stands for, and how many bytes it takes behind the sign: `%u4e2d` and `%d0` as `unescape` reads them, bytes of
/// UTF-8 as `decodeURIComponent` does.
fn percent(rest: &str) -> (Option<char>, usize) {
    let unit = |from: usize| match rest.get(from..from + 1) {
        Some("u") => u32::from_str_radix(rest.get(from + 1..from + 5)?, 16).ok(),
        _ => None,
    };
    let byte = |at: usize| match (at, rest.get(3 * at..3 * at + 2), rest.as_bytes().get((3 * at).wrapping_sub(1))) {
        (0, Some(digits), _) | (_, Some(digits), Some(b'%')) => u8::from_str_radix(digits, 16).ok(),
        _ => None,
    };
    match (unit(0), byte(0)) {
        (Some(high @ 0xD800..=0xDBFF), _) if let Some(low @ 0xDC00..=0xDFFF) = rest.get(5..6).and_then(|_| unit(6)) => {
            (char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)), 11)
        }
        (Some(code), _) => (Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)), 5),
        (None, Some(first)) => {
            let bytes: Vec<u8> = (0..4).map_while(byte).collect();
            let lead = bytes.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
            lead.map_or((Some(char::from(first)), 2), |c| (Some(c), 3 * c.len_utf8() - 1))
        }
        (None, None) => (Some('%'), 0),
    }
}
