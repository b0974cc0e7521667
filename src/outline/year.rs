//! The report year: in the title, or the one that the text names most often.

use super::date;
use super::words::head;

/// The first year in a title without white space.
pub(super) fn first_year(words: &str) -> Option<(u16, &str)> {
    let mut before = ' ';
    words.char_indices().find_map(|(at, c)| {
        let inside = before.is_ascii_digit();
        before = c;
        let (rest, year) = if inside { None } else { date::year(&words[at..]).ok() }?;
        if let Some((rest, year)) = school_year(rest, year) {
            return Some((year, &words[at..words.len() - rest.len()]));
        }
        Some((year, &words[at..words.len() - rest.len()]))
    })
}

/// 2020-2021学年: the second of two years, in which it ends. `rest` follows the first.
fn school_year(rest: &str, first: u16) -> Option<(&str, u16)> {
    let second = rest.trim_start_matches(['年', '-', '－', '—', '–', '~', '～', '至', '/']);
    let (rest, year) = date::year(second).ok().filter(|_| second.len() < rest.len())?;
    (year == first + 1 && rest.starts_with("学年")).then_some((rest, year))
}

/// The last three digits of a year whose first one is lost: …�022年….
pub(super) fn end_of_year(title: &str) -> Option<u16> {
    let (_, rest) = title.split_once("\u{FFFD}0")?;
    rest.get(..2)?.parse().ok()
}

/// Where a year stands in the lines of a title; the lines themselves where blanks stand between its digits.
pub(super) fn year_in(source: &str, year: u16) -> &str {
    first_year(source).filter(|(found, _)| *found == year).map_or(source, |(_, words)| words)
}

/// The year that a text names most often, of those that fit, the first of equals; days (2019年5月15日) do not count.
pub(super) fn common_year(text: &str, fits: impl Fn(&u16) -> bool) -> Option<u16> {
    let text = head(text, 256 << 10);
    let mut counts = [0_usize; 100];
    let mut order: Vec<u16> = Vec::new();
    for (at, mark) in text.match_indices('年') {
        let before = text[..at].trim_end_matches(' ');
        let after = text[at + mark.len()..].trim_start_matches(' ');
        let digits = before.len().checked_sub(4).and_then(|from| before.get(from..).map(|digits| (from, digits)));
        let Some((from, digits)) = digits else { continue };
        let longer = before[..from].ends_with(|c: char| c.is_ascii_digit());
        let a_day = after.starts_with(|c: char| c.is_ascii_digit())
            && after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').starts_with('月');
        if longer || a_day {
            continue;
        }
        if let Ok((_, year)) = date::year(digits)
            && fits(&year)
            && let Some(count) = counts.get_mut(usize::from(year - 2000))
        {
            *count += 1;
            if !order.contains(&year) {
                order.push(year);
            }
        }
    }
    let most = order.iter().map(|year| counts[usize::from(*year - 2000)]).max()?;
    order.into_iter().find(|year| counts[usize::from(*year - 2000)] == most)
}
