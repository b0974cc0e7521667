//! CMaps: which codes a string has, and the characters that they stand for.

use std::collections::HashMap;

/// A map from codes to characters, or to the numbers of glyphs.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// The length of codes in bytes, with the least and the largest of them.
    spaces: Vec<(usize, u32, u32)>,
    single: HashMap<u32, String>,
    /// Codes that follow one another stand for characters that do.
    ranges: Vec<(u32, u32, String)>,
    /// The same with the numbers of glyphs.
    glyphs: Vec<(u32, u32, u32)>,
    /// True where a block of characters has fewer entries than it says: some are lost.
    pub lacks: bool,
}

/// Larger maps are none.
const MOST: usize = 100_000;
const MOST_SPACES: usize = 64;

/// A word of a map.
#[derive(Debug, PartialEq)]
enum Word<'s> {
    Hex(Vec<u8>),
    Open,
    Close,
    Other(&'s [u8]),
}

impl Word<'_> {
    /// How many entries a block says that it has.
    fn count(&self) -> Option<usize> {
        match self {
            Word::Other(digits) => std::str::from_utf8(digits).ok()?.parse().ok().filter(|count| *count < MOST),
            _ => None,
        }
    }
}

impl CMap {
    pub fn new(source: &[u8]) -> CMap {
        let mut map = CMap::default();
        let mut waiting: Vec<Word<'_>> = Vec::new();
        let mut said = 0;
        for word in words(source) {
            match &word {
                Word::Other(
                    b"begincodespacerange" | b"beginbfchar" | b"beginbfrange" | b"begincidrange" | b"begincidchar",
                ) => {
                    said = waiting.last().and_then(Word::count).unwrap_or(0);
                    waiting.clear();
                }
                Word::Other(b"endcodespacerange") => map.spaces(&waiting),
                Word::Other(b"endbfchar") => map.lacks |= map.singles(&waiting) < said,
                Word::Other(b"endbfrange") => map.lacks |= map.ranges(&waiting) < said,
                Word::Other(b"endcidrange") => map.glyphs(&waiting),
                _ if waiting.len() < MOST => waiting.push(word),
                _ => {}
            }
        }
        map.spaces.truncate(MOST_SPACES);
        map.ranges.sort_by_key(|range| range.0);
        map.glyphs.sort_by_key(|range| range.0);
        map
    }

