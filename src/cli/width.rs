//! Columns of a terminal: a Han character takes two.

use unicode_width::UnicodeWidthStr;

/// Text at the right of a field.
pub(super) fn right(text: &str, field: usize) -> String {
    format!("{}{text}", " ".repeat(field.saturating_sub(text.width())))
}

/// Text at the left of a field.
pub(super) fn left(text: &str, field: usize) -> String {
    format!("{text}{}", " ".repeat(field.saturating_sub(text.width())))
}

/// The columns that a text takes.
pub(super) fn of(text: &str) -> usize {
    text.width()
}
