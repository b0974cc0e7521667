//! 统计期限: the time that the figures cover, also where a web page has lost some of its characters.

use super::date::{Loose, Place, date, may_be_date};
use super::words::{Words, head, tail, words};
use crate::model::Period;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while};
use nom::character::complete::{one_of, space0};
use nom::combinator::opt;
use nom::multi::many1_count;
use nom::sequence::delimited;
use nom::{IResult, Parser};

/// A period and the words that state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stated<'t> {
    pub period: Period,
    pub text: &'t str,
}

/// The period of the figures as stated in `opening`, or else, with the words that name it, in `body`. `year` is the year
/// of a period that names none: 自当年1月1日至12月31日.
pub(super) fn find<'t>(opening: &'t str, body: &'t str, year: Option<u16>) -> Option<Stated<'t>> {
    let named = |part: &'t str| candidates(part, year).find(|c| c.named).map(|c| c.stated);
    named(opening).or_else(|| candidates(opening, None).find(|c| c.whole).map(|c| c.stated)).or_else(|| named(body))
}

struct Candidate<'t> {
    stated: Stated<'t>,
    /// Words like 统计期限 stand beside it.
    named: bool,
    /// It is a year from its first day on.
    whole: bool,
}

/// Every place where a number begins is tried once.
fn candidates(part: &str, year: Option<u16>) -> impl Iterator<Item = Candidate<'_>> {
    let mut before = ' ';
    let mut skip = 0;
    part.char_indices().filter_map(move |(at, c)| {
        let starts = (c.is_ascii_digit() && !before.is_ascii_digit()) || c == '二';
        before = c;
        if !starts || at < skip {
            return None;
        }
        let candidate = candidate(part, at, year)?;
        skip = at + candidate.stated.text.len();
        Some(candidate)
    })
}

fn candidate(part: &str, at: usize, year: Option<u16>) -> Option<Candidate<'_>> {
    const NAMES: &Words = words!("期限 时限 时段 周期 起止 统计 数据 时间点 涵盖 报告期 时间范围");
    let rest = &part[at..];
    if !may_be_date(rest) {
        return None;
    }
    let (period, left) = if let Ok((left, period)) = range(rest, year) {
        (period, left)
    } else {
        let (left, day) = date(rest, Place::End).ok()?;
        let before = last_clause(&part[..at]);
        let to = Period { from: None, to: day.on() };
        let until = words!("截止 截至").within(tail(before, 24));
        let next = head(left, 60).trim_start();
        let stop = next.starts_with('止') || next.starts_with("为止");
        let from = next.starts_with('起') && !next.contains("施行") && before.ends_with(['从', '自']);
        match (until || stop, from) {
            (true, _) => (to, left),
            (false, true) => (Period { from: date(rest, Place::Start).ok()?.1.on(), to: None }, left),
            _ => return None,
        }
    };
    let after = head(left, 30).split(['。', '；', '\n', '，', ',']).next().unwrap_or("");
    let named = NAMES.within(last_clause(&part[..at])) || NAMES.within(after);
    let stated = Stated { period, text: rest[..rest.len() - left.len()].trim_end() };
    let whole = period.from.is_some_and(|day| (day.month(), day.day()) == (1, 1))
        && period.to.is_some_and(|day| day.month() == 12);
    Some(Candidate { stated, named, whole })
}

/// The end of the sentence before a place, 60 characters at most.
fn last_clause(text: &str) -> &str {
    tail(text, 180).rsplit(['。', '；', ';', '\n']).next().unwrap_or("")
}

/// 2020年1月1日起至(2020年)12月31日止
fn range(input: &str, default: Option<u16>) -> IResult<&str, Period> {
    let (input, from) = date(input, Place::Start)?;
    // 2022年1月1日0时至2022年12月31日24时
    let (input, _) = opt(alt((tag("0时"), tag("零时"), tag("00时"), tag("0点"), tag("00:00")))).parse(input)?;
    let (input, _) =
        (pad, opt(alt((tag("起"), tag("始"), tag("开始"), tag("（含）")))), pad, opt(one_of("，,"))).parse(input)?;
    let (input, _) = link(input)?;
    let (input, _) = opt(alt((tag("同年"), tag("当年"), tag("本年")))).parse(input)?;
    match date(input, Place::End) {
        Ok((input, to)) => {
            let year = |own: Loose, other: Loose| Loose { year: own.year.or(other.year).or(default), ..own };
            let (from, to) = (year(from, to), year(to, from));
            let (input, _) = opt((space0, alt((tag("止"), tag("为止"))))).parse(input)?;
            Ok((input, Period { from: from.on(), to: to.on() }))
        }
        Err(_) if let Some((input, to)) = from.year.and_then(|year| doubled(input, year)) => {
            Ok((input, Period { from: from.on(), to: to.on() }))
        }
        // the second end is damaged: the first is still certain
        Err(_) if input.starts_with(|c: char| c.is_ascii_digit()) && from.year.is_some() => {
            let digits = input.trim_start_matches(|c: char| c.is_ascii_digit());
            Ok((digits, Period { from: from.on(), to: None }))
        }
        Err(error) => Err(error),
    }
}

