//! Who publishes: the organ's name, from the title or the next best place, and what kind of organ it is.

use super::period::{self, head};
use super::title;
use super::words::{Words, squeeze, words};
use crate::model::IssuerKind;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::opt;

/// The issuer's name from the first source that has one: the title, the sentence that makes or publishes the report,
/// the contact sentence, the line 发布机构 or 来源, the first subject of section 一. A name without its place (教育局) waits
/// for a later source that has it in full.
pub(crate) fn find(title: Option<&str>, head: &str, overview: &str) -> Option<String> {
    let mut generic: Option<String> = None;
    let sources = title
        .and_then(of_title)
        .into_iter()
        .chain(makers(head))
        .chain(contacts(head))
        .chain(publishers(head))
        .chain(subjects(overview));
    for name in sources {
        match &generic {
            None if is_generic(&name) => generic = Some(name),
            None => return Some(name),
            Some(short) => {
                let core = core(short);
                if let Some(at) = name.find(core).filter(|_| !is_generic(&name)) {
                    return Some(name[..at + core.len()].to_string());
                }
            }
        }
    }
    generic
}

/// What kind of organ has this name.
pub(crate) fn kind(name: &str) -> Option<IssuerKind> {
    let mut name = name.trim();
    while let Some(at) = name.rfind(['（', '(']).filter(|at| *at > 0 && name.ends_with(['）', ')'])) {
        name = &name[..at];
    }
    if name.is_empty() {
        return None;
    }
    Some(if is_vertical(name) {
        IssuerKind::Vertical
    } else if is_office(name) {
        IssuerKind::Office
    } else if is_zone(name) {
        IssuerKind::Zone
    } else if GOVERNMENT.ends(name) {
        IssuerKind::Government
    } else if !BODIES.ends(name) && DEPARTMENT.ends(name) {
        IssuerKind::Department
    } else {
        IssuerKind::Other
    })
}

/// The organ that a title names: what stands before 政府信息公开, without the year.
pub(super) fn of_title(title: &str) -> Option<String> {
    let at = title::anchor(title).or_else(|| title.find("工作年度报告"))?;
    // 上海市人民政府信息公开…: one 政府 stands for two
    let end =
        if title[..at].ends_with("人民") && title[at..].starts_with("政府") { at + "政府".len() } else { at };
    of_words(&title[..end])
}

