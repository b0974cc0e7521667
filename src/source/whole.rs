//! Whether XML is whole. Programs write it well formed, and refuse what is not: where a rule is broken, bytes were lost or changed.

/// Elements in one another beyond this are no document's.
const DEEPEST: usize = 10_000;

/// The longest reference, `&#x10FFFF;`.
const LONGEST: usize = 10;

/// True of well-formed XML: each element that begins ends, attributes are in quotes, references are, and nothing stands outside.
pub(super) fn is_whole(markup: &str) -> bool {
    let bytes = markup.as_bytes();
    let is_odd = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    !bytes.iter().any(is_odd) && elements(bytes).is_some()
}

/// Passes over the elements; `None` where a rule is broken.
fn elements(bytes: &[u8]) -> Option<()> {
    let mut open: Vec<&[u8]> = Vec::new();
    let (mut at, mut roots) = (0, 0);
    while let Some(next) = memchr::memchr2(b'<', b'&', &bytes[at..]) {
        if open.is_empty() && !bytes[at..at + next].trim_ascii().is_empty() {
            return None;
        }
        at += next;
        let rest = &bytes[at..];
        at += match rest {
            [b'&', ..] => reference(rest)?,
            [b'<', b'!' | b'?', ..] => declaration(rest)?,
            [b'<', b'/', ..] => {
                let end = memchr::memchr(b'>', rest)?;
                (open.pop()? == rest[2..end].trim_ascii_end()).then_some(end + 1)?
            }
            _ => {
                let (name, length) = tag(rest)?;
                roots += usize::from(open.is_empty());
                if !rest[..length].ends_with(b"/>") {
                    open.push(name);
                }
                (open.len() <= DEEPEST).then_some(length)?
            }
        };
    }
    (open.is_empty() && roots == 1 && bytes[at..].trim_ascii().is_empty()).then_some(())
}

/// The length of a reference.
fn reference(rest: &[u8]) -> Option<usize> {
    let end = memchr::memchr(b';', &rest[..rest.len().min(LONGEST)])?;
    let name = &rest[1..end];
    let name = name.strip_prefix(b"#").unwrap_or(name);
    (!name.is_empty() && name.iter().all(u8::is_ascii_alphanumeric)).then_some(end + 1)
}

/// The length of a comment, of words that are no markup, or of what a program is told.
fn declaration(rest: &[u8]) -> Option<usize> {
    const ENDS: [(&[u8], &[u8]); 4] = [(b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"), (b"<!", b">")];
    let (start, end) = ENDS.iter().find(|(start, _)| rest.starts_with(start))?;
    // what is declared within a declaration ends with `]>`
    let has_own = *end == b">" && memchr::memchr2(b'[', b'>', rest).is_some_and(|at| rest[at] == b'[');
    let end: &[u8] = if has_own { b"]>" } else { end };
    let at = memchr::memmem::find(&rest[start.len()..], end)?;
    Some(start.len() + at + end.len())
}

/// The name of an element and the length of its start tag.
fn tag(rest: &[u8]) -> Option<(&[u8], usize)> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'/' | b'>' | b'<' | b'"' | b'\'');
    let word = |at: usize| rest[at..].iter().position(ends).filter(|length| *length > 0).map(|length| at + length);
    let blanks = |at: usize| at + rest[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let mut at = word(1)?;
    let name = &rest[1..at];
    loop {
        let next = blanks(at);
        match &rest[next..] {
            [b'>', ..] => return Some((name, next + 1)),
            [b'/', b'>', ..] => return Some((name, next + 2)),
            // attributes are parted
            _ if next == at => return None,
            _ => {}
        }
        let equals = blanks(word(next)?);
        let quote = blanks(equals + 1);
        if rest.get(equals) != Some(&b'=') || !matches!(rest.get(quote), Some(b'"' | b'\'')) {
            return None;
        }
        let end = memchr::memchr2(rest[quote], b'<', &rest[quote + 1..])? + quote + 1;
        (rest[end] == rest[quote]).then_some(())?;
        at = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn what_is_well_formed() {
        for whole in [
            "<?xml version=\"1.0\"?>\r\n<w:a x='1' y = \"&gt;2>\"><b/><!-- <c> --><c\n>&#x4E00; 一&amp;</c ><![CDATA[<d>]]></w:a>\n",
            "<!DOCTYPE a><a/>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
        ] {
            assert!(is_whole(whole), "{whole}");
        }
        for broken in [
            "",
            "<a>",
            "<a></b>",
            "<a><b></a></b>",
            "<a></a><a/>",
            "<a/>b",
            "b<a/>",
            "<a x></a>",
            "<a x=1/>",
            "<a x=\"1\"y=\"2\"/>",
            "<a x=\"1></a>",
            "<a x=\"<\"/>",
            "<a>\u{1}</a>",
            "<a>&b</a>",
            "<a>& b;</a>",
            "<a><</a>",
            "<a></",
            "<a><!-- </a>",
        ] {
            assert!(!is_whole(broken), "{broken}");
        }
    }

    #[test]
    fn nothing_takes_long() {
        let start = std::time::Instant::now();
        for piece in ["<a>", "<a", "<", "&", "<!--", "<a x=\"", "<a b='1' ", "</a>", "<a/>"] {
            assert!(!is_whole(&piece.repeat(1 << 18)), "{piece}");
        }
        assert!(start.elapsed().as_secs() < 5);
    }
}
