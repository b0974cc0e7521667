//! The words and numbers of the core as Python objects.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDate, PyType};
use serde::Serialize;

/// The word that JSON has for an enum.
pub fn word(value: impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

/// A `datetime.date`.
pub fn date(py: Python<'_>, date: xxgk::Date) -> PyResult<Bound<'_, PyDate>> {
    PyDate::new(py, i32::from(date.year()), date.month(), date.day())
}

/// A `decimal.Decimal` with the digits that are printed.
pub fn decimal<'py>(py: Python<'py>, digits: &str) -> PyResult<Bound<'py, PyAny>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    DECIMAL.import(py, "decimal", "Decimal")?.call1((digits,))
}

/// An `int` where the digits are those of a whole number, else a `Decimal`.
pub fn number<'py>(py: Python<'py>, digits: &str) -> PyResult<Bound<'py, PyAny>> {
    match digits.parse::<i128>() {
        Ok(whole) => Ok(whole.into_pyobject(py)?.into_any()),
        Err(_) => decimal(py, digits),
    }
}

/// An `int` for a count or a change, a `Decimal` for an amount.
pub fn value(py: Python<'_>, value: xxgk::Value) -> PyResult<Bound<'_, PyAny>> {
    match value {
        xxgk::Value::Count(n) => Ok(n.into_pyobject(py)?.into_any()),
        xxgk::Value::Change(n) => Ok(n.into_pyobject(py)?.into_any()),
        xxgk::Value::Amount(amount) => decimal(py, &amount.value.to_string()),
    }
}
