//! Section headings: which lines open one of the six parts of the form, whatever they are called there.

use super::title::{squeeze, words};
use crate::model::SectionKind;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{digit1, one_of};
use nom::combinator::{map, map_opt, not, opt, peek, value};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

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

/// Reads a line as one of the main section headings.
pub(crate) fn read(line: &str) -> Option<Heading<'_>> {
    if line.is_ascii() {
        return None;
    }
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '|' | '_'));
    let (text, runs_on) = match line.find(['。', '：', ':']) {
        Some(at) => {
            let closing_colon = line[at..].chars().count() == 1 && !line.ends_with('。');
            (line[..at].trim_end_matches(|c: char| c.is_whitespace() || c == '*'), !closing_colon)
        }
        None => (line, false),
    };
    let compact = squeeze(text, LONGEST)?;
    if compact.is_empty() || compact.contains(['|', '…', '；', ';']) {
        return None;
    }
    let (words, number) = ordinal(&compact).unwrap_or((&compact, Ordinal::NONE));
    if is_row(words) || is_list(words) {
        return None;
    }
    let plain = plain(words);
    let kind = match number.rank {
        Rank::Main { .. } if runs_on => known(&plain)?,
        _ if runs_on => return None,
        Rank::Main { sure } => known(&plain).or_else(|| likely(&plain)).or_else(|| unknown(words, sure))?,
        Rank::Sub => statutory(&plain)?,
        Rank::None => known(plain.trim_start_matches(NUMERALS)).filter(|_| !plain.starts_with(['无', '我']))?,
    };
    Some(Heading { kind, text, ordinal: number.value, exact: canonical(kind) == Some(words) })
}

/// The wording of the form.
fn canonical(kind: SectionKind) -> Option<&'static str> {
    Some(match kind {
        SectionKind::Overview => "总体情况",
        SectionKind::Proactive => "主动公开政府信息情况",
        SectionKind::Requests => "收到和处理政府信息公开申请情况",
        SectionKind::Remedies => "政府信息公开行政复议、行政诉讼情况",
        SectionKind::Problems => "存在的主要问题及改进情况",
        SectionKind::Other => "其他需要报告的事项",
        SectionKind::Preamble => return None,
    })
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

const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

fn ordinal(input: &str) -> IResult<&str, Ordinal> {
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
    let one = |input| map_opt(one_of("一二三四五六七八九"), digit).parse(input);
    alt((preceded(tag("十"), map(one, |n| n + 10)), value(10, tag("十")), one)).parse(input)
}

fn digit(c: char) -> Option<u8> {
    NUMERALS.iter().position(|n| *n == c).and_then(|at| u8::try_from(at + 1).ok())
}

fn number(input: &str) -> IResult<&str, u8> {
    map_opt(digit1, |digits: &str| digits.parse().ok().filter(|n| (1..20).contains(n))).parse(input)
}

/// The numbered rows of table 3, also cut short by a line break: 一、本年新收…, 三、本年.
fn is_row(label: &str) -> bool {
    const ROWS: &str = "本年新收政府信息公开申请数量 上年结转政府信息公开申请数量 本年度办理结果 结转下年度继续办理";
    const PARTS: &str = "本年新收 新收政府信息 上年结转 上年度结转 办理结果 结转下 数量";
    const RESULTS: &str = "予以公开 部分公开 不予公开 无法提供 不予处理 其他处理 总计 其他";
    words(ROWS).any(|row| row.starts_with(label))
        || words(PARTS).any(|part| label.contains(part))
        || words(RESULTS).any(|row| label.starts_with(row) && label.len() <= row.len() + 3)
        || label.starts_with("第二十条")
}

/// The preamble names the sections in running text.
fn is_list(words: &str) -> bool {
    words.ends_with(['，', ',', '、', '等'])
        || ["包括", "组成", "等部分", "等内容", "等六"].iter().any(|w| words.contains(w))
}

