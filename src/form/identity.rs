//! Identities (勾稽关系): what the figures of a form must satisfy, and which cells each instance binds.

use super::TableForm;
use crate::code::Code;

/// Which cells an identity binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terms {
    /// In each column: the rows of `left` add up to what the rows of `right` add up to.
    EachColumn {
        /// Row keys.
        left: &'static [&'static str],
        /// Row keys.
        right: &'static [&'static str],
    },
    /// In each row: the columns `parts` add up to the column `total`.
    EachRow {
        /// Column keys.
        parts: &'static [&'static str],
        /// A column key.
        total: &'static str,
    },
    /// In a table with one figure a row: the rows of `left` add up to what the rows of `right` add up to.
    Rows {
        /// Row keys.
        left: &'static [&'static str],
        /// Row keys.
        right: &'static [&'static str],
    },
}

/// An accounting identity that the figures of a form must satisfy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    /// The finding that a broken instance gives.
    pub code: Code,
    /// The cells it binds.
    pub terms: Terms,
}

/// One instance of an identity: the figures of `left` add up to what those of `right` add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// The finding that a broken instance gives.
    pub code: Code,
    /// Places of cells in the table.
    pub left: Vec<usize>,
    /// Places of cells in the table.
    pub right: Vec<usize>,
}

impl TableForm {
    /// Every instance of every identity of the table.
    pub fn instances(&self) -> &[Instance] {
        self.instances.get_or_init(|| self.identities.iter().flat_map(|one| self.instances_of(one)).collect())
    }

    fn instances_of(&self, identity: &Identity) -> Vec<Instance> {
        let code = identity.code;
        match identity.terms {
            Terms::EachColumn { left, right } => {
                let columns = self.rows.first().map_or(&[][..], |row| row.columns);
                let places = |rows: &[&str], column| rows.iter().filter_map(|row| self.index(row, column)).collect();
                let instance = |key| Instance { code, left: places(left, key), right: places(right, key) };
                columns.iter().map(|column| instance(column.key)).collect()
            }
            Terms::EachRow { parts, total } => {
                let places = |row, columns: &[&str]| columns.iter().filter_map(|key| self.index(row, key)).collect();
                let instance = |row| Instance { code, left: places(row, parts), right: places(row, &[total]) };
                self.rows.iter().map(|row| instance(row.key)).collect()
            }
            Terms::Rows { left, right } => {
                let places = |rows: &[&str]| rows.iter().filter_map(|row| Some(self.offset(self.row(row)?))).collect();
                vec![Instance { code, left: places(left), right: places(right) }]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::form::{y2014, y2019, y2021};

    #[test]
    fn instances_are_complete() {
        assert_eq!(y2021::REQUESTS.instances().len(), 7 + 25 + 7);
        assert_eq!(y2019::REQUESTS.instances().len(), 7 + 23 + 7);
        assert_eq!(y2019::REMEDIES.instances().len(), 3);
        let operands = |instance: &super::Instance| instance.left.len() + instance.right.len();
        assert_eq!(y2014::STATISTICS.instances().iter().map(operands).collect::<Vec<_>>(), [5, 3, 9, 7, 4, 4, 3]);
        for instance in y2021::REQUESTS.instances().iter().chain(y2019::REQUESTS.instances()) {
            let operands = [2 + 2, 6 + 1, 21 + 1, 19 + 1];
            assert!(operands.contains(&(instance.left.len() + instance.right.len())), "{instance:?}");
        }
    }
}
