//! Figures that stand apart from their labels, or without any. The rows are found like others ([`super::spaced`],
//! [`super::piped`]); which is which, their order says.

use super::{Keeps, Twin};
use crate::printed::{Printed, PrintedCell};

/// All labels of a table, then its rows of figures.
pub(super) const BEHIND: Twin = Twin {
    name: "figures behind all labels",
    keeps: Keeps::NO_LABELS,
    write: |table| labels(table) + "\n" + &figures(table, " "),
};
/// The rows of figures, then all labels.
pub(super) const BEFORE: Twin = Twin {
    name: "figures before all labels",
    keeps: Keeps::NO_LABELS,
    write: |table| figures(table, " ") + "\n" + &labels(table),
};
/// Rows of figures alone.
pub(super) const ALONE: Twin = Twin {
    name: "figures alone",
    keeps: Keeps { heads: false, ..Keeps::NO_LABELS },
    write: |table| figures(table, " "),
};
/// Labels in pieces on the lines above their figures.
pub(super) const TORN: Twin = Twin { name: "torn labels", keeps: Keeps { labels: false, ..Keeps::ALL }, write: torn };

fn texts(row: &[PrintedCell], figures: bool) -> impl Iterator<Item = &str> {
    row.iter().filter(move |cell| cell.place.is_some() == figures).map(|cell| cell.text.as_str())
}

fn labels(table: &Printed) -> String {
    let labels = table.rows.iter().flat_map(|row| texts(row, false)).filter(|text| !text.is_empty());
    labels.map(|label| format!("{label}\n")).collect()
}

fn figures(table: &Printed, between: &str) -> String {
    let rows = table.rows.iter().map(|row| texts(row, true).collect::<Vec<_>>()).filter(|row| !row.is_empty());
    rows.map(|row| row.join(between) + "\n").collect()
}

fn torn(table: &Printed) -> String {
    /// As many characters has a piece of a label.
    const PIECE: usize = 9;
    let mut text = String::new();
    for row in &table.rows {
        for label in texts(row, false) {
            let signs: Vec<char> = label.chars().collect();
            signs.chunks(PIECE).for_each(|piece| text.extend(piece.iter().copied().chain(['\n'])));
        }
        let figures: Vec<&str> = texts(row, true).collect();
        if !figures.is_empty() {
            text.push_str(&format!("| {} |\n", figures.join(" | ")));
        }
    }
    text
}