/// Words without punctuation and 的, and without what is often put before them.
fn plain(words: &str) -> String {
    let words: String = words.chars().filter(|c| !"、，,的“”\"《》（）()的·".contains(*c)).collect();
    let mut rest = words.replace("其它", "其他");
    for start in ["行政机关", "本行政机关", "本机关", "本单位", "本地", "本级", "本年度", "当前"]
    {
        if let Some(cut) = rest.strip_prefix(start) {
            rest = cut.to_string();
            break;
        }
    }
    rest
}

fn has(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| words.contains(word))
}

fn ends(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| words.ends_with(word))
}

/// Wordings that are a heading also without an ordinal.
fn known(plain: &str) -> Option<SectionKind> {
    const OVERVIEW: &str = "总体情况 概述 概况 总体概况 总体概述 基本情况 工作基本情况 基本工作情况 工作总体情况 总体工作情况 \
        政府信息公开概况 主要工作概述 政府信息公开工作总体情况 政府信息主动公开工作总体情况";
    const PROACTIVE: &str = "主动公开政府信息情况 政府信息主动公开情况 主动公开政府信息详情 主动公开政府信息工作情况";
    const REQUESTS: &str = "政府信息依申请公开情况 依申请公开政府信息情况 依申请公开政府信息和不予公开政府信息情况 \
        政府信息公开申请接收与办理情况 政府信息公开申请办理情况 政府信息公开申请情况";
    let is = |names| words(names).any(|name| name == plain);
    if is(OVERVIEW) {
        Some(SectionKind::Overview)
    } else if is(PROACTIVE) {
        Some(SectionKind::Proactive)
    } else if is(REQUESTS) || (plain.starts_with("收到") && has(plain, &["处理政府信息公开"]) && ends(plain, &["情况"]))
    {
        Some(SectionKind::Requests)
    } else if has(plain, &["复议"])
        && has(plain, &["诉讼", "申诉"])
        && ends(plain, &["情况"])
        && (has(plain, &["信息公开", "被申请", "申诉"]) || plain == "行政复议行政诉讼情况")
    {
        Some(SectionKind::Remedies)
    } else if has(plain, &["存在", "现存", "主要"])
        && has(plain, &["问题", "不足", "困难"])
        && has(plain, &["改进", "整改", "措施", "举措", "下一步", "下步"])
        && ends(plain, &["情况", "措施", "举措", "打算", "意见", "方向", "计划", "思路", "改进", "工作", "安排"])
    {
        Some(SectionKind::Problems)
    } else if (plain.starts_with("其他") || plain.starts_with("需"))
        && has(plain, &["报告", "说明"])
        && has(plain, &["其他", "附表"])
        && ends(plain, &["事项", "情况", "附表", "内容"])
    {
        Some(SectionKind::Other)
    } else {
        None
    }
}

/// What stays a main heading behind （一） or 1.: the words of the statute, never a sub-topic of section 一.
fn statutory(plain: &str) -> Option<SectionKind> {
    known(plain).filter(|kind| match kind {
        SectionKind::Overview => plain == "总体情况",
        SectionKind::Proactive => plain == "主动公开政府信息情况",
        SectionKind::Requests => plain.starts_with("收到"),
        _ => true,
    })
}

/// What the words behind 一、 are most likely about.
fn likely(plain: &str) -> Option<SectionKind> {
    if has(plain, &["总体情况", "概述", "概况", "基本情况", "总体工作"]) {
        Some(SectionKind::Overview)
    } else if has(plain, &["收费", "费用", "其他需", "报告事项", "报告其他"]) {
        Some(SectionKind::Other)
    } else if has(plain, &["问题", "不足", "困难"]) && has(plain, &["存在", "主要", "改进", "措施"])
        || has(plain, &["改进措施", "改进情况", "整改措施"])
    {
        Some(SectionKind::Problems)
    } else if has(plain, &["复议", "诉讼"]) {
        Some(SectionKind::Remedies)
    } else if has(plain, &["依申请", "公开申请"]) {
        Some(SectionKind::Requests)
    } else if has(plain, &["主动公开"]) {
        Some(SectionKind::Proactive)
    } else {
        None
    }
}

/// A heading of its own: 七、附件.
fn unknown(words: &str, sure: bool) -> Option<SectionKind> {
    let heading = sure && !words.is_empty() && words.chars().count() <= 30 && !words.contains(['，', ',', '？', '！']);
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
