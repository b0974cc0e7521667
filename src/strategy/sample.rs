//! A report that nobody published: its cells with what is printed in each.

use crate::code::Code;
use crate::form::TableForm;
use crate::model::{State, Value};
use std::fmt;

/// A cell as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleCell {
    /// What it is.
    pub state: State,
    /// Its figure, where it is a number.
    pub value: Option<Value>,
    /// What is printed.
    pub text: String,
}

impl SampleCell {
    /// A cell that is there and empty.
    pub fn blank() -> SampleCell {
        SampleCell { state: State::Blank, value: None, text: String::new() }
    }

    /// A cell with a sign that no figure belongs there.
    pub fn placeholder(sign: &str) -> SampleCell {
        SampleCell { state: State::NotApplicable, value: None, text: sign.to_owned() }
    }
}

/// The cells of one table.
#[derive(Clone)]
pub struct SampleTable {
    /// The form that it follows.
    pub form: &'static TableForm,
    /// Its cells in printed order.
    pub cells: Vec<SampleCell>,
}

/// A row a line, as it is printed: what a failing test shows has to be read by somebody.
impl fmt::Debug for SampleTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cells = self.cells.iter().map(|cell| cell.text.as_str());
        let rows = self
            .form
            .rows
            .iter()
            .map(|row| (row.key, cells.by_ref().take(row.columns.len()).collect::<Vec<_>>().join("|")));
        write!(f, "{:?} ", self.form)?;
        f.debug_map().entries(rows.collect::<Vec<_>>()).finish()
    }
}

/// A report before it is written: what a reader has to find.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The organ.
    pub organ: String,
    /// The report year.
    pub year: u16,
    /// The tables, in printed order: three, or that of form 2014.
    pub tables: Vec<SampleTable>,
    /// The identity that the filer broke in one instance, by the code of its finding; cells left blank may hide it.
    pub broken: Option<Code>,
}

impl Sample {
    /// True where the unit of an amount stands in its heading alone.
    pub fn has_headed_units(&self) -> bool {
        let headed = |cell: &SampleCell| {
            matches!(cell.value, Some(Value::Amount(amount)) if amount.unit.is_some()) && !cell.text.contains('元')
        };
        self.tables.iter().flat_map(|table| &table.cells).any(headed)
    }

    /// True where a table has one figure a row: without its labels it has no shape.
    pub fn has_single_figures(&self) -> bool {
        self.tables.iter().any(|table| table.form.rows.iter().all(|row| row.columns.len() == 1))
    }

    /// True where a cell is blank: some layouts do not show that.
    pub fn has_blanks(&self) -> bool {
        self.tables.iter().flat_map(|table| &table.cells).any(|cell| cell.state == State::Blank)
    }
}
