//! What is printed beside labels without a cell, and is no cell of theirs: figures that no layout could part, digits that hang on a
//! label, what damage has left of a row. Where such a thing stands, nobody knows that the cells are blank.

use super::part::Part;
use super::record::{Piece, Record, Rows, positions};
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{Address, TableForm, TableId};
use crate::layout::{Kept, Token, all_lines, is_page_mark};
use crate::model::{Cell, State};
use crate::span::{end_in, offset_in};
use crate::text::{Text, is_numeral, is_of_label};
use std::ops::Range;

/// So many lines beside the labels of a table are looked at.
const FEW: usize = 3;

/// So many figures in one cell are those of several rows or cells.
const SEVERAL: usize = 3;

/// So many pieces between two rows are looked at, and none that is longer in bytes.
const MOST: usize = 200;

/// True for a label with no figure behind it, in a layout where blank cells are no sure sign of one.
pub(super) fn is_bare(rows: &Rows<'_>, record: &Record<'_>) -> bool {
    record.cells.is_empty() || rows.kept != Kept::Rows && record.cells.iter().all(|piece| piece.token == Token::Blank)
}

/// A table of which nothing is printed but labels, while figures stand in front of them or behind: its cells are not blank.
pub(super) fn table(findings: &mut Findings, text: &Text<'_>, form: &TableForm, rows: &Rows<'_>, cells: &mut [Cell]) {
    if cells.iter().any(|cell| cell.span.is_some() || cell.state != State::Blank && cell.state != State::Missing) {
        return;
    }
    // Figures behind their labels that could not be parted are of those rows, and say nothing of the blank ones.
    if rows.records.iter().any(|record| record.key.is_some() && !positions(record).is_empty()) {
        return;
    }
    if let Some(line) = figures_beside(text.as_str(), labels(rows)) {
        cells.fill(Cell::MISSING);
        told_apart(findings, text, form, line);
    }
}

/// Says that figures stand beside the labels of a table that nothing is read of.
pub(super) fn told_apart(findings: &mut Findings, text: &Text<'_>, form: &TableForm, line: &str) {
    let table = form.table;
    let message = say!(
        "figures stand beside the labels of table {table} that cannot be told apart";
        "{}的表头旁边印有无法分辨的数字", table.as_str_zh()
    );
    findings.push(Code::CellUnplaced, message, vec![Address::table(table)], Some(text.span_of(line)));
}

/// The words that a table was found by.
fn labels<'r, 't>(rows: &'r Rows<'t>) -> impl Iterator<Item = &'t str> + use<'r, 't> {
    let labels = rows.records.iter().map(|record| record.label).chain(rows.bare.iter().map(|bare| bare.label));
    labels.chain(rows.columns.iter().map(|head| head.words))
}

/// The line of figures without words behind the last of some labels, some lines further on at most, or before the first, or among
/// them.
pub(super) fn figures_beside<'t>(text: &'t str, labels: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let all = labels.filter(|words| !words.is_empty()).filter_map(|words| place(text, words)).reduce(cover)?;
    let filled = |line: &&str| !line.trim().is_empty();
    let mut behind = all_lines(text.get(all.end..)?);
    let beside = behind.next()?.split_whitespace().take_while(|part| !is_of_words(part)).take(MOST);
    let beside = { beside }.find(|part| holds_digit(part));
    let mut behind = behind.filter(filled).take(FEW).take_while(|line| !is_heading(line));
    let is_lost = |line: &&str| line.contains([char::REPLACEMENT_CHARACTER, '?']);
    let before = text.get(..all.start)?.rsplit('\n').skip(1).filter(filled).take(2 * FEW);
    let mut before = before.take_while(|line| !is_heading(line));
    let is_of_figures = |line: &&str| !is_of_words(line) && holds_digit(line) && !is_page_mark(line);
    let beside = beside.or_else(|| behind.find(|line| is_of_figures(line) || is_lost(line)));
    beside
        .or_else(|| before.find(|line| is_of_figures(line) || is_lost(line)))
        .or_else(|| all_lines(text.get(all)?).find(is_of_figures))
}

