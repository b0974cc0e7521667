//! The title of the report: a line, two or three lines, or the words of the sentence that publishes it.

use super::headline::{self, Grade, Headline};
use super::words::{head, squeeze};
use super::{announced, furniture, heading, name, year};
use crate::layout::trim;
use crate::span::offset_in;
use std::borrow::Cow;
use std::cell::OnceCell;

/// The title and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title<'t> {
    /// Without white space.
    pub text: String,
    /// The lines, or the sentence, that it was read from.
    pub source: &'t str,
    /// It stands alone, and is not taken from a sentence.
    pub alone: bool,
}

/// What stands before section 一, in pieces that a title may be made of.
pub(super) struct Pieces<'t> {
    opening: &'t str,
    pieces: Vec<Piece<'t>>,
}

impl<'t> Pieces<'t> {
    pub fn of(opening: &'t str) -> Pieces<'t> {
        let ends = memchr::memchr3_iter(b'\n', b'|', b'\t', opening.as_bytes()).chain([opening.len()]);
        let mut start = 0;
        let cells = ends.map(|end| &opening[std::mem::replace(&mut start, end + 1)..end]);
        let mut pieces = Vec::with_capacity(64);
        pieces.extend(cells.map(trim).filter(|cell| !cell.is_empty()).map(Piece::new));
        Pieces { opening, pieces }
    }

    /// The title.
    pub fn title(&self) -> Option<Title<'t>> {
        let alone = best_lines(&self.pieces).map(|found| found.with_year_below(&self.pieces));
        let title = |found: &Found| Title {
            text: found.headline.text.clone(),
            source: between(self.opening, self.pieces[found.from].source, self.pieces[found.to].source),
            alone: true,
        };
        match &alone {
            Some(found) if found.headline.grade() > Grade::Bare => Some(title(found)),
            // 政府信息公开年报 alone is the column of a site
            _ => announced::find(self.opening)
                .or_else(|| alone.as_ref().filter(|found| !found.headline.text.ends_with("公开年报")).map(title)),
        }
    }

    /// The one other year in titles of the same organ; none where there are more, which are a list of reports.
    pub fn another(&self, title: &Title<'_>, year: u16) -> Option<(u16, &'t str)> {
        let organ = name::of_title(&title.text);
        let mut others = self.pieces.iter().filter_map(|piece| {
            let headline = piece.headline().filter(|headline| headline.organ.is_some() && headline.organ == organ)?;
            let (other, _) = year::first_year(&headline.text)?;
            (other != year).then_some((other, piece.source))
        });
        let first = others.next()?;
        others.all(|(other, _)| other == first.0).then_some(first)
    }
}

/// A line, or a cell of a line, that could be part of a title. Few are looked at any closer.
struct Piece<'t> {
    source: &'t str,
    may_be_name: bool,
    compact: OnceCell<Cow<'t, str>>,
    headline: OnceCell<Option<Headline>>,
    is_part: OnceCell<bool>,
}

/// The longest title, in characters without blanks.
pub(super) const LONGEST: usize = 120;

