//! GB18030 (with GBK and GB 2312) and Big5: encodings that anything may be in, so that they have to be believed.

/// An encoding of double bytes.
#[cfg(feature = "encoding")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Legacy {
    Gb18030,
    Big5,
}

/// The text and the name of its encoding; `None` where the bytes are in neither.
#[cfg(not(feature = "encoding"))]
pub(super) fn decode(_bytes: &[u8]) -> Option<(String, &'static str)> {
    None
}

/// The text and the name of its encoding; `None` where the bytes are in neither.
#[cfg(feature = "encoding")]
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    let guessed = guess(bytes);
    // a page in one of them that declares the other does so by mistake
    let first = if let Some((legacy, true)) = guessed { Some(legacy) } else { declared(bytes) };
    first.and_then(|legacy| legacy.decode(bytes)).or_else(|| guessed?.0.decode(bytes))
}

#[cfg(feature = "encoding")]
impl Legacy {
    /// The text if it decodes with very few errors: one in twenty Chinese characters at most.
    fn decode(self, bytes: &[u8]) -> Option<(String, &'static str)> {
        let (encoding, name) = match self {
            Legacy::Gb18030 => (encoding_rs::GB18030, "gb18030"),
            Legacy::Big5 => (encoding_rs::BIG5, "big5"),
        };
        let (text, errors) = encoding.decode_without_bom_handling(bytes);
        if errors {
            let lost = memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}").count();
            let chinese = text.bytes().filter(|byte| (0xE3..=0xE9).contains(byte)).count();
            if lost * 20 > chinese {
                return None;
            }
        }
        Some((text.into_owned(), name))
    }
}

/// The charset that the first 1024 bytes declare, as in `<meta charset="gb2312">` or `<?xml encoding="gb2312"?>`, if it is one
/// of these.
#[cfg(feature = "encoding")]
fn declared(bytes: &[u8]) -> Option<Legacy> {
    let head = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    let ends =
        |word: &'static str| memchr::memmem::find_iter(&head, word).map(|at| at + word.len()).collect::<Vec<_>>();
    let declarations = ends("charset").into_iter().chain(ends("encoding"));
    declarations
        .filter_map(|end| {
            let value = head[end..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
            let value =
                value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value).trim_ascii_start();
            let name = |c: &u8| c.is_ascii_alphanumeric() || b"-_:".contains(c);
            let length = value.iter().take_while(|c| name(c)).count();
            let encoding = encoding_rs::Encoding::for_label(&value[..length])?;
            if encoding == encoding_rs::GBK || encoding == encoding_rs::GB18030 {
                Some(Legacy::Gb18030)
            } else if encoding == encoding_rs::BIG5 {
                Some(Legacy::Big5)
            } else {
                None
            }
        })
        .next()
}

/// How many double bytes are looked at, at the start.
#[cfg(feature = "encoding")]
const SAMPLE: usize = 16 * 1024;

/// Tells the two from the share of double bytes that stand for frequent characters. In simplified GB18030 text nearly all do,
/// in traditional text about six in ten, in any other bytes few. Whether that is sure, whatever is declared, is told too.
#[cfg(feature = "encoding")]
fn guess(bytes: &[u8]) -> Option<(Legacy, bool)> {
    let gb = share(
        bytes,
        |lead, trail| matches!((lead, trail), (0xA1..=0xA3 | 0xB0..=0xF7, 0xA1..=0xFE) | (0xA8, 0xA1..=0xC0)),
    );
    if gb >= 90 {
        return Some((Legacy::Gb18030, true));
    }
    let big5 = share(bytes, |lead, trail| matches!((lead, trail), (0xA1..=0xC6, 0x40..=0x7E | 0xA1..=0xFE)));
    if big5 >= 80 && big5 > gb + 20 {
        Some((Legacy::Big5, true))
    } else if gb >= 50 {
        Some((Legacy::Gb18030, false))
    } else {
        None
    }
}

/// How many of a hundred double bytes are frequent; 0 where there are none. Four-byte codes of GB18030 do not count.
#[cfg(feature = "encoding")]
fn share(bytes: &[u8], frequent: impl Fn(u8, u8) -> bool) -> usize {
    let (mut all, mut hits) = (0_usize, 0_usize);
    let mut rest = bytes;
    let mut last = None;
    while let Some((&lead, after)) = rest.split_first() {
        if lead < 0x80 {
            rest = after;
            continue;
        }
        rest = match after {
            [0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, after @ ..] => after,
            // a rule that is drawn of one sign says nothing
            [trail @ 0x40..=0xFE, after @ ..] if last == Some((lead, *trail)) => after,
            [trail @ 0x40..=0xFE, after @ ..] => {
                last = Some((lead, *trail));
                all += 1;
                hits += usize::from(frequent(lead, *trail));
                after
            }
            after => {
                all += 1;
                after
            }
        };
        if all >= SAMPLE {
            break;
        }
    }
    hits * 100 / all.max(1)
}
