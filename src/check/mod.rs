//! Checks: a report against itself and against the year before, on reported figures alone.
//!
//! A check with a blank, placeholder or missing operand cannot be told and says nothing. Every rule stands in
//! [`RULES`]; its code, severity and meaning stand in `code`.

mod across;
mod amount;
mod balance;
mod identity;
mod levels;
mod operand;
mod organ;
mod percentage;
mod plausible;
mod published;
mod repeated;
mod rule;
mod stated;
mod years;

pub(crate) use levels::covers_parts;
pub use rule::{Authority, RULES, Reach, Rule};
pub(crate) use years::compare;
pub use years::{Checked, check};

use crate::finding::Findings;
use crate::model::{Report, Table};

/// Checks one report against itself.
pub(crate) fn run(findings: &mut Findings, report: &Report) {
    identities(findings, report.tables());
    plausible::check(findings, report);
    amount::check(findings, report);
    stated::check(findings, report);
    balance::check(findings, report);
    percentage::check(findings, report);
    published::check(findings, report);
}

/// Checks every identity of some tables.
pub(crate) fn identities(findings: &mut Findings, tables: &[Table]) {
    identity::check(findings, tables);
}

#[cfg(test)]
mod tests;
