//! A table that stands twice, as on pages with a copy for telephones.

use super::{Harm, Mangling};

pub(super) const DOUBLED: Mangling = Mangling::of_draft("doubled table", Harm::None, |draft, dice| {
    let section = &mut draft.sections[dice.below(3)];
    section.extend(section.clone());
});
