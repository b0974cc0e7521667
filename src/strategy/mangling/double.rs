//! A table that stands twice, as on pages with a copy for telephones.

use super::{Harm, Mangling};

pub(super) const DOUBLED: Mangling = Mangling::of_draft("doubled table", Harm::None, |draft, dice| {
    let section = dice.below(draft.sections.len());
    let section = &mut draft.sections[section];
    section.extend(section.clone());
});
