//! The day of publication against the day that the regulation sets.

use crate::code::Code;
use crate::finding::{Findings, say};
use crate::model::{Date, IssuerKind, Report};

/// The regulation of 2019 (第711号) is the first that sets departments a day of their own.
const FIRST_YEAR_OF_711: u16 = 2019;

pub(super) fn check(findings: &mut Findings, report: &Report) {
    let (Some(year), Some(published)) = (report.year(), report.published()) else { return };
    let Some((last, article)) = deadline(year, report.issuer().kind) else { return };
    if published > last {
        let message = say!(
            "published on {published}, after {last} (条例 art. {article})";
            "{published}公布，晚于{last}（条例第{article}条）"
        );
        findings.push(Code::PublicationLate, message, Vec::new(), None);
    }
}

/// The last day for the report of a year, and the article that sets it: 31 January for departments and offices since
/// the regulation of 2019, 31 March for all others.
fn deadline(year: u16, kind: Option<IssuerKind>) -> Option<(Date, &'static str)> {
    let of_department = matches!(kind, Some(IssuerKind::Department | IssuerKind::Office));
    let next = year.checked_add(1)?;
    Some(match year {
        FIRST_YEAR_OF_711.. if of_department => (Date::new(next, 1, 31)?, "49"),
        FIRST_YEAR_OF_711.. => (Date::new(next, 3, 31)?, "49"),
        _ => (Date::new(next, 3, 31)?, "31"),
    })
}
