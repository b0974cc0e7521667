//! The heading of a table without lines: its words gathered under each other, column by column.

use super::columns::{Columns, is_alone};
use super::{Piece, Print};

/// Writes the lines of a heading: what goes over several columns as lines, the rest as one row. The labels end at `edge`, if there are any.
pub(super) fn write(lines: &[Print<'_>], columns: &Columns, edge: Option<f32>, pieces: &mut Vec<Piece>) {
    let labels = usize::from(edge.is_some());
    let width = labels + columns.len();
    let mut heads: Vec<(usize, String)> = Vec::new();
    let mut above: Option<&Print<'_>> = None;
    for (at, line) in lines.iter().enumerate() {
        // farther apart than the lines of a cell
        if above.is_some_and(|above| line.middle - above.middle > 1.7 * line.height) {
            row(&mut heads, width, pieces);
        }
        above = Some(line);
        let mut over: Vec<String> = Vec::new();
        for segment in &line.segments {
            let is_label = edge.is_some_and(|edge| segment.x1 <= edge + 0.3 * segment.height());
            let column = if is_label { Some(0) } else { columns.below(segment).map(|column| labels + column) };
            match column.filter(|_| !is_alone(lines, at)) {
                Some(column) => heads.push((column, segment.text.clone())),
                None => over.push(segment.text.clone()),
            }
        }
        if !over.is_empty() {
            pieces.push(Piece::Apart(over.join("\t")));
        }
    }
    row(&mut heads, width, pieces);
}

/// Writes the words that were gathered as a row. It ends with its last words: below them nobody says that cells are blank, and
/// where a label was taken for a heading these would be read as blank cells of its row.
fn row(heads: &mut Vec<(usize, String)>, columns: usize, pieces: &mut Vec<Piece>) {
    if !heads.is_empty() {
        let mut cells = vec![String::new(); columns];
        heads.drain(..).for_each(|(at, words)| cells[at].push_str(&words));
        cells.truncate(cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        pieces.push(Piece::Apart(cells.join("\t")));
    }
}
