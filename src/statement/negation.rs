//! What prose says there was none of: 未收到申请, 没有发生行政复议和行政诉讼, 无.

use super::context::{Context, KNOWN, is_boundary};
use super::reach::{Reach, is_remedy};
use super::resolve::{Head, nothing_of};
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense, Set};

/// Something that there was none of, and the tokens that say so.
pub(super) struct Denied {
    pub head: Head,
    pub first: usize,
    pub last: usize,
}

/// A word under a negation.
struct Target {
    sense: &'static Sense,
    /// What it is a part of: 上年结转的申请.
    of: Option<Topic>,
    /// What was not done with it: 未制定规章.
    verbs: Set,
    /// It is about disclosure.
    about: bool,
    last: usize,
}

impl Target {
    /// 没有因信息公开被判决败诉: lost suits, though none has been spoken of.
    fn lost(&self) -> Option<Head> {
        Head::of(self.sense.parts & KNOWN.lost, Topic::Litigation).filter(|_| self.about)
    }

    fn is_part(&self) -> bool {
        self.sense.parts != 0
    }

    /// 公民 of 未收到公民的申请: who did not apply.
    fn is_applicant(&self) -> bool {
        self.sense.parts & (KNOWN.applicants | KNOWN.by_channel) != 0
    }
}

/// Words behind a noun that leave it as it is.
const TAILS: &[&str] = &[
    "行为",
    "现象",
    "情形",
    "问题",
    "事件",
    "事项",
    "结果",
    "纠纷",
    "案例",
    "事宜",
    "应诉通知",
    "应诉通知书",
    "答复通知",
    "通知",
    "通知书",
    "请求",
    "要求",
    "记录",
    "之处",
    "争议",
    "相关",
    "类",
    "案卷",
    "而",
    "件",
];

/// Words before a noun that narrow what was denied: 未收到超期答复的申请.
const NARROWING: &[&str] =
    &["超期", "逾期", "超时", "不当", "违规", "积压", "有效", "重大", "超出", "泄密", "应公开", "错误", "合理", "恶意"];

