//! `xxgk._core`, the Python face of xxgk: one file a class, each a thin dress over the class of the same name in Rust.
//!
//! Classes are frozen. A [`table::Table`] and a [`cell::Cell`] are windows onto their report; the rest are values.
//! What draws and frames (`_html.py`, `_frames.py`) is Python and is imported when it is asked for.

mod amount;
mod buffers;
mod cell;
mod check;
mod command;
mod corpus;
mod error;
mod finding;
mod form;
mod frame;
mod inferred;
mod language;
mod meta;
mod parse;
mod pickle;
mod report;
mod span;
mod statement;
mod table;
mod word;
mod words;

use pyo3::prelude::*;

/// The compiled part of xxgk. Import from `xxgk`, not from here.
#[pymodule(gil_used = false)]
mod _core {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::amount::Amount;
    #[pymodule_export]
    use crate::cell::Cell;
    #[pymodule_export]
    use crate::check::check;
    #[pymodule_export]
    use crate::command::run;
    #[pymodule_export]
    use crate::corpus::{_Input, _list, _read, _read_lines, _stream, Reports};
    #[pymodule_export]
    use crate::error::{Error, ParseError, SchemaError};
    #[pymodule_export]
    use crate::finding::Finding;
    #[pymodule_export]
    use crate::form::{Column, Row, TableForm, table_form};
    #[pymodule_export]
    use crate::frame::{_across, _import_frame, _panel, _restore_frame, _write_workbook, Frame, dictionary};
    #[pymodule_export]
    use crate::inferred::Inferred;
    #[pymodule_export]
    use crate::language::set_language;
    #[pymodule_export]
    use crate::meta::{Contact, Issuer, Period, Region, Section, Source};
    #[pymodule_export]
    use crate::parse::parse;
    #[pymodule_export]
    use crate::pickle::{_restore, _restore_report};
    #[pymodule_export]
    use crate::report::Report;
    #[pymodule_export]
    use crate::statement::Statement;
    #[pymodule_export]
    use crate::table::Table;
    #[pymodule_export]
    use crate::words::_Words;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
