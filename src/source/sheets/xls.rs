//! The workbook stream of an XLS file (\[MS-XLS\], BIFF8): records that name the sheets, and behind them those of each sheet.

use super::grid::{MOST_CELLS, Sheet};
use super::merged::Area;
use super::number::Formats;
use super::ole::{u16_at, u32_at};
use super::strings;
use crate::source::Kind;
use std::borrow::Cow;

/// What records are.
mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000A;
    pub const DATE_1904: u16 = 0x0022;
    pub const PASSWORD: u16 = 0x002F;
    pub const CONTINUE: u16 = 0x003C;
    pub const SHEET: u16 = 0x0085;
    pub const SMALL_NUMBERS: u16 = 0x00BD;
    pub const BLANKS: u16 = 0x00BE;
    pub const RICH_LABEL: u16 = 0x00D6;
    pub const STYLE: u16 = 0x00E0;
    pub const MERGED: u16 = 0x00E5;
    pub const STRINGS: u16 = 0x00FC;
    pub const SHARED_LABEL: u16 = 0x00FD;
    pub const ROW: u16 = 0x0208;
    pub const BLANK: u16 = 0x0201;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const TRUTH: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const SMALL_NUMBER: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BEGIN: u16 = 0x0809;
}

/// The version of Excel 97 and all later ones.
const BIFF8: u16 = 0x0600;

/// What a workbook has for its sheets.
#[derive(Default)]
struct Book {
    strings: Vec<String>,
    formats: Formats,
    /// Hidden or not, and where the records begin.
    sheets: Vec<(bool, usize)>,
    /// True where the records came to their end, and all strings are there.
    is_whole: bool,
}

/// The text of a workbook, and whether all of it is there: [`Kind::Locked`] behind a password, [`Kind::Ole`] where it is older than Excel 97 or damaged.
pub(super) fn read(stream: &[u8]) -> Result<(String, bool), Kind> {
    let book = globals(stream)?;
    let mut is_whole = book.is_whole;
    // a sheet ends where the next begins, whatever its records say
    let mut starts: Vec<usize> = book.sheets.iter().map(|(_, start)| *start).collect();
    starts.sort_unstable();
    let (text, is_ordered) = super::workbook(&book.sheets, |start| {
        let end = starts.get(starts.partition_point(|other| other <= start)).map_or(stream.len(), |next| *next);
        let (sheet, has_end) = read_sheet(Records(stream.get(*start..end).unwrap_or_default()), &book)?;
        is_whole &= has_end;
        Ok(sheet)
    })?;
    Ok((text, is_whole && is_ordered))
}

fn globals(stream: &[u8]) -> Result<Book, Kind> {
    let mut book = Book::default();
    let mut lacks_strings = false;
    let mut records = Records(stream);
    let is_workbook = |record: (u16, &[u8])| record.0 == kind::BEGIN && u16_at(record.1, 0) == Some(BIFF8);
    if !records.next().is_some_and(is_workbook) {
        return Err(Kind::Ole);
    }
    while let Some((kind, content)) = records.next() {
        match kind {
            kind::END => {
                book.is_whole = !lacks_strings;
                break;
            }
            kind::PASSWORD => return Err(Kind::Locked),
            kind::DATE_1904 => book.formats.since_1904 = u16_at(content, 0) == Some(1),
            kind::FORMAT => {
                if let (Some(id), Some(code)) = (u16_at(content, 0), strings::one(content.get(2..).unwrap_or_default()))
                {
                    book.formats.name(usize::from(id), &code);
                }
            }
            kind::STYLE => book.formats.style(u16_at(content, 2).map_or(0, usize::from)),
            kind::SHEET => {
                // of its kinds 0 is a sheet of cells
                if let (Some(start), Some([state, 0])) = (u32_at(content, 0), content.get(4..6)) {
                    book.sheets.push((state & 3 != 0, start as usize));
                }
            }
            kind::STRINGS => {
                let mut pieces = vec![content.get(8..).unwrap_or_default()];
                while let Some(piece) = records.next_if(kind::CONTINUE) {
                    pieces.push(piece);
                }
                let count = u32_at(content, 4).map_or(0, |count| count as usize);
                if count > MOST_CELLS {
                    return Err(Kind::Bloated);
                }
                let (strings, is_whole) = strings::all(&pieces, count);
                book.strings = strings;
                lacks_strings |= !is_whole;
            }
            _ => {}
        }
    }
    Ok(book)
}

/// The cells of a sheet, and whether its records come to their end.
fn read_sheet<'b>(mut records: Records<'_>, book: &'b Book) -> Result<(Sheet<'b>, bool), Kind> {
    let mut sheet = Sheet::default();
    let (mut depth, mut is_whole) = (0_usize, true);
    // rows that are said to have cells
    let mut rows: Vec<usize> = Vec::new();
    while let Some((kind, content)) = records.next() {
        match kind {
            kind::BEGIN => depth += 1,
            kind::END if depth <= 1 => {
                is_whole &= depth == 1 && rows.iter().all(|row| sheet.has_row(*row));
                return Ok((sheet, is_whole));
            }
            kind::END => depth -= 1,
            // a chart in the sheet
            _ if depth > 1 => {}
            // bytes that are no more
            0 => is_whole = false,
            kind::ROW => {
                let has_cells = u16_at(content, 2) < u16_at(content, 4);
                rows.extend(u16_at(content, 0).filter(|_| has_cells).map(usize::from));
            }
            kind::MERGED => {
                let areas = content.get(2..).unwrap_or_default().chunks_exact(8);
                areas.filter_map(area).for_each(|area| sheet.merge(area));
            }
            kind::SMALL_NUMBERS | kind::BLANKS => row_of(&mut sheet, kind, content, book)?,
            _ => {
                let (Some(row), Some(column), Some(style)) =
                    (u16_at(content, 0), u16_at(content, 2), u16_at(content, 4))
                else {
                    continue;
                };
                if let Some(text) = shown(kind, &content[6..], style, &mut records, book) {
                    sheet.push(usize::from(row), usize::from(column), text)?;
                }
            }
        }
    }
    Ok((sheet, false))
}

