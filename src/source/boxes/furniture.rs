//! What stands at the top and the foot of pages and is none of the report: numbers of pages, and what is repeated on each page.

use super::Piece;
use std::collections::HashMap;

/// The share of a page that is its margin.
const MARGIN: f32 = 0.1;
/// A line on so many pages is repeated.
const PAGES: usize = 2;

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
