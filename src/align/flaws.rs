//! What a row shows by itself that speaks against taking its figures as they stand.

use super::columns::Starts;
use super::group::evidence_of;
use super::order::Sum;
use super::place::Reading;
use super::record::{self, Piece, Record, Rows, positions};
use crate::form::{self, TableForm, TableId};
use crate::label::likeness;
use crate::layout::{Kept, Token, cells, has_bars, is_astray, is_padded, slice};
use crate::span::{end_in, offset_in};

/// True where nothing but blanks stands between the cells of a row, one alone between some: wider gaps part cells.
pub(super) fn is_soft<'t>(whole: &'t str, record: &Record<'t>) -> bool {
    let Some((first, last)) = record.cells.first().zip(record.cells.last()) else { return true };
    let end = |piece: &Piece<'_>| piece.text.as_ptr() as usize + piece.text.len();
    let is_narrow = |pair: &[Piece<'_>]| (pair[1].text.as_ptr() as usize).wrapping_sub(end(&pair[0])) < 2;
    let narrow = record.cells.len() < 2 || record.cells.windows(2).any(is_narrow);
    narrow && !slice(whole, first.text, last.text).contains(['|', '\t', '\n'])
}

/// True where a dash begins the line of a row, and a line before it too: it may be the mark of a list, and no cell.
pub(super) fn begins_with_mark(whole: &str, pieces: &[Piece<'_>]) -> bool {
    const FEW: usize = 4;
    let Some(first) = pieces.first().filter(|piece| piece.text.trim() == "-") else { return false };
    let mut before = whole[..offset_in(first.text, whole)].rsplit('\n');
    let begins = before.next().is_some_and(|own| own.trim().is_empty());
    let mut before = before.filter(|line| !line.trim().is_empty()).take(FEW);
    begins && before.any(|line| line.trim_start().starts_with("- "))
}

/// True for a row of table 3 with some blank cells, nothing else, and fewer than the form has: others may be cut off. One blank cell
/// may be the end of its line, and none what a copy has left of seven.
pub(super) fn is_blank_and_short(record: &Record<'_>, size: usize) -> bool {
    const ROW: usize = 7;
    let some = size == ROW && record.column.is_some() && (2..size).contains(&record.cells.len());
    some && record.cells.iter().all(|piece| piece.token == Token::Blank)
}

/// True where a row shows that blanks do not part its figures: `30 01`.
pub(super) fn is_loose<'t>(whole: &'t str, record: &Record<'t>) -> bool {
    let padded = |piece: &Piece<'_>| is_padded(piece.text);
    record.cells.len() > 1 && record.cells.iter().any(padded) && is_soft(whole, record)
}

/// True for a row whose counters have gone astray with digits of its figures: `33 件8 件0`.
pub(super) fn is_torn<'t>(whole: &'t str, record: &Record<'t>) -> bool {
    let astray = |piece: &Piece<'_>| piece.token == Token::Word && is_astray(piece.text);
    record.cells.iter().any(astray) && is_soft(whole, record)
}

/// True for a label that ends in digits and a mark between digits, in digits after a lost character, or in digits before a blank
/// cell: they are of the figures behind it.
pub(super) fn is_glued(record: &Record<'_>) -> bool {
    let label = record.label.trim_end();
    let digit = |c: char| c.is_ascii_digit();
    let bare = label.trim_end_matches(digit);
    let blank = || record.cells.first().is_some_and(|first| first.token == Token::Blank);
    let beside = || bare.ends_with(char::REPLACEMENT_CHARACTER) || bare.ends_with(char::is_alphabetic) && blank();
    label.strip_suffix(['.', ',', '，']).is_some_and(|label| label.ends_with(digit))
        || label.ends_with(digit) && beside()
}

/// True for a cell that several figures stand in: a row of another place that a layout has taken for a cell.
pub(super) fn holds_several(piece: &Piece<'_>) -> bool {
    piece.token == Token::Figure && piece.text.split_whitespace().nth(2).is_some()
}

