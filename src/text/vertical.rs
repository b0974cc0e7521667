//! Words in columns, one character a line: the ends of lines within a word are taken out. Figures stay alone.

use super::pinyin;
use super::repair::{How, Repair};
use super::table::is_numeral;
use super::wrapped::is_hidden;
use crate::map::Map;
use crate::span::Span;

/// Fewer lines of one character are a merged cell that drips down the side of a table.
pub(super) const LEAST: usize = 150;

/// The text with its words in lines; `None` where they are already.
pub(super) fn undo(source: &str) -> Option<Repair> {
    // a text may have a line for every second byte
    u32::try_from(source.len()).ok()?;
    let of_words = |line: &Line| line.sign.is_some_and(|sign| sign.is_alphabetic() && !is_nought(sign));
    if lines(source).filter(of_words).take(LEAST).count() < LEAST {
        return None;
    }
    let mut all = Vec::with_capacity(source.split_inclusive('\n').count());
    all.extend(lines(source));
    let lines = all;
    let mut text = String::with_capacity(source.len());
    let mut map = Map::default();
    let (mut done, mut goes_on, mut bracket) = (0, false, false);
    for (at, line) in lines.iter().enumerate() {
        // 计1条 within the brackets of a label
        bracket = goes_on
            && (bracket || matches!(lines[at - 1].sign, Some('（' | '(')))
            && !matches!(line.sign, Some('）' | ')'));
        let joins = is_of_word(&lines[at..], goes_on) || (bracket && line.sign.is_some());
        if joins && goes_on {
            let (end, start) = (lines[at - 1].end as usize, line.start as usize);
            text.push_str(&source[done..end]);
            map.push(Span::new(text.len(), text.len()), Span::new(end, start));
            done = start;
        }
        goes_on = joins;
    }
    text.push_str(&source[done..]);
    Some(Repair { text, map, places: Vec::new(), how: How::Restored })
}

/// A line without the blanks around it.
struct Line {
    start: u32,
    end: u32,
    /// Its character, if it has one alone.
    sign: Option<char>,
}

fn lines(source: &str) -> impl Iterator<Item = Line> {
    let end = if source.contains('\n') { '\n' } else { '\r' };
    let mut at = 0;
    source.split_inclusive(end).map(move |line| {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        Line { start: start as u32, end: (start + words.len()) as u32, sign: only_sign(words) }
    })
}

/// The one character of a line, whose reading may stand behind it.
fn only_sign(words: &str) -> Option<char> {
    let mut signs = words.char_indices().filter(|(_, c)| !is_hidden(*c));
    let (at, sign) = signs.next()?;
    let rest = signs.next().map_or("", |(rest, _)| &words[rest..]);
    let (before, _) = words.split_at(at + sign.len_utf8());
    let alone = rest.is_empty() || pinyin::readings(before, rest).is_some_and(|(length, _)| length == rest.len());
    alone.then_some(sign)
}

/// True where the first of some lines is a character of a word, and not a figure or the sign in a cell without one.
/// `goes_on` where the line before is of a word.
fn is_of_word(lines: &[Line], goes_on: bool) -> bool {
    let sign = |at: usize| lines.get(at).and_then(|line| line.sign);
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit() || ('０'..='９').contains(&sign));
    let stroke = |sign: Option<char>| sign.is_some_and(|sign| "/\\-—–―－／无".contains(sign));
    match sign(0) {
        None => false,
        // The number in front of a label, or of a year.
        first if digit(first) => {
            let behind = (1..=4).map(sign).find(|sign| !digit(*sign)).flatten();
            matches!(sign(1), Some('.' | '、' | '．')) || matches!(behind, Some('年' | '月' | '日'))
        }
        // 无法提供, 无正当理由 at the beginning of a line of its own
        Some('无' | '無') if matches!(sign(1), Some('法' | '正')) => true,
        // 二〇二四年; elsewhere it is a figure.
        Some(first) if is_nought(first) => goes_on && sign(1).is_some_and(|next| next == '年' || is_numeral(next)),
        first if stroke(first) => goes_on && sign(1).is_some() && !digit(sign(1)) && !stroke(sign(1)),
        Some(_) => true,
    }
}

/// A character that stands for 0.
fn is_nought(sign: char) -> bool {
    matches!(sign, '〇' | '○' | 'O' | 'o' | 'Ｏ' | 'ｏ')
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn labels_in_columns() {
        let column = |words: &str| words.chars().map(|c| format!("{c}\n")).collect::<String>();
        let label = "四、结转下年度继续办理";
        let text = format!("{}0\n无\n/\n{}\n12\n", column("本年增/减1.属于国家秘密"), column("（四）无法提供"));
        let source = column(label).repeat(20) + &text;
        let Some(repair) = undo(&source) else { panic!("nothing undone") };
        let end = "本年增/减1.属于国家秘密\n0\n无\n/\n（四）无法提供\n\n12\n";
        assert_eq!(repair.text, label.repeat(20) + end);
        assert!(undo(&text).is_none());
        let at = repair.text.find("法提供").unwrap_or(0);
        let span = repair.map.span_of(crate::span::Span::new(at, at + "法提供".len()));
        assert_eq!(span.slice(&source), Some("法\n提\n供"));
    }

    #[test]
    fn noughts_are_figures() {
        let column = |words: &str| words.chars().map(|c| format!("{c}\n")).collect::<String>();
        assert!(undo(&format!("一、本年新收\n{}", column(&"〇".repeat(175)))).is_none());
        let source = column("二〇二四年") + &column("（七）总计").repeat(60) + &column("〇〇") + &column("四、结转");
        let text = format!("二〇二四年{}\n〇\n〇\n四、结转\n", "（七）总计".repeat(60));
        assert_eq!(undo(&source).map(|repair| repair.text), Some(text));
    }

    #[test]
    fn figures_of_any_width_readings_and_a_label_that_begins_like_a_placeholder() {
        let column = |words: &str| words.chars().map(|c| format!("{c}\n")).collect::<String>();
        let many = column("四、结转下年度继续办理").repeat(20);
        let source = format!("{many}３\n\n无\n法\n提(tí)\n\u{200B}供\n\n０\n");
        let text = undo(&source).map(|repair| repair.text.replace(&many.replace('\n', ""), ""));
        assert_eq!(text.as_deref(), Some("\n３\n\n无法提(tí)\u{200B}供\n\n０\n"));
        let source = source.replace('\n', "\r");
        assert!(undo(&source).is_some_and(|repair| repair.text.contains("\r３\r\r无法提")));
    }
}
