//! Placement by evidence: where the layout leaves a choice, the identities of the whole table decide, or nobody.
//!
//! The statutory tables carry their own proof. Each group of cells (a row, or all of table 4) comes with the readings
//! that its layout leaves. Readings that break an identity inside the group go first; then readings of several groups
//! are searched together against the identities that bind them. What all survivors agree on is certain; the rest is
//! ambiguous. The search has a budget; when it ends, nothing is concluded from it.

use super::narrow::{Equation, narrow};
use super::place::Reading;
use super::walk::{Balance, survivors};
use crate::form::{Instance, TableForm};

/// Nodes of the search over groups; beyond them the answer is "ambiguous".
const BUDGET: usize = 20_000;

/// Larger figures are in no sum over rows.
const MOST_FIGURE: i64 = 1 << 40;

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
    /// Whether each reading leaves out a figure that is not 0.
    pub loses: Vec<bool>,
    /// Whether each reading is of the first figures that are printed, and of all of them but the last.
    pub leads: Vec<bool>,
    /// Whether each reading is of cells that stand side by side, blank ones included.
    pub natural: Vec<bool>,
}

/// Leaves each group with the readings that survive.
pub(super) fn resolve(form: &TableForm, groups: &mut [Group]) {
    let search = Search::new(form, groups);
    let mut kept: Vec<Option<Vec<usize>>> =
        groups.iter().enumerate().map(|(at, group)| search.within(at, group)).collect();
    search.across(groups, &mut kept);
    search.take_back(groups, &mut kept);
    for (group, kept) in groups.iter_mut().zip(kept) {
        if let Some(kept) = kept {
            group.readings = kept.iter().map(|&at| group.readings[at].clone()).collect();
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
        let mut bound: Vec<(Instance, Vec<usize>)> =
            form.instances().iter().filter_map(|i| told(i).map(|groups| (i.clone(), groups))).collect();
        // A plain row whose own sum does not come out, as its filer left it, proves nothing of the blank cells of others.
        let is_broken = |at: usize| {
            let own = bound.iter().filter(|(_, groups)| *groups == [at]);
            own.into_iter().any(|(instance, _)| is_broken(instance, &groups[at]))
        };
        let broken: Vec<bool> = (0..groups.len()).map(is_broken).collect();
        bound.retain(|(_, groups)| groups.len() < 2 || !groups.iter().any(|&at| broken[at]));
        Search { owner, bound }
    }

    /// The readings of one group that satisfy the identities inside it and leave out no figure but 0; `None` where
    /// there are no identities, no such readings, or none that can be believed: then nothing is told of what they
    /// differ in.
    fn within(&self, at: usize, group: &Group) -> Option<Vec<usize>> {
        let inside: Vec<&Instance> = self.bound.iter().filter(|(_, groups)| *groups == [at]).map(|(i, _)| i).collect();
        if group.readings.len() == 1 {
            return Some(vec![0]);
        }
        let satisfies = |reading: &usize| {
            let evidence = &group.evidence[*reading];
            !group.loses[*reading]
                && inside.iter().all(|instance| holds(instance, |cell| evidence[cell - group.first]) != Some(false))
        };
        let kept: Vec<usize> = (0..group.readings.len()).filter(satisfies).collect();
        // The first figures of the row add up to their last by themselves: a lone one behind them, as a page's number, is no cell.
        let is_rival = |reading: &usize| group.leads[*reading] && group.loses[*reading];
        if (0..group.readings.len()).any(|reading| is_rival(&reading) && self.adds_up(&inside, group, reading)) {
            return None;
        }
        // Cells side by side that a figure proves need no more evidence.
        let proven = |reading: &&usize| {
            let evidence = &group.evidence[**reading];
            group.natural[**reading] && evidence.iter().any(|cell| cell.is_none_or(|figure| figure != 0))
        };
        if let (Some(&reading), false) = (kept.iter().find(proven), inside.is_empty()) {
            return Some(vec![reading]);
        }
        // Among very many readings one may satisfy the identities by chance where the filer broke one.
        let natural = |reading: &usize| inside.iter().all(|instance| is_whole(instance, group, *reading));
        let trusted = group.readings.len() <= MOST_TRUSTED || kept.iter().all(natural);
        (!inside.is_empty() && trusted && !kept.is_empty()).then_some(kept)
    }

    /// True where the identities inside a group hold in a reading, of figures other than 0.
    fn adds_up(&self, inside: &[&Instance], group: &Group, reading: usize) -> bool {
        let evidence = &group.evidence[reading];
        let counts = evidence.iter().flatten().any(|figure| *figure != 0);
        let holds = |instance: &&&Instance| holds(instance, |cell| evidence[cell - group.first]) == Some(true);
        counts && !inside.is_empty() && inside.iter().filter(holds).count() == inside.len()
    }

    /// Searches the readings of all open groups together. Where no combination satisfies all identities, or the
    /// budget ends, nothing changes.
    fn across(&self, groups: &[Group], kept: &mut [Option<Vec<usize>>]) {
        self.narrow(groups, kept);
        let choices = |at: usize| kept[at].as_ref().map_or(0, Vec::len);
        let mut open: Vec<usize> = (0..groups.len()).filter(|&at| choices(at) > 1).collect();
        open.sort_by_key(|&at| choices(at));
        let several = self.bound.iter().filter(|(_, bound)| bound.len() > 1);
        let balances: Vec<Balance> =
            several.filter_map(|(instance, bound)| self.balance(groups, kept, &open, instance, bound)).collect();
        if balances.is_empty() {
            return;
        }
        let sizes: Vec<usize> = open.iter().map(|&at| choices(at)).collect();
        let Some(survivors) = survivors(&sizes, &balances, BUDGET) else { return };
        for (at, survivors) in open.into_iter().zip(survivors) {
            if let Some(kept) = &mut kept[at] {
                *kept = survivors.into_iter().map(|reading| kept[reading]).collect();
            }
        }
    }

    /// What a reading of a group adds to an identity: the left side less the right; `None` where a figure of it cannot be told.
    fn added(&self, at: usize, group: &Group, instance: &Instance, reading: usize) -> Option<i128> {
        let sum = |cells: &[usize]| {
            let own = cells.iter().filter(|&&cell| self.owner[cell] == Some(at));
            own.map(|&cell| group.evidence[reading][cell - group.first].map(i128::from)).sum::<Option<i128>>()
        };
        Some(sum(&instance.left)? - sum(&instance.right)?)
    }

    /// An identity that binds several groups, as a sum of what their readings add; `None` where one of them has no reading that can
    /// be believed, or none is open.
    fn balance(
        &self,
        groups: &[Group],
        kept: &[Option<Vec<usize>>],
        open: &[usize],
        instance: &Instance,
        bound: &[usize],
    ) -> Option<Balance> {
        let added = |at: usize, reading: usize| self.added(at, &groups[at], instance, reading);
        let mut balance = Balance { constant: 0, added: vec![Vec::new(); open.len()] };
        let mut told = false;
        for &at in bound {
            let readings = kept[at].as_ref()?;
            match open.iter().position(|&open| open == at) {
                Some(place) => balance.added[place] = readings.iter().map(|&reading| added(at, reading)).collect(),
                None => balance.constant += added(at, *readings.first()?)?,
            }
            told |= open.contains(&at);
        }
        told.then_some(balance)
    }

    /// Drops the readings that no combination supports, if the sums of the open groups can hold at all.
    fn narrow(&self, groups: &[Group], kept: &mut [Option<Vec<usize>>]) {
        let mut alive: Vec<Vec<usize>> =
            kept.iter().map(|kept| (0..kept.as_ref().map_or(0, Vec::len)).collect()).collect();
        let equation = |instance: &Instance, bound: &[usize]| -> Option<Equation> {
            let mut equation = Equation { constant: 0, terms: Vec::new() };
            for &at in bound {
                let figure = |reading: &usize| {
                    let figure = i64::try_from(self.added(at, &groups[at], instance, *reading)?).ok()?;
                    Some(figure).filter(|figure| figure.abs() < MOST_FIGURE)
                };
                let figures: Vec<i64> = kept[at].as_ref()?.iter().map(figure).collect::<Option<_>>()?;
                match figures[..] {
                    [figure] => equation.constant += figure,
                    _ => equation.terms.push((at, figures)),
                }
            }
            (!equation.terms.is_empty()).then_some(equation)
        };
        let several = self.bound.iter().filter(|(_, bound)| bound.len() > 1);
        let equations: Vec<Equation> = several.filter_map(|(instance, bound)| equation(instance, bound)).collect();
        if narrow(&equations, &mut alive).is_none() {
            return;
        }
        for (kept, alive) in kept.iter_mut().zip(alive) {
            if let Some(kept) = kept {
                *kept = alive.into_iter().map(|reading| kept[reading]).collect();
            }
        }
    }

    /// Takes back what was chosen where an identity that binds several groups is broken by it, and blank cells among its
    /// operands keep the check from saying so.
    fn take_back(&self, groups: &[Group], kept: &mut [Option<Vec<usize>>]) {
        let chosen = |at: usize| match kept[at].as_deref() {
            Some([reading]) => Some(*reading),
            _ => None,
        };
        let mut back: Vec<usize> = Vec::new();
        for (instance, bound) in self.bound.iter().filter(|(_, bound)| bound.len() > 1) {
            let Some(readings) = bound.iter().map(|&at| Some((at, chosen(at)?))).collect::<Option<Vec<_>>>() else {
                continue;
            };
            let reading = |cell: usize| {
                let owner = self.owner[cell]?;
                readings.iter().find(|(at, _)| *at == owner).map(|(_, reading)| (&groups[owner], *reading))
            };
            let evidence = |cell: usize| {
                let (group, reading) = reading(cell)?;
                group.evidence[reading][cell - group.first]
            };
            let is_blank = |cell: &usize| {
                reading(*cell).is_none_or(|(group, reading)| group.readings[reading][*cell - group.first].is_none())
            };
            let untold = instance.left.iter().chain(&instance.right).any(is_blank);
            if untold && holds(instance, evidence) == Some(false) {
                back.extend(bound.iter().filter(|&&at| groups[at].readings.len() > 1));
            }
        }
        for at in back {
            kept[at] = None;
        }
    }
}

/// True where an instance within a group with one reading does not hold, though a figure stands in each of its cells.
fn is_broken(instance: &Instance, group: &Group) -> bool {
    let ([reading], [evidence]) = (&group.readings[..], &group.evidence[..]) else { return false };
    let mut cells = instance.left.iter().chain(&instance.right);
    cells.all(|cell| reading[cell - group.first].is_some())
        && holds(instance, |cell| evidence[cell - group.first]) == Some(false)
}

/// True where the cells of an instance are all printed, or all left out.
fn is_whole(instance: &Instance, group: &Group, reading: usize) -> bool {
    let printed = |&&cell: &&usize| group.readings[reading][cell - group.first].is_some();
    let cells = || instance.left.iter().chain(&instance.right);
    let count = cells().filter(printed).count();
    count == 0 || count == cells().count()
}

/// Whether an instance holds; `None` where an operand cannot be told.
pub(super) fn holds(instance: &Instance, evidence: impl Fn(usize) -> Evidence) -> Option<bool> {
    let sum = |cells: &[usize]| cells.iter().try_fold(0i64, |sum, &cell| sum.checked_add(evidence(cell)?));
    Some(sum(&instance.left)? == sum(&instance.right)?)
}
