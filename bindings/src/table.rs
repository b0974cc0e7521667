//! A statutory table of one report.

use crate::cell::Cell;
use crate::form::TableForm;
use crate::language::language;
use crate::pickle::Call;
use crate::report::Report;
use crate::word;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyList};
use std::hash::{Hash, Hasher};
use xxgk::{State, TableId};

/// A statutory table of one report, always full size: what the source lacks is there with state `missing`.
///
/// `table[row, column]` gives a figure or `None` (`table[row]` where the row has one column), `table.cell(row, column)` the cell with its state and place; iterating
/// gives every cell in printed order.
///
/// >>> r = xxgk.parse("行政许可\t3\n行政处罚\t/\n", form="2021", year=2022)
/// >>> r.proactive
/// <Table proactive of form 2021, 1 of 10 cells are numbers>
/// >>> r.proactive["licensing", "decisions"], r.proactive["penalties", "decisions"]
/// (3, None)
/// >>> sum(cell.state == "missing" for cell in r.proactive)
/// 8
#[pyclass(frozen, eq, hash, module = "xxgk")]
pub struct Table {
    pub report: Py<Report>,
    pub id: TableId,
}

#[pymethods]
impl Table {
    /// `proactive`, `requests`, `remedies` or `statistics`.
    #[getter]
    fn id(&self) -> &'static str {
        self.id.as_str()
    }

    /// The heading that the form prints above it, without its number.
    #[getter]
    fn title(&self) -> &'static str {
        self.id.title()
    }

    /// The report that it belongs to.
    #[getter]
    fn report<'py>(&self, py: Python<'py>) -> &Bound<'py, Report> {
        self.report.bind(py)
    }

    /// The form that this table follows: `2014`, `2019` or `2021`. Tables of one report may differ.
    #[getter]
    fn form(&self) -> &'static str {
        self.inner().form().form.as_str()
    }

    /// Its form as data: labels in Chinese and English, columns, units.
    #[getter]
    fn definition(&self) -> TableForm {
        TableForm(self.inner().form())
    }

    /// True where the source has it.
    #[getter]
    fn present(&self) -> bool {
        self.inner().is_found()
    }

    /// `found`, `missing`, or `image` where a picture stands in its place.
    #[getter]
    fn presence(&self) -> Option<String> {
        word::word(self.inner().presence())
    }

    /// From its first to its last cell, as `(start, end)` in characters of `Report.text`; the picture in its place;
    /// `None` where the source does not have it.
    #[getter]
    fn span(&self) -> Option<(usize, usize)> {
        self.report.get().chars(self.inner().span())
    }

    /// The same in bytes of the text in UTF-8.
    #[getter]
    fn byte_span(&self) -> Option<(usize, usize)> {
        self.inner().span().map(Into::into)
    }

    /// Ids of its rows in printed order.
    #[getter]
    fn rows(&self) -> Vec<&'static str> {
        self.inner().form().rows.iter().map(|row| row.key).collect()
    }

    /// Ids of its columns in printed order; in `proactive` a row has only some of them.
    #[getter]
    fn columns(&self) -> Vec<&'static str> {
        let mut keys = Vec::new();
        for (_, column) in self.inner().form().cells() {
            if !keys.contains(&column.key) {
                keys.push(column.key);
            }
        }
        keys
    }

    /// A cell by the ids of its row and column; `KeyError` where the form has no such cell.
    ///
    /// >>> r = xxgk.parse("行政许可\t3\n行政处罚\t/\n", form="2021", year=2022)
    /// >>> r.proactive.cell("penalties", "decisions")
    /// <Cell proactive.penalties.decisions not_applicable>
    fn cell(&self, py: Python<'_>, row: &str, column: &str) -> PyResult<Cell> {
        let form = self.inner().form();
        let place = form.cells().find(|(known, other)| known.key == row && other.key == column);
        let (row, column) = place.ok_or_else(|| unknown(py, form, row, column))?;
        self.at(py, row, column)
    }

    /// The figure that is printed in a cell: an `int`, for an amount a `decimal.Decimal`; `None` where none is printed.
    /// In a row of one column the row is enough. `KeyError` where the form has no such cell.
    fn __getitem__<'py>(&self, py: Python<'py>, key: Key) -> PyResult<Option<Bound<'py, PyAny>>> {
        let cell = match key {
            Key::Cell(row, column) => self.cell(py, &row, &column)?.cell,
            Key::Row(row) => self.cell(py, &row, self.only_column(&row))?.cell,
        };
        cell.value.filter(|_| cell.state == State::Number).map(|value| word::value(py, value)).transpose()
    }

    /// Every cell in printed order.
    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let cells = self.inner().form().cells().map(|(row, column)| self.at(py, row, column));
        PyList::new(py, cells.collect::<PyResult<Vec<Cell>>>()?)?.try_iter()
    }

    /// The number of cells.
    fn __len__(&self) -> usize {
        self.inner().form().len()
    }

    /// The table as printed, a `pandas.DataFrame` of rows x columns, totals included.
    ///
    /// Counts are nullable integers (`Int64`), amounts `Float64` in the unit that the column `amount_unit` beside them
    /// gives. What is not printed is `<NA>`, never 0: also where a row of `proactive` has no such column, and in every cell
    /// of a table that the source does not have. `labels` chooses the names of rows and columns: `"id"`, `"zh"` as printed,
    /// `"en"`; anything else is a `ValueError`. `ImportError` without pandas.
    #[pyo3(signature = (labels="id"))]
    fn to_pandas<'py>(slf: &Bound<'py, Self>, labels: &str) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("xxgk._frames")?.call_method1("to_pandas", (slf, labels))
    }

    /// The same as a `polars.DataFrame`, with the names of the rows in the column `row`. `ImportError` without polars.
    #[pyo3(signature = (labels="id"))]
    fn to_polars<'py>(slf: &Bound<'py, Self>, labels: &str) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("xxgk._frames")?.call_method1("to_polars", (slf, labels))
    }

    fn _repr_html_(&self) -> String {
        self.report.get().inner.table_to_html_fragment(self.id, language())
    }

    fn __repr__(&self) -> String {
        let table = self.inner();
        let numbers = table.cells().filter(|(_, cell)| cell.state == State::Number).count();
        format!(
            "<Table {} of form {}, {numbers} of {} cells are numbers>",
            self.id,
            table.form().form,
            table.form().len()
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Call<'py, (Py<Report>, &'static str)>> {
        Ok((py.import("builtins")?.getattr("getattr")?, (self.report.clone_ref(py), self.id.as_str())))
    }
}

