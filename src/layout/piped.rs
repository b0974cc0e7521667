//! `a | b | c ||`: a row a line, cells between bars; Markdown tables too.

use super::{Grid, Layout, lines};

pub(super) const LAYOUT: Layout = Layout { name: "piped", read };

fn read(block: &str) -> Option<Grid<'_>> {
    let barred = lines(block).filter(|line| line.contains('|')).count();
    if barred < 2 || lines(block).any(|line| line.trim() == "|") {
        return None;
    }
    let rows = lines(block).filter(|line| !is_rule(line)).map(cells).collect();
    Some(Grid { rows, bounded: true })
}

/// The cells of one line; the bars of a frame at its ends hold no cell.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    let framed = line.strip_prefix('|');
    let inner = framed.unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(str::trim).collect()
}

/// `|---|:--:|`, the rule under a Markdown header.
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.contains('|') && line.chars().all(|c| "|-: \t".contains(c))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn rows_of_any_width() {
        let grid = read("规章 | 0 | 1 ||\n|---|---|\n| 行政许可 | 2 |\n").map(|g| g.rows);
        assert_eq!(grid, Some(vec![vec!["规章", "0", "1", ""], vec!["行政许可", "2"]]));
        assert_eq!(read("规章\n|\n0\n|\n").map(|g| g.rows), None);
    }
}