    fn spaces(&mut self, words: &[Word<'_>]) {
        for pair in words.chunks_exact(2) {
            if let [Word::Hex(from), Word::Hex(to)] = pair {
                self.spaces.push((from.len().clamp(1, 4), number(from), number(to)));
            }
        }
    }

    /// Takes a block of characters one by one, and says how many there were.
    fn singles(&mut self, words: &[Word<'_>]) -> usize {
        let mut count = 0;
        for pair in words.chunks_exact(2) {
            if let [Word::Hex(code), Word::Hex(text)] = pair {
                self.single.insert(number(code), utf16(text));
                count += 1;
            }
        }
        count
    }

    /// Takes a block of characters that follow one another, and says how many entries there were.
    fn ranges(&mut self, words: &[Word<'_>]) -> usize {
        let mut words = words.iter();
        let mut count = 0;
        while let (Some(Word::Hex(from)), Some(Word::Hex(to))) = (words.next(), words.next()) {
            let (from, to) = (number(from), number(to));
            match words.next() {
                Some(Word::Hex(text)) => self.ranges.push((from, to, utf16(text))),
                Some(Word::Open) => {
                    for (code, word) in (from..).zip(words.by_ref().take_while(|word| **word != Word::Close)) {
                        if let Word::Hex(text) = word {
                            self.single.insert(code, utf16(text));
                        }
                    }
                }
                _ => return count,
            }
            count += 1;
        }
        count
    }

    fn glyphs(&mut self, words: &[Word<'_>]) {
        for triple in words.chunks_exact(3) {
            if let [Word::Hex(from), Word::Hex(to), Word::Other(glyph)] = triple {
                let glyph = std::str::from_utf8(glyph).ok().and_then(|digits| digits.parse().ok());
                self.glyphs.extend(glyph.map(|glyph| (number(from), number(to), glyph)));
            }
        }
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.single.len() + self.ranges.len() + self.glyphs.len()
    }

    /// The first code of a string with its length; two bytes where the map does not say.
    pub fn code(&self, string: &[u8]) -> (u32, usize) {
        for length in 1..=4.min(string.len()) {
            let code = number(&string[..length]);
            let fits = |space: &&(usize, u32, u32)| space.0 == length && (space.1..=space.2).contains(&code);
            if self.spaces.iter().any(|space| fits(&space)) {
                return (code, length);
            }
        }
        let length = if self.spaces.iter().any(|space| space.0 == 1) && self.spaces.len() == 1 { 1 } else { 2 };
        let length = length.min(string.len());
        (number(&string[..length]), length)
    }

    /// What a code stands for.
    pub fn text(&self, code: u32) -> Option<String> {
        if let Some(text) = self.single.get(&code) {
            return Some(text.clone());
        }
        let (from, to, first) =
            self.ranges.get(self.ranges.partition_point(|range| range.0 <= code).checked_sub(1)?)?;
        if code > *to {
            return None;
        }
        let mut signs: Vec<char> = first.chars().collect();
        let last = signs.last_mut()?;
        *last = char::from_u32((*last as u32).checked_add(code - from)?)?;
        Some(signs.into_iter().collect())
    }

    /// The number of the glyph of a code.
    pub fn glyph(&self, code: u32) -> Option<u32> {
        let (from, to, glyph) =
            self.glyphs.get(self.glyphs.partition_point(|range| range.0 <= code).checked_sub(1)?)?;
        if code <= *to { glyph.checked_add(code - from) } else { None }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, &byte| number << 8 | u32::from(byte))
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|sign| *sign != '\0')
        .collect()
}

/// The words of a map; what is none of it in the syntax of a map is passed over.
fn words(source: &[u8]) -> impl Iterator<Item = Word<'_>> {
    let mut rest = source;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_ascii_start();
            let (&first, behind) = rest.split_first()?;
            match first {
                b'%' => rest = &rest[memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())..],
                b'[' | b']' => {
                    rest = behind;
                    return Some(if first == b'[' { Word::Open } else { Word::Close });
                }
                b'<' if behind.first() != Some(&b'<') => {
                    let end = memchr::memchr(b'>', behind).unwrap_or(behind.len());
                    let digits: Vec<u8> =
                        behind[..end].iter().filter_map(|&c| char::from(c).to_digit(16)).map(|d| d as u8).collect();
                    rest = behind.get(end + 1..).unwrap_or_default();
                    return Some(Word::Hex(
                        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect(),
                    ));
                }
                b'<' | b'>' | b'(' | b')' | b'{' | b'}' => rest = behind,
                _ => {
                    let ends = |c: &u8| c.is_ascii_whitespace() || b"[]<>(){}%".contains(c);
                    let end = rest.iter().position(ends).unwrap_or(rest.len()).max(1);
                    let (word, behind) = rest.split_at(end);
                    rest = behind;
                    return Some(Word::Other(word));
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::CMap;

    #[test]
    fn codes_and_characters() {
        let map = CMap::new(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <4E00> <0004> <00660069> endbfchar\n\
              2 beginbfrange <0010> <0012> <0030> <0020> <0021> [<5E74> <6708>] endbfrange end",
        );
        let text = |code| map.text(code).unwrap_or_default();
        assert_eq!([3, 4, 0x11, 0x21, 0x13].map(text), ["一", "fi", "1", "月", ""]);
        assert_eq!(map.code(&[0, 3, 0, 4]), (3, 2));
        assert_eq!(map.code(&[7]), (7, 1));
        assert!(!map.lacks);
    }

    #[test]
    fn a_block_that_has_lost_entries() {
        let lacks = |block: &[u8]| CMap::new(block).lacks;
        assert!(lacks(b"3 beginbfchar <0003> <4E00> <0004> <4E01> endbfchar"));
        assert!(lacks(b"2 beginbfrange <0003> <0004> <4E00> \0\0\0 endbfrange"));
        assert!(!lacks(b"1 beginbfchar <0003> <4E00> <0004> <4E01> endbfchar"));
    }
}