/// An organ's name without the year and other words around it; `None` where nothing but those is left.
pub(super) fn of_words(text: &str) -> Option<String> {
    const AROUND: &Words = words!("关于 年度 年 度 的 本级");
    let mut name: &str = text;
    loop {
        let before = name.len();
        name = name.trim_matches(|c: char| c.is_whitespace() || "—-_·•*#：:《“".contains(c));
        name = name.strip_prefix("关于").unwrap_or(name);
        if let Ok((rest, _)) = (period::year, opt(alt((tag("年度"), tag("年"), tag("度"))))).parse(name) {
            name = rest;
        }
        for word in AROUND.iter() {
            name = name.strip_suffix(word).unwrap_or(name);
        }
        if let Some((at, _)) = name.char_indices().rev().nth(3)
            && period::year(&name[at..]).is_ok()
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
    let bare =
        name.rfind(['（', '(']).filter(|at| *at > 0 && name.ends_with(['）', ')'])).map_or(name, |at| &name[..at]);
    name.chars().count() >= 2
        && is_name(name)
        && (GOVERNMENT.ends(bare)
            || DEPARTMENT.ends(bare)
            || BODIES.ends(bare)
            || is_zone(bare)
            || words!("海关").ends(bare))
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

const GOVERNMENT: &Words = words!(
    "人民政府 政府 街道办事处 地区办事处 办事处 街道 镇 乡 苏木 行政公署 行署 公所 自治区 省 市 县 区 旗 \
    州 盟 地区"
);

const DEPARTMENT: &Words =
    words!("局 委 委员会 厅 办 办公室 中心 队 院 所 站 社 会 处 部 署 馆 总局 法院 检察院 室 库");

/// What ends like a department and is none.
const BODIES: &Words = words!("公司 集团 大学 学院 学校 中学 小学 幼儿园 医院 银行 合作社 农场 林场 联社");

fn is_vertical(name: &str) -> bool {
    if ["国家税务总局", "海关总署", "中国气象局", "国家统计局", "中国人民银行"].contains(&name)
    {
        return false;
    }
    let tax = name.contains("税务局") || name.contains("税务分局") || name.contains("税务所");
    let survey = name.contains("国家统计局") && name.ends_with('队');
    let fire = words!("消防救援总队 消防救援支队 消防救援大队 消防救援局");
    let others = words!(
        "海关 气象局 烟草专卖局 邮政管理局 海事局 通信管理局 出入境边防检查站 出入境边防检查总站 银保监局 \
        银保监分局 证监局 矿山安全监察局"
    );
    let finance = name.contains("金融监督管理总局") && words!("监管局 监管分局 监管支局").ends(name)
        || name.contains("银行保险监督管理委员会") && words!("监管局 监管分局").ends(name);
    tax || survey || finance || fire.ends(name) || others.ends(name) || name.starts_with("中国人民银行")
}

/// The office of a government, or of a 镇 乡 街道.
fn is_office(name: &str) -> bool {
    let of_government = words!("政府办公室 政府办公厅 政府办 国务院办公厅 行署办公室 公署办公室 政府综合办公室");
    let of_town = words!("党政办公室 党政综合办公室 党政办 街道办事处办公室 办事处综合办公室");
    of_government.ends(name)
        || of_town.ends(name)
        || ["府办", "府办公室"].iter().filter_map(|o| name.strip_suffix(o)).any(|place| place.ends_with(PLACES))
        || name == "办公室"
}

fn is_zone(name: &str) -> bool {
    const COMMITTEE: &Words = words!("管理委员会 管委会 管理委员会办公室 管委会办公室");
    const ZONES: &Words = words!(
        "开发区 高新区 产业区 示范区 新区 园区 工业园 产业园 科技园 保税区 景区 名胜区 度假区 管理区 合作区 \
        试验区 工业区 经开区"
    );
    let district = words!("浦东新区 滨海新区 沈北新区");
    COMMITTEE.ends(name) || (ZONES.ends(name) && !district.ends(name))
}

/// Chinese characters and brackets, and no words that only point: 本机关, 我局.
fn is_name(name: &str) -> bool {
    const POINTING: &Words = words!("我 贵 你 上级 有关 相关 市级 区级 县级");
    const LEVELS: &Words = words!("市 县 区 省 旗 镇 乡 街 局 委 办 厅 机 单 级 部");
    // 全市, 本机关, but 全椒县, 本溪市
    let scope = name.strip_prefix(['本', '全', '各', '该', '其']).is_some_and(|rest| LEVELS.starts(rest));
    const FOREIGN: &Words = words!("信息公开 报告 通知 公示 目录 工作的 情况 进一步 要求 条例 政务公开年");
    !scope
        && !POINTING.starts(name)
        && !FOREIGN.within(name)
        && !is_spam(name)
        && name.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c) || "（）()、·〇".contains(c))
}

/// The name of a function without its place: 教育局, 县应急管理局, 镇人民政府.
fn is_generic(name: &str) -> bool {
    const FUNCTIONS: &Words = words!(
        "教育 财政 民政 司法 公安 应急 市场监 人力资源 人社 自然资源 国土 生态 环境 环保 住房 住建 交通 水利 \
        水务 农业 农牧 农村 林业 林草 畜牧 商务 商业 文化 文旅 文体 文广 旅游 卫生 卫健 退役 审计 统计 医疗 \
        医保 信访 城市管理 城管 城乡 综合 行政 政务 发展 发改 科技 科学 工业 工信 国有 国资 体育 乡村振兴 \
        数据 大数据 机关 档案 金融 地方 民族 残疾 供销 园林 投资 招商 粮食 规划"
    );
    const PLAIN: &Words = words!("人民政府 政府 办公室 街道 办事处 党政 管委会 管理委员会 税务");
    let starts = |name: &str| FUNCTIONS.starts(name) || PLAIN.starts(name);
    words!("局 委 会 办公室 厅 中心 队 院 处 政府 办 街道 站").ends(name)
        && (starts(name) || name.starts_with(PLACES) && starts(core(name)))
}

