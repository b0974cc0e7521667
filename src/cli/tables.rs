//! The tidy tables in a folder, a file each. They appear under their names when all are complete; after an interrupt as
//! `cells.partial.parquet` and so on, to be read as they are and never taken for the whole.

use super::OutputFormat;
use super::output::Writer;
use crate::code::Language;
use crate::export::tidy::{IpcWriter, ParquetWriter, Tidy, TidyTable, View, write_csv, write_csv_head};
use crate::model::Report;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes the tidy tables of some reports.
pub(super) struct Tables {
    tidy: Tidy,
    files: Vec<(TidyTable, TableFile)>,
    folder: PathBuf,
    ending: &'static str,
}

/// One table on its way to disk.
enum TableFile {
    Csv(BufWriter<File>),
    Parquet(ParquetWriter<BufWriter<File>>),
    Arrow(IpcWriter<BufWriter<File>>),
}

/// The file of a table in a folder.
pub(super) fn path(folder: &Path, table: TidyTable, ending: &str) -> PathBuf {
    folder.join(format!("{}.{ending}", table.as_str()))
}

impl Tables {
    pub fn new(folder: &Path, format: OutputFormat, bom: bool, language: Language) -> io::Result<Tables> {
        let ending = format.ending();
        fs::create_dir_all(folder)?;
        let mut files = Vec::new();
        for table in TidyTable::ALL {
            let mut file = BufWriter::new(File::create(part(folder, table, ending))?);
            let file = match format {
                OutputFormat::Parquet => TableFile::Parquet(ParquetWriter::new(file, table.fields())?),
                OutputFormat::Arrow => TableFile::Arrow(IpcWriter::new(file, table.fields())?),
                _ => {
                    write_csv_head(&mut file, table.fields(), bom)?;
                    TableFile::Csv(file)
                }
            };
            files.push((table, file));
        }
        Ok(Tables { tidy: Tidy::new().language(language), files, folder: folder.to_owned(), ending })
    }

    fn put(&mut self) -> io::Result<()> {
        let chunks = self.tidy.take();
        for ((table, file), chunk) in self.files.iter_mut().zip(chunks) {
            let views: Vec<View<'_>> = self.tidy.views(*table, &chunk);
            match file {
                TableFile::Csv(out) => write_csv(out, &views, chunk.rows)?,
                TableFile::Parquet(writer) => writer.write(&views, chunk.rows)?,
                TableFile::Arrow(writer) => writer.write(&views, chunk.rows)?,
            }
        }
        Ok(())
    }
}

impl Writer for Tables {
    fn write(&mut self, report: &Report) -> io::Result<()> {
        self.tidy.push(report);
        if self.tidy.is_full() { self.put() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>, whole: bool) -> io::Result<()> {
        self.put()?;
        for (table, file) in self.files {
            match file {
                TableFile::Csv(mut out) => out.flush()?,
                TableFile::Parquet(writer) => drop(writer.finish()?),
                TableFile::Arrow(writer) => drop(writer.finish()?),
            }
            let ending = if whole { self.ending.to_owned() } else { format!("partial.{}", self.ending) };
            fs::rename(part(&self.folder, table, self.ending), path(&self.folder, table, &ending))?;
        }
        Ok(())
    }
}

/// The file of a table that is not complete.
fn part(folder: &Path, table: TidyTable, ending: &str) -> PathBuf {
    folder.join(format!("{}.{ending}.part", table.as_str()))
}
