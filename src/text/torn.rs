//! Rows between bars that line ends in their cells have torn: `上年结转 | 2 |  ⏎|  | 5`, as programs write a page's paragraphs in
//! cells.
//!
//! Where rows stand in no frame, a row begins with its label: a line that begins with a bar and holds no words goes on with the line
//! before. Blanks take the places of the line ends, so every byte keeps its place.

use super::copy::blanked;
use super::line::{self, lines};
use super::table::is_of_label;

/// Fewer rows with words tell nothing of how rows begin.
const LEAST: usize = 3;

/// As many cells has the widest row of figures without a label, that of table 4; no row of a report has many more.
const UNLABELLED: usize = 15;
const WIDEST: usize = 20;

/// The text with its rows in one line each; `None` where there is nothing to change.
pub(super) fn undo(source: &str) -> Option<String> {
    let widest = widest(source)?;
    let mut ends = Vec::new();
    let mut row = Row::default();
    for place in line::ranges(source.as_bytes(), line::end(source.as_bytes())) {
        let line = &source[place.clone()];
        let bars = bars(line);
        if row.goes_on && is_piece(line) && row.bars + bars < row.most {
            let end = if source[..place.start - 1].ends_with('\r') { 2 } else { 1 };
            ends.push(place.start - end..place.start);
            row.bars += bars;
        } else {
            let most = if line.contains(is_of_label) { widest } else { UNLABELLED };
            row = Row { bars, most, goes_on: true };
        }
        row.goes_on &= row.bars > 0 && ends_open(line);
    }
    blanked(source, ends)
}

/// A row as far as it was read.
#[derive(Default)]
struct Row {
    bars: usize,
    /// Fewer bars it has.
    most: usize,
    goes_on: bool,
}

/// How many cells the widest line has, where rows begin with words and not with a bar, and some lines are pieces of rows.
fn widest(source: &str) -> Option<usize> {
    memchr::memchr(b'|', source.as_bytes())?;
    let (mut worded, mut framed, mut pieces, mut widest) = (0usize, 0usize, 0usize, 0);
    for line in lines(source).filter(|line| bars(line) > 0) {
        let opens = line.trim_start().starts_with('|');
        let words = line.contains(is_of_label);
        if words && opens && worded == 0 {
            // a frame
            return None;
        }
        worded += usize::from(words);
        framed += usize::from(words && opens);
        pieces += usize::from(opens && !words);
        widest = widest.max(bars(line) + 1);
    }
    (pieces > 0 && worded >= LEAST && framed * 8 <= worded && widest <= WIDEST).then_some(widest)
}

fn bars(line: &str) -> usize {
    memchr::memchr_iter(b'|', line.as_bytes()).count()
}

/// True for a line that begins with a bar and holds no words.
fn is_piece(line: &str) -> bool {
    line.trim_start().starts_with('|') && !line.contains(is_of_label) && !line.contains("--")
}

/// True where the last cell of a line may go on: words there are the last heading of a table.
fn ends_open(line: &str) -> bool {
    line.rsplit('|').next().is_some_and(|cell| !cell.contains(is_of_label) && !line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn pieces_of_rows() {
        let text = "信息内容 | 制发 | 废止 | 有效\n---|---|---|---\n规章 |  \n|  \n| 3\n行政规范性文件 | 1 | 2 | 5  \n行政许可 | \n| 4 | 6\n";
        let want = text.replace("|  \n|", "|   |").replace("  \n| 3", "   | 3").replace("| \n| 4", "|  | 4");
        assert_eq!(undo(text).as_deref(), Some(want.as_str()));
        for end in ["\r", "\r\n"] {
            let want = want.replace("|   |", if end.len() > 1 { "|    |" } else { "|   |" });
            let read = undo(&text.replace('\n', end)).unwrap();
            assert_eq!(read.matches("  |").count(), want.matches("  |").count(), "{read}");
            assert_eq!(read.lines().count(), if end.len() > 1 { 5 } else { 1 }, "{read}");
        }
        let counted = |text: &str| text.replace(" 1", " 1件").replace(" 3", " 不适用").replace(" 6", " 6件");
        assert_eq!(undo(&counted(text)), Some(counted(&want)));
    }

    #[test]
    fn rows_that_are_whole() {
        for text in [
            "| 规章 | 0 |\n| 许可 | 0 |\n| 处罚 | 0 |\n|  | 3 |\n",
            "规章 | 0 | 1\n许可 | 0 | 2\n结果维持 | 结果纠正 | 总计\n| 4 | 4\n",
            "规章 | 0 | 1\n许可 | 0 | 2\n处罚 | 3 | 4\n| 5 | 6\n",
            "规章 | 0 | 1\n许可 | 0 | 2\n处罚 | 3 |\n\n| 6\n",
            "",
        ] {
            assert_eq!(undo(text), None, "{text}");
        }
    }
}
