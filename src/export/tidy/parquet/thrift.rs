//! Thrift's compact protocol, in which Parquet writes what it says of itself.

/// The type of a field.
const I32: u8 = 5;
const I64: u8 = 6;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const STRUCT: u8 = 12;

/// A struct while it is written: its fields in rising order.
#[derive(Debug, Default)]
pub struct Struct {
    bytes: Vec<u8>,
    last: u8,
}

impl Struct {
    pub fn i32(self, field: u8, value: i32) -> Struct {
        self.field(field, I32, |bytes| zigzag(bytes, value.into()))
    }

    pub fn i64(self, field: u8, value: u64) -> Struct {
        self.field(field, I64, |bytes| zigzag(bytes, i64::try_from(value).unwrap_or(i64::MAX)))
    }

    pub fn text(self, field: u8, value: &str) -> Struct {
        self.field(field, BINARY, |bytes| binary(bytes, value))
    }

    pub fn nested(self, field: u8, value: Struct) -> Struct {
        self.field(field, STRUCT, |bytes| bytes.extend(value.finish()))
    }

    pub fn i32s(self, field: u8, values: &[i32]) -> Struct {
        self.list(field, I32, values, |bytes, &value| zigzag(bytes, value.into()))
    }

    pub fn texts(self, field: u8, values: &[&str]) -> Struct {
        self.list(field, BINARY, values, |bytes, value| binary(bytes, value))
    }

    pub fn structs(self, field: u8, values: Vec<Struct>) -> Struct {
        let values: Vec<Vec<u8>> = values.into_iter().map(Struct::finish).collect();
        self.list(field, STRUCT, &values, |bytes, value| bytes.extend(value))
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }

    fn list<T>(self, field: u8, kind: u8, values: &[T], each: impl Fn(&mut Vec<u8>, &T)) -> Struct {
        self.field(field, LIST, |bytes| {
            match u8::try_from(values.len()) {
                Ok(short @ 0..=14) => bytes.push(short << 4 | kind),
                _ => {
                    bytes.push(0xF0 | kind);
                    varint(bytes, values.len() as u64);
                }
            }
            values.iter().for_each(|value| each(bytes, value));
        })
    }

    fn field(mut self, field: u8, kind: u8, value: impl FnOnce(&mut Vec<u8>)) -> Struct {
        self.bytes.push((field - self.last) << 4 | kind);
        self.last = field;
        value(&mut self.bytes);
        self
    }
}

fn binary(bytes: &mut Vec<u8>, text: &str) {
    varint(bytes, text.len() as u64);
    bytes.extend(text.as_bytes());
}

fn zigzag(bytes: &mut Vec<u8>, value: i64) {
    varint(bytes, (value << 1 ^ value >> 63) as u64);
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
pub fn varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}
