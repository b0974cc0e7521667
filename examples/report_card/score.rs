//! Counting cells.

use std::time::{Duration, Instant};
use xxgk::strategy::law::{Verdict, judged};
use xxgk::strategy::{Damage, Sample, Twin};

/// What stands for no mangling.
pub const CLEAN: &str = "none";
/// What stands for three to five manglings together.
pub const SEVERAL: &str = "three to five together";

/// Cells by what became of them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Score {
    pub right: usize,
    /// Lost, and a finding names the cell, its row or its table.
    pub lost: usize,
    pub lost_silently: usize,
    /// Wrong, and a finding names the cell or its row.
    pub wrong: usize,
    pub wrong_silently: usize,
    /// The longest time that one document took.
    pub slowest: Duration,
}

/// All documents of one layout with one kind of damage.
pub struct Case {
    pub layout: &'static str,
    pub damage: &'static str,
    pub score: Score,
}

impl Score {
    /// Writes, damages and reads one sample.
    pub fn of(sample: &Sample, layout: Twin, damage: &Damage) -> Score {
        let text = damage.render(sample, layout);
        let start = Instant::now();
        let report = xxgk::parse_bytes(text.as_bytes());
        let mut score = Score { slowest: start.elapsed(), ..Score::default() };
        for cell in judged(sample, &report) {
            let count = match (cell.verdict, cell.warned) {
                (Verdict::Right, _) => &mut score.right,
                (Verdict::Lost | Verdict::Denied, true) => &mut score.lost,
                (Verdict::Lost, false) => &mut score.lost_silently,
                (Verdict::Wrong, true) => &mut score.wrong,
                (Verdict::Wrong | Verdict::Denied, false) => &mut score.wrong_silently,
            };
            *count += 1;
        }
        score
    }

    /// Both together.
    pub fn add(self, other: Score) -> Score {
        Score {
            right: self.right + other.right,
            lost: self.lost + other.lost,
            lost_silently: self.lost_silently + other.lost_silently,
            wrong: self.wrong + other.wrong,
            wrong_silently: self.wrong_silently + other.wrong_silently,
            slowest: self.slowest.max(other.slowest),
        }
    }

    /// How many cells there are.
    pub fn cells(&self) -> usize {
        self.right + self.lost + self.lost_silently + self.wrong + self.wrong_silently
    }
}

/// The cases for which something holds, together.
pub fn total(cases: &[Case], which: impl Fn(&Case) -> bool) -> Score {
    cases.iter().filter(|case| which(case)).map(|case| case.score).fold(Score::default(), Score::add)
}
