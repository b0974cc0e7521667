//! An account of the rows: those that the source lacks or has again, and those that the form does not know.

use super::beside;
use super::part::Part;
use super::record::{Record, Rows, positions, span_of};
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{Address, Row, TableForm, TableId};
use crate::layout::Token;
use crate::model::{Cell, State};
use crate::span::Span;
use crate::text::Text;
use std::cmp::Ordering;

/// Rows that the source lacks, and rows that the form does not know.
pub(super) fn rows(
    findings: &mut Findings,
    text: &Text<'_>,
    form: &'static TableForm,
    rows: &Rows<'_>,
    parts: &[Part<'_>],
) {
    let named = |address: Address| {
        let named = |r: &&Record<'_>| r.key.map(|key| rows.address(key)) == Some(address);
        rows.records.iter().filter(named).any(|record| !positions(record).is_empty())
    };
    for row in form.rows {
        let address = rows.address(row.key);
        if !parts.iter().any(|part| part.address.covers(address)) && !named(address) {
            missing(findings, form, row);
        }
    }
    let complete = form.rows.iter().all(|row| parts.iter().any(|part| part.address.covers(rows.address(row.key))));
    let blank = blank_rows(form, rows);
    let placed = rows.records.iter().any(|record| record.key.is_some() && !positions(record).is_empty());
    for (at, record) in rows.records.iter().enumerate() {
        let known = record.key.is_some_and(|key| form.row(key).is_some());
        let filled = record.cells.iter().any(|piece| piece.token == Token::Figure);
        // Where all rows have their figures, others without a label are of a page, or of another table.
        let stray = complete && record.label.is_empty();
        if let (Some(key), false, true) = (record.key, known, filled) {
            let address = rows.address(key);
            let message = say!(
                "a row of figures is that of {address}, which this form has not";
                "有一行数字属于{}，而本格式没有这一行", address.in_words()
            );
            findings.push(Code::CellUnplaced, message, vec![Address::table(form.table)], span_of(text, record));
            continue;
        }
        let count = positions(record).len();
        let nameless = record.key.is_none() && filled;
        let mut robbed: Vec<Address> = if nameless { robbed(rows, &blank, placed, at, count) } else { Vec::new() };
        if nameless && record.label.is_empty() {
            robbed.extend(cut_short(form, rows, at, count).filter(|row| !robbed.contains(row)));
        }
        if !robbed.is_empty() {
            let message = say!(
                "{count} figures stand before no label, or one that names no row, while rows are blank";
                "有{count}个数字不属于任何行标题，而有些行是空白的"
            );
            findings.push(Code::CellUnplaced, message, robbed, span_of(text, record));
            continue;
        }
        if known || !filled || stray || (form.table == TableId::Remedies && record.key.is_none()) {
            continue;
        }
        let span = span_of(text, record);
        let cells = vec![Address::table(form.table)];
        if record.label.is_empty() {
            let table = form.table;
            let message = say!(
                "{count} figures of table {table} stand without a label";
                "{}有{count}个数字没有行标题", table.as_str_zh()
            );
            findings.push(Code::CellUnplaced, message, cells, span);
        } else {
            let label: String = record.label.split_whitespace().collect();
            let message = say!("the form has no row {label}"; "格式中没有“{label}”这一行");
            findings.push(Code::RowExtra, message, cells, span);
        }
    }
}

/// A row of table 2 or 3 that stands in the source with blank cells alone: figures that no label names may be its own.
struct Blank {
    row: &'static Row,
    /// True where nothing is printed but its label.
    bare: bool,
}

fn blank_rows(form: &TableForm, rows: &Rows<'_>) -> Vec<Blank> {
    let blank = |row: &'static Row| {
        let mut own = rows.records.iter().filter(|record| record.key == Some(row.key)).peekable();
        let stands = own.peek().is_some() && own.clone().all(|record| positions(record).is_empty());
        stands.then(|| Blank { row, bare: own.all(|record| beside::is_bare(rows, record)) })
    };
    form.rows.iter().filter(|_| form.table != TableId::Remedies).filter_map(blank).collect()
}

/// The blank rows that figures without a known label may be of: those with as many cells; those beside them with more, where some
/// cells of theirs are blank; those with fewer of which nothing is printed, where the figures of several rows stand together; and
/// any where none of the figures has a row.
fn robbed(rows: &Rows<'_>, blank: &[Blank], placed: bool, at: usize, count: usize) -> Vec<Address> {
    let beside = [at.checked_sub(1), Some(at + 1)].map(|at| rows.records.get(at?)?.key);
    let fits = |blank: &&Blank| {
        let fits = match blank.row.columns.len().cmp(&count) {
            Ordering::Equal => true,
            Ordering::Greater => beside.contains(&Some(blank.row.key)),
            Ordering::Less => blank.bare,
        };
        fits || !placed
    };
    blank.iter().filter(fits).map(|blank| rows.address(blank.row.key)).collect()
}

/// The row whose figures end before others that have no label, and that lacks as many or more: the end of a line has cut it.
fn cut_short(form: &TableForm, rows: &Rows<'_>, at: usize, count: usize) -> Option<Address> {
    const NEAR: usize = 3;
    let before = rows.records[..at].iter().rev().take(NEAR).find(|record| record.key.is_some())?;
    let row = form.row(before.key?)?;
    let filled = positions(before).len();
    let lacks = filled > 0 && filled + count <= form.rows[row].columns.len();
    lacks.then(|| rows.address(form.rows[row].key))
}

/// A row that the source lacks.
pub(super) fn missing(findings: &mut Findings, form: &TableForm, row: &Row) {
    let (table, address) = (form.table, Address::row_of(form.table, row.key));
    let message = say!("table {table} has no row {} in the source", row.label; "原文没有{}这一行", address.in_words());
    findings.push(Code::RowMissing, message, vec![address], None);
}

/// A row with fewer cells than the form, in a table that shows nowhere which they are.
pub(super) fn narrow(findings: &mut Findings, row: Address, span: Option<Span>) {
    let message = say!(
        "{row} has fewer cells than the form, and nothing shows which: a column may be cut off";
        "{}的单元格少于格式所列，无法判断缺少哪些：可能有列被截掉", row.in_words()
    );
    findings.push(Code::CellAmbiguous, message, vec![row], span);
}

/// Rows that the source has again.
pub(super) fn repeated(findings: &mut Findings, form: &TableForm, copies: usize) {
    if copies > 0 {
        let table = form.table;
        let message = say!(
            "table {table} stands in the source more than once: {copies} rows again";
            "{}在原文中出现不止一次：重复了{copies}行", table.as_str_zh()
        );
        findings.push(Code::TableDuplicate, message, vec![Address::table(form.table)], None);
    }
}

/// A table without a figure.
pub(super) fn empty(findings: &mut Findings, form: &TableForm, cells: &[Cell]) {
    let without = |cell: &Cell| !matches!(cell.state, State::Number | State::Text);
    if cells.iter().all(without) && cells.iter().any(|cell| cell.state != State::Missing) {
        let table = form.table;
        let message = say!(
            "table {table} is there, and no cell of it holds a figure";
            "原文有{}，但其中没有一个数字", table.as_str_zh()
        );
        findings.push(Code::TableEmpty, message, vec![Address::table(form.table)], None);
    }
}
