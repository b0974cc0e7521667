//! Reports as HTML: the statutory tables as the notices print them, for a notebook, and a page that shows their source.

mod fragment;
mod grid;
mod page;
mod table;

use std::fmt::Write;

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
