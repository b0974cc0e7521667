//! What a report says about itself: title, organ, year, period, publication, contact. The trunk; the leaves are its sisters.

use super::parts::Parts;
use super::words::head;
use super::year::{common_year, end_of_year, first_year, year_in};
use super::{contact, kind, organ, period, published, title};
use crate::model::{Contact, Date, IssuerKind, Period};
use crate::span::offset_in;

/// What a report says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facts<'t> {
    /// What stands before section 一.
    pub opening: &'t str,
    pub title: Option<String>,
    /// The organ's name.
    pub issuer: Option<String>,
    pub kind: Option<IssuerKind>,
    /// The report year.
    pub year: Option<u16>,
    /// The title's year, and the period's where it is another, each with the words it was read from.
    pub years_seen: Vec<(u16, &'t str)>,
    /// The year of another title of the same organ, with its line.
    pub other_title: Option<(u16, &'t str)>,
    pub period: Period,
    pub published: Option<Date>,
    pub contact: Contact,
}

/// Reads the facts from the beginning of the text, and what is missing there from its body. Linear time.
pub(crate) fn read(text: &str) -> Facts<'_> {
    let parts = Parts::of(text);
    let pieces = title::Pieces::of(parts.opening);
    let title = pieces.title();
    let titled = title.as_ref().and_then(|t| first_year(&t.text).map(|(year, _)| (year, year_in(t.source, year))));
    let stated = period::find(parts.opening, head(parts.body, 64 << 10), titled.map(|(year, _)| year));
    let ended = stated.and_then(|s| s.period.to.or(s.period.from).map(|day| (day.year(), s.text)));
    let alone = title.as_ref().filter(|t| t.alone).map(|t| t.source);
    let published = published::find(parts.opening, parts.body, alone.map(|t| line_of(parts.opening, t)), parts.opened);
    // where the year of the title has lost its first digit, any other has to end as it does
    let rest = title.as_ref().and_then(|t| end_of_year(&t.text));
    let fits = |year: &u16| rest.is_none_or(|rest| year % 1000 == rest);
    let year = titled
        .or(ended)
        .map(|(year, _)| year)
        .or_else(|| common_year(parts.body, fits))
        .or_else(|| common_year(parts.opening, fits))
        .or_else(|| published.filter(|day| day.month() <= 4).map(|day| day.year() - 1))
        .filter(fits);
    let issuer = organ::find(title.as_ref().map(|t| t.text.as_str()), parts.opening, parts.overview);
    Facts {
        opening: parts.opening,
        kind: issuer.as_deref().and_then(kind::kind),
        issuer,
        year,
        years_seen: titled
            .into_iter()
            .chain(ended.filter(|(year, _)| titled.is_none_or(|(t, _)| t != *year)))
            .collect(),
        other_title: titled.and_then(|(year, _)| pieces.another(title.as_ref()?, year)),
        period: stated.map(|s| s.period).unwrap_or_default(),
        published,
        contact: contact::find(parts.opening, head(parts.body, 256 << 10)),
        title: title.map(|t| t.text),
    }
}

/// The whole of the last line that a part lies in, from the part's beginning.
fn line_of<'t>(text: &'t str, part: &'t str) -> &'t str {
    let from = offset_in(part, text);
    let end =
        text.get(from + part.len()..).map_or(part.len(), |rest| part.len() + rest.find('\n').unwrap_or(rest.len()));
    text.get(from..from + end).unwrap_or(part)
}
