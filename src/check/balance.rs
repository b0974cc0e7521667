//! Figures of the prose that must add up among themselves.

use super::stated::stated;
use crate::code::Code;
use crate::finding::{Findings, Message, say};
use crate::model::Report;
use crate::statement::in_words;

/// The measures of the left add up to what those of the right add up to.
const BALANCES: [(&[&str], &[&str]); 7] = [
    (&["requests.new_received", "requests.carried_over"], &["requests.total", "requests.carried_forward"]),
    (
        &[
            "requests.granted",
            "requests.partially_granted",
            "requests.refused",
            "requests.unavailable",
            "requests.declined",
            "requests.other",
        ],
        &["requests.total"],
    ),
    (&["requests.new_received.natural_person", "requests.new_received.organizations"], &["requests.new_received"]),
    (
        &[
            "requests.new_received.natural_person",
            "requests.new_received.enterprise",
            "requests.new_received.research_institution",
            "requests.new_received.public_interest_org",
            "requests.new_received.legal_service_org",
            "requests.new_received.other",
        ],
        &["requests.new_received"],
    ),
    (
        &[
            "requests.by_channel.in_person",
            "requests.by_channel.online",
            "requests.by_channel.mail",
            "requests.by_channel.fax",
            "requests.by_channel.email",
        ],
        &["requests.new_received"],
    ),
    (
        &[
            "remedies.reconsideration.upheld",
            "remedies.reconsideration.corrected",
            "remedies.reconsideration.other",
            "remedies.reconsideration.pending",
        ],
        &["remedies.reconsideration"],
    ),
    (
        &[
            "remedies.litigation.upheld",
            "remedies.litigation.corrected",
            "remedies.litigation.other",
            "remedies.litigation.pending",
        ],
        &["remedies.litigation"],
    ),
];

pub(super) fn check(findings: &mut Findings, report: &Report) {
    if report.statements().is_empty() {
        return;
    }
    for (left, right) in BALANCES {
        let sum = |measures: &[&str]| measures.iter().map(|m| Some(stated(report, m)?.0)).sum::<Option<u128>>();
        let (Some(have), Some(want)) = (sum(left), sum(right)) else { continue };
        if have != want {
            let [is, due] = [left, right].map(|measures| terms(report, measures));
            let message = say!(
                "the prose states {} = {have}, but {} = {want}", is.en, due.en;
                "正文中{} = {have}，而{} = {want}", is.zh, due.zh
            );
            let span = right.first().and_then(|measure| stated(report, measure)).map(|(_, statement)| statement.span);
            findings.push(Code::StatementUnbalanced, message, Vec::new(), span);
        }
    }
}

/// `requests.new_received 78 + requests.carried_over 3`.
fn terms(report: &Report, measures: &[&str]) -> Message {
    let known = measures.iter().filter_map(|measure| Some((measure, stated(report, measure)?.0)));
    let term = known.map(|(measure, value)| (format!("{measure} {value}"), format!("“{}”{value}", in_words(measure))));
    let (en, zh): (Vec<String>, Vec<String>) = term.unzip();
    Message { en: en.join(" + "), zh: zh.join(" + ") }
}
