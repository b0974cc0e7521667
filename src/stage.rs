//! The corridor up to a depth, for `benches/stages.rs`. No part of the public face: it changes without notice.
//!
//! Each function goes the way of [`Options::parse_bytes`](crate::Options::parse_bytes) from the start, so that the price
//! of a stage is the difference to the one before.

use crate::align;
use crate::check::identities;
use crate::finding::Findings;
use crate::outline;
use crate::source;
use crate::statement;
use crate::text;
use std::hint::black_box;

/// Bytes to decoded text.
pub fn decode(bytes: &[u8]) {
    black_box(source::decode(bytes));
}

/// To lines and tabs, where the text is a page.
pub fn page(bytes: &[u8]) {
    let _ = black_box(source::read(bytes, None));
}

/// The words that a page shows as lines and tabs, for the fuzz target that compares them with those of a browser.
pub fn words(page: &str) -> String {
    source::shown_words(page)
}

/// To one script and one width.
pub fn normalise(bytes: &[u8]) {
    let Ok(source) = source::read(bytes, None) else { return };
    black_box(text::normalise_page(source.words(), source.ways()));
}

/// To title, sections and blocks.
pub fn outline(bytes: &[u8]) {
    let Ok(source) = source::read(bytes, None) else { return };
    let text = text::normalise_page(source.words(), source.ways());
    black_box(outline::segment(&mut Findings::default(), &text, None, true));
}

/// To filled tables.
pub fn align(bytes: &[u8]) {
    let Ok(source) = source::read(bytes, None) else { return };
    let text = text::normalise_page(source.words(), source.ways());
    let mut findings = Findings::default();
    let outline = outline::segment(&mut findings, &text, None, true);
    black_box(align::read(&mut findings, &text, &outline, None));
}

/// To figures stated in prose.
pub fn statement(bytes: &[u8]) {
    let Ok(source) = source::read(bytes, None) else { return };
    let text = text::normalise_page(source.words(), source.ways());
    let mut findings = Findings::default();
    let outline = outline::segment(&mut findings, &text, None, true);
    let tables = align::read(&mut findings, &text, &outline, None);
    black_box((tables, statement::read(&text, &source.decoded.text, &outline)));
}

/// To checked tables.
pub fn check(bytes: &[u8]) {
    let Ok(source) = source::read(bytes, None) else { return };
    let text = text::normalise_page(source.words(), source.ways());
    let mut findings = Findings::default();
    let outline = outline::segment(&mut findings, &text, None, true);
    let tables = align::read(&mut findings, &text, &outline, None);
    let statements = statement::read(&text, &source.decoded.text, &outline);
    identities(&mut findings, &tables);
    black_box((tables, statements, findings));
}
