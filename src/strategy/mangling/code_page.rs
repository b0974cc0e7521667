//! Text read in a wrong encoding (乱码): some lines in code page 936, or question marks for all characters.

use super::{Harm, Mangling};
use encoding_rs::GBK;

/// Some lines are UTF-8 read as code page 936. A pair of bytes that fits nothing gives one `?`, which eats both.
pub(super) const SPANS: Mangling = Mangling::of_text("lines in a wrong code page", Harm::Cells, |text, dice| {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let start = dice.below(lines.len());
    let end = (start + 1 + dice.below(12)).min(lines.len());
    [&lines[..start].concat(), &misread(lines[start..end].concat().as_bytes()), &lines[end..].concat()]
        .map(String::as_str)
        .concat()
});

/// `???` for every character of three bytes; figures and blanks survive.
pub(super) const QUESTION_MARKS: Mangling =
    Mangling::of_text("question marks for characters", Harm::Cells, |text, _| {
        let marks = |c: char| if c.is_ascii() { String::from(c) } else { "?".repeat(c.len_utf8()) };
        text.chars().map(marks).collect()
    });

/// Bytes as code page 936 has them.
pub(super) fn misread(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = after;
        if first.is_ascii() {
            text.push(char::from(*first));
            continue;
        }
        let second = after.first().copied();
        rest = after.get(1..).unwrap_or_default();
        let pair = [Some(*first), second].into_iter().flatten().collect::<Vec<u8>>();
        match GBK.decode_without_bom_handling_and_without_replacement(&pair) {
            Some(character) if second.is_some() => text.push_str(&character),
            _ => text.push('?'),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::misread;

    #[test]
    fn a_pair_that_fits_nothing_eats_both_bytes() {
        assert_eq!(misread("。2023".as_bytes()), "銆?023");
        assert_eq!(misread("三市".as_bytes()), "涓夊競");
        assert_eq!(misread("市 1".as_bytes()), "甯?1");
    }
}
