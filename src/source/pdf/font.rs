//! Fonts, as far as they tell which characters a string has and how wide they are.

use super::cmap::CMap;
use super::stream::{self, Trust, unpacked};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, WINDOWS_1252};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use std::collections::HashMap;
use std::rc::Rc;

/// Fonts by the object that they are, so that each is read once.
#[derive(Default)]
pub(super) struct Fonts {
    known: HashMap<ObjectIdentifier, Rc<Font>>,
    /// The widths and characters of all of them.
    entries: usize,
    /// Their files are looked at too: another reader needs them.
    with_files: bool,
}

/// More widths and characters, over all fonts, are no report's: many fonts may share one list of them.
const MOST_ENTRIES: usize = 2_000_000;

impl Fonts {
    pub fn new(with_files: bool) -> Fonts {
        Fonts { with_files, ..Fonts::default() }
    }

    pub fn get(&mut self, dict: &Dict<'_>) -> Rc<Font> {
        let with_files = self.with_files;
        let read = |entries: &mut usize| {
            let mut font = Font::new(dict);
            if with_files {
                font.trust = font.trust.max(trust_of_file(dict));
            }
            *entries += font.widths.len() + font.unicode.as_ref().map_or(0, CMap::len);
            Rc::new(font)
        };
        let Some(id) = dict.obj_id() else { return read(&mut self.entries) };
        Rc::clone(self.known.entry(id).or_insert_with(|| read(&mut self.entries)))
    }

    /// True where nobody should go on.
    pub fn are_too_many(&self) -> bool {
        self.entries > MOST_ENTRIES
    }
}

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    /// What codes stand for, where the font says it.
    unicode: Option<CMap>,
    /// Widths by code, or by the number of the glyph, in heights of characters.
    widths: HashMap<u32, f64>,
    width: f64,
    /// It is written from top to bottom.
    pub is_vertical: bool,
    /// That of the maps of its characters.
    pub trust: Trust,
}

/// How the codes of a string are told.
#[derive(Debug)]
enum Codes {
    /// A byte each, with what they stand for.
    Bytes(Vec<Option<String>>),
    /// As a map says, which may give the glyphs too.
    Map(CMap),
    /// Two bytes each, the number of a glyph.
    Glyphs,
    /// Characters in an encoding.
    Text(&'static Encoding),
    /// Four bytes each, the number of a character.
    Numbers,
}

/// A character of which nothing but its shape is known.
const LOST: &str = "\u{FFFD}";

/// A character of a string.
pub(super) struct Glyph {
    pub text: String,
    /// In heights of characters.
    pub width: f64,
    /// A blank that is widened as such.
    pub is_space: bool,
}

impl Font {
    fn new(dict: &Dict<'_>) -> Font {
        let unicode = dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| unpacked(&stream));
        let is_composite = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Type0");
        let mut font = if is_composite { composite(dict) } else { simple(dict) };
        // a map that is named and cannot be had
        let is_lost = dict.contains_key("ToUnicode") && dict.get::<Object<'_>>("ToUnicode").is_none();
        let trust = unicode.as_ref().map_or(if is_lost { Trust::Broken } else { Trust::Proven }, |map| map.trust);
        font.trust = font.trust.max(trust);
        font.unicode = unicode.map(|map| CMap::new(&map.content));
        if font.unicode.as_ref().is_some_and(|map| map.lacks) {
            font.trust = Trust::Broken;
        }
        font
    }

