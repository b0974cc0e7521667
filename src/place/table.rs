//! The administrative divisions (行政区划), down to the county, with those retired since 2008.
//!
//! The table is sorted text, made by `scripts/gen_divisions.py`, which explains its lines. It is searched where it lies:
//! nothing is decoded, and a report that needs no division pays nothing.

use memchr::{memchr, memrchr};

#[cfg(feature = "divisions")]
const TABLE: &str = include_str!("divisions.txt");
#[cfg(not(feature = "divisions"))]
const TABLE: &str = "";

/// True where the table is compiled in.
pub(super) const PRESENT: bool = cfg!(feature = "divisions");

/// A division as one of its names and codes has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Division {
    /// In full: 鄂温克族自治旗.
    pub name: &'static str,
    /// Six digits.
    pub code: &'static str,
    /// In these years name and code were valid together.
    years: Years,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Years {
    since: u16,
    until: u16,
}

/// What a division is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Province,
    Prefecture,
    County,
}

impl Division {
    pub fn rank(&self) -> Rank {
        match self.code {
            code if code.ends_with("0000") => Rank::Province,
            code if code.ends_with("00") => Rank::Prefecture,
            _ => Rank::County,
        }
    }

    /// True where `other` is the province or the prefecture that this division is part of.
    pub fn is_inside(&self, other: &Division) -> bool {
        match other.rank() {
            Rank::Province => self.rank() > Rank::Province && self.code[..2] == other.code[..2],
            Rank::Prefecture => self.rank() == Rank::County && self.code[..4] == other.code[..4],
            Rank::County => false,
        }
    }

    /// True in a year in which name and code were valid; without a year, where they are today.
    pub fn is_of(&self, year: Option<u16>) -> bool {
        year.map_or(self.years.until == u16::MAX, |year| self.years.since <= year && year < self.years.until)
    }

    /// Its province, which may be itself.
    pub fn province(&self) -> Option<Parent> {
        parent(&self.code[..2], self.years)
    }

    /// Its prefecture, which may be itself; most municipalities and some counties have none.
    pub fn city(&self) -> Option<Parent> {
        (self.rank() > Rank::Province).then(|| parent(&self.code[..4], self.years)).flatten()
    }
}

/// A province or a prefecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parent {
    pub name: &'static str,
    line: &'static str,
}

impl Parent {
    /// What stands for it in names of domains: `anhui`, `ah`.
    pub fn letters(&self) -> impl Iterator<Item = &'static str> {
        self.line.split(' ').filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
    }
}

/// All divisions with this name.
pub(super) fn named(name: &str) -> Vec<Division> {
    let Some((name, line)) = line(name) else { return Vec::new() };
    if let Some(full) = line.strip_prefix('=') {
        return named(full);
    }
    let division = |word: &'static str| {
        let (code, years) = dated(word);
        code.starts_with(|c: char| c.is_ascii_digit()).then_some(Division { name, code, years })
    };
    line.split(' ').filter_map(division).collect()
}

/// The parent with this code, as it was called in these years.
fn parent(code: &str, years: Years) -> Option<Parent> {
    let (_, line) = line(code)?;
    let mut names = line.split(' ').filter(|word| !word.is_ascii()).map(dated);
    let first = names.clone().next()?;
    let (name, _) = names.find(|(_, own)| own.since < years.until && years.until <= own.until).unwrap_or(first);
    Some(Parent { name, line })
}

/// A name or a code, and the years behind it: `341402-2011`, `襄阳市+2010`.
fn dated(word: &'static str) -> (&'static str, Years) {
    let always = Years { since: 0, until: u16::MAX };
    let year = |digits: &str| digits.parse().ok();
    if let Some((word, until)) = word.split_once('-') {
        (word, Years { until: year(until).unwrap_or(u16::MAX), ..always })
    } else if let Some((word, since)) = word.split_once('+') {
        (word, Years { since: year(since).unwrap_or(0), ..always })
    } else {
        (word, always)
    }
}

/// The key of a line and what follows it, by bisection of the sorted text.
fn line(key: &str) -> Option<(&'static str, &'static str)> {
    let bytes = TABLE.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memrchr(b'\n', &bytes[low..middle]).map_or(low, |at| low + at + 1);
        let end = memchr(b'\n', &bytes[start..high]).map_or(high, |at| start + at);
        let (name, rest) = TABLE.get(start..end)?.split_once(' ')?;
        match name.cmp(key) {
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => return Some((name, rest)),
        }
    }
    None
}

#[cfg(all(test, feature = "divisions"))]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_has_its_parents() {
        let mut count = 0;
        for printed in TABLE.lines() {
            let (key, rest) = printed.split_once(' ').unwrap_or_default();
            assert_eq!(line(key), Some((key, rest)));
            for division in named(key) {
                count += 1;
                assert!(division.code.bytes().all(|b| b.is_ascii_digit()), "{printed}");
                assert!(division.province().is_some(), "{printed}");
                assert!(division.rank() != Rank::Prefecture || division.city().is_some(), "{printed}");
            }
        }
        assert!(count > 3500, "{count}");
        assert!(TABLE.lines().is_sorted_by_key(|line| line.split_once(' ').map(|(key, _)| key)));
    }

    #[test]
    fn names_and_codes_of_other_years() {
        let codes = |name: &str, year: Option<u16>| -> Vec<&str> {
            named(name).into_iter().filter(|d| d.is_of(year)).map(|d| d.code).collect()
        };
        assert_eq!(codes("和县", Some(2009)), ["341424"]);
        assert_eq!(codes("和县", Some(2015)), ["340523"]);
        assert_eq!(codes("和县", None), ["340523"]);
        assert_eq!(codes("鄂温克旗", None), ["150724"]);
        assert_eq!(codes("无此县", None), [""; 0]);
        let city = |name: &str| named(name)[0].city().map(|city| city.name);
        assert_eq!(city("樊城区"), Some("襄阳市"));
        assert_eq!(city("居巢区"), Some("巢湖市"));
        assert_eq!(city("海淀区"), None);
        assert_eq!(city("济源市"), None);
    }
}
