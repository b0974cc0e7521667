//! Words with what they look like, `[三、本年度办理结]{style="font-size:10.5pt"}[果]{.x}`, as Pandoc writes the runs of a Word page: the
//! brackets are left out, and what stands in braces.

use super::copy::without;
use super::repair::Repair;
use std::ops::Range;

/// As many are no accident.
const LEAST: usize = 8;

/// The longest description, in bytes.
const LONGEST: usize = 600;

/// The text without such brackets and braces; `None` where it has hardly any.
pub(super) fn undo(source: &str) -> Option<Repair> {
    memchr::memchr(b'{', source.as_bytes())?;
    let ends: Vec<(usize, usize)> = ends(source).collect();
    if ends.len() < LEAST {
        return None;
    }
    let mut open: Vec<usize> = Vec::new();
    let mut done = 0;
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (end, length) in ends {
        open.extend(memchr::memchr_iter(b'[', &source.as_bytes()[done..end]).map(|at| done + at));
        if let Some(start) = open.pop() {
            parts.extend([start..start + 1, end..end + length]);
        }
        done = end + length;
    }
    parts.sort_unstable_by_key(|part| part.start);
    Some(without(source, parts))
}

/// Where `]{.x}` and `]{style="…"}` stand, and how long they are.
fn ends(source: &str) -> impl Iterator<Item = (usize, usize)> {
    memchr::memmem::find_iter(source.as_bytes(), "]{").filter_map(|at| {
        let rest = &source.as_bytes()[at + 2..source.len().min(at + LONGEST)];
        let is_one = matches!(rest, [b'.' | b'#', ..]) || rest.first().is_some_and(u8::is_ascii_alphabetic);
        let length = memchr::memchr(b'}', rest)?;
        (is_one && memchr::memchr(b'\n', &rest[..length]).is_none()).then_some((at, length + 3))
    })
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn runs_of_a_page() {
        let text = "| [三、本]{style=\"font-size:10.5pt\"}[[年]{.a}度]{lang=\"EN-US\"} | 〔2019〕 [见注] |\n".repeat(4);
        let want = "| 三、本年度 | 〔2019〕 [见注] |\n".repeat(4);
        assert_eq!(undo(&text).map(|repair| repair.text), Some(want));
        assert!(undo(&"[a]{1} [b]\n".repeat(9)).is_none());
    }
}
