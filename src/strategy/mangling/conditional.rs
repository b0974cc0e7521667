//! Marks of Word's conditional comments, which programs keep that make Markdown of a page.

use super::{Harm, Mangling};

/// Behind one letter in forty, in lines that have bars as Markdown has them. What cuts a mark in two later spoils the label with it.
pub(super) const MARKS: Mangling = Mangling::of_text("marks of conditional comments", Harm::Labels, |text, dice| {
    const MARKS: [&str; 3] =
        ["if !supportEmptyParasendif", "[if !supportEmptyParas][endif]", "<![if !supportLists]><![endif]>"];
    let mut marked = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let barred = line.contains('|');
        for c in line.chars() {
            marked.push(c);
            if barred && c.is_alphabetic() && !c.is_ascii() && dice.once_in(40) {
                marked.push_str(dice.pick(&MARKS).unwrap_or_default());
            }
        }
    }
    marked
});
