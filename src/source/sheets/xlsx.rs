//! XLSX (ECMA-376 part 1, 18): `xl/workbook.xml` names the sheets, which refer to strings and number formats in parts of their own.

use super::grid::{MOST_CELLS, Sheet};
use super::merged::Area;
use super::number::Formats;
use super::xml::{Event, Events, Tag};
use crate::source::Kind;
use crate::source::package::Package;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The last row of a sheet.
const LAST_ROW: usize = 1 << 20;

/// True of the part that names the sheets.
pub(super) fn is_workbook(name: &str) -> bool {
    name == "workbook.xml" || name.ends_with("/workbook.xml")
}

/// The text of a workbook, whose part `name` names the sheets.
pub(super) fn read(package: &mut Package<'_>, name: &str) -> Result<(String, bool), Kind> {
    let book = package.part(name)?;
    let folder = name.strip_suffix("workbook.xml").unwrap_or_default();
    let parts = relations(&package.part(&format!("{folder}_rels/workbook.xml.rels"))?, folder);
    let mut part = |kind: &str| match parts.values().find(|part| part.kind == kind) {
        Some(part) => package.part(&part.name),
        None => Ok(String::new()),
    };
    let strings = strings(&part("sharedStrings")?)?;
    let formats = formats(&part("styles")?, &book);
    let mut sheets = Vec::new();
    for event in Events::new(&book) {
        if let Event::Open(tag) = event
            && tag.name == "sheet"
            && let Some(part) = tag.get("id").and_then(|id| parts.get(id))
            && part.kind == "worksheet"
        {
            sheets.push((tag.get("state").is_some_and(|state| state != "visible"), &part.name));
        }
    }
    super::workbook(&sheets, |name| read_sheet(&package.part(name)?, &strings, &formats))
}

/// A part of the package that another one refers to.
struct Part {
    /// The last word of its type.
    kind: String,
    name: String,
}

fn relations(markup: &str, folder: &str) -> BTreeMap<String, Part> {
    let part = |event| {
        let Event::Open(tag) = event else { return None };
        let target = tag.text("Target")?;
        let name = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
        let kind = tag.get("Type")?.rsplit('/').next()?.to_owned();
        Some((tag.get("Id")?.to_owned(), Part { kind, name }))
    };
    Events::new(markup).filter_map(part).collect()
}

/// The words of each shared string, without readings of them. [`Kind::Bloated`] where no sheet can need as many.
fn strings(markup: &str) -> Result<Vec<String>, Kind> {
    let mut strings = Vec::new();
    let mut words = Words::default();
    for event in Events::new(markup) {
        if words.take(event) == Some("si") {
            strings.push(words.end());
        }
        if strings.len() > MOST_CELLS {
            return Err(Kind::Bloated);
        }
    }
    Ok(strings)
}

/// The number formats by the style of a cell.
fn formats(markup: &str, book: &str) -> Formats {
    let mut formats = Formats::default();
    let mut is_cells = false;
    for event in Events::new(markup) {
        match event {
            Event::Open(tag) if tag.name == "numFmt" => {
                if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.text("formatCode")) {
                    formats.name(id, &code);
                }
            }
            Event::Open(tag) if tag.name == "cellXfs" => is_cells = true,
            Event::Close("cellXfs") => is_cells = false,
            Event::Open(tag) if tag.name == "xf" && is_cells => formats.style(tag.number("numFmtId").unwrap_or(0)),
            _ => {}
        }
    }
    let is_1904 = |tag: &Tag<'_>| matches!(tag.get("date1904"), Some("1" | "true"));
    formats.since_1904 =
        Events::new(book).any(|event| matches!(event, Event::Open(tag) if tag.name == "workbookPr" && is_1904(&tag)));
    formats
}

/// The text of one sheet without strings and styles.
#[cfg(test)]
pub(super) fn read_markup(markup: &str) -> Result<(String, bool), Kind> {
    super::workbook(&[(false, markup)], |markup| read_sheet(markup, &[], &Formats::default()))
}

