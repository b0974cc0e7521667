//! Page marks between the rows of a table.

use super::grid::interleave;
use super::{Harm, Mangling};

pub(super) const MARKED: Mangling = Mangling::of_draft("page marks between rows", Harm::None, |draft, dice| {
    interleave(draft, dice, 8, |dice, _, _| {
        let page = 2 + dice.below(9);
        let marks = [
            format!("\n— {page} —\n"),
            format!("- {page} -"),
            format!("-{page}-"),
            format!("\n第 {page} 页\n"),
            format!("第{page}页 共12页"),
        ];
        dice.pick(&marks)
    });
});

/// A number alone, which may as well be a figure.
pub(super) const BARE: Mangling = Mangling::of_draft("bare page numbers between rows", Harm::Cells, |draft, dice| {
    interleave(draft, dice, 8, |dice, _, _| Some(format!("\n{}\n", 2 + dice.below(9))));
});
