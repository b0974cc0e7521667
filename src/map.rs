//! The way back from a text to the one that it was made of.

use crate::span::Span;

/// What of the text is not a copy of its source, in order; all between is copied, byte for byte.
/// A character that became another of the same length needs no edit.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Map {
    edits: Vec<Edit>,
}

/// How far a map had come.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    edits: usize,
    last: Option<Edit>,
}

/// The bytes `out` of the text stand for the bytes `source` of the source.
/// Deleted: `out` is empty. Inserted: `source` is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edit {
    out: Span,
    source: Span,
}

impl Map {
    /// Notes that `out` stands for `source`. Both start at or after the end of the edit before.
    pub(crate) fn push(&mut self, out: Span, source: Span) {
        match self.edits.last_mut() {
            Some(last) if last.out.is_empty() && out.is_empty() && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.edits.push(Edit { out, source }),
        }
    }

    /// How far the map has come, for [`Map::rewind`].
    pub(crate) fn mark(&self) -> Mark {
        Mark { edits: self.edits.len(), last: self.edits.last().copied() }
    }

    /// Forgets what was noted since a mark.
    pub(crate) fn rewind(&mut self, mark: Mark) {
        self.edits.truncate(mark.edits);
        if let (Some(last), Some(was)) = (self.edits.last_mut(), mark.last) {
            *last = was;
        }
    }

    /// Where the bytes `out` of the text come from: from the start of the source of the first character to the end of
    /// that of the last. What was deleted inside is in it, what was deleted at the edges is not.
    pub(crate) fn span_of(&self, out: Span) -> Span {
        let begun = self.edits.partition_point(|edit| edit.out.start <= out.start);
        let start = start(last(&self.edits, begun), out.start);
        if out.is_empty() {
            return Span::new(start, start);
        }
        // most slices end before the next edit
        let within = self.edits.get(begun..).unwrap_or_default();
        let within = if within.first().is_some_and(|edit| edit.out.start < out.end) {
            within.partition_point(|edit| edit.out.start < out.end)
        } else {
            0
        };
        Span::new(start, end(last(&self.edits, begun + within), out.end))
    }
}

/// The last of so many edits.
fn last(edits: &[Edit], count: usize) -> Option<&Edit> {
    edits.get(count.checked_sub(1)?)
}

/// Where the character that starts at `out`, behind the start of `edit`, starts in the source; at the end of the text, the end of
/// the source.
fn start(edit: Option<&Edit>, out: usize) -> usize {
    match edit {
        Some(edit) if out < edit.out.end => edit.source.start,
        edit => copied(edit, out),
    }
}

/// Where the character that ends at `out`, behind the start of `edit`, ends in the source.
fn end(edit: Option<&Edit>, out: usize) -> usize {
    match edit {
        Some(edit) if out <= edit.out.end => edit.source.end,
        edit => copied(edit, out),
    }
}

/// The place in the source of a place in what is copied after `edit`.
fn copied(edit: Option<&Edit>, out: usize) -> usize {
    edit.map_or(out, |edit| edit.source.end + (out - edit.out.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// source `ab--cDDDe==`, normalised `abcde+`: `--` deleted, `DDD` became `d`, `+` inserted, `==` deleted.
    fn map() -> Map {
        let mut map = Map::default();
        map.push(Span::new(2, 2), Span::new(2, 3));
        map.push(Span::new(2, 2), Span::new(3, 4));
        map.push(Span::new(3, 4), Span::new(5, 8));
        map.push(Span::new(5, 6), Span::new(9, 9));
        map.push(Span::new(6, 6), Span::new(9, 11));
        map
    }

    #[test]
    fn edges_leave_deleted_things_out() {
        let of = |from, to| <(usize, usize)>::from(map().span_of(Span::new(from, to)));
        assert_eq!(of(0, 2), (0, 2), "ab, not the dashes after it");
        assert_eq!(of(2, 3), (4, 5), "c, not the dashes before it");
        assert_eq!(of(1, 3), (1, 5), "bc with the dashes inside");
        assert_eq!(of(3, 4), (5, 8), "d");
        assert_eq!(of(4, 5), (8, 9), "e");
        assert_eq!(of(5, 6), (9, 9), "what was inserted stands nowhere");
        assert_eq!(of(0, 6), (0, 9), "all");
        assert_eq!(of(6, 6), (11, 11), "the end");
        assert_eq!(of(2, 2), (4, 4), "an empty slice stands before its next character");
    }

    #[test]
    fn neighbouring_deletions_are_one() {
        assert_eq!(map().edits.len(), 4);
    }
}
