//! Which readings can still be part of a whole that adds up: sums over many rows, without trying every combination.
//!
//! An equation binds one figure of each of several groups. A reading stays if the others can make up for its figure; what
//! they can make is a set of sums, kept as bits. Readings that no combination supports go, which narrows other equations.

/// The groups' figures in one sum have to come to nought: those on the right of an identity count as negative.
pub(super) struct Equation {
    /// What the decided groups come to.
    pub constant: i64,
    /// An open group, and the figure of each of its readings.
    pub terms: Vec<(usize, Vec<i64>)>,
}

/// Wider sets of sums are not looked at.
const WIDEST: usize = 1 << 14;

/// Rounds over all equations.
const ROUNDS: usize = 12;

/// Leaves in `alive` the readings of each open group that every equation supports. `None` where a group is left with none: the
/// equations cannot all hold.
pub(super) fn narrow(equations: &[Equation], alive: &mut [Vec<usize>]) -> Option<()> {
    let mut seen = vec![None; equations.len()];
    for _ in 0..ROUNDS {
        let before: usize = alive.iter().map(Vec::len).sum();
        for (equation, seen) in equations.iter().zip(&mut seen) {
            let size: usize = equation.terms.iter().map(|(group, _)| alive[*group].len()).sum();
            if seen.replace(size) != Some(size) {
                equation.narrow(alive)?;
            }
        }
        if alive.iter().map(Vec::len).sum::<usize>() == before {
            break;
        }
    }
    Some(())
}

impl Equation {
    fn narrow(&self, alive: &mut [Vec<usize>]) -> Option<()> {
        let mut figures: Vec<Vec<i64>> = Vec::with_capacity(self.terms.len());
        for (group, of) in &self.terms {
            let mut figures_of: Vec<i64> = alive[*group].iter().map(|&reading| of[reading]).collect();
            figures_of.sort_unstable();
            figures_of.dedup();
            figures.push(figures_of);
        }
        bound(&mut figures, self.constant)?;
        support(&mut figures, self.constant);
        for ((group, of), figures) in self.terms.iter().zip(&figures) {
            alive[*group].retain(|&reading| figures.binary_search(&of[reading]).is_ok());
            if alive[*group].is_empty() {
                return None;
            }
        }
        Some(())
    }
}

/// Drops the figures that the least and the most of the others cannot make up for.
fn bound(figures: &mut [Vec<i64>], constant: i64) -> Option<()> {
    loop {
        let ends: Vec<(i64, i64)> =
            figures.iter().map(|of| Some((*of.first()?, *of.last()?))).collect::<Option<_>>()?;
        let (least, most) = ends.iter().fold((constant, constant), |(a, b), (c, d)| (a + c, b + d));
        let mut dropped = false;
        for (of, (low, high)) in figures.iter_mut().zip(ends) {
            let before = of.len();
            of.retain(|figure| least - low + figure <= 0 && most - high + figure >= 0);
            dropped |= of.len() < before;
        }
        if !dropped {
            return Some(());
        }
    }
}

/// Drops the figures that no combination of the others makes up for.
fn support(figures: &mut [Vec<i64>], constant: i64) {
    let lows: Vec<i64> = figures.iter().map(|of| of.first().copied().unwrap_or(0)).collect();
    let width: i64 = figures.iter().zip(&lows).map(|(of, low)| of.last().map_or(0, |high| high - low)).sum();
    let Some(width) = usize::try_from(width).ok().filter(|width| *width < WIDEST) else { return };
    // Every figure counts from the least of its group, so that sums begin at 0 and have to come to `goal`.
    let Ok(goal) = usize::try_from(-(constant + lows.iter().sum::<i64>())) else { return };
    let above = |of: &[i64], low: i64| -> Vec<usize> {
        of.iter().map(|figure| usize::try_from(figure - low).unwrap_or(0)).collect()
    };
    let steps: Vec<Vec<usize>> = figures.iter().zip(&lows).map(|(of, low)| above(of, *low)).collect();
    let mut behind = vec![Sums::none(width)];
    for steps in steps.iter().skip(1).rev() {
        let sums = behind.last().map(|sums| sums.and(steps));
        behind.extend(sums);
    }
    let mut before = Sums::none(width);
    for ((of, steps), behind) in figures.iter_mut().zip(&steps).zip(behind.iter().rev()) {
        let made = |step: usize| goal.checked_sub(step).is_some_and(|rest| before.meets(behind, rest));
        let mut supported = steps.iter().map(|step| made(*step));
        of.retain(|_| supported.next().unwrap_or(true));
        before = before.and(steps);
    }
}

/// A set of sums from 0 to a width.
struct Sums {
    bits: Vec<u64>,
}

impl Sums {
    /// Only 0.
    fn none(width: usize) -> Sums {
        let mut bits = vec![0; width / 64 + 1];
        bits[0] = 1;
        Sums { bits }
    }

    fn has(&self, sum: usize) -> bool {
        self.bits.get(sum / 64).is_some_and(|word| word >> (sum % 64) & 1 == 1)
    }

    /// Each sum with each step added; what goes beyond the width is no sum.
    fn and(&self, steps: &[usize]) -> Sums {
        let mut bits = vec![0; self.bits.len()];
        for step in steps {
            let (words, shift) = (step / 64, step % 64);
            for (at, word) in self.bits.iter().enumerate().filter(|(_, word)| **word != 0) {
                if let Some(to) = bits.get_mut(at + words) {
                    *to |= word << shift;
                }
                if shift > 0
                    && let Some(to) = bits.get_mut(at + words + 1)
                {
                    *to |= word >> (64 - shift);
                }
            }
        }
        Sums { bits }
    }

    /// True where one sum of each set together come to `whole`.
    fn meets(&self, other: &Sums, whole: usize) -> bool {
        (0..=whole).any(|sum| self.has(sum) && other.has(whole - sum))
    }
}

#[cfg(test)]
mod tests {
    use super::{Equation, narrow};

    #[test]
    fn what_the_others_cannot_make_up_for_goes() {
        let equations = [
            // a + b = 10
            Equation { constant: -10, terms: vec![(0, vec![1, 3, 9]), (1, vec![7, 8, 2])] },
            // b + c = 12
            Equation { constant: -12, terms: vec![(1, vec![5, 5, 6]), (2, vec![7, 100])] },
        ];
        let mut alive = vec![vec![0, 1, 2], vec![0, 1, 2], vec![0, 1]];
        assert_eq!(narrow(&equations, &mut alive), Some(()));
        assert_eq!(alive, [vec![1], vec![0], vec![0]]);
    }

    #[test]
    fn what_cannot_be_is_said() {
        let equations = [Equation { constant: -5, terms: vec![(0, vec![2, 4]), (1, vec![2, 4])] }];
        assert_eq!(narrow(&equations, &mut [vec![0, 1], vec![0, 1]]), None);
    }
}
