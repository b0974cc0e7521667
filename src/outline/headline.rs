//! The words of a title: organ, year and the name of the report, without what web pages and files put around them.

use super::date::{self, Place};
use super::name;
use super::words::{Words, words};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{opt, recognize, value};
use nom::multi::{many0, many0_count};
use nom::{IResult, Parser};

/// How much a title says; the best wins, the first of equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// 政府信息公开工作年度报告
    Bare,
    Year,
    Organ,
    Both,
}

/// A title without white space, and what it says.
#[derive(Debug, Clone)]
pub(super) struct Headline {
    pub text: String,
    pub organ: Option<String>,
    pub year: bool,
}

impl Headline {
    pub fn grade(&self) -> Grade {
        match (&self.organ, self.year) {
            (Some(_), true) => Grade::Both,
            (Some(_), false) => Grade::Organ,
            (None, true) => Grade::Year,
            (None, false) => Grade::Bare,
        }
    }
}

/// A report is a 报告 or a 年报; most lines have neither.
pub(super) fn may_be_one(words: &str) -> bool {
    words.contains('报')
}

/// Reads words without white space as a title.
pub(super) fn read(compact: &str) -> Option<Headline> {
    if !may_be_one(compact) {
        return None;
    }
    let words = undress(compact);
    let (text, rest) = report_name(words).or_else(|| short_name(words))?;
    let (kept, rest) = local_suffix(rest);
    // a title may be printed twice in one line
    (is_tail(rest) || rest == text).then(|| of_text(&format!("{text}{kept}"))).flatten()
}

/// What the words of a title say, unless they are a sentence or an advertisement.
pub(super) fn of_text(text: &str) -> Option<Headline> {
    const FOREIGN: &Words =
        words!("编制 根据 按照 印发 通知 请与 要求 格式 上一篇 下一篇 解读 如下 公布 发布 现将 填报");
    let before = &text[..anchor(text).unwrap_or(0)];
    // 机构编制委员会 is an organ, 编制了 a sentence
    let foreign = FOREIGN.within(&before.replace("机构编制", ""));
    if before.chars().count() > 45
        || before.starts_with("公开")
        || before.contains(['。', '，', ',', '；', ';', '：', ':', '“', '”', '？', '！', '《', '》', '〈', '〉'])
        || foreign
        || name::is_spam(text)
    {
        return None;
    }
    let year = text
        .char_indices()
        .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_ascii_digit()) && date::year(&text[at..]).is_ok());
    Some(Headline { organ: name::of_title(text), year, text: text.to_string() })
}

/// Cuts bullets, Markdown marks, quotation marks and keys such as 标题： off the beginning.
fn undress(compact: &str) -> &str {
    let mut words = compact.trim_start_matches(|c: char| "#*•●◆■▪·-—>_=★☆※".contains(c));
    for (open, close) in [('【', '】'), ('[', ']')] {
        if let Some((_, rest)) = words.strip_prefix(open).and_then(|w| w.split_once(close)) {
            words = rest;
        }
    }
    for key in ["信息名称", "文件名称", "标题", "名称", "题名", "题目", "附件"] {
        if let Some(rest) = words.strip_prefix(key) {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            words = rest.strip_prefix(['：', ':', '】', ']', '.', '、']).unwrap_or(rest);
        }
    }
    let words = numbered(words).unwrap_or(words);
    words.strip_prefix('《').unwrap_or(words)
}

