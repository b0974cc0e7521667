//! Parquet, as much of it as the tidy tables need: flat columns, one page a column and row group, strings that come again
//! and again by dictionary, snappy. Three hundred lines instead of minutes of building; pyarrow, polars and duckdb read it.
//!
//! After the format's own documents: <https://parquet.apache.org/docs/file-format/>.

mod encode;
mod meta;
mod thrift;

use super::field::{Field, FieldKind};
use super::view::{Data, View};
use meta::{Chunk, DATA_PAGE, DICTIONARY_PAGE, Group, PLAIN, RLE_DICTIONARY};
use std::io::{self, Write};

const MAGIC: &[u8; 4] = b"PAR1";

/// Writes a table as Parquet, a row group at a time.
///
/// ```
/// use xxgk::tidy::{ParquetWriter, Tidy, TidyTable};
/// let mut tidy = Tidy::new();
/// tidy.push(&xxgk::parse_str("青岚县2022年政府信息公开工作年度报告\n行政许可\t3\n行政处罚\t0\n"));
/// let [cells, ..] = tidy.take();
/// let mut writer = ParquetWriter::new(Vec::new(), TidyTable::Cells.fields())?;
/// writer.write(&tidy.views(TidyTable::Cells, &cells), cells.rows)?;
/// assert!(writer.finish()?.starts_with(b"PAR1"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct ParquetWriter<W: Write> {
    out: W,
    /// Bytes written.
    at: u64,
    fields: Vec<Field>,
    groups: Vec<Group>,
}

impl<W: Write> ParquetWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn new(mut out: W, fields: &[Field]) -> io::Result<ParquetWriter<W>> {
        out.write_all(MAGIC)?;
        Ok(ParquetWriter { out, at: MAGIC.len() as u64, fields: fields.to_vec(), groups: Vec::new() })
    }

    /// Writes the rows of a chunk as a row group.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, views: &[View<'_>], rows: usize) -> io::Result<()> {
        if rows == 0 {
            return Ok(());
        }
        let mut group = Group { rows, chunks: Vec::with_capacity(views.len()) };
        for (at, view) in views.iter().enumerate() {
            let nullable = self.fields.get(at).is_some_and(|field| field.nullable);
            group.chunks.push(self.column(view, rows, nullable)?);
        }
        self.groups.push(group);
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(mut self) -> io::Result<W> {
        let footer = meta::footer(&self.fields, &self.groups);
        self.out.write_all(&footer)?;
        self.out.write_all(&length(footer.len())?.to_le_bytes())?;
        self.out.write_all(MAGIC)?;
        self.out.flush()?;
        Ok(self.out)
    }

    /// Writes a column of a row group: the page of its dictionary, if it has one, and that of its values.
    fn column(&mut self, view: &View<'_>, rows: usize, nullable: bool) -> io::Result<Chunk> {
        let mut chunk = Chunk { rows, ..Chunk::default() };
        let mut page = Vec::new();
        if nullable {
            encode::levels(&mut page, view.valid, rows)?;
        }
        let mut encoding = PLAIN;
        if let Data::Word(keys, words) = view.data {
            let (indices, used) = encode::dense(view, keys, rows);
            let mut dictionary = Vec::new();
            used.iter().try_for_each(|&word| encode::text(&mut dictionary, words.get(word)))?;
            chunk.dictionary = Some(self.at);
            self.page(&mut chunk, DICTIONARY_PAGE, PLAIN, used.len(), &dictionary)?;
            encode::indices(&mut page, &indices, used.len());
            encoding = RLE_DICTIONARY;
        } else {
            encode::plain(&mut page, view, rows)?;
        }
        chunk.data = self.at;
        self.page(&mut chunk, DATA_PAGE, encoding, rows, &page)?;
        Ok(chunk)
    }

    fn page(&mut self, chunk: &mut Chunk, kind: i32, encoding: i32, values: usize, page: &[u8]) -> io::Result<()> {
        let packed = snap::raw::Encoder::new().compress_vec(page).map_err(io::Error::other)?;
        let header = meta::page(kind, encoding, length(values)?, length(page.len())?, length(packed.len())?);
        self.out.write_all(&header)?;
        self.out.write_all(&packed)?;
        self.at += (header.len() + packed.len()) as u64;
        chunk.unpacked += (header.len() + page.len()) as u64;
        chunk.packed += (header.len() + packed.len()) as u64;
        Ok(())
    }
}

/// A length, for a format that has 31 bits for it.
fn length(length: usize) -> io::Result<i32> {
    i32::try_from(length).map_err(|_| io::Error::other("a column of a row group is larger than 2 GiB"))
}

/// The physical type of a kind.
fn physical(kind: FieldKind) -> i32 {
    match kind {
        FieldKind::Bool => 0,
        FieldKind::Date => 1,
        FieldKind::Int => 2,
        FieldKind::Float => 5,
        FieldKind::Text | FieldKind::Word => 6,
    }
}
