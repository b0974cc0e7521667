//! Streams that unpack to more than any report holds are told before anything is read.

use flate2::{Decompress, FlushDecompress, Status};

/// A stream may unpack to so many bytes, and all of them together.
const ONE: u64 = 64 << 20;
const ALL: u64 = 256 << 20;
/// The dictionary of a stream stands in so many bytes before it.
const DICTIONARY: usize = 400;

/// True of a file with a stream that unpacks to too much, or is packed twice. Pictures do not count: they are not unpacked.
pub(super) fn is_bomb(bytes: &[u8]) -> bool {
    let mut all = 0;
    let mut next = 0;
    let mut buffer = vec![0; 64 << 10];
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let start = at + b"stream".len();
        let begins = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if start < next || begins == 0 || bytes[..at].ends_with(b"end") {
            continue;
        }
        let before = &bytes[at.saturating_sub(DICTIONARY)..at];
        let before = memchr::memmem::rfind(before, b" obj").map_or(before, |own| &before[own..]);
        let count = |word: &[u8]| memchr::memmem::find_iter(before, word).count();
        if count(b"/Image") > 0 {
            continue;
        }
        if count(b"lateDecode") + count(b"LZWDecode") + count(b"RunLengthDecode") > 1 {
            return true;
        }
        let (read, written) = unpacked(&bytes[start + begins..], &mut buffer);
        all += written;
        next = start + begins + read as usize;
        if written > ONE || all > ALL {
            return true;
        }
    }
    false
}

/// How many bytes of a packed stream are read, and to how many they unpack; no more than there may be.
fn unpacked(packed: &[u8], buffer: &mut [u8]) -> (u64, u64) {
    if packed.first().is_none_or(|byte| byte & 0x0F != 8) {
        return (0, 0);
    }
    let mut stream = Decompress::new(true);
    loop {
        let (read, written) = (stream.total_in(), stream.total_out());
        let status = stream.decompress(&packed[read as usize..], buffer, FlushDecompress::None);
        let stuck = stream.total_in() == read && stream.total_out() == written;
        if stuck || stream.total_out() > ONE || !matches!(status, Ok(Status::Ok)) {
            return (stream.total_in(), stream.total_out());
        }
    }
}
