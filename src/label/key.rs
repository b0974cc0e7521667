//! The key of a label: what remains of its words when everything that copies change is taken away.

use crate::text::{fold, is_han};

/// The number printed before a label, as a hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ordinal {
    /// 一、 二、 …
    Chinese(u8),
    /// （一） （二） …
    Bracketed(u8),
    /// 1. 2. …
    Arabic(u8),
}

/// The key of some words: simplified, without white space, punctuation, private-use characters and the number in
/// front; 其它 is 其他, and the regulation that a heading of table 2 may name before 第二十条 is left out.
pub(super) fn key(words: &str) -> String {
    fold_all(split(words).1)
}

/// True where a number stands in front of the words.
pub(crate) fn is_numbered(words: &str) -> bool {
    split(words).0.is_some()
}

/// True where the number stands in brackets: （六）. The number may be lost, and so may the second bracket.
pub(crate) fn is_bracketed(words: &str) -> bool {
    let inner = words.trim_start().strip_prefix(['（', '(']).map(str::trim_start);
    let lost = |inner: &str| inner.starts_with(char::REPLACEMENT_CHARACTER) || chinese(inner).is_some();
    matches!(split(words).0, Some(Ordinal::Bracketed(_))) || inner.is_some_and(lost)
}

/// The words behind the number in front.
pub(super) fn unnumbered(words: &str) -> &str {
    split(words).1
}

/// The same with the number left in.
pub(super) fn whole(words: &str) -> String {
    fold_all(words)
}

fn fold_all(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    key.extend(signs(words).map(|(_, sign)| sign));
    if !key.ends_with('项') {
        return key;
    }
    match key.find("第二十条第") {
        Some(at) if at > 0 && key[..at].ends_with("条例") => key.split_off(at),
        _ => key,
    }
}

/// The characters of some words that tell labels apart, simplified, each with where it ends in the words; 其它 is 其他.
pub(super) fn signs(words: &str) -> impl Iterator<Item = (usize, char)> {
    let mut last = ' ';
    words.char_indices().filter_map(move |(at, c)| {
        let sign = fold(c);
        if !speaks(sign) {
            return None;
        }
        last = if last == '其' && sign == '它' { '他' } else { sign };
        Some((at + c.len_utf8(), last))
    })
}

/// True for the characters that tell labels apart: letters, digits and Han.
fn speaks(c: char) -> bool {
    is_han(u32::from(c)) || (c.is_alphanumeric() && !('\u{E000}'..='\u{F8FF}').contains(&c))
}

/// Splits words into the number in front and the rest.
fn split(words: &str) -> (Option<Ordinal>, &str) {
    let words = words.trim_start();
    if let Some((ordinal, rest)) = sign(words) {
        return (Some(ordinal), rest);
    }
    let (opened, inner) = match words.strip_prefix(['（', '(', '﹙', '【']) {
        Some(inner) => (true, inner.trim_start()),
        None => (false, words),
    };
    let arabic = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if arabic > 0 {
        return split_arabic(words, inner, arabic, opened);
    }
    let Some((number, rest)) = chinese(inner) else { return (None, words) };
    let (closed, rest) = strip_mark(rest);
    match (opened, closed) {
        (true, Mark::Bracket) => (Some(Ordinal::Bracketed(number)), rest),
        (false, Mark::Bracket) => (Some(Ordinal::Bracketed(number)), rest),
        (false, Mark::Point | Mark::Blank) => (Some(Ordinal::Chinese(number)), rest),
        _ => (None, words),
    }
}

fn split_arabic<'w>(words: &'w str, inner: &'w str, digits: usize, opened: bool) -> (Option<Ordinal>, &'w str) {
    let (number, rest) = inner.split_at(digits);
    let Ok(number) = number.parse::<u8>() else { return (None, words) };
    let (mark, rest) = strip_mark(rest);
    if opened && mark != Mark::Bracket {
        return (None, words);
    }
    // Digits are a number only before words: `2020` and `3` are not, `1属于国家秘密` is.
    let before_words = digits <= 2 && rest.starts_with(|c: char| c.is_alphabetic());
    if before_words { (Some(Ordinal::Arabic(number)), rest) } else { (None, words) }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Blank,
    Point,
    Bracket,
}

fn strip_mark(rest: &str) -> (Mark, &str) {
    let trimmed = rest.trim_start();
    let mut mark = if trimmed.len() < rest.len() { Mark::Blank } else { Mark::None };
    let mut rest = trimmed;
    if let Some(after) = rest.strip_prefix(['）', ')', '﹚', '】']) {
        mark = Mark::Bracket;
        rest = after.trim_start();
    }
    if let Some(after) = rest.strip_prefix(['、', '.', '．', '，', ',', ':', '：', '。', '·']) {
        mark = if mark == Mark::Bracket { mark } else { Mark::Point };
        rest = after.trim_start();
    }
    (mark, rest)
}

/// ㈠ … ㈩ and ① … ⑳: a number in one sign.
fn sign(words: &str) -> Option<(Ordinal, &str)> {
    let first = words.chars().next()?;
    let number = |base: char| u8::try_from(u32::from(first) - u32::from(base) + 1).ok();
    let rest = strip_mark(&words[first.len_utf8()..]).1;
    match first {
        '㈠'..='㈩' => Some((Ordinal::Bracketed(number('㈠')?), rest)),
        '①'..='⑳' => Some((Ordinal::Arabic(number('①')?), rest)),
        '⑴'..='⒇' => Some((Ordinal::Arabic(number('⑴')?), rest)),
        '⒈'..='⒛' => Some((Ordinal::Arabic(number('⒈')?), rest)),
        _ => None,
    }
}

/// 一 … 十九.
fn chinese(words: &str) -> Option<(u8, &str)> {
    let digit = |c: char| match c {
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    };
    let mut chars = words.chars();
    let first = fold(chars.next()?);
    let after_first = chars.as_str();
    if first == '十' {
        return match chars.next().and_then(digit) {
            Some(unit) => Some((10 + unit, chars.as_str())),
            None => Some((10, after_first)),
        };
    }
    Some((digit(first)?, after_first))
}

#[cfg(test)]
mod tests {
    use super::{Ordinal, key, split};

    #[test]
    fn numbers_in_front() {
        for (words, want, rest) in [
            ("一、本年新收", Some(Ordinal::Chinese(1)), "本年新收"),
            ("三 本年度办理结果", Some(Ordinal::Chinese(3)), "本年度办理结果"),
            ("（二）部分公开", Some(Ordinal::Bracketed(2)), "部分公开"),
            ("一）主动公开", Some(Ordinal::Bracketed(1)), "主动公开"),
            ("1.属于国家秘密", Some(Ordinal::Arabic(1)), "属于国家秘密"),
            ("12、其他", Some(Ordinal::Arabic(12)), "其他"),
            ("3)其他", Some(Ordinal::Arabic(3)), "其他"),
            ("2020年", None, "2020年"),
            ("㈦总计", Some(Ordinal::Bracketed(7)), "总计"),
            ("② 其他", Some(Ordinal::Arabic(2)), "其他"),
            ("三安全", None, "三安全"),
            ("4", None, "4"),
            ("（本列数据）", None, "本列数据"),
        ] {
            assert_eq!((split(words).0, key(words).as_str()), (want, rest), "{words}");
        }
    }
}
