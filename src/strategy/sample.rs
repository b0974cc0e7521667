//! A report that nobody published: figures that satisfy the identities, or break one of them.

use crate::form::{self, FormId, Kind, TableForm, TableId, Terms};
use crate::model::{Amount, State, Unit, Value};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A cell as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleCell {
    /// What it is.
    pub state: State,
    /// Its figure.
    pub value: Option<Value>,
    /// What is printed.
    pub text: String,
}

/// The cells of one table.
#[derive(Debug, Clone)]
pub struct SampleTable {
    /// The form that it follows.
    pub form: &'static TableForm,
    /// Its cells in printed order.
    pub cells: Vec<SampleCell>,
}

/// A report before it is written.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The organ.
    pub organ: String,
    /// The report year.
    pub year: u16,
    /// The tables, in printed order.
    pub tables: [SampleTable; 3],
    /// True where a figure was changed so that an identity is broken.
    pub broken: bool,
}

/// Reports of both forms and mixed ones, from an all-zero township to a province; some with blank cells and
/// placeholders, some whose filer broke an identity.
pub fn reports() -> impl Strategy<Value = Sample> {
    (any::<u64>(), 0..6u8, 0..4u8, prop::bool::weighted(0.15)).prop_map(|(seed, size, blanks, broken)| {
        let mut dice = Dice(seed | 1);
        let form = if dice.below(2) == 0 { FormId::Y2019 } else { FormId::Y2021 };
        let requests = if dice.below(8) == 0 { FormId::Y2019 } else { form };
        let most = [0, 1, 9, 40, 900, 120_000][usize::from(size)];
        let year = if form == FormId::Y2019 { 2019 + dice.below(2) } else { 2021 + dice.below(5) };
        let mut tables = [
            proactive(form::table(form, TableId::Proactive), most, &mut dice),
            requests_table(form::table(requests, TableId::Requests), most, &mut dice),
            remedies(form::table(requests, TableId::Remedies), most, &mut dice),
        ];
        if broken {
            break_one(&mut tables, &mut dice);
        }
        for table in &mut tables {
            empty_some(table, blanks, &mut dice);
        }
        let organs = ["云溪市人民政府办公室", "青岚县", "白石镇人民政府", "临禾区教育局", "蓝汀街道办事处"];
        let organ = organs[dice.below(organs.len() as u64) as usize].to_owned();
        Sample { organ, year: year as u16, tables, broken }
    })
}

/// A small generator of numbers (xorshift), so that a sample is a function of its seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        if end == 0 { 0 } else { (self.0 >> 11) % end }
    }

    /// A figure as reports have them: mostly 0, otherwise up to `most`.
    fn figure(&mut self, most: u64) -> u64 {
        if self.below(3) > 0 { 0 } else { self.below(most + 1) }
    }
}

fn proactive(form: &'static TableForm, most: u64, dice: &mut Dice) -> SampleTable {
    let cells = form.cells().map(|(_, column)| match column.kind {
        Kind::Count => Value::Count(dice.figure(most * 30)),
        Kind::Change => Value::Change(dice.figure(most) as i64 - dice.figure(most) as i64),
        Kind::Amount => {
            let value =
                Decimal::new(dice.figure(most * 10_000) as i64, [0, 1, 2, 4][dice.below(4) as usize]).normalize();
            Value::Amount(Amount { value, unit: Some(Unit::TenThousand) })
        }
    });
    let cells: Vec<Value> = cells.collect();
    let unit_in_cell = form.form == FormId::Y2019;
    let cells = cells.into_iter().map(|value| number(value, unit_in_cell, dice)).collect();
    SampleTable { form, cells }
}