/// 未向申请人收取检索、复制、邮寄等费用: nothing was taken for the information.
fn not_charged(context: &Context, text: &str, tokens: &[Token<'_>], at: usize) -> Option<Denied> {
    const TAKES: [&str; 4] = ["收取", "征收", "产生", "发生"];
    const COSTS: [&str; 9] =
        ["费用", "费", "成本费", "费等", "费用情况", "费用等", "收费情况", "收费行为", "收费的情况"];
    const AGAINST_RULES: [&str; 4] = ["违规", "违法", "乱收费", "不合理"];
    let rest = tokens.get(at + 1..)?;
    if let Some(first) = charge_before(context, text, tokens, at) {
        let head = Head::of(KNOWN.processing, Topic::Processing)?;
        return Some(Denied { head, first, last: at });
    }
    let last = at + rest.iter().take_while(|token| !is_boundary(token)).count();
    let words = text.get(tokens.get(at)?.end..tokens.get(last)?.end)?;
    let of_requests = context.seen(Topic::Requests)
        || context.matter
        || ["信息", "申请", "检索", "复制", "公民"].iter().any(|word| words.contains(word));
    let costs = COSTS.iter().any(|end| words.ends_with(end)) && !words.contains("行政事业性收费");
    let head = Head::of(KNOWN.processing, Topic::Processing)?;
    let rightly = !AGAINST_RULES.iter().any(|word| words.contains(word));
    let none = of_requests && rightly && (words == "收费" || costs && TAKES.iter().any(|verb| words.contains(verb)));
    none.then_some(Denied { head, first: at, last })
}

/// 检索、复制、邮寄费用均未收取: where what was not taken begins, which stands before the negation.
fn charge_before(context: &Context, text: &str, tokens: &[Token<'_>], at: usize) -> Option<usize> {
    const TAKEN: [&str; 6] = ["收取", "收", "征收", "产生", "发生", "收费"];
    const WHOLLY: [&str; 5] = ["一概", "一律", "均", "都", "也"];
    let first = at - tokens.get(..at)?.iter().rev().take_while(|token| !is_boundary(token)).count();
    let end = at + tokens.get(at + 1..)?.iter().take_while(|token| !is_boundary(token)).count();
    let said = text.get(tokens.get(first)?.start..tokens.get(at)?.start)?;
    let said = WHOLLY.iter().fold(said, |said, word| said.strip_suffix(word).unwrap_or(said));
    let verb = text.get(tokens.get(at)?.end..tokens.get(end)?.end)?;
    let costs = said.ends_with("费用") || said.ends_with("处理费");
    let of_requests = context.seen(Topic::Requests) || ["检索", "复制", "信息"].iter().any(|word| said.contains(word));
    (costs && of_requests && !said.contains("行政事业性") && TAKEN.contains(&verb)).then_some(first)
}

/// What the negation at `at` denies. `text` is the passage.
pub(super) fn denied(context: &Context, text: &str, tokens: &[Token<'_>], at: usize) -> Vec<Denied> {
    // 不存在及不掌握15件: a reason
    if tokens.get(at + 1).and_then(Token::class) == Some(Class::And) {
        return Vec::new();
    }
    if let Some(head) = not_charged(context, text, tokens, at) {
        return vec![head];
    }
    let targets = match tokens.get(at).and_then(Token::class) {
        Some(Class::Not) if !has_verb(tokens, at) => return Vec::new(),
        _ => targets(context, text, tokens, at),
    };
    if targets.is_empty() && says_no_more(tokens, at) {
        return before(context, tokens, at);
    }
    if targets.is_empty() {
        return not_done(context, text, tokens, at).into_iter().collect();
    }
    let head = |target: &Target| {
        let reach = Reach { nouns: target.of.into_iter().collect(), verbs: target.verbs, ..Reach::default() };
        // 无传真、邮件申请: within their topic
        let sense = Sense { weak: if target.of.is_some() { 0 } else { target.sense.weak }, ..*target.sense };
        let head = nothing_of(context, &reach, &sense).or_else(|| target.lost())?;
        Some(Denied { head, first: at, last: target.last })
    };
    let charge = charged_too(context, text, tokens, at);
    charge.into_iter().chain(targets.iter().filter_map(head)).collect()
}

/// 未发生收费、复议: nothing was charged, the first of what did not happen.
fn charged_too(context: &Context, text: &str, tokens: &[Token<'_>], at: usize) -> Option<Denied> {
    let [occurs, charge, mark, ..] = tokens.get(at + 1..)? else { return None };
    let joins = matches!(mark.kind, Kind::List) || mark.class() == Some(Class::And);
    let told = occurs.class() == Some(Class::Occur) && charge.words(text) == "收费" && joins;
    let head = Head::of(KNOWN.processing, Topic::Processing).filter(|_| told && context.seen(Topic::Requests))?;
    Some(Denied { head, first: at, last: at + 2 })
}

/// 未 denies where a verb of receiving or happening follows: 未收到, 未发生.
fn has_verb(tokens: &[Token<'_>], at: usize) -> bool {
    let rest = tokens.get(at + 1..).unwrap_or(&[]);
    let clause = rest.iter().take_while(|token| !is_boundary(token));
    // but 复议机关, who decided
    let judge = |token: &Token<'_>| token.sense().is_some_and(|sense| sense.topic.is_some());
    let idle = |token: &Token<'_>| matches!(token.class(), Some(Class::Filler | Class::Everyone | Class::Now));
    let mut words = clause.filter(|token| !idle(token) || judge(token));
    let gets = |token: &Token<'_>| match token.kind {
        Kind::Word(sense) => {
            sense.verbs & (KNOWN.new_received | KNOWN.norms | KNOWN.decided) != 0
                || is_remedy(sense)
                || sense.class == Class::Occur
        }
        _ => false,
    };
    match words.next() {
        // 未因信息公开被申请行政复议
        Some(token) if token.class() == Some(Class::Because) => words.any(gets),
        token => token.is_some_and(gets),
    }
}

/// The nouns and parts behind a negation.
fn targets(context: &Context, text: &str, tokens: &[Token<'_>], at: usize) -> Vec<Target> {
    let mut scan = Scan::new(context, text, tokens);
    for (place, token) in tokens.iter().enumerate().skip(at + 1) {
        match token.kind {
            // 未发生收费、复议
            Kind::List => (scan.joined, scan.gap) = (true, false),
            Kind::Comma if goes_on(tokens, place) => scan.joined = true,
            _ if is_boundary(token) => break,
            Kind::Gap if NARROWING.iter().any(|word| token.words(text).contains(word)) => return Vec::new(),
            Kind::Gap => scan.gap(place),
            Kind::Word(sense) => match sense.class {
                Class::And => scan.joined = true,
                Class::Matter => (scan.about, scan.gap) = (true, false),
                // 未收到要求公开税务信息的申请
                Class::Info => (scan.informs, scan.gap) = (true, false),
                Class::No | Class::Not | Class::Compare | Class::Void | Class::Among => break,
                // 没有结转的申请 says nothing of new ones
                Class::Besides => break,
                // 因政府信息公开行政不作为引起的复议
                Class::Occur if scan.about => scan.gap = false,
                // 未被行政复议机关纠错
                Class::Filler if sense.topic.is_some() => scan.judge = sense.topic,
                Class::Term => scan.term(place, sense),
                _ => {}
            },
            _ => {}
        }
    }
    scan.found
}

/// What has been read behind a negation.
struct Scan<'s> {
    context: &'s Context,
    text: &'s str,
    tokens: &'s [Token<'s>],
    found: Vec<Target>,
    /// The next target stands beside the one before.
    joined: bool,
    /// Unknown words have been read since.
    gap: bool,
    /// It is about disclosure.
    about: bool,
    /// 信息 has been named.
    informs: bool,
    /// What was not done.
    verbs: Set,
    /// 未收到
    received: bool,
    /// Who decided has been named: of what.
    judge: Option<Topic>,
}

impl<'s> Scan<'s> {
    fn new(context: &'s Context, text: &'s str, tokens: &'s [Token<'s>]) -> Scan<'s> {
        let about = context.matter;
        let found = Vec::new();
        Scan {
            context,
            text,
            tokens,
            found,
            joined: true,
            gap: false,
            about,
            informs: false,
            verbs: 0,
            received: false,
            judge: None,
        }
    }

    /// Takes unknown words.
    fn gap(&mut self, place: usize) {
        let words = |at: usize| self.tokens.get(at).map_or("", |token| token.words(self.text));
        let tail = TAILS.contains(&words(place));
        // 没有人申请公开学校信息: what was not applied for
        let object = || words(place - 1).ends_with("申请公开");
        if !self.found.is_empty() && !self.joined && !tail && !object() {
            // 行政诉讼超期: not that there was none
            self.found.pop();
        }
        self.gap = !tail;
    }

    /// Takes a word that names something.
    fn term(&mut self, place: usize, sense: &'static Sense) {
        let of_parts = !self.joined && sense.parts == 0 && self.found.last().is_some_and(Target::is_part);
        match () {
            () if sense.verbs != 0 => self.verb(sense),
            () if of_parts => self.whole(place, sense),
            // 没有收到书面或者其他形式的申请
            () if self.received && sense.parts != 0 && sense.parts & !KNOWN.channels == 0 => {}
            () => {
                self.target(place, sense);
                (self.joined, self.gap) = (false, false);
            }
        }
    }

    /// Takes what was not done.
    fn verb(&mut self, sense: &Sense) {
        self.received |= sense.verbs & KNOWN.new_received != 0;
        self.verbs |= sense.verbs & (KNOWN.norms | KNOWN.decided);
        // 无行政许可决定
        self.found.iter_mut().for_each(|target| target.verbs |= sense.verbs & KNOWN.decided);
        // not in 未作出行政强制决定
        let joined = self.joined;
        self.found.pop_if(|last| !joined && !last.is_part() && sense.verbs & KNOWN.decided == 0);
    }

    /// Takes the noun that the parts before it are of: 上年结转的申请, or 公民的申请 of anybody.
    fn whole(&mut self, place: usize, sense: &'static Sense) {
        let ways = |target: &Target| target.sense.parts & KNOWN.by_channel != 0;
        if self.found.iter().all(|target| target.is_applicant() && (self.received || !ways(target))) {
            self.found = vec![Target { sense, of: None, verbs: self.verbs, about: self.about, last: place }];
        } else {
            self.found.iter_mut().for_each(|target| target.of = sense.topic);
        }
    }

    /// Takes a noun or a part as another target, or in the place of the last.
    fn target(&mut self, place: usize, sense: &'static Sense) {
        let target = |of: Option<Topic>| Target { sense, of, verbs: self.verbs, about: self.about, last: place };
        if sense.parts != 0 && sense.topic.is_none() && !self.found.is_empty() && !self.joined {
            // 行政复议、行政诉讼败诉: none that was lost
            let remedy = self.found.iter().find(|target| is_remedy(target.sense)).and_then(|noun| noun.sense.topic);
            self.found = remedy.map(|topic| target(Some(topic))).into_iter().collect();
        } else if !(sense.weak_noun && (self.gap || !self.is_about(sense))) {
            let target = target(self.judge.filter(|_| self.about && sense.parts & KNOWN.results != 0));
            // 申请引发的行政复议: the cause
            let last = self.found.last();
            let cause = !self.joined && last.is_some_and(|last| last.sense.topic == Some(Topic::Requests));
            // 未发生行政复议行政诉讼: two of them in one breath
            let appeal = self.tokens.get(place - 1).is_some_and(is_appeal);
            self.joined |= appeal && sense.topic == Some(Topic::Litigation);
            if cause || !self.joined {
                self.found.pop();
            }
            self.found.push(target);
        }
    }

    /// True where a weak noun is of disclosure.
    fn is_about(&self, sense: &Sense) -> bool {
        let asks = |sense: &Sense| sense.topic == Some(Topic::Requests);
        // 全年未收到申请
        let plain = self.received && self.found.is_empty() && self.context.may_mean_requests();
        let told = || self.found.iter().any(|target| asks(target.sense));
        self.context.seen(Topic::Requests)
            || is_remedy(sense) && (self.about || told())
            || (self.informs || plain) && asks(sense)
    }
}

/// True where the list of what was denied goes on behind a comma: nothing but more remedies follows.
fn goes_on(tokens: &[Token<'_>], comma: usize) -> bool {
    let rest = tokens.get(comma + 1..).unwrap_or(&[]);
    let mut found = false;
    for token in rest.iter().take_while(|token| !is_boundary(token)) {
        match token.kind {
            Kind::Word(sense) if is_remedy(sense) => found = true,
            Kind::Word(sense)
                if matches!(
                    sense.class,
                    Class::Filler | Class::Everyone | Class::Occur | Class::And | Class::Matter | Class::Etc
                ) => {}
            Kind::List => {}
            _ => return false,
        }
    }
    found
}

/// True where the negation ends its clause: 行政复议：无, 行政诉讼均未发生.
fn says_no_more(tokens: &[Token<'_>], at: usize) -> bool {
    let rest = tokens.get(at + 1..).unwrap_or(&[]);
    let next = rest.iter().find(|token| {
        !matches!(token.class(), Some(Class::Filler | Class::Everyone | Class::Occur)) && !is_receiving(token)
    });
    next.is_none_or(is_boundary)
}

fn is_receiving(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Word(sense) if sense.verbs & KNOWN.new_received != 0)
}

fn is_appeal(token: &Token<'_>) -> bool {
    token.term().is_some_and(|sense| sense.topic == Some(Topic::Reconsideration))
}

/// 无废止件, 未废止: what was not done with the documents that the sentence is about.
fn not_done(context: &Context, text: &str, tokens: &[Token<'_>], at: usize) -> Option<Denied> {
    let (mut verbs, mut last) = (0, at);
    for (place, token) in tokens.iter().enumerate().skip(at + 1) {
        match token.kind {
            _ if is_boundary(token) || matches!(token.kind, Kind::Comma) => break,
            Kind::Word(sense) if sense.verbs & KNOWN.norms != 0 => (verbs, last) = (verbs | sense.verbs, place),
            Kind::Word(sense) if matches!(sense.class, Class::Filler | Class::Now) => {}
            Kind::Gap if ["件", "文件", "情况"].contains(&token.words(text)) => {}
            _ => return None,
        }
    }
    let documents = [Topic::Rules, Topic::Normative];
    let topic = context.latest(&documents).filter(|topic| context.in_sentence(*topic))?;
    let reach = Reach { verbs: verbs & KNOWN.norms, ..Reach::default() };
    let sense = Sense { topic: Some(topic), ..Sense::of(Class::Term) };
    nothing_of(context, &reach, &sense).map(|head| Denied { head, first: at, last })
}

/// What appeals and suits are, and complaints.
const MEASURED: [Topic; 3] = [Topic::Reconsideration, Topic::Litigation, Topic::Complaints];

/// The nouns before a negation that ends its clause.
fn before(context: &Context, tokens: &[Token<'_>], at: usize) -> Vec<Denied> {
    let reach = Reach::before(tokens, 0, at);
    // 复议诉讼：无
    let both = reach.nouns.len() > 1 && reach.nouns.iter().all(|topic| MEASURED.contains(topic));
    // 受理公民、法人和其他组织的申请：无
    let anybody =
        reach.nouns == [Topic::Requests] && reach.parts.iter().all(|sense| sense.parts & KNOWN.applicants != 0);
    // 复议无。诉讼无。
    let appeal = matches!(reach.nouns[..], [Topic::Reconsideration | Topic::Litigation])
        && (context.matter || context.seen(Topic::Requests));
    if reach.dead || reach.mixed || (reach.weak_noun && !both && !appeal) || !(anybody || reach.parts.is_empty()) {
        return Vec::new();
    }
    let sense = |topic: &Topic| Sense { topic: Some(*topic), ..Sense::of(Class::Term) };
    let heads = reach.nouns.iter().rev().filter_map(|topic| nothing_of(context, &reach, &sense(topic)));
    heads.map(|head| Denied { head, first: reach.first, last: at }).collect()
}
