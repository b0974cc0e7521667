//! What figures may add up to that digits are cut into, told without trying all ways: by what is left of their sum over a divisor.

use std::ops::Range;

/// The divisor: as many remainders fit into the bits of a number.
const DIVISOR: u64 = 127;

/// For so many figures, and each place in some digits from which they are cut to the end, the remainders that their sums have.
pub(super) struct Reach {
    from: usize,
    /// How many places there are.
    places: usize,
    remainders: Vec<u128>,
}

impl Reach {
    /// Those of up to `count` figures with no more than `widest` digits; `number` is the figure that some of the digits are, if they
    /// are one.
    pub fn of(count: usize, range: Range<usize>, widest: usize, number: impl Fn(Range<usize>) -> Option<u64>) -> Reach {
        let places = range.len() + 1;
        let mut reach = Reach { from: range.start, places, remainders: vec![0; places * (count + 1)] };
        // No figures, which add up to nothing, behind the last digit.
        reach.remainders[places - 1] = 1;
        for start in range.clone().rev() {
            for end in start + 1..=range.end.min(start + widest) {
                let Some(figure) = number(start..end) else { continue };
                for figures in 1..=count {
                    let behind = reach.remainders[reach.at(figures - 1, end)];
                    let at = reach.at(figures, start);
                    reach.remainders[at] |= shifted(behind, figure % DIVISOR);
                }
            }
        }
        reach
    }

    /// False where no `count` figures from a place on add up to a sum.
    pub fn holds(&self, count: usize, from: usize, sum: u64) -> bool {
        self.remainders.get(self.at(count, from)).is_none_or(|sums| sums >> (sum % DIVISOR) & 1 == 1)
    }

    fn at(&self, figures: usize, place: usize) -> usize {
        figures * self.places + place.saturating_sub(self.from)
    }
}

/// Remainders with a figure added to each.
fn shifted(remainders: u128, figure: u64) -> u128 {
    const ALL: u128 = u128::MAX >> 1;
    (remainders << figure | remainders >> (DIVISOR - figure)) & ALL
}

#[cfg(test)]
mod tests {
    use super::Reach;

    #[test]
    fn sums_of_all_ways_are_reached() {
        let digits = "1203405";
        let number = |range: std::ops::Range<usize>| {
            let figure = digits.get(range)?;
            if figure.len() > 1 && figure.starts_with('0') { None } else { figure.parse().ok() }
        };
        let reach = Reach::of(3, 0..digits.len(), 4, number);
        for sum in [1203 + 40 + 5, 120 + 340 + 5, 1 + 203 + 405, 12 + 3405] {
            assert!(reach.holds(3, 0, sum), "{sum}");
        }
        assert!(reach.holds(1, 3, 3405) && reach.holds(2, 4, 45));
        assert!(!reach.holds(1, 3, 3406) && !reach.holds(1, 2, 3405) && !reach.holds(2, 6, 5));
    }
}
