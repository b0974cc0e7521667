//! The place in an organ's name: the divisions that it begins with, and the level that its words tell.

use super::table::{self, Division, PRESENT, Rank};
use crate::model::{IssuerKind, Level};

/// What an organ's name says of its place.
pub(super) struct Named<'n> {
    /// The divisions that the innermost name may mean; none where the name begins with no division that is known.
    pub divisions: Vec<Division>,
    /// The name behind its divisions.
    pub rest: &'n str,
}

/// Organs of the state that name their own place behind their own name: 国家税务总局安徽省税务局.
const PREFIXES: [&str; 11] = [
    "国家税务总局",
    "国家统计局",
    "国家金融监督管理总局",
    "国家外汇管理局",
    "国家矿山安全监察局",
    "中国人民银行",
    "中国银行保险监督管理委员会",
    "中国证券监督管理委员会",
    "中华人民共和国",
    CORPS,
    "中共",
];

const CORPS: &str = "新疆生产建设兵团";

/// Reads the divisions at the beginning of an organ's name. `short` allows names without the word for their level, as
/// zones and vertical organs have them: 合肥高新区, 合肥海关.
pub(super) fn read(name: &str, short: bool) -> Named<'_> {
    let start = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    if let Some(inner) = inner(start)
        && let Some(named) = steps(inner, short).pop()
    {
        return named;
    }
    steps(start, short).pop().unwrap_or(Named { divisions: Vec::new(), rest: start })
}

/// What names a division behind a name that no table has: 河北雄安新区容城县, 第八师石河子市, 中国（上海）自由贸易试验区.
fn inner(name: &str) -> Option<&str> {
    if let Some(rest) = name.strip_prefix('第') {
        return rest.char_indices().take(4).find(|(_, c)| *c == '师').map(|(at, c)| &rest[at + c.len_utf8()..]);
    }
    ["河北雄安新区", "雄安新区", "中国（", "中国("].iter().find_map(|start| name.strip_prefix(start))
}

/// The divisions that a text begins with, outermost first, each inside the one before it.
pub(super) fn steps(text: &str, short: bool) -> Vec<Named<'_>> {
    let mut steps: Vec<Named<'_>> = Vec::new();
    let mut rest = text;
    while let Some((mut divisions, behind)) = longest(rest).or_else(|| short.then(|| stem(rest)).flatten()) {
        if let Some(outer) = steps.last() {
            divisions.retain(|division| outer.divisions.iter().any(|outer| division.is_inside(outer)));
        }
        if divisions.is_empty() {
            break;
        }
        steps.push(Named { divisions, rest: behind });
        rest = behind;
    }
    steps
}

/// The words for levels, with which the names of divisions end.
pub(super) const LEVELS: [char; 7] = ['省', '市', '县', '区', '旗', '州', '盟'];

/// The longest division that a text begins with.
fn longest(text: &str) -> Option<(Vec<Division>, &str)> {
    /// 积石山保安族东乡族撒拉族自治县
    const LONGEST: usize = 15;
    let ends = text.char_indices().take(LONGEST).skip(1).filter(|(_, c)| LEVELS.contains(c));
    let ends: Vec<usize> = ends.map(|(at, c)| at + c.len_utf8()).collect();
    ends.into_iter().rev().find_map(|end| {
        let (name, rest) = text.split_at(end);
        Some(table::named(name)).filter(|found| !found.is_empty()).map(|found| (found, rest))
    })
}

/// A division without the word for its level: 合肥, 内蒙古.
fn stem(text: &str) -> Option<(Vec<Division>, &str)> {
    [4, 3, 2].into_iter().find_map(|length| {
        let (end, _) = text.char_indices().nth(length)?;
        let (stem, rest) = text.split_at(end);
        let full = ["市", "省", "县", "区", "州", "盟", "自治区"];
        let found: Vec<Division> = full.iter().flat_map(|level| table::named(&format!("{stem}{level}"))).collect();
        (!found.is_empty()).then_some((found, rest))
    })
}

