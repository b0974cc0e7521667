//! Rows as the items of a list: `- 规章：0、2、31`. The text has put blanks in the place of the marks before a layout is asked, and the
//! lines are read as those that blanks part ([`super::spaced`]).

use super::{Keeps, Twin};
use crate::form::TableId;
use crate::printed::{Printed, PrintedCell, joined};

/// An item a row; blank cells leave nothing.
pub(super) const LISTED: Twin = Twin { name: "lists", keeps: Keeps::NO_BLANKS, write: listed };

fn listed(table: &Printed) -> String {
    let item = |row: &Vec<PrintedCell>| -> String {
        let printed = row.iter().filter(|cell| !cell.text.is_empty());
        let (figures, labels): (Vec<_>, Vec<_>) = printed.partition(|cell| cell.place.is_some());
        let alone = figures.is_empty() || labels.is_empty();
        // the statistics table has one figure a row, behind its unit
        let colon = match table.table {
            _ if alone => "",
            TableId::Statistics => " ",
            _ => "：",
        };
        format!("- {}{colon}{}\n", joined(labels, " "), joined(figures, "、"))
    };
    table.rows.iter().map(item).collect()
}
