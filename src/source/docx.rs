//! A Word document: its text as lines and tabs, taken out of `word/document.xml`.

use super::{Kind, Source, decode, decoded, html};
use crate::model::Format;
use std::io::{Cursor, Read};

/// A longer text is not unpacked. A report of 100 pages has 2 MiB.
const LONGEST: u64 = 32 << 20;

/// The document in an archive; [`Kind::Zip`] where there is none, or it is damaged or longer than any report.
pub(super) fn read(bytes: &[u8]) -> Result<Source<'static>, Kind> {
    let markup = document(bytes).ok_or(Kind::Zip)?;
    let text = html::read_document(&decode(&markup).text);
    Ok(Source { decoded: decoded(text, "utf-8"), format: Format::Docx, page: None, recognised: Vec::new() })
}

fn document(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let name = archive.file_names().flatten().find(|name| is_document(name))?.into_owned();
    let mut markup = Vec::new();
    // what is unpacked counts, not what the archive says
    archive.by_name(&name).ok()?.take(LONGEST + 1).read_to_end(&mut markup).ok()?;
    (markup.len() as u64 <= LONGEST).then_some(markup)
}

/// `word/document.xml`, and `word/document2.xml` as some programs have it.
fn is_document(name: &str) -> bool {
    name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml")).is_some_and(|digits| digits.len() < 3)
}
