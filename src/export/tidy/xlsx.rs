//! An Excel workbook (Office Open XML), as much of it as tables need: a sheet a table, a line of names that stays in view
//! and filters, numbers as numbers, days as days.

use super::field::{Field, FieldKind};
use super::view::{Datum, Views};
use std::io::{self, Seek, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The rows that a sheet can have, that of the names among them.
const MOST_ROWS: usize = 1 << 20;

/// The characters that a cell can hold.
const LONGEST: usize = 32_767;

/// Days from 1899-12-30, the day 0 of Excel, to 1970-01-01.
const EPOCH: i32 = 25_569;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A sheet of a workbook: its name, and a table.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// What stands on its tab.
    pub name: &'a str,
    /// The columns of the table.
    pub fields: &'a [Field],
    /// Its rows, chunk by chunk.
    pub chunks: &'a [Views<'a>],
}

/// Writes a workbook. The first line of each sheet has the Chinese names of the columns, or with `english` their ids. A
/// text longer than a cell can hold ends in `…`.
///
/// ```
/// use std::io::Cursor;
/// use xxgk::tidy::{Sheet, dictionary, write_workbook};
/// let words = xxgk::tidy::dictionary();
/// let mut file = Cursor::new(Vec::new());
/// write_workbook(&mut file, &[Sheet { name: "数据字典", fields: &words.fields, chunks: &words.views() }], false)?;
/// assert!(file.get_ref().starts_with(b"PK"));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// Those of the writer, and where a table has more rows than a sheet of Excel.
pub fn write_workbook(out: impl Write + Seek, sheets: &[Sheet<'_>], english: bool) -> io::Result<()> {
    let mut zip = ZipWriter::new(out);
    for (name, text) in parts(sheets) {
        begin(&mut zip, &name)?;
        zip.write_all(text.as_bytes())?;
    }
    for (sheet, number) in sheets.iter().zip(1..) {
        begin(&mut zip, &format!("xl/worksheets/sheet{number}.xml"))?;
        let mut out = io::BufWriter::new(&mut zip);
        write_sheet(&mut out, sheet, english)?;
        out.flush()?;
    }
    zip.finish().map_err(io::Error::other)?;
    Ok(())
}

fn begin(zip: &mut ZipWriter<impl Write + Seek>, name: &str) -> io::Result<()> {
    zip.start_file(name, SimpleFileOptions::default()).map_err(io::Error::other)
}

/// What a workbook has besides its sheets: what each part is, and how they hang together.
fn parts(sheets: &[Sheet<'_>]) -> [(String, String); 5] {
    let each = |write: &dyn Fn(usize, &Sheet<'_>) -> String| -> String {
        sheets.iter().zip(1..).map(|(sheet, number)| write(number, sheet)).collect()
    };
    let kinds = each(&|number, _| {
        format!(r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{KIND}.worksheet+xml"/>"#)
    });
    let names = each(&|number, sheet| {
        format!(r#"<sheet name="{}" sheetId="{number}" r:id="rId{number}"/>"#, escaped(sheet.name))
    });
    let places = each(&|number, _| relation(number, "worksheet", &format!("worksheets/sheet{number}.xml")));
    let styles = relation(sheets.len() + 1, "styles", "styles.xml");
    let relations =
        |inside: &str| format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>"#);
    [
        (
            "[Content_Types].xml".to_owned(),
            format!(
                r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>{kinds}</Types>"#
            ),
        ),
        ("_rels/.rels".to_owned(), relations(&relation(1, "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml".to_owned(),
            format!(r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{names}</sheets></workbook>"#),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(&(places + &styles))),
        // the looks of cells: plain; a name of a column, bold; a day
        (
            "xl/styles.xml".to_owned(),
            format!(
                r#"{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
            ),
        ),
    ]
}

fn relation(number: usize, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
}

fn write_sheet(out: &mut impl Write, sheet: &Sheet<'_>, english: bool) -> io::Result<()> {
    let rows: usize = sheet.chunks.iter().map(|(_, rows)| rows).sum();
    if rows >= MOST_ROWS {
        return Err(io::Error::other(format!(
            "{}: {rows} rows, and a sheet of Excel has {MOST_ROWS}: write Parquet or CSV",
            sheet.name
        )));
    }
    write!(
        out,
        r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#
    )?;
    out.write_all(b"<cols>")?;
    for (number, field) in (1..).zip(sheet.fields) {
        let width = if matches!(field.kind, FieldKind::Text | FieldKind::Word) { 24 } else { 12 };
        write!(out, r#"<col min="{number}" max="{number}" width="{width}" customWidth="1"/>"#)?;
    }
    out.write_all(b"</cols><sheetData><row>")?;
    for field in sheet.fields {
        text(out, if english { &field.name } else { &field.label }, 1)?;
    }
    out.write_all(b"</row>")?;
    for (views, rows) in sheet.chunks {
        for row in 0..*rows {
            out.write_all(b"<row>")?;
            views.iter().try_for_each(|view| cell(out, view.get(row)))?;
            out.write_all(b"</row>")?;
        }
    }
    let last = column_name(sheet.fields.len());
    write!(out, r#"</sheetData><autoFilter ref="A1:{last}{}"/></worksheet>"#, rows + 1)
}

fn cell(out: &mut impl Write, datum: Datum<'_>) -> io::Result<()> {
    match datum {
        Datum::Null => out.write_all(b"<c/>"),
        Datum::Bool(value) => write!(out, r#"<c t="b"><v>{}</v></c>"#, u8::from(value)),
        Datum::Int(value) => write!(out, "<c><v>{value}</v></c>"),
        Datum::Float(value) => write!(out, "<c><v>{value}</v></c>"),
        Datum::Date(days) => write!(out, r#"<c s="2"><v>{}</v></c>"#, i64::from(days) + i64::from(EPOCH)),
        Datum::Text(words) => text(out, words, 0),
    }
}

/// Words, in one of the looks of [`parts`]. They are never a formula.
fn text(out: &mut impl Write, words: &str, look: u8) -> io::Result<()> {
    let cut =
        words.char_indices().nth(LONGEST).map(|_| words.chars().take(LONGEST - 1).chain(['…']).collect::<String>());
    let words = escaped(cut.as_deref().unwrap_or(words));
    write!(out, r#"<c s="{look}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>"#)
}

/// Words in XML, without the characters that it cannot hold.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\r' => {}
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}

/// A, B … Z, AA …
fn column_name(mut number: usize) -> String {
    let mut name = Vec::new();
    while number > 0 {
        name.insert(0, char::from(b'A' + ((number - 1) % 26) as u8));
        number = (number - 1) / 26;
    }
    name.into_iter().collect()
}
