//! A field of a form in a cell of a table: a page that was made to be filled in shows its figures there.

use super::token::Attributes;
use crate::span::Span;

/// Longer content (in bytes) is no figure, nor the words of a cell.
const LONGEST: usize = 200;

/// What an `<input>` shows.
pub(super) fn value(source: &str, attributes: &Attributes) -> Option<Span> {
    let kind = attributes.kind.and_then(|kind| kind.slice(source)).unwrap_or_default();
    let shown = ["", "text", "number", "tel"].iter().any(|shown| kind.trim().eq_ignore_ascii_case(shown));
    attributes.value.filter(|_| shown).and_then(|value| content(source, value))
}

/// What a field of several lines shows, if that is words and no markup.
pub(super) fn content(source: &str, content: Span) -> Option<Span> {
    let words = content.slice(source)?;
    (content.len() <= LONGEST && !words.contains('<') && !words.trim().is_empty()).then_some(content)
}
