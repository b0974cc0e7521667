//! The statutory forms as data: what the printed form calls its tables, rows and columns.

use crate::pickle::Call;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use xxgk::{FormId, Kind, TableId};

/// A statutory table in one form, as the notice that prescribes it prints it.
///
/// >>> form = xxgk.table_form("2021", "requests")
/// >>> form.title, len(form.rows), form.notice
/// ('收到和处理政府信息公开申请情况', 25, '国办公开办函〔2021〕30号')
#[pyclass(frozen, eq, hash, module = "xxgk")]
pub struct TableForm(pub &'static xxgk::TableForm);

#[pymethods]
impl TableForm {
    /// The id of the table: `proactive`, `requests`, `remedies` or `statistics`.
    #[getter]
    fn table(&self) -> &'static str {
        self.0.table.as_str()
    }

    /// The form, by its first report year: `2014`, `2019` or `2021`.
    #[getter]
    fn form(&self) -> &'static str {
        self.0.form.as_str()
    }

    /// The heading of the table, without its number.
    #[getter]
    fn title(&self) -> &'static str {
        self.0.table.title()
    }

    /// The same in English.
    #[getter]
    fn title_en(&self) -> &'static str {
        self.0.table.title_en()
    }

    /// The number of the notice that prescribes the form.
    #[getter]
    fn notice(&self) -> &'static str {
        self.0.notice
    }

    /// Rows that hold figures, in printed order.
    #[getter]
    fn rows(&self) -> Vec<Row> {
        self.0.rows.iter().map(Row).collect()
    }

    /// Headings without figures of their own.
    #[getter]
    fn headers(&self) -> Vec<&'static str> {
        self.0.headers.iter().map(|header| header.label).collect()
    }

    fn __repr__(&self) -> String {
        format!(
            "<TableForm {} of form {}, {} rows, {} cells>",
            self.0.table,
            self.0.form,
            self.0.rows.len(),
            self.0.len()
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Call<'py, (&'static str, &'static str)>> {
        Ok((crate::pickle::core(py, "table_form")?, (self.0.form.as_str(), self.0.table.as_str())))
    }
}

impl PartialEq for TableForm {
    fn eq(&self, other: &TableForm) -> bool {
        self.0 == other.0
    }
}

impl std::hash::Hash for TableForm {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.0.form, self.0.table).hash(state);
    }
}

/// A row of a statutory table.
#[pyclass(frozen, module = "xxgk")]
pub struct Row(&'static xxgk::Row);

#[pymethods]
impl Row {
    /// Its id; a dot nests, as in `refused.state_secret`.
    #[getter]
    fn key(&self) -> &'static str {
        self.0.key
    }

    /// The label as printed, with its number.
    #[getter]
    fn label(&self) -> &'static str {
        self.0.label
    }

    /// The same in English.
    #[getter]
    fn label_en(&self) -> &'static str {
        self.0.label_en
    }

    /// The heading printed above or before it; `None` where there is none.
    #[getter]
    fn group(&self) -> Option<&'static str> {
        self.0.group
    }

    /// The article of the 政府信息公开条例 that names it; empty where the form alone does.
    #[getter]
    fn article(&self) -> &'static str {
        self.0.article
    }

    /// Its columns in printed order; in table `proactive` each row has its own.
    #[getter]
    fn columns(&self) -> Vec<Column> {
        self.0.columns.iter().map(Column).collect()
    }

    fn __repr__(&self) -> String {
        format!("<Row {} {}>", self.0.key, self.0.label)
    }
}

/// A column of a row of a statutory table.
#[pyclass(frozen, module = "xxgk")]
pub struct Column(&'static xxgk::Column);

#[pymethods]
impl Column {
    /// Its id, as in `natural_person`.
    #[getter]
    fn key(&self) -> &'static str {
        self.0.key
    }

    /// The label as printed.
    #[getter]
    fn label(&self) -> &'static str {
        self.0.label
    }

    /// The same in English.
    #[getter]
    fn label_en(&self) -> &'static str {
        self.0.label_en
    }

    /// What its cells hold: `count`, `change` (signed) or `amount` (of money).
    #[getter]
    fn kind(&self) -> &'static str {
        match self.0.kind {
            Kind::Count => "count",
            Kind::Change => "change",
            Kind::Amount => "amount",
        }
    }

    /// The unit that the form gives, as in 件; `None` where it gives none.
    #[getter]
    fn unit(&self) -> Option<&'static str> {
        self.0.unit
    }

    fn __repr__(&self) -> String {
        format!("<Column {} {}>", self.0.key, self.0.label)
    }
}

/// The form of a table as data: labels in Chinese and English, columns, units.
///
/// `form` is `"2019"` or `"2021"` and `table` is `"proactive"`, `"requests"` or `"remedies"`, or they are `"2014"` and
/// `"statistics"`; anything else is a `ValueError`.
///
/// >>> [column.label for column in xxgk.table_form("2019", "requests").rows[0].columns][:2]
/// ['自然人', '商业企业']
#[pyfunction]
pub fn table_form(form: &str, table: &str) -> PyResult<TableForm> {
    let id = TableId::ALL.into_iter().find(|id| id.as_str() == table);
    let id =
        id.ok_or_else(|| PyValueError::new_err(format!("table is proactive, requests or remedies, not {table:?}")))?;
    let asked = form_id(form)?;
    let found = xxgk::table(asked, id);
    if found.form != asked {
        return Err(PyValueError::new_err(format!("form {asked} has no table {id}")));
    }
    Ok(TableForm(found))
}

/// A form by its id.
pub fn form_id(form: &str) -> PyResult<FormId> {
    let known = [FormId::Y2014, FormId::Y2019, FormId::Y2021].into_iter().find(|id| id.as_str() == form);
    known.ok_or_else(|| PyValueError::new_err(format!("form is \"2014\", \"2019\" or \"2021\", not {form:?}")))
}
