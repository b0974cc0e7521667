//! From what is printed in a cell to its state and value.

use super::record::Piece;
use super::resolve::Evidence;
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{Address, Kind, TableForm};
use crate::layout::token::{Token, figure};
use crate::model::{Amount, Cell, Origin, Placement, State, Unit, Value};
use crate::plain::Head;
use crate::text::Text;

/// Reads a cell. `printed` is `None` for a cell that the layout left out because it is blank.
pub(super) fn cell(
    findings: &mut Findings,
    text: &Text<'_>,
    kind: Kind,
    address: Address,
    printed: Option<Piece<'_>>,
    placement: Placement,
    anchor: &str,
) -> Cell {
    let Some(Piece { text: printed, token, cut, count }) = printed else {
        return Cell { state: State::Blank, ..Cell::MISSING };
    };
    let span = text.span_of(printed);
    let plain = |state| Cell { state, span: Some(span), ..Cell::MISSING };
    match if cut { Token::Figure } else { token } {
        Token::Blank => return plain(State::Blank),
        Token::Placeholder => return plain(State::NotApplicable),
        // a digit of it may be lost
        Token::Figure if text.is_damaged(printed) => {}
        Token::Figure => {
            let number = |value| {
                let (placement, origin) = (Some(placement), Some(Origin::Text));
                Cell { state: State::Number, value: Some(value), span: Some(span), placement, origin }
            };
            if text.is_joined(span) {
                let printed = printed.trim();
                let message = say!(
                    "{address} is read as {printed}, which the end of a line parts: it may be two figures";
                    "{}读作“{printed}”，原文在其中换行，也可能是两个数字", address.in_words()
                );
                findings.push(Code::ValueSuspect, message, vec![address], Some(span));
            }
            if let (Kind::Count, Some(count)) = (kind, count) {
                return number(Value::Count(count));
            }
            let read = if cut { figure(&digits(printed)) } else { figure(printed) };
            if read.is_some_and(|figure| figure.is_odd()) {
                let printed = printed.trim();
                let message = say!("{address} is printed as {printed:?}"; "{}印作“{printed}”", address.in_words());
                findings.push(Code::ValueSuspect, message, vec![address], Some(span));
            }
            if let Some(value) = read.and_then(|figure| figure.value(kind)) {
                return number(value);
            }
        }
        Token::Word => {}
    }
    let row: String = anchor.split_whitespace().collect();
    let (why, why_zh) = match text.is_damaged(printed) {
        true => ("where characters are lost", "其中有字符丢失"),
        false => ("which is no figure", "不是数字"),
    };
    let (words, cell) = (shorten(printed), address.in_words());
    let message = say!("the cell {address} ({row}) holds {words:?}, {why}"; "{cell}印的是“{words}”，{why_zh}");
    findings.push(Code::CellUnreadable, message, vec![address], Some(span));
    plain(State::Text)
}

/// What a figure counts in a sum; `None` for one that no count is.
pub(super) fn evidence(piece: Piece<'_>) -> Evidence {
    if let Some(count) = piece.count {
        return i64::try_from(count).ok();
    }
    let read = if piece.cut { figure(&digits(piece.text)) } else { figure(piece.text) };
    match read?.value(Kind::Count)? {
        Value::Count(n) => i64::try_from(n).ok(),
        _ => None,
    }
}

/// The digits of a figure that blanks or bars have got into.
pub(super) fn digits(printed: &str) -> String {
    printed.chars().filter(char::is_ascii_digit).collect()
}

/// True where two cells print the same figure, be it with another counter.
pub(super) fn comes_to_the_same(a: &str, b: &str) -> bool {
    let read = |cell: &str| figure(cell).map(|f| [Kind::Count, Kind::Change, Kind::Amount].map(|kind| f.value(kind)));
    match (read(a), read(b)) {
        (Some([count, change, amount]), Some([other_count, other_change, other_amount])) => {
            (count.is_some() && count == other_count)
                || (count.is_none() && change.is_some() && change == other_change)
                || (amount.is_some() && amount == other_amount)
        }
        _ => a == b,
    }
}

