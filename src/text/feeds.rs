//! Numbers of pages at the ends of pages: a form feed stands behind each, and each is the one before and one more. Blanks take their
//! places, so every byte keeps its own.

use std::ops::Range;

/// As many pages have to be numbered.
const LEAST: usize = 2;

/// The number of a page has no more digits.
const MOST_DIGITS: usize = 3;

/// The text without the numbers of its pages; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<String> {
    let bytes = source.as_bytes();
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    let mut start = 0;
    for (page, feed) in memchr::memchr_iter(FEED, bytes).enumerate() {
        let before = start;
        start = feed + 1;
        let Some((number, place)) = number_at_end(&bytes[before..feed]) else { continue };
        // pages without a number are counted too
        if found.first().is_some_and(|(first, _)| number.checked_sub(page) != Some(*first)) {
            return None;
        }
        found.push((number.checked_sub(page)?, before + place.start..before + place.end));
    }
    if found.len() < LEAST {
        return None;
    }
    let mut text = bytes.to_vec();
    found.into_iter().for_each(|(_, place)| text[place].fill(b' '));
    String::from_utf8(text).ok()
}

/// What ends a page.
const FEED: u8 = 0x0C;

/// The number alone in the last line of a page, and where it stands.
fn number_at_end(page: &[u8]) -> Option<(usize, Range<usize>)> {
    let end = page.trim_ascii_end().len();
    let start = memchr::memrchr(b'\n', &page[..end]).map_or(0, |at| at + 1);
    let digits = page[start..end].trim_ascii_start();
    let is_number =
        (1..=MOST_DIGITS).contains(&digits.len()) && digits[0] != b'0' && digits.iter().all(u8::is_ascii_digit);
    let number = std::str::from_utf8(digits).ok().filter(|_| is_number)?.parse().ok()?;
    Some((number, end - digits.len()..end))
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn numbers_of_pages() {
        let text = "规章\n0\n\n  1\n\u{C}\n许可\n3\n\u{C}4\n\n3\n\u{C}";
        assert_eq!(undo(text).as_deref(), None, "3 stands at the end of the second page, and is not its number");
        let text = "规章\n0\n\n  1\n\u{C}\n许可无\n\u{C}4\n\n3\n\u{C}";
        assert_eq!(undo(text).as_deref(), Some("规章\n0\n\n   \n\u{C}\n许可无\n\u{C}4\n\n \n\u{C}"));
        for text in ["规章\n1\n\u{C}", "0\n\u{C}1\n\u{C}2\n", "1\n\u{C}1\n\u{C}", "规章 1\n\u{C}规章 2\n\u{C}"] {
            assert_eq!(undo(text), None, "{text}");
        }
    }
}
