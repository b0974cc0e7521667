//! Columns kept under each other with blanks: where a full row shows them, a blank cell can be seen.

use super::spaced::Word;

/// Where the figures of full rows stand, if they stand under each other: then a blank cell can be seen.
#[derive(Debug)]
pub(super) struct Columns {
    /// Characters or shown width.
    measure: usize,
    /// Which edge of the figures is aligned.
    edge: Edge,
    /// The columns of the page, ascending.
    places: Vec<usize>,
    /// As far may a figure stand from its column.
    slack: usize,
    /// How many words stand before the figures of full rows, and where the last of them begins.
    labels: Vec<(usize, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Left,
    Right,
    Middle,
}

impl Edge {
    /// The place of a word, doubled so that the middle of an even width has one.
    fn of(self, word: &Word<'_>, measure: usize) -> usize {
        match self {
            Edge::Left => word.from[measure] * 2,
            Edge::Right => word.to[measure] * 2,
            Edge::Middle => word.from[measure] + word.to[measure],
        }
    }
}

/// Labels of full rows begin in so many places at most.
const MOST_LABELS: usize = 64;

impl Columns {
    /// Learnt from the rows with the most figures, if at least two have as many.
    pub(super) fn of(all: &[Vec<Word<'_>>]) -> Option<Columns> {
        let figures = |words: &[Word<'_>]| words.iter().filter(|word| word.fills()).count();
        let most = all.iter().map(|words| figures(words)).max().filter(|most| *most > 2)?;
        let full: Vec<Vec<Word<'_>>> = all
            .iter()
            .filter(|words| figures(words) == most)
            .map(|words| words.iter().filter(|word| word.fills()).copied().collect())
            .collect();
        let choices = [0, 1].into_iter().flat_map(|measure| {
            [Edge::Right, Edge::Middle, Edge::Left].map(|edge| Columns::aligned(&full, measure, edge, most))
        });
        let best = choices.flatten().min_by_key(|columns| columns.slack);
        let mut best = best.filter(|_| full.len() > 1 && !are_spaced_alike(all))?;
        let rows = all.iter().filter(|words| figures(words) == most);
        best.labels = rows.filter_map(|words| label(words, best.measure)).collect();
        best.labels.sort_unstable();
        best.labels.dedup();
        best.labels.truncate(MOST_LABELS);
        Some(best)
    }

    /// Columns by one measure and edge, if all full rows agree on them better than on their neighbours.
    fn aligned(full: &[Vec<Word<'_>>], measure: usize, edge: Edge, most: usize) -> Option<Columns> {
        let mut places = Vec::with_capacity(most);
        let mut slack = 2;
        for column in 0..most {
            let seen = || full.iter().map(|row| edge.of(&row[column], measure));
            let (least, last) = (seen().min()?, seen().max()?);
            slack = slack.max(last - least);
            places.push((least + last) / 2);
        }
        let gap = places.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).min()?;
        (slack * 2 < gap).then_some(Columns { measure, edge, places, slack, labels: Vec::new() })
    }

    /// True where no full row has as many labels, nor one that begins where the last of them does: what a program writes that leaves
    /// nothing for merged cells stands a column further on behind a second label.
    fn may_be_moved(&self, words: &[Word<'_>]) -> bool {
        let known = |own: (usize, usize)| self.labels.iter().any(|label| label.0 == own.0 || label.1 == own.1);
        !self.labels.is_empty() && label(words, self.measure).is_some_and(|own| !known(own))
    }

    /// A row that lacks figures, filled up with blank cells where its figures stand under columns.
    pub(super) fn fill<'t>(&self, line: &'t str, words: &[Word<'t>]) -> Option<Vec<&'t str>> {
        let first = words.iter().position(Word::fills)?;
        let figures = &words[first..];
        if figures.len() >= self.places.len() || !figures.iter().all(Word::fills) || self.may_be_moved(words) {
            return None;
        }
        let blank = &line[line.len()..];
        let mut cells = vec![blank; self.places.len()];
        for figure in figures {
            let at = self.edge.of(figure, self.measure);
            let near = |place: &&usize| place.abs_diff(at) <= self.slack;
            let column = self.places.iter().position(|place| near(&place))?;
            if !cells[column].is_empty() {
                return None;
            }
            cells[column] = figure.text;
        }
        Some(words[..first].iter().map(|word| word.text).chain(cells).collect())
    }
}

/// How many words stand before the figures of a row, and where the last of them begins; `None` where none does.
fn label(words: &[Word<'_>], measure: usize) -> Option<(usize, usize)> {
    let count = words.iter().position(Word::fills)?;
    Some((count, words.get(count.checked_sub(1)?)?.from[measure]))
}

/// True where as many blanks stand before the first figure of every row, though labels are of several lengths: then nothing is
/// kept under anything, and a figure stands under another by chance.
fn are_spaced_alike(all: &[Vec<Word<'_>>]) -> bool {
    let first = |words: &Vec<Word<'_>>| {
        let at = words.iter().position(Word::fills).filter(|at| *at > 0)?;
        Some((words[at].from[0] - words[at - 1].to[0], words[at].from[0]))
    };
    // One blank between any two figures keeps nothing under anything either.
    let between = |pair: &[Word<'_>]| pair[0].fills() && pair[1].fills();
    let close = |pair: &[Word<'_>]| pair[1].from[0] - pair[0].to[0] == 1;
    let mut pairs = all.iter().flat_map(|words| words.windows(2)).filter(|pair| between(pair));
    if pairs.all(close) {
        return true;
    }
    let gaps: Vec<(usize, usize)> = all.iter().filter_map(first).collect();
    let differ = |pair: &[(usize, usize)]| pair[0].1 != pair[1].1;
    gaps.windows(2).all(|pair| pair[0].0 == pair[1].0) && gaps.windows(2).any(differ)
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::{ALIGNED, PAGE, WIDE};

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::form::TableId;
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, PrintedCell, joined};

    /// Columns padded with blanks to the width that is shown.
    pub const WIDE: Twin =
        Twin { name: "aligned by width", keeps: Keeps::NO_BLANKS, write: |table| aligned(table, wide) };
    /// Columns padded with blanks to a number of characters.
    pub const ALIGNED: Twin = Twin {
        name: "aligned by characters",
        keeps: Keeps::NO_BLANKS,
        write: |table| aligned(table, |text| text.chars().count()),
    };
    /// As a PDF's page is laid out: long labels wrapped above and below their figures, merged cells dripping down the side.
    pub const PAGE: Twin = Twin { name: "page", keeps: Keeps::NO_BLANKS, write: page };

    fn wide(text: &str) -> usize {
        text.chars().map(|c| if c > '\u{2E7F}' { 2 } else { 1 }).sum()
    }

    fn aligned(table: &Printed, width: fn(&str) -> usize) -> String {
        let grid = table.expanded();
        let text = |cell: &Option<&PrintedCell>| cell.map_or(String::new(), |cell| cell.text.clone());
        let widths: Vec<usize> = (0..table.columns)
            .map(|column| {
                grid.iter().map(|row| row.get(column).map_or(0, |cell| width(&text(cell)))).max().unwrap_or(0) + 3
            })
            .collect();
        let mut page = String::new();
        for row in &grid {
            let cell = |(cell, &wide): (&Option<&PrintedCell>, &usize)| {
                let text = text(cell);
                let blanks = " ".repeat(wide - width(&text));
                text + &blanks
            };
            let line: String = row.iter().zip(&widths).map(cell).collect();
            page.push_str(line.trim_end());
            page.push('\n');
        }
        page
    }

    /// A label wrapped to so many characters.
    const WRAP: usize = 12;

    fn page(table: &Printed) -> String {
        const SIDE: usize = 10;
        const GAP: usize = 6;
        let mut side = "三、本年度办理结果".chars();
        let mut page = String::new();
        for row in &table.rows {
            let mut labels: Vec<&PrintedCell> =
                row.iter().filter(|cell| cell.place.is_none() && !cell.text.is_empty()).collect();
            let mut figures: Vec<&PrintedCell> = row.iter().filter(|cell| cell.place.is_some()).collect();
            if figures.is_empty() {
                page.push_str(&format!("{}\n", joined(labels, "    ")));
                continue;
            }
            if table.table == TableId::Statistics {
                // its unit stands beside the figure
                figures.splice(0..0, labels.drain(1..));
            }
            let label: Vec<char> = labels.last().map_or("", |cell| cell.text.as_str()).chars().collect();
            let lines: Vec<String> = label.chunks(WRAP).map(|chunk| chunk.iter().collect()).collect();
            let inner = table.table == TableId::Requests && labels.last().is_some_and(|cell| cell.columns < 3);
            let even = lines.len().is_multiple_of(2);
            for (at, words) in lines.iter().enumerate() {
                let drip = if inner { side.next() } else { None };
                let front = format!("{}{}{words}", drip.unwrap_or(' '), " ".repeat(SIDE));
                let holds = (!even && at == lines.len() / 2) || (even && at + 1 == lines.len() / 2);
                if holds && !even {
                    page.push_str(&row_of(&front, &figures, SIDE + WRAP + GAP));
                } else {
                    page.push_str(front.trim_end());
                    page.push('\n');
                    if holds {
                        page.push_str(&row_of("", &figures, SIDE + WRAP + GAP));
                    }
                }
            }
            if lines.is_empty() {
                page.push_str(&row_of("", &figures, SIDE + WRAP + GAP));
            }
        }
        page
    }

    fn row_of(front: &str, figures: &[&PrintedCell], indent: usize) -> String {
        const WIDTH: usize = 9;
        let mut line = format!("{front:indent$}");
        for figure in figures {
            line.push_str(&format!(" {:>WIDTH$}", figure.text));
        }
        line.trim_end().to_owned() + "\n"
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::spaced::read;

    #[test]
    fn blank_cells_under_columns() {
        let grid = read("规章      10     2    31\n规范性文件          4\n行政许可    1     0     0\n").map(|g| g.rows);
        assert_eq!(
            grid,
            Some(vec![vec!["规章", "10", "2", "31"], vec!["规范性文件", "", "4", ""], vec!["行政许可", "1", "0", "0"]])
        );
    }

    #[test]
    fn figures_behind_a_second_label_may_have_moved() {
        let full = "一、新收    3  0  2  5\n二、结转    1  0  2  3\n";
        for (row, cells) in [
            ("三、办结       4     4", vec!["三、办结", "", "4", "", "4"]),
            ("三、结果  办结  4     4", vec!["三、结果", "办结", "4", "4"]),
        ] {
            let block = format!("{full}{row}\n");
            assert_eq!(read(&block).map(|grid| grid.rows[2].clone()), Some(cells));
        }
    }
}
