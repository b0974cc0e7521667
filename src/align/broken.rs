//! What stands in a damaged part of a file: figures are believed where their sums prove them, and a blank cell may have held one.

use super::proof::{is_within, proven};
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{Address, TableId};
use crate::model::{Cell, State, Table};
use crate::span::Span;

/// Says that parts of a file are damaged, takes back that cells in them are blank, and names the figures that nothing proves.
/// `places` are in order.
pub(crate) fn mark(findings: &mut Findings, tables: &mut [Table], places: &[Span]) {
    let Some(first) = places.first() else { return };
    let message = say!(
        "parts of the file are damaged: what they hold does not unpack to its end, or breaks the rules of its format";
        "文件有部分内容已损坏：压缩数据不完整，或内容不符合其格式"
    );
    findings.push(Code::FileDamaged, message, Vec::new(), Some(*first));
    for table in tables.iter_mut() {
        let form = table.form();
        let cells = table.cells_mut();
        let proven = proven(form, cells);
        let is_touched = cells.iter().any(|cell| cell.span.is_some_and(|span| is_within(places, span)));
        let is_there = |cell: &Cell| cell.span.map_or(is_touched, |span| is_within(places, span));
        let (mut unproven, mut lost) = (Vec::new(), Vec::new());
        for ((at, cell), (row, column)) in cells.iter_mut().enumerate().zip(form.cells()) {
            let address = || Address::cell(form.table, row.key, column.key);
            match cell.state {
                State::Number if !proven[at] && is_there(cell) => unproven.push(address()),
                // what is left of a figure may look like a placeholder
                State::NotApplicable if is_there(cell) => unproven.push(address()),
                State::Blank if is_there(cell) => {
                    *cell = Cell::MISSING;
                    lost.push(address());
                }
                _ => {}
            }
        }
        name(findings, form.table, unproven, lost);
    }
}

/// One finding for the figures of a table, and one for its blank cells.
fn name(findings: &mut Findings, table: TableId, unproven: Vec<Address>, lost: Vec<Address>) {
    let zh = table.as_str_zh();
    if !unproven.is_empty() {
        let count = unproven.len();
        let message = say!(
            "{count} figures or placeholders of table {table} stand in a damaged part of the file, and no sums prove them";
            "{zh}有{count}个数字或占位符在文件已损坏的部分中，没有合计可以验证"
        );
        findings.push(Code::FileDamaged, message, unproven, None);
    }
    if !lost.is_empty() {
        let count = lost.len();
        let message = say!(
            "{count} cells of table {table} hold nothing in a damaged part of the file: a figure may be lost from them";
            "{zh}有{count}个单元格在文件已损坏的部分中没有内容：其数字可能已丢失"
        );
        findings.push(Code::FileDamaged, message, lost, None);
    }
}
