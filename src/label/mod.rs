//! Labels: from the words of a cell to the row, column or heading of a form.
//!
//! Words are compared by their key (see [`key`]): simplified script, no white space, no punctuation, no number in
//! front. The labels themselves stand in `form`; here they are only indexed.

mod alike;
mod guess;
mod key;
mod run;

use guess::{Entries, Entry};
pub(crate) use guess::{guess, is_piece, likeness};
pub(crate) use key::{is_bracketed, is_numbered};
use key::{key, signs, unnumbered};

use crate::form::{TABLES, TableForm, TableId};
use crate::tree::Tree;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// What a label names. One wording can name several things (总计 is a row and two columns); the place decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Label {
    /// A row with figures, by its key.
    Row(TableId, &'static str),
    /// A column, by its key.
    Column(TableId, &'static str),
    /// A heading without figures.
    Header(TableId),
}

impl Label {
    /// The table that it belongs to.
    pub(crate) fn table(self) -> TableId {
        match self {
            Label::Row(table, _) | Label::Column(table, _) | Label::Header(table) => table,
        }
    }
}

/// The longest label in bytes, brackets and all, with room for a blank after every character.
pub(crate) const LONGEST_LABEL: usize = 300;

/// The longest row of labels with nothing between, in bytes.
pub(crate) const LONGEST_RUN: usize = 900;

/// The hash of words that are looked up and never added, so that nobody can choose those that collide: eight bytes at a time.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        let pieces = bytes.chunks_exact(8);
        let rest = pieces.remainder().iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        let words = pieces.map(|piece| u64::from_le_bytes(piece.try_into().unwrap_or_default()));
        for word in words.chain([rest]) {
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// The index of all labels of all forms.
#[derive(Debug)]
pub(crate) struct Index {
    /// Of tables 2 to 4.
    exact: Tree<Vec<Label>>,
    /// Of the statistics table of form 2014, apart: its words are short, and some are those of table 3.
    statistics: Tree<Vec<Label>>,
    /// What the labels and aliases of tables 2 to 4 name, letter for letter as a form prints them.
    printed: HashMap<&'static str, Vec<Label>, BuildHasherDefault<Mixed>>,
    tables: [Entries; 4],
}

/// The index, built once.
pub(crate) fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(Index::build)
}

/// What the words of a cell name in tables 2 to 4, exactly but for spacing, script, punctuation and number; empty where
/// nothing.
pub(crate) fn find(words: &str) -> &'static [Label] {
    if words.len() > LONGEST_LABEL {
        return &[];
    }
    let index = index();
    match index.printed.get(words) {
        Some(labels) => labels,
        None => find_among(&index.exact, words),
    }
}

/// The row of a table among what some words name.
pub(crate) fn row_of(table: TableId, labels: &[Label]) -> Option<&'static str> {
    labels.iter().find_map(|label| match label {
        Label::Row(of, key) if *of == table => Some(*key),
        _ => None,
    })
}

/// The column of a table among what some words name.
pub(crate) fn column_of(table: TableId, labels: &[Label]) -> Option<&'static str> {
    labels.iter().find_map(|label| match label {
        Label::Column(of, key) if *of == table => Some(*key),
        _ => None,
    })
}

/// True where words name a row even where no figures follow them: 总计 and 其他 do not, without a number.
pub(crate) fn names_row(table: TableId, words: &str, labels: &[Label]) -> bool {
    row_of(table, labels).is_some() && (column_of(table, labels).is_none() || is_numbered(words))
}

/// The same in the statistics table of form 2014, and the unit where it runs into the label: 收到申请数件.
pub(crate) fn find_statistic(words: &str) -> (&'static [Label], Option<&str>) {
    let labels = &index().statistics;
    let found = find_among(labels, words);
    match statistic_unit(words) {
        Some((label, unit)) if found.is_empty() => {
            let found = find_among(labels, label);
            (found, Some(unit).filter(|_| !found.is_empty()))
        }
        _ => (found, None),
    }
}

