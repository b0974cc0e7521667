//! The tidy tables (contract §4): one row a cell, a report, a statement or a finding, column by column.
//!
//! [`Tidy`] takes reports in and gives [`Chunk`]s of columns out, in the layout of Arrow, with the words of repeated
//! strings apart. Writers see a chunk as [`View`]s, wherever its columns lie.

mod across;
mod column;
mod copies;
mod csv;
mod date;
mod dictionary;
mod field;
mod frame;
mod ipc;
#[cfg(feature = "json")]
mod lines;
mod panel;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "json")]
mod read;
mod rows;
mod view;
#[cfg(feature = "xlsx")]
mod xlsx;

#[cfg(feature = "arrow")]
mod arrow;
#[cfg(feature = "arrow")]
mod import;

pub use across::across;
#[cfg(feature = "arrow")]
pub use arrow::Arrow;
pub use column::{Bits, Column, Strings, Values, Words};
pub use csv::{write_csv, write_csv_head};
pub use date::date;
pub use dictionary::dictionary;
pub use field::{Field, FieldKind};
pub use frame::{Chunk, Frame};
#[cfg(feature = "arrow")]
pub use import::import;
pub use ipc::IpcWriter;
#[cfg(feature = "json")]
pub use lines::write_lines;
pub use panel::panel;
#[cfg(feature = "parquet")]
pub use parquet::ParquetWriter;
#[cfg(feature = "json")]
pub use read::read_reports;
pub use view::{Data, Datum, Texts, View, Views};
#[cfg(feature = "xlsx")]
pub use xlsx::{Sheet, write_workbook};

use crate::code::Language;
use crate::model::Report;
use copies::Copies;
use field::{Cells, Findings, Reports, Rows, Statements};
use rows::Templates;

/// A chunk is full with so many cells: a thousand and some reports.
const FULL: usize = 1 << 18;

/// Or with so many bytes in one column of text, whose bounds have 32 bits.
const FULL_TEXT: usize = 1 << 28;

/// A tidy table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TidyTable {
    /// One row a cell of a report.
    Cells,
    /// One row a report.
    Reports,
    /// One row a figure that the prose states.
    Statements,
    /// One row a finding.
    Findings,
}

impl TidyTable {
    /// All of them, in the order of [`Tidy::take`].
    pub const ALL: [TidyTable; 4] = [TidyTable::Cells, TidyTable::Reports, TidyTable::Statements, TidyTable::Findings];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            TidyTable::Cells => "cells",
            TidyTable::Reports => "reports",
            TidyTable::Statements => "statements",
            TidyTable::Findings => "findings",
        }
    }

    /// Its columns.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            TidyTable::Cells => Cells::FIELDS,
            TidyTable::Reports => Reports::FIELDS,
            TidyTable::Statements => Statements::FIELDS,
            TidyTable::Findings => Findings::FIELDS,
        }
    }
}

/// The tidy tables of some reports, while they grow.
///
/// ```
/// use xxgk::tidy::{Tidy, TidyTable};
/// let mut tidy = Tidy::new();
/// tidy.push(&xxgk::parse_str("青岚县2022年政府信息公开工作年度报告\n行政许可\t3\n行政处罚\t0\n"));
/// let [cells, reports, ..] = tidy.take();
/// assert_eq!((cells.rows, reports.rows), (200, 1));
/// assert_eq!(TidyTable::Cells.fields()[9].name, "value");
/// ```
#[derive(Debug, Default)]
pub struct Tidy {
    templates: Templates,
    cells: Cells,
    reports: Reports,
    statements: Statements,
    findings: Findings,
    copies: Copies,
    rows: usize,
    language: Language,
}

impl Tidy {
    /// No rows; the words of the forms are known in printed order.
    pub fn new() -> Tidy {
        let mut tidy = Tidy::default();
        tidy.templates = Templates::new(&mut tidy.cells);
        tidy
    }

    /// The language of the messages of findings; English unless told otherwise.
    #[must_use]
    pub fn language(self, language: Language) -> Tidy {
        Tidy { language, ..self }
    }

    /// Adds the rows of a report.
    pub fn push(&mut self, report: &Report) {
        let id = report.id();
        self.rows += self.templates.cells(&mut self.cells, report, &id);
        let copy_of = self.copies.of(report, &id);
        rows::report(&mut self.reports, report, &id, copy_of.as_deref());
        rows::statements(&mut self.statements, report, &id);
        rows::findings(&mut self.findings, report, &id, self.language);
    }

    /// True where the rows should be taken before more come.
    pub fn is_full(&self) -> bool {
        let text = [
            self.cells.text_bytes(),
            self.reports.text_bytes(),
            self.statements.text_bytes(),
            self.findings.text_bytes(),
        ];
        self.rows >= FULL || text.into_iter().any(|bytes| bytes >= FULL_TEXT)
    }

    /// The rows since the last time, in the order of [`TidyTable::ALL`].
    pub fn take(&mut self) -> [Chunk; 4] {
        self.rows = 0;
        [self.cells.take(), self.reports.take(), self.statements.take(), self.findings.take()].map(Chunk::new)
    }

    /// The words of a table, column by column; all that chunks taken so far name.
    pub fn words(&self, table: TidyTable) -> Vec<Option<&Words>> {
        match table {
            TidyTable::Cells => self.cells.words(),
            TidyTable::Reports => self.reports.words(),
            TidyTable::Statements => self.statements.words(),
            TidyTable::Findings => self.findings.words(),
        }
    }

    /// Whole tables of the chunks that were taken, in the order of [`TidyTable::ALL`], words and all.
    pub fn frames(self, chunks: [Vec<Chunk>; 4]) -> [Frame; 4] {
        let mut chunks = chunks.into_iter();
        TidyTable::ALL.map(|table| Frame {
            fields: table.fields().to_vec(),
            words: self.words(table).into_iter().map(|words| words.cloned()).collect(),
            chunks: chunks.next().unwrap_or_default(),
        })
    }

    /// A chunk of a table as the writers see it.
    pub fn views<'a>(&'a self, table: TidyTable, chunk: &'a Chunk) -> Vec<View<'a>> {
        let words = self.words(table).into_iter();
        chunk.columns.iter().zip(words).map(|(column, words)| View::of(column, words)).collect()
    }
}
