//! Tables in the markup of converters. The text has put tabs between their cells before a layout is asked, and they are read as these
//! ([`super::tabbed`]).

use super::{Keeps, Twin};
use crate::printed::{Printed, PrintedCell, texts};

/// A cell a line, as MediaWiki has it; merged cells say how far they go.
pub(super) const WIKI: Twin = Twin { name: "MediaWiki", keeps: Keeps::ALL, write: wiki };
/// A row a line between fences, as AsciiDoc has it.
pub(super) const ASCIIDOC: Twin = Twin { name: "AsciiDoc", keeps: Keeps::ALL, write: asciidoc };
/// A row a line, as Typst has it.
pub(super) const TYPST: Twin = Twin { name: "Typst", keeps: Keeps::ALL, write: typst };
/// A list a row, as Python prints it, with `None` for what stands nowhere.
pub(super) const LISTS: Twin = Twin { name: "lists of a program", keeps: Keeps::ALL, write: lists };

fn wiki(table: &Printed) -> String {
    let cell = |cell: &PrintedCell| match (cell.columns, cell.rows) {
        (1, 1) => format!("| {}\n", cell.text),
        (columns, rows) => format!("| rowspan=\"{rows}\" colspan=\"{columns}\"| {}\n", cell.text),
    };
    let row = |row: &Vec<PrintedCell>| format!("|-\n{}", row.iter().map(cell).collect::<String>());
    format!("{{| class=\"wikitable\"\n{}|}}\n", table.rows.iter().map(row).collect::<String>())
}

fn asciidoc(table: &Printed) -> String {
    let cell = |cell: &PrintedCell| match (cell.columns, cell.rows) {
        (1, 1) => format!("|{}", cell.text),
        (columns, rows) => format!("{columns}.{rows}+|{}", cell.text),
    };
    let row = |row: &Vec<PrintedCell>| row.iter().map(cell).collect::<Vec<_>>().join(" ") + "\n";
    format!("|===\n{}|===\n", table.rows.iter().map(row).collect::<String>())
}

fn typst(table: &Printed) -> String {
    let cell = |cell: &PrintedCell| match (cell.columns, cell.rows) {
        (1, 1) => format!("[{}]", cell.text),
        (columns, rows) => format!("table.cell(colspan: {columns}, rowspan: {rows})[{}]", cell.text),
    };
    let row = |row: &Vec<PrintedCell>| format!("  {},\n", row.iter().map(cell).collect::<Vec<_>>().join(", "));
    let columns = table.columns;
    format!("#table(\n  columns: {columns},\n{})\n", table.rows.iter().map(row).collect::<String>())
}

fn lists(table: &Printed) -> String {
    let cell = |text: &str| if text.is_empty() { "None".to_owned() } else { format!("'{text}'") };
    let row = |row: Vec<Option<&PrintedCell>>| {
        let mut cells: Vec<String> = texts(&row).into_iter().map(cell).collect();
        cells.resize(table.columns.max(2), "None".to_owned());
        format!("[{}]\n", cells.join(", "))
    };
    table.expanded().into_iter().map(row).collect()
}
