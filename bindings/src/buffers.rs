//! Record batches as bytes, for pickles: the buffers of each column as they lie in memory.

use crate::error::SchemaError;
use arrow_array::{Array, ArrayRef, RecordBatch, make_array};
use arrow_buffer::Buffer;
use arrow_data::ArrayData;
use arrow_schema::{DataType, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyTuple};
use std::sync::Arc;

/// A column: its length, which rows are valid, its buffers, and the words of a dictionary.
type State<'py> = (usize, Option<Bound<'py, PyBytes>>, Vec<Bound<'py, PyBytes>>, Option<Bound<'py, PyAny>>);

/// Batches as nested lists of bytes.
pub fn dump<'py>(py: Python<'py>, batches: &[RecordBatch]) -> PyResult<Bound<'py, PyAny>> {
    let columns = |batch: &RecordBatch| -> PyResult<Bound<'py, PyList>> {
        let columns = batch.columns().iter().map(|column| dump_array(py, &column.to_data()));
        PyList::new(py, columns.collect::<PyResult<Vec<_>>>()?)
    };
    let all = batches.iter().map(columns).collect::<PyResult<Vec<_>>>()?;
    Ok(PyList::new(py, all)?.into_any())
}

fn dump_array<'py>(py: Python<'py>, data: &ArrayData) -> PyResult<Bound<'py, PyAny>> {
    let valid = data.nulls().map(|nulls| PyBytes::new(py, nulls.validity()));
    let buffers: Vec<_> = data.buffers().iter().map(|buffer| PyBytes::new(py, buffer.as_slice())).collect();
    let words = data.child_data().first().map(|words| dump_array(py, words)).transpose()?;
    Ok((data.len(), valid, buffers, words).into_pyobject(py)?.into_any())
}

/// Batches of a schema from what [`dump`] gave. Everything is checked: a pickle may come from anywhere.
pub fn load(state: &Bound<'_, PyAny>, schema: &SchemaRef) -> PyResult<Vec<RecordBatch>> {
    let mut batches = Vec::new();
    for columns in state.try_iter()? {
        let mut arrays: Vec<ArrayRef> = Vec::new();
        for (column, field) in columns?.try_iter()?.zip(schema.fields()) {
            arrays.push(make_array(load_array(&column?, field.data_type())?));
        }
        batches.push(RecordBatch::try_new(Arc::clone(schema), arrays).map_err(wrong)?);
    }
    Ok(batches)
}

fn load_array(state: &Bound<'_, PyAny>, kind: &DataType) -> PyResult<ArrayData> {
    let (len, valid, buffers, words): State<'_> = state.cast::<PyTuple>()?.extract()?;
    // copied, and so aligned
    let buffer = |bytes: &Bound<'_, PyBytes>| Buffer::from(bytes.as_bytes());
    let words = match (words, kind) {
        (Some(words), DataType::Dictionary(_, kind)) => vec![load_array(&words, kind)?],
        _ => Vec::new(),
    };
    let buffers = buffers.iter().map(buffer).collect();
    let data = ArrayData::try_new(kind.clone(), len, valid.as_ref().map(buffer), 0, buffers, words).map_err(wrong)?;
    data.validate_full().map_err(wrong)?;
    Ok(data)
}

fn wrong(error: arrow_schema::ArrowError) -> PyErr {
    SchemaError::new_err(format!("no table of this release: {error}"))
}
