//! The statutory forms as data: headings, rows, columns, aliases, units and identities, each declared once.
//!
//! A form (格式) is the shape that a notice of the State Council's general office gives the tables of a report.
//! [`y2014`], [`y2019`] and [`y2021`] read like the printed page; everything that knows a label or a sum reads it from here.

mod address;
mod identity;
mod key;
mod requests;
pub mod y2014;
pub mod y2019;
pub mod y2021;

pub use address::Address;
pub use identity::{Identity, Instance, Terms};
pub use key::{Applicant, Outcome, ProactiveColumn, ProactiveRow, RemedyRow, RequestRow, StatisticsRow};

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::OnceLock;

/// Which notice a table follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum FormId {
    /// 政府信息公开情况统计表 (国办发〔2014〕32号), report years 2014 to 2018.
    #[serde(rename = "2014")]
    Y2014,
    /// 格式（试行） (国办公开办函〔2019〕60号), report years 2019 and 2020.
    #[serde(rename = "2019")]
    Y2019,
    /// 格式 (国办公开办函〔2021〕30号), report years from 2021 on.
    #[serde(rename = "2021")]
    Y2021,
}

impl FormId {
    /// The id used in JSON: the first report year of the form.
    pub const fn as_str(self) -> &'static str {
        match self {
            FormId::Y2014 => "2014",
            FormId::Y2019 => "2019",
            FormId::Y2021 => "2021",
        }
    }

    /// The form that the notices prescribe for a report year; `None` before 2014.
    pub const fn of_year(year: u16) -> Option<FormId> {
        match year {
            0..=2013 => None,
            2014..=2018 => Some(FormId::Y2014),
            2019..=2020 => Some(FormId::Y2019),
            _ => Some(FormId::Y2021),
        }
    }
}

impl fmt::Display for FormId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A statutory table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TableId {
    /// 表二 主动公开政府信息情况: what was disclosed without being asked for (条例 art. 20).
    Proactive,
    /// 表三 收到和处理政府信息公开申请情况: applications received and how they ended.
    Requests,
    /// 表四 行政复议、行政诉讼情况: administrative reconsideration and litigation.
    Remedies,
    /// 政府信息公开情况统计表 (form 2014): one figure a row.
    Statistics,
}

impl TableId {
    /// Every table.
    pub const ALL: [TableId; 4] = [TableId::Proactive, TableId::Requests, TableId::Remedies, TableId::Statistics];

    /// The three tables that forms 2019 and 2021 prescribe, in printed order.
    pub const SINCE_2019: [TableId; 3] = [TableId::Proactive, TableId::Requests, TableId::Remedies];

    /// The id used in JSON and in cell ids.
    pub const fn as_str(self) -> &'static str {
        match self {
            TableId::Proactive => "proactive",
            TableId::Requests => "requests",
            TableId::Remedies => "remedies",
            TableId::Statistics => "statistics",
        }
    }

    /// What the notices call it: 表二, 表三, 表四, 统计表.
    pub const fn as_str_zh(self) -> &'static str {
        match self {
            TableId::Proactive => "表二",
            TableId::Requests => "表三",
            TableId::Remedies => "表四",
            TableId::Statistics => "统计表",
        }
    }

    /// The heading that the form prints above the table, without its number.
    pub const fn title(self) -> &'static str {
        match self {
            TableId::Proactive => "主动公开政府信息情况",
            TableId::Requests => "收到和处理政府信息公开申请情况",
            TableId::Remedies => "政府信息公开行政复议、行政诉讼情况",
            TableId::Statistics => "政府信息公开情况统计表",
        }
    }

    /// The same in English.
    pub const fn title_en(self) -> &'static str {
        match self {
            TableId::Proactive => "Proactive disclosure",
            TableId::Requests => "Requests received and handled",
            TableId::Remedies => "Administrative reconsideration and litigation",
            TableId::Statistics => "Statistics of government information disclosure",
        }
    }
}

impl fmt::Display for TableId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a cell of a column holds when it holds a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A whole number, not negative.
    Count,
    /// A signed whole number: 本年增/减.
    Change,
    /// An amount of money, an exact decimal; the unit may be fixed by the form.
    Amount,
}

/// A column of one row of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The last part of the cell id.
    pub key: &'static str,
    /// The label as printed.
    pub label: &'static str,
    /// The same in English.
    pub label_en: &'static str,
    /// Other spellings met.
    pub aliases: &'static [&'static str],
    /// What its cells hold.
    pub kind: Kind,
    /// The unit that the form gives, if it gives one.
    pub unit: Option<&'static str>,
}

