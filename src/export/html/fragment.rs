//! What a notebook draws: no script, nothing is fetched, and the colours are those of its theme.

use super::table::{MARKS, table};
use super::{Escaped, put};
use crate::finding::Finding;
use crate::form::TableId;
use crate::model::{Report, Table};
use std::fmt::Write;

pub const STYLE: &str = include_str!("table.css");

/// More findings are counted, not listed.
const MOST_FINDINGS: usize = 50;

impl Report {
    /// The report as a piece of HTML: its facts, its tables as printed, its findings. For a notebook.
    pub fn to_html_fragment(&self) -> String {
        let mut out = String::new();
        begin(&mut out);
        put!(out, "<h4>{}</h4><p>{}</p>", Escaped(self.title().unwrap_or("untitled")), Escaped(&facts(self)));
        self.tables().iter().for_each(|one| table(&mut out, self, one, false));
        findings(&mut out, self.findings());
        legend(&mut out, self.tables());
        out.push_str("</div>");
        out
    }

    /// One table as a piece of HTML, with the findings that name it.
    pub fn table_to_html_fragment(&self, id: TableId) -> String {
        let mut out = String::new();
        begin(&mut out);
        table(&mut out, self, self.table(id), false);
        let own = |finding: &&Finding| finding.cells.iter().any(|cell| cell.table_id() == id);
        let own: Vec<Finding> = self.findings().iter().filter(own).cloned().collect();
        findings(&mut out, &own);
        legend(&mut out, std::slice::from_ref(self.table(id)));
        out.push_str("</div>");
        out
    }
}

fn begin(out: &mut String) {
    put!(out, "<div class=\"xxgk\"><style>{STYLE}</style>");
}

/// What is known of a report, in a line.
pub fn facts(report: &Report) -> String {
    let facts = [
        ("issuer", report.issuer().name.clone()),
        ("year", report.year().map(|year| year.to_string())),
        ("form", report.form().map(|form| form.to_string())),
        ("published", report.published().map(|day| day.to_string())),
        ("source", report.source().path.clone()),
    ];
    let known = facts.into_iter().filter_map(|(name, fact)| Some(format!("{name} {}", fact?)));
    known.collect::<Vec<_>>().join(" · ")
}

fn findings(out: &mut String, findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    out.push_str("<p>Findings</p><ul>");
    for finding in findings.iter().take(MOST_FINDINGS) {
        let (severity, code) = (finding.severity(), finding.code);
        let (hint, message) = (Escaped(code.hint()), Escaped(&finding.message));
        put!(
            out,
            "<li title=\"{hint}\"><span class=\"xxgk-{severity}\">{severity}</span> <code>{code}</code> {message}</li>"
        );
    }
    out.push_str("</ul>");
    if findings.len() > MOST_FINDINGS {
        put!(out, "<p>… and {} more</p>", findings.len() - MOST_FINDINGS);
    }
}

/// Says what the marks mean that are drawn.
pub fn legend(out: &mut String, tables: &[Table]) {
    let drawn = |state| tables.iter().flat_map(Table::as_slice).any(|cell| cell.state == state);
    let notes = MARKS.iter().filter(|(state, ..)| drawn(*state)).map(|(_, mark, meaning)| format!("{mark} {meaning}"));
    let notes: Vec<String> = notes.collect();
    if !notes.is_empty() {
        put!(out, "<p class=\"xxgk-note\">{}</p>", Escaped(&notes.join("; ")));
    }
}
