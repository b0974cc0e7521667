//! The parts of a text that its facts are looked for in.

use super::heading;
use super::words::head;
use crate::model::SectionKind;
use crate::span::offset_in;

/// The parts of a text that are looked at.
pub(super) struct Parts<'t> {
    /// What stands before the first main heading: 60 lines and 24 KiB at most.
    pub opening: &'t str,
    /// A main heading follows.
    pub opened: bool,
    /// The rest.
    pub body: &'t str,
    /// The beginning of section 一.
    pub overview: &'t str,
}

impl<'t> Parts<'t> {
    pub fn of(text: &'t str) -> Parts<'t> {
        const LINES: usize = 60;
        const BYTES: usize = 24 << 10;
        let beginning = head(text, BYTES);
        let place = |line: &str| offset_in(line, text);
        let mut end = beginning.len();
        let mut run: Vec<(&str, SectionKind)> = Vec::new();
        let mut found = None;
        for (count, line) in beginning.lines().filter(|line| !line.trim().is_empty()).enumerate() {
            if count == LINES {
                end = place(line);
                break;
            }
            match heading::read(line).filter(|h| h.kind != SectionKind::Other || h.exact) {
                Some(heading) => run.push((line, heading.kind)),
                // three headings in a row are a table of contents
                None if run.len() >= 3 && count < 30 => run.clear(),
                None if run.is_empty() => {}
                None => {
                    found = run.first().copied();
                    break;
                }
            }
        }
        let found = found.or_else(|| run.first().copied());
        let end = found.map_or(end, |(line, _)| place(line));
        let (opening, body) = text.split_at_checked(end).unwrap_or((text, ""));
        let overview = match found {
            Some((line, SectionKind::Overview)) => head(body.get(line.len()..).unwrap_or(""), 3000),
            _ => "",
        };
        Parts { opening, opened: found.is_some(), body, overview }
    }
}
