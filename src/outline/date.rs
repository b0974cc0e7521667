//! Dates in every spelling that these pages have, also where a web page has lost some of their characters.

use crate::model::Date;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{anychar, multispace0, one_of, space0};
use nom::combinator::{map, map_opt, opt, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

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
pub(super) fn may_be_date(input: &str) -> bool {
    let digits = input.bytes().take_while(u8::is_ascii_digit).count();
    let after = &input[digits..];
    let chinese = |words: &str| words.starts_with(|c| chinese_digit(c).is_some() || matches!(c, '十' | '元'));
    if digits == 0 {
        let month = || chinese_number(input).is_ok_and(|(rest, _)| mark("月")(rest).is_ok());
        return chinese_year(input).is_ok() || chinese(input) && month();
    }
    let long = input.starts_with("20");
    match after.bytes().find(|byte| !byte.is_ascii_whitespace()) {
        _ if digits == 8 && long => true,
        // 1.属于国家秘密
        Some(b'-' | b'/' | b'.') => {
            let next = after.trim_start()[1..].trim_start();
            next.starts_with(|c: char| c.is_ascii_digit()) || chinese(next)
        }
        Some(byte) if byte.is_ascii_digit() => long,
        Some(byte) if byte.is_ascii() => false,
        _ => after.trim_start().starts_with(['年', '月', '日', '－', '—', '–', '．']),
    }
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
    // 2020.1.1-12.31
    let end = map(verify((short, separator, short), |_| place == Place::End), |(month, _, day)| Loose {
        year: None,
        month,
        day,
    });
    alt((full, pointed, no_year_mark, no_marks, compact, no_year, end)).parse(input)
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
    let zero = |c| matches!(c, '〇' | '○' | '零' | '0' | 'O' | 'o' | 'Ｏ').then_some(0);
    let digit = |input| map_opt(anychar, |c| chinese_digit(c).map(u16::from).or_else(|| zero(c))).parse(input);
    let (rest, (a, b, c, d)) = (digit, digit, digit, digit).parse(input)?;
    match a * 1000 + b * 100 + c * 10 + d {
        year @ 2000..=2099 => Ok((rest, year)),
        _ => fail(input),
    }
}

/// 一 to 九
pub(super) fn chinese_digit(c: char) -> Option<u8> {
    (1..).zip("一二三四五六七八九".chars()).find(|(_, digit)| *digit == c).map(|(value, _)| value)
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
    let digit = |input| map_opt(anychar, chinese_digit).parse(input);
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

/// 年, 月 or 日, before or behind which a hard wrap may stand.
fn mark<'a>(mark: &'static str) -> impl Fn(&'a str) -> IResult<&'a str, &'a str> {
    move |input| delimited(multispace0, tag(mark), multispace0).parse(input)
}

fn day_mark(input: &str) -> IResult<&str, &str> {
    preceded(multispace0, alt((tag("日"), tag("号")))).parse(input)
}

fn separator(input: &str) -> IResult<&str, char> {
    delimited(space0, one_of("-－—–/.．"), space0).parse(input)
}
