//! From reports to what is printed.

use super::{OutputFormat, show};
use crate::model::Report;
use std::io::{self, Write};

/// Takes reports one after the other.
pub(super) trait Writer {
    /// Writes a report.
    fn write(&mut self, report: &Report) -> io::Result<()>;
    /// Ends what was written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// Writes reports into one stream.
pub(super) struct Stream {
    pub out: Box<dyn Write>,
    pub format: OutputFormat,
    pub provenance: bool,
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
                serde_json::to_writer_pretty(&mut self.out, &report.json().provenance(self.provenance))?;
                Ok(())
            }
            OutputFormat::Jsonl => {
                serde_json::to_writer(&mut self.out, &report.json().provenance(self.provenance))?;
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
