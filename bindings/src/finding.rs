//! Something noticed about a report.

use crate::error::json;
use crate::language::language;
use crate::pickle::{Reduced, finding, reduce};
use pyo3::prelude::*;
use std::borrow::Cow;
use xxgk::Language;

/// Something noticed about a report: a stable code, how much it matters, the cells and the place concerned.
///
/// >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t0\t4\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
/// >>> [f.cells for f in r.findings if f.code == "identity.row_sum"][0][-1]
/// 'requests.new_received.total'
#[pyclass(frozen, eq, hash, module = "xxgk")]
#[derive(PartialEq, Eq, Hash)]
pub struct Finding {
    pub inner: xxgk::Finding,
    pub chars: Option<(usize, usize)>,
}

#[pymethods]
impl Finding {
    /// What it is about, as in `identity.flow`. Codes are added, never renamed.
    #[getter]
    fn code(&self) -> &'static str {
        self.inner.code.as_str()
    }

    /// `error`: the report contradicts itself, or could not be read. `warning`: a figure may be lost, misplaced or
    /// doubtful. `info`: worth knowing; nothing is wrong with the figures.
    #[getter]
    fn severity(&self) -> &'static str {
        self.inner.severity().as_str()
    }

    /// The same in words, with the figures concerned.
    #[getter]
    fn message(&self) -> &str {
        &self.inner.message
    }

    /// The message in Chinese. A finding that was read back from JSON has none: then it is what its code means, with
    /// the English message in brackets.
    ///
    /// >>> r = xxgk.parse("行政许可\t3\n行政事业性收费\t12.5\n", form="2021", year=2022)
    /// >>> [f.message_zh for f in r.findings if f.code == "unit.unknown"]
    /// ['表二“行政事业性收费”的“本年收费金额（单位：万元）”为12.5，单元格和表头都没有印出单位']
    #[getter]
    fn message_zh(&self) -> Cow<'_, str> {
        self.inner.message_zh()
    }

    /// Ids of the cells, rows or tables concerned, as in `requests.new_received.total`.
    #[getter]
    fn cells(&self) -> Vec<String> {
        self.inner.cells.iter().map(ToString::to_string).collect()
    }

    /// Where in the source, as `(start, end)` in characters of `Report.text`; `None` where it has no such place.
    #[getter]
    fn span(&self) -> Option<(usize, usize)> {
        self.chars
    }

    /// The same in bytes of the text in UTF-8, as in JSON.
    #[getter]
    fn byte_span(&self) -> Option<(usize, usize)> {
        self.inner.span.map(Into::into)
    }

    /// What the code means, in a sentence, in the language that `xxgk.set_language` chose.
    #[getter]
    fn meaning(&self) -> &'static str {
        match language() {
            Language::English => self.inner.code.meaning(),
            Language::Chinese => self.inner.code.meaning_zh(),
        }
    }

    /// What to do about it, in a sentence, in that language.
    #[getter]
    fn hint(&self) -> &'static str {
        match language() {
            Language::English => self.inner.code.hint(),
            Language::Chinese => self.inner.code.hint_zh(),
        }
    }

    fn __str__(&self) -> String {
        match language() {
            Language::English => self.inner.to_string(),
            Language::Chinese => self.inner.chinese(),
        }
    }

    fn __repr__(&self) -> String {
        format!("<Finding {}>", self.inner)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, "Finding", &(finding(&self.inner).map_err(json)?, self.chars))
    }
}
