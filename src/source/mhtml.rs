//! A saved page (MHTML): the page among the parts of a MIME message, its transfer encoding undone.

use super::base64;

/// Parts in parts in parts: more boundaries are not looked for.
const MOST_BOUNDARIES: usize = 8;

/// The bytes of the page, of the parts that are HTML the longest; `None` where there is none. Never longer than the message.
pub(super) fn page(message: &[u8]) -> Option<Vec<u8>> {
    let mut boundaries: Vec<Vec<u8>> = Vec::new();
    let mut best: Option<Vec<u8>> = None;
    let mut rest = Some(message);
    while let Some(part) = rest {
        let (headers, body) = head(part);
        let boundary = parameter(&headers, "boundary").filter(|_| boundaries.len() < MOST_BOUNDARIES);
        boundaries.extend(boundary.map(|boundary| [b"--", boundary].concat()));
        let (body, behind) = split(body, &boundaries);
        let is_page = header(&headers, "content-type").is_some_and(|kind| starts_with(kind, b"text/html"));
        if is_page && best.as_ref().is_none_or(|best| body.len() > best.len()) {
            let page = decoded(body, header(&headers, "content-transfer-encoding").unwrap_or_default());
            best = best.filter(|best| best.len() >= page.len()).or(Some(page));
        }
        rest = behind;
    }
    best
}

/// The headers of a part, long ones on one line, and what follows them.
fn head(part: &[u8]) -> (Vec<Vec<u8>>, &[u8]) {
    let mut headers: Vec<Vec<u8>> = Vec::new();
    let mut rest = part;
    while let Some((line, behind)) = line(rest) {
        rest = behind;
        match line {
            [] if headers.is_empty() => {}
            [] => break,
            [b' ' | b'\t', ..] => {
                if let Some(header) = headers.last_mut() {
                    header.extend(line);
                }
            }
            _ => headers.push(line.to_vec()),
        }
    }
    (headers, rest)
}

/// A line without its end, and what follows it.
fn line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let end = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
    let line = &bytes[..end];
    Some((line.strip_suffix(b"\r").unwrap_or(line), bytes.get(end + 1..).unwrap_or_default()))
}

/// What stands before the next boundary, and the part behind it.
fn split<'m>(body: &'m [u8], boundaries: &[Vec<u8>]) -> (&'m [u8], Option<&'m [u8]>) {
    let is_boundary = |at: &usize| {
        let starts_line = *at == 0 || body[at - 1] == b'\n';
        starts_line && boundaries.iter().any(|boundary| body[*at..].starts_with(boundary))
    };
    match memchr::memmem::find_iter(body, b"--").find(is_boundary) {
        Some(at) => (&body[..at], line(&body[at..]).map(|(_, behind)| behind)),
        None => (body, None),
    }
}

fn header<'h>(headers: &'h [Vec<u8>], name: &str) -> Option<&'h [u8]> {
    headers.iter().find_map(|header| {
        let value = header.get(name.len()..).filter(|_| starts_with(header, name.as_bytes()))?;
        value.trim_ascii_start().strip_prefix(b":").map(<[u8]>::trim_ascii)
    })
}

/// `boundary="…"` of the content type.
fn parameter<'h>(headers: &'h [Vec<u8>], name: &str) -> Option<&'h [u8]> {
    let mut parameters = header(headers, "content-type")?.split(|&byte| byte == b';').map(<[u8]>::trim_ascii);
    let value = parameters.find(|parameter| starts_with(parameter, name.as_bytes()))?.get(name.len()..)?;
    let value = value.trim_ascii_start().strip_prefix(b"=")?.trim_ascii();
    let value = value.strip_prefix(b"\"").and_then(|value| value.strip_suffix(b"\"")).unwrap_or(value);
    (!value.is_empty()).then_some(value)
}

fn starts_with(bytes: &[u8], start: &[u8]) -> bool {
    bytes.get(..start.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(start))
}

fn decoded(body: &[u8], encoding: &[u8]) -> Vec<u8> {
    if encoding.eq_ignore_ascii_case(b"quoted-printable") {
        quoted_printable(body)
    } else if encoding.eq_ignore_ascii_case(b"base64") {
        base64::decode(body)
    } else {
        body.to_vec()
    }
}

/// `=E4` is a byte, `=` at the end of a line no line end; what is neither stays.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'=', rest) {
        out.extend_from_slice(&rest[..at]);
        rest = match &rest[at + 1..] {
            [b'\n', after @ ..] | [b'\r', b'\n', after @ ..] => after,
            after => {
                let byte = after.get(..2).and_then(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?));
                out.push(byte.unwrap_or(b'='));
                &after[if byte.is_some() { 2 } else { 0 }..]
            }
        };
    }
    out.extend_from_slice(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn the_longest_page_among_the_parts() {
        let message = "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\t\
            boundary=\"--b-1\"\r\n\r\n----b-1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: \
            quoted-printable\r\n\r\n<p class=3D\"x\">=E4=B8=80, a lo=\r\nng li=ne</p>\r\n----b-1\r\nContent-Type: image/png\r\n\
            Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----b-1\r\nContent-Type: text/html\r\n\
            Content-Transfer-Encoding: base64\r\n\r\nPHA+PC9w\r\nPg==\r\n----b-1--\r\n";
        let of = |message: &str| page(message.as_bytes()).map(|page| String::from_utf8(page).unwrap());
        assert_eq!(of(message).as_deref(), Some("<p class=\"x\">一, a long li=ne</p>\r\n"));
        assert_eq!(of(&message.replace("text/html; ch", "text/plain; ch")).as_deref(), Some("<p></p>"));
        assert_eq!(of("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>a").as_deref(), Some("<p>a"));
        assert_eq!(of("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<p>a"), None);
        assert_eq!(of(""), None);
    }
}