const PLACES: [char; 9] = ['省', '市', '县', '区', '旗', '州', '盟', '镇', '乡'];

/// A generic name without the word for its level.
fn core(name: &str) -> &str {
    if name.starts_with("市场") { name } else { name.strip_prefix(PLACES).unwrap_or(name) }
}

/// 由…编制, …编制了2020年政府信息公开年度报告, 现公布…2020年政府信息公开年度报告
fn makers(head: &str) -> impl Iterator<Item = String> + '_ {
    const WORK: &Words = words!("编制 编写 撰写 汇编");
    let by = head.match_indices('由').filter_map(|(at, by)| {
        let rest = period::head(&head[at + by.len()..], 160);
        let end = WORK.find(rest)?;
        // the report, not a budget or a plan
        let sentence = [last_sentence(&head[..at]), period::head(&rest[end..], 60)];
        let report = sentence.iter().any(|part| part.contains("报告") || part.contains("年报"));
        // 由…根据《条例》编制
        let name = rest[..end].find(['根', '按', '依', '，']).map_or(&rest[..end], |cut| &rest[..cut]);
        report.then(|| strict(&rest[..end]).or_else(|| strict(name))).flatten()
    });
    let subject = head.match_indices("编制").filter_map(|(at, verb)| {
        let object: String =
            period::head(&head[at + verb.len()..], 300).chars().filter(|c| !c.is_whitespace()).collect();
        let object = object.trim_start_matches(['了', '本', '《']);
        let clause = &object[..object.find(['。', '，', '；', ',']).unwrap_or(object.len())];
        let is_report = clause.contains("报告") || clause.contains("年报");
        let own = is_report.then(|| of_title(clause).filter(|name| names_an_organ(name))).flatten();
        let before = tail_clause(&head[..at]);
        own.or_else(|| is_report.then(|| strict(before)).flatten())
    });
    let published = title::published(head).and_then(|t| of_title(&t.text)).filter(|name| names_an_organ(name));
    by.take(20).chain(subject.take(20)).chain(published)
}

/// The clause that ends a text.
fn tail_clause(text: &str) -> &str {
    let clause = last_sentence(text).rsplit(['，', ',', '：', ':']).next().unwrap_or("");
    clause.trim_start_matches(['现', '由'])
}

/// The sentence that ends a text, as far as it is near.
fn last_sentence(text: &str) -> &str {
    period::tail(text, 360).rsplit(['。', '；', '\n']).next().unwrap_or("")
}

/// 请与…联系, 请联系…(地址
fn contacts(head: &str) -> impl Iterator<Item = String> + '_ {
    const BEFORE: &Words = words!("请与 请联系 请向 请致电");
    const AFTER: &Words = words!("联系 咨询 反映 （ ( ， , 。 ： 地址");
    BEFORE.iter().flat_map(move |start| {
        head.match_indices(start).take(20).filter_map(move |(at, start)| {
            let rest = period::head(&head[at + start.len()..], 200);
            let mut ends: Vec<usize> = AFTER.iter().filter_map(|stop| rest.find(stop)).collect();
            ends.sort_unstable();
            // a bracket may belong to the name
            ends.into_iter().rev().find_map(|end| strict(&rest[..end]))
        })
    })
}

