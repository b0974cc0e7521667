//! Which part of the organ figures are of: 市本级, 县教育局, 各乡镇.

use super::context::{KNOWN, is_boundary};
use super::progress::{Found, Progress};
use super::scope;
use super::sentence::{Sentence, is_filler};
use super::stated::FAR;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::Class;
use std::ops::RangeInclusive;

impl<'p> Sentence<'p> {
    /// 市本级, in the clause before a head.
    pub fn own(&self, first: usize) -> Option<usize> {
        let before = self.tokens.get(..first)?.iter().enumerate().rev();
        before
            .take_while(|(_, token)| !is_boundary(token) && !token.is_figure())
            .find(|(_, token)| token.class() == Some(Class::Own))
            .map(|(at, _)| at)
    }

    /// 受理县政府本级申请53件: the part stands between the words of the head.
    pub fn own_between(&self, first: usize, last: usize) -> Option<usize> {
        (first..last).take(FAR).find(|at| self.is_own(*at))
    }

    /// 市卫生健康委本级: where the name of a part of the organ stands, with the words before it that belong to it.
    pub fn whose_own(&self, at: usize) -> (usize, usize) {
        const LENGTHS: RangeInclusive<usize> = 2 * '委'.len_utf8()..=8 * '委'.len_utf8();
        let Some(own) = self.tokens.get(at) else { return (0, 0) };
        let cut = self.words(at).starts_with(['委', '局', '厅']) || self.words(at) == "本级";
        let name = Token::before(self.tokens, at).filter(|before| {
            cut && matches!(before.kind, Kind::Gap)
                && before.end == own.start
                && LENGTHS.contains(&(before.end - before.start))
        });
        // 总局机关本级
        let office = Token::before(self.tokens, at)
            .filter(|before| self.words(at) == "本级" && before.class() == Some(Class::Own) && before.end == own.start);
        (name.or(office).map_or(own.start, |name| name.start), own.end)
    }

