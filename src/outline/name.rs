//! The name of an organ in the words that hold it.

use super::kind::{self, PLACES};
use super::words::{Words, squeeze, words};
use super::{date, headline};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::opt;

/// The organ that a title names: what stands before 政府信息公开, without the year, or else a bracket at its end.
pub(super) fn of_title(title: &str) -> Option<String> {
    let at = headline::anchor(title).or_else(|| title.find("工作年度报告"))?;
    // 上海市人民政府信息公开…: one 政府 stands for two
    let end =
        if title[..at].ends_with("人民") && title[at..].starts_with("政府") { at + "政府".len() } else { at };
    let bracket = || {
        let (_, inner) = title.strip_suffix(['）', ')'])?.rsplit_once(['（', '('])?;
        of_words(inner).filter(|organ| names_an_organ(organ))
    };
    of_words(&title[..end]).or_else(bracket)
}

/// An organ's name without the year and other words around it; `None` where nothing but those is left.
pub(super) fn of_words(text: &str) -> Option<String> {
    const AROUND: &Words = words!("关于 学年度 学年 年度 年 度 的 本级");
    let mut name: &str = text;
    loop {
        let before = name.len();
        name = name.trim_matches(|c: char| c.is_whitespace() || "—-_·•*#：:《“?？".contains(c));
        name = name.strip_prefix("关于").unwrap_or(name);
        if let Ok((rest, _)) = (date::year, opt(alt((tag("年度"), tag("年"), tag("度"))))).parse(name) {
            name = rest;
        }
        for word in AROUND.iter() {
            name = name.strip_suffix(word).unwrap_or(name);
        }
        // what a year has left that lost some of its digits
        name = name.trim_end_matches(|c: char| c.is_ascii_digit());
        if let Some((at, _)) = name.char_indices().rev().nth(3)
            && date::year(&name[at..]).is_ok()
        {
            name = &name[..at];
        }
        if name.len() == before {
            break;
        }
    }
    let compact = squeeze(name, 50)?;
    let long_enough = compact.chars().count() >= 2;
    (long_enough && is_name(&compact)).then(|| compact.into_owned())
}

/// A name that ends as organs and places do.
pub(super) fn names_an_organ(name: &str) -> bool {
    name.chars().count() >= 2 && is_name(name) && kind::ends_as_organs_do(name)
}

/// 临溪市住房和: a place, and what an organ's name goes on with.
pub(super) fn begins_with_a_place(words: &str) -> bool {
    let place = words.char_indices().skip(1).find(|(_, c)| PLACES.contains(c));
    place.is_some_and(|(at, c)| at + c.len_utf8() < words.len()) && is_name(words) && !words.contains("公开")
}

/// An advertiser's words in the place of a name.
pub(super) fn is_spam(text: &str) -> bool {
    const MARKS: &Words = words!(
        "bet 365 官网 体育平台 体育在线 体育投注 体育网 娱乐城 娱乐平台 娱乐场 娱乐官 娱乐网 博彩 棋牌 赌 \
        威尼斯人 葡京 投注 开户 必威 亚博 万博 皇冠 真人 电竞 彩票网 彩票平台 彩票注册 彩票下载 app 网址 \
        老虎机 百家乐 太阳城 六合彩 澳门金沙 www http"
    );
    if text.contains(|c: char| c.is_ascii_uppercase()) {
        MARKS.within(&text.to_ascii_lowercase())
    } else {
        MARKS.within(text)
    }
}

/// Chinese characters and brackets, and no words that only point: 本机关, 我局.
fn is_name(name: &str) -> bool {
    const POINTING: &Words = words!("我 你 上级 有关 相关 市级 区级 县级");
    const LEVELS: &Words = words!("市 县 区 省 旗 镇 乡 街 局 委 办 厅 机 单 级 部");
    // 全市, 本机关, 贵局, but 全椒县, 本溪市, 贵州省
    let scope = name.strip_prefix(['本', '全', '各', '该', '其', '贵']).is_some_and(|rest| LEVELS.starts(rest));
    const FOREIGN: &Words = words!("信息公开 报告 通知 公示 目录 工作的 情况 进一步 要求 条例 政务公开年");
    // the office that the work is named for
    let own = ["信息公开办公室", "信息公开中心"].iter().find_map(|office| name.strip_suffix(office)).unwrap_or(name);
    !scope
        && !POINTING.starts(name)
        && !FOREIGN.within(own)
        && !is_spam(name)
        && name.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c) || "（）()、·〇".contains(c))
}

/// The name of a function without its place: 教育局, 县应急管理局, 镇人民政府.
pub(super) fn is_generic(name: &str) -> bool {
    const FUNCTIONS: &Words = words!(
        "教育 财政 民政 司法 公安 应急 市场监 人力资源 人社 自然资源 国土 生态 环境 环保 住房 住建 交通 水利 \
        水务 农业 农牧 农村 林业 林草 畜牧 商务 商业 文化 文旅 文体 文广 旅游 卫生 卫健 退役 审计 统计 医疗 \
        医保 信访 城市管理 城管 城乡 综合 行政 政务 发展 发改 科技 科学 工业 工信 国有 国资 体育 乡村振兴 事务 \
        数据 大数据 机关 档案 金融 地方 民族 残疾 供销 园林 投资 招商 粮食 规划"
    );
    const PLAIN: &Words = words!("人民政府 政府 办公室 街道 办事处 党政 管委会 管理委员会 税务");
    let starts = |name: &str| FUNCTIONS.starts(name) || PLAIN.starts(name);
    words!("局 委 会 办公室 厅 中心 队 院 处 政府 办 街道 站").ends(name)
        && (starts(name) || name.starts_with(PLACES) && starts(core(name)))
}

/// Where in a full name the organ ends that a generic one may stand for: 卫健局 in 临溪市青山区卫生健康局.
pub(super) fn in_full(core: &str, name: &str) -> Option<usize> {
    if let Some(at) = name.find(core) {
        return Some(at + core.len());
    }
    let mut end = 0;
    for c in core.chars() {
        end += name[end..].find(c)? + c.len_utf8();
    }
    let rest = &name[end..];
    let tail = ["员会", "公室"].iter().find(|tail| rest.starts_with(**tail)).map_or(0, |tail| tail.len());
    (rest.len() == tail || rest[tail..].starts_with("办公室")).then_some(end + tail)
}

/// A generic name without the word for its level.
pub(super) fn core(name: &str) -> &str {
    if name.starts_with("市场") { name } else { name.strip_prefix(PLACES).unwrap_or(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_point() {
        for words in ["本机关", "我局", "我区", "全县", "本级", "贵单位", "各部门", "2020年", "本报告", ""]
        {
            assert!(!of_words(words).is_some_and(|name| names_an_organ(&name)), "{words}");
        }
        for name in ["全椒县", "本溪市", "各莫乡", "贵州省", "县教育局"] {
            assert!(names_an_organ(name), "{name}");
        }
    }
}
