//! A whole table in memory: its columns chunk by chunk, and the words that they name.

use super::column::{Column, Words};
use super::field::Field;
use super::view::{View, Views};

/// Some rows of a table, column by column.
#[derive(Debug, Clone)]
pub struct Chunk {
    /// A column for each field of the table, of equal length.
    pub columns: Vec<Column>,
    /// How many rows it has.
    pub rows: usize,
}

impl Chunk {
    pub(super) fn new(columns: Vec<Column>) -> Chunk {
        let rows = columns.first().map_or(0, Column::len);
        Chunk { columns, rows }
    }
}

/// A whole table.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// Its columns by name and kind.
    pub fields: Vec<Field>,
    /// The words of the columns that have them.
    pub words: Vec<Option<Words>>,
    /// Its rows.
    pub chunks: Vec<Chunk>,
}

impl Frame {
    /// A table of one chunk.
    pub(super) fn new(fields: Vec<Field>, words: &[Option<&Words>], columns: Vec<Column>) -> Frame {
        let words = words.iter().map(|words| words.cloned()).collect();
        Frame { fields, words, chunks: vec![Chunk::new(columns)] }
    }

    /// Its rows as the writers see them, chunk by chunk.
    pub fn views(&self) -> Vec<Views<'_>> {
        let of = |(column, words)| View::of(column, Option::as_ref(words));
        self.chunks.iter().map(|chunk| (chunk.columns.iter().zip(&self.words).map(of).collect(), chunk.rows)).collect()
    }
}
