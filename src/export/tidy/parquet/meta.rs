//! What a Parquet file says of itself: headers of pages, and the footer.

use super::physical;
use super::thrift::Struct;
use crate::export::tidy::field::{Field, FieldKind};

pub const DATA_PAGE: i32 = 0;
pub const DICTIONARY_PAGE: i32 = 2;

pub const PLAIN: i32 = 0;
const RLE: i32 = 3;
pub const RLE_DICTIONARY: i32 = 8;

const SNAPPY: i32 = 1;

/// A row group that is written.
#[derive(Debug)]
pub struct Group {
    pub rows: usize,
    pub chunks: Vec<Chunk>,
}

/// A column of a row group: where its pages begin, and their sizes.
#[derive(Debug, Default)]
pub struct Chunk {
    pub rows: usize,
    pub dictionary: Option<u64>,
    pub data: u64,
    pub unpacked: u64,
    pub packed: u64,
}

/// The header of a page.
pub fn page(kind: i32, encoding: i32, values: i32, unpacked: i32, packed: i32) -> Vec<u8> {
    let header = Struct::default().i32(1, kind).i32(2, unpacked).i32(3, packed);
    let of_values = Struct::default().i32(1, values).i32(2, encoding);
    let header = match kind {
        DICTIONARY_PAGE => header.nested(7, of_values),
        _ => header.nested(5, of_values.i32(3, RLE).i32(4, RLE)),
    };
    header.finish()
}

/// The footer: the schema, and where everything stands.
pub fn footer(fields: &[Field], groups: &[Group]) -> Vec<u8> {
    let root = Struct::default().text(4, "schema").i32(5, i32::try_from(fields.len()).unwrap_or(i32::MAX));
    let schema = std::iter::once(root).chain(fields.iter().map(element)).collect();
    let rows = groups.iter().map(|group| group.rows as u64).sum();
    Struct::default()
        .i32(1, 2)
        .structs(2, schema)
        .i64(3, rows)
        .structs(4, groups.iter().map(|group| row_group(fields, group)).collect())
        .text(6, concat!("xxgk version ", env!("CARGO_PKG_VERSION")))
        .finish()
}

/// A field of the schema: its physical type and what it means, in the old words and the new.
fn element(field: &Field) -> Struct {
    let element = Struct::default().i32(1, physical(field.kind)).i32(3, i32::from(field.nullable)).text(4, &field.name);
    match field.kind {
        FieldKind::Text | FieldKind::Word => {
            element.i32(6, 0).nested(10, Struct::default().nested(1, Struct::default()))
        }
        FieldKind::Date => element.i32(6, 6).nested(10, Struct::default().nested(6, Struct::default())),
        _ => element,
    }
}

fn row_group(fields: &[Field], group: &Group) -> Struct {
    let chunks = fields.iter().zip(&group.chunks).map(|(field, chunk)| column(field, chunk)).collect();
    let unpacked = group.chunks.iter().map(|chunk| chunk.unpacked).sum();
    Struct::default().structs(1, chunks).i64(2, unpacked).i64(3, group.rows as u64)
}

fn column(field: &Field, chunk: &Chunk) -> Struct {
    let encodings: &[i32] = if chunk.dictionary.is_some() { &[PLAIN, RLE, RLE_DICTIONARY] } else { &[PLAIN, RLE] };
    let meta = Struct::default()
        .i32(1, physical(field.kind))
        .i32s(2, encodings)
        .texts(3, &[&field.name])
        .i32(4, SNAPPY)
        .i64(5, chunk.rows as u64)
        .i64(6, chunk.unpacked)
        .i64(7, chunk.packed)
        .i64(9, chunk.data);
    let meta = match chunk.dictionary {
        Some(at) => meta.i64(11, at),
        None => meta,
    };
    Struct::default().i64(2, chunk.dictionary.unwrap_or(chunk.data)).nested(3, meta)
}
