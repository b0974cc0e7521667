//! A tidy table: columns of Arrow that leave by the PyCapsule interface.

use crate::error::Error;
use crate::language::language;
use crate::pickle::{Call, core};
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::ArrowError;
use pyo3::exceptions::{PyKeyError, PyOSError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyTuple};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;
use xxgk::Language;
use xxgk::tidy::{self, Arrow, Data, Datum, Field, IpcWriter, ParquetWriter, TidyTable};

/// A table of a `Corpus`: tidy, one row a cell, a report, a statement or a finding.
///
/// It speaks the Arrow PyCapsule interface, so that what reads Arrow takes it without a copy: `polars.DataFrame(frame)`,
/// `pyarrow.table(frame)`, `duckdb.sql("select … from frame")`. What is not known is null, never 0; strings that come
/// again and again are categorical.
///
/// >>> c = xxgk.read("examples/reports", progress=False)
/// >>> c.cells
/// <Frame cells, 2434 rows x 17 columns>
/// >>> c.cells.columns[:3]
/// ['report_id', 'path', 'issuer']
/// >>> c.cells.count("state")["number"] > 1900
/// True
#[pyclass(frozen, module = "xxgk")]
pub struct Frame {
    name: String,
    pub inner: Arc<Arrow>,
}

#[pymethods]
impl Frame {
    /// `cells`, `reports`, `statements` or `findings`; `dictionary`; a statutory table, for a panel of it.
    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// The names of its columns, in order.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        self.inner.fields().iter().map(|field| &*field.name).collect()
    }

    /// The number of rows.
    fn __len__(&self) -> usize {
        self.inner.rows()
    }

    /// How often each value of some columns occurs, as a `dict`; of several columns a value is a `tuple`. `KeyError` for a
    /// column that it does not have.
    ///
    /// >>> c = xxgk.read("examples/reports", progress=False)
    /// >>> c.reports.count("form")
    /// {'2019': 6, '2021': 6, '2014': 1}
    #[pyo3(signature = (*columns))]
    fn count<'py>(&self, py: Python<'py>, columns: Vec<String>) -> PyResult<Bound<'py, PyDict>> {
        let places = columns.iter().map(|name| self.place(name)).collect::<PyResult<Vec<usize>>>()?;
        let counts = PyDict::new(py);
        for (key, count) in py.detach(|| count(&self.inner, &places)) {
            let parts = key.into_iter().map(|part| part.into_py(py)).collect::<PyResult<Vec<_>>>()?;
            match &parts[..] {
                [part] => counts.set_item(part, count)?,
                _ => counts.set_item(PyTuple::new(py, parts)?, count)?,
            }
        }
        Ok(counts)
    }

    /// The table as a `pandas.DataFrame`: nullable types, categories, `datetime64` for days. `ImportError` without pandas
    /// and pyarrow.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("xxgk._frames")?.call_method1("frame_to_pandas", (slf,))
    }

    /// The table as a `polars.DataFrame`, without a copy. `ImportError` without polars.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("xxgk._frames")?.call_method1("frame_to_polars", (slf,))
    }

    /// The table as a `pyarrow.Table`, without a copy. `ImportError` without pyarrow.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("xxgk._frames")?.call_method1("frame_to_arrow", (slf,))
    }

    /// Writes the table to a file. Its ending says how: `.parquet`, `.csv`, `.jsonl` (a row a line) or `.arrow` (IPC,
    /// Feather). `bom` begins a CSV with a byte order mark, by which Excel tells UTF-8.
    #[pyo3(signature = (path, *, bom=false))]
    fn write(slf: &Bound<'_, Self>, path: PathBuf, bom: bool) -> PyResult<()> {
        let py = slf.py();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_ascii_lowercase();
        let format = Format::of(&ending).ok_or_else(|| {
            PyValueError::new_err(format!("the ending is .parquet, .csv, .jsonl or .arrow, not {ending:?}"))
        })?;
        let table = Arc::clone(&slf.get().inner);
        py.detach(|| write(&table, BufWriter::new(File::create(path)?), format, bom)).map_err(Into::into)
    }

    /// The Arrow schema, as a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.inner.schema().as_ref()).map_err(arrow)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// The rows as an Arrow stream, as a capsule. It can be asked for again and again.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The schema is fixed: who asks for another has to cast, which the protocol allows.
        drop(requested_schema);
        let batches: Vec<Result<RecordBatch, ArrowError>> = self.inner.batches().iter().cloned().map(Ok).collect();
        let reader = RecordBatchIterator::new(batches, Arc::clone(self.inner.schema()));
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("xxgk._html")?.call_method1("frame", (slf,))
    }

    /// The first rows, as a list of `dict`s.
    #[pyo3(signature = (rows=5))]
    fn head<'py>(&self, py: Python<'py>, rows: usize) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(py);
        for (views, count) in self.inner.views() {
            for row in 0..count.min(rows - list.len().min(rows)) {
                let dict = PyDict::new(py);
                for (field, view) in self.inner.fields().iter().zip(&views) {
                    dict.set_item(&*field.name, Owned::from(view.get(row)).into_py(py)?)?;
                }
                list.append(dict)?;
            }
        }
        Ok(list)
    }

    fn __repr__(&self) -> String {
        format!("<Frame {}, {} rows x {} columns>", self.name, self.inner.rows(), self.inner.fields().len())
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Frame>().is_ok_and(|other| {
            let other = other.get();
            self.name == other.name && py.detach(|| self.inner == other.inner)
        })
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (&self.name, self.inner.rows(), self.inner.fields().len()).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Call<'py, (String, Bound<'py, PyAny>)>> {
        let py = slf.py();
        let state = crate::buffers::dump(py, slf.get().inner.batches())?;
        Ok((core(py, "_restore_frame")?, (slf.get().name.clone(), state)))
    }
}

