//! Passages: lines of prose put together where a line break has cut a sentence, without their blanks, and the way back.

use crate::layout::{has_bars, has_blanks};
use crate::model::SectionKind;
use crate::span::offset_in;
use crate::text::is_numeral;
use std::borrow::Cow;

/// A paragraph.
#[derive(Debug)]
pub(super) struct Passage<'t> {
    /// The section that it stands in.
    pub kind: SectionKind,
    /// It is a heading inside a section: （二）依申请公开情况.
    pub heading: bool,
    /// Its words without blanks.
    pub text: Cow<'t, str>,
    /// Runs of `text` and where they are copied from, in order.
    runs: Vec<(usize, &'t str)>,
}

impl<'t> Passage<'t> {
    /// Where a part of the passage stands: the slice of the normalised text from its first to its last character.
    pub fn slice(&self, whole: &'t str, start: usize, end: usize) -> Option<&'t str> {
        let address = |at: usize| {
            let (from, run) = self.runs.get(self.runs.partition_point(|(from, _)| *from <= at).checked_sub(1)?)?;
            Some(offset_in(run, whole) + (at - from))
        };
        let last = self.text.get(start..end)?.chars().next_back()?.len_utf8();
        whole.get(address(start)?..address(end - last)? + last)
    }
}

/// The passages of the lines of a document.
pub(super) fn passages<'t>(prose: impl Iterator<Item = (SectionKind, &'t str)>) -> Vec<Passage<'t>> {
    let mut passages = Vec::new();
    let mut open = Open { kind: SectionKind::Preamble, lines: Vec::new(), length: 0 };
    for (section, line) in prose {
        let last = open.lines.last().copied();
        if last.is_some_and(|last| section != open.kind || ends(last) || begins(last, line)) {
            passages.extend(open.end());
        }
        open.kind = section;
        if is_prose(line) {
            open.push(line);
        } else {
            passages.extend(open.end());
        }
    }
    passages.extend(open.end());
    passages
}

/// The lines of a passage that may go on.
struct Open<'t> {
    kind: SectionKind,
    lines: Vec<&'t str>,
    length: usize,
}

impl<'t> Open<'t> {
    /// Blanks may be most of a passage; of one that is too long all the same, the last line is enough.
    const MOST: usize = 4 * super::LONGEST;

    fn push(&mut self, line: &'t str) {
        self.length += line.len();
        if self.length > Open::MOST {
            self.lines.clear();
        }
        self.lines.push(line);
    }

    fn end(&mut self) -> Option<Passage<'t>> {
        let is_short = std::mem::take(&mut self.length) <= Open::MOST;
        let passage = is_short.then(|| join(self.kind, &self.lines)).flatten();
        self.lines.clear();
        passage
    }
}

/// Not a row of a table that no block holds.
fn is_prose(line: &str) -> bool {
    !has_bars(line.trim())
}

/// True where the sentence ends with the line, or the line is a heading.
fn ends(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with(['。', '；', '！', '？', '：', ';', '!', '?', ':']) || is_heading(line)
}

/// True where the next line begins something new: it has a number of its own, or stands deeper than the line before.
fn begins(last: &str, line: &str) -> bool {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    behind_ordinal(line.trim_start()).is_some() || indent(line) > indent(last) + 1
}

/// （二）依申请公开情况; or some words without any mark.
fn is_heading(line: &str) -> bool {
    const LONGEST: usize = 30 * 3;
    const LONGEST_BARE: usize = 14 * 3;
    const ENDS: [&str; 7] = ["情况", "工作", "管理", "建设", "保障", "方面", "事项"];
    const MARKS: [char; 7] = ['，', ',', '、', '。', '；', '（', '('];
    let line = line.trim();
    if line.len() > LONGEST {
        return false;
    }
    let behind = behind_ordinal(line);
    let words = behind.unwrap_or(line);
    // 1.收到申请：15件 says something
    let told = || {
        counts(words)
            || words.contains(['，', ',', '。', '；', ';'])
            || words.trim_end_matches(['：', ':']).contains(['：', ':'])
    };
    let plain = || !words.contains(MARKS) && !words.contains(|c: char| c.is_ascii_digit());
    (behind.is_some() && !told())
        || (line.len() <= LONGEST_BARE && ENDS.iter().any(|end| words.ends_with(end)) && plain())
}

/// （一）新收申请31件: a figure with its counter is no heading.
fn counts(words: &str) -> bool {
    const COUNTERS: [char; 12] = ['件', '条', '次', '篇', '期', '份', '宗', '起', '场', '人', '余', '万'];
    let mut chars = words.chars().filter(|c| *c != ' ').peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() && chars.peek().is_some_and(|next| COUNTERS.contains(next)) {
            return true;
        }
    }
    false
}

/// What follows （一）, 一、, 1. or 1、 at the beginning of a line.
fn behind_ordinal(line: &str) -> Option<&str> {
    let inside = line.strip_prefix(['（', '(']);
    let rest = inside.unwrap_or(line);
    let words = rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
    let count = rest.len() - words.len();
    if count == 0 || count > 9 {
        return None;
    }
    match inside {
        Some(_) => words.strip_prefix(['）', ')']),
        None => words.strip_prefix(['、', '.', '．']).filter(|after| !after.starts_with(|c: char| c.is_ascii_digit())),
    }
}

