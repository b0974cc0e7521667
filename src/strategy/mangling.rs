//! What copying does to a text and keeps its meaning.

use crate::text::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A mangling: a name and the function that does the damage.
#[derive(Clone, Copy)]
pub struct Mangling {
    /// What it is called.
    pub name: &'static str,
    /// Damages a text.
    pub apply: fn(&str) -> String,
}

impl std::fmt::Debug for Mangling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Every mangling that keeps each figure and each label recognisable.
pub const MANGLINGS: &[Mangling] = &[
    Mangling { name: "none", apply: str::to_owned },
    Mangling { name: "traditional script", apply: traditional },
    Mangling { name: "traditional script with pinyin", apply: |text| pinyin(&traditional(text)) },
    Mangling { name: "full-width digits", apply: full_width },
    Mangling { name: "half-width brackets", apply: half_width },
    Mangling { name: "zero-width characters", apply: zero_width },
    Mangling { name: "no-break blanks around cells", apply: |text| text.replace(['|'], "\u{A0}|\u{A0}") },
    Mangling { name: "CRLF", apply: |text| text.replace('\n', "\r\n") },
    Mangling { name: "byte order mark", apply: |text| format!("\u{FEFF}{text}") },
    Mangling { name: "blanks after list numbers", apply: |text| text.replace('）', "） ").replace("、", "、 ") },
];

/// One traditional character for each simplified one that has one.
fn traditional(text: &str) -> String {
    static BACK: OnceLock<HashMap<char, char>> = OnceLock::new();
    let back = BACK.get_or_init(|| {
        let han = ('\u{4E00}'..='\u{9FFF}').rev();
        han.filter(|&c| fold(c) != c).map(|c| (fold(c), c)).collect()
    });
    text.chars().map(|c| back.get(&c).copied().unwrap_or(c)).collect()
}

/// Readings after some characters, as a page converter leaves them.
fn pinyin(text: &str) -> String {
    const READINGS: [(char, &str); 8] = [
        ('數', "(shù)"),
        ('據', "(jù)"),
        ('規', "(guī)"),
        ('發', "(fā)"),
        ('業', "(yè)"),
        ('關', "(guān)"),
        ('處', "(chù)"),
        ('請', "(qǐng)"),
    ];
    let reading = |c: char| READINGS.iter().find(|(known, _)| *known == c).map_or("", |(_, reading)| reading);
    text.chars().fold(String::new(), |mut text, c| {
        text.push(c);
        text.push_str(reading(c));
        text
    })
}

fn full_width(text: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) - u32::from('0') + 0xFF10).unwrap_or(c);
    text.chars().map(|c| if c.is_ascii_digit() { wide(c) } else { c }).collect()
}

fn half_width(text: &str) -> String {
    text.replace('（', "(").replace('）', ")").replace('，', ",").replace('：', ":")
}

fn zero_width(text: &str) -> String {
    text.chars().enumerate().fold(String::new(), |mut text, (at, c)| {
        text.push(c);
        if at % 7 == 3 {
            text.push('\u{200B}');
        }
        text
    })
}
