//! What a number shows by its number format (ECMA-376 part 1, 18.8.30): its decimals, a percentage, a unit, a day.
//!
//! Grouping is left out and so are zeros behind the point; negative numbers have the format of others, and so has 0 unless
//! [`nought`] says otherwise.

use super::date::{self, Part};
use super::nought::nought;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::HashMap;

/// No code of Excel is longer, in bytes: 255 characters.
const LONGEST: usize = 4 * 255;

/// A format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// All digits; any format that is none of the others.
    #[default]
    General,
    /// So many decimals at most, between words.
    Decimals {
        before: String,
        places: u32,
        percent: bool,
        after: String,
    },
    Date(Vec<Part>),
}

/// The formats of a workbook by the style of a cell.
#[derive(Debug, Default)]
pub(super) struct Formats {
    /// Days count from 1904.
    pub since_1904: bool,
    named: HashMap<usize, Format>,
    /// What stands for a 0 in a format that shows it otherwise.
    noughts: HashMap<usize, String>,
    styles: Vec<usize>,
}

impl Formats {
    /// The format that a number names.
    pub fn name(&mut self, id: usize, code: &str) {
        self.named.insert(id, Format::parse(code));
        self.noughts.extend(nought(code).filter(|_| code.len() <= LONGEST).map(|shown| (id, shown)));
    }

    /// The next style has this format.
    pub fn style(&mut self, id: usize) {
        if !self.named.contains_key(&id) {
            self.name(id, built_in(id));
        }
        self.styles.push(id);
    }

    /// What a number shows in a style.
    pub fn printed(&self, value: f64, style: usize) -> String {
        let general = general(value);
        let id = self.styles.get(style);
        if let Some(shown) = id.filter(|_| value == 0.0).and_then(|id| self.noughts.get(id)) {
            return shown.clone();
        }
        match id.and_then(|id| self.named.get(id)) {
            Some(Format::Date(parts)) => date::printed(value, parts, self.since_1904).unwrap_or(general),
            Some(Format::Decimals { before, places, percent, after }) => {
                let Ok(exact) = Decimal::from_str_exact(&general) else { return general };
                let Some(exact) = (if *percent { exact.checked_mul(Decimal::ONE_HUNDRED) } else { Some(exact) }) else {
                    return general;
                };
                let shown = exact.round_dp_with_strategy(*places, RoundingStrategy::MidpointAwayFromZero).normalize();
                format!("{before}{shown}{after}")
            }
            Some(Format::General) | None => general,
        }
    }
}

/// The 15 digits of a number that count, without an exponent.
pub(super) fn general(value: f64) -> String {
    let scientific = format!("{value:.14e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let digits = digits.replace('.', "");
    let digits = digits.trim_end_matches('0');
    match usize::try_from(exponent) {
        _ if digits.is_empty() => "0".to_owned(),
        Ok(whole @ 0..=20) if digits.len() <= whole + 1 => format!("{sign}{digits:0<0$}", whole + 1),
        Ok(whole @ 0..=20) => format!("{sign}{}.{}", &digits[..=whole], &digits[whole + 1..]),
        Err(_) if exponent > -10 => {
            format!("{sign}0.{digits:0>0$}", digits.len() + exponent.unsigned_abs() as usize - 1)
        }
        _ => value.to_string(),
    }
}

impl Format {
    /// Reads a code, of which the part for positive numbers counts.
    fn parse(code: &str) -> Format {
        if code.len() > LONGEST {
            return Format::General;
        }
        // hours count to 24
        let code =
            ["AM/PM", "am/pm", "A/P", "上午/下午"].iter().fold(code.to_owned(), |code, half| code.replace(half, ""));
        let mut chars = code.chars().peekable();
        let (mut words, mut parts) = ([String::new(), String::new()], Vec::new());
        let (mut digits, mut places) = (0, None);
        let (mut percent, mut is_odd, mut is_date) = (false, false, false);
        while let Some(c) = chars.next() {
            let mut literal = |c: char| {
                words[usize::from(digits > 0)].push(c);
                parts.push(Part::Literal(c));
            };
            match c {
                ';' => break,
                '"' => chars.by_ref().take_while(|&c| c != '"').for_each(literal),
                '\\' | '!' => chars.next().into_iter().for_each(literal),
                '_' | '*' => drop(chars.next()),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                    match inside.strip_prefix('$') {
                        Some(symbol) => symbol.chars().take_while(|&c| c != '-').for_each(literal),
                        // a length of time: [h]:mm
                        None => is_odd |= inside.starts_with(['h', 'm', 's', 'H', 'M', 'S']),
                    }
                }
                '0' | '#' | '?' => {
                    // words or marks among the digits
                    is_odd |= digits > 0 && !words[1].is_empty();
                    digits += 1;
                    places = places.map(|places: u32| places + 1);
                }
                '.' if digits > 0 && places.is_none() => places = Some(0),
                // a comma behind the digits divides by a thousand
                ',' if digits > 0 => is_odd |= !matches!(chars.peek(), Some('0' | '#' | '?')),
                '%' => {
                    percent = true;
                    literal('%');
                }
                'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                    let mut length = 1;
                    while chars.next_if(|next| next.eq_ignore_ascii_case(&c)).is_some() {
                        length += 1;
                    }
                    parts.push(Part::of(c.to_ascii_lowercase(), length, &parts));
                    is_date = true;
                }
                // General, text, powers of ten; fractions
                'A'..='Z' | 'a'..='z' | '@' => is_odd = true,
                '/' if digits > 0 => is_odd = true,
                c => literal(c),
            }
        }
        let [before, after] = words;
        match (is_date, digits) {
            (true, _) if !is_odd => Format::Date(parts),
            (false, 1..) if !is_odd => Format::Decimals { before, places: places.unwrap_or(0), percent, after },
            _ => Format::General,
        }
    }
}

