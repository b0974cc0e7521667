//! Section headings: which lines open one of the six parts of the form, whatever they are called there.

use super::date::chinese_digit;
use super::words::{Words, squeeze, words};
use crate::model::SectionKind;
use crate::text::is_numeral;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{anychar, digit1, one_of};
use nom::combinator::{map, map_opt, not, opt, peek, value};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};
use std::borrow::Cow;
use std::cell::RefCell;

/// A line that opens a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heading<'t> {
    /// What the section is about; `Other` also for a main ordinal before unknown words.
    pub kind: SectionKind,
    /// The heading without Markdown marks and closing colon. Where prose runs on after it
    /// (`六、其他需要报告的事项：无。`), only the heading: what follows in the line is the section's text.
    pub text: &'t str,
    /// Its number as printed, which may be wrong.
    pub ordinal: Option<u8>,
    /// The wording is that of the form, letter for letter.
    pub exact: bool,
}

/// The longest heading, in characters without blanks.
const LONGEST: usize = 40;

/// Lines in the order of the source and what they are the heading of: they are asked for when blocks are cut, and again when
/// sections are told. A document may have a line for every second byte, so that a line which is no heading takes few bytes here.
#[derive(Debug, Default)]
pub(super) struct Known<'t>(RefCell<Asked<'t>>);

/// What was asked for, by where it stands in memory and how long it is.
#[derive(Debug, Default)]
struct Asked<'t> {
    /// Where the first line stands.
    origin: usize,
    /// From there, lines that are no heading.
    others: Vec<(u32, u32)>,
    headings: Vec<((u32, u32), Heading<'t>)>,
}

impl<'t> Known<'t> {
    /// The same as [`read`].
    pub fn read(&self, line: &'t str) -> Option<Heading<'t>> {
        if line.is_ascii() {
            return None;
        }
        let mut asked = self.0.borrow_mut();
        let Some(place) = asked.place(line) else { return read(line) };
        match asked.headings.binary_search_by_key(&place, |(known, _)| *known) {
            Ok(at) => Some(asked.headings[at].1),
            Err(_) if asked.others.binary_search(&place).is_ok() => None,
            Err(at) => {
                let found = read(line);
                match found {
                    // out of order nothing is kept
                    Some(heading) if at == asked.headings.len() => asked.headings.push((place, heading)),
                    None if asked.others.last().is_none_or(|last| *last < place) => asked.others.push(place),
                    _ => {}
                }
                found
            }
        }
    }
}

impl Asked<'_> {
    fn place(&mut self, line: &str) -> Option<(u32, u32)> {
        let at = line.as_ptr() as usize;
        if self.others.is_empty() && self.headings.is_empty() {
            self.origin = at;
        }
        Some((u32::try_from(at.checked_sub(self.origin)?).ok()?, u32::try_from(line.len()).ok()?))
    }
}

/// Reads a line as one of the main section headings.
pub(crate) fn read(line: &str) -> Option<Heading<'_>> {
    if line.is_ascii() {
        return None;
    }
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '|' | '_'));
    // prose runs on only behind the ordinal of a section
    if line.ends_with('。') && !line.starts_with(begins_main) {
        return None;
    }
    let (text, runs_on) = cut(line)?;
    let compact = squeeze(text, LONGEST)?;
    let (words, number) = ordinal(&compact);
    if runs_on && !matches!(number.rank, Rank::Main { .. }) {
        return None;
    }
    let canonical = canonical(words);
    let kind = canonical.or_else(|| reworded(words, number.rank, runs_on))?;
    Some(Heading { kind, text, ordinal: number.value, exact: canonical.is_some() })
}

