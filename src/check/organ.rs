//! Which reports are of one organ.
//!
//! 宣州区政府 and 宣州区人民政府 are one organ, and so are 安徽省宣城市宣州区人民政府 and the two, unless the reports at hand
//! know another 宣州区. Where two reports could be of two organs, they are not compared.

use crate::model::Report;
use std::collections::HashMap;

/// Gives each report the number of its organ; `None` where it names none.
pub(super) fn organs(reports: &[&Report]) -> Vec<Option<usize>> {
    let keys: Vec<Option<Key>> = reports.iter().map(|report| key(report)).collect();
    let mut names: Vec<&Key> = keys.iter().flatten().collect();
    names.sort_unstable();
    names.dedup();
    let mut number: HashMap<&Key, usize> = names.iter().copied().zip(0..).collect();
    for (short, long) in prefixed(&names) {
        let shared = number[long];
        number.insert(short, shared);
    }
    keys.iter().map(|key| key.as_ref().map(|key| number[key])).collect()
}

/// What tells organs apart: the name without what is written this way and that, and where the organ is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key {
    /// In reverse, so that names with a common end stand side by side when sorted.
    name: Vec<char>,
    home: Home,
}

/// Where an organ is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Home {
    /// Its name says so: 临禾区教育局.
    Named,
    /// 教育局 of this folder.
    Folder(String),
    /// 教育局, and the report has no path.
    Unknown,
}

fn key(report: &Report) -> Option<Key> {
    let name = plain(report.issuer().name.as_deref()?);
    if name.is_empty() {
        return None;
    }
    let folder = |path: &str| Home::Folder(path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned());
    let home = match report.source().path.as_deref() {
        _ if names_a_place(&name) => Home::Named,
        path => path.map_or(Home::Unknown, folder),
    };
    Some(Key { name: name.chars().rev().collect(), home })
}

/// A name in one spelling: 人民政府, 政府 and 办事处 left out, 管理委员会 cut short, brackets of one width.
fn plain(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let name = name.replace("人民政府", "").replace("街道办事处", "街道").replace("管理委员会", "管委会");
    let name = name.strip_suffix("政府").map(str::to_owned).unwrap_or(name).replace("政府办公", "办公");
    name.replace('（', "(").replace('）', ")")
}

/// True where the name says of which place the organ is: 临禾区教育局, and not 教育局 or 区教育局.
fn names_a_place(name: &str) -> bool {
    const WHOLE: [&str; 3] = ["国家", "国务院", "中华人民共和国"];
    const DIVISIONS: &str = "省市州盟县区旗镇乡";
    let divisions = name.char_indices().filter(|(_, c)| DIVISIONS.contains(*c));
    WHOLE.iter().any(|whole| name.starts_with(whole))
        || name.contains("街道")
        || divisions.into_iter().any(|(at, _)| name[..at].chars().count() >= 2)
}

/// Pairs of a short name and the one long name that ends in it, behind the name of a division above: 省, 市, 州, 盟, 区, 县.
/// A short name that two long ones end in belongs to neither.
fn prefixed<'k>(names: &[&'k Key]) -> Vec<(&'k Key, &'k Key)> {
    let mut pairs = Vec::new();
    for (at, short) in names.iter().enumerate().filter(|(_, key)| key.home == Home::Named) {
        // Names that end in the short one follow it in the order of the list.
        let long: Vec<&&Key> = names[at + 1..]
            .iter()
            .take_while(|long| long.name.starts_with(&short.name))
            .filter(|k| k.home == Home::Named)
            .collect();
        let above = |long: &Key| long.name.get(short.name.len()).is_some_and(|c| "省市州盟区县旗".contains(*c));
        let places: Vec<&&Key> = long.iter().copied().filter(|long| above(long)).collect();
        // 安徽省宣城市宣州区 and 宣城市宣州区 are one place, since one ends in the other.
        let nested = places.windows(2).all(|pair| pair[1].name.starts_with(&pair[0].name));
        if let (Some(longest), true) = (places.last(), nested) {
            pairs.push((*short, **longest));
        }
    }
    pairs
}
