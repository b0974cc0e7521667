//! Lines cut at one width, words and figures too: the ends of lines that only the width made are taken out.

use super::line::lines;
use super::pinyin;
use super::repair::{How, Repair};
use super::table::{is_numeral, kept};
use crate::map::Map;
use crate::span::{Span, offset_in};

/// The widths that lines are cut at, in characters.
const WIDTHS: std::ops::RangeInclusive<u8> = 20..=60;

/// The longest line that is cut so, in bytes.
const LONGEST: usize = *WIDTHS.end() as usize * 3 + 1;

/// As many full lines, and as many of them prose, show that lines are cut.
const LEAST: usize = 8;
const LEAST_PROSE: usize = 3;

/// Among so many full lines one may be longer: put in later, or of the page.
const MOST_BEYOND: usize = 8;

/// True where no line is longer than those of a page, but for what was put in once they were cut.
pub(super) fn may_be(longest: usize, source: &str) -> bool {
    longest <= LONGEST || (longest <= 3 * LONGEST && is_padded(source))
}

/// The text with its lines whole; `None` where they are already.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let characters = |line: &str| line.chars().count();
    let (cut, widths) =
        cut_at(source, characters).or_else(|| is_padded(source).then(|| cut_at(source, shown)).flatten())?;
    let place = |line: &str| offset_in(line, source);
    let mut text = String::with_capacity(source.len());
    let mut map = Map::default();
    let mut places = Vec::new();
    let mut done = 0;
    for ((line, next), width) in lines(source).zip(lines(source).skip(1)).zip(widths) {
        if width == cut && goes_on(line, next) {
            let end = place(line) + line.len();
            text.push_str(&source[done..end]);
            done = place(next);
            map.push(Span::new(text.len(), text.len()), Span::new(end, done));
            if parts_digits(line, next) && !is_prose(line) {
                places.push(Span::new(end - 1, done + 1));
            }
        }
    }
    text.push_str(&source[done..]);
    Some(Repair { text, map, places, how: How::Joined })
}

/// The width that many lines have and hardly one goes beyond, and those of all lines. A text may have a line for every second byte:
/// a width is one byte, the last for all that are wider.
fn cut_at(source: &str, width: impl Fn(&str) -> usize) -> Option<(u8, Vec<u8>)> {
    let widths: Vec<u8> = lines(source).map(|line| u8::try_from(width(line)).unwrap_or(u8::MAX)).collect();
    let mut often = [0_usize; u8::MAX as usize + 1];
    widths.iter().for_each(|width| often[usize::from(*width)] += 1);
    let cut = WIDTHS.rev().find(|width| often[usize::from(*width)] >= LEAST)?;
    let (full, beyond) = (often[usize::from(cut)], often[usize::from(cut) + 1..].iter().sum::<usize>());
    if beyond * MOST_BEYOND > full {
        return None;
    }
    let prose = lines(source).zip(&widths).filter(|(line, width)| **width == cut && is_prose(line)).take(LEAST_PROSE);
    (prose.count() == LEAST_PROSE).then_some((cut, widths))
}

/// True where a text may hold readings or characters that nobody sees.
fn is_padded(source: &str) -> bool {
    pinyin::may_stand_in(source) || ["\u{200B}", "\u{FEFF}", "\0"].iter().any(|hidden| source.contains(hidden))
}

/// How wide a line is without readings and characters that nobody sees; wider than [`WIDTHS`] is wide enough.
fn shown(line: &str) -> usize {
    let (mut width, mut rest) = (0, line);
    while width <= usize::from(*WIDTHS.end()) {
        let (plain, after) = rest.split_at(kept(rest.as_bytes()));
        width += plain.chars().count();
        let Some(c) = after.chars().next() else { break };
        let before = &line[..line.len() - after.len()];
        let reading = matches!(c, '(' | '（').then(|| pinyin::readings(before, after)).flatten();
        let length = reading.map_or(c.len_utf8(), |(length, _)| length);
        width += usize::from(reading.is_none() && !is_hidden(c));
        rest = &after[length..];
    }
    width
}

/// A character without width.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\0' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Words of a sentence, not columns of figures that all end at one place.
fn is_prose(line: &str) -> bool {
    !line.contains("  ") && line.chars().filter(|c| c.is_alphabetic()).count() > 12
}

