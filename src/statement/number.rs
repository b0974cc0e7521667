//! Figures as prose writes them: 42件, 1,234条, 18.6万余条, 二十三件, 百余人次, 33.3%, 2022年, 1月至6月.

use crate::model::Precision;
use crate::tree::Tree;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map_opt, not, opt, peek, recognize, value, verify};
use nom::multi::{fold_many_m_n, many0_count};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// What a run of digits turns out to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Number<'t> {
    /// How many: the value and the counter, `""` where none follows.
    Count { value: Decimal, unit: &'t str, precision: Precision },
    /// 2022年
    Year(u16),
    /// A part of a year: 6月, 1—6月, 第三季度
    Months,
    /// 3月1日: says nothing of what is counted
    Day,
    /// 33.3%, 0.5个百分点, 2倍
    Rate,
    /// A number of something else: 3—5件, 61号, 10天
    Else,
}

/// Counters. All that a measure takes are here, and some more, so that 12人次 is not read as 12人.
const COUNTERS: &[&str] = &[
    "件次", "件", "条次", "条", "次", "篇次", "篇", "期次", "期", "起次", "宗次", "份次", "户次", "家次", "部次", "通",
    "人次", "人", "余人", "起", "宗", "份", "场次", "场", "班次", "班", "个", "批次", "例次", "项次", "封次", "万元",
    "亿元", "千元", "元", "例", "项", "名", "部", "家", "户", "封", "则", "册", "页", "类", "幅", "届", "批", "笔",
    "款", "张", "集", "处",
];

/// What makes a number something that is never counted here.
const RATES: &[&str] =
    &["%", "‰", "个百分点", "百分点", "个工作日", "个自然日", "个月", "个小时", "倍", "成", "分", "折"];
const OTHERS: &[&str] = &[
    "号", "日", "时", "天", "周", "小时", "分钟", "秒", "岁", "楼", "层", "室", "级", "度", "年", "位", "方", "大",
    "是",
];

/// What the word behind a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    Counter,
    Rate,
    Other,
}

/// The words behind numbers.
static BEHIND: LazyLock<Tree<Behind>> = LazyLock::new(|| {
    let all = [(COUNTERS, Behind::Counter), (RATES, Behind::Rate), (OTHERS, Behind::Other)];
    all.iter().flat_map(|(words, what)| words.iter().map(|word| ((*word).to_owned(), *what))).collect()
});

/// The longest such word that a text begins with, and what it is.
fn behind(text: &str) -> Option<(&str, Behind)> {
    let (end, what) = BEHIND.longest_of(text)?;
    Some((text.get(..end)?, *what))
}

/// The number at the beginning of `input`, and what follows it. `None` where no number stands there, and for a Chinese
/// numeral that counts nothing (一是).
pub(super) fn number(input: &str) -> Option<(&str, Number<'_>)> {
    if let Some((rest, year)) = plain_year(input) {
        return Some((rest, Number::Year(year)));
    }
    if let Some(found) = plain_count(input) {
        return Some(found);
    }
    let ascii = input.starts_with(|c: char| c.is_ascii_digit());
    // no date and no count has more digits than these
    let next = input.chars().take(24).find(|c| !(c.is_ascii_digit() || is_numeral(*c)));
    if next.is_some_and(|c| matches!(c, '年' | '月' | '季' | '-' | '—' | '~' | '～' | '至' | '到'))
        && let Ok(found) = calendar(input)
    {
        return Some(found);
    }
    if next == Some('分')
        && let Ok((rest, _)) = preceded(tag("百分之"), alt((arabic, chinese))).parse(input)
    {
        return Some((rest, Number::Rate));
    }
    let (rest, (value, more)) = amount(input).ok()?;
    let rest = if ascii { rest } else { behind_digits(rest, value) };
    if let Some(rest) = upper_end(rest) {
        return Some((rest, Number::Else));
    }
    let unit = match behind(rest) {
        Some((unit, Behind::Counter)) => unit,
        Some((rate, Behind::Rate)) => {
            return (ascii || rate == "倍" || rate == "%").then(|| (&rest[rate.len()..], Number::Rate));
        }
        Some((other, Behind::Other)) => return ascii.then(|| (&rest[other.len()..], Number::Else)),
        // a Chinese numeral alone is a figure where it says that there is nothing
        None if ascii || (value.is_zero() && input.starts_with(['零', '〇'])) => {
            return Some((rest, Number::Count { value, unit: "", precision: more.unwrap_or(Precision::Exact) }));
        }
        None => return None,
    };
    let (unit, after) = rest.split_at(unit.len());
    // 3件至5件
    if let Some(after) = upper_end(after) {
        return Some((after, Number::Else));
    }
    let (after, tail) = if after.starts_with(BOUNDS) { opt(bound).parse(after).ok()? } else { (after, None) };
    if tail.is_none() && is_limited(after) || value > Decimal::from(MOST) {
        return Some((after, Number::Else));
    }
    let precision = tail.or(more).unwrap_or(Precision::Exact);
    Some((after, Number::Count { value, unit, precision }))
}

