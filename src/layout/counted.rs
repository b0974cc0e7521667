//! Rows with their running numbers before them, as tables have them that went through a data frame, or were numbered by hand: the
//! numbers are no figures, and neither are those that a data frame writes over its columns.

use super::token::is_word;
use super::{Grid, Kept, trim};

/// As many rows in a row need a number before they are taken for counted.
const LEAST: usize = 3;

/// Takes the numbers off a grid whose rows are counted. What stands alone in its line, as the number of a page does, has none.
pub(super) fn forget(grid: &mut Grid<'_>) {
    if grid.kept != Kept::Rows {
        return;
    }
    grid.rows.retain(|row| !are_numbers_of_columns(row));
    if !is_counted(grid) {
        return;
    }
    grid.rows.retain(|row| !is_count_of_columns(row));
    grid.rows.iter_mut().filter(|row| is_row(row)).for_each(|row| _ = row.remove(0));
}

/// True where every row but some at the top begins with the number that follows the one before, or with the first again where a
/// page has cut the table, and most go on with words; or where the columns are counted too.
fn is_counted(grid: &Grid<'_>) -> bool {
    let number = |row: &[&str]| row.first().and_then(|cell| count(cell));
    let rows = || grid.rows.iter().map(Vec::as_slice).filter(|row| is_row(row) && !is_count_of_columns(row));
    let top = rows().take_while(|row| number(row).is_none()).take(LEAST).count();
    let Some(first) = rows().nth(top).and_then(number) else { return false };
    let labelled = |row: &&[&str]| row[1..].iter().find(|cell| !cell.is_empty()).is_some_and(|cell| is_word(cell));
    let follows = |next: &mut u64, row| {
        let at = number(row).filter(|at| at == next || *at <= 1);
        *next = at.map_or(*next, |at| at + 1);
        Some(at.is_some())
    };
    let counted = rows().skip(top).scan(first, follows).all(|follows| follows);
    let (all, labelled) = (rows().skip(top).count(), rows().skip(top).filter(labelled).count());
    let both = || top == 0 && grid.rows.iter().any(|row| is_count_of_columns(row));
    counted && (all >= LEAST && labelled * 2 >= all || both())
}

/// True for a line of several cells.
fn is_row(row: &[&str]) -> bool {
    row.len() > 2
}

/// `| | 0 | 1 | 2 |`: the columns are counted too.
fn is_count_of_columns(row: &[&str]) -> bool {
    let [first, columns @ ..] = row else { return false };
    first.is_empty() && columns.len() >= LEAST && counts_up(columns)
}

/// `| 0 | 1 | 2 | 3 | 4 |`, over the columns of a data frame whose rows are not counted. No row of figures is such a one.
fn are_numbers_of_columns(row: &[&str]) -> bool {
    row.len() > LEAST && counts_up(row)
}

/// 0, 1, 2 and so on.
fn counts_up(cells: &[&str]) -> bool {
    cells.iter().zip(0..).all(|(cell, at)| count(cell) == Some(at))
}

/// A plain number of a few digits, without noughts before it.
fn count(cell: &str) -> Option<u64> {
    const MOST_DIGITS: usize = 3;
    let cell = trim(cell);
    let plain = cell.len() <= MOST_DIGITS && cell.bytes().all(|byte| byte.is_ascii_digit());
    cell.parse().ok().filter(|_| plain && (cell == "0" || !cell.starts_with('0')))
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::COUNTED;

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, texts};

    /// Markdown as data frames write it: rows and columns are counted from 0.
    pub const COUNTED: Twin = Twin { name: "markdown of a data frame", keeps: Keeps::ALL, write: counted };

    fn counted(table: &Printed) -> String {
        let columns: String = (0..table.columns).map(|column| format!(" {column} |")).collect();
        let rows = table.expanded();
        let rows = rows.iter().enumerate().map(|(at, row)| format!("| {at} | {} |\n", texts(row).join(" | ")));
        let rows: String = rows.collect();
        format!("| |{columns}\n|{}\n{rows}", "---|".repeat(table.columns + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::forget;
    use crate::layout::{Grid, Kept};

    fn rows(lines: &[&'static str]) -> Vec<Vec<&'static str>> {
        let rows = lines.iter().map(|line| line.split(' ').map(|cell| cell.trim_matches('.')).collect()).collect();
        let mut grid = Grid { rows, kept: Kept::Rows };
        forget(&mut grid);
        grid.rows
    }

    #[test]
    fn numbers_of_rows_are_no_figures() {
        let counted = rows(&[". 0 1 2", "0 规章 0 1", "1 行政许可 2 .", "2 行政处罚 3 ."]);
        assert_eq!(counted, [["规章", "0", "1"], ["行政许可", "2", ""], ["行政处罚", "3", ""]]);
        assert_eq!(rows(&[". 0 1 2", "0 7 8 15"]), [["7", "8", "15"]]);
        assert_eq!(rows(&["0 1 2 3", "规章 0 1 2"]), [["规章", "0", "1", "2"]]);
        let numbered = rows(&["序号 内容 数量", "1 规章 0", "2 行政许可 2", "3 行政处罚 3"]);
        assert_eq!(numbered[3], ["行政处罚", "3"]);
    }

    #[test]
    fn figures_are_no_numbers_of_rows() {
        for kept in
            [["0 规章 0", "1 许可 1", "3 处罚 2"], ["1 0 0", "2 0 0", "3 0 0"], ["规章 1 0", "许可 2 0", "处罚 3 0"]]
        {
            assert_eq!(rows(&kept)[2][0], kept[2].split(' ').next().unwrap_or(""), "{kept:?}");
        }
    }
}