/// The words that a line begins with, and whether prose runs on after them; most lines of prose and of tables are refused.
fn cut(line: &str) -> Option<(&str, bool)> {
    let mut count = 0;
    for (at, c) in line.char_indices() {
        match c {
            // as nearly all are
            '\u{4E00}'..='\u{9FFF}' if count < LONGEST => count += 1,
            '。' | '：' | ':' => {
                let closing_colon = c != '。' && at + c.len_utf8() == line.len();
                return Some((line[..at].trim_end_matches(|c: char| c.is_whitespace() || c == '*'), !closing_colon));
            }
            '|' | '…' | '；' | ';' => return None,
            // they may be the end of bold words
            '*' => count += 1,
            c if c.is_whitespace() => {}
            _ if count >= LONGEST => return None,
            _ => count += 1,
        }
    }
    Some((line, false))
}

/// The section that the form names so, letter for letter.
fn canonical(words: &str) -> Option<SectionKind> {
    SectionKind::STATUTORY.into_iter().find(|kind| kind.title() == Some(words))
}

/// The section that other words name.
fn reworded(words: &str, rank: Rank, runs_on: bool) -> Option<SectionKind> {
    let any_words = matches!(rank, Rank::Main { .. }) && !runs_on;
    if !any_words && !may_be_known(words) || is_row(words) || is_list(words) {
        return None;
    }
    let tidy = tidy(words);
    let plain = plain(&tidy);
    match rank {
        Rank::Main { .. } if runs_on => known(plain),
        Rank::Main { sure } => known(plain).or_else(|| likely(plain)).or_else(|| unknown(words, sure)),
        Rank::Sub => statutory(plain),
        Rank::None => known(plain.trim_start_matches(is_numeral)).filter(|_| !plain.starts_with(['无', '我'])),
    }
}

/// What an ordinal says about its line.
#[derive(Clone, Copy)]
enum Rank {
    /// 一、 第一部分, `sure` where the mark is one that nothing but headings has.
    Main {
        sure: bool,
    },
    /// （一） 1. 1、: a sub-heading, unless the words are those of the statute.
    Sub,
    None,
}

#[derive(Clone, Copy)]
struct Ordinal {
    value: Option<u8>,
    rank: Rank,
}

impl Ordinal {
    const NONE: Ordinal = Ordinal { value: None, rank: Rank::None };
}

/// The ordinal of a line, and the words after it.
fn ordinal(line: &str) -> (&str, Ordinal) {
    let may_be_one = |c: char| c.is_ascii_digit() || matches!(c, '(' | '（') || begins_main(c);
    let found = line.starts_with(may_be_one).then(|| some_ordinal(line).ok()).flatten();
    found.unwrap_or((line, Ordinal::NONE))
}

/// True for what 一、 and 第一部分 begin with.
fn begins_main(c: char) -> bool {
    c == '第' || is_numeral(c)
}

fn some_ordinal(input: &str) -> IResult<&str, Ordinal> {
    let part = delimited(tag("第"), numeral, (alt((tag("部分"), tag("部份"), tag("章"))), opt(one_of("、.．，,"))));
    let sub = alt((
        terminated(delimited(one_of("(（"), alt((numeral, number)), one_of(")）")), opt(one_of("、.．"))),
        terminated(alt((numeral, number)), one_of(")）")),
        terminated(number, (one_of("、.．"), not(peek(digit1)))),
    ));
    let of = |rank: Rank| move |n: u8| Ordinal { value: Some(n), rank };
    alt((
        map(part, of(Rank::Main { sure: true })),
        map(terminated(numeral, one_of("、")), of(Rank::Main { sure: true })),
        map(terminated(numeral, one_of(".．，,·")), of(Rank::Main { sure: false })),
        map(sub, of(Rank::Sub)),
    ))
    .parse(input)
}

/// 一 to 十九
fn numeral(input: &str) -> IResult<&str, u8> {
    let one = |input| map_opt(anychar, chinese_digit).parse(input);
    alt((preceded(tag("十"), map(one, |n| n + 10)), value(10, tag("十")), one)).parse(input)
}

