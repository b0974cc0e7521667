//! The heading of a table without lines: its words gathered under each other, column by column.

use super::columns::{Columns, is_alone};
use super::{Line, Piece, Print};

/// Writes the lines of a heading: what goes over several columns as lines, the rest as one row. The labels end at `edge`, if there are any.
pub(super) fn write(lines: &[Print<'_>], columns: &Columns, edge: Option<f32>, pieces: &mut Vec<Piece>) {
    let spans = around(columns, edge);
    let mut heads: Vec<(usize, String)> = Vec::new();
    let mut above: Option<&Print<'_>> = None;
    for (at, line) in lines.iter().enumerate() {
        // farther apart than the lines of a cell
        if above.is_some_and(|above| line.middle - above.middle > 1.7 * line.height) {
            row(&mut heads, spans.len(), pieces);
        }
        above = Some(line);
        let mut over: Vec<String> = Vec::new();
        for segment in segments(line, &spans) {
            match only(&spans, &segment).filter(|_| !is_alone(lines, at)) {
                Some(column) => heads.push((column, segment.text)),
                None => over.push(segment.text),
            }
        }
        if !over.is_empty() {
            pieces.push(Piece::Apart(over.join("\t")));
        }
    }
    row(&mut heads, spans.len(), pieces);
}

/// Writes the words that were gathered as a row.
fn row(heads: &mut Vec<(usize, String)>, columns: usize, pieces: &mut Vec<Piece>) {
    if !heads.is_empty() {
        let mut cells = vec![String::new(); columns];
        heads.drain(..).for_each(|(at, words)| cells[at].push_str(&words));
        pieces.push(Piece::Apart(cells.join("\t")));
    }
}

/// The spans of the labels and of the columns of figures.
fn around(columns: &Columns, edge: Option<f32>) -> Vec<(f32, f32)> {
    let edges: Vec<f32> = std::iter::once(f32::MIN).chain(edge).chain(columns.edges()).chain([f32::MAX]).collect();
    edges.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// The segments of a line; one that narrow columns have brought together in its parts.
fn segments(line: &Print<'_>, spans: &[(f32, f32)]) -> Vec<Line> {
    let parts = || line.narrowly().filter(|part| only(spans, part).is_some());
    let mut segments = Vec::new();
    for segment in &line.segments {
        let within = |part: &Line| part.x0 >= segment.x0 && part.x1 <= segment.x1;
        let inner: Vec<Line> =
            if only(spans, segment).is_some() { Vec::new() } else { parts().filter(within).collect() };
        let whole = inner.iter().map(|part| part.text.len()).sum::<usize>() == segment.text.len();
        if whole { segments.extend(inner) } else { segments.push(segment.clone()) }
    }
    segments
}

/// The one span in which words stand.
fn only(spans: &[(f32, f32)], segment: &Line) -> Option<usize> {
    let slack = 0.3 * segment.height();
    let within = |span: &(f32, f32)| segment.x0 >= span.0 - slack && segment.x1 <= span.1 + slack;
    spans.iter().position(within)
}
