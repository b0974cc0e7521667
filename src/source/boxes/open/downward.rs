//! Labels written from top to bottom: 无 of 无法提供 beside the figures of a row stands for none of them.

use super::{Line, PITCH, Print};

/// So many lines above and below tell of a label that goes on.
const AROUND: usize = 4;
/// The characters of such a label stand under each other but for so much, in heights.
const ASIDE: f32 = 0.3;

/// Takes 无 in front of figures back into the labels, where another character stands by itself right under or over it, and a label
/// between it and the figures.
pub(super) fn unvalue(prints: &mut [Print<'_>]) {
    for at in 0..prints.len() {
        let [first, second, ..] = prints[at].figures() else { continue };
        if first.text != "无" {
            continue;
        }
        let around = &prints[at.saturating_sub(AROUND)..prints.len().min(at + 1 + AROUND)];
        let is_between = |other: &Line| apart(first, other) < PITCH && other.x0 >= first.x1 && other.x1 <= second.x0;
        let labels = || around.iter().flat_map(Print::labels);
        if labels().any(|other| is_under(first, other)) && labels().any(is_between) {
            prints[at].figures -= 1;
        }
    }
}

/// True of a single character in the same place of another line, with no line between them.
fn is_under(first: &Line, other: &Line) -> bool {
    let single = other.text.chars().nth(1).is_none() && other.text.chars().all(|c| c > '\u{2E7F}');
    single && (ASIDE..PITCH).contains(&apart(first, other)) && (other.x0 - first.x0).abs() < ASIDE * first.height()
}

/// How far two lines are from each other, in heights.
fn apart(first: &Line, other: &Line) -> f32 {
    (other.middle() - first.middle()).abs() / first.height().max(0.1)
}