/// 202020年12月31日, where the year before it is 2020: its first digits are typed twice.
fn doubled(input: &str, year: u16) -> Option<(&str, Loose)> {
    let rest = input.strip_prefix("20").filter(|rest| rest.starts_with(&year.to_string()))?;
    date(rest, Place::End).ok()
}

/// Blanks, also a hard wrap, and the marks of bold words.
fn pad(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| c.is_ascii_whitespace() || c == '*').parse(input)
}

/// What stands between the two ends.
pub(super) fn link(input: &str) -> IResult<&str, usize> {
    let word = alt((
        tag("截至"),
        tag("截止"),
        tag("到"),
        tag("至"),
        tag("止"),
        tag("-"),
        tag("—"),
        tag("－"),
        tag("–"),
        tag("~"),
        tag("～"),
        tag("―"),
    ));
    many1_count(delimited(pad, word, pad)).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    fn shown(text: &str) -> Option<String> {
        let day = |d: Option<Date>| d.map_or("?".to_string(), |d| d.to_string());
        find(text, "", None).map(|s| format!("{} {}", day(s.period.from), day(s.period.to)))
    }

    #[track_caller]
    fn check(expected: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn periods_as_printed() {
        check(
            "2020-01-01 2020-12-31",
            &[
                "所列数据统计期限从2020年1月1日到12月31日止。",
                "本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止",
                "使用数据统计期限为 2020 年 1 月 1 日至 2020 年 12 月 31 日，本年度",
                "统计时限：2020年1月1日-12月31日",
                "统计时段为2020年1月1日——2020年12月31日",
                "统计周期2020.1.1—2020.12.31",
                "数据起止时间为2020-01-01至2020-12-31。",
                "数据统计期限自2020年1月1日始，至2020年12月31日止",
                "2020年1月1日至12月31日为本报告的统计期限",
                "本报告涵盖2020年1月至12月。",
                "统计期限为2020年1月1日至当年12月31日",
                "统计期限为1月1日至2020年12月31日",
                "统计期限为2020年1月1日起，至12月31日止",
                "统计期限为二〇二〇年1月1日至二〇二〇年12月31日",
                "情况（2020年1月1日至12月31日）如下",
                "数据统计时间从2020年1月1日开始到2020年12月31日结束",
                "统计期限自2020年1月1日起，至2020年12月31日止",
                "统计期限为二〇二〇年一月一日至二〇二〇年十二月三十一日",
                "统计期限为2020年元月1日至十二月三十一日",
                "统计期限：20200101-20201231",
                "统计期限自 2020 年 1 月 1 日 起至 2020 年 12 月 31 日 止",
                "统计期限自 2020 年 1 月 1 日\n起，至 2020 年 12 月 31 日止",
                "统计期限：**2020年1月1日**至**2020年12月31日**",
                "统计期限自2020年1月1日起至202020年12月31日止",
            ],
        );
        check(
            "? 2020-12-31",
            &[
                "所列数据截止日期为2020年12月31日，电子版",
                "数据统计截至2020年12月31日",
                "所列数据统计至2020年12月31日止。",
                "所列数据统计截止2020年12月底。",
            ],
        );
    }

    #[test]
    fn damaged_periods() {
        check("2020-01-01 2020-12-31", &["统计期限从202011日到1231日止。", "统计期限2020年11日至1231日"]);
        check("2017-01-01 2017-12-31", &["统计期限为201711日至20171231日。"]);
        check(
            "2021-01-01 2021-12-31",
            &["统计期限20211月1日至20211231日", "统计期限2021 1月1日至12月31日", "统计期限为2021101日至1231日"],
        );
        check("? 2019-12-31", &["数据截止20191231日"]);
        // as stated
        check("2020-01-01 2020-12-21", &["统计期限从2020年1月1日到12月21日止"]);
        // what is no date is no date, its neighbour stays
        check("2020-01-01 ?", &["统计期限自2020年1月1日起至201220年12月31日止", "统计期限从2020年1月1日到12月32日止"]);
    }

    #[test]
    fn dates_that_are_no_period() {
        for text in [
            "",
            "自2008年5月1日起施行",
            "2020年，我局认真",
            "2020年1月20日",
            "条例自2019年5月15日实施以来",
            "统计1234567890年",
            "2020年4月10日至5月10日开展培训",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
        let body = "截至2020年12月31日，全县公开信息3条。统计期限为2020年1月1日至12月31日。";
        assert_eq!(find("", body, None).map(|s| s.text), Some("2020年1月1日至12月31日"));
    }
}
