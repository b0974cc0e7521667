//! A spreadsheet as lines and tabs: sheet after sheet, row after row, what each cell shows.
//!
//! Four readers give the same [`Sheet`]s: [`xlsx`] and [`ods`] read XML in an archive, [`flat`] XML in a file of its own, [`xls`] the
//! records of an [`ole`] file.
//! A formula is its cached value; one without is its own text, which is no figure. An error (`#REF!`) is its text too. Sheets that are
//! hidden are read where those that are shown hold next to nothing, as hidden tables of web pages are; hidden rows and columns belong
//! to their table. Sizes that a file declares are not believed: work and memory follow from the cells that are there.

mod date;
mod flat;
mod grid;
mod merged;
mod nought;
mod number;
mod ods;
mod ole;
mod strings;
mod xls;
mod xlsx;
mod xml;

#[cfg(test)]
mod tests;

pub(super) use flat::is_flat;

use super::package::Package;
use super::whole::is_whole;
use super::{Kind, Source};
use crate::model::Format;
use grid::{MOST_CELLS, Sheet};
use xml::{Event, Events, Tag};

/// Sheets of fewer cells hold no statutory table.
const FEW_CELLS: usize = 20;

/// More sheets are not read.
const MOST_SHEETS: usize = 256;

/// A workbook in an archive; [`Kind::Zip`] where there is none, or it is damaged.
pub(super) fn read_package(package: &mut Package<'_>, format: Option<Format>) -> Result<Source<'static>, Kind> {
    let is = |wanted| format.is_none_or(|format| format == wanted);
    if is(Format::Xlsx)
        && let Some(book) = package.find(xlsx::is_workbook)
    {
        let (text, is_ordered) = xlsx::read(package, &book)?;
        Ok(Source::of_words(text, Format::Xlsx, package.is_whole && is_ordered))
    } else if is(Format::Ods)
        && let Some(content) = package.find(|name| name == ods::CONTENT)
    {
        let (text, is_ordered) = ods::read(&package.part(&content)?)?;
        Ok(Source::of_words(text, Format::Ods, package.is_whole && is_ordered))
    } else {
        Err(Kind::Zip)
    }
}

/// A workbook of old Excel; what else the file is, where it is none.
pub(super) fn read_ole(bytes: &[u8]) -> Result<Source<'static>, Kind> {
    let file = ole::File::open(bytes).ok_or(Kind::Ole)?;
    if file.has("EncryptedPackage") {
        Err(Kind::Locked)
    } else if let Some(book) = file.stream("Workbook") {
        let (text, is_whole) = xls::read(&book)?;
        Ok(Source::of_words(text, Format::Xls, is_whole))
    } else {
        Err(if file.has("WordDocument") { Kind::Word } else { Kind::Ole })
    }
}

/// A workbook in one file of XML.
pub(super) fn read_flat(source: &str) -> Result<Source<'static>, Kind> {
    let (text, is_ordered) = flat::read(source)?;
    Ok(Source::of_words(text, Format::Xls, is_ordered && is_whole(source)))
}

/// Stands for what a cell refers to and nobody finds: a character that is lost.
const LOST: &str = "\u{FFFD}";

/// The sheets of a workbook in XML, which are elements of some name: whether each is hidden, and what stands in it, up to the next
/// one where it has no end.
fn sheets<'s>(source: &'s str, name: &str, is_hidden: impl Fn(Tag<'s>, Events<'s>) -> bool) -> Vec<(bool, Events<'s>)> {
    let sheet = |event| match event {
        Event::Open(tag) if tag.name == name => Some(tag),
        _ => None,
    };
    let tags: Vec<Tag<'_>> = Events::new(source).filter_map(sheet).take(MOST_SHEETS + 1).collect();
    let places = tags.iter().map(|tag| tag.place(source));
    let ends = places.clone().skip(1).map(|next| next.start).chain([source.len()]);
    let inner = places.zip(ends).map(|(tag, end)| Events::new(source.get(tag.end..end).unwrap_or_default()));
    tags.iter().zip(inner).map(|(tag, events)| (is_hidden(*tag, events.clone()), events)).collect()
}

/// The text of a workbook whose sheets are read one by one: those that are shown; where they hold next to nothing, the hidden ones
/// behind them. A blank line parts two. And whether the cells of all of them came in their order.
fn workbook<'s, S>(
    sheets: &[(bool, S)],
    mut read: impl FnMut(&S) -> Result<Sheet<'s>, Kind>,
) -> Result<(String, bool), Kind> {
    if sheets.len() > MOST_SHEETS {
        return Err(Kind::Bloated);
    }
    let (mut text, mut filled, mut cells, mut is_ordered) = (String::new(), 0, 0, true);
    for hidden in [false, true] {
        if hidden && filled >= FEW_CELLS {
            break;
        }
        for (_, sheet) in sheets.iter().filter(|(is_hidden, _)| *is_hidden == hidden) {
            let mut sheet = read(sheet)?;
            filled += sheet.filled();
            cells += sheet.cells();
            is_ordered &= sheet.is_ordered();
            if cells > MOST_CELLS {
                return Err(Kind::Bloated);
            }
            text.push_str(if text.is_empty() || sheet.filled() == 0 { "" } else { "\n" });
            sheet.write(&mut text)?;
        }
    }
    Ok((text, is_ordered))
}
