//! The mark of a page between lines of the text: `- 4 -`, `— 5 —`, `3 / 7`, 第 3 页 共 8 页.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{digit1, one_of};
use nom::combinator::{all_consuming, opt};
use nom::multi::many1_count;
use nom::{IResult, Parser};

/// The longest mark in bytes, blanks included.
const LONGEST: usize = 60;

/// True for the mark of a page; never for a bare figure.
pub(crate) fn is_page_mark(line: &str) -> bool {
    let marked = line.len() <= LONGEST
        && line.contains(['-', '—', '–', '－', '―', '·', '─', '页', '/'])
        && line.contains(|c: char| c.is_ascii_digit());
    marked && {
        let compact: String = line.split_whitespace().collect();
        // - - 0 - -: a row of placeholders.
        let parted = line.split_whitespace().nth(3).is_some() && !line.contains('页');
        !parted && all_consuming(page_number).parse(&compact).is_ok()
    }
}

fn page_number(input: &str) -> IResult<&str, ()> {
    let dash = || many1_count(one_of("-－—–―─·"));
    let count = (opt(one_of("，,/")), tag("共"), digit1, tag("页"));
    let dashed = (dash(), digit1, dash()).map(|_| ());
    let counted = (digit1, tag("/"), digit1).map(|_| ());
    let worded = (tag("第"), digit1, tag("页"), opt(count)).map(|_| ());
    alt((dashed, counted, worded)).parse(input)
}

#[cfg(test)]
mod tests {
    use super::is_page_mark;

    #[test]
    fn marks_and_figures() {
        for mark in ["- 4 -", "— 5 —", " -2-", "第 3 页 共 8 页", "第3页", "· 7 ·", " 3 / 7"] {
            assert!(is_page_mark(mark), "{mark}");
        }
        for other in ["-5", "0", "", "—", "3 - 4", "第三页", "-5 / -", "- - 0 -"] {
            assert!(!is_page_mark(other), "{other}");
        }
    }
}
