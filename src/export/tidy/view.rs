//! A column as the writers see it, whether it lies in a chunk or in an Arrow array.

use super::column::{Column, Strings, Values, Words};

/// A column of a chunk, to be read.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// A bit a row, set where it is not null; `None` where none is.
    pub valid: Option<&'a [u8]>,
    /// What it holds.
    pub data: Data<'a>,
}

/// The columns of a chunk, and how many rows it has.
pub type Views<'a> = (Vec<View<'a>>, usize);

/// What a column holds; what stands in a null row means nothing.
#[derive(Debug, Clone, Copy)]
pub enum Data<'a> {
    /// A bit a row.
    Bool(&'a [u8]),
    /// Whole numbers.
    Int(&'a [i64]),
    /// Numbers.
    Float(&'a [f64]),
    /// Days since 1970-01-01.
    Date(&'a [i32]),
    /// Strings.
    Text(Texts<'a>),
    /// Keys and their words.
    Word(&'a [i32], Texts<'a>),
}

/// Strings end to end.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a> {
    /// Where each begins, and at last where the last ends.
    pub bounds: &'a [i32],
    /// The strings.
    pub text: &'a str,
}

impl<'a> Texts<'a> {
    fn of(strings: &'a Strings) -> Texts<'a> {
        Texts { bounds: &strings.bounds, text: &strings.text }
    }

    /// The string at a place; empty where there is none.
    pub fn get(&self, at: usize) -> &'a str {
        let bound = |at: usize| usize::try_from(*self.bounds.get(at)?).ok();
        let slice = || self.text.get(bound(at)?..bound(at + 1)?);
        slice().unwrap_or("")
    }
}

/// What one row of a column holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Datum<'a> {
    /// Nothing is known.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Float(f64),
    /// Days since 1970-01-01.
    Date(i32),
    /// A string.
    Text(&'a str),
}

impl<'a> View<'a> {
    /// A column of a chunk with its words.
    pub fn of(column: &'a Column, words: Option<&'a Words>) -> View<'a> {
        let data = match &column.values {
            Values::Bool(bits) => Data::Bool(&bits.bytes),
            Values::Int(values) => Data::Int(values),
            Values::Float(values) => Data::Float(values),
            Values::Date(values) => Data::Date(values),
            Values::Text(strings) => Data::Text(Texts::of(strings)),
            Values::Word(keys) => {
                Data::Word(keys, words.map_or(Texts { bounds: &[], text: "" }, |words| Texts::of(&words.strings)))
            }
        };
        View { valid: (column.valid.unset() > 0).then_some(&column.valid.bytes), data }
    }

    /// True where a row is not null.
    pub fn is_valid(&self, row: usize) -> bool {
        self.valid.is_none_or(|bits| bit(bits, row))
    }

    /// What a row holds.
    pub fn get(&self, row: usize) -> Datum<'a> {
        if !self.is_valid(row) {
            return Datum::Null;
        }
        let found = match self.data {
            Data::Bool(bits) => Some(Datum::Bool(bit(bits, row))),
            Data::Int(values) => values.get(row).map(|&value| Datum::Int(value)),
            Data::Float(values) => values.get(row).map(|&value| Datum::Float(value)),
            Data::Date(values) => values.get(row).map(|&value| Datum::Date(value)),
            Data::Text(strings) => Some(Datum::Text(strings.get(row))),
            Data::Word(keys, words) => {
                keys.get(row).and_then(|&key| Some(Datum::Text(words.get(usize::try_from(key).ok()?))))
            }
        };
        found.unwrap_or(Datum::Null)
    }

    /// The string of a row, in a column of text or words.
    pub fn text(&self, row: usize) -> Option<&'a str> {
        match self.get(row) {
            Datum::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A bit, the first in the lowest place of the first byte.
pub fn bit(bits: &[u8], at: usize) -> bool {
    bits.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
}
