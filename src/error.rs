//! What a call can be refused for. Damaged input is no error: it gives findings.

use crate::code::Code;
use std::path::PathBuf;
use std::str::FromStr;

/// A call that could not be carried out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read.
    #[error("{}: {cause}", path.display())]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What the operating system said.
        cause: std::io::Error,
    },
    /// The input is larger than [`Options::limit`](crate::Options::limit).
    #[error("{name}: larger than the limit of {limit} bytes")]
    TooLarge {
        /// The path, or what the caller named the input.
        name: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// No form has such a table, row or cell.
    #[error("no form has a cell {0:?}; ids are table.row.column, as in requests.new_received.total")]
    UnknownCell(String),
    /// No finding has such a code.
    #[error("no finding has the code {0:?}; codes are words as in identity.flow")]
    UnknownCode(String),
    /// JSON that is no report of this schema.
    #[error("no report of schema version 1: {0}")]
    Json(String),
}

impl FromStr for Code {
    type Err = Error;

    fn from_str(id: &str) -> Result<Code, Error> {
        let code = Code::ALL.iter().copied().find(|code| code.as_str() == id);
        code.ok_or_else(|| Error::UnknownCode(id.to_owned()))
    }
}
