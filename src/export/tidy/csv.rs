//! Comma-separated values (RFC 4180), in UTF-8: null is nothing, an empty string is `""`.

use super::date::date;
use super::field::Field;
use super::view::{Datum, View};
use std::io::{self, Write};

/// Writes the names of the columns as the first line; `bom` puts a byte order mark before it, by which Excel tells UTF-8.
///
/// # Errors
/// Those of the writer.
pub fn write_csv_head(out: &mut dyn Write, fields: &[Field], bom: bool) -> io::Result<()> {
    if bom {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    for (at, field) in fields.iter().enumerate() {
        separate(out, at)?;
        text(out, &field.name)?;
    }
    out.write_all(b"\n")
}

/// Writes the rows of a chunk.
///
/// # Errors
/// Those of the writer.
pub fn write_csv(out: &mut dyn Write, views: &[View<'_>], rows: usize) -> io::Result<()> {
    for row in 0..rows {
        for (at, view) in views.iter().enumerate() {
            separate(out, at)?;
            datum(out, view.get(row))?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn separate(out: &mut dyn Write, at: usize) -> io::Result<()> {
    if at > 0 { out.write_all(b",") } else { Ok(()) }
}

fn datum(out: &mut dyn Write, datum: Datum<'_>) -> io::Result<()> {
    match datum {
        Datum::Null => Ok(()),
        Datum::Bool(value) => write!(out, "{value}"),
        Datum::Int(value) => write!(out, "{value}"),
        // always with a point, so that a reader who guesses from the first lines takes no whole numbers for all
        Datum::Float(value) => write!(out, "{value:?}"),
        Datum::Date(days) => date(days).map_or(Ok(()), |date| write!(out, "{date}")),
        Datum::Text(string) => text(out, string),
    }
}

fn text(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let plain = !text.is_empty() && !text.contains(['"', ',', '\n', '\r']) && text.trim() == text;
    if plain {
        return out.write_all(text.as_bytes());
    }
    write!(out, "\"{}\"", text.replace('"', "\"\""))
}
