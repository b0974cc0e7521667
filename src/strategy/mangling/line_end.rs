//! Line ends of other systems, and the byte order mark.

use super::{Harm, Mangling};

pub(super) const CRLF: Mangling =
    Mangling::of_text("CR LF", Harm::None, |text, _| text.replace("\r\n", "\n").replace('\n', "\r\n"));

pub(super) const CR: Mangling =
    Mangling::of_text("CR alone", Harm::None, |text, _| text.replace("\r\n", "\n").replace('\n', "\r"));

pub(super) const MARK: Mangling = Mangling::of_text("byte order mark", Harm::None, |text, _| format!("\u{FEFF}{text}"));
