//! A table as LaTeX writes it. The text has put tabs between its cells before a layout is asked, and they are read as these
//! ([`super::tabbed`]).

use super::{Keeps, Twin};
use crate::printed::{Printed, PrintedCell};

/// A row a line, merged cells in commands, a rule behind each row.
pub(super) const LATEX: Twin = Twin { name: "LaTeX", keeps: Keeps::ALL, write: latex };

fn latex(table: &Printed) -> String {
    let line = |row: &Vec<Option<&PrintedCell>>| -> String {
        let cells: Vec<String> = row.iter().map(|cell| cell.map_or_else(String::new, cell_of)).collect();
        format!("{} \\\\ \\hline\n", cells.join(" & "))
    };
    table.expanded().iter().map(line).collect()
}

fn cell_of(cell: &PrintedCell) -> String {
    match cell.rows {
        1 => cell.text.clone(),
        rows => format!("\\multirow{{{rows}}}{{*}}{{{}}}", cell.text),
    }
}
