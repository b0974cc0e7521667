//! ODS (OpenDocument 1.3 part 3, 9): `content.xml` has the tables with the words that their cells show.

use super::grid::Sheet;
use super::merged::Area;
use super::xml::{Event, Events, Tag};
use crate::source::Kind;
use std::ops::Range;

/// The part with the tables.
pub(super) const CONTENT: &str = "content.xml";

/// A cell or row that is repeated more often is the rest of the sheet.
const MOST_REPEATED: usize = 1024;

/// The text of a spreadsheet; [`Kind::Zip`] of another document.
pub(super) fn read(content: &str) -> Result<(String, bool), Kind> {
    let is_sheet = |event| matches!(event, Event::Open(tag) if tag.name == "spreadsheet");
    if !Events::new(content).any(is_sheet) {
        return Err(Kind::Zip);
    }
    let hidden = hidden_styles(content);
    let is_hidden = |tag: Tag<'_>, _| tag.get("style-name").is_some_and(|style| hidden.contains(&style));
    let sheets = super::sheets(content, "table", is_hidden);
    super::workbook(&sheets, |events| read_table(events.clone()))
}

/// The styles of tables that are not shown.
fn hidden_styles(content: &str) -> Vec<&str> {
    let (mut style, mut hidden) = (None, Vec::new());
    for event in Events::new(content) {
        match event {
            Event::Open(tag) if tag.name == "style" => style = tag.get("name"),
            Event::Open(tag) if tag.name == "table-properties" && tag.get("display") == Some("false") => {
                hidden.extend(style)
            }
            Event::Close("automatic-styles") => break,
            _ => {}
        }
    }
    hidden
}

/// A cell, once or several times side by side, and over how many more rows and columns it goes.
struct Cells {
    columns: Range<usize>,
    text: String,
    merged: (usize, usize),
}

impl Cells {
    fn push(&self, sheet: &mut Sheet<'_>, row: usize) -> Result<(), Kind> {
        for column in self.columns.clone() {
            sheet.push(row, column, self.text.clone())?;
            let (bottom, right) = (row.saturating_add(self.merged.0), column.saturating_add(self.merged.1));
            if self.merged != (0, 0) {
                sheet.merge(Area { top: row, left: column, bottom, right });
            }
        }
        Ok(())
    }
}

/// Reads to the end of a table.
fn read_table(mut events: Events<'_>) -> Result<Sheet<'static>, Kind> {
    let mut sheet = Sheet::default();
    let (mut row, mut column, mut repeated) = (0_usize, 0_usize, 1);
    let mut cells: Vec<Cells> = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Open(tag) if tag.name == "table-row" => {
                (column, repeated) = (0, tag.number("number-rows-repeated").unwrap_or(1).max(1));
                cells.clear();
            }
            Event::Open(tag) if tag.name == "table-cell" || tag.name == "covered-table-cell" => {
                let times = tag.number("number-columns-repeated").unwrap_or(1).max(1);
                let text = read_cell(&tag, &mut events);
                let more = |name| tag.number(name).map_or(0, |size| size.saturating_sub(1));
                let merged = (more("number-rows-spanned"), more("number-columns-spanned"));
                let is_there = !text.is_empty() || tag.get("style-name").is_some() || merged != (0, 0);
                let end = column.saturating_add(times);
                if is_there && times <= MOST_REPEATED {
                    cells.push(Cells { columns: column..end, text, merged });
                }
                column = end;
            }
            Event::Close("table-row") => {
                for row in (row..).take(if repeated <= MOST_REPEATED { repeated } else { 1 }) {
                    cells.iter().try_for_each(|cells| cells.push(&mut sheet, row))?;
                }
                row = row.saturating_add(repeated);
            }
            Event::Close("table") => break,
            _ => {}
        }
    }
    Ok(sheet)
}

/// The words of a cell to its end, a paragraph a line; without any, its number.
fn read_cell(cell: &Tag<'_>, events: &mut Events<'_>) -> String {
    let (mut text, mut paragraphs, mut notes) = (String::new(), 0_usize, 0_usize);
    for event in events {
        match event {
            Event::Close(name) if name == cell.name => break,
            Event::Open(tag) => match tag.name {
                "annotation" => notes += 1,
                _ if notes > 0 => {}
                "p" => {
                    text.push_str(if paragraphs > 0 { "\n" } else { "" });
                    paragraphs += 1;
                }
                "s" => text.extend(std::iter::repeat_n(' ', tag.number("c").unwrap_or(1).min(MOST_REPEATED))),
                "tab" => text.push(' '),
                "line-break" => text.push('\n'),
                _ => {}
            },
            Event::Close("annotation") => notes = notes.saturating_sub(1),
            Event::Text(words) if paragraphs > 0 && notes == 0 => text.push_str(words),
            Event::Char(c) if paragraphs > 0 && notes == 0 => text.push(c),
            _ => {}
        }
    }
    if text.trim().is_empty() { cell.get("value").unwrap_or_default().to_owned() } else { text.trim().to_owned() }
}
