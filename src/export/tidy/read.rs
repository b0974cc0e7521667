//! Tidy tables from reports that were written as JSON, one a line.

use super::frame::{Chunk, Frame};
use super::{Tidy, TidyTable};
use crate::error::Error;
use crate::model::Report;
use crate::span::Span;
use serde::Deserialize;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// The tidy tables of a file of JSON Lines, in the order of [`TidyTable::ALL`]. With provenance they are those that were
/// written; without, a cell that is no number is missing.
///
/// # Errors
/// [`Error::Unreadable`] where the file cannot be read, [`Error::Json`] where a line is no report of this schema version.
pub fn read_reports(path: &Path) -> Result<[Frame; 4], Error> {
    let unreadable = |cause| Error::Unreadable { path: path.to_owned(), cause };
    let mut lines = BufReader::new(std::fs::File::open(path).map_err(unreadable)?);
    let (mut tidy, mut chunks) = (Tidy::new(), <[Vec<Chunk>; TidyTable::ALL.len()]>::default());
    let mut line = String::new();
    let keep = |tidy: &mut Tidy, chunks: &mut [Vec<Chunk>; 4]| {
        chunks.iter_mut().zip(tidy.take()).for_each(|(kept, chunk)| kept.push(chunk));
    };
    while lines.read_line(&mut line).map_err(unreadable)? > 0 {
        if !line.trim().is_empty() {
            tidy.push(&report(&line)?);
        }
        if tidy.is_full() {
            keep(&mut tidy, &mut chunks);
        }
        line.clear();
    }
    keep(&mut tidy, &mut chunks);
    Ok(tidy.frames(chunks))
}

/// A place farther on than this is not believed: blanks would have to be put before it.
const FARTHEST: usize = 64 << 20;

/// A report with as much of its text as its cells print, each in its place, blanks between.
fn report(line: &str) -> Result<Report, Error> {
    #[derive(Deserialize)]
    struct Printed {
        #[serde(default)]
        cells: Vec<Raw>,
    }
    #[derive(Deserialize)]
    struct Raw {
        raw: Option<String>,
        span: Option<Span>,
    }
    let mut report = Report::from_json(line)?;
    let printed: Printed = serde_json::from_str(line).map_err(|cause| Error::Json(cause.to_string()))?;
    let mut cells: Vec<(Span, String)> =
        printed.cells.into_iter().filter_map(|cell| Some((cell.span?, cell.raw?))).collect();
    cells.sort();
    let mut text = String::new();
    for (span, raw) in cells {
        if span.start < text.len() || span.len() != raw.len() || span.end > FARTHEST {
            continue;
        }
        text.extend(std::iter::repeat_n(' ', span.start - text.len()));
        text.push_str(&raw);
    }
    report.text = text.into();
    Ok(report)
}