impl Frame {
    pub fn new(name: &str, frame: tidy::Frame) -> PyResult<Frame> {
        Ok(Frame { name: name.to_owned(), inner: Arc::new(Arrow::new(frame).map_err(arrow)?) })
    }

    fn place(&self, name: &str) -> PyResult<usize> {
        let fields = self.inner.fields();
        fields.iter().position(|field| field.name == name).ok_or_else(|| {
            let known: Vec<&str> = fields.iter().map(|field| &*field.name).collect();
            PyKeyError::new_err(format!("no column {name:?} in {}; it has {}", self.name, known.join(", ")))
        })
    }
}

/// How a table is written.
#[derive(Clone, Copy)]
enum Format {
    Csv,
    Lines,
    Parquet,
    Arrow,
}

impl Format {
    fn of(ending: &str) -> Option<Format> {
        match ending {
            "csv" => Some(Format::Csv),
            "jsonl" => Some(Format::Lines),
            "parquet" => Some(Format::Parquet),
            "arrow" => Some(Format::Arrow),
            _ => None,
        }
    }
}

fn write(table: &Arrow, mut out: BufWriter<File>, format: Format, bom: bool) -> std::io::Result<()> {
    let fields = table.fields();
    let chunks = table.views();
    match format {
        Format::Csv => {
            tidy::write_csv_head(&mut out, fields, bom)?;
            chunks.iter().try_for_each(|(views, rows)| tidy::write_csv(&mut out, views, *rows))?;
        }
        Format::Lines => {
            chunks.iter().try_for_each(|(views, rows)| tidy::write_lines(&mut out, fields, views, *rows))?;
        }
        Format::Parquet => {
            let mut writer = ParquetWriter::new(&mut out, fields)?;
            chunks.iter().try_for_each(|(views, rows)| writer.write(views, *rows))?;
            writer.finish()?;
        }
        Format::Arrow => {
            let mut writer = IpcWriter::new(&mut out, fields)?;
            chunks.iter().try_for_each(|(views, rows)| writer.write(views, *rows))?;
            writer.finish()?;
        }
    }
    out.flush()
}

