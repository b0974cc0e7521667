//! Findings: what was noticed about a report, as data; dressed late, by whoever shows them.

use crate::code::{Code, Severity};
use crate::form::Address;
use crate::span::Span;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// Something noticed about a report.
///
/// `cells` holds every operand of a broken identity, the cells or the row that a doubt is about, or the table that is
/// missing; and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
pub struct Finding {
    /// What it is about.
    pub code: Code,
    severity: Severity,
    /// The same in words, with the figures concerned.
    pub message: String,
    /// The cells, rows or tables concerned.
    pub cells: Vec<Address>,
    /// Where in the source, in bytes; `None` where the source has no such place.
    pub span: Option<Span>,
}

impl Finding {
    /// How much it matters: the severity of its code, or less where the message explains the difference.
    pub const fn severity(&self) -> Severity {
        self.severity
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 5)?;
        out.serialize_field("code", &self.code)?;
        out.serialize_field("severity", &self.severity())?;
        out.serialize_field("message", &self.message)?;
        out.serialize_field("cells", &self.cells)?;
        out.serialize_field("span", &self.span)?;
        out.end()
    }
}

impl Finding {
    /// The finding in Chinese: what its code means, then the message in brackets, as it is.
    ///
    /// ```
    /// let report = xxgk::parse_str("青岚县2022年政府信息公开工作年度报告\n规章\t0\t0\t0\n行政事业性收费\t12.5\n");
    /// let finding = report.findings().iter().find(|finding| finding.code == xxgk::Code::UnitUnknown);
    /// assert!(finding.is_some_and(|finding| finding.chinese().starts_with("警告: unit.unknown: 金额没有印出单位。")));
    /// ```
    pub fn chinese(&self) -> String {
        format!("{}: {}: {}（{}）", self.severity().as_str_zh(), self.code, self.code.meaning_zh(), self.message)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.severity(), self.code, self.message)
    }
}

/// The findings of one report while it is being read.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    /// Notes a finding.
    pub fn push(&mut self, code: Code, message: impl Into<String>, cells: Vec<Address>, span: Option<Span>) {
        self.0.push(Finding { code, severity: code.severity(), message: message.into(), cells, span });
    }

    /// Notes a difference that the message explains: nothing is wrong with the figures.
    pub fn explain(&mut self, code: Code, message: impl Into<String>, cells: Vec<Address>, span: Option<Span>) {
        self.0.push(Finding { code, severity: Severity::Info, message: message.into(), cells, span });
    }

    /// Leaves out what nobody wants to hear.
    pub fn without(mut self, ignored: &[Code]) -> Findings {
        self.0.retain(|finding| !ignored.contains(&finding.code));
        self
    }

    /// All of them in the order of the source, those without a place first.
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|f| (f.span.map(|s| s.start), f.code));
        self.0
    }
}