/// The codes that need not be written down, as Excel has them in China.
fn built_in(id: usize) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 | 41 | 42 => "#,##0",
        4 | 39 | 40 | 43 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 | 30 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 | 20 => "h:mm",
        19 | 21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 | 34 | 55 => "h\"时\"mm\"分\"",
        33 | 35 | 56 => "h\"时\"mm\"分\"ss\"秒\"",
        45 => "mm:ss",
        _ => "General",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64, code: &str) -> String {
        let mut formats = Formats::default();
        formats.name(200, code);
        formats.style(200);
        formats.printed(value, 0)
    }

    #[test]
    fn numbers_have_no_false_digits() {
        for (value, text) in [
            (3.0, "3"),
            (12.5, "12.5"),
            (-2.0, "-2"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (12.3 * 3.0, "36.9"),
            (1250.4, "1250.4"),
            (10_234.567_8, "10234.5678"),
            (99_999_999.0, "99999999"),
            (1e15, "1000000000000000"),
            (0.000_5, "0.0005"),
            (999_999.999_999_999_9, "1000000"),
        ] {
            assert_eq!(general(value), text);
        }
    }

    #[test]
    fn formats_cut_and_dress() {
        for (value, code, text) in [
            (1250.4, "#,##0.00", "1250.4"),
            (3.0, "0.0", "3"),
            (12.345, "0.00", "12.35"),
            (2.5, "0", "3"),
            (-1250.0, "#,##0;[Red]-#,##0", "-1250"),
            (0.0, "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0"),
            (0.0, "0;-0;\"无\"", "无"),
            (3.0, "0;-0;\"无\"", "3"),
            (0.125, "0.0%", "12.5%"),
            (45.6, "0.00\"万元\"", "45.6万元"),
            (7.0, "0\\件", "7件"),
            (7.0, "[$¥-804]0.00", "¥7"),
            (12_345.0, "0!.0,\"万\"", "12345"),
            (12_345.0, "0.00E+00", "12345"),
            (0.5, "# ?/?", "0.5"),
            (5.0, "@", "5"),
            (5.0, "General", "5"),
            (44_946.0, "yyyy\"年\"m\"月\"d\"日\"", "2023年1月20日"),
            (44_946.5, "[$-804]yyyy-mm-dd hh:mm;@", "2023-01-20 12:00"),
            (0.75, "h:mm AM/PM", "18:00"),
            (1.5, "[h]:mm", "1.5"),
            (60.0, "yyyy/m/d", "1900/2/29"),
            (59.0, "yyyy/m/d", "1900/2/28"),
            (-1.0, "yyyy/m/d", "-1"),
        ] {
            assert_eq!(shown(value, code), text, "{value} as {code}");
        }
    }
}
