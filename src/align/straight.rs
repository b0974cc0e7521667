//! Plain tables: their figures are already in the cells of the form, and nothing is asked but the order of the columns.

use super::account;
use super::arranged::{self, Above};
use super::columns::{self, Extent};
use super::doubt::{self, Doubts};
use super::flaws;
use super::group::evidence_of;
use super::order::{self, Sum};
use super::record::{Piece, label_columns};
use super::sides::{Sides, Usual};
use super::signs::Signs;
use super::value;
use crate::finding::Findings;
use crate::form::{Address, FormId, Kind, Row, TableForm, TableId};
use crate::layout::Token;
use crate::layout::token::figure;
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
    if !arranged::is_in_order(plain.form, &plain.heads) {
        return None;
    }
    let straight = Straight { plain, block };
    let sure = match table {
        // Its figures have no label of their own: where not all of them are there, the sums have to prove them.
        TableId::Remedies => {
            let printed = |cell: &PlainCell<'_>| cell.token == Token::Figure;
            plain.cells.iter().all(|cell| evidence_of(piece(cell)).is_some() && !text.is_damaged(cell.text))
                && (plain.cells.iter().all(printed) || straight.comes_out())
        }
        TableId::Requests => {
            form.is_none_or(|form| plain.form.form == form) && straight.has_totals() && straight.is_in_order()
        }
        _ => form.is_none_or(|form| plain.form.form == form) && !straight.is_below_another_order(),
    };
    (sure && !straight.is_wide() && !straight.holds_misfit() && !straight.has_hole(text)).then_some(straight)
}

impl Straight<'_, '_> {
    /// True where other rows of the document show that this table may not be what it seems: where blanks part its figures, and they
    /// stand anywhere; where blank cells leave nothing, and a figure may stand in the place of one, or the number of a page.
    pub fn is_doubtful(&self, signs: Signs) -> bool {
        self.plain.soft && (signs.loose || signs.strewn || signs.glued || self.may_be_grouped(signs.grouped))
            || signs.packed && self.may_lack_a_cell()
            || signs.hollow
            || signs.numbered && self.plain.form.table == TableId::Proactive
    }

    /// True where bars part the cells of a row.
    fn is_barred(&self) -> bool {
        self.rows().any(|row| flaws::is_barred(self.block, row.iter().map(|cell| cell.text)))
    }

