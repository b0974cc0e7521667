//! What stands in one cell: a figure, a placeholder, nothing, or words. The number grammar of the tables.

use crate::form::Kind;
use crate::model::{Amount, Unit, Value};
use crate::text::NOTHING;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::digit1;
use nom::character::complete::one_of;
use nom::combinator::{all_consuming, map, opt, value, verify};
use nom::multi::many0;
use nom::sequence::{preceded, separated_pair, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

/// The longest cell that can hold a figure, in bytes; anything longer is words.
const LONGEST_FIGURE: usize = 96;

/// The longest piece of a figure that a blank has cut in two.
const LONGEST_GAPPED: usize = 8;

/// What a cell holds, whatever its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Token {
    /// Nothing.
    Blank,
    /// A sign that no figure belongs here: / — 无 不适用.
    Placeholder,
    /// Something that reads as a figure, or as the digits of some.
    Figure,
    /// Anything else.
    Word,
}

/// Sorts the contents of a cell.
pub(crate) fn classify(cell: &str) -> Token {
    if count(cell).is_some() { Token::Figure } else { classify_other(cell) }
}

/// Sorts the contents of a cell, with the [`count`] that they are, if they are one.
pub(crate) fn classify_counted(cell: &str) -> (Token, Option<u64>) {
    let count = count(cell);
    (if count.is_some() { Token::Figure } else { classify_other(cell) }, count)
}

/// Sorts the contents of a cell that hold no plain count.
fn classify_other(cell: &str) -> Token {
    let cell = trim(cell);
    if cell.is_empty() || NOTHING.contains(&cell) {
        Token::Blank
    } else if is_placeholder(cell) {
        Token::Placeholder
    } else if written(cell).is_some() || is_strewn(cell) || is_grouped_run(cell) {
        Token::Figure
    } else {
        Token::Word
    }
}

/// `4 3 71 2`: digits of several figures, or of one that blanks have got into more than once.
fn is_strewn(cell: &str) -> bool {
    cell.len() <= LONGEST_FIGURE && cell.bytes().all(|b| b.is_ascii_digit() || b == b' ')
}

/// `85,2040085,204`: digits of several figures that run on, some of them in groups. A figure by itself may look like that too.
pub(crate) fn is_grouped_run(cell: &str) -> bool {
    const GROUP: usize = 3;
    let mut runs = cell.split(GROUPS);
    let digits = |run: &str, least| run.len() >= least && run.bytes().all(|b| b.is_ascii_digit());
    cell.len() <= LONGEST_FIGURE
        && runs.next().is_some_and(|first| digits(first, 1) && first.len() < cell.len())
        && runs.all(|run| digits(run, GROUP))
}

/// What parts the digits of a figure in threes, blanks aside.
pub(crate) const GROUPS: [char; 2] = [',', '，'];

/// A figure as printed, before its column says what it measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure {
    number: Decimal,
    /// −1, or +1; 0 where no sign is printed.
    sign: i8,
    counter: Counter,
    /// True where the sign is doubled, two figures stand for one, or the first of several groups of digits begins with 0.
    odd: bool,
    /// True where a letter is taken for a digit.
    lettered: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counter {
    None,
    /// 件 项 个 …
    Things,
    Money(Unit),
}

impl Figure {
    /// The figure as a value of a column; `None` where the column cannot hold it (a fraction of a case, a negative count).
    pub(crate) fn value(self, kind: Kind) -> Option<Value> {
        match kind {
            Kind::Count => {
                let plain = self.sign == 0 && !self.odd && !matches!(self.counter, Counter::Money(_));
                if plain { whole(self.number).map(Value::Count) } else { None }
            }
            Kind::Change => {
                let size = whole(self.number).and_then(|n| i64::try_from(n).ok())?;
                if matches!(self.counter, Counter::Money(_)) {
                    return None;
                }
                Some(Value::Change(if self.sign < 0 { -size } else { size }))
            }
            Kind::Amount => {
                let unit = match self.counter {
                    Counter::Money(unit) => Some(unit),
                    Counter::None => None,
                    Counter::Things => return None,
                };
                (self.sign == 0 && !self.odd).then_some(Value::Amount(Amount { value: self.number, unit }))
            }
        }
    }