/// Several cells of a row side by side: a style each, and a number or nothing.
fn row_of(sheet: &mut Sheet<'_>, kind: u16, content: &[u8], book: &Book) -> Result<(), Kind> {
    let (Some(row), Some(first)) = (u16_at(content, 0), u16_at(content, 2)) else { return Ok(()) };
    let length = if kind == kind::BLANKS { 2 } else { 6 };
    // the last column is said again behind them
    let cells = content.get(4..content.len().saturating_sub(2)).unwrap_or_default().chunks_exact(length);
    for (cell, column) in cells.zip(usize::from(first)..) {
        let number = cell.get(2..).and_then(small_number).zip(u16_at(cell, 0));
        let text = number.map_or(String::new(), |(value, style)| book.printed(value, style));
        sheet.push(usize::from(row), column, text)?;
    }
    Ok(())
}

/// What a cell shows, from what stands behind its place and style; `None` of a record that is no cell.
fn shown<'b>(kind: u16, rest: &[u8], style: u16, records: &mut Records<'_>, book: &'b Book) -> Option<Cow<'b, str>> {
    let printed = |value: Option<f64>| value.map_or(super::LOST.to_owned(), |value| book.printed(value, style));
    Some(match kind {
        kind::BLANK => Cow::Borrowed(""),
        kind::SHARED_LABEL => {
            let text = u32_at(rest, 0).and_then(|at| book.strings.get(at as usize));
            text.map_or(Cow::Borrowed(super::LOST), Cow::from)
        }
        kind::LABEL | kind::RICH_LABEL => strings::one(rest).map_or(super::LOST.into(), Cow::from),
        kind::NUMBER => printed(f64_at(rest)).into(),
        kind::SMALL_NUMBER => printed(small_number(rest)).into(),
        kind::TRUTH => truth(rest.first().copied(), rest.get(1) == Some(&1)).into(),
        kind::FORMULA => match rest {
            [0, _, _, _, _, _, 0xFF, 0xFF, ..] => records.string().into(),
            [kind @ (1 | 2), _, value, _, _, _, 0xFF, 0xFF, ..] => truth(Some(*value), *kind == 2).into(),
            [_, _, _, _, _, _, 0xFF, 0xFF, ..] => Cow::Borrowed(""),
            _ => printed(f64_at(rest)).into(),
        },
        _ => return None,
    })
}

impl Book {
    fn printed(&self, value: f64, style: u16) -> String {
        self.formats.printed(value, usize::from(style))
    }
}

/// What is true, false or an error shows.
fn truth(value: Option<u8>, is_error: bool) -> &'static str {
    match (is_error, value) {
        (false, Some(1)) => "TRUE",
        (false, _) => "FALSE",
        (true, Some(0x00)) => "#NULL!",
        (true, Some(0x07)) => "#DIV/0!",
        (true, Some(0x0F)) => "#VALUE!",
        (true, Some(0x17)) => "#REF!",
        (true, Some(0x1D)) => "#NAME?",
        (true, Some(0x24)) => "#NUM!",
        (true, _) => "#N/A",
    }
}

/// A number in 30 bits: a whole one or the upper half of a float, times a hundred or not.
fn small_number(bytes: &[u8]) -> Option<f64> {
    let bits = u32_at(bytes, 0)?;
    let value = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from((bits as i32) >> 2),
    };
    let value = if bits & 1 == 1 { value / 100.0 } else { value };
    value.is_finite().then_some(value)
}

fn f64_at(bytes: &[u8]) -> Option<f64> {
    bytes.first_chunk().map(|bytes| f64::from_le_bytes(*bytes)).filter(|value| value.is_finite())
}

fn area(bytes: &[u8]) -> Option<Area> {
    let at = |at| u16_at(bytes, at).map(usize::from);
    Some(Area { top: at(0)?, bottom: at(2)?, left: at(4)?, right: at(6)? })
}

/// The records of a stream: what each is, and its content.
#[derive(Clone, Copy)]
struct Records<'b>(&'b [u8]);

impl<'b> Records<'b> {
    /// The next one, if it is of this kind.
    fn next_if(&mut self, wanted: u16) -> Option<&'b [u8]> {
        let mut records = *self;
        let content = records.next().filter(|(kind, _)| *kind == wanted)?.1;
        *self = records;
        Some(content)
    }

    /// The text of a formula, which follows it; between them may stand what the formula shares with others.
    fn string(&mut self) -> String {
        const SHARED: [u16; 3] = [0x0221, 0x0236, 0x04BC];
        SHARED.iter().find(|kind| self.next_if(**kind).is_some());
        self.next_if(kind::STRING).and_then(strings::one).unwrap_or_default()
    }
}

impl<'b> Iterator for Records<'b> {
    type Item = (u16, &'b [u8]);

    fn next(&mut self) -> Option<(u16, &'b [u8])> {
        let (kind, length) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
        let content = &self.0[4..];
        // the last one may be cut short
        let (content, rest) = content.split_at(length.min(content.len()));
        self.0 = rest;
        Some((kind, content))
    }
}
