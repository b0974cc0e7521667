//! Several reports together: those of one organ, year by year.

use super::{across, levels, organ};
use crate::finding::{Finding, Findings};
use crate::model::{Report, Value};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// A finding on one of several reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Which report, by its place among those given.
    pub report: usize,
    /// The report for the year before that it was compared with; `None` for what the report says by itself.
    pub against: Option<usize>,
    /// The finding. Its cells are those of both reports where two were compared; its span is in the first.
    pub finding: Finding,
}

/// Checks several reports: each by itself, each against that of the same organ for the year before, and each region against
/// the organs in it.
///
/// The findings come organ by organ and year by year; reports that name no organ or no year come last. Two reports of
/// one organ and year that print different figures are compared with no other: they may be of two organs.
///
/// ```
/// let year = |year: u16, new: u64, carried_over: u64, carried_forward: u64| {
///     xxgk::parse_str(&format!(
///         "青岚县人民政府{year}年政府信息公开工作年度报告\n\
///          一、本年新收政府信息公开申请数量\t{new}\t0\t0\t0\t0\t0\t{new}\n\
///          二、上年结转政府信息公开申请数量\t{carried_over}\t0\t0\t0\t0\t0\t{carried_over}\n\
///          四、结转下年度继续办理\t{carried_forward}\t0\t0\t0\t0\t0\t{carried_forward}\n"
///     ))
/// };
/// let reports = [year(2022, 5, 2, 0), year(2021, 4, 0, 3)];
/// let carried: Vec<_> = xxgk::check(&reports)
///     .into_iter()
///     .filter(|checked| checked.finding.code == xxgk::Code::IdentityCarry)
///     .map(|checked| (checked.report, checked.against, checked.finding.cells[0].to_string()))
///     .collect();
/// assert_eq!(carried, [
///     (0, Some(1), "requests.carried_over.natural_person".to_owned()),
///     (0, Some(1), "requests.carried_over.total".to_owned()),
/// ]);
/// ```
pub fn check<R: Borrow<Report>>(reports: &[R]) -> Vec<Checked> {
    let reports: Vec<&Report> = reports.iter().map(Borrow::borrow).collect();
    compare(&reports, |at| levels::covers_parts(reports[at]))
}

/// The same, where it is known otherwise which reports cover the organs in their region.
pub(crate) fn compare(reports: &[&Report], covers: impl Fn(usize) -> bool) -> Vec<Checked> {
    let organs = organ::organs(reports);
    let mut known: BTreeMap<(usize, u16), Vec<usize>> = BTreeMap::new();
    let mut others = Vec::new();
    for (at, (report, organ)) in reports.iter().zip(organs).enumerate() {
        match organ.zip(report.year()) {
            Some(key) => known.entry(key).or_default().push(at),
            None => others.push(at),
        }
    }
    let mut all = Vec::new();
    for (&(organ, year), copies) in &known {
        let before = year.checked_sub(1).and_then(|before| one_of(reports, known.get(&(organ, before))?));
        let before = before.filter(|_| one_of(reports, copies).is_some());
        for &at in copies {
            all.extend(own(reports[at], at));
            all.extend(before.into_iter().flat_map(|before| compared(reports, at, before)));
        }
    }
    all.extend(levels::check(reports, &known, covers));
    all.extend(others.into_iter().flat_map(|at| own(reports[at], at)));
    all
}

/// What a report says by itself.
fn own(report: &Report, at: usize) -> impl Iterator<Item = Checked> {
    report.findings().iter().map(move |finding| Checked { report: at, against: None, finding: finding.clone() })
}

/// What a report says beside that for the year before, unless they are known to be of two places.
fn compared(reports: &[&Report], at: usize, before: usize) -> Vec<Checked> {
    let code = |at: usize| reports[at].issuer().region.code.as_deref();
    if code(at).zip(code(before)).is_some_and(|(a, b)| a != b) {
        return Vec::new();
    }
    let mut findings = Findings::default();
    across::check(&mut findings, reports[at], reports[before]);
    let dress = |finding| Checked { report: at, against: Some(before), finding };
    findings.into_sorted().into_iter().map(dress).collect()
}

/// The first of the reports of one organ and year, where all print the same figures.
fn one_of(reports: &[&Report], copies: &[usize]) -> Option<usize> {
    let (&first, rest) = copies.split_first()?;
    let figures = |at: usize| -> Vec<Option<Value>> {
        reports[at].tables().iter().flat_map(|table| table.as_slice()).map(|cell| cell.value).collect()
    };
    if rest.is_empty() {
        return Some(first);
    }
    let of_first = figures(first);
    rest.iter().all(|&copy| figures(copy) == of_first).then_some(first)
}
