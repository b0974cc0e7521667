//! What the prose states against what the tables print.

use super::operand::{self, Sum};
use crate::code::Code;
use crate::finding::{Findings, Message, say};
use crate::model::{Precision, Report, Statement};
use crate::statement::in_words;
use rust_decimal::prelude::ToPrimitive;

/// Quantities that one figure often includes and the other does not: measure, the quantity, and what it is called.
const KNOWN: [(&str, &str, &str); 9] = [
    ("requests.new_received", "requests.carried_over", "上年结转"),
    ("requests.new_received", "requests.withdrawn", "撤回"),
    ("requests.total", "requests.carried_over", "上年结转"),
    ("requests.total", "requests.carried_forward", "结转下年度"),
    ("requests.total", "requests.withdrawn", "撤回"),
    ("requests.granted", "requests.partially_granted", "部分公开"),
    ("remedies.reconsideration", "remedies.reconsideration.pending", "尚未审结"),
    ("remedies.litigation", "remedies.litigation.pending", "尚未审结"),
    ("remedies.litigation_direct", "remedies.litigation_direct.pending", "尚未审结"),
];

/// As many differences are told of one report: more are a list that was taken for statements.
const MOST_TOLD: usize = 64;

pub(super) fn check(findings: &mut Findings, report: &Report) {
    let mut told: Vec<(&str, u128)> = Vec::new();
    for statement in report.statements().iter().filter(|statement| statement.scope.is_none()) {
        let measure = statement.measure.as_str();
        let Some(stated) = statement.value.to_u128().filter(|_| statement.value.is_integer()) else { continue };
        let Some(printed) = operand::of_measure(report, measure) else { continue };
        if agrees(statement.precision, stated, printed.value) || told.contains(&(measure, stated)) {
            continue;
        }
        if told.len() == MOST_TOLD {
            return;
        }
        told.push((measure, stated));
        let said = say!(
            "the prose states {measure} {stated}, the table prints {}", printed.value;
            "正文称“{}”为{stated}，表中印的是{}", in_words(measure), printed.value
        );
        let (code, span) = (Code::StatementMismatch, Some(statement.span));
        match explanation(report, measure, stated, &printed) {
            Some(why) => {
                let message = say!("{}; {}", said.en, why.en; "{}；{}", said.zh, why.zh);
                findings.explain(code, message, printed.cells, span);
            }
            None => findings.push(code, said, printed.cells, span),
        }
    }
}

/// True where both can be right: 300余 is 300 or more, 近300 is 300 or less, and 约 may be anything.
fn agrees(precision: Precision, stated: u128, printed: u128) -> bool {
    match precision {
        Precision::Exact => stated == printed,
        Precision::AtLeast => stated <= printed,
        Precision::Under => stated >= printed,
        Precision::About => true,
    }
}

/// The known quantity that the difference is, if it is one.
fn explanation(report: &Report, measure: &str, stated: u128, printed: &Sum) -> Option<Message> {
    let difference = stated.abs_diff(printed.value);
    let known = KNOWN.iter().filter(|(of, ..)| *of == measure);
    let known = known.filter(|(_, quantity, _)| value_of(report, quantity) == Some(difference));
    let mut named = known.map(
        |(_, quantity, name)| say!("the difference {difference} is {name} ({quantity})"; "相差的{difference}是{name}"),
    );
    named.next().or_else(|| of_a_part(report, measure, printed.value, difference))
}

/// 本级 against 全市: the prose states the table's figure, or the difference, for a part of what the report covers.
fn of_a_part(report: &Report, measure: &str, printed: u128, difference: u128) -> Option<Message> {
    report.statements().iter().filter(|statement| statement.measure == measure).find_map(|statement| {
        let scope = statement.scope.as_deref()?;
        match exact(statement)? {
            value if value == printed => {
                Some(say!("the prose gives the table's figure for {scope}"; "正文中“{scope}”的数字与表中相同"))
            }
            value if value == difference => {
                Some(say!("the difference {value} is that of {scope}"; "相差的{value}是“{scope}”的数字"))
            }
            _ => None,
        }
    })
}

/// A quantity that the table prints, else one that the prose states.
fn value_of(report: &Report, measure: &str) -> Option<u128> {
    operand::of_measure(report, measure)
        .map(|sum| sum.value)
        .or_else(|| stated(report, measure).map(|(value, _)| value))
}

/// The one figure that the prose states for a measure, exact and of the whole report; `None` where it states several.
pub(super) fn stated<'r>(report: &'r Report, measure: &str) -> Option<(u128, &'r Statement)> {
    let mut all = report.statements().iter().filter(|known| known.measure == measure && known.scope.is_none());
    let first = all.next()?;
    let value = exact(first)?;
    all.all(|other| exact(other) == Some(value)).then_some((value, first))
}

/// The figure of a statement, where it is exact and whole.
pub(super) fn exact(statement: &Statement) -> Option<u128> {
    let whole = statement.precision == Precision::Exact && statement.value.is_integer();
    statement.value.to_u128().filter(|_| whole)
}