/// True where a blank line stands between two cells of a row, and none between others, in a layout that leaves nothing for blank cells:
/// it may be one.
pub(super) fn has_hole<'t>(whole: &'t str, rows: &Rows<'t>, record: &Record<'t>) -> bool {
    rows.kept == Kept::Order && are_uneven(whole, record.cells.iter().map(|piece| piece.text))
}

/// The same of cells that follow each other.
pub(super) fn are_uneven<'t>(whole: &'t str, cells: impl Iterator<Item = &'t str> + Clone) -> bool {
    let pairs = cells.clone().zip(cells.skip(1));
    let mut gaps = pairs.map(|(before, behind)| between(whole, before, behind).matches('\n').count());
    gaps.next().is_some_and(|first| gaps.any(|gap| gap != first && first.min(gap) == 1))
}

/// True for a row that begins or ends with a line of blanks, in a layout of a cell a line: it may be of a label instead.
pub(super) fn ends_in_blanks(whole: &str, rows: &Rows<'_>, record: &Record<'_>) -> bool {
    let is_of_blanks = |piece: &&Piece<'_>| {
        let at = offset_in(piece.text, whole);
        let beside = whole.get(..at).zip(whole.get(at..));
        let line = beside.is_some_and(|(before, behind)| before.ends_with(' ') || behind.starts_with(' '));
        piece.text.is_empty() && line
    };
    let ends = [record.cells.first(), record.cells.last()];
    rows.kept == Kept::Cells && !record.label.is_empty() && ends.iter().flatten().any(is_of_blanks)
}

/// True for a row with the label of another behind its first figure: 行政处罚 | 0 | 行政强制 | 1.
pub(super) fn holds_label(table: TableId, record: &Record<'_>) -> bool {
    let behind = record.cells.iter().skip_while(|piece| !piece.fills());
    let mut words = behind.filter(|piece| piece.token == Token::Word);
    table != TableId::Remedies && words.any(|piece| record::row_label(table, piece.text, false).is_some())
}

/// True for noughts alone, more of them than the row of table 3 has cells, in a layout that leaves nothing for blank ones: those of
/// several rows, of which some may be blank.
pub(super) fn is_overfull(rows: &Rows<'_>, record: &Record<'_>, size: usize) -> bool {
    const MANY: usize = 2;
    let filled = positions(record);
    let nought = |at: &usize| evidence_of(record.cells[*at]) == Some(0);
    let more = filled.len() >= size + MANY || rows.signs.hollow && filled.len() > size;
    rows.table == TableId::Requests && rows.kept != Kept::Rows && more && filled.iter().all(nought)
}

/// True where every row, several of them of more than one cell, has just as many figures as cells: then blanks part them.
pub(super) fn all_full(form: &TableForm, rows: &Rows<'_>) -> bool {
    let known = || rows.records.iter().filter_map(|record| Some((record, &form.rows[form.row(record.key?)?])));
    let is_full = |(record, row): (&Record<'_>, &form::Row)| positions(record).len() == row.columns.len();
    known().filter(|(_, row)| row.columns.len() > 1).count() > 3 && known().all(is_full)
}

/// True for a row of fewer figures than cells, and nothing else.
pub(super) fn is_short(form: &TableForm, record: &Record<'_>) -> bool {
    let filled = positions(record).len();
    let size = record.key.and_then(|key| form.row(key)).map_or(0, |row| form.rows[row].columns.len());
    (1..size).contains(&filled) && filled == record.cells.len()
}

/// True where a row has at least a digit for each of its cells.
pub(super) fn has_digits_for_all(form: &TableForm, record: &Record<'_>) -> bool {
    record.key.and_then(|key| form.row(key)).is_none_or(|row| record.digits() >= form.rows[row].columns.len())
}

/// True where two figures of a row may be one, whose digits a blank parts in threes: `增1 117`. Another gap of the row is wider, or
/// `grouped` says that other rows have such figures.
pub(super) fn may_be_grouped<'t>(
    whole: &str,
    label: &'t str,
    figures: impl Iterator<Item = &'t str> + Clone,
    grouped: bool,
) -> bool {
    let pairs = || figures.clone().zip(figures.clone().skip(1));
    let is_wide = |(before, behind)| {
        let gap = between(whole, before, behind);
        gap.len() > 1 && gap.bytes().all(|byte| byte == b' ')
    };
    let first = figures.clone().next().map(|first| (label, first));
    pairs().any(|(head, tail)| are_groups(whole, head, tail))
        && (grouped || first.into_iter().chain(pairs()).any(is_wide))
}

