//! Readings that a page converter has put into the text: `數(shù)據(jù)`, `政(zheng)(zheng)府(fu)(fu)`.

use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::char;
use nom::combinator::map_opt;
use nom::sequence::delimited;
use nom::{IResult, Parser};

/// How sure it is that a group of brackets is an injected reading (注音).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// It carries a tone, or it stands twice.
    Sure,
    /// A syllable without a tone: injected if the document has more of them.
    Maybe,
}

/// Documents with fewer toneless readings than this keep them.
pub(super) const ENOUGH: usize = 5;

/// The readings in brackets at the start of `text`, which follow `before`: their length in bytes, and how sure it is that they
/// were injected. `None` where there are none, or where `before` does not end with a Han character or a single Latin letter.
pub(super) fn readings(before: &str, text: &str) -> Option<(usize, Reading)> {
    if !takes_reading(before) {
        return None;
    }
    let (mut rest, first) = group(text).ok()?;
    let mut reading = if first.toned {
        Reading::Sure
    } else {
        Reading::Maybe
    };
    while let Ok((after, next)) = group(rest) {
        if next.toned || next.plain == first.plain {
            reading = Reading::Sure;
        }
        rest = after;
    }
    Some((text.len() - rest.len(), reading))
}

/// Readings follow Han characters, and a Latin letter that was taken for one: `皖I(lǐng)CP备`.
fn takes_reading(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some(
            '\u{2E80}'..='\u{2FDF}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
            | '〇',
        ) => true,
        Some(c) if c.is_ascii_alphabetic() => {
            !back.next().is_some_and(|c| c.is_ascii_alphanumeric())
        }
        _ => false,
    }
}

/// A syllable in its letters without tones, at most six.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Syllable {
    plain: [u8; 6],
    toned: bool,
}

/// One syllable in brackets of either width.
fn group(text: &str) -> IResult<&str, Syllable> {
    let letters = take_while_m_n(1, 6, |c| letter(c).is_some());
    delimited(
        alt((char('('), char('（'))),
        map_opt(letters, syllable),
        alt((char(')'), char('）'))),
    )
    .parse(text)
}

/// A syllable of the list. Without a tone it has two letters or more: (a) is a number.
fn syllable(letters: &str) -> Option<Syllable> {
    let mut plain = [0; 6];
    let mut tones = 0;
    for (place, (letter, toned)) in plain.iter_mut().zip(letters.chars().filter_map(letter)) {
        *place = letter;
        tones += usize::from(toned);
    }
    let known =
        std::str::from_utf8(&plain).is_ok_and(|word| is_syllable(word.trim_end_matches('\0')));
    let long = plain[1] != 0;
    (known && tones <= 1 && (tones == 1 || long)).then_some(Syllable {
        plain,
        toned: tones == 1,
    })
}

/// The plain letter (ü as v) and whether it carries a tone.
fn letter(c: char) -> Option<(u8, bool)> {
    Some(match c {
        'a'..='z' => (u8::try_from(c).ok()?, false),
        'ɑ' => (b'a', false),
        'ɡ' => (b'g', false),
        'ü' => (b'v', false),
        'ā' | 'á' | 'ǎ' | 'à' | 'ă' => (b'a', true),
        'ē' | 'é' | 'ě' | 'è' | 'ĕ' => (b'e', true),
        'ī' | 'í' | 'ǐ' | 'ì' | 'ĭ' => (b'i', true),
        'ō' | 'ó' | 'ǒ' | 'ò' | 'ŏ' => (b'o', true),
        'ū' | 'ú' | 'ǔ' | 'ù' | 'ŭ' => (b'u', true),
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => (b'v', true),
        _ => return None,
    })
}