fn number(input: &str) -> IResult<&str, u8> {
    map_opt(digit1, |digits: &str| digits.parse().ok().filter(|n| (1..20).contains(n))).parse(input)
}

/// The numbered rows of table 3, also cut short by a line break: 一、本年新收…, 三、本年.
fn is_row(label: &str) -> bool {
    const ROWS: &Words =
        words!("本年新收政府信息公开申请数量 上年结转政府信息公开申请数量 本年度办理结果 结转下年度继续办理");
    const PARTS: &Words = words!("本年新收 新收政府信息 上年结转 上年度结转 办理结果 结转下 数量");
    const RESULTS: &Words = words!("予以公开 部分公开 不予公开 无法提供 不予处理 其他处理 总计 其他");
    ROWS.iter().any(|row| row.starts_with(label))
        || RESULTS.rests(label).any(|rest| rest.len() <= 3)
        || PARTS.within(label)
        || label.starts_with("第二十条")
}

/// The preamble names the sections in running text.
fn is_list(words: &str) -> bool {
    words.ends_with(['，', ',', '、', '等']) || words!("包括 组成 等部分 等内容 等六").within(words)
}

/// Marks that do not count in a heading, and 的.
fn is_mark(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '的' | '“' | '”' | '"' | '《' | '》' | '（' | '）' | '(' | ')' | '·')
}

/// Words without marks and 的.
fn tidy(words: &str) -> Cow<'_, str> {
    if !words.contains(|c| is_mark(c) || c == '它') {
        return Cow::Borrowed(words);
    }
    let words: String = words.chars().filter(|c| !is_mark(*c)).collect();
    Cow::Owned(words.replace("其它", "其他"))
}

/// Words without what is often put before them.
fn plain(tidy: &str) -> &str {
    words!("行政机关 本行政机关 本机关 本单位 本地 本级 本年度 当前").rests(tidy).next().unwrap_or(tidy)
}

/// False for most words that [`known`] does not know: it looks at the last character alone.
fn may_be_known(words: &str) -> bool {
    words
        .trim_end_matches(is_mark)
        .ends_with(['况', '述', '情', '施', '措', '算', '见', '向', '划', '路', '进', '作', '排', '项', '表', '容'])
}

/// Wordings that are a heading also without an ordinal.
fn known(plain: &str) -> Option<SectionKind> {
    const OVERVIEW: &Words = words!(
        "总体情况 概述 概况 总体概况 总体概述 基本情况 工作基本情况 基本工作情况 工作总体情况 总体工作情况 \
        政府信息公开概况 主要工作概述 政府信息公开工作总体情况 政府信息主动公开工作总体情况"
    );
    const PROACTIVE: &Words =
        words!("主动公开政府信息情况 政府信息主动公开情况 主动公开政府信息详情 主动公开政府信息工作情况");
    const REQUESTS: &Words = words!(
        "政府信息依申请公开情况 依申请公开政府信息情况 依申请公开政府信息和不予公开政府信息情况 \
        政府信息公开申请接收与办理情况 政府信息公开申请办理情况 政府信息公开申请情况"
    );
    const PLANS: &Words = words!("情况 措施 举措 打算 意见 方向 计划 思路 改进 工作 安排");
    let has = |any: &Words| any.within(plain);
    let report = plain.ends_with("情况");
    if OVERVIEW.is(plain) {
        Some(SectionKind::Overview)
    } else if PROACTIVE.is(plain) {
        Some(SectionKind::Proactive)
    } else if REQUESTS.is(plain) || (report && plain.starts_with("收到") && plain.contains("处理政府信息公开"))
    {
        Some(SectionKind::Requests)
    } else if report
        && plain.contains("复议")
        && has(words!("诉讼 申诉"))
        && (has(words!("信息公开 被申请 申诉")) || plain == "行政复议行政诉讼情况")
    {
        Some(SectionKind::Remedies)
    } else if PLANS.ends(plain)
        && has(words!("存在 现存 主要"))
        && has(words!("问题 不足 困难"))
        && has(words!("改进 整改 措施 举措 下一步 下步"))
    {
        Some(SectionKind::Problems)
    } else if (plain.starts_with("其他") || plain.starts_with("需"))
        && words!("事项 情况 附表 内容").ends(plain)
        && has(words!("报告 说明"))
        && has(words!("其他 附表"))
    {
        Some(SectionKind::Other)
    } else {
        None
    }
}

