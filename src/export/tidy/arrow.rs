//! Tables as Arrow record batches: the columns move over as they lie, and all batches share their words.

use super::column::{Bits, Column, Strings, Values, Words};
use super::field::{Field, FieldKind};
use super::frame::Frame;
use super::view::{Data, Texts, View, Views};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, Int64Array, RecordBatch,
    RecordBatchOptions, StringArray,
};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field as ArrowField, Schema, SchemaRef};
use std::collections::HashMap;
use std::sync::Arc;

/// A table as Arrow record batches. Strings that come again and again are dictionaries, the same in every batch.
#[derive(Debug, Clone)]
pub struct Arrow {
    fields: Vec<Field>,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Arrow {
    /// The table, moved.
    ///
    /// # Errors
    /// Where a column holds more than Arrow can say: strings of 2 GiB in a chunk.
    pub fn new(frame: Frame) -> Result<Arrow, ArrowError> {
        let schema = Arc::new(Schema::new(frame.fields.iter().map(arrow_field).collect::<Vec<_>>()));
        let words: Vec<Option<ArrayRef>> =
            frame.words.into_iter().map(|words| words.map(dictionary).transpose()).collect::<Result<_, _>>()?;
        let mut batches = Vec::with_capacity(frame.chunks.len());
        for chunk in frame.chunks {
            let options = RecordBatchOptions::new().with_row_count(Some(chunk.rows));
            let columns = chunk.columns.into_iter().zip(&words).map(|(column, words)| array(column, words.as_ref()));
            let columns = columns.collect::<Result<_, _>>()?;
            batches.push(RecordBatch::try_new_with_options(Arc::clone(&schema), columns, &options)?);
        }
        Ok(Arrow { fields: frame.fields, schema, batches })
    }

    /// Its columns.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Its schema.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// Its rows.
    pub fn batches(&self) -> &[RecordBatch] {
        &self.batches
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Its rows as the writers see them, batch by batch, and how many each has.
    pub fn views(&self) -> Vec<Views<'_>> {
        self.batches.iter().map(|batch| (batch.columns().iter().map(view).collect(), batch.num_rows())).collect()
    }
}

impl PartialEq for Arrow {
    /// The same columns with the same rows, however these are cut into batches.
    fn eq(&self, other: &Arrow) -> bool {
        type Row<'a> = (&'a [View<'a>], usize);
        fn rows<'a>(chunks: &'a [Views<'a>]) -> impl Iterator<Item = Row<'a>> {
            chunks.iter().flat_map(|(views, rows)| (0..*rows).map(move |row| (&views[..], row)))
        }
        let same = |((left, at), (right, there)): (Row<'_>, Row<'_>)| {
            left.iter().zip(right).all(|(left, right)| left.get(at) == right.get(there))
        };
        self.fields == other.fields
            && self.rows() == other.rows()
            && rows(&self.views()).zip(rows(&other.views())).all(same)
    }
}

fn arrow_field(field: &Field) -> ArrowField {
    let said = [("label", &field.label), ("meaning", &field.meaning)];
    let metadata: HashMap<String, String> =
        said.into_iter().map(|(key, value)| (key.to_owned(), value.to_string())).collect();
    ArrowField::new(&*field.name, data_type(field.kind), field.nullable).with_metadata(metadata)
}

fn data_type(kind: FieldKind) -> DataType {
    match kind {
        FieldKind::Bool => DataType::Boolean,
        FieldKind::Int => DataType::Int64,
        FieldKind::Float => DataType::Float64,
        FieldKind::Date => DataType::Date32,
        FieldKind::Text => DataType::Utf8,
        FieldKind::Word => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
    }
}

fn dictionary(words: Words) -> Result<ArrayRef, ArrowError> {
    Ok(Arc::new(strings(words.strings, None)?))
}

fn strings(strings: Strings, nulls: Option<NullBuffer>) -> Result<StringArray, ArrowError> {
    let bounds = OffsetBuffer::new(ScalarBuffer::from(strings.bounds));
    StringArray::try_new(bounds, Buffer::from_vec(strings.text.into_bytes()), nulls)
}

fn bits(bits: Bits) -> BooleanBuffer {
    let len = bits.len;
    BooleanBuffer::new(Buffer::from_vec(bits.bytes), 0, len)
}

fn array(column: Column, words: Option<&ArrayRef>) -> Result<ArrayRef, ArrowError> {
    let nulls = (column.valid.unset() > 0).then(|| NullBuffer::new(bits(column.valid)));
    Ok(match column.values {
        Values::Bool(values) => Arc::new(BooleanArray::new(bits(values), nulls)),
        Values::Int(values) => Arc::new(Int64Array::try_new(values.into(), nulls)?),
        Values::Float(values) => Arc::new(Float64Array::try_new(values.into(), nulls)?),
        Values::Date(values) => Arc::new(Date32Array::try_new(values.into(), nulls)?),
        Values::Text(text) => Arc::new(strings(text, nulls)?),
        Values::Word(keys) => {
            let keys = arrow_array::Int32Array::try_new(keys.into(), nulls)?;
            let words = words.map_or_else(|| dictionary(Words::default()), |words| Ok(Arc::clone(words)))?;
            Arc::new(DictionaryArray::<Int32Type>::try_new(keys, words)?)
        }
    })
}

/// A column of a batch that [`array`] made.
fn view(array: &ArrayRef) -> View<'_> {
    let data = match array.data_type() {
        DataType::Boolean => Data::Bool(array.as_boolean().values().values()),
        DataType::Int64 => Data::Int(array.as_primitive::<Int64Type>().values()),
        DataType::Float64 => Data::Float(array.as_primitive::<Float64Type>().values()),
        DataType::Date32 => Data::Date(array.as_primitive::<Date32Type>().values()),
        DataType::Dictionary(..) => {
            let words = array.as_dictionary::<Int32Type>();
            Data::Word(words.keys().values(), texts(words.values().as_string()))
        }
        _ => Data::Text(texts(array.as_string())),
    };
    View { valid: array.nulls().map(NullBuffer::validity), data }
}

fn texts(strings: &StringArray) -> Texts<'_> {
    // Arrow has checked it; this check costs little, and spares an unsafe one.
    let text = simdutf8::basic::from_utf8(strings.value_data()).unwrap_or_default();
    Texts { bounds: strings.value_offsets(), text }
}