    /// True where the figure is printed in a way that admits another reading: `--253`, `lO`.
    pub(crate) fn is_odd(self) -> bool {
        self.odd || self.lettered
    }

    /// A number by itself.
    fn plain(number: Decimal) -> Figure {
        Figure { number, sign: 0, counter: Counter::None, odd: false, lettered: false }
    }
}

fn whole(number: Decimal) -> Option<u64> {
    use rust_decimal::prelude::ToPrimitive;
    if number.scale() == 0 || number.fract().is_zero() { number.to_u64() } else { None }
}

/// Reads a figure: an optional sign, digits with or without separators, an optional counter or unit.
pub(crate) fn figure(cell: &str) -> Option<Figure> {
    count(cell).map(|number| Figure::plain(number.into())).or_else(|| written(cell.trim()))
}

/// Reads a figure as the grammar has it, which is slower than [`count`].
fn written(cell: &str) -> Option<Figure> {
    if cell.len() > LONGEST_FIGURE || !cell.starts_with(begins_figure) || !cell.ends_with(ends_figure) {
        return None;
    }
    written_close(cell).or_else(|| written_close(&close_up(cell)?))
}

/// A cell without the blanks between its Chinese characters, if it has any: 减 少14, 396万 元.
fn close_up(cell: &str) -> Option<String> {
    let is_han = |c: char| c > '\u{2E7F}';
    let parts: Vec<&str> = cell.split(char::is_whitespace).collect();
    let apart = |pair: &[&str]| pair[0].ends_with(is_han) && pair[1].starts_with(is_han);
    if parts.len() < 2 || !parts.windows(2).all(apart) {
        return None;
    }
    Some(parts.concat())
}

/// Reads a figure whose words have no blanks in them.
fn written_close(cell: &str) -> Option<Figure> {
    let parsed: IResult<&str, Figure> =
        alt((all_consuming(alt((unchanged, rise_and_fall, signed))), all_consuming(gapped))).parse(cell);
    parsed.ok().map(|(_, figure)| figure)
}

/// The count that a few plain digits are, with commas between their groups or without, as nearly every figure is; `None` for any
/// other figure.
pub(crate) fn count(cell: &str) -> Option<u64> {
    const MOST: usize = 18;
    let (mut value, mut group, mut grouped) = (0, 0, false);
    for byte in trim(cell).bytes() {
        match byte {
            b'0'..=b'9' => (value, group) = (value * 10 + u64::from(byte - b'0'), group + 1),
            // 0,123 may be two figures.
            b',' if value == 0 => return None,
            b',' if group == 3 || (!grouped && (1..3).contains(&group)) => (group, grouped) = (0, true),
            _ => return None,
        }
        if group > MOST || value > u64::MAX / 20 {
            return None;
        }
    }
    (if grouped { group == 3 } else { group > 0 }).then_some(value)
}

/// True of a cell that holds words.
pub(super) fn is_word(cell: &str) -> bool {
    classify(cell) == Token::Word
}

/// A cell without the blanks around it; most have none, or those of ASCII.
pub(crate) fn trim(cell: &str) -> &str {
    if is_bare(cell) {
        return cell;
    }
    match cell.trim_ascii() {
        // a blank cell is where it begins
        "" => &cell[..0],
        inner if is_bare(inner) => inner,
        inner => inner.trim(),
    }
}

/// A glance at what has surely no blanks around it: it begins and ends with a digit or a Chinese character.
fn is_bare(cell: &str) -> bool {
    const FIRST: u8 = 0xE4;
    matches!(
        cell.as_bytes(),
        [] | [b'!'..=b'~']
            | [b'!'..=b'~' | FIRST.., .., b'!'..=b'~']
            | [b'!'..=b'~' | FIRST.., .., FIRST..=0xEF, _, _]
            | [FIRST..=0xEF, _, _]
    )
}

