//! What a lost pair of bytes may have taken along, beside the end of its character.

use super::gbk::{Pair, gbk};

/// What stands where bytes are lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// One ? for two bytes.
    Question,
    /// U+FFFD, mostly for one byte.
    Replacement,
}

/// What to write for the byte behind a character whose end is lost. It is not known, but where a figure follows it may have been its
/// first digit: then U+FFFD says that the figure is damaged, and the separator that most likely stood there keeps it in a cell of
/// its own.
pub(super) fn eaten(mark: Mark, before: &str, rest: &str, tabbed: bool) -> &'static str {
    let tabbed = tabbed || next_separator(rest) == Some('\t');
    let Some(next) = rest.chars().next() else { return "" };
    if next.is_ascii_digit() || matches!(next, '+' | '-' | '.') {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | ','));
        return match after.chars().next() {
            _ if mark == Mark::Replacement => "\u{FFFD}",
            _ if tabbed => "\t\u{FFFD}",
            None | Some('\n' | '\r') => "\n\u{FFFD}",
            Some(' ' | '|') => " \u{FFFD}",
            _ => "\u{FFFD}",
        };
    }
    if is_wide_digit(rest) {
        return if tabbed && mark == Mark::Question { "\t\u{FFFD}" } else { "\u{FFFD}" };
    }
    if next.is_ascii() || mark == Mark::Replacement || is_framed(before) {
        return "";
    }
    // Between two Chinese characters: mostly the end of a line, or of a cell in a row.
    if tabbed && !begins_numbered(rest) { "\t" } else { "\n" }
}

/// True in a line that begins with a bar: where such a row ends stands a bar too, and no Chinese character before the next.
fn is_framed(before: &str) -> bool {
    const FAR: usize = 1_000;
    let bytes = before.as_bytes();
    let near = &bytes[bytes.len().saturating_sub(FAR)..];
    let line = near.rsplit(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or(near);
    line.len() < FAR && line.trim_ascii_start().starts_with(b"|")
}

/// ０ to ９, garbled: 锛 and a character whose first byte is that of the digit.
fn is_wide_digit(rest: &str) -> bool {
    let second = rest.strip_prefix('锛').and_then(|rest| rest.chars().next()).and_then(|c| gbk().pair(c));
    second.is_some_and(|Pair(lead, _)| (0x90..=0x99).contains(&lead))
}

fn next_separator(rest: &str) -> Option<char> {
    const FAR: usize = 200;
    rest.chars().take(FAR).find(|c| matches!(c, '\t' | '|' | '\n'))
}

/// 一、 二、 … and （一）, garbled: 涓€銆 浜屻€ 涓夈€ 鍥涖€ 浜斻€ 鍏€ 涓冦€ 锛.
fn begins_numbered(rest: &str) -> bool {
    ["涓€", "涓?", "涓\u{FFFD}", "浜屻", "涓夈", "鍥涖", "浜斻", "鍏", "涓冦", "锛", "绗"]
        .iter()
        .any(|start| rest.starts_with(start))
}
