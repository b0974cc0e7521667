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
mod packed;
mod path;
mod watched;

use super::Kind;
use crate::model::Format;
use crate::words::{Sheet, Words};
use content::Content;
use hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};
use watched::Watched;

/// A longer time means that a file is no report.
const LONGEST: Duration = Duration::from_secs(5);
/// Nobody waits longer than that for a reader that does not look at the clock.
const GRACE: Duration = Duration::from_millis(500);
/// The content of all pages, in bytes: pages may share what is packed once.
const MOST_CONTENT: usize = 256 << 20;
/// Objects may be nested deeply.
const STACK: usize = 128 << 20;

/// The words of a PDF; what kind of file it is instead where it has none that can be read.
pub(super) fn read(bytes: &[u8]) -> Result<Words, Kind> {
    if bomb::is_bomb(bytes) {
        return Err(Kind::Huge);
    }
    let until = Instant::now() + LONGEST;
    let bytes = Arc::new(Watched::new(bytes, until));
    let (send, receive) = mpsc::channel();
    let work = move || {
        // the panic of a reader is a damaged file, and nobody's state is left behind
        let words = catch_unwind(AssertUnwindSafe(|| words(&bytes, until)));
        let kind = |thrown: &_| if watched::is_too_much(thrown) { Kind::Huge } else { Kind::Pdf };
        // nobody may wait any more
        let _ = send.send(words.unwrap_or_else(|thrown| Err(kind(thrown.as_ref()))));
    };
    thread::Builder::new().stack_size(STACK).spawn(work).map_err(|_| Kind::Pdf)?;
    receive.recv_timeout(LONGEST + GRACE).unwrap_or(Err(Kind::Huge))
}

fn words(bytes: &Arc<Watched>, until: Instant) -> Result<Words, Kind> {
    let pdf = Pdf::new(Arc::clone(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Kind::Sealed
        }
        _ => Kind::Pdf,
    })?;
    bytes.found();
    let pages = pdf.pages();
    if pages.len() > Words::MOST_SHEETS {
        return Err(Kind::Huge);
    }
    let length = bytes.length() as u64;
    let mut words = Words { format: Format::Pdf, bytes: length, sheets: Vec::with_capacity(pages.len()) };
    let mut fonts = font::Fonts::default();
    let (mut room, mut unpacked) = (Words::MOST_WORDS, 0);
    for page in pages.iter() {
        let (width, height) = page.base_dimensions();
        let corner = page.intersected_crop_box();
        let mut content = Content::new(Sheet::new(width, height), (corner.x0, corner.y1), until, room);
        let stream = contents(page.raw()).ok_or(Kind::Huge)?;
        unpacked += stream.len();
        content.run(&stream, page.resources(), &mut fonts, 0);
        if content.is_over() || unpacked > MOST_CONTENT {
            return Err(Kind::Huge);
        }
        room -= content.sheet.words.len().min(room);
        words.sheets.push(content.sheet);
    }
    let is_empty = words.sheets.iter().all(|sheet| sheet.words.is_empty());
    if is_empty { Err(Kind::Scan) } else { Ok(words) }
}

/// The content of a page, which may be in several streams; `None` where it is more than one stream may hold.
fn contents(page: &Dict<'_>) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    let one = page.get::<Stream<'_>>("Contents");
    let several = page.get::<Array<'_>>("Contents").filter(|_| one.is_none());
    let several = several.iter().flat_map(|streams| streams.iter::<Stream<'_>>());
    for stream in one.into_iter().chain(several) {
        all.extend_from_slice(&unpacked(&stream).unwrap_or_default());
        all.push(b'\n');
        if all.len() > bomb::ONE {
            return None;
        }
    }
    Some(all)
}

/// What a stream holds; nothing of a picture, whose size nobody has measured.
fn unpacked<'s>(stream: &Stream<'s>) -> Option<Cow<'s, [u8]>> {
    let is_picture = stream.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Image");
    if is_picture { None } else { stream.decoded().ok() }
}
