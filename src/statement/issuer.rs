//! The organ that reports, and the names that it may go by.

use std::borrow::Cow;
use std::cell::OnceCell;

/// The words for levels that a name may begin with, or be.
const LEVELS: [char; 9] = ['省', '市', '州', '盟', '县', '区', '旗', '镇', '乡'];

/// The organ that reports; without a name where none is known.
#[derive(Default)]
pub(super) struct Issuer<'n> {
    name: Option<&'n str>,
    core: OnceCell<String>,
    plain: OnceCell<String>,
}

impl<'n> Issuer<'n> {
    pub fn new(name: Option<&'n str>) -> Self {
        Self { name, ..Self::default() }
    }

    pub fn name(&self) -> Option<&'n str> {
        self.name
    }

    /// True of a name that the organ may go by: 镇政府, 街道, or its own name.
    pub fn goes_by(&self, words: &str) -> bool {
        // 县政府办公室 in the report of the county's government
        let office = |name: &str| ["政府办公室", "政府办公厅", "政府办"].iter().any(|end| name.ends_with(end));
        if self.name.is_some_and(|name| !name.contains('办')) && office(words) {
            return false;
        }
        if self.is_system(words) || self.is_function(words) {
            return true;
        }
        let other = core(words);
        let level = || {
            other.parse().is_ok_and(|level: char| LEVELS.contains(&level))
                || ["街道", "苏木", "办事处"].contains(&&*other)
        };
        other.is_empty()
            || level()
            || self.name.is_none_or(|name| {
                let own = self.core.get_or_init(|| core(name).into_owned());
                own.contains(&*other) || other.contains(own.as_str()) || self.is_abbreviated_to(&other)
            })
    }

    /// 厅系统 is all of it.
    fn is_system(&self, words: &str) -> bool {
        words.strip_suffix("系统").is_some_and(|of| {
            ["厅", "局", "委", "部", "全"].contains(&of)
                || self.name.is_some_and(|name| name.contains(of))
                || self.goes_by(of)
        })
    }

    /// 省厅 in the report of a department of the province.
    fn is_function(&self, words: &str) -> bool {
        let mut chars = words.chars();
        let (level, rest) = (chars.next(), chars.as_str());
        ["厅", "局", "委", "办"].contains(&rest)
            && self.name.is_some_and(|name| name.ends_with(rest) && level.is_some_and(|c| name.contains(c)))
    }

    /// 科技厅, 县卫健委: each of its characters in its place in the full name. A level has to be that of the organ: in the report
    /// of 望川区教育局, 市教育局 is the organ above.
    fn is_abbreviated_to(&self, short: &str) -> bool {
        if !short.ends_with(['局', '厅', '委', '办']) || short.chars().nth(2).is_none() {
            return false;
        }
        let (Some(full), short) = (self.name, plain(short)) else { return false };
        let full = self.plain.get_or_init(|| plain(full).into_owned());
        let (short, full) = match short.strip_prefix(LEVELS) {
            Some(rest) => match full.rsplit_once(LEVELS) {
                Some((place, own)) if full[place.len()..].starts_with(&short[..short.len() - rest.len()]) => {
                    (rest, own)
                }
                _ => return false,
            },
            None => (&*short, full.as_str()),
        };
        let mut left = full.chars();
        short.chars().nth(2).is_some() && !short.contains(LEVELS) && short.chars().all(|c| left.any(|other| other == c))
    }
}

/// A name without the words that many have.
fn core(name: &str) -> Cow<'_, str> {
    const COMMON: [&str; 8] = ["人民", "政府办公室", "政府办公厅", "政府办", "政府", "办公室", "工作", "党政"];
    COMMON.into_iter().fold(Cow::Borrowed(name), |name, word| replaced(name, word, ""))
}

/// A name without the characters of levels that are none: 城乡建设, 市场监管.
fn plain(name: &str) -> Cow<'_, str> {
    const FIELDS: [(&str, &str); 5] = [("城乡", "城"), ("市场", "场"), ("乡村", "村"), ("城市", "城"), ("城镇", "城")];
    FIELDS.into_iter().fold(Cow::Borrowed(name), |name, (field, rest)| replaced(name, field, rest))
}

/// A text with another word in the place of a word.
fn replaced<'t>(text: Cow<'t, str>, word: &str, with: &str) -> Cow<'t, str> {
    if text.contains(word) { Cow::Owned(text.replace(word, with)) } else { text }
}

#[cfg(test)]
mod tests {
    use super::Issuer;

    #[test]
    fn an_organ_goes_by_a_shorter_name() {
        let goes_by = |words, name| Issuer::new(Some(name)).goes_by(words);
        assert!(goes_by("区市场监管局", "丰原区市场监督管理局"));
        assert!(goes_by("市住建局", "临江市住房和城乡建设局"));
        assert!(goes_by("县卫健委", "青岚县卫生健康委员会"));
        assert!(!goes_by("市教育局", "望川区教育局"));
        assert!(!goes_by("市住建局", "望川区住房和城乡建设局"));
    }
}