/// True where a full line goes on in the next: not where a sentence ends and a number or an indent begins, nor where a row has its
/// figures and words begin.
fn goes_on(line: &str, next: &str) -> bool {
    let ends = line.trim_end_matches([' ', '|']).ends_with(|c: char| c.is_ascii_digit() || "。；;/-—".contains(c));
    let begins = next.is_empty() || next.starts_with('\u{3000}') || next.starts_with("    ");
    let begins = begins || (next.starts_with('\t') && !line.contains('\t'));
    let framed = line.ends_with('|') && next.starts_with('|');
    let row = is_filled(line) && next.trim_start_matches(['|', ' ']).starts_with(char::is_alphabetic);
    let number = parts_digits(line, next) && !is_prose(line) && is_number_of_row(next);
    !(begins || framed || row || number || ends && is_numbered(next))
}

/// The end of a line stands between digits.
fn parts_digits(line: &str, next: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit()) && next.starts_with(|c: char| c.is_ascii_digit())
}

/// 7 行政强制: a number, a blank and words, which no figure of the row before goes on with.
fn is_number_of_row(line: &str) -> bool {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.starts_with(' ') && behind.trim_start().starts_with(char::is_alphabetic)
}

/// Several figures stand at the end.
fn is_filled(line: &str) -> bool {
    let mut figures = line.rsplit([' ', '|']).filter(|piece| !piece.is_empty()).take(3);
    figures.all(|piece| piece.bytes().all(|byte| byte.is_ascii_digit()))
}

/// 一、 （二） 3.
fn is_numbered(line: &str) -> bool {
    let line = line.trim_start_matches(['|', ' ']);
    let number = |c: char| c.is_ascii_digit() || is_numeral(c);
    let inner = line.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(number);
    let words = rest.strip_prefix(['、', '.', '．', '）', ')']).unwrap_or("").trim_start();
    rest.len() < inner.len() && words.starts_with(|c: char| c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn lines_of_one_width() {
        let prose = "本机关按照条例要求推进政府信息公开工作，全年更新栏目，召开会议，培训人员";
        let row = "一、本年新收政府信息公开申请数量 | 31 | 0 | 0 | 0 | 0 | 12";
        let whole: Vec<String> =
            (0..12).map(|_| prose.to_owned()).chain([row.to_owned(), "二、上年".to_owned()]).collect();
        let wrap = |line: &String| -> String {
            let signs: Vec<char> = line.chars().collect();
            signs.chunks(30).map(|piece| piece.iter().collect::<String>() + "\n").collect()
        };
        let source: String = whole.iter().map(wrap).collect();
        assert_eq!(undo(&source).map(|repair| repair.text), Some(whole.join("\n") + "\n"));
        assert!(undo(&(whole.join("\n") + prose + prose)).is_none());
        // Lone CR, and what was put in once the lines were cut.
        let old = source.replace('\n', "\r");
        assert_eq!(undo(&old).map(|repair| repair.text), Some(whole.join("\r") + "\r"));
        let padded = source.replace("推进政府", "推进(jin)政\u{200B}府").replace("申请数", "申请(qing)数");
        let text = undo(&padded).map(|repair| repair.text.replace("(jin)", "").replace("(qing)", ""));
        assert_eq!(text.map(|text| text.replace('\u{200B}', "")), Some(whole.join("\n") + "\n"));
        let longer = format!("{source}这一行是后来加在页面上的，比其余各行都要长，所以不是被切断的一行文字而已\n");
        assert!(undo(&longer).is_some());
    }

    #[test]
    fn digits_that_a_line_end_parts_are_marked() {
        let prose = "本机关按照条例要求推进政府信息公开工作，全年更新栏目召开会议\n".repeat(12);
        let row = |next: &str| format!("{prose}行政处罚                         5\n{next}\n");
        let repair = undo(&row("3")).unwrap_or_else(|| panic!("lines are cut"));
        assert!(repair.text.ends_with("53\n") && repair.places.len() == 1);
        let apart = undo(&row("7 行政强制 0")).map(|repair| repair.text);
        assert!(apart.is_some_and(|text| text.ends_with("5\n7 行政强制 0\n")));
    }

    #[test]
    fn columns_that_end_at_one_place() {
        let rows = "其他法律行政法规禁止公开的信息有多少件呢  0    0    0\n".repeat(20);
        assert!(undo(&rows).is_none());
    }
}
