//! The id of a cell, a row or a table.

use super::y2014::VALUE;
use super::{TABLES, TableId};
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

    /// True where `self` is `other` or holds it: a table holds its rows, a row its cells.
    pub fn covers(self, other: Address) -> bool {
        self.table == other.table
            && (self.row.is_none() || self.row == other.row)
            && (self.column.is_none() || self.column == other.column)
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
