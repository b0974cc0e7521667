//! The JSON of a report (contract §2), as serde sees it: keys in the order of the contract, rows nested by their dots.

use crate::form::{Kind, TableForm, TableId};
use crate::model::{Amount, Cell, Report, State, Table, Value, number};
use serde::ser::{SerializeMap, SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};

/// The version of the JSON that this crate writes.
pub const SCHEMA_VERSION: u32 = 1;

/// A report on its way to JSON.
///
/// ```
/// let report = xxgk::parse_str("2022年青岚县政府信息公开工作年度报告\n");
/// let compact = serde_json::to_value(report.json())?;
/// assert_eq!(compact["year"], 2022);
/// assert!(compact.get("cells").is_none());
/// let full = serde_json::to_value(report.json().provenance(true))?;
/// assert_eq!(full["cells"].as_array().map(Vec::len), Some(200));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct JsonView<'r> {
    report: &'r Report,
    provenance: bool,
    infer: bool,
}

impl Report {
    /// The report on its way to JSON: the compact form, unless told otherwise.
    pub fn json(&self) -> JsonView<'_> {
        JsonView { report: self, provenance: false, infer: false }
    }
}

impl JsonView<'_> {
    /// With `cells`, the state, raw, span and placement of every cell, and the `report_id` of the tidy tables.
    #[must_use]
    pub fn provenance(self, provenance: bool) -> Self {
        Self { provenance, ..self }
    }

    /// With `inferred`: what identities and the prose imply for cells without a figure ([`Report::inferred`]).
    #[must_use]
    pub fn infer(self, infer: bool) -> Self {
        Self { infer, ..self }
    }
}

/// With every cell's provenance, so that nothing but the source text is lost.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().provenance(true).serialize(serializer)
    }
}

impl Serialize for JsonView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.report;
        let mut out = serializer.serialize_struct("Report", 17)?;
        out.serialize_field("schema_version", &SCHEMA_VERSION)?;
        out.serialize_field("source", &report.source)?;
        out.serialize_field("title", &report.title)?;
        out.serialize_field("issuer", &report.issuer)?;
        out.serialize_field("year", &report.year)?;
        out.serialize_field("period", &report.period)?;
        out.serialize_field("published", &report.published)?;
        out.serialize_field("contact", &report.contact)?;
        out.serialize_field("script", &report.script)?;
        out.serialize_field("form", &report.form)?;
        out.serialize_field("sections", &report.sections)?;
        out.serialize_field("tables", &Tables(report))?;
        out.serialize_field("statements", &report.statements)?;
        out.serialize_field("findings", &report.findings)?;
        if self.provenance {
            out.serialize_field("cells", &Cells(report))?;
            out.serialize_field("report_id", &report.id())?;
        }
        if self.infer {
            out.serialize_field("inferred", &report.inferred())?;
        }
        out.end()
    }
}

struct Tables<'r>(&'r Report);

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(Some(TableId::ALL.len()))?;
        for id in TableId::ALL {
            let table = self.0.table(id);
            out.serialize_entry(id.as_str(), &table.is_found().then_some(table))?;
        }
        out.end()
    }
}

/// As in the contract: the form, then the rows, nested by their dots; a cell without a figure is `null`.
impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("form", &self.form().form)?;
        let rows = self.form().rows;
        let mut at = 0;
        while at < rows.len() {
            match rows[at].key.split_once('.') {
                None => {
                    out.serialize_entry(rows[at].key, &RowCells(self, at))?;
                    at += 1;
                }
                Some((group, _)) => {
                    let end =
                        (at..rows.len()).find(|&next| group_of(self.form(), next) != Some(group)).unwrap_or(rows.len());
                    out.serialize_entry(group, &GroupRows(self, at, end))?;
                    at = end;
                }
            }
        }
        out.end()
    }
}

fn group_of(form: &TableForm, row: usize) -> Option<&'static str> {
    Some(form.rows[row].key.split_once('.')?.0)
}

struct GroupRows<'t>(&'t Table, usize, usize);

impl Serialize for GroupRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(Some(self.2 - self.1))?;
        for row in self.1..self.2 {
            let key = self.0.form().rows[row].key;
            out.serialize_entry(key.split_once('.').map_or(key, |(_, leaf)| leaf), &RowCells(self.0, row))?;
        }
        out.end()
    }
}

struct RowCells<'t>(&'t Table, usize);

impl Serialize for RowCells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let RowCells(table, row) = self;
        let columns = table.form().rows[*row].columns;
        let first = table.form().offset(*row);
        // A row of one figure that is its cell.
        if table.form().table == TableId::Statistics {
            return table.as_slice()[first].value.serialize(serializer);
        }
        let mut out = serializer.serialize_map(Some(columns.len()))?;
        for (column, cell) in columns.iter().zip(&table.as_slice()[first..]) {
            out.serialize_entry(column.key, &cell.value)?;
        }
        out.end()
    }
}

/// A count or change as a whole number, an amount as `{"value", "unit", "yuan"}`.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Count(n) => serializer.serialize_u64(*n),
            Value::Change(n) => serializer.serialize_i64(*n),
            Value::Amount(amount) => amount.serialize(serializer),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Amount", 3)?;
        out.serialize_field("value", &Exact(self.value))?;
        out.serialize_field("unit", &self.unit)?;
        out.serialize_field("yuan", &self.yuan().map(Exact))?;
        out.end()
    }
}

struct Exact(rust_decimal::Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number::serialize(&self.0, serializer)
    }
}

struct Cells<'r>(&'r Report);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_seq(None)?;
        if self.0.form.is_some() {
            for table in self.0.tables() {
                for ((address, cell), (_, column)) in table.cells().zip(table.form().cells()) {
                    let unit = unit(cell, column.kind, column.unit);
                    out.serialize_element(&CellRow { report: self.0, id: address, cell, unit })?;
                }
            }
        }
        out.end()
    }
}

/// The unit of a figure: that of the form for counts, that of the source for amounts.
pub(super) fn unit(cell: &Cell, kind: Kind, of_form: Option<&'static str>) -> Option<&'static str> {
    match (cell.value, kind) {
        (Some(Value::Amount(amount)), _) => amount.unit.map(|unit| unit.as_str()),
        (Some(_), Kind::Count | Kind::Change) => of_form,
        _ => None,
    }
}

struct CellRow<'r> {
    report: &'r Report,
    id: crate::form::Address,
    cell: &'r Cell,
    unit: Option<&'static str>,
}

impl Serialize for CellRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cell = self.cell;
        let mut out = serializer.serialize_struct("Cell", 8)?;
        out.serialize_field("id", &self.id)?;
        out.serialize_field("state", &cell.state)?;
        out.serialize_field("value", &cell.value.filter(|_| cell.state == State::Number).map(|v| Exact(v.decimal())))?;
        out.serialize_field("unit", &self.unit)?;
        out.serialize_field("raw", &self.report.raw(cell))?;
        out.serialize_field("span", &cell.span)?;
        out.serialize_field("placement", &cell.placement)?;
        out.serialize_field("origin", &cell.origin)?;
        out.end()
    }
}
