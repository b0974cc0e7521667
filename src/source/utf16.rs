//! UTF-16, with a byte order mark or without.

/// Which byte of a unit comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

impl Order {
    /// The name in [`super::Decoded`].
    pub(super) fn encoding(self) -> &'static str {
        match self {
            Order::Little => "utf-16le",
            Order::Big => "utf-16be",
        }
    }

    fn unit(self, pair: [u8; 2]) -> u16 {
        match self {
            Order::Little => u16::from_le_bytes(pair),
            Order::Big => u16::from_be_bytes(pair),
        }
    }

    fn units(self, bytes: &[u8]) -> impl Iterator<Item = u16> {
        bytes.chunks_exact(2).map(move |pair| self.unit([pair[0], pair[1]]))
    }
}

/// The order that a byte order mark gives, and the bytes after it.
pub(super) fn strip_mark(bytes: &[u8]) -> Option<(Order, &[u8])> {
    let little = bytes.strip_prefix(b"\xFF\xFE").map(|rest| (Order::Little, rest));
    little.or_else(|| bytes.strip_prefix(b"\xFE\xFF").map(|rest| (Order::Big, rest)))
}

/// Lone surrogates and a lone last byte become U+FFFD; an odd number of bytes has lost one, behind which all units are shifted.
pub(super) fn decode(bytes: &[u8], order: Order) -> String {
    if bytes.len() % 2 == 1 {
        return char::decode_utf16(in_step(bytes, order))
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    text.extend(char::decode_utf16(order.units(bytes)).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
    text
}

/// The units, with U+FFFD where a byte is left out because those behind it make sense then.
fn in_step(bytes: &[u8], order: Order) -> Vec<u16> {
    const AHEAD: usize = 24;
    let likely = |from: usize| {
        let rest = bytes.get(from..bytes.len().min(from + AHEAD)).unwrap_or_default();
        order.units(rest).filter(|unit| is_han(*unit) || is_other(*unit)).count()
    };
    let mut units = Vec::with_capacity(bytes.len() / 2 + 1);
    let mut at = 0;
    while let Some(&[first, second]) = bytes.get(at..at + 2) {
        let unit = order.unit([first, second]);
        let odd = !is_han(unit) && !is_other(unit);
        if odd && likely(at + 1) > likely(at) + 3 {
            units.push(LOST);
            at += 1;
        } else {
            units.push(unit);
            at += 2;
        }
    }
    if at < bytes.len() {
        units.push(LOST);
    }
    units
}

/// U+FFFD.
const LOST: u16 = 0xFFFD;

fn is_han(unit: u16) -> bool {
    (0x4E00..=0x9FFF).contains(&unit)
}

/// ASCII, Chinese punctuation and full-width characters.
fn is_other(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0x2010..=0x2026 | 0x3000..=0x3015 | 0xFF01..=0xFF5E)
}

/// How many bytes at the start are looked at.
const SAMPLE: usize = 64 * 1024;

/// UTF-16 without a mark. `valid` is the input if that is valid UTF-8.
///
/// Valid UTF-8 is taken for UTF-16 only if it is ASCII with a NUL in every other place (`<\0h\0t\0m\0l\0`); NULs strewn into
/// UTF-8 text are damage. Other bytes are UTF-16 if nearly all units are ASCII, Han or their punctuation, and some are not Han,
/// which other encodings do not give by accident.
pub(super) fn guess(bytes: &[u8], valid: Option<&str>) -> Option<Order> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.len() < 4 {
        return None;
    }
    if valid.is_some() {
        if !sample.is_ascii() {
            return None;
        }
        let even = sample.iter().step_by(2).filter(|&&byte| byte == 0).count();
        let odd = sample.iter().skip(1).step_by(2).filter(|&&byte| byte == 0).count();
        let enough = sample.len() * 2 / 5;
        return match (even, odd) {
            (0, odd) if odd >= enough => Some(Order::Little),
            (even, 0) if even >= enough => Some(Order::Big),
            _ => None,
        };
    }
    [Order::Little, Order::Big].into_iter().find(|&order| plausible(order, sample))
}

fn plausible(order: Order, sample: &[u8]) -> bool {
    let (mut all, mut han, mut other) = (0, 0, 0);
    for unit in order.units(sample) {
        all += 1;
        han += usize::from(is_han(unit));
        other += usize::from(is_other(unit));
    }
    (han + other) * 20 >= all * 19 && other * 50 >= all
}
