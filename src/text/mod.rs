//! Decoded source -> [`Text`]: one script, one width, no injected readings, `\n` line ends; and the way back to the source.
//!
//! What was decoded wrongly before it came here is undone first (see [`repair`]). Then the survey walks the text once and lists
//! what has to change; most of a simplified document is copied in runs, and a document without changes is borrowed.

mod breaks;
mod commas;
mod conditional;
mod copy;
mod damage;
mod feeds;
mod frame;
#[cfg(feature = "encoding")]
mod gap;
#[cfg(feature = "encoding")]
mod garbled;
#[cfg(feature = "encoding")]
mod gbk;
mod joined;
mod latex;
#[cfg(feature = "encoding")]
mod lexicon;
mod line;
mod listed;
mod margin;
mod marks;
mod markup;
mod pairs;
mod pinyin;
#[cfg(feature = "encoding")]
mod reader;
mod reference;
mod repair;
mod ruled;
mod rules;
mod script;
#[cfg(feature = "encoding")]
mod shifted;
mod spans;
#[cfg(feature = "encoding")]
mod stretch;
mod strung;
mod t2s_table;
mod table;
mod torn;
mod vertical;
mod width;
mod wrapped;

#[cfg(test)]
mod tests;

pub(crate) use table::{NOTHING, fold, is_han, is_letter, is_numeral, is_of_label};

use crate::map::Map;
use crate::model::Script;
use crate::span::Span;
use pinyin::Reading;
use repair::How;
use std::borrow::Cow;
use table::{DELETE, KEEP, LOOK, entry};

/// The source in one script and one width, with the way back.
#[derive(Debug)]
pub(crate) struct Text<'s> {
    normal: Cow<'s, str>,
    map: Map,
    script: Script,
    /// The way back from what was read to the source, where that is a page: the first step away from the source first.
    page: &'s [Map],
    /// The ways back through the repairs, the first repair first.
    repairs: Vec<Map>,
    /// Stretches of the source that are read otherwise than they stand there.
    places: Vec<(Span, How)>,
    /// Where the digits at the end of a line and those of the next are read as one figure, in order.
    joined: Vec<Span>,
    /// The source is not what was normalised.
    repaired: bool,
    /// Characters are lost, or may be.
    doubtful: bool,
}

impl Text<'_> {
    /// The normalised text: simplified script, ASCII digits and letters, ordinary blanks, `\n` line ends.
    pub(crate) fn as_str(&self) -> &str {
        &self.normal
    }

    /// True where the source is a page or a document: what stands in its cells is told by its markup.
    pub(crate) fn is_of_markup(&self) -> bool {
        !self.page.is_empty()
    }

    /// The script (简体、繁体) that the source is in, by its share of traditional characters.
    pub(crate) fn script(&self) -> Script {
        self.script
    }

    /// Where a slice of [`Text::as_str`] stands in the source: from the start of its first character to the end of its last.
    /// What was deleted between its characters is in the span, what was deleted at its edges is not. The only way out.
    ///
    /// An empty slice gives an empty span before the character that follows it. A slice of any other string gives a
    /// meaningless span within the source.
    pub(crate) fn span_of(&self, slice: &str) -> Span {
        let base = self.normal.as_ptr() as usize;
        let place = |address: usize| address.saturating_sub(base).min(self.normal.len());
        let from = slice.as_ptr() as usize;
        let span = self.map.span_of(Span::new(place(from), place(from.saturating_add(slice.len()))));
        back(self.page, back(&self.repairs, span))
    }
}

/// The way back through some maps, the last one first.
fn back(maps: &[Map], span: Span) -> Span {
    maps.iter().rev().fold(span, |span, map| map.span_of(span))
}

/// Repairs and normalises decoded text, in linear time.
#[cfg(test)]
pub(crate) fn normalise(source: &str) -> Text<'_> {
    normalise_page(source, &[])
}

/// Repairs and normalises the words of a source, in linear time. Where they are taken out of a page, `page` is the way back.
pub(crate) fn normalise_page<'s>(words: &'s str, page: &'s [Map]) -> Text<'s> {
    let repairs = repair::undo(words);
    let places = repairs.places.into_iter().map(|(place, how)| (back(page, place), how));
    let (joined, places): (Vec<_>, Vec<_>) = places.partition(|(_, how)| *how == How::Joined);
    let joined = joined.into_iter().map(|(place, _)| place).collect();
    let (normal, map, script) = match &repairs.text {
        None => convert(words),
        Some(repaired) => {
            let (normal, map, script) = convert(repaired);
            (Cow::Owned(normal.into_owned()), map, script)
        }
    };
    let doubtful = damage::may_be_lost(&normal);
    Text {
        normal,
        map,
        script,
        page,
        repairs: repairs.maps,
        places,
        joined,
        repaired: repairs.text.is_some(),
        doubtful,
    }
}

