//! Figures of one row at several heights: some at the top of their cells, others in the middle, where the label takes several lines.

use super::table::Table;
use super::{Line, Print};
use crate::source::boxes::line::{is_item, is_numbered};
use std::ops::Range;

/// Lines farther apart, in heights, hold no figures of one row, but where rows are farther apart still.
pub(super) const FAR: f32 = 1.9;
/// The same in the usual distance of rows.
const FAR_OF_ROWS: f32 = 0.8;
/// Lines nearer to each other are none of different rows.
const NEAR: f32 = 0.8;
/// A row of so many columns has figures that all others have too: its sum.
const SUMMED: usize = 5;

/// Puts figures to the others of their row; `false` where all stand there already. Rows that may lack figures, and nobody knows, are
/// marked.
pub(super) fn level(prints: &mut [Print<'_>], tables: &[Table]) -> bool {
    let mut moved = false;
    for table in tables {
        let usual = usual(prints, table);
        let mut at = 0;
        while at + 1 < table.rows.len() {
            let group = group(prints, table, at, usual);
            match group.len() {
                0 | 1 => at += 1,
                _ => {
                    join(prints, &table.rows[group.clone()]);
                    moved = true;
                    at = group.end;
                }
            }
        }
        for pair in table.rows.windows(2) {
            let (above, below) = (&prints[pair[0]], &prints[pair[1]]);
            // a sum stands in all rows: one without it may have it a line away, whatever labels stand beside
            let summed = table.columns.len() >= SUMMED;
            let fits = summed || above.labels().is_empty() || goes_on(above, below);
            if distance(prints, pair) < far(table, fits, usual)
                && table.columns.parted(above.figures(), below.figures())
            {
                prints[pair[0]].doubtful = true;
                prints[pair[1]].doubtful = true;
            }
        }
    }
    moved
}

/// True of a line without a label of its own: it has none, goes on with one that has a number, or has what goes over several rows to
/// the left of one.
fn goes_on(above: &Print<'_>, below: &Print<'_>) -> bool {
    let numbered = |print: &Print<'_>| print.labels().iter().any(|label| is_numbered(&label.text));
    let beside = |item: &Print<'_>, over: &Print<'_>| {
        let left = item.labels().iter().find(|label| is_item(&label.text)).map(|label| label.x0);
        left.is_some_and(|left| over.labels().iter().all(|label| !is_item(&label.text) && label.x1 < left))
    };
    below.labels().is_empty() || (numbered(above) && !numbered(below)) || beside(above, below)
}

/// The rows of a table that are one row, from the first of them on: lines near each other, one of them with a label at most, whose
/// figures stand in different columns and fill all, or are nearer to each other than rows are.
fn group(prints: &[Print<'_>], table: &Table, first: usize, usual: f32) -> Range<usize> {
    let rows = &table.rows;
    let mut figures: Vec<Line> = prints[rows[first]].figures().to_vec();
    let mut label: Option<&Print<'_>> = None;
    let (mut whole, mut fits) = (first + 1, true);
    for end in first + 1..rows.len() {
        let (next, apart) = (&prints[rows[end]], distance(prints, &rows[end - 1..=end]));
        let before = &prints[rows[end - 1]];
        label = label.or(Some(before).filter(|print| !print.labels().is_empty()));
        fits &= label.is_none_or(|label| goes_on(label, next));
        // what stands nearer to the row below is of that row
        let below = rows.get(end..end + 2).map_or(f32::MAX, |pair| distance(prints, pair));
        let nearer = apart < below || !next.labels().is_empty() || end - first > 1;
        if apart >= far(table, fits, usual) || !nearer || !table.columns.parted(&figures, next.figures()) {
            break;
        }
        figures.extend(next.figures().iter().cloned());
        figures.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        if figures.len() == table.columns.len() || (fits && apart < NEAR && whole == end) {
            whole = end + 1;
        }
    }
    first..whole
}

/// The usual distance of rows, in heights of their lines.
fn usual(prints: &[Print<'_>], table: &Table) -> f32 {
    let mut all: Vec<f32> = table.rows.windows(2).map(|pair| distance(prints, pair)).collect();
    let middle = all.len() / 2;
    if all.is_empty() { 0.0 } else { *all.select_nth_unstable_by(middle, f32::total_cmp).1 }
}

/// From how far on, in heights of lines, figures are of different rows: sooner where each has a label.
fn far(table: &Table, fits: bool, usual: f32) -> f32 {
    match fits {
        true => FAR.max(FAR_OF_ROWS * usual),
        false if table.columns.len() >= SUMMED => FAR_OF_ROWS * usual,
        false => 0.0,
    }
}

/// How far two rows are from each other, in heights of their lines.
fn distance(prints: &[Print<'_>], pair: &[usize]) -> f32 {
    let [above, below] = [&prints[pair[0]], &prints[pair[pair.len() - 1]]];
    (below.level() - above.level()) / above.height.min(below.height).max(0.1)
}

/// Moves all figures of some lines to the one with a label, or to the first.
fn join(prints: &mut [Print<'_>], rows: &[usize]) {
    let Some(&home) = rows.iter().find(|&&row| !prints[row].labels().is_empty()).or(rows.first()) else { return };
    let level = prints[home].level();
    for &row in rows.iter().filter(|&&row| row != home) {
        let print = &mut prints[row];
        let rest = print.segments.len() - print.figures;
        let mut figures = print.segments.split_off(rest);
        print.figures = 0;
        // beside the others
        for figure in &mut figures {
            let aside = level - figure.middle();
            (figure.y0, figure.y1) = (figure.y0 + aside, figure.y1 + aside);
        }
        let home = &mut prints[home];
        home.figures += figures.len();
        home.segments.append(&mut figures);
        home.segments.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
}
