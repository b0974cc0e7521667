//! What the rows of all tables of a document show of the copy: what parts figures there, and what blank cells have left.

use super::flaws::{are_groups, ends_as_a_page, is_loose, is_soft, is_torn};
use super::order::Sum;
use super::place;
use super::record::{self, Piece, Record, Rows, positions};
use crate::form::TableId;
use crate::layout::Kept;

/// Signs of how a document was copied. A row by itself does not show them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
    /// True where blanks do not part figures, as a row shows: `30 01`.
    pub loose: bool,
    /// True where blanks part more pieces than there are cells in several rows, or counters stand with digits of the next figure: blanks
    /// do not part figures.
    pub strewn: bool,
    /// True where the digits of several rows run on from cell to cell: blanks in others may stand in figures.
    pub glued: bool,
    /// True where no row has a blank cell between its figures: blank ones may have left nothing.
    pub packed: bool,
    /// True where many rows of table 3 lack figures, and nothing shows where: another may lack one and have one too many.
    pub hollow: bool,
    /// True where blanks part the digits of figures in threes, as rows with more figures than cells show.
    pub grouped: bool,
    /// True where several rows of table 3 have fewer digits than cells: a blank cell among digits that run on leaves nothing.
    pub lacking: bool,
    /// True where the number of a page stands behind the figures of a row of table 3, which add up without it: others may stand in
    /// the place of blank cells.
    pub numbered: bool,
    /// True where figures stand among the rows of table 3 that are none of its rows: a row of table 2 may be one of another place, and
    /// where no labels tell them, the number of rows tells nothing.
    pub strayed: bool,
}

/// As many rows are several.
const FEW: usize = 3;

impl Signs {
    /// The signs in the rows of some tables.
    pub fn of<'r, 't: 'r>(text: &'t str, tables: impl Iterator<Item = &'r Rows<'t>> + Clone) -> Signs {
        let records = || tables.clone().flat_map(|rows| &rows.records);
        let requests = || tables.clone().filter(|rows| rows.table == TableId::Requests);
        let size = |record: &Record<'_>| record::sizes(TableId::Requests, record.key).first().copied().unwrap_or(0);
        // A figure of seven digits in a row of one cell is no row of table 3 whose digits run on.
        let glued = |rows: &'r Rows<'t>| {
            let own = |row: &Record<'_>| record::sizes(rows.table, row.key).first().copied().unwrap_or(0);
            let runs_on = |row: &Record<'_>, size| {
                place::is_glued(row, size) || is_half_glued(text, row, size) || size > 1 && is_doubled(row)
            };
            rows.records.iter().filter(move |row| row.key.is_some() && own(row) > 0 && runs_on(row, own(row)))
        };
        let strewn = |row: &&Record<'_>| (1..positions(row).len()).contains(&size(row)) && is_soft(text, row);
        let lacking = |row: &&Record<'_>| row.key.is_some() && row.digits() < size(row);
        let stranger = |row: &Record<'_>| row.key.is_none() && (1..size(row)).contains(&positions(row).len());
        Signs {
            strayed: requests().any(|rows| rows.astray || rows.records.iter().any(stranger)),
            loose: records().any(|row| is_loose(text, row)),
            strewn: requests().flat_map(|rows| &rows.records).filter(strewn).count() >= FEW
                || records().any(|row| is_torn(text, row)),
            glued: tables.clone().flat_map(glued).count() > FEW,
            grouped: tables.clone().any(|rows| rows.records.iter().any(|record| is_grouped(text, rows.table, record))),
            packed: !records().any(record::has_gap),
            hollow: requests().any(|rows| is_hollow(rows, size)),
            lacking: requests().flat_map(|rows| &rows.records).filter(lacking).count() >= FEW,
            numbered: requests()
                .filter(|rows| rows.kept != Kept::Rows)
                .any(|rows| rows.records.iter().any(|record| is_numbered(record, size(record)))),
        }
    }
}

/// True for a row with more figures than cells, of which two are one figure whose digits a blank parts in threes.
fn is_grouped<'t>(whole: &'t str, table: TableId, record: &Record<'t>) -> bool {
    let most = record::sizes(table, record.key).iter().max().copied();
    let groups = |pair: &[Piece<'t>]| are_groups(whole, pair[0].text, pair[1].text);
    record.key.is_some()
        && most.is_some_and(|most| positions(record).len() > most)
        && record.cells.windows(2).any(groups)
}

/// True for a row whose only figure is the same digits twice: one and the total run on, and blank cells beside them have left nothing.
fn is_doubled(record: &Record<'_>) -> bool {
    let [piece] = &record.cells[..] else { return false };
    let digits = piece.text.trim();
    digits.bytes().all(|byte| byte.is_ascii_digit()) && {
        let (head, tail) = digits.split_at(digits.len() / 2);
        !head.is_empty() && head == tail
    }
}

/// True for digits that run on in some cells where blanks have got between others: `29633 293181 0`.
fn is_half_glued<'t>(whole: &'t str, record: &Record<'t>, size: usize) -> bool {
    let digits = |piece: &Piece<'_>| piece.text.bytes().filter(u8::is_ascii_digit).count();
    record.cells.len() > 1
        && record.cells.len() < size
        && record.cells.iter().any(|piece| digits(piece) >= size)
        && is_soft(whole, record)
}

/// True for a row of table 3 with a figure too many, the number of a page, behind those that add up.
fn is_numbered(record: &Record<'_>, size: usize) -> bool {
    let first = || Sum::of_blocks(record, size).next().flatten();
    size > 0
        && positions(record).len() == size + 1
        && ends_as_a_page(record)
        && first().is_some_and(|sum| sum.totals().1)
}

/// True where so many rows of table 3 have fewer figures than cells, in a layout that leaves nothing for a blank one or in rows that
/// have lost their blank cells, that their filer has left cells blank.
fn is_hollow(rows: &Rows<'_>, size: impl Fn(&Record<'_>) -> usize) -> bool {
    let filled: Vec<&Record<'_>> =
        rows.records.iter().filter(|record| record.key.is_some() && !positions(record).is_empty()).collect();
    let lacks = |record: &&&Record<'_>| {
        let figures = positions(record).len();
        figures < size(record) && figures == record.cells.len()
    };
    let short = || filled.iter().filter(lacks);
    let several = short().count() >= FEW && short().count() * 6 >= filled.len();
    match rows.kept {
        Kept::Order | Kept::Lines => several,
        // Where most rows lack just one, it is the total, which their filer has left out.
        Kept::Rows => {
            let totals = short().count() * 2 > filled.len() && short().all(|row| positions(row).len() + 1 == size(row));
            several && !totals && !rows.records.iter().any(record::has_gap)
        }
        Kept::Cells => false,
    }
}
