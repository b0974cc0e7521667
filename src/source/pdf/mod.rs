//! A PDF with a text layer: its characters and lines with their places, for `boxes` to put together.
//!
//! `hayro-syntax` reads the syntax (objects, streams, encryption), and what a report needs of the rest is here: fonts as far as they
//! tell characters and widths, and the operators that write and draw. All of it runs on a thread of its own, with a deep stack and a
//! time limit, so that no file can bring the process down.

mod bomb;
mod cmap;
mod content;
mod font;
mod grammar;
mod matrix;
mod packed;
mod path;
mod stream;
mod watched;

use super::Kind;
use crate::model::Format;
use crate::words::{Sheet, Words};
use content::Content;
use hayro_syntax::page::Pages;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
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
    let (words, silent) = watch(bytes, LONGEST, |pdf, until| words(pdf, until, font::Fonts::new(false)))?;
    // shapes of characters are no more than a picture of them; what a file itself calls lost is text that was lost before
    let all: usize = words.sheets.iter().map(|sheet| sheet.words.len()).sum();
    if silent * 2 >= all { Err(Kind::Scan) } else { Ok(words) }
}

/// Whether each page is damaged, be it in the file of one of its fonts; a single one that is, where nothing can be made of the file.
pub(crate) fn damaged_pages(bytes: &[u8]) -> Vec<bool> {
    match watch(bytes, LONGEST, |pdf, until| words(pdf, until, font::Fonts::new(true))) {
        Ok((words, _)) => words.sheets.iter().map(|sheet| sheet.damaged).collect(),
        Err(Kind::Pdf) => vec![true],
        Err(_) => Vec::new(),
    }
}

/// The content of a page, and of all pages, that a reader without limits can bear, in bytes.
const BEARABLE: usize = 16 << 20;
const BEARABLE_IN_ALL: usize = 64 << 20;

/// True of a file that had better not be given to a reader that has no limits.
pub(crate) fn is_harmful(bytes: &[u8]) -> bool {
    let measure = |pdf: &Pdf, _: Instant| {
        let lengths =
            pages(pdf)?.iter().map(|page| stream::contents(page.raw(), BEARABLE).map(|content| content.0.len()));
        let all = lengths.sum::<Option<usize>>().ok_or(Kind::Huge)?;
        if all > BEARABLE_IN_ALL { Err(Kind::Huge) } else { Ok(()) }
    };
    watch(bytes, LONGEST / 5, measure) == Err(Kind::Huge)
}

/// Opens a file and works on it, as long as there is time.
fn watch<T: Send + 'static>(
    bytes: &[u8],
    longest: Duration,
    work: impl Fn(&Pdf, Instant) -> Result<T, Kind> + Send + 'static,
) -> Result<T, Kind> {
    if bomb::is_bomb(bytes) {
        return Err(Kind::Huge);
    }
    let until = Instant::now() + longest;
    let bytes = Arc::new(Watched::new(bytes, until));
    let (send, receive) = mpsc::channel();
    let work = move || {
        // the panic of a reader is a damaged file, and nobody's state is left behind
        let found = catch_unwind(AssertUnwindSafe(|| work(&open(&bytes)?, until)));
        let kind = |thrown: &_| if watched::is_too_much(thrown) { Kind::Huge } else { Kind::Pdf };
        // nobody may wait any more
        let _ = send.send(found.unwrap_or_else(|thrown| Err(kind(thrown.as_ref()))));
    };
    thread::Builder::new().stack_size(STACK).spawn(work).map_err(|_| Kind::Pdf)?;
    receive.recv_timeout(longest + GRACE).unwrap_or(Err(Kind::Huge))
}

fn open(bytes: &Arc<Watched>) -> Result<Pdf, Kind> {
    let pdf = Pdf::new(Arc::clone(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Kind::Sealed
        }
        _ => Kind::Pdf,
    })?;
    bytes.found();
    Ok(pdf)
}

fn pages(pdf: &Pdf) -> Result<&Pages<'_>, Kind> {
    let pages = pdf.pages();
    if pages.len() > Words::MOST_SHEETS { Err(Kind::Huge) } else { Ok(pages) }
}

/// The words of all pages, and how many of them are shapes alone.
fn words(pdf: &Pdf, until: Instant, mut fonts: font::Fonts) -> Result<(Words, usize), Kind> {
    let pages = pages(pdf)?;
    let bytes = pdf.data().as_ref().len() as u64;
    let mut words = Words { format: Format::Pdf, bytes, sheets: Vec::with_capacity(pages.len()) };
    let shifted = is_shifted(pdf.data().as_ref());
    let (mut room, mut unpacked, mut silent) = (Words::MOST_WORDS, 0, 0);
    for page in pages.iter() {
        let (width, height) = page.base_dimensions();
        let corner = page.intersected_crop_box();
        let mut content = Content::new(Sheet::new(width, height), (corner.x0, corner.y1), until, room);
        let (stream, trust) = stream::contents(page.raw(), bomb::ONE).ok_or(Kind::Huge)?;
        unpacked += stream.len();
        content.run(stream, trust, page.resources(), &mut fonts, 0);
        if content.is_over() || unpacked > MOST_CONTENT {
            return Err(Kind::Huge);
        }
        room -= content.sheet.words.len().min(room);
        silent += content.silent;
        content.sheet.damaged = content.is_damaged(shifted);
        words.sheets.push(content.sheet);
    }
    Ok((words, silent))
}

/// True of a file that has lost or gained bytes since it was written: its last words do not lead to the table of its objects.
fn is_shifted(bytes: &[u8]) -> bool {
    const WORD: &[u8] = b"startxref";
    let Some(at) = memchr::memmem::rfind(bytes, WORD) else { return true };
    let digits = bytes[at + WORD.len()..].trim_ascii_start();
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let place = std::str::from_utf8(&digits[..length]).ok().and_then(|digits| digits.parse::<usize>().ok());
    // places are counted from where the file begins, which something may stand before
    let begin = memchr::memmem::find(bytes, b"%PDF").unwrap_or(0);
    !place.is_some_and(|place| {
        [0, begin].iter().any(|begin| {
            let table = bytes.get(place.saturating_add(*begin)..).unwrap_or_default().trim_ascii_start();
            table.starts_with(b"xref") || is_object(table)
        })
    })
}

/// `7 0 obj`
fn is_object(bytes: &[u8]) -> bool {
    let mut words = bytes[..bytes.len().min(40)].split(u8::is_ascii_whitespace);
    let mut number = || words.next().is_some_and(|word| !word.is_empty() && word.iter().all(u8::is_ascii_digit));
    number() && number() && words.next().is_some_and(|word| word.starts_with(b"obj"))
}
