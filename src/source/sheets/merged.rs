//! Which merged cell lies over a place, row by row from the top.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::slice::Iter;

/// A merged cell, from its first row and column to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Area {
    pub top: usize,
    pub left: usize,
    pub bottom: usize,
    pub right: usize,
}

/// The merged cells of a sheet while one goes down its rows. Of those that lie on each other the first counts.
#[derive(Debug)]
pub(super) struct Merged<'a> {
    waiting: Peekable<Iter<'a, Area>>,
    /// By their first column. Those that have ended stay until another takes their place.
    open: BTreeMap<usize, Area>,
    row: usize,
}

impl<'a> Merged<'a> {
    /// All of them, sorted.
    pub fn new(areas: &'a [Area]) -> Merged<'a> {
        Merged { waiting: areas.iter().peekable(), open: BTreeMap::new(), row: 0 }
    }

    /// Goes to a row at or below the last one.
    pub fn go_to(&mut self, row: usize) {
        self.row = row;
        while let Some(area) = self.waiting.next_if(|area| area.top <= row) {
            if area.bottom >= row && area.right >= area.left && !self.is_taken(area) {
                self.open.insert(area.left, *area);
            }
        }
    }

    /// The merged cell over a column of the row.
    pub fn over(&self, column: usize) -> Option<Area> {
        let (_, area) = self.open.range(..=column).next_back()?;
        (area.right >= column && area.bottom >= self.row).then_some(*area)
    }

    /// True where another lies on its columns; those that have ended make room.
    fn is_taken(&mut self, area: &Area) -> bool {
        while let Some((&left, other)) = self.open.range(..=area.right).next_back() {
            if other.right < area.left {
                return false;
            }
            if other.bottom >= area.top {
                return true;
            }
            self.open.remove(&left);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_two_that_lie_on_each_other_counts() {
        let area = |top, left, bottom, right| Area { top, left, bottom, right };
        let mut areas = [area(0, 2, 1, 4), area(1, 3, 2, 3), area(2, 0, 2, 9), area(5, 9, 4, 2)];
        areas.sort_unstable();
        let mut merged = Merged::new(&areas);
        for (row, want) in [(1, [None, Some(2), Some(2), None]), (2, [Some(0); 4]), (3, [None; 4]), (5, [None; 4])] {
            merged.go_to(row);
            assert_eq!([1, 2, 4, 5].map(|column| merged.over(column).map(|area| area.left)), want, "row {row}");
        }
    }
}
