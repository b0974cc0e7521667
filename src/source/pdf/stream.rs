//! What streams hold, and whether all of it is there.

use super::{bomb, packed};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Name, Stream};
use std::borrow::Cow;

/// What a stream holds.
pub(super) struct Unpacked<'s> {
    pub content: Cow<'s, [u8]>,
    pub trust: Trust,
}

/// How sure it is that what a stream holds is what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// The sum behind it says so.
    Proven,
    /// Nothing speaks against it.
    Bare,
    /// Some of it is lost or changed.
    Broken,
}

/// What a stream holds; nothing of a picture, whose size nobody has measured, and of a font, whose depth does not count.
pub(super) fn unpacked<'s>(stream: &Stream<'s>) -> Option<Unpacked<'s>> {
    if is_picture(stream) {
        return None;
    }
    let found = summed(stream).or_else(|| Some(Unpacked { content: stream.decoded().ok()?, trust: bare(stream) }))?;
    (!bomb::is_font(&found.content)).then_some(found)
}

/// How sure it is that the file of a font is what was written.
pub(super) fn trust(stream: &Stream<'_>) -> Trust {
    summed(stream).map_or_else(|| bare(stream), |found| found.trust)
}

/// The content of a page, which may be in several streams; `None` where it is longer than `most`, or a picture.
pub(super) fn contents(page: &Dict<'_>, most: usize) -> Option<(Vec<u8>, Trust)> {
    let one = page.get::<Stream<'_>>("Contents");
    let several = page.get::<Array<'_>>("Contents").filter(|_| one.is_none());
    // by their references, as the reader of a damaged list would not come back
    let count = |array: &Array<'_>| array.data().iter().filter(|byte| **byte == b'R').count();
    let named = several.as_ref().map_or(usize::from(page.contains_key("Contents")), count);
    let several = several.iter().flat_map(|streams| streams.iter::<Stream<'_>>());
    let (mut all, mut trust, mut count) = (Vec::new(), Trust::Proven, 0);
    for stream in one.into_iter().chain(several) {
        if is_picture(&stream) {
            return None;
        }
        count += 1;
        // one that cannot be read is passed over
        let found = unpacked(&stream);
        trust = trust.max(found.as_ref().map_or(Trust::Broken, |found| found.trust));
        all.extend_from_slice(found.as_ref().map_or(&[], |found| &found.content));
        all.push(b'\n');
        if all.len() > most {
            return None;
        }
    }
    Some((all, if count < named { Trust::Broken } else { trust }))
}

fn is_picture(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Image")
}

/// A stream that is packed with a sum behind it, as nearly all are; as much of it as can be had where the sum does not fit.
fn summed<'s>(stream: &Stream<'s>) -> Option<Unpacked<'s>> {
    let filters = stream.filters();
    let packing = filters.iter().position(|filter| *filter == Filter::FlateDecode)?;
    let mut data = stream.raw_data();
    for filter in &filters[..packing] {
        data = Cow::Owned(match filter {
            Filter::AsciiHexDecode => packed::hex(&data),
            Filter::Ascii85Decode => packed::ascii85(&data),
            _ => return None,
        });
    }
    let whole = packed::whole(&data, bomb::ONE);
    let trust = if whole.is_some() { Trust::Proven } else { Trust::Broken };
    let is_last =
        packing + 1 == filters.len() && !["DecodeParms", "DP"].iter().any(|key| stream.dict().contains_key(key));
    let content = match whole.filter(|_| is_last) {
        Some(content) => Cow::Owned(content),
        // as much as can be had
        None => stream.decoded().unwrap_or_default(),
    };
    Some(Unpacked { content, trust })
}

/// A stream without a sum: whether it is as long as its dictionary says. One that is decrypted is shorter.
fn bare(stream: &Stream<'_>) -> Trust {
    match (stream.raw_data(), stream.dict().get::<u32>("Length")) {
        (Cow::Borrowed(data), Some(length)) if data.len() != length as usize => Trust::Broken,
        _ => Trust::Bare,
    }
}
