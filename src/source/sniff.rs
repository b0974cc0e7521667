//! The kind of a file, from its first bytes.

/// What a file seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// None of the others: text, or nothing known.
    Text,
    /// A web page (网页).
    Html,
    /// A web page with its parts in one file.
    Mhtml,
    /// A PDF.
    Pdf,
    /// A ZIP archive: DOCX, XLSX, ODS, or what its name says.
    Zip,
    /// An OLE container: old Word and Excel files.
    Ole,
    /// A picture.
    Image,
}

/// How far the beginning of a file goes, in bytes.
const HEAD: usize = 1024;

/// Tells the kind of a file from its first bytes; a page needs one of its opening tags there.
pub(crate) fn sniff(bytes: &[u8]) -> Kind {
    let head = &bytes[..bytes.len().min(HEAD)];
    const MAGIC: &[(&[u8], Kind)] = &[
        (b"%PDF", Kind::Pdf),
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"\xD0\xCF\x11\xE0", Kind::Ole),
        (b"\x89PNG\r\n", Kind::Image),
        (b"\xFF\xD8\xFF", Kind::Image),
        (b"GIF87a", Kind::Image),
        (b"GIF89a", Kind::Image),
    ];
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return *kind;
    }
    // without NULs and marks UTF-16 reads like ASCII here
    let mut plain = head.to_ascii_lowercase();
    plain.retain(|byte| !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF));
    let plain = plain.trim_ascii_start();
    let has = |word: &str| memchr::memmem::find(plain, word.as_bytes()).is_some();
    if plain.starts_with(b"%pdf") {
        Kind::Pdf
    } else if plain.starts_with(b"<") && ["<!doctype html", "<html", "<head", "<body"].into_iter().any(has) {
        Kind::Html
    } else if has("mime-version:") && has("multipart/related") {
        Kind::Mhtml
    } else {
        Kind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_kinds() {
        for (bytes, kind) in [
            (&b"%PDF-1.7"[..], Kind::Pdf),
            (b"PK\x03\x04....", Kind::Zip),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Ole),
            (b"\x89PNG\r\n\x1A\n", Kind::Image),
            (b"\xFF\xD8\xFF\xE0", Kind::Image),
            (b"GIF89a", Kind::Image),
            (b"\xEF\xBB\xBF \r\n<!DOCTYPE HTML PUBLIC", Kind::Html),
            (b"<?xml version='1.0'?><!-- saved --><HTML>", Kind::Html),
            (b"\xFF\xFE<\0h\0t\0m\0l\0>\0", Kind::Html),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x", Kind::Mhtml),
            (b"", Kind::Text),
            ("2020年政府信息公开工作年度报告 <html>".as_bytes(), Kind::Text),
            ("<<条例>>".as_bytes(), Kind::Text),
            (b"| a | b |", Kind::Text),
        ] {
            assert_eq!(sniff(bytes), kind, "{bytes:?}");
        }
    }
}
