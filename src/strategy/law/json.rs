//! JSON there and back.

use crate::model::Report;
use serde_json::Value;

/// Notes where JSON does not say what the report says, or comes back as another report.
pub(super) fn there_and_back(report: &Report, broken: &mut Vec<String>) {
    if let Err(wrong) = tried(report) {
        broken.push(format!("JSON: {wrong}"));
    }
}

fn tried(report: &Report) -> Result<(), String> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let (compact, full) = (report.to_json(false).map_err(|e| text(&e))?, report.to_json(true).map_err(|e| text(&e))?);
    if !full.starts_with(&compact[..compact.len() - 1]) {
        return Err("the full form is not the compact one and the cells".to_owned());
    }
    let value: Value = serde_json::from_str(&full).map_err(|e| text(&e))?;
    for cell in value["cells"].as_array().into_iter().flatten() {
        let place = |at: usize| cell["span"][at].as_u64().and_then(|at| usize::try_from(at).ok());
        let slice =
            place(0).zip(place(1)).map(|(start, end)| report.source_text().get(start..end).unwrap_or("no slice"));
        if cell["raw"].as_str() != slice {
            return Err(format!("raw is not the slice at the span: {cell}"));
        }
    }
    let back = Report::from_json(&full).map_err(|e| text(&e))?;
    let again = back.to_json(true).map_err(|e| text(&e))?;
    if without_raw(serde_json::from_str(&again).map_err(|e| text(&e))?) != without_raw(value) {
        return Err("back from the full form, it is another report".to_owned());
    }
    let back = Report::from_json(&compact).map_err(|e| text(&e))?;
    if back.to_json(false).map_err(|e| text(&e))? != compact {
        return Err("back from the compact form, it is another report".to_owned());
    }
    Ok(())
}

/// A report that comes back from JSON has no source text, hence no raw (see [`Report::from_json`]).
fn without_raw(mut value: Value) -> Value {
    for cell in value["cells"].as_array_mut().into_iter().flatten() {
        cell["raw"] = Value::Null;
    }
    value
}
