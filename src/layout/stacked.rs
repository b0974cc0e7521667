//! One cell a line: with a tab before each cell and a blank line after each row, or with nothing but the lines.

use super::token::is_word;
use super::{Grid, Kept, Token, all_lines, classify, has, is_frame, is_page_mark, lines, slice, trim};

/// True where blank lines say nothing of blank cells: they part all figures, or stand behind none, nor in front of a few.
fn are_figures_apart(block: &str) -> bool {
    const FEW: usize = 3;
    let kinds: Vec<Token> = all_lines(block.trim()).map(classify).collect();
    let figures = kinds.iter().filter(|kind| **kind == Token::Figure).count();
    let close = kinds.windows(2).any(|pair| pair == [Token::Figure, Token::Figure]);
    let fills = |kind: &Token| matches!(kind, Token::Figure | Token::Placeholder);
    let behind = kinds.windows(2).any(|pair| fills(&pair[0]) && pair[1] == Token::Blank);
    // Behind a label a blank line may be its first cell, where most labels have none; one of blanks is the end of the label.
    let empty: Vec<bool> = all_lines(block.trim()).map(str::is_empty).collect();
    let is_first = |at: &usize| kinds[*at] == Token::Word && empty[at + 1] && fills(&kinds[at + 2]);
    let first = (0..kinds.len().saturating_sub(2)).filter(is_first).count();
    let close_to_labels = kinds.windows(2).filter(|pair| pair[0] == Token::Word && fills(&pair[1])).count();
    let before = first > 0 && first * 4 <= close_to_labels;
    figures > FEW && (!close || !behind && !before)
}

/// A tab before each cell, a tab alone for a blank cell, a blank line between rows.
pub(super) fn read_rows(block: &str) -> Option<Grid<'_>> {
    if !has(block, b'\t') {
        return None;
    }
    let indented = all_lines(block).filter(|line| line.trim_start_matches(' ').starts_with('\t')).count();
    let inner = lines(block).filter(|line| line.trim().contains('\t')).count();
    if indented < 3 || inner > indented / 4 || are_figures_without_tabs(block) {
        return None;
    }
    let apart = are_cells_apart(block);
    let mut rows: Vec<Vec<&str>> = vec![Vec::new()];
    let mut cell: Option<&str> = None;
    for line in all_lines(block).filter(|line| line.starts_with('\t') || !is_page_mark(line)) {
        let starts_cell = line.trim_start_matches(' ').starts_with('\t');
        match cell {
            // A cell that goes on in the next line: 本年新⏎制作数量.
            Some(open) if !starts_cell && !trim(line).is_empty() => cell = Some(slice(block, open, line)),
            _ => {
                push(&mut rows, cell.take());
                match (starts_cell, apart, trim(line).is_empty()) {
                    (true, ..) => cell = Some(line),
                    (false, true, true) => {}
                    (false, true, false) => {
                        end_row(&mut rows);
                        cell = Some(line);
                    }
                    (false, false, true) => end_row(&mut rows),
                    (false, false, false) => push(&mut rows, Some(line)),
                }
            }
        }
    }
    push(&mut rows, cell);
    rows.retain(|row| !row.is_empty());
    // where a blank line follows each cell, none says where a row ends
    if rows.len() > 1 && rows.iter().all(|row| row.len() == 1) {
        return None;
    }
    let rows = if apart { rows.into_iter().flat_map(split).collect() } else { rows };
    Some(Grid { rows, kept: Kept::Rows })
}

/// True where so many figures have no tab before them that those which have one stand behind it by chance.
fn are_figures_without_tabs(block: &str) -> bool {
    let figures = || lines(block).filter(|line| classify(trim(line)) == Token::Figure);
    let without = figures().filter(|line| !line.trim_start_matches(' ').starts_with('\t')).count();
    without > 0 && without * 4 > figures().count()
}

/// The rows that cells apart are: one that begins with a blank cell goes on from the row before, and shows by its label behind the
/// cells of that.
fn split(row: Vec<&str>) -> Vec<Vec<&str>> {
    /// The rows of table 3 have more, and words in the cells of others do not follow so many.
    const LEAST: usize = 5;
    let (mut rows, mut values) = (vec![Vec::new()], 0);
    for cell in row {
        let is_word = is_word(cell);
        if is_word && values >= LEAST {
            rows.push(vec![&cell[..0]]);
        }
        values = if is_word { 0 } else { values + 1 };
        rows.last_mut().into_iter().for_each(|row| row.push(cell));
    }
    rows
}

/// True where a blank line follows nearly every cell with a tab before it, as browsers copy cells that hold paragraphs: it ends no row,
/// and a line without a tab begins one.
pub(super) fn are_cells_apart(block: &str) -> bool {
    let behind_tab = |line: &str| line.trim_start_matches(' ').starts_with('\t');
    let cells = || all_lines(block).zip(all_lines(block).skip(1)).filter(|(line, _)| behind_tab(line));
    let apart = cells().filter(|(_, next)| next.bytes().all(|byte| byte == b' ')).count();
    let mut lines = lines(block).filter(|line| !trim(line).is_empty()).map(behind_tab);
    let begins = lines.next() == Some(false) || lines.filter(|behind_tab| !behind_tab).nth(1).is_some();
    apart > 0 && begins && apart * 10 >= cells().count() * 9
}

