//! The page with a report that a script or an attribute holds in its place, and the way back.

use super::entity::reference;
use super::script::{Kind, SHORTEST, Script, decoded, has};
use crate::map::Map;
use crate::span::Span;

/// A page with a script unfolded.
pub(super) struct Unfolding {
    pub text: String,
    pub map: Map,
    /// What was unfolded is a script again.
    pub nested: bool,
}

/// The page with the strings of the script among these that holds most in the place of the script, their escapes undone; `None` where
/// none is longer than what the page shows.
pub(super) fn unfold(source: &str, scripts: &[Script], shown: usize) -> Option<Unfolding> {
    let all = scripts.iter().map(|script| (script, script.literals(source)));
    let length = |literals: &[Span]| literals.iter().map(|literal| literal.len()).sum::<usize>();
    let (script, literals) = all.max_by_key(|(_, literals)| length(literals))?;
    if length(&literals) < SHORTEST.max(shown / 4) {
        return None;
    }
    let mut unfolded = Unfolded { source, out: String::with_capacity(source.len()), map: Map::default(), done: 0 };
    unfolded.copy(script.start)?;
    let mut nested = false;
    for literal in literals {
        unfolded.skip(literal.start);
        match script.kind {
            Kind::Program => unfolded.unescape(literal)?,
            Kind::Escaped => nested = unfolded.within(literal.slice(source)?, |it| it.unfold_references(literal))?,
            Kind::Encoded => {
                let text = decoded(literal.slice(source)?)?;
                nested = unfolded.within(&text, |it| it.decode(literal, &text))?;
            }
            Kind::Markup => {}
        }
        unfolded.copy(literal.end)?;
    }
    unfolded.skip(script.end);
    unfolded.copy(source.len())?;
    Some(Unfolding { text: unfolded.out, map: unfolded.map, nested })
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
        let mut buffer = [0; 4];
        self.write(c.map_or("", |c| c.encode_utf8(&mut buffer)), end);
    }

    /// Writes a text for what stands before `end`.
    fn write(&mut self, text: &str, end: usize) {
        let start = self.out.len();
        self.out.push_str(text);
        self.map.push(Span::new(start, self.out.len()), Span::new(self.done, end));
        self.done = end;
    }

    /// Writes what stands nowhere in the source.
    fn insert(&mut self, text: &str) {
        let start = self.out.len();
        self.out.push_str(text);
        self.map.push(Span::new(start, self.out.len()), Span::new(self.done, self.done));
    }

    /// Writes what `write` does, between the tags of a script where `text` is data or a string with escapes; says whether it is.
    fn within(&mut self, text: &str, write: impl FnOnce(&mut Self) -> Option<()>) -> Option<bool> {
        let text = text.trim();
        let is_string = text.starts_with('%');
        let data = [("{", "}"), ("[", "]"), ("\"", "\""), ("&quot;", "&quot;")];
        let is_data = data.iter().any(|(first, last)| text.starts_with(first) && text.ends_with(last));
        let (before, behind) = match () {
            () if is_string => ("<script>\"", "\"</script>"),
            () if is_data => ("<script>", "</script>"),
            () => ("", ""),
        };
        self.insert(before);
        write(self)?;
        self.insert(behind);
        Some(is_string || is_data)
    }

    /// Writes what base64 stands for, each character, or tag, for those digits that begin in it.
    fn decode(&mut self, literal: Span, text: &str) -> Option<()> {
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let tag = |length: usize| length + usize::from(text[at + length..].starts_with('>'));
            let length = match c {
                '<' => text[at + 1..].find(['<', '>']).map_or(1, |found| tag(found + 1)),
                _ => c.len_utf8(),
            };
            let end = literal.start + 4 * (at + length) / 3;
            self.write(&text[at..at + length], end.min(literal.end));
            at += length;
        }
        self.skip(literal.end);
        Some(())
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
        self.copy(literal.end)
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
