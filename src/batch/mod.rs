//! Many reports: folders walked, archives opened, files read several at a time, reports handed on in the order of the inputs.
//!
//! ```
//! use xxgk::batch::{self, Reader};
//! let found = batch::list(&["examples/reports".into()]);
//! let mut reader = Reader::new(xxgk::Options::new(), 2);
//! let files = found.inputs.len();
//! let mut inputs = found.inputs.into_iter();
//! let mut reports = Vec::new();
//! while let Some(report) = reader.next(&mut inputs) {
//!     reports.push(report);
//! }
//! assert_eq!(reports.len(), files);
//! assert!(reports.is_sorted_by_key(|report| report.source().path.clone()));
//! ```

#[cfg(feature = "archive")]
mod archive;
mod list;
mod reader;

#[cfg(feature = "archive")]
pub use archive::Member;
pub use list::{Found, list};
pub use reader::Reader;

use crate::error::Error;
use crate::finding::say;
use crate::model::Report;
use crate::parse::Options;
use crate::words::Words;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

/// Something to read.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file; `-` is standard input.
    Path(PathBuf),
    /// The content of a file, under a name.
    Bytes(String, Vec<u8>),
    /// The words of a document, under a name.
    Words(String, Arc<Words>),
    /// A file in an archive.
    #[cfg(feature = "archive")]
    Member(Member),
}

impl Input {
    /// The name that its report goes by.
    pub fn name(&self) -> String {
        match self {
            Input::Path(path) => path.display().to_string(),
            Input::Bytes(name, _) | Input::Words(name, _) => name.clone(),
            #[cfg(feature = "archive")]
            Input::Member(member) => member.path.clone(),
        }
    }

    /// Reads it. What cannot be read is a report with the finding `not_a_report`, so that a batch loses no line.
    pub fn read(&self, options: &Options) -> Report {
        match self {
            Input::Bytes(name, bytes) => options.parse_bytes(bytes).with_path(name),
            Input::Words(name, words) => options.parse_words(words).with_path(name),
            #[cfg(feature = "archive")]
            Input::Member(member) => member.read(options).with_path(&member.path),
            Input::Path(path) if path.as_os_str() == "-" => standard_input(options),
            Input::Path(path) => {
                let reason = match options.parse_path(path) {
                    Ok(report) => return report,
                    Err(Error::Unreadable { cause, .. }) => say!("cannot be read: {cause}"; "无法读取：“{cause}”"),
                    Err(Error::TooLarge { limit, .. }) => {
                        say!("larger than the limit of {limit} bytes"; "超过上限{limit}字节")
                    }
                    Err(error) => say!("{error}"; "“{error}”"),
                };
                Report::unread(reason).with_path(path.display().to_string())
            }
        }
    }
}

fn standard_input(options: &Options) -> Report {
    let mut bytes = Vec::new();
    // one byte over the limit is enough to be told of it
    let most = u64::try_from(options.most()).unwrap_or(u64::MAX).saturating_add(1);
    let report = match std::io::stdin().lock().take(most).read_to_end(&mut bytes) {
        Ok(_) => options.parse_bytes(&bytes),
        Err(error) => Report::unread(say!("standard input cannot be read: {error}"; "无法读取标准输入：“{error}”")),
    };
    report.with_path("-")
}
