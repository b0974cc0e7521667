//! What a sentence restricts its figures to: another year, a part of the year, a part of the organ.

use super::issuer::Issuer;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, longest};

/// What has been said of the time, up to some token.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Time {
    /// The words that name another year, as the place of their token.
    year: Option<usize>,
    /// The words that name a part of the year, in this clause.
    part: Option<usize>,
    /// It is the first of many: 2000年以来.
    since: bool,
    /// The year is still to come.
    later: bool,
    /// A word like 力争 has been heard.
    planned: bool,
}

impl Time {
    /// Takes notice of a token.
    pub fn hear(&mut self, text: &str, tokens: &[Token<'_>], at: usize, report_year: Option<u16>) {
        let Some(token) = tokens.get(at) else { return };
        match token.kind {
            Kind::Year(_) if is_cited(text, tokens, at) => {}
            Kind::Year(year) => {
                self.year = report_year.filter(|known| *known != year).map(|_| at);
                self.part = None;
                self.since = text.get(token.end..).is_some_and(|after| after.starts_with("以来"));
                self.later = report_year.is_some_and(|known| known < year);
            }
            Kind::Months
                if !is_whole_year(text, tokens, at) && !is_moment(text, tokens, at) && !is_so_far(text, tokens, at) =>
            {
                self.part = Some(at)
            }
            Kind::Word(sense) => match sense.class {
                // 2023年力争全年公开3000条: all of the year to come
                Class::Now if self.is_plan() => {}
                // 2021年年报显示，当年收到申请61件
                Class::Now if self.year.is_some() && ["当年", "当年度", "该年度"].contains(&token.words(text)) =>
                    {}
                Class::Now | Class::To => *self = Time::default(),
                Class::Void => self.planned = true,
                // 近五年最低
                Class::Before if is_ranked(text, token) => {}
                Class::Before => self.year = Some(at),
                Class::Part => self.part = Some(at),
                _ => {}
            },
            Kind::Semicolon => {
                self.part = None;
                self.year = self.year.filter(|at| !is_relative(tokens, *at));
            }
            // 本年53件，去年同期为61件，已答复53件; 是上年的1.7倍，答复50件
            Kind::Comma => {
                let rate = Token::before(tokens, at).is_some_and(|token| matches!(token.kind, Kind::Rate));
                let over = |at: usize| is_same_time(text, tokens, at) || rate && is_relative(tokens, at);
                self.year = self.year.filter(|at| !over(*at));
            }
            _ => {}
        }
    }

    /// What brackets say of another year is over where they close, at `close`.
    pub fn leave(&mut self, tokens: &[Token<'_>], close: usize) {
        let open =
            tokens.get(..close).and_then(|before| before.iter().rposition(|token| matches!(token.kind, Kind::Open)));
        self.year = self.year.filter(|at| open.is_none_or(|open| *at < open));
    }

    /// 力争2023年公开3000条以上，培训4次: nothing of it has been done in the report year.
    pub fn is_plan(&self) -> bool {
        self.later && self.planned
    }

    /// What is told is of a year after that of the report.
    pub fn is_later(&self) -> bool {
        self.later && self.year.is_some()
    }

    /// The token that restricts a figure, if one does. A month is only when something happened, where what is counted are
    /// events.
    pub fn restricts(&self, topic: Topic) -> Option<usize> {
        // 对2000年以来的文件进行清理，继续有效168件: what there is now
        let stock = || self.since && matches!(topic, Topic::Rules | Topic::Normative);
        self.year.filter(|_| !stock()).or(self.part.filter(|_| adds_up(topic)))
    }
}

/// 去年, unlike 2021年, is told of within a part of a sentence.
fn is_relative(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).and_then(Token::class) == Some(Class::Before)
}

/// 近五年最低, 历年新高: the years that the figure is compared with.
fn is_ranked(text: &str, token: &Token<'_>) -> bool {
    const RANKS: [&str; 6] = ["最", "来最", "以来最", "新高", "来新高", "新低"];
    let after = text.get(token.end..).unwrap_or("");
    RANKS.iter().any(|rank| after.starts_with(rank))
}

fn is_same_time(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.words(text).ends_with("同期"))
}

/// True for what is counted over a time and over organs; of events one is told when they were and who held them.
pub(super) fn adds_up(topic: Topic) -> bool {
    use Topic::*;
    matches!(topic, Requests | Reconsideration | Litigation | Direct | After | Disclosure | Rules | Normative)
        || matches!(topic, Licensing | Penalties | Coercion | Fees | Processing)
}

/// 县（市、区）: what they did is never told of the whole.
pub(super) fn is_group(words: &str) -> bool {
    longest(words).is_some_and(|(word, sense)| word == words && sense.class == Class::Some)
}

/// The year of a law or a system, not of figures: 2019年修订的条例.
fn is_cited(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    const CITED: &[&str] = &[
        "修订",
        "新修订",
        "颁布",
        "施行",
        "实施",
        "印发",
        "出台",
        "成立",
        "制定",
        "以前",
        "之前",
        "版",
        "要点",
        "政府信息公开工作要点",
        "政务公开工作要点",
        "起施行",
    ];
    let than = |place: usize| matches!(tokens.get(place).and_then(Token::class), Some(Class::Than | Class::Compare));
    let after = tokens.get(at).and_then(|token| text.get(token.end..)).unwrap_or("");
    CITED.iter().any(|word| after.starts_with(word)) || at.checked_sub(1).is_some_and(than)
}

