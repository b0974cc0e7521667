//! From rows as found to the cells of a table, with a finding for everything that is not plain.

use super::account;
use super::beside;
use super::columns::{self, Starts};
use super::doubt::{self, Doubts};
use super::flaws;
use super::group;
use super::part::Part;
use super::place::Reading;
use super::record::{Piece, Record, Rows};
use super::resolve::{self, Group};
use super::value;
use super::whole;
use crate::code::Code;
use crate::finding::{Findings, Message, say};
use crate::form::{Address, Kind, TableForm};
use crate::layout::{Kept, Token, is_gapped};
use crate::model::{Cell, Placement, State, Table};
use crate::span::Span;
use crate::text::Text;

/// A cell of the form: its id, and what it holds.
type Place = (Address, Kind);

/// Fills a table from its rows.
pub(super) fn table<'t>(
    findings: &mut Findings,
    text: &'t Text<'_>,
    form: &'static TableForm,
    rows: Rows<'t>,
) -> Table {
    let starts = Starts::learn(&rows);
    let (parts, order) = whole::parts(findings, text, form, &rows, &starts);
    let survivors = survivors(form, &parts);
    let places: Vec<Place> = form.cells().map(|(row, c)| (Address::cell(form.table, row.key, c.key), c.kind)).collect();
    let mut cells = vec![Cell::MISSING; places.len()];
    let mut gapped = Vec::new();
    for (part, readings) in parts.iter().zip(&survivors) {
        settle(findings, text, &places, part, readings, &mut cells, &mut gapped);
    }
    if rows.kept == Kept::Rows {
        // Bars and tabs part figures there, and blanks do not.
        gapped.clear();
    }
    let label = |key| rows.records.iter().filter(move |record| record.key == Some(key)).map(|record| record.label);
    let unit = |key| label(key).find_map(value::unit_in).or(rows.unit);
    value::units(findings, form, &rows.columns, unit, &mut cells);
    let anonymous = !rows.records.iter().any(|record| record.label.contains(char::is_alphabetic));
    let doubts = Doubts {
        parts: &parts,
        order,
        anonymous,
        signs: rows.signs,
        exact: text.is_of_markup() && columns::has_all_cells(&rows) && !is_barred(text, &rows),
        bounded: rows.kept == Kept::Rows,
        packed: matches!(rows.kept, Kept::Order | Kept::Lines),
        gapped,
    };
    doubt::report(findings, form, &doubts, &cells);
    beside::table(findings, text, form, &rows, &mut cells);
    beside::rows(findings, text, form, &rows, &cells);
    account::rows(findings, text, form, &rows, &parts);
    account::empty(findings, form, &cells);
    Table::found(form, cells)
}

/// True where bars part the cells of a row.
fn is_barred(text: &Text<'_>, rows: &Rows<'_>) -> bool {
    let cells = |record: &Record<'_>| flaws::is_barred(text.as_str(), record.cells.iter().map(|piece| piece.text));
    rows.records.iter().any(cells)
}

