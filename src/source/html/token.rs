//! Markup and text, one after the other, by the rules of the HTML standard for tokens (13.2.5).

use crate::span::Span;

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Token {
    /// Text without references.
    Text(Span),
    /// A character reference.
    Reference(char, Span),
    /// `<td …>`.
    Start(Tag),
    /// `</td>`.
    End(Tag),
}

/// A tag. Its attributes are those of [`Tokens::attributes`] until the next one is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct Tag {
    pub name: Span,
    /// From `<` to `>`.
    pub whole: Span,
}

/// Those attributes of a tag that are asked for: the first of each name, unquoted, as they stand there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::source) struct Attributes {
    pub style: Option<Span>,
    pub class: Option<Span>,
    pub id: Option<Span>,
    pub href: Option<Span>,
    pub kind: Option<Span>,
    pub hidden: bool,
    /// What a field of a form holds.
    pub value: Option<Span>,
    pub picture: Picture,
    /// The longest of all others, if it is long: what a script shows, `data-content="…"`.
    pub long: Option<Span>,
}

/// A shorter value of an attribute holds no report.
const LONG: usize = 400;

/// What a tag says of a picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::source) struct Picture {
    pub source: Option<Span>,
    /// A Word document gives the file's name here.
    pub name: Option<Span>,
    pub words: Option<Span>,
    pub width: Option<Span>,
    pub height: Option<Span>,
}

/// Reads a page from front to back, every byte once.
#[derive(Debug, Clone)]
pub(in crate::source) struct Tokens<'s> {
    source: &'s str,
    at: usize,
    attributes: Attributes,
}

impl<'s> Tokens<'s> {
    pub fn new(source: &'s str) -> Tokens<'s> {
        Tokens { source, at: 0, attributes: Attributes::default() }
    }

    /// Those of the last tag.
    pub fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    /// How far it has read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The text up to the end tag of an element whose content is no markup, which is passed over; to the end of the page where
    /// it has none. `name` is in small letters.
    pub fn raw(&mut self, name: &[u8]) -> Span {
        let (bytes, start) = (self.source.as_bytes(), self.at);
        let is_end = |at: &usize| bytes.get(start + at + 1) == Some(&b'/') && is_named(&bytes[start + at + 2..], name);
        let end = memchr::memchr_iter(b'<', &bytes[start..]).find(is_end).map_or(bytes.len(), |at| start + at);
        self.at = end;
        Span::new(start, end)
    }

    /// The same of a script, in which `<!-- <script>` needs an end of its own.
    pub fn script(&mut self) -> Span {
        #[derive(PartialEq)]
        enum State {
            Plain,
            Comment,
            Script,
        }
        let (bytes, start) = (self.source.as_bytes(), self.at);
        let mut state = State::Plain;
        for at in memchr::memchr2_iter(b'<', b'-', &bytes[start..]).map(|at| start + at) {
            let rest = &bytes[at..];
            match state {
                State::Plain | State::Comment if is_named(rest, b"</script") => {
                    self.at = at;
                    return Span::new(start, at);
                }
                State::Plain if rest.starts_with(b"<!--") => state = State::Comment,
                State::Comment | State::Script if rest.starts_with(b"-->") => state = State::Plain,
                State::Comment if is_named(rest, b"<script") => state = State::Script,
                State::Script if is_named(rest, b"</script") => state = State::Comment,
                _ => {}
            }
        }
        self.at = bytes.len();
        Span::new(start, self.at)
    }

    fn markup(&mut self) -> Option<Token> {
        let (bytes, start) = (self.source.as_bytes(), self.at);
        match (bytes.get(start + 1), bytes.get(start + 2)) {
            (Some(byte), _) if byte.is_ascii_alphabetic() => self.tag(start, start + 1).map(Token::Start),
            (Some(b'/'), Some(byte)) if byte.is_ascii_alphabetic() => self.tag(start, start + 2).map(Token::End),
            (Some(b'!'), Some(b'-')) if bytes.get(start + 3) == Some(&b'-') => {
                self.at = comment_end(bytes, start + 4);
                None
            }
            (Some(b'!' | b'?'), _) | (Some(b'/'), Some(_)) => {
                self.at = memchr::memchr(b'>', &bytes[start..]).map_or(bytes.len(), |at| start + at + 1);
                None
            }
            _ => {
                self.at = start + 1;
                Some(Token::Text(Span::new(start, start + 1)))
            }
        }
    }

    /// The tag from `start`; a tag that the end of the page cuts off is none.
    fn tag(&mut self, start: usize, name: usize) -> Option<Tag> {
        let bytes = self.source.as_bytes();
        let mut at = skip(bytes, name, |byte| !ends_name(byte));
        let name = Span::new(name, at);
        self.attributes = Attributes::default();
        loop {
            at = skip(bytes, at, |byte| byte.is_ascii_whitespace() || byte == b'/');
            match bytes.get(at) {
                None => break,
                Some(b'>') => {
                    self.at = at + 1;
                    return Some(Tag { name, whole: Span::new(start, self.at) });
                }
                Some(_) => {}
            }
            let first = at;
            // an equals sign in front is of the name
            at = skip(bytes, at + 1, |byte| !ends_name(byte) && byte != b'=');
            let attribute = &bytes[first..at];
            let behind = skip(bytes, at, |byte| byte.is_ascii_whitespace());
            let mut value = Span::new(at, at);
            if bytes.get(behind) == Some(&b'=') {
                at = skip(bytes, behind + 1, |byte| byte.is_ascii_whitespace());
                let Some((found, end)) = attribute_value(bytes, at) else { break };
                (value, at) = (found, end);
            }
            self.attributes.note(attribute, value);
        }
        self.at = bytes.len();
        None
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let bytes = self.source.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            let start = self.at;
            match byte {
                b'<' => {
                    if let Some(token) = self.markup() {
                        return Some(token);
                    }
                }
                b'&' => {
                    let found = super::entity::reference(&bytes[start + 1..]);
                    self.at = start + 1 + found.map_or(0, |(_, length)| length);
                    let span = Span::new(start, self.at);
                    return Some(found.map_or(Token::Text(span), |(c, _)| Token::Reference(c, span)));
                }
                _ => {
                    self.at = memchr::memchr2(b'<', b'&', &bytes[start..]).map_or(bytes.len(), |at| start + at);
                    return Some(Token::Text(Span::new(start, self.at)));
                }
            }
        }
        None
    }
}

