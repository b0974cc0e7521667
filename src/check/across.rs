//! A report against that of the same organ for the year before.

use super::amount::{AMOUNTS, differ_by_unit};
use super::operand::{self, Sum};
use super::plausible::DOCUMENTS;
use super::{repeated, stated};
use crate::code::Code;
use crate::finding::{Findings, Message, say};
use crate::form::TableId::{self, Proactive, Requests};
use crate::form::{Address, Applicant};
use crate::model::{Report, Value};
use crate::span::Span;

/// Rows of table 2 of form 2019 that count items.
const ITEMS: [&str; 5] = ["licensing", "other_services", "penalties", "coercion", "fees"];

pub(super) fn check(findings: &mut Findings, now: &Report, before: &Report) {
    let mut pair = Pair { now, before, findings };
    Applicant::ALL.iter().for_each(|column| pair.carry(column.key()));
    pair.carry_told();
    for row in DOCUMENTS {
        pair.stock(row);
        pair.disclosure(row);
    }
    ITEMS.iter().for_each(|row| pair.items(row));
    AMOUNTS.iter().for_each(|row| pair.unit(row));
    repeated::check(pair.findings, now, before);
}

/// Two reports of one organ, and what is found between them.
struct Pair<'r> {
    now: &'r Report,
    before: &'r Report,
    findings: &'r mut Findings,
}

