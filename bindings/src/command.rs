//! The command, the same that `cargo install` gives.

use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the `xxgk` command.
///
/// `args` are the arguments with the program's name first, as in `sys.argv`. Returns the exit status: 0 all parsed,
/// 1 at least one input was unreadable or no report, 2 wrong usage.
#[pyfunction]
pub fn run(py: Python<'_>, args: Vec<OsString>) -> u8 {
    py.detach(|| xxgk::cli::run(args))
}
