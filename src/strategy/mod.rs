//! Strategies for property-based tests: reports, the layouts that they are copied in, what copying does to them.
//!
//! The law that they are for ([`law`]): a report that was copied without loss reads back the same, cell for cell; and
//! whatever a layout or a mangling has lost, every figure that is read is right, or a finding names its cell or row.
//!
//! A test of a reader of your own, or of what you make of `xxgk`'s reports:
//!
//! ```
//! use proptest::prelude::*;
//! use xxgk::strategy::{self, Blanks, Harm, MANGLINGS, ReportOptions, Size};
//!
//! let cities = ReportOptions::new().sizes(Size::City..=Size::Province).blanks(Blanks::None).sound();
//! let harmless = MANGLINGS.iter().copied().filter(|mangling| mangling.harm == Harm::None).collect();
//! proptest!(ProptestConfig::with_cases(8), |(
//!     sample in cities.strategy(),
//!     layout in strategy::layouts().prop_filter("digits are apart", |layout| layout.keeps.cuts),
//!     damage in strategy::damages_among(harmless, 0..=2),
//! )| {
//!     let text = damage.render(&sample, layout);
//!     let report = xxgk::parse_str(&text);
//!     // What is printed is known: sample.tables. What must not be, whatever happened to the text:
//!     prop_assert_eq!(strategy::wrong(&sample, &report), Vec::<String>::new(), "{}", text);
//! });
//! ```
//!
//! [`reports`] draws every kind of report and [`ReportOptions`] narrows them; [`render`] writes one in a layout,
//! [`Damage::render`] writes and damages it. Everything is drawn by proptest itself, so failures shrink: to fewer
//! manglings, the first layout, zeros. What a mangling hits depends on the seed of its [`Damage`], which does not
//! shrink. [`draw`] and [`draw_from`] give single values, from a seed or a fuzzer's bytes.

mod dice;
#[cfg(feature = "docx")]
mod document;
mod draft;
mod draw;
mod figures;
mod hand;
pub mod law;
mod mangling;
mod mistake;
mod options;
mod page;
mod pdf;
mod render;
mod sample;
mod words;
#[cfg(feature = "sheets")]
mod workbook;

pub use crate::layout::{Keeps, TWINS, Twin};
pub use crate::printed::{Printed, PrintedCell};
pub use dice::Dice;
pub use draft::{Draft, Piece};
pub use draw::{draw, draw_from};
pub use law::{different, wrong};
pub use mangling::{Harm, MANGLINGS, Mangling, Work};
pub use options::{Blanks, ReportOptions, Size, reports};
pub use page::{PAGES, Page, pages};
pub use render::{Damage, damages, damages_among, render};
pub use sample::{Sample, SampleCell, SampleTable};
pub use words::{Setting, settings};

use hand::grouped;
use proptest::prelude::*;

/// Any layout.
pub fn layouts() -> impl Strategy<Value = Twin> {
    proptest::sample::select(TWINS)
}

/// Any mangling.
pub fn manglings() -> impl Strategy<Value = Mangling> {
    proptest::sample::select(MANGLINGS)
}

#[cfg(test)]
mod tests;
