//! `xxgk.parse`.

use crate::error::{ParseError, raise};
use crate::form::form_id;
use crate::report::Report;
use crate::words;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};
use std::path::PathBuf;
use xxgk::{Code, Format, Options};

/// Reads an annual report.
///
/// `source` is one of
///
/// - `str`: the text of a report, or a web page. A string is never a path: wrap a path in `pathlib.Path`.
/// - `bytes`, `bytearray`, `memoryview`: a file's content: text or a web page in UTF-8, UTF-16 or GB18030, a Word
///   document, a spreadsheet, a PDF.
/// - `os.PathLike`, as in `pathlib.Path("report.txt")`: a file to read.
///
/// `form` (`"2014"`, `"2019"` or `"2021"`) reads every table by that form, whatever its labels say. `year` is the report year,
/// whatever the source says. `format` (`"text"`, `"html"`, `"mhtml"`, `"docx"`, `"xlsx"`, `"xls"`, `"ods"`, `"pdf"`) is what the input is
/// read as, whatever its content shows. `limit` is the largest input in bytes, 64 MiB unless told otherwise. `ignore` holds
/// codes of findings to leave out, as in `["publication.late"]`.
///
/// With `pip install "xxgk[pdf]"` PDF files are read by pdfium, with `pip install "xxgk[ocr]"` scans and pictures (PNG, JPEG) too.
///
/// Damaged input is no error: what is not in the source is `None` or missing, and `Report.findings` says why.
/// `ParseError` is raised for a path that cannot be read and for input over the limit, and for nothing else;
/// `TypeError` and `ValueError` for arguments that are none of the above.
///
/// The GIL is released while a report is read, so threads read in parallel.
///
/// >>> r = xxgk.parse("青岚县2022年政府信息公开工作年度报告\n行政许可\t3\n行政处罚\t0\n")
/// >>> r.year, r.proactive["licensing", "decisions"], r.proactive["coercion", "decisions"]
/// (2022, 3, None)
/// >>> xxgk.parse(pathlib.Path("nowhere.txt"))
/// Traceback (most recent call last):
/// xxgk.ParseError: nowhere.txt: No such file or directory (os error 2)
#[pyfunction]
#[pyo3(signature = (source, *, form=None, year=None, format=None, limit=None, ignore=Vec::new()))]
pub fn parse(
    source: &Bound<'_, PyAny>,
    form: Option<&str>,
    year: Option<i64>,
    format: Option<&str>,
    limit: Option<i64>,
    ignore: Vec<String>,
) -> PyResult<Report> {
    let most = limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(Options::LIMIT);
    let options = codes(&ignore)?.into_iter().fold(options(form, year, format, limit)?, Options::ignore);
    let paged = matches!(format, None | Some("pdf" | "image"));
    read(source, &options, most, paged).map(Report::new)
}

/// The options that a call names.
pub fn options(form: Option<&str>, year: Option<i64>, format: Option<&str>, limit: Option<i64>) -> PyResult<Options> {
    let mut options = Options::new();
    if let Some(form) = form {
        options = options.form(form_id(form)?);
    }
    if let Some(year) = year {
        let known = u16::try_from(year).ok().filter(|year| Options::YEARS.contains(year));
        options =
            options.year(known.ok_or_else(|| PyValueError::new_err(format!("year is a year as in 2021, not {year}")))?);
    }
    if let Some(name) = format {
        let known = Format::ALL.into_iter().find(|format| format.as_str() == name);
        let names = || Format::ALL.map(Format::as_str).join(", ");
        options = options
            .format(known.ok_or_else(|| PyValueError::new_err(format!("the formats are {}, not {name}", names())))?);
    }
    if let Some(limit) = limit {
        let most = usize::try_from(limit);
        options =
            options.limit(most.map_err(|_| PyValueError::new_err(format!("limit is a number of bytes, not {limit}")))?);
    }
    Ok(options)
}

/// Codes of findings by their words.
pub fn codes(words: &[String]) -> PyResult<Vec<Code>> {
    let code = |word: &String| word.parse().map_err(|error: xxgk::Error| PyValueError::new_err(error.to_string()));
    words.iter().map(code).collect()
}

/// `paged` where the source may be read as pages, by the extras.
fn read(source: &Bound<'_, PyAny>, options: &Options, limit: usize, paged: bool) -> PyResult<xxgk::Report> {
    let py = source.py();
    let too_large = |what: &str| ParseError::new_err(format!("{what}: larger than the limit of {limit} bytes"));
    let bytes = |bytes: &[u8], what: &str| match bytes.len() {
        size if size > limit => Err(too_large(what)),
        _ => match if paged { words::read(py, bytes)? } else { None } {
            Some(words) => Ok(py.detach(|| options.parse_words(&words))),
            None => Ok(py.detach(|| options.parse_bytes(bytes))),
        },
    };
    let text = |text: &str| match text.len() {
        size if size > limit => Err(too_large("text")),
        _ => Ok(py.detach(|| options.parse_str(text))),
    };
    if let Ok(string) = source.cast::<PyString>() {
        return match string.to_str() {
            Ok(plain) => text(plain),
            Err(_) => text(without_surrogates(string)?.to_str()?),
        };
    }
    if let Ok(content) = source.cast::<PyBytes>() {
        return bytes(content.as_bytes(), "bytes");
    }
    if let Ok(content) = source.cast::<PyByteArray>() {
        return bytes(&content.to_vec(), "bytearray");
    }
    if source.is_instance_of::<PyMemoryView>() {
        let copy = source.call_method0("tobytes")?;
        return bytes(copy.cast::<PyBytes>()?.as_bytes(), "memoryview");
    }
    if source.hasattr("__fspath__")? {
        let path: PathBuf = py.import("os")?.call_method1("fsdecode", (source,))?.extract()?;
        if let Some(words) = if paged { words::read_path(py, &path, limit)? } else { None } {
            return Ok(py.detach(|| options.parse_words(&words)).with_path(path.display().to_string()));
        }
        return py.detach(|| options.parse_path(path)).map_err(|error| raise(py, error));
    }
    let class = source.get_type().name()?;
    let hint = if source.hasattr("read")? { "; pass what its read() gives" } else { "" };
    Err(PyTypeError::new_err(format!("source is str (text), bytes or os.PathLike (a file), not {class}{hint}")))
}

/// The same text where pairs of surrogates are their character, and U+FFFD stands for what is half a character.
fn without_surrogates<'py>(text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
    let wide = text.call_method1("encode", ("utf-16-le", "surrogatepass"))?;
    Ok(wide.call_method1("decode", ("utf-16-le", "replace"))?.cast_into()?)
}
