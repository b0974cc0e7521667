//! One statutory table, filled.

use super::grid::{Heads, Place, What, grid};
use super::{Escaped, Voice, attribute, put};
use crate::code::Severity;
use crate::finding::Finding;
use crate::form::{Address, Column, Kind, Row};
use crate::model::{Cell, Presence, Report, State, Table, Value};
use std::fmt::Write;

/// What is drawn for a cell that prints nothing, and what it means.
pub const MARKS: [(State, &str, &str, &str); 2] = [
    (State::Blank, "·", "单元格为空白", "the cell is there and empty"),
    (State::Missing, "?", "原文没有这个单元格", "the source has no such cell"),
];

/// Draws a table. On a page, which speaks both languages, its cells can be chosen: each has an id, and can be reached by the keyboard.
pub fn table(out: &mut String, report: &Report, table: &Table, voice: Voice) {
    put!(out, "<div class=\"xxgk-scroll\"><table>");
    caption(out, report, table, voice);
    out.push_str("<tbody>");
    for row in grid(table.form()) {
        out.push_str("<tr>");
        for place in &row {
            match &place.what {
                What::Heading(heads, label, english) => {
                    let scope = if *heads == Heads::Row { "row" } else { "col" };
                    let scope = if place.columns > 1 { format!("{scope}group") } else { scope.to_owned() };
                    let class = if *heads == Heads::Row { "xxgk-row" } else { "" };
                    open(out, "th", class, "", place);
                    put!(out, " scope=\"{scope}\">{}", Escaped(label));
                    if !english.is_empty() {
                        put!(out, "<small>{}</small>", Escaped(english));
                    }
                    out.push_str("</th>");
                }
                What::Cell(row, column) => figure(out, report, table, (row, column), place, voice),
            }
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
}

fn caption(out: &mut String, report: &Report, table: &Table, voice: Voice) {
    let form = table.form();
    let presence = match table.presence() {
        Presence::Found => String::new(),
        Presence::Missing => format!(" <small>– {}</small>", voice.say("原文没有此表", "not in the source")),
        Presence::Image => format!(" <small>– {}</small>", voice.say("原文为图片", "a picture in the source")),
    };
    let of_table = |finding: &&Finding| finding.cells.contains(&Address::table(form.table));
    let (severity, doubt) = doubt(report.findings().iter().filter(of_table), voice);
    let mut mark = String::new();
    if !severity.is_empty() {
        attribute(&mut mark, "class", &format!("xxgk-{severity}"));
        attribute(&mut mark, "title", &doubt);
    }
    let title = Escaped(form.table.title());
    put!(
        out,
        "<caption><span{mark}>{title} <small>{}, form {}</small>{presence}</span></caption>",
        Escaped(form.table.title_en()),
        form.form
    );
}

fn figure(
    out: &mut String,
    report: &Report,
    table: &Table,
    (row, column): (&'static Row, &'static Column),
    place: &Place,
    voice: Voice,
) {
    let address = Address::cell(table.form().table, row.key, column.key);
    let cell = table.cell(row.key, column.key).copied().unwrap_or_default();
    let (shown, says) = printed(report, &cell, column.kind, voice);
    let names = |finding: &&Finding| finding.cells.iter().any(|known| known.row().is_some() && known.covers(address));
    let (severity, doubt) = doubt(report.findings().iter().filter(names), voice);
    let state = format!("xxgk-{}", cell.state.as_str());
    let class = if severity.is_empty() { state } else { format!("{state} xxgk-{severity}") };
    let parts = [address.to_string(), says, doubt];
    let title = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n");
    open(out, "td", &class, &title, place);
    if voice == Voice::Both {
        let span = cell.span.map(|span| format!("{} {}", span.start, span.end)).unwrap_or_default();
        put!(out, " id=\"{address}\" data-span=\"{span}\" tabindex=\"-1\"");
        attribute(out, "aria-label", &format!("{} / {}: {}", row.label, column.label, title.replace('\n', "; ")));
    }
    put!(out, ">{}</td>", Escaped(&shown));
}

fn open(out: &mut String, tag: &str, class: &str, title: &str, place: &Place) {
    put!(out, "<{tag}");
    attribute(out, "class", class);
    attribute(out, "title", title);
    for (name, span) in [("colspan", place.columns), ("rowspan", place.rows)] {
        if span > 1 {
            put!(out, " {name}=\"{span}\"");
        }
    }
}

/// What is drawn for a cell, and what is said of it.
fn printed(report: &Report, cell: &Cell, kind: Kind, voice: Voice) -> (String, String) {
    if let Some((_, mark, zh, en)) = MARKS.iter().find(|(state, ..)| *state == cell.state) {
        return ((*mark).to_owned(), voice.say(zh, en));
    }
    let raw = report.raw(cell).map(str::trim);
    match (cell.state, cell.value) {
        (State::Number, Some(value)) => {
            let figure = match (value, kind) {
                (Value::Change(0), _) => "0".to_owned(),
                _ => value.to_string(),
            };
            let says = raw.filter(|raw| *raw != figure).map(|raw| format!("{} {raw}", voice.say("印作", "printed")));
            (figure, says.unwrap_or_default())
        }
        (State::NotApplicable, _) => (raw.unwrap_or("/").to_owned(), voice.say("不适用", "not applicable")),
        _ => (raw.unwrap_or("/").to_owned(), voice.say("文字", "text")),
    }
}

/// The worst severity of some findings, and their messages; information is no doubt.
fn doubt<'f>(findings: impl Iterator<Item = &'f Finding>, voice: Voice) -> (&'static str, String) {
    let doubts: Vec<&Finding> = findings.filter(|finding| finding.severity() > Severity::Info).collect();
    let worst = doubts.iter().map(|finding| finding.severity()).max();
    let lines: Vec<String> = doubts.iter().map(|finding| voice.finding(finding)).collect();
    (worst.map_or("", Severity::as_str), lines.join("\n"))
}
