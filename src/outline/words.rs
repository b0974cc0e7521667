//! Lists of words as tables made by the compiler, and text without its blanks.

use std::borrow::Cow;

/// A list of words to look for. A set of their first and one of their last characters refuse most texts at once.
pub(super) struct Words {
    list: &'static [&'static str],
    first: Set,
    last: Set,
}

/// Makes [`Words`] of a list that is written with blanks between them.
macro_rules! words {
    ($list:expr) => {{
        const LIST: &str = $list;
        const SPLIT: [&str; $crate::outline::words::count(LIST)] = $crate::outline::words::split(LIST);
        const WORDS: $crate::outline::words::Words = $crate::outline::words::Words::of(&SPLIT);
        &WORDS
    }};
}
pub(super) use words;

impl Words {
    pub(super) const fn of(list: &'static [&'static str]) -> Words {
        let (mut first, mut last) = (Set::EMPTY, Set::EMPTY);
        let mut n = 0;
        while n < list.len() {
            let word = list[n].as_bytes();
            let mut end = word.len() - 1;
            while word[end] & 0xC0 == 0x80 {
                end -= 1;
            }
            first = first.with(low_bits(word));
            last = last.with(low_bits(word.split_at(end).1));
            n += 1;
        }
        Words { list, first, last }
    }

    /// The text is one of the words.
    pub fn is(&self, text: &str) -> bool {
        self.starting(text).contains(&text)
    }

    /// A word stands at the beginning of the text.
    pub fn starts(&self, text: &str) -> bool {
        self.starting(text).iter().any(|word| text.starts_with(word))
    }

    /// What follows each of the words that the text begins with.
    pub fn rests<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.starting(text).iter().filter_map(move |word| text.strip_prefix(word))
    }

    /// A word stands at the end of the text.
    pub fn ends(&self, text: &str) -> bool {
        text.chars().next_back().is_some_and(|c| self.last.has(c)) && self.list.iter().any(|word| text.ends_with(word))
    }

    /// A word stands anywhere in the text.
    pub fn within(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Where the first of them stands.
    pub fn find(&self, text: &str) -> Option<usize> {
        text.char_indices()
            .find(|(at, c)| self.first.has(*c) && self.list.iter().any(|word| text[*at..].starts_with(word)))
            .map(|(at, _)| at)
    }

    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.list.iter().copied()
    }

    /// All words, or none where the text cannot begin with one.
    fn starting(&self, text: &str) -> &'static [&'static str] {
        if text.chars().next().is_some_and(|c| self.first.has(c)) { self.list } else { &[] }
    }
}

/// A set of characters by their low eight bits: it may hold more than was put in, never less.
struct Set([u64; 4]);

impl Set {
    const EMPTY: Set = Set([0; 4]);

    const fn with(mut self, low: u8) -> Set {
        self.0[(low >> 6) as usize] |= 1 << (low & 63);
        self
    }

    fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        self.0[(code >> 6 & 3) as usize] >> (code & 63) & 1 == 1
    }
}

/// The low eight bits of the first character: two of its last byte but one, six of its last.
const fn low_bits(text: &[u8]) -> u8 {
    match text[0] {
        ascii @ 0..0x80 => ascii,
        0x80..0xE0 => text[0] << 6 | text[1] & 0x3F,
        0xE0..0xF0 => text[1] << 6 | text[2] & 0x3F,
        _ => text[2] << 6 | text[3] & 0x3F,
    }
}

/// How many words a list has.
pub(super) const fn count(list: &str) -> usize {
    let (mut n, mut at, mut inside) = (0, 0, false);
    while at < list.len() {
        let blank = list.as_bytes()[at] == b' ';
        if !blank && !inside {
            n += 1;
        }
        inside = !blank;
        at += 1;
    }
    n
}

/// The words of a list.
pub(super) const fn split<const N: usize>(list: &'static str) -> [&'static str; N] {
    let mut words = [""; N];
    let (mut n, mut rest) = (0, list);
    while n < N {
        let mut end = 0;
        while end < rest.len() && rest.as_bytes()[end] != b' ' {
            end += 1;
        }
        let (word, after) = rest.split_at(end);
        if !word.is_empty() {
            words[n] = word;
            n += 1;
        }
        rest = if after.is_empty() { after } else { after.split_at(1).1 };
    }
    words
}

/// The text without white space; `None` if there are more than `limit` characters.
pub(super) fn squeeze(text: &str, limit: usize) -> Option<Cow<'_, str>> {
    // as most are: ASCII and Chinese characters, and no blank
    let is_dense = |byte: u8| matches!(byte, b'!'..=b'~' | 0x80..=0xBF | 0xE4..=0xEF);
    if text.len() <= 4 * limit && text.bytes().fold(true, |dense, byte| dense & is_dense(byte)) {
        return (text.chars().count() <= limit).then_some(Cow::Borrowed(text));
    }
    let mut count = 0;
    let mut blanks = false;
    for c in text.chars() {
        if c.is_whitespace() {
            blanks = true;
        } else if count == limit {
            return None;
        } else {
            count += 1;
        }
    }
    if !blanks {
        return Some(Cow::Borrowed(text));
    }
    let mut dense = String::with_capacity(text.len());
    text.split_whitespace().for_each(|word| dense.push_str(word));
    Some(Cow::Owned(dense))
}

/// The last bytes of a text, cut at a character.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let mut at = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// The first bytes of a text, cut at a character.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let mut at = bytes.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &Words = words!("市 开发区  é 😀b http");

    #[test]
    fn the_list_as_it_is_written() {
        assert_eq!(LIST.iter().collect::<Vec<_>>(), ["市", "开发区", "é", "😀b", "http"]);
    }

    #[test]
    fn places() {
        for word in LIST.iter() {
            let text = format!("前{word}后");
            assert!(LIST.is(word) && LIST.starts(word) && LIST.ends(word), "{word}");
            assert!(!LIST.is(&text) && !LIST.starts(&text) && !LIST.ends(&text), "{word}");
            assert_eq!(LIST.find(&text), Some("前".len()), "{word}");
            assert_eq!(LIST.rests(&text["前".len()..]).collect::<Vec<_>>(), ["后"], "{word}");
        }
        assert!(!LIST.is("") && !LIST.starts("") && !LIST.ends("") && !LIST.within("开发 区 h"));
    }

    #[test]
    fn squeezed() {
        assert_eq!(squeeze(" 总\u{3000}体 ", 2).as_deref(), Some("总体"));
        assert_eq!(squeeze("总体", 1), None);
        assert_eq!(squeeze("", 0).as_deref(), Some(""));
    }
}
