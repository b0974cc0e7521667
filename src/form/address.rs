//! The id of a cell, a row or a table.

use super::y2014::VALUE;
use super::{Column, Row, TABLES, TableId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// The id of a table (`requests`), a row (`requests.new_received`) or a cell (`requests.new_received.total`). In table
/// `statistics` a row is a cell: `statistics.received.total`.
///
/// ```
/// use xxgk::Address;
/// let cell: Address = "requests.refused.state_secret.total".parse()?;
/// assert_eq!(cell.row(), Some("refused.state_secret"));
/// assert_eq!(cell.column(), Some("total"));
/// assert!("requests.nothing".parse::<Address>().is_err());
/// # Ok::<(), xxgk::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    table: TableId,
    row: Option<&'static str>,
    column: Option<&'static str>,
}

impl Address {
    /// A whole table.
    pub const fn table(table: TableId) -> Self {
        Self { table, row: None, column: None }
    }

    pub(crate) const fn row_of(table: TableId, row: &'static str) -> Self {
        match table {
            TableId::Statistics => Self::cell(table, row, VALUE),
            _ => Self { table, row: Some(row), column: None },
        }
    }

    pub(crate) const fn cell(table: TableId, row: &'static str, column: &'static str) -> Self {
        Self { table, row: Some(row), column: Some(column) }
    }

    /// Which table.
    pub const fn table_id(self) -> TableId {
        self.table
    }

    /// The key of the row, if the address names one.
    pub const fn row(self) -> Option<&'static str> {
        self.row
    }

    /// The key of the column, if the address names a cell.
    pub const fn column(self) -> Option<&'static str> {
        self.column
    }

    /// The same in the words that the latest form which has it prints.
    ///
    /// ```
    /// let cell: xxgk::Address = "requests.granted.total".parse()?;
    /// assert_eq!(cell.in_words(), "表三“（一）予以公开”的“总计”");
    /// # Ok::<(), xxgk::Error>(())
    /// ```
    pub fn in_words(self) -> String {
        let table = self.table.as_str_zh();
        match (self.printed(), self.column) {
            (None, _) => table.to_owned(),
            (Some((row, _)), _) if self.table == TableId::Statistics => {
                format!("{table}“{}{}”", part_of(row), row.label)
            }
            (Some((row, _)), None) => format!("{table}“{}”", row.label),
            (Some((row, column)), Some(_)) => format!("{table}“{}”的“{}”", row.label, column.label),
        }
    }

    /// The row that it names or is in; a table as it is.
    pub(crate) const fn to_row(self) -> Address {
        match self.row {
            Some(row) => Address::row_of(self.table, row),
            None => self,
        }
    }

    /// The label of its row, if it names one.
    pub(crate) fn row_in_words(self) -> Option<&'static str> {
        self.printed().map(|(row, _)| row.label)
    }

    /// The label of its column; empty where it names no cell.
    pub(crate) fn column_in_words(self) -> &'static str {
        self.printed().filter(|_| self.column.is_some()).map_or("", |(_, column)| column.label)
    }

    /// The row and column of the latest form that has it; of a row, the first column.
    fn printed(self) -> Option<(&'static Row, &'static Column)> {
        let mut rows = TABLES.iter().filter(|form| form.table == self.table).flat_map(|form| form.rows);
        let column =
            |row: &'static Row| row.columns.iter().find(|column| self.column.is_none_or(|key| column.key == key));
        rows.find_map(|row| Some((row, column(row)?)).filter(|_| self.row == Some(row.key)))
    }

    /// True where `self` is `other` or holds it: a table holds its rows, a row its cells.
    pub fn covers(self, other: Address) -> bool {
        self.table == other.table
            && (self.row.is_none() || self.row == other.row)
            && (self.column.is_none() || self.column == other.column)
    }
}

/// What a row of the statistics table is part of, where another row has the same label: both remedies have 被依法纠错数.
fn part_of(row: &Row) -> &'static str {
    match row.key.split_once('.') {
        Some(("reconsideration", part)) if part != "total" => "行政复议",
        Some(("litigation", part)) if part != "total" => "行政诉讼",
        _ => "",
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.table.as_str())?;
        let column = self.column.filter(|_| self.table != TableId::Statistics);
        for part in [self.row, column].into_iter().flatten() {
            write!(f, ".{part}")?;
        }
        Ok(())
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl FromStr for Address {
    type Err = crate::error::Error;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let unknown = || crate::error::Error::UnknownCell(id.to_owned());
        for form in TABLES {
            let Some(rest) = id.strip_prefix(form.table.as_str()) else { continue };
            if rest.is_empty() {
                return Ok(Address::table(form.table));
            }
            let Some(rest) = rest.strip_prefix('.') else { continue };
            for row in form.rows {
                let Some(rest) = rest.strip_prefix(row.key) else { continue };
                if rest.is_empty() {
                    return Ok(Address::row_of(form.table, row.key));
                }
                let Some(rest) = rest.strip_prefix('.') else { continue };
                if let Some(column) = row.columns.iter().find(|c| c.key == rest) {
                    return Ok(Address::cell(form.table, row.key, column.key));
                }
            }
        }
        Err(unknown())
    }
}
