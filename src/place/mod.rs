//! Where an organ is: its administrative division (行政区划) and its level, from its name, its address, the words before
//! section 一 and the names of domains in them.

mod hint;
mod organ;
mod table;

use crate::finding::{Message, say};
use crate::model::{IssuerKind, Level, Region};
use organ::Named;
use table::{Division, Rank};

/// What is known about an organ and its page.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Clues<'t> {
    /// The organ's name.
    pub name: Option<&'t str>,
    pub kind: Option<IssuerKind>,
    /// The report year: names and codes change.
    pub year: Option<u16>,
    pub address: Option<&'t str>,
    /// What stands before section 一.
    pub opening: &'t str,
}

/// Where an organ is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub region: Region,
    pub level: Option<Level>,
    /// Why it is not known which division is meant, in a sentence.
    pub doubt: Option<Message>,
}

/// Finds the place of an organ. What the name says is never overruled: address, words and domains only choose between
/// divisions of one name, or tell the county of a town and of a bureau that names none.
pub(crate) fn locate(clues: &Clues<'_>) -> Place {
    let Some(name) = clues.name else { return Place::default() };
    let short = matches!(clues.kind, Some(IssuerKind::Zone | IssuerKind::Vertical));
    let mut named = organ::read(name, short);
    if named.divisions.is_empty() {
        let level = organ::level(name, &named, clues.kind);
        let divisions = hint::around(clues, name, level);
        let town = level.filter(|level| *level == Level::Township);
        let doubt = (divisions.is_empty() && table::PRESENT && organ::tells_no_place(name, level)).then(|| {
            say!(
                "{name} does not tell its division, and the page does not either";
                "从“{name}”和页面都看不出所属的行政区划"
            )
        });
        return Place {
            level: town.or(organ::rank(&divisions)).or(level),
            doubt: doubt.or_else(|| doubt_between(name, &divisions)),
            region: region(&divisions),
        };
    }
    choose(&mut named, clues);
    Place {
        level: organ::level(name, &named, clues.kind).filter(|_| !is_of_no_level(name)),
        doubt: doubt_between(name, &named.divisions),
        region: region(&named.divisions),
    }
}

/// Of divisions with one name those that the year, and then address, words and domains, speak for.
fn choose(named: &mut Named<'_>, clues: &Clues<'_>) {
    keep(&mut named.divisions, |division| division.is_of(clues.year));
    if let Some(address) = clues.address {
        keep(&mut named.divisions, |division| hint::names_a_parent(address, division));
    }
    keep(&mut named.divisions, |division| hint::names_a_parent(clues.opening, division));
    keep(&mut named.divisions, |division| hint::is_in_a_domain(clues.opening, division));
}

/// Keeps what passes, or all where nothing does.
fn keep(divisions: &mut Vec<Division>, passes: impl Fn(&Division) -> bool) {
    if divisions.len() > 1 && divisions.iter().any(&passes) {
        divisions.retain(passes);
    }
}

/// Customs and the like have districts of their own.
fn is_of_no_level(name: &str) -> bool {
    ["海关", "海事局", "边防检查站", "边防检查总站"].iter().any(|end| name.ends_with(end))
}

fn doubt_between(name: &str, divisions: &[Division]) -> Option<Message> {
    if divisions.len() < 2 {
        return None;
    }
    let paths = |open: &str, close: &str, comma: &str| -> String {
        let path = |division: &Division| format!("{}{open}{}{close}", path(division).concat(), division.code);
        divisions.iter().map(path).collect::<Vec<_>>().join(comma)
    };
    Some(say!("{name} may be of {}", paths(" (", ")", ", "); "“{name}”可能属于{}", paths("（", "）", "、")))
}

/// What all the divisions have in common.
fn region(divisions: &[Division]) -> Region {
    let common = |part: fn(&Division) -> Option<&'static str>| {
        let first = part(divisions.first()?)?;
        divisions.iter().all(|division| part(division) == Some(first)).then(|| first.to_owned())
    };
    Region {
        code: common(|division| Some(division.code)),
        province: common(|division| division.province().map(|parent| parent.name)),
        city: common(|division| division.city().map(|parent| parent.name)),
        county: common(|division| (division.rank() == Rank::County).then_some(division.name)),
    }
}

/// The names of a division and of those that it is part of, outermost first.
fn path(division: &Division) -> Vec<&'static str> {
    let parents = [division.province(), division.city()].into_iter().flatten().map(|parent| parent.name);
    let county = (division.rank() == Rank::County).then_some(division.name);
    parents.chain(county).collect()
}

#[cfg(all(test, feature = "divisions"))]
mod tests;