/// What stands behind 1. or 12、; a year is no number of a list.
fn numbered(words: &str) -> Option<&str> {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = words.len() - rest.len();
    let rest = rest.strip_prefix(['.', '、', '．']).filter(|_| (1..=2).contains(&digits))?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// …政府信息公开工作年度报告, and what comes after it.
pub(super) fn report_name(words: &str) -> Option<(&str, &str)> {
    anchors(words).take(4).find_map(|(_, end)| {
        let (rest, ()) = report(&words[end..]).ok()?;
        Some((&words[..words.len() - rest.len()], rest))
    })
}

/// A title that has lost its 政府信息公开: 工作年度报告 with an organ, a year, or nothing before it.
fn short_name(words: &str) -> Option<(&str, &str)> {
    let at = words.find("工作年度报告")?;
    let before = &words[..at];
    let alone =
        before.is_empty() || is_year(before) || name::of_words(before).is_some_and(|o| name::names_an_organ(&o));
    alone.then(|| words.split_at(at + "工作年度报告".len()))
}

/// What follows 公开 in the name of a report: 工作, 2022年度, … and 报告 or 年报 at the end.
fn report(input: &str) -> IResult<&str, ()> {
    let word = |w: &'static str| value((), tag(w));
    let year = value((), (date::year, opt(alt((tag("年度"), tag("年"), tag("度"))))));
    let more = value((), (one_of("和及与暨、"), alt((tag("政府信息公开"), tag("政务公开"), tag("信息公开")))));
    let filler = alt((
        word("工作"),
        year,
        value((), bracketed_year),
        more,
        word("年度"),
        word("情况"),
        word("的"),
        word("总结"),
    ));
    value((), (many0_count(filler), alt((tag("报告"), tag("年报"), tag("年终报告"))))).parse(input)
}

/// （2020年度）
pub(super) fn bracketed_year(input: &str) -> IResult<&str, &str> {
    recognize((one_of("(（"), date::year, opt(tag("年")), opt(tag("度")), one_of(")）"))).parse(input)
}

/// A bracket that belongs to the title: （2020年度）, （本级）, （文字版）; not （PDF下载）, nor a date.
fn local_suffix(rest: &str) -> (&str, &str) {
    const FILES: &Words = words!("word Word WORD pdf PDF 附件 下载");
    let rest = rest.strip_prefix('》').unwrap_or(rest);
    match bracket(rest) {
        Ok((after, inner)) if !FILES.within(inner) && !is_date(inner) => (&rest[..rest.len() - after.len()], after),
        _ => ("", rest),
    }
}

fn bracket(input: &str) -> IResult<&str, &str> {
    let inner = take_while1(|c: char| !"()（）".contains(c));
    let (rest, (_, inner, _)) = (one_of("(（"), inner, one_of(")）")).parse(input)?;
    Ok((rest, inner))
}

fn is_date(text: &str) -> bool {
    date::date(text, Place::Elsewhere).is_ok()
}

/// What may be glued to the end of a title and is dropped: a file suffix, a date, widgets, a site's name.
fn is_tail(rest: &str) -> bool {
    const WORDS: &Words = words!(
        "字体 字号 发布 来源 浏览 打印 关闭 分享 信息来源 时间 日期 作者 点击 阅读 索引 公开日期 公开时间 \
        成文日期 责任编辑 访问 全文 正文"
    );
    let extension = (
        char('.'),
        alt((tag("pdf"), tag("docx"), tag("doc"), tag("wps"), tag("html"), tag("htm"), tag("txt"), tag("xls"))),
    );
    let dropped = alt((recognize(bracket), recognize(extension)));
    let rest = match many0(dropped).parse(rest) {
        Ok((rest, _)) => rest,
        Err(_) => rest,
    };
    rest.is_empty()
        || rest.chars().all(|c| "》*#_-—.。★☆※".contains(c))
        || rest.starts_with(['_', '|', '【', '[', '-', '—', '–', '～'])
        || is_date(rest)
        || digit1::<_, nom::error::Error<_>>(rest).is_ok_and(|(after, digits)| after.is_empty() && digits.len() == 8)
        || WORDS.starts(rest)
}

/// Nothing but a year: 2020年度
pub(super) fn is_year(words: &str) -> bool {
    (date::year, opt(alt((tag("年度"), tag("年"))))).parse(words).is_ok_and(|(rest, _)| rest.is_empty())
}

/// Where 政府信息公开 begins in a title; what stands before it names the organ and the year. An organ may have the words
/// in its own name: it is those that 报告 follows.
pub(super) fn anchor(compact: &str) -> Option<usize> {
    let reported = anchors(compact).take(4).find(|(_, end)| report(&compact[*end..]).is_ok());
    reported.or_else(|| anchors(compact).next()).map(|(at, _)| at)
}

/// The beginning and the end of each 政府信息公开, 政务公开 ….
fn anchors(compact: &str) -> impl Iterator<Item = (usize, usize)> {
    compact.match_indices("公开").filter_map(|(at, word)| {
        let before = &compact[..at];
        let short = ["信息", "政务"].iter().find_map(|w| before.strip_suffix(w).map(|rest| (rest, *w)))?;
        let (rest, kind) = short;
        let start = match kind {
            "信息" => ["政府", "政务"].iter().find_map(|w| rest.strip_suffix(w)).unwrap_or(rest),
            _ => ["政府信息和", "政府信息与", "政府信息及"].iter().find_map(|w| rest.strip_suffix(w)).unwrap_or(rest),
        };
        Some((start.len(), at + word.len()))
    })
}
