//! What a call can be refused for, as Python exceptions.

use pyo3::create_exception;
use pyo3::exceptions::{PyException, PyKeyError};
use pyo3::prelude::*;

create_exception!(xxgk, Error, PyException, "Every error of xxgk. A damaged report is none: see `Report.findings`.");
create_exception!(
    xxgk,
    ParseError,
    Error,
    "The input was not read at all: its path cannot be read (the `OSError` is the `__cause__`), or it is over the limit."
);
create_exception!(xxgk, SchemaError, Error, "The JSON is no report of the schema version that this release reads.");

/// A refusal of the core in Python's words.
pub fn raise(py: Python<'_>, error: xxgk::Error) -> PyErr {
    let message = error.to_string();
    match error {
        xxgk::Error::Unreadable { cause, .. } => {
            let raised = ParseError::new_err(message);
            raised.set_cause(py, Some(cause.into()));
            raised
        }
        xxgk::Error::TooLarge { .. } => ParseError::new_err(message),
        xxgk::Error::UnknownCell(_) => PyKeyError::new_err(message),
        xxgk::Error::Json(_) => SchemaError::new_err(message),
        _ => Error::new_err(message),
    }
}

/// JSON that cannot be written or read.
pub fn json(error: serde_json::Error) -> PyErr {
    SchemaError::new_err(error.to_string())
}
