//! What the reported figures imply for a cell that has none.

use super::number;
use crate::code::Code;
use crate::form::Address;
use crate::span::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a figure is inferred from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// The columns of a row of table 3 add up to its 总计.
    #[serde(rename = "identity.row_sum")]
    RowSum,
    /// The outcomes of a column of table 3 add up to （七）总计.
    #[serde(rename = "identity.outcome_sum")]
    OutcomeSum,
    /// 第一项加第二项之和，等于第三项加第四项之和.
    #[serde(rename = "identity.flow")]
    Flow,
    /// The results of a block of table 4 add up to its 总计.
    #[serde(rename = "identity.remedy_sum")]
    RemedySum,
    /// A sentence states it.
    #[serde(rename = "statement")]
    Statement,
}

impl Basis {
    /// All of them.
    pub const ALL: [Basis; 5] = [Basis::RowSum, Basis::OutcomeSum, Basis::Flow, Basis::RemedySum, Basis::Statement];

    /// The word used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Basis::RowSum => "identity.row_sum",
            Basis::OutcomeSum => "identity.outcome_sum",
            Basis::Flow => "identity.flow",
            Basis::RemedySum => "identity.remedy_sum",
            Basis::Statement => "statement",
        }
    }

    /// The identity whose breach has this code.
    pub(crate) fn of(code: Code) -> Option<Basis> {
        Basis::ALL.into_iter().find(|basis| basis.as_str() == code.as_str())
    }
}

/// A figure that is not printed in its cell and follows from what is printed elsewhere. It is no reported figure: no table
/// holds it and no check runs on it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Inferred {
    /// The cell.
    pub id: Address,
    /// The figure, in the unit of the cell.
    #[serde(with = "number")]
    pub value: Decimal,
    /// What it follows from.
    pub from: Basis,
    /// The other operands of the identity; empty where a sentence states the figure.
    pub cells: Vec<Address>,
    /// Where the sentence stands; `None` where an identity implies the figure.
    pub span: Option<Span>,
}