/// What stays a main heading behind （一） or 1.: the words of the statute, never a sub-topic of section 一.
fn statutory(plain: &str) -> Option<SectionKind> {
    known(plain).filter(|kind| match kind {
        SectionKind::Overview | SectionKind::Proactive => kind.title() == Some(plain),
        SectionKind::Requests => plain.starts_with("收到"),
        _ => true,
    })
}

/// What the words behind 一、 are most likely about.
fn likely(plain: &str) -> Option<SectionKind> {
    let has = |any: &Words| any.within(plain);
    if has(words!("总体情况 概述 概况 基本情况 总体工作")) {
        Some(SectionKind::Overview)
    } else if has(words!("收费 费用 其他需 报告事项 报告其他")) {
        Some(SectionKind::Other)
    } else if has(words!("问题 不足 困难")) && has(words!("存在 主要 改进 措施"))
        || has(words!("改进措施 改进情况 整改措施"))
    {
        Some(SectionKind::Problems)
    } else if has(words!("复议 诉讼")) {
        Some(SectionKind::Remedies)
    } else if has(words!("依申请 公开申请")) {
        Some(SectionKind::Requests)
    } else if has(words!("主动公开")) {
        Some(SectionKind::Proactive)
    } else {
        None
    }
}

/// A heading of its own: 七、附件. A number behind the number is that of a row beside 三、本年度办理结果: 三、 （四） 息.
fn unknown(words: &str, sure: bool) -> Option<SectionKind> {
    let numbered = !matches!(ordinal(words).1.rank, Rank::None);
    let whole = !words.is_empty() && words.chars().count() <= 30 && !words.contains(['，', ',', '？', '！']);
    let heading = sure && whole && !numbered;
    heading.then_some(SectionKind::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use SectionKind::*;

    #[track_caller]
    fn check(kind: SectionKind, ordinal: Option<u8>, exact: bool, lines: &[&str]) {
        for line in lines {
            let found = read(line).map(|h| (h.kind, h.ordinal, h.exact));
            assert_eq!(found, Some((kind, ordinal, exact)), "{line}");
        }
    }

    #[test]
    fn the_six_of_the_form() {
        check(
            Overview,
            Some(1),
            true,
            &["一、总体情况", "  一、 总 体 情 况 ", "第一部分 总体情况", "## 一、总体情况"],
        );
        check(
            Overview,
            Some(1),
            true,
            &["**一、总体情况**", "一.总体情况", "1. 总体情况", "1、总体情况：", "（一）总体情况"],
        );
        check(Overview, None, true, &["总体情况", "### 总体情况"]);
        check(Proactive, Some(2), true, &["二、主动公开政府信息情况", "2. 主动公开政府信息情况"]);
        check(Requests, Some(3), true, &["三、收到和处理政府信息公开申请情况"]);
        check(Requests, Some(8), true, &["(八)收到和处理政府信息公开申请情况"]);
        check(Remedies, Some(4), true, &["四、政府信息公开行政复议、行政诉讼情况"]);
        check(Remedies, Some(9), true, &["(九)政府信息公开行政复议、行政诉讼情况"]);
        check(Problems, Some(5), true, &["五、存在的主要问题及改进情况"]);
        check(Other, Some(6), true, &["六、其他需要报告的事项"]);
        check(Other, Some(7), true, &["七、其他需要报告的事项"]);
    }

    #[test]
    fn other_names_for_them() {
        check(
            Overview,
            Some(1),
            false,
            &["一、概述", "一、工作基本情况", "一、政府信息主动公开工作总体情况", "一、主要工作概述"],
        );
        check(Overview, None, false, &["政府信息公开概况", "工作基本情况"]);
        check(
            Proactive,
            Some(2),
            false,
            &[
                "二、政府信息主动公开情况",
                "二、行政机关主动公开政府信息情况",
                "二、本地主动公开政府信息情况",
                "二、主动公开政府信息详情",
            ],
        );
        check(
            Requests,
            Some(3),
            false,
            &[
                "三、政府信息依申请公开情况",
                "三、行政机关收到和处理政府信息公开申请情况",
                "三、收到和处理政府信息公开情况",
                "三、政府信息公开申请接收与办理情况",
                "三、依申请公开政府信息和不予公开政府信息情况",
            ],
        );
        check(
            Remedies,
            Some(4),
            false,
            &[
                "四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
                "四、政府信息公开行政复议和行政诉讼情况",
                "四、政府信息公开行政复议（行政诉讼）情况",
                "四、政府信息公开行政复议行政诉讼情况",
                "四、复议诉讼和申诉情况",
            ],
        );
        check(
            Problems,
            Some(5),
            false,
            &[
                "五、存在问题及改进措施",
                "五、政府信息公开工作存在的主要问题及改进情况",
                "五、当前存在的主要问题及下一步改进措施",
                "五、现存问题与改进举措",
                "五、现存问题与五进举措",
                "五）存在的主要问题和改进措施",
                "五、存在的主要问题及整改措施",
            ],
        );
        check(
            Other,
            Some(6),
            false,
            &[
                "六、其它需要报告的事项",
                "六、其他需要报告事项",
                "六、其他报告的事项",
                "六、其他需要报告的情况",
                "六、需要报告的其他事项",
            ],
        );
    }

    #[test]
    fn headings_of_their_own() {
        check(Other, Some(7), false, &["七、附件", "七、政府信息公开的收费及减免情况"]);
        check(Other, Some(1), false, &["一、2022年工作思路"]);
        check(Other, Some(11), false, &["十一、附表"]);
    }

    #[test]
    fn prose_runs_on_after_a_heading() {
        let line = "六、其他需要报告的事项：无。";
        assert_eq!(read(line).map(|h| h.text), Some("六、其他需要报告的事项"));
        assert_eq!(read("**一、总体情况。** 2020年，云台县认真开展工作。").map(|h| h.text), Some("一、总体情况"));
        assert_eq!(read("一、加强领导。成立领导小组。"), None);
    }

    #[test]
    fn no_headings() {
        for line in [
            "",
            "一、",
            "一、本年新收政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量\t0\t0\t0",
            "三、本年度办理结果",
            "三、本年",
            "三、本",
            "四、结转下年度继续办理",
            "| 四、结转下年度继续办理 | 0 | 0 |",
            "第二十条第（一）项",
            "第二十条第(五)项",
            "（一）予以公开",
            "（六）其他处理",
            "（七）总计",
            "1.属于国家秘密",
            "(一)主动公开情况",
            "（一）主动公开方面",
            "（二）依申请公开情况",
            "（三）政府信息管理",
            "（四）平台建设",
            "（五）监督保障",
            "1.主动公开情况",
            "(二)《条例》第二十条相关政府信息主动公开情况",
            "(一)存在问题",
            "(二)改进措施",
            "无其他需报告事项",
            "行政复议",
            "行政复议\t行政诉讼",
            "复议后起诉",
            "全文包括总体情况、主动公开政府信息情况",
            "总体情况、主动公开政府信息情况、",
            "一、总体情况；二、主动公开政府信息情况；",
            "2020年，云台县认真贯彻落实条例，总体情况良好",
            "一是加强领导",
            "一、总体情况…………1",
            "四、行政复议数量",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
