//! What is known about a report besides its tables.

use crate::pickle::{Reduced, reduce};
use crate::word::{date, word};
use pyo3::prelude::*;
use pyo3::types::PyDate;

/// Who published a report.
///
/// >>> xxgk.parse("青岚县人民政府2021年政府信息公开工作年度报告\n").issuer.name
/// '青岚县人民政府'
#[pyclass(frozen, eq, hash, module = "xxgk")]
#[derive(PartialEq, Eq, Hash)]
pub struct Issuer(pub xxgk::Issuer);

#[pymethods]
impl Issuer {
    /// The name as the source gives it, in simplified script, without blanks; `None` where it names no organ.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// `government`, `office`, `department`, `zone`, `vertical` or `other`; `None` where it is not known.
    #[getter]
    fn kind(&self) -> Option<String> {
        self.0.kind.and_then(word)
    }

    /// `state`, `province`, `prefecture`, `county` or `township`; `None` where it is not known.
    #[getter]
    fn level(&self) -> Option<String> {
        self.0.level.and_then(word)
    }

    /// The administrative division that it belongs to.
    #[getter]
    fn region(&self) -> Region {
        Region(self.0.region.clone())
    }

    fn __repr__(&self) -> String {
        format!("<Issuer {}>", self.0.name.as_deref().unwrap_or("unknown"))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, "Issuer", &self.0)
    }
}

/// The administrative division (行政区划) that an organ belongs to.
#[pyclass(frozen, eq, hash, module = "xxgk")]
#[derive(PartialEq, Eq, Hash)]
pub struct Region(pub xxgk::Region);

#[pymethods]
impl Region {
    /// Its code of six digits (GB/T 2260), a `str`; `None` where it is not known.
    #[getter]
    fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The province, autonomous region or municipality; `None` where it is not known.
    #[getter]
    fn province(&self) -> Option<&str> {
        self.0.province.as_deref()
    }

    /// The prefecture; `None` where it is not known.
    #[getter]
    fn city(&self) -> Option<&str> {
        self.0.city.as_deref()
    }

    /// The county; `None` where it is not known.
    #[getter]
    fn county(&self) -> Option<&str> {
        self.0.county.as_deref()
    }

    fn __repr__(&self) -> String {
        let names = [&self.0.code, &self.0.province, &self.0.city, &self.0.county];
        let names: Vec<&str> = names.into_iter().filter_map(|name| name.as_deref()).collect();
        format!("<Region {}>", if names.is_empty() { "unknown".to_owned() } else { names.join(" ") })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, "Region", &self.0)
    }
}

/// The time that the figures of a report cover (统计期限).
///
/// >>> xxgk.parse("本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。\n2021年政府信息公开工作年度报告\n").period.from_
/// datetime.date(2021, 1, 1)
#[pyclass(frozen, eq, hash, module = "xxgk")]
#[derive(PartialEq, Eq, Hash)]
pub struct Period(pub xxgk::Period);

#[pymethods]
impl Period {
    /// The first day; `None` where it is not stated.
    #[getter]
    fn from_<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        self.0.from.map(|day| date(py, day)).transpose()
    }

    /// The last day; `None` where it is not stated.
    #[getter]
    fn to<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        self.0.to.map(|day| date(py, day)).transpose()
    }

    fn __repr__(&self) -> String {
        let day = |day: Option<xxgk::Date>| day.map_or("?".to_owned(), |day| day.to_string());
        format!("<Period {} to {}>", day(self.0.from), day(self.0.to))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, "Period", &self.0)
    }
}

/// How to reach the organ.
#[pyclass(frozen, eq, hash, module = "xxgk")]
#[derive(PartialEq, Eq, Hash)]
pub struct Contact(pub xxgk::Contact);

#[pymethods]
impl Contact {
    /// The postal address; `None` where it is not stated.
    #[getter]
    fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    /// The postcode, six digits as a `str`; `None` where it is not stated.
    #[getter]
    fn postcode(&self) -> Option<&str> {
        self.0.postcode.as_deref()
    }

    /// The telephone number; `None` where it is not stated.
    #[getter]
    fn phone(&self) -> Option<&str> {
        self.0.phone.as_deref()
    }

    /// The fax number; `None` where it is not stated.
    #[getter]
    fn fax(&self) -> Option<&str> {
        self.0.fax.as_deref()
    }

    /// The e-mail address; `None` where it is not stated.
    #[getter]
    fn email(&self) -> Option<&str> {
        self.0.email.as_deref()
    }

    fn __repr__(&self) -> String {
        let known = [&self.0.address, &self.0.postcode, &self.0.phone, &self.0.fax, &self.0.email];
        let known: Vec<&str> = known.into_iter().filter_map(|part| part.as_deref()).collect();
        format!("<Contact {}>", if known.is_empty() { "unknown".to_owned() } else { known.join(", ") })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, "Contact", &self.0)
    }
}

/// A section of a report, with its prose.
#[pyclass(frozen, eq, hash, module = "xxgk")]
#[derive(PartialEq, Eq, Hash)]
pub struct Section(pub xxgk::Section);

#[pymethods]
impl Section {
    /// `preamble`, `overview`, `proactive`, `requests`, `remedies`, `problems` or `other`.
    #[getter]
    fn kind(&self) -> Option<String> {
        word(self.0.kind)
    }

    /// The heading as printed, in simplified script; `None` for the preamble.
    #[getter]
    fn heading(&self) -> Option<&str> {
        self.0.heading.as_deref()
    }

    /// Its prose in simplified script, without tables and page furniture, lines joined with a line break.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    fn __repr__(&self) -> String {
        let heading = self.0.heading.as_deref().unwrap_or("");
        format!(
            "<Section {} {heading:?}, {} characters>",
            word(self.0.kind).unwrap_or_default(),
            self.0.text.chars().count()
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, "Section", &self.0)
    }
}

/// Where a report was read from.
#[pyclass(frozen, eq, hash, module = "xxgk")]
#[derive(PartialEq, Eq, Hash)]
pub struct Source(pub xxgk::SourceInfo);

#[pymethods]
impl Source {
    /// The path as given; `None` for text and bytes.
    #[getter]
    fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// The file format, as in `text`.
    #[getter]
    fn format(&self) -> Option<String> {
        word(self.0.format)
    }

    /// The encoding that it was decoded from, as in `utf-8`, `gb18030`.
    #[getter]
    fn encoding(&self) -> &str {
        &self.0.encoding
    }

    /// Its size in bytes as it was given; a `str` counts in UTF-8.
    #[getter]
    fn bytes(&self) -> u64 {
        self.0.bytes
    }

    fn __repr__(&self) -> String {
        let name = self.0.path.as_deref().unwrap_or("-");
        format!("<Source {name} ({}, {} bytes)>", self.0.encoding, self.0.bytes)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduce(py, "Source", &self.0)
    }
}