/// True where bars part the cells of a row: no markup does.
pub(super) fn is_barred<'t>(whole: &'t str, cells: impl Iterator<Item = &'t str> + Clone) -> bool {
    let ends = cells.clone().next().zip(cells.last());
    ends.is_some_and(|(first, last)| slice(whole, first, last).contains('|'))
}

/// True for a figure of up to three digits and three digits behind one blank.
pub(super) fn are_groups(whole: &str, head: &str, tail: &str) -> bool {
    const GROUP: usize = 3;
    let digits = head.trim_start_matches(|c: char| !c.is_ascii_digit());
    let is_head = (1..=GROUP).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0');
    let is_tail = || tail.bytes().take_while(u8::is_ascii_digit).count() == GROUP;
    is_head && is_tail() && between(whole, head, tail) == " "
}

/// What stands between two slices of a text, if they follow each other.
fn between<'t>(whole: &'t str, before: &str, behind: &str) -> &'t str {
    let at = |slice: &str| offset_in(slice, whole);
    whole.get(at(before).saturating_add(before.len())..at(behind)).unwrap_or_default()
}

/// True for a row with a figure for each cell whose sums come out as they are printed, and some not of noughts alone: blanks that
/// stand in figures elsewhere part them here.
pub(super) fn comes_out(form: &TableForm, record: &Record<'_>, size: usize) -> bool {
    let block = form.rows.first().map_or(1, |row| row.columns.len());
    let sums: Vec<Sum> = Sum::of_blocks(record, block).flatten().collect();
    !form.identities.is_empty()
        && positions(record).len() == size
        && sums.len() * block == size
        && sums.iter().all(|sum| sum.totals().1)
        && sums.into_iter().any(Sum::ends_in_total)
}

/// True where a blank cell behind the last row of a text may be none.
pub(super) fn is_doubtful(record: &Record<'_>, reading: &Reading, cut: bool) -> bool {
    let last = reading.last().and_then(|cell| *cell);
    cut && !positions(record).is_empty() && last.is_none_or(|at| record.cells[at].token == Token::Blank)
}

/// True for a row of some figures before a line of a few without a label: the end of a line may have cut it.
pub(super) fn goes_on(rows: &Rows<'_>, at: usize, size: usize) -> bool {
    let filled = |record: &Record<'_>| positions(record).len();
    let few = |record: &Record<'_>| (1..size).contains(&filled(record));
    let next = rows.records.get(at + 1).filter(|next| next.key.is_none() && next.label.is_empty());
    rows.kept == Kept::Rows && few(&rows.records[at]) && next.is_some_and(few)
}

/// True for a row that has lost characters in its cells, or at the end of its label, and is not as wide as its like.
pub(super) fn is_damaged(record: &Record<'_>, starts: &Starts) -> bool {
    let lost = |piece: &Piece<'_>| piece.text.contains(char::REPLACEMENT_CHARACTER);
    let damaged = record.label.ends_with(char::REPLACEMENT_CHARACTER) || record.cells.iter().any(lost);
    damaged && record.column.is_some() && !starts.is_regular(record)
}

/// True where the last figure of a row may be the number of a page.
pub(super) fn ends_as_a_page(record: &Record<'_>) -> bool {
    const LAST: i64 = 999;
    let last = positions(record).last().and_then(|&at| evidence_of(record.cells[at]));
    last.is_some_and(|last| (1..=LAST).contains(&last))
}