    pub fn glyphs(&self, string: &[u8]) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        let mut rest = string;
        while !rest.is_empty() {
            let (code, length, own) = self.next(rest);
            let text = self.unicode.as_ref().and_then(|map| map.text(code)).or(own);
            // a map that is whole leaves out blanks
            let is_lost = self.is_silent() || self.trust == Trust::Broken;
            let text = text.unwrap_or_else(|| if is_lost { LOST.to_owned() } else { String::new() });
            let glyph = match &self.codes {
                Codes::Map(map) => map.glyph(code).unwrap_or(code),
                _ => code,
            };
            let width = match (self.widths.get(&glyph), &self.codes) {
                (Some(width), _) => *width,
                // characters of Latin script are half as wide as others
                (None, Codes::Text(_) | Codes::Numbers) if text.is_ascii() => self.width / 2.0,
                (None, _) => self.width,
            };
            glyphs.push(Glyph { text, width, is_space: length == 1 && rest[0] == b' ' });
            rest = &rest[length..];
        }
        glyphs
    }

    /// True of a font that tells the shapes of its characters alone.
    pub fn is_silent(&self) -> bool {
        self.unicode.is_none() && matches!(self.codes, Codes::Glyphs)
    }

    /// The first code of a string, its length, and what it stands for by the encoding.
    fn next(&self, string: &[u8]) -> (u32, usize, Option<String>) {
        let code = |length: usize| string[..length].iter().fold(0, |code, &byte| code << 8 | u32::from(byte));
        let two = string.len().min(2);
        match &self.codes {
            Codes::Bytes(texts) => (code(1), 1, texts.get(usize::from(string[0])).cloned().flatten()),
            Codes::Map(map) => {
                let (code, length) = map.code(string);
                (code, length.max(1), None)
            }
            Codes::Glyphs => (code(two), two, None),
            Codes::Numbers => {
                let four = string.len().min(4);
                (code(four), four, char::from_u32(code(four)).map(String::from))
            }
            Codes::Text(encoding) => {
                let length = length(encoding, string).min(string.len());
                let text = encoding.decode_without_bom_handling(&string[..length]).0.into_owned();
                (code(length), length, Some(text))
            }
        }
    }
}

/// The length of the first character of a string in an encoding.
fn length(encoding: &'static Encoding, string: &[u8]) -> usize {
    match string {
        [0xD8..=0xDB, ..] if encoding == UTF_16BE => 4,
        _ if encoding == UTF_16BE => 2,
        [0..0x80, ..] => 1,
        [0xE0..=0xEF, ..] if encoding == UTF_8 => 3,
        [0xF0..=0xFF, ..] if encoding == UTF_8 => 4,
        [_, b'0'..=b'9', ..] if encoding == GB18030 => 4,
        _ => 2,
    }
}

/// The encoding that a font names, where its codes are characters.
fn named_codes(name: &str) -> Codes {
    let unicode = name.starts_with("Uni");
    match name {
        _ if unicode && name.contains("UTF32") => Codes::Numbers,
        _ if unicode && name.contains("UTF8") => Codes::Text(UTF_8),
        _ if unicode => Codes::Text(UTF_16BE),
        // a set of traditional characters that is no encoding of its own
        _ if name.starts_with("GBT") => Codes::Glyphs,
        _ if name.starts_with("GB") => Codes::Text(GB18030),
        _ if name.starts_with("B5") || name.contains("-B5-") => Codes::Text(BIG5),
        _ => Codes::Glyphs,
    }
}

/// How sure it is that the file of a font is whole, if it has one.
fn trust_of_file(dict: &Dict<'_>) -> Trust {
    let own = dict.get::<Dict<'_>>("FontDescriptor").or_else(|| descendant(dict).get::<Dict<'_>>("FontDescriptor"));
    let Some(own) = own else { return Trust::Proven };
    match ["FontFile", "FontFile2", "FontFile3"].into_iter().find(|key| own.contains_key(key)) {
        Some(key) => own.get::<Stream<'_>>(key).map_or(Trust::Broken, |file| stream::trust(&file)),
        None => Trust::Proven,
    }
}

/// The font that has the glyphs of one of many characters.
fn descendant<'d>(dict: &Dict<'d>) -> Dict<'d> {
    dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next()).unwrap_or_default()
}

/// A font of many characters, as Chinese ones are.
fn composite(dict: &Dict<'_>) -> Font {
    let descendant = descendant(dict);
    let name = dict.get::<Name<'_>>("Encoding").map_or_else(String::new, |name| name.as_str().to_owned());
    let stream = dict.get::<Stream<'_>>("Encoding").and_then(|stream| unpacked(&stream));
    let trust = stream.as_ref().map_or(Trust::Proven, |map| map.trust);
    let codes = stream.map_or_else(|| named_codes(&name), |map| Codes::Map(CMap::new(&map.content)));
    let width = descendant.get::<f64>("DW").unwrap_or(1000.0) / 1000.0;
    let is_vertical = name.ends_with("-V");
    // the glyphs of an encoding by name are those of a table that is not here
    let widths =
        if matches!(codes, Codes::Text(_) | Codes::Numbers) { HashMap::new() } else { widths_of_glyphs(&descendant) };
    Font { codes, unicode: None, widths, width, is_vertical, trust }
}

