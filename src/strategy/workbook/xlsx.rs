//! An XLSX workbook: text among the shared strings or in its cell, formulas with what they gave last.

use super::{Cell, Content, Sheet, archive};
use crate::strategy::page::escaped;
use std::io;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: [(&str, &str); 3] = [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")];

/// Style 0 is the usual one, style 1 text with borders.
const STYLES: &str = "<fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"9\"/></cellStyleXfs>\
    <cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"49\"/></cellXfs>";

pub(super) fn write(sheets: &[Sheet]) -> io::Result<Vec<u8>> {
    let (mut list, mut relations) = (String::new(), String::new());
    let (mut types, mut parts) = (String::new(), Vec::new());
    let mut strings = Vec::new();
    for (sheet, number) in sheets.iter().zip(1..) {
        let state = if sheet.hidden { " state=\"hidden\"" } else { "" };
        list.push_str(&format!("<sheet name=\"Sheet{number}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>"));
        relations.push_str(&relation(&format!("rId{number}"), "worksheet", &format!("worksheets/sheet{number}.xml")));
        types.push_str(&part_type(&format!("worksheets/sheet{number}"), "worksheet"));
        parts.push((format!("xl/worksheets/sheet{number}.xml"), worksheet(sheet, &mut strings)));
    }
    relations.push_str(&relation("rIdS", "sharedStrings", "/xl/sharedStrings.xml"));
    relations.push_str(&relation("rIdF", "styles", "styles.xml"));
    TYPES.iter().for_each(|(name, kind)| types.push_str(&part_type(name, kind)));
    let strings: String = strings.iter().map(|text| string(text)).collect();
    let package = |list: &str| format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{list}</Relationships>");
    parts.extend([
        ("xl/sharedStrings.xml".to_owned(), format!("{HEAD}<sst xmlns=\"{MAIN}\">{strings}</sst>")),
        ("xl/styles.xml".to_owned(), format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
        ("xl/_rels/workbook.xml.rels".to_owned(), package(&relations)),
        ("_rels/.rels".to_owned(), package(&relation("rId1", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml".to_owned(),
            format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{list}</sheets></workbook>"),
        ),
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{types}</Types>"
            ),
        ),
    ]);
    archive(&parts)
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
}

fn part_type(name: &str, kind: &str) -> String {
    let family = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    format!("<Override PartName=\"/xl/{name}.xml\" ContentType=\"{family}.{kind}+xml\"/>")
}

/// A shared string in runs, with a reading.
fn string(text: &str) -> String {
    let cut = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    let run = |text: &str| format!("<r><t xml:space=\"preserve\">{}</t></r>", escaped(text));
    format!("<si>{}{}<rPh sb=\"0\" eb=\"1\"><t>du</t></rPh></si>", run(&text[..cut]), run(&text[cut..]))
}

fn worksheet(sheet: &Sheet, strings: &mut Vec<String>) -> String {
    let (mut rows, mut merged) = (String::new(), String::new());
    for (row, cells) in sheet.rows.iter().enumerate().filter(|(_, cells)| !cells.is_empty()) {
        rows.push_str(&format!("<row r=\"{}\">", row + 1));
        for (column, cell) in cells {
            let place = place(row, *column);
            rows.push_str(&markup(cell, &place, strings));
            if cell.columns * cell.rows > 1 {
                let end = self::place(row + cell.rows - 1, column + cell.columns - 1);
                merged.push_str(&format!("<mergeCell ref=\"{place}:{end}\"/>"));
            }
        }
        rows.push_str("</row>");
    }
    let merged = if merged.is_empty() { merged } else { format!("<mergeCells>{merged}</mergeCells>") };
    format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{merged}</worksheet>")
}

fn markup(cell: &Cell, place: &str, strings: &mut Vec<String>) -> String {
    match &cell.content {
        Content::Blank => format!("<c r=\"{place}\" s=\"1\"/>"),
        Content::Number { text, is_formula } => {
            let formula = if *is_formula { "<f>SUM(A1:B2)*2</f>" } else { "" };
            format!("<c r=\"{place}\">{formula}<v>{text}</v></c>")
        }
        Content::Text(text) if text.len() % 2 == 0 => {
            strings.push(text.clone());
            format!("<c r=\"{place}\" s=\"1\" t=\"s\"><v>{}</v></c>", strings.len() - 1)
        }
        Content::Text(text) => {
            format!("<c r=\"{place}\" s=\"1\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text))
        }
    }
}

fn place(row: usize, column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
    let first = if column < 26 { String::new() } else { letter(column / 26 - 1).to_string() };
    format!("{first}{}{}", letter(column), row + 1)
}
