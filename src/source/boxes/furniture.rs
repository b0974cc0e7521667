//! What stands at the top and the foot of pages and is none of the report: numbers of pages, and what is repeated on each page.

use super::Piece;
use super::line::{Line, Placed, parts};
use super::sheet::Upright;
use crate::words::Stroke;
use std::collections::HashMap;
use std::ops::Range;

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

/// Drops the first and the last line of pages where most have the same there, but for its figures, as browsers print the time and the
/// address of a page: between the columns of a table they would be taken for a row of it. A line with a figure by itself is none.
pub(super) fn drop_running(pages: &mut [Upright<'_>]) {
    let all: Vec<[Option<Running>; 2]> =
        pages.iter().map(|page| [true, false].map(|first| running(page, first))).collect();
    for side in [1, 0] {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let lines = || all.iter().map(|sides| sides[side].as_ref());
        lines().flatten().for_each(|(_, text)| *seen.entry(text).or_default() += 1);
        for (page, line) in pages.iter_mut().zip(lines()) {
            let repeated = |text: &str| seen.get(text).is_some_and(|&count| count >= PAGES && count * 2 > all.len());
            if let Some((words, _)) = line.filter(|(_, text)| repeated(text)) {
                // the first line is none where the last one has taken it in
                let end = words.end.min(page.words.len());
                page.words.drain(words.start.min(end)..end);
            }
        }
    }
}

/// The words of a line in the margin, and what it says but for its figures.
type Running = (Range<usize>, String);

/// The first or the last line of a page, where it stands apart in the margin.
fn running(page: &Upright<'_>, first: bool) -> Option<Running> {
    const LONGEST: usize = 400;
    let words = &page.words;
    let level = |word: &Placed<'_>| word.middle().1;
    let edge = if first { words.first()? } else { words.last()? };
    let slack = 0.6 * edge.height();
    let line = if first {
        0..words.partition_point(|word| level(word) <= level(edge) + slack)
    } else {
        words.partition_point(|word| level(word) < level(edge) - slack)..words.len()
    };
    let beside = if first { words.get(line.end) } else { line.start.checked_sub(1).and_then(|at| words.get(at)) };
    let margin = if first { edge.y1 < MARGIN * page.size.1 } else { edge.y0 > (1.0 - MARGIN) * page.size.1 };
    let inside = |stroke: &Stroke| if first { stroke.y0 < edge.y0 } else { stroke.y1 > edge.y1 };
    let near = beside.is_some_and(|word| (level(word) - level(edge)).abs() < 1.2 * edge.height());
    if !margin || near || line.len() > LONGEST || page.strokes.iter().any(inside) {
        return None;
    }
    let mut sorted = words[line.clone()].to_vec();
    sorted.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let texts: Vec<String> = parts(&sorted, edge.height()).iter().map(|part| masked(&Line::new(part).text)).collect();
    let is_figure = |text: &String| text.chars().all(|c| c == '0' || c == '.');
    (!texts.iter().any(is_figure)).then(|| (line, texts.join(" ")))
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
    let mut masked = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if !c.is_ascii_digit() {
            masked.push(c);
        } else if !masked.ends_with('0') {
            masked.push('0');
        }
    }
    masked
}
