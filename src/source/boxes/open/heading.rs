//! The heading of a table without lines: its words gathered under each other, column by column.

use super::table::{middle, slot, slots};
use super::{Line, Piece, Print};

/// Writes the lines of a heading: what goes over several columns as lines, the rest as one row. Returns the middles of its columns;
/// none where it tells none.
pub(super) fn write(lines: &[&Print], columns: &[f32], edge: f32, pieces: &mut Vec<Piece>) -> Vec<f32> {
    let own = if columns.is_empty() { own_columns(lines) } else { Vec::new() };
    let spans: Vec<(f32, f32)> = if columns.is_empty() { own } else { around(columns, edge) };
    let mut heads: Vec<(usize, String)> = Vec::new();
    let mut above: Option<&Print> = None;
    for line in lines {
        // farther apart than the lines of a cell
        if above.is_some_and(|above| line.middle - above.middle > 1.7 * line.height) {
            row(&mut heads, spans.len(), pieces);
        }
        above = Some(line);
        let places: Option<Vec<usize>> = line.segments.iter().map(|segment| only(&spans, segment)).collect();
        match places.filter(|_| columns.len() > 1 || line.segments.len() > 1) {
            Some(places) => {
                heads.extend(places.into_iter().zip(line.segments.iter().map(|segment| segment.text.clone())));
            }
            None => {
                let words: Vec<&str> = line.segments.iter().map(|segment| segment.text.as_str()).collect();
                pieces.push(Piece::Apart(words.join("\t")));
            }
        }
    }
    row(&mut heads, spans.len(), pieces);
    let behind_label = spans.iter().skip(1).map(|span| (span.0 + span.1) / 2.0);
    if columns.is_empty() { behind_label.collect() } else { Vec::new() }
}

/// The middles of the columns that the widest lines of a heading show, if they are more than the figures below and take all of them in;
/// else those that are known.
pub(super) fn columns(lines: &[&Print], figures: &[Line], known: &[f32]) -> Vec<f32> {
    let wide: Vec<&Print> = lines.iter().filter(|line| line.segments.len() >= known.len().max(2)).copied().collect();
    let columns: Vec<f32> = own_columns(&wide).iter().map(|span| (span.0 + span.1) / 2.0).collect();
    let fits = columns.len() > known.len() && slots(&columns, figures).is_some();
    if fits { columns } else { known.to_vec() }
}

/// Writes the words that were gathered as a row.
fn row(heads: &mut Vec<(usize, String)>, columns: usize, pieces: &mut Vec<Piece>) {
    if !heads.is_empty() {
        let mut cells = vec![String::new(); columns];
        heads.drain(..).for_each(|(at, words)| cells[at].push_str(&words));
        pieces.push(Piece::Apart(cells.join("\t")));
    }
}

/// The columns that the words of a heading stand in, where they do not say so otherwise: words above each other are one.
fn own_columns(lines: &[&Print]) -> Vec<(f32, f32)> {
    let several = lines.iter().filter(|line| line.segments.len() > 1).flat_map(|line| &line.segments);
    let mut spans: Vec<(f32, f32)> = several.map(|segment| (segment.x0, segment.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    spans.dedup_by(|next, span| {
        let joins = next.0 < span.1;
        if joins {
            span.1 = span.1.max(next.1);
        }
        joins
    });
    spans
}

/// The spans of the labels and of the columns of figures.
fn around(columns: &[f32], edge: f32) -> Vec<(f32, f32)> {
    let mut spans = vec![(f32::MIN, edge)];
    for (at, column) in columns.iter().enumerate() {
        let left = if at == 0 { edge } else { (columns[at - 1] + column) / 2.0 };
        let right = columns.get(at + 1).map_or(2.0 * column - left, |next| (column + next) / 2.0);
        spans.push((left, right));
    }
    spans
}

/// The one span in which words stand.
fn only(spans: &[(f32, f32)], segment: &Line) -> Option<usize> {
    let slack = 0.3 * segment.height();
    let middles: Vec<f32> = spans.iter().map(|span| (span.0.max(-1e5) + span.1) / 2.0).collect();
    let within = |span: &(f32, f32)| segment.x0 >= span.0 - slack && segment.x1 <= span.1 + slack;
    let at = spans.iter().position(within);
    at.or_else(|| slot(&middles, middle(segment)).filter(|&at| segment.x1 - segment.x0 < spans[at].1 - spans[at].0))
}
