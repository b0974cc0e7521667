//! Traditional script (繁体), as converters of web pages write it.

use super::{Harm, Mangling};
use crate::text::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// One traditional character for each simplified one that has one.
pub(super) const TRADITIONAL: Mangling =
    Mangling::of_draft("traditional script", Harm::None, |draft, _| draft.each_text(traditional));

/// The same by a converter that knows no words: 麵 for the 面 of faces, 製 for every 制.
pub(super) const OVER_CONVERTED: Mangling =
    Mangling::of_draft("over-converted script", Harm::None, |draft, _| draft.each_text(over_converted));

pub(super) fn traditional(text: &str) -> String {
    static BACK: OnceLock<HashMap<char, char>> = OnceLock::new();
    let back = BACK.get_or_init(|| {
        let han = ('\u{4E00}'..='\u{9FFF}').rev();
        han.filter(|&c| fold(c) != c).map(|c| (fold(c), c)).collect()
    });
    text.chars().map(|c| back.get(&c).copied().unwrap_or(c)).collect()
}

fn over_converted(text: &str) -> String {
    const OVER: [(char, char); 8] = [
        ('面', '麵'),
        ('系', '係'),
        ('制', '製'),
        ('里', '裡'),
        ('出', '齣'),
        ('表', '錶'),
        ('卷', '捲'),
        ('台', '檯'),
    ];
    let over = |c: char| OVER.iter().find(|(plain, _)| *plain == c).map_or(c, |(_, over)| *over);
    traditional(&text.chars().map(over).collect::<String>())
}
