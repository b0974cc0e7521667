//! Characters that recognition takes for their look-alikes, the same ones throughout a report.

use super::{Harm, Mangling};

pub(super) const LOOK_ALIKES: Mangling = Mangling::of_draft("look-alike characters", Harm::Labels, |draft, dice| {
    const PAIRS: [(char, char); 12] = [
        ('未', '末'),
        ('已', '己'),
        ('人', '入'),
        ('本', '木'),
        ('息', '患'),
        ('理', '埋'),
        ('于', '干'),
        ('处', '外'),
        ('请', '清'),
        ('公', '么'),
        ('规', '现'),
        ('案', '察'),
    ];
    let first = dice.below(PAIRS.len());
    let chosen = [PAIRS[first], PAIRS[(first + 1 + dice.below(PAIRS.len() - 1)) % PAIRS.len()]];
    let seen = |c: char| chosen.iter().find(|(true_one, _)| *true_one == c).map_or(c, |(_, like)| *like);
    draft.each_text(|text| text.chars().map(seen).collect());
});
