//! PDF files: words with boxes, printed with a Chinese font that is not part of the file.

use super::{Damage, Sample, Setting};
use crate::words::{Sheet, Stroke, Word};
use std::fmt::Write;

impl Damage {
    /// Prints a sample to a PDF, with what of this damage happens before that.
    pub fn pdf(&self, sample: &Sample, setting: Setting) -> Vec<u8> {
        let words = self.words(sample, Setting { turns: 0, ..setting });
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            String::new(),
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>".to_owned(),
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) \
             /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] >>"
                .to_owned(),
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 \
             /Descent -120 /CapHeight 880 /StemV 93 >>"
                .to_owned(),
        ];
        let mut kids = String::new();
        for sheet in &words.sheets {
            let number = objects.len() + 1;
            let (across, width, height) = turned(sheet, setting.turns);
            let content = format!("q {across} cm\n{}Q\n", content(sheet));
            let _ = write!(kids, "{number} 0 R ");
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Resources << /Font << /F1 3 0 R >> >> \
                 /Contents {} 0 R >>",
                number + 1
            ));
            objects.push(format!("<< /Length {} >>\nstream\n{content}endstream", content.len()));
        }
        objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", words.sheets.len());
        file(&objects)
    }
}

/// The objects of a file with the table of their places.
fn file(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    places.iter().for_each(|place| {
        let _ = writeln!(file, "{place:010} 00000 n ");
    });
    let size = objects.len() + 1;
    let _ = write!(file, "trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

/// What turns a page by quarters, and the size that it has then.
fn turned(sheet: &Sheet, turns: u8) -> (String, f32, f32) {
    let (width, height) = (sheet.width, sheet.height);
    match turns {
        0 => ("1 0 0 1 0 0".to_owned(), width, height),
        1 => (format!("0 -1 1 0 0 {width}"), height, width),
        2 => (format!("-1 0 0 -1 {width} {height}"), width, height),
        _ => (format!("0 1 -1 0 {height} 0"), height, width),
    }
}

/// The operators that draw a page.
fn content(sheet: &Sheet) -> String {
    let mut content = String::new();
    for Stroke { x0, y0, x1, y1 } in &sheet.strokes {
        let (width, height, bottom) = (x1 - x0, y1 - y0, sheet.height - y1);
        let _ = match (width > 3.0 && height > 3.0, width * height > 0.0) {
            (true, _) => writeln!(content, "{x0} {bottom} {width} {height} re S"),
            (_, true) => writeln!(content, "{x0} {bottom} {width} {height} re f"),
            _ => writeln!(content, "{x0} {bottom} m {x1} {} l S", sheet.height - y0),
        };
    }
    for Word { text, x0, y0, y1, .. } in &sheet.words {
        let size = y1 - y0;
        let base = sheet.height - y0 - 0.86 * size;
        let hex: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let _ = writeln!(content, "BT /F1 {size} Tf 1 0 0 1 {x0} {base} Tm <{hex}> Tj ET");
    }
    content
}
