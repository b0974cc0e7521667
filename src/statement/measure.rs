//! What a measure is: what its words are, what it is counted with, and the looks-up of all of [`MEASURES`].

use super::measures::MEASURES;
use super::topic::{Topic, key, tailed};
use super::word::Set;
use crate::tree::Tree;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How the words of a measure name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The noun of its topic alone: 行政复议5件.
    Noun,
    /// A verb with the noun of its topic, which may stand earlier: 办结申请298件, 办结298件.
    Verb,
    /// The noun alone or with a verb: 收到依申请公开42件, 依申请公开42件.
    NounOrVerb,
    /// A part of what its topic counts: 不予公开11件.
    Part,
    /// The noun alone or a word of its own: 培训121人, 121人参加.
    NounOrPart,
}

/// A measure.
#[derive(Debug)]
pub(super) struct Measure {
    /// Its id; `*` stands for the key of the row that it is a part of.
    pub id: &'static str,
    /// Its id in reports by form 2019, where the cell has another one there.
    pub in_2019: Option<&'static str>,
    /// Only reports by form 2019 have it.
    pub only_2019: bool,
    /// What it is, in the field's words.
    pub term: &'static str,
    /// What a sentence has to be about to state it.
    pub topics: &'static [Topic],
    /// How it is named.
    pub by: By,
    /// The words that name it, if not the nouns of its topic. A `?` marks a word that has to stand within its topic.
    pub heads: &'static str,
    /// What each of them may end in.
    pub tails: &'static str,
    /// More of them, in two halves, and what these may end in: 仍在, 办理中. A `?` before the first marks them.
    pub halves: &'static [[&'static str; 3]],
    /// Words that say by themselves that there was none.
    pub none: &'static str,
    /// The counters that it is counted with.
    pub counters: &'static str,
}

pub(super) const CASES: &str = "件 起 宗 例 条 份 次 封 项 个 人次 笔";
pub(super) const SUITS: &str = "件 起 宗 例 条 份 次";
pub(super) const ITEMS: &str = "条 件 份 篇 则 次 项";

pub(super) const fn noun(
    id: &'static str,
    term: &'static str,
    topics: &'static [Topic],
    counters: &'static str,
) -> Measure {
    Measure {
        id,
        in_2019: None,
        only_2019: false,
        term,
        topics,
        by: By::Noun,
        heads: "",
        tails: "",
        halves: &[],
        none: "",
        counters,
    }
}

pub(super) const fn verb(
    id: &'static str,
    term: &'static str,
    topics: &'static [Topic],
    heads: &'static str,
    counters: &'static str,
) -> Measure {
    Measure {
        id,
        in_2019: None,
        only_2019: false,
        term,
        topics,
        by: By::Verb,
        heads,
        tails: "",
        halves: &[],
        none: "",
        counters,
    }
}

pub(super) const fn part(
    id: &'static str,
    term: &'static str,
    topics: &'static [Topic],
    heads: &'static str,
) -> Measure {
    let counters = match topics[0] {
        Topic::Disclosure => ITEMS,
        Topic::Requests => CASES,
        _ => SUITS,
    };
    Measure {
        id,
        in_2019: None,
        only_2019: false,
        term,
        topics,
        by: By::Part,
        heads,
        tails: "",
        halves: &[],
        none: "",
        counters,
    }
}

impl Measure {
    pub const fn or_none(self, none: &'static str) -> Measure {
        Measure { none, ..self }
    }

    pub const fn counted(self, counters: &'static str) -> Measure {
        Measure { counters, ..self }
    }

    pub const fn in_2019(self, id: &'static str) -> Measure {
        Measure { in_2019: Some(id), ..self }
    }

    pub const fn only_2019(self) -> Measure {
        Measure { only_2019: true, ..self }
    }

    pub const fn by(self, by: By) -> Measure {
        Measure { by, ..self }
    }

    pub const fn in_halves(self, halves: &'static [[&'static str; 3]]) -> Measure {
        Measure { halves, ..self }
    }

    pub const fn ending_in(self, tails: &'static str) -> Measure {
        Measure { tails, ..self }
    }

    /// The words that name it, with their marks.
    pub fn words(&self) -> impl Iterator<Item = String> {
        let halves = |[first, second, ends]: &[&'static str; 3]| {
            let (second, ends) = (*second, *ends);
            let ended = move |word: String| {
                let ends = std::iter::once("").chain(ends.split_whitespace());
                ends.map(move |end| [&word, end].concat())
            };
            let with = move |first: &'static str| {
                second.split_whitespace().flat_map(move |second| ended([first, second].concat()))
            };
            first.split_whitespace().flat_map(with)
        };
        tailed(self.heads, self.tails).chain(self.halves.iter().flat_map(halves))
    }

    /// Its ids: one, or one a row that it is a part of.
    pub fn ids(&self) -> impl Iterator<Item = String> {
        let rows: Vec<&str> = match self.topics {
            [Topic::Requests] => vec!["new_received", "total"],
            topics => topics.iter().map(|topic| key(*topic)).collect(),
        };
        let rows = if self.id.contains('*') { rows } else { vec![""] };
        let ids = std::iter::once(self.id).chain(self.in_2019);
        ids.flat_map(move |id| rows.clone().into_iter().map(move |row| id.replace('*', row)))
    }

    /// True where the noun of its topic names it.
    pub fn is_named_by_noun(&self) -> bool {
        matches!(self.by, By::Noun | By::NounOrVerb | By::NounOrPart)
    }
}

/// The measures that are counted in a unit, as a set of their places in [`MEASURES`].
pub(super) fn counted_in(unit: &str) -> Set {
    static COUNTERS: LazyLock<Tree<Set>> = LazyLock::new(|| {
        let mut counters: BTreeMap<String, Set> = BTreeMap::new();
        for (at, measure) in MEASURES.iter().enumerate() {
            for counter in measure.counters.split_whitespace() {
                *counters.entry(counter.to_owned()).or_default() |= 1 << at;
            }
        }
        counters.into_iter().collect()
    });
    let known = |unit: &str| COUNTERS.get(unit.chars()).copied().unwrap_or(0);
    // 31场次 are counted as 31场 are
    known(unit) | unit.strip_suffix('次').map_or(0, known)
}

/// Those of a topic.
pub(super) fn of_topic(topic: Topic) -> Set {
    static TOPICS: LazyLock<[Set; Topic::COUNT]> = LazyLock::new(|| {
        let mut topics = [0; Topic::COUNT];
        for (at, measure) in MEASURES.iter().enumerate() {
            measure.topics.iter().for_each(|topic| topics[*topic as usize] |= 1 << at);
        }
        topics
    });
    TOPICS[topic as usize]
}