/// What a row of a column holds, for Python.
#[derive(Debug, Clone, PartialEq)]
enum Owned {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Date(Option<xxgk::Date>),
    Text(String),
}

impl From<Datum<'_>> for Owned {
    fn from(datum: Datum<'_>) -> Owned {
        match datum {
            Datum::Null => Owned::Null,
            Datum::Bool(value) => Owned::Bool(value),
            Datum::Int(value) => Owned::Int(value),
            Datum::Float(value) => Owned::Float(value),
            Datum::Date(days) => Owned::Date(tidy::date(days)),
            Datum::Text(text) => Owned::Text(text.to_owned()),
        }
    }
}

impl Owned {
    fn into_py(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        Ok(match self {
            Owned::Null | Owned::Date(None) => py.None().into_bound(py),
            Owned::Bool(value) => value.into_pyobject(py)?.to_owned().into_any(),
            Owned::Int(value) => value.into_pyobject(py)?.into_any(),
            Owned::Float(value) => value.into_pyobject(py)?.into_any(),
            Owned::Date(Some(date)) => crate::word::date(py, date)?.into_any(),
            Owned::Text(text) => text.into_pyobject(py)?.into_any(),
        })
    }
}

/// Values of some columns with how often they occur, in the order in which they come first.
fn count(table: &Arrow, places: &[usize]) -> Vec<(Vec<Owned>, usize)> {
    let mut counts: Vec<(Vec<Owned>, usize)> = Vec::new();
    let mut known: HashMap<Vec<u64>, usize> = HashMap::new();
    let mut strings: HashMap<&str, u64> = HashMap::new();
    let chunks = table.views();
    for (views, rows) in &chunks {
        let mut code = vec![0; places.len() * 2];
        for row in 0..*rows {
            for (code, view) in code.chunks_mut(2).zip(places.iter().filter_map(|&place| views.get(place))) {
                let next = strings.len() as u64;
                let value = match view.data {
                    // words have the same keys in every chunk
                    Data::Word(keys, _) => keys.get(row).map_or(0, |&key| key as u64),
                    _ => match view.get(row) {
                        Datum::Text(text) => *strings.entry(text).or_insert(next),
                        Datum::Int(value) => value as u64,
                        Datum::Float(value) => value.to_bits(),
                        Datum::Date(days) => days as u64,
                        Datum::Bool(value) => value.into(),
                        Datum::Null => 0,
                    },
                };
                let valid = view.is_valid(row);
                code.copy_from_slice(&[valid.into(), if valid { value } else { 0 }]);
            }
            match known.get(&code) {
                Some(&at) => counts[at].1 += 1,
                None => {
                    known.insert(code.clone(), counts.len());
                    let values = places.iter().filter_map(|&place| views.get(place));
                    counts.push((values.map(|view| view.get(row).into()).collect(), 1));
                }
            }
        }
    }
    counts
}

/// A tidy table from whatever speaks the Arrow PyCapsule interface.
#[pyfunction]
pub fn _import_frame(name: &str, table: &Bound<'_, PyAny>) -> PyResult<Frame> {
    let fields = fields(name)?;
    let capsule = table.call_method0("__arrow_c_stream__")?;
    let capsule = capsule.cast::<PyCapsule>().map_err(|_| PyTypeError::new_err("no Arrow stream"))?;
    let reader = stream(capsule)?;
    let frame = table.py().detach(|| tidy::import(&fields, reader)).map_err(arrow)?;
    Frame::new(name, frame)
}

/// The reader of a stream that stands in a capsule.
#[allow(unsafe_code)]
fn stream(capsule: &Bound<'_, PyCapsule>) -> PyResult<impl RecordBatchReader + Send + use<>> {
    let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?;
    // SAFETY: by the PyCapsule interface a capsule of this name, which was checked, points to a valid ArrowArrayStream.
    // The stream is moved out and marked as released in its place, so that the capsule does not release it again.
    unsafe { RecordBatchStreamReader::from_raw(pointer.as_ptr().cast()) }.map_err(arrow)
}

