//! From the paths of a call to reports, in their order; what is wrong with an input is said on standard error.

use super::interrupt::Interrupt;
use super::{Lang, complain};
use crate::batch::{self, Input, Reader};
use crate::code::Code;
use crate::model::Report;
use crate::parse::Options;
use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Duration;

/// How long threads work before an interrupt is seen.
const SLICE: Duration = Duration::from_millis(50);

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

/// How inputs are read.
pub(super) struct Reading {
    pub options: Options,
    pub jobs: usize,
    pub time_limit: Option<Duration>,
}

/// Reads all inputs on some threads and hands the reports on in order. Memory holds a few at a time. Returns false where it
/// was interrupted.
pub(super) fn read_all(
    inputs: Vec<Input>,
    reading: Reading,
    mut each: impl FnMut(Report) -> io::Result<()>,
) -> io::Result<bool> {
    let interrupt = Interrupt::listen()?;
    let mut reader = Reader::new(reading.options, reading.jobs.min(inputs.len())).time_limit(reading.time_limit);
    let mut inputs = inputs.into_iter();
    loop {
        while reader.has_room()
            && let Some(input) = inputs.next()
        {
            reader.put(input);
        }
        if interrupt.came() || reader.is_idle() {
            return Ok(!interrupt.came());
        }
        if let Some(report) = reader.take(SLICE) {
            each(report)?;
        }
    }
}

/// Why an input gave no report, if it gave none.
pub(super) fn failure(report: &Report, lang: Option<Lang>) -> Option<Cow<'_, str>> {
    let failed = |code: Code| report.findings().iter().find(move |finding| finding.code == code);
    let finding = [Code::FormatUnsupported, Code::InputTooLarge, Code::NotAReport].into_iter().find_map(failed)?;
    Some(if lang == Some(Lang::Zh) { finding.message_zh() } else { Cow::Borrowed(&finding.message) })
}
