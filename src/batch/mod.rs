//! Many reports: folders walked, files read several at a time, reports handed on in the order of the inputs.
//!
//! ```
//! use xxgk::batch::{self, Reader};
//! let found = batch::list(&["examples/reports".into()]);
//! let mut reader = Reader::new(xxgk::Options::new(), 2);
//! let mut inputs = found.inputs.into_iter();
//! let mut reports = Vec::new();
//! while let Some(report) = reader.next(&mut inputs) {
//!     reports.push(report);
//! }
//! assert_eq!(reports.len(), 12);
//! assert!(reports.is_sorted_by_key(|report| report.source().path.clone()));
//! ```

mod list;
mod reader;

pub use list::{Found, list};
pub use reader::Reader;

use crate::error::Error;
use crate::model::Report;
use crate::parse::Options;
use std::io::Read;
use std::path::PathBuf;

/// Something to read.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file; `-` is standard input.
    Path(PathBuf),
    /// The content of a file, under a name.
    Bytes(String, Vec<u8>),
}

impl Input {
    /// The name that its report goes by.
    pub fn name(&self) -> String {
        match self {
            Input::Path(path) => path.display().to_string(),
            Input::Bytes(name, _) => name.clone(),
        }
    }

    /// Reads it. What cannot be read is a report with the finding `not_a_report`, so that a batch loses no line.
    pub fn read(&self, options: &Options) -> Report {
        match self {
            Input::Bytes(name, bytes) => options.parse_bytes(bytes).with_path(name),
            Input::Path(path) if path.as_os_str() == "-" => standard_input(options),
            Input::Path(path) => {
                let unread = |reason: String| Report::unread(&reason).with_path(path.display().to_string());
                match options.parse_path(path) {
                    Ok(report) => report,
                    Err(Error::Unreadable { cause, .. }) => unread(format!("cannot be read: {cause}")),
                    Err(error) => unread(error.to_string()),
                }
            }
        }
    }
}

fn standard_input(options: &Options) -> Report {
    let mut bytes = Vec::new();
    let report = match std::io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => options.parse_bytes(&bytes),
        Err(error) => Report::unread(&format!("standard input cannot be read: {error}")),
    };
    report.with_path("-")
}
