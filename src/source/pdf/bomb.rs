//! Files that are made to do harm are told before anything is read: streams that unpack to more than any report holds, brackets that
//! are nested deeper than the stack, trees of pages that are deeper than that.

use super::packed::{self, Filter};

/// A stream may unpack to so many bytes, and all of them together.
pub(super) const ONE: usize = 64 << 20;
const ALL: usize = 256 << 20;
/// Arrays, and dictionaries, in one another.
const DEEPEST: usize = 10_000;
/// Nodes of trees; those of the pages may be in one another.
const MOST_NODES: usize = 2_000;

/// True of a file with a stream that unpacks to too much or is packed twice, with deep brackets or many nodes. Pictures do not count:
/// they are not unpacked.
pub(super) fn is_bomb(bytes: &[u8]) -> bool {
    let (mut all, mut next) = (0, 0);
    let mut hazards = Hazards::default();
    hazards.take(bytes);
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let start = at + b"stream".len();
        let begins = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        // a stream may have ended within the word
        if at < next || begins == 0 || bytes[..at].ends_with(b"end") {
            continue;
        }
        let before = &bytes[next..at];
        let dictionary = memchr::memmem::rfind(before, b" obj").map_or(before, |own| &before[own..]);
        next = start + begins;
        if is_picture(dictionary) {
            continue;
        }
        let filters: Vec<Filter> = packed::filters(dictionary).collect();
        if filters.iter().filter(|filter| filter.packs()).count() > 1 {
            return true;
        }
        let mut own = Hazards::default();
        let (read, written) = packed::unpack(&bytes[next..], &filters, ONE, |piece| own.take(piece));
        (all, next) = (all + written, next + read);
        if written > ONE || all > ALL || (own.is_deep() && !is_font(&own.head)) {
            return true;
        }
        hazards.nodes += own.nodes;
    }
    hazards.is_deep() || hazards.nodes > MOST_NODES
}

/// True of what begins as the file of a font does: brackets among its bytes are none. Nobody reads such a stream as anything else.
pub(super) fn is_font(content: &[u8]) -> bool {
    const MAGIC: [&[u8]; 5] = [b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf", b"\x01\x00\x04"];
    MAGIC.iter().any(|magic| content.starts_with(magic))
}

/// `/Subtype /Image`
fn is_picture(dictionary: &[u8]) -> bool {
    memchr::memmem::find_iter(dictionary, b"/Subtype").any(|at| {
        let kind = dictionary[at + b"/Subtype".len()..].trim_ascii_start();
        kind.strip_prefix(b"/Image").is_some_and(|rest| rest.first().is_none_or(|byte| !byte.is_ascii_alphanumeric()))
    })
}

/// What is counted in a file, piece by piece.
#[derive(Default)]
struct Hazards {
    arrays: Depth,
    dictionaries: Depth,
    nodes: usize,
    /// How the bytes begin.
    head: Vec<u8>,
}

/// How many brackets are open, and how many ever were.
#[derive(Default)]
struct Depth {
    open: usize,
    most: usize,
}

impl Depth {
    fn step(&mut self, opens: bool) {
        self.open = if opens { self.open + 1 } else { self.open.saturating_sub(1) };
        self.most = self.most.max(self.open);
    }
}

impl Hazards {
    fn take(&mut self, piece: &[u8]) {
        const HEAD: usize = 4;
        let missing = HEAD.saturating_sub(self.head.len()).min(piece.len());
        self.head.extend_from_slice(&piece[..missing]);
        memchr::memchr2_iter(b'[', b']', piece).for_each(|at| self.arrays.step(piece[at] == b'['));
        memchr::memchr2_iter(b'<', b'>', piece).for_each(|at| self.dictionaries.step(piece[at] == b'<'));
        self.nodes += memchr::memmem::find_iter(piece, b"/Kids").count();
    }

    fn is_deep(&self) -> bool {
        self.arrays.most > DEEPEST || self.dictionaries.most > 2 * DEEPEST
    }
}
