//! The contact block: 请与…联系（地址：…；邮编：…；电话：…）

use super::words::head;
use super::{furniture, heading};
use crate::model::Contact;
use crate::span::offset_in;
use memchr::memmem;
use nom::bytes::complete::take_while1;
use nom::character::complete::char;
use nom::combinator::{recognize, verify};
use nom::multi::separated_list1;
use nom::{IResult, Parser};

/// The contact block of the report. `opening` is what stands before section 一; in `rest` it counts only behind 请与…联系.
pub(crate) fn find(opening: &str, rest: &str) -> Contact {
    let asked = |text: &str| places(text).map(|at| block(&text[at..])).find(|found| *found != Contact::default());
    asked(opening).or_else(|| unasked(opening)).or_else(|| asked(rest)).unwrap_or_default()
}

/// Where a sentence begins that tells whom to ask.
fn places(text: &str) -> impl Iterator<Item = usize> + '_ {
    ["请与", "请联系", "请致电", "疑问", "咨询了解"]
        .iter()
        .filter_map(|start| memmem::find(text.as_bytes(), start.as_bytes()))
}

/// Keys with values in the lines before section 一 that are no furniture.
fn unasked(opening: &str) -> Option<Contact> {
    let at = opening.lines().find(|line| {
        line.len() < 3000 && keys(line).any(|key| line[key.end..].starts_with(COLON)) && !furniture::is_furniture(line)
    })?;
    let from = offset_in(at, opening);
    Some(block(opening.get(from..)?)).filter(|found| *found != Contact::default())
}

/// The first value of each key in the next 500 characters, no further than the next heading.
fn block(text: &str) -> Contact {
    let text = head(text, 1500);
    let end = text.lines().skip(1).find(|line| heading::read(line).is_some());
    let text = end.map_or(text, |line| &text[..offset_in(line, text).min(text.len())]);
    let mut contact = Contact::default();
    let found: Vec<Key> = keys(text).collect();
    let mut shared = false;
    for (index, key) in found.iter().enumerate() {
        let next = found.get(index + 1).map_or(text.len(), |next| next.start);
        let rest = &text[key.end..next.max(key.end)];
        let value = rest.trim_start_matches(|c: char| c.is_whitespace() || "：:为是|/)）".contains(c));
        let (slot, read) = match key.field {
            Field::Address => (&mut contact.address, address(value, is_inline(&text[..key.start]))),
            Field::Postcode => (&mut contact.postcode, postcode(value)),
            Field::Phone => (&mut contact.phone, phone(value)),
            Field::Fax => (&mut contact.fax, phone(value)),
            Field::Email => (&mut contact.email, email(value)),
        };
        if slot.is_none() {
            slot.clone_from(&read);
        }
        // 电话（传真）：one number for both
        if shared && matches!(key.field, Field::Fax) && contact.phone.is_none() {
            contact.phone = read;
        }
        shared =
            matches!(key.field, Field::Phone) && !rest.is_empty() && rest.chars().all(|c| "（(/、及和兼 ".contains(c));
    }
    contact
}

#[derive(Clone, Copy)]
enum Field {
    Address,
    Postcode,
    Phone,
    Fax,
    Email,
}

/// A key and where it stands.
struct Key {
    field: Field,
    start: usize,
    end: usize,
}

const COLON: [char; 2] = ['：', ':'];

