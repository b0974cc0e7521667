//! Which form a table follows, told from its rows and labels, never from the year.

use super::record::{Record, Rows, positions};
use crate::form::FormId;

/// Table 3: three rows under （六）其他处理 in form 2021, one in form 2019. 其他 alone may be a piece of another label.
pub(super) fn of_requests(rows: &Rows<'_>) -> Option<FormId> {
    const LEAVES: [&str; 3] = ["other.not_corrected", "other.fee_unpaid", "other.misc"];
    let labels = || rows.records.iter().filter_map(|record| record.key).chain(rows.bare.iter().map(|bare| bare.key));
    let leaves = LEAVES.iter().filter(|leaf| labels().any(|key| key == **leaf)).count();
    let filled = |key: &str| {
        rows.records.iter().any(|record| record.key == Some(key) && record.cells.iter().any(|piece| piece.fills()))
    };
    let full = || rows.records.iter().filter(|record| positions(record).len() == 7).count();
    if leaves > 1 || (leaves == 1 && (!filled("other") || full() > 23)) || (!filled("other") && full() == 25) {
        Some(FormId::Y2021)
    } else {
        labels().any(|key| key == "other").then_some(FormId::Y2019)
    }
}

/// Table 2: by the columns and rows that only one form has; where all are lost, by the number of figures in a row.
pub(super) fn of_proactive(rows: &Rows<'_>) -> Option<FormId> {
    const ONLY_2019: [&str; 9] = [
        "newly_made",
        "newly_disclosed",
        "total_disclosed",
        "prior_items",
        "change",
        "items",
        "other_services",
        "procurement",
        "services",
    ];
    const ONLY_2021: [&str; 3] = ["made", "repealed", "in_force"];
    let columns = rows.columns.iter().map(|head| head.key);
    let keys: Vec<&str> = rows.records.iter().filter_map(|record| record.key).chain(columns).collect();
    let old = keys.iter().filter(|key| ONLY_2019.contains(key)).count();
    let new = keys.iter().filter(|key| ONLY_2021.contains(key)).count();
    if old != new {
        return Some(if old > new { FormId::Y2019 } else { FormId::Y2021 });
    }
    // Where digits run on, a row of three cells has one figure in either form.
    let whole = |record: &&Record<'_>| matches!(record.key, Some("rules" | "normative_documents"));
    let runs_on = |record: &Record<'_>| positions(record).len() == 1 && record.digits() > 1;
    if rows.signs.glued || rows.records.iter().filter(whole).any(runs_on) {
        return None;
    }
    let mut filled =
        rows.records.iter().filter(|record| matches!(record.key, Some("licensing" | "penalties" | "coercion")));
    let widths: Vec<usize> =
        filled.clone().map(|record| record.cells.iter().filter(|piece| piece.fills()).count()).collect();
    // a merged cell that is repeated in each of its columns makes three of one figure
    let differ = |record: &&Record<'_>| {
        let mut figures = record.cells.iter().filter(|piece| piece.fills()).map(|piece| piece.text);
        figures.next().is_some_and(|first| figures.any(|other| other != first))
    };
    match widths.iter().max() {
        Some(3) => filled.find(differ).map(|_| FormId::Y2019),
        Some(1) => Some(FormId::Y2021),
        _ => None,
    }
}
