//! Reports as HTML: the statutory tables as the notices print them, for a notebook, and a page that shows their source.

mod fragment;
mod grid;
mod page;
mod table;

use crate::code::Language;
use crate::finding::Finding;
use std::fmt::Write;

/// The languages that a piece of HTML speaks beside the labels, which stand there in both: one in a notebook, both on a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    One(Language),
    Both,
}

impl Voice {
    fn say(self, zh: &str, en: &str) -> String {
        match self {
            Voice::One(Language::Chinese) => zh.to_owned(),
            Voice::One(Language::English) => en.to_owned(),
            Voice::Both => format!("{zh} {en}"),
        }
    }

    /// A finding in a line, or one a language.
    fn finding(self, finding: &Finding) -> String {
        match self {
            Voice::One(Language::Chinese) => finding.chinese(),
            Voice::One(Language::English) => finding.to_string(),
            Voice::Both => format!("{}\n{finding}", finding.chinese()),
        }
    }
}

/// A text without what HTML takes for its own.
struct Escaped<'t>(&'t str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '\0']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                b'\'' => "&#x27;",
                // no browser shows it, and some stop there
                _ => "\u{FFFD}",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

/// Writes into a string, which takes everything.
macro_rules! put {
    ($out:expr, $($part:tt)*) => { let _ = write!($out, $($part)*); };
}
use put;

/// An attribute with its value, if it has one.
fn attribute(out: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        put!(out, " {name}=\"{}\"", Escaped(value));
    }
}
