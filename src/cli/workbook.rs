//! An Excel workbook of the reports: the statutory tables wide, a line a report; the reports, and what was found. After an
//! interrupt it is `name.partial.xlsx`.

use super::Lang;
use super::output::Writer;
use crate::export::tidy::{Chunk, Frame, Sheet, Tidy, TidyTable, dictionary, panel, write_workbook};
use crate::form::TableId;
use crate::model::Report;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// Collects reports; the workbook is written at the end.
pub(super) struct Workbook {
    tidy: Tidy,
    chunks: [Vec<Chunk>; TidyTable::ALL.len()],
    path: PathBuf,
    english: bool,
}

impl Workbook {
    pub fn new(path: &Path, lang: Option<Lang>) -> io::Result<Workbook> {
        // What cannot be written is known before anything is read.
        File::create(part(path))?;
        let (tidy, english) = (Tidy::new().language(Lang::of_findings(lang)), lang == Some(Lang::En));
        Ok(Workbook { tidy, chunks: Default::default(), path: path.to_owned(), english })
    }

    fn keep(&mut self) {
        self.chunks.iter_mut().zip(self.tidy.take()).for_each(|(kept, chunk)| kept.push(chunk));
    }
}

impl Writer for Workbook {
    fn write(&mut self, report: &Report) -> io::Result<()> {
        self.tidy.push(report);
        if self.tidy.is_full() {
            self.keep();
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, whole: bool) -> io::Result<()> {
        self.keep();
        let tables = self.tidy.frames(self.chunks);
        let [cells, reports, statements, findings] = &tables;
        let [of_reports, of_cells] = [reports, cells].map(Frame::views);
        let wide = |table| panel(table, &of_reports, &of_cells, true);
        let name = |zh, en| if self.english { en } else { zh };
        let sheets = [
            (name("报告", "reports"), reports),
            (name("表二 主动公开", "proactive"), &wide(TableId::Proactive)),
            (name("表三 依申请公开", "requests"), &wide(TableId::Requests)),
            (name("表四 复议诉讼", "remedies"), &wide(TableId::Remedies)),
            (name("正文数字", "statements"), statements),
            (name("发现", "findings"), findings),
            (name("数据字典", "dictionary"), &dictionary()),
        ];
        let chunks = sheets.map(|(_, table)| table.views());
        let sheets: Vec<Sheet<'_>> = sheets
            .iter()
            .zip(&chunks)
            .map(|(&(name, table), chunks)| Sheet { name, fields: &table.fields, chunks })
            .collect();
        write_workbook(BufWriter::new(File::create(part(&self.path))?), &sheets, self.english)?;
        let path = if whole { self.path.clone() } else { self.path.with_extension("partial.xlsx") };
        fs::rename(part(&self.path), path)
    }
}

/// The file before it is complete.
fn part(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}
