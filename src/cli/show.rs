//! A report for people: its facts, its tables filled, its findings.

use super::{Lang, width};
use crate::form::{Address, Column, Row};
use crate::model::{Cell, Presence, Report, State, Table};
use crate::span::Lines;
use std::io::{self, Write};

/// The widest label that is printed beside a row, in characters.
const LABEL: usize = 22;

/// Prints a report.
pub(super) fn report(out: &mut dyn Write, report: &Report, lang: Option<Lang>) -> io::Result<()> {
    facts(out, report, lang)?;
    for table in report.tables() {
        if report.form().is_some() {
            writeln!(out)?;
            statutory(out, report, table, lang)?;
        }
    }
    if report.findings().is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", Lang::choose(lang, "findings", "发现"))?;
    let lines = Lines::of(report.source_text());
    for finding in report.findings() {
        write!(out, "  {}", Lang::say(lang, finding))?;
        match finding.span.map(|span| lines.line(span)) {
            Some(line) if lang == Some(Lang::Zh) => writeln!(out, "（第{line}行）")?,
            Some(line) => writeln!(out, " (line {line})")?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

fn facts(out: &mut dyn Write, report: &Report, lang: Option<Lang>) -> io::Result<()> {
    let word = |en, zh| Lang::choose(lang, en, zh);
    let title = report.title().unwrap_or(word("(no title)", "（无标题）"));
    match &report.source().path {
        Some(path) => writeln!(out, "== {path}\n{title}")?,
        None => writeln!(out, "== {title}")?,
    }
    let mut facts: Vec<(&str, String)> = Vec::new();
    facts.extend(report.issuer().name.clone().map(|name| (word("issuer", "发布机关"), name)));
    facts.extend(report.year().map(|year| (word("year", "年度"), year.to_string())));
    facts.extend(report.form().map(|form| (word("form", "格式"), form.to_string())));
    let period = report.period();
    if period.from.is_some() || period.to.is_some() {
        let day = |day: Option<crate::model::Date>| day.map_or("?".to_owned(), |day| day.to_string());
        let (from, to) = (day(period.from), day(period.to));
        facts.push((word("period", "统计期限"), format!("{from} {} {to}", word("to", "至"))));
    }
    facts.extend(report.published().map(|day| (word("published", "公布日期"), day.to_string())));
    let facts: Vec<String> = facts.into_iter().map(|(name, fact)| format!("{name} {fact}")).collect();
    if !facts.is_empty() {
        writeln!(out, "{}", facts.join(" · "))?;
    }
    Ok(())
}

fn statutory(out: &mut dyn Write, report: &Report, table: &Table, lang: Option<Lang>) -> io::Result<()> {
    let (form, english) = (table.form(), lang == Some(Lang::En));
    let title = if english { form.table.title_en() } else { form.table.title() };
    let presence = match table.presence() {
        Presence::Found => "",
        Presence::Missing => Lang::choose(lang, ": not in the source", "：原文没有此表"),
        Presence::Image => Lang::choose(lang, ": a picture in the source", "：原文为图片"),
    };
    writeln!(out, "{} {title}{presence}", form.table)?;
    if !table.is_found() {
        return Ok(());
    }
    let names = form.rows.iter().map(|row| row.key.len()).max().unwrap_or(0);
    let mut above: &[Column] = &[];
    for row in form.rows {
        let words: Vec<String> = row.columns.iter().map(|column| cell(report, table, row, column)).collect();
        let heads: Vec<String> = row.columns.iter().map(|column| head(column, english)).collect();
        let widths: Vec<usize> = heads.iter().map(|head| width::of(head).max(5)).collect();
        let line = |words: &[String]| -> String {
            words.iter().zip(&widths).map(|(word, &field)| format!("  {}", width::right(word, field))).collect()
        };
        if above != row.columns {
            writeln!(out, "  {}{}", width::left("", names), line(&heads))?;
            above = row.columns;
        }
        let label: String = if english { row.label_en.to_owned() } else { shorten(row.label) };
        writeln!(out, "  {}{}  {label}", width::left(row.key, names), line(&words))?;
    }
    Ok(())
}

fn head(column: &Column, english: bool) -> String {
    if english { column.key.to_owned() } else { shorten(column.label) }
}

/// What is printed for a cell: its figure; `·` blank, `/` placeholder, `“”` words, `?` missing; `*` marks a doubt.
fn cell(report: &Report, table: &Table, row: &Row, column: &Column) -> String {
    let missing = Cell::MISSING;
    let cell = table.cell(row.key, column.key).unwrap_or(&missing);
    let word = match (cell.state, cell.value) {
        (State::Number, Some(value)) => value.to_string(),
        (State::Blank, _) => "·".to_owned(),
        (State::NotApplicable, _) => "/".to_owned(),
        (State::Text, _) => "“”".to_owned(),
        _ => "?".to_owned(),
    };
    let address = Address::cell(table.form().table, row.key, column.key);
    let doubtful = report.findings().iter().any(|finding| {
        finding.severity() > crate::code::Severity::Info
            && finding.cells.iter().any(|known| known.row().is_some() && known.covers(address))
    });
    if doubtful { format!("{word}*") } else { word }
}

fn shorten(label: &str) -> String {
    match label.char_indices().nth(LABEL) {
        Some((at, _)) => format!("{}…", &label[..at]),
        None => label.to_owned(),
    }
}
