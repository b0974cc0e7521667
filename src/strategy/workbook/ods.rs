//! An ODS workbook: neighbours that are the same are one cell that is repeated, as LibreOffice writes them.

use super::{Cell, Content, Sheet, archive};
use crate::strategy::page::escaped;
use std::io;

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
const NAMES: &str = "urn:oasis:names:tc:opendocument:xmlns";
const PREFIXES: [&str; 4] = ["office", "table", "text", "style"];

pub(super) fn write(sheets: &[Sheet]) -> io::Result<Vec<u8>> {
    let tables: String = sheets.iter().zip(1..).map(|(sheet, number)| table(sheet, number)).collect();
    let names: String = PREFIXES.iter().map(|name| format!(" xmlns:{name}=\"{NAMES}:{name}:1.0\"")).collect();
    let style = |name, shown| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table\"><style:table-properties table:display=\"{shown}\"/></style:style>"
        )
    };
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content{names} office:version=\"1.3\"><office:automatic-styles>\
         {}{}<style:style style:name=\"ce1\" style:family=\"table-cell\"/></office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        style("ta1", true),
        style("ta2", false)
    );
    let entry =
        |path, kind| format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>");
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"{NAMES}:manifest:1.0\" \
         manifest:version=\"1.3\">{}{}</manifest:manifest>",
        entry("/", KIND),
        entry("content.xml", "text/xml")
    );
    let parts = [("mimetype", KIND.to_owned()), ("content.xml", content), ("META-INF/manifest.xml", manifest)];
    archive(&parts.map(|(name, content)| (name.to_owned(), content)))
}

fn table(sheet: &Sheet, number: usize) -> String {
    let style = if sheet.hidden { "ta2" } else { "ta1" };
    let mut rows = format!("<table:table table:name=\"Sheet{number}\" table:style-name=\"{style}\">");
    for cells in &sheet.rows {
        let mut at = 0;
        let mut pieces: Vec<(String, usize)> = Vec::new();
        for (column, cell) in cells {
            if *column > at {
                pieces.push(("table:covered-table-cell".to_owned(), column - at));
            }
            let markup = markup(cell);
            match pieces.last_mut().filter(|(last, _)| *last == markup && cell.columns == 1) {
                Some((_, times)) => *times += 1,
                None => pieces.push((markup, 1)),
            }
            if cell.columns > 1 {
                pieces.push(("table:covered-table-cell".to_owned(), cell.columns - 1));
            }
            at = column + cell.columns;
        }
        pieces.push(("table:table-cell".to_owned(), 1024 - at.min(1000)));
        rows.push_str("<table:table-row>");
        for (markup, times) in pieces {
            let (name, rest) = markup.split_once(' ').unwrap_or((&markup, "/>"));
            rows.push_str(&format!("<{name} table:number-columns-repeated=\"{times}\" {rest}"));
        }
        rows.push_str("</table:table-row>");
    }
    rows + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"1024\"/>\
            </table:table-row></table:table>"
}

/// The start tag without its `<`, the words, and the end tag.
fn markup(cell: &Cell) -> String {
    let span =
        |name, size: usize| if size > 1 { format!("table:number-{name}-spanned=\"{size}\" ") } else { String::new() };
    let name = format!(
        "table:table-cell table:style-name=\"ce1\" {}{}",
        span("columns", cell.columns),
        span("rows", cell.rows)
    );
    let words = |text: &str| format!("<text:p>{}</text:p></table:table-cell>", escaped(text));
    match &cell.content {
        Content::Blank => name + "/>",
        Content::Text(text) => format!("{name}office:value-type=\"string\">{}", words(text)),
        Content::Number { text, is_formula } => {
            let formula = if *is_formula { "table:formula=\"of:=SUM([.A1:.B2])\" " } else { "" };
            format!("{name}{formula}office:value-type=\"float\" office:value=\"{text}\">{}", words(text))
        }
    }
}