/// No report counts as far, and sums of what it counts stay within a decimal.
const MOST: i64 = 1_000_000_000_000_000;

/// What follows the upper end of a range, where its link follows a number or its counter: 至5件.
fn upper_end(rest: &str) -> Option<&str> {
    rest.starts_with(is_link).then(|| range(rest).ok()).flatten().map(|(after, ())| after)
}

/// 件 of 四十一（41）件: what follows the digits that say a numeral again.
fn behind_digits(rest: &str, value: Decimal) -> &str {
    let again = || {
        let inside = rest.strip_prefix(['（', '('])?;
        let (after, _) = arabic(inside).ok().filter(|(_, said)| *said == value)?;
        after.strip_prefix(['）', ')'])
    };
    again().unwrap_or(rest)
}

/// 18.6万余: a value, and whether there is more of it.
fn amount(input: &str) -> IResult<&str, (Decimal, Option<Precision>)> {
    if let Some((value, rest)) = plain(input) {
        return Ok((rest, (value, None)));
    }
    let (input, before) = alt((arabic, chinese)).parse(input)?;
    if !input.starts_with(['余', '多', '亿', '万', '千', '百']) {
        return Ok((input, (before.normalize(), None)));
    }
    let (input, more) = opt(surplus).parse(input)?;
    let (input, times) = opt(magnitude).parse(input)?;
    let (input, after) = if more.is_none() { opt(surplus).parse(input)? } else { (input, None) };
    let value = match times {
        Some(times) => before.checked_mul(Decimal::from(times)).unwrap_or(before),
        None => before,
    };
    Ok((input, (value.normalize(), more.or(after))))
}

/// 42件: digits and a counter, with nothing behind that says how exact they are, as most figures are.
fn plain_count(input: &str) -> Option<(&str, Number<'_>)> {
    let (value, rest) = plain(input)?;
    let (unit, Behind::Counter) = behind(rest)? else { return None };
    let after = &rest[unit.len()..];
    let count = Number::Count { value, unit, precision: Precision::Exact };
    let goes_on = |c| BOUNDS.contains(&c) || is_link(c);
    (!after.starts_with(goes_on) && value <= Decimal::from(MOST)).then_some((after, count))
}

/// What 以上, 之多, 左右 and 上下 begin with.
const BOUNDS: [char; 4] = ['以', '之', '左', '上'];

/// 10件以内: how many there may be, and not how many there are.
fn is_limited(after: &str) -> bool {
    ["以内", "之内", "以里"].iter().any(|limit| after.starts_with(limit))
}

/// Digits that nothing goes on behind, as most figures are.
fn plain(input: &str) -> Option<(Decimal, &str)> {
    let (digits, rest) = input.split_at(input.bytes().take_while(u8::is_ascii_digit).count());
    let goes_on = |c| matches!(c, ',' | '，' | '.' | '余' | '多' | '万' | '亿' | '千' | '百');
    if digits.len() > 18 || rest.starts_with(goes_on) {
        return None;
    }
    Some((Decimal::from(digits.parse::<u64>().ok()?), rest))
}

/// 余, 多
fn surplus(input: &str) -> IResult<&str, Precision> {
    value(Precision::AtLeast, one_of("余多")).parse(input)
}

/// 以上, 左右, 以下
fn bound(input: &str) -> IResult<&str, Precision> {
    alt((
        value(Precision::AtLeast, alt((tag("以上"), tag("之多")))),
        value(Precision::About, alt((tag("左右"), tag("上下")))),
        value(Precision::Under, tag("以下")),
    ))
    .parse(input)
}

