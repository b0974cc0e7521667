//! Figures that satisfy the identities, from shares of a largest figure.
//!
//! A share is drawn without knowing form and size, so that each shrinks by itself.

use super::options::Size;
use crate::form::{self, Column, FormId, Kind, Row, TableForm, TableId, Terms};
use crate::model::{Amount, Unit, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The whole of a largest figure.
const WHOLE: u64 = 1_000_000;

/// The figures of one table in printed order.
#[derive(Debug, Clone)]
pub(super) struct Figures {
    pub form: &'static TableForm,
    pub values: Vec<Value>,
}

/// What the figures are made from.
#[derive(Debug, Clone)]
pub(super) struct Shares {
    /// A cell of table 2 each, and what a change takes away.
    proactive: Vec<[u64; 2]>,
    /// A row of outcomes of table 3 each, then what is carried over and carried forward.
    requests: Vec<[u64; 6]>,
    /// A block of table 4 each.
    remedies: Vec<[u64; 4]>,
    /// Decimals of amounts.
    decimals: u32,
}

/// No form has more cells in table 2, and more outcomes in table 3.
const MOST_CELLS: usize = 22;
const MOST_OUTCOMES: usize = 21;
const BLOCKS: usize = 3;

impl Shares {
    pub fn strategy() -> impl Strategy<Value = Shares> {
        // Mostly 0, as in real reports: what exceeds the whole so many times is none.
        let share = |zeros: u64| (0..=WHOLE * (zeros + 1)).prop_map(move |n| n.saturating_sub(WHOLE * zeros));
        let outcomes = [share(5), share(8), share(12), share(12), share(12), share(8)];
        (
            vec([share(1), share(2)], MOST_CELLS),
            vec(outcomes, MOST_OUTCOMES + 2),
            vec([share(2), share(2), share(2), share(2)], BLOCKS),
            0..=4_u32,
        )
            .prop_map(|(proactive, requests, remedies, decimals)| Shares {
                proactive,
                requests,
                remedies,
                decimals,
            })
    }
}

/// The three tables: table 2 by one form, tables 3 and 4 by another; or the one of form 2014.
pub(super) fn tables(first: FormId, rest: FormId, size: Size, shares: &Shares) -> Vec<Figures> {
    let (cases, decisions) = match size {
        Size::Nothing => (0, 0),
        Size::Township => (5, 40),
        Size::County => (40, 3_000),
        Size::City => (900, 90_000),
        Size::Province => (120_000, 99_999_999),
    };
    if first == FormId::Y2014 {
        return vec![statistics(form::table(first, TableId::Statistics), cases, shares)];
    }
    vec![
        proactive(form::table(first, TableId::Proactive), decisions, shares),
        requests(form::table(rest, TableId::Requests), cases, shares),
        remedies(form::table(rest, TableId::Remedies), cases.div_ceil(4), shares),
    ]
}

/// A share of the largest figure.
fn part(most: u64, share: u64) -> u64 {
    share.saturating_mul(most + 1) / (WHOLE + 1)
}

fn proactive(form: &'static TableForm, most: u64, shares: &Shares) -> Figures {
    let value = |(kind, [more, less]): (Kind, [u64; 2])| match kind {
        Kind::Count => Value::Count(part(most, more)),
        Kind::Change => Value::Change(part(most, more) as i64 - part(most, less) as i64),
        Kind::Amount => {
            let value = Decimal::new(part(most, more) as i64, shares.decimals).normalize();
            Value::Amount(Amount { value, unit: Some(Unit::TenThousand) })
        }
    };
    let kinds = form.cells().map(|(_, column)| column.kind);
    Figures { form, values: kinds.zip(shares.proactive.iter().copied()).map(value).collect() }
}

/// Outcomes as drawn, totals by the identities, then new, carried over and carried forward so that the flow holds.
fn requests(form: &'static TableForm, most: u64, shares: &Shares) -> Figures {
    let mut counts = vec![0_u64; form.len()];
    let place = |row: &str, column: &str| form.index(row, column).unwrap_or_default();
    let outcomes = form.identities.iter().find_map(|identity| match identity.terms {
        Terms::EachColumn { left, right: ["total"] } => Some(left),
        _ => None,
    });
    for (at, column) in form.rows[0].columns[..6].iter().enumerate() {
        let mut total = 0;
        for (row, share) in outcomes.unwrap_or_default().iter().zip(&shares.requests[2..]) {
            let count = part(most, share[at]);
            counts[place(row, column.key)] = count;
            total += count;
        }
        let forward = part(most, shares.requests[0][at]);
        let over = part(most, shares.requests[1][at]).min(total + forward);
        counts[place("total", column.key)] = total;
        counts[place("carried_forward", column.key)] = forward;
        counts[place("carried_over", column.key)] = over;
        counts[place("new_received", column.key)] = total + forward - over;
    }
    for row in counts.chunks_exact_mut(7) {
        row[6] = row[..6].iter().sum();
    }
    Figures { form, values: counts.into_iter().map(Value::Count).collect() }
}

fn remedies(form: &'static TableForm, most: u64, shares: &Shares) -> Figures {
    let block = |shares: &[u64; 4]| {
        let parts = shares.map(|share| part(most, share));
        parts.into_iter().chain([parts.iter().sum()])
    };
    Figures { form, values: shares.remedies.iter().flat_map(block).map(Value::Count).collect() }
}

/// Rows as drawn, then wholes by the identities, the last first: 不同意公开 is a whole and a part.
fn statistics(form: &'static TableForm, most: u64, shares: &Shares) -> Figures {
    let drawn = shares.requests.iter().flatten().cycle().map(|&share| part(most, share));
    let mut counts: Vec<u64> = drawn.take(form.len()).collect();
    for instance in form.instances().iter().rev() {
        let sum = instance.left.iter().map(|&at| counts[at]).sum();
        instance.right.iter().for_each(|&at| counts[at] = sum);
    }
    let value = |((_, column), count): ((&Row, &Column), u64)| match column.kind {
        Kind::Amount => {
            let value = Decimal::new(count as i64, shares.decimals).normalize();
            Value::Amount(Amount { value, unit: Some(Unit::TenThousand) })
        }
        _ => Value::Count(count),
    };
    Figures { form, values: form.cells().zip(counts).map(value).collect() }
}
