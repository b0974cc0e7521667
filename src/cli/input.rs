//! From paths to reports: folders walked, files read, several at a time, in the order of the arguments.

use super::complain;
use crate::code::Code;
use crate::error::Error;
use crate::model::Report;
use crate::parse::Options;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The endings of files that are taken from a folder, in any case.
const ENDINGS: [&str; 13] =
    ["txt", "md", "html", "htm", "shtml", "mht", "mhtml", "docx", "xlsx", "xls", "ods", "pdf", "zip"];

/// Files read by one thread before their reports are handed on.
const BATCH: usize = 32;

/// Folders deeper than this are not walked.
const DEEPEST: usize = 64;

/// Something to read: the name that it goes by, which is its path but for standard input.
pub(super) struct Input(PathBuf);

/// Every input that some paths name, and whether each folder gave one. A path that is named is always read; a folder
/// gives the files that can be reports. Without paths it is standard input, unless that is a terminal: then `None`.
pub(super) fn list(paths: &[PathBuf]) -> Option<(Vec<Input>, bool)> {
    if paths.is_empty() {
        return (!io::stdin().is_terminal()).then(|| (vec![Input(PathBuf::from("-"))], true));
    }
    let (mut inputs, mut all) = (Vec::new(), true);
    for path in paths {
        if !path.is_dir() {
            inputs.push(Input(path.clone()));
            continue;
        }
        let mut found = Vec::new();
        walk(path, 0, &mut found);
        if found.is_empty() {
            complain(&format!("{}: no reports in this folder (looked for .{})", path.display(), ENDINGS.join(" .")), 1);
            all = false;
        }
        found.sort();
        inputs.extend(found.into_iter().map(Input));
    }
    Some((inputs, all))
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) if depth < DEEPEST => entries,
        Ok(_) => {
            complain(&format!("{}: folders are nested too deep", folder.display()), 1);
            return;
        }
        Err(error) => {
            complain(&format!("{}: {error}", folder.display()), 1);
            return;
        }
    };
    for entry in entries.flatten() {
        let path = entry.path();
        // A link to a folder is not followed: it may lead back.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, depth + 1, found);
        } else if path.is_file() && can_be_report(&path) {
            found.push(path);
        }
    }
}

fn can_be_report(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Reads all inputs on some threads and hands the reports on in order. Memory holds one batch at a time.
pub(super) fn read_all(
    inputs: &[Input],
    options: &Options,
    jobs: usize,
    mut each: impl FnMut(Report) -> io::Result<()>,
) -> io::Result<()> {
    for batch in inputs.chunks(BATCH * jobs) {
        for report in read_batch(batch, options, jobs.min(batch.len())) {
            each(report)?;
        }
    }
    Ok(())
}

fn read_batch(batch: &[Input], options: &Options, jobs: usize) -> Vec<Report> {
    if jobs <= 1 {
        return batch.iter().map(|input| read(input, options)).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(batch.len()));
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some((at, input)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, batch.get(at)?)))
                {
                    let report = read(input, options);
                    if let Ok(mut done) = done.lock() {
                        done.push((at, report));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, report)| report).collect()
}

fn read(Input(path): &Input, options: &Options) -> Report {
    let name = path.display().to_string();
    if name == "-" {
        let mut bytes = Vec::new();
        return match io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => options.parse_bytes(&bytes).with_path(name),
            Err(error) => Report::unread(&format!("standard input cannot be read: {error}")).with_path(name),
        };
    }
    match options.parse_path(path) {
        Ok(report) => report,
        Err(Error::Unreadable { cause, .. }) => Report::unread(&format!("cannot be read: {cause}")).with_path(name),
        Err(error) => Report::unread(&error.to_string()).with_path(name),
    }
}

/// Says on standard error why an input gave no report; false where it gave one.
pub(super) fn complain_of(report: &Report) -> bool {
    let failed = |code: Code| report.findings().iter().find(move |finding| finding.code == code);
    let failure = [Code::FormatUnsupported, Code::InputTooLarge, Code::NotAReport].into_iter().find_map(failed);
    if let Some(finding) = failure {
        complain(&format!("{}: {}", report.source().path.as_deref().unwrap_or("-"), finding.message), 1);
    }
    failure.is_some()
}
