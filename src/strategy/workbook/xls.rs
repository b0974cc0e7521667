//! An XLS workbook (BIFF8 in an OLE file), as much of it as a report needs.

use super::{Cell, Content, Sheet};

/// The longest content of a record.
const LONGEST: usize = 8224;

const SECTOR: usize = 512;

pub(super) fn write(sheets: &[Sheet]) -> Vec<u8> {
    let mut strings = Vec::new();
    let bodies: Vec<Vec<u8>> = sheets.iter().map(|sheet| worksheet(sheet, &mut strings)).collect();
    let globals = |starts: &[usize]| {
        let mut out = record(0x0809, &numbers(&[0x0600, 0x0005, 0, 0, 0, 0, 0, 0]));
        out.extend(record(0x0042, &numbers(&[1200])));
        // style 0 is the usual one, style 1 has two decimals
        [0_u16, 2]
            .iter()
            .for_each(|format| out.extend(record(0x00E0, &numbers(&[0, *format, 0, 0, 0, 0, 0, 0, 0, 0]))));
        for ((sheet, start), number) in sheets.iter().zip(starts).zip(1..) {
            let mut content = (*start as u32).to_le_bytes().to_vec();
            content.extend([u8::from(sheet.hidden), 0, 6, 0]);
            content.extend(format!("Sheet{number}").bytes().take(6));
            out.extend(record(0x0085, &content));
        }
        out.extend(shared(&strings));
        out.extend(record(0x000A, &[]));
        out
    };
    // where the sheets begin does not change how long the records before them are
    let mut at = globals(&vec![0; sheets.len()]).len();
    let mut starts = Vec::new();
    for body in &bodies {
        starts.push(at);
        at += body.len();
    }
    file(&[globals(&starts), bodies.concat()].concat())
}

fn worksheet(sheet: &Sheet, strings: &mut Vec<String>) -> Vec<u8> {
    let mut out = record(0x0809, &numbers(&[0x0600, 0x0010, 0, 0, 0, 0, 0, 0]));
    let mut merged = Vec::new();
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (column, cell) in cells {
            out.extend(cell_record(cell, row as u16, *column as u16, strings));
            if cell.columns * cell.rows > 1 {
                merged.push([row, row + cell.rows - 1, *column, column + cell.columns - 1].map(|at| at as u16));
            }
        }
    }
    for areas in merged.chunks(1000) {
        out.extend(record(0x00E5, &numbers(&[&[areas.len() as u16], areas.as_flattened()].concat())));
    }
    out.extend(record(0x000A, &[]));
    out
}

fn cell_record(cell: &Cell, row: u16, column: u16, strings: &mut Vec<String>) -> Vec<u8> {
    let at = |style| numbers(&[row, column, style]);
    match &cell.content {
        Content::Blank => record(0x0201, &at(1)),
        Content::Text(text) if text.len() % 3 == 0 => record(0x0204, &[at(0), string(text)].concat()),
        Content::Text(text) => {
            strings.push(text.clone());
            record(0x00FD, &[at(0), (strings.len() as u32 - 1).to_le_bytes().to_vec()].concat())
        }
        Content::Number { text, is_formula } => {
            let value = text.parse::<f64>().unwrap_or_default();
            let bytes = value.to_le_bytes().to_vec();
            let hundredths = value.abs() < f64::from(1 << 20) && (value * 100.0).fract() == 0.0;
            let whole = value.abs() < f64::from(1 << 28) && value.fract() == 0.0;
            match (is_formula, hundredths) {
                (true, _) => record(0x0006, &[at(0), bytes, numbers(&[0; 4])].concat()),
                // hundredths in thirty bits
                (false, true) => {
                    let bits = ((value * 100.0) as i32) << 2 | 3;
                    record(
                        0x00BD,
                        &[numbers(&[row, column, 0]), bits.to_le_bytes().to_vec(), numbers(&[column])].concat(),
                    )
                }
                (false, false) if whole => {
                    record(0x027E, &[at(0), (((value as i32) << 2) | 2).to_le_bytes().to_vec()].concat())
                }
                (false, false) => record(0x0203, &[at(0), bytes].concat()),
            }
        }
    }
}

/// The shared strings, of which none is cut by the end of a record.
fn shared(strings: &[String]) -> Vec<u8> {
    let count = (strings.len() as u32).to_le_bytes();
    let mut pieces = vec![[count, count].concat()];
    for text in strings {
        let text = string(text);
        match pieces.last_mut().filter(|piece| piece.len() + text.len() <= LONGEST) {
            Some(piece) => piece.extend(text),
            None => pieces.push(text),
        }
    }
    let kinds = std::iter::once(0x00FC).chain(std::iter::repeat(0x003C));
    kinds.zip(&pieces).flat_map(|(kind, piece)| record(kind, piece)).collect()
}

/// A string with the number of its units, in single bytes where that is enough.
fn string(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let is_wide = units.iter().any(|unit| *unit > 0xFF);
    let mut out = numbers(&[units.len() as u16]);
    out.push(u8::from(is_wide));
    out.extend(units.iter().flat_map(|unit| unit.to_le_bytes().into_iter().take(1 + usize::from(is_wide))));
    out
}

fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    [&numbers(&[kind, content.len() as u16]), content].concat()
}

fn numbers(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// An OLE file with one stream: its sectors first, then the directory, then the table of all sectors.
fn file(stream: &[u8]) -> Vec<u8> {
    let mut body = stream.to_vec();
    // shorter ones would have to lie among small sectors
    body.resize(body.len().max(4096).next_multiple_of(SECTOR), 0);
    let directory = body.len() / SECTOR;
    body.extend(entry("Root Entry", 5, 1, 0xFFFF_FFFE, 0));
    body.extend(entry("Workbook", 2, 0xFFFF_FFFF, 0, body_size(stream)));
    body.resize((directory + 1) * SECTOR, 0);
    let tables = (directory + 1).div_ceil(SECTOR / 4 - 1);
    let mut next: Vec<u32> = (1..=directory as u32).collect();
    next[directory - 1] = 0xFFFF_FFFE;
    next.push(0xFFFF_FFFE);
    next.resize(next.len() + tables, 0xFFFF_FFFD);
    next.resize(tables * SECTOR / 4, 0xFFFF_FFFF);
    let mut header = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 16]].concat();
    header.extend(numbers(&[0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 0, 0]));
    let first_table = directory as u32 + 1;
    let words = [tables as u32, directory as u32, 0, 4096, 0xFFFF_FFFE, 0, 0xFFFF_FFFE, 0];
    header.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    header.extend((first_table..first_table + tables as u32).flat_map(u32::to_le_bytes));
    header.resize(SECTOR, 0xFF);
    [header, body, next.iter().flat_map(|sector| sector.to_le_bytes()).collect()].concat()
}

fn body_size(stream: &[u8]) -> u32 {
    stream.len().max(4096) as u32
}

fn entry(name: &str, kind: u8, child: u32, start: u32, size: u32) -> Vec<u8> {
    let mut entry = numbers(&name.encode_utf16().collect::<Vec<u16>>());
    entry.resize(64, 0);
    entry.extend(numbers(&[name.len() as u16 * 2 + 2]));
    entry.extend([kind, 1]);
    entry.extend([0xFFFF_FFFF_u32, 0xFFFF_FFFF, child].iter().flat_map(|sibling| sibling.to_le_bytes()));
    entry.resize(116, 0);
    entry.extend([start, size, 0].iter().flat_map(|number| number.to_le_bytes()));
    entry
}