    /// True where two figures of a row of table 2 may be one.
    fn may_be_grouped(&self, grouped: bool) -> bool {
        let is_grouped = |(label, row): (&&str, &[PlainCell<'_>])| {
            flaws::may_be_grouped(self.block, label, row.iter().map(|cell| cell.text), grouped)
        };
        self.plain.form.table == TableId::Proactive && self.plain.labels.iter().zip(self.rows()).any(is_grouped)
    }

    /// Its rows; the blocks of table 4 stand in one.
    fn rows(&self) -> impl Iterator<Item = &[PlainCell<'_>]> {
        let form = self.plain.form;
        let blocks: &[Row] = if form.table == TableId::Remedies { &[] } else { form.rows };
        let sizes = blocks.iter().map(|row| row.columns.len()).chain(blocks.is_empty().then(|| form.len()));
        let ends = sizes.scan(0, |end, size| {
            *end += size;
            Some(*end - size..*end)
        });
        ends.filter_map(|row| self.plain.cells.get(row))
    }

    /// True where a blank cell stands between the figures of a row.
    pub fn has_gap(&self) -> bool {
        self.rows().any(|row| {
            let mut filled = row.iter().map(|cell| cell.token != Token::Blank).skip_while(|filled| !filled);
            filled.by_ref().any(|filled| !filled) && filled.any(|filled| filled)
        })
    }

    /// True where a row ends in a blank cell behind its figures: one before may be lost.
    fn may_lack_a_cell(&self) -> bool {
        self.rows().any(ends_blank)
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
        let doubts = Doubts { exact: text.is_of_markup() && !self.is_barred(), ..Doubts::default() };
        doubt::report(findings, form, &doubts, &cells);
        account::empty(findings, form, &cells);
        Table::found(form, cells)
    }

    /// True where a full row has blank cells beside its figures that others have not.
    fn is_wide(&self) -> bool {
        let plain = self.plain;
        if plain.form.table == TableId::Remedies {
            return plain.sides.iter().any(|sides| *sides != (0, 0));
        }
        if columns::is_too_wide(plain.form.table, plain.width) && self.has_gap() || self.has_longer_row() {
            return true;
        }
        if self.is_beyond_heading() {
            return true;
        }
        if plain.sides.windows(2).all(|pair| pair[0] == pair[1]) {
            return false;
        }
        let is_full = |row: &[PlainCell<'_>]| row.len() > 2 && row.iter().all(|cell| piece(cell).fills());
        let rows =
            || plain.form.rows.iter().zip(self.rows()).zip(&plain.sides).filter(|((_, cells), _)| is_full(cells));
        let sides = |((row, _), (before, behind)): ((&Row, _), &(usize, usize))| {
            Sides::new(*before, *behind, label_columns(row.key).unwrap_or(1))
        };
        let usual = Usual::of(&rows().map(sides).collect::<Vec<_>>(), || self.has_gap());
        let nought = |cells: &[PlainCell<'_>]| cells.iter().all(|cell| evidence_of(piece(cell)) == Some(0));
        rows().any(|found| {
            let ((_, cells), _) = found;
            usual.is_exceeded(sides(found)) || usual.widened && cells.len() > 1 && nought(cells)
        })
    }

    /// True where the labels of columns above a row of table 2 speak for another order, as far as they can be read.
    fn is_below_another_order(&self) -> bool {
        let Plain { form, cells, labels, heads, .. } = self.plain;
        let above = Above::among(form.table, heads, cells.iter().map(|cell| cell.text));
        form.rows.iter().zip(labels).any(|(row, label)| above.speak_against(form.table, row, label, None))
    }

    /// True where rows of table 2 of several cells do not begin below each other, or one is wider than its heading.
    fn is_beyond_heading(&self) -> bool {
        let plain = self.plain;
        if plain.form.table != TableId::Proactive {
            return false;
        }
        let several = |(row, _): &(&Row, _)| row.columns.len() > 1;
        let mut starts = plain.form.rows.iter().zip(&plain.sides).filter(several).map(|(_, (before, _))| before);
        let first = starts.next();
        let heads = || plain.heads.iter().map(|head| (head.key, head.width));
        let mut extents = plain.form.rows.iter().zip(&plain.extents);
        let beyond = |(row, (column, count)): (&Row, &(usize, usize))| {
            columns::widest(row, heads()).is_some_and(|widest| column + count > widest)
        };
        starts.any(|start| Some(start) != first) || extents.any(beyond)
    }

    /// True where a row of table 3 has more cells than those like it, which have just theirs.
    fn has_longer_row(&self) -> bool {
        let plain = self.plain;
        let longer = |row: &Row, (_, count): (usize, usize)| count > row.columns.len();
        let rows = || plain.form.rows.iter().zip(plain.extents.iter().copied());
        if plain.form.table != TableId::Requests || !rows().any(|(row, extent)| longer(row, extent)) {
            return false;
        }
        let extents = rows().zip(self.rows()).filter(|(_, cells)| cells.iter().any(|cell| piece(cell).fills()));
        let extents = extents.map(|((row, (column, count)), _)| Extent {
            column,
            exact: count == row.columns.len(),
            merged: label_columns(row.key).is_some_and(|columns| columns > 1),
        });
        let exact = columns::exact_behind(plain.form.table, extents);
        rows().any(|(row, extent)| longer(row, extent) && exact.contains(&extent.0))
    }

    /// True where hardly a row of figures lacks its total, and none whose last figure may be that.
    fn has_totals(&self) -> bool {
        const MOST: usize = 4;
        let is_outcome =
            |row: usize| self.plain.form.rows.get(row).is_some_and(|row| row.group.is_some() && row.key != "total");
        let open: Vec<_> = self.rows().enumerate().filter(|(_, row)| ends_blank(row)).collect();
        let filled = |row: &[PlainCell<'_>]| {
            Sum::of(row.iter().filter(|cell| cell.token != Token::Blank).map(|cell| evidence_of(piece(cell))))
        };
        let lost = |row| filled(row).is_none_or(Sum::ends_in_total);
        open.len() <= MOST && open.into_iter().all(|(at, row)| is_outcome(at) && !lost(row))
    }

    /// True where a blank line stands between two cells of a row that have a line each, and none between others.
    fn has_hole(&self, text: &Text<'_>) -> bool {
        let in_lines = self.plain.width.is_none() && !self.plain.soft;
        in_lines && self.rows().any(|row| flaws::are_uneven(text.as_str(), row.iter().map(|cell| cell.text)))
    }

    /// True where a figure is none of its column, as 增5 among counts: the cells beside it may be of another row.
    fn holds_misfit(&self) -> bool {
        let misfits = |kind: Kind, text: &str| figure(text).and_then(|f| f.value(kind)).is_none();
        let mut cells = self.plain.form.cells().zip(&self.plain.cells);
        cells.any(|((_, column), cell)| {
            cell.token == Token::Figure && cell.count.is_none() && misfits(column.kind, cell.text)
        })
    }

    /// True where each row or block ends in a printed total that is the sum of the others, blank cells being 0.
    fn comes_out(&self) -> bool {
        let mut ends = self.plain.cells.chunks(self.width());
        ends.all(|row| {
            row.last().is_some_and(|cell| cell.token == Token::Figure) && sum(row).is_some_and(|sum| sum.totals().1)
        })
    }

    /// How many cells its first row or block has.
    fn width(&self) -> usize {
        self.plain.form.rows.first().map_or(1, |row| row.columns.len())
    }

    /// True where neither the heading nor a sum of its rows speaks for another order of the columns of table 3.
    fn is_in_order(&self) -> bool {
        let order = order::of_requests(&self.plain.heads, self.plain.cells.chunks(self.width()).filter_map(sum));
        order.places.is_none() && !order.doubtful
    }
}

/// True for a row that ends in a blank cell behind its figures.
fn ends_blank(row: &[PlainCell<'_>]) -> bool {
    row.last().is_some_and(|cell| cell.token == Token::Blank) && row.iter().any(|cell| cell.token == Token::Figure)
}

fn piece<'t>(cell: &PlainCell<'t>) -> Piece<'t> {
    Piece { text: cell.text, token: cell.token, cut: false, count: cell.count }
}

fn sum(row: &[PlainCell<'_>]) -> Option<Sum> {
    let figure = |cell: &PlainCell<'_>| evidence_of(piece(cell));
    let printed = |cell: Option<&PlainCell<'_>>| cell.is_some_and(|cell| cell.token != Token::Blank);
    Some(Sum::of(row.iter().map(figure))?.of_ends(printed(row.first()) && printed(row.last())))
}
