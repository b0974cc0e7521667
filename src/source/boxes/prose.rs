//! Lines of prose: which of them one paragraph goes on in.

use super::Piece;
use super::line::{Line, is_numbered};

/// The edges between which paragraphs run, of a page in two columns those of each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    left: Edges,
    right: Option<Edges>,
}

#[derive(Debug, Clone, Copy)]
struct Edges {
    left: f32,
    right: f32,
}

/// So many long lines stand in a column of prose.
const COLUMN: usize = 4;

impl Measure {
    /// The edges that the long lines of a page have in common; `None` where it has hardly any.
    pub fn of(page: &[Piece]) -> Option<Measure> {
        const LONG: usize = 15;
        let long = page.iter().filter_map(|piece| match piece {
            Piece::Prose(line) if line.text.chars().nth(LONG).is_some() => Some(line),
            _ => None,
        });
        let long: Vec<&Line> = long.collect();
        let whole = Edges::of(&long).filter(|_| long.len() > 1)?;
        let middle = (whole.left + whole.right) / 2.0;
        let (first, rest): (Vec<&Line>, Vec<&Line>) = long.iter().partition(|line| line.x1 <= middle);
        let second: Vec<&Line> = rest.iter().copied().filter(|line| line.x0 >= middle).collect();
        let over = rest.len() - second.len();
        let is_two = first.len().min(second.len()) >= COLUMN && over * 4 <= first.len() + second.len();
        match (Edges::of(&first), Edges::of(&second)) {
            (Some(left), right @ Some(_)) if is_two => Some(Measure { left, right }),
            _ => Some(Measure { left: whole, right: None }),
        }
    }

    /// The edges of the column in which a line stands.
    fn around(&self, line: &Line) -> Edges {
        self.right.filter(|_| line.x0 > self.left.right).unwrap_or(self.left)
    }

    /// True of a line that reaches the right edge, so that its paragraph may go on.
    pub fn is_full(self, line: &Line) -> bool {
        line.x1 > self.around(line).right - 1.7 * line.height()
    }

    /// True of a line without an indent.
    pub fn is_flush(self, line: &Line) -> bool {
        line.x0 < self.around(line).left + 0.9 * line.height()
    }
}

impl Edges {
    /// Those of most of the lines; `None` where there is none.
    fn of(lines: &[&Line]) -> Option<Edges> {
        let mut lefts: Vec<f32> = lines.iter().map(|line| line.x0).collect();
        let mut rights: Vec<f32> = lines.iter().map(|line| line.x1).collect();
        lefts.sort_by(f32::total_cmp);
        rights.sort_by(f32::total_cmp);
        // one line may stick out
        let right = rights.len().checked_sub(1 + rights.len() / 20)?;
        Some(Edges { left: lefts[lefts.len() / 20], right: rights[right] })
    }
}

/// True where a line goes on with the paragraph of the line before, which is as wide as the page.
pub(super) fn goes_on(before: &Line, line: &Line) -> bool {
    let size = line.height() / before.height().max(0.1);
    let new = before.text.ends_with(['。', '：', '；']) && is_numbered(&line.text);
    (0.75..1.33).contains(&size) && !new
}