/// 发布机构：…, 来源：…
fn publishers(text: &str) -> impl Iterator<Item = String> + '_ {
    const KEYS: &Words = words!(
        "发布机构 发布单位 发布机关 发文机关 发文单位 公开主体 公开责任部门 责任部门 信息来源 编制单位 来源 \
        供稿单位"
    );
    KEYS.iter().flat_map(move |key| {
        text.match_indices(key).take(20).filter_map(move |(at, key)| {
            let rest = &text[at + key.len()..];
            let value = rest.trim_start_matches(|c: char| c.is_whitespace() || "：:|】]".contains(c));
            if value.len() == rest.len() {
                return None;
            }
            let value = head(value, 180);
            strict(value.split(|c: char| c.is_whitespace() || "|，。；【[".contains(c)).next()?)
        })
    })
}

/// 2022年，云台县应急管理局认真…: the first subject of section 一.
fn subjects(overview: &str) -> impl Iterator<Item = String> + '_ {
    const VERBS: &Words = words!(
        "认真 全面 深入 严格 坚持 高度 积极 按照 贯彻 始终 扎实 根据 紧紧 围绕 持续 切实 进一步 主动 不断 \
        依法 开展 加强 政府信息公开 信息公开 政务公开 深化 着力 聚焦 强化 以 在 紧扣 大力"
    );
    let overview = head(overview, 900);
    overview.split(['。', '，', ',', '；', '\n']).take(6).filter_map(|clause| {
        let end = VERBS.find(clause)?;
        strict(&clause[..end])
    })
}

/// A name out of a sentence: it has to end as organs do. An inner unit (…办公室政务公开科) is cut off.
fn strict(words: &str) -> Option<String> {
    let mut name = of_words(words)?;
    if name.ends_with(['科', '股', '组']) {
        let end = ["办公室", "政府", "委员会", "局", "厅", "中心"]
            .iter()
            .filter_map(|w| name.rfind(w).map(|at| at + w.len()))
            .max()?;
        name.truncate(end);
    }
    let closed = name.matches(['（', '(']).count() == name.matches(['）', ')']).count();
    (closed && names_an_organ(&name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (expected, names) in [
            (
                IssuerKind::Government,
                &[
                    "云台县",
                    "云台县人民政府",
                    "云台市政府",
                    "云台族自治旗青禾苏木",
                    "青禾镇",
                    "青禾街道",
                    "青禾街道办事处",
                    "浦东新区",
                    "云台省",
                ][..],
            ),
            (IssuerKind::Office, &["云台县人民政府办公室", "云台省人民政府办公厅", "云台县政府办", "青禾镇党政办公室"]),
            (
                IssuerKind::Vertical,
                &[
                    "国家税务总局云台县税务局",
                    "云台海关",
                    "国家统计局云台调查队",
                    "云台县气象局",
                    "云台县消防救援大队",
                    "云台市烟草专卖局",
                    "中国人民银行云台市分行",
                ],
            ),
            (IssuerKind::Zone, &["云台经济开发区管理委员会", "云台高新区管委会", "青山风景名胜区管委会", "云台新区"]),
            (
                IssuerKind::Department,
                &[
                    "云台县教育局",
                    "云台县数据局（政务服务管理局）",
                    "云台省财政厅",
                    "云台县发展和改革委员会",
                    "云台县融媒体中心",
                    "云台县残疾人联合会",
                    "云台县综合执法大队",
                    "云台县人民政府信访办公室",
                    "云台高新区财政局",
                    "国家税务总局",
                    "财政部",
                    "云台县地方金融监督管理局",
                ],
            ),
            (IssuerKind::Other, &["云台水务集团有限公司", "云台大学", "云台县人民医院"]),
        ] {
            for name in names {
                assert_eq!(kind(name), Some(expected), "{name}");
            }
        }
        assert_eq!(kind(""), None);
    }

    #[test]
    fn words_that_only_point() {
        for words in ["本机关", "我局", "我区", "全县", "本级", "各部门", "2020年", "本报告", ""] {
            assert!(!of_words(words).is_some_and(|name| names_an_organ(&name)), "{words}");
        }
        for name in ["全椒县", "本溪市", "各莫乡", "县教育局"] {
            assert!(names_an_organ(name), "{name}");
        }
    }
}
