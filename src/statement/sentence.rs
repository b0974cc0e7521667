//! One sentence: its figures and negations in order, and what each states.

use super::context::{Context, KNOWN, is_boundary};
use super::fit::Claim;
use super::measure::MEASURES;
use super::negation;
use super::organ;
use super::progress::{Found, Progress};
use super::reach::{self, Reach};
use super::resolve::{Head, Stated};
use super::scope;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense};
use crate::model::Precision;
use rust_decimal::Decimal;

/// A sentence of a passage.
pub(super) struct Sentence<'p> {
    pub text: &'p str,
    pub tokens: &'p [Token<'p>],
    /// All of the passage.
    pub passage: &'p [Token<'p>],
    /// The report year.
    pub year: Option<u16>,
    pub issuer: Option<&'p str>,
}

/// A figure: its place among the tokens, and what is printed.
#[derive(Clone, Copy)]
pub(super) struct Figure<'p> {
    pub at: usize,
    pub value: Decimal,
    pub unit: &'p str,
    pub precision: Precision,
}

/// Takes notice of the words of a token.
pub(super) fn hear(context: &mut Context, token: &Token<'_>) {
    if let Kind::Word(sense) = token.kind {
        context.hear(sense);
    }
}

pub(super) fn is_filler(token: &&Token<'_>) -> bool {
    matches!(token.class(), Some(Class::Filler | Class::And))
}

impl<'p> Sentence<'p> {
    /// Adds the statements of the sentence to those of the passage.
    pub fn read(&self, context: &mut Context, found: &mut Vec<Found>) {
        let start = self.tokens.first().map_or(0, |token| token.start);
        let mut progress = Progress { found: std::mem::take(found), start, ..Progress::default() };
        for (at, token) in self.tokens.iter().enumerate() {
            hear(context, token);
            progress.time.hear(self.text, self.tokens, at, self.year);
            match token.kind {
                Kind::Figure { value, unit, precision } => {
                    let before = Token::before(self.tokens, at).and_then(Token::class);
                    let precision = match before {
                        Some(Class::Approx(said)) if precision == Precision::Exact => said,
                        _ => precision,
                    };
                    self.figure(context, &mut progress, Figure { at, value, unit, precision });
                }
                Kind::Word(sense) if matches!(sense.class, Class::No | Class::Not) => {
                    for denied in negation::denied(context, self.text, self.tokens, at) {
                        if self.has_paid(denied.head, at) {
                            continue;
                        }
                        let found = self.zero(context, &progress, denied.head, denied.first, denied.last);
                        if found.is_some() && denied.head.topic == Topic::Requests {
                            context.name(Topic::Requests);
                        }
                        progress.found.extend(found);
                    }
                }
                Kind::Word(sense) if sense.none != 0 => {
                    if let Some(head) = none(context, sense).filter(|head| !self.has_paid(*head, at)) {
                        progress.found.extend(self.zero(context, &progress, head, at, at));
                    }
                }
                Kind::Word(sense) if sense.class == Class::Plan => progress.planned = true,
                Kind::Word(sense) if sense.class == Class::Among => progress.begin_breakdown(context),
                Kind::Word(sense) if sense.class == Class::Matter && self.is_denied(at) => {
                    // 均与政府信息公开无关
                    let start = progress.start;
                    let other = |found: &Found| found.place.0 >= start && found.measure.starts_with("remedies.");
                    progress.found.retain(|found| !other(found));
                }
                Kind::Open => {
                    progress.outside = Some(progress.breakdown);
                    progress.begin_breakdown(context);
                }
                // 受理6件：转办2件，自收4件
                Kind::Colon if Token::before(self.tokens, at).is_some_and(Token::is_figure) => {
                    progress.begin_breakdown(context);
                }
                Kind::Close => {
                    progress.breakdown = progress.outside.take().unwrap_or(progress.breakdown);
                    // 92件（上年89件）
                    progress.time.leave(self.tokens, at);
                }
                Kind::Comma => context.clause_channels = 0,
                Kind::Semicolon => {
                    context.end_part();
                    // 诉讼48件，其中直接起诉31件，复议后起诉17件；维持29件: of all suits
                    if progress.breakdown.whole.is_some_and(|whole| whole.topic == Topic::Litigation) {
                        context.name(Topic::Litigation);
                    }
                    progress.organ = None;
                    progress.waiting = Vec::new();
                    progress.breakdown = Some(progress.breakdown).filter(|told| told.before).unwrap_or_default();
                }
                _ => {}
            }
        }
        if progress.figures {
            context.whole = progress.last;
            if progress.last.is_some_and(|(head, _)| head.topic == Topic::Requests) {
                context.resume(Topic::Requests);
            }
        }
        *found = progress.found;
    }

