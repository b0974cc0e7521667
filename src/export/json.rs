//! JSON text of a report.

use crate::error::Error;
use crate::model::Report;

impl Report {
    /// The compact JSON of the contract, or with `provenance` every cell's state, raw, span and placement too; one
    /// line, UTF-8, Chinese unescaped.
    ///
    /// # Errors
    /// [`Error::Json`] if serde cannot write it, which no report is known to cause.
    pub fn to_json(&self, provenance: bool) -> Result<String, Error> {
        serde_json::to_string(&self.json().provenance(provenance)).map_err(|cause| Error::Json(cause.to_string()))
    }

    /// The same, indented.
    ///
    /// # Errors
    /// As [`Report::to_json`].
    pub fn to_json_pretty(&self, provenance: bool) -> Result<String, Error> {
        serde_json::to_string_pretty(&self.json().provenance(provenance))
            .map_err(|cause| Error::Json(cause.to_string()))
    }

    /// Reads back what [`Report::to_json`] wrote. With provenance nothing is lost but the source text; without, a cell
    /// that is no number is missing.
    ///
    /// # Errors
    /// [`Error::Json`] where the text is no report of this schema version.
    pub fn from_json(json: &str) -> Result<Report, Error> {
        serde_json::from_str(json).map_err(|cause| Error::Json(cause.to_string()))
    }
}