/// True for a character that a figure may begin with: a sign, a digit or what is read as one, 持平. Nearly no words do.
fn begins_figure(c: char) -> bool {
    is_digit(c) || matches!(c, '增' | '新' | '减' | '+' | '-' | '—' | '–' | '↑' | '↓' | '持' | '无' | '未')
}

/// True for a character that a figure may end with: a digit, a counter, a unit, 持平.
fn ends_figure(c: char) -> bool {
    let counter =
        || matches!(c, '件' | '次' | '项' | '个' | '条' | '起' | '宗' | '份' | '例' | '部' | '人' | '封' | '批');
    is_digit(c) || counter() || matches!(c, '元' | ')' | '）' | '平' | '化' | '减')
}

/// True for a figure that a blank has got into: `14 69`. Its digits may be those of two.
pub(crate) fn is_gapped(cell: &str) -> bool {
    let cell = cell.trim();
    let is = |parsed: IResult<&str, Figure>| parsed.is_ok();
    cell.contains(char::is_whitespace)
        && is(all_consuming(gapped).parse(cell))
        && !is(all_consuming(signed).parse(cell))
}

/// `00`, `02`, `07 件`: digits of two cells, or of a figure cut in two.
pub(crate) fn is_padded(figure: &str) -> bool {
    matches!(trim(figure).as_bytes(), [b'0', b'0'..=b'9', ..])
}

/// `件8`: the end of a figure and the beginning of the next, where blanks have cut both.
pub(crate) fn is_astray(cell: &str) -> bool {
    let begins = |(rest, _): (&str, Counter)| rest.len() < cell.len() && rest.contains(|c: char| c.is_ascii_digit());
    cell.starts_with(ends_figure) && counter(cell).is_ok_and(begins)
}

/// `14 69`: a number with a blank in it.
fn gapped(input: &str) -> IResult<&str, Figure> {
    let plain = |run: &&str| run.len() <= LONGEST_GAPPED;
    let (rest, (head, tail)) =
        separated_pair(verify(digit1, plain), take_while1(char::is_whitespace), verify(digit1, plain)).parse(input)?;
    let (rest, _) = (blanks, counter).parse(rest)?;
    let number = [head, tail].concat().parse::<u64>().ok().filter(|_| !head.starts_with('0'));
    match number {
        Some(number) => Ok((rest, Figure::plain(number.into()))),
        None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit))),
    }
}

/// 持平: no change.
fn unchanged(input: &str) -> IResult<&str, Figure> {
    value(Figure::plain(Decimal::ZERO), alt((tag("持平"), tag("无变化"), tag("未变化"), tag("无增减")))).parse(input)
}

/// 增5，减2: the net change.
fn rise_and_fall(input: &str) -> IResult<&str, Figure> {
    let separator = (blanks, opt(one_of(",，/、;；")), blanks);
    let (rest, (_, _, rise, _, _, _, fall)) =
        (alt((tag("增加"), tag("增"))), blanks, number, separator, alt((tag("减少"), tag("减"))), blanks, number)
            .parse(input)?;
    let net = rise.number - fall.number;
    let sign = if net.is_sign_negative() { -1 } else { 1 };
    Ok((rest, Figure { sign, odd: true, ..Figure::plain(net.abs()) }))
}

fn signed(input: &str) -> IResult<&str, Figure> {
    map((many0(sign), blanks, number, blanks, counter), |(signs, _, number, _, counter)| Figure {
        sign: signs.iter().copied().min().unwrap_or(0),
        counter,
        odd: signs.len() > 1 || number.odd,
        ..number
    })
    .parse(input)
}

