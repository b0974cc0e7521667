//! The language of what is said.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};
use xxgk::Language;

static CHINESE: AtomicBool = AtomicBool::new(false);

/// Chooses the language of findings, for the whole process: `"zh"` or `"en"` (as it is unless told otherwise).
///
/// It is that of `str(finding)`, `Finding.meaning`, `Finding.hint`, and of what a notebook draws of a report. Ids, codes and
/// `Finding.message` stay as they are; the message in Chinese is `Finding.message_zh`.
///
/// >>> r = xxgk.parse("行政许可\t3\n行政事业性收费\t12.5\n", form="2021", year=2022)
/// >>> xxgk.set_language("zh")
/// >>> [f.meaning for f in r.findings if f.code == "unit.unknown"]
/// ['金额没有印出单位。']
/// >>> xxgk.set_language("en")
#[pyfunction]
pub fn set_language(language: &str) -> PyResult<()> {
    match language {
        "zh" | "en" => CHINESE.store(language == "zh", Ordering::Relaxed),
        _ => return Err(PyValueError::new_err(format!("language is \"zh\" or \"en\", not {language:?}"))),
    }
    Ok(())
}

/// The language that was chosen.
pub fn language() -> Language {
    if CHINESE.load(Ordering::Relaxed) { Language::Chinese } else { Language::English }
}
