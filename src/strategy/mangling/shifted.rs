//! Text in GBK that lost one byte: pairs are shifted until the next ASCII byte puts them right.

use super::code_page::misread;
use super::{Harm, Mangling};
use encoding_rs::GBK;

/// Paragraphs lose a byte of the full-width blank that opens them.
pub(super) const BYTES: Mangling = Mangling::of_text("paragraphs shifted by a byte", Harm::Cells, |text, dice| {
    let paragraph = |line: &str| !line.is_empty() && !line.starts_with(|c: char| c.is_ascii());
    let shifted = |line: &str| {
        let opened = format!("\u{3000}{line}");
        let (bytes, _, _) = GBK.encode(&opened);
        let end = bytes.iter().position(u8::is_ascii).unwrap_or(bytes.len());
        misread(&bytes[1..end]) + &misread(&bytes[end..])
    };
    let lines =
        text.split('\n').map(|line| if paragraph(line) && dice.once_in(3) { shifted(line) } else { line.to_owned() });
    lines.collect::<Vec<String>>().join("\n")
});
