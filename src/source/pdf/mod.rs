//! A PDF with a text layer: its characters and lines with their places, for `boxes` to put together.
//!
//! `hayro-syntax` reads the syntax (objects, streams, encryption), and what a report needs of the rest is here: fonts as far as they
//! tell characters and widths, and the operators that write and draw. All of it runs on a thread of its own, with a deep stack and a
//! time limit, so that no file can bring the process down.

mod bomb;
mod cmap;
mod content;
mod font;
mod matrix;
mod path;

use super::Kind;
use crate::model::Format;
use crate::words::{Sheet, Words};
use content::Content;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::panic::catch_unwind;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// A longer time means that a file is no report.
const LONGEST: Duration = Duration::from_secs(20);
/// The content of all pages, in bytes: pages may share what is packed once.
const MOST_CONTENT: usize = 256 << 20;
/// Objects may be nested deeply.
const STACK: usize = 128 << 20;

/// The words of a PDF; what kind of file it is instead where it has none that can be read.
pub(super) fn read(bytes: &[u8]) -> Result<Words, Kind> {
    if bomb::is_bomb(bytes) {
        return Err(Kind::Huge);
    }
    let bytes: Arc<Vec<u8>> = Arc::new(bytes.to_vec());
    let (send, receive) = mpsc::channel();
    let work = move || {
        // the panic of a reader is a damaged file, and nobody's state is left behind
        let words = catch_unwind(|| words(&bytes)).unwrap_or(Err(Kind::Pdf));
        // nobody waits any more
        let _ = send.send(words);
    };
    thread::Builder::new().stack_size(STACK).spawn(work).map_err(|_| Kind::Pdf)?;
    receive.recv_timeout(LONGEST + Duration::from_secs(1)).unwrap_or(Err(Kind::Huge))
}

fn words(bytes: &Arc<Vec<u8>>) -> Result<Words, Kind> {
    let until = Instant::now() + LONGEST;
    let pdf = Pdf::new(Arc::clone(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Kind::Sealed
        }
        _ => Kind::Pdf,
    })?;
    let pages = pdf.pages();
    if pages.len() > Words::MOST_SHEETS {
        return Err(Kind::Huge);
    }
    let mut words = Words { format: Format::Pdf, bytes: bytes.len() as u64, sheets: Vec::with_capacity(pages.len()) };
    let mut fonts = font::Fonts::default();
    let (mut room, mut unpacked) = (Words::MOST_WORDS, 0);
    for page in pages.iter() {
        let (width, height) = page.base_dimensions();
        let corner = page.intersected_crop_box();
        let mut content = Content::new(Sheet::new(width, height), (corner.x0, corner.y1), until, room);
        if let Some(stream) = page.page_stream() {
            unpacked += stream.len();
            content.run(stream, page.resources(), &mut fonts, 0);
        }
        if content.is_over() || unpacked > MOST_CONTENT {
            return Err(Kind::Huge);
        }
        room -= content.sheet.words.len().min(room);
        words.sheets.push(content.sheet);
    }
    let is_empty = words.sheets.iter().all(|sheet| sheet.words.is_empty());
    if is_empty { Err(Kind::Scan) } else { Ok(words) }
}
