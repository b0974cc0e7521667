//! A report in a script: `var content = "<table>…<td>\u4e2d\u6587<\/td>…"`, or a server's answer in JSON.

use super::token::Tag;
use crate::map::Map;
use crate::span::Span;

/// A script that may hold a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Script {
    /// Where its tag begins.
    start: usize,
    content: Span,
    /// It is markup for an editor or a template, and no program.
    is_markup: bool,
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
        let promises = content.slice(source).is_some_and(|content| has_cells(content) || speaks_of_reports(content));
        (content.len() >= SHORTEST && promises).then_some(Script { start: tag.whole.start, content, is_markup })
    }

    /// The whole of a document.
    pub fn whole(source: &str) -> Script {
        Script { start: 0, content: Span::new(0, source.len()), is_markup: false }
    }
}

/// 信息公开, as it is or escaped.
fn speaks_of_reports(content: &str) -> bool {
    has(content, &["信息公开", "信息公開", "\\u4fe1\\u606f\\u516c", "\\u4FE1\\u606F\\u516C"])
}

/// Tags of cells.
fn has_cells(content: &str) -> bool {
    has(content, &["<td", "<TD", "\\u003ctd", "\\u003Ctd", "\\x3ctd"])
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

/// The page with the content of the longest string among these scripts in the place of its script, its escapes undone, and the way
/// back; `None` where none is longer than what the page shows.
pub(super) fn unfold(source: &str, scripts: &[Script], shown: usize) -> Option<(String, Map)> {
    let content =
        |script: &Script| if script.is_markup { Some(script.content) } else { longest(source, script.content) };
    let all = scripts.iter().filter_map(|script| Some((script, content(script)?)));
    let (script, literal) =
        all.max_by_key(|(_, literal)| literal.len()).filter(|(_, l)| l.len() >= SHORTEST.max(shown / 4))?;
    let mut out = String::with_capacity(source.len());
    let mut map = Map::default();
    let mut replace = |out: &mut String, c: Option<char>, from: Span| {
        let start = out.len();
        out.extend(c);
        map.push(Span::new(start, out.len()), from);
    };
    out.push_str(source.get(..script.start)?);
    replace(&mut out, None, Span::new(script.start, literal.start));
    let mut done = literal.start;
    let bytes = source.as_bytes();
    while !script.is_markup
        && let Some(at) = memchr::memchr(b'\\', &bytes[done..literal.end]).map(|at| done + at)
    {
        out.push_str(source.get(done..at)?);
        let (c, length) = escape(source.get(at + 1..literal.end)?);
        done = at + 1 + length;
        replace(&mut out, c, Span::new(at, done));
    }
    out.push_str(source.get(done..literal.end)?);
    replace(&mut out, None, Span::new(literal.end, script.content.end));
    out.push_str(source.get(script.content.end..)?);
    Some((out, map))
}

/// The longest string of a script, without its quotes.
fn longest(source: &str, content: Span) -> Option<Span> {
    let bytes = source.as_bytes().get(..content.end)?;
    let mut best: Option<Span> = None;
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
                if best.is_none_or(|best| end - start > best.len()) {
                    best = Some(Span::new(start, end));
                }
                (end + 1).min(content.end)
            }
        };
    }
    best
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
