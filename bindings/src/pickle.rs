//! Pickles: a value as its class and its JSON; a report as its JSON with provenance and its text.

use crate::error::json;
use crate::finding::Finding;
use crate::inferred::Inferred;
use crate::meta::{Contact, Issuer, Period, Region, Section, Source};
use crate::report::Report;
use crate::statement::Statement;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::{PyClass, PyClassInitializer};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What `__reduce__` gives: what to call, and on what.
pub type Call<'py, A> = (Bound<'py, PyAny>, A);
/// What it gives for a value: its class and its JSON.
pub type Reduced<'py> = Call<'py, (&'static str, String)>;

pub fn reduce<'py>(py: Python<'py>, class: &'static str, value: &impl Serialize) -> PyResult<Reduced<'py>> {
    Ok((core(py, "_restore")?, (class, serde_json::to_string(value).map_err(json)?)))
}

pub fn core<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("xxgk._core")?.getattr(name)
}

fn load<T: DeserializeOwned>(state: &str) -> PyResult<T> {
    serde_json::from_str(state).map_err(json)
}

/// Brings a pickled value back.
#[pyfunction]
pub fn _restore<'py>(py: Python<'py>, kind: &str, state: &str) -> PyResult<Bound<'py, PyAny>> {
    fn put<'py, T: Into<PyClassInitializer<T>> + PyClass>(py: Python<'py>, value: T) -> PyResult<Bound<'py, PyAny>> {
        Ok(Bound::new(py, value)?.into_any())
    }
    match kind {
        "Issuer" => put(py, Issuer(load(state)?)),
        "Region" => put(py, Region(load(state)?)),
        "Period" => put(py, Period(load(state)?)),
        "Contact" => put(py, Contact(load(state)?)),
        "Section" => put(py, Section(load(state)?)),
        "Source" => put(py, Source(load(state)?)),
        "Finding" => load(state).and_then(|(inner, chars)| put(py, Finding { inner, chars })),
        "Inferred" => load(state).and_then(|(inner, chars)| put(py, Inferred { inner, chars })),
        "Statement" => load(state).and_then(|(inner, chars)| put(py, Statement { inner, chars })),
        _ => Err(PyValueError::new_err(format!("xxgk has no class {kind}"))),
    }
}

/// Brings a pickled report back.
#[pyfunction]
pub fn _restore_report(py: Python<'_>, state: &str, text: &str) -> PyResult<Report> {
    let report = xxgk::Report::from_json(state).map_err(|error| crate::error::raise(py, error))?;
    Ok(Report::new(report.with_source_text(text)))
}

/// A finding as JSON with its message in Chinese, which the JSON of a report has not.
pub fn finding(finding: &xxgk::Finding) -> Result<serde_json::Value, serde_json::Error> {
    let mut json = serde_json::to_value(finding)?;
    json["message_zh"] = finding.message_zh().into();
    Ok(json)
}

/// A report as JSON that loses nothing: amounts are strings with every digit that is printed, messages are in both languages.
pub fn state(report: &xxgk::Report) -> Result<String, serde_json::Error> {
    let mut json = serde_json::to_value(report.json().provenance(true))?;
    for (address, cell) in report.tables().iter().flat_map(xxgk::Table::cells) {
        let Some(xxgk::Value::Amount(amount)) = cell.value else { continue };
        let place = format!("/tables/{}/value", address.to_string().replace('.', "/"));
        if let Some(number) = json.pointer_mut(&place) {
            *number = amount.value.to_string().into();
        }
    }
    json["findings"] = report.findings().iter().map(finding).collect::<Result<_, _>>()?;
    serde_json::to_string(&json)
}
