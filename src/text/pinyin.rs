//! Readings that a page converter has put into the text: `數(shù)據(jù)`, `政(zheng)(zheng)府(fu)(fu)`.

use super::table::{DELETE, entry};
use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::map_opt;
use nom::sequence::{delimited, preceded};
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
/// were injected. `None` where there are none, or where `before` does not end with a Han character, one that is lost, or a single
/// Latin letter. Characters without width may stand anywhere among them.
pub(super) fn readings(before: &str, text: &str) -> Option<(usize, Reading)> {
    let before = before.trim_end_matches(is_hidden);
    if !takes_reading(before) {
        return None;
    }
    let (mut rest, first) = group(text).ok()?;
    if first.lost && !before.ends_with(char::REPLACEMENT_CHARACTER) {
        return None;
    }
    let mut reading = if first.toned { Reading::Sure } else { Reading::Maybe };
    while let Ok((after, next)) = preceded(take_while(is_hidden), group).parse(rest) {
        if next.toned || next.plain == first.plain {
            reading = Reading::Sure;
        }
        rest = after;
    }
    Some((text.len() - rest.len(), reading))
}

/// True where a bracket before a letter stands in a text: without one it has no readings.
pub(super) fn may_stand_in(text: &str) -> bool {
    let mut brackets = memchr::memchr_iter(b'(', text.as_bytes());
    brackets.any(|at| text[at + 1..].starts_with(|c| letter(c).is_some()))
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
            | '〇'
            | char::REPLACEMENT_CHARACTER,
        ) => true,
        Some(c) if c.is_ascii_alphabetic() => !back.next().is_some_and(|c| c.is_ascii_alphanumeric()),
        _ => false,
    }
}

/// A syllable without its tone, as [`spell`] writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Syllable {
    plain: u32,
    /// True where it has a tone.
    toned: bool,
    /// True where question marks stand for the letter with the tone.
    lost: bool,
}

/// One syllable in brackets of either width.
fn group(text: &str) -> IResult<&str, Syllable> {
    /// Six letters, and what may stand among them.
    const MOST: usize = 16;
    let letters = take_while_m_n(1, MOST, |c| letter(c).is_some() || c == '?' || is_hidden(c));
    let brackets = delimited(alt((char('('), char('（'))), letters, alt((char(')'), char('）'))));
    map_opt(brackets, syllable).parse(text)
}

/// A syllable of the list. Without a tone it has two letters or more: (a) is a number.
fn syllable(letters: &str) -> Option<Syllable> {
    const MOST: usize = 6;
    let spelt = |lost: u8| {
        let (mut plain, mut tones, mut count, mut last) = (0, 0, 0, '(');
        for c in letters.chars() {
            // One mark or two for the two bytes of ǎ.
            let (letter, toned) = match c {
                '?' if last == '?' => continue,
                '?' => (lost, true),
                _ => match letter(c) {
                    Some(letter) => letter,
                    None => continue,
                },
            };
            (plain, last) = (spell(plain, letter), c);
            (tones, count) = (tones + usize::from(toned), count + 1);
        }
        let long = plain > 31;
        let known = count <= MOST && tones <= 1 && (tones == 1 || long) && KNOWN.binary_search(&plain).is_ok();
        known.then_some(Syllable { plain, toned: tones == 1, lost: letters.contains('?') })
    };
    let lost: &[u8] = match letters.contains('?') {
        true if letters.contains("???") => b"",
        true => b"aeiouv",
        false => b"-",
    };
    lost.iter().find_map(|&vowel| spelt(vowel))
}

/// True for a character without width, which normalising deletes.
fn is_hidden(c: char) -> bool {
    entry(u32::from(c)) == DELETE
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

/// The syllables of standard Chinese (普通话音节), v for ü, without the interjections ng, hm and the like.
const SYLLABLES: &str = "\
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cei cen \
ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong \
cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui \
dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua \
guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji \
jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua \
kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long \
lou lu luan lue lun luo lv lve ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na \
nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nun nuo nv nve o ou \
pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong \
qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen \
seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song \
sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa \
wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao \
ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe \
zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo";

/// The same as numbers, see [`spell`], in their order.
static KNOWN: [u32; 415] = known();

/// One more letter of a syllable: five bits each, so that six letters fit.
const fn spell(word: u32, letter: u8) -> u32 {
    word << 5 | (letter & 31) as u32
}

const fn known() -> [u32; 415] {
    let text = SYLLABLES.as_bytes();
    let mut all = [0; 415];
    let (mut at, mut count) = (0, 0);
    while at < text.len() {
        if text[at] == b' ' {
            count += 1;
        } else {
            all[count] = spell(all[count], text[at]);
        }
        at += 1;
    }
    sorted(all)
}

const fn sorted(mut all: [u32; 415]) -> [u32; 415] {
    let mut end = 1;
    while end < all.len() {
        let mut at = end;
        while at > 0 && all[at - 1] > all[at] {
            (all[at - 1], all[at]) = (all[at], all[at - 1]);
            at -= 1;
        }
        end += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_every_syllable() {
        assert_eq!(SYLLABLES.split(' ').count(), KNOWN.len());
        let known = |word: &str| KNOWN.contains(&word.bytes().fold(0, spell));
        for word in ["a", "e", "er", "zheng", "fu", "gong", "xiong", "lv", "lve", "nve", "zhuang", "shui", "yuan"] {
            assert!(known(word), "{word}");
        }
        for word in ["", "b", "km", "kg", "app", "oa", "www", "zhengf", "lii"] {
            assert!(!known(word), "{word}");
        }
    }

    #[test]
    fn tones_make_it_sure() {
        for text in ["(jù)", "（jù)", "(ɡuī)", "(lǜ)", "(lüè)", "(ā)", "(jù)(shù)", "(fu)(fu)", "(fu)(fu)（fu）"]
        {
            assert_eq!(readings("数", text), Some((text.len(), Reading::Sure)), "{text}");
        }
        for text in ["\u{200B}(jù)", "(\u{2060}j\u{200B}ù)", "(fu\u{FEFF})\u{FEFF}(fu)"] {
            assert_eq!(
                readings("数\u{200B}", text.trim_start_matches('\u{200B}')).map(|r| r.1),
                Some(Reading::Sure),
                "{text}"
            );
        }
        assert_eq!(readings("皖I", "(lǐng)CP"), Some(("(lǐng)".len(), Reading::Sure)));
        assert_eq!(readings("公", "(gong)开(kai)"), Some((6, Reading::Maybe)));
        assert_eq!(readings("公", "(gong)(km)"), Some((6, Reading::Maybe)));
    }

    #[test]
    fn beside_lost_characters_tones_are_lost_too() {
        for text in ["(zh??ng)", "(??n)", "(g?)", "(x??)(x??)"] {
            assert_eq!(readings("\u{FFFD}", text), Some((text.len(), Reading::Sure)), "{text}");
            assert_eq!(readings("数", text), None, "{text}");
        }
        for text in ["(???)", "(?a?)", "(q??w)", "(?)x"] {
            assert_ne!(readings("\u{FFFD}", text), Some((text.len(), Reading::Sure)), "{text}");
        }
        assert_eq!(readings("\u{FFFD}", "(ju)"), Some((4, Reading::Maybe)));
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