/// One script and one width.
fn convert(source: &str) -> (Cow<'_, str>, Map, Script) {
    let mut survey = survey(source);
    if (1..pinyin::ENOUGH).contains(&survey.maybe) {
        survey.changes.retain(|change| !change.maybe);
    }
    let traditional = survey.mapped > 0 && script::is_traditional(survey.mapped, han(source));
    let script = if traditional { Script::Traditional } else { Script::Simplified };
    if survey.changes.is_empty() && !traditional {
        return (Cow::Borrowed(source), Map::default(), script);
    }
    let (normal, map) = rewrite(source, &survey.changes, traditional);
    (Cow::Owned(normal), map, script)
}

/// What the source needs.
#[derive(Debug, Default)]
struct Survey {
    /// Every change but those of script, in order.
    changes: Vec<Change>,
    /// Han characters that have a simplified form.
    mapped: usize,
    /// Readings without a tone.
    maybe: usize,
}

/// Some bytes of the source and the character that they become, or none.
#[derive(Debug, Clone, Copy)]
struct Change {
    source: Span,
    to: Option<char>,
    /// A reading without a tone, which goes only if there are more of them.
    maybe: bool,
}

fn survey(source: &str) -> Survey {
    let mut found = Survey::default();
    let mut at = table::kept(source.as_bytes());
    while let Some(c) = source[at..].chars().next() {
        match entry(u32::from(c)) {
            KEEP => {}
            _ if is_han(u32::from(c)) => found.mapped += 1,
            what => {
                let change = change(source, at, c, what);
                found.maybe += usize::from(change.is_some_and(|change| change.maybe));
                found.changes.extend(change);
            }
        }
        at += c.len_utf8();
        at += table::kept(&source.as_bytes()[at..]);
    }
    found
}

/// How many Han characters a text has: those from U+4000 on begin with bytes of their own.
fn han(text: &str) -> usize {
    let pairs = text.as_bytes().iter().zip(text.as_bytes().iter().skip(1));
    let is_first = |first: u8, second: u8| (0xE4..=0xE9).contains(&first) | (first == 0xE3) & (second >= 0x90);
    pairs.map(|(first, second)| usize::from(is_first(*first, *second))).sum()
}

/// The change at a character that does not stay as it is.
fn change(source: &str, at: usize, c: char, what: u16) -> Option<Change> {
    let end = at + c.len_utf8();
    let one = |to| Change { source: Span::new(at, end), to, maybe: false };
    match (what, c) {
        (DELETE, _) => Some(one(None)),
        (LOOK, '\r') if source.as_bytes().get(end) == Some(&b'\n') => Some(one(None)),
        (LOOK, '\r') => Some(one(Some('\n'))),
        (LOOK, '\u{E000}'..='\u{F8FF}') => {
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let between = digit(source[..at].chars().next_back()) && digit(source[end..].chars().next());
            // a bullet, but two figures must not become one
            Some(one(Some(if between { char::REPLACEMENT_CHARACTER } else { ' ' })))
        }
        (LOOK, _) => {
            let (length, reading) = pinyin::readings(&source[..at], &source[at..])?;
            Some(Change { source: Span::new(at, at + length), to: None, maybe: reading == Reading::Maybe })
        }
        (to, _) => Some(one(char::from_u32(u32::from(to)))),
    }
}

/// The normalised text and the way back.
fn rewrite(source: &str, changes: &[Change], traditional: bool) -> (String, Map) {
    let mut out = String::with_capacity(source.len());
    let mut map = Map::default();
    let mut doubtful = Vec::new();
    let mut copy = |out: &mut String, run: &str| match traditional {
        true => script::push_simplified(out, run, &mut doubtful),
        false => out.push_str(run),
    };
    let mut done = 0;
    for change in changes {
        // a character without width within a reading
        if change.source.start < done {
            continue;
        }
        copy(&mut out, &source[done..change.source.start]);
        let start = out.len();
        if let Some(to) = change.to {
            out.push(if traditional { fold(to) } else { to });
        }
        let written = Span::new(start, out.len());
        if written.len() != change.source.len() {
            map.push(written, change.source);
        }
        done = change.source.end;
    }
    copy(&mut out, &source[done..]);
    script::mend(&mut out, &doubtful);
    (out, map)
}
