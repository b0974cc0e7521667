//! Every identity of every table.

use crate::code::Code;
use crate::finding::{Findings, Message, say};
use crate::form::{Address, Instance};
use crate::model::{Cell, Table};

pub(super) fn check(findings: &mut Findings, tables: &[Table]) {
    for table in tables.iter().filter(|table| table.is_found()) {
        let cells: Vec<(Address, &Cell)> = table.cells().collect();
        for instance in table.form().instances() {
            tell(findings, &cells, instance);
        }
    }
}

fn tell(findings: &mut Findings, cells: &[(Address, &Cell)], instance: &Instance) {
    let count = |&at: &usize| cells.get(at)?.1.value?.count();
    let sum = |places: &[usize]| places.iter().try_fold(0_u128, |sum, at| Some(sum + u128::from(count(at)?)));
    let (Some(have), Some(want)) = (sum(&instance.left), sum(&instance.right)) else { return };
    if have == want {
        return;
    }
    let counts = |places: &[usize]| -> Vec<u64> { places.iter().filter_map(count).collect() };
    let (left, right) = (counts(&instance.left), counts(&instance.right));
    let operands = || instance.left.iter().chain(&instance.right).filter_map(|&at| cells.get(at));
    let span = operands().filter_map(|(_, cell)| cell.span).next_back();
    let (left, right, place) = (terms(&left, have), terms(&right, want), place(instance, cells));
    let message = say!("{}: {left}, but {right} is printed", place.en; "{}：{left}，而印出的是{right}", place.zh);
    findings.push(instance.code, message, operands().map(|(address, _)| *address).collect(), span);
}

/// What the instance is about: a row, or a column.
fn place(instance: &Instance, cells: &[(Address, &Cell)]) -> Message {
    let total = instance.right.first().and_then(|&at| cells.get(at)).map(|(address, _)| *address);
    let (table, row, column) = total.map_or(("", "", ""), |total| {
        (total.table_id().as_str_zh(), total.row().unwrap_or(""), total.column().unwrap_or(""))
    });
    match instance.code {
        Code::IdentityRowSum | Code::IdentityRemedySum | Code::IdentityStatisticsSum => {
            say!("row {row}"; "{}一行", total.map(Address::to_row).map_or_else(String::new, Address::in_words))
        }
        _ => say!("column {column}"; "{table}“{}”一列", total.map_or("", Address::column_in_words)),
    }
}

/// `3+0+1 = 4`, zeros of a long sum left out; a single figure as it is.
fn terms(counts: &[u64], sum: u128) -> String {
    if counts.len() == 1 {
        return sum.to_string();
    }
    let all = counts.len() <= 7;
    let shown: Vec<String> = counts.iter().filter(|&&n| all || n != 0).map(u64::to_string).collect();
    if shown.is_empty() { sum.to_string() } else { format!("{} = {sum}", shown.join("+")) }
}
