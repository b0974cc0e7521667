//! Figures that were recognised in a picture (OCR): believed where the sums of their row and column prove them, named where not.

use super::proof::{is_within, proven};
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::Address;
use crate::model::{Origin, Placement, State, Table};
use crate::span::Span;

/// Marks the figures that stand where characters were recognised, and names those that nothing proves. `places` are in order.
pub(crate) fn mark(findings: &mut Findings, tables: &mut [Table], places: &[Span]) {
    if places.is_empty() {
        return;
    }
    for table in tables {
        let form = table.form();
        let cells = table.cells_mut();
        let proven = proven(form, cells);
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
