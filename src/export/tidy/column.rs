//! Columns as they grow, in the layout that Arrow gives them in memory, so that they leave without a copy.

use std::collections::HashMap;

/// Bits, the first in the lowest place of the first byte.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits {
    pub(crate) bytes: Vec<u8>,
    pub(crate) len: usize,
    unset: usize,
}

impl Bits {
    /// Adds a bit.
    pub fn push(&mut self, bit: bool) {
        if self.len.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << (self.len % 8);
        }
        self.len += 1;
        self.unset += usize::from(!bit);
    }

    /// Adds the same bit so many times.
    pub fn repeat(&mut self, bit: bool, times: usize) {
        let first = times.min(self.len.next_multiple_of(8) - self.len);
        (0..first).for_each(|_| self.push(bit));
        let (bytes, last) = ((times - first) / 8, (times - first) % 8);
        self.bytes.resize(self.bytes.len() + bytes, if bit { u8::MAX } else { 0 });
        self.len += bytes * 8;
        self.unset += if bit { 0 } else { bytes * 8 };
        (0..last).for_each(|_| self.push(bit));
    }

    /// How many are not set.
    pub fn unset(&self) -> usize {
        self.unset
    }
}

/// The different strings of a column of words, each once, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct Words {
    pub(crate) strings: Strings,
    keys: HashMap<Box<str>, i32>,
}

impl Words {
    /// The key of a word, which is put in where it is new.
    pub fn key(&mut self, word: &str) -> i32 {
        if let Some(&key) = self.keys.get(word) {
            return key;
        }
        let key = i32::try_from(self.keys.len()).unwrap_or(i32::MAX);
        self.keys.insert(word.into(), key);
        self.strings.push(word);
        key
    }
}

/// Strings end to end, and where each ends.
#[derive(Debug, Clone)]
pub struct Strings {
    pub(crate) bounds: Vec<i32>,
    pub(crate) text: String,
}

impl Default for Strings {
    fn default() -> Self {
        Strings { bounds: vec![0], text: String::new() }
    }
}

impl Strings {
    /// The string with this number.
    fn get(&self, number: i32) -> Option<&str> {
        let number = usize::try_from(number).ok()?;
        let bound = |at: usize| usize::try_from(*self.bounds.get(at)?).ok();
        self.text.get(bound(number)?..bound(number + 1)?)
    }

    /// Adds a string.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.bounds.push(i32::try_from(self.text.len()).unwrap_or(i32::MAX));
    }
}

/// What a column holds, without its strings where those are words.
#[derive(Debug, Clone)]
pub enum Values {
    /// True or false.
    Bool(Bits),
    /// Whole numbers.
    Int(Vec<i64>),
    /// Numbers.
    Float(Vec<f64>),
    /// Days since 1970-01-01.
    Date(Vec<i32>),
    /// Strings.
    Text(Strings),
    /// Keys of words that come again and again.
    Word(Vec<i32>),
}

/// A finished column of one chunk.
#[derive(Debug, Clone)]
pub struct Column {
    pub(crate) values: Values,
    pub(crate) valid: Bits,
}

impl Column {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.valid.len
    }

    /// True where it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A column that grows: rows are put in until it is taken.
