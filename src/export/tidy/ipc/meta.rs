//! Arrow's metadata: the schema, what a batch holds, and the footer. After `Schema.fbs`, `Message.fbs` and `File.fbs` of Arrow.

use super::flat::{Flat, Pointer, Slot};
use crate::export::tidy::{Field, FieldKind};

/// Version 5 of the format.
const V5: Slot = Slot::Short(4);

/// What a message says; the numbers are those of `MessageHeader`.
const SCHEMA: u8 = 1;
const DICTIONARY: u8 = 2;
const BATCH: u8 = 3;

/// What a body holds: its rows, for each array how many rows and nulls it has, and where its buffers lie.
#[derive(Debug, Default)]
pub struct Layout {
    pub rows: i64,
    pub nodes: Vec<[i64; 2]>,
    pub buffers: Vec<[i64; 2]>,
    pub length: i64,
}

/// Where a message lies in the file: its start, and the lengths of its metadata and its body.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    pub start: u64,
    pub meta: usize,
    pub body: i64,
}

/// The message of the schema.
pub fn schema(fields: &[Field]) -> Vec<u8> {
    let (mut flat, header) = message(SCHEMA, 0);
    write_schema(&mut flat, header, fields);
    flat.finish()
}

/// The message of a batch of rows.
pub fn batch(layout: &Layout) -> Vec<u8> {
    let (mut flat, header) = message(BATCH, layout.length);
    write_batch(&mut flat, header, layout);
    flat.finish()
}

/// The message of a dictionary, by the place of its column.
pub fn dictionary(id: usize, layout: &Layout) -> Vec<u8> {
    let (mut flat, header) = message(DICTIONARY, layout.length);
    let to = flat.table(header, &[Slot::Long(long(id)), Slot::To]);
    write_batch(&mut flat, to[0], layout);
    flat.finish()
}

/// The footer.
pub fn footer(fields: &[Field], dictionaries: &[Block], batches: &[Block]) -> Vec<u8> {
    let (mut flat, root) = Flat::new();
    let to = flat.table(root, &[V5, Slot::To, Slot::To, Slot::To]);
    write_schema(&mut flat, to[0], fields);
    for (from, blocks) in to[1..].iter().zip([dictionaries, batches]) {
        let structs: Vec<[i64; 3]> = blocks
            .iter()
            .map(|block| [i64::try_from(block.start).unwrap_or(i64::MAX), long(block.meta), block.body])
            .collect();
        flat.longs(*from, &structs);
    }
    flat.finish()
}

fn message(header: u8, length: i64) -> (Flat, Pointer) {
    let (mut flat, root) = Flat::new();
    let to = flat.table(root, &[V5, Slot::Byte(header), Slot::To, Slot::Long(length)]);
    (flat, to[0])
}

fn write_schema(flat: &mut Flat, from: Pointer, fields: &[Field]) {
    let to = flat.table(from, &[Slot::None, Slot::To]);
    for (id, (from, field)) in flat.tables(to[0], fields.len()).into_iter().zip(fields).enumerate() {
        write_field(flat, from, id, field);
    }
}

fn write_field(flat: &mut Flat, from: Pointer, id: usize, field: &Field) {
    // The numbers are those of `Type`.
    let kind: u8 = match field.kind {
        FieldKind::Int => 2,
        FieldKind::Float => 3,
        FieldKind::Text | FieldKind::Word => 5,
        FieldKind::Bool => 6,
        FieldKind::Date => 8,
    };
    let is_word = field.kind == FieldKind::Word;
    let dictionary = if is_word { Slot::To } else { Slot::None };
    let nullable = Slot::Byte(u8::from(field.nullable));
    let to = flat.table(from, &[Slot::To, nullable, Slot::Byte(kind), Slot::To, dictionary, Slot::To, Slot::To]);
    flat.string(to[0], &field.name);
    match field.kind {
        FieldKind::Int => flat.table(to[1], &[Slot::Int(64), Slot::Byte(1)]),
        FieldKind::Float => flat.table(to[1], &[Slot::Short(2)]),
        FieldKind::Date => flat.table(to[1], &[Slot::Short(0)]),
        FieldKind::Bool | FieldKind::Text | FieldKind::Word => flat.table(to[1], &[]),
    };
    if is_word {
        let index = flat.table(to[2], &[Slot::Long(long(id)), Slot::To]);
        flat.table(index[0], &[Slot::Int(32), Slot::Byte(1)]);
    }
    let [.., children, said] = to[..] else { return };
    flat.tables(children, 0);
    let pairs = [("label", &field.label), ("meaning", &field.meaning)];
    for (from, (key, value)) in flat.tables(said, pairs.len()).into_iter().zip(pairs) {
        let to = flat.table(from, &[Slot::To, Slot::To]);
        flat.string(to[0], key);
        flat.string(to[1], value);
    }
}

fn write_batch(flat: &mut Flat, from: Pointer, layout: &Layout) {
    let to = flat.table(from, &[Slot::Long(layout.rows), Slot::To, Slot::To]);
    flat.longs(to[0], &layout.nodes);
    flat.longs(to[1], &layout.buffers);
}

/// A number of things in memory.
pub fn long(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