/// The labels of the statistics table that some words are, each with its unit and nothing between them; none where there is more.
pub(crate) fn statistics_in(words: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in words.char_indices() {
        let end = at + c.len_utf8();
        let is_unit = UNITS.iter().any(|unit| words[start..end].ends_with(unit)) && !words[end..].starts_with('次');
        if is_unit && end - start <= LONGEST_LABEL && find_statistic(&words[start..end]).1.is_some() {
            pieces.push(&words[start..end]);
            start = end;
        }
    }
    if start < words.len() { Vec::new() } else { pieces }
}

/// What the statistics table counts in.
const UNITS: [&str; 10] = ["万元", "人次", "条", "件", "次", "篇", "个", "人", "元", "份"];

/// Words that end in a unit of the statistics table, and the unit.
pub(crate) fn statistic_unit(words: &str) -> Option<(&str, &str)> {
    let words = words.trim().trim_end_matches(['）', ')']);
    let label = |unit: &&str| Some(words.strip_suffix(*unit)?.trim_end().trim_end_matches(['（', '(']).trim_end());
    UNITS.iter().find_map(|unit| Some((label(unit)?, &words[words.len() - unit.len()..])))
}

fn find_among<'i>(labels: &'i Tree<Vec<Label>>, words: &str) -> &'i [Label] {
    if words.len() > LONGEST_LABEL || words.is_ascii() || words.contains('。') {
        return &[];
    }
    let find = |words| {
        let found = labels.get(signs(unnumbered(words)).map(|(_, sign)| sign));
        // The regulation may be named before 第二十条.
        found.or_else(|| words.contains("二十").then(|| labels.get(key(words).chars())).flatten())
    };
    find(words).or_else(|| find(without_bracket(words))).map_or(&[], Vec::as_slice)
}

