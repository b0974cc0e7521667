//! A page with tables in two columns is two pages: the left column, and the right one, where a table may go on.

use super::line::Placed;
use super::sheet::Upright;
use super::stroke::places;
use crate::words::Stroke;

/// The gutter is so wide at least, in points, and lies in this share of the page.
const WIDTH: f32 = 8.0;
const MIDDLE: (f32, f32) = (0.35, 0.65);
/// A line in the margin of a page, as below its head, is of no table.
const MARGIN: f32 = 0.1;
/// So many lines across and down make a table.
const LINES: usize = 3;
/// Lines as near as this are of the same row.
const NEAR: f32 = 1.5;

/// The columns of a page, or the page itself.
pub(super) fn columns(mut page: Upright<'_>) -> Vec<Upright<'_>> {
    let Some(gutter) = gutter(&page) else { return vec![page] };
    let (left, right): (Vec<_>, Vec<_>) = page.strokes.iter().copied().partition(|stroke| stroke.x1 <= gutter);
    let top = page.words.iter().filter(|word| word.x0 >= gutter).map(|word| word.y0).fold(f32::MAX, f32::min);
    let foot = page.words.iter().filter(|word| word.x0 >= gutter).map(|word| word.y1).fold(f32::MIN, f32::max);
    let goes_over = page.words.iter().filter(|word| word.x0 < gutter && word.x1 > gutter);
    let line_goes_over = goes_over.clone().any(|word| word.y1 > top && word.y0 < foot);
    if line_goes_over || are_one(&left, &right) || !is_table(&left) || !is_table(&right) {
        return vec![page];
    }
    // the title goes over both, and so may what stands at the foot
    let is_first = |word: &Placed<'_>| word.x0 < gutter && (word.x1 <= gutter || word.y0 <= foot);
    let (first, second) = page.words.drain(..).partition(is_first);
    let size = (page.size.0 / 2.0, page.size.1);
    vec![Upright { words: first, strokes: left, size }, Upright { words: second, strokes: right, size }]
}

/// The middle of the widest place that no line goes over.
fn gutter(page: &Upright<'_>) -> Option<f32> {
    let (width, height) = page.size;
    let is_inside = |stroke: &&Stroke| stroke.y1 > MARGIN * height && stroke.y0 < (1.0 - MARGIN) * height;
    let mut sides: Vec<(f32, f32)> =
        page.strokes.iter().filter(is_inside).map(|stroke| (stroke.x0, stroke.x1)).collect();
    sides.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut end = sides.first()?.1;
    let mut widest: Option<(f32, f32)> = None;
    for (x0, x1) in sides {
        let middle = (end + x0) / 2.0;
        let fits = x0 - end >= WIDTH && (MIDDLE.0 * width..=MIDDLE.1 * width).contains(&middle);
        if fits && widest.is_none_or(|(known, _)| x0 - end > known) {
            widest = Some((x0 - end, middle));
        }
        end = end.max(x1);
    }
    widest.map(|(_, middle)| middle)
}

/// Where lines go across.
fn levels(strokes: &[Stroke]) -> Vec<f32> {
    let across = strokes.iter().filter(|stroke| stroke.x1 - stroke.x0 >= stroke.y1 - stroke.y0);
    places(across.flat_map(|stroke| [stroke.y0, stroke.y1]).collect())
}

fn is_table(strokes: &[Stroke]) -> bool {
    levels(strokes).len() >= LINES
        && places(strokes.iter().flat_map(|stroke| [stroke.x0, stroke.x1]).collect()).len() >= LINES
}

/// True where most lines on one side go on at the other: the rows of one table.
fn are_one(left: &[Stroke], right: &[Stroke]) -> bool {
    let (left, right) = (levels(left), levels(right));
    let goes_on = |at: &&f32| {
        let next = left.partition_point(|other| *other < **at - NEAR);
        left.get(next).is_some_and(|other| (other - **at).abs() <= NEAR)
    };
    right.iter().filter(goes_on).count() * 2 > right.len().min(left.len())
}
