//! `xxgk check`: a finding a line, for people and for machines.

use super::input::Reading;
use super::{INTERRUPTED, Lang, OK, SOME_FAILED, complain, input, no_path, threads};
use crate::check::{self, Checked};
use crate::code::{Code, Severity};
use crate::finding::Finding;
use crate::model::Report;
use crate::parse::Options;
use crate::span::Lines;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::cell::OnceCell;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Files, folders (walked, sorted by path), or - for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How a finding is printed
    #[arg(long, value_enum, default_value = "text")]
    format: CheckFormat,
    /// Leave out findings of this code; may be given several times, or as a list with commas
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    ignore: Vec<Code>,
    /// The language of the findings [default: en]
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// Threads [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// PATH:LINE: SEVERITY: CODE: MESSAGE
    Text,
    /// An array of objects
    Json,
    /// One object a line
    Jsonl,
}

/// A finding with the report that it is on.
#[derive(Serialize)]
struct Line<'r> {
    path: Option<&'r str>,
    issuer: Option<&'r str>,
    year: Option<u16>,
    /// The report for the year before that it was compared with.
    against: Option<&'r str>,
    #[serde(flatten)]
    finding: &'r Finding,
}

/// Exit status: 0 clean, 1 a finding of severity error, 2 wrong usage.
pub(super) fn run(args: &CheckArgs) -> io::Result<u8> {
    let Some((inputs, all)) = input::list(&args.paths) else { return Ok(no_path("check")) };
    let options = args.ignore.iter().fold(Options::new(), |options, &code| options.ignore(code));
    let mut reports: Vec<Report> = Vec::with_capacity(inputs.len());
    let reading = Reading { options, jobs: threads(args.jobs), time_limit: None };
    let whole = input::read_all(inputs, reading, |report| {
        reports.push(report);
        Ok(())
    })?;
    if !whole {
        return Ok(complain("interrupted: nothing was compared", INTERRUPTED));
    }
    let mut found = check::check(&reports);
    found.retain(|checked| !args.ignore.contains(&checked.finding.code));
    let mut out = io::BufWriter::new(io::stdout().lock());
    write(&mut out, args, &reports, &found)?;
    out.flush()?;
    let failed = !all || found.iter().any(|checked| checked.finding.severity() == Severity::Error);
    Ok(if failed { SOME_FAILED } else { OK })
}

fn write(out: &mut impl Write, args: &CheckArgs, reports: &[Report], found: &[Checked]) -> io::Result<()> {
    let lines = found.iter().map(|checked| line(reports, checked));
    match args.format {
        CheckFormat::Text => {
            let places: Vec<OnceCell<Lines>> = reports.iter().map(|_| OnceCell::new()).collect();
            found.iter().try_for_each(|checked| {
                let lines = || places[checked.report].get_or_init(|| Lines::of(reports[checked.report].source_text()));
                text(out, args.lang, line(reports, checked), lines)
            })
        }
        CheckFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &lines.collect::<Vec<_>>())?;
            writeln!(out)
        }
        CheckFormat::Jsonl => {
            for line in lines {
                serde_json::to_writer(&mut *out, &line)?;
                writeln!(out)?;
            }
            Ok(())
        }
    }
}

fn line<'r>(reports: &'r [Report], checked: &'r Checked) -> Line<'r> {
    let path = |at: usize| reports[at].source().path.as_deref();
    let report = &reports[checked.report];
    Line {
        path: path(checked.report),
        issuer: report.issuer().name.as_deref(),
        year: report.year(),
        against: checked.against.and_then(path),
        finding: &checked.finding,
    }
}

fn text<'l>(
    out: &mut impl Write,
    lang: Option<Lang>,
    line: Line<'_>,
    lines: impl FnOnce() -> &'l Lines,
) -> io::Result<()> {
    write!(out, "{}:", line.path.unwrap_or("-"))?;
    if let Some(span) = line.finding.span {
        write!(out, "{}:", lines().line(span))?;
    }
    // A message may quote a label that is torn over lines.
    write!(out, " {}", Lang::say(lang, line.finding).replace(['\n', '\r'], " "))?;
    match line.against {
        Some(against) if lang == Some(Lang::Zh) => writeln!(out, "（对照{against}）"),
        Some(against) => writeln!(out, " (against {against})"),
        None => writeln!(out),
    }
}
