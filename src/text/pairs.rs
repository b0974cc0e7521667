//! Rows whose cells stand between two bars each, `|| 规章 || 0 ||`, as some wikis write them. One bar is left of two, or a blank cell
//! would stand in each pair.

use super::copy::Copy;
use super::line::lines;
use super::repair::Repair;
use crate::span::offset_in;

/// Fewer such rows that follow one another are no table.
const LEAST: usize = 3;

/// The text with one bar for two; `None` where no rows stand so.
pub(super) fn undo(source: &str) -> Option<Repair> {
    memchr::memmem::find(source.as_bytes(), PAIR.as_bytes())?;
    let mut tables: Vec<Vec<&str>> = vec![Vec::new()];
    let mut spoilt = false;
    for line in lines(source).chain([""]) {
        let row = line.trim();
        if is_paired(row) {
            tables.last_mut().into_iter().for_each(|rows| rows.push(row));
        } else {
            // the rows of a table whose heading alone stands between pairs
            spoilt |= row.starts_with('|');
            if spoilt || tables.last().is_some_and(|rows| rows.len() < LEAST) {
                tables.pop();
            }
            tables.push(Vec::new());
            spoilt = row.starts_with('|');
        }
    }
    let mut copy = Copy::of(source);
    let rows: Vec<&str> = tables.into_iter().flatten().collect();
    for row in &rows {
        let start = offset_in(row, source);
        memchr::memmem::find_iter(row.as_bytes(), PAIR).for_each(|at| copy.leave_out(start + at..start + at + 1));
    }
    (!rows.is_empty()).then(|| copy.end())
}

const PAIR: &str = "||";

/// True for a row that begins and ends with two bars, where nothing but pairs of them parts cells.
fn is_paired(row: &str) -> bool {
    row.len() > 2 * PAIR.len()
        && row.starts_with(PAIR)
        && row.ends_with(PAIR)
        && row.split(|c| c != '|').all(|bars| bars.len().is_multiple_of(2))
        && row.split('|').any(|cell| !cell.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn two_bars_are_one() {
        let rows = "|| 规章 || 0 ||  || 3 ||\n||行政许可||2||||||\n|| 行政处罚 ||0||||||\n";
        let want = "| 规章 | 0 |  | 3 |\n|行政许可|2|||\n| 行政处罚 |0|||\n";
        assert_eq!(undo(&format!("表\n{rows}无\n")).map(|repair| repair.text), Some(format!("表\n{want}无\n")));
        for text in
            [rows.replace("|| 规章", "| 规章"), rows.replace("|| 3 ||", "|| 3 |||"), format!("{rows}|许可|0|\n")]
        {
            assert!(undo(&text).is_none(), "{text}");
        }
    }
}
