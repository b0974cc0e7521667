//! The words before a figure that it can belong to, up to the figure or mark before.

use super::compare::{compared, described, has_figure};
use super::context::{KNOWN, is_boundary};
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense, Set};

/// What stands before a figure, read from it to the left.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// Nouns, the nearest first; several only where they are joined.
    pub nouns: Vec<Topic>,
    pub weak_noun: bool,
    pub verbs: Set,
    /// Verbs and parts one by one, the nearest first.
    pub in_turn: Vec<&'static Sense>,
    /// A verb that needs no company: 主动公开.
    pub strong_verb: bool,
    /// Parts, the nearest first; several only where they are joined.
    pub parts: Vec<&'static Sense>,
    pub info: bool,
    pub post: bool,
    /// 推送, unlike 推文.
    pub pushes: bool,
    /// 网站等渠道
    pub etc: bool,
    pub among: bool,
    pub respectively: bool,
    pub each: bool,
    /// The report year is named with it: 2022年297件.
    pub dated: bool,
    /// 另有5件: what it is stands behind it.
    pub besides: bool,
    /// All organs together: 全市各级行政机关.
    pub everyone: bool,
    /// New ones and old ones together: （含上年结转）.
    pub carried: bool,
    /// It is no figure of the year, or none at all.
    pub dead: bool,
    /// A comma or a colon stands between it and the figure.
    pub crossed: bool,
    /// What stands between is a colon.
    pub colon: bool,
    /// Joined with something unknown: 督查和培训.
    pub mixed: bool,
    /// Unknown words next to the figure.
    pub unknown: Option<usize>,
    /// Unknown words before the head, where the subject stands.
    pub subject: Option<usize>,
    /// The first token that belongs to it.
    pub first: usize,
}

impl Reach {
    pub fn is_empty(&self) -> bool {
        self.nouns.is_empty() && self.verbs == 0 && self.parts.is_empty() && !self.info && !self.post
    }