impl Pair<'_> {
    /// 上年结转 of this year is 结转下年度 of the last.
    fn carry(&mut self, column: &str) {
        let Some(over) = count(self.now, Requests, "carried_over", column) else { return };
        let Some(forward) = count(self.before, Requests, "carried_forward", column) else { return };
        if over.value != forward.value {
            let (is, was) = (over.value, forward.value);
            let label = over.cells.first().map_or("", |cell| cell.column_in_words());
            let message = say!(
                "column {column}: {is} carried over, but {was} were carried forward the year before";
                "表三“{label}”一列：本年的上年结转为{is}，而上一年度结转下年度的是{was}"
            );
            self.push(Code::IdentityCarry, message, [over], [forward]);
        }
    }

    /// The same of all applicants, where one of the two figures stands in the prose alone.
    fn carry_told(&mut self) {
        let cell = |report, row| count(report, Requests, row, "total");
        let (over, forward) = (cell(self.now, "carried_over"), cell(self.before, "carried_forward"));
        if over.is_some() && forward.is_some() {
            return;
        }
        let told = |report, measure| stated::stated(report, measure);
        let (said, was_said) = (told(self.now, "requests.carried_over"), told(self.before, "requests.carried_forward"));
        let value = |cell: &Option<Sum>, said: Option<(u128, _)>| {
            cell.as_ref().map(|sum| sum.value).or(said.map(|(value, _)| value))
        };
        let (Some(is), Some(was)) = (value(&over, said), value(&forward, was_said)) else { return };
        if is == was {
            return;
        }
        let message = say!(
            "{is} carried over, but {was} were carried forward the year before; one of the two stands in the prose alone";
            "本年的上年结转为{is}，而上一年度结转下年度的是{was}，其中一个只见于正文"
        );
        let span = over.as_ref().map_or(said.map(|(_, statement)| statement.span), |sum| sum.span);
        let cells = over.into_iter().chain(forward).flat_map(|sum| sum.cells).collect();
        self.findings.push(Code::StatementMismatch, message, cells, span);
    }

    /// What is in force is what was, and what was made, less what was repealed.
    fn stock(&mut self, row: &'static str) {
        let cell = |report, column| count(report, Proactive, row, column);
        let Some(was) = cell(self.before, "in_force") else { return };
        let (made, repealed) = (cell(self.now, "made"), cell(self.now, "repealed"));
        let (Some(made), Some(repealed)) = (made, repealed) else { return };
        if repealed.value > was.value + made.value {
            let (gone, old, new) = (repealed.value, was.value, made.value);
            let message = say!(
                "{row}: {gone} repealed of {old} + {new}";
                "{}：废止{gone}件，而上一年度现行有效{old}件，本年制发{new}件", in_words(row)
            );
            let operands = [made, repealed];
            return self.push(Code::StockImplausible, message, operands, [was]);
        }
        let Some(is) = cell(self.now, "in_force") else { return };
        let due = was.value + made.value - repealed.value;
        if is.value != due {
            let (old, new, gone, printed) = (was.value, made.value, repealed.value, is.value);
            let message = say!(
                "{row}: {old} in force the year before + {new} made - {gone} repealed = {due}, but {printed} is printed";
                "{}：上一年度现行有效{old} + 本年制发{new} - 本年废止{gone} = {due}，而印出的是{printed}", in_words(row)
            );
            self.push(Code::IdentityStock, message, [is, made, repealed], [was]);
        }
    }

    /// What is disclosed in total grows by what is newly disclosed at most.
    fn disclosure(&mut self, row: &'static str) {
        let cell = |report, column| count(report, Proactive, row, column);
        let Some(was) = cell(self.before, "total_disclosed") else { return };
        let (Some(is), Some(new)) = (cell(self.now, "total_disclosed"), cell(self.now, "newly_disclosed")) else {
            return;
        };
        if is.value > was.value + new.value {
            let (all, old, added) = (is.value, was.value, new.value);
            let message = say!(
                "{row}: {all} disclosed in total, {old} the year before, {added} newly disclosed";
                "{}：对外公开总数为{all}，上一年度为{old}，本年新公开只有{added}", in_words(row)
            );
            self.push(Code::DisclosureImplausible, message, [is, new], [was]);
        }
    }

    /// The items of last year are those of the year before and their change.
    fn items(&mut self, row: &'static str) {
        let figure = |report, column| operand::figure(report, Proactive, row, column);
        let (Some(is), Some(was), Some(by)) =
            (figure(self.now, "prior_items"), figure(self.before, "prior_items"), figure(self.before, "change"))
        else {
            return;
        };
        let (Value::Count(now), Value::Count(before), Value::Change(change)) = (is.1, was.1, by.1) else { return };
        if i128::from(now) != i128::from(before) + i128::from(change) {
            let message = say!(
                "{row}: {now} items last year, but {before} and {change:+} the year before";
                "{}：上一年项目数量为{now}，而上一年度的报告为{before}，增减{change:+}", in_words(row)
            );
            self.findings.push(Code::IdentityItems, message, vec![is.0, by.0], is.2);
        }
    }

    /// An amount is not ten thousand times that of the year before.
    fn unit(&mut self, row: &'static str) {
        let amount = |report| match operand::figure(report, Proactive, row, "amount")? {
            (address, Value::Amount(amount), span) => Some((address, amount, amount.yuan()?, span)),
            _ => None,
        };
        let (Some(is), Some(was)) = (amount(self.now), amount(self.before)) else { return };
        if differ_by_unit(is.2, was.2) {
            let (new, old) = (Value::Amount(is.1), Value::Amount(was.1));
            let message = say!(
                "{row}: {new}, and {old} the year before: one of the two units may be wrong";
                "{}：本年为{new}，上一年度为{old}，其中一个的单位可能有误", in_words(row)
            );
            self.findings.push(Code::UnitSuspect, message, vec![is.0], is.3);
        }
    }

    /// Notes a finding on the operands of both years; a cell that stands for both is named once.
    fn push<const N: usize>(&mut self, code: Code, message: Message, now: [Sum; N], before: [Sum; 1]) {
        let span: Option<Span> = now.iter().filter_map(|operand| operand.span).next();
        let mut cells: Vec<Address> = Vec::new();
        for cell in now.into_iter().chain(before).flat_map(|operand| operand.cells) {
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
        self.findings.push(code, message, cells, span);
    }
}

/// A row of table 2, in words.
fn in_words(row: &'static str) -> String {
    Address::row_of(Proactive, row).in_words()
}

fn count(report: &Report, table: TableId, row: &str, column: &str) -> Option<Sum> {
    operand::sum(report, table, [(row, column)])
}
