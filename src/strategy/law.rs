//! The law, in one place: properties, fuzz targets and the report card ask here.
//!
//! Each function lists what breaks a law, a line each; an empty list is a pass. That nothing panics needs no function.

#[cfg(feature = "json")]
mod json;
mod sound;

pub use sound::unsound;

use super::{Damage, Page, Sample, Twin};
use crate::code::{Code, Severity};
use crate::form::Address;
use crate::layout::Keeps;
use crate::model::{Amount, Cell, Report, State, Value};
use crate::parse_bytes;

/// How a cell was read, compared with what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The same state and the same figure.
    Right,
    /// No figure, where one or something else was written; or another state.
    Lost,
    /// A figure that was not written there.
    Wrong,
    /// A blank cell, or a sign that no figure belongs there, where a figure was written.
    Denied,
}

/// One cell of a sample and what became of it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Which cell.
    pub address: Address,
    /// How it was read.
    pub verdict: Verdict,
    /// True where a warning or an error names the cell or its row; for a lost cell, also its table or the whole page.
    pub warned: bool,
    /// What is written.
    pub written: String,
    /// What was read.
    pub read: Cell,
}

/// Every cell of a sample, compared with what was read.
pub fn judged(sample: &Sample, report: &Report) -> Vec<Judged> {
    let mut all = Vec::new();
    for table in &sample.tables {
        let read = report.table(table.form.table);
        for ((row, column), written) in table.form.cells().zip(&table.cells) {
            let address = Address::cell(table.form.table, row.key, column.key);
            let cell = read.cell(row.key, column.key).copied().unwrap_or_default();
            let verdict = match cell.state {
                state if state == written.state && is_same(cell.value, written.value) => Verdict::Right,
                State::Number if !less_its_unit(cell.value, written.value) => Verdict::Wrong,
                State::Blank | State::NotApplicable if written.state == State::Number => Verdict::Denied,
                _ => Verdict::Lost,
            };
            let warned = warned(report, address, verdict == Verdict::Lost);
            all.push(Judged { address, verdict, warned, written: written.text.clone(), read: cell });
        }
    }
    all
}

/// True of what was written, be it a nought whose unit is lost: it is nought in any.
fn is_same(read: Option<Value>, written: Option<Value>) -> bool {
    let nought = || matches!(read, Some(Value::Amount(amount)) if amount.value.is_zero());
    read == written || nought() && less_its_unit(read, written)
}

/// True of an amount that was read without the unit that was written: the unit is lost, the figure is right.
fn less_its_unit(read: Option<Value>, written: Option<Value>) -> bool {
    let without = |value| match value {
        Some(Value::Amount(amount)) => Some(Value::Amount(Amount { unit: None, ..amount })),
        other => other,
    };
    matches!(read, Some(Value::Amount(Amount { unit: None, .. }))) && read == without(written)
}

/// True where a finding of some weight names the cell or its row; where the cell is lost, its table or the page is enough.
fn warned(report: &Report, address: Address, lost: bool) -> bool {
    report.findings().iter().any(|finding| {
        let names = |known: &Address| (lost || known.row().is_some()) && known.covers(address);
        let weighs = finding.severity() > Severity::Info;
        weighs && (finding.cells.iter().any(names) || lost && finding.code == Code::NotAReport)
    })
}

/// The cells of a report that are not as they were written: another state or another figure.
pub fn different(sample: &Sample, report: &Report) -> Vec<String> {
    let different = |cell: &Judged| cell.verdict != Verdict::Right;
    judged(sample, report).into_iter().filter(different).map(line).collect()
}

/// The cells of a report that hold a figure that was not written there, without a finding that says so: what must
/// never be, whatever was lost. A cell that is missing is no wrong figure.
pub fn wrong(sample: &Sample, report: &Report) -> Vec<String> {
    silent(sample, report, Verdict::Wrong)
}

/// The same of cells that are read as blank, or as holding no figure, where one was written.
pub fn denied(sample: &Sample, report: &Report) -> Vec<String> {
    silent(sample, report, Verdict::Denied)
}

fn silent(sample: &Sample, report: &Report, verdict: Verdict) -> Vec<String> {
    let silent = |cell: &Judged| cell.verdict == verdict && !cell.warned;
    judged(sample, report).into_iter().filter(silent).map(line).collect()
}

fn line(cell: Judged) -> String {
    format!("{}: written {:?}, read {:?} {:?}", cell.address, cell.written, cell.read.state, cell.read.value)
}

/// True where a copy still tells every cell: the layout shows what the sample has, and the damage spares it. Where the order of
/// rows alone tells them apart, a filer's mistake may speak against it, and the table of form 2014 has one figure a row.
pub fn is_whole(sample: &Sample, layout: Twin, damage: &Damage) -> bool {
    let Keeps { blanks, cuts, heads, labels } = layout.keeps;
    let shown = (blanks || !sample.has_blanks()) && (heads || !sample.has_headed_units());
    let ordered = sample.broken.is_none() && !sample.has_single_figures();
    shown && cuts && damage.spares(labels) && (labels || ordered)
}

/// What breaks the law in one copy of a sample: a copy that is whole reads back cell for cell, no copy gives a wrong
/// figure without a finding, and the report is sound.
pub fn breaches(sample: &Sample, layout: Twin, damage: &Damage) -> Vec<String> {
    breaches_in(sample, &damage.render(sample, layout), is_whole(sample, layout, damage))
}

/// The same in a copy as a web page.
pub fn breaches_of_page(sample: &Sample, page: Page, damage: &Damage) -> Vec<String> {
    breaches_in(sample, &damage.page(sample, page), damage.spares(page.keeps.labels))
}

fn breaches_in(sample: &Sample, text: &str, whole: bool) -> Vec<String> {
    let report = parse_bytes(text.as_bytes());
    let mut broken = unsound(text.as_bytes());
    broken.extend(figures(sample, &report, whole));
    broken
}

/// What breaks the law in the figures of a report and in its year: those that are wrong, or read as blank, without a finding, and,
/// where the copy is whole, what was not read back.
pub fn figures(sample: &Sample, report: &Report, whole: bool) -> Vec<String> {
    let wrong = wrong(sample, report).into_iter();
    let mut broken: Vec<String> = wrong.map(|line| format!("wrong without a finding: {line}")).collect();
    broken.extend(denied(sample, report).into_iter().map(|line| format!("blank without a finding: {line}")));
    if whole {
        broken.extend(different(sample, report).into_iter().map(|line| format!("not read back: {line}")));
        if report.year() != Some(sample.year) {
            broken.push(format!("not read back: year {}, read {:?}", sample.year, report.year()));
        }
    }
    broken
}
