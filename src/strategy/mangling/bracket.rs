//! Brackets and marks of another width, and blanks behind list numbers.

use super::{Harm, Mangling};

pub(super) const HALF: Mangling = Mangling::of_draft("half-width brackets", Harm::None, |draft, _| {
    draft.each_text(|text| text.replace('（', "(").replace('）', ")").replace('，', ",").replace('：', ":"));
});

pub(super) const SPACED: Mangling = Mangling::of_draft("blanks after list numbers", Harm::None, |draft, _| {
    draft.each_text(|text| text.replace('）', "） ").replace('、', "、 "));
});
