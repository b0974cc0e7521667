//! The readings of several groups of cells tried together: one depth-first walk over the sums that bind them.

/// A sum that has to come to nothing, with what each reading of a group adds to it.
pub(super) struct Balance {
    /// What is sure of it.
    pub constant: i128,
    /// For each group of the walk what its readings add, in their order: `None` for a reading with which it cannot be told;
    /// empty for a group that is not in it.
    pub added: Vec<Vec<Option<i128>>>,
}

/// For each group the readings that stand in a combination with which every sum that can be told comes to nothing; `None` where
/// the budget, a number of steps, does not last, or no combination does. `sizes` says how many readings each group has.
pub(super) fn survivors(sizes: &[usize], balances: &[Balance], budget: usize) -> Option<Vec<Vec<usize>>> {
    let mut walk = Walk {
        sizes,
        steps: steps(sizes.len(), balances),
        changes: sizes.iter().enumerate().map(|(group, size)| changes(group, *size, balances)).collect(),
        sums: balances.iter().map(|balance| balance.constant).collect(),
        untold: vec![0; balances.len()],
        choice: vec![0; sizes.len()],
        survived: sizes.iter().map(|size| vec![false; *size]).collect(),
        dead: sizes.iter().sum(),
        budget,
    };
    walk.descend(0);
    let readings = |survived: &Vec<bool>| (0..survived.len()).filter(|at| survived[*at]).collect();
    let survivors: Vec<Vec<usize>> = walk.survived.iter().map(readings).collect();
    (walk.budget > 0 && !survivors.iter().any(Vec::is_empty)).then_some(survivors)
}

/// A sum that the choice for a group changes.
struct Step {
    balance: usize,
    /// The least and the most that the groups behind this one can add; `None` where one of them may leave the sum untold.
    behind: Option<(i128, i128)>,
}

/// What a reading adds to a sum, where that is not nothing; `None` where it leaves the sum untold.
struct Change {
    balance: usize,
    added: Option<i128>,
}

/// For each group its steps.
fn steps(groups: usize, balances: &[Balance]) -> Vec<Vec<Step>> {
    let mut steps: Vec<Vec<Step>> = (0..groups).map(|_| Vec::new()).collect();
    for (balance, Balance { added, .. }) in balances.iter().enumerate() {
        let mut behind = Some((0, 0));
        for (group, added) in added.iter().enumerate().rev().filter(|(_, added)| !added.is_empty()) {
            steps[group].push(Step { balance, behind });
            behind = behind.zip(range(added)).map(|((low, high), (least, most))| (low + least, high + most));
        }
    }
    steps
}

/// For each reading of a group what it changes.
fn changes(group: usize, size: usize, balances: &[Balance]) -> Vec<Vec<Change>> {
    let of = |reading: usize| {
        let added = balances.iter().map(move |balance| balance.added[group].get(reading).copied().unwrap_or(Some(0)));
        let changes = added.enumerate().filter(|(_, added)| *added != Some(0));
        changes.map(|(balance, added)| Change { balance, added }).collect()
    };
    (0..size).map(of).collect()
}

/// The least and the most that a reading adds; `None` where one leaves the sum untold.
fn range(added: &[Option<i128>]) -> Option<(i128, i128)> {
    let added = added.iter().copied().collect::<Option<Vec<i128>>>()?;
    Some((*added.iter().min()?, *added.iter().max()?))
}

struct Walk<'s> {
    sizes: &'s [usize],
    steps: Vec<Vec<Step>>,
    /// For each group what each of its readings changes.
    changes: Vec<Vec<Vec<Change>>>,
    /// Each sum of what is chosen so far, and how many readings leave it untold.
    sums: Vec<i128>,
    untold: Vec<usize>,
    /// The reading chosen for each group.
    choice: Vec<usize>,
    /// The readings of each group that have stood in a good combination, and how many have not.
    survived: Vec<Vec<bool>>,
    dead: usize,
    budget: usize,
}

impl Walk<'_> {
    /// Tries the readings of a group with those chosen for the groups before it, until nothing is left to find out.
    fn descend(&mut self, group: usize) {
        let Some(&size) = self.sizes.get(group) else { return self.survive() };
        for reading in 0..size {
            if self.budget == 0 || self.dead == 0 {
                return;
            }
            self.budget -= 1;
            self.choice[group] = reading;
            self.add(group, reading);
            if self.can_hold(group) {
                self.descend(group + 1);
            }
            self.take_back(group, reading);
        }
    }

    /// Takes a reading into the sums.
    fn add(&mut self, group: usize, reading: usize) {
        for Change { balance, added } in &self.changes[group][reading] {
            match added {
                Some(added) => self.sums[*balance] += added,
                None => self.untold[*balance] += 1,
            }
        }
    }

    /// Takes it out of them.
    fn take_back(&mut self, group: usize, reading: usize) {
        for Change { balance, added } in &self.changes[group][reading] {
            match added {
                Some(added) => self.sums[*balance] -= added,
                None => self.untold[*balance] -= 1,
            }
        }
    }

    /// True where what is chosen so far lets every sum of a group come to nothing still.
    fn can_hold(&self, group: usize) -> bool {
        self.steps[group].iter().all(|step| match step.behind {
            Some((low, high)) if self.untold[step.balance] == 0 => (low..=high).contains(&-self.sums[step.balance]),
            _ => true,
        })
    }

    fn survive(&mut self) {
        for (survived, &reading) in self.survived.iter_mut().zip(&self.choice) {
            self.dead -= usize::from(!survived[reading]);
            survived[reading] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Balance, survivors};

    fn balance(constant: i128, added: &[&[i128]]) -> Balance {
        let added = added.iter().map(|added| added.iter().map(|n| Some(*n)).collect()).collect();
        Balance { constant, added }
    }

    #[test]
    fn what_no_sum_bears_out_is_dropped() {
        let sums = [balance(-5, &[&[1, 2, 9], &[3, 4]])];
        assert_eq!(survivors(&[3, 2], &sums, 100), Some(vec![vec![0, 1], vec![0, 1]]));
        let both = [balance(-5, &[&[1, 2, 9], &[3, 4]]), balance(-1, &[&[1, 2, 3], &[]])];
        assert_eq!(survivors(&[3, 2], &both, 100), Some(vec![vec![0], vec![1]]));
    }

    #[test]
    fn nothing_is_told_without_a_combination_or_without_a_budget() {
        let sums = [balance(-50, &[&[1, 2], &[3, 4]])];
        assert_eq!(survivors(&[2, 2], &sums, 100), None);
        let sums = [balance(-5, &[&[1, 2], &[3, 4]])];
        assert_eq!(survivors(&[2, 2], &sums, 3), None);
    }

    #[test]
    fn a_sum_that_cannot_be_told_is_not_broken() {
        let mut sum = balance(-5, &[&[1, 7], &[4]]);
        sum.added[0][1] = None;
        assert_eq!(survivors(&[2, 1], &[sum], 100), Some(vec![vec![0, 1], vec![0]]));
    }
}