fn number(value: Value, unit_in_cell: bool, dice: &mut Dice) -> SampleCell {
    let text = match value {
        Value::Count(n) if n >= 1000 && dice.below(4) == 0 => grouped(n),
        Value::Count(n) => n.to_string(),
        Value::Change(0) => "0".to_owned(),
        Value::Change(n) if n > 0 => format!("{}{n}", ["增", "+", "增加"][dice.below(3) as usize]),
        Value::Change(n) => format!("{}{}", ["减", "-", "减少"][dice.below(3) as usize], n.abs()),
        Value::Amount(amount) => format!("{}{}", amount.value, if unit_in_cell { "万元" } else { "" }),
    };
    SampleCell { state: State::Number, value: Some(value), text }
}

fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let head = digits.len() % 3;
    let mut text = digits[..head].to_owned();
    for (at, digit) in digits[head..].chars().enumerate() {
        if at % 3 == 0 && !text.is_empty() {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Outcomes at random, totals by the identities, then new, carried over and carried forward so that the flow holds.
fn requests_table(form: &'static TableForm, most: u64, dice: &mut Dice) -> SampleTable {
    let mut counts = vec![0u64; form.len()];
    let place = |row: &str, column: &str| form.index(row, column).unwrap_or_default();
    let outcomes = form.identities.iter().find_map(|identity| match identity.terms {
        Terms::EachColumn { left, right: ["total"] } => Some(left),
        _ => None,
    });
    for column in &form.rows[0].columns[..6] {
        for row in outcomes.unwrap_or_default() {
            counts[place(row, column.key)] = if dice.below(3) == 0 { dice.figure(most) } else { 0 };
        }
        let total = outcomes.unwrap_or_default().iter().map(|row| counts[place(row, column.key)]).sum::<u64>();
        let forward = dice.figure(most);
        let over = dice.figure(most).min(total + forward);
        counts[place("total", column.key)] = total;
        counts[place("carried_forward", column.key)] = forward;
        counts[place("carried_over", column.key)] = over;
        counts[place("new_received", column.key)] = total + forward - over;
    }
    for row in form.rows {
        let first = place(row.key, "natural_person");
        counts[first + 6] = counts[first..first + 6].iter().sum();
    }
    SampleTable { form, cells: counts.into_iter().map(|n| number(Value::Count(n), false, dice)).collect() }
}

fn remedies(form: &'static TableForm, most: u64, dice: &mut Dice) -> SampleTable {
    let mut cells = Vec::new();
    for _ in form.rows {
        let parts: Vec<u64> = (0..4).map(|_| dice.figure(most / 4)).collect();
        let total = parts.iter().sum();
        cells.extend(parts.into_iter().chain([total]).map(|n| number(Value::Count(n), false, dice)));
    }
    SampleTable { form, cells }
}

/// The filer's mistake: one figure of table 3 or 4 is another.
fn break_one(tables: &mut [SampleTable; 3], dice: &mut Dice) {
    let table = &mut tables[1 + dice.below(2) as usize];
    let at = dice.below(table.cells.len() as u64) as usize;
    if let Some(Value::Count(n)) = table.cells[at].value {
        table.cells[at] = number(Value::Count(n + 1 + dice.below(3)), false, dice);
    }
}

/// Some cells are left blank or hold a placeholder: none, a few, every 0 of table 3, all of table 4.
fn empty_some(table: &mut SampleTable, how: u8, dice: &mut Dice) {
    let blank = || SampleCell { state: State::Blank, value: None, text: String::new() };
    for cell in &mut table.cells {
        let zero = matches!(cell.value, Some(Value::Count(0)));
        match how {
            1 if zero && dice.below(12) == 0 => *cell = blank(),
            1 if zero && dice.below(12) == 0 => {
                let text = ["/", "—", "－", "无"][dice.below(4) as usize].to_owned();
                *cell = SampleCell { state: State::NotApplicable, value: None, text };
            }
            2 if zero && table.form.table == TableId::Requests => *cell = blank(),
            3 if table.form.table == TableId::Remedies => *cell = blank(),
            _ => {}
        }
    }
}