fn push<'t>(rows: &mut [Vec<&'t str>], cell: Option<&'t str>) {
    if let (Some(row), Some(cell)) = (rows.last_mut(), cell) {
        row.push(trim(cell));
    }
}

fn end_row(rows: &mut Vec<Vec<&str>>) {
    if rows.last().is_some_and(|row| !row.is_empty()) {
        rows.push(Vec::new());
    }
}

/// A cell a line; blank lines say nothing, so blank cells and the ends of rows are lost.
pub(super) fn read_stream(block: &str) -> Option<Grid<'_>> {
    let row =
        |line: &str| has(line, b'|') && line.split('|').filter(|cell| !trim(cell).is_empty()).take(3).count() == 3;
    if lines(block).any(row) || has_rows(block) {
        return None;
    }
    let lines = lines(block).map(str::trim).filter(|line| !is_frame(line));
    Some(Grid { rows: lines.map(|line| vec![line]).collect(), kept: Kept::Order })
}

/// True where many lines hold several cells.
fn has_rows(block: &str) -> bool {
    let cells = |line: &str| super::cells(line.trim_start_matches('\t')).len();
    let several = |line: &&str| !line.contains('|') && cells(line) > 1;
    lines(block).filter(several).count() * 4 > lines(block).count()
}

/// True where several lines are long rows of blanks: pieces of a page whose columns stand under each other.
fn lines_of_blanks(block: &str) -> bool {
    const LONG: usize = 8;
    let is_long = |line: &&str| line.len() >= LONG && line.bytes().all(|byte| byte == b' ');
    all_lines(block).filter(is_long).nth(2).is_some()
}

/// A cell a line, an empty line for a blank cell.
pub(super) fn read_cells(block: &str) -> Option<Grid<'_>> {
    let lines = || all_lines(block.trim_matches('\n')).map(str::trim);
    let (empty, filled) =
        (lines().filter(|line| line.is_empty()).count(), lines().filter(|line| !line.is_empty()).count());
    // Cells that stand apart by a blank line each have no neighbours.
    let neighbours = lines().zip(lines().skip(1)).filter(|(a, b)| !a.is_empty() && !b.is_empty()).count();
    if block.contains('\t')
        || lines().any(|line| line == "|")
        || empty == 0
        || filled < 5
        || neighbours * 3 < filled
        || lines_of_blanks(block)
        || are_figures_apart(block)
        || has_rows(block)
    {
        return None;
    }
    let rows = all_lines(block).map(|line| vec![trim(line)]).collect();
    Some(Grid { rows, kept: Kept::Cells })
}

/// A tab before each cell, a tab alone for a blank cell; blank lines say nothing, so the ends of rows are lost.
pub(super) fn read_indented_cells(block: &str) -> Option<Grid<'_>> {
    if !has(block, b'\t') {
        return None;
    }
    let cells = || lines(block).map(|line| line.trim_start_matches(' '));
    let is_number = |line: &&str| line.len() < 3 && line.bytes().all(|byte| byte.is_ascii_digit());
    let indented = cells().filter(|line| line.starts_with('\t')).count();
    let all = cells().filter(|line| !is_number(line)).count();
    if all < 5 || indented * 10 < all * 9 || has_rows(block) {
        return None;
    }
    let cells = cells().filter(|line| line.starts_with('\t') || !is_page_mark(line));
    let rows = cells.map(|line| vec![trim(line)]).collect();
    Some(Grid { rows, kept: Kept::Cells })
}

