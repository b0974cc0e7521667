//! The committed JSON Schema is the one that the library gives, and what the library writes follows it.

use crate::support::{fixtures, json, same_as_committed, sample};
use serde_json::{Value, json};

#[test]
fn the_committed_schema_is_the_present_one() {
    same_as_committed("schema/report.schema.json", &format!("{:#}\n", xxgk::schema()));
}

#[test]
fn reports_follow_the_schema() {
    let schema = xxgk::schema();
    let others =
        ["", "hello", "%PDF-1.7", "行政许可\t3\n行政处罚\t0\n"].map(|text| (text.to_owned(), text.as_bytes().to_vec()));
    for (name, bytes) in fixtures().into_iter().map(|fixture| (fixture.name, fixture.bytes)).chain(others) {
        let report = xxgk::parse_bytes(&bytes);
        let compact: Value = serde_json::from_str(&report.to_json(false).unwrap()).unwrap();
        let inferred = serde_json::to_value(report.json().infer(true)).unwrap();
        for value in [json(&report), compact, inferred] {
            let mut bad = Vec::new();
            check(&schema, &value, "", &mut bad);
            assert!(bad.is_empty(), "{name:?}:\n{}", bad.join("\n"));
        }
    }
}

#[test]
fn the_schema_refuses_what_no_report_is() {
    let schema = xxgk::schema();
    let good = json(&xxgk::parse_bytes(&sample("qinglan")));
    let spoilt = |pointer: &str, value: Value| {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
        bad
    };
    for wrong in [
        json!(null),
        json!({}),
        spoilt("/schema_version", json!(2)),
        spoilt("/year", json!("2021")),
        spoilt("/published", json!("yesterday")),
        spoilt("/form", json!("2020")),
        spoilt("/tables/proactive/rules/made", json!(-1)),
        spoilt("/tables/proactive/rules/made", json!(0.5)),
        spoilt("/tables/proactive/rules", json!({"made": 1, "repealed": 2, "in_force": 3, "more": 4})),
        spoilt("/cells/0/state", json!("zero")),
        spoilt("/cells/0/span", json!([1])),
    ] {
        let mut bad = Vec::new();
        check(&schema, &wrong, "", &mut bad);
        assert!(!bad.is_empty(), "the schema takes {wrong}");
    }
}

/// Validates by the keywords that the schema uses; one that it begins to use and this does not know is a failure.
fn check(schema: &Value, value: &Value, path: &str, bad: &mut Vec<String>) {
    let fail = |bad: &mut Vec<String>, what: String| bad.push(format!("{path}: {what}, got {value:.120}"));
    for (keyword, want) in schema.as_object().expect("a schema is an object") {
        let each = || want.as_array().into_iter().flatten();
        match keyword.as_str() {
            "$schema" | "title" | "description" => {}
            "const" if value != want => fail(bad, format!("not {want}")),
            "enum" if !each().any(|one| one == value) => fail(bad, format!("none of {want}")),
            "type" if !each().chain([want]).any(|name| name.as_str().is_some_and(|name| is(name, value))) => {
                fail(bad, format!("no {want}"));
            }
            "minimum" if value.as_f64() < want.as_f64() && value.is_number() => fail(bad, format!("less than {want}")),
            "pattern" if value.as_str().is_some_and(|text| !matches(want, text)) => fail(bad, format!("not {want}")),
            "minItems" if value.as_array().is_some_and(|items| (items.len() as u64) < want.as_u64().unwrap()) => {
                fail(bad, "too few".to_owned())
            }
            "maxItems" if value.as_array().is_some_and(|items| (items.len() as u64) > want.as_u64().unwrap()) => {
                fail(bad, "too many".to_owned())
            }
            "required" if value.is_object() => {
                let missing = each().filter(|key| value.get(key.as_str().unwrap()).is_none());
                missing.for_each(|key| fail(bad, format!("no key {key}")));
            }
            "additionalProperties" if *want == false => {
                let known = |key: &String| schema["properties"].get(key).is_some();
                let more = value.as_object().into_iter().flat_map(|keys| keys.keys()).filter(|key| !known(key));
                more.for_each(|key| fail(bad, format!("unknown key {key}")));
            }
            "properties" => {
                for (key, schema) in want.as_object().unwrap() {
                    value.get(key).into_iter().for_each(|value| check(schema, value, &format!("{path}/{key}"), bad));
                }
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                items.for_each(|(at, item)| check(want, item, &format!("{path}/{at}"), bad));
            }
            "prefixItems" => {
                let items = value.as_array().into_iter().flatten().zip(each()).enumerate();
                items.for_each(|(at, (item, schema))| check(schema, item, &format!("{path}/{at}"), bad));
            }
            "anyOf" => {
                let tried: Vec<Vec<String>> = each()
                    .map(|schema| {
                        let mut bad = Vec::new();
                        check(schema, value, path, &mut bad);
                        bad
                    })
                    .collect();
                if !tried.iter().any(Vec::is_empty) {
                    bad.extend(tried.into_iter().min_by_key(Vec::len).unwrap_or_default());
                }
            }
            "const" | "enum" | "type" | "minimum" | "pattern" | "minItems" | "maxItems" | "required" => {}
            other => panic!("this test does not know the keyword {other}"),
        }
    }
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("this test does not know the type {other}"),
    }
}

/// The patterns that the schema uses: a day, and the hash of a text.
fn matches(pattern: &Value, text: &str) -> bool {
    match pattern.as_str() {
        Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$") => {
            let fits = |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
            text.len() == 10 && text.bytes().enumerate().all(fits)
        }
        Some("^[0-9a-f]{16}$") => {
            text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        }
        _ => panic!("this test does not know the pattern {pattern}"),
    }
}
