//! Days and times of a spreadsheet, which are numbers of days.

use std::fmt::Write;

/// A part of a date's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Literal(char),
    Year {
        digits: usize,
    },
    Month {
        digits: usize,
    },
    /// `Jan`
    MonthName,
    Day {
        digits: usize,
    },
    /// The day of the week, which is left out.
    Weekday,
    Hour {
        digits: usize,
    },
    Minute {
        digits: usize,
    },
    Second {
        digits: usize,
    },
}

impl Part {
    /// The part that a letter stands for, `length` times, behind others. An `m` behind hours is minutes.
    pub fn of(letter: char, length: usize, before: &[Part]) -> Part {
        let last = before.iter().rev().find(|part| !matches!(part, Part::Literal(_)));
        let digits = length.min(2);
        match (letter, length) {
            ('y', _) => Part::Year { digits: if length > 2 { 4 } else { 2 } },
            ('m', _) if matches!(last, Some(Part::Hour { .. })) => Part::Minute { digits },
            ('m', 3..) => Part::MonthName,
            ('m', _) => Part::Month { digits },
            ('d', 3..) => Part::Weekday,
            ('d', _) => Part::Day { digits },
            ('h', _) => Part::Hour { digits },
            _ => Part::Second { digits },
        }
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Days from 1899-12-30, the day 0, to 1904-01-01.
const SINCE_1904: i64 = 1462;

/// The year 10000.
const END: i64 = 2_958_466;

/// What a number of days shows; `None` where it is no day.
pub(super) fn printed(value: f64, parts: &[Part], since_1904: bool) -> Option<String> {
    let seconds = (value * 86_400.0).round();
    if !(0.0..(END * 86_400) as f64).contains(&seconds) {
        return None;
    }
    let seconds = seconds as i64;
    let (day, second) = (seconds / 86_400 + if since_1904 { SINCE_1904 } else { 0 }, seconds % 86_400);
    let (year, month, day) = civil(day);
    let has_seconds = |at: usize| matches!(parts.get(at + 1..at + 3), Some([Part::Literal(_), Part::Second { .. }]));
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        let written = match *part {
            Part::Literal(c) => write!(out, "{c}"),
            Part::Year { digits: 2 } => write!(out, "{:02}", year % 100),
            Part::Year { .. } => write!(out, "{year}"),
            // mm:ss
            Part::Month { .. } if has_seconds(at) => write!(out, "{:02}", second / 60 % 60),
            Part::Month { digits } => write!(out, "{month:0digits$}"),
            Part::MonthName => write!(out, "{}", MONTHS[month as usize - 1]),
            Part::Day { digits } => write!(out, "{day:0digits$}"),
            Part::Weekday => Ok(()),
            Part::Hour { digits } => write!(out, "{:0digits$}", second / 3600),
            Part::Minute { digits } => write!(out, "{:0digits$}", second / 60 % 60),
            Part::Second { digits } => write!(out, "{:0digits$}", second % 60),
        };
        // a string takes everything
        written.ok()?;
    }
    Some(out.trim().to_owned())
}

/// Year, month and day of a number of days. Excel has a 29 February 1900, and counts days before it from 1900-01-01 as 1.
fn civil(day: i64) -> (i64, i64, i64) {
    if day == 60 {
        return (1900, 2, 29);
    }
    // days from 0000-03-01, in eras of 400 years
    let day = day + if day < 60 { 1 } else { 0 } + 693_899;
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    if month < 10 { (era * 400 + year, month + 3, day) } else { (era * 400 + year + 1, month - 9, day) }
}