    /// Reads from the token before `at` to the left, not beyond `floor`.
    pub fn before(tokens: &[Token<'_>], floor: usize, at: usize) -> Reach {
        let mut reach = Reach { first: at, ..Reach::default() };
        let mut way = Way { floor, figure: at, ..Way::default() };
        if is_next_of_list(tokens, floor, at) {
            return reach;
        }
        for place in (floor..at).rev() {
            let Some(token) = tokens.get(place) else { break };
            if way.over.is_some_and(|over| place >= over) {
                continue;
            }
            if !reach.take(tokens, token, place, &mut way) {
                break;
            }
        }
        // 县教育局公开招生、就业等信息486条
        if way.summed && reach.subject.is_none() {
            let gap = |at: &usize| *at >= floor && tokens.get(*at).is_some_and(|token| matches!(token.kind, Kind::Gap));
            reach.subject = reach.first.checked_sub(1).filter(gap);
        }
        let before = tokens.get(..reach.first).unwrap_or(&[]).iter().rev();
        let mut clause = before.take_while(|token| !is_boundary(token) && !token.is_figure());
        let asked = || reach.weak_noun || !reach.parts.is_empty();
        reach.everyone = asked() && clause.any(|token| token.class() == Some(Class::Everyone));
        reach
    }

    /// Takes one more token; false where the reach ends.
    fn take(&mut self, tokens: &[Token<'_>], token: &Token<'_>, place: usize, way: &mut Way) -> bool {
        if way.from {
            return self.leap(tokens, token, place, way);
        }
        match token.kind {
            // 申请总量同比增长32.5%，达2136件: over the comparison
            Kind::Comma if self.is_empty() && !self.crossed && way.over.is_none() => {
                way.over = compared(tokens, place).or_else(|| described(tokens, place, way.figure));
                self.crossed = way.over.is_none() && !has_figure(tokens, place);
                return way.over.is_some() || self.crossed;
            }
            Kind::Comma if self.is_empty() && !self.crossed && !has_figure(tokens, place) => self.crossed = true,
            // 被申请行政复议（含2021年结转2件）共16件: over the bracket
            Kind::Close if self.is_empty() && !self.crossed && way.over.is_none() => {
                const LONGEST: usize = 32;
                let before = tokens.get(way.floor.max(place.saturating_sub(LONGEST))..place).unwrap_or(&[]);
                way.over = before
                    .iter()
                    .rposition(|token| matches!(token.kind, Kind::Open))
                    .map(|open| open + place - before.len());
                return way.over.is_some();
            }
            Kind::Colon if self.is_empty() => (self.crossed, self.colon) = (true, true),
            Kind::Rate | Kind::Figure { .. } | Kind::Colon => return false,
            _ if is_boundary(token) => return false,
            Kind::List => way.joined = true,
            Kind::Year(_) => self.dated = true,
            // 申请人类别分别为：公民26件
            Kind::Gap if self.crossed && self.is_empty() && self.colon => return false,
            // 从2021年的3件 to what it is now
            Kind::Gap if self.is_empty() && self.dated && token.end - token.start == '从'.len_utf8() => {
                self.dead = true;
                return false;
            }
            // 发布图文、视频230条: what a channel carries, of more than one kind
            Kind::Gap if self.is_empty() && place > way.floor + 1 && is_with_content(tokens, place) => {
                way.joined = true
            }
            Kind::Gap if self.respectively && self.is_listed(tokens, place, way) => {}
            Kind::Gap => return self.gap(tokens, place, way),
            Kind::Word(sense) => return self.word(tokens, sense, place, way),
            _ => {}
        }
        true
    }

    /// 由上年的85件增至142件: over the figure of the other year to the words before it.
    fn leap(&mut self, tokens: &[Token<'_>], token: &Token<'_>, place: usize, way: &mut Way) -> bool {
        match token.kind {
            Kind::Figure { .. } | Kind::Year(_) | Kind::List => {}
            Kind::Word(sense) if matches!(sense.class, Class::Filler | Class::Before) => {}
            Kind::Word(sense) if sense.class == Class::Because => way.from = false,
            // 从
            Kind::Gap if token.end - token.start == '从'.len_utf8() => way.from = false,
            _ => {
                way.from = false;
                return self.take(tokens, token, place, way);
            }
        }
        true
    }

    fn word(&mut self, tokens: &[Token<'_>], sense: &'static Sense, place: usize, way: &mut Way) -> bool {
        match sense.class {
            Class::Term => return self.term(tokens, sense, place, way),
            // 县政府及各部门: of the organs, and not of what they did; but 县政府网站及各部门网站
            Class::And => {
                let organs = tokens.get(place + 1).and_then(Token::class) == Some(Class::Everyone);
                way.joined = !organs || tokens.get(place + 2).and_then(Token::sense).is_some_and(is_channel);
                way.acts = sense.weak_noun;
            }
            Class::Info if !way.far => {
                // 重点领域信息公布83条: before its verb, 信息 is what the words before it say
                way.bound = sense.weak_noun && self.verbs != 0 && !self.strong_verb;
                (self.info, self.first) = (true, place);
            }
            Class::Post if !way.far => {
                // 图文解读 is some of it
                self.mixed |= self.weak_noun && sense.weak_noun;
                self.pushes |= !sense.weak_noun;
                (self.post, self.first) = (true, place);
            }
            Class::Etc => {
                let goes_on = self.etc(tokens, place);
                way.summed = !goes_on && self.verbs != 0;
                return goes_on;
            }
            // 申请量年均增长17%，2018年为412件
            Class::Void if way.over == Some(place + 1) => {}
            // 微信公众号“青岚发布”推送120条
            Class::Name if is_name_of_channel(tokens, place) => {}
            Class::Name => return (self.verbs != 0 || !self.parts.is_empty()) || self.gap(tokens, place, way),
            Class::Now => self.dated = true,
            Class::Carried => self.carried = true,
            Class::To if self.is_empty() => way.from = true,
            // 结果分别为予以公开3件、不予公开1件: each has its own head
            Class::Respectively
                if self.verbs == 0 && matches!(self.parts[..], [sense] if sense.parts & KNOWN.outcomes != 0) =>
            {
                return false;
            }
            Class::Respectively => self.respectively = true,
            // not 各单位网站
            Class::Each => self.each |= self.parts.is_empty(),
            Class::Some if !self.is_empty() => _ = self.subject.get_or_insert(place),
            Class::Than | Class::Place => return self.gap(tokens, place, way),
            Class::Because => return !self.is_empty() || self.gap(tokens, place, way),
            Class::Matter if self.is_empty() => return self.gap(tokens, place, way),
            // 社区政务公开专干培训: what it was about stands before who was trained
            Class::Matter if self.nouns == [Topic::Training] => self.weak_noun = false,
            _ => return self.goes_on(tokens, sense.class, place),
        }
        true
    }

    /// Takes 等; false where the reach ends.
    fn etc(&mut self, tokens: &[Token<'_>], place: usize) -> bool {
        if !self.parts.is_empty() {
            return false;
        }
        // 出台《甲办法》《乙办法》等规范性文件3件
        if self.verbs == 0 && matches!(self.nouns[..], [Topic::Normative | Topic::Rules]) {
            let before = tokens.get(..place).unwrap_or(&[]).iter().rev();
            let mut verb = before.skip_while(|token| matches!(token.kind, Kind::Gap | Kind::List));
            let made = verb.next().and_then(Token::term).filter(|sense| sense.verbs & KNOWN.norms != 0);
            self.verbs |= made.map_or(0, |sense| sense.verbs);
            return false;
        }
        // 形势解读、政策解读等稿件136篇
        let explains = |sense: &Sense| sense.topic == Some(Topic::Interpretation);
        if (self.post || self.info) && Token::before(tokens, place).and_then(Token::term).is_some_and(explains) {
            (self.nouns, self.post, self.info) = (vec![Topic::Interpretation], false, false);
            return false;
        }
        self.etc = true;
        self.nouns.is_empty() && self.verbs == 0 && !self.sums_up(tokens, place)
    }

    /// Takes a word of the classes that most often end the reach; false where it does.
    fn goes_on(&mut self, tokens: &[Token<'_>], class: Class, place: usize) -> bool {
        match class {
            Class::Among => {
                self.among = true;
                // 网站发布其中的80条
                let of_these = tokens.get(place + 1).and_then(Token::class) == Some(Class::Filler);
                let inside = || Token::before(tokens, place).is_some_and(|token| !is_boundary(token));
                return of_these && self.is_empty() && inside();
            }
            Class::Besides => self.besides = self.is_empty(),
            // 未收到复议申请，有1起诉讼: what was denied is over
            Class::No | Class::Not if self.crossed => {
                *self = Reach { crossed: true, first: self.first, ..Reach::default() };
            }
            // 其中州本级188件
            Class::Own | Class::Some if self.is_empty() => self.unknown = Some(place),
            // 因信息不存在无法提供18件: the reason
            Class::Void if !self.parts.is_empty() && self.verbs == 0 => {}
            // 信访转送的依申请公开4件: how they came
            Class::Void if !self.nouns.is_empty() && tokens.get(place + 1).is_some_and(is_of) => {}
            Class::No | Class::Not | Class::Void | Class::Compare | Class::To => self.dead = true,
            _ => return true,
        }
        false
    }

    /// 主动公开机构职能、规划计划等554条: all that was disclosed. True where the list has such a verb.
    fn sums_up(&mut self, tokens: &[Token<'_>], etc: usize) -> bool {
        let before = tokens.get(..etc).unwrap_or(&[]).iter().enumerate().rev();
        let clause = before.take_while(|(_, token)| !is_boundary(token) && !token.is_figure());
        for (place, token) in clause {
            if let Kind::Word(sense) = token.kind
                && sense.verbs & KNOWN.disclosure & !sense.weak != 0
            {
                (self.verbs, self.strong_verb, self.first) = (sense.verbs, true, place);
                return true;
            }
            // 在网站发布招生政策、就业服务等信息86条
            if let Kind::Word(sense) = token.kind
                && sense.verbs & KNOWN.disclosure != 0
                && names_a_channel(tokens.get(..place).unwrap_or(&[]))
            {
                (self.verbs, self.info, self.etc, self.first) = (sense.verbs, true, false, place);
                return true;
            }
            // 公众号推送林业政策、防火知识等信息152期
            if token.class() == Some(Class::Post) {
                (self.post, self.info, self.first) = (true, false, place);
                return true;
            }
        }
        false
    }

    /// 微博、客户端分别发布3条、5条: one of a list that no measure counts, or whose channel it is.
    fn is_listed(&mut self, tokens: &[Token<'_>], place: usize, way: &mut Way) -> bool {
        let goes_on = Token::before(tokens, place).is_some_and(joins);
        let channel = |sense: &&'static Sense| sense.parts & KNOWN.channels != 0;
        let owner = place + 1 == self.first && self.parts.last().is_some_and(channel);
        if !owner && (way.joined || goes_on) && (self.parts.is_empty() || self.parts.iter().any(channel)) {
            way.joined = false;
            self.parts.push(const { &Sense::of(Class::Name) });
            self.first = place;
            return true;
        }
        owner
    }

    /// Words that mean nothing here; false where they end the reach.
    fn gap(&mut self, tokens: &[Token<'_>], place: usize, way: &mut Way) -> bool {
        if self.is_empty() {
            self.unknown = Some(place);
            return false;
        }
        // 县政府网站: whose channel it is
        let owner = place + 1 == self.first && self.parts.last().is_some_and(|sense| sense.parts & KNOWN.channels != 0);
        if !owner {
            self.subject.get_or_insert(place);
        }
        // 政务公开能力提升培训: what it was about stands before
        let matter = self.nouns == [Topic::Training]
            && Token::before(tokens, place).and_then(Token::class) == Some(Class::Matter);
        // 要求公开征地信息的申请: what was asked for stands between
        let asked = |token: &Token<'_>| token.term().is_some_and(|sense| sense.topic == Some(Topic::Requests));
        if self.info && self.nouns == [Topic::Requests] && Token::before(tokens, place).is_some_and(asked) {
            self.info = false;
            return true;
        }
        let alone = self.weak_noun && self.parts.is_empty() && !matter;
        // 区政府及部门作为被告的诉讼案件: joined with one another, beyond the head
        let joined = way.joined && !way.far && !way.acts;
        if (joined || alone) && self.verbs == 0 {
            self.mixed = true;
        }
        // 学校主页及各二级单位网站公开: the owner of one channel, with another before it
        if owner && is_behind_channel(tokens, place) {
            return true;
        }
        if self.verbs != 0 {
            self.mixed |= way.bound && self.parts.is_empty();
            return false;
        }
        if (self.info || self.post) && self.parts.is_empty() {
            // 机构职能、规划计划等政府信息 sums up; 就业信息 is a part
            // 公众号陆续推送信息
            let how = self.pushes
                && tokens.get(place + 1).is_some_and(|token| token.class() == Some(Class::Post))
                && names_a_channel(tokens.get(..place).unwrap_or(&[]));
            self.mixed |= !self.etc && !how;
        }
        way.far = true;
        !self.mixed
    }
}

/// True for words that are joined with what a channel carries, right before them.
fn is_with_content(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(mark) = at.checked_sub(1).filter(|mark| tokens.get(*mark).is_some_and(joins)) else { return false };
    let content = Token::before(tokens, mark).and_then(Token::sense);
    content.is_some_and(|sense| sense.class == Class::Post && sense.weak_noun)
        && names_a_channel(tokens.get(..mark).unwrap_or(&[]))
}

/// True where the clause that ends some tokens names a channel.
fn names_a_channel(before: &[Token<'_>]) -> bool {
    let mut clause = before.iter().rev().take_while(|token| !is_boundary(token) && !token.is_figure());
    clause.any(|token| matches!(token.kind, Kind::Word(sense) if sense.parts & KNOWN.channels != 0))
}

/// 的
fn is_of(token: &Token<'_>) -> bool {
    token.class() == Some(Class::Filler) && token.end - token.start == '的'.len_utf8()
}

fn is_channel(sense: &Sense) -> bool {
    sense.parts & KNOWN.channels != 0
}

/// True for words that are joined with a channel before them.
fn is_behind_channel(tokens: &[Token<'_>], at: usize) -> bool {
    const FAR: usize = 4;
    let whose = |token: &Token<'_>| matches!(token.class(), Some(Class::Each | Class::Everyone | Class::Filler));
    let Some(mark) = (at.saturating_sub(FAR)..at).rev().find(|place| !tokens.get(*place).is_some_and(whose)) else {
        return false;
    };
    if !tokens.get(mark).is_some_and(joins) {
        return false;
    }
    Token::before(tokens, mark).and_then(Token::sense).is_some_and(is_channel)
}

/// True for a name behind the channel that it is the name of.
fn is_name_of_channel(tokens: &[Token<'_>], name: usize) -> bool {
    let before = Token::before(tokens, name);
    before.is_some_and(|token| matches!(token.kind, Kind::Word(sense) if sense.parts & KNOWN.channels != 0))
}

/// The way from the figure to the left.
#[derive(Default)]
pub(super) struct Way {
    /// Behind 增至, among the words for where it rose from.
    pub from: bool,
    /// A mark or word that joins has been passed.
    pub joined: bool,
    /// What joins is 并, which joins what is done and not what it is done with.
    pub acts: bool,
    /// Beyond unknown words, where only a verb still belongs to the figure.
    pub far: bool,
    /// 信息 before its verb: the words before it say what it is.
    pub bound: bool,
    /// Where a comparison or a bracket begins that the reach goes over.
    pub over: Option<usize>,
    /// The outcome in whose place its reason has been put.
    pub whole: Option<&'static Sense>,
    /// Where the reach ends.
    pub floor: usize,
    /// The figure.
    pub figure: usize,
    /// 等 has summed up what a verb before it begins.
    pub summed: bool,
}

/// 、 and 和
pub(super) fn joins(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::List) || token.class() == Some(Class::And)
}

/// 24件同意公开、49件部分公开: what stands before the mark belongs to the figure before.
fn is_next_of_list(tokens: &[Token<'_>], floor: usize, at: usize) -> bool {
    let Some(mark) = at.checked_sub(1).filter(|mark| *mark > floor) else { return false };
    let mut clause = tokens.get(floor..mark).unwrap_or(&[]).iter().rev().take_while(|token| !is_boundary(token));
    tokens.get(mark).is_some_and(joins) && clause.any(Token::is_figure)
}

/// True of a noun of table 4.
pub(super) fn is_remedy(sense: &Sense) -> bool {
    matches!(sense.topic, Some(Topic::Reconsideration | Topic::Litigation | Topic::Direct | Topic::After))
}
