//! A cell of a statutory table.

use crate::amount::Amount;
use crate::finding::Finding;
use crate::pickle::Call;
use crate::report::Report;
use crate::table::Table;
use crate::word;
use pyo3::prelude::*;
use std::hash::{Hash, Hasher};
use xxgk::{Kind, Severity, State, TableId, Value};

/// A cell of a statutory table: what is printed there, where, and how its place was told.
///
/// >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t/\t3\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
/// >>> cell = r.cell("requests.new_received.total")
/// >>> cell.state, cell.value, cell.unit, cell.raw
/// ('number', 3, '件', '3')
/// >>> start, end = cell.span
/// >>> r.text[start:end] == cell.raw
/// True
/// >>> r.cell("requests.new_received.other").state
/// 'not_applicable'
#[pyclass(frozen, eq, hash, module = "xxgk")]
pub struct Cell {
    pub report: Py<Report>,
    pub table: TableId,
    pub row: &'static xxgk::Row,
    pub column: &'static xxgk::Column,
    pub cell: xxgk::Cell,
}

#[pymethods]
impl Cell {
    /// `table.row.column`, as in `requests.refused.state_secret.total`; in `statistics` a row is a cell:
    /// `statistics.received.total`.
    #[getter]
    pub fn id(&self) -> String {
        match self.table {
            TableId::Statistics => format!("{}.{}", self.table, self.row.key),
            _ => format!("{}.{}.{}", self.table, self.row.key, self.column.key),
        }
    }

    /// The id of its table: `proactive`, `requests`, `remedies` or `statistics`.
    #[getter]
    fn table(&self) -> &'static str {
        self.table.as_str()
    }

    /// The id of its row, as in `refused.state_secret`.
    #[getter]
    fn row(&self) -> &'static str {
        self.row.key
    }

    /// The id of its column, as in `natural_person`.
    #[getter]
    fn column(&self) -> &'static str {
        self.column.key
    }

    /// `number`: a figure is printed there. `blank`: the cell is there and empty. `not_applicable`: it holds a
    /// placeholder such as / or 无. `text`: it holds something that is no figure. `missing`: the source has no such cell.
    #[getter]
    fn state(&self) -> &'static str {
        self.cell.state.as_str()
    }

    /// The figure as printed: an `int` for a count or a change, a `decimal.Decimal` (in `unit`) for an amount; `None`
    /// unless `state` is `number`. It is never 0 for what is not printed.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.figure().map(|value| word::value(py, value)).transpose()
    }

    /// The amount of money with its unit and in yuan; `None` for a cell that counts, or that holds no figure.
    #[getter]
    fn amount(&self) -> Option<Amount> {
        match self.figure()? {
            Value::Amount(amount) => Some(Amount(amount)),
            _ => None,
        }
    }

    /// What a figure counts (件, 项, 个), or the unit of money that the source gives; `None` without a figure or unit.
    #[getter]
    fn unit(&self) -> Option<&'static str> {
        match (self.figure()?, self.column.kind) {
            (Value::Amount(amount), _) => amount.unit.map(xxgk::Unit::as_str),
            (_, Kind::Count | Kind::Change) => self.column.unit,
            _ => None,
        }
    }

    /// What the source prints in the cell, exactly; `None` for a cell without a place in `Report.text`.
    #[getter]
    pub fn raw(&self) -> Option<&str> {
        self.report.get().inner.raw(&self.cell)
    }

    /// Where it is printed, as `(start, end)` in characters of `Report.text`, so that `report.text[start:end] == raw`.
    #[getter]
    fn span(&self) -> Option<(usize, usize)> {
        self.report.get().chars(self.cell.span)
    }

    /// The same in bytes of the text in UTF-8, as in JSON.
    #[getter]
    fn byte_span(&self) -> Option<(usize, usize)> {
        self.cell.span.map(Into::into)
    }

    /// How the place of the figure was told: `labelled`, `positional` or `resolved` (by the identities of the table);
    /// `None` unless `state` is `number`.
    #[getter]
    fn placement(&self) -> Option<&'static str> {
        self.cell.placement.map(xxgk::Placement::as_str)
    }

    /// What the figure was read from: `text` or `ocr`; `None` unless `state` is `number`.
    #[getter]
    fn origin(&self) -> Option<&'static str> {
        self.cell.origin.map(xxgk::Origin::as_str)
    }

    /// Findings of severity `warning` or `error` that name this cell or its row.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        let report = self.report.get();
        let names = |known: &xxgk::Address| {
            known.table_id() == self.table
                && known.row() == Some(self.row.key)
                && known.column().is_none_or(|column| column == self.column.key)
        };
        let all = report.inner.findings().iter();
        all.filter(|f| f.severity() > Severity::Info && f.cells.iter().any(names)).map(|f| report.finding(f)).collect()
    }

    fn __repr__(&self) -> String {
        match (self.figure(), self.raw()) {
            (Some(value), _) => format!("<Cell {} {value}>", self.id()),
            (None, Some(raw)) if self.cell.state == State::Text => format!("<Cell {} text {raw:?}>", self.id()),
            _ => format!("<Cell {} {}>", self.id(), self.cell.state.as_str()),
        }
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Call<'py, (Py<Table>, &'static str, &'static str)>> {
        let table = Py::new(py, Table { report: self.report.clone_ref(py), id: self.table })?;
        Ok((py.get_type::<Table>().getattr("cell")?, (table, self.row.key, self.column.key)))
    }
}

impl Cell {
    fn figure(&self) -> Option<Value> {
        self.cell.value.filter(|_| self.cell.state == State::Number)
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Cell) -> bool {
        self.table == other.table
            && (self.row.key, self.column.key) == (other.row.key, other.column.key)
            && self.cell == other.cell
            && self.raw() == other.raw()
    }
}

impl Hash for Cell {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.table, self.row.key, self.column.key, self.cell).hash(state);
    }
}
