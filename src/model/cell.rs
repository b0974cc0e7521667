//! A statutory cell: what is printed there, where, and how sure it is that it belongs there.

use crate::span::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a cell can be. Blank is not 0, and missing is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A figure is printed there.
    Number,
    /// The cell is there and empty.
    Blank,
    /// The cell holds a placeholder: / － — 无 不适用.
    NotApplicable,
    /// The cell holds something that is no figure.
    Text,
    /// The source has no such cell, or it cannot be told which figure belongs there.
    Missing,
}

impl State {
    /// The word used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            State::Number => "number",
            State::Blank => "blank",
            State::NotApplicable => "not_applicable",
            State::Text => "text",
            State::Missing => "missing",
        }
    }
}

/// How the place of a figure was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Placement {
    /// By the labels of its row and column.
    Labelled,
    /// By its position among the figures, its label being lost.
    Positional,
    /// By the identities of the table: no other reading satisfies them.
    Resolved,
}

impl Placement {
    /// The word used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Placement::Labelled => "labelled",
            Placement::Positional => "positional",
            Placement::Resolved => "resolved",
        }
    }
}

/// What the figure was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Text of the source.
    Text,
    /// Character recognition of a picture.
    Ocr,
}

impl Origin {
    /// The word used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Origin::Text => "text",
            Origin::Ocr => "ocr",
        }
    }
}

/// A unit of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// 元
    #[serde(rename = "元")]
    Yuan,
    /// 千元, a thousand yuan
    #[serde(rename = "千元")]
    Thousand,
    /// 万元, ten thousand yuan
    #[serde(rename = "万元")]
    TenThousand,
    /// 亿元, a hundred million yuan
    #[serde(rename = "亿元")]
    HundredMillion,
}

impl Unit {
    /// As printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Unit::Yuan => "元",
            Unit::Thousand => "千元",
            Unit::TenThousand => "万元",
            Unit::HundredMillion => "亿元",
        }
    }

    /// How many yuan one of it is.
    pub const fn yuan(self) -> i64 {
        match self {
            Unit::Yuan => 1,
            Unit::Thousand => 1_000,
            Unit::TenThousand => 10_000,
            Unit::HundredMillion => 100_000_000,
        }
    }
}

/// An amount of money: an exact decimal and the unit that the source gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// As printed.
    pub value: Decimal,
    /// From the cell or its heading; `None` where the source gives no unit.
    pub unit: Option<Unit>,
}

impl Amount {
    /// The amount in yuan, where the unit is known (and the product fits 28 digits).
    pub fn yuan(&self) -> Option<Decimal> {
        self.value.checked_mul(Decimal::from(self.unit?.yuan())).map(|d| d.normalize())
    }
}

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// A whole number.
    Count(u64),
    /// A signed whole number (本年增/减): positive is an increase.
    Change(i64),
    /// An amount of money.
    Amount(Amount),
}

impl Value {
    /// The count, for a cell that counts.
    pub const fn count(self) -> Option<u64> {
        match self {
            Value::Count(n) => Some(n),
            _ => None,
        }
    }

    /// The figure as a decimal, whatever it measures.
    pub fn decimal(self) -> Decimal {
        match self {
            Value::Count(n) => Decimal::from(n),
            Value::Change(n) => Decimal::from(n),
            Value::Amount(amount) => amount.value,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Count(n) => write!(f, "{n}"),
            Value::Change(0) => write!(f, "0"),
            Value::Change(n) => write!(f, "{n:+}"),
            Value::Amount(Amount { value, unit }) => write!(f, "{value}{}", unit.map_or("", Unit::as_str)),
        }
    }
}

/// One cell of a statutory table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// What it is.
    pub state: State,
    /// The figure, where `state` is [`State::Number`].
    pub value: Option<Value>,
    /// Where it is printed; `None` for a cell that is missing.
    pub span: Option<Span>,
    /// How its place was told; `None` unless it is a number.
    pub placement: Option<Placement>,
    /// What it was read from; `None` unless it is a number.
    pub origin: Option<Origin>,
}

impl Cell {
    /// A cell that the source does not have.
    pub const MISSING: Cell = Cell { state: State::Missing, value: None, span: None, placement: None, origin: None };
}

impl Default for Cell {
    fn default() -> Self {
        Cell::MISSING
    }
}
