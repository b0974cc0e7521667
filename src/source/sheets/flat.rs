//! A workbook in one file of XML (SpreadsheetML 2003), as old Excel and many report tools save it, mostly named `.xls`.

use super::grid::Sheet;
use super::merged::Area;
use super::number::general;
use super::xml::{Event, Events, Tag};
use crate::source::Kind;

/// The name space of its elements.
const SPACE: &str = "urn:schemas-microsoft-com:office:spreadsheet";

/// Where it is named, in bytes from the beginning.
const HEAD: usize = 4096;

/// True of such a file. A web page that was saved by Excel names another space.
pub(in crate::source) fn is_flat(text: &str) -> bool {
    let head = &text.as_bytes()[..text.len().min(HEAD)];
    text.trim_start().starts_with("<?xml") && memchr::memmem::find(head, SPACE.as_bytes()).is_some()
}

/// The text of a workbook.
pub(super) fn read(source: &str) -> Result<(String, bool), Kind> {
    let sheets = super::sheets(source, "Worksheet", |_, behind| is_hidden(behind));
    super::workbook(&sheets, |events| read_sheet(events.clone()))
}

/// True where the options of a sheet, which follow its table, hide it.
fn is_hidden(mut events: Events<'_>) -> bool {
    let tells = |event: &Event<'_>| match event {
        Event::Open(tag) => tag.name == "Visible",
        Event::Close(name) => *name == "Worksheet",
        _ => false,
    };
    matches!(events.find(tells), Some(Event::Open(_)))
}

/// Reads to the end of a sheet.
fn read_sheet(events: Events<'_>) -> Result<Sheet<'static>, Kind> {
    let mut sheet = Sheet::default();
    let (mut row, mut column) = (0_usize, 0_usize);
    let mut cell: Option<Tag<'_>> = None;
    let (mut text, mut is_data, mut is_number) = (String::new(), false, false);
    for event in events {
        match event {
            Event::Open(tag) => match tag.name {
                "Row" => {
                    row = tag.number("Index").unwrap_or(row.saturating_add(1));
                    column = 0;
                }
                "Cell" => {
                    column = tag.number("Index").unwrap_or(column.saturating_add(1));
                    cell = Some(tag);
                    text.clear();
                }
                "Data" => (is_data, is_number) = (true, tag.get("Type") == Some("Number")),
                _ => {}
            },
            Event::Text(words) if is_data => text.push_str(words),
            Event::Char(c) if is_data => text.push(c),
            Event::Close("Data") => is_data = false,
            Event::Close("Cell") => {
                let Some(tag) = cell.take() else { continue };
                let number = Some(&text).filter(|_| is_number).and_then(|text| text.trim().parse().ok());
                let shown = number.map_or_else(|| text.clone(), general);
                sheet.push(row, column, shown)?;
                let more = |name| tag.number(name).unwrap_or(0);
                let (bottom, right) =
                    (row.saturating_add(more("MergeDown")), column.saturating_add(more("MergeAcross")));
                if (bottom, right) != (row, column) {
                    sheet.merge(Area { top: row, left: column, bottom, right });
                }
                (column, is_number) = (right, false);
            }
            Event::Close("Worksheet") => break,
            _ => {}
        }
    }
    Ok(sheet)
}