fn sign(input: &str) -> IResult<&str, i8> {
    let up = alt((tag("增加"), tag("增长"), tag("新增"), tag("增"), tag("+"), tag("↑")));
    let down = alt((tag("减少"), tag("减"), tag("-"), tag("—"), tag("–"), tag("↓")));
    terminated(alt((value(1, up), value(-1, down))), blanks).parse(input)
}

/// `1234`, `1,234`, `1，234`, `1 234`, `981.93`, 零.
fn number(input: &str) -> IResult<&str, Figure> {
    alt((value(Figure::plain(Decimal::ZERO), tag("零")), digits)).parse(input)
}

fn digits(input: &str) -> IResult<&str, Figure> {
    let (behind, head) = run(input)?;
    let mut digits = String::with_capacity(head.len() + 8);
    let mut push = |run: &str| digits.extend(run.chars().map(meant));
    push(head);
    let (mut rest, mut odd) = (behind, false);
    while head.chars().count() <= 3 {
        let mut group =
            (alt((tag(","), tag("，"), tag(" "))), opt(tag(" ")), verify(run, |g: &str| g.chars().count() == 3));
        let Ok((after, (_, _, group))) = group.parse(rest) as IResult<&str, (&str, Option<&str>, &str)> else { break };
        push(group);
        (rest, odd) = (after, head.starts_with(|first| meant(first) == '0'));
    }
    if let Ok((after, fraction)) = preceded(one_of(".·．"), run).parse(rest) as IResult<&str, &str> {
        push(".");
        push(fraction);
        rest = after;
    }
    match Decimal::from_str_exact(&digits) {
        Ok(number) => {
            let lettered = input[..input.len() - rest.len()].contains(|c: char| c.is_ascii_alphabetic());
            Ok((rest, Figure { odd, lettered, ..Figure::plain(number) }))
        }
        Err(_) => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit))),
    }
}

/// What is taken for a 0 when a picture is read.
const ZEROS: [char; 4] = ['O', 'o', '〇', '○'];

/// What is taken for a 1.
const ONES: [char; 2] = ['l', 'I'];

/// The digit that a character is, or is taken for.
fn meant(c: char) -> char {
    match c {
        c if ZEROS.contains(&c) => '0',
        c if ONES.contains(&c) => '1',
        c => c,
    }
}

/// True for digits and what looks like them, and for 零.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == '零' || ZEROS.contains(&c) || ONES.contains(&c)
}

/// Digits and what looks like them.
fn run(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c.is_ascii_digit() || ZEROS.contains(&c) || ONES.contains(&c)).parse(input)
}

fn counter(input: &str) -> IResult<&str, Counter> {
    let money = alt((
        value(Unit::TenThousand, alt((tag("万元"), tag("(万元)"), tag("（万元）")))),
        value(Unit::HundredMillion, tag("亿元")),
        value(Unit::Thousand, tag("千元")),
        value(Unit::Yuan, alt((tag("人民币元"), tag("元")))),
    ));
    let things = alt((
        tag("件次"),
        tag("人次"),
        tag("件"),
        tag("项"),
        tag("个"),
        tag("条"),
        tag("次"),
        tag("起"),
        tag("宗"),
        tag("份"),
        tag("例"),
        tag("部"),
        tag("人"),
        tag("封"),
        tag("批"),
    ));
    map(opt(alt((map(money, Counter::Money), value(Counter::Things, things)))), |c| c.unwrap_or(Counter::None))
        .parse(input)
}

fn blanks(input: &str) -> IResult<&str, ()> {
    Ok((input.trim_start(), ()))
}

fn is_placeholder(cell: &str) -> bool {
    let stroke = |c| matches!(c, '/' | '\\' | '-' | '–' | '—' | '―' | '─' | '_');
    // /  /  / are those of several cells.
    let one = |cell: &str| !cell.contains(['\t', '\n']) && !cell.contains("  ") && cell.split(' ').nth(2).is_none();
    cell.chars().all(|c| stroke(c) || c.is_whitespace()) && one(cell)
        || matches!(cell, "无" | "不适用" | "不涉及" | "未涉及" | "无此项" | "N/A" | "n/a" | "NA" | "N／A")
}

