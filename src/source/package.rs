//! The parts of an office document, which is a zip archive of XML.

use super::whole::is_whole;
use super::{Kind, decode};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// More than this, over all its parts, is not unpacked of a document, in bytes. A report of 100 pages has 2 MiB.
pub(super) const LONGEST: usize = 32 << 20;

/// An open archive.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// So much may still be unpacked.
    left: usize,
    /// False where a part that was read is not whole.
    pub is_whole: bool,
}

impl<'b> Package<'b> {
    /// [`Kind::Zip`] where the bytes are no archive, or a damaged one.
    pub fn open(bytes: &'b [u8]) -> Result<Package<'b>, Kind> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Kind::Zip)?;
        Ok(Package { archive, left: LONGEST, is_whole: true })
    }

    /// The first part whose name is asked for.
    pub fn find(&self, is_wanted: impl Fn(&str) -> bool) -> Option<String> {
        self.archive.file_names().flatten().find(|name| is_wanted(name)).map(|name| name.into_owned())
    }

    /// The text of a part: [`Kind::Zip`] where there is none or it is damaged, [`Kind::Bloated`] beyond [`LONGEST`].
    pub fn part(&mut self, name: &str) -> Result<String, Kind> {
        let part = self.archive.by_name(name).map_err(|_| Kind::Zip)?;
        let mut markup = Vec::new();
        // what is unpacked counts, not what the archive says
        part.take(self.left as u64 + 1).read_to_end(&mut markup).map_err(|_| Kind::Zip)?;
        self.left = self.left.checked_sub(markup.len()).ok_or(Kind::Bloated)?;
        let text = decode(&markup).text.into_owned();
        self.is_whole &= is_whole(&text);
        Ok(text)
    }
}
