//! GBK text that lost one byte: pairs are shifted until the next ASCII byte. 。ㄒ唬┲鲃庸 is （一）主動公.
//!
//! The bytes behind the loss are paired again. The pair that the loss broke is gone, and so is the last one where its second
//! byte fitted nothing.

use super::gbk::{Gbk, Pair, gbk};
use super::repair::Repair;
use super::stretch::{Place, Writer};
use super::table::fold;

/// What the new pairing has to be better by: five points are a frequent character against one that no report has.
const BETTER: i32 = 8;

/// The source with its shifted stretches put right; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let gbk = gbk();
    if source.contains(['─', '│', '━', '┃']) {
        // lines of a drawn table: they would give words
        return None;
    }
    let mut out = Writer::new(source);
    let mut proven = false;
    stretches(gbk, source, |pairs, end| proven |= begins(gbk, source, pairs, end).is_some());
    if !proven {
        return None;
    }
    stretches(gbk, source, |pairs, end| {
        let short = || opens_paragraph(gbk, source, pairs, end).then_some(0);
        if let Some(first) = begins(gbk, source, pairs, end).or_else(short) {
            out.write(&pairs[first..], end, first == 0);
        }
    });
    out.finish()
}

/// Calls back for all that stands between two characters that are no pair, with the place where it ends.
fn stretches(gbk: &Gbk, source: &str, mut found: impl FnMut(&[Place], usize)) {
    let mut pairs: Vec<Place> = Vec::new();
    for (at, c) in source.char_indices().chain([(source.len(), '\n')]) {
        match gbk.pair(c) {
            Some(pair) => pairs.push(Place { at, pair, c }),
            None if pairs.is_empty() => {}
            None => {
                found(&pairs, at);
                pairs.clear();
            }
        }
    }
}

/// A few words at the beginning of a paragraph that has lost half a blank, in a document that has longer ones: they begin with the
/// other half, and end with a loss.
fn opens_paragraph(gbk: &Gbk, source: &str, pairs: &[Place], end: usize) -> bool {
    let [first, second, ..] = pairs else { return false };
    let before = source[..first.at].trim_end_matches(['?', ' ']);
    let opens = first.pair.0 == 0xA1 && first.pair.1 >= 0xB0 && (before.is_empty() || before.ends_with(['\n', '\r']));
    let lost = source[end..].starts_with(['?', char::REPLACEMENT_CHARACTER]);
    let words = |pair: &[Place]| new_weight(gbk, Pair(pair[0].pair.1, pair[1].pair.0)) > 1;
    opens && lost && !second.pair.is_mark() && pairs.windows(2).all(words)
}

/// Which of neighbouring characters, the last of which ends at `end`, is the first of a shifted stretch.
fn begins(gbk: &Gbk, source: &str, pairs: &[Place], end: usize) -> Option<usize> {
    let [first, rest @ ..] = pairs else { return None };
    // （二）…: the second pair of its brackets fits nothing, so that no more of it is left
    if first.pair == Pair(0xA1, 0xA3) && rest.len() < 4 && rest.first().is_some_and(|next| opens_bracket(next.pair)) {
        return Some(0);
    }
    let mut best = (0, None);
    let (mut sum, mut strange) = (0, false);
    for at in (0..pairs.len()).rev() {
        let Place { pair, c, .. } = pairs[at];
        // a word in bopomofo, kana or Greek
        let alike = |other: Option<&Place>| other.is_some_and(|other| other.pair.0 == pair.0);
        let foreign = alike(pairs.get(at + 1)) || alike(pairs.get(at.wrapping_sub(1)));
        let now = if foreign { weight(c, pair).max(0) } else { weight(c, pair) };
        let then = match pairs.get(at + 1) {
            Some(next) => new_weight(gbk, Pair(pair.1, next.pair.0)),
            None => trail_behind(gbk, source, end, pair.1).map_or(0, |(_, weight)| weight),
        };
        sum += then - now;
        strange |= now <= STRANGE;
        // a blank that opens the paragraph, with the first half of a character, is a mark
        let more = sum > best.0 || (sum == best.0 && pair.0 == 0xA1);
        if strange && sum >= BETTER && pairs.len() - at > 2 && more {
            best = (sum, Some(at));
        }
    }
    best.1
}

