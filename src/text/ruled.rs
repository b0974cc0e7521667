//! Tables whose columns a rule shows, `------  ----  ----`: each cell stands under a run of strokes, so that blank cells can be told too.
//! Tabs are put between the cells.

use super::copy::Copy;
use super::line::{MEASURES, Measure, lines};
use super::repair::Repair;
use super::rules::is_rule;
use crate::span::offset_in;
use std::ops::Range;

/// Fewer columns, and fewer rows below a rule, are no table.
const COLUMNS: usize = 3;
const ROWS: usize = 3;

/// Wider tables no report has.
const MOST_COLUMNS: usize = 64;

/// As many lines of a heading may stand above the rule.
const MOST_ABOVE: usize = 3;

/// The text with tabs between the cells below and above its rules; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let all: Vec<&str> = lines(source).collect();
    let rules = (0..all.len()).filter(|at| is_rule(all[*at].as_bytes()));
    let mut copy = Copy::of(source);
    let (mut from, mut found) = (0, false);
    for rule in rules {
        let (rows, end) = table(&all, from, rule);
        // what stands below one rule stands above the next
        from = if rows.is_empty() { rule } else { end };
        for row in rows {
            found = true;
            row.into_iter().for_each(|gap| {
                let start = offset_in(gap, source);
                copy.replace(start..start + gap.len(), '\t');
            });
        }
    }
    found.then(|| copy.end())
}

/// The gaps between the cells of each row of the table that a rule belongs to, in order, and the line behind it; none where the lines
/// are no such table.
fn table<'t>(all: &[&'t str], from: usize, rule: usize) -> (Vec<Vec<&'t str>>, usize) {
    let columns = columns(all[rule]);
    let end = (rule + 1..all.len()).find(|at| ends(all[*at])).unwrap_or(all.len());
    let start = (from..rule).rev().take(MOST_ABOVE + 1).find(|at| ends(all[*at])).map_or(from, |at| at + 1);
    // in a table of cells that are wrapped, blank lines part the rows
    let goes_on =
        end < all.len() && !is_rule(all[end].as_bytes()) && all.get(end + 1).is_some_and(|line| line.starts_with(' '));
    if !(COLUMNS..=MOST_COLUMNS).contains(&columns.len()) || end - rule <= ROWS || goes_on {
        return (Vec::new(), end);
    }
    let above = if rule - start > MOST_ABOVE { rule..rule } else { start..rule };
    let found = MEASURES.into_iter().find_map(|measure| {
        let rows = |range: Range<usize>| range.map(|at| gaps(all[at], &columns, measure)).collect::<Option<Vec<_>>>();
        let below = rows(rule + 1..end)?;
        Some(rows(above.clone()).unwrap_or_default().into_iter().chain(below).collect())
    });
    (found.unwrap_or_default(), end)
}

/// True for a line that no table goes beyond.
fn ends(line: &str) -> bool {
    line.trim().is_empty() || is_rule(line.as_bytes())
}

/// Where the runs of a rule stand.
fn columns(rule: &str) -> Vec<Range<usize>> {
    let runs = rule.split(' ').filter(|run| !run.is_empty());
    runs.map(|run| offset_in(run, rule)..offset_in(run, rule) + run.len()).collect()
}

/// What stands between the cells of a row; `None` where words stand between the columns, or beyond them.
fn gaps<'t>(row: &'t str, columns: &[Range<usize>], measure: Measure) -> Option<Vec<&'t str>> {
    let mut starts: Vec<usize> = Vec::with_capacity(columns.len());
    let mut wide = 0;
    for (at, c) in row.char_indices() {
        let column = columns.iter().rposition(|column| column.start <= wide);
        if column.is_none_or(|column| wide >= columns[column].end) && !c.is_whitespace() || matches!(c, '|' | '\t') {
            return None;
        }
        // a wide character that stands across the beginning of a column is none of its cells
        while columns.get(starts.len()).is_some_and(|next| next.start <= wide) {
            starts.push(at);
        }
        wide += measure(c);
    }
    starts.resize(columns.len(), row.len());
    let gap = |start: &usize| {
        let before = row[..*start].trim_end().len();
        &row[before..*start]
    };
    let mut done = 0;
    let gap_behind = |start: &usize| {
        let gap = gap(start);
        let from = offset_in(gap, row).max(done);
        done = *start;
        &row[from..*start]
    };
    Some(starts[1..].iter().map(gap_behind).collect())
}

#[cfg(test)]
mod tests {
    use super::undo;

    fn read(text: &str) -> Option<String> {
        undo(text).map(|repair| repair.text)
    }

    #[test]
    fn columns_under_a_rule() {
        let table = "信息      制发    废止\n--------  ------  ----\n规章              0\n行政许可  2\n行政处罚  3       1\n\n无\n";
        let want = "信息\t制发\t废止\n--------  ------  ----\n规章\t\t0\n行政许可\t2\t\n行政处罚\t3\t1\n\n无\n";
        assert_eq!(read(table).as_deref(), Some(want));
        for rows in [3, 9] {
            let framed = format!("======  ====  ===\n{}======  ====  ===\n", "规章    0     2\n".repeat(rows));
            assert_eq!(
                read(&framed),
                Some(format!("======  ====  ===\n{}======  ====  ===\n", "规章\t0\t2\n".repeat(rows)))
            );
        }
    }

    #[test]
    fn words_between_columns() {
        for text in [
            "------  ----  ---\n规章0 0 0 0\n规章  1  0\n规章  1  0\n",
            "------  ----\n规章      1\n规章      1\n规章      1\n",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