/// What a figure is asked for by.
#[derive(FromPyObject)]
enum Key {
    Cell(String, String),
    #[pyo3(transparent)]
    Row(String),
}

impl Table {
    /// The column of a row that has one alone; no column of any row otherwise.
    fn only_column(&self, row: &str) -> &'static str {
        let form = self.inner().form();
        match form.row(row).map(|at| form.rows[at].columns) {
            Some([column]) => column.key,
            _ => "",
        }
    }

    fn inner(&self) -> &xxgk::Table {
        self.report.get().inner.table(self.id)
    }

    /// The cell at a place of the form.
    pub fn at(&self, py: Python<'_>, row: &'static xxgk::Row, column: &'static xxgk::Column) -> PyResult<Cell> {
        let cell = self.inner().cell(row.key, column.key).copied().unwrap_or_default();
        Ok(Cell { report: self.report.clone_ref(py), table: self.id, row, column, cell })
    }
}

impl PartialEq for Table {
    fn eq(&self, other: &Table) -> bool {
        self.inner() == other.inner()
    }
}

impl Hash for Table {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
        self.inner().cells().for_each(|(_, cell)| cell.hash(state));
    }
}

/// The error for a cell that a form does not have, with what was probably meant.
pub fn unknown(py: Python<'_>, form: &'static xxgk::TableForm, row: &str, column: &str) -> PyErr {
    let (what, name, known) = match form.row(row).and_then(|at| form.rows.get(at)) {
        Some(found) => ("column", column, found.columns.iter().map(|column| column.key).collect::<Vec<_>>()),
        None => ("row", row, form.rows.iter().map(|row| row.key).collect()),
    };
    let place = if what == "column" { format!("{} in row {row}", form.table) } else { form.table.to_string() };
    let near = || -> PyResult<Vec<String>> {
        py.import("difflib")?.call_method1("get_close_matches", (name, known.clone()))?.extract()
    };
    let hint = match near() {
        Ok(near) if !near.is_empty() => format!("did you mean {}?", near.join(" or ")),
        _ => format!("it has {}", known.join(", ")),
    };
    PyKeyError::new_err(format!("no {what} {name:?} in table {place} of form {}; {hint}", form.form))
}