/// True of the syllables of standard Chinese (普通话音节).
fn is_syllable(word: &str) -> bool {
    let mut letters = word.chars();
    let Some(first) = letters.next() else {
        return false;
    };
    let rhymes = SYLLABLES.iter().find(|(initial, _)| *initial == first);
    rhymes.is_some_and(|(_, rhymes)| {
        rhymes
            .split(' ')
            .any(|rhyme| rhyme.trim_start_matches('-') == letters.as_str())
    })
}

/// Every syllable: its first letter, and what may follow that; `-` is nothing, v is ü. Without the interjections ng, hm and the like.
const SYLLABLES: &[(char, &str)] = &[
    ('a', "- i n ng o"),
    ('b', "a ai an ang ao ei en eng i ian iao ie in ing o u"),
    (
        'c',
        "a ai an ang ao ei e en eng i ong ou u uan ui un uo ha hai han hang hao he hen heng hi hong hou hu hua huai huan huang hui hun huo",
    ),
    (
        'd',
        "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    ),
    ('e', "- i n ng r"),
    ('f', "a an ang ei en eng o ou u"),
    (
        'g',
        "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    ),
    (
        'h',
        "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    ),
    ('j', "i ia ian iang iao ie in ing iong iu u uan ue un"),
    (
        'k',
        "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    ),
    (
        'l',
        "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo v ve",
    ),
    (
        'm',
        "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    ),
    (
        'n',
        "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue un uo v ve",
    ),
    ('o', "- u"),
    ('p', "a ai an ang ao ei en eng i ian iao ie in ing o ou u"),
    ('q', "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ('r', "an ang ao e en eng i ong ou u ua uan ui un uo"),
    (
        's',
        "a ai an ang ao e en eng i ong ou u uan ui un uo ha hai han hang hao he hei hen heng hi hou hu hua huai huan huang hui hun huo",
    ),
    (
        't',
        "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    ),
    ('w', "a ai an ang ei en eng o u"),
    ('x', "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ('y', "a an ang ao e i in ing o ong ou u uan ue un"),
    (
        'z',
        "a ai an ang ao e ei en eng i ong ou u uan ui un uo ha hai han hang hao he hei hen heng hi hong hou hu hua huai huan huang hui hun huo",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_every_syllable() {
        let all: usize = SYLLABLES
            .iter()
            .map(|(_, rhymes)| rhymes.split(' ').count())
            .sum();
        assert!((395..=415).contains(&all), "{all}");
        for word in [
            "a", "e", "er", "zheng", "fu", "gong", "xiong", "lv", "lve", "nve", "zhuang", "shui",
            "yuan",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in [
            "", "b", "km", "kg", "app", "oa", "www", "zhengf", "lii", "-",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn tones_make_it_sure() {
        for text in [
            "(jù)",
            "（jù)",
            "(ɡuī)",
            "(lǜ)",
            "(lüè)",
            "(ā)",
            "(jù)(shù)",
            "(fu)(fu)",
            "(fu)(fu)（fu）",
        ] {
            assert_eq!(
                readings("数", text),
                Some((text.len(), Reading::Sure)),
                "{text}"
            );
        }
        assert_eq!(
            readings("皖I", "(lǐng)CP"),
            Some(("(lǐng)".len(), Reading::Sure))
        );
        assert_eq!(readings("公", "(gong)开(kai)"), Some((6, Reading::Maybe)));
        assert_eq!(readings("公", "(gong)(km)"), Some((6, Reading::Maybe)));
    }

    #[test]
    fn other_brackets_are_none() {
        for text in [
            "(OA平台)",
            "(APP)",
            "(a)",
            "(km)",
            "(www.x.cn)",
            "(一)",
            "()",
            "(",
            "(jù",
            "(jùshù)",
            "(jú2)",
            "(júù)",
            "(zhengfu)",
        ] {
            assert_eq!(readings("数", text), None, "{text}");
        }
        for before in ["", "数 ", "1", "data", "A1b", "，"] {
            assert_eq!(readings(before, "(jù)"), None, "{before}");
        }
    }
}
