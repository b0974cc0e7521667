//! FlatBuffers, as much as Arrow's metadata needs: tables, strings, vectors. A thing is written before what it points to, and
//! the place of the pointer is filled in afterwards.
//!
//! After <https://flatbuffers.dev/internals/>.

/// A buffer on its way.
#[derive(Debug)]
pub struct Flat(Vec<u8>);

/// A field of a table.
#[derive(Debug, Clone, Copy)]
pub enum Slot {
    /// Absent: the default of the schema.
    None,
    Byte(u8),
    Short(i16),
    Int(i32),
    Long(i64),
    /// A pointer; see [`Flat::table`].
    To,
}

/// The place of a pointer that is still to be filled in.
#[derive(Debug, Clone, Copy)]
pub struct Pointer(usize);

impl Slot {
    fn size(self) -> usize {
        match self {
            Slot::None => 0,
            Slot::Byte(_) => 1,
            Slot::Short(_) => 2,
            Slot::Int(_) | Slot::To => 4,
            Slot::Long(_) => 8,
        }
    }
}

impl Flat {
    /// A buffer, and the pointer to its root.
    pub fn new() -> (Flat, Pointer) {
        (Flat(vec![0; 4]), Pointer(0))
    }

    /// The buffer, a multiple of eight bytes long.
    pub fn finish(mut self) -> Vec<u8> {
        self.align(8, 0);
        self.0
    }

    /// Writes the table that `from` points to. The pointers among its fields come back in their order.
    pub fn table(&mut self, from: Pointer, fields: &[Slot]) -> Vec<Pointer> {
        // The list of where the fields stand goes before the table.
        self.align(2, 0);
        let list = self.0.len();
        let mut size = 4_usize;
        let mut places = Vec::with_capacity(fields.len());
        for field in fields {
            let place = size.next_multiple_of(field.size().max(1));
            places.push(if field.size() == 0 { 0 } else { place });
            size = if field.size() == 0 { size } else { place + field.size() };
        }
        self.short(4 + 2 * fields.len());
        self.short(size);
        places.iter().for_each(|&place| self.short(place));
        self.align(8, 0);
        let start = self.0.len();
        self.point(from, start);
        self.0.extend(int(start - list));
        let mut pointers = Vec::new();
        for (field, place) in fields.iter().zip(places) {
            if field.size() > 0 {
                self.0.resize(start + place, 0);
            }
            match *field {
                Slot::None => {}
                Slot::Byte(value) => self.0.push(value),
                Slot::Short(value) => self.0.extend(value.to_le_bytes()),
                Slot::Int(value) => self.0.extend(value.to_le_bytes()),
                Slot::Long(value) => self.0.extend(value.to_le_bytes()),
                Slot::To => {
                    pointers.push(Pointer(self.0.len()));
                    self.0.extend([0; 4]);
                }
            }
        }
        pointers
    }

    /// Writes the string that `from` points to.
    pub fn string(&mut self, from: Pointer, text: &str) {
        self.align(4, 0);
        self.point(from, self.0.len());
        self.0.extend(int(text.len()));
        self.0.extend(text.as_bytes());
        self.0.push(0);
    }

    /// Writes the vector of tables that `from` points to, as pointers to them.
    pub fn tables(&mut self, from: Pointer, count: usize) -> Vec<Pointer> {
        self.align(4, 0);
        self.point(from, self.0.len());
        self.0.extend(int(count));
        (0..count)
            .map(|_| {
                self.0.extend([0; 4]);
                Pointer(self.0.len() - 4)
            })
            .collect()
    }

    /// Writes the vector of structs that `from` points to, each of so many longs.
    pub fn longs<const N: usize>(&mut self, from: Pointer, structs: &[[i64; N]]) {
        self.align(8, 4);
        self.point(from, self.0.len());
        self.0.extend(int(structs.len()));
        structs.iter().flatten().for_each(|long| self.0.extend(long.to_le_bytes()));
    }

    fn point(&mut self, from: Pointer, to: usize) {
        if let Some(place) = self.0.get_mut(from.0..from.0 + 4) {
            place.copy_from_slice(&int(to - from.0));
        }
    }

    fn short(&mut self, value: usize) {
        self.0.extend(u16::try_from(value).unwrap_or(u16::MAX).to_le_bytes());
    }

    /// Goes on so far behind a multiple of a size.
    fn align(&mut self, size: usize, behind: usize) {
        while self.0.len() % size != behind {
            self.0.push(0);
        }
    }
}

/// A length or distance; metadata is far smaller than 4 GiB.
fn int(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes()
}
