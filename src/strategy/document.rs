//! Word documents: runs cut anywhere, cells merged as Word merges them, tracked changes, a text box.

use super::page::{body, escaped, merged_rows};
use super::{Damage, Dice, Sample};
use crate::printed::Printed;
use std::cell::RefCell;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

impl Damage {
    /// Writes a sample as a Word document, with what of this damage happens before that.
    ///
    /// # Errors
    /// None that a document in memory can meet.
    pub fn docx(&self, sample: &Sample) -> std::io::Result<Vec<u8>> {
        let dice = RefCell::new(Dice::new(self.seed));
        let paragraph = |text: &str| {
            format!("<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>{}</w:p>", runs(text, &mut dice.borrow_mut()))
        };
        let body = body(&self.draft(sample), paragraph, |table| rows(table, paragraph));
        let markup = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}\
             {BOX}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>"
        );
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in [("[Content_Types].xml", CONTENT_TYPES), ("word/document.xml", markup.as_str())] {
            archive.start_file(name, SimpleFileOptions::default())?;
            archive.write_all(content.as_bytes())?;
        }
        Ok(archive.finish()?.into_inner())
    }
}

const CONTENT_TYPES: &str = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// A text box is written twice: for programs that know it and for others.
const BOX: &str = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>联系人在公开栏</w:t></w:r></w:p>\
    </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>联系人在公开栏</w:t></w:r></w:p></w:txbxContent>\
    </mc:Fallback></mc:AlternateContent></w:r></w:p>";

/// Words in runs, some of them inserted, with others deleted between them.
fn runs(text: &str, dice: &mut Dice) -> String {
    let mut runs = String::from("<w:r><w:t xml:space=\"preserve\">");
    for c in text.chars() {
        match dice.below(30) {
            0..4 => runs.push_str("</w:t></w:r><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>"),
            4 => runs.push_str("</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>9</w:delText></w:r></w:del><w:r><w:t>"),
            5 => runs.push_str("</w:t></w:r><w:moveFrom w:id=\"2\"><w:r><w:t>8</w:t></w:r></w:moveFrom><w:r><w:t>"),
            _ => {}
        }
        match c {
            '-' => runs.push_str("</w:t><w:noBreakHyphen/><w:t>"),
            c => runs.push_str(&escaped(c.encode_utf8(&mut [0; 4]))),
        }
    }
    runs + "</w:t></w:r>"
}

/// A table; a cell that goes over rows has an empty cell in each of them.
fn rows(table: &Printed, paragraph: impl Fn(&str) -> String) -> String {
    let mut markup = String::from("<w:tbl><w:tblPr/><w:tblGrid/>");
    for row in merged_rows(table) {
        markup.push_str("<w:tr>");
        for (cell, goes_on) in row {
            let columns =
                if cell.columns > 1 { format!("<w:gridSpan w:val=\"{}\"/>", cell.columns) } else { String::new() };
            let merged = match (cell.rows, goes_on) {
                (1, _) => "",
                (_, false) => "<w:vMerge w:val=\"restart\"/>",
                (_, true) => "<w:vMerge/>",
            };
            let words = if goes_on { "" } else { cell.text.as_str() };
            markup.push_str(&format!("<w:tc><w:tcPr>{columns}{merged}</w:tcPr>{}</w:tc>", paragraph(words)));
        }
        markup.push_str("</w:tr>");
    }
    markup + "</w:tbl>"
}
