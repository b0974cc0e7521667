//! A region against the organs in it: what the reports at hand add up to is no more than what the whole reports.
//!
//! That all parts are at hand cannot be known, so only too much can be told. A region that does not say that its report
//! covers the organs in it is left alone: it may be that of its government alone.

use super::operand::{self, Sum};
use super::years::Checked;
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::TableId::{self, Remedies, Requests};
use crate::model::{IssuerKind, Level, Report, SectionKind};
use std::collections::BTreeMap;

/// The figures that add up over organs.
const ROWS: [(TableId, &str); 6] = [
    (Requests, "new_received"),
    (Requests, "carried_over"),
    (Requests, "total"),
    (Requests, "carried_forward"),
    (Remedies, "reconsideration"),
    (Remedies, "litigation_direct"),
];

/// Compares each region with its parts. `known` has the reports by organ and year; of copies the first counts. `covers` tells which
/// reports cover the organs in their region.
pub(super) fn check(
    reports: &[&Report],
    known: &BTreeMap<(usize, u16), Vec<usize>>,
    covers: impl Fn(usize) -> bool,
) -> Vec<Checked> {
    let mut parts: BTreeMap<(u16, &str), Vec<usize>> = BTreeMap::new();
    for (&(_, year), copies) in known {
        let Some(&at) = copies.first() else { continue };
        if let Some(whole) = whole_of(reports[at]) {
            parts.entry((year, whole)).or_default().push(at);
        }
    }
    let wholes = known.iter().filter_map(|(&(_, year), copies)| {
        let at = *copies.first()?;
        let code = region(reports[at]).filter(|_| covers(at))?;
        let parts = parts.get(&(year, code)).filter(|parts| parts.len() > 1)?;
        let parts: Vec<&Report> = parts.iter().filter(|&&part| part != at).map(|&part| reports[part]).collect();
        Some((at, parts))
    });
    wholes.flat_map(|(at, parts)| compared(reports[at], &parts, at)).collect()
}

fn compared(whole: &Report, parts: &[&Report], at: usize) -> Vec<Checked> {
    let mut findings = Findings::default();
    for (table, row) in ROWS {
        let of = |report: &Report| -> Option<Sum> { operand::sum(report, table, [(row, "total")]) };
        let Some(printed) = of(whole) else { continue };
        let stated: Vec<u128> = parts.iter().filter_map(|part| Some(of(part)?.value)).collect();
        let sum: u128 = stated.iter().sum();
        if sum > printed.value {
            let count = stated.len();
            let label = printed.cells.first().map(|cell| cell.in_words().to_string()).unwrap_or_default();
            let message = say!(
                "{row}: {} for the whole, but {count} organs in it report {sum} together", printed.value;
                "{label}：全区域为{}，而其中{count}个机关合计为{sum}", printed.value
            );
            findings.push(Code::LevelsExceeded, message, printed.cells, printed.span);
        }
    }
    findings.into_sorted().into_iter().map(|finding| Checked { report: at, against: None, finding }).collect()
}

/// True where a report says before its first table that it covers the organs in its region.
pub(crate) fn covers_parts(report: &Report) -> bool {
    const SAYS: [&str; 9] = ["汇总", "各县", "各区", "各市", "各乡", "各镇", "全市各级", "全县各级", "全区各级"];
    let preamble = report.sections().iter().find(|section| section.kind == SectionKind::Preamble);
    preamble.is_some_and(|preamble| SAYS.iter().any(|words| preamble.text.contains(words)))
}

/// The code of the region that a government reports for.
fn region(report: &Report) -> Option<&str> {
    let government = report.issuer().kind == Some(IssuerKind::Government);
    significant(report.issuer().region.code.as_deref()?).filter(|_| government)
}

/// The code of the region that a report is a part of: the next larger one of a government, its own of a department.
fn whole_of(report: &Report) -> Option<&str> {
    let issuer = report.issuer();
    let code = significant(issuer.region.code.as_deref()?)?;
    let level = match code.len() {
        2 => Level::Province,
        4 => Level::Prefecture,
        _ => Level::County,
    };
    match issuer.kind? {
        IssuerKind::Government if issuer.level == Some(Level::Township) => (level == Level::County).then_some(code),
        // the counties of 北京, 上海, 天津 and 重庆 stand right under them
        IssuerKind::Government => {
            let municipal = ["11", "12", "31", "50"].iter().any(|start| code.starts_with(start));
            code.get(..if municipal { 2 } else { code.len().checked_sub(2)? }).filter(|above| above.len() >= 2)
        }
        IssuerKind::Department | IssuerKind::Office => (issuer.level == Some(level)).then_some(code),
        _ => None,
    }
}

/// A code without the zeros that fill it: 3205 of 320500.
fn significant(code: &str) -> Option<&str> {
    let pairs = [2, 4].into_iter().find(|end| code.get(*end..).is_some_and(|rest| rest.bytes().all(|b| b == b'0')));
    code.get(..pairs.unwrap_or(6))
}
