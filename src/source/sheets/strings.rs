//! Strings of XLS files (\[MS-XLS\] 2.5.293 and 2.5.294), which may be cut anywhere by the end of a record.

use super::ole::{u16_at, u32_at};

/// The string that a record holds.
pub(super) fn one(content: &[u8]) -> Option<String> {
    Pieces { piece: content, more: &[] }.string()
}

/// As many strings as the pieces of the list hold, and no more than `count`; and whether they are as many, and nothing is left.
pub(super) fn all(pieces: &[&[u8]], count: usize) -> (Vec<String>, bool) {
    let Some((piece, more)) = pieces.split_first() else { return (Vec::new(), count == 0) };
    let mut pieces = Pieces { piece, more };
    let strings: Vec<String> = (0..count).map_while(|_| pieces.string()).collect();
    let is_whole = strings.len() == count && pieces.piece.is_empty() && pieces.more.is_empty();
    (strings, is_whole)
}

/// What is left of the pieces.
struct Pieces<'p, 'b> {
    piece: &'b [u8],
    more: &'p [&'b [u8]],
}

impl<'b> Pieces<'_, 'b> {
    /// The number of characters, flags, the numbers of runs and of bytes of readings, the characters, runs, readings.
    fn string(&mut self) -> Option<String> {
        if self.piece.is_empty() {
            self.advance()?;
        }
        let (mut left, flags) = (usize::from(u16_at(self.take(2)?, 0)?), self.take(1)?[0]);
        let runs = if flags & 8 != 0 { usize::from(u16_at(self.take(2)?, 0)?) } else { 0 };
        let readings = if flags & 4 != 0 { u32_at(self.take(4)?, 0)? as usize } else { 0 };
        let mut is_wide = flags & 1 != 0;
        let mut units = Vec::with_capacity(left.min(self.piece.len()));
        loop {
            let width = 1 + usize::from(is_wide);
            let here = left.min(self.piece.len() / width);
            let unit = |unit: &[u8]| u16::from_le_bytes([unit[0], unit.get(1).copied().unwrap_or(0)]);
            units.extend(self.take(here * width)?.chunks_exact(width).map(unit));
            left -= here;
            if left == 0 {
                break;
            }
            // what goes on in another record says again how wide its characters are
            self.advance()?;
            is_wide = self.take(1)?[0] & 1 != 0;
        }
        self.skip((runs * 4).saturating_add(readings));
        Some(String::from_utf16_lossy(&units))
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.piece.split_at_checked(length)?;
        self.piece = rest;
        Some(taken)
    }

    fn skip(&mut self, mut length: usize) {
        while length > self.piece.len() {
            length -= self.piece.len();
            if self.advance().is_none() {
                self.piece = &[];
                return;
            }
        }
        self.piece = &self.piece[length..];
    }

    fn advance(&mut self) -> Option<()> {
        let (piece, more) = self.more.split_first()?;
        (self.piece, self.more) = (piece, more);
        Some(())
    }
}
