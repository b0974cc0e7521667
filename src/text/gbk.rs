//! Code page 936 (GBK) both ways, to read text again that was decoded wrongly.
//!
//! The pairs are those of the WHATWG index, which has the private-use characters of the code page too. Where an older table of the
//! code page has another character, both lead to the pair.

use std::sync::OnceLock;

/// A pair of bytes, as a character of a wrongly decoded text stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair(pub u8, pub u8);

/// What a character stands for in the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bytes {
    /// One byte: ASCII, and 0x80 where it became € or a control.
    One(u8),
    Two(Pair),
    /// Nothing that the code page has.
    None,
}

/// Both directions.
#[derive(Debug)]
pub(super) struct Gbk {
    /// By code point; 0 where there is no pair.
    pairs: Vec<u16>,
    /// By lead and trail; 0 where there is no character.
    chars: Vec<u16>,
}

const FIRST_LEAD: u8 = 0x81;
const FIRST_TRAIL: u8 = 0x40;
const TRAILS: usize = 0xFF - FIRST_TRAIL as usize;

/// Characters of older tables, with the pair.
const ALSO: &[(u16, u16)] =
    &[(0xE7C7, 0xA8BC), (0xE7C8, 0xA8BF), (0x30FB, 0xA1A4), (0x2015, 0xA1AA), (0x301C, 0xA1AB), (0x2225, 0xA1AC)];

/// The table, built when damage is first met.
pub(super) fn gbk() -> &'static Gbk {
    static GBK: OnceLock<Gbk> = OnceLock::new();
    GBK.get_or_init(Gbk::build)
}

impl Gbk {
    fn build() -> Gbk {
        let leads = usize::from(0xFF - FIRST_LEAD);
        let mut gbk = Gbk { pairs: vec![0; 0x1_0000], chars: vec![0; leads * TRAILS] };
        for lead in FIRST_LEAD..0xFF {
            for trail in (FIRST_TRAIL..0xFF).filter(|trail| *trail != 0x7F) {
                let bytes = [lead, trail];
                let decoded = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(&bytes);
                let mut chars = decoded.iter().flat_map(|text| text.chars());
                let (Some(c), None) = (chars.next(), chars.next()) else { continue };
                let Ok(code) = u16::try_from(u32::from(c)) else { continue };
                gbk.chars[place(lead, trail)] = code;
                gbk.pairs[usize::from(code)] = u16::from_be_bytes([lead, trail]);
            }
        }
        for (code, pair) in ALSO {
            let known = &mut gbk.pairs[usize::from(*code)];
            *known = if *known == 0 { *pair } else { *known };
        }
        gbk
    }

    /// The bytes that a character was read from.
    pub(super) fn bytes(&self, c: char) -> Bytes {
        match u32::from(c) {
            code @ 0..0x80 => Bytes::One(code as u8),
            0x80 | 0x20AC => Bytes::One(0x80),
            code => match self.pairs.get(code as usize) {
                None | Some(0) => Bytes::None,
                Some(pair) => {
                    let [lead, trail] = pair.to_be_bytes();
                    Bytes::Two(Pair(lead, trail))
                }
            },
        }
    }

    /// The pair of a character that has one.
    pub(super) fn pair(&self, c: char) -> Option<Pair> {
        match self.bytes(c) {
            Bytes::Two(pair) => Some(pair),
            _ => None,
        }
    }

    /// The character of a pair.
    pub(super) fn char(&self, pair: Pair) -> Option<char> {
        let Pair(lead, trail) = pair;
        if lead < FIRST_LEAD || trail < FIRST_TRAIL || lead == 0xFF || trail == 0xFF {
            return None;
        }
        self.chars.get(place(lead, trail)).filter(|code| **code != 0).and_then(|code| char::from_u32(u32::from(*code)))
    }
}

fn place(lead: u8, trail: u8) -> usize {
    usize::from(lead - FIRST_LEAD) * TRAILS + usize::from(trail - FIRST_TRAIL)
}

impl Pair {
    /// A Han character of GB 2312: nearly all that simplified text has.
    pub(super) fn is_common_han(self) -> bool {
        (0xB0..=0xF7).contains(&self.0) && self.1 >= 0xA1
    }

    /// A frequent one: GB 2312, level 1.
    pub(super) fn is_frequent_han(self) -> bool {
        (0xB0..=0xD7).contains(&self.0) && self.1 >= 0xA1
    }

    /// Chinese punctuation, full-width digits and letters.
    pub(super) fn is_mark(self) -> bool {
        matches!(self, Pair(0xA1, 0xA1..=0xBF) | Pair(0xA3, 0xA1..=0xFE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        let gbk = gbk();
        assert_eq!(gbk.bytes('a'), Bytes::One(b'a'));
        assert_eq!(gbk.bytes('€'), Bytes::One(0x80));
        assert_eq!(gbk.bytes('政'), Bytes::Two(Pair(0xD5, 0xFE)));
        assert_eq!(gbk.bytes('\u{E000}'), Bytes::Two(Pair(0xAA, 0xA1)));
        assert_eq!(gbk.bytes('\u{E4C6}'), Bytes::Two(Pair(0xA1, 0x40)));
        assert_eq!((gbk.bytes('é').eq(&Bytes::None), gbk.bytes('😀')), (false, Bytes::None));
        assert_eq!(gbk.char(Pair(0xD5, 0xFE)), Some('政'));
        assert_eq!(
            (gbk.char(Pair(0x80, 0xFE)), gbk.char(Pair(0xD5, 0x30)), gbk.char(Pair(0xFF, 0xFF))),
            (None, None, None)
        );
        for c in ('\u{4E00}'..='\u{9FA5}').chain("，。（）《》〔〕".chars()) {
            assert_eq!(gbk.pair(c).and_then(|pair| gbk.char(pair)), Some(c));
        }
        assert!(gbk.pair('政').is_some_and(Pair::is_frequent_han) && gbk.pair('，').is_some_and(Pair::is_mark));
    }
}