fn read_sheet<'s>(markup: &str, strings: &'s [String], formats: &Formats) -> Result<Sheet<'s>, Kind> {
    let mut sheet = Sheet::default();
    let (mut row, mut column) = (0, 0);
    let mut cell: Option<Tag<'_>> = None;
    let (mut value, mut formula) = (String::new(), String::new());
    let mut words = Words::default();
    for event in Events::new(markup) {
        let closed = words.take(event);
        match event {
            Event::Open(tag) => match tag.name {
                "row" => {
                    row = tag.number("r").unwrap_or(row + 1).clamp(1, LAST_ROW);
                    column = 0;
                }
                "c" => {
                    (value, formula) = (String::new(), String::new());
                    column = tag.get("r").and_then(place).map_or(column + 1, |(_, column)| column);
                    cell = Some(tag);
                    words.end();
                }
                "mergeCell" => tag.get("ref").and_then(area).into_iter().for_each(|area| sheet.merge(area)),
                _ => {}
            },
            _ => match closed {
                Some("v") => value = words.end(),
                Some("f") => formula = words.end(),
                Some("is") => value = words.end(),
                Some("c") => {
                    if let Some(tag) = cell.take() {
                        sheet.push(row, column, shown(&tag, &value, &formula, strings, formats))?;
                    }
                }
                _ => {}
            },
        }
    }
    Ok(sheet)
}

/// What a cell shows.
fn shown<'s>(tag: &Tag<'_>, value: &str, formula: &str, strings: &'s [String], formats: &Formats) -> Cow<'s, str> {
    let number = || value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    match tag.get("t") {
        Some("s") => {
            value.trim().parse().ok().and_then(|at: usize| strings.get(at)).map_or(super::LOST.into(), Cow::from)
        }
        Some("b") => if value.trim() == "1" { "TRUE" } else { "FALSE" }.into(),
        Some("str" | "inlineStr" | "e" | "d") => Cow::Owned(value.to_owned()),
        // nobody has worked it out
        _ if value.is_empty() && !formula.is_empty() => Cow::Owned(format!("={formula}")),
        _ => match number() {
            Some(number) => Cow::Owned(formats.printed(number, tag.number("s").unwrap_or(0))),
            None => Cow::Owned(value.to_owned()),
        },
    }
}

/// The words of the elements that hold any: `t`, `v`, `f`.
#[derive(Debug, Default)]
struct Words {
    text: String,
    /// Such an element is open.
    is_open: bool,
    /// A reading (`rPh`), whose words are no part of the text, is open.
    is_reading: bool,
}

impl Words {
    /// Takes the words of an event, or gives the name of the element that it closes.
    fn take<'s>(&mut self, event: Event<'s>) -> Option<&'s str> {
        match event {
            Event::Open(tag) => {
                self.is_reading |= tag.name == "rPh";
                self.is_open = matches!(tag.name, "t" | "v" | "f") && !self.is_reading;
            }
            Event::Text(text) if self.is_open => self.text.push_str(text),
            Event::Char(c) if self.is_open => self.text.push(c),
            Event::Text(_) | Event::Char(_) => {}
            Event::Close(name) => {
                self.is_reading &= name != "rPh";
                self.is_open = false;
                return Some(name);
            }
        }
        None
    }

    /// The words since the last time, `_x000D_` and its like undone.
    fn end(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        if !text.contains("_x") {
            return text;
        }
        let mut pieces = text.split("_x");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let escape = piece.split_once('_').filter(|(code, _)| code.len() == 4);
            match escape.and_then(|(code, rest)| Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, rest))) {
                Some((c, rest)) => {
                    out.push(c);
                    out.push_str(rest);
                }
                None => out.extend(["_x", piece]),
            }
        }
        out
    }
}

/// The row and the column of `B3`, both from 1.
fn place(reference: &str) -> Option<(usize, usize)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let row = reference[letters..].parse().ok().filter(|row| (1..=LAST_ROW).contains(row))?;
    let column = |column: usize, letter: u8| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column =
        (letters <= 3).then(|| reference.bytes().take(letters).fold(0, column)).filter(|column| *column > 0)?;
    Some((row, column))
}

fn area(reference: &str) -> Option<Area> {
    let (from, to) = reference.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    Some(Area { top, left, bottom, right })
}
