//! A table that a mail quotes, `> ` before each line. The text has left the marks out before a layout is asked, and the lines are read
//! as they stand ([`super::piped`]).

use super::{Keeps, Twin};
use crate::printed::{Printed, texts};

/// Bars between the cells, one for every column of the grid.
pub(super) const QUOTED: Twin = Twin { name: "quoted", keeps: Keeps::ALL, write: quoted };

fn quoted(table: &Printed) -> String {
    table.expanded().iter().map(|row| format!("> {}\n", texts(row).join(" | "))).collect()
}
