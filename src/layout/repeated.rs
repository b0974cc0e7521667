//! Merged cells that stand in each of the columns that they go over, as converters of pages and documents write them: the figure
//! below 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 stands there three times too, and is one.

use super::token::is_word;
use super::{Grid, Kept};
use std::ops::Range;

/// A title over so many columns shows that merged cells are repeated.
const LEAST: usize = 3;

/// Figures are merged in narrow tables alone; in wider ones those of a row that are alike are so many figures.
const MOST: usize = 6;

/// Leaves one of the copies of each merged cell, where a title that stands in every column of its row shows that there are some.
pub(super) fn fold(grid: &mut Grid<'_>) {
    let is_title = |row: &Vec<&str>| row.len() >= LEAST && row.iter().all(|cell| *cell == row[0]) && is_word(row[0]);
    if grid.kept != Kept::Rows || !grid.rows.iter().any(is_title) {
        return;
    }
    // The columns that the last heading merges, and how wide it is.
    let (mut merged, mut width) = (0..0, 0);
    for row in &mut grid.rows {
        if row.iter().all(|cell| is_word(cell)) {
            (merged, width) = (merged_end(row), row.len());
        } else if row.len() == width && width <= MOST && row[merged.clone()].windows(2).all(|pair| pair[0] == pair[1]) {
            row[merged.clone()].iter_mut().skip(1).for_each(|cell| *cell = &cell[..0]);
        }
        for at in (1..row.len()).rev() {
            if row[at] == row[at - 1] && is_word(row[at]) {
                row[at] = &row[at][..0];
            }
        }
    }
}

/// The columns at the end of a heading that one cell goes over; none where it goes over all, as a title does. A heading that has
/// lost the ends of its words, 本年新 | 本年新 | 对外公开总数量, has its copies elsewhere.
fn merged_end(row: &[&str]) -> Range<usize> {
    let last = row.last().copied().unwrap_or_default();
    let start = row.iter().rposition(|cell| *cell != last).map_or(row.len(), |at| at + 1);
    start..row.len()
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::REPEATED;

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::Printed;

    /// Markdown with every merged cell in each of its places.
    pub const REPEATED: Twin = Twin { name: "markdown, cells repeated", keeps: Keeps::ALL, write: repeated };

    fn repeated(table: &Printed) -> String {
        let mut grid = vec![vec![""; table.columns]; table.rows.len()];
        for (at, column, cell) in table.placed() {
            for row in grid.iter_mut().skip(at).take(cell.rows) {
                row.iter_mut().skip(column).take(cell.columns).for_each(|text| *text = &cell.text);
            }
        }
        let rows: Vec<String> = grid.iter().map(|row| format!("| {} |\n", row.join(" | "))).collect();
        let rule = format!("|{}\n", "---|".repeat(table.columns));
        rows.split_first().map_or_else(String::new, |(first, rest)| [first, &rule, &rest.concat()[..]].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::fold;
    use crate::layout::{Grid, Kept};

    fn folded(lines: &[&'static str]) -> Vec<String> {
        let rows = lines.iter().map(|line| line.split(' ').collect()).collect();
        let mut grid = Grid { rows, kept: Kept::Rows };
        fold(&mut grid);
        grid.rows.iter().map(|row| row.join(" ").trim_end().to_owned()).collect()
    }

    #[test]
    fn one_of_the_copies_stays() {
        let grid = ["第八项 第八项 第八项 第八项", "内容 上年 增减 增减", "收费 0 5 5", "收费 0 0 0"];
        assert_eq!(folded(&grid), ["第八项", "内容 上年 增减", "收费 0 5", "收费 0 0"]);
    }

    #[test]
    fn figures_that_are_alike_are_no_copies() {
        let cut = ["第一项 第一项 第一项 第一项", "内容 本年新 本年新 对外公开", "规章 0 0 0"];
        assert_eq!(folded(&cut)[2], "规章 0 0 0");
        let other = ["内容 增减 增减", "规章 0 0"];
        assert_eq!(folded(&other)[1], "规章 0 0");
        let lost = ["第八项 第八项 第八项 第八项", "收费 0 5 5"];
        assert_eq!(folded(&lost)[1], "收费 0 5 5");
    }
}