/// 三、收到和处理政府信息公开申请情况: figures on the other side of it are those of another table.
fn is_heading(line: &str) -> bool {
    line.trim_start().trim_start_matches(is_numeral).starts_with('、')
}

/// True for a line of words; 件 and 不适用 are of cells.
fn is_of_words(line: &str) -> bool {
    line.contains(|c: char| is_of_label(c) && !"增加减少".contains(c))
}

fn holds_digit(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_digit())
}

/// Names the rows whose label stands alone while something that no row has taken stands beside it, or beside others alone with it.
pub(super) fn rows(findings: &mut Findings, text: &Text<'_>, form: &TableForm, rows: &Rows<'_>, cells: &[Cell]) {
    let records = &rows.records;
    // The end of a block may part the last label from its cell.
    let is_blank_record = |record: &Record<'_>| record.cells.iter().all(|piece| piece.token == Token::Blank);
    let is_last = |at: usize| at + 1 == records.len() && records[at].key.is_some() && is_blank_record(&records[at]);
    let is_alone = |at: usize| is_lone(form, rows, &records[at]) || is_last(at);
    if form.table == TableId::Remedies || !(0..records.len()).any(is_alone) {
        return;
    }
    only(findings, form, rows, cells);
    let apart = are_labels_apart(form, rows);
    let is_blank = |row: usize| {
        let first = form.offset(row);
        let cells = cells.get(first..first + form.rows[row].columns.len()).unwrap_or_default();
        cells.iter().any(|cell| cell.state == State::Blank)
    };
    // Where the labels of a table without sums stand apart from some figures, they may do so from all.
    let whole = form.identities.is_empty() && rows.kept != Kept::Rows;
    let mut lone: Vec<(Range<usize>, bool)> = Vec::new();
    let mut from = 0;
    while let Some(first) = (from..records.len()).find(|&at| is_alone(at)) {
        from = (first..records.len()).find(|&at| !is_alone(at)).unwrap_or(records.len());
        lone.push((first..from, apart || is_doubtful(text, form, records, first..from)));
    }
    let any = whole && lone.iter().any(|(_, doubtful)| *doubtful);
    let doubtful = lone.into_iter().filter(|(_, doubtful)| *doubtful || any).flat_map(|(lone, _)| &records[lone]);
    let blank = doubtful.filter_map(|record| record.key).filter(|key| form.row(key).is_some_and(is_blank));
    let unread: Vec<Address> = blank.map(|key| rows.address(key)).collect();
    if !unread.is_empty() {
        let table = form.table;
        let message = say!(
            "something that could not be read stands beside labels of table {table} without figures";
            "{}没有数字的行标题旁边印有无法辨读的内容", table.as_str_zh()
        );
        findings.push(Code::CellUnplaced, message, unread, None);
    }
}

/// Names the one row of a table that has no cell at all behind its label, where no other cell is blank: its figures may be lost.
fn only(findings: &mut Findings, form: &TableForm, rows: &Rows<'_>, cells: &[Cell]) {
    let mut lone = rows.records.iter().filter(|record| is_lone(form, rows, record)).filter_map(|record| record.key);
    let blank = cells.iter().filter(|cell| cell.state == State::Blank).count();
    let Some((key, row)) = lone.find_map(|key| form.row(key).map(|row| (key, row))) else { return };
    let first = form.offset(row);
    let own = cells.get(first..first + form.rows[row].columns.len()).unwrap_or_default();
    let is_out = |cell: &Cell| cell.state == State::Blank && cell.span.is_none();
    if own.iter().all(is_out) && own.len() == blank && cells.iter().any(|cell| cell.state == State::Number) {
        let label = form.rows[row].label;
        let message = say!(
            "nothing stands behind {label}, while no other cell of the table is blank: what stood there may be lost";
            "“{label}”后面什么也没有，而本表其他单元格都不是空白：原有内容可能已丢失"
        );
        findings.push(Code::CellUnproven, message, vec![rows.address(key)], None);
    }
}

