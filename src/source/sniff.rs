//! The kind of a file, from its first bytes; the markup of a text.

use super::html;
use crate::model::Format;

/// What a file seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// None of the others: text, or nothing known.
    Text,
    /// A web page with its parts in one file.
    Mhtml,
    /// A PDF.
    Pdf,
    /// A ZIP archive: DOCX, XLSX, ODS, or what its name says.
    Zip,
    /// An OLE container: old Word and Excel files.
    Ole,
    /// One with a document of old Word.
    #[cfg_attr(not(feature = "sheets"), expect(dead_code, reason = "nobody looks into the container"))]
    Word,
    /// A document behind a password.
    #[cfg_attr(not(feature = "sheets"), expect(dead_code, reason = "nobody looks into the container"))]
    Locked,
    /// A document that unpacks to more than any report has.
    #[cfg_attr(not(any(feature = "docx", feature = "sheets")), expect(dead_code, reason = "nobody unpacks"))]
    Bloated,
    /// A document of words and pictures in one file of text (RTF).
    Rtf,
    /// An archive that is not opened: RAR or 7z.
    Packed,
    /// A document as it is printed, in the format of the Chinese standard GB/T 33190.
    #[cfg_attr(
        not(any(feature = "docx", feature = "sheets")),
        expect(dead_code, reason = "nobody looks into the archive")
    )]
    Ofd,
    /// A picture.
    Image,
    /// A PDF with a password; nothing of it is told from its first bytes, nor of the next two.
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "the reader of PDF says it"))]
    Sealed,
    /// A PDF of pictures, without text.
    Scan,
    /// A PDF that is longer, or unpacks to more, than is read.
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "the reader of PDF says it"))]
    Huge,
}

/// How far the beginning of a file goes, in bytes.
const HEAD: usize = 1024;

impl Kind {
    /// The kind of files that a format is in.
    pub(crate) fn of(format: Format) -> Kind {
        match format {
            Format::Text | Format::Html => Kind::Text,
            Format::Mhtml => Kind::Mhtml,
            Format::Docx | Format::Xlsx | Format::Ods => Kind::Zip,
            Format::Xls => Kind::Ole,
            Format::Pdf => Kind::Pdf,
            Format::Image => Kind::Image,
        }
    }
}

/// Tells the kind of a file from its first bytes.
pub(crate) fn sniff(bytes: &[u8]) -> Kind {
    let head = &bytes[..bytes.len().min(HEAD)];
    const MAGIC: &[(&[u8], Kind)] = &[
        (b"%PDF", Kind::Pdf),
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"\xD0\xCF\x11\xE0", Kind::Ole),
        (b"{\\rtf", Kind::Rtf),
        (b"Rar!\x1A\x07", Kind::Packed),
        (b"7z\xBC\xAF\x27\x1C", Kind::Packed),
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
    } else if has("mime-version:") && (has("multipart/") || has("text/html")) {
        Kind::Mhtml
    } else {
        Kind::Text
    }
}

/// How a text is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Markup {
    /// Not in HTML.
    None,
    /// A text with tables in HTML in it, as Markdown may have.
    Tables,
    /// A page.
    Page,
    /// A page in a string of a script or of a server's answer.
    Script,
}

/// So many tags make a text marked up.
const ENOUGH: usize = 4;

/// Tells from its content how a text is marked up.
pub(crate) fn markup(text: &str) -> Markup {
    if html::is_script(text) {
        return Markup::Script;
    }
    let starts = text
        .trim_start()
        .strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|c: char| c == '!' || c == '?' || c.is_ascii_alphabetic()));
    let tags = || memchr::memchr_iter(b'<', text.as_bytes()).filter(|&at| html::is_tag(&text[at + 1..]));
    match (starts, tags().take(ENOUGH).count()) {
        (true, 1..) => Markup::Page,
        // Cells without a row stand in the string of a script that the bare text of a page has kept.
        (false, ENOUGH..) if !tags().all(|at| is_cell(&text[at + 1..])) => Markup::Tables,
        _ => Markup::None,
    }
}

/// True for the tag of a cell.
fn is_cell(tag: &str) -> bool {
    let name = tag.strip_prefix('/').unwrap_or(tag).as_bytes();
    [b"td", b"th"].iter().any(|cell| name.get(..2).is_some_and(|name| name.eq_ignore_ascii_case(*cell)))
        && !name.get(2).is_some_and(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_markup() {
        for (text, kind) in [
            ("\r\n<!DOCTYPE HTML PUBLIC><p>", Markup::Page),
            ("<?xml version='1.0'?><!-- saved --><HTML>", Markup::Page),
            ("<span>一</span><p>二</p>", Markup::Page),
            ("2020年政府信息公开工作年度报告 <html>", Markup::None),
            ("<<条例>>", Markup::None),
            ("<img src=\"1.jpg\">\n一、总体情况", Markup::None),
            ("# 报告\n<table><tr><td>1<td>2</table>", Markup::Tables),
            ("报告var t=\"<td>规章</td><td>9</td>\";\n一、总体情况", Markup::None),
            ("{\"title\":\"信息公开\",\"content\":\"<p>1<\\/p>\"}", Markup::Script),
            ("", Markup::None),
        ] {
            assert_eq!(markup(text), kind, "{text:?}");
        }
    }

    #[test]
    fn tells_kinds() {
        for (bytes, kind) in [
            (&b"%PDF-1.7"[..], Kind::Pdf),
            (b"PK\x03\x04....", Kind::Zip),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Ole),
            (b"\x89PNG\r\n\x1A\n", Kind::Image),
            (b"\xFF\xD8\xFF\xE0", Kind::Image),
            (b"GIF89a", Kind::Image),
            (b"{\\rtf1\\ansi", Kind::Rtf),
            (b"Rar!\x1A\x07\x01\0", Kind::Packed),
            (b"7z\xBC\xAF\x27\x1C\0\x04", Kind::Packed),
            (b"7z", Kind::Text),
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