#[cfg(test)]
mod tests {
    use super::{Token, classify, figure};
    use crate::form::Kind;

    fn read(cell: &str, kind: Kind) -> Option<String> {
        figure(cell)?.value(kind).map(|v| v.to_string())
    }

    #[test]
    fn counts() {
        for (cell, want) in [
            ("0", Some("0")),
            ("12642", Some("12642")),
            ("1,234", Some("1234")),
            ("1，234，567", Some("1234567")),
            (" 3 件", Some("3")),
            ("512 件", Some("512")),
            ("O", Some("0")),
            ("1O", Some("10")),
            ("○", Some("0")),
            ("l0I", Some("101")),
            ("3.0", Some("3")),
            ("2.5", None),
            ("-5", None),
            ("增3", None),
            ("", None),
            ("3万元", None),
            ("1,23", None),
            ("0,123", None),
            ("0,123,456", None),
            ("0 123", None),
            ("约3", None),
            ("12345678901", Some("12345678901")),
            ("99999999999999999999", None),
        ] {
            assert_eq!(read(cell, Kind::Count).as_deref(), want, "{cell:?}");
        }
    }

    #[test]
    fn changes() {
        for (cell, want) in [
            ("增13", Some("+13")),
            ("增加 1", Some("+1")),
            ("减 少14", Some("-14")),
            ("-5", Some("-5")),
            ("+1036", Some("+1036")),
            ("减2", Some("-2")),
            ("减-2", Some("-2")),
            ("0", Some("0")),
            ("持平", Some("0")),
            ("—5", Some("-5")),
            ("--253", Some("-253")),
            ("增5，减2", Some("+3")),
            ("↓4", Some("-4")),
            ("7", Some("+7")),
        ] {
            assert_eq!(read(cell, Kind::Change).as_deref(), want, "{cell:?}");
        }
        assert!(figure("--253").is_some_and(|f| f.is_odd()));
    }

    #[test]
    fn what_may_be_read_otherwise() {
        for cell in ["0,123", "0，500", "O,500", "0 123", "1O", "l0I件", "1.O"] {
            assert!(figure(cell).is_some_and(|figure| figure.is_odd()), "{cell:?}");
        }
        for cell in ["1,230", "○", "10", "0.500", "增5"] {
            assert!(figure(cell).is_some_and(|figure| !figure.is_odd()), "{cell:?}");
        }
    }

    #[test]
    fn amounts() {
        for (cell, want) in [
            ("981.93万元", Some("981.93万元")),
            ("396万 元", Some("396万元")),
            ("320000元", Some("320000元")),
            ("0万元", Some("0万元")),
            ("0", Some("0")),
            ("10,234.5678", Some("10234.5678")),
            ("1.2 亿元", Some("1.2亿元")),
            ("0,500万元", None),
            ("0.500万元", Some("0.500万元")),
            ("3件", None),
        ] {
            assert_eq!(read(cell, Kind::Amount).as_deref(), want, "{cell:?}");
        }
    }

    #[test]
    fn other_cells() {
        for (cell, want) in [
            ("", Token::Blank),
            (" \t", Token::Blank),
            ("nan", Token::Blank),
            (" None ", Token::Blank),
            ("null", Token::Blank),
            ("N/A", Token::Placeholder),
            ("/", Token::Placeholder),
            ("——", Token::Placeholder),
            ("无", Token::Placeholder),
            ("不适用", Token::Placeholder),
            ("-", Token::Placeholder),
            ("总计", Token::Word),
            ("第1页", Token::Word),
            ("3", Token::Figure),
            ("85,2040085,204", Token::Figure),
            ("85,20,4", Token::Word),
            (",204", Token::Word),
            ("2020年", Token::Word),
        ] {
            assert_eq!(classify(cell), want, "{cell:?}");
        }
    }
}
