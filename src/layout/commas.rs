//! Commas between cells. The text has put tabs there before a layout is asked, and they are read as these ([`super::tabbed`]).

use super::{Keeps, Twin};
use crate::printed::{Printed, texts};

/// A row a line, in quotes where a cell holds commas, as programs write it (CSV).
pub(super) const COMMAS: Twin = Twin { name: "commas", keeps: Keeps::ALL, write: |table| write(table, ",") };
/// The same with semicolons, as programs write it where commas stand in figures.
pub(super) const SEMICOLONS: Twin = Twin { name: "semicolons", keeps: Keeps::ALL, write: |table| write(table, ";") };

fn write(table: &Printed, mark: &str) -> String {
    let cell = |cell: &str| match cell.contains([',', ';', '"', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    };
    let line = |row: &Vec<_>| {
        let mut cells: Vec<String> = texts(row).into_iter().map(cell).collect();
        cells.resize(table.columns, String::new());
        cells.join(mark) + "\n"
    };
    table.expanded().iter().map(line).collect()
}
