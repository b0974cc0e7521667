//! Labels that a copy has damaged: cut short, cut at the front, or with a wrong character. Only where one label fits.

use super::{Label, index, key};
use crate::form::TableId;

/// The shortest damaged label that is still a hint, in characters.
const SHORTEST: usize = 3;

/// A label of `table` that the words are a damaged copy of; `None` where none is, or where two are.
pub(crate) fn guess(words: &str, table: TableId) -> Option<Label> {
    if words.len() > super::LONGEST_LABEL {
        return None;
    }
    let words: Vec<char> = key(words).chars().collect();
    if words.len() < SHORTEST || words.iter().all(char::is_ascii_alphanumeric) {
        return None;
    }
    only(table, |label| label.len() > words.len() && label.starts_with(&words))
        .or_else(|| only(table, |label| label.len() < words.len() && label.len() >= 4 && ends_with_label(&words, label)))
        .or_else(|| only(table, |label| close(&words, label)))
}

/// 本年度办理结果（一）予以公开 glued to one cell: the label stands at the end, after other words of the form.
fn ends_with_label(words: &[char], label: &[char]) -> bool {
    words.len() <= label.len() + 12 && words.ends_with(label)
}

/// One wrong, lost or added character; two in a label of ten or more.
fn close(words: &[char], label: &[char]) -> bool {
    let allowed = if label.len() >= 10 { 2 } else { 1 };
    label.len() > SHORTEST && words.len().abs_diff(label.len()) <= allowed && distance(words, label) <= allowed
}

/// The one label of the table whose key satisfies `fits`.
fn only(table: TableId, fits: impl Fn(&[char]) -> bool) -> Option<Label> {
    let mut found: Option<Label> = None;
    for (key, labels) in index().entries() {
        let mut of_table = labels.iter().filter(|label| label.table() == table);
        let Some(&label) = of_table.next() else { continue };
        let key: Vec<char> = key.chars().collect();
        if !fits(&key) {
            continue;
        }
        if of_table.next().is_some() || found.is_some_and(|other| other != label) {
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
        assert_eq!(guess("现行有效牛数", TableId::Proactive), Some(Label::Column(TableId::Proactive, "in_force")));
    }

    #[test]
    fn never_where_two_fit() {
        assert_eq!(row("属于"), None);
        assert_eq!(guess("本年新", TableId::Proactive), None);
        assert_eq!(guess("总汁", TableId::Requests), None);
    }
}
