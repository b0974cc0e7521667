//! Strategies for property-based tests: reports, the layouts that they are copied in, what copying does to them.
//!
//! The law that they are for: any report, written in any layout, reads back the same; and where a layout or a mangling
//! has lost something, every figure that is read is right, or a finding names its cell.
//!
//! ```
//! use proptest::prelude::*;
//! use xxgk::strategy;
//!
//! proptest!(ProptestConfig::with_cases(8), |(sample in strategy::reports(), layout in strategy::layouts())| {
//!     let text = strategy::render(&sample, layout);
//!     let report = xxgk::parse_str(&text);
//!     prop_assert_eq!(strategy::wrong(&sample, &report), Vec::<String>::new());
//! });
//! ```

mod mangling;
mod render;
mod sample;

pub use crate::layout::{TWINS, Twin};
pub use crate::printed::{Printed, PrintedCell};
pub use mangling::{MANGLINGS, Mangling};
pub use render::render;
pub use sample::{Sample, SampleCell, reports};

use crate::code::Severity;
use crate::form::Address;
use crate::model::{Report, State};
use proptest::prelude::*;

/// Any layout.
pub fn layouts() -> impl Strategy<Value = Twin> {
    proptest::sample::select(TWINS)
}

/// Any mangling.
pub fn manglings() -> impl Strategy<Value = Mangling> {
    proptest::sample::select(MANGLINGS)
}

/// The cells of a report that are not as they were written: another state or another figure.
pub fn different(sample: &Sample, report: &Report) -> Vec<String> {
    compare(sample, report, |_, _| false)
}

/// The cells of a report that hold a figure that was not written there, without a finding that says so: what must
/// never be, whatever was lost. A cell that is missing is no wrong figure.
pub fn wrong(sample: &Sample, report: &Report) -> Vec<String> {
    compare(sample, report, |state, address| state != State::Number || excused(report, address))
}

/// True where a finding of some weight names the cell or its row.
fn excused(report: &Report, address: Address) -> bool {
    report.findings().iter().any(|finding| {
        let names = |known: &Address| known.row().is_some() && known.covers(address);
        finding.severity() > Severity::Info && finding.cells.iter().any(names)
    })
}

fn compare(sample: &Sample, report: &Report, allowed: impl Fn(State, Address) -> bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for table in &sample.tables {
        let read = report.table(table.form.table);
        for ((row, column), written) in table.form.cells().zip(&table.cells) {
            let address = Address::cell(table.form.table, row.key, column.key);
            let cell = read.cell(row.key, column.key).copied().unwrap_or_default();
            let right = cell.state == written.state && cell.value == written.value;
            if !right && !allowed(cell.state, address) {
                wrong.push(format!("{address}: written {:?}, read {:?} {:?}", written.text, cell.state, cell.value));
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests;
