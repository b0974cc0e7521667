//! How much a stream unpacks to, whatever it says of itself.

use flate2::{Decompress, FlushDecompress, Status};

/// What a stream was packed with; those of pictures are none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Hex,
    Ascii85,
    Flate,
    Lzw,
    RunLength,
}

/// By their names, and by those that stand for them in short.
const NAMES: [(&[u8], Filter); 10] = [
    (b"ASCIIHexDecode", Filter::Hex),
    (b"AHx", Filter::Hex),
    (b"ASCII85Decode", Filter::Ascii85),
    (b"A85", Filter::Ascii85),
    (b"FlateDecode", Filter::Flate),
    (b"Fl", Filter::Flate),
    (b"LZWDecode", Filter::Lzw),
    (b"LZW", Filter::Lzw),
    (b"RunLengthDecode", Filter::RunLength),
    (b"RL", Filter::RunLength),
];

impl Filter {
    /// True where what comes out may be much longer.
    pub fn packs(self) -> bool {
        matches!(self, Filter::Flate | Filter::Lzw | Filter::RunLength)
    }
}

/// The filters that a dictionary names, in their order. A letter of a name may be written as `#61`.
pub(super) fn filters(dictionary: &[u8]) -> impl Iterator<Item = Filter> + '_ {
    let known = |at: usize| {
        let rest = &dictionary[at + 1..];
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#').unwrap_or(rest.len());
        let name = plain(&rest[..end]);
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, filter)| *filter)
    };
    memchr::memchr_iter(b'/', dictionary).filter_map(known)
}

/// A name without its escapes.
fn plain(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&first, behind)) = rest.split_first() {
        let escaped = behind.get(..2).filter(|_| first == b'#').and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(byte.unwrap_or(first));
        rest = &behind[if byte.is_some() { 2 } else { 0 }..];
    }
    out
}

/// Unpacks what `bytes` begin with into pieces, up to a little more than `most`: how many bytes were read, and written. A stream that
/// names no filter may be packed all the same, as its dictionary may say it elsewhere.
pub(super) fn unpack(bytes: &[u8], filters: &[Filter], most: usize, mut piece: impl FnMut(&[u8])) -> (usize, usize) {
    let has = |filter| filters.contains(&filter);
    let end = || memchr::memmem::find(bytes, b"endstream").unwrap_or(bytes.len());
    if has(Filter::Hex) || has(Filter::Ascii85) {
        let end = end();
        let inner = if has(Filter::Hex) { hex(&bytes[..end]) } else { ascii85(&bytes[..end]) };
        let packing: Vec<Filter> = filters.iter().copied().filter(|filter| filter.packs()).collect();
        return (end, unpack(&inner, &packing, most, piece).1);
    }
    if has(Filter::Lzw) {
        let end = end();
        (end, lzw(&bytes[..end]))
    } else if has(Filter::RunLength) {
        let end = end();
        (end, run_length(&bytes[..end]))
    } else if has(Filter::Flate) || bytes.first().is_some_and(|byte| byte & 0x0F == 8) {
        flate(bytes, most, &mut piece)
    } else {
        (0, 0)
    }
}

fn flate(packed: &[u8], most: usize, piece: &mut impl FnMut(&[u8])) -> (usize, usize) {
    let mut buffer = vec![0; 64 << 10];
    let mut stream = Decompress::new(true);
    let most = most as u64;
    loop {
        let (read, written) = (stream.total_in(), stream.total_out());
        let status = stream.decompress(&packed[read as usize..], &mut buffer, FlushDecompress::None);
        piece(&buffer[..(stream.total_out() - written) as usize]);
        let stuck = stream.total_in() == read && stream.total_out() == written;
        if stuck || stream.total_out() > most || !matches!(status, Ok(Status::Ok)) {
            return (stream.total_in() as usize, stream.total_out() as usize);
        }
    }
}

/// What a stream of zlib holds; `None` where it is not whole: it does not come to its end, or the sum behind it is not that of its
/// bytes. A sum that is cut off proves nothing, as some programs write none.
pub(super) fn whole(packed: &[u8], most: usize) -> Option<Vec<u8>> {
    let (head, body) = packed.split_at_checked(2)?;
    let is_zlib = head[0] & 0x0F == 8 && u16::from_be_bytes([head[0], head[1]]).is_multiple_of(31);
    let mut content = Vec::new();
    let mut stream = Decompress::new(false);
    loop {
        content.reserve(packed.len().saturating_mul(3).clamp(1 << 10, 1 << 20));
        let before = (stream.total_in(), stream.total_out());
        let rest = &body[stream.total_in() as usize..];
        match stream.decompress_vec(rest, &mut content, FlushDecompress::None).ok()? {
            Status::StreamEnd => break,
            _ if before == (stream.total_in(), stream.total_out()) || content.len() > most => return None,
            _ => {}
        }
    }
    let sum = body[stream.total_in() as usize..].first_chunk().map(|sum| u32::from_be_bytes(*sum));
    let is_whole = is_zlib && content.len() <= most && sum.is_none_or(|sum| sum == adler(&content));
    is_whole.then_some(content)
}

