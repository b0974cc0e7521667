//! Full-width digits and letters.

use super::{Harm, Mangling};

pub(super) const FULL: Mangling = Mangling::of_draft("full-width digits", Harm::None, |draft, _| {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c);
    draft.each_text(|text| text.chars().map(|c| if c.is_ascii_alphanumeric() { wide(c) } else { c }).collect());
});
