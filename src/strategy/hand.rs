//! The filer's hand: how figures are printed, and which cells are left without one.

use super::figures::Figures;
use super::options::Blanks;
use super::{SampleCell, SampleTable};
use crate::form::{FormId, TableId};
use crate::model::{Amount, State, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// How one filer writes.
#[derive(Debug, Clone)]
pub(super) struct Hand {
    /// `1,234` for 1234.
    grouped: bool,
    /// `3件` for 3.
    counters: bool,
    /// What stands before a rise and before a fall.
    signs: (&'static str, &'static str),
    /// What stands where no figure belongs.
    placeholder: &'static str,
}

impl Hand {
    pub fn strategy() -> impl Strategy<Value = Hand> {
        let signs = select(vec![("", "-"), ("+", "-"), ("增", "减"), ("增加", "减少")]);
        let placeholder = select(vec!["/", "—", "－", "无", "不适用"]);
        (prop::bool::weighted(0.2), prop::bool::weighted(0.1), signs, placeholder)
            .prop_map(|(grouped, counters, signs, placeholder)| Hand { grouped, counters, signs, placeholder })
    }

    fn cell(&self, value: Value, unit_in_cell: bool) -> SampleCell {
        let counter = if self.counters { "件" } else { "" };
        let digits = |n: u64| if self.grouped { grouped(&n.to_string(), ",") } else { n.to_string() };
        let text = match value {
            Value::Count(n) => digits(n) + counter,
            Value::Change(0) => "0".to_owned(),
            Value::Change(n) if n > 0 => self.signs.0.to_owned() + &digits(n.unsigned_abs()),
            Value::Change(n) => self.signs.1.to_owned() + &digits(n.unsigned_abs()),
            Value::Amount(Amount { value, unit: Some(unit) }) if unit_in_cell => format!("{value}{}", unit.as_str()),
            Value::Amount(amount) => amount.value.to_string(),
        };
        SampleCell { state: State::Number, value: Some(value), text }
    }
}

/// Digits in groups of three.
pub(super) fn grouped(digits: &str, separator: &str) -> String {
    digits.char_indices().fold(String::new(), |mut text, (at, digit)| {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
        text
    })
}

/// Which zeros are left without a figure where only a few are: one mark a cell.
#[derive(Debug, Clone)]
pub(super) struct Marks(Vec<u8>);

/// No table has more cells.
const MOST_CELLS: usize = 175;

impl Marks {
    pub fn strategy() -> impl Strategy<Value = Marks> {
        vec(0..12_u8, MOST_CELLS).prop_map(Marks)
    }
}

/// The cells of a table as the filer leaves them.
pub(super) fn write(figures: Figures, hand: &Hand, blanks: Blanks, marks: &Marks) -> SampleTable {
    let form = figures.form;
    // Form 2021 prints the unit in the heading, form 2019 does not.
    let unit_in_cell = form.form == FormId::Y2019;
    let cells = form.cells().zip(figures.values).zip(&marks.0).map(|(((row, _), value), mark)| {
        let zero = value == Value::Count(0);
        match blanks {
            Blanks::Rules if row.key == "rules" => SampleCell::placeholder(hand.placeholder),
            Blanks::Few if zero && *mark == 11 => SampleCell::blank(),
            Blanks::Few if zero && *mark == 10 => SampleCell::placeholder(hand.placeholder),
            Blanks::Zeros if zero && matches!(form.table, TableId::Requests | TableId::Statistics) => {
                SampleCell::blank()
            }
            Blanks::Remedies if form.table == TableId::Remedies => SampleCell::blank(),
            _ => hand.cell(value, unit_in_cell),
        }
    });
    SampleTable { form, cells: cells.collect() }
}