/// Lines as one passage; `None` where there is nothing to read.
fn join<'t>(kind: SectionKind, lines: &[&'t str]) -> Option<Passage<'t>> {
    let (first, last) = (lines.first()?.trim(), lines.last()?);
    let heading = lines.len() == 1 && is_heading(last);
    if lines.len() == 1 && !has_blanks(first) {
        return Some(Passage { kind, heading, text: Cow::Borrowed(first), runs: vec![(0, first)] });
    }
    let mut text = String::with_capacity(lines.iter().map(|line| line.len()).sum());
    let mut runs = Vec::new();
    let mut before: Option<&str> = None;
    for &line in lines {
        let mut ahead = line.split_ascii_whitespace();
        let mut place = 0;
        while let Some(run) = ahead.next() {
            let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            // 12 345 within a line may be two numbers; at the end of a line, the number of a page may stand in between
            let meets = digits(text.chars().next_back()) && digits(run.chars().next());
            let one = || match place {
                0 => !is_number(line) && !before.is_some_and(is_number),
                _ => is_split(&text, &runs, run, ahead.clone()),
            };
            if meets && !one() {
                text.push('\u{FFFD}');
            }
            runs.push((text.len(), run));
            text.push_str(run);
            place += 1;
        }
        before = Some(line);
    }
    Some(Passage { kind, heading, text: Cow::Owned(text), runs })
}

/// Digits and nothing else.
fn is_number(line: &str) -> bool {
    line.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// True where blanks stand within one number: 信息2 316条, 公 开 2 1 6 条. `text` and its runs end before the
/// blank, `run` follows it, and then `ahead`.
fn is_split<'t>(text: &str, runs: &[(usize, &str)], run: &str, mut ahead: impl Iterator<Item = &'t str>) -> bool {
    const COUNTERS: [char; 14] = ['件', '条', '次', '篇', '期', '份', '宗', '起', '场', '人', '余', '万', '元', '个'];
    // no number is split into more parts
    const MOST: usize = 16;
    let Some((last, _)) = runs.last() else { return false };
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let first = text.len() - before.len();
    let single = |words: &str| words.chars().nth(1).is_none();
    // glued to the words before it, or spaced as all letters around are
    let glued = before.len() > *last && before.ends_with(|c: char| !c.is_ascii());
    let spaced = single(run)
        && text.get(*last..).is_some_and(single)
        && runs
            .iter()
            .rev()
            .take(MOST)
            .find(|(_, run)| !run.starts_with(|c: char| c.is_ascii_digit()))
            .is_some_and(|r| single(r.1));
    let mut part = run;
    for _ in 0..MOST {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let fits = if spaced { single(part) } else { first <= 3 && part.len() - rest.len() == 3 };
        let end = |next: &str| next.starts_with(COUNTERS);
        if rest.len() == part.len() {
            return spaced && end(part);
        }
        if !(fits && (glued || spaced)) {
            return false;
        }
        if !rest.is_empty() {
            // 1 234.5万元
            let whole = rest.strip_prefix('.').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
            return end(whole.unwrap_or(rest));
        }
        let Some(next) = ahead.next() else { return false };
        if !spaced && !next.starts_with(|c: char| c.is_ascii_digit()) {
            return end(next);
        }
        part = next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let lines: Vec<_> = text.lines().map(|line| (SectionKind::Overview, line)).collect();
        passages(lines.iter().copied()).into_iter().map(|passage| passage.text.into_owned()).collect()
    }

    #[test]
    fn a_sentence_goes_on_over_lines() {
        assert_eq!(read("全年共收到政府信息公开申\n请 4\n2件。\n其中"), ["全年共收到政府信息公开申请42件。", "其中"]);
        assert_eq!(read("（二）依申请公开\n全年收到"), ["（二）依申请公开", "全年收到"]);
        assert_eq!(read("公开信息，\n1.5万条"), ["公开信息，1.5万条"]);
        assert_eq!(read("规章 | 3 | 4\n公开"), ["公开"]);
    }

    #[test]
    fn digits_that_blanks_have_parted() {
        assert_eq!(read("公开信息2 316条。"), ["公开信息2316条。"]);
        assert_eq!(read("公 开 信 息 2 1 6 条 。"), ["公开信息216条。"]);
        for two in
            ["2021年 12 345件。", "信息2019 297件。", "许可 12 34 件。", "行 1 2", "申请3 15件。", "申请\n3\n15件"]
        {
            assert!(read(two)[0].contains('\u{FFFD}'), "{two}");
        }
    }

    #[test]
    fn a_heading_has_no_figure_with_a_counter() {
        assert!(!passages([(SectionKind::Overview, "（一）新收申请31件")].into_iter()).remove(0).heading);
        assert!(passages([(SectionKind::Overview, "（三）2022年工作要点")].into_iter()).remove(0).heading);
    }

    #[test]
    fn the_way_back() {
        let text = "共 收到申\n请 12 件";
        let lines: Vec<_> = text.lines().map(|line| (SectionKind::Overview, line)).collect();
        let passage = passages(lines.iter().copied()).remove(0);
        assert_eq!(passage.text, "共收到申请12件");
        let at = |word: &str| passage.text.find(word).unwrap();
        assert_eq!(passage.slice(text, at("申请"), at("申请") + 6), Some("申\n请"));
        assert_eq!(passage.slice(text, 0, passage.text.len()), Some(text));
        assert_eq!(passage.slice(text, 0, 0), None);
    }
}
