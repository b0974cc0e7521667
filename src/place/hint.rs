//! What stands around an organ's name: address, the words before section 一, names of domains.

use super::Clues;
use super::organ;
use super::table::{Division, Parent, Rank};
use crate::model::Level;

/// True where a text names the city or the province of a division, with or without the word for its level.
pub(super) fn names_a_parent(text: &str, division: &Division) -> bool {
    parents(division).any(|parent| text.contains(stem(parent.name)))
}

/// True where a domain in a text has the name of the city or the province of a division in letters: www.nanjing.gov.cn.
pub(super) fn is_in_a_domain(text: &str, division: &Division) -> bool {
    let part_of_one = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let ends = text.match_indices(".gov.cn").take(8).map(|(at, _)| at);
    let domains = ends.filter_map(|end| text[..end].rsplit(|c| !part_of_one(c)).next());
    domains.flat_map(|domain| domain.split('.')).any(|label| {
        parents(division).any(|parent| {
            parent.letters().any(|letters| label == letters || letters.len() > 4 && label.starts_with(letters))
        })
    })
}

/// The innermost parent first: where a city is known it alone tells, since cities of one province may have districts of
/// one name.
fn parents(division: &Division) -> impl Iterator<Item = Parent> {
    let outer = |parent: &Parent| parent.name != division.name;
    division.city().filter(outer).or_else(|| division.province().filter(outer)).into_iter()
}

/// 南京 of 南京市, 恩施 of 恩施土家族苗族自治州.
fn stem(name: &str) -> &str {
    let two = name.char_indices().nth(2).map_or(name, |(end, _)| &name[..end]);
    let levels = ["省", "市", "地区", "盟"];
    if name.ends_with("自治州") {
        two
    } else {
        levels.iter().find_map(|level| name.strip_suffix(level)).unwrap_or(name)
    }
}

/// The division of an organ whose name has none: the county of a town, and that of a bureau that calls itself 县…局, from
/// the address, or from the governments that the text names. None where they name several.
pub(super) fn around(clues: &Clues<'_>, name: &str, level: Option<Level>) -> Vec<Division> {
    let town = level == Some(Level::Township);
    let own = name.chars().next().filter(|c| level.is_some() && organ::LEVELS.contains(c));
    if !town && own.is_none() {
        return Vec::new();
    }
    let wanted =
        |division: &Division| own.map_or(division.rank() == Rank::County, |level| division.name.ends_with(level));
    let address = clues.address.map(|address| organ::steps(address, false)).unwrap_or_default();
    let mut found: Vec<Division> = address.into_iter().flat_map(|step| step.divisions).filter(wanted).collect();
    if found.is_empty() {
        let town = name.strip_suffix("人民政府").unwrap_or(name);
        found.extend(governments(clues.opening).chain(towns(clues.opening, town)).filter(wanted));
    }
    found.dedup();
    super::keep(&mut found, |division| division.is_of(clues.year));
    if found.iter().any(|division| division.name != found[0].name) { Vec::new() } else { found }
}

/// The divisions whose government or web site a text names: 可在宣城市宣州区人民政府门户网站下载.
fn governments(text: &str) -> impl Iterator<Item = Division> + '_ {
    const NAMES: [&str; 4] = ["人民政府", "政府网", "政府门户", "门户网站"];
    let places = NAMES.iter().flat_map(|name| text.match_indices(name)).take(6);
    places.flat_map(|(at, _)| divisions_before(&text[..at]))
}

/// The divisions that stand before a town's name: 发布机构：宁安县石桥镇人民政府.
fn towns<'t>(text: &'t str, town: &'t str) -> impl Iterator<Item = Division> + 't {
    text.match_indices(town).take(6).flat_map(|(at, _)| divisions_before(&text[..at]))
}

/// The divisions with which a text ends.
fn divisions_before(text: &str) -> Vec<Division> {
    /// Two names.
    const LONGEST: usize = 16;
    let inside = |c: char| !c.is_ascii() && !c.is_whitespace() && !"，。、（）：；《》".contains(c);
    let starts = text.char_indices().rev().take(LONGEST).take_while(|(_, c)| inside(*c)).map(|(at, _)| at);
    let named = starts.map(|start| organ::read(&text[start..], false)).filter(|named| named.rest.is_empty());
    named.last().map(|named| named.divisions).unwrap_or_default()
}
