//! Labels that a copy has damaged: cut short, cut at the front, or with a wrong character. Only where one label fits.

use super::alike::first_alike;
use super::{Label, index, key};
use crate::form::TableId;

/// The shortest damaged label that is still a hint, in characters.
const SHORTEST: usize = 3;

/// As many characters of a long label may be wrong.
const MOST_WRONG: usize = 2;

/// The keys of one table, and the characters that occur in them.
#[derive(Debug, Default)]
pub(super) struct Entries {
    all: Vec<Entry>,
    alphabet: Vec<char>,
}

impl Entries {
    /// Gathers keys.
    pub(super) fn new(all: Vec<Entry>) -> Entries {
        let mut alphabet: Vec<char> = all.iter().flat_map(|entry| entry.chars.iter().copied()).collect();
        alphabet.sort_unstable();
        alphabet.dedup();
        Entries { all, alphabet }
    }
}

/// A key taken apart, with all that it names in one table.
#[derive(Debug)]
pub(super) struct Entry {
    chars: Vec<char>,
    /// The same, each by the first that it looks like.
    alike: Vec<char>,
    mask: u64,
    labels: Vec<Label>,
}

impl Entry {
    /// A key with what it names.
    pub(super) fn new(key: &str, labels: Vec<Label>) -> Entry {
        let chars: Vec<char> = key.chars().collect();
        Entry { mask: mask(&chars), alike: chars.iter().copied().map(first_alike).collect(), chars, labels }
    }

    /// False where some of the characters in a mask are not in the key.
    fn may_hold(&self, mask: u64) -> bool {
        mask & !self.mask == 0
    }

    /// The one thing that the key names; a row before a heading of the same words.
    fn label(&self) -> Option<Label> {
        let mut told = self.labels.iter().copied().filter(|label| !matches!(label, Label::Header(_)));
        match (told.next(), told.next()) {
            (Some(label), None) => Some(label),
            (None, None) => self.labels.first().copied(),
            _ => None,
        }
    }
}

/// A label of `table` that the words are a damaged copy of; `None` where none is, or where two are.
pub(crate) fn guess(words: &str, table: TableId) -> Option<Label> {
    if words.len() > super::LONGEST_LABEL {
        return None;
    }
    let words: Vec<char> = key(words).chars().collect();
    if words.len() < 2 || words.iter().all(char::is_ascii_alphanumeric) {
        return None;
    }
    let entries = index().of_table(table);
    // 现章 for 规章: each character may have been taken for its own.
    let alike: Vec<char> = words.iter().copied().map(first_alike).collect();
    let alike = only(&entries.all, |entry| entry.alike.first() == alike.first() && entry.alike == alike);
    if alike.is_some() || words.len() < SHORTEST {
        return alike;
    }
    // Most words that are no label have characters that no label has.
    let strange = |c: &&char| entries.alphabet.binary_search(c).is_err();
    if words.iter().filter(strange).count() > MOST_WRONG && words.iter().rev().take(4).any(|c| strange(&c)) {
        return None;
    }
    let entries = &entries.all;
    let mask = mask(&words);
    only(entries, |entry| entry.may_hold(mask) && entry.chars.len() > words.len() && entry.chars.starts_with(&words))
        .or_else(|| only(entries, |entry| entry.chars.len() >= 4 && ends_with_label(&words, &entry.chars)))
        .or_else(|| only(entries, |entry| close(&words, mask, entry)))
}

/// True where the words are a piece of a label of the table.
pub(crate) fn is_piece(words: &str, table: TableId) -> bool {
    if words.len() > super::LONGEST_LABEL {
        return false;
    }
    let words: Vec<char> = key(words).chars().collect();
    let mask = mask(&words);
    let within = |entry: &Entry| entry.may_hold(mask) && entry.chars.windows(words.len()).any(|piece| piece == words);
    words.len() > 1 && index().of_table(table).all.iter().any(within)
}

/// 本年度办理结果（一）予以公开 glued to one cell: the label stands at the end, after other words of the form.
fn ends_with_label(words: &[char], label: &[char]) -> bool {
    label.len() < words.len() && words.len() <= label.len() + 12 && words.ends_with(label)
}

/// One wrong, lost or added character; two in a label of ten or more.
fn close(words: &[char], mask: u64, entry: &Entry) -> bool {
    let label = &entry.chars;
    let allowed = if label.len() >= 10 { MOST_WRONG } else { 1 };
    label.len() > SHORTEST
        && words.len().abs_diff(label.len()) <= allowed
        && (mask & !entry.mask).count_ones() <= allowed as u32
        && distance(words, label) <= allowed
}

/// How much of some words is in a label, in its order: 1 for all, 0 for nothing. Characters that damage has put in the place of
/// others count for neither.
pub(crate) fn likeness(words: &str, label: &str) -> f64 {
    let damaged = |c: &char| matches!(c, '?' | '\u{FFFD}');
    let chars = |words: &str| -> Vec<char> { key(words).chars().filter(|c| !damaged(c)).take(80).collect() };
    let (words, label) = (chars(words), chars(label));
    if words.is_empty() {
        return 1.0;
    }
    let mut row = vec![0usize; label.len() + 1];
    for x in &words {
        let mut diagonal = 0;
        for (at, y) in label.iter().enumerate() {
            let longest = if x == y { diagonal + 1 } else { row[at].max(row[at + 1]) };
            diagonal = row[at + 1];
            row[at + 1] = longest;
        }
    }
    row[label.len()] as f64 / words.len() as f64
}

/// A bit for each character that occurs, by its code; tells most different labels apart at once.
fn mask(chars: &[char]) -> u64 {
    chars.iter().fold(0, |mask, &c| mask | 1 << (u32::from(c) % 64))
}

/// The one label whose key satisfies `fits`.
fn only(entries: &[Entry], fits: impl Fn(&Entry) -> bool) -> Option<Label> {
    let mut found: Option<Label> = None;
    for entry in entries.iter().filter(|entry| fits(entry)) {
        let label = entry.label()?;
        if found.is_some_and(|other| other != label) {
            return None;
        }
        found = Some(label);
    }
    found
}

/// Levenshtein's edit distance of two short strings.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::guess;
    use crate::form::TableId;
    use crate::label::Label;

    fn row(words: &str) -> Option<&'static str> {
        match guess(words, TableId::Requests) {
            Some(Label::Row(_, key)) => Some(key),
            _ => None,
        }
    }

    #[test]
    fn cut_short_or_misspelt() {
        assert_eq!(row("5.要求行政机关确认或重新出具已获"), Some("declined.reconfirmation"));
        assert_eq!(row("7.属于行政执去案卷"), Some("refused.enforcement_file"));
        assert_eq!(row("2.其他法律行政止公开"), None, "three characters lost is more than a guess");
        assert_eq!(row("四、结转下年度继续办里"), Some("carried_forward"));
        assert_eq!(guess("现章", TableId::Proactive), Some(Label::Row(TableId::Proactive, "rules")));
        assert_eq!(
            row("1.申清入无止当埋由逾期不朴止、行致机关不再外埋其致府倍患么开申清"),
            Some("other.not_corrected")
        );
        assert_eq!(guess("现行有效牛数", TableId::Proactive), Some(Label::Column(TableId::Proactive, "in_force")));
    }

    #[test]
    fn never_where_two_fit() {
        assert_eq!(row("属于"), None);
        assert_eq!(guess("本年新", TableId::Proactive), None);
        assert_eq!(guess("总汁", TableId::Requests), None);
    }
}
