//! Which figures their sums prove, where what was read cannot be believed by itself.

use super::resolve::holds;
use crate::form::TableForm;
use crate::model::{Cell, State, Value};
use crate::span::Span;

/// Whether each cell is in sums, and all of them come out.
pub(super) fn proven(form: &TableForm, cells: &[Cell]) -> Vec<bool> {
    let evidence = |at: usize| evidence(cells.get(at)?);
    let instances: Vec<(Vec<usize>, Option<bool>)> = form
        .instances()
        .iter()
        .map(|instance| ([instance.left.as_slice(), &instance.right].concat(), holds(instance, evidence)))
        .collect();
    (0..cells.len())
        .map(|at| {
            let mut bound = instances.iter().filter(|(bound, _)| bound.contains(&at)).peekable();
            bound.peek().is_some() && bound.all(|(_, holds)| *holds == Some(true))
        })
        .collect()
}

/// A blank cell counts as 0: a figure that was not seen would break the sum.
fn evidence(cell: &Cell) -> Option<i64> {
    match (cell.state, cell.value) {
        (State::Blank | State::NotApplicable, _) => Some(0),
        (State::Number, Some(Value::Count(count))) => i64::try_from(count).ok(),
        _ => None,
    }
}

/// True of a place in one of some places, which are in order.
pub(super) fn is_within(places: &[Span], span: Span) -> bool {
    let at = places.partition_point(|place| place.start <= span.start);
    at.checked_sub(1).and_then(|at| places.get(at)).is_some_and(|place| span.end <= place.end)
}
