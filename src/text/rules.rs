//! Rules over and under columns, `------  ----  ----`, as programs draw them in tables without bars. Blanks take their places, so every
//! byte keeps its own: a run of strokes is no placeholder there.

use super::copy::blanked;
use super::line;

/// The shortest of the longest run; a placeholder is shorter.
const LONG: usize = 5;

/// The text with blanks for rules; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<String> {
    let bytes = source.as_bytes();
    blanked(source, line::ranges(bytes, b'\n').filter(|line| is_rule(&bytes[line.clone()])))
}

/// True for several runs of one kind of stroke with blanks between them.
pub(super) fn is_rule(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let Some(stroke @ (b'-' | b'=')) = line.first() else { return false };
    let runs = || line.split(|byte| *byte == b' ').filter(|run| !run.is_empty());
    runs().flatten().all(|byte| byte == stroke) && runs().nth(1).is_some() && runs().any(|run| run.len() >= LONG)
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn rules_and_what_is_none() {
        let text = "规章    制发\n------  ----\n 0      3\n======= ==\n";
        assert_eq!(undo(text).as_deref(), Some("规章    制发\n            \n 0      3\n          \n"));
        for text in ["标题\n------\n", "---- ---- ----\n", "规章 ------ ----\n", "|-----|-----|\n", "+-----  +---\n"]
        {
            assert_eq!(undo(text), None, "{text}");
        }
    }
}
