//! A row a line, and the same blanks between any two cells: where a cell is blank, twice as many stand there.

use super::spaced::{Word, words};
use super::{Grid, Kept, has_bars, lines, trim};

/// How many blanks part two cells, and how many more stand there for each blank cell between them. One less than part cells where
/// an end of one gap and the beginning of the next have become one blank, as in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    least: usize,
    more: usize,
}

impl Step {
    /// How many blank cells stand in so many blanks between two cells.
    fn between(self, blanks: usize) -> Option<usize> {
        let more = blanks.checked_sub(self.least)?;
        more.is_multiple_of(self.more).then_some(more / self.more)
    }

    /// How many stand at an end of a line, where a blank of the outermost gap may be lost.
    fn at_end(self, blanks: usize) -> Option<usize> {
        let whole = self.between(blanks).map(|count| count + 1);
        whole.or_else(|| blanks.is_multiple_of(self.more).then_some(blanks / self.more))
    }
}

/// As many lines of one width show that all have it.
const FEW: usize = 4;

/// Reads a block where at least one blank cell shows, no gap is of another width, and rows are as wide as their like or as a heading.
pub(super) fn read(block: &str) -> Option<Grid<'_>> {
    if has_bars(block) {
        return None;
    }
    let all: Vec<(&str, Vec<Word<'_>>)> = lines(block).map(|line| (line, words(line))).collect();
    if are_alone(&all) {
        return None;
    }
    let gaps = || all.iter().flat_map(|(_, words)| gaps(words));
    let least = gaps().min()?;
    let steps = [least, least.saturating_sub(1)].map(|more| Step { least, more });
    let fits = |step: &Step| step.more > 0 && gaps().all(|gap| step.between(gap).is_some());
    if gaps().all(|gap| gap == least) && !all.iter().any(|(line, words)| is_open(line, words)) {
        return None;
    }
    let rows = steps.into_iter().filter(fits).find_map(|step| rows(&all, step))?;
    Some(Grid { rows, kept: Kept::Rows })
}

/// The blanks before each figure of a line, but for those that it begins with.
fn gaps<'w>(words: &'w [Word<'_>]) -> impl Iterator<Item = usize> + 'w {
    let pairs = words.windows(2).filter(|pair| pair[1].fills());
    pairs.map(|pair| pair[1].from[0] - pair[0].to[0])
}

/// True where most figures have lines of their own: what stands before them is the margin of the page, and no blank cells.
fn are_alone(all: &[(&str, Vec<Word<'_>>)]) -> bool {
    let filled = || all.iter().filter(|(_, words)| words.iter().any(Word::fills));
    filled().filter(|(_, words)| words.len() == 1).count() * 2 > filled().count()
}

/// True of a line of figures with blanks at an end.
fn is_open(line: &str, words: &[Word<'_>]) -> bool {
    let first = words.first().is_some_and(|word| word.fills() && word.from[0] > 0);
    first || words.last().is_some_and(Word::fills) && line.ends_with(' ')
}

/// All lines with their blank cells; `None` where they are not as wide as each other, or as a heading, or no cell is blank.
fn rows<'t>(all: &[(&'t str, Vec<Word<'t>>)], step: Step) -> Option<Vec<Vec<&'t str>>> {
    let mut rows = Vec::with_capacity(all.len());
    // How wide rows of several figures are behind their label, and whole, and how wide headings are.
    let (mut widths, mut heads, mut blank) = (Vec::new(), Vec::new(), 0);
    for (line, words) in all {
        let row = row(line, words, step)?;
        let labels = words.iter().take_while(|word| !word.fills()).count();
        match words.len() - labels {
            0 => heads.push(words.len()),
            1 if row.len() - labels == 1 => {}
            _ => widths.push((row.len() - labels, row.len())),
        }
        blank += usize::from(row.len() > words.len());
        rows.push(row);
    }
    let widest = widths.iter().map(|width| width.0).max()?;
    let alike = widths.iter().filter(|width| width.0 == widest).count();
    // Rows that lack cells without a sign of it show that blank ones leave none.
    let agreed = alike >= FEW && alike * 4 >= widths.len() * 3 && widths.len() - alike <= blank;
    let headed = widths.iter().all(|(_, whole)| heads.contains(whole));
    (blank > 0 && (agreed || headed)).then_some(rows)
}

/// The cells of a line, blank ones among and before its figures included, and behind them where they can be seen.
fn row<'t>(line: &'t str, words: &[Word<'t>], step: Step) -> Option<Vec<&'t str>> {
    let blank = &line[line.len()..];
    let mut cells = Vec::with_capacity(words.len());
    let mut before: Option<&Word<'_>> = None;
    for word in words {
        let count = match before {
            Some(before) if word.fills() => step.between(word.from[0] - before.to[0])?,
            None if word.fills() && word.from[0] > 0 => step.at_end(word.from[0])?,
            _ => 0,
        };
        cells.extend(std::iter::repeat_n(blank, count));
        cells.push(trim(word.text));
        before = Some(word);
    }
    if words.iter().any(Word::fills) {
        let behind = line.chars().rev().take_while(|c| *c == ' ').count();
        let count = if behind > 0 { step.at_end(behind).unwrap_or(0) } else { 0 };
        cells.extend(std::iter::repeat_n(blank, count));
    }
    Some(cells)
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::GAPPED;

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, joined};

    /// Two full-width blanks between any two cells. What gets into them is seen no more, so that blank cells are not kept for sure.
    pub const GAPPED: Twin = Twin { name: "gaps", keeps: Keeps::NO_BLANKS, write };

    fn write(table: &Printed) -> String {
        table.rows.iter().map(|row| joined(row, "\u{3000}\u{3000}") + "\n").collect()
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn two_gaps_are_a_blank_cell() {
        let rows = |block| read(block).map(|grid| grid.rows);
        let lines = "一、新收  1    3  4\n二、结转  1  2  3  6\n1.重复申请    2    2\n2.其他  1  0  0  1\n";
        assert_eq!(
            rows(lines),
            Some(vec![
                vec!["一、新收", "1", "", "3", "4"],
                vec!["二、结转", "1", "2", "3", "6"],
                vec!["1.重复申请", "", "2", "", "2"],
                vec!["2.其他", "1", "0", "0", "1"]
            ])
        );
        // of a page, where blanks between two gaps become one
        let page = "信息内容   制发   废止   现行\n规章   1     2\n文件   3   4   5\n";
        let heads = vec!["信息内容", "制发", "废止", "现行"];
        assert_eq!(rows(page), Some(vec![heads, vec!["规章", "1", "", "2"], vec!["文件", "3", "4", "5"]]));
        // columns under each other are parted otherwise
        assert_eq!(rows("一、新收  1      3  4\n二、结转  1   2  3  6\n1.重复申请     2    2\n"), None);
        assert_eq!(rows("规章  1  2\n许可  3  4\n"), None);
    }

    #[test]
    fn figures_alone_stand_behind_a_margin() {
        let lines = "  规章 2\n      3\n      0\n      12\n  许可 1\n      0\n      4\n      5\n";
        assert_eq!(read(lines), None);
    }
}
