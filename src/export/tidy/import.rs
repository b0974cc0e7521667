//! Tables that come back from other tools: the same columns, in whatever types these have put them.

use super::column::{Bools, Column, Dates, Floats, Grow, Ints, Keys, Texts, Words};
use super::date;
use super::field::{Field, FieldKind};
use super::frame::{Chunk, Frame};
use crate::model::Date;
use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, RecordBatch};
use arrow_schema::{ArrowError, DataType};

/// Reads the columns of `fields`, by their names, from batches. A column that is not there is null, if it may be.
///
/// # Errors
/// Where a batch cannot be read, a column cannot hold what its field does, or one that is never null is not there.
pub fn import(
    fields: &[Field],
    batches: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
) -> Result<Frame, ArrowError> {
    let mut growing: Vec<Growing> = fields.iter().map(Growing::new).collect();
    let mut chunks = Vec::new();
    for batch in batches {
        let batch = batch?;
        for (field, column) in fields.iter().zip(&mut growing) {
            match batch.column_by_name(&field.name) {
                Some(array) => column.extend(field, array)?,
                None if field.nullable => (0..batch.num_rows()).for_each(|_| column.push_null()),
                None => return Err(wrong(field, "is not there")),
            }
        }
        let columns: Vec<Column> = growing.iter_mut().map(Growing::take).collect();
        chunks.push(Chunk { columns, rows: batch.num_rows() });
    }
    Ok(Frame { fields: fields.to_vec(), words: growing.iter().map(|column| column.words().cloned()).collect(), chunks })
}

fn wrong(field: &Field, what: &str) -> ArrowError {
    ArrowError::SchemaError(format!("column {} {what}", field.name))
}

enum Growing {
    Bool(Bools),
    Int(Ints),
    Float(Floats),
    Date(Dates),
    Text(Texts),
    Word(Keys),
}

macro_rules! each {
    ($self:expr, $column:ident => $what:expr) => {
        match $self {
            Growing::Bool($column) => $what,
            Growing::Int($column) => $what,
            Growing::Float($column) => $what,
            Growing::Date($column) => $what,
            Growing::Text($column) => $what,
            Growing::Word($column) => $what,
        }
    };
}

impl Growing {
    fn new(field: &Field) -> Growing {
        match field.kind {
            FieldKind::Bool => Growing::Bool(Bools::default()),
            FieldKind::Int => Growing::Int(Ints::default()),
            FieldKind::Float => Growing::Float(Floats::default()),
            FieldKind::Date => Growing::Date(Dates::default()),
            FieldKind::Text => Growing::Text(Texts::default()),
            FieldKind::Word => Growing::Word(Keys::default()),
        }
    }

    fn push_null(&mut self) {
        each!(self, column => column.push(None));
    }

    fn take(&mut self) -> Column {
        each!(self, column => column.take())
    }

    fn words(&self) -> Option<&Words> {
        each!(self, column => column.words())
    }

    fn extend(&mut self, field: &Field, array: &dyn Array) -> Result<(), ArrowError> {
        let nulls = array.logical_nulls();
        if !field.nullable && nulls.as_ref().is_some_and(|nulls| nulls.null_count() > 0) {
            return Err(wrong(field, "has nulls"));
        }
        for row in 0..array.len() {
            if nulls.as_ref().is_some_and(|nulls| nulls.is_null(row)) {
                self.push_null();
                continue;
            }
            let fits = match self {
                Growing::Bool(column) => put(column, array.as_boolean_opt().map(|values| values.value(row))),
                Growing::Int(column) => put(column, number(array, row).map(|number| number as i64)),
                Growing::Float(column) => put(column, number(array, row)),
                Growing::Date(column) => put(column, day(array, row)),
                Growing::Text(column) => put(column, string(array, row)),
                Growing::Word(column) => put(column, string(array, row)),
            };
            if !fits {
                return Err(wrong(field, &format!("cannot be of type {}", array.data_type())));
            }
        }
        Ok(())
    }
}

/// Adds a row; false where there is nothing that fits.
fn put<'a, C: Grow>(column: &mut C, item: Option<C::Item<'a>>) -> bool {
    let fits = item.is_some();
    column.push(item);
    fits
}

/// A number of any type. Whole numbers of the tables are exact in 53 bits.
fn number(array: &dyn Array, row: usize) -> Option<f64> {
    Some(match array.data_type() {
        DataType::Int8 => array.as_primitive::<Int8Type>().value(row).into(),
        DataType::Int16 => array.as_primitive::<Int16Type>().value(row).into(),
        DataType::Int32 => array.as_primitive::<Int32Type>().value(row).into(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row) as f64,
        DataType::UInt8 => array.as_primitive::<UInt8Type>().value(row).into(),
        DataType::UInt16 => array.as_primitive::<UInt16Type>().value(row).into(),
        DataType::UInt32 => array.as_primitive::<UInt32Type>().value(row).into(),
        DataType::UInt64 => array.as_primitive::<UInt64Type>().value(row) as f64,
        DataType::Float32 => array.as_primitive::<Float32Type>().value(row).into(),
        DataType::Float64 => array.as_primitive::<Float64Type>().value(row),
        _ => return None,
    })
}

/// A day: a date, or one in words, `2021-01-29`.
fn day(array: &dyn Array, row: usize) -> Option<Date> {
    match array.data_type() {
        DataType::Date32 => date::date(array.as_primitive::<Date32Type>().value(row)),
        _ => string(array, row)?.to_owned().try_into().ok(),
    }
}

/// A string of any type, also in a dictionary.
fn string(array: &dyn Array, row: usize) -> Option<&str> {
    Some(match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row),
        DataType::LargeUtf8 => array.as_string::<i64>().value(row),
        DataType::Utf8View => array.as_string_view().value(row),
        DataType::Dictionary(..) => {
            let words = array.as_any_dictionary_opt()?;
            let keys = words.keys();
            let key = number(keys, row)? as usize;
            return string(words.values(), key);
        }
        _ => return None,
    })
}
