//! Lines cut at one width, within words and figures too.

use super::{Harm, Mangling};

/// A line that happens to end at the width cannot be told from one that goes on.
pub(super) const WRAP: Mangling = Mangling::of_text("hard wrap", Harm::Cells, |text, dice| {
    let width = 28 + dice.below(8);
    let line = |line: &str| -> String {
        let signs: Vec<char> = line.chars().collect();
        let pieces: Vec<String> = signs.chunks(width).map(|piece| piece.iter().collect()).collect();
        pieces.join("\n")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
});
