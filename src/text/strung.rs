//! Tables strung in one line with nothing between their cells, as the bare text of a page is: `…数量990181二、上年结转…01681`. Line
//! ends are put where rows begin; where one figure ends and the next begins is lost.
//!
//! Such a line has labels that digits follow and labels that follow digits, time and again, and no full stop; what digits count in
//! prose (`年`, `件`) is no label.

use super::line;
use super::repair::{How, Repair};
use super::table::is_han;
use crate::map::Map;
use crate::span::Span;

/// A shorter line (in bytes) holds no table.
const LEAST: usize = 60;

/// As many rows begin behind digits.
const ROWS: usize = 3;

/// Table 4 has so many figures, and names three times what they are of.
const FIGURES: usize = 15;
const HEADINGS: usize = 3;

/// What digits are of in prose.
const COUNTED: &str = "年月日时分件条次个项人份万亿元号起篇名家期届度版批部";

/// The text with a line for each row; `None` where no line holds a table.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let (mut text, mut map, mut done) = (String::new(), Map::default(), 0);
    for place in line::ranges(source.as_bytes(), b'\n') {
        let line = &source[place.clone()];
        for at in if may_be(line.as_bytes()) { cuts(line) } else { Vec::new() } {
            text.push_str(&source[done..place.start + at]);
            done = place.start + at;
            map.push(Span::new(text.len(), text.len() + 1), Span::new(done, done));
            text.push('\n');
        }
    }
    text.push_str(&source[done..]);
    (done > 0).then_some(Repair { text, map, places: Vec::new(), how: How::Restored })
}

/// A glance: most lines are short, or sentences, or have bars or tabs between their cells, or few digits.
pub(super) fn may_be(line: &[u8]) -> bool {
    line.len() >= LEAST
        && !line.ends_with("。".as_bytes())
        && memchr::memchr2(b'|', b'\t', line).is_none()
        && line.iter().filter(|byte| byte.is_ascii_digit()).nth(2 * ROWS).is_some()
        && memchr::memmem::find(line, "。".as_bytes()).is_none()
}

/// Where rows begin in a line that is a table.
fn cuts(line: &str) -> Vec<usize> {
    let mut found = Cuts::default();
    let mut last = ' ';
    for (at, c) in line.char_indices() {
        found.take(line, at, c, last);
        last = c;
    }
    let figures = figures_behind_headings(line);
    let strung = found.rows >= ROWS && found.glued >= ROWS && found.apart * 2 < found.glued;
    match (strung, figures) {
        (true, None) => found.places,
        (true, Some(at)) => found.places.into_iter().chain([at]).collect(),
        (false, at) => at.into_iter().collect(),
    }
}

/// What a line shows of rows.
#[derive(Default)]
struct Cuts {
    places: Vec<usize>,
    /// How many of them stand behind digits.
    rows: usize,
    /// How often digits follow a label.
    glued: usize,
    /// How often blanks part words, as they part all cells of other tables in one line.
    apart: usize,
    /// Digits, and blanks behind them, go before.
    behind_digits: bool,
}

impl Cuts {
    fn take(&mut self, line: &str, at: usize, c: char, last: char) {
        self.glued += usize::from(c.is_ascii_digit() && is_label_end(last));
        let row = self.behind_digits && (is_word(c) && !COUNTED.contains(c) || c == '（');
        let numbered = c.is_ascii_digit() && at > 0 && is_number_of_row(&line[at + 1..]);
        let heading = is_label_end(last) && last != '第' && is_ordinal(&line[at..]);
        if row || numbered || heading {
            self.places.push(at);
            self.rows += usize::from(self.behind_digits);
        }
        self.apart += usize::from(is_label_end(last) && c.is_whitespace());
        self.behind_digits = c.is_ascii_digit() && !numbered || self.behind_digits && c.is_whitespace();
    }
}

/// Where the figures of table 4 begin: behind a heading that comes once for each of its parts.
fn figures_behind_headings(line: &str) -> Option<usize> {
    let words = line.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let digits = line[words.len()..].bytes().filter(u8::is_ascii_digit).count();
    let heading = words.char_indices().rev().nth(1).map(|(at, _)| &words[at..])?;
    let is_heading = !words.contains(' ') && heading.chars().all(is_word) && words.matches(heading).count() >= HEADINGS;
    (digits >= FIGURES && is_heading).then_some(words.len())
}

/// `.属于国家秘密`, behind the number of a row.
fn is_number_of_row(rest: &str) -> bool {
    rest.strip_prefix(['.', '、']).is_some_and(|words| words.starts_with(is_word))
}

/// `二、` and `（二）`
fn is_ordinal(rest: &str) -> bool {
    let (digit, end) = match rest.strip_prefix('（') {
        Some(inner) => (inner, '）'),
        None => (rest, '、'),
    };
    let mut signs = digit.chars();
    signs.next().is_some_and(|c| "一二三四五六七".contains(c)) && signs.next() == Some(end)
}

fn is_label_end(c: char) -> bool {
    is_word(c) || matches!(c, '）' | '”')
}

fn is_word(c: char) -> bool {
    is_han(u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::undo;
    use crate::span::Span;

    #[test]
    fn rows_of_a_line() {
        let rows = [
            "信息内容本年制发件数本年废止件数现行有效件数规章300",
            "行政规范性文件80402",
            "第二十条第（五）项信息内容本年处理决定数量行政许可52661",
            "二、上年结转01681016",
            "三、本年度办理结果",
            "（一）予以公开0001001",
            "（三）不予公开",
            "1.属于国家秘密0000000",
            "2.其他0000004 ",
            "（七）总计3",
        ];
        let source = format!("表\n{}\n无。\n", rows.concat());
        let repair = undo(&source).unwrap();
        assert_eq!(repair.text, format!("表\n{}\n无。\n", rows.join("\n")));
        let at = repair.text.find("52661").unwrap();
        assert_eq!(repair.map.span_of(Span::new(at, at + 5)).slice(&source), Some("52661"));
    }

    #[test]
    fn figures_behind_headings() {
        let headings = "行政复议行政诉讼结果维持总计未经复议直接起诉结果维持总计复议后起诉结果维持总计";
        let source = format!("{headings}020240000000123\n");
        assert_eq!(undo(&source).map(|repair| repair.text), Some(format!("{headings}\n020240000000123\n")));
    }

    #[test]
    fn other_lines_stay() {
        for line in [
            "全年公开信息31条，收到申请12件，答复12件，结转0件，其中政务微博公开信息110条，网站公开信息21条，公报2期",
            "主办：云台县人民政府办公室 备案号：云ICP备49106112号-1 网站标识码3585267032 电话：0551-6976681",
            "一、本年新收政府信息公开申请数量0000000",
            "信息内容 本年制发件数 本年废止件数 规章 0 3 0行政规范性文件3 0 7行政许可7行政处罚 2行政强制1 第二十条3一、本年",
            "规章 0 3 0 行政规范性文件 0 3 0 行政许可 7 行政处罚 2 行政强制 0 行政事业性收费 3 一、本年新收 0 0 0",
        ] {
            assert!(undo(line).is_none(), "{line}");
        }
    }
}
