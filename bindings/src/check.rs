//! What several reports say together.

use crate::finding::Finding;
use crate::parse::codes;
use crate::report::Report;
use pyo3::prelude::*;

/// A report, the one for the year before that it was compared with, and the finding.
type Checked = (Py<Report>, Option<Py<Report>>, Finding);

/// Checks several reports; `xxgk.check` names the parts of what comes out.
#[pyfunction]
#[pyo3(signature = (reports, ignore))]
pub fn check(py: Python<'_>, reports: Vec<Py<Report>>, ignore: Vec<String>) -> PyResult<Vec<Checked>> {
    let ignored = codes(&ignore)?;
    let plain: Vec<&xxgk::Report> = reports.iter().map(|report| &report.get().inner).collect();
    let found = py.detach(|| xxgk::check(&plain));
    let wanted = found.into_iter().filter(|checked| !ignored.contains(&checked.finding.code));
    let dress = |checked: xxgk::Checked| {
        let report = &reports[checked.report];
        let against = checked.against.map(|at| reports[at].clone_ref(py));
        (report.clone_ref(py), against, report.get().finding(&checked.finding))
    };
    Ok(wanted.map(dress).collect())
}
