//! Plain tables: their figures are already in the cells of the form, and nothing is asked but the order of the columns.

use super::account;
use super::columns::{self, Sum};
use super::doubt::{self, Doubts};
use super::group::evidence_of;
use super::record::Piece;
use super::signs::Signs;
use super::value;
use crate::finding::Findings;
use crate::form::{Address, FormId, TableForm, TableId};
use crate::layout::Token;
use crate::model::{Placement, Table};
use crate::outline::{Block, Outline};
use crate::plain::{Plain, PlainCell};
use crate::text::Text;

/// A table that needs no search.
pub(super) struct Straight<'o, 't> {
    plain: &'o Plain<'t>,
    block: &'t str,
}

/// The table, where it is plain, the only one of its kind, in the form that the caller insists on, if any, and surely in the
/// order of the form.
pub(super) fn of<'o, 't>(
    text: &Text<'_>,
    outline: &'o Outline<'t>,
    table: TableId,
    form: Option<FormId>,
) -> Option<Straight<'o, 't>> {
    let mut blocks = outline.blocks(table);
    let (Some(Block { text: block, plain: Some(plain), .. }), None) = (blocks.next(), blocks.next()) else {
        return None;
    };
    let straight = Straight { plain, block };
    let sure = match table {
        // Its figures have no label of their own: all of them have to be there for the sums to prove them.
        TableId::Remedies => {
            plain.cells.iter().all(|cell| evidence_of(piece(cell)).is_some() && !text.is_damaged(cell.text))
        }
        TableId::Requests => form.is_none_or(|form| plain.form.form == form) && straight.is_in_order(),
        _ => form.is_none_or(|form| plain.form.form == form),
    };
    sure.then_some(straight)
}

impl Straight<'_, '_> {
    /// True where other rows of the document show that this table may not be what it seems: where blanks part its figures, and they
    /// stand anywhere; where blank cells leave nothing, and a figure may stand in the place of one.
    pub fn is_doubtful(&self, signs: Signs) -> bool {
        self.plain.soft && (signs.loose || signs.strewn)
            || signs.packed && self.may_lack_a_cell()
            || signs.hollow && !self.plain.shows_blanks
    }

    /// True where a blank cell stands between the figures of a row.
    pub fn has_gap(&self) -> bool {
        let mut cells = &self.plain.cells[..];
        self.plain.form.rows.iter().any(|row| {
            let (row, rest) = cells.split_at_checked(row.columns.len()).unwrap_or((cells, &[]));
            cells = rest;
            let mut filled = row.iter().map(|cell| cell.token != Token::Blank).skip_while(|filled| !filled);
            filled.by_ref().any(|filled| !filled) && filled.any(|filled| filled)
        })
    }

    /// True where a row that no sum binds ends in a blank cell behind its figures: one before may be lost.
    fn may_lack_a_cell(&self) -> bool {
        let mut cells = &self.plain.cells[..];
        self.plain.form.identities.is_empty()
            && self.plain.form.rows.iter().any(|row| {
                let (row, rest) = cells.split_at_checked(row.columns.len()).unwrap_or((cells, &[]));
                cells = rest;
                let ends_blank = row.last().is_some_and(|cell| cell.token == Token::Blank);
                ends_blank && row.iter().any(|cell| cell.token == Token::Figure)
            })
    }

    /// The form that it follows.
    pub fn form(&self) -> FormId {
        self.plain.form.form
    }

    /// Fills the table.
    pub fn table(&self, findings: &mut Findings, text: &Text<'_>, form: &'static TableForm) -> Table {
        let mut cells = Vec::with_capacity(self.plain.cells.len());
        let mut printed = self.plain.cells.iter();
        let unlabelled = self.plain.cells.first().map_or("", |cell| cell.text);
        for (at, row) in form.rows.iter().enumerate() {
            let anchor = self.plain.labels.get(at).copied().unwrap_or(unlabelled);
            for (column, cell) in row.columns.iter().zip(&mut printed) {
                let address = Address::cell(form.table, row.key, column.key);
                let placed = Placement::Labelled;
                cells.push(value::cell(findings, text, column.kind, address, Some(piece(cell)), placed, anchor));
            }
        }
        let label = |key| Some(*self.plain.labels.get(form.row(key)?)?);
        let unit = |key| label(key).and_then(value::unit_in).or_else(|| value::named_unit(self.block));
        value::units(findings, form, &self.plain.heads, unit, &mut cells);
        let doubts =
            Doubts { parts: &[], order: false, anonymous: false, packed: false, hollow: false, gapped: Vec::new() };
        doubt::report(findings, form, &doubts, &cells);
        account::empty(findings, form, &cells);
        Table::found(form, cells)
    }

    /// True where neither the heading nor a sum of its rows speaks for another order of the columns of table 3.
    fn is_in_order(&self) -> bool {
        let width = self.plain.form.rows.first().map_or(1, |row| row.columns.len());
        let order = columns::order(&self.plain.heads, self.plain.cells.chunks(width).filter_map(sum));
        order.places.is_none() && !order.doubtful
    }
}

fn piece<'t>(cell: &PlainCell<'t>) -> Piece<'t> {
    Piece { text: cell.text, token: cell.token, cut: false }
}

fn sum(row: &[PlainCell<'_>]) -> Option<Sum> {
    let figure = |cell: &PlainCell<'_>| evidence_of(piece(cell));
    Sum::of(row.iter().map(figure))
}
