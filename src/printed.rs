//! A statutory table as the notice prints it: its grid with merged cells, labels and figures in their places.
//!
//! The twins that write layouts start from here.

use crate::form::{Row, TableForm, TableId};

/// A printed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedCell {
    /// What is printed.
    pub text: String,
    /// Over how many columns of the grid it goes.
    pub columns: usize,
    /// Over how many rows of the grid it goes.
    pub rows: usize,
    /// The place of the statutory cell in its table; `None` for labels and headings.
    pub place: Option<usize>,
}

/// A printed table: rows of cells; a cell stands in the row where it begins, as in HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Which table.
    pub table: TableId,
    /// Columns of the grid.
    pub columns: usize,
    /// Rows from top to bottom.
    pub rows: Vec<Vec<PrintedCell>>,
}

impl Printed {
    /// The table of a form with `figure` giving what stands in each cell, by its place.
    pub fn new(form: &TableForm, figure: impl Fn(usize) -> String) -> Printed {
        match form.table {
            TableId::Proactive => proactive(form, figure),
            TableId::Requests => requests(form, figure),
            TableId::Remedies => remedies(form, figure),
            TableId::Statistics => statistics(form, figure),
        }
    }

    /// Each row place by place: `None` where a merged cell goes on. A row that is shorter than others, as it lost a
    /// cell, stays so.
    pub fn expanded(&self) -> Vec<Vec<Option<&PrintedCell>>> {
        let mut grid: Vec<Vec<Option<&PrintedCell>>> = vec![vec![None; self.columns]; self.rows.len()];
        let mut ends = vec![0; self.rows.len()];
        for (at, column, cell) in self.placed() {
            if let Some(slot) = grid[at].get_mut(column) {
                *slot = Some(cell);
            }
            let end = (column + cell.columns).min(self.columns);
            ends.iter_mut().skip(at).take(cell.rows).for_each(|last| *last = end.max(*last));
        }
        grid.iter_mut().zip(ends).for_each(|(row, end)| row.truncate(end));
        grid
    }

    /// Each cell with the row and the column of the grid where it begins.
    pub(crate) fn placed(&self) -> Vec<(usize, usize, &PrintedCell)> {
        let mut taken = vec![vec![false; self.columns]; self.rows.len()];
        let mut placed = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let mut column = 0;
            for cell in row {
                while taken[at].get(column) == Some(&true) {
                    column += 1;
                }
                for row in taken.iter_mut().skip(at).take(cell.rows) {
                    row.iter_mut().skip(column).take(cell.columns).for_each(|slot| *slot = true);
                }
                placed.push((at, column, cell));
                column += cell.columns;
            }
        }
        placed
    }
}

/// What is printed in each place of a row of [`Printed::expanded`].
pub(crate) fn texts<'p>(row: &[Option<&'p PrintedCell>]) -> Vec<&'p str> {
    row.iter().map(|cell| cell.map_or("", |cell| cell.text.as_str())).collect()
}

/// What is printed in some cells, with `between` between any two.
pub(crate) fn joined<'p>(cells: impl IntoIterator<Item = &'p PrintedCell>, between: &str) -> String {
    cells.into_iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(between)
}

fn label(text: &str, columns: usize, rows: usize) -> PrintedCell {
    PrintedCell { text: text.to_owned(), columns, rows, place: None }
}

fn figures(form: &TableForm, row: usize, figure: &impl Fn(usize) -> String) -> Vec<PrintedCell> {
    let first = form.offset(row);
    (first..first + form.rows[row].columns.len())
        .map(|place| PrintedCell { text: figure(place), columns: 1, rows: 1, place: Some(place) })
        .collect()
}

/// Table 2: a block for each item of art. 20, four columns.
fn proactive(form: &TableForm, figure: impl Fn(usize) -> String) -> Printed {
    const COLUMNS: usize = 4;
    let mut rows = Vec::new();
    for (at, row) in form.rows.iter().enumerate() {
        let widen = |cells: &mut Vec<PrintedCell>| {
            if let (1, Some(last)) = (row.columns.len(), cells.last_mut()) {
                last.columns = COLUMNS - 1;
            }
        };
        if at == 0 || form.rows[at - 1].group != row.group {
            rows.push(vec![label(row.group.unwrap_or_default(), COLUMNS, 1)]);
            let mut heads = vec![label("信息内容", 1, 1)];
            heads.extend(row.columns.iter().map(|column| label(column.label, 1, 1)));
            widen(&mut heads);
            rows.push(heads);
        }
        let mut cells = vec![label(row.label, 1, 1)];
        cells.extend(figures(form, at, &figure));
        widen(&mut cells);
        rows.push(cells);
    }
    // 行政事业性收费 and 政府集中采购 of form 2019 leave the last column empty.
    for row in &mut rows {
        let width: usize = row.iter().map(|cell| cell.columns).sum();
        (width..COLUMNS).for_each(|_| row.push(label("", 1, 1)));
    }
    Printed { table: form.table, columns: COLUMNS, rows }
}