/// The labels in some words: of the whole, or, where the whole names nothing, of what stands between its blanks, or of
/// the labels that it is a row of.
pub(crate) fn each(words: &str) -> Vec<(&str, &'static [Label])> {
    let whole = find(words);
    if !whole.is_empty() || words.len() > LONGEST_RUN {
        return vec![(words, whole)];
    }
    if let Some(run) = run::labels(words) {
        return run;
    }
    if words.len() > LONGEST_LABEL || words.contains('，') || words.contains('。') {
        return vec![(words, whole)];
    }
    if words.trim().contains(' ') {
        let part = |words| run::labels(words).unwrap_or_else(|| vec![(words, find(words))]);
        let parts: Vec<(&str, &'static [Label])> = words.split_whitespace().flat_map(part).collect();
        return if parts.iter().any(|(_, labels)| !labels.is_empty()) { parts } else { vec![(words, whole)] };
    }
    vec![(words, whole)]
}

/// The words before a bracket at the end that explains them: 规章（设区的市、自治州人民政府应提供相关数据）.
fn without_bracket(words: &str) -> &str {
    let mut depth = 0;
    for (at, sign) in words.trim_end().char_indices().rev() {
        match sign {
            '）' | ')' => depth += 1,
            '（' | '(' if depth == 1 => return &words[..at],
            '（' | '(' if depth > 0 => depth -= 1,
            _ if depth == 0 => break,
            _ => {}
        }
    }
    ""
}

impl Index {
    fn build() -> Index {
        let names = Names::of_forms();
        let tables = TableId::ALL.map(|table| names.entries(table));
        let (exact, statistics) = (names.exact.into_iter().collect(), names.statistics.into_iter().collect());
        let mut index = Index { exact, statistics, printed: HashMap::default(), tables };
        let forms = TABLES.into_iter().filter(|form| form.table != TableId::Statistics);
        for words in forms.flat_map(TableForm::words) {
            let labels = find_among(&index.exact, words).to_vec();
            index.printed.insert(words, labels);
        }
        index
    }

    /// The keys of one table.
    fn of_table(&self, table: TableId) -> &Entries {
        let [proactive, requests, remedies, statistics] = &self.tables;
        match table {
            TableId::Statistics => statistics,
            TableId::Proactive => proactive,
            TableId::Requests => requests,
            TableId::Remedies => remedies,
        }
    }
}

/// What each key names, while the index is built.
#[derive(Default)]
struct Names {
    exact: BTreeMap<String, Vec<Label>>,
    statistics: BTreeMap<String, Vec<Label>>,
}

impl Names {
    fn of_forms() -> Names {
        let mut names = Names::default();
        for form in TABLES {
            let table = form.table;
            for header in form.headers {
                names.add_all(header.label, header.aliases, Label::Header(table));
            }
            for row in form.rows {
                let label = Label::Row(table, row.key);
                names.add_all(row.label, row.aliases, label);
                if let Some(group) = row.group {
                    names.add(&(key(group) + &key(row.label)), label);
                    names.add_header(&key(group), table);
                }
                for column in row.columns {
                    names.add_all(column.label, column.aliases, Label::Column(table, column.key));
                }
            }
        }
        names
    }

    fn add_all(&mut self, label: &str, aliases: &[&str], what: Label) {
        for words in std::iter::once(&label).chain(aliases) {
            self.add(&key(words), what);
            // The number runs into the words where its mark is lost: 三本年度办理结果.
            self.add(&key::whole(words), what);
        }
    }

    fn add_header(&mut self, key: &str, table: TableId) {
        if !self.labels_of(key, table).iter().any(|label| label.table() == table) {
            self.add(key, Label::Header(table));
        }
    }

    fn add(&mut self, key: &str, what: Label) {
        let labels = self.labels_of(key, what.table());
        if !labels.contains(&what) {
            labels.push(what);
        }
    }

    fn labels_of(&mut self, key: &str, table: TableId) -> &mut Vec<Label> {
        let names = if table == TableId::Statistics { &mut self.statistics } else { &mut self.exact };
        names.entry(key.to_owned()).or_default()
    }

    /// The keys of one table.
    fn entries(&self, table: TableId) -> Entries {
        let names = if table == TableId::Statistics { &self.statistics } else { &self.exact };
        let entry = |(key, labels): (&String, &Vec<Label>)| {
            let of_table: Vec<Label> = labels.iter().copied().filter(|label| label.table() == table).collect();
            (!of_table.is_empty()).then(|| Entry::new(key, of_table))
        };
        Entries::new(names.iter().filter_map(entry).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Label, find, find_statistic};
    use crate::form::{TABLES, TableId};

    #[test]
    fn every_label_and_alias_names_its_own() {
        for form in TABLES {
            let find = |words| if form.table == TableId::Statistics { find_statistic(words).0 } else { find(words) };
            for row in form.rows {
                for words in std::iter::once(&row.label).chain(row.aliases) {
                    assert!(find(words).contains(&Label::Row(form.table, row.key)), "{words}");
                }
                for column in row.columns {
                    for words in std::iter::once(&column.label).chain(column.aliases) {
                        assert!(find(words).contains(&Label::Column(form.table, column.key)), "{words}");
                    }
                }
            }
        }
    }

    #[test]
    fn spacing_script_numbers_and_brackets_do_not_matter() {
        let new = [Label::Row(TableId::Requests, "new_received")];
        assert_eq!(find("一、本年新收政府信息公开申请数量"), new);
        assert_eq!(find("一. 本年新收政府\n信息公開申請數量"), new);
        assert_eq!(find("  (一)  予 以 公 开"), [Label::Row(TableId::Requests, "granted")]);
        assert_eq!(find("3、危及\"三安全—稳定\""), [Label::Row(TableId::Requests, "refused.security_and_stability")]);
        assert_eq!(find("规章（设区的市应提供）"), [Label::Row(TableId::Proactive, "rules")]);
        assert_eq!(find("其它對外管理服務事項"), [Label::Row(TableId::Proactive, "other_services")]);
        assert_eq!(find("《中华人民共和国政府信息公开条例》第二十条第(一)项"), [Label::Header(TableId::Proactive)]);
        assert!(find("本年").is_empty());
        assert!(find("2020年").is_empty());
    }
}
