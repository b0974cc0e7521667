//! A picture: its tag with what a reader wants to know of it, in a line.

use super::token::Picture;
use crate::span::Span;

/// Pictures that are narrower or lower, in pixels, are ornaments.
const ORNAMENT: u32 = 40;

/// Longer names and words (in bytes) are cut.
const LONGEST: usize = 90;

/// `<img src="name.png" alt="words" width="600" height="400">`; `None` for an ornament.
pub(super) fn words(source: &str, picture: &Picture) -> Option<String> {
    let value = |span: Option<Span>| span.and_then(|span| span.slice(source)).map(str::trim).filter(|v| !v.is_empty());
    let size = |span| value(span).and_then(pixels);
    let sizes = [("width", size(picture.width)), ("height", size(picture.height))];
    if sizes.iter().any(|(_, size)| size.is_some_and(|size| size < ORNAMENT)) {
        return None;
    }
    let mut tag = String::from("<img");
    let mut attribute = |name: &str, value: &str| {
        tag.extend([" ", name, "=\"", value, "\""]);
    };
    // a picture inside the page has no name
    if let Some(address) = value(picture.source.or(picture.name)).filter(|address| !address.starts_with("data:")) {
        let address = address.split(['?', '#']).next().unwrap_or(address);
        attribute("src", &plain(address.rsplit(['/', '\\']).next().unwrap_or(address)));
    }
    if let Some(words) = value(picture.words) {
        attribute("alt", &plain(words));
    }
    for (name, size) in sizes {
        if let Some(size) = size {
            attribute(name, &size.to_string());
        }
    }
    Some(tag + ">")
}

/// On one line, without what would end the attribute, the tag or the line.
fn plain(value: &str) -> String {
    value.chars().take(LONGEST).map(|c| if c.is_control() || "\"<>|。".contains(c) { ' ' } else { c }).collect()
}

/// The number that a size begins with: `600`, `600px`.
fn pixels(size: &str) -> Option<u32> {
    let digits = size.bytes().take_while(u8::is_ascii_digit).count();
    size[..digits].parse().ok()
}