/// The readings of each part that the identities leave.
fn survivors(form: &TableForm, parts: &[Part<'_>]) -> Vec<Vec<Reading>> {
    if parts.iter().all(|part| part.readings.len() == 1) {
        return parts.iter().map(|part| part.readings.clone()).collect();
    }
    let mut groups: Vec<Group> = parts.iter().map(group::group).collect();
    resolve::resolve(form, &mut groups);
    groups.into_iter().map(|group| group.readings).collect()
}

/// Writes what the surviving readings of a part agree on into the cells, and says where they do not.
fn settle(
    findings: &mut Findings,
    text: &Text<'_>,
    places: &[Place],
    part: &Part<'_>,
    readings: &[Reading],
    cells: &mut [Cell],
    gapped: &mut Vec<(usize, bool)>,
) {
    let (mut resolved, mut ambiguous) = (Vec::new(), Vec::new());
    for at in 0..part.size() {
        let place = part.first + at;
        let Some(&(address, kind)) = places.get(place) else { continue };
        let mut said: Vec<Option<Piece<'_>>> = Vec::new();
        // Many readings say little that differs.
        let mut seen = vec![false; part.pieces.len() + 1];
        for piece in readings.iter().map(|reading| reading[at].filter(|at| *at < part.pieces.len())) {
            if std::mem::replace(&mut seen[piece.map_or(0, |at| at + 1)], true) {
                continue;
            }
            let piece = piece.map(|at| part.pieces[at]);
            if !said.iter().any(|other| same(*other, piece)) {
                said.push(piece);
            }
        }
        if let [piece] = said[..] {
            let placement = if part.open { Placement::Resolved } else { part.placement };
            cells[place] = value::cell(findings, text, kind, address, piece, placement, part.anchor);
            let blanks = |piece: &Piece<'_>| !piece.cut && piece.text.trim().contains(' ');
            gapped.extend(piece.filter(blanks).map(|piece| (place, is_gapped(piece.text))));
            if part.open && cells[place].state == State::Number {
                resolved.push(address);
            }
        } else {
            ambiguous.push((address, said));
        }
    }
    let span = span_of_part(text, part);
    if !resolved.is_empty() {
        let message = say!(
            "the figures of {} do not stand one to a cell; every reading that is left says the same here", part.address;
            "{}的数字与单元格不是一一对应；所有可能的读法在这里结果相同", part.address.in_words()
        );
        findings.push(Code::CellResolved, message, resolved, span);
    }
    if !ambiguous.is_empty() {
        let candidates = candidates(&ambiguous);
        let message = say!(
            "it cannot be told which cells of {} hold the figures printed: {}", part.address, candidates.en;
            "无法判断{}印出的数字属于哪些单元格：{}", part.address.in_words(), candidates.zh
        );
        findings.push(Code::CellAmbiguous, message, ambiguous.into_iter().map(|(address, _)| address).collect(), span);
    }
}

/// Two readings of a cell that come to the same.
fn same(a: Option<Piece<'_>>, b: Option<Piece<'_>>) -> bool {
    let state = |piece: Option<Piece<'_>>| piece.map_or(Token::Blank, |piece| piece.token);
    let text = |piece: Option<Piece<'_>>| match piece {
        Some(piece) if piece.cut => value::digits(piece.text),
        _ => piece.map_or("", |piece| piece.text).to_owned(),
    };
    match (state(a), state(b)) {
        (Token::Figure, Token::Figure) => value::comes_to_the_same(&text(a), &text(b)),
        (Token::Word, Token::Word) => text(a) == text(b),
        (a, b) => a == b,
    }
}

/// `natural_person 3 or blank; total 3 or 0`.
fn candidates(ambiguous: &[(Address, Vec<Option<Piece<'_>>>)]) -> Message {
    const MOST: usize = 8;
    let words = |said: &[Option<Piece<'_>>], blank: &str, or: &str, quote: fn(&str) -> String| -> String {
        let word = |piece: &Option<Piece<'_>>| match piece {
            Some(piece) if piece.token != Token::Blank => quote(piece.text.trim()),
            _ => blank.to_owned(),
        };
        said.iter().map(word).collect::<Vec<_>>().join(or)
    };
    let part = |(address, said): &(Address, Vec<Option<Piece<'_>>>)| {
        let en = words(said, "blank", " or ", str::to_owned);
        let zh = words(said, "空白", "或", |printed| format!("“{printed}”"));
        say!("{} {en}", address.column().unwrap_or("cell"); "“{}”为{zh}", address.column_in_words())
    };
    let mut parts: Vec<Message> = ambiguous.iter().take(MOST).map(part).collect();
    if let more @ 1.. = ambiguous.len().saturating_sub(MOST) {
        parts.push(say!("and {more} more"; "另有{more}个单元格"));
    }
    let (en, zh): (Vec<String>, Vec<String>) = parts.into_iter().map(|part| (part.en, part.zh)).unzip();
    Message { en: en.join("; "), zh: zh.join("；") }
}

fn span_of_part(text: &Text<'_>, part: &Part<'_>) -> Option<Span> {
    let cells = part.pieces.iter().filter(|piece| piece.token != Token::Blank).map(|piece| piece.text);
    Some(part.anchor).filter(|a| !a.is_empty()).into_iter().chain(cells).map(|s| text.span_of(s)).reduce(Span::cover)
}