/// Table 3: three columns of labels, seven of figures.
fn requests(form: &TableForm, figure: impl Fn(usize) -> String) -> Printed {
    let note = form.headers.first().map_or("", |header| header.label);
    let columns = form.rows[0].columns;
    let mut rows = vec![
        vec![label(note, 3, 3), label("申请人情况", 7, 1)],
        vec![label(columns[0].label, 1, 2), label("法人或其他组织", 5, 1), label(columns[6].label, 1, 2)],
        columns[1..6].iter().map(|column| label(column.label, 1, 1)).collect(),
    ];
    let groups: Vec<Option<&str>> = form.rows.iter().map(|row| row.group).collect();
    let outcomes = form.rows.iter().filter(|row| row.group.is_some()).count();
    let mut opened = false;
    for (at, row) in form.rows.iter().enumerate() {
        let mut cells = Vec::new();
        let outer = outer_group(row);
        if row.group.is_some() && !opened {
            cells.push(label("三、本年度办理结果", 1, outcomes));
            opened = true;
        }
        match (row.group, outer) {
            (None, _) => cells.push(label(row.label, 3, 1)),
            (Some(_), true) => cells.push(label(row.label, 2, 1)),
            (Some(group), false) => {
                if at == 0 || groups[at - 1] != row.group {
                    let size = groups.iter().filter(|other| **other == row.group).count();
                    cells.push(label(group, 1, size));
                }
                cells.push(label(row.label, 1, 1));
            }
        }
        cells.extend(figures(form, at, &figure));
        rows.push(cells);
    }
    Printed { table: form.table, columns: 10, rows }
}

/// True for the outcomes that stand under 三、本年度办理结果 itself.
fn outer_group(row: &Row) -> bool {
    row.group.is_some_and(|group| group.starts_with('三'))
}

/// Table 4: three blocks of five columns side by side.
fn remedies(form: &TableForm, figure: impl Fn(usize) -> String) -> Printed {
    let heads = |rows| form.rows[0].columns.iter().map(move |column| label(column.label, 1, rows));
    let group = form.rows[1].group.unwrap_or_default();
    let first = vec![label(form.rows[0].label, 5, 1), label(group, 10, 1)];
    let mut second: Vec<PrintedCell> = heads(2).collect();
    second.extend(form.rows[1..].iter().map(|row| label(row.label, 5, 1)));
    let third = heads(1).chain(heads(1)).collect();
    let fourth = (0..form.rows.len()).flat_map(|row| figures(form, row, &figure)).collect();
    Printed { table: form.table, columns: 15, rows: vec![first, second, third, fourth] }
}

/// The statistics table of form 2014: label, unit, figure; a group in a row of its own.
fn statistics(form: &TableForm, figure: impl Fn(usize) -> String) -> Printed {
    let mut rows = vec![form.headers.iter().map(|header| label(header.label, 1, 1)).collect()];
    for (at, row) in form.rows.iter().enumerate() {
        if let Some(group) = row.group.filter(|_| at == 0 || form.rows[at - 1].group != row.group) {
            rows.push(vec![label(group, 1, 1), label("——", 1, 1), label("——", 1, 1)]);
        }
        let unit = row.columns[0].unit.unwrap_or_default();
        let mut cells = vec![label(row.label, 1, 1), label(unit, 1, 1)];
        cells.extend(figures(form, at, &figure));
        rows.push(cells);
    }
    Printed { table: form.table, columns: 3, rows }
}

#[cfg(test)]
mod tests {
    use super::Printed;
    use crate::form::TABLES;

    #[test]
    fn every_table_is_a_full_rectangle() {
        for form in TABLES {
            let printed = Printed::new(form, |place| place.to_string());
            let area: usize = printed.rows.iter().flatten().map(|cell| cell.columns * cell.rows).sum();
            assert_eq!(area, printed.columns * printed.rows.len(), "{} {}", form.form, form.table);
            let places: Vec<usize> = printed.rows.iter().flatten().filter_map(|cell| cell.place).collect();
            assert_eq!(places, (0..form.len()).collect::<Vec<_>>());
        }
    }
}
