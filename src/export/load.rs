//! A report back from its JSON.

use super::model::SCHEMA_VERSION;
use crate::code::Code;
use crate::finding::Finding;
use crate::form::{self, Address, FormId, Kind, TableId};
use crate::model::{
    Amount, Cell, Contact, Date, Issuer, Origin, Period, Placement, Presence, Report, Script, Section, SourceInfo,
    State, Statement, Table, Unit, Value, number,
};
use crate::span::Span;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, de};
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct ReportJson {
    schema_version: u32,
    source: SourceInfo,
    title: Option<String>,
    issuer: Issuer,
    year: Option<u16>,
    period: Period,
    published: Option<Date>,
    contact: Contact,
    script: Script,
    form: Option<FormId>,
    sections: Vec<Section>,
    tables: BTreeMap<String, Option<Nodes>>,
    statements: Vec<Statement>,
    findings: Vec<Finding>,
    #[serde(default)]
    cells: Vec<CellJson>,
    report_id: Option<String>,
}

/// What stands under a key; `None` for a cell that is no number.
type Nodes = BTreeMap<String, Option<Node>>;

/// A part of a table: the form, a row or group, a cell.
#[derive(Deserialize)]
#[serde(untagged)]
enum Node {
    Amount(AmountJson),
    Nested(Nodes),
    Form(FormId),
    Number(#[serde(with = "number")] Decimal),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AmountJson {
    #[serde(with = "number")]
    value: Decimal,
    unit: Option<Unit>,
    #[serde(rename = "yuan")]
    _yuan: Option<f64>,
}

#[derive(Deserialize)]
struct CellJson {
    id: Address,
    state: State,
    span: Option<Span>,
    placement: Option<Placement>,
    origin: Option<Origin>,
}

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Report, D::Error> {
        let json = ReportJson::deserialize(deserializer)?;
        if json.schema_version != SCHEMA_VERSION {
            return Err(de::Error::custom(format!("schema version {} is not {SCHEMA_VERSION}", json.schema_version)));
        }
        let tables = TableId::ALL.map(|id| table(&json, id));
        let [Ok(proactive), Ok(requests), Ok(remedies), Ok(statistics)] = tables else {
            let wrong = tables.into_iter().find_map(Result::err).unwrap_or_default();
            return Err(de::Error::custom(wrong));
        };
        Ok(Report {
            source: json.source,
            text: "".into(),
            id: json.report_id.and_then(|id| u64::from_str_radix(&id, 16).ok()),
            title: json.title,
            issuer: json.issuer,
            year: json.year,
            period: json.period,
            published: json.published,
            contact: json.contact,
            script: json.script,
            form: json.form,
            sections: json.sections,
            tables: [proactive, requests, remedies, statistics],
            statements: json.statements,
            findings: json.findings,
        })
    }
}

fn table(json: &ReportJson, id: TableId) -> Result<Table, String> {
    let Some(rows) = json.tables.get(id.as_str()).and_then(Option::as_ref) else {
        let picture = json.findings.iter().find(|f| f.code == Code::TableImage && f.cells == [Address::table(id)]);
        let presence = if picture.is_some() { Presence::Image } else { Presence::Missing };
        let form = form::table(json.form.unwrap_or(FormId::Y2021), id);
        return Ok(Table::absent(form, presence, picture.and_then(|f| f.span)));
    };
    let form = match rows.get("form") {
        Some(Some(Node::Form(form))) => form::table(*form, id),
        _ => return Err(format!("table {id} names no form")),
    };
    let mut cells = Vec::with_capacity(form.len());
    for (row, column) in form.cells() {
        let mut cell = Cell::MISSING;
        let column_key = Some(column.key).filter(|_| id != TableId::Statistics);
        if let Some(node) = find(rows, row.key, column_key) {
            let address = Address::cell(id, row.key, column.key);
            cell.value =
                Some(value(node, column.kind).ok_or_else(|| format!("{address} holds no figure of its kind"))?);
            cell.state = State::Number;
        }
        cells.push(cell);
    }
    for known in json.cells.iter().filter(|cell| cell.id.table_id() == id) {
        let place = known.id.row().zip(known.id.column()).and_then(|(row, column)| form.index(row, column));
        let Some(cell) = place.and_then(|at| cells.get_mut(at)) else { continue };
        (cell.state, cell.span, cell.placement, cell.origin) = (known.state, known.span, known.placement, known.origin);
    }
    Ok(Table::found(form, cells))
}

/// A cell by the keys of its row and column; without a column the row is the cell.
fn find<'n>(rows: &'n Nodes, row: &str, column: Option<&str>) -> Option<&'n Node> {
    let (group, leaf) = row.split_once('.').map_or((row, None), |(group, leaf)| (group, Some(leaf)));
    let below = |node: &'n Node, key: &str| match node {
        Node::Nested(nodes) => nodes.get(key)?.as_ref(),
        _ => None,
    };
    let row = match leaf {
        Some(leaf) => below(rows.get(group)?.as_ref()?, leaf)?,
        None => rows.get(group)?.as_ref()?,
    };
    match column {
        Some(column) => below(row, column),
        None => Some(row),
    }
}

fn value(node: &Node, kind: Kind) -> Option<Value> {
    match (node, kind) {
        (Node::Number(n), Kind::Count) if n.is_integer() => n.to_u64().map(Value::Count),
        (Node::Number(n), Kind::Change) if n.is_integer() => n.to_i64().map(Value::Change),
        (Node::Amount(amount), Kind::Amount) => Some(Value::Amount(Amount { value: amount.value, unit: amount.unit })),
        _ => None,
    }
}