/// 万, 亿; the 万 of 万元 belongs to the unit.
fn magnitude(input: &str) -> IResult<&str, i64> {
    let times = alt((
        value(100_000_000, tag("亿")),
        value(10_000_000, tag("千万")),
        value(1_000_000, tag("百万")),
        value(10_000, tag("万")),
        value(1_000, tag("千")),
        value(100, tag("百")),
    ));
    terminated(times, not(char('元'))).parse(input)
}

fn digits(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c.is_ascii_digit()).parse(input)
}

/// 42, 1,234, 1，234, 18.6; no more digits than a count has.
fn arabic(input: &str) -> IResult<&str, Decimal> {
    let group = |input| preceded(one_of(",，"), three).parse(input);
    let (rest, whole) = digits(input)?;
    let grouped = match rest.starts_with([',', '，']) && whole.len() <= 3 {
        true => recognize((digits, fold_many_m_n(1, MOST_GROUPS, group, || (), |(), _| ()))).parse(input).ok(),
        false => None,
    };
    let (rest, whole) =
        grouped.filter(|(rest, _)| !rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or((rest, whole));
    let (rest, fraction) = opt(preceded(char('.'), digits)).parse(rest)?;
    let digits = whole.chars().chain(fraction.unwrap_or("").chars()).filter(char::is_ascii_digit);
    let mut number = 0_i64;
    for digit in digits {
        let next = number.checked_mul(10).and_then(|n| n.checked_add(i64::from(digit.to_digit(10).unwrap_or(0))));
        number = next.ok_or(nom::Err::Error(nom::error::make_error(input, nom::error::ErrorKind::TooLarge)))?;
    }
    let scale = u32::try_from(fraction.map_or(0, str::len)).unwrap_or(0);
    match Decimal::try_new(number, scale) {
        Ok(number) => Ok((rest, number)),
        Err(_) => Err(nom::Err::Error(nom::error::make_error(input, nom::error::ErrorKind::TooLarge))),
    }
}

/// A run of more groups is no number.
const MOST_GROUPS: usize = 6;

/// Three digits.
fn three(input: &str) -> IResult<&str, &str> {
    take_while_m_n(3, 3, |c: char| c.is_ascii_digit()).parse(input)
}

/// The longest Chinese numeral, in characters; a longer run of its characters is none.
const LONGEST_NUMERAL: usize = 12;

/// 二十三, 一千零五, 两万三千, 二〇二二, 十, 百.
fn chinese(input: &str) -> IResult<&str, Decimal> {
    map_opt(take_while_m_n(1, LONGEST_NUMERAL + 1, is_numeral), |run: &str| chinese_value(run).map(Decimal::from))
        .parse(input)
}

/// True of the characters of Chinese numerals.
pub(super) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || place(c).is_some()
}

fn digit(c: char) -> Option<i64> {
    match c {
        '〇' | '零' => Some(0),
        '一' | '壹' => Some(1),
        '二' | '两' | '贰' => Some(2),
        '三' | '叁' => Some(3),
        '四' | '肆' => Some(4),
        '五' | '伍' => Some(5),
        '六' | '陆' => Some(6),
        '七' | '柒' => Some(7),
        '八' | '捌' => Some(8),
        '九' | '玖' => Some(9),
        _ => None,
    }
}