/// `[1 [500 500] 7 20 500]`: from a glyph on one by one, or from one to another.
fn widths_of_glyphs(dict: &Dict<'_>) -> HashMap<u32, f64> {
    const MOST: usize = 70_000;
    let (mut widths, mut count) = (HashMap::new(), 0);
    let Some(list) = dict.get::<Array<'_>>("W") else { return widths };
    let mut parts = list.iter::<Object<'_>>();
    while let Some(Object::Number(first)) = parts.next() {
        let first = first.as_i64().clamp(0, 0xFFFF) as u32;
        match parts.next() {
            Some(Object::Array(each)) => {
                let each = each.iter::<f64>().inspect(|_| count += 1);
                widths.extend((first..).zip(each.map(|width| width / 1000.0)));
            }
            Some(Object::Number(last)) => {
                let Some(Object::Number(width)) = parts.next() else { break };
                let last = last.as_i64().clamp(0, 0xFFFF) as u32;
                count += (first..=last).count();
                widths.extend((first..=last).map(|glyph| (glyph, width.as_f64() / 1000.0)));
            }
            _ => break,
        }
        // one glyph may be named over and over
        if count > MOST {
            break;
        }
    }
    widths
}

/// A font of up to 256 characters.
fn simple(dict: &Dict<'_>) -> Font {
    let mut texts: Vec<Option<String>> =
        (0..=255).map(|byte| Some(WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned())).collect();
    let differences = dict.get::<Dict<'_>>("Encoding").and_then(|encoding| encoding.get::<Array<'_>>("Differences"));
    let mut code = 0;
    for part in differences.into_iter().flat_map(|parts| parts.iter::<Object<'_>>()) {
        match part {
            Object::Number(first) => code = first.as_i64().clamp(0, 255) as usize,
            Object::Name(name) => {
                if let Some(text) = texts.get_mut(code) {
                    *text = named(name.as_str()).or_else(|| text.take());
                }
                code += 1;
            }
            _ => {}
        }
    }
    let first = dict.get::<f64>("FirstChar").unwrap_or(0.0).clamp(0.0, 255.0) as u32;
    // a font that is drawn has a space of its own
    let unit = dict.get::<Array<'_>>("FontMatrix").and_then(|matrix| matrix.iter::<f64>().next()).unwrap_or(0.001);
    let widths = dict.get::<Array<'_>>("Widths").map_or_else(HashMap::new, |widths| {
        (first..=255).zip(widths.iter::<f64>().map(|width| width * unit.abs())).collect()
    });
    let missing = dict.get::<Dict<'_>>("FontDescriptor").and_then(|font| font.get::<f64>("MissingWidth"));
    let width = missing.filter(|width| *width > 0.0).unwrap_or(500.0) / 1000.0;
    Font { codes: Codes::Bytes(texts), unicode: None, widths, width, is_vertical: false, trust: Trust::Proven }
}

/// The character of a name, as far as figures and the signs about them are concerned: `seven`, `uni4E00`, `A`.
fn named(name: &str) -> Option<String> {
    const NAMES: [(&str, char); 31] = [
        ("zero", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("space", ' '),
        ("period", '.'),
        ("comma", ','),
        ("hyphen", '-'),
        ("minus", '−'),
        ("plus", '+'),
        ("slash", '/'),
        ("percent", '%'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("colon", ':'),
        ("semicolon", ';'),
        ("bracketleft", '['),
        ("bracketright", ']'),
        ("endash", '–'),
        ("emdash", '—'),
        ("quotedblleft", '“'),
        ("quotedblright", '”'),
        ("quoteleft", '‘'),
        ("quoteright", '’'),
        ("underscore", '_'),
    ];
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let known = NAMES.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
    let single = || name.chars().next().filter(|_| name.chars().nth(1).is_none());
    let coded = || {
        name.strip_prefix("uni")
            .or_else(|| name.strip_prefix('u'))
            .filter(|digits| (4..=6).contains(&digits.len()))
            .and_then(hex)
    };
    known.or_else(single).or_else(coded).map(String::from)
}
