//! Radicals (部首) in place of characters, as browsers print them into PDF: ⾃然⼈, ⺠.

use super::{Harm, Mangling};

pub(super) const RADICALS: Mangling = Mangling::of_draft("radicals for characters", Harm::None, |draft, _| {
    let radical = |c: char| PAIRS.chars().skip_while(|plain| *plain != c).nth(1).unwrap_or(c);
    draft.each_text(|text| text.chars().map(radical).collect());
});

/// Each character before its radical. The last line is of the supplement, which common normalisation leaves alone.
const PAIRS: &str = "\
    一⼀二⼆十⼗八⼋人⼈入⼊又⼜口⼝土⼟大⼤女⼥子⼦小⼩山⼭工⼯己⼰\
    心⼼户⼾手⼿文⽂方⽅无⽆日⽇月⽉木⽊比⽐水⽔生⽣用⽤田⽥白⽩目⽬\
    立⽴网⽹自⾃行⾏言⾔走⾛身⾝里⾥金⾦非⾮面⾯音⾳高⾼\
    民⺠门⻔长⻓见⻅齐⻬风⻛鱼⻥";
