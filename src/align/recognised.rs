//! Figures that were recognised in a picture (OCR): believed where the sums of their row and column prove them, named where not.

use super::resolve::holds;
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::Address;
use crate::model::{Cell, Origin, Placement, State, Table, Value};
use crate::span::Span;

/// Marks the figures that stand where characters were recognised, and names those that nothing proves. `places` are in order.
pub(crate) fn mark(findings: &mut Findings, tables: &mut [Table], places: &[Span]) {
    if places.is_empty() {
        return;
    }
    for table in tables {
        let form = table.form();
        let cells = table.cells_mut();
        let evidence = |at: usize| evidence(cells.get(at)?);
        let instances: Vec<(Vec<usize>, Option<bool>)> = form
            .instances()
            .iter()
            .map(|instance| ([instance.left.as_slice(), &instance.right].concat(), holds(instance, evidence)))
            .collect();
        let proven: Vec<bool> = (0..cells.len())
            .map(|at| {
                let mut bound = instances.iter().filter(|(bound, _)| bound.contains(&at)).peekable();
                bound.peek().is_some() && bound.all(|(_, holds)| *holds == Some(true))
            })
            .collect();
        let mut unproven = Vec::new();
        for ((at, cell), (row, column)) in cells.iter_mut().enumerate().zip(form.cells()) {
            if cell.state != State::Number || !cell.span.is_some_and(|span| is_within(places, span)) {
                continue;
            }
            cell.origin = Some(Origin::Ocr);
            if proven[at] {
                cell.placement = Some(Placement::Resolved);
            } else {
                unproven.push(Address::cell(form.table, row.key, column.key));
            }
        }
        if !unproven.is_empty() {
            let (count, table) = (unproven.len(), form.table);
            let message = say!(
                "{count} figures of table {table} were recognised in a picture, and no sums prove them";
                "{}有{count}个数字是从图片中识别的，没有合计可以验证", table.as_str_zh()
            );
            findings.push(Code::CellRecognised, message, unproven, None);
        }
    }
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
fn is_within(places: &[Span], span: Span) -> bool {
    let at = places.partition_point(|place| place.start <= span.start);
    at.checked_sub(1).and_then(|at| places.get(at)).is_some_and(|place| span.end <= place.end)
}
