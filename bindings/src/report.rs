//! The annual report of one organ for one year.

use crate::cell::Cell;
use crate::error::{SchemaError, json, raise};
use crate::finding::Finding;
use crate::inferred::Inferred;
use crate::language::language;
use crate::meta::{Contact, Issuer, Period, Section, Source};
use crate::pickle::Call;
use crate::span::CharIndex;
use crate::statement::Statement;
use crate::table::{Table, unknown};
use crate::word::{date, word};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDate, PyString, PyTuple};
use serde::Serialize;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;
use xxgk::{Span, TableId};

/// The annual report of one organ for one year (政府信息公开工作年度报告), as the source prints it.
///
/// From `xxgk.parse` or `Report.from_json`. It never changes. In a notebook it draws its tables, findings marked.
///
/// >>> r = xxgk.parse("青岚县2022年政府信息公开工作年度报告\n行政许可\t3\n行政处罚\t0\n")
/// >>> r.title, r.form, r.proactive["licensing", "decisions"], r.requests["total", "total"]
/// ('青岚县2022年政府信息公开工作年度报告', '2021', 3, None)
#[pyclass(frozen, eq, hash, module = "xxgk")]
pub struct Report {
    pub inner: xxgk::Report,
    index: OnceLock<CharIndex>,
    text: PyOnceLock<Py<PyString>>,
}

#[pymethods]
impl Report {
    /// The year that it reports on; `None` where the source names none.
    #[getter]
    fn year(&self) -> Option<u16> {
        self.inner.year()
    }