/// True for a row of table 2 that ends in what may be the number of a page, where such numbers stand among the figures.
pub(super) fn may_be_numbered(rows: &Rows<'_>, record: &Record<'_>) -> bool {
    let several = rows.table == TableId::Proactive && rows.kept != Kept::Rows;
    rows.signs.numbered && several && ends_as_a_page(record)
}

/// True for a figure behind a separator that no digit stands before: the beginning of it is lost.
pub(super) fn is_beheaded(whole: &str, piece: &Piece<'_>) -> bool {
    let start = offset_in(piece.text, whole);
    let digits = piece.text.starts_with(|c: char| c.is_ascii_digit());
    let before = || whole.get(..start).and_then(|before| before.strip_suffix([',', '.']));
    let is_none = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '|' | '）' | ')');
    digits && before().is_some_and(|before| before.ends_with(is_none))
}

/// True for a row of table 2 before a line of digits alone, or of digits behind the end of its label, or, where bars part its cells,
/// before any line that begins with digits: they may be the end of its last figure.
pub(super) fn is_cut(whole: &str, rows: &Rows<'_>, record: &Record<'_>) -> bool {
    if rows.kept == Kept::Cells || rows.table != TableId::Proactive || record.label.is_empty() {
        return false;
    }
    let Some(last) = record.cells.iter().rfind(|piece| piece.fills()) else { return false };
    let beside = slice(whole, record.label, last.text);
    let end = end_in(last.text, whole);
    let rest = whole.get(end..).unwrap_or_default();
    let next = rest.trim_start_matches(['|', '\t', ' ']);
    let behind = &rest[..rest.len() - next.len()];
    let line =
        next.trim_start_matches([',', '.']).strip_prefix('\n').and_then(|rest| rest.lines().next()).unwrap_or_default();
    // Bars that close the row part the cells of what goes on from it.
    if beside.contains('\n') || has_bars(behind) && !has_bars(line) {
        return false;
    }
    let line = line.strip_prefix([',', '.']).unwrap_or(line);
    let mut cells = cells(line).into_iter().map(Piece::new).filter(|piece| piece.token != Token::Blank).peekable();
    let ends =
        |piece: &Piece<'_>| record::row_label(rows.table, &[record.label, piece.text].concat(), true) == record.key;
    cells.next_if(|piece| piece.token == Token::Word && ends(piece));
    let begins = |piece: &Piece<'_>| piece.text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let first = cells.next().is_some_and(|piece| piece.token == Token::Figure && begins(&piece));
    // A number before the label of the next row is its own.
    let among_bars = has_bars(beside) && !has_bars(behind) && cells.clone().all(|piece| piece.token != Token::Word);
    first && (among_bars || rows.kept != Kept::Order && cells.next().is_none())
}

/// True where the words beside the figures are much like the label of their row, and no more like that of another.
pub(super) fn is_named(form: &TableForm, record: &Record<'_>) -> bool {
    const LEAST: f64 = 0.5;
    let Some(row) = record.key.and_then(|key| form.row(key)) else { return false };
    let like = |row: &form::Row| likeness(record.label, row.label);
    let own = like(&form.rows[row]);
    record.label.contains(char::is_alphabetic) && own >= LEAST && !form.rows.iter().any(|other| like(other) > own)
}

/// True where the text, which ends at `text_end`, ends with a row: what is lacking may have been cut off.
pub(super) fn ends_text(text: &str, text_end: usize, record: &Record<'_>) -> bool {
    let last = record.cells.iter().rev().find(|piece| piece.token != Token::Blank);
    let last = last.map_or(record.label, |piece| piece.text).trim();
    let end = end_in(last, text);
    (text_end..=text.len()).contains(&end)
}

/// Where a text ends, but for blank cells and lines.
pub(super) fn end_of(text: &str) -> usize {
    text.trim_end_matches(['|', ' ', '\n', '\t']).len()
}
