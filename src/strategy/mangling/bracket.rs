//! Brackets and marks of another width, and blanks behind list numbers.

use super::{Harm, Mangling};

pub(super) const HALF: Mangling = Mangling::of_text("half-width brackets", Harm::None, |text, _| {
    text.replace('（', "(").replace('）', ")").replace('，', ",").replace('：', ":")
});

pub(super) const SPACED: Mangling = Mangling::of_text("blanks after list numbers", Harm::None, |text, _| {
    text.replace('）', "） ").replace('、', "、 ")
});
