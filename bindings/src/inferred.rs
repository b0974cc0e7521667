//! What the reported figures imply for a cell that has none.

use crate::pickle::{Reduced, reduce};
use crate::word;
use pyo3::prelude::*;

/// A figure that is not printed in its cell and follows from what is printed elsewhere: an identity, or the prose.
///
/// It is no reported figure: no table holds it, and no check runs on it.
///
/// >>> r = xxgk.parse("青岚县2022年政府信息公开工作年度报告\n一、总体情况\n全年收到政府信息公开申请42件。\n")
/// >>> [(i.id, i.value, i.basis) for i in r.inferred]
/// [('requests.new_received.total', 42, 'statement')]
/// >>> print(r.requests["new_received", "total"])
/// None
#[pyclass(frozen, eq, hash, module = "xxgk")]
#[derive(PartialEq, Eq, Hash)]
pub struct Inferred {
    pub inner: xxgk::Inferred,
    pub chars: Option<(usize, usize)>,
}

#[pymethods]
impl Inferred {
    /// The id of the cell, as in `requests.new_received.total`.
    #[getter]
    fn id(&self) -> String {
        self.inner.id.to_string()
    }

    /// The figure in the unit of the cell: an `int` where it is whole, else a `decimal.Decimal`.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        word::number(py, &self.inner.value.normalize().to_string())
    }

    /// What it follows from (`from` in JSON): `identity.row_sum`, `identity.outcome_sum`, `identity.flow`,
    /// `identity.remedy_sum`, or `statement`.
    #[getter]
    fn basis(&self) -> &'static str {
        self.inner.from.as_str()
    }

    /// Ids of the other operands of the identity; empty where a sentence states the figure.
    #[getter]
    fn cells(&self) -> Vec<String> {
        self.inner.cells.iter().map(ToString::to_string).collect()
    }

    /// Where the sentence stands, as `(start, end)` in characters of `Report.text`; `None` for an identity.
    #[getter]
    fn span(&self) -> Option<(usize, usize)> {
        self.chars
    }

    /// The same in bytes of the text in UTF-8, as in JSON.
    #[getter]
    fn byte_span(&self) -> Option<(usize, usize)> {
        self.inner.span.map(Into::into)
    }

    fn __repr__(&self) -> String {
        format!("<Inferred {} {} from {}>", self.inner.id, self.inner.value, self.inner.from.as_str())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, "Inferred", &(&self.inner, self.chars))
    }
}
