//! What each character becomes: one table of the Basic Multilingual Plane, built when the crate is compiled.

use super::script::DOUBTFUL;
use super::t2s_table::{COMPATIBLE, KANGXI, SUPPLEMENT, T2S};
use super::width::{DELETED, RANGES, SINGLES};

/// The character stays.
pub(super) const KEEP: u16 = 0;
/// The character is deleted.
pub(super) const DELETE: u16 = 1;
/// What becomes of the character depends on its neighbours: brackets (pinyin may follow), CR and the signs of symbol fonts.
pub(super) const LOOK: u16 = 2;

/// The Han block of ordinary characters with its extension A, where entries hold in traditional documents only.
const HAN: std::ops::RangeInclusive<u32> = 0x3400..=0x9FFF;

/// Private use, as the symbol fonts of word processors have it: bullets, boxes, arrows.
const SYMBOLS: (u16, u16) = (0xF020, 0xF0FF);

/// In the generated rows: this code point stays.
const NONE: u16 = 0x3013;

/// Room for this many pages of 64 characters; the build fails where it is too small.
const PAGES: usize = 380;

/// Two levels: the page of a code point's upper ten bits, in it the entry of its lower six. Page 0 is all [`KEEP`].
struct Table {
    page_of: [u16; 1024],
    pages: [[u16; 64]; PAGES],
    used: usize,
    /// A bit for each code point that is not [`KEEP`], or is [`DOUBTFUL`].
    changes: [u64; 1024],
}

static TABLE: Table = Table::build();

/// The entry of a code point: [`KEEP`], [`DELETE`], [`LOOK`], or what it becomes. Those of [`is_han`] hold in traditional
/// documents only.
pub(super) fn entry(code: u32) -> u16 {
    let page = TABLE.page_of.get((code >> 6) as usize).copied().unwrap_or(0);
    TABLE.pages[usize::from(page)][(code & 63) as usize]
}

/// How many bytes of a text that begins with a character stay as they are: ordinary Han characters and ASCII; others, and those
/// that need their word in traditional text, have to be looked at one by one.
pub(super) fn kept(text: &[u8]) -> usize {
    let mut rest = text;
    loop {
        let (page, code, after) = match rest {
            [byte @ 0..0x80, after @ ..] => (usize::from(byte >> 6), *byte, after),
            [a @ 0xE4..=0xE9, b, c, after @ ..] => (usize::from(a & 15) << 6 | usize::from(b & 63), *c, after),
            _ => break,
        };
        if TABLE.changes[page & 1023] >> (code & 63) & 1 == 1 {
            break;
        }
        rest = after;
    }
    text.len() - rest.len()
}

/// True of U+3400–9FFF: Han characters without compatibility forms and radicals.
pub(crate) fn is_han(code: u32) -> bool {
    HAN.contains(&code)
}

/// True of the characters of labels, and not of what figures are counted in, nor of what stands in their place: 件, 万元, 不适用.
pub(crate) fn is_of_label(c: char) -> bool {
    const OF_CELLS: &str = "件次条起宗份例项个人万元无不适用未涉及";
    is_han(u32::from(c)) && !OF_CELLS.contains(c)
}

/// What programs write where a cell holds nothing.
pub(crate) const NOTHING: [&str; 5] = ["nan", "NaN", "None", "null", "<NA>"];

/// True of the numerals that headings and rows are numbered with, 一 to 十.
pub(crate) fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// True of letters and Han characters, as most of a text are.
pub(crate) fn is_letter(c: char) -> bool {
    is_han(u32::from(c)) || c.is_alphabetic()
}

/// The simplified form (简体) of one character, whatever the script of the document; the character itself where it is not
/// known as traditional. 乾 stays (乾县), and so do characters that need their word: 覆, 著, 瞭, 藉.
///
/// For the keys of labels; documents are converted by [`super::normalise`].
pub(crate) fn fold(c: char) -> char {
    match entry(u32::from(c)) {
        to if to > LOOK && is_han(u32::from(c)) => char::from_u32(u32::from(to)).unwrap_or(c),
        _ => c,
    }
}

