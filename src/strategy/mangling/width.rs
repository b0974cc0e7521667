//! Full-width digits and letters.

use super::{Harm, Mangling};

pub(super) const FULL: Mangling = Mangling::of_text("full-width digits", Harm::None, |text, _| {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c);
    text.chars().map(|c| if c.is_ascii_alphanumeric() { wide(c) } else { c }).collect()
});
