//! Zip archives as folders: the reports in one, each under the archive's path and its own.

use super::{Input, list::can_be_report};
use crate::finding::say;
use crate::model::Report;
use crate::parse::Options;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::{Arc, Mutex};
use zip::ZipArchive;

/// A file in an archive. Its bytes are in memory while it is read, and no longer.
#[derive(Debug, Clone)]
pub struct Member {
    archive: Arc<Mutex<ZipArchive<BufReader<File>>>>,
    at: usize,
    /// `archive.zip/folder/report.html`
    pub(super) path: String,
}

/// The reports in an archive, sorted by path, and the archives in it, which are not opened and are bad inputs; `None` where it is none, is damaged, or has none.
pub(super) fn members(file: &Path) -> Option<Vec<Input>> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(file).ok()?)).ok()?;
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let Ok(member) = archive.by_index_raw(at) else { continue };
        let name = name(member.name_raw());
        if !member.is_dir() && !is_shadow(&name) && can_be_report(Path::new(&name)) {
            found.push((name, at));
        }
    }
    found.sort();
    let archive = Arc::new(Mutex::new(archive));
    let member = |(name, at)| {
        Input::Member(Member { archive: Arc::clone(&archive), at, path: format!("{}/{name}", file.display()) })
    };
    (!found.is_empty()).then(|| found.into_iter().map(member).collect())
}

impl Member {
    pub(super) fn read(&self, options: &Options) -> Report {
        match self.bytes(options.most()) {
            Ok(bytes) => options.parse_bytes(&bytes),
            Err(error) => Report::unread(say!("cannot be unpacked: {error}"; "无法解压：“{error}”")),
        }
    }

    /// What is unpacked counts, not what the archive says: no more than the limit, and a byte that shows it is over.
    fn bytes(&self, most: usize) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut archive = self.archive.lock().map_err(|_| "the archive was given up")?;
        let mut bytes = Vec::new();
        archive.by_index(self.at)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// True by its ending.
pub(super) fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

/// What macOS puts beside each file, and hidden files.
fn is_shadow(name: &str) -> bool {
    name.split('/').any(|part| part == "__MACOSX" || part.starts_with('.'))
}

/// A name is in UTF-8, or in GBK as Windows writes it in China.
fn name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}
