//! Amounts whose unit looks wrong by ten thousand.

use super::operand;
use crate::code::Code;
use crate::finding::Findings;
use crate::form::TableId::Proactive;
use crate::model::{Amount, IssuerKind, Level, Report, Unit, Value};
use rust_decimal::Decimal;

/// The amounts of table 2.
pub(super) const AMOUNTS: [&str; 2] = ["fees", "procurement"];

/// A hundred million yuan: more than a department or a township charges or buys for in a year.
const MOST_YUAN: i64 = 100_000_000;

pub(super) fn check(findings: &mut Findings, report: &Report) {
    for row in AMOUNTS {
        let Some((address, Value::Amount(amount), span)) = operand::figure(report, Proactive, row, "amount") else {
            continue;
        };
        let Some(why) = doubt(report, amount) else { continue };
        findings.push(
            Code::UnitSuspect,
            format!("{row}: {} is printed, {why}", Value::Amount(amount)),
            vec![address],
            span,
        );
    }
}

fn doubt(report: &Report, amount: Amount) -> Option<&'static str> {
    let issuer = report.issuer();
    let small = matches!(issuer.kind, Some(IssuerKind::Department | IssuerKind::Office))
        || issuer.level == Some(Level::Township);
    let yuan = amount.yuan()?;
    if small && amount.unit != Some(Unit::Yuan) && yuan >= Decimal::from(MOST_YUAN) {
        return Some("more than an organ like this has; it may be in yuan");
    }
    // 103.3879元 is 103.3879万元: the least coin is a hundredth.
    let too_fine = amount.unit == Some(Unit::Yuan) && amount.value.normalize().scale() > 2;
    too_fine.then_some("finer than the least coin; it may be in 万元")
}

/// True where two amounts of neighbouring years differ as their units do: by ten thousand, give or take the change of a year.
pub(super) fn differ_by_unit(a: Decimal, b: Decimal) -> bool {
    let (less, more) = if a < b { (a, b) } else { (b, a) };
    let Some(factor) = more.checked_div(less) else { return false };
    factor >= Decimal::from(3_000) && factor <= Decimal::from(30_000)
}