/// ㄒ ǘ ㄈ ㄋ ㄎ: the second half of （ with the first of 一 二 三 四 五.
fn opens_bracket(pair: Pair) -> bool {
    matches!(pair, Pair(0xA8, 0xD2 | 0xB6 | 0xC8 | 0xCB | 0xCE))
}

const STRANGE: i32 = -3;

/// How likely a character is in a report.
fn weight(c: char, pair: Pair) -> i32 {
    if pair.is_frequent_han() || pair.is_mark() || c == '　' {
        return 2;
    }
    let folded = fold(c);
    match u32::from(c) {
        0x3400..=0x9FFF if folded != c => 2,
        0x3400..=0x9FFF if pair.is_common_han() => 0,
        0x3400..=0x9FFF => -1,
        // ① ★ → and the like
        _ if matches!(pair.0, 0xA1 | 0xA2) => 0,
        _ => STRANGE,
    }
}

fn new_weight(gbk: &Gbk, pair: Pair) -> i32 {
    gbk.char(pair).map_or(STRANGE, |c| weight(c, pair))
}

/// The ASCII character at `end` that is the second byte of a pair, with the weight of what both are.
pub(super) fn trail_behind(gbk: &Gbk, source: &str, end: usize, lead: u8) -> Option<(char, i32)> {
    let trail = source.as_bytes().get(end).copied().filter(|byte| (0x40..0x7F).contains(byte) && *byte != b'|')?;
    let pair = Pair(lead, trail);
    let c = gbk.char(pair)?;
    Some((c, weight(c, pair))).filter(|(_, weight)| *weight > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// GBK with the byte before `text` lost, read again; pairs that fit nothing become U+FFFD, or are dropped.
    fn shift(text: &str, dropped: bool) -> String {
        let bytes = encoding_rs::GBK.encode(&format!("　{text}")).0.into_owned();
        let mut out = String::new();
        let mut rest = &bytes[1..];
        while let [first, after @ ..] = rest {
            rest = after;
            if first.is_ascii() {
                // right again from here on
                out.push_str(&encoding_rs::GBK.decode(rest_of(&bytes, after)).0);
                break;
            }
            let pair = after.first().and_then(|second| gbk().char(Pair(*first, *second)));
            match pair {
                Some(c) if !dropped || !('\u{E000}'..='\u{F8FF}').contains(&c) => out.push(c),
                _ if after.first().is_some_and(u8::is_ascii) || after.is_empty() => {
                    out.push('\u{FFFD}');
                    continue;
                }
                _ => {}
            }
            rest = after.get(1..).unwrap_or_default();
        }
        out
    }

    fn rest_of<'a>(bytes: &'a [u8], after: &[u8]) -> &'a [u8] {
        &bytes[bytes.len() - after.len() - 1..]
    }

    #[track_caller]
    fn check(from: &str, dropped: bool, to: &str) {
        let damaged = format!("一、總體情況\n{}\n共12件", shift(from, dropped));
        let read = undo(&damaged).map(|repair| repair.text);
        assert_eq!(read, Some(format!("一、總體情況\n{to}\n共12件")), "{damaged}");
    }

    #[test]
    fn paired_again() {
        check("（一）主動公開情況 3件", false, "（一）主動公開情況 3件");
        check("（四）平臺建設 3件", false, "（四）平臺建設 3件");
        check("（五）監督保障", false, "（五）監督保障");
        // a pair of 開 is lost for good
        check("（二）依申請公開 3件", true, "（二）依申請公_ 3件");
        // the second pair of 政府 was dropped, which nothing tells
        check("（三）政府信息管理 3件", true, "（三）张息管理 3件");
        check("（三）平臺建設 3件", true, "（三）平臺建設 3件");
    }

    #[test]
    fn a_byte_lost_within_a_sentence() {
        let read = undo("要求各。ㄗ灾螀^)辦理").map(|repair| repair.text);
        assert_eq!(read.as_deref(), Some("要求各\u{FFFD}（自治區)辦理"));
    }

    #[test]
    fn sound_text_stays() {
        for text in [
            "（一）主动公开情况。2020年",
            "┌──┬──┐\n│规章│３│\n└──┴──┘",
            "ㄅㄆㄇㄈ注音",
            "●重点工作\n→下一步\n■公开",
            "鄂温克族自治旗巴彦嵯岗苏木\u{E123}",
            "①鑫淼焱垚②",
        ] {
            assert!(undo(text).is_none(), "{text}");
        }
    }
}