/// A heading that stands above or before rows without figures of its own: （三）不予公开, 第二十条第（一）项, 信息内容 ….
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The label as printed.
    pub label: &'static str,
    /// Other spellings met.
    pub aliases: &'static [&'static str],
}

/// A row of a form that holds figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The middle part of the cell id; a dot nests.
    pub key: &'static str,
    /// The label as printed, with its number.
    pub label: &'static str,
    /// The same in English.
    pub label_en: &'static str,
    /// Other spellings met.
    pub aliases: &'static [&'static str],
    /// The heading printed above or before this row, if there is one.
    pub group: Option<&'static str>,
    /// Its columns, in printed order.
    pub columns: &'static [Column],
    /// Where the law names the row, as an article of the 政府信息公开条例; empty where the form alone does.
    pub article: &'static str,
}

/// A statutory table in one form.
#[derive(PartialEq, Eq)]
pub struct TableForm {
    /// Which table.
    pub table: TableId,
    /// Which form.
    pub form: FormId,
    /// The notice that prescribes it.
    pub notice: &'static str,
    /// Rows with figures, in printed order.
    pub rows: &'static [Row],
    /// Headings without figures.
    pub headers: &'static [Header],
    /// Identities of the table.
    pub identities: &'static [Identity],
    /// Their instances, once they are asked for.
    pub(crate) instances: OnceLock<Vec<Instance>>,
}

impl fmt::Debug for TableForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TableForm({} {})", self.form, self.table)
    }
}

impl TableForm {
    /// The number of cells.
    pub fn len(&self) -> usize {
        self.rows.iter().map(|row| row.columns.len()).sum()
    }

    /// Always false: a form has rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The place of a row's first cell in the table's cells.
    pub fn offset(&self, row: usize) -> usize {
        self.rows.iter().take(row).map(|row| row.columns.len()).sum()
    }

    /// The place of a row among the rows, by its key.
    pub fn row(&self, key: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.key == key)
    }

    /// The place of a cell in the table's cells, by the keys of its row and column.
    pub fn index(&self, row: &str, column: &str) -> Option<usize> {
        let row = self.row(row)?;
        let column = self.rows[row].columns.iter().position(|c| c.key == column)?;
        Some(self.offset(row) + column)
    }

    /// All words that it prints, and their other spellings.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        let with = |label: &'static str, aliases: &'static [&'static str]| {
            std::iter::once(label).chain(aliases.iter().copied())
        };
        let headers = self.headers.iter().flat_map(move |header| with(header.label, header.aliases));
        let groups = self.rows.iter().filter_map(|row| row.group);
        let rows = self.rows.iter().flat_map(move |row| with(row.label, row.aliases));
        let columns = self.rows.iter().flat_map(|row| row.columns).flat_map(move |c| with(c.label, c.aliases));
        headers.chain(groups).chain(rows).chain(columns)
    }

    /// Every cell in order, as row and column.
    pub fn cells(&self) -> impl Iterator<Item = (&'static Row, &'static Column)> + use<> {
        self.rows.iter().flat_map(|row| row.columns.iter().map(move |column| (row, column)))
    }

    /// The address of the cell at a place.
    pub fn address(&self, index: usize) -> Option<Address> {
        let mut left = index;
        for row in self.rows {
            match row.columns.get(left) {
                Some(column) => return Some(Address::cell(self.table, row.key, column.key)),
                None => left -= row.columns.len(),
            }
        }
        None
    }
}

/// Every table of every form, the later form first.
pub static TABLES: [&TableForm; 7] = [
    &y2021::PROACTIVE,
    &y2021::REQUESTS,
    &y2021::REMEDIES,
    &y2019::PROACTIVE,
    &y2019::REQUESTS,
    &y2019::REMEDIES,
    &y2014::STATISTICS,
];

/// A table in a form. Form 2014 has none of the three tables since 2019 and gives those of 2019; only form 2014 has
/// [`TableId::Statistics`].
pub fn table(form: FormId, table: TableId) -> &'static TableForm {
    match (form, table) {
        (FormId::Y2021, TableId::Proactive) => &y2021::PROACTIVE,
        (FormId::Y2021, TableId::Requests) => &y2021::REQUESTS,
        (FormId::Y2021, TableId::Remedies) => &y2021::REMEDIES,
        (_, TableId::Proactive) => &y2019::PROACTIVE,
        (_, TableId::Requests) => &y2019::REQUESTS,
        (_, TableId::Remedies) => &y2019::REMEDIES,
        (_, TableId::Statistics) => &y2014::STATISTICS,
    }
}