    /// 厅机关 is the department that reports, but for where other parts of it are told of too: 其中市局机关162件. `at` is the word.
    pub fn is_part_of(&self, progress: &Progress, at: usize, topic: Topic) -> bool {
        // no passage that people write has more tokens
        const MOST: usize = 1024;
        let (start, end) = self.whose_own(at);
        let words = self.text.get(start..end).filter(|name| name.ends_with("机关本级")).unwrap_or(self.words(at));
        let is_office = |words: &str| words.ends_with("机关") || words.ends_with("机关本级");
        let office = |name: &str| ["办公室", "办公厅"].iter().any(|end| name.ends_with(end));
        let before = self.tokens.get(at).and_then(|token| self.text.get(..token.start)).unwrap_or("");
        // 市政府办公室本级, in its own report
        if words == "本级" && self.issuer.name().is_some_and(office) && (office(before) || before.ends_with('办')) {
            return false;
        }
        let other = |token: &Token<'_>| match token.kind {
            Kind::Gap => scope::part_of_organ(token.words(self.text), self.issuer, true).is_some(),
            _ => matches!(token.class(), Some(Class::Some | Class::Everyone)),
        };
        // not 省局维持2件: who decided
        let decides = |place: usize| {
            self.passage.get(place + 1).and_then(Token::sense).is_some_and(|sense| sense.parts & KNOWN.results != 0)
        };
        let parts = |such: &dyn Fn(&Token<'_>) -> bool| {
            let told = self.passage.iter().take(MOST).enumerate();
            progress.breakdown.whole.is_some()
                || told.filter(|(place, _)| !decides(*place)).any(|(_, token)| such(token))
        };
        let group = |token: &Token<'_>| matches!(token.class(), Some(Class::Some | Class::Everyone));
        match self.is_of_the_department(at) {
            true => scope::adds_up(topic) && parts(&group),
            false => !is_office(words) || scope::adds_up(topic) && parts(&other),
        }
    }

    /// 省财政厅本级, in the report of the department that it names.
    fn is_of_the_department(&self, at: usize) -> bool {
        let department = |name: &str| name.ends_with(['局', '厅', '委']) || name.ends_with("委员会");
        let (start, end) = self.whose_own(at);
        let name = self.text.get(start..end).and_then(|name| name.strip_suffix("本级")).unwrap_or("");
        // 厅本级 alone is told beside others of its system
        let named = department(name) && name.chars().nth(1).is_some();
        named && self.issuer.name().is_some_and(department) && self.issuer.goes_by(name)
    }

    /// 全县54个责任单位: how many there are of them, which are all. `start` is where their name begins.
    fn are_all(&self, start: usize) -> bool {
        let at = self.tokens.partition_point(|token| token.start < start);
        let counted = |token: &Token<'_>| matches!(token.kind, Kind::Figure { unit: "个" | "家", .. });
        let all = |token: &Token<'_>| token.class() == Some(Class::Everyone);
        Token::before(self.tokens, at).is_some_and(counted)
            && at.checked_sub(1).and_then(|at| Token::before(self.tokens, at)).is_some_and(all)
    }

    pub fn is_own(&self, at: usize) -> bool {
        self.tokens.get(at).and_then(Token::class) == Some(Class::Own)
    }

    pub fn is_everyone(&self, at: usize) -> bool {
        self.tokens.get(at).and_then(Token::class) == Some(Class::Everyone)
    }

    /// 县教育局、县卫健局; 2021年、2022年: each of the organs or years of a list that figures are told of in turn, the report
    /// year as no words; none where one of its words is no organ.
    pub fn organs(&self, progress: &Progress, at: usize) -> Vec<&'p str> {
        let respectively = |token: &Token<'_>| token.class() == Some(Class::Respectively);
        let before = self.tokens.get(..at).unwrap_or(&[]);
        let Some(end) = before.iter().rposition(respectively) else { return Vec::new() };
        let mut found = Vec::new();
        for (at, token) in before.iter().enumerate().take(end).rev() {
            match token.kind {
                Kind::Gap => {
                    match scope::part_of_organ(self.words(at), self.issuer, progress.breakdown.whole.is_some()) {
                        Some(organ) => found.insert(0, organ),
                        None => return Vec::new(),
                    }
                }
                Kind::Year(year) if self.year == Some(year) => found.insert(0, ""),
                Kind::Year(_) => found.insert(0, self.words(at)),
                Kind::List => {}
                // 县教育局、县卫健局全年分别收到
                Kind::Word(sense) if matches!(sense.class, Class::And | Class::Now) => {}
                // 2020年、2021年，我局分别收到
                Kind::Word(sense) if sense.class == Class::Filler && found.is_empty() => {}
                Kind::Comma if found.is_empty() => {}
                _ => break,
            }
        }
        if found.len() > 1 { found } else { Vec::new() }
    }

    /// The organ or place that the words up to a token name, other than the one that reports.
    pub fn organ(&self, progress: &Progress, at: usize) -> Option<&'p str> {
        let before = self.tokens.get(..=at)?.iter().rev();
        // 排在前两位的是河东区
        let copula = |token: &Token<'_>| matches!(token.words(self.text), "是" | "为" | "有");
        let words = |token: &&Token<'_>| match token.kind {
            Kind::Gap => true,
            _ if copula(token) => false,
            Kind::Word(sense) => {
                matches!(sense.class, Class::And | Class::Filler | Class::Everyone | Class::Matter | Class::Some)
            }
            _ => false,
        };
        if self.tokens.get(at).and_then(Token::class) == Some(Class::Some) {
            return Some(self.words(at));
        }
        // 市政府及市政府部门1632件
        let with = |at: usize| match self.tokens.get(at + 1..at + 4) {
            Some([and, other, figure]) => {
                let group = matches!(other.class(), Some(Class::Some | Class::Everyone));
                and.class() == Some(Class::And) && group && figure.is_figure()
            }
            _ => false,
        };
        let last = if with(at) { at + 2 } else { at };
        let first = before.take_while(words).filter(|token| !is_filler(token)).last()?;
        let start = self.whole_name(first.start);
        if self.are_all(start) {
            return None;
        }
        let name = self.text.get(start..self.tokens.get(last)?.end)?;
        // 各市（州）税务局 are never all of them
        if first.class() == Some(Class::Some) && name.ends_with(['局', '委', '办']) {
            return Some(name);
        }
        let broken_down = progress.breakdown.whole.is_some() || progress.breakdown.strange;
        let part = scope::part_of_organ(name, self.issuer, broken_down);
        part.or_else(|| self.is_beside_others(at).then(|| scope::part_of_organ(name, self.issuer, true))?)
    }

    /// 新华镇, 中山街道: where a name begins whose first character is a word by itself, behind a mark or 其中. `start` is where the
    /// rest of it begins.
    fn whole_name(&self, whole: usize) -> usize {
        const FIRST: [&str; 7] = ["新", "中", "总", "来", "分", "计", "达"];
        let start = whole;
        let at = self.tokens.partition_point(|token| token.start < start);
        // 中和街道
        let and = |token: &Token<'_>| token.end == start && token.words(self.text) == "和";
        let (at, start) = match Token::before(self.tokens, at).filter(|token| and(token)) {
            Some(token) => (at - 1, token.start),
            None => (at, start),
        };
        let Some(word) = Token::before(self.tokens, at) else { return start };
        let glued = word.end == start && FIRST.contains(&word.words(self.text));
        let behind = at.checked_sub(1).and_then(|at| Token::before(self.tokens, at));
        let begins = behind.is_none_or(|token| {
            let mark = matches!(token.kind, Kind::List | Kind::Colon) || is_boundary(token);
            mark || token.is_figure() || token.class() == Some(Class::Among)
        });
        if glued && begins { word.start } else { whole }
    }

    /// 县政府及县政府办收到26件，各乡镇收到151件: the next figure is of other parts. `at` is the last word of the first.
    fn is_beside_others(&self, at: usize) -> bool {
        const FAR: usize = 6;
        let mut rest = self.tokens.get(at + 1..).unwrap_or(&[]).iter();
        let figure = rest.by_ref().take(FAR).take_while(|token| !is_boundary(token)).any(Token::is_figure);
        let mark = rest.next().is_some_and(|token| matches!(token.kind, Kind::Comma | Kind::List));
        figure && mark && rest.next().and_then(Token::class) == Some(Class::Some)
    }
}

/// 答复151件；其中，区政府本级收到62件、答复60件: what the sentence has told of the whole is told again of the last part.
pub(super) fn of_last_part(progress: &Progress, found: &Found) -> Option<String> {
    let of_all = |other: &Found| other.measure == found.measure && other.scope.is_none() && other.value != found.value;
    let part = progress.own().next()?.scope.as_ref()?;
    // 答复186件。其中县政府本级收到43件，答复42件
    let before = || progress.breakdown.before && progress.found.iter().rev().take(FAR).any(of_all);
    (progress.own().any(of_all) || before()).then(|| part.clone())
}
