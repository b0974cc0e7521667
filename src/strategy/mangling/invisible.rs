//! What cannot be seen, or only as a box: characters without width, NUL, private use, blanks of other kinds.

use super::{Harm, Mangling};
use crate::strategy::Dice;

pub(super) const ZERO_WIDTH: Mangling = Mangling::of_text("zero-width characters", Harm::None, |text, dice| {
    strewn(text, dice, &['\u{200B}', '\u{200D}', '\u{FEFF}', '\u{2060}', '\u{AD}'])
});

pub(super) const NUL: Mangling = Mangling::of_text("NUL bytes", Harm::None, |text, dice| strewn(text, dice, &['\0']));

/// The marks of lists and boxes, before labels.
pub(super) const PRIVATE_USE: Mangling = Mangling::of_draft("private-use characters", Harm::None, |draft, dice| {
    let labels = draft.tables().flat_map(|table| table.rows.iter_mut().flatten()).filter(|cell| cell.place.is_none());
    for cell in labels.filter(|cell| !cell.text.is_empty()) {
        if dice.once_in(5) {
            cell.text.insert(0, dice.pick(&['\u{E5E5}', '\u{F06C}', '\u{F0B7}']).unwrap_or('\u{F0A7}'));
        }
    }
});

/// No-break and full-width blanks around what cells hold, and in cells that hold nothing.
pub(super) const BLANKS: Mangling = Mangling::of_draft("odd blanks around cells", Harm::None, |draft, dice| {
    for cell in draft.tables().flat_map(|table| table.rows.iter_mut().flatten()) {
        let mut blank = || dice.pick(&["", "\u{A0}", "\u{3000}", "\u{2003}", "\u{3000}\u{3000}"]).unwrap_or_default();
        cell.text = format!("{}{}{}", blank(), cell.text, blank());
    }
});

/// One of some characters behind one in eight, but not inside a line end.
fn strewn(text: &str, dice: &mut Dice, what: &[char]) -> String {
    text.chars().fold(String::new(), |mut text, c| {
        text.push(c);
        if c != '\r' && dice.once_in(8) {
            text.extend(dice.pick(what));
        }
        text
    })
}