/// A cell a line with a blank line between cells: so a blank cell leaves two more.
pub(super) fn read_spread_cells(block: &str) -> Option<Grid<'_>> {
    if has(block, b'\t') {
        return None;
    }
    let mut rows: Vec<Vec<&str>> = Vec::new();
    let (mut empty, mut blanks, mut odd, mut behind_mark) = (0usize, 0usize, 0usize, true);
    let is_number = |line: &str| line.len() < 3 && line.bytes().all(|byte| byte.is_ascii_digit());
    for line in all_lines(block.trim_matches('\n')).map(str::trim) {
        if line.is_empty() {
            empty += 1;
            continue;
        }
        let regular = empty % 2 == 1;
        let mark = is_page_mark(line) || is_number(line) && !regular && !rows.is_empty();
        if line == "|" {
            return None;
        }
        // Nor is a copy whose figures all look like numbers of pages one of such cells.
        odd += usize::from(!regular && !behind_mark && !is_page_mark(line));
        // What a page puts between two cells stands in a line of its own, or leaves one.
        let between = if behind_mark { empty / 2 } else { empty.saturating_sub(1) / 2 };
        let between = if rows.is_empty() { 0 } else { between };
        rows.extend(std::iter::repeat_n(vec![&line[..0]], between));
        blanks += between;
        rows.extend(Some(line).filter(|_| !mark).map(|line| vec![line]));
        (empty, behind_mark) = (0, mark);
    }
    if odd * 8 > rows.len() {
        // Not one blank line between any two cells.
        return None;
    }
    // Blank cells behind the last.
    let end = block.len() - block.trim_end_matches('\n').len();
    rows.extend(std::iter::repeat_n(vec![&block[block.len()..]], end.saturating_sub(1) / 2));
    (blanks > 0).then_some(Grid { rows, kept: Kept::Cells })
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::{CELLS, INDENTED, PARAGRAPHS, ROWS, SPREAD_CELLS, STREAM};

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, joined};

    /// A tab before each cell, a blank line after each row; a cell merged from above leaves a tab.
    pub const ROWS: Twin = Twin { name: "stacked rows", keeps: Keeps::ALL, write: rows };
    /// A cell a line with blank lines between; blank cells leave nothing.
    pub const STREAM: Twin = Twin { name: "stacked", keeps: Keeps::NO_BLANKS, write: stream };

    /// A tab before each cell, and nothing between rows; merged cells take one place, and how many are blank behind the last
    /// figure of a row cannot always be told.
    pub const INDENTED: Twin = Twin { name: "stacked behind tabs", keeps: Keeps::NO_BLANKS, write: indented };
    /// A cell a line, an empty line for a blank cell; merged cells take one place.
    pub const CELLS: Twin = Twin { name: "stacked with blank cells", keeps: Keeps::ALL, write: cells };
    /// The same with a blank line between cells.
    pub const SPREAD_CELLS: Twin =
        Twin { name: "stacked apart with blank cells", keeps: Keeps::ALL, write: spread_cells };

    /// As a browser copies cells that hold paragraphs: a tab before each cell but the first, a blank line behind it. Nothing shows
    /// a first cell that is blank.
    pub const PARAGRAPHS: Twin = Twin { name: "stacked paragraphs", keeps: Keeps::NO_BLANKS, write: paragraphs };

    fn paragraphs(table: &Printed) -> String {
        table.rows.iter().map(|row| joined(row, "\n\n\t") + "\n\n").collect()
    }

    fn indented(table: &Printed) -> String {
        table.rows.iter().flatten().map(|cell| format!("\t{}\n", cell.text)).collect()
    }

    fn cells(table: &Printed) -> String {
        table.rows.iter().flatten().map(|cell| format!("{}\n", cell.text)).collect()
    }

    fn spread_cells(table: &Printed) -> String {
        table.rows.iter().flatten().map(|cell| format!("{}\n\n", cell.text)).collect()
    }

    fn rows(table: &Printed) -> String {
        let mut text = String::new();
        for row in &table.rows {
            let width: usize = row.iter().map(|cell| cell.columns).sum();
            text.push_str(&"\t\n".repeat(table.columns - width));
            row.iter().for_each(|cell| text.push_str(&format!("\t{}\n", cell.text)));
            text.push('\n');
        }
        text
    }

    fn stream(table: &Printed) -> String {
        let cells = table.rows.iter().flatten().filter(|cell| !cell.text.is_empty());
        cells.map(|cell| format!("{}\n\n", cell.text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, read_rows, read_stream};

    #[test]
    fn rows_end_at_blank_lines() {
        let grid = read_rows("\t信息内容\n\t本年新\n制作数量\n\n\t规章\n\t0\n\t\n\n").map(|g| g.rows);
        assert_eq!(grid, Some(vec![vec!["信息内容", "本年新\n制作数量"], vec!["规章", "0", ""]]));
        assert_eq!(read_rows("规章\n\n0\n"), None);
        assert_eq!(read_rows("\t规章\n\n\t0\n\n\t3\n\n"), None);
    }

    #[test]
    fn a_row_of_paragraphs_begins_without_a_tab() {
        let grid = read_rows("信息内容\n\n\t本年\n\n规章\n\n\t0\n\n\t\n\n\t7\n\n").map(|g| g.rows);
        assert_eq!(grid, Some(vec![vec!["信息内容", "本年"], vec!["规章", "0", "", "7"]]));
    }

    #[test]
    fn a_row_of_paragraphs_behind_a_blank_cell_begins_with_its_label() {
        let values = "\t0\n\n".repeat(7);
        let block = format!("（二）部分公开\n\n{values}\n\n\t1.国家秘密\n\n{values}");
        let rows = read_rows(&block).map(|grid| grid.rows).unwrap_or_default();
        let begins: Vec<_> = rows.iter().map(|row| (row.len(), row[0], row[1])).collect();
        assert_eq!(begins, [(8, "（二）部分公开", "0"), (9, "", "1.国家秘密")]);
    }

    #[test]
    fn a_stream_knows_no_rows() {
        let grid = read_stream("规章\n\n0\n").map(|g| (g.rows, g.kept));
        assert_eq!(grid, Some((vec![vec!["规章"], vec!["0"]], Kept::Order)));
    }
}
