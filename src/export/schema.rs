//! The JSON Schema of a report, built from the forms, so that it cannot drift from them.

use crate::code::Code;
use crate::form::{FormId, Kind, TableForm, TableId, table};
use crate::model::Basis;
use serde_json::{Map, Value, json};

/// The JSON Schema (draft 2020-12) of one report, as `xxgk schema` prints it.
pub fn schema() -> Value {
    let mut properties = Map::new();
    for part in [about(), read()] {
        properties.extend(part);
    }
    let required: Vec<&String> = properties.keys().collect();
    let required = json!(required);
    properties.extend(on_request());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开工作年度报告",
        "description": "The annual report of one organ for one year, as the xxgk library reads it.",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// What a report says about itself, and what it was read from.
fn about() -> Map<String, Value> {
    properties([
        ("schema_version", json!({"const": 1})),
        (
            "source",
            object(json!({
                "path": text(),
                "format": {"enum": ["text", "html", "mhtml", "docx", "xlsx", "xls", "ods", "pdf", "image"]},
                "encoding": {"type": "string"},
                "bytes": {"type": "integer", "minimum": 0},
            })),
        ),
        ("title", text()),
        (
            "issuer",
            object(json!({
                "name": text(),
                "kind": {"enum": ["government", "office", "department", "zone", "vertical", "other", null]},
                "level": {"enum": ["state", "province", "prefecture", "county", "township", null]},
                "region": object(json!({"code": text(), "province": text(), "city": text(), "county": text()})),
            })),
        ),
        ("year", json!({"type": ["integer", "null"]})),
        ("period", object(json!({"from": date(), "to": date()}))),
        ("published", date()),
        (
            "contact",
            object(json!({"address": text(), "postcode": text(), "phone": text(), "fax": text(), "email": text()})),
        ),
        ("script", json!({"enum": ["simplified", "traditional"]})),
        ("form", json!({"enum": ["2014", "2019", "2021", null]})),
    ])
}

/// What was read.
fn read() -> Map<String, Value> {
    let tables: Map<String, Value> =
        TableId::ALL.into_iter().map(|id| (id.as_str().to_owned(), table_schema(id))).collect();
    let kinds = ["preamble", "overview", "proactive", "requests", "remedies", "problems", "other"];
    let section = json!({"kind": {"enum": kinds}, "heading": text(), "text": {"type": "string"}});
    let statement = json!({
        "measure": {"type": "string"},
        "value": {"type": "number"},
        "unit": text(),
        "precision": {"enum": ["exact", "at_least", "about", "under"]},
        "scope": text(),
        "quote": {"type": "string"},
        "span": span(),
    });
    let finding = json!({
        "code": {"enum": Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>()},
        "severity": {"enum": ["error", "warning", "info"]},
        "message": {"type": "string"},
        "cells": list(json!({"type": "string"})),
        "span": or_null(span()),
    });
    properties([
        ("sections", list(object(section))),
        ("tables", object(Value::Object(tables))),
        ("statements", list(object(statement))),
        ("findings", list(object(finding))),
    ])
}

/// What stands in a report that was asked for it: provenance, and what is inferred.
fn on_request() -> Map<String, Value> {
    let cell = json!({
        "id": {"type": "string"},
        "state": {"enum": ["number", "blank", "not_applicable", "text", "missing"]},
        "value": {"type": ["number", "null"]},
        "unit": text(),
        "raw": text(),
        "span": or_null(span()),
        "placement": {"enum": ["labelled", "positional", "resolved", null]},
        "origin": {"enum": ["text", "ocr", null]},
    });
    let inferred = json!({
        "id": {"type": "string"},
        "value": {"type": "number"},
        "from": {"enum": Basis::ALL.map(Basis::as_str)},
        "cells": list(json!({"type": "string"})),
        "span": or_null(span()),
    });
    properties([
        ("cells", list(object(cell))),
        ("inferred", list(object(inferred))),
        ("report_id", json!({"type": "string", "pattern": "^[0-9a-f]{16}$"})),
    ])
}

fn properties<const N: usize>(all: [(&str, Value); N]) -> Map<String, Value> {
    all.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// A table in either form, or null.
fn table_schema(id: TableId) -> Value {
    if id == TableId::Statistics {
        return or_null(form_schema(table(FormId::Y2014, id), FormId::Y2014));
    }
    let forms = [FormId::Y2019, FormId::Y2021].map(|form| form_schema(table(form, id), form));
    json!({"anyOf": [forms[0], forms[1], {"type": "null"}]})
}

fn form_schema(form: &TableForm, id: FormId) -> Value {
    let mut rows = Map::new();
    rows.insert("form".to_owned(), json!({"const": id.as_str()}));
    for row in form.rows {
        let cells: Map<String, Value> =
            row.columns.iter().map(|column| (column.key.to_owned(), cell_schema(column.kind))).collect();
        let cells = match id {
            FormId::Y2014 => row.columns.first().map_or(Value::Null, |column| cell_schema(column.kind)),
            _ => object(Value::Object(cells)),
        };
        match row.key.split_once('.') {
            None => {
                rows.insert(row.key.to_owned(), cells);
            }
            Some((group, leaf)) => {
                let group = rows.entry(group).or_insert_with(|| object(json!({})));
                group["properties"][leaf] = cells;
                if let Some(required) = group["required"].as_array_mut() {
                    required.push(leaf.into());
                }
            }
        }
    }
    object(Value::Object(rows))
}

fn cell_schema(kind: Kind) -> Value {
    match kind {
        Kind::Count => json!({"type": ["integer", "null"], "minimum": 0}),
        Kind::Change => json!({"type": ["integer", "null"]}),
        Kind::Amount => or_null(object(json!({
            "value": {"type": "number"},
            "unit": {"enum": ["元", "千元", "万元", "亿元", null]},
            "yuan": {"type": ["number", "null"]},
        }))),
    }
}

/// An object with just these keys, all required.
fn object(properties: Value) -> Value {
    let required: Vec<String> = properties.as_object().map(|keys| keys.keys().cloned().collect()).unwrap_or_default();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn list(items: Value) -> Value {
    json!({"type": "array", "items": items})
}

fn text() -> Value {
    json!({"type": ["string", "null"]})
}

fn date() -> Value {
    json!({"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
}

fn span() -> Value {
    json!({"type": "array", "prefixItems": [{"type": "integer"}, {"type": "integer"}], "minItems": 2, "maxItems": 2})
}

fn or_null(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}
