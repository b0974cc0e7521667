//! Each statutory table cut into two or three: merged cells end where it is cut.

use super::{Page, body, escaped, rows};
use crate::layout::Keeps;
use crate::printed::Printed;
use crate::strategy::{Dice, Draft};

/// Tables in pieces.
pub const CUT: Page = Page { name: "page with tables in pieces", keeps: Keeps::ALL, write: cut };

fn cut(draft: &Draft, dice: &mut Dice) -> String {
    let body = body(
        draft,
        |line| format!("<div>{}</div>\n", escaped(line)),
        |table| {
            let cell =
                |cell: &crate::printed::PrintedCell, merged: &str| format!("<td{merged}>{}</td>", escaped(&cell.text));
            let parts = parts(table, dice);
            parts.iter().map(|part| format!("<table>\n{}</table>\n<p></p>\n", rows(part, cell))).collect()
        },
    );
    format!("<html><body>{body}</body></html>")
}

/// The table in two or three, not cut in its heading. Of a cell that goes over rows the words stay in the first part.
fn parts(table: &Printed, dice: &mut Dice) -> Vec<Printed> {
    let heading = table.rows.iter().position(|row| row.iter().any(|cell| cell.place.is_some())).unwrap_or(0);
    let mut cuts: Vec<usize> = (0..1 + dice.below(2)).map(|_| heading + 1 + dice.below(table.rows.len())).collect();
    cuts.extend([0, table.rows.len()]);
    cuts.retain(|at| *at <= table.rows.len());
    cuts.sort_unstable();
    cuts.dedup();
    let part = |ends: &[usize]| {
        let mut part = Printed { rows: table.rows[ends[0]..ends[1]].to_vec(), ..table.clone() };
        for (at, row) in part.rows.iter_mut().enumerate() {
            row.iter_mut().for_each(|cell| cell.rows = cell.rows.min(ends[1] - ends[0] - at));
        }
        part
    };
    cuts.windows(2).map(part).collect()
}
