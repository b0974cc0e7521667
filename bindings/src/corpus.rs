//! Many reports: read on several threads outside the interpreter's lock, in the order of the inputs.

use crate::frame::Frame;
use crate::language::language;
use crate::parse::options;
use crate::report::Report;
use crate::words;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use xxgk::Options;
use xxgk::batch::{self, Input};
use xxgk::tidy::{Chunk, Tidy, TidyTable};

/// How long threads work before Python is asked for interrupts, and told how far it is.
const SLICE: Duration = Duration::from_millis(50);

/// Reports on their way: inputs that Python gives, and threads that read them.
struct Feed {
    reader: batch::Reader,
    inputs: Py<PyIterator>,
    ended: bool,
    /// Inputs may be read as pages, by the extras.
    paged: bool,
    limit: usize,
}

impl Feed {
    fn new(
        inputs: &Bound<'_, PyIterator>,
        options: Options,
        jobs: Option<i64>,
        timeout: Option<f64>,
        (format, limit): (Option<&str>, Option<i64>),
    ) -> PyResult<Feed> {
        let jobs = match jobs {
            None => std::thread::available_parallelism().map_or(1, usize::from),
            Some(jobs @ 1..=1024) => jobs as usize,
            Some(jobs) => return Err(PyValueError::new_err(format!("jobs is a number of threads, not {jobs}"))),
        };
        let timeout = timeout.map(|seconds| match Duration::try_from_secs_f64(seconds) {
            Ok(limit) if !limit.is_zero() => Ok(limit),
            _ => Err(PyValueError::new_err(format!("timeout is a number of seconds above 0, not {seconds}"))),
        });
        let reader = batch::Reader::new(options, jobs).time_limit(timeout.transpose()?);
        let paged = matches!(format, None | Some("pdf" | "image"));
        let limit = limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(Options::LIMIT);
        Ok(Feed { reader, inputs: inputs.clone().unbind(), ended: false, paged, limit })
    }

    /// Puts inputs in while there is room.
    fn fill(&mut self, py: Python<'_>) -> PyResult<()> {
        while !self.ended && self.reader.has_room() {
            match self.inputs.bind(py).clone().next() {
                Some(input) => {
                    let input = from_python(&input?)?;
                    self.reader.put(if self.paged { as_pages(py, input, self.limit)? } else { input });
                }
                None => self.ended = true,
            }
        }
        Ok(())
    }
}

/// An input that a path names: a file, or a file in an archive.
#[pyclass(frozen, module = "xxgk")]
pub struct _Input(Input);

/// What a path names, a path, or a name with the content of a file.
fn from_python(input: &Bound<'_, PyAny>) -> PyResult<Input> {
    if let Ok(input) = input.cast::<_Input>() {
        return Ok(input.get().0.clone());
    }
    if let Ok(path) = input.extract::<PathBuf>() {
        return Ok(Input::Path(path));
    }
    let (name, bytes): (String, Vec<u8>) =
        input.extract().map_err(|_| PyTypeError::new_err("an input is a path, or a name with bytes"))?;
    Ok(Input::Bytes(name, bytes))
}

/// A PDF or a picture as words, where an extra reads it: pdfium and text recognition want the interpreter.
fn as_pages(py: Python<'_>, input: Input, limit: usize) -> PyResult<Input> {
    let words = match &input {
        Input::Path(path) => words::read_path(py, path, limit)?,
        Input::Bytes(_, bytes) if bytes.len() <= limit => words::read(py, bytes)?,
        _ => None,
    };
    Ok(words.map_or_else(|| input.clone(), |words| Input::Words(input.name(), words)))
}

