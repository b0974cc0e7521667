//! Words with boxes, as the extras `pdf` and `ocr` find them.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use xxgk::words::{Sheet, Stroke, Word, Words};
use xxgk::{Format, Origin, damaged_pages, is_harmful_pdf};

/// A page: its width and height, whether it was recognised in a picture, its words, four floats for the box of each, and four for
/// each stroke.
type Page = (f32, f32, bool, Vec<String>, Vec<u8>, Vec<u8>);

/// A document as words with boxes.
#[pyclass(frozen, module = "xxgk")]
pub struct _Words(pub Arc<Words>);

#[pymethods]
impl _Words {
    #[new]
    fn new(format: &str, size: u64, pages: Vec<Page>) -> PyResult<_Words> {
        let format = if format == "image" { Format::Image } else { Format::Pdf };
        let sheets = pages.into_iter().map(sheet).collect::<PyResult<_>>()?;
        Ok(_Words(Arc::new(Words { format, bytes: size, sheets })))
    }
}

fn sheet((width, height, recognised, texts, places, strokes): Page) -> PyResult<Sheet> {
    let places = boxes(&places);
    if places.len() != texts.len() {
        return Err(PyValueError::new_err("every word has four floats"));
    }
    let words = texts.into_iter().zip(places);
    let words = words.map(|(text, [x0, y0, x1, y1])| Word { text, x0, y0, x1, y1 }).collect();
    let strokes = boxes(&strokes).into_iter().map(|[x0, y0, x1, y1]| Stroke { x0, y0, x1, y1 }).collect();
    let origin = if recognised { Origin::Ocr } else { Origin::Text };
    Ok(Sheet { origin, words, strokes, ..Sheet::new(width, height) })
}

/// Floats of the machine, four by four.
fn boxes(bytes: &[u8]) -> Vec<[f32; 4]> {
    let float = |bytes: &[u8]| bytes.try_into().map(f32::from_ne_bytes).unwrap_or(0.0);
    bytes.chunks_exact(16).map(|four| [0, 4, 8, 12].map(|at| float(&four[at..at + 4]))).collect()
}

/// The same of a file whose name says that it is a PDF or a picture. One that cannot be read is left to whoever says so.
pub fn read_path(py: Python<'_>, path: &Path, limit: usize) -> PyResult<Option<Arc<Words>>> {
    const ENDINGS: [&str; 4] = ["pdf", "png", "jpg", "jpeg"];
    let ending = path.extension().and_then(|ending| ending.to_str());
    if !ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))) {
        return Ok(None);
    }
    let content = py.detach(|| {
        let mut content = Vec::new();
        let read = File::open(path).and_then(|file| file.take(limit as u64 + 1).read_to_end(&mut content));
        read.ok().filter(|size| *size <= limit).map(|_| content)
    });
    content.map_or(Ok(None), |content| read(py, &content))
}

/// The words of a PDF or a picture, where an extra that reads it is installed.
pub fn read(py: Python<'_>, content: &[u8]) -> PyResult<Option<Arc<Words>>> {
    let head = &content[..content.len().min(1024)];
    let is_pdf = head.windows(4).any(|four| four == b"%PDF");
    let is_picture = [&b"\x89PNG\r\n"[..], b"\xFF\xD8\xFF"].iter().any(|magic| head.starts_with(magic));
    // pdfium has no limits of its own, and the reader that says so has
    if !is_pdf && !is_picture || py.detach(|| is_pdf && is_harmful_pdf(content)) {
        return Ok(None);
    }
    let words = py.import("xxgk._pages")?.call_method1("words", (PyBytes::new(py, content),))?;
    let words = words.extract::<Option<Bound<'_, _Words>>>()?.map(|words| Arc::clone(&words.get().0));
    Ok(words.map(|words| if is_pdf { py.detach(|| marked(words, content)) } else { words }))
}

/// Marks the pages that are damaged; all of them where the two readers do not find the same pages. What was recognised in a picture has
/// nothing to do with the content of its page.
fn marked(mut words: Arc<Words>, content: &[u8]) -> Arc<Words> {
    let damaged = damaged_pages(content);
    if damaged.contains(&true) {
        let is_same = damaged.len() == words.sheets.len();
        let sheets = &mut Arc::make_mut(&mut words).sheets;
        for (at, sheet) in sheets.iter_mut().enumerate().filter(|(_, sheet)| sheet.origin != Origin::Ocr) {
            sheet.damaged = !is_same || damaged[at];
        }
    }
    words
}
