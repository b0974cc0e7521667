//! Labels one character a line. The text has put its words together before a layout is asked; what is left is a cell a line
//! ([`super::stacked`]).

use super::{Keeps, Twin};
use crate::printed::{Printed, PrintedCell};

/// A character of a label a line, a figure a line, a blank line between cells; blank cells leave nothing.
pub(super) const SPREAD: Twin = Twin { name: "vertical", keeps: Keeps::NO_BLANKS, write: |table| write(table, "\n") };
/// The same with nothing between cells.
pub(super) const DENSE: Twin =
    Twin { name: "vertical dense", keeps: Keeps::NO_BLANKS, write: |table| write(table, "") };

fn write(table: &Printed, between: &str) -> String {
    let cell = |cell: &PrintedCell| match cell.place {
        Some(_) => format!("{}\n{between}", cell.text),
        None => cell.text.chars().map(|c| format!("{c}\n")).collect::<String>() + between,
    };
    table.rows.iter().flatten().filter(|cell| !cell.text.is_empty()).map(cell).collect()
}
