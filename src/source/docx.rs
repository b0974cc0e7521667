//! A Word document: its text as lines and tabs, taken out of `word/document.xml`.

use super::package::Package;
use super::{Kind, Source, html};
use crate::model::Format;

/// The document in an archive, or why it cannot be had; `None` where there is none.
pub(super) fn read(package: &mut Package<'_>) -> Option<Result<Source<'static>, Kind>> {
    let name = package.find(is_document)?;
    let markup = package.part(&name);
    Some(markup.map(|markup| Source::of_words(html::read_document(&markup), Format::Docx, package.is_whole)))
}

/// `word/document.xml`, and `word/document2.xml` as some programs have it.
fn is_document(name: &str) -> bool {
    name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml")).is_some_and(|digits| digits.len() < 3)
}
