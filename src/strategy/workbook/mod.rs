//! Workbooks: a report on one sheet or its tables on sheets of their own, numbers as numbers or as text, cells merged.

mod ods;
mod xls;
mod xlsx;

use super::{Damage, Dice, Draft, Piece, Sample};
use crate::printed::{Printed, PrintedCell};
use std::io::{self, Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Prose is merged over so many columns.
const WIDTH: usize = 10;

impl Damage {
    /// Writes a sample as an XLSX workbook, with what of this damage happens before that.
    ///
    /// # Errors
    /// None that a workbook in memory can meet.
    pub fn xlsx(&self, sample: &Sample) -> io::Result<Vec<u8>> {
        xlsx::write(&self.sheets(sample))
    }

    /// The same as an ODS workbook.
    ///
    /// # Errors
    /// None that a workbook in memory can meet.
    pub fn ods(&self, sample: &Sample) -> io::Result<Vec<u8>> {
        ods::write(&self.sheets(sample))
    }

    /// The same as an XLS workbook.
    pub fn xls(&self, sample: &Sample) -> Vec<u8> {
        xls::write(&self.sheets(sample))
    }

    fn sheets(&self, sample: &Sample) -> Vec<Sheet> {
        sheets(&self.draft(sample), &mut Dice::new(self.seed))
    }
}

/// A sheet: its cells, row by row, with the columns where they begin.
#[derive(Default)]
struct Sheet {
    rows: Vec<Vec<(usize, Cell)>>,
    hidden: bool,
}

/// A cell over so many columns and rows.
struct Cell {
    content: Content,
    columns: usize,
    rows: usize,
}

enum Content {
    /// A blank cell with borders.
    Blank,
    Text(String),
    /// A number, or a formula that gives it.
    Number {
        text: String,
        is_formula: bool,
    },
}

/// The sheets of a document. What is beside its tables, a hidden sheet with an old table among them, is no part of the report.
fn sheets(draft: &Draft, dice: &mut Dice) -> Vec<Sheet> {
    let (apart, wide) = (dice.once_in(2), dice.once_in(2));
    let (top, left) = (dice.below(3), dice.below(3));
    let new = || Sheet { rows: (0..top).map(|_| Vec::new()).collect(), hidden: false };
    let mut sheets = vec![new()];
    for (at, prose) in draft.prose.iter().enumerate() {
        if apart && at > 0 {
            sheets.push(new());
        }
        let Some(sheet) = sheets.last_mut() else { continue };
        prose.lines().for_each(|line| sheet.prose(line, left, if wide { WIDTH } else { 1 }));
        for piece in draft.sections.get(at).into_iter().flatten() {
            match piece {
                Piece::Table(table) => sheet.table(table, left, dice),
                Piece::Line(line) => sheet.prose(line, left, 1),
            }
        }
    }
    let old = "一、本年新收政府信息公开申请数量";
    let at = dice.below(sheets.len() + 1);
    let cells = (0..WIDTH).map(|at| (at, Cell::new(if at == 0 { old } else { "7" }, 1, 1, dice)));
    sheets.insert(at, Sheet { rows: vec![cells.collect()], hidden: true });
    sheets
}

impl Sheet {
    /// A line, which may be empty.
    fn prose(&mut self, line: &str, left: usize, columns: usize) {
        let cell = || Cell { content: Content::Text(line.to_owned()), columns, rows: 1 };
        self.rows.push(if line.trim().is_empty() { Vec::new() } else { vec![(left, cell())] });
    }

    fn table(&mut self, table: &Printed, left: usize, dice: &mut Dice) {
        for row in table.expanded() {
            let cell = |(at, cell): (usize, Option<&PrintedCell>)| {
                let cell = cell?;
                Some((left + at, Cell::new(&cell.text, cell.columns, cell.rows, dice)))
            };
            self.rows.push(row.into_iter().enumerate().filter_map(cell).collect());
        }
    }
}

impl Cell {
    fn new(text: &str, columns: usize, rows: usize, dice: &mut Dice) -> Cell {
        let is_number = text.parse::<f64>().is_ok() && !text.starts_with('+') && !text.starts_with("00");
        let content = match text.trim() {
            "" => Content::Blank,
            _ if is_number && !dice.once_in(4) => {
                Content::Number { text: text.to_owned(), is_formula: dice.once_in(4) }
            }
            _ => Content::Text(text.to_owned()),
        };
        Cell { content, columns, rows }
    }
}

/// An archive of these parts.
fn archive(parts: &[(String, String)]) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name.as_str(), SimpleFileOptions::default())?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