impl Attributes {
    fn note(&mut self, name: &[u8], value: Span) {
        let slot = match (name.len(), name[0].to_ascii_lowercase()) {
            (5, b's') if name.eq_ignore_ascii_case(b"style") => &mut self.style,
            (5, b'c') if name.eq_ignore_ascii_case(b"class") => &mut self.class,
            (2, b'i') if name.eq_ignore_ascii_case(b"id") => &mut self.id,
            (4, b'h') if name.eq_ignore_ascii_case(b"href") => &mut self.href,
            (4, b't') if name.eq_ignore_ascii_case(b"type") => &mut self.kind,
            (3, b's') if name.eq_ignore_ascii_case(b"src") => &mut self.picture.source,
            (4, b'n') if name.eq_ignore_ascii_case(b"name") => &mut self.picture.name,
            (5, b'd') if name.eq_ignore_ascii_case(b"descr") => &mut self.picture.words,
            (3, b'a') if name.eq_ignore_ascii_case(b"alt") => &mut self.picture.words,
            (5, b'w') if name.eq_ignore_ascii_case(b"width") => &mut self.picture.width,
            (6, b'h') if name.eq_ignore_ascii_case(b"height") => &mut self.picture.height,
            (6, b'h') if name.eq_ignore_ascii_case(b"hidden") => {
                self.hidden = true;
                return;
            }
            (5, b'v') if name.eq_ignore_ascii_case(b"value") => {
                self.note_long(value);
                &mut self.value
            }
            _ => return self.note_long(value),
        };
        slot.get_or_insert(value);
    }

    fn note_long(&mut self, value: Span) {
        if value.len() > self.long.map_or(LONG, |long| long.len()) {
            self.long = Some(value);
        }
    }
}

/// A value and where it ends with its quotes; `None` where the page ends in it.
fn attribute_value(bytes: &[u8], at: usize) -> Option<(Span, usize)> {
    match bytes.get(at)? {
        quote @ (b'"' | b'\'') => {
            let end = at + 1 + memchr::memchr(*quote, &bytes[at + 1..])?;
            Some((Span::new(at + 1, end), end + 1))
        }
        b'>' => Some((Span::new(at, at), at)),
        _ => {
            let end = skip(bytes, at, |byte| !byte.is_ascii_whitespace() && byte != b'>');
            Some((Span::new(at, end), end))
        }
    }
}

/// Where the comment ends whose `<!--` ends at `at`.
fn comment_end(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..).unwrap_or_default() {
        [b'>', ..] => return at + 1,
        [b'-', b'>', ..] => return at + 2,
        _ => {}
    }
    let mut from = at;
    while let Some(dashes) = bytes.get(from..).and_then(|rest| memchr::memmem::find(rest, b"--")) {
        // all of them: --->
        from = skip(bytes, from + dashes, |byte| byte == b'-');
        match bytes.get(from..).unwrap_or_default() {
            [b'>', ..] => return from + 1,
            [b'!', b'>', ..] => return from + 2,
            _ => {}
        }
    }
    bytes.len()
}

/// True where the text begins with this name, and nothing more of a name.
fn is_named(rest: &[u8], name: &[u8]) -> bool {
    rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && rest.get(name.len()).is_some_and(|&byte| ends_name(byte))
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

fn skip(bytes: &[u8], from: usize, while_: impl Fn(u8) -> bool) -> usize {
    bytes[from.min(bytes.len())..].iter().position(|&byte| !while_(byte)).map_or(bytes.len(), |at| from + at)
}
