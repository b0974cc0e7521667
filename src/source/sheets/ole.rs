//! The streams of an OLE file (\[MS-CFB\]), in which old Office keeps its documents.

/// Marks no sector: the end of a chain, and what is free.
const END: u32 = 0xFFFF_FFFA;

/// Shorter streams lie in a stream of their own, in sectors of 64 bytes.
const SMALL: usize = 4096;
const SMALL_SECTOR: usize = 64;

/// The number of sector numbers in the header, and where they begin.
const IN_HEADER: usize = 109;
const HEADER: usize = 76;

/// An entry of the directory.
const ENTRY: usize = 128;

/// A file with the tables that lead to its streams.
pub(super) struct File<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// The sector that follows each one.
    next: Vec<u32>,
    small_next: Vec<u32>,
    /// The stream of small sectors.
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

impl<'b> File<'b> {
    /// `None` where the bytes are no such file. What is damaged in it ends early.
    pub fn open(bytes: &'b [u8]) -> Option<File<'b>> {
        let shift = u16_at(bytes, 30)?;
        let sector = [9, 12].contains(&shift).then(|| 1_usize << shift)?;
        let (small, entries) = (Vec::new(), Vec::new());
        let mut file = File { bytes, sector, next: Vec::new(), small_next: Vec::new(), small, entries };
        file.next = file.table();
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX);
        file.entries = directory.chunks_exact(ENTRY).filter_map(Entry::new).collect();
        file.small_next = numbers(&file.chain(u32_at(bytes, 60)?, usize::MAX)).collect();
        if let Some(root) = file.entries.first() {
            file.small = file.chain(root.start, root.size);
        }
        Some(file)
    }

    /// True where it has a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        Some(if entry.size < SMALL {
            collect(&self.small, SMALL_SECTOR, 0, &self.small_next, entry.start, entry.size)
        } else {
            self.chain(entry.start, entry.size)
        })
    }

    /// The table of all sectors, which lies in sectors that the header lists, and further ones at the end of a list that is full.
    fn table(&self) -> Vec<u32> {
        let in_header = self.bytes.get(HEADER..HEADER + 4 * IN_HEADER).unwrap_or_default();
        let mut sectors: Vec<u32> = numbers(in_header).take_while(|sector| *sector < END).collect();
        let mut more = u32_at(self.bytes, 68).unwrap_or(END);
        let most = self.bytes.len() / self.sector;
        for _ in 0..most {
            let Some(list) = self.at(more) else { break };
            let Some((last, list)) = list.split_last_chunk::<4>().map(|(list, last)| (u32::from_le_bytes(*last), list))
            else {
                break;
            };
            sectors.extend(numbers(list).take_while(|sector| *sector < END));
            more = last;
        }
        // no more sectors can be listed than there are
        sectors.truncate(most);
        sectors.iter().filter_map(|sector| self.at(*sector)).flat_map(numbers).collect()
    }

    fn at(&self, sector: u32) -> Option<&'b [u8]> {
        let start = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..start.checked_add(self.sector)?)
    }

    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        collect(self.bytes, self.sector, self.sector, &self.next, start, size)
    }
}

impl Entry {
    /// `None` where it is free.
    fn new(entry: &[u8]) -> Option<Entry> {
        let length = usize::from(u16_at(entry, 64)?).min(64);
        let units: Vec<u16> = entry[..length.saturating_sub(2)]
            .chunks_exact(2)
            .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
            .collect();
        let name = String::from_utf16_lossy(&units);
        (!name.is_empty()).then_some(Entry { name, start: u32_at(entry, 116)?, size: u32_at(entry, 120)? as usize })
    }
}

/// The sectors of a chain behind a header, up to a size. A chain that goes in a circle ends, as no sector comes twice.
fn collect(bytes: &[u8], sector: usize, header: usize, next: &[u32], start: u32, size: usize) -> Vec<u8> {
    let mut stream = Vec::new();
    let mut at = start;
    for _ in 0..=bytes.len() / sector {
        let begin = (at as usize).saturating_mul(sector).saturating_add(header);
        let content = bytes.get(begin..).unwrap_or_default();
        if at >= END || content.is_empty() || stream.len() >= size {
            break;
        }
        // the last sector of a file may be cut short
        stream.extend_from_slice(&content[..content.len().min(sector).min(size - stream.len())]);
        at = next.get(at as usize).copied().unwrap_or(END);
    }
    stream
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|number| u32::from_le_bytes([number[0], number[1], number[2], number[3]]))
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}
