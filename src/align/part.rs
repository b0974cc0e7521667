//! A part of a table: cells that are read together, with the readings that their layout leaves.

use super::place::Reading;
use super::record::{Piece, Told};
use crate::form::Address;
use crate::model::Placement;
use std::ops::Range;

/// Cells that are read together: a row, or all of table 4 where its blocks stand in one line.
pub(super) struct Part<'t> {
    /// What it is called in findings.
    pub address: Address,
    /// The first of its cells in the table.
    pub first: usize,
    /// Everything printed there; readings point into it.
    pub pieces: Vec<Piece<'t>>,
    /// The label, or the first figure where there is none.
    pub anchor: &'t str,
    /// True where the layout left a choice.
    pub open: bool,
    /// True where nothing can decide: copies that differ, a row that the end of the text cuts off, words of a page in a cell.
    pub undecided: bool,
    /// Where its cells begin, as most rows tell, in a layout that keeps blank cells and has nothing else before its figures.
    pub start: Option<usize>,
    /// True where nothing proves its figures but their number, and that may be right by chance: it has a blank cell beside them
    /// that rows of its kind have not, so that one may be too many and another blank; or two labels stand before it; or others
    /// show that blanks stand in figures, or that blank cells have left nothing among digits.
    pub wide: bool,
    /// True where words stand among its figures, and its layout does not show whether they fill a cell; or lost characters,
    /// which may have been the ends of cells; or blanks, where those of other rows are gone.
    pub worded: bool,
    /// How the place of its figures was told, where the layout left no choice.
    pub placement: Placement,
    /// How its row was told.
    pub told: Told,
    /// True where its row was told by its place, and no label near it speaks for that row.
    pub unnamed: bool,
    /// True where its label is damaged, and figures whose label nobody knows stand in the table: it may be theirs.
    pub guessed: bool,
    /// True where its digits were shared among its cells: its own sum has served for that, and proves no more.
    pub shared: bool,
    /// True where the table stands in the source twice, and a copy of this row may be among figures without a label.
    pub lone: bool,
    /// True for the row of table 4 where its headings are lost characters: it may begin or end in another table.
    pub headless: bool,
    /// How many rows behind it in the source have been held against it: copies of it, or short ones of another table.
    pub copies: usize,
    /// Ways to read it, in the order of the form.
    pub readings: Vec<Reading>,
}

impl Part<'_> {
    /// Its cells in the table.
    pub fn row(&self) -> Range<usize> {
        self.first..self.first + self.size()
    }

    /// How many cells it has.
    pub fn size(&self) -> usize {
        self.readings.first().map_or(0, Vec::len)
    }
}