pub trait Grow: Default {
    /// What is put in.
    type Item<'a>;
    /// Adds a row; `None` is null.
    fn push(&mut self, item: Option<Self::Item<'_>>);
    /// The rows so far; words stay.
    fn take(&mut self) -> Column;
    /// The words, for a column of words.
    fn words(&self) -> Option<&Words> {
        None
    }
    /// How many bytes of text it holds.
    fn text_bytes(&self) -> usize {
        0
    }
}

macro_rules! plain {
    ($(#[$doc:meta])* $name:ident, $item:ty, $values:ident) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        pub struct $name(Vec<$item>, Bits);

        impl Grow for $name {
            type Item<'a> = $item;

            fn push(&mut self, item: Option<$item>) {
                self.1.push(item.is_some());
                self.0.push(item.unwrap_or_default());
            }

            fn take(&mut self) -> Column {
                let $name(values, valid) = std::mem::take(self);
                Column { values: Values::$values(values), valid }
            }
        }
    };
}

plain!(
    /// Whole numbers.
    Ints, i64, Int);
plain!(
    /// Numbers.
    Floats, f64, Float);

impl Ints {
    /// Adds so many rows of one number.
    pub fn repeat(&mut self, item: Option<i64>, rows: usize) {
        self.1.repeat(item.is_some(), rows);
        self.0.resize(self.0.len() + rows, item.unwrap_or_default());
    }
}

/// True or false.
#[derive(Debug, Default)]
pub struct Bools(Bits, Bits);

impl Grow for Bools {
    type Item<'a> = bool;

    fn push(&mut self, item: Option<bool>) {
        self.1.push(item.is_some());
        self.0.push(item.unwrap_or_default());
    }

    fn take(&mut self) -> Column {
        let Bools(values, valid) = std::mem::take(self);
        Column { values: Values::Bool(values), valid }
    }
}

/// Days of the calendar.
#[derive(Debug, Default)]
pub struct Dates(Vec<i32>, Bits);

impl Grow for Dates {
    type Item<'a> = crate::model::Date;

    fn push(&mut self, item: Option<crate::model::Date>) {
        self.1.push(item.is_some());
        self.0.push(item.map_or(0, super::date::days));
    }

    fn take(&mut self) -> Column {
        let Dates(values, valid) = std::mem::take(self);
        Column { values: Values::Date(values), valid }
    }
}

/// Strings of which each row has its own.
#[derive(Debug, Default)]
pub struct Texts(Strings, Bits);

impl Grow for Texts {
    type Item<'a> = &'a str;

    fn push(&mut self, item: Option<&str>) {
        self.1.push(item.is_some());
        self.0.push(item.unwrap_or_default());
    }

    fn take(&mut self) -> Column {
        let Texts(values, valid) = std::mem::take(self);
        Column { values: Values::Text(values), valid }
    }

    fn text_bytes(&self) -> usize {
        self.0.text.len()
    }
}

/// Strings that come again and again.
#[derive(Debug, Default)]
pub struct Keys {
    words: Words,
    keys: Vec<i32>,
    valid: Bits,
}

impl Keys {
    /// The key of a word.
    pub fn key(&mut self, word: &str) -> i32 {
        self.words.key(word)
    }

    /// Adds a row for each key.
    pub fn push_keys(&mut self, keys: &[i32]) {
        self.valid.repeat(true, keys.len());
        self.keys.extend_from_slice(keys);
    }

    /// Adds so many rows of one key.
    pub fn repeat(&mut self, key: Option<i32>, rows: usize) {
        self.valid.repeat(key.is_some(), rows);
        self.keys.resize(self.keys.len() + rows, key.unwrap_or_default());
    }

    /// Adds a row by the key of its word.
    pub fn push_key(&mut self, key: Option<i32>) {
        self.valid.push(key.is_some());
        self.keys.push(key.unwrap_or_default());
    }
}

impl Grow for Keys {
    type Item<'a> = &'a str;

    fn push(&mut self, item: Option<&str>) {
        // mostly the word of the row before
        let key = item.map(|word| match self.keys.last() {
            Some(&last) if self.words.strings.get(last) == Some(word) => last,
            _ => self.words.key(word),
        });
        self.push_key(key);
    }

    fn take(&mut self) -> Column {
        let (keys, valid) = (std::mem::take(&mut self.keys), std::mem::take(&mut self.valid));
        Column { values: Values::Word(keys), valid }
    }

    fn words(&self) -> Option<&Words> {
        Some(&self.words)
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn bits_repeat_from_any_place() {
        for before in 0..17 {
            for times in 0..40 {
                let (mut fast, mut slow) = (Bits::default(), Bits::default());
                for bits in [&mut fast, &mut slow] {
                    (0..before).for_each(|at| bits.push(at % 3 == 0));
                }
                for bit in [true, false] {
                    fast.repeat(bit, times);
                    (0..times).for_each(|_| slow.push(bit));
                }
                assert_eq!(fast, slow, "{times} behind {before}");
            }
        }
    }
}
