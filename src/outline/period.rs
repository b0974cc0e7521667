//! 统计期限: the time that the figures cover, also where a web page has lost some of its characters.

use super::words::{Words, words};
use crate::model::{Date, Period};
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{one_of, space0};
use nom::combinator::{map, map_opt, opt};
use nom::multi::many1_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// A period and the words that state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stated<'t> {
    pub period: Period,
    pub text: &'t str,
}

/// The period of the figures as stated in `head`, or else, with the words that name it, in `body`.
pub(crate) fn find<'t>(head: &'t str, body: &'t str) -> Option<Stated<'t>> {
    let named = |part: &'t str| candidates(part).find(|c| c.named).map(|c| c.stated);
    named(head).or_else(|| candidates(head).find(|c| c.whole).map(|c| c.stated)).or_else(|| named(body))
}

struct Candidate<'t> {
    stated: Stated<'t>,
    /// Words like 统计期限 stand beside it.
    named: bool,
    /// It is a year from its first day on.
    whole: bool,
}

/// Every place where a number begins is tried once.
fn candidates(part: &str) -> impl Iterator<Item = Candidate<'_>> {
    let mut before = ' ';
    let mut skip = 0;
    part.char_indices().filter_map(move |(at, c)| {
        let starts = (c.is_ascii_digit() && !before.is_ascii_digit()) || c == '二';
        before = c;
        if !starts || at < skip {
            return None;
        }
        let candidate = candidate(part, at)?;
        skip = at + candidate.stated.text.len();
        Some(candidate)
    })
}

