//! A statutory table: always full size, each cell with a state.

use super::{Cell, Value};
use crate::form::{
    self, Address, Applicant, FormId, Outcome, ProactiveColumn, ProactiveRow, RemedyRow, RequestRow, StatisticsRow,
    TableForm, TableId, y2014,
};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Whether the source has a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// It is there.
    Found,
    /// It is not.
    Missing,
    /// A picture stands in its place.
    Image,
}

/// A statutory table of one report. Every cell of its form exists; those that the source lacks are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    form: &'static TableForm,
    presence: Presence,
    span: Option<Span>,
    cells: Vec<Cell>,
}

impl Table {
    /// A table that the source does not have, in the shape of `form`.
    pub fn missing(form: FormId, table: TableId) -> Table {
        Table::absent(form::table(form, table), Presence::Missing, None)
    }

    pub(crate) fn absent(form: &'static TableForm, presence: Presence, span: Option<Span>) -> Table {
        Table { form, presence, span, cells: vec![Cell::MISSING; form.len()] }
    }

    pub(crate) fn found(form: &'static TableForm, mut cells: Vec<Cell>) -> Table {
        cells.resize(form.len(), Cell::MISSING);
        let span = cells.iter().filter_map(|cell| cell.span).reduce(Span::cover);
        Table { form, presence: Presence::Found, span, cells }
    }

    /// The form that it follows.
    pub fn form(&self) -> &'static TableForm {
        self.form
    }

    /// Whether the source has it.
    pub fn presence(&self) -> Presence {
        self.presence
    }

    /// True where the source has it.
    pub fn is_found(&self) -> bool {
        self.presence == Presence::Found
    }

    /// From its first to its last cell in the source, or the picture in its place.
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// Every cell in printed order, for who marks them.
    pub(crate) fn cells_mut(&mut self) -> &mut [Cell] {
        &mut self.cells
    }

    /// A cell by the keys of its row and column; `None` where the form has no such cell.
    pub fn cell(&self, row: &str, column: &str) -> Option<&Cell> {
        self.cells.get(self.form.index(row, column)?)
    }

    /// The figure printed in a cell; `None` where none is, or the form has no such cell.
    pub fn value(&self, row: &str, column: &str) -> Option<Value> {
        self.cell(row, column)?.value
    }

    /// Every cell with its address, in printed order.
    pub fn cells(&self) -> impl Iterator<Item = (Address, &Cell)> {
        let table = self.form.table;
        self.form
            .cells()
            .zip(&self.cells)
            .map(move |((row, column), cell)| (Address::cell(table, row.key, column.key), cell))
    }

    pub(crate) fn as_slice(&self) -> &[Cell] {
        &self.cells
    }
}

macro_rules! view {
    ($(#[$meta:meta])* $name:ident, $row:ident, $column:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name<'r>(pub(crate) &'r Table);

        impl<'r> $name<'r> {
            /// The table with its cells.
            pub fn table(self) -> &'r Table {
                self.0
            }

            /// A cell; a missing one where the form of this report has no such row or column.
            pub fn cell(self, row: $row, column: $column) -> &'r Cell {
                const MISSING: &Cell = &Cell::MISSING;
                self.0.cell(row.key(), column.key()).unwrap_or(MISSING)
            }
        }
    };
}

view! {
    /// 表二 主动公开政府信息情况.
    Proactive, ProactiveRow, ProactiveColumn
}
view! {
    /// 表三 收到和处理政府信息公开申请情况.
    Requests, RequestRow, Applicant
}
view! {
    /// 表四 行政复议、行政诉讼情况.
    Remedies, RemedyRow, Outcome
}

/// 政府信息公开情况统计表 (form 2014): one figure a row.
#[derive(Debug, Clone, Copy)]
pub struct Statistics<'r>(pub(crate) &'r Table);

impl<'r> Statistics<'r> {
    /// The table with its cells.
    pub fn table(self) -> &'r Table {
        self.0
    }

    /// The cell of a row.
    pub fn cell(self, row: StatisticsRow) -> &'r Cell {
        const MISSING: &Cell = &Cell::MISSING;
        self.0.cell(row.key(), y2014::VALUE).unwrap_or(MISSING)
    }

    /// The figure printed in a row: a count, or an amount of money.
    pub fn get(self, row: StatisticsRow) -> Option<Value> {
        self.cell(row).value
    }
}

impl Proactive<'_> {
    /// The figure printed in a cell.
    pub fn get(self, row: ProactiveRow, column: ProactiveColumn) -> Option<Value> {
        self.cell(row, column).value
    }
}

impl Requests<'_> {
    /// The number of applications (件) printed in a cell.
    pub fn get(self, row: RequestRow, column: Applicant) -> Option<u64> {
        self.cell(row, column).value?.count()
    }
}

impl Remedies<'_> {
    /// The number of cases (件) printed in a cell.
    pub fn get(self, row: RemedyRow, column: Outcome) -> Option<u64> {
        self.cell(row, column).value?.count()
    }
}
