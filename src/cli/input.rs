//! From the paths of a call to reports, in their order; what is wrong with an input is said on standard error.

use super::complain;
use crate::batch::{self, Input, Reader};
use crate::code::Code;
use crate::model::Report;
use crate::parse::Options;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// Every input that some paths name, and whether each folder gave one. Without paths it is standard input, unless that
/// is a terminal: then `None`.
pub(super) fn list(paths: &[PathBuf]) -> Option<(Vec<Input>, bool)> {
    if paths.is_empty() {
        return (!io::stdin().is_terminal()).then(|| (vec![Input::Path(PathBuf::from("-"))], true));
    }
    let found = batch::list(paths);
    for line in &found.complaints {
        complain(line, 1);
    }
    Some((found.inputs, found.complaints.is_empty()))
}

/// Reads all inputs on some threads and hands the reports on in order. Memory holds a few at a time.
pub(super) fn read_all(
    inputs: Vec<Input>,
    options: Options,
    jobs: usize,
    mut each: impl FnMut(Report) -> io::Result<()>,
) -> io::Result<()> {
    let mut reader = Reader::new(options, jobs.min(inputs.len()));
    let mut inputs = inputs.into_iter();
    while let Some(report) = reader.next(&mut inputs) {
        each(report)?;
    }
    Ok(())
}

/// Why an input gave no report, if it gave none.
pub(super) fn failure(report: &Report) -> Option<&str> {
    let failed = |code: Code| report.findings().iter().find(move |finding| finding.code == code);
    let finding = [Code::FormatUnsupported, Code::InputTooLarge, Code::NotAReport].into_iter().find_map(failed)?;
    Some(&finding.message)
}