fn place(c: char) -> Option<i64> {
    match c {
        '十' | '拾' => Some(10),
        '廿' => Some(20),
        '卅' => Some(30),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1_000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

fn chinese_value(run: &str) -> Option<i64> {
    if run.chars().count() > LONGEST_NUMERAL {
        return None;
    }
    if run.chars().all(|c| digit(c).is_some()) {
        // 二〇二二; but 二三件 is two or three
        let one = run.chars().count() == 1;
        return (one || run.contains(['〇', '零']) || run.chars().count() >= 4)
            .then(|| run.chars().filter_map(digit).fold(0, |n, digit| n * 10 + digit));
    }
    // 一万五 is 15000, 两百五 250: spoken, and never surely meant
    let mut ends = run.chars().rev();
    if ends.next().and_then(digit).is_some_and(|last| last > 0) && ends.next().and_then(place).is_some_and(|p| p >= 100)
    {
        return None;
    }
    let (mut total, mut part, mut last) = (0_i64, 0_i64, None);
    for c in run.chars() {
        match (digit(c), place(c)) {
            (Some(digit), _) => {
                if last.is_some_and(|last| last > 0) {
                    return None;
                }
                last = Some(digit);
            }
            (_, Some(place @ (20 | 30))) => {
                part += place;
                last = None;
            }
            (_, Some(place @ (10_000 | 100_000_000))) => {
                let before = part + last.unwrap_or(i64::from(part == 0 && total == 0));
                total = (total + before).checked_mul(place)?;
                (part, last) = (0, None);
            }
            (_, Some(place)) => {
                part += last.filter(|digit| *digit > 0).unwrap_or(1) * place;
                last = None;
            }
            _ => return None,
        }
    }
    Some(total + part + last.unwrap_or(0))
}

/// What follows a number that is the lower end of a range: —5件.
fn range(input: &str) -> IResult<&str, ()> {
    let link = alt((tag("-"), tag("—"), tag("~"), tag("～"), tag("至"), tag("到")));
    let (input, _) = (link, amount).parse(input)?;
    match behind(input) {
        Some((unit, Behind::Counter | Behind::Rate)) => Ok((&input[unit.len()..], ())),
        _ => Err(nom::Err::Error(nom::error::make_error(input, nom::error::ErrorKind::Tag))),
    }
}

/// True for what stands between the ends of a range.
fn is_link(c: char) -> bool {
    matches!(c, '-' | '—' | '~' | '～' | '至' | '到')
}

/// What a report may speak of.
const YEARS: std::ops::RangeInclusive<u16> = 1949..=2099;

/// Years, months and days.
fn calendar(input: &str) -> IResult<&str, Number<'_>> {
    alt((year, months, quarter)).parse(input)
}

/// 2022年, 2022年度 with nothing of a date behind it, as most years are.
fn plain_year(input: &str) -> Option<(&str, u16)> {
    let (digits, rest) = input.split_at_checked(4)?;
    let year = digits.parse().ok().filter(|year| YEARS.contains(year) && !digits.starts_with('+'))?;
    let rest = rest.strip_prefix('年')?;
    let goes_on = |c: char| c.is_ascii_digit() || is_numeral(c) || is_link(c);
    let rest = rest.strip_prefix(['度', '底', '末', '内', '间']).unwrap_or(rest);
    (!rest.starts_with(goes_on)).then_some((rest, year))
}

/// 2022年, 2022年度, 2020-2022年, and a date; months without a day stand for themselves: 2022年1月至6月.
fn year(input: &str) -> IResult<&str, Number<'_>> {
    let link = |input| satisfy(is_link).parse(input);
    let months_alone = |input| -> IResult<&str, ()> {
        value((), (month, opt((link, month)), not(peek((opt(link), alt((day, value((), year_number)))))))).parse(input)
    };
    let (input, number) = year_number(input)?;
    let (input, _) = opt((link, year_number)).parse(input)?;
    let (input, _) = (char('年'), opt(alt((tag("度"), tag("底"), tag("末"), tag("内"), tag("间"))))).parse(input)?;
    if peek(months_alone).parse(input).is_ok() {
        return Ok((input, Number::Year(number)));
    }
    let (input, _) = many0_count(alt((value((), (opt(link), month)), value((), (opt(link), day))))).parse(input)?;
    // 2017年9月1日至2018年8月31日 is the school year of 2018
    let (input, end) = opt((link, year_number, char('年'), month, opt(day))).parse(input)?;
    if let Some((_, end, ..)) = end {
        return Ok((input, Number::Year(if end == number + 1 { end } else { number })));
    }
    let (input, _) = opt((link, year_number, char('年'), many0_count(alt((month, day))))).parse(input)?;
    Ok((input, Number::Year(number)))
}

fn year_number(input: &str) -> IResult<&str, u16> {
    let arabic = map_opt(digits, |run: &str| if run.len() == 4 { run.parse().ok() } else { None });
    let chinese = map_opt(take_while_m_n(4, 4, is_numeral), |run: &str| u16::try_from(chinese_value(run)?).ok());
    verify(alt((arabic, chinese)), |year| YEARS.contains(year)).parse(input)
}

fn small(input: &str) -> IResult<&str, ()> {
    let arabic = verify(digits, |run: &str| run.len() <= 2);
    let chinese = verify(take_while_m_n(1, 4, is_numeral), |run: &str| run.len() <= 9);
    value((), alt((arabic, chinese))).parse(input)
}