/// The keys of a text, in order.
fn keys(text: &str) -> impl Iterator<Item = Key> + '_ {
    const KEYS: [(Field, &[&str]); 5] = [
        (
            Field::Email,
            &["邮箱地址", "邮箱", "电子邮件", "电子信箱", "E-mail", "E-MAIL", "e-mail", "Email", "email", "EMAIL"],
        ),
        (Field::Postcode, &["邮政编码", "邮编", "邮码"]),
        (Field::Fax, &["传真电话", "传真号码", "传真"]),
        (Field::Phone, &["联系电话号码", "电话号码", "电话", "联系方式", "热线"]),
        (Field::Address, &["地址"]),
    ];
    const OTHERS: [&str; 9] = ["网站", "网页", "举报", "监督", "投诉", "IP", "下载", "平台", "域名"];
    let mut until = 0;
    text.char_indices().filter_map(move |(at, c)| {
        if at < until || !matches!(c, '邮' | '电' | 'E' | 'e' | '传' | '联' | '热' | '地') {
            return None;
        }
        let rest = &text[at..];
        let (field, length) = KEYS.iter().find_map(|(field, names)| {
            names.iter().find_map(|name| printed(rest, name)).map(|length| (*field, length))
        })?;
        let end = at + length;
        until = end;
        let foreign = OTHERS.iter().any(|word| text[..at].ends_with(word));
        let after = text[end..].trim_start();
        let valued = after.starts_with(COLON)
            || after.starts_with(['为', '是', '|', '/', '（', '(', '）', ')', '、', '及', '和', '兼'])
            || after.starts_with(|c: char| c.is_ascii_digit());
        (valued && !foreign).then_some(Key { field, start: at, end })
    })
}

/// How long a word is that a text begins with, blanks within it counted: 邮　　编.
fn printed(text: &str, word: &str) -> Option<usize> {
    if text.starts_with(word) {
        return Some(word.len());
    }
    let mut rest = text;
    for c in word.chars() {
        rest = rest.trim_start_matches([' ', '\u{3000}']).strip_prefix(c)?;
    }
    Some(text.len() - rest.len())
}

/// A key within a sentence, whose value may go on behind a hard wrap.
fn is_inline(before: &str) -> bool {
    before.rsplit('\n').next().is_some_and(|line| !line.trim().is_empty())
}

/// Until the next mark; a bracket that opens inside belongs to it.
fn address(text: &str, inline: bool) -> Option<String> {
    let mut open = 0_usize;
    let end = text
        .char_indices()
        .find(|(at, c)| {
            match c {
                '(' | '（' => open += 1,
                ')' | '）' if open > 0 => {
                    open -= 1;
                    return false;
                }
                '\n' if inline && goes_on(&text[*at..]) => return false,
                _ => {}
            }
            matches!(c, '，' | ',' | '；' | ';' | '。' | ')' | '）' | '\n' | '\t' | '|')
        })
        .map_or(text.len(), |(at, _)| at);
    let mut value = text[..end].trim();
    for key in ["联系", "咨询", "办公", "通讯", "通信", "电子", "服务", "以及", "及", "、", "和"] {
        value = value.strip_suffix(key).unwrap_or(value).trim_end();
    }
    (value.chars().count() > 2 && value.chars().count() <= 80).then(|| without_blanks(value))
}

/// The line behind a wrap ends what the line before began: a mark of the list comes soon, and no other key.
fn goes_on(rest: &str) -> bool {
    let line = head(&rest[1..], 90);
    line.find(['，', ',', '；', ';', '）', ')', '：', ':', '\n'])
        .is_some_and(|at| !line[at..].starts_with(['：', ':', '\n']))
}

/// Blanks stay only between two Latin words.
fn without_blanks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if !c.is_whitespace() || (latin(kept.chars().next_back()) && latin(rest.peek().copied())) {
            kept.push(c);
        }
    }
    kept
}

fn postcode(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).take_while(char::is_ascii_digit).take(7).collect();
    (digits.len() == 6).then_some(digits)
}

