//! Character references: `&nbsp;` `&#160;` `&#xA0;`, by the rules of the HTML standard (13.2.5.72).

use super::entity_table::{CLOSED, OPEN};

/// The reference that the text begins with, behind its `&`: the character that it stands for, and how many bytes it takes
/// behind the `&`. `None` where none stands there, or one whose name is not in the tables: that text stays as it is.
pub(crate) fn reference(rest: &[u8]) -> Option<(char, usize)> {
    match rest {
        [b'#', b'x' | b'X', digits @ ..] => numeric(digits, 16).map(|(c, length)| (c, length + 2)),
        [b'#', digits @ ..] => numeric(digits, 10).map(|(c, length)| (c, length + 1)),
        _ => named(rest),
    }
}

fn numeric(digits: &[u8], radix: u32) -> Option<(char, usize)> {
    let values = || digits.iter().map_while(|&digit| char::from(digit).to_digit(radix));
    let length = values().count();
    let code = values().fold(0_u32, |code, digit| code.saturating_mul(radix).saturating_add(digit));
    let closed = usize::from(digits.get(length) == Some(&b';'));
    (length > 0).then(|| (of_code(code), length + closed))
}

/// The codes of C1 mean what windows-1252 has there.
fn of_code(code: u32) -> char {
    #[rustfmt::skip]
    const C1: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match code {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9F => C1[code as usize - 0x80],
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// No name is longer.
const LONGEST_NAME: usize = 16;

fn named(rest: &[u8]) -> Option<(char, usize)> {
    let name = |length: usize| std::str::from_utf8(&rest[..length]).ok();
    let of = |table: &[(&str, char)], name: &str| {
        table.binary_search_by_key(&name, |(known, _)| known).ok().map(|at| table[at].1)
    };
    let length = rest.iter().take(LONGEST_NAME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let whole = name(length)?;
    if rest.get(length) == Some(&b';')
        && let Some(c) = of(OPEN, whole).or_else(|| of(CLOSED, whole))
    {
        return Some((c, length + 1));
    }
    // the longest name that the letters begin with
    (2..=length).rev().find_map(|length| Some((of(OPEN, name(length)?)?, length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        for (text, want) in [
            ("nbsp;", Some(('\u{A0}', 5))),
            ("nbsp3", Some(('\u{A0}', 4))),
            ("ldquo;", Some(('“', 6))),
            ("ldquo ", None),
            ("ampamp", Some(('&', 3))),
            ("notit;", Some(('¬', 3))),
            ("#160;", Some(('\u{A0}', 5))),
            ("#x4e2D", Some(('中', 6))),
            ("#20013 ", Some(('中', 6))),
            ("#0;", Some(('\u{FFFD}', 3))),
            ("#xD800;", Some(('\u{FFFD}', 7))),
            ("#99999999999999999999;", Some(('\u{FFFD}', 22))),
            ("#147;", Some(('“', 5))),
            ("#x;", None),
            ("#;", None),
            ("unknown;", None),
            (" ", None),
            ("", None),
        ] {
            assert_eq!(reference(text.as_bytes()), want, "{text:?}");
        }
    }

    #[test]
    fn the_tables_are_in_order() {
        for table in [OPEN, CLOSED] {
            assert!(table.is_sorted_by_key(|(name, _)| name));
            assert!(table.iter().all(|(name, _)| (2..=LONGEST_NAME).contains(&name.len())));
        }
    }
}