/// True where something is left over beside some rows, or hangs on one of their labels, or stands in the rows before and behind them.
fn is_doubtful(text: &Text<'_>, form: &TableForm, records: &[Record<'_>], lone: Range<usize>) -> bool {
    let hangs = |record: &Record<'_>| {
        is_left_over(record.label)
            || begins_with_figure(record.label)
            || ends_in_placeholder(record.label)
            || text.is_damaged(record.label)
    };
    let beside = [lone.start.checked_sub(1), Some(lone.end)];
    let beside = beside.into_iter().flatten().filter_map(|at| records.get(at));
    records[lone.clone()].iter().any(hangs)
        || (lone.start..=lone.end).any(|at| holds_more(text.as_str(), records, at))
        || { beside }.any(|record| is_overfull(form, record))
}

/// The blank cells of the few rows that have a cell less than their like: a figure of theirs may be lost, wherever it stood.
pub(super) fn left_out(parts: &[Part<'_>], cells: &[Cell]) -> Vec<usize> {
    const FEW: usize = 2;
    let is_out = |at: &usize| cells.get(*at).is_some_and(|cell| cell.state == State::Blank && cell.span.is_none());
    let printed =
        |part: &Part<'_>| part.open || part.row().any(|at| cells.get(at).is_some_and(|cell| cell.span.is_some()));
    let lacks = |part: &&Part<'_>| part.row().any(|at| is_out(&at)) && printed(part);
    let lacking: Vec<&Part<'_>> = parts.iter().filter(lacks).collect();
    let is_blank = |at: &usize| cells.get(*at).is_some_and(|cell| cell.state == State::Blank);
    if lacking.len() > FEW { Vec::new() } else { lacking.into_iter().flat_map(Part::row).filter(is_blank).collect() }
}

/// True for a label with nothing printed behind it: no cell, or fewer blank lines than its row has cells, in a layout that parts
/// everything by lines.
fn is_lone(form: &TableForm, rows: &Rows<'_>, record: &Record<'_>) -> bool {
    let size = || record.key.and_then(|key| form.row(key)).map_or(0, |row| form.rows[row].columns.len());
    let nothing = || rows.kept == Kept::Cells && is_bare(rows, record) && record.cells.len() < size();
    record.key.is_some() && !record.label.is_empty() && (record.cells.is_empty() || nothing())
}

/// True for a row with more figures than cells, or several in one of them: some may be those of the rows beside it.
fn is_overfull(form: &TableForm, record: &Record<'_>) -> bool {
    let Some(row) = record.key.and_then(|key| form.row(key)) else { return false };
    let figures: usize = record.cells.iter().map(|piece| figures_in(piece)).sum();
    figures > form.rows[row].columns.len() || record.cells.iter().any(holds_several)
}

/// How many figures stand in a cell.
fn figures_in(piece: &Piece<'_>) -> usize {
    let parts = piece.text.split_whitespace().take(MOST);
    parts.filter(|part| holds_digit(part) && Piece::new(part).fills()).count().max(usize::from(piece.fills()))
}

fn holds_several(piece: &Piece<'_>) -> bool {
    piece.text.split_whitespace().nth(SEVERAL - 1).is_some() && figures_in(piece) >= SEVERAL
}

/// True for a table without sums that keeps no ends of rows and has more labels alone than with figures, or several figures in one cell:
/// its labels stand in one place, and its figures in another.
pub(super) fn are_labels_apart(form: &TableForm, rows: &Rows<'_>) -> bool {
    if !form.identities.is_empty() || !matches!(rows.kept, Kept::Cells | Kept::Order) {
        return false;
    }
    let filled = rows.records.iter().filter(|record| record.key.is_some() && !positions(record).is_empty());
    let lone = rows.records.iter().filter(|record| is_lone(form, rows, record)).count();
    filled.clone().any(|record| record.cells.iter().any(holds_several)) || (1..lone).contains(&filled.count())
}

/// True where a label has no figure behind it.
pub(super) fn has_lone_label(form: &TableForm, rows: &Rows<'_>) -> bool {
    !rows.bare.is_empty() || rows.records.iter().any(|record| is_lone(form, rows, record))
}

/// True where something is left over between a row and the one before it, or behind the last.
fn holds_more(text: &str, records: &[Record<'_>], at: usize) -> bool {
    let place_of = |at: usize| {
        let record: &Record<'_> = records.get(at)?;
        let cells = record.cells.iter().map(|piece| piece.text).filter(|cell| !cell.is_empty());
        Some(record.label)
            .filter(|label| !label.is_empty())
            .into_iter()
            .chain(cells)
            .filter_map(|cell| place(text, cell))
            .reduce(cover)
    };
    let this = place_of(at);
    let before = at.checked_sub(1).and_then(place_of);
    let gap = match (before, this) {
        (Some(before), Some(this)) => text.get(before.end..this.start),
        (Some(before), None) => text.get(before.end..).map(first_lines),
        (None, Some(this)) => text.get(..this.start).map(last_lines),
        (None, None) => None,
    };
    gap.is_some_and(|gap| begins_with_figure(gap) || gap.split(['\n', '|', '\t', ' ']).take(MOST).any(is_left_over))
}

/// The rest of a line, and the next one if it has no words; bars alone in a line only part cells.
fn first_lines(rest: &str) -> &str {
    let end = rest.find('\n').unwrap_or(rest.len());
    let behind = rest[end..].trim_start_matches(['\n', '|', ' ']);
    let next = &behind[..behind.find('\n').unwrap_or(behind.len())];
    let of_words = is_of_words(next) && !is_damaged(next);
    if of_words { &rest[..end] } else { &rest[..rest.len() - behind.len() + next.len()] }
}

/// What stands before something in its line, and the last words of the line before, but for the marks of pages.
fn last_lines(before: &str) -> &str {
    let mut lines = before.rsplit('\n');
    let own = lines.next().map_or(0, str::len);
    let last = lines.take(FEW * 2).find(|line| !line.trim().is_empty() && !is_page_mark(line)).unwrap_or_default();
    let tail =
        |text: &str, from: usize| (from..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let start =
        place(before, last).map_or(before.len() - own, |last| last.start.max(last.end.saturating_sub(MOST / 2)));
    &before[tail(before, start)..]
}

/// True for what lost characters have left of a cell.
fn is_damaged(line: &str) -> bool {
    line.len() < MOST && line.contains([char::REPLACEMENT_CHARACTER, '?'])
}

/// True for a figure, for words that end in digits, and for lost characters.
fn is_left_over(part: &str) -> bool {
    let part = part.trim();
    (1..MOST).contains(&part.len())
        && !is_page_mark(part)
        && (part.contains([char::REPLACEMENT_CHARACTER, '?'])
            || part.ends_with(|c: char| c.is_ascii_digit())
            || holds_digit(part) && Piece::new(part).token == Token::Figure)
}

/// True for a label on which a sign hangs that no figure belongs to its cells, or to one of them: 予以公开－.
fn ends_in_placeholder(words: &str) -> bool {
    words.trim_end().ends_with(['/', '—', '-', '－', '无'])
}

/// True for digits that are neither the number of what follows nor a year: 4 二、上年结转.
fn begins_with_figure(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < words.len() && !rest.starts_with(['.', '．', '、', ')', '）', '年', '月'])
}

/// Where a slice of a text stands.
fn place(text: &str, slice: &str) -> Option<Range<usize>> {
    let (start, end) = (offset_in(slice, text), end_in(slice, text));
    (start <= end && end <= text.len()).then_some(start..end)
}

fn cover(a: Range<usize>, b: Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}
