//! Prose in two columns: the left one is read first.

use crate::source::boxes::line::Placed;

/// So many lines have words on both sides of a gutter.
const LINES: usize = 8;
/// So many characters each on both sides.
const WORDS: usize = 8;

/// Lines in the order in which they are read; those of two columns cut at the gutter.
pub(super) fn in_order(lines: Vec<Vec<Placed<'_>>>) -> Vec<Vec<Placed<'_>>> {
    let Some(gutter) = gutter(&lines) else { return lines };
    let (mut all, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        if line.iter().any(|word| word.x0 < gutter && word.x1 > gutter) {
            all.append(&mut left);
            all.append(&mut right);
            all.push(line);
            continue;
        }
        let (before, behind): (Vec<_>, Vec<_>) = line.into_iter().partition(|word| word.x1 <= gutter);
        left.extend((!before.is_empty()).then_some(before));
        right.extend((!behind.is_empty()).then_some(behind));
    }
    all.append(&mut left);
    all.append(&mut right);
    all
}

/// Where two columns of prose are parted: few lines go over the place, and many have prose on both sides of it.
fn gutter(lines: &[Vec<Placed<'_>>]) -> Option<f32> {
    const PLACES: usize = 25;
    let left = lines.iter().flatten().map(|word| word.x0).fold(f32::MAX, f32::min);
    let right = lines.iter().flatten().map(|word| word.x1).fold(f32::MIN, f32::max);
    let place = |at: usize| left + (right - left) * (0.375 + 0.01 * at as f32);
    let both = |gutter: f32| {
        let (mut both, mut over) = (0, 0);
        for line in lines {
            let (mut before, mut behind, mut goes_over) = (0, 0, false);
            for word in line {
                let count = word.text.chars().filter(|c| !c.is_ascii()).count();
                goes_over |= word.x0 < gutter && word.x1 > gutter;
                *(if word.x1 <= gutter { &mut before } else { &mut behind }) += count;
            }
            over += usize::from(goes_over);
            both += usize::from(!goes_over && before >= WORDS && behind >= WORDS && wide(line, gutter));
        }
        (both >= LINES && over * 4 <= both).then_some(both)
    };
    (0..PLACES)
        .map(place)
        .filter_map(|gutter| Some((both(gutter)?, gutter)))
        .max_by(|a, b| a.0.cmp(&b.0))
        .map(|(_, at)| at)
}

/// True where the gap at the gutter is wider than a character.
fn wide(line: &[Placed<'_>], gutter: f32) -> bool {
    let end = line.iter().filter(|word| word.x1 <= gutter).map(|word| word.x1).fold(f32::MIN, f32::max);
    let start = line.iter().filter(|word| word.x0 >= gutter).map(|word| word.x0).fold(f32::MAX, f32::min);
    line.first().is_some_and(|word| start - end > word.height())
}