    /// 除收取成本费318元外，未收取其他费用: not that nothing was paid.
    fn has_paid(&self, head: Head, at: usize) -> bool {
        let money = |token: &Token<'_>| match token.kind {
            Kind::Figure { unit, value, .. } => unit.ends_with('元') && !value.is_zero(),
            _ => false,
        };
        head.is_in(KNOWN.processing) && self.tokens.get(..at).unwrap_or(&[]).iter().any(money)
    }

    /// 与 … 无关
    fn is_denied(&self, at: usize) -> bool {
        let before = Token::before(self.tokens, at).and_then(Token::class);
        before == Some(Class::And) && self.words(at + 1).starts_with("无")
    }

    fn figure(&self, context: &mut Context, progress: &mut Progress, figure: Figure<'p>) {
        // 由85件增至142件: what it was
        let was = self.tokens.get(figure.at + 1).is_some_and(|token| token.class() == Some(Class::To));
        if progress.planned || progress.time.is_plan() || was {
            return;
        }
        // 自然人（187件）
        let kind = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map(|token| token.kind);
        let open = figure.at.checked_sub(1).filter(|at| matches!(kind(Some(*at)), Some(Kind::Open)));
        let alone = open.filter(|_| matches!(kind(Some(figure.at + 1)), Some(Kind::Close)));
        let mut reach = Reach::before(self.tokens, progress.used, alone.unwrap_or(figure.at));
        if alone.is_some() {
            progress.breakdown = progress.outside.unwrap_or_default();
        }
        if self.is_anybody(&reach, figure.at) {
            reach.parts.clear();
        }
        if reach.dead {
            return;
        }
        progress.figures_before = progress.figures;
        progress.figures = true;
        if reach.is_empty() && !progress.waiting.is_empty() && reach.unknown.is_none() {
            let organ = (!progress.organs.is_empty()).then(|| progress.organs.remove(0));
            if let Some(head) = progress.waiting.remove(0) {
                self.state(context, progress, figure, head, (reach.first, figure.at), organ.as_deref());
            }
            return;
        }
        progress.waiting.clear();
        progress.dated = reach.dated;
        let mut reach = self.beyond(progress, figure, reach);
        let organs = if reach.respectively { self.organs(progress, figure.at) } else { Vec::new() };
        if !organs.is_empty() {
            reach.parts.retain(|sense| sense.class == Class::Term);
            reach.respectively = false;
        }
        // 收到行政复议3件，结果维持2件: told by words that come after it
        let remedy = |topic: &Topic| matches!(topic, Topic::Reconsideration | Topic::Litigation | Topic::Complaints);
        context.matter =
            context.matter || (reach.nouns.iter().any(remedy) && self.passage.iter().any(Token::is_formal));
        let (stated, last) = self.stated(context, progress, figure, &reach);
        let in_turn = matches!(stated, Stated::Nothing) && !organs.is_empty() && reach.is_empty();
        let (stated, last) = match in_turn.then(|| self.by_organs(context, progress, figure)).flatten() {
            Some(head) => (Stated::All(vec![head]), figure.at),
            None => (stated, last),
        };
        let (stated, last) = match self.of_hotline(context, progress, figure) {
            Some(head) if matches!(stated, Stated::Nothing) => (Stated::All(vec![head]), figure.at),
            _ => (stated, last),
        };
        if last > figure.at {
            progress.used = last + 1;
        }
        match stated {
            Stated::Nothing => {
                let remedy = |topic: &Topic| matches!(topic, Topic::Reconsideration | Topic::Litigation);
                context.business |= reach.nouns.iter().any(remedy);
                // 行政处罚47件，罚款12万元，行政强制3件: money is an aside
                if figure.unit.ends_with('元') && reach.is_empty() {
                    return;
                }
                progress.strange =
                    reach.mixed || reach.subject.is_some() || (reach.is_empty() && reach.unknown.is_some());
                progress.trade |= reach.mixed && reach.nouns == [Topic::Training] && progress.breakdown.whole.is_none();
                progress.papers |= reach.post && self.words(reach.first) == "发文";
                progress.papers |= reach.unknown.is_some_and(|at| is_paper(self.words(at)));
                // 2件胜诉、1件正在审理
                if self.tokens.get(figure.at + 1).is_some_and(|token| token.class() == Some(Class::Void)) {
                    progress.used = figure.at + 2;
                }
                let unknown = reach.unknown.is_some() || reach::is_followed_by_gap(self.tokens, figure.at);
                // 维持40件，撤销2件: a kind that no measure counts; 制定规范性文件8件，修改2件
                let document = context.last & KNOWN.norms != 0 && progress.last_counts_in(figure.unit);
                // 被维持15件，被撤销2件
                let appeal = progress.last.is_some_and(|(head, _)| remedy(&head.topic));
                let sibling = appeal || context.last & (KNOWN.results | KNOWN.outcomes) != 0;
                let kind = reach.verbs == 0 && (progress.counts_in(figure.unit) || document || sibling);
                if (unknown || (reach.mixed && reach.weak_noun)) && !kind {
                    context.name(Topic::Unknown);
                }
            }
            Stated::All(heads) => {
                let remedy = |head: &Head| matches!(head.topic, Topic::Reconsideration | Topic::Litigation);
                if heads.iter().any(remedy) && !context.matter && self.is_general(figure.at) {
                    return;
                }
                let subject = reach.subject.or(reach.unknown).and_then(|at| self.organ(progress, at));
                if let ([head], [first, rest @ ..]) = (&heads[..], &organs[..]) {
                    self.state(context, progress, figure, *head, (reach.first, last), Some(*first));
                    progress.waiting = vec![Some(*head); rest.len()];
                    progress.organs = rest.iter().map(|organ| (*organ).to_owned()).collect();
                    return;
                }
                for head in heads {
                    let claim = Claim { sentence: self, context, progress, figure, reach: &reach, head };
                    if subject.is_none() && !claim.holds() {
                        if let Some(whole) = progress.breakdown.whole.filter(|whole| whole.topic == Topic::Requests) {
                            context.name(whole.topic);
                        }
                        continue;
                    }
                    self.state(context, progress, figure, head, (reach.first, last), subject);
                }
            }
            Stated::InTurn(heads) => {
                // 微博、微信分别开通86个、121个: each is some of the accounts
                let mut heads = heads.into_iter().map(|head| head.filter(|head| !head.is_in(KNOWN.accounts)));
                if let Some(head) = heads.next().flatten() {
                    self.state(context, progress, figure, head, (reach.first, figure.at), None);
                }
                progress.waiting = heads.collect();
            }
        }
    }

    /// 不予公开类事由4件: a word for an outcome that a few unknown words part from its figure.
    fn beyond(&self, progress: &Progress, figure: Figure<'p>, reach: Reach) -> Reach {
        const MOST: usize = 6 * '类'.len_utf8();
        let cases = ["件", "宗", "起", "份", "条", "例"].contains(&figure.unit);
        let near = |at: usize| self.tokens.get(at + 1..figure.at).unwrap_or(&[]).iter().all(|token| is_filler(&token));
        let gap = reach.unknown.filter(|at| cases && near(*at) && reach.is_empty() && !reach.crossed);
        let few = |at: &usize| {
            self.tokens.get(*at).is_some_and(|token| matches!(token.kind, Kind::Gap) && token.end - token.start <= MOST)
        };
        let Some(at) = gap.filter(few).filter(|at| self.organ(progress, *at).is_none()) else { return reach };
        let further = Reach::before(self.tokens, progress.used, at);
        let ends = KNOWN.outcomes | KNOWN.other_rows | KNOWN.withdrawn | KNOWN.results | KNOWN.by_channel;
        let outcome = matches!(further.parts[..], [sense] if sense.parts & !ends == 0 && sense.weak == 0);
        // 热线交办事项120件
        let hotline = further.nouns == [Topic::Hotline] && further.parts.is_empty() && !further.weak_noun;
        let plain = (hotline || (outcome && further.nouns.is_empty()))
            && further.verbs == 0
            && !further.crossed
            && !further.dead
            && !further.mixed;
        if plain { further } else { reach }
    }

    /// 收到公民提出的申请6件: of all, where no other applicants are told of.
    fn is_anybody(&self, reach: &Reach, at: usize) -> bool {
        let persons = |set| set & KNOWN.persons != 0;
        let one = matches!(reach.parts[..], [sense] if persons(sense.weak));
        let received = reach.verbs & KNOWN.new_received != 0 && !reach.among;
        let others = |token: &Token<'_>| token.term().is_some_and(|sense| sense.parts & KNOWN.applicants != 0);
        one && received && !self.tokens.get(at..).unwrap_or(&[]).iter().any(others)
    }

    /// Notes a statement, whose words are the tokens `first` to `last`.
    fn state(
        &self,
        context: &mut Context,
        progress: &mut Progress,
        figure: Figure<'p>,
        head: Head,
        (first, last): (usize, usize),
        subject: Option<&str>,
    ) {
        if !head.takes("万元") && figure.value.normalize().scale() > 0 {
            return;
        }
        let mut found = self.found(context, progress, head, first, last);
        if head.is_in(KNOWN.total) {
            self.drop_handled(progress, &found, figure.value);
        }
        found.precision = figure.precision;
        (found.value, found.unit) = amount(&found.measure, figure);
        let restricted = progress.time.restricts(head.topic).is_some();
        found.scope = found.scope.or_else(|| subject.filter(|_| scope::adds_up(head.topic)).map(str::to_owned));
        if !restricted && progress.breakdown.whole.is_none() {
            self.go_on(progress, head, &mut found, first);
        } else if found.scope.is_none() {
            found.scope = organ::of_last_part(progress, &found);
        }
        progress.note(context, head, found);
    }

    /// 县住建局收到31件，答复30件: both are of one part of the organ, until another or all of them are named.
    fn go_on(&self, progress: &mut Progress, head: Head, found: &mut Found, first: usize) {
        let mut clause = self.tokens.get(..first).unwrap_or(&[]).iter().rev().take_while(|token| !is_boundary(token));
        let everyone = clause.any(|token| token.class() == Some(Class::Everyone));
        if found.scope.is_some() || everyone {
            progress.organ.clone_from(&found.scope);
            return;
        }
        let organ = progress.organ.as_ref().filter(|_| scope::adds_up(head.topic));
        let again = |organ: &String| {
            progress.own().any(|other| other.measure == found.measure && other.scope.as_ref() == Some(organ))
        };
        found.scope = organ.filter(|organ| !again(organ)).cloned();
    }

    /// 办理105件，办结102件: the first were dealt with, and only the second are done.
    fn drop_handled(&self, progress: &mut Progress, done: &Found, value: Decimal) {
        let words = |found: &Found| self.text.get(found.place.0..found.place.1).unwrap_or("");
        let says = |found: &Found| ["办结", "答复", "办复", "完毕"].iter().any(|word| words(found).contains(word));
        if done.scope.is_none() && says(done) {
            let handled = |found: &Found| found.measure == "requests.total" && found.scope.is_none();
            progress.found.retain(|found| !handled(found) || found.value == value || says(found));
        }
    }

    /// A statement of 0 without a figure.
    fn zero(&self, context: &Context, progress: &Progress, head: Head, first: usize, last: usize) -> Option<Found> {
        let mut found = self.found(context, progress, head, first, last);
        // 其中石桥街道未收到
        let subject = first.checked_sub(1).filter(|_| found.scope.is_none() && scope::adds_up(head.topic));
        found.scope = found.scope.or_else(|| self.organ(progress, subject?).map(str::to_owned));
        let same =
            |other: &Found| other.measure == found.measure && other.value.is_zero() && other.scope == found.scope;
        let known = progress.own().any(same);
        (!known).then_some(found)
    }

    fn found(&self, context: &Context, progress: &Progress, head: Head, first: usize, last: usize) -> Found {
        let place = |at: usize| self.tokens.get(at).map_or((0, 0), |token| (token.start, token.end));
        let time = progress.time.restricts(head.topic).map(place);
        let scope = time
            .or_else(|| self.own(first).map(|at| self.whose_own(at)))
            .and_then(|(start, end)| self.text.get(start..end));
        Found {
            measure: head.id(context),
            value: Decimal::ZERO,
            unit: None,
            precision: Precision::Exact,
            scope: scope.map(str::to_owned),
            place: (place(first).0, place(last).1),
        }
    }

    pub fn words(&self, at: usize) -> &'p str {
        self.tokens.get(at).map_or("", |token| token.words(self.text))
    }
}

