//! What stands at the top and the foot of pages and is none of the report: numbers of pages, and what is repeated on each page.

use super::Piece;
use super::line::{Line, Placed};
use crate::words::Stroke;
use std::collections::HashMap;

/// The share of a page that is its margin.
const MARGIN: f32 = 0.1;
/// A line on so many pages is repeated.
const PAGES: usize = 2;

/// Drops the number of a page from its words, which are in the order of their levels: a figure alone between the columns of a table
/// would be taken for one of it.
pub(super) fn drop_numbers(words: &mut Vec<Placed<'_>>, strokes: &[Stroke], size: (f32, f32)) {
    let level = |word: &Placed<'_>| word.middle().1;
    if let Some(last) = words.last() {
        let start = words.partition_point(|word| level(word) < level(last) - 0.5 * last.height());
        let above = start.checked_sub(1).map(|above| level(last) - level(&words[above]));
        let line = &words[start..];
        let inside = strokes.iter().any(|stroke| stroke.y1 > last.y1);
        if last.y0 > (1.0 - MARGIN) * size.1 && !inside && is_number_apart(line, above, size.0) {
            words.truncate(start);
        }
    }
    if let Some(first) = words.first() {
        let end = words.partition_point(|word| level(word) <= level(first) + 0.5 * first.height());
        let below = words.get(end).map(|below| level(below) - level(first));
        let inside = strokes.iter().any(|stroke| stroke.y0 < first.y0);
        if first.y1 < MARGIN * size.1 && !inside && is_number_apart(&words[..end], below, size.0) {
            words.drain(..end);
        }
    }
}

/// True of the words of a line in a margin that number a page, at some distance from the line beside it.
fn is_number_apart(line: &[Placed<'_>], distance: Option<f32>, width: f32) -> bool {
    // more characters than any number has
    if line.len() > 20 {
        return false;
    }
    let mut line = line.to_vec();
    line.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let line = Line::new(&line);
    let centred = ((line.x0 + line.x1) / 2.0 - width / 2.0).abs() < 0.1 * width;
    let marked = line.text.contains(|c: char| !c.is_ascii_digit() && !c.is_whitespace());
    let apart = distance.is_none_or(|distance| distance > if marked { 1.2 } else { 1.6 } * line.height());
    is_number(&line.text) && apart && (centred || line.text.contains('页'))
}

/// Drops numbers of pages and repeated lines.
pub(super) fn drop(pages: &mut [Vec<Piece>], heights: &[f32]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (page, &height) in pages.iter().zip(heights) {
        for text in edges(page).into_iter().filter_map(|at| in_margin(&page[at], height)) {
            *seen.entry(masked(text)).or_default() += 1;
        }
    }
    let repeated = |text: &str| seen.get(&masked(text)).is_some_and(|&count| count >= PAGES && count * 2 > pages.len());
    let gone: Vec<Vec<usize>> = pages
        .iter()
        .zip(heights)
        .map(|(page, &height)| {
            let goes = |at: &usize| in_margin(&page[*at], height).is_some_and(|text| is_number(text) || repeated(text));
            edges(page).into_iter().filter(goes).collect()
        })
        .collect();
    for (page, gone) in pages.iter_mut().zip(gone) {
        let mut at = 0..;
        page.retain(|_| at.next().is_none_or(|at| !gone.contains(&at)));
    }
}

/// The first two and the last two pieces of a page.
fn edges(page: &[Piece]) -> Vec<usize> {
    let mut edges: Vec<usize> = (0..page.len().min(2)).chain(page.len().saturating_sub(2)..page.len()).collect();
    edges.dedup();
    edges
}

/// The words of a line in the margin of a page of some height.
fn in_margin(piece: &Piece, height: f32) -> Option<&str> {
    let Piece::Prose(line) = piece else { return None };
    (line.y1 < MARGIN * height || line.y0 > (1.0 - MARGIN) * height).then_some(line.text.as_str())
}

/// `3`, `- 3 -`, `— 3 —`, `第3页`, `3/12`, `第 3 页 共 12 页`.
fn is_number(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-－—–―·第页共/／".contains(c);
    text.chars().count() <= 20 && text.chars().all(sign) && text.chars().any(|c| c.is_ascii_digit())
}

/// The same with every figure alike.
fn masked(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}
