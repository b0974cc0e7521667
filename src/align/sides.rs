//! The blank cells beside the figures of a full row: where nearly all rows have as many, one with more may have lost a blank cell
//! and have a figure too many.

/// How many blank cells a full row has before its figures, and how many behind them: all, and those beyond the ones that its label
/// is merged over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides {
    before: [isize; 2],
    behind: [isize; 2],
}

impl Sides {
    /// Those of a row whose label is merged over some columns of the printed grid.
    pub fn new(before: usize, behind: usize, columns: usize) -> Sides {
        let beyond = columns as isize - 1;
        let side = |count: usize| [count as isize, count as isize - beyond];
        Sides { before: side(before), behind: side(behind) }
    }
}

/// What nearly all full rows of a table have.
#[derive(Debug)]
pub(super) struct Usual {
    before: Option<[isize; 2]>,
    behind: Option<[isize; 2]>,
    /// True where bars fill up the rows of a grid that has a column more than the form, and blank cells stand among its figures.
    pub widened: bool,
}

impl Usual {
    /// That of some rows; `has_gap` tells whether a blank cell stands between the figures of any row of the table.
    pub fn of(all: &[Sides], has_gap: impl FnOnce() -> bool) -> Usual {
        let both = |side: fn(&Sides) -> [isize; 2]| match [0, 1].map(|by| agreed(all.iter().map(|row| side(row)[by]))) {
            [None, None] => None,
            // What nearly all rows agree on is told by one count or the other; the other then tells nothing.
            agreed => Some(agreed.map(|count| count.unwrap_or(isize::MIN))),
        };
        let (before, behind) = (both(|row| row.before), both(|row| row.behind));
        // Bars that fill up rows are as many as a label is merged over.
        let widened = behind == Some([isize::MIN, 1]) && has_gap();
        Usual { before, behind, widened }
    }

    /// True for a row that has more on a side.
    pub fn is_exceeded(&self, row: Sides) -> bool {
        let exceeds = |usual: Option<[isize; 2]>, side: [isize; 2]| {
            usual.is_some_and(|usual| (0..2).all(|by| side[by] > usual[by]))
        };
        exceeds(self.before, row.before) || exceeds(self.behind, row.behind)
    }
}

/// The count that nearly all rows have.
fn agreed(counts: impl Iterator<Item = isize>) -> Option<isize> {
    const FEW: usize = 3;
    let mut counts: Vec<isize> = counts.collect();
    counts.sort_unstable();
    let most = counts.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?;
    (most.len() >= FEW && most.len() * 10 >= counts.len() * 8).then(|| most[0])
}
