//! A figure that the prose states.

use crate::pickle::{Reduced, reduce};
use crate::word;
use pyo3::prelude::*;

/// A figure that the prose states, as in 全年共收到政府信息公开申请42件.
#[pyclass(frozen, eq, hash, module = "xxgk")]
#[derive(PartialEq, Eq, Hash)]
pub struct Statement {
    pub inner: xxgk::Statement,
    pub chars: Option<(usize, usize)>,
}

#[pymethods]
impl Statement {
    /// What is measured, as in `requests.new_received`.
    #[getter]
    fn measure(&self) -> &str {
        &self.inner.measure
    }

    /// How many, in `unit`: an `int` where it is whole, else a `decimal.Decimal`.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        word::number(py, &self.inner.value.normalize().to_string())
    }

    /// The counter or unit as printed (件, 条, 万元); `None` where a negation states 0.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.inner.unit.as_deref()
    }

    /// How exact: `exact`, `at_least`, `about` or `under`.
    #[getter]
    fn precision(&self) -> Option<String> {
        word::word(self.inner.precision)
    }

    /// The sub-unit or sub-period that the sentence restricts the figure to; `None` where it does not.
    #[getter]
    fn scope(&self) -> Option<&str> {
        self.inner.scope.as_deref()
    }

    /// The words that state it.
    #[getter]
    fn quote(&self) -> &str {
        &self.inner.quote
    }

    /// Where they stand, as `(start, end)` in characters of `Report.text`.
    #[getter]
    fn span(&self) -> Option<(usize, usize)> {
        self.chars
    }

    /// The same in bytes of the text in UTF-8, as in JSON.
    #[getter]
    fn byte_span(&self) -> (usize, usize) {
        self.inner.span.into()
    }

    fn __repr__(&self) -> String {
        format!("<Statement {} {}{}>", self.inner.measure, self.inner.value, self.inner.unit.as_deref().unwrap_or(""))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, "Statement", &(&self.inner, self.chars))
    }
}
