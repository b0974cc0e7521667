//! Placement by evidence: where the layout leaves a choice, the identities of the whole table decide, or nobody.
//!
//! The statutory tables carry their own proof. Each group of cells (a row, or all of table 4) comes with the readings
//! that its layout leaves. Readings that break an identity inside the group go first; then readings of several groups
//! are searched together against the identities that bind them. What all survivors agree on is certain; the rest is
//! ambiguous. The search has a budget; when it ends, nothing is concluded from it.

use super::place::Reading;
use crate::form::{Instance, TableForm};

/// Nodes of the search over groups; beyond them the answer is "ambiguous".
const BUDGET: usize = 20_000;

/// Where a group has more readings than this, one is believed only if its blank cells fill whole blocks.
const MOST_TRUSTED: usize = 36;

/// A figure as evidence: 0 for blank cells and placeholders, `None` for what cannot be told.
pub(super) type Evidence = Option<i64>;

/// Cells that are read together, and the ways to read them.
pub(super) struct Group {
    /// The first of its cells in the table.
    pub first: usize,
    /// Ways to read it, each in the order of the form; one where it is plain.
    pub readings: Vec<Reading>,
    /// What each reading says, cell by cell.
    pub evidence: Vec<Vec<Evidence>>,
}

/// Leaves each group with the readings that survive.
pub(super) fn resolve(form: &TableForm, groups: &mut [Group]) {
    if groups.iter().all(|group| group.readings.len() <= 1) {
        return;
    }
    let search = Search::new(form, groups);
    let mut kept: Vec<Vec<usize>> = groups.iter().enumerate().map(|(at, group)| search.within(at, group)).collect();
    search.across(groups, &mut kept);
    for (group, kept) in groups.iter_mut().zip(kept) {
        if kept.len() < group.readings.len() {
            group.readings = kept.iter().map(|&at| group.readings[at].clone()).collect();
            group.evidence = kept.iter().map(|&at| group.evidence[at].clone()).collect();
        }
    }
}

struct Search {
    /// For each cell of the table, the group that holds it.
    owner: Vec<Option<usize>>,
    /// Each identity instance with the groups that it binds; none for one that a missing cell makes untold.
    bound: Vec<(Instance, Vec<usize>)>,
}

impl Search {
    fn new(form: &TableForm, groups: &[Group]) -> Search {
        let mut owner = vec![None; form.len()];
        for (at, group) in groups.iter().enumerate() {
            let size = group.evidence.first().map_or(0, Vec::len);
            for cell in owner.iter_mut().skip(group.first).take(size) {
                *cell = Some(at);
            }
        }
        let told = |instance: &Instance| -> Option<Vec<usize>> {
            let mut bound: Vec<usize> =
                instance.left.iter().chain(&instance.right).map(|&cell| owner[cell]).collect::<Option<_>>()?;
            bound.sort_unstable();
            bound.dedup();
            Some(bound)
        };
        let bound = form.instances().into_iter().filter_map(|i| told(&i).map(|groups| (i, groups))).collect();
        Search { owner, bound }
    }

    /// The readings of one group that satisfy the identities inside it; all of them where none does.
    fn within(&self, at: usize, group: &Group) -> Vec<usize> {
        let inside: Vec<&Instance> = self.bound.iter().filter(|(_, groups)| *groups == [at]).map(|(i, _)| i).collect();
        let satisfies = |reading: &usize| {
            let evidence = &group.evidence[*reading];
            inside.iter().all(|instance| holds(instance, |cell| evidence[cell - group.first]) != Some(false))
        };
        let all: Vec<usize> = (0..group.readings.len()).collect();
        let kept: Vec<usize> = all.iter().copied().filter(satisfies).collect();
        // Among very many readings one may satisfy the identities by chance where the filer broke one.
        let natural = |reading: &usize| inside.iter().all(|instance| is_whole(instance, group, *reading));
        let trusted = group.readings.len() <= MOST_TRUSTED || kept.iter().all(natural);
        if kept.is_empty() || !trusted { all } else { kept }
    }

    /// Searches the readings of all open groups together. Where no combination satisfies all identities, or the
    /// budget ends, nothing changes.
    fn across(&self, groups: &[Group], kept: &mut [Vec<usize>]) {
        let mut open: Vec<usize> = (0..groups.len()).filter(|&at| kept[at].len() > 1).collect();
        open.sort_by_key(|&at| kept[at].len());
        let checks: Vec<Vec<&Instance>> = (0..open.len())
            .map(|depth| {
                let last = |groups: &[usize]| groups.iter().filter_map(|g| open.iter().position(|o| o == g)).max();
                let shared = self.bound.iter().filter(|(_, groups)| groups.len() > 1 && last(groups) == Some(depth));
                shared.map(|(instance, _)| instance).collect()
            })
            .collect();
        if open.is_empty() || checks.iter().all(Vec::is_empty) {
            return;
        }
        let mut walk = Walk {
            search: self,
            groups,
            kept,
            open: &open,
            checks: &checks,
            choice: kept.iter().map(|kept| kept.first().copied().unwrap_or(0)).collect(),
            survivors: vec![Vec::new(); open.len()],
            budget: BUDGET,
        };
        walk.descend(0);
        if walk.budget == 0 || walk.survivors.iter().any(Vec::is_empty) {
            return;
        }
        let survivors = walk.survivors;
        for (at, mut readings) in open.into_iter().zip(survivors) {
            readings.sort_unstable();
            readings.dedup();
            kept[at] = readings;
        }
    }
}

/// One depth-first walk over the open groups.
struct Walk<'s> {
    search: &'s Search,
    groups: &'s [Group],
    kept: &'s [Vec<usize>],
    open: &'s [usize],
    /// For each depth, the identities that can be told once that group is chosen.
    checks: &'s [Vec<&'s Instance>],
    /// The reading chosen for each group.
    choice: Vec<usize>,
    /// For each open group, the readings that stand in a combination that satisfies everything.
    survivors: Vec<Vec<usize>>,
    budget: usize,
}

impl Walk<'_> {
    fn descend(&mut self, depth: usize) {
        let Some(&group) = self.open.get(depth) else {
            for (at, &open) in self.open.iter().enumerate() {
                if !self.survivors[at].contains(&self.choice[open]) {
                    self.survivors[at].push(self.choice[open]);
                }
            }
            return;
        };
        for at in 0..self.kept[group].len() {
            if self.budget == 0 {
                return;
            }
            self.budget -= 1;
            self.choice[group] = self.kept[group][at];
            let evidence = |cell: usize| {
                let owner = self.search.owner[cell]?;
                self.groups[owner].evidence[self.choice[owner]][cell - self.groups[owner].first]
            };
            if self.checks[depth].iter().all(|instance| holds(instance, evidence) != Some(false)) {
                self.descend(depth + 1);
            }
        }
    }
}

/// True where the cells of an instance are all printed, or all left out.
fn is_whole(instance: &Instance, group: &Group, reading: usize) -> bool {
    let printed = |&&cell: &&usize| group.readings[reading][cell - group.first].is_some();
    let cells = || instance.left.iter().chain(&instance.right);
    let count = cells().filter(printed).count();
    count == 0 || count == cells().count()
}

/// Whether an instance holds; `None` where an operand cannot be told.
fn holds(instance: &Instance, evidence: impl Fn(usize) -> Evidence) -> Option<bool> {
    let sum = |cells: &[usize]| cells.iter().try_fold(0i64, |sum, &cell| sum.checked_add(evidence(cell)?));
    Some(sum(&instance.left)? == sum(&instance.right)?)
}
