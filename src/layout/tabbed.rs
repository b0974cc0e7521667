//! A row a line, cells between tabs.

use super::{Grid, Kept, has, lines, parted, token::trim};

pub(super) fn read(block: &str) -> Option<Grid<'_>> {
    if !has(block, b'\t') {
        return None;
    }
    let rows = lines(block).filter(|line| line.trim().contains('\t')).count();
    if rows < 2 && rows < lines(block).count() && !lines(block).any(|line| line.matches('\t').count() > 9) {
        return None;
    }
    let rows = lines(block).map(|line| parted(line, b'\t').map(trim).collect()).collect();
    Some(Grid { rows, kept: Kept::Rows })
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::{FULL, RAGGED};

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, joined, texts};

    /// A cell for every column of the grid.
    pub const FULL: Twin = Twin { name: "tabs", keeps: Keeps::ALL, write: full };
    /// Merged cells take one place, and nothing stands for those that they cover.
    pub const RAGGED: Twin = Twin { name: "tabs ragged", keeps: Keeps::ALL, write: ragged };

    fn full(table: &Printed) -> String {
        table.expanded().iter().map(|row| texts(row).join("\t") + "\n").collect()
    }

    fn ragged(table: &Printed) -> String {
        table.rows.iter().map(|row| joined(row, "\t") + "\n").collect()
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn blank_cells_are_kept() {
        let grid = read("规章\t0\t\n\n\t(二) 部分公开\t1\n").map(|g| g.rows);
        assert_eq!(grid, Some(vec![vec!["规章", "0", ""], vec!["", "(二) 部分公开", "1"]]));
    }
}
