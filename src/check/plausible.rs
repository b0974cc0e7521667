//! What the figures of table 2 and table 4 make unlikely; never more than worth knowing.

use super::operand::{self, Sum};
use super::stated::stated;
use crate::code::Code;
use crate::finding::{Findings, Message, say};
use crate::form::TableId::{Proactive, Remedies, Requests, Statistics};
use crate::form::y2014;
use crate::model::{Report, SectionKind, Value};

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
    notice(findings, report);
}

fn stock(findings: &mut Findings, report: &Report, row: &str) {
    let cell = |column| operand::sum(report, Proactive, [(row, column)]);
    let (Some(made), Some(repealed), Some(in_force)) = (cell("made"), cell("repealed"), cell("in_force")) else {
        return;
    };
    if made.value > in_force.value + repealed.value {
        let (new, gone, valid) = (made.value, repealed.value, in_force.value);
        let message = say!(
            "{row}: {new} made, {gone} repealed, only {valid} in force";
            "{}：制发{new}件，废止{gone}件，现行有效却只有{valid}件", in_words(&made)
        );
        push(findings, Code::StockImplausible, message, [made, repealed, in_force]);
    }
}

fn disclosure(findings: &mut Findings, report: &Report, row: &str) {
    let cell = |column| operand::sum(report, Proactive, [(row, column)]);
    let (Some(new), Some(all)) = (cell("newly_disclosed"), cell("total_disclosed")) else { return };
    if new.value > all.value {
        let message = say!(
            "{row}: {} newly disclosed, only {} in total", new.value, all.value;
            "{}：本年新公开{}件，对外公开总数却只有{}件", in_words(&new), new.value, all.value
        );
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
        let message = say!(
            "{row}: {before} and {by:+} come to {now}, which stands where decisions are counted";
            "{}：{before}与{by:+}之和为{now}，正是“处理决定数量”所印的数字", prior.0.to_row().in_words()
        );
        findings.push(Code::ItemsMisread, message, vec![prior.0, change.0, decisions.0], decisions.2);
    }
}

fn remedies(findings: &mut Findings, report: &Report) {
    let rows = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];
    let Some(cases) = operand::sum(report, Remedies, rows.map(|row| (row, "total"))) else { return };
    let applications = ["new_received", "carried_over"].map(|row| (row, "total"));
    let Some(applications) = operand::sum(report, Requests, applications) else { return };
    if cases.value > 0 && applications.value == 0 {
        let message = say!(
            "table 4 has {} cases, and table 3 has no application", cases.value;
            "表四有{}件案件，而表三没有申请", cases.value
        );
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
            let labels = |sum: &Sum| sum.cells.iter().map(|cell| cell.in_words()).collect::<Vec<_>>().join(" + ");
            let message = say!(
                "{} {} is more than {} {}", rows(&part), part.value, rows(&whole), whole.value;
                "{}为{}，多于{}的{}", labels(&part), part.value, labels(&whole), whole.value
            );
            push(findings, Code::StatisticsImplausible, message, [part, whole]);
        }
    }
}

fn fee(findings: &mut Findings, report: &Report) {
    let Some((yuan, statement)) = stated(report, "fees.information_processing") else { return };
    if yuan % 10 != 0 {
        let message = say!(
            "the prose states a fee of {yuan} yuan, and every step of the tariff is a multiple of 10";
            "正文称收费{yuan}元，而收费标准的每一档都是10元的整数倍"
        );
        findings.push(Code::FeeTariff, message, Vec::new(), Some(statement.span));
    }
}

/// The row of an operand, in words.
fn in_words(operand: &Sum) -> String {
    operand.cells.first().map_or_else(String::new, |cell| cell.to_row().in_words())
}

/// Who did not pay had a notice to pay, of which section 六 has to tell.
fn notice(findings: &mut Findings, report: &Report) {
    let unpaid = operand::sum(report, Requests, [("other.fee_unpaid", "total")]).filter(|unpaid| unpaid.value > 0);
    let last = report.sections().iter().rfind(|section| section.kind == SectionKind::Other);
    let (Some(unpaid), Some(last)) = (unpaid, last) else { return };
    let silent = ["无", "无。", "暂无", "暂无。", "无其他需要报告的事项。"].contains(&last.text.trim());
    if silent {
        let message = say!(
            "{} applications ended for want of the fee, and section 六 has nothing to report", unpaid.value;
            "有{}件申请因逾期未缴费而终止，而第六部分称无需要报告的事项", unpaid.value
        );
        push(findings, Code::FeeUnreported, message, [unpaid]);
    }
}

fn push(findings: &mut Findings, code: Code, message: Message, operands: impl IntoIterator<Item = Sum>) {
    let (mut cells, mut span) = (Vec::new(), None);
    for operand in operands {
        cells.extend(operand.cells);
        span = span.max(operand.span);
    }
    findings.push(code, message, cells, span);
}