    /// The title without white space, in simplified script; `None` where there is none.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.inner.title()
    }

    /// Who published it.
    #[getter]
    fn issuer(&self) -> Issuer {
        Issuer(self.inner.issuer().clone())
    }

    /// The time that its figures cover.
    #[getter]
    fn period(&self) -> Period {
        Period(self.inner.period())
    }

    /// The day of publication, a `datetime.date`; `None` where the source gives none.
    #[getter]
    fn published<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        self.inner.published().map(|day| date(py, day)).transpose()
    }

    /// How to reach the organ.
    #[getter]
    fn contact(&self) -> Contact {
        Contact(self.inner.contact().clone())
    }

    /// `simplified` or `traditional`.
    #[getter]
    fn script(&self) -> Option<String> {
        word(self.inner.script())
    }

    /// The form, by its first report year: `2014`, `2019` or `2021`; `None` where it is not known.
    #[getter]
    fn form(&self) -> Option<&'static str> {
        self.inner.form().map(xxgk::FormId::as_str)
    }

    /// Its sections with their prose, in the order of the source.
    #[getter]
    fn sections(&self) -> Vec<Section> {
        self.inner.sections().iter().cloned().map(Section).collect()
    }

    /// What was noticed about it, in the order of the source.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.inner.findings().iter().map(|finding| self.finding(finding)).collect()
    }

    /// Figures that its prose states.
    #[getter]
    fn statements(&self) -> Vec<Statement> {
        let dress = |inner: &xxgk::Statement| Statement { inner: inner.clone(), chars: self.chars(Some(inner.span)) };
        self.inner.statements().iter().map(dress).collect()
    }

    /// What identities and its prose imply for cells without a figure; never a part of the tables.
    #[getter]
    fn inferred(&self) -> Vec<Inferred> {
        let dress = |inner: xxgk::Inferred| Inferred { chars: self.chars(inner.span), inner };
        self.inner.inferred().into_iter().map(dress).collect()
    }

    /// Where it was read from.
    #[getter]
    fn source(&self) -> Source {
        Source(self.inner.source().clone())
    }

    /// The decoded source text that every `span` points into; empty for a report loaded from JSON without its text.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        self.text.get_or_init(py, || PyString::new(py, self.inner.source_text()).unbind()).bind(py).clone()
    }

    /// False where the input has no title, no section heading and no statutory table of an annual report.
    #[getter]
    fn is_report(&self) -> bool {
        self.inner.is_report()
    }

    /// Table 2, 主动公开政府信息情况: 22 cells in form 2019, 10 in form 2021.
    #[getter]
    fn proactive(slf: &Bound<'_, Self>) -> Table {
        Table { report: slf.clone().unbind(), id: TableId::Proactive }
    }

    /// Table 3, 收到和处理政府信息公开申请情况: 23 rows x 7 columns in form 2019, 25 x 7 in form 2021.
    ///
    /// >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t/\t3\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
    /// >>> r.requests["new_received", "total"], r.requests["new_received", "other"]
    /// (3, None)
    #[getter]
    fn requests(slf: &Bound<'_, Self>) -> Table {
        Table { report: slf.clone().unbind(), id: TableId::Requests }
    }

    /// Table 4, 政府信息公开行政复议、行政诉讼情况: 3 rows x 5 columns, printed side by side.
    #[getter]
    fn remedies(slf: &Bound<'_, Self>) -> Table {
        Table { report: slf.clone().unbind(), id: TableId::Remedies }
    }

    /// The table of the report years 2014 to 2018, 政府信息公开情况统计表: 58 rows, one figure each.
    ///
    /// >>> r = xxgk.parse(pathlib.Path("examples/reports/luohe-district-2016.txt"))
    /// >>> r.statistics["received.total"], r.cell("statistics.received.total").unit
    /// (19, '件')
    #[getter]
    fn statistics(slf: &Bound<'_, Self>) -> Table {
        Table { report: slf.clone().unbind(), id: TableId::Statistics }
    }

    /// The tables of its form, and those of other forms that the source has: `proactive`, `requests`, `remedies`; in form
    /// 2014 `statistics`.
    #[getter]
    fn tables<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let dress = |table: &xxgk::Table| Table { report: slf.clone().unbind(), id: table.form().table };
        PyTuple::new(slf.py(), slf.get().inner.tables().iter().map(dress))
    }

    /// A cell by its id, `table.row.column` or `statistics.row`; `KeyError` where the form of this report has no such cell.
    ///
    /// >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t/\t3\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
    /// >>> r.cell("requests.new_received.total")
    /// <Cell requests.new_received.total 3>
    fn cell(slf: &Bound<'_, Self>, id: &str) -> PyResult<Cell> {
        let report = &slf.get().inner;
        for table in report.tables() {
            let form = table.form();
            let Some(rest) = id.strip_prefix(form.table.as_str()).and_then(|rest| rest.strip_prefix('.')) else {
                continue;
            };
            let place = form.cells().find(|(row, column)| match form.table {
                TableId::Statistics => rest == row.key,
                _ => rest.strip_prefix(row.key).and_then(|rest| rest.strip_prefix('.')) == Some(column.key),
            });
            let dressed = Table { report: slf.clone().unbind(), id: form.table };
            return match place {
                Some((row, column)) => dressed.at(slf.py(), row, column),
                None if form.table == TableId::Statistics => Err(unknown(slf.py(), form, rest, "")),
                None => {
                    let (row, column) = rest.rsplit_once('.').unwrap_or((rest, ""));
                    Err(unknown(slf.py(), form, row, column))
                }
            };
        }
        Err(raise(slf.py(), xxgk::Error::UnknownCell(id.to_owned())))
    }

    /// The report as nested `dict`s, as in JSON; with `provenance` also `cells`: the state, raw, span (in bytes) and
    /// placement of every cell; with `infer` also `inferred`, as the attribute of that name.
    ///
    /// >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t/\t3\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
    /// >>> r.to_dict()["tables"]["requests"]["new_received"]["total"]
    /// 3
    /// >>> len(r.to_dict(provenance=True)["cells"])
    /// 200
    #[pyo3(signature = (provenance=false, infer=false))]
    fn to_dict<'py>(&self, py: Python<'py>, provenance: bool, infer: bool) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.to_json(provenance, None, infer)?,))
    }

    /// The report as JSON text, one object; `xxgk schema` prints its schema. Spans count bytes of the text in UTF-8.
    ///
    /// With `provenance` also `cells`: the state, raw, span and placement of every cell; with `infer` also `inferred`: what
    /// identities and the prose imply for cells without a figure. `indent` is a number of blanks; without it all stands in
    /// one line. Chinese is not escaped.
    #[pyo3(signature = (provenance=false, indent=None, infer=false))]
    fn to_json(&self, provenance: bool, indent: Option<u8>, infer: bool) -> PyResult<String> {
        let view = self.inner.json().provenance(provenance).infer(infer);
        let Some(indent) = indent else {
            return serde_json::to_string(&view).map_err(json);
        };
        let mut out = Vec::new();
        let blanks = " ".repeat(usize::from(indent));
        let formatter = serde_json::ser::PrettyFormatter::with_indent(blanks.as_bytes());
        let mut serializer = serde_json::Serializer::with_formatter(&mut out, formatter);
        view.serialize(&mut serializer).map_err(json)?;
        String::from_utf8(out).map_err(|error| SchemaError::new_err(error.to_string()))
    }

    /// Reads back what `to_json` or the command wrote, from `str` or `bytes`.
    ///
    /// With provenance nothing is lost but the source text; give it as `text` to have `raw` and `span` again. Without
    /// provenance a cell that is no number is `missing`. `SchemaError` where the JSON is no report of this schema version,
    /// or where `text` is not the text that it was read from.
    ///
    /// >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t/\t3\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
    /// >>> xxgk.Report.from_json(r.to_json(provenance=True), text=r.text) == r
    /// True
    #[staticmethod]
    #[pyo3(signature = (json, *, text=None))]
    fn from_json(py: Python<'_>, json: &Bound<'_, PyAny>, text: Option<&str>) -> PyResult<Report> {
        let bytes = json.cast::<PyBytes>().ok();
        let source = match &bytes {
            Some(bytes) => {
                std::str::from_utf8(bytes.as_bytes()).map_err(|error| SchemaError::new_err(error.to_string()))?
            }
            None => json.cast::<PyString>()?.to_str()?,
        };
        let report = xxgk::Report::from_json(source).map_err(|error| raise(py, error))?;
        let Some(text) = text else { return Ok(Report::new(report)) };
        let report = report.with_source_text(text);
        check_text(&report, source)?;
        Ok(Report::new(report))
    }

    fn _repr_html_(&self) -> String {
        self.inner.to_html_fragment(language())
    }

    /// One page of HTML that needs no network, as `xxgk view` writes it: tables and findings on one side, the source on
    /// the other; a cell that is chosen shows its place.
    fn to_html(&self) -> String {
        self.inner.to_html_page()
    }

    fn __repr__(&self) -> String {
        format!("<Report {}>", self.inner)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Call<'py, (String, &str)>> {
        let state = crate::pickle::state(&self.inner).map_err(json)?;
        Ok((crate::pickle::core(py, "_restore_report")?, (state, self.inner.source_text())))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

impl Report {
    pub fn new(inner: xxgk::Report) -> Report {
        Report { inner, index: OnceLock::new(), text: PyOnceLock::new() }
    }

    /// A span in characters; `None` without a span, or without the text that it points into.
    pub fn chars(&self, span: Option<Span>) -> Option<(usize, usize)> {
        let text = self.inner.source_text();
        self.index.get_or_init(|| CharIndex::new(text)).chars(text, span?)
    }

    pub fn finding(&self, finding: &xxgk::Finding) -> Finding {
        Finding { inner: finding.clone(), chars: self.chars(finding.span) }
    }
}

impl PartialEq for Report {
    fn eq(&self, other: &Report) -> bool {
        self.inner == other.inner
    }
}

impl Hash for Report {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.inner.source_text(), self.inner.title(), self.inner.year(), self.inner.findings()).hash(state);
    }
}