/// 已于1月办结: when something was done, not a part of the year that is counted.
fn is_moment(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    const BEGUN: [&str; 6] = ["开通", "上线", "启用", "成立", "改版", "新开通"];
    let after = tokens.get(at).and_then(|token| text.get(token.end..)).unwrap_or("");
    Token::before(tokens, at).is_some_and(|token| token.words(text).ends_with('于'))
        || BEGUN.iter().any(|verb| after.strip_prefix("份").unwrap_or(after).starts_with(verb))
}

fn is_whole_year(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    let words = tokens.get(at).map_or("", |token| token.words(text));
    // 12月新收2件
    if ["12月", "12月份", "十二月", "十二月份"].contains(&words) {
        return is_until(text, tokens, at);
    }
    let begins = !words.contains(['-', '—', '~', '～', '至', '到'])
        || words.starts_with("1月")
        || words.starts_with("一月")
        || words.strip_prefix(['1', '一']).is_some_and(|rest| rest.starts_with(['-', '—', '~', '～', '至', '到']));
    begins && ["12月", "十二月"].iter().any(|month| words.contains(month))
}

/// 截至2022年11月底: all of the year so far.
fn is_so_far(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    const LATE: [&str; 4] = ["10月", "11月", "十月", "十一月"];
    is_until(text, tokens, at)
        && tokens.get(at).is_some_and(|token| LATE.iter().any(|month| token.words(text).starts_with(month)))
}

/// 截至2022年11月, 12月底
fn is_until(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    let end =
        tokens.get(at).and_then(|token| text.get(token.end..)).is_some_and(|after| after.starts_with(['底', '末']));
    let before = tokens.get(..at).unwrap_or(&[]).iter().rev();
    let mut before = before.skip_while(|token| matches!(token.kind, Kind::Year(_)));
    end || before.next().is_some_and(|token| ["截至", "截止", "截止到", "至", "到"].contains(&token.words(text)))
}

/// True where a comparison with another year begins: 较2021年.
pub(super) fn compares(tokens: &[Token<'_>], at: usize) -> bool {
    let other = |token: &Token<'_>| matches!(token.kind, Kind::Year(_)) || token.class() == Some(Class::Before);
    tokens.get(at).is_some_and(|token| token.class() == Some(Class::Than)) && tokens.get(at + 1).is_some_and(other)
}

/// 县办, 府办
const LEVELS_OF_OFFICES: [char; 11] = ['省', '市', '州', '盟', '县', '区', '旗', '镇', '乡', '府', '党'];

/// The organ or place that unknown words name, where it is a part of the organ that reports, or another. `broken_down` says
/// that parts are what is told of.
pub(super) fn part_of_organ<'t>(words: &'t str, issuer: &Issuer<'_>, broken_down: bool) -> Option<&'t str> {
    const ENDS: &[char] = &['局', '委', '厅', '县', '区', '市', '镇', '乡', '旗', '道', '院', '队', '所', '办'];
    const HOLDS: &[&str] = &[
        "举办", "主办", "承办", "交办", "转办", "督办", "协办", "领办", "代办", "经办", "应办", "查办", "新办", "换办",
        "补办", "申办", "续办",
    ];
    const OTHERS: &[&str] = &[
        "部门",
        "政府办",
        "办公室",
        "公司",
        "集团",
        "中心",
        "街道办事处",
        "单位",
        "政府",
        "苏木",
        "系统",
        "机关",
        "管委会",
        "管理处",
        "办事处",
        "层面",
    ];
    // 告知向有关机关提出的5件
    const ANY: [&str; 5] = ["有关", "相关", "告知", "上级", "转交"];
    const GENERAL: &[char] = &['各', '全', '我', '本', '该', '等', '每'];
    let words = words.trim_matches(|c: char| matches!(c, '，' | '、'));
    let ends = |list: &[&str]| list.iter().any(|end| words.ends_with(end));
    let others = || {
        ends(HOLDS)
            || ends(&["频道", "渠道", "报道", "通道"])
            || ends(&["法院", "检察院", "领导小组办公室", "融媒体中心", "查阅中心", "大厅"])
    };
    let level = || broken_down && ["省级", "市级", "州级", "县级", "区级", "旗级"].contains(&words);
    let named = (words.ends_with(ENDS) || ends(OTHERS)) && !others() || level();
    // 接办 is done, 县办 is an office
    let office =
        |words: &str| !words.ends_with('办') || words.chars().nth(2).is_some() || words.starts_with(LEVELS_OF_OFFICES);
    const KINDS: [&str; 8] = ["社区", "小区", "园区", "景区", "校区", "辖区", "地区", "关区"];
    if !named || !office(words) || KINDS.contains(&words) || !(2..=16).contains(&words.chars().count()) {
        return None;
    }
    // 县政府及县政府办公室
    let own = || words.split_once(['及', '和', '与', '、']).is_some_and(|(first, _)| issuer.goes_by(first));
    // 区政府及其部门: all of them
    let whole = words.contains("及其") && !words.contains("及其他")
        || words.contains("及所属")
        || words.contains("代表")
        || words.starts_with('代');
    // 其中各县（市、区）局82件
    let any = ANY.iter().any(|any| words.contains(any));
    let general =
        any || words.contains(GENERAL) && !(broken_down && words.starts_with('各') && !words.contains("各类"));
    // 其中市政府及其部门3件、县区5件: among parts it is one of them
    if general || !broken_down && (whole || own()) {
        return None;
    }
    (broken_down || !(OTHERS.contains(&words) || issuer.goes_by(words))).then_some(words)
}
