//! Separators inside figures.

use super::{Harm, Mangling};
use crate::strategy::{Dice, Draft, grouped};

/// `1,234` and `1，234`.
pub(super) const SEPARATED: Mangling =
    Mangling::of_draft("separators in numbers", Harm::None, |draft, dice| separate(draft, dice, &[",", "，"]));

/// `1 234`, which may as well be two figures.
pub(super) const SPACED: Mangling =
    Mangling::of_draft("blanks in numbers", Harm::Cells, |draft, dice| separate(draft, dice, &[" "]));

fn separate(draft: &mut Draft, dice: &mut Dice, separators: &[&str]) {
    let separator = dice.pick(separators).unwrap_or_default();
    for cell in draft.tables().flat_map(|table| table.rows.iter_mut().flatten()).filter(|cell| cell.place.is_some()) {
        let digits = |c: char| c.is_ascii_digit();
        let start = cell.text.find(digits).unwrap_or(cell.text.len());
        let length = cell.text[start..].find(|c| !digits(c)).unwrap_or(cell.text.len() - start);
        if length > 3 {
            let whole = grouped(&cell.text[start..start + length], separator);
            cell.text.replace_range(start..start + length, &whole);
        }
    }
}
