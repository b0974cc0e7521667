//! One sentence: its figures and negations in order, and what each states.

use super::context::{Context, KNOWN, is_boundary};
use super::issuer::Issuer;
use super::measures::MEASURES;
use super::negation;
use super::organ;
use super::progress::{Found, Progress};
use super::resolve::Head;
use super::scope::{self, Time};
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense};
use crate::model::Precision;
use rust_decimal::Decimal;
use std::cell::OnceCell;

/// A sentence of a passage.
pub(super) struct Sentence<'p> {
    pub text: &'p str,
    pub tokens: &'p [Token<'p>],
    /// All of the passage.
    pub passage: &'p [Token<'p>],
    /// Whether that names a form of appeal, once it has been asked.
    pub formal: &'p OnceCell<bool>,
    /// The report year.
    pub year: Option<u16>,
    pub issuer: &'p Issuer<'p>,
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
    /// True where the passage names a form of appeal.
    pub fn is_formal(&self) -> bool {
        *self.formal.get_or_init(|| self.passage.iter().any(Token::is_formal))
    }

    /// Adds the statements of the sentence to those of the passage.
    pub fn read(&self, context: &mut Context, found: &mut Vec<Found>) {
        let start = self.tokens.first().map_or(0, |token| token.start);
        let mut progress = Progress { found: std::mem::take(found), start, ..Progress::default() };
        if !self.goes_on_with_total() {
            context.row = "new_received";
        }
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
                Kind::Word(sense) => self.word(context, &mut progress, at, sense),
                _ => self.mark(context, &mut progress, at, token),
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

    /// 其中自然人97件; 办结的申请中，自然人97件: the breakdown is of what was dealt with, as the sentence before told.
    fn goes_on_with_total(&self) -> bool {
        let mut ahead = self.tokens.iter().take_while(|token| !token.is_figure());
        ahead.any(|token| match token.kind {
            Kind::Word(sense) => sense.class == Class::Among || sense.verbs & KNOWN.total != 0,
            _ => false,
        })
    }

    /// Takes a word into what has been read: one that denies something, or says what follows.
    fn word(&self, context: &mut Context, progress: &mut Progress, at: usize, sense: &'static Sense) {
        match sense.class {
            Class::No | Class::Not => {
                for denied in negation::denied(context, self.text, self.tokens, at) {
                    if self.has_paid(denied.head, at) {
                        continue;
                    }
                    let found = self.zero(context, progress, denied.head, denied.first, denied.last);
                    if found.is_some() && denied.head.topic == Topic::Requests {
                        context.name(Topic::Requests);
                    }
                    progress.found.extend(found);
                }
            }
            // 21家零申请: not of all
            _ if sense.none != 0 && Token::before(self.tokens, at).is_some_and(Token::is_figure) => {}
            _ if sense.none != 0 => {
                let before = Token::before(self.tokens, at).and_then(Token::term).and_then(|sense| sense.topic);
                if let Some(head) = none(context, sense, before).filter(|head| !self.has_paid(*head, at)) {
                    progress.found.extend(self.zero(context, progress, head, at, at));
                }
            }
            Class::Plan => progress.planned = true,
            Class::Among => progress.begin_breakdown(context),
            Class::Matter if self.is_denied(at) || self.is_not_concerned(at) => {
                // 均与政府信息公开无关, but of one part of the sentence: 诉讼4件，不涉及信息公开
                let part = self.tokens.get(..at).unwrap_or(&[]).iter().rfind(|t| matches!(t.kind, Kind::Semicolon));
                let start = part.filter(|_| !self.is_denied(at)).map_or(progress.start, |mark| mark.start);
                let other = |found: &Found| found.place.0 >= start && found.measure.starts_with("remedies.");
                progress.found.retain(|found| !other(found));
            }
            _ => {}
        }
    }

    /// Takes a mark into what has been read: brackets and colons begin a breakdown, others end what figures go on with.
    fn mark(&self, context: &mut Context, progress: &mut Progress, at: usize, token: &Token<'_>) {
        match token.kind {
            Kind::Open => {
                progress.outside = Some((progress.breakdown, progress.strange));
                progress.begin_breakdown(context);
            }
            // 受理6件：转办2件，自收4件
            Kind::Colon if Token::before(self.tokens, at).is_some_and(Token::is_figure) => {
                progress.begin_breakdown(context);
            }
            // 公开信息：网站97条，公众号331条
            Kind::Colon if self.is_of_disclosure(at) => context.name(Topic::Disclosure),
            // 申请情况：线上3件
            Kind::Colon if self.is_of_requests(context, at) => context.name(Topic::Requests),
            Kind::Colon => context.which_media = context.sentence_channels == KNOWN.new_media,
            Kind::Close => {
                if let Some((breakdown, strange)) = progress.outside.take() {
                    (progress.breakdown, progress.strange) = (breakdown, strange);
                }
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

    /// 公开信息, before a mark at `at`
    fn is_of_disclosure(&self, at: usize) -> bool {
        let mut before = self.tokens.get(..at).unwrap_or(&[]).iter().rev();
        before.next().and_then(Token::class) == Some(Class::Info)
            && before.next().and_then(Token::term).is_some_and(|sense| sense.verbs & KNOWN.disclosure != 0)
    }

    /// 申请情况 alone before a mark at `at`: those for information, where nothing else is spoken of; 办理情况, where they have been.
    fn is_of_requests(&self, context: &Context, at: usize) -> bool {
        const MOST: usize = 8;
        const HANDLED: [&str; 4] = ["办理情况", "答复情况", "处理情况", "办结情况"];
        if at.checked_sub(1).is_some_and(|at| HANDLED.contains(&self.words(at))) {
            return context.in_passage(Topic::Requests) && context.is_begun_on_nothing();
        }
        let before = self.tokens.get(..at).filter(|before| before.len() <= MOST).unwrap_or(&[]);
        let mut before = before.iter().filter(|token| token.class() != Some(Class::Filler));
        before.next().and_then(Token::term).is_some_and(|sense| sense.topic == Some(Topic::Requests))
            && before.next().is_none()
    }

    /// 除收取成本费318元外，未收取其他费用: not that nothing was paid.
    fn has_paid(&self, head: Head, at: usize) -> bool {
        let money = |token: &Token<'_>| match token.kind {
            Kind::Figure { unit, value, .. } => unit.ends_with('元') && !value.is_zero(),
            _ => false,
        };
        head.is_in(KNOWN.processing) && self.tokens.get(..at).unwrap_or(&[]).iter().any(money)
    }

    /// 不涉及 …
    fn is_not_concerned(&self, at: usize) -> bool {
        let before = self.tokens.get(..at).and_then(<[Token<'_>]>::last_chunk::<2>);
        before
            .is_some_and(|[not, concerns]| concerns.words(self.text) == "涉及" && not.words(self.text).ends_with('不'))
    }

    /// 与 … 无关
    fn is_denied(&self, at: usize) -> bool {
        let before = Token::before(self.tokens, at).and_then(Token::class);
        before == Some(Class::And) && self.words(at + 1).starts_with("无")
    }

    /// Notes a statement, whose words are the tokens `first` to `last`.
    pub fn state(
        &self,
        context: &mut Context,
        progress: &mut Progress,
        figure: Figure<'p>,
        head: Head,
        (first, last): (usize, usize),
        subject: Option<&str>,
    ) {
        if figure.value.scale() > 0 && figure.value.normalize().scale() > 0 && !head.takes("万元") {
            return;
        }
        let head = in_its_year(progress, head);
        let mut found = self.found(context, progress, head, first, last);
        self.drop_addends(progress, &found, figure);
        let again = || self.fills(progress, figure).or_else(|| self.restated(progress, figure)).is_some();
        if progress.last.is_some_and(|(last, _)| last == head) && again() {
            progress.found.pop_if(|last| last.measure == found.measure && last.place.0 >= progress.start);
        }
        if head.is_in(KNOWN.total | KNOWN.decided) {
            self.drop_handled(progress, &found, figure.value);
        }
        found.precision = figure.precision;
        (found.value, found.unit) = amount(&found.measure, figure);
        let restricted = progress.time.restricts(head.topic).is_some();
        let kept = |organ: &&str| !organ.is_empty() && (scope::adds_up(head.topic) || scope::is_group(organ));
        found.scope = found.scope.or_else(|| subject.filter(kept).map(str::to_owned));
        if !restricted && progress.breakdown.whole.is_none() {
            self.go_on(progress, head, &mut found, first);
        } else if found.scope.is_none() {
            found.scope = organ::of_last_part(progress, &found);
        }
        progress.apart = self.is_left_out(first);
        progress.note(context, head, found);
        // 直接起诉41件、复议后起诉25件，维持38件: of all suits, but for what brackets say of the last
        let bracket = self.tokens.get(figure.at + 1).is_some_and(|next| matches!(next.kind, Kind::Open));
        if !bracket && matches!(head.topic, Topic::Direct | Topic::After) && progress.has_all_suits() {
            context.name(Topic::Litigation);
        }
    }

    /// 申请12件（不含上年结转2件）, （另有上年结转2件）: no part of what is told before.
    fn is_left_out(&self, first: usize) -> bool {
        const WITHOUT: [&str; 8] = ["不含", "不包括", "不包含", "未含", "不计", "另有", "另外", "另"];
        Token::before(self.tokens, first).is_some_and(|token| WITHOUT.contains(&token.words(self.text)))
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

    /// 办理105件，办结102件: the first were dealt with, and only the second are done; 办理处罚案件1147件，作出处罚决定1098件.
    fn drop_handled(&self, progress: &mut Progress, done: &Found, value: Decimal) {
        let decisions = done.measure.ends_with(".decisions");
        let done_words: &[&str] = if decisions { &["决定"] } else { &["办结", "答复", "办复", "完毕"] };
        let words = |found: &Found| self.text.get(found.place.0..found.place.1).unwrap_or("");
        let says = |found: &Found| done_words.iter().any(|word| words(found).contains(word));
        if done.scope.is_none() && says(done) {
            let start = if decisions { progress.start } else { 0 };
            let handled =
                |found: &Found| found.measure == done.measure && found.scope.is_none() && found.place.0 >= start;
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
            .or_else(|| {
                let own =
                    self.own(first).or_else(|| self.own_between(first, last).filter(|_| scope::adds_up(head.topic)));
                own.filter(|at| self.is_part_of(progress, *at, head.topic)).map(|at| self.whose_own(at))
            })
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

/// 到2010年答复的有17件, in the report of 2009, are left to the next year.
fn in_its_year(progress: &mut Progress, head: Head) -> Head {
    let over = head.is_in(KNOWN.total) && progress.time.is_later();
    match Head::of(KNOWN.carried_forward, Topic::Requests).filter(|_| over) {
        Some(forward) => {
            progress.time = Time::default();
            forward
        }
        None => head,
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
fn none(context: &Context, sense: &Sense, before: Option<Topic>) -> Option<Head> {
    let about = context.matter || context.seen(Topic::Requests);
    let measures = MEASURES.iter().enumerate().filter(|(at, _)| sense.none >> at & 1 == 1);
    measures
        .filter_map(|(measure, known)| {
            let topic = match known.topics {
                [Topic::Requests] | [Topic::Complaints] => known.topics.first().copied(),
                [Topic::Processing] => {
                    (context.seen(Topic::Requests) || context.seen(Topic::Processing)).then_some(Topic::Processing)
                }
                [topic] if known.id.ends_with("corrected") => (context.seen(*topic) || about).then_some(*topic),
                [topic] => Some(*topic),
                // 复议“零纠错”
                topics if before.is_some_and(|topic| topics.contains(&topic)) => before.filter(|_| about),
                topics => context.latest(topics).or(topics.first().copied().filter(|_| context.matter)),
            }?;
            Some(Head { measure, topic })
        })
        .next()
}