/// Refuses a text that has not the id of the report, or does not print what the JSON says of its cells and statements.
fn check_text(report: &xxgk::Report, source: &str) -> PyResult<()> {
    #[derive(serde::Deserialize)]
    struct Printed {
        report_id: Option<String>,
        #[serde(default)]
        cells: Vec<Raw>,
        #[serde(default)]
        statements: Vec<Quote>,
    }
    #[derive(serde::Deserialize)]
    struct Quote {
        quote: String,
    }
    #[derive(serde::Deserialize)]
    struct Raw {
        id: String,
        raw: Option<String>,
        span: Option<Span>,
    }
    let printed: Printed = serde_json::from_str(source).map_err(json)?;
    let id = report.id();
    if let Some(other) = printed.report_id.filter(|other| *other != id) {
        return Err(SchemaError::new_err(format!(
            "this is not the text of the report: its id is {id}, {other} in the JSON"
        )));
    }
    if let Some(lost) = printed.statements.iter().find(|said| !report.source_text().contains(&said.quote)) {
        let message = format!("this is not the text of the report: it does not say {:?}", lost.quote);
        return Err(SchemaError::new_err(message));
    }
    for cell in printed.cells {
        let there = cell.span.and_then(|span| span.slice(report.source_text()));
        if cell.raw.is_some() && there != cell.raw.as_deref() {
            let message = format!(
                "this is not the text of the report: {} is {:?} there, {:?} in the JSON",
                cell.id, there, cell.raw
            );
            return Err(SchemaError::new_err(message));
        }
    }
    Ok(())
}
