//! The report card as Markdown.

use crate::score::{CLEAN, Case, SEVERAL, Score, total};
use std::fmt::Write;
use xxgk::strategy::{Harm, MANGLINGS, TWINS};

/// Pairs of layout and mangling listed one by one, at most.
const MOST_PAIRS: usize = 20;

/// The whole page. Nothing in it depends on the machine.
pub fn write(n: u64, seed: u64, cases: &[Case]) -> String {
    let mut page = format!(
        "# Report card\n\n\
         Written by `cargo run --release --features proptest --example report_card -- --n {n} --seed {seed} \
         --output docs/report-card.md`; the same command gives the same page.\n\n\
         {n} invented reports ([`src/strategy`](../src/strategy/mod.rs)) are written in each layout, damaged, and read. \
         A cell is *right* if state and figure are those that were written; *lost* if no figure is given, or another state; \
         *wrong* if a figure is given that was not written there, or if a printed figure is read as blank or as a \
         placeholder and no finding names its cell or row. A finding counts if it is a warning or an error that names \
         the cell or its row, or, for a lost cell, its table. The last column must be 0.\n"
    );
    let layouts = || TWINS.iter().map(|twin| twin.name);
    table(&mut page, "Layouts, nothing mangled", "layout", layouts(), |name| {
        total(cases, |case| case.layout == name && case.damage == CLEAN)
    });
    table(&mut page, "Layouts, one mangling", "layout", layouts(), |name| {
        total(cases, |case| case.layout == name && case.damage != CLEAN && case.damage != SEVERAL)
    });
    table(&mut page, "Layouts, three to five manglings together", "layout", layouts(), |name| {
        total(cases, |case| case.layout == name && case.damage == SEVERAL)
    });
    for (title, harm) in [
        ("Manglings that lose nothing", Harm::None),
        ("Manglings that wear labels", Harm::Labels),
        ("Manglings that move rows or columns", Harm::Order),
        ("Manglings that lose or misplace cells", Harm::Cells),
    ] {
        let names = MANGLINGS.iter().filter(|mangling| mangling.harm == harm).map(|mangling| mangling.name);
        let title = format!("{title}, all layouts");
        table(&mut page, &title, "mangling", names, |name| total(cases, |case| case.damage == name));
    }
    pairs(&mut page, cases);
    page
}

fn table(
    page: &mut String,
    title: &str,
    what: &str,
    names: impl Iterator<Item = &'static str>,
    score: impl Fn(&str) -> Score,
) {
    page.push_str(&format!("\n## {title}\n\n"));
    page.push_str(&format!(
        "| {what} | cells | right | right, % | lost, finding | lost, none | wrong, finding | wrong, none |\n"
    ));
    page.push_str("|---|--:|--:|--:|--:|--:|--:|--:|\n");
    let scores: Vec<(&str, Score)> = names.map(|name| (name, score(name))).collect();
    let all = scores.iter().map(|(_, score)| *score).fold(Score::default(), Score::add);
    scores.iter().chain([&("all", all)]).for_each(|(name, score)| row(page, name, score));
}

fn row(page: &mut String, name: &str, score: &Score) {
    let Score { right, lost, lost_silently, wrong, wrong_silently, .. } = score;
    let cells = score.cells();
    let share = 100.0 * *right as f64 / cells.max(1) as f64;
    let written = writeln!(
        page,
        "| {name} | {cells} | {right} | {share:.2} | {lost} | {lost_silently} | {wrong} | {wrong_silently} |"
    );
    debug_assert!(written.is_ok(), "a string takes what is written");
}

/// Where figures are wrong and no finding says so.
fn pairs(page: &mut String, cases: &[Case]) {
    let mut silent: Vec<&Case> = cases.iter().filter(|case| case.score.wrong_silently > 0).collect();
    silent.sort_by_key(|case| (std::cmp::Reverse(case.score.wrong_silently), case.layout, case.damage));
    page.push_str("\n## Wrong figures without a finding, by layout and mangling\n\n");
    if silent.is_empty() {
        page.push_str("There are none.\n");
        return;
    }
    page.push_str("| layout | mangling | cells |\n|---|---|--:|\n");
    for case in silent.iter().take(MOST_PAIRS) {
        page.push_str(&format!("| {} | {} | {} |\n", case.layout, case.damage, case.score.wrong_silently));
    }
    if silent.len() > MOST_PAIRS {
        page.push_str(&format!("\nand {} more pairs.\n", silent.len() - MOST_PAIRS));
    }
}
