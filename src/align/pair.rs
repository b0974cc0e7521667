//! Labels and figures that stand one above the other, or apart: which label is whose.

use super::evidence::{Evidence, evidence};
use super::record::{self, Bare, Rows, Told, positions};
use super::sequence::{alone, assign, forms, is_odd, nameless};
use crate::form::TableForm;
use crate::label::likeness;
use crate::layout::Kept;

/// Each label below its figures: then the first figures have none above them, and the last label has no figures.
pub(super) fn shift(rows: &mut Rows<'_>) {
    let above: Vec<usize> = (0..rows.records.len()).filter(|&at| rows.records[at].above).collect();
    let [first, .., last] = above[..] else { return };
    let Some(end) = rows.bare.iter().position(|bare| bare.at > last) else { return };
    if rows.records[first].key.is_some() || above.len() < 4 || above.len() != last - first + 1 {
        return;
    }
    let mut labels: Vec<(Option<&'static str>, _)> =
        above.iter().skip(1).map(|&at| (rows.records[at].key, rows.records[at].label)).collect();
    labels.push((Some(rows.bare[end].key), rows.bare[end].label));
    if labels.iter().filter(|(key, _)| key.is_some()).count() * 5 < labels.len() * 4 {
        return;
    }
    for (&at, (key, label)) in above.iter().zip(labels) {
        let record = &mut rows.records[at];
        (record.key, record.label, record.told) = (key, label, Told::Place);
    }
    if evidence(rows).is_some_and(|now| now.is_credible()) {
        rows.bare.remove(end);
    } else {
        // Above or below, something is wrong: nothing tells whose the figures are.
        above.iter().for_each(|&at| rows.records[at].key = None);
    }
}

/// As many labels as rows of figures, some of each alone: they belong to each other in the order of the source, wherever
/// the one stands beside the other.
pub(super) fn pair(rows: &mut Rows<'_>) {
    if nameless(rows).is_empty() {
        return;
    }
    let before = (rows.records.clone(), rows.bare.clone());
    loosen(rows);
    if !pair_up(rows) {
        // Figures that stand apart from all labels are not those of the last of them.
        let apart = nameless(rows).len() > 2;
        rows.bare = before.1;
        if !apart {
            rows.records = before.0;
        }
    }
}

/// The first figures behind all labels have taken the last of them; so have others, where the table stands there twice.
fn loosen(rows: &mut Rows<'_>) {
    let nameless = nameless(rows);
    let runs = nameless.chunk_by(|a, b| a + 1 == *b).filter_map(|run| run.first()?.checked_sub(1));
    for (run, at) in runs.enumerate() {
        let record = &mut rows.records[at];
        let behind = if run == 0 { !rows.bare.is_empty() } else { rows.bare.iter().any(|bare| bare.at == at) };
        if let (true, Some(key)) = (record.above && behind, record.key) {
            rows.bare.push(Bare { key, label: record.label, at });
            (record.key, record.label) = (None, "");
        }
    }
    rows.bare.sort_by_key(|bare| bare.at);
}

fn pair_up(rows: &mut Rows<'_>) -> bool {
    let nameless = alone(rows);
    let pairs: Vec<(usize, Bare<'_>)> = nameless.iter().copied().zip(rows.bare.iter().copied()).collect();
    if rows.bare.len() != nameless.len()
        || nameless.len() < 2
        || !pairs.iter().all(|(at, bare)| fits(rows, *at, bare.key))
    {
        return false;
    }
    // All labels in one place and all figures in another; or each beside the other.
    let apart = nameless.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    // A row between a label and its figures has a label of its own, and has taken the figures of this one.
    let crosses = |(at, bare): &(usize, Bare<'_>)| {
        rows.records[bare.at.min(*at)..*at].iter().any(|between| between.key.is_some())
    };
    if !apart && pairs.iter().any(|pair| pair.1.at.abs_diff(pair.0) > 1 || crosses(pair)) {
        return slide(rows, &nameless);
    }
    let keys = pairs.iter().map(|&(at, bare)| (at, bare.key)).collect();
    let whole = apart && is_whole_form(rows, &pairs);
    if assign(rows, keys, if whole { Evidence::is_bearable } else { Evidence::is_credible }) {
        for (at, bare) in pairs {
            rows.records[at].label = bare.label;
        }
        rows.bare.clear();
        return true;
    }
    false
}

/// True where the labels are all those of a form, in its order: nothing is lost, and the figures are theirs, though the filer
/// may have been wrong.
fn is_whole_form(rows: &Rows<'_>, pairs: &[(usize, Bare<'_>)]) -> bool {
    let is_form = |form: &TableForm| {
        pairs.len() == form.rows.len() && pairs.iter().zip(form.rows).all(|((_, bare), row)| bare.key == row.key)
    };
    forms(rows).into_iter().any(is_form)
}

/// Labels among the rows, each of which has taken the figures above or below it, and left others alone: the first label
/// is that of the first figures, and so on.
fn slide(rows: &mut Rows<'_>, nameless: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (nameless.first(), nameless.last()) else { return false };
    let last =
        rows.bare.iter().map(|bare| bare.at.saturating_sub(1)).fold(last, usize::max).min(rows.records.len() - 1);
    let first = rows.bare.iter().map(|bare| bare.at).fold(first, usize::min);
    let mut labels: Vec<(&'static str, &str, usize)> = Vec::new();
    for at in first..=last {
        let record = &rows.records[at];
        labels.extend(rows.bare.iter().filter(|bare| bare.at == at).map(|bare| (bare.key, bare.label, at)));
        labels.extend(record.key.map(|key| (key, record.label, at)));
    }
    labels.extend(rows.bare.iter().filter(|bare| bare.at > last).map(|bare| (bare.key, bare.label, last)));
    let before = rows.records.clone();
    let stays = |(at, (key, ..)): (usize, &(&'static str, &str, usize))| {
        fits(rows, at, key) && (before[at].above || before[at].key.is_none_or(|own| own == *key))
    };
    let keys: Vec<&str> = labels.iter().map(|(key, ..)| *key).collect();
    let in_order = forms(rows).iter().any(|form| keys.iter().map(|key| form.row(key)).is_sorted());
    if labels.len() != last + 1 - first || !in_order || !(first..=last).zip(&labels).all(stays) {
        return false;
    }
    for (at, (key, label, _)) in (first..=last).zip(labels) {
        let record = &mut rows.records[at];
        (record.key, record.label, record.told) = (Some(key), label, Told::Place);
    }
    let good = evidence(rows).is_none_or(|evidence| evidence.is_credible());
    if good {
        rows.bare.clear();
    } else {
        rows.records = before;
    }
    good
}

/// True where a record has as many figures as a row has cells, and the words in its line are not those of another row.
fn fits(rows: &Rows<'_>, at: usize, key: &'static str) -> bool {
    const LEAST: f64 = 0.3;
    let record = &rows.records[at];
    let label = forms(rows).into_iter().find_map(|form| form.row(key).map(|row| form.rows[row].label));
    let beside = !record.above && !record.label.is_empty() && rows.kept != Kept::Order;
    let unlike = beside && label.is_some_and(|label| likeness(record.label, label) < LEAST);
    !unlike && (record::sizes(rows.table, Some(key)).contains(&positions(record).len()) || is_odd(rows, at))
}
