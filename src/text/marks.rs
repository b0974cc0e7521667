//! Question marks that stand for characters: three for each Chinese character (one a byte), one for each blank of a web page.

/// A run of so many stands for characters.
const LETTER: usize = 3;

/// A document with fewer such runs than this may only be excited.
const ENOUGH: usize = 8;

/// The text with U+FFFD for every three question marks, if they stand for its characters, and blanks for those that stand before
/// the first word of a line; `None` where there is nothing to change. Every byte keeps its place.
pub(super) fn undo(source: &str) -> Option<String> {
    let drowns = |run: &(usize, usize)| run.1 >= LETTER && !opens_line(source, run.0, run.0 + run.1);
    let drowned = runs(source).filter(drowns).take(ENOUGH).count() == ENOUGH;
    let mut out = String::new();
    let mut done = 0;
    for (start, length) in runs(source) {
        let end = start + length;
        let new = if opens_line(source, start, end) {
            " ".repeat(length)
        } else if drowned && length >= LETTER {
            "\u{FFFD}".repeat(length / LETTER) + &"?".repeat(length % LETTER)
        } else {
            continue;
        };
        out.push_str(&source[done..start]);
        out.push_str(&new);
        done = end;
    }
    (done > 0).then(|| out + &source[done..])
}

/// Where the runs of question marks start, and how long they are.
fn runs(source: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = source.as_bytes();
    let mut end = 0;
    memchr::memchr_iter(b'?', bytes).filter_map(move |start| {
        if start < end {
            return None;
        }
        end = start + bytes[start..].iter().take_while(|byte| **byte == b'?').count();
        Some((start, end - start))
    })
}

/// A few of them between the beginning of a line and a Chinese character: no sentence begins so.
fn opens_line(source: &str, start: usize, end: usize) -> bool {
    const MOST: usize = 8;
    let before = source[..start].trim_end_matches([' ', '\u{A0}', '\u{3000}']);
    let first = before.is_empty() || before.ends_with(['\n', '\r']);
    let word = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c) || matches!(c, '（' | '《' | '“');
    first && end - start <= MOST && source[end..].chars().next().is_some_and(word)
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn three_for_each_character() {
        let clean = "一 总体 情况 2020 主动 公开 申请 信息 报告|12|0|";
        let lost: String = clean.chars().map(|c| if c.is_ascii() { c.to_string() } else { "???".to_owned() }).collect();
        let marked: String = clean.chars().map(|c| if c.is_ascii() { c } else { '\u{FFFD}' }).collect();
        assert_eq!(undo(&lost), Some(marked));
        assert_eq!(undo("什么??? 为什么??? 2020???"), None);
    }

    #[test]
    fn blanks_of_a_web_page() {
        assert_eq!(undo("报告\n????一、总体\n ?（一）主动").as_deref(), Some("报告\n    一、总体\n  （一）主动"));
        assert_eq!(undo("是否公开?\n?12\n办结了吗?未办结"), None);
    }
}
