//! Readings (注音) in brackets, as page converters and input methods leave them.

use super::script::traditional;
use super::{Harm, Mangling};

/// `數(shù)據(jù)`: after the same few characters throughout, traditional script with it.
pub(super) const TONED: Mangling = Mangling::of_text("readings with tones", Harm::None, |text, _| {
    read(&traditional(text), |reading| format!("({reading})"))
});

/// `政(zheng)(zheng)`: without tones, each twice.
pub(super) const DOUBLED: Mangling = Mangling::of_text("readings doubled without tones", Harm::None, |text, _| {
    let doubled = |reading: &str| format!("({})", reading.chars().map(plain).collect::<String>()).repeat(2);
    read(text, doubled)
});

const READINGS: [(&str, &str); 16] = [
    ("數数", "shù"),
    ("據据", "jù"),
    ("規规", "guī"),
    ("發发", "fā"),
    ("業业", "yè"),
    ("關关", "guān"),
    ("處处", "chù"),
    ("請请", "qǐng"),
    ("實实", "shí"),
    ("續续", "xù"),
    ("聯联", "lián"),
    ("區区", "qū"),
    ("執执", "zhí"),
    ("現现", "xiàn"),
    ("統统", "tǒng"),
    ("府", "fǔ"),
];

fn read(text: &str, written: impl Fn(&str) -> String) -> String {
    text.chars().fold(String::new(), |mut text, c| {
        text.push(c);
        let reading = READINGS.iter().find(|(known, _)| known.contains(c));
        text.extend(reading.map(|(_, reading)| written(reading)));
        text
    })
}

fn plain(c: char) -> char {
    const TONES: [(&str, char); 5] = [("āáǎà", 'a'), ("ēéěè", 'e'), ("īíǐì", 'i'), ("ōóǒò", 'o'), ("ūúǔù", 'u')];
    TONES.iter().find(|(toned, _)| toned.contains(c)).map_or(c, |(_, plain)| *plain)
}