/// As printed, blanks and dashes aside: 0563-3027267, (0563)3027267, 3027267、3027268.
fn phone(text: &str) -> Option<String> {
    let mut value = String::new();
    for c in text.chars().take(60) {
        match c {
            '0'..='9' => value.push(c),
            '(' | '（' if value.is_empty() => value.push(c),
            ')' | '）' if value.starts_with(['(', '（']) && !value.contains([')', '）']) => value.push(c),
            '-' | '－' | '—' | '–' | '―' | '─' | '−' if !value.is_empty() => {
                if !value.ends_with('-') {
                    value.push('-');
                }
            }
            '、' | '/' | '转' if value.len() >= 7 => value.push(c),
            ' ' | '\u{3000}' => {}
            _ => break,
        }
    }
    let value = value.trim_end_matches(['、', '/', '转', '-']);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 5).then(|| value.to_string())
}

fn email(text: &str) -> Option<String> {
    let compact: String =
        text.chars().take(120).filter(|c| *c != ' ').map(|c| if c == '＠' { '@' } else { c }).collect();
    mailbox(&compact).ok().map(|(_, found)| found.trim_end_matches(['.', '-']).to_string())
}

fn mailbox(input: &str) -> IResult<&str, &str> {
    let name = take_while1(|c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c));
    let part = take_while1(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let domain = verify(separated_list1(char('.'), part), |parts: &Vec<&str>| parts.len() > 1);
    recognize((name, char('@'), domain)).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// address | postcode | phone | fax | email
    #[track_caller]
    fn check(expected: [&str; 5], text: &str) {
        let found = find(text, "");
        let shown = [found.address, found.postcode, found.phone, found.fax, found.email].map(Option::unwrap_or_default);
        assert_eq!(shown, expected.map(str::to_string), "{text}");
    }

    #[test]
    fn spellings() {
        check(
            ["云台县青山路1号", "242999", "0563-1234567", "", "yt@example.com"],
            "如有疑问,请与云台县人民政府办公室联系(地址:云台县青山路1号,邮编:242999,电话:0563-1234567,邮箱:yt@example.com   )。",
        );
        check(
            ["云台县青山路8号政务中心二楼205室", "242999", "0563-1234567", "0563-7654321", ""],
            "请与县数据局联系。（地址：云台县青山路 8 号政务中心二楼 205 室；邮编：242 999；联系电话：0563－1234567；传真：0563 — 7654321）",
        );
        check(
            ["云台市云台县青山大街1号", "134999", "0439-1234567", "", ""],
            "公众如需进一步咨询了解相关信息，请与云台县政务局联系(地址：云台市云台县青山大街1号。邮政编码：134999咨询电话：0439-1234567)。",
        );
        check(
            ["", "", "0470-1234567", "", "a.b@x-y.com.cn"],
            "请与云台苏木联系(联系电话0470-1234567,电子邮箱:a.b@x-y.com.cn)。",
        );
        check(["", "", "0873-7236999", "", ""], "请与我局联系，电话：0873——7236999。");
        check(["", "", "052784368999", "", ""], "请与我局联系（电话：052784368999）");
        check(
            ["青山路1号（县政府大楼）", "", "(0563)1234567", "", ""],
            "联系地址：青山路1号（县政府大楼），电话：(0563)1234567",
        );
        check(
            ["青山路1号", "242999", "1234567、1234568", "", ""],
            "地址：青山路1号\n邮编：242999\n电话：1234567、1234568\n",
        );
        check(
            ["青山路1号", "242999", "0563-1234567", "", "q@q.cn"],
            "地 址：青山路1号 邮 编：242999 联系电话：0563-1234567 E-mail：q@q.cn",
        );
    }

    #[test]
    fn blanks_and_other_keys() {
        check([""; 5], "请与我局联系（邮编:电话:传真:）");
        check([""; 5], "网站地址：www.example.com");
        check([""; 5], "站点地图 联系电话:0470-1234567");
        check([""; 5], "");
    }

    #[test]
    fn behind_the_opening_only_in_a_sentence() {
        assert_eq!(find("", "联系电话：0563-1234567"), Contact::default());
        assert_eq!(find("", "请与县府办联系，电话：0563-1234567").phone.as_deref(), Some("0563-1234567"));
    }
}
