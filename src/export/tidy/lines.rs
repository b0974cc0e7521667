//! JSON Lines: a row an object, null where nothing is known.

use super::date::date;
use super::field::Field;
use super::view::{Datum, View};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::io::{self, Write};

/// Writes the rows of a chunk, each on a line.
///
/// # Errors
/// Those of the writer.
pub fn write_lines(out: &mut dyn Write, fields: &[Field], views: &[View<'_>], rows: usize) -> io::Result<()> {
    let mut line = Vec::new();
    for row in 0..rows {
        line.clear();
        serde_json::to_writer(&mut line, &Row { fields, views, row })?;
        line.push(b'\n');
        out.write_all(&line)?;
    }
    Ok(())
}

struct Row<'a> {
    fields: &'a [Field],
    views: &'a [View<'a>],
    row: usize,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(Some(self.fields.len()))?;
        for (field, view) in self.fields.iter().zip(self.views) {
            match view.get(self.row) {
                Datum::Null => out.serialize_entry(&field.name, &None::<()>)?,
                Datum::Bool(value) => out.serialize_entry(&field.name, &value)?,
                Datum::Int(value) => out.serialize_entry(&field.name, &value)?,
                Datum::Float(value) => out.serialize_entry(&field.name, &value)?,
                Datum::Date(days) => out.serialize_entry(&field.name, &date(days))?,
                Datum::Text(text) => out.serialize_entry(&field.name, text)?,
            }
        }
        out.end()
    }
}
