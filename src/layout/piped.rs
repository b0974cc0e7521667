//! `a | b | c ||`: a row a line, cells between bars; Markdown tables too, and those drawn with lines (`│ a │ b │`).

use super::{Grid, Kept, has, lines, parted, token::trim};

pub(super) fn read(block: &str) -> Option<Grid<'_>> {
    if !has(block, b'|') {
        return None;
    }
    let barred = lines(block).filter(|line| line.contains('|')).count();
    let long = lines(block).any(|line| line.matches('|').count() > 9);
    let every = barred == lines(block).count();
    if (barred < 2 && !long && !every) || lines(block).any(|line| line.trim() == "|") {
        return None;
    }
    let framed = lines(block).filter(|line| line.trim_start().starts_with('|')).count() * 10 >= barred * 9;
    let paired = are_paired(block);
    let rows = lines(block).filter(|line| !(is_rule(line) || paired && is_row_mark(line)));
    let rows = rows.map(|line| if paired { cells_of_pairs(line) } else { cells(line, framed) }).collect();
    Some(Grid { rows, kept: Kept::Rows })
}

/// The cells of one line. Where nearly all lines begin with a bar, the bars at both ends are a frame and hold no cell;
/// elsewhere a bar at an end stands beside a blank cell.
fn cells(line: &str, framed: bool) -> Vec<&str> {
    let line = line.trim();
    let inner = if framed { line.strip_prefix('|').unwrap_or(line) } else { line };
    let inner = if framed { inner.strip_suffix('|').unwrap_or(inner) } else { inner };
    parted(inner, b'|').map(trim).collect()
}

/// True where two bars stand between any two cells: `| a || b`, as the text of a wiki has it.
fn are_paired(block: &str) -> bool {
    const FEW: usize = 3;
    let inner = |line: &str| line.trim().trim_start_matches(['{', '|']).contains('|');
    let is_paired = |line: &str| cells_of_pairs(line).iter().all(|cell| !cell.contains('|'));
    let rows = || lines(block).filter(|line| inner(line));
    rows().nth(FEW).is_some() && rows().all(is_paired)
}

/// `|-`, `{|` and `|}` stand between such rows, and around them.
fn is_row_mark(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("{|") || line.starts_with("|}") || line == "|-"
}

/// The cells of a line between two bars each.
fn cells_of_pairs(line: &str) -> Vec<&str> {
    let line = line.trim();
    line.strip_prefix('|').unwrap_or(line).split("||").map(trim).collect()
}

/// `|---|:--:|`, the rule under a Markdown header.
pub(crate) fn is_rule(line: &str) -> bool {
    line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t')) && line.contains('|') && line.contains("--")
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::{COLLAPSED, DRAWN, FRAMED, MARKDOWN, TORN};

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, PrintedCell, joined, texts};

    /// `| a | b |`, a cell for every column of the grid.
    pub const FRAMED: Twin = Twin { name: "pipes", keeps: Keeps::ALL, write: framed };
    /// `a | b ||`: merged cells pushed together, bars at the end for what is lacking.
    pub const COLLAPSED: Twin = Twin { name: "pipes collapsed", keeps: Keeps::ALL, write: collapsed };
    /// As Markdown has it, with a rule under the first row.
    pub const MARKDOWN: Twin = Twin { name: "markdown", keeps: Keeps::ALL, write: markdown };

    /// `a | b`, where a blank cell is a paragraph that tears its row; the text joins such rows.
    pub const TORN: Twin = Twin { name: "torn pipes", keeps: Keeps::ALL, write: torn };

    /// Drawn with the characters for lines, as text browsers show a table.
    pub const DRAWN: Twin = Twin { name: "drawn lines", keeps: Keeps::ALL, write: drawn };

    fn drawn(table: &Printed) -> String {
        let rule = |ends: [&str; 3]| [ends[0], &vec!["──"; table.columns].join(ends[1]), ends[2], "\n"].concat();
        let rows = framed(table).replace(['|'], "│");
        let rows: Vec<String> = rows.lines().map(|row| format!("{row}\n")).collect();
        rule(["┌", "┬", "┐"]) + &rows.join(&rule(["├", "┼", "┤"])) + &rule(["└", "┴", "┘"])
    }

    fn framed(table: &Printed) -> String {
        table.expanded().iter().map(|row| format!("| {} |\n", texts(row).join(" | "))).collect()
    }

    fn collapsed(table: &Printed) -> String {
        let line = |row: &Vec<PrintedCell>| -> String {
            format!("{} {}\n", joined(row, " | "), "|".repeat(table.columns.saturating_sub(row.len())))
        };
        table.rows.iter().map(line).collect()
    }

    fn torn(table: &Printed) -> String {
        let row = |row: &Vec<PrintedCell>| {
            let cell = |cell: &PrintedCell| match cell.place {
                Some(_) if cell.text.is_empty() => " \n".to_owned(),
                _ => cell.text.clone(),
            };
            row.iter().map(cell).collect::<Vec<_>>().join(" | ") + "\n"
        };
        table.rows.iter().map(row).collect()
    }

    fn markdown(table: &Printed) -> String {
        let rule = format!("|{}\n", "---|".repeat(table.columns));
        framed(table)
            .split_inclusive('\n')
            .enumerate()
            .fold(String::new(), |text, (at, line)| if at == 1 { text + &rule + line } else { text + line })
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn rows_of_any_width() {
        let grid = read("规章 | 0 | 1 ||\n行政许可 | 2\n| 3\n").map(|g| g.rows);
        assert_eq!(grid, Some(vec![vec!["规章", "0", "1", "", ""], vec!["行政许可", "2"], vec!["", "3"]]));
        let grid = read("| 规章 | 0 |\n|---|---|\n| 行政许可 | 2 |\n").map(|g| g.rows);
        assert_eq!(grid, Some(vec![vec!["规章", "0"], vec!["行政许可", "2"]]));
        assert_eq!(read("规章\n|\n0\n|\n").map(|g| g.rows), None);
        let wiki =
            "{| class=\"wikitable\"\n|-\n| 信息内容 || 本年制发\n|-\n| 规章 || 3\n|-\n| 文件 ||  \n| 许可 || 0\n|}\n";
        let rows = [["信息内容", "本年制发"], ["规章", "3"], ["文件", ""], ["许可", "0"]].map(Vec::from).to_vec();
        assert_eq!(read(wiki).map(|g| g.rows), Some(rows));
    }
}
