//! Lines of prose: which of them one paragraph goes on in.

use super::Piece;
use super::line::{Line, is_numbered};

/// The edges between which paragraphs run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    left: f32,
    right: f32,
}

impl Measure {
    /// The edges that the long lines of a page have in common; `None` where it has hardly any.
    pub fn of(page: &[Piece]) -> Option<Measure> {
        const LONG: usize = 15;
        let long = page.iter().filter_map(|piece| match piece {
            Piece::Prose(line) if line.text.chars().nth(LONG).is_some() => Some(line),
            _ => None,
        });
        let (mut lefts, mut rights): (Vec<f32>, Vec<f32>) = long.map(|line| (line.x0, line.x1)).unzip();
        lefts.sort_by(f32::total_cmp);
        rights.sort_by(f32::total_cmp);
        // one line may stick out
        let right = rights.len().checked_sub(1 + rights.len() / 20)?;
        (lefts.len() > 1).then(|| Measure { left: lefts[lefts.len() / 20], right: rights[right] })
    }

    /// True of a line that reaches the right edge, so that its paragraph may go on.
    pub fn is_full(self, line: &Line) -> bool {
        line.x1 > self.right - 1.7 * line.height()
    }

    /// True of a line without an indent.
    pub fn is_flush(self, line: &Line) -> bool {
        line.x0 < self.left + 0.9 * line.height()
    }
}

/// True where a line goes on with the paragraph of the line before, which is as wide as the page.
pub(super) fn goes_on(before: &Line, line: &Line) -> bool {
    let size = line.height() / before.height().max(0.1);
    let new = before.text.ends_with(['。', '：', '；']) && is_numbered(&line.text);
    (0.75..1.33).contains(&size) && !new
}
