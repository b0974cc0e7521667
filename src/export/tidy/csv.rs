//! Comma-separated values (RFC 4180), in UTF-8: null is nothing, an empty string is `""`.

use super::date::date;
use super::field::Field;
use super::view::{Datum, View};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes the names of the columns as the first line; `bom` puts a byte order mark before it, by which Excel tells UTF-8.
///
/// # Errors
/// Those of the writer.
pub fn write_csv_head(out: &mut dyn Write, fields: &[Field], bom: bool) -> io::Result<()> {
    if bom {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut line = String::new();
    for (at, field) in fields.iter().enumerate() {
        separate(&mut line, at);
        text(&mut line, &field.name);
    }
    line.push('\n');
    out.write_all(line.as_bytes())
}

/// Writes the rows of a chunk.
///
/// # Errors
/// Those of the writer.
pub fn write_csv(out: &mut dyn Write, views: &[View<'_>], rows: usize) -> io::Result<()> {
    let mut line = String::new();
    for row in 0..rows {
        line.clear();
        for (at, view) in views.iter().enumerate() {
            separate(&mut line, at);
            datum(&mut line, view.get(row));
        }
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

fn separate(line: &mut String, at: usize) {
    if at > 0 {
        line.push(',');
    }
}

fn datum(line: &mut String, datum: Datum<'_>) {
    // A string takes everything.
    let _ = match datum {
        Datum::Null => Ok(()),
        Datum::Bool(value) => write!(line, "{value}"),
        Datum::Int(value) => write!(line, "{value}"),
        // always with a point, so that a reader who guesses from the first lines takes no whole numbers for all
        Datum::Float(value) => match whole(value) {
            Some(whole) => write!(line, "{whole}.0"),
            None => write!(line, "{value:?}"),
        },
        Datum::Date(days) => date(days).map_or(Ok(()), |date| write!(line, "{date}")),
        Datum::Text(string) => {
            text(line, string);
            Ok(())
        }
    };
}

/// The whole number that most figures are: it is written many times faster than a fraction.
fn whole(value: f64) -> Option<i64> {
    const MOST: f64 = 1e15;
    (value.fract() == 0.0 && value.abs() < MOST && !(value == 0.0 && value.is_sign_negative())).then_some(value as i64)
}

fn text(line: &mut String, text: &str) {
    let special = |byte: &u8| matches!(byte, b'"' | b',' | b'\n' | b'\r');
    let plain = !text.is_empty() && !text.as_bytes().iter().any(special) && text.trim() == text;
    if plain {
        return line.push_str(text);
    }
    line.push('"');
    line.push_str(&text.replace('"', "\"\""));
    line.push('"');
}
