//! Figures of one row at several heights: some at the top of their cells, others in the middle, where the label takes several lines.

use super::table::Table;
use super::{Line, Print};
use crate::source::boxes::line::is_numbered;
use std::ops::Range;

/// Lines farther apart, in heights, hold no figures of one row.
const FAR: f32 = 1.9;
/// Lines nearer to each other are none of different rows.
const NEAR: f32 = 0.8;

/// Puts figures to the others of their row; `false` where all stand there already. Rows that may lack figures, and nobody knows, are
/// marked.
pub(super) fn level(prints: &mut [Print<'_>], tables: &[Table]) -> bool {
    let mut moved = false;
    for table in tables {
        let mut at = 0;
        while at + 1 < table.rows.len() {
            let group = group(prints, table, at);
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
            let of_one_row = distance(prints, pair) < FAR && (above.labels().is_empty() || goes_on(above, below));
            if of_one_row && table.columns.parted(above.figures(), below.figures()) {
                prints[pair[0]].doubtful = true;
                prints[pair[1]].doubtful = true;
            }
        }
    }
    moved
}

/// True of a line without a label of its own: it has none, or goes on with one that has a number.
fn goes_on(above: &Print<'_>, below: &Print<'_>) -> bool {
    let numbered = |print: &Print<'_>| print.labels().iter().any(|label| is_numbered(&label.text));
    below.labels().is_empty() || (numbered(above) && !numbered(below))
}

/// The rows of a table that are one row, from the first of them on: lines near each other, one of them with a label at most, whose
/// figures stand in different columns and fill all, or are nearer to each other than rows are.
fn group(prints: &[Print<'_>], table: &Table, first: usize) -> Range<usize> {
    let rows = &table.rows;
    let mut figures: Vec<Line> = prints[rows[first]].figures().to_vec();
    let mut label: Option<&Print<'_>> = None;
    let mut whole = first + 1;
    for end in first + 1..rows.len() {
        let (next, apart) = (&prints[rows[end]], distance(prints, &rows[end - 1..=end]));
        let before = &prints[rows[end - 1]];
        label = label.or(Some(before).filter(|print| !print.labels().is_empty()));
        let fits = label.is_none_or(|label| goes_on(label, next));
        // what stands nearer to the row below is of that row
        let below = rows.get(end..end + 2).map_or(f32::MAX, |pair| distance(prints, pair));
        let nearer = apart < below || !next.labels().is_empty() || end - first > 1;
        if !fits || apart >= FAR || !nearer || !table.columns.parted(&figures, next.figures()) {
            break;
        }
        figures.extend(next.figures().iter().cloned());
        figures.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        if figures.len() == table.columns.len() || (apart < NEAR && whole == end) {
            whole = end + 1;
        }
    }
    first..whole
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
