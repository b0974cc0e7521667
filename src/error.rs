//! What a call can be refused for. Damaged input is no error: it gives findings.

use std::path::PathBuf;

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
    /// JSON that is no report of this schema.
    #[error("no report of schema version 1: {0}")]
    Json(String),
}
