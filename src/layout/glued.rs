//! Digits right behind their label: `…数量821350021859`. Where one figure ends and the next begins is lost.

use super::{Grid, Kept, lines};

pub(super) fn read(block: &str) -> Option<Grid<'_>> {
    if lines(block).filter(|line| cut(line.trim()).is_some()).count() < 2 {
        return None;
    }
    let rows = lines(block).map(|line| cells(line.trim()));
    Some(Grid { rows: rows.collect(), kept: Kept::Lines })
}

/// The words of a line and the digits behind them; digits between blanks are cells of their own.
pub(super) fn cells(line: &str) -> Vec<&str> {
    match cut(line) {
        Some([words, digits]) => std::iter::once(words).chain(digits.split_whitespace()).collect(),
        None => vec![line],
    }
}

/// A line of words that end in digits, blanks among the digits or not.
fn cut(line: &str) -> Option<[&str; 2]> {
    let words = line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | ','));
    let digits = line[words.len()..].trim_start_matches(['.', ',', ' ']).trim();
    let plain = !line.contains(['|', '\t']);
    (plain && words.chars().nth(1).is_some() && !digits.is_empty()).then_some([words, digits])
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::{GLUED, RESPACED};

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, PrintedCell};

    /// A row a line, nothing between its cells.
    pub const GLUED: Twin = Twin { name: "glued digits", keeps: Keeps::NO_CUTS, write: |table| write(table, str::to_owned) };
    /// The digits of a row in twos, wherever its figures end.
    pub const RESPACED: Twin = Twin { name: "split digits", keeps: Keeps::NO_CUTS, write: |table| write(table, in_twos) };

    fn write(table: &Printed, space: fn(&str) -> String) -> String {
        let line = |row: &Vec<PrintedCell>| -> String {
            let labels: Vec<&str> =
                row.iter().filter(|cell| cell.place.is_none()).map(|cell| cell.text.as_str()).collect();
            let figures: Vec<&str> =
                row.iter().filter(|cell| cell.place.is_some()).map(|cell| cell.text.as_str()).collect();
            format!("{}{}\n", labels.concat(), space(&figures.concat()))
        };
        table.rows.iter().map(line).collect()
    }

    fn in_twos(digits: &str) -> String {
        let digits: Vec<char> = digits.chars().collect();
        let pairs: Vec<String> = digits.chunks(2).map(|pair| pair.iter().collect()).collect();
        format!(" {}", pairs.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn words_and_digits() {
        let grid = read("一、本年新收政府信息公开申请数量3000003\n自然人\n（一）予以公开 30 01\n").map(|g| g.rows);
        let rows = vec![
            vec!["一、本年新收政府信息公开申请数量", "3000003"],
            vec!["自然人"],
            vec!["（一）予以公开", "30", "01"],
        ];
        assert_eq!(grid, Some(rows));
    }
}