fn month(input: &str) -> IResult<&str, ()> {
    value((), (small, alt((tag("月份"), tag("月"))))).parse(input)
}

fn day(input: &str) -> IResult<&str, ()> {
    value((), (small, alt((tag("日"), tag("号"))))).parse(input)
}

/// 6月, 1-6月, 3月1日, 1月1日至12月31日; from one day to another is a part of the year too.
fn months(input: &str) -> IResult<&str, Number<'_>> {
    let link = |input| value((), satisfy(is_link)).parse(input);
    let (input, _) = opt((small, opt(char('月')), link)).parse(input)?;
    let (input, _) = month(input)?;
    let (input, first) = opt((opt(link), opt(month), day)).parse(input)?;
    let (input, more) = many0_count((opt(link), opt(month), day)).parse(input)?;
    Ok((input, if first.is_some() && more == 0 { Number::Day } else { Number::Months }))
}

/// 三季度, 前三季度
fn quarter(input: &str) -> IResult<&str, Number<'_>> {
    value(Number::Months, (opt(char('前')), one_of("一二三四1234"), tag("季度"))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str) -> String {
        match number(text) {
            None => "-".to_owned(),
            Some((rest, Number::Count { value, unit, precision })) => format!("{value} {unit} {precision:?} {rest}"),
            Some((rest, other)) => format!("{other:?} {rest}"),
        }
    }

    #[test]
    fn numbers_as_they_are_written() {
        for (text, want) in [
            ("42件，", "42 件 Exact ，"),
            ("1,234条", "1234 条 Exact "),
            ("1，234，567条", "1234567 条 Exact "),
            ("12，345件", "12345 件 Exact "),
            ("1，12件", "1  Exact ，12件"),
            ("18.6万余条", "186000 条 AtLeast "),
            ("14万余条", "140000 条 AtLeast "),
            ("1.2亿人次", "120000000 人次 Exact "),
            ("2万多条", "20000 条 AtLeast "),
            ("5500余条", "5500 条 AtLeast "),
            ("3千余册", "3000 册 AtLeast "),
            ("三件", "3 件 Exact "),
            ("两次", "2 次 Exact "),
            ("二十三件", "23 件 Exact "),
            ("廿三件", "23 件 Exact "),
            ("十余件", "10 件 AtLeast "),
            ("一百零三条", "103 条 Exact "),
            ("一千零五件", "1005 件 Exact "),
            ("两万三千条", "23000 条 Exact "),
            ("壹万贰仟余条", "12000 条 AtLeast "),
            ("2017年9月1日至2018年8月31日，", "Year(2018) ，"),
            ("百余条", "100 条 AtLeast "),
            ("万余条", "10000 条 AtLeast "),
            ("三百余万元", "300 万元 AtLeast "),
            ("1250.4万元", "1250.4 万元 Exact "),
            ("200条以上", "200 条 AtLeast "),
            ("240人左右", "240 人 About "),
            ("0", "0  Exact "),
            ("零。", "0  Exact 。"),
            ("〇件", "0 件 Exact "),
            ("一是", "-"),
            ("二三件", "-"),
            ("33.3%", "Rate "),
            ("百分之三十", "Rate "),
            ("0.5个百分点", "Rate "),
            ("3-5件", "Else "),
            ("3至5件", "Else "),
            ("3件至5件", "Else "),
            ("3件-五件，", "Else ，"),
            ("3件至今", "3 件 Exact 至今"),
            ("10件以内", "Else 以内"),
            ("10件以下", "10 件 Under "),
            ("9223372036854775807亿件", "Else "),
            ("一万五件", "-"),
            ("两百五件", "-"),
            ("一百零五件", "105 件 Exact "),
            ("61号", "Else "),
            ("2022年度，", "Year(2022) ，"),
            ("二〇二二年", "Year(2022) "),
            ("2022年12月31日止", "Year(2022) 止"),
            ("1—6月，", "Months ，"),
            ("12月31日", "Day "),
            ("1月1日至12月31日止", "Months 止"),
            ("1月1日至5月14日", "Months "),
            ("一季度", "Months "),
            ("99999999999999999999件", "-"),
            ("123人次", "123 人次 Exact "),
            ("3年", "Else "),
        ] {
            assert_eq!(reads(text), want, "{text}");
        }
    }
}