impl Table {
    const fn build() -> Table {
        let mut table = Table { page_of: [0; 1024], pages: [[KEEP; 64]; PAGES], used: 1, changes: [0; 1024] };
        let pairs = T2S.as_bytes();
        let mut at = 0;
        while at < pairs.len() {
            table.set(three(pairs, at), three(pairs, at + 3));
            at += 6;
        }
        table.row(0x2E80, SUPPLEMENT.as_bytes());
        table.row(0x2F00, KANGXI.as_bytes());
        table.row(0xF900, COMPATIBLE.as_bytes());
        let mut i = 0;
        while i < RANGES.len() {
            let (first, last, to) = RANGES[i];
            let mut code = first as u16;
            while code <= last as u16 {
                table.set(code, to as u16 + (code - first as u16));
                code += 1;
            }
            i += 1;
        }
        i = 0;
        while i < DELETED.len() {
            let mut code = DELETED[i].0 as u16;
            while code <= DELETED[i].1 as u16 {
                table.set(code, DELETE);
                code += 1;
            }
            i += 1;
        }
        i = 0;
        while i < SINGLES.len() {
            table.set(SINGLES[i].0 as u16, SINGLES[i].1 as u16);
            i += 1;
        }
        let mut symbol = SYMBOLS.0;
        while symbol <= SYMBOLS.1 {
            table.set(symbol, LOOK);
            symbol += 1;
        }
        let mut i = 0;
        while i < DOUBTFUL.len() {
            let code = DOUBTFUL[i] as u16;
            table.changes[(code >> 6) as usize] |= 1 << (code & 63);
            i += 1;
        }
        table.set('(' as u16, LOOK);
        table.set('（' as u16, LOOK);
        table.set('\r' as u16, LOOK);
        table
    }

    const fn row(&mut self, first: u16, text: &[u8]) {
        let mut i = 0;
        while i * 3 < text.len() {
            let to = three(text, i * 3);
            if to != NONE {
                self.set(first + i as u16, to);
            }
            i += 1;
        }
    }

    const fn set(&mut self, code: u16, to: u16) {
        let block = (code >> 6) as usize;
        if self.page_of[block] == 0 {
            self.page_of[block] = self.used as u16;
            self.used += 1;
        }
        self.pages[self.page_of[block] as usize][(code & 63) as usize] = to;
        self.changes[block] |= (1 << (code & 63)) * (to != KEEP) as u64;
    }
}

/// The character of three bytes of UTF-8 at `at`.
const fn three(text: &[u8], at: usize) -> u16 {
    (text[at] as u16 & 0xF) << 12 | (text[at + 1] as u16 & 0x3F) << 6 | text[at + 2] as u16 & 0x3F
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_one_character() {
        for (from, to) in
            ["萬万", "為为", "爲为", "複复", "係系", "麵面", "徵征", "乾乾", "覆覆", "a a", "（（", "⺠⺠"]
                .iter()
                .filter_map(|pair| Some((pair.chars().next()?, pair.chars().next_back()?)))
        {
            assert_eq!(fold(from), to);
        }
    }

    #[test]
    fn the_generated_data_is_whole() {
        assert_eq!(T2S.chars().filter(|c| c.len_utf8() == 3).count() * 3, T2S.len());
        assert_eq!(T2S.len() % 6, 0);
        assert_eq!(SUPPLEMENT.chars().count(), 0x2EF3 - 0x2E80 + 1);
        assert_eq!(KANGXI.chars().count(), 0x2FD5 - 0x2F00 + 1);
        assert_eq!(COMPATIBLE.chars().count(), 0xFAD9 - 0xF900 + 1);
        assert!(TABLE.used <= PAGES && TABLE.used + 16 > PAGES, "{} pages", TABLE.used);
    }

    /// The span map needs no entry for a conversion, and `normalise` never needs more room than its input.
    #[test]
    fn nothing_grows_and_han_keeps_its_length() {
        for c in (0..=0xFFFF).filter_map(char::from_u32) {
            let to = entry(u32::from(c));
            if to > LOOK {
                let to = char::from_u32(u32::from(to)).map_or(9, char::len_utf8);
                assert!(to <= c.len_utf8(), "{c:?}");
                assert!(!is_han(u32::from(c)) || to == c.len_utf8(), "{c:?}");
            }
        }
    }
}