/// The sum that zlib writes behind a stream.
fn adler(content: &[u8]) -> u32 {
    const PRIME: u32 = 65_521;
    // so many bytes cannot overflow
    const SAFE: usize = 5552;
    let (mut low, mut high) = (1_u32, 0_u32);
    for part in content.chunks(SAFE) {
        for &byte in part {
            low += u32::from(byte);
            high += low;
        }
        (low, high) = (low % PRIME, high % PRIME);
    }
    high << 16 | low
}

pub(super) fn hex(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text.iter().filter_map(|&c| char::from(c).to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()
}

/// Five signs are four bytes, `z` four zeros.
pub(super) fn ascii85(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 5 * 4);
    let (mut word, mut count) = (0_u32, 0);
    for &sign in text.iter().take_while(|&&sign| sign != b'~') {
        match sign {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                (word, count) = (word.wrapping_mul(85).wrapping_add(u32::from(sign - b'!')), count + 1);
                if count == 5 {
                    out.extend(word.to_be_bytes());
                    (word, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        (count..5).for_each(|_| word = word.wrapping_mul(85).wrapping_add(84));
        out.extend(&word.to_be_bytes()[..count - 1]);
    }
    out
}

/// How much LZW unpacks to: each code is one byte longer than the one before it, for which it was made.
fn lzw(packed: &[u8]) -> usize {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const MOST_CODES: usize = 4096;
    let mut lengths: Vec<usize> = Vec::new();
    let (mut bits, mut count, mut width) = (0_u32, 0, 9);
    let (mut total, mut before) = (0, 0);
    for &byte in packed {
        (bits, count) = (bits << 8 | u32::from(byte), count + 8);
        if count < width {
            continue;
        }
        count -= width;
        let code = (bits >> count) as usize & ((1 << width) - 1);
        bits &= (1 << count) - 1;
        match code {
            CLEAR => {
                lengths.clear();
                (width, before) = (9, 0);
                continue;
            }
            END => break,
            _ => {}
        }
        let length = if code < CLEAR { 1 } else { lengths.get(code - END - 1).copied().unwrap_or(before + 1) };
        if before > 0 && lengths.len() + END + 1 < MOST_CODES {
            lengths.push(before + 1);
        }
        // codes become longer one code early
        width = match lengths.len() + END + 2 {
            2048.. => 12,
            1024.. => 11,
            512.. => 10,
            _ => 9,
        };
        (total, before) = (total + length, length);
    }
    total
}

/// How much runs unpack to: a length, and as many bytes or one that is repeated.
fn run_length(packed: &[u8]) -> usize {
    let (mut at, mut total) = (0, 0);
    while let Some(&length) = packed.get(at) {
        match usize::from(length) {
            128 => break,
            copied @ 0..128 => (at, total) = (at + copied + 2, total + copied + 1),
            repeated => (at, total) = (at + 2, total + 257 - repeated),
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_filters() {
        let of = |dictionary: &str| filters(dictionary.as_bytes()).collect::<Vec<_>>();
        assert_eq!(of("<< /Length 9 /Filter [/ASCII85Decode /Fl#61teDecode] >>"), [Filter::Ascii85, Filter::Flate]);
        assert_eq!(of("<</Filter/LZW/Flag/Flat>>"), [Filter::Lzw]);
        assert_eq!(of("<< /Filter /DCTDecode >>"), []);
    }

    #[test]
    fn lengths_without_what_they_are_of() {
        let length = |bytes: &[u8], filters: &[Filter]| unpack(bytes, filters, 1 << 20, |_| {}).1;
        assert_eq!(length(&[2, 7, 7, 7, 255, 9, 128, 5], &[Filter::RunLength]), 5);
        // the example of the standard: -----A---B
        let codes = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(length(&codes, &[Filter::Lzw]), 10);
        let mut packed = vec![0; 200];
        let mut stream = flate2::Compress::new(flate2::Compression::best(), true);
        stream.compress(&[0; 5000], &mut packed, flate2::FlushCompress::Finish).unwrap();
        packed.truncate(stream.total_out() as usize);
        let hex: String = packed.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(length(&packed, &[]), 5000);
        assert_eq!(length(format!("{hex}>endstream").as_bytes(), &[Filter::Hex, Filter::Flate]), 5000);
        assert_eq!(ascii85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
    }

    #[test]
    fn a_stream_is_whole_or_not() {
        let content: Vec<u8> = (0..30_000_u32).map(|n| (n.wrapping_mul(n) >> 7) as u8).collect();
        let mut packed = Vec::with_capacity(60_000);
        let mut stream = flate2::Compress::new(flate2::Compression::default(), true);
        stream.compress_vec(&content, &mut packed, flate2::FlushCompress::Finish).unwrap();
        let sound = |packed: &[u8]| whole(packed, 1 << 20).as_ref() == Some(&content);
        assert!(sound(&packed) && sound(&[packed.as_slice(), b"\r\n"].concat()) && sound(&packed[..packed.len() - 3]));
        assert!(!sound(&packed[..packed.len() - 9]) && whole(&packed, 1 << 10).is_none());
        for at in (0..packed.len()).step_by(97) {
            let mut flipped = packed.clone();
            flipped[at] ^= 4;
            assert_eq!(whole(&flipped, 1 << 20), None, "{at}");
        }
    }
}
