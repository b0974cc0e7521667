//! One self-contained page: the tables and findings on one side, the source on the other. Nothing is fetched.

use super::fragment::{STYLE, facts, legend, title};
use super::table::table;
use super::{Escaped, Voice, attribute, put};
use crate::code::Severity;
use crate::finding::Finding;
use crate::model::Report;
use std::fmt::Write;

const PAGE_STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

impl Report {
    /// The report as one page of HTML that needs no network: a cell that is chosen shows its place in the source, a
    /// finding its cells.
    ///
    /// ```
    /// let page = xxgk::parse_str("青岚县2022年政府信息公开工作年度报告\n行政许可\t3\n行政处罚\t0\n").to_html_page();
    /// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("id=\"proactive.licensing.decisions\""));
    /// ```
    pub fn to_html_page(&self) -> String {
        let title = title(self, Voice::Both);
        let title = Escaped(&title);
        let mut out = String::new();
        put!(
            out,
            "<!DOCTYPE html>\n<html lang=\"zh-Hans\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';\
             script-src 'unsafe-inline'\"><title>{title}</title><style>{STYLE}{PAGE_STYLE}</style></head><body>\
             <header><h1>{title}</h1><p>{}</p></header><main>",
            Escaped(&facts(self, Voice::Both))
        );
        out.push_str("<section id=\"tables\" class=\"xxgk\" aria-label=\"表格与发现 Tables and findings\">");
        findings(&mut out, self.findings());
        self.tables().iter().for_each(|one| table(&mut out, self, one, Voice::Both));
        legend(&mut out, self.tables(), Voice::Both);
        out.push_str("</section><section id=\"source\" aria-label=\"原文 Source\" tabindex=\"0\">");
        put!(
            out,
            "<h2>原文 <small>Source</small></h2><p id=\"said\" role=\"status\" aria-live=\"polite\">\
             点击单元格查看原文位置 <small>Choose a cell to see its place in the source.</small></p>"
        );
        source(&mut out, self);
        put!(out, "</section></main><script>{SCRIPT}</script></body></html>\n");
        out
    }
}

/// The findings, which can be filtered by severity and words.
fn findings(out: &mut String, findings: &[Finding]) {
    put!(out, "<h2>发现 <small>Findings</small></h2>");
    if findings.is_empty() {
        out.push_str("<p>没有发现问题 <small>Nothing was found.</small></p>");
        return;
    }
    out.push_str("<form id=\"filter\" role=\"search\" aria-label=\"筛选 Filter\">");
    for (severity, chinese) in [(Severity::Error, "错误"), (Severity::Warning, "警告"), (Severity::Info, "提示")]
    {
        let count = findings.iter().filter(|finding| finding.severity() == severity).count();
        let checked = if count > 0 { " checked" } else { " disabled" };
        put!(
            out,
            "<label><input type=\"checkbox\" name=\"severity\" value=\"{severity}\"{checked}>\
             <span class=\"xxgk-{severity}\">{chinese} {severity}</span> {count}</label>"
        );
    }
    out.push_str("<label>代码或文字 <input type=\"search\" name=\"words\" placeholder=\"identity…\"></label></form><ul id=\"findings\">");
    for finding in findings {
        let (severity, code) = (finding.severity(), finding.code);
        let cells: Vec<String> = finding.cells.iter().map(ToString::to_string).collect();
        put!(out, "<li data-severity=\"{severity}\"><button type=\"button\" class=\"finding\"");
        attribute(out, "data-cells", &cells.join(" "));
        if let Some(span) = finding.span {
            put!(out, " data-span=\"{} {}\"", span.start, span.end);
        }
        put!(
            out,
            " title=\"{}{}\n{} {}\"><span class=\"xxgk-{severity}\">{}</span> <code>{code}</code> {} <small>{}</small></button></li>",
            Escaped(code.meaning_zh()),
            Escaped(code.hint_zh()),
            Escaped(code.meaning()),
            Escaped(code.hint()),
            severity.as_str_zh(),
            Escaped(&finding.message_zh()),
            Escaped(&finding.message)
        );
    }
    out.push_str("</ul><p id=\"none\" hidden>没有符合筛选条件的发现 <small>No finding is like that.</small></p>");
}

/// The source, cut where a cell or finding begins or ends, so that each of their places is a row of whole pieces.
fn source(out: &mut String, report: &Report) {
    let text = report.source_text();
    let cells = report.tables().iter().flat_map(|table| table.as_slice()).filter_map(|cell| cell.span);
    let spans = cells.chain(report.findings().iter().filter_map(|finding| finding.span));
    let mut cuts: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    out.push_str("<pre id=\"text\">");
    for piece in cuts.windows(2) {
        if let [start, end] = *piece
            && let Some(slice) = text.get(start..end)
        {
            put!(out, "<span data-at=\"{start}\">{}</span>", Escaped(slice));
        }
    }
    if text.is_empty() {
        out.push_str("原文不可用 The source text is not at hand.");
    }
    out.push_str("</pre>");
}
