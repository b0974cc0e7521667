//! What a notebook draws: no script, nothing is fetched, and the colours are those of its theme.

use super::table::{MARKS, table};
use super::{Escaped, Voice, put};
use crate::code::Language;
use crate::finding::Finding;
use crate::form::TableId;
use crate::model::{Report, Table};
use std::fmt::Write;

pub const STYLE: &str = include_str!("table.css");

/// More findings are counted, not listed.
const MOST_FINDINGS: usize = 50;

impl Report {
    /// The report as a piece of HTML: its facts, its tables as printed, its findings. For a notebook.
    pub fn to_html_fragment(&self, language: Language) -> String {
        let (mut out, voice) = (String::new(), Voice::One(language));
        begin(&mut out);
        put!(out, "<h4>{}</h4><p>{}</p>", Escaped(&title(self, voice)), Escaped(&facts(self, voice)));
        self.tables().iter().for_each(|one| table(&mut out, self, one, voice));
        findings(&mut out, self.findings(), language);
        legend(&mut out, self.tables(), voice);
        out.push_str("</div>");
        out
    }

    /// One table as a piece of HTML, with the findings that name it.
    pub fn table_to_html_fragment(&self, id: TableId, language: Language) -> String {
        let (mut out, voice) = (String::new(), Voice::One(language));
        begin(&mut out);
        table(&mut out, self, self.table(id), voice);
        let own = |finding: &&Finding| finding.cells.iter().any(|cell| cell.table_id() == id);
        let own: Vec<Finding> = self.findings().iter().filter(own).cloned().collect();
        findings(&mut out, &own, language);
        legend(&mut out, std::slice::from_ref(self.table(id)), voice);
        out.push_str("</div>");
        out
    }
}

fn begin(out: &mut String) {
    put!(out, "<div class=\"xxgk\"><style>{STYLE}</style>");
}

/// The title of a report.
pub fn title(report: &Report, voice: Voice) -> String {
    report.title().map_or_else(|| voice.say("无标题", "untitled"), str::to_owned)
}

/// What is known of a report, in a line.
pub fn facts(report: &Report, voice: Voice) -> String {
    let facts = [
        ("发布机关", "issuer", report.issuer().name.clone()),
        ("年度", "year", report.year().map(|year| year.to_string())),
        ("格式", "form", report.form().map(|form| form.to_string())),
        ("公布日期", "published", report.published().map(|day| day.to_string())),
        ("来源", "source", report.source().path.clone()),
    ];
    let known = facts.into_iter().filter_map(|(zh, en, fact)| Some(format!("{} {}", voice.say(zh, en), fact?)));
    known.collect::<Vec<_>>().join(" · ")
}

fn findings(out: &mut String, findings: &[Finding], language: Language) {
    if findings.is_empty() {
        return;
    }
    let more = findings.len().saturating_sub(MOST_FINDINGS);
    let (head, more_words) = match language {
        Language::English => ("Findings", format!("… and {more} more")),
        Language::Chinese => ("发现", format!("……另有{more}条")),
    };
    put!(out, "<p>{head}</p><ul>");
    for finding in findings.iter().take(MOST_FINDINGS) {
        let (severity, code) = (finding.severity(), finding.code);
        let (word, meaning, hint, message) = match language {
            Language::English => (severity.as_str(), code.meaning(), code.hint(), finding.message.as_str().into()),
            Language::Chinese => (severity.as_str_zh(), code.meaning_zh(), code.hint_zh(), finding.message_zh()),
        };
        put!(
            out,
            "<li title=\"{} {}\"><span class=\"xxgk-{severity}\">{word}</span> <code>{code}</code> {}</li>",
            Escaped(meaning),
            Escaped(hint),
            Escaped(&message)
        );
    }
    out.push_str("</ul>");
    if more > 0 {
        put!(out, "<p>{more_words}</p>");
    }
}

/// Says what the marks mean that are drawn.
pub fn legend(out: &mut String, tables: &[Table], voice: Voice) {
    let drawn = |state| tables.iter().flat_map(Table::as_slice).any(|cell| cell.state == state);
    let notes = MARKS.iter().filter(|(state, ..)| drawn(*state));
    let notes: Vec<String> = notes.map(|(_, mark, zh, en)| format!("{mark} {}", voice.say(zh, en))).collect();
    if !notes.is_empty() {
        put!(out, "<p class=\"xxgk-note\">{}</p>", Escaped(&notes.join("; ")));
    }
}
