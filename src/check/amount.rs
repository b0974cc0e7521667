//! Amounts whose unit looks wrong by ten thousand.

use super::operand;
use crate::code::Code;
use crate::finding::{Findings, Message, say};
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
        let amount = Value::Amount(amount);
        let message = say!(
            "{row}: {amount} is printed, {}", why.en;
            "{}印的是{amount}，{}", address.in_words(), why.zh
        );
        findings.push(Code::UnitSuspect, message, vec![address], span);
    }
}

fn doubt(report: &Report, amount: Amount) -> Option<Message> {
    let issuer = report.issuer();
    let small = matches!(issuer.kind, Some(IssuerKind::Department | IssuerKind::Office))
        || issuer.level == Some(Level::Township);
    let yuan = amount.yuan()?;
    if small && amount.unit != Some(Unit::Yuan) && yuan >= Decimal::from(MOST_YUAN) {
        return Some(say!("more than an organ like this has; it may be in yuan"; "超出这类机关的规模；单位可能是元"));
    }
    // 103.3879元 is 103.3879万元: the least coin is a hundredth.
    let too_fine = amount.unit == Some(Unit::Yuan) && amount.value.normalize().scale() > 2;
    too_fine.then(|| say!("finer than the least coin; it may be in 万元"; "比一分钱还细；单位可能是万元"))
}

/// True where two amounts of neighbouring years differ as their units do: by ten thousand, give or take the change of a year.
pub(super) fn differ_by_unit(a: Decimal, b: Decimal) -> bool {
    let (less, more) = if a < b { (a, b) } else { (b, a) };
    let Some(factor) = more.checked_div(less) else { return false };
    factor >= Decimal::from(3_000) && factor <= Decimal::from(30_000)
}
