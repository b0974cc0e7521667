//! The annual report of one organ for one year.

use super::Cell;
use super::{
    Contact, Issuer, Period, Proactive, Remedies, Requests, Script, Section, SourceInfo, Statement, Statistics, Table,
};
use crate::code::Severity;
use crate::finding::Finding;
use crate::form::{Address, FormId, TableId};
use std::fmt;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// The annual report of one organ for one year (政府信息公开工作年度报告), as the source prints it.
///
/// Reading never fails: what is not in the source is `None` or missing, and [`Report::findings`] says why.
///
/// ```
/// use xxgk::{Applicant, RequestRow};
/// let report = xxgk::parse_str("三、收到和处理政府信息公开申请情况\n\
///     一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t1\t4\n\
///     二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n");
/// assert_eq!(report.requests().get(RequestRow::NewReceived, Applicant::Total), Some(4));
/// assert_eq!(report.requests().get(RequestRow::Granted, Applicant::Total), None);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub(crate) source: SourceInfo,
    pub(crate) text: Arc<str>,
    /// The hash of the text, where it was loaded without it.
    pub(crate) id: Option<u64>,
    pub(crate) title: Option<String>,
    pub(crate) issuer: Issuer,
    pub(crate) year: Option<u16>,
    pub(crate) period: Period,
    pub(crate) published: Option<super::Date>,
    pub(crate) contact: Contact,
    pub(crate) script: Script,
    pub(crate) form: Option<FormId>,
    pub(crate) sections: Vec<Section>,
    /// Tables 2 to 4, then that of form 2014.
    pub(crate) tables: [Table; 4],
    pub(crate) statements: Vec<Statement>,
    pub(crate) findings: Vec<Finding>,
}

impl Report {
    /// Where it was read from.
    pub fn source(&self) -> &SourceInfo {
        &self.source
    }

    /// The decoded source text that every span points into. Empty for a report loaded from JSON.
    pub fn source_text(&self) -> &str {
        &self.text
    }

    /// The same for the same source text, wherever it was read: its hash (XXH3, 64 bits) in hexadecimal. Where nothing
    /// was read, that of the path.
    ///
    /// ```
    /// assert_eq!(xxgk::parse_str("2022年青岚县政府信息公开工作年度报告").id().len(), 16);
    /// ```
    pub fn id(&self) -> String {
        let of_path = || self.source.path.as_deref().unwrap_or_default().as_bytes();
        let hash = self.id.unwrap_or_else(|| match &*self.text {
            "" => xxh3_64(of_path()),
            text => xxh3_64(text.as_bytes()),
        });
        format!("{hash:016x}")
    }

    /// The title, without white space, in simplified script.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Who published it.
    pub fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// The year that it reports on.
    pub fn year(&self) -> Option<u16> {
        self.year
    }

    /// The time that its figures cover.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The day of publication.
    pub fn published(&self) -> Option<super::Date> {
        self.published
    }

    /// How to reach the organ.
    pub fn contact(&self) -> &Contact {
        &self.contact
    }

    /// The script of the source.
    pub fn script(&self) -> Script {
        self.script
    }

    /// 政府信息公开情况统计表 of the report years 2014 to 2018.
    ///
    /// ```
    /// use xxgk::{StatisticsRow, Value};
    /// let report = xxgk::parse_str("统计指标\t单位\t统计数\n（一）收到申请数\t件\t5\n1.当面申请数\t件\t2\n2.传真申请数\t件\t0\n3.网络申请数\t件\t3\n4.信函申请数\t件\t0\n");
    /// assert_eq!(report.statistics().get(StatisticsRow::Received), Some(Value::Count(5)));
    /// assert_eq!(report.statistics().get(StatisticsRow::OnTime), None);
    /// ```
    pub fn statistics(&self) -> Statistics<'_> {
        Statistics(self.table(TableId::Statistics))
    }

    /// The form: that of table 3, else of table 2, else of the statistics table, else of the year.
    pub fn form(&self) -> Option<FormId> {
        self.form
    }

    /// Its sections with their prose.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// 表二 主动公开政府信息情况.
    pub fn proactive(&self) -> Proactive<'_> {
        Proactive(self.table(TableId::Proactive))
    }

    /// 表三 收到和处理政府信息公开申请情况.
    pub fn requests(&self) -> Requests<'_> {
        Requests(self.table(TableId::Requests))
    }

    /// 表四 行政复议、行政诉讼情况.
    pub fn remedies(&self) -> Remedies<'_> {
        Remedies(self.table(TableId::Remedies))
    }

    /// A table by its id.
    pub fn table(&self, id: TableId) -> &Table {
        let [proactive, requests, remedies, statistics] = &self.tables;
        match id {
            TableId::Statistics => statistics,
            TableId::Proactive => proactive,
            TableId::Requests => requests,
            TableId::Remedies => remedies,
        }
    }

    /// The tables of its form, and those of other forms that the source has: tables 2 to 4, then that of form 2014.
    pub fn tables(&self) -> &[Table] {
        let [three @ .., statistics] = &self.tables;
        let of_2014 = self.form == Some(FormId::Y2014);
        match (three.iter().any(Table::is_found), statistics.is_found()) {
            (false, _) if of_2014 => std::slice::from_ref(statistics),
            (_, false) if !of_2014 => three,
            _ => &self.tables,
        }
    }

    /// A cell by its address; `None` where the form of this report has no such cell, or the address is no cell's.
    pub fn cell(&self, address: Address) -> Option<&Cell> {
        self.table(address.table_id()).cell(address.row()?, address.column()?)
    }

    /// What is printed in a cell, exactly; `None` for a cell that the source does not have.
    pub fn raw(&self, cell: &Cell) -> Option<&str> {
        cell.span?.slice(&self.text)
    }

    /// Figures stated in prose.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// What was noticed, in the order of the source.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// False where the input has no title, no section heading and no statutory table of such a report.
    pub fn is_report(&self) -> bool {
        !self.findings.iter().any(|f| f.code == crate::Code::NotAReport)
    }

    /// The number of findings of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity() == severity).count()
    }

    /// Gives a report that was loaded from JSON the source text that its spans point into.
    ///
    /// ```
    /// let read = xxgk::parse_str("青岚县2022年政府信息公开工作年度报告\n行政许可\t3\n行政处罚\t0\n");
    /// # #[cfg(feature = "json")] {
    /// let loaded = xxgk::Report::from_json(&read.to_json(true)?)?;
    /// assert_eq!(loaded.with_source_text(read.source_text()), read);
    /// # }
    /// # Ok::<(), xxgk::Error>(())
    /// ```
    #[must_use]
    pub fn with_source_text(mut self, text: &str) -> Report {
        (self.text, self.id) = (text.into(), None);
        self
    }

    /// Names the input, as [`Report::source`] gives it.
    pub fn with_path(mut self, path: impl Into<String>) -> Report {
        self.source.path = Some(path.into());
        self
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = self.title().unwrap_or("untitled");
        write!(f, "{title} (")?;
        match self.form {
            Some(form) => write!(f, "form {form}")?,
            None => write!(f, "no form")?,
        }
        for table in self.tables() {
            let read = table.as_slice().iter().filter(|c| c.value.is_some()).count();
            write!(f, ", {} {read}/{}", table.form().table, table.as_slice().len())?;
        }
        write!(f, ", {} findings)", self.findings.len())
    }
}
