//! A figure that the prose states.

use crate::span::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How exact a stated figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// 42件
    Exact,
    /// 18.6万余条, 超过, 以上
    AtLeast,
    /// 约240人, 左右
    About,
    /// 近300件, 不到
    Under,
}

/// A figure stated in prose (contract §2.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Statement {
    /// What is measured, as in `requests.new_received`.
    pub measure: String,
    /// How many.
    #[serde(with = "super::number")]
    pub value: Decimal,
    /// The counter or unit as printed; `None` where a negation states 0.
    pub unit: Option<String>,
    /// How exact.
    pub precision: Precision,
    /// The sub-unit or sub-period that the sentence restricts the figure to.
    pub scope: Option<String>,
    /// The words that state it.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
}
