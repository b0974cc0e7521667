//! From reports to what is printed.

use super::{OutputFormat, show};
use crate::export::JsonView;
use crate::model::Report;
use std::io::{self, Write};

/// Takes reports one after the other.
pub(super) trait Writer {
    /// Writes a report.
    fn write(&mut self, report: &Report) -> io::Result<()>;
    /// Ends what was written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// How much of a report JSON holds.
#[derive(Clone, Copy)]
pub(super) struct View {
    pub provenance: bool,
    pub infer: bool,
}

impl View {
    fn of(self, report: &Report) -> JsonView<'_> {
        report.json().provenance(self.provenance).infer(self.infer)
    }
}

/// Writes reports into one stream.
pub(super) struct Stream {
    pub out: Box<dyn Write>,
    pub format: OutputFormat,
    pub view: View,
    pub english: bool,
    /// JSON: several reports stand in an array.
    pub several: bool,
    pub written: usize,
}

impl Writer for Stream {
    fn write(&mut self, report: &Report) -> io::Result<()> {
        let first = self.written == 0;
        self.written += 1;
        match self.format {
            OutputFormat::Json => {
                if self.several {
                    self.out.write_all(if first { b"[\n" } else { b",\n" })?;
                }
                serde_json::to_writer_pretty(&mut self.out, &self.view.of(report))?;
                Ok(())
            }
            OutputFormat::Jsonl => {
                serde_json::to_writer(&mut self.out, &self.view.of(report))?;
                writeln!(self.out)
            }
            _ => {
                if !first {
                    writeln!(self.out)?;
                }
                show::report(&mut self.out, report, self.english)
            }
        }
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        if self.format == OutputFormat::Json && self.written > 0 {
            self.out.write_all(if self.several { b"\n]\n" } else { b"\n" })?;
        }
        self.out.flush()
    }
}
