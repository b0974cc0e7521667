//! Arrow IPC files (Feather, version 2), as much of them as the tidy tables need. The words of repeated strings are complete when
//! the last report is read, so their dictionaries stand behind the rows: the footer says where, and readers of files ask it first.
//!
//! After <https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format>.

mod flat;
mod meta;

use super::field::{Field, FieldKind};
use super::view::{Data, Texts, View};
use meta::{Block, Layout, long};
use std::io::{self, Write};

const MAGIC: &[u8; 8] = b"ARROW1\0\0";

/// Stands before the length of a message.
const MESSAGE: [u8; 4] = [0xFF; 4];

/// Writes a table as an Arrow IPC file, a batch of rows at a time.
///
/// ```
/// use xxgk::tidy::{IpcWriter, Tidy, TidyTable};
/// let mut tidy = Tidy::new();
/// tidy.push(&xxgk::parse_str("青岚县2022年政府信息公开工作年度报告\n行政许可\t3\n行政处罚\t0\n"));
/// let [cells, ..] = tidy.take();
/// let mut writer = IpcWriter::new(Vec::new(), TidyTable::Cells.fields())?;
/// writer.write(&tidy.views(TidyTable::Cells, &cells), cells.rows)?;
/// assert!(writer.finish()?.ends_with(b"ARROW1"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct IpcWriter<W: Write> {
    out: W,
    /// Bytes written.
    at: u64,
    fields: Vec<Field>,
    batches: Vec<Block>,
    /// For each column of words, all that batches so far name: where each begins, and the words end to end.
    words: Vec<Option<(Vec<i32>, String)>>,
}

impl<W: Write> IpcWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn new(mut out: W, fields: &[Field]) -> io::Result<IpcWriter<W>> {
        out.write_all(MAGIC)?;
        let words = fields.iter().map(|_| None).collect();
        let mut writer = IpcWriter { out, at: MAGIC.len() as u64, fields: fields.to_vec(), batches: Vec::new(), words };
        writer.message(&meta::schema(fields), &Body::default())?;
        Ok(writer)
    }

    /// Writes the rows of a chunk as a batch.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, views: &[View<'_>], rows: usize) -> io::Result<()> {
        let mut body = Body::default();
        for (view, words) in views.iter().zip(&mut self.words) {
            body.array(view, rows);
            if let Data::Word(_, texts) = view.data {
                let grown = words.as_ref().is_none_or(|(bounds, _)| bounds.len() < texts.bounds.len());
                if grown {
                    *words = Some((texts.bounds.to_vec(), texts.text.to_owned()));
                }
            }
        }
        body.layout.rows = long(rows);
        let block = self.message(&meta::batch(&body.layout), &body)?;
        self.batches.push(block);
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(mut self) -> io::Result<W> {
        let words = std::mem::take(&mut self.words);
        let mut dictionaries = Vec::new();
        for (id, words) in words.into_iter().enumerate() {
            if self.fields[id].kind != FieldKind::Word {
                continue;
            }
            let (bounds, text) = words.unwrap_or_default();
            let count = bounds.len().saturating_sub(1);
            let mut body = Body::default();
            body.array(&View { valid: None, data: Data::Text(Texts { bounds: &bounds, text: &text }) }, count);
            body.layout.rows = long(count);
            dictionaries.push(self.message(&meta::dictionary(id, &body.layout), &body)?);
        }
        // No message follows.
        self.out.write_all(&MESSAGE)?;
        self.out.write_all(&[0; 4])?;
        let footer = meta::footer(&self.fields, &dictionaries, &self.batches);
        self.out.write_all(&footer)?;
        self.out.write_all(&length(footer.len())?)?;
        self.out.write_all(&MAGIC[..6])?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn message(&mut self, meta: &[u8], body: &Body) -> io::Result<Block> {
        self.out.write_all(&MESSAGE)?;
        self.out.write_all(&length(meta.len())?)?;
        self.out.write_all(meta)?;
        self.out.write_all(&body.bytes)?;
        let block = Block { start: self.at, meta: MESSAGE.len() + 4 + meta.len(), body: body.layout.length };
        self.at += (block.meta + body.bytes.len()) as u64;
        Ok(block)
    }
}

/// A length, for a format that has 31 bits for it.
fn length(length: usize) -> io::Result<[u8; 4]> {
    let length = i32::try_from(length).map_err(|_| io::Error::other("metadata of 2 GiB"))?;
    Ok(length.to_le_bytes())
}

/// The buffers of a message, each a multiple of eight bytes long.
#[derive(Debug, Default)]
struct Body {
    bytes: Vec<u8>,
    layout: Layout,
}

impl Body {
    fn array(&mut self, view: &View<'_>, rows: usize) {
        let nulls = view.valid.map_or(0, |_| (0..rows).filter(|&row| !view.is_valid(row)).count());
        self.layout.nodes.push([long(rows), long(nulls)]);
        let bits = rows.div_ceil(8);
        self.buffer(view.valid.and_then(|valid| valid.get(..bits)).unwrap_or(&[]).iter().copied());
        match view.data {
            Data::Bool(values) => self.buffer(values.iter().copied().take(bits)),
            Data::Int(values) => self.buffer(values.iter().flat_map(|value| value.to_le_bytes())),
            Data::Float(values) => self.buffer(values.iter().flat_map(|value| value.to_le_bytes())),
            Data::Date(values) | Data::Word(values, _) => {
                self.buffer(values.iter().flat_map(|value| value.to_le_bytes()));
            }
            Data::Text(Texts { bounds, text }) => {
                self.buffer(bounds.iter().flat_map(|bound| bound.to_le_bytes()));
                self.buffer(text.bytes());
            }
        }
    }

    fn buffer(&mut self, bytes: impl Iterator<Item = u8>) {
        let start = self.bytes.len();
        self.bytes.extend(bytes);
        self.layout.buffers.push([long(start), long(self.bytes.len() - start)]);
        self.bytes.resize(self.bytes.len().next_multiple_of(8), 0);
        self.layout.length = long(self.bytes.len());
    }
}