/// The value and its unit; the fee for processing information is stated in yuan (元).
fn amount(measure: &str, figure: Figure<'_>) -> (Decimal, Option<String>) {
    let yuan = match figure.unit {
        "千元" => 1_000,
        "万元" => 10_000,
        "亿元" => 100_000_000,
        _ => 1,
    };
    match figure.value.checked_mul(Decimal::from(yuan)) {
        Some(value) if yuan > 1 && measure == "fees.information_processing" => {
            (value.normalize(), Some("元".to_owned()))
        }
        _ => (figure.value, Some(figure.unit.to_owned()).filter(|unit| !unit.is_empty())),
    }
}

/// The measure that a word like 零申请 says there was none of.
fn none(context: &Context, sense: &Sense) -> Option<Head> {
    let measures = MEASURES.iter().enumerate().filter(|(at, _)| sense.none >> at & 1 == 1);
    measures
        .filter_map(|(measure, known)| {
            let topic = match known.topics {
                [Topic::Requests] | [Topic::Complaints] => known.topics.first().copied(),
                [Topic::Processing] => context.seen(Topic::Requests).then_some(Topic::Processing),
                [topic] if known.id.ends_with("corrected") => {
                    (context.seen(*topic) || context.matter).then_some(*topic)
                }
                [topic] => Some(*topic),
                topics => context.latest(topics).or(topics.first().copied().filter(|_| context.matter)),
            }?;
            Some(Head { measure, topic })
        })
        .next()
}

/// True of what is drawn up, of which only some is disclosed.
fn is_paper(words: &str) -> bool {
    ["文件", "公文", "发文", "文稿"].iter().any(|end| words.ends_with(end))
}
