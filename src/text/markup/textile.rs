//! What Textile writes before the words of a cell: `|=. 规章|\3=. 17|`. It is left out, and the bars stay.

use super::Copy;
use super::Repair;

/// As many cells are a table.
const LEAST: usize = 24;

/// The longest such sign.
const LONGEST: usize = 24;

/// A glance: some byte that such signs are made of stands in the text.
pub(super) fn may_be(bytes: &[u8]) -> bool {
    memchr::memchr3(b'=', b'<', b'>', bytes).or_else(|| memchr::memchr3(b'^', b'_', b'\\', bytes)).is_some()
}

/// The text without such signs; `None` where it has hardly any.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let bytes = source.as_bytes();
    let sign = memchr::memmem::Finder::new(". ");
    let is_marked = |at: usize| matches!(bytes.get(at + 1), Some(b'=' | b'<' | b'>' | b'^' | b'\\' | b'/' | b'_'));
    let mut bars = memchr::memchr_iter(b'|', bytes).filter(|at| is_marked(*at));
    bars.clone().nth(LEAST - 1)?;
    let signs: Vec<usize> = bars
        .by_ref()
        .filter_map(|at| {
            let behind = &bytes[at + 1..bytes.len().min(at + LONGEST)];
            let length = sign.find(behind)?;
            let is = |byte: &u8| byte.is_ascii_digit() || b"=<>^~_\\/-".contains(byte);
            behind[..length].iter().all(is).then_some((at + 1, length + 2))
        })
        .flat_map(|(start, length)| [start, start + length])
        .collect();
    if signs.len() < 2 * LEAST {
        return None;
    }
    let mut copy = Copy::of(source);
    signs.chunks_exact(2).for_each(|sign| copy.leave_out(sign[0]..sign[1]));
    Some(copy.end())
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn signs_before_cells() {
        let text = "|=. 规章|=. 0|=. |/2=. 3|\n|_. 行政许可|\\3=. 17|\n".repeat(6);
        let want = "|规章|0||3|\n|行政许可|17|\n".repeat(6);
        assert_eq!(undo(&text).map(|repair| repair.text), Some(want));
        assert!(undo(&"| 规章 | 0 |\n|= 3|".repeat(30)).is_none());
    }
}
