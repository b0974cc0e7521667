//! XML as a row of tags and words, prefixes of names left out.

use crate::source::html::{Token, Tokens, reference};
use crate::span::{end_in, offset_in};
use std::ops::Range;

/// A piece of XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event<'s> {
    Open(Tag<'s>),
    /// The name of the element that ends.
    Close(&'s str),
    Text(&'s str),
    /// A character that was written as a reference.
    Char(char),
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'s> {
    pub name: &'s str,
    whole: &'s str,
}

impl<'s> Tag<'s> {
    /// The value of an attribute as it stands there.
    pub fn get(&self, name: &str) -> Option<&'s str> {
        let mut rest = self.whole.split_once(|c: char| c.is_ascii_whitespace())?.1;
        loop {
            let (key, behind) = rest.split_once('=')?;
            let behind = behind.trim_ascii_start();
            let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, behind) = behind[1..].split_once(quote)?;
            if local(key.trim_ascii()) == name {
                return Some(value);
            }
            rest = behind;
        }
    }

    /// The same with its references undone.
    pub fn text(&self, name: &str) -> Option<String> {
        let mut rest = self.get(name)?;
        let mut text = String::with_capacity(rest.len());
        while let Some((before, behind)) = rest.split_once('&') {
            text.push_str(before);
            let (c, length) = reference(behind.as_bytes()).unwrap_or(('&', 0));
            text.push(c);
            rest = &behind[length..];
        }
        text.push_str(rest);
        Some(text)
    }

    /// Where it stands in the source that it was read from.
    pub fn place(&self, source: &str) -> Range<usize> {
        offset_in(self.whole, source)..end_in(self.whole, source)
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.parse().ok()
    }
}

/// Reads XML from front to back; what is no XML gives few events.
#[derive(Debug, Clone)]
pub(super) struct Events<'s> {
    source: &'s str,
    tokens: Tokens<'s>,
    /// The element whose start tag is its end.
    closing: Option<&'s str>,
}

impl<'s> Events<'s> {
    pub fn new(source: &'s str) -> Events<'s> {
        Events { source, tokens: Tokens::new(source), closing: None }
    }
}

impl<'s> Iterator for Events<'s> {
    type Item = Event<'s>;

    fn next(&mut self) -> Option<Event<'s>> {
        if let Some(name) = self.closing.take() {
            return Some(Event::Close(name));
        }
        let slice = |span: crate::span::Span| span.slice(self.source).unwrap_or_default();
        Some(match self.tokens.next()? {
            Token::Text(text) => Event::Text(slice(text)),
            Token::Reference(c, _) => Event::Char(c),
            Token::Start(tag) => {
                let tag = Tag { name: local(slice(tag.name)), whole: slice(tag.whole) };
                self.closing = tag.whole.ends_with("/>").then_some(tag.name);
                Event::Open(tag)
            }
            Token::End(tag) => Event::Close(local(slice(tag.name))),
        })
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
