//! What the figures of table 2 and table 4 make unlikely; never more than worth knowing.

use super::operand::{self, Sum};
use super::stated::stated;
use crate::code::Code;
use crate::finding::Findings;
use crate::form::TableId::{Proactive, Remedies, Requests, Statistics};
use crate::form::y2014;
use crate::model::{Report, Value};

/// Rows of table 2 that count documents.
pub(super) const DOCUMENTS: [&str; 2] = ["rules", "normative_documents"];
/// Rows of table 2 of form 2019 that count items and decisions.
const MATTERS: [&str; 4] = ["licensing", "other_services", "penalties", "coercion"];

pub(super) fn check(findings: &mut Findings, report: &Report) {
    for row in DOCUMENTS {
        stock(findings, report, row);
        disclosure(findings, report, row);
    }
    for row in MATTERS {
        items(findings, report, row);
    }
    remedies(findings, report);
    if report.statistics().table().is_found() {
        statistics(findings, report);
    }
    fee(findings, report);
}

fn stock(findings: &mut Findings, report: &Report, row: &str) {
    let cell = |column| operand::sum(report, Proactive, [(row, column)]);
    let (Some(made), Some(repealed), Some(in_force)) = (cell("made"), cell("repealed"), cell("in_force")) else {
        return;
    };
    if made.value > in_force.value + repealed.value {
        let message =
            format!("{row}: {} made, {} repealed, only {} in force", made.value, repealed.value, in_force.value);
        push(findings, Code::StockImplausible, message, [made, repealed, in_force]);
    }
}

fn disclosure(findings: &mut Findings, report: &Report, row: &str) {
    let cell = |column| operand::sum(report, Proactive, [(row, column)]);
    let (Some(new), Some(all)) = (cell("newly_disclosed"), cell("total_disclosed")) else { return };
    if new.value > all.value {
        let message = format!("{row}: {} newly disclosed, only {} in total", new.value, all.value);
        push(findings, Code::DisclosureImplausible, message, [new, all]);
    }
}

fn items(findings: &mut Findings, report: &Report, row: &str) {
    let cell = |column| operand::figure(report, Proactive, row, column);
    let (Some(prior), Some(change), Some(decisions)) = (cell("prior_items"), cell("change"), cell("decisions")) else {
        return;
    };
    let (Value::Count(before), Value::Change(by), Value::Count(now)) = (prior.1, change.1, decisions.1) else { return };
    if before != 0 && by != 0 && i128::from(before) + i128::from(by) == i128::from(now) {
        let message = format!("{row}: {before} and {by:+} come to {now}, which stands where decisions are counted");
        findings.push(Code::ItemsMisread, message, vec![prior.0, change.0, decisions.0], decisions.2);
    }
}

fn remedies(findings: &mut Findings, report: &Report) {
    let rows = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];
    let Some(cases) = operand::sum(report, Remedies, rows.map(|row| (row, "total"))) else { return };
    let applications = ["new_received", "carried_over"].map(|row| (row, "total"));
    let Some(applications) = operand::sum(report, Requests, applications) else { return };
    if cases.value > 0 && applications.value == 0 {
        let message = format!("table 4 has {} cases, and table 3 has no application", cases.value);
        push(findings, Code::RemediesUnfounded, message, [applications, cases]);
    }
}

/// Rows of the statistics table of form 2014: a whole, and what is no more than it all together.
const PARTS: [(&str, &[&str]); 3] = [
    ("disclosure.total", &["disclosure.normative_documents"]),
    ("responses.press_conferences", &["responses.press_conferences_by_head"]),
    ("responses.interviews", &["responses.interviews_by_head"]),
];

/// Its channels, which together are no less than the whole.
const CHANNELS: [&str; 5] =
    ["disclosure.gazette", "disclosure.website", "disclosure.weibo", "disclosure.wechat", "disclosure.other"];

fn statistics(findings: &mut Findings, report: &Report) {
    let sum = |rows: &[&str]| operand::sum(report, Statistics, rows.iter().map(|row| (*row, y2014::VALUE)));
    let pairs = PARTS.iter().map(|(whole, parts)| (sum(&[*whole]), sum(parts)));
    for pair in pairs.chain([(sum(&CHANNELS), sum(&["disclosure.total"]))]) {
        let (Some(whole), Some(part)) = pair else { continue };
        if part.value > whole.value {
            let rows = |sum: &Sum| sum.cells.iter().filter_map(|cell| cell.row()).collect::<Vec<_>>().join(" + ");
            let message = format!("{} {} is more than {} {}", rows(&part), part.value, rows(&whole), whole.value);
            push(findings, Code::StatisticsImplausible, message, [part, whole]);
        }
    }
}

fn fee(findings: &mut Findings, report: &Report) {
    let Some((yuan, statement)) = stated(report, "fees.information_processing") else { return };
    if yuan % 10 != 0 {
        let message =
            format!("the prose states a fee of {yuan} yuan, and every step of the tariff is a multiple of 10");
        findings.push(Code::FeeTariff, message, Vec::new(), Some(statement.span));
    }
}

fn push(findings: &mut Findings, code: Code, message: String, operands: impl IntoIterator<Item = Sum>) {
    let (mut cells, mut span) = (Vec::new(), None);
    for operand in operands {
        cells.extend(operand.cells);
        span = span.max(operand.span);
    }
    findings.push(code, message, cells, span);
}
