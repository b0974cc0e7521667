//! A row a line, cells between tabs.

use super::{Grid, Layout, lines};

pub(super) const LAYOUT: Layout = Layout { name: "tabbed", read };

fn read(block: &str) -> Option<Grid<'_>> {
    let rows = lines(block).filter(|line| line.trim().contains('\t')).count();
    if rows < 2 {
        return None;
    }
    let rows = lines(block).map(|line| line.split('\t').map(str::trim).collect()).collect();
    Some(Grid { rows, bounded: true })
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