fn candidate(part: &str, at: usize) -> Option<Candidate<'_>> {
    const NAMES: &Words = words!("期限 时限 时段 周期 起止 统计 数据 时间点 涵盖 报告期 时间范围");
    let rest = &part[at..];
    let (period, left) = if let Ok((left, period)) = range(rest) {
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

/// The last bytes of a text, cut at a character.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let mut at = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// The first bytes of a text, cut at a character.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let mut at = bytes.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

/// 2020年1月1日起至(2020年)12月31日止
fn range(input: &str) -> IResult<&str, Period> {
    let (input, from) = date(input, Place::Start)?;
    let (input, _) = (opt(alt((tag("起"), tag("开始")))), space0, opt(one_of("，,"))).parse(input)?;
    let (input, _) = link(input)?;
    let (input, _) = opt(alt((tag("同年"), tag("当年")))).parse(input)?;
    match date(input, Place::End) {
        Ok((input, to)) => {
            let year = |own: Loose, other: Loose| Loose { year: own.year.or(other.year), ..own };
            let (from, to) = (year(from, to), year(to, from));
            let (input, _) = opt((space0, alt((tag("止"), tag("为止"))))).parse(input)?;
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

/// What stands between the two ends.
pub(super) fn link(input: &str) -> IResult<&str, usize> {
    let word =
        alt((tag("到"), tag("至"), tag("止"), tag("-"), tag("—"), tag("－"), tag("–"), tag("~"), tag("～"), tag("―")));
    many1_count(delimited(space0, word, space0)).parse(input)
}

/// Which end of a period a date stands at; it decides between the readings of a damaged one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Start,
    End,
    /// No period at all.
    Elsewhere,
}

/// A date whose year may stand elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Loose {
    pub year: Option<u16>,
    pub month: u8,
    pub day: u8,
}

impl Loose {
    /// The day, if there is such a day.
    pub fn on(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day)
    }
}

/// False for most numbers that begin no date: no 年, 月, 日 or mark follows, and no number that a lost 年 stood before.
fn may_be_date(input: &str) -> bool {
    let after = input.trim_start_matches(|c: char| c.is_ascii_digit());
    if after.len() == input.len() {
        return chinese_year(input).is_ok() || chinese_number(input).is_ok_and(|(rest, _)| mark("月")(rest).is_ok());
    }
    if input.len() - after.len() == 8 && input.starts_with("20") {
        return true;
    }
    let next = after.trim_start_matches([' ', '\t']);
    next.starts_with(['年', '月', '日', '-', '－', '—', '–', '/', '.', '．'])
        || (input.starts_with("20") && next.starts_with(|c: char| c.is_ascii_digit()))
}

/// A date in any spelling: 2020年1月1日, 2020-01-01, 1月1日, and with 年 or 月 lost 202011日, 20211月1日, 1231日.
pub(super) fn date(input: &str, place: Place) -> IResult<&str, Loose> {
    if !may_be_date(input) {
        return fail(input);
    }
    let full =
        map((terminated(year, mark("年")), month_day(place)), |(y, (month, day))| Loose { year: Some(y), month, day });
    let pointed =
        map((year, separator, short, separator, day), |(y, _, month, _, day)| Loose { year: Some(y), month, day });
    let no_year_mark =
        map((terminated(glued_year, space0), short, mark("月"), terminated(short, day_mark)), |(y, month, _, day)| {
            Loose { year: Some(y), month, day }
        });
    let no_marks = map((glued_year, terminated(glued(place), mark("日"))), |(y, (month, day))| Loose {
        year: Some(y),
        month,
        day,
    });
    let no_year = map(month_day(place), |(month, day)| Loose { year: None, month, day });
    alt((full, pointed, no_year_mark, no_marks, compact, no_year)).parse(input)
}

/// 20230120
fn compact(input: &str) -> IResult<&str, Loose> {
    let (rest, year) = glued_year(input)?;
    let two =
        |at: usize| rest.get(at..at + 2)?.bytes().all(|b| b.is_ascii_digit()).then_some(rest[at..at + 2].parse().ok()?);
    let day = two(0).zip(two(2)).filter(|(month, day)| Date::new(year, *month, *day).is_some());
    match day {
        Some((month, day)) if !rest[4..].starts_with(|c: char| c.is_ascii_digit()) => {
            Ok((&rest[4..], Loose { year: Some(year), month, day }))
        }
        _ => fail(input),
    }
}

/// A year from 2000 to 2099, in ASCII digits or as 二〇二〇; no longer number.
pub(super) fn year(input: &str) -> IResult<&str, u16> {
    if !input.starts_with(['2', '二']) {
        return fail(input);
    }
    let (rest, year) = alt((glued_year, chinese_year)).parse(input)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) { fail(input) } else { Ok((rest, year)) }
}

fn fail<T>(input: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
}

/// Four digits with whatever behind them.
fn glued_year(input: &str) -> IResult<&str, u16> {
    match input.get(..4).filter(|digits| digits.starts_with("20") && digits.bytes().all(|b| b.is_ascii_digit())) {
        Some(digits) => Ok((&input[4..], digits.parse().unwrap_or(0))),
        None => fail(input),
    }
}

fn chinese_year(input: &str) -> IResult<&str, u16> {
    let digit = |input| {
        map_opt(one_of("〇○零一二三四五六七八九"), |c| {
            "〇一二三四五六七八九".chars().position(|d| d == c).or(Some(0))
        })
        .parse(input)
    };
    let (rest, (a, b, c, d)) = (digit, digit, digit, digit).parse(input)?;
    match u16::try_from(a * 1000 + b * 100 + c * 10 + d) {
        Ok(year @ 2000..=2099) => Ok((rest, year)),
        _ => fail(input),
    }
}

/// 月 and 日 with both marks, with the first one lost (11日), or a whole month: 1月, 12月底.
fn month_day(place: Place) -> impl Fn(&str) -> IResult<&str, (u8, u8)> {
    move |input| {
        let marked = (terminated(short, mark("月")), terminated(short, day_mark));
        let unmarked = terminated(glued(place), mark("日"));
        let whole =
            map_opt(terminated(short, (mark("月"), opt(alt((tag("份"), tag("底"), tag("末")))))), move |month| {
                match (place, month) {
                    (Place::Start, 1..=12) => Some((month, 1)),
                    (Place::End, 12) => Some((12, 31)),
                    _ => None,
                }
            });
        alt((marked, unmarked, whole)).parse(input)
    }
}

