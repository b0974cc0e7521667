//! From reports to what is printed.

use super::{OutputFormat, show};
use crate::export::JsonView;
use crate::model::Report;
use std::io::{self, Write};

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

/// Writes reports one after the other.
pub(super) struct Writer {
    out: Box<dyn Write>,
    format: OutputFormat,
    view: View,
    english: bool,
    /// JSON: several reports stand in an array.
    several: bool,
    written: usize,
}

impl Writer {
    pub fn new(out: Box<dyn Write>, format: OutputFormat, view: View, english: bool, several: bool) -> Writer {
        Writer { out, format, view, english, several, written: 0 }
    }

    pub fn write(&mut self, report: &Report) -> io::Result<()> {
        let first = self.written == 0;
        self.written += 1;
        match self.format {
            OutputFormat::Table => {
                if !first {
                    writeln!(self.out)?;
                }
                show::report(&mut self.out, report, self.english)
            }
            OutputFormat::Jsonl => {
                serde_json::to_writer(&mut self.out, &self.view.of(report))?;
                writeln!(self.out)
            }
            OutputFormat::Json => {
                if self.several {
                    self.out.write_all(if first { b"[\n" } else { b",\n" })?;
                }
                serde_json::to_writer_pretty(&mut self.out, &self.view.of(report))?;
                Ok(())
            }
        }
    }

    pub fn finish(mut self) -> io::Result<()> {
        if self.format == OutputFormat::Json && self.written > 0 {
            self.out.write_all(if self.several { b"\n]\n" } else { b"\n" })?;
        }
        self.out.flush()
    }
}