/// Gives amounts that are printed without a unit that of the heading of their column, or that named `beside` their row, or
/// says that there is none.
pub(super) fn units(
    findings: &mut Findings,
    form: &'static TableForm,
    heads: &[Head<'_>],
    beside: impl Fn(&'static str) -> Option<Unit>,
    cells: &mut [Cell],
) {
    for (at, (row, column)) in form.cells().enumerate() {
        if column.kind != Kind::Amount {
            continue;
        }
        let Some(Value::Amount(Amount { value, unit: None })) = cells[at].value else { continue };
        let heading = heads.iter().filter(|head| head.key == column.key).find_map(|head| unit_in(head.words));
        let unit = heading.or_else(|| beside(row.key));
        cells[at].value = Some(Value::Amount(Amount { value, unit }));
        if unit.is_none() && !value.is_zero() {
            let address = Address::cell(form.table, row.key, column.key);
            let message = say!(
                "{address} is {value}, without a unit in the cell or its heading";
                "{}为{value}，单元格和表头都没有印出单位", address.in_words()
            );
            findings.push(Code::UnitUnknown, message, vec![address], cells[at].span);
        }
    }
}

/// The unit that a heading names: 本年收费金额（单位：万元）.
pub(super) fn unit_in(words: &str) -> Option<Unit> {
    let words: String = words.split_whitespace().collect();
    let larger = [Unit::TenThousand, Unit::HundredMillion, Unit::Thousand];
    match larger.into_iter().find(|unit| words.contains(unit.as_str())) {
        Some(unit) => Some(unit).filter(|unit| !is_multiplied(&words, *unit)),
        None => names_yuan(&words).then_some(Unit::Yuan),
    }
}

/// True where a unit is a part of a larger one somewhere, be it named or in digits: 百万元, 10万元.
fn is_multiplied(words: &str, unit: Unit) -> bool {
    let times = |c: char| c.is_numeric() || "十百千万亿拾佰仟萬億".contains(c);
    words.match_indices(unit.as_str()).any(|(at, _)| words[..at].ends_with(times))
}

/// True for 元 by itself, where no lost or damaged character before it may have been 万.
fn names_yuan(words: &str) -> bool {
    let (before, _) = words.split_once(Unit::Yuan.as_str()).unwrap_or(("?", ""));
    before.is_empty() || before.ends_with(['：', ':', '（', '(', '[', '【', '/', '位', '额', '币', '为'])
}

/// The unit that a block of text names once, blanks and line ends within: （单位：⏎万元）.
pub(super) fn named_unit(block: &str) -> Option<Unit> {
    let (_, behind) = block.split_once("单位")?;
    let words: String = behind.chars().take(24).filter(|c| !c.is_whitespace()).take(6).collect();
    unit_in(&words).filter(|_| !behind.contains("单位"))
}

fn shorten(printed: &str) -> String {
    const MOST: usize = 24;
    let words: String = printed.split_whitespace().collect();
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::unit_in;
    use crate::model::Unit;

    #[test]
    fn a_unit_that_is_a_part_of_a_larger_one_is_none() {
        for (words, unit) in [
            ("本年收费金额（单位：万元）", Some(Unit::TenThousand)),
            ("本年收费金额（单位：亿 元）", Some(Unit::HundredMillion)),
            ("本年收费数万元", Some(Unit::TenThousand)),
            ("行政事业性收费（千元）", Some(Unit::Thousand)),
            ("金额（元）", Some(Unit::Yuan)),
            ("本年收费金额（单位：百万元）", None),
            ("行政事业性收费（千 万元）", None),
            ("十万元", None),
            ("10万元", None),
            ("百元", None),
            ("万千元", None),
            ("万美元", None),
        ] {
            assert_eq!(unit_in(words), unit, "{words}");
        }
    }
}