impl<'t> Piece<'t> {
    fn new(source: &'t str) -> Piece<'t> {
        let may_be_name = headline::may_be_one(source);
        Piece { source, may_be_name, compact: OnceCell::new(), headline: OnceCell::new(), is_part: OnceCell::new() }
    }

    /// Without white space, and empty where that is long.
    fn compact(&self) -> &str {
        self.compact.get_or_init(|| squeeze(self.source, LONGEST).unwrap_or_default())
    }

    fn headline(&self) -> Option<&Headline> {
        let read = || {
            let whole = headline::read(self.compact()).filter(|_| !furniture::is_breadcrumb(self.compact()));
            let before_gap = || headline::read(&squeeze(before_gap(self.source)?, LONGEST)?);
            let of_menu = || headline::read(behind_menu(self.source)?).filter(|found| found.grade() == Grade::Both);
            of_menu().or(whole).or_else(before_gap)
        };
        self.headline.get_or_init(|| self.may_be_name.then(read).flatten()).as_ref()
    }

    /// Short words without punctuation that are nothing else.
    fn is_part(&self) -> bool {
        *self.is_part.get_or_init(|| {
            let compact = self.compact();
            !compact.is_empty()
                && compact.chars().nth(45).is_none()
                && !compact.ends_with("网站")
                && !compact.contains(['。', '，', ',', '；', ';', '：', ':', '>', '？', '！', '•', '·'])
                && !furniture::is_furniture(self.source)
                && heading::read(self.source).is_none()
        })
    }
}

/// The last of the words that end with a title, where a menu stands before it in the same line: 首页 政务公开 ….
fn behind_menu(line: &str) -> Option<&str> {
    let menu = ["首页 ", "网站首页 ", "主页 "].iter().any(|word| line.starts_with(word));
    if menu { before_gap(line)?.rsplit(char::is_whitespace).next() } else { None }
}

/// A title that prose follows in the same line, behind a blank.
fn before_gap(line: &str) -> Option<&str> {
    let line = head(line, 3 * LONGEST);
    let mut ends = ["报告", "年报"].iter().flat_map(|word| line.match_indices(word)).map(|(at, word)| at + word.len());
    let end = ends.find(|end| line[*end..].starts_with(char::is_whitespace))?;
    Some(&line[..end]).filter(|title| !furniture::is_breadcrumb(title))
}

/// A title in the pieces `from..=to`.
struct Found {
    headline: Headline,
    from: usize,
    to: usize,
}

impl Found {
    /// （2023年度） in the next line belongs to a title that has no year.
    fn with_year_below(mut self, pieces: &[Piece<'_>]) -> Found {
        let below = pieces.get(self.to + 1).filter(|_| !self.headline.year);
        if let Some(year) = below.map(Piece::compact).filter(|words| headline::bracketed_year(words).is_ok()) {
            self.headline.text.push_str(year);
            self.headline.year = true;
            self.to += 1;
        }
        self
    }
}

fn best_lines(pieces: &[Piece<'_>]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for at in 0..pieces.len() {
        // a title ends three pieces further on at most
        if !pieces[at..].iter().take(4).any(|piece| piece.may_be_name) {
            continue;
        }
        for found in [single(pieces, at), with_lines_before(pieces, at), broken(pieces, at)].into_iter().flatten() {
            if best.as_ref().is_none_or(|known| says_more(&found.headline, &known.headline)) {
                best = Some(found);
            }
        }
    }
    let best = best?;
    let best = of_list(pieces, &best).unwrap_or(best);
    Some(with_broken_organ(pieces, &best).unwrap_or(best))
}

/// The title that stands twice, where the best so far is one of a list of reports of the same organ: a page shows the list of
/// all years, and then the title of its own.
fn of_list(pieces: &[Piece<'_>], best: &Found) -> Option<Found> {
    const MOST: usize = 64;
    let of_organ = |headline: &&Headline| headline.grade() == Grade::Both && headline.organ == best.headline.organ;
    let titles = pieces.iter().enumerate().filter_map(|(at, piece)| Some((at, piece.headline().filter(of_organ)?)));
    let titles: Vec<(usize, &Headline)> = titles.take(MOST).collect();
    let times = |text: &str| titles.iter().filter(|(_, other)| other.text == text).count();
    if titles.len() < 3 || times(&best.headline.text) != 1 {
        return None;
    }
    let mut twice = titles.iter().filter(|(_, headline)| times(&headline.text) > 1);
    twice.next_back().map(|(at, headline)| Found { headline: (*headline).clone(), from: *at, to: *at })
}

/// True for a title that says more than the best so far: its grade is better, or it has the organ in full where that has
/// 商务局 alone.
fn says_more(found: &Headline, known: &Headline) -> bool {
    let in_full = |short: &String, full: &String| {
        name::is_generic(short) && !name::is_generic(full) && name::in_full(name::core(short), full) == Some(full.len())
    };
    let fuller = || known.organ.as_ref().zip(found.organ.as_ref()).is_some_and(|(short, full)| in_full(short, full));
    found.grade() > known.grade() || (found.grade() == known.grade() && fuller())
}

/// The title in one line.
fn single(pieces: &[Piece<'_>], at: usize) -> Option<Found> {
    let headline = pieces[at].headline()?;
    let before = pieces.get(at.wrapping_sub(1));
    let advertised =
        headline.organ.is_none() && before.is_some_and(|p| p.source.len() < 100 && name::is_spam(p.compact()));
    (!advertised).then(|| Found { headline: headline.clone(), from: at, to: at })
}

/// The organ, or the year, in the lines before the one that has the name of the report.
fn with_lines_before(pieces: &[Piece<'_>], at: usize) -> Option<Found> {
    let headline = pieces[at].headline().filter(|headline| headline.grade() < Grade::Both)?;
    (1..=2).filter(|back| *back <= at).find_map(|back| {
        let from = at - back;
        let before = &pieces[from..at];
        if !before.iter().all(|p| p.headline().is_none() && p.is_part()) {
            return None;
        }
        let words: String = before.iter().map(|p| p.compact()).collect();
        let names = if headline.organ.is_some() {
            headline::is_year(&words)
        } else {
            name::of_words(&words).is_some_and(|o| name::names_an_organ(&o))
        };
        let joined = names.then(|| headline::read(&format!("{words}{}", headline.text)))??;
        (joined.grade() > headline.grade()).then_some(Found { headline: joined, from, to: at })
    })
}

/// The name of the report itself is broken: …政府信息公开 / 工作年度报告.
fn broken(pieces: &[Piece<'_>], at: usize) -> Option<Found> {
    (1..=3).filter(|more| at + more < pieces.len()).find_map(|more| {
        let part = &pieces[at..=at + more];
        if !part.iter().any(|p| p.may_be_name) {
            return None;
        }
        if !part.iter().all(|p| p.headline().is_none_or(|h| h.grade() == Grade::Bare) && p.is_part()) {
            return None;
        }
        let joined: String = part.iter().map(|p| p.compact()).collect();
        let headline = headline::read(&joined)?;
        let plausible = headline.organ.as_ref().is_none_or(|organ| name::names_an_organ(organ));
        plausible.then_some(Found { headline, from: at, to: at + more })
    })
}

/// The organ is broken: 临溪市住房和城乡建设 / 交通运输局2022年…. What the title has of it is a name without its place, and
/// the line before names a place and no organ, or the zone that a 管理委员会 is of.
fn with_broken_organ(pieces: &[Piece<'_>], found: &Found) -> Option<Found> {
    let before = pieces.get(found.from.wrapping_sub(1))?;
    let words = before.compact();
    let organ = found.headline.organ.as_deref()?;
    let of_zone = matches!(organ, "管理委员会" | "管委会") && words.ends_with('区');
    let part = name::begins_with_a_place(words) && !name::names_an_organ(words);
    let torn = name::is_generic(organ) && before.is_part() && (of_zone || part);
    let headline = torn.then(|| headline::read(&format!("{words}{}", found.headline.text)))??;
    Some(Found { headline, from: found.from - 1, to: found.to })
}

/// The text from the first piece to the last, both of them slices of `whole`.
fn between<'t>(whole: &'t str, first: &'t str, last: &'t str) -> &'t str {
    let offset = |part: &str| offset_in(part, whole);
    whole.get(offset(first)..offset(last).wrapping_add(last.len())).unwrap_or(first)
}