/// A month and a day with nothing between them: only where they can be told.
fn glued(place: Place) -> impl Fn(&str) -> IResult<&str, (u8, u8)> {
    move |input| {
        let length = input.bytes().take(5).take_while(u8::is_ascii_digit).count();
        let digits = &input[..length];
        let split = |at: usize| {
            let (month, day) = (digits.get(..at)?.parse().ok()?, digits.get(at..)?.parse().ok()?);
            Date::new(2020, month, day).map(|_| (month, day))
        };
        let found = match length {
            2 => split(1),
            4 => split(2),
            3 => match (split(1).filter(|(_, day)| *day > 9 || place == Place::Start), split(2)) {
                (Some(a), Some(b)) => [a, b].into_iter().find(|d| place.usual() == Some(*d)),
                (a, b) => a.or(b),
            },
            _ => None,
        };
        match found {
            Some(found) => Ok((&input[length..], found)),
            None => fail(input),
        }
    }
}

impl Place {
    fn usual(self) -> Option<(u8, u8)> {
        match self {
            Place::Start => Some((1, 1)),
            Place::End => Some((12, 31)),
            Place::Elsewhere => None,
        }
    }
}

/// 一 to 三十九, and 元 for the first month.
fn chinese_number(input: &str) -> IResult<&str, u8> {
    let digit = |input| {
        map_opt(one_of("一二三四五六七八九"), |c| {
            "一二三四五六七八九".chars().position(|d| d == c).and_then(|at| u8::try_from(at + 1).ok())
        })
        .parse(input)
    };
    let tens = map((opt(digit), tag("十"), opt(digit)), |(tens, _, ones): (Option<u8>, _, Option<u8>)| {
        tens.unwrap_or(1) * 10 + ones.unwrap_or(0)
    });
    alt((tens, digit, map(tag("元"), |_| 1))).parse(input)
}

/// One or two digits and no more, or a Chinese number.
fn short(input: &str) -> IResult<&str, u8> {
    if !input.starts_with(|c: char| c.is_ascii_digit()) {
        return chinese_number(input);
    }
    let length = input.bytes().take(3).take_while(u8::is_ascii_digit).count();
    match input[..length].parse() {
        Ok(n) if length < 3 => Ok((&input[length..], n)),
        _ => fail(input),
    }
}

/// The day of 2021-01-29, also where the time is glued to it: 2021-01-2900:00.
fn day(input: &str) -> IResult<&str, u8> {
    let glued_time = input.as_bytes().get(4) == Some(&b':') && input.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    if glued_time { input[..2].parse().map_or_else(|_| fail(input), |n| Ok((&input[2..], n))) } else { short(input) }
}

fn mark<'a>(mark: &'static str) -> impl Fn(&'a str) -> IResult<&'a str, &'a str> {
    move |input| delimited(space0, tag(mark), space0).parse(input)
}

fn day_mark(input: &str) -> IResult<&str, &str> {
    preceded(space0, alt((tag("日"), tag("号")))).parse(input)
}

fn separator(input: &str) -> IResult<&str, char> {
    delimited(space0, one_of("-－—–/.．"), space0).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        let day = |d: Option<Date>| d.map_or("?".to_string(), |d| d.to_string());
        find(text, "").map(|s| format!("{} {}", day(s.period.from), day(s.period.to)))
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
        check("2020-01-01 ?", &["统计期限自2020年1月1日起至202020年12月31日止", "统计期限从2020年1月1日到12月32日止"]);
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
        assert_eq!(find("", body).map(|s| s.text), Some("2020年1月1日至12月31日"));
    }
}
