//! An amount of money.

use crate::word::decimal;
use pyo3::prelude::*;

/// An amount of money: an exact decimal and the unit that the source gives.
///
/// >>> r = xxgk.parse("行政强制\t0\n行政事业性收费\t1250.40万元\n", form="2021")
/// >>> r.proactive.cell("fees", "amount").amount
/// <Amount 1250.40万元>
#[pyclass(frozen, eq, hash, module = "xxgk")]
#[derive(PartialEq, Eq, Hash)]
pub struct Amount(pub xxgk::Amount);

#[pymethods]
impl Amount {
    /// The number as printed, a `decimal.Decimal` in `unit`.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, &self.0.value.to_string())
    }

    /// The unit of money as printed, such as 万元; `None` where the source gives none.
    #[getter]
    fn unit(&self) -> Option<&'static str> {
        self.0.unit.map(xxgk::Unit::as_str)
    }

    /// The amount in yuan (元), a `decimal.Decimal`; `None` where the unit is not known.
    #[getter]
    fn yuan<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.yuan().map(|yuan| decimal(py, &yuan.to_string())).transpose()
    }

    fn __repr__(&self) -> String {
        format!("<Amount {}>", xxgk::Value::Amount(self.0))
    }
}