/// The level of an organ by its name: that of its innermost division, or of a smaller place in the words behind it, which
/// no table knows: 青禾镇.
pub(super) fn level(name: &str, named: &Named<'_>, kind: Option<IssuerKind>) -> Option<Level> {
    let mut level = rank(&named.divisions);
    // a second name in brackets has a place of its own
    let mut words = named.rest.split(['（', '(']).next().unwrap_or_default();
    let mut first = named.divisions.is_empty();
    while let Some((at, found, end)) = next_level(words) {
        let (segment, rest) = words.split_at(end);
        // 县教育局 has its level for a name
        let nameless = at == 0 && found < Level::Township && !(first && is_function(rest));
        if nameless || segment.chars().count() > 9 || is_other(segment, rest) {
            break;
        }
        let found = match found {
            Level::Prefecture if segment.ends_with('市') && level == Some(Level::Prefecture) => Level::County,
            // which 市 are counties, only the table knows
            Level::Prefecture if segment.ends_with('市') && !PRESENT => return level,
            found => found,
        };
        level = level.max(Some(found));
        words = rest;
        first = false;
    }
    // 兵团 has the rank of a province
    let corps = name.starts_with(CORPS).then_some(Level::Province);
    level.or(corps).or_else(|| is_of_state(name, kind).then_some(Level::State))
}

/// A town without its county (城关镇), or a bureau that has its level for a name (县教育局).
pub(super) fn tells_no_place(name: &str, level: Option<Level>) -> bool {
    level.is_some() && name.starts_with(LEVELS) || level == Some(Level::Township) && !name.contains(LEVELS)
}

/// The level of divisions that are all of one rank.
pub(super) fn rank(divisions: &[Division]) -> Option<Level> {
    let rank = divisions.first()?.rank();
    divisions.iter().all(|division| division.rank() == rank).then_some(match rank {
        Rank::Province => Level::Province,
        Rank::Prefecture => Level::Prefecture,
        Rank::County => Level::County,
    })
}

/// The next word for a level: where it stands, its level, and where it ends.
fn next_level(words: &str) -> Option<(usize, Level, usize)> {
    words.char_indices().take(12).find_map(|(at, c)| {
        let (level, length) = match c {
            '省' => (Level::Province, 1),
            '市' | '州' | '盟' => (Level::Prefecture, 1),
            '县' | '区' | '旗' => (Level::County, 1),
            '镇' | '乡' => (Level::Township, 1),
            '地' if words[at..].starts_with("地区") => (Level::Prefecture, 2),
            '苏' if words[at..].starts_with("苏木") => (Level::Township, 2),
            '街' if words[at..].starts_with("街道") => (Level::Township, 2),
            '街' if words[at + c.len_utf8()..].is_empty() => (Level::Township, 1),
            '自' if words[at..].starts_with("自治区") => (Level::Province, 3),
            _ => return None,
        };
        Some((at, level, at + length * c.len_utf8()))
    })
}

/// Behind 县 alone: an organ, and not the rest of a word.
fn is_function(rest: &str) -> bool {
    ["局", "委", "办公室", "办", "政府", "中心", "会", "院", "队", "处"].iter().any(|end| rest.ends_with(end))
        && !["场", "容", "政", "域", "划"].iter().any(|start| rest.starts_with(start))
}

/// Words that hold a level and are no place: 城市管理局, 市场监管局, 开发区.
fn is_other(segment: &str, rest: &str) -> bool {
    const ENDS: [&str; 21] = [
        "城市",
        "城镇",
        "城乡",
        "乡镇",
        "集镇",
        "社区",
        "园区",
        "景区",
        "校区",
        "库区",
        "山区",
        "牧区",
        "灾区",
        "胜区",
        "开发区",
        "新区",
        "产业区",
        "示范区",
        "保税区",
        "管理区",
        "合作区",
    ];
    const MORE: [&str; 3] = ["试验区", "度假区", "高新区"];
    ENDS.iter().chain(&MORE).any(|end| segment.ends_with(end))
        || segment.ends_with('市') && rest.starts_with('场')
        || segment.ends_with('乡') && rest.starts_with(['村', '镇'])
}

/// 财政部, 国家统计局: an organ of the state council, and none of its local ones.
fn is_of_state(name: &str, kind: Option<IssuerKind>) -> bool {
    let ministry = name.ends_with('部') && name.chars().count() <= 8 && kind == Some(IssuerKind::Department);
    let national = ["国家", "国务院", "中国", "中华人民共和国", "海关总署"].iter().any(|start| name.starts_with(start));
    ministry || national && matches!(kind, Some(IssuerKind::Department | IssuerKind::Office))
}
