//! The words of a page joined by a sign, `|\n|规章|\n|0|\n|`, as programs take them out with a separator between all pieces: ends of
//! lines stand between the cells, and the sign between these and the cells, or where a cell is in pieces (`（三|）不予公开`). It says
//! nothing, and is left out.
//!
//! Elsewhere a bar parts cells: there two figures stand side by side in a line, and lines of prose stand in no bars.

use super::copy::without;
use super::repair::Repair;
use super::wrapped::is_hidden;

/// As many ends of lines show the sign.
const LEAST: usize = 40;

/// Of so many lines one may be without.
const NEARLY: usize = 4;

/// The text without such signs; `None` where they part cells.
pub(super) fn undo(source: &str) -> Option<Repair> {
    [b'|', b'\t']
        .into_iter()
        .find(|sign| joins(source, *sign))
        .map(|sign| without(source, memchr::memchr_iter(sign, source.as_bytes()).map(|at| at..at + 1)))
}

/// True where the sign stands around nearly every end of a line, and never between figures.
fn joins(source: &str, sign: u8) -> bool {
    let bytes = source.as_bytes();
    let (mut ends, mut others) = (0usize, 0usize);
    for end in memchr::memchr_iter(b'\n', bytes) {
        let before = bytes[..end].strip_suffix(b"\r").unwrap_or(&bytes[..end]);
        let joined = before.last() == Some(&sign) && bytes.get(end + 1) == Some(&sign);
        ends += usize::from(joined);
        others += usize::from(!joined);
        if others * NEARLY > ends + 2 * NEARLY {
            return false;
        }
    }
    ends >= LEAST && others * NEARLY <= ends && source.lines().all(|line| !has_figures(line, sign))
}

/// True where two pieces of a line beside each other are figures.
fn has_figures(line: &str, sign: u8) -> bool {
    let is_figure = |piece: &str| piece.bytes().any(|byte| byte.is_ascii_digit()) && !piece.contains(is_word);
    let mut behind = false;
    line.split(char::from(sign)).any(|piece| {
        let figure = is_figure(piece);
        std::mem::replace(&mut behind, figure) && figure
    })
}

fn is_word(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !is_hidden(c)
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn signs_that_join_pieces() {
        for sign in ["|", "\t"] {
            let text = "|\n|（三|）不予公开|\n|0|\n|12|\n|\u{A0}|\n|\n".repeat(12).replace('|', sign);
            assert_eq!(undo(&text).map(|repair| repair.text), Some(text.replace(sign, "")));
            assert!(undo(&text.replace(&format!("0{sign}\n"), &format!("0{sign}3{sign}\n"))).is_none());
        }
        assert!(undo(&"|规章|0|3|\n".repeat(90)).is_none());
        assert!(undo(&"|规章|\n说明\n|0|\n说明\n".repeat(90)).is_none());
    }
}