/// Brings a pickled table back.
#[pyfunction]
pub fn _restore_frame(name: &str, state: &Bound<'_, PyAny>) -> PyResult<Frame> {
    let fields = fields(name)?;
    let schema = Arrow::new(tidy::Frame { fields: fields.clone(), ..tidy::Frame::default() }).map_err(arrow)?;
    let batches = crate::buffers::load(state, schema.schema())?;
    Frame::new(name, tidy::import(&fields, batches.into_iter().map(Ok)).map_err(arrow)?)
}

/// The columns of a table by its name.
fn fields(name: &str) -> PyResult<Vec<Field>> {
    if let Some(table) = TidyTable::ALL.into_iter().find(|table| table.as_str() == name) {
        return Ok(table.fields().to_vec());
    }
    if let Some(table) = xxgk::TableId::ALL.into_iter().find(|table| table.as_str() == name) {
        return Ok(tidy::panel(table, &[], &[], true).fields);
    }
    match name {
        "dictionary" => Ok(tidy::dictionary().fields),
        "across" => Ok(tidy::across(&[], &[], Language::English).fields),
        _ => Err(PyValueError::new_err(format!("xxgk has no table {name}"))),
    }
}

/// A statutory table wide: one row a report, one column a cell.
#[pyfunction]
pub fn _panel(py: Python<'_>, table: &str, reports: &Frame, cells: &Frame, copies: bool) -> PyResult<Frame> {
    let id = xxgk::TableId::ALL.into_iter().find(|id| id.as_str() == table).ok_or_else(|| {
        let known = xxgk::TableId::ALL.map(|id| format!("{:?}", id.as_str())).join(", ");
        PyValueError::new_err(format!("table is one of {known}, not {table:?}"))
    })?;
    let wide = py.detach(|| tidy::panel(id, &reports.inner.views(), &cells.inner.views(), copies));
    Frame::new(table, wide)
}

/// Writes tables as sheets of an Excel workbook.
#[pyfunction]
pub fn _write_workbook(py: Python<'_>, path: PathBuf, sheets: Vec<(String, Py<Frame>)>, english: bool) -> PyResult<()> {
    let chunks: Vec<_> = sheets.iter().map(|(_, frame)| frame.get().inner.views()).collect();
    let sheets = sheets.iter().zip(&chunks).map(|((name, frame), chunks)| tidy::Sheet {
        name,
        fields: frame.get().inner.fields(),
        chunks,
    });
    let sheets: Vec<tidy::Sheet<'_>> = sheets.collect();
    Ok(py.detach(|| tidy::write_workbook(BufWriter::new(File::create(path)?), &sheets, english))?)
}

/// What reports of one organ say against each other.
#[pyfunction]
pub fn _across(py: Python<'_>, reports: &Frame, cells: &Frame) -> PyResult<Frame> {
    let said = language();
    Frame::new("across", py.detach(|| tidy::across(&reports.inner.views(), &cells.inner.views(), said)))
}

/// The data dictionary: each column of the tidy tables and each cell of the forms, with its Chinese label, form, unit,
/// meaning and source.
///
/// >>> d = xxgk.dictionary()
/// >>> [row["label"] for row in d.head(400) if row["id"] == "requests.new_received.total"][0]
/// '一、本年新收政府信息公开申请数量 / 总计'
#[pyfunction]
pub fn dictionary() -> PyResult<Frame> {
    Frame::new("dictionary", tidy::dictionary())
}

fn arrow(error: ArrowError) -> PyErr {
    match error {
        ArrowError::IoError(message, _) => PyOSError::new_err(message),
        error => Error::new_err(error.to_string()),
    }
}
