//! A table told in sentences: `规章：本年制发件数2件，本年废止件数0件，现行有效件数31件。` The label of the row stands before them all,
//! each figure behind the label of its column.

use super::token::{Token, classify, trim};
use super::{Grid, Kept, has_bars, is_page_mark, lines};

/// As many lines with figures make a table.
const FEW: usize = 3;

pub(super) fn read(block: &str) -> Option<Grid<'_>> {
    if has_bars(block) {
        return None;
    }
    let lines = || lines(block).filter(|line| !is_page_mark(line));
    let mut ended = lines().map(|line| line.trim_end().ends_with(['。', '；', ';']));
    if ended.clone().filter(|ended| *ended).count() < FEW {
        return None;
    }
    let mut rows: Vec<Vec<&str>> = lines().map(cells).collect();
    // a heading, 第二十条第（一）项：, has no end and tells nothing
    let told = || rows.iter().zip(ended.clone()).filter(|(row, _)| is_told(row));
    let (all, ends) = told().fold((0, 0), |(all, ends), (_, ended)| (all + 1, ends + usize::from(ended)));
    if all < FEW || ends * 4 < all * 3 {
        return None;
    }
    // A figure alone behind the end of a sentence is no cell of it, but the number of a page.
    let mut behind_end = false;
    rows.retain(|row| {
        let alone = behind_end && matches!(row[..], [cell] if classify(cell) == Token::Figure);
        behind_end = ended.next().unwrap_or_default() || alone;
        !alone
    });
    Some(Grid { rows, kept: Kept::Order })
}

/// True where words and figures or placeholders stand in turn.
fn is_told(row: &[&str]) -> bool {
    let fills = |cell| matches!(classify(cell), Token::Figure | Token::Placeholder);
    row.windows(2).any(|pair| classify(pair[0]) == Token::Word && fills(pair[1]))
}

/// The words and the figures of a sentence.
pub(crate) fn cells(line: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut start, mut bracket) = (0, false);
    for (at, c) in line.char_indices() {
        match c {
            '（' | '(' => bracket = true,
            '）' | ')' => bracket = false,
            _ => {}
        }
        // 1,234 is one figure, and 本年收费金额（单位：万元） one label.
        let digits = || line[..at].ends_with(digit) && line[at + c.len_utf8()..].starts_with(digit);
        let ends = match c {
            '：' | ':' | '、' | '；' | ';' | '。' => !bracket,
            '，' | ',' => !bracket && !digits(),
            _ => false,
        };
        if ends {
            cells.extend(apart(&line[start..at]));
            start = at + c.len_utf8();
        }
    }
    cells.extend(apart(&line[start..]));
    cells
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The words of a clause and the figure or placeholder at its end.
fn apart(clause: &str) -> impl Iterator<Item = &str> {
    let clause = trim(clause);
    let end = figure_in(clause).or_else(|| placeholder_in(clause));
    let (words, figure) = clause.split_at(end.unwrap_or(clause.len()));
    [trim(words), figure].into_iter().filter(|cell| !cell.is_empty())
}

/// What stands for a figure in a sentence.
const PLACEHOLDERS: [&str; 6] = ["不适用", "无", "—", "/", "-", "－"];

/// True where a line holds what may be a placeholder.
pub(crate) fn has_placeholder(line: &str) -> bool {
    PLACEHOLDERS.iter().any(|sign| line.contains(sign))
}

/// Where the placeholder at the end of a clause begins: 本年制发件数不适用.
fn placeholder_in(clause: &str) -> Option<usize> {
    PLACEHOLDERS.iter().find_map(|sign| clause.strip_suffix(sign)).map(str::len)
}

/// Where the figure at the end of a clause begins, its sign with it: 本年增/减增5.
fn figure_in(clause: &str) -> Option<usize> {
    const SIGNS: [&str; 8] = ["增加", "减少", "增", "减", "+", "-", "—", "–"];
    let (first, _) = clause.char_indices().find(|(_, c)| digit(*c))?;
    // l96: a letter may be a digit misread.
    let first = clause[..first].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    if classify(&clause[first..]) != Token::Figure {
        return None;
    }
    let words = clause[..first].trim_end();
    let unsigned = SIGNS.iter().find_map(|sign| words.strip_suffix(sign)).filter(|words| !words.ends_with('/'));
    Some(unsigned.map_or(first, str::len))
}

#[cfg(any(test, feature = "proptest"))]
pub(super) use twin::SENTENCES;

#[cfg(any(test, feature = "proptest"))]
mod twin {
    use crate::form::TableId;
    use crate::layout::{Keeps, Twin};
    use crate::printed::{Printed, PrintedCell, joined};

    /// Table 2 in sentences, the others in rows.
    pub const SENTENCES: Twin = Twin { name: "sentences", keeps: Keeps::NO_BLANKS, write: sentences };

    fn sentences(table: &Printed) -> String {
        let mut heading: Vec<&str> = Vec::new();
        let mut text = String::new();
        for row in &table.rows {
            let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
            if table.table != TableId::Proactive {
                text.push_str(&(texts.join(" ") + "\n"));
            } else if row.iter().all(|cell| cell.place.is_none()) {
                // The end of a page is no heading.
                heading = if texts.len() > 1 { texts } else { heading };
            } else {
                text.push_str(&sentence(row, &heading));
            }
        }
        text
    }

    fn sentence(row: &[PrintedCell], heading: &[&str]) -> String {
        let (figures, labels): (Vec<_>, Vec<_>) = row.iter().partition(|cell| cell.place.is_some());
        let column = |at: usize| heading.get(at + 1).copied().unwrap_or_default();
        let clauses: Vec<String> =
            figures.iter().enumerate().map(|(at, cell)| format!("{}{}", column(at), cell.text)).collect();
        format!("{}：{}。\n", joined(labels, ""), clauses.join("，"))
    }
}

#[cfg(test)]
mod tests {
    use super::{cells, read};

    #[test]
    fn figures_behind_their_columns() {
        for (line, want) in [
            (
                "规章：本年制发件数2件，现行有效件数1，234件。",
                vec!["规章", "本年制发件数", "2件", "现行有效件数", "1，234件"],
            ),
            ("行政许可：本年增/减5，处理决定数量 8 件；", vec!["行政许可", "本年增/减", "5", "处理决定数量", "8 件"]),
            ("行政许可：本年增/减增5、处理决定12件以上", vec!["行政许可", "本年增/减", "增5", "处理决定12件以上"]),
            (
                "规章：本年制发件数不适用，现行有效件数 — 。",
                vec!["规章", "本年制发件数", "不适用", "现行有效件数", "—"],
            ),
            ("行政强制：处理决定数量l6件", vec!["行政强制", "处理决定数量", "l6件"]),
            ("收费：本年收费金额（单位：万元）0.5。", vec!["收费", "本年收费金额（单位：万元）", "0.5"]),
        ] {
            assert_eq!(cells(line), want, "{line}");
        }
    }

    #[test]
    fn rows_are_no_sentences() {
        assert!(read("规章 0 3 12\n行政许可 5\n行政处罚 0\n行政强制 0\n").is_none());
    }

    #[test]
    fn headings_have_no_end() {
        let told = "规章：制发件数0，废止件数2。\n";
        let block = format!("第（一）项：\n{told}第（五）项\n{told}第（六）项\n{told}第（八）项\n");
        assert!(read(&block).is_some());
        assert!(read(&block.replace('。', "")).is_none());
    }
}
