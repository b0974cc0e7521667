//! An account of the rows: those that the source lacks or has again, and those that the form does not know.

use super::part::Part;
use super::record::{Record, Rows, positions, span_of};
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{Address, Row, TableForm, TableId};
use crate::layout::{Token, all_lines};
use crate::model::{Cell, State};
use crate::span::{Span, end_in};
use crate::text::{Text, is_han};

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
        let robbed: Vec<Address> = if nameless { robbed(rows, &blank, at, count) } else { Vec::new() };
        if !robbed.is_empty() {
            let message = say!(
                "{count} figures stand before no label, or one that names no row, while rows of as many cells are blank";
                "有{count}个数字不属于任何行标题，而同样多单元格的行是空白的"
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

/// The rows of tables 2 and 3 that stand in the source with blank cells alone: figures that no label names may be theirs.
fn blank_rows(form: &TableForm, rows: &Rows<'_>) -> Vec<&'static Row> {
    let is_blank = |row: &&Row| {
        let mut own = rows.records.iter().filter(|record| record.key == Some(row.key)).peekable();
        own.peek().is_some() && own.all(|record| positions(record).is_empty())
    };
    form.rows.iter().filter(|_| form.table != TableId::Remedies).filter(is_blank).collect()
}

/// The blank rows that figures without a known label may be of: those with as many cells, and those beside them with more, where some
/// cells of theirs are blank.
fn robbed(rows: &Rows<'_>, blank: &[&'static Row], at: usize, count: usize) -> Vec<Address> {
    let beside = [at.checked_sub(1), Some(at + 1)].map(|at| rows.records.get(at?)?.key);
    let fits = |row: &Row| match row.columns.len() {
        size if size == count => true,
        size => size > count && beside.contains(&Some(row.key)),
    };
    blank.iter().filter(|row| fits(row)).map(|row| rows.address(row.key)).collect()
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

/// Figures that stand right behind the headings of table 4 and that no layout could part, 1821^264^403: where nothing else of the
/// table is there, its cells are not blank.
pub(super) fn unread(findings: &mut Findings, text: &Text<'_>, form: &TableForm, rows: &Rows<'_>, cells: &mut [Cell]) {
    if form.table != TableId::Remedies || cells.iter().any(|cell| cell.span.is_some()) {
        return;
    }
    if let Some(line) = figures_behind(text.as_str(), rows) {
        cells.fill(Cell::MISSING);
        let table = form.table;
        let message = say!(
            "figures stand behind the headings of table {table} that cannot be told apart";
            "{}的表头之后印有无法分辨的数字", table.as_str_zh()
        );
        findings.push(Code::CellUnplaced, message, vec![Address::table(table)], Some(text.span_of(line)));
    }
}

/// The line of figures without words that follows the last heading of a table, some lines further on at most.
fn figures_behind<'t>(text: &'t str, rows: &Rows<'_>) -> Option<&'t str> {
    const FEW: usize = 3;
    let end = |words: &str| end_in(words, text);
    let last = rows.columns.iter().map(|head| end(head.words)).max()?;
    let behind = all_lines(text.get(last..)?).skip(1).map(str::trim).filter(|line| !line.is_empty());
    // 件 and 不适用 are of cells.
    let is_of_words = |c: char| is_han(u32::from(c)) && !"件次项个条起宗份例人无不适用未涉及".contains(c);
    let mut wordless = behind.take(FEW).take_while(|line| !line.contains(is_of_words));
    wordless.find(|line| line.bytes().any(|byte| byte.is_ascii_digit()))
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