/// Reads inputs into the four tidy tables. `tick` is told from time to time how many reports are done. The last of the
/// results says whether it was interrupted: then the tables hold the reports before.
#[pyfunction]
#[pyo3(signature = (inputs, jobs, form, year, format, limit, timeout, tick))]
#[expect(clippy::too_many_arguments, reason = "those of `xxgk.read`")]
pub fn _read(
    py: Python<'_>,
    inputs: &Bound<'_, PyIterator>,
    jobs: Option<i64>,
    form: Option<&str>,
    year: Option<i64>,
    format: Option<&str>,
    limit: Option<i64>,
    timeout: Option<f64>,
    tick: &Bound<'_, PyAny>,
) -> PyResult<(Vec<Frame>, bool)> {
    let mut feed = Feed::new(inputs, options(form, year, format, limit)?, jobs, timeout, (format, limit))?;
    let mut tidy = Tidy::new().language(language());
    let mut chunks: [Vec<Chunk>; 4] = Default::default();
    let (mut done, mut told) = (0_usize, Instant::now());
    let mut interrupted = false;
    loop {
        // An interrupt may come while Python gives inputs, or draws the bar.
        let step = feed.fill(py).and_then(|()| py.check_signals()).and_then(|()| {
            if told.elapsed() >= SLICE || feed.reader.is_idle() {
                told = Instant::now();
                tick.call1((done,))?;
            }
            Ok(())
        });
        match step {
            Err(error) if error.is_instance_of::<pyo3::exceptions::PyKeyboardInterrupt>(py) => {
                interrupted = true;
                break;
            }
            step => step?,
        }
        if feed.reader.is_idle() {
            break;
        }
        done += py.detach(|| drain(&mut feed, &mut tidy, &mut chunks));
    }
    keep(&mut tidy, &mut chunks);
    let frames = tidy.frames(chunks).into_iter().zip(TidyTable::ALL);
    let frames = frames.map(|(frame, table)| Frame::new(table.as_str(), frame)).collect::<PyResult<_>>()?;
    Ok((frames, interrupted))
}

/// Takes the reports that are there, waiting a little for the first; returns how many.
fn drain(feed: &mut Feed, tidy: &mut Tidy, chunks: &mut [Vec<Chunk>; 4]) -> usize {
    let (mut done, mut patience) = (0, SLICE);
    while let Some(report) = feed.reader.take(patience) {
        tidy.push(&report);
        if tidy.is_full() {
            keep(tidy, chunks);
        }
        (done, patience) = (done + 1, Duration::ZERO);
    }
    done
}

fn keep(tidy: &mut Tidy, chunks: &mut [Vec<Chunk>; 4]) {
    for (kept, chunk) in chunks.iter_mut().zip(tidy.take()) {
        kept.push(chunk);
    }
}

/// Reports one after the other, in the order of the inputs; see `xxgk.stream`.
#[pyclass(frozen, module = "xxgk")]
pub struct Reports(Mutex<Feed>);

#[pymethods]
impl Reports {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Report>> {
        let Ok(mut feed) = self.0.lock() else { return Ok(None) };
        loop {
            feed.fill(py)?;
            if feed.reader.is_idle() {
                return Ok(None);
            }
            let feed = &mut *feed;
            if let Some(report) = py.detach(|| feed.reader.take(SLICE)) {
                return Ok(Some(Report::new(report)));
            }
            py.check_signals()?;
        }
    }
}

/// Reads inputs into reports, one after the other.
#[pyfunction]
#[pyo3(signature = (inputs, jobs, form, year, format, limit, timeout))]
pub fn _stream(
    inputs: &Bound<'_, PyIterator>,
    jobs: Option<i64>,
    form: Option<&str>,
    year: Option<i64>,
    format: Option<&str>,
    limit: Option<i64>,
    timeout: Option<f64>,
) -> PyResult<Reports> {
    Ok(Reports(Mutex::new(Feed::new(inputs, options(form, year, format, limit)?, jobs, timeout, (format, limit))?)))
}

/// The inputs that paths name: folders are walked, archives opened. With complaints, a line each.
#[pyfunction]
pub fn _list(py: Python<'_>, paths: Vec<PathBuf>) -> (Vec<_Input>, Vec<String>) {
    let found = py.detach(|| batch::list(&paths));
    (found.inputs.into_iter().map(_Input).collect(), found.complaints)
}

/// Tidy tables of reports that were written as JSON, a report a line; with provenance nothing is lost.
#[pyfunction]
pub fn _read_lines(py: Python<'_>, path: PathBuf) -> PyResult<Vec<Frame>> {
    let tables = py.detach(|| xxgk::tidy::read_reports(&path)).map_err(|error| crate::error::raise(py, error))?;
    let tables = tables.into_iter().zip(TidyTable::ALL);
    tables.map(|(frame, table)| Frame::new(table.as_str(), frame)).collect()
}
