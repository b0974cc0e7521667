//! One sentence: its figures and negations in order, and what each states.

use super::context::{Context, KNOWN, is_boundary};
use super::measure::MEASURES;
use super::negation;
use super::progress::{Breakdown, Found, Progress};
use super::reach::{self, Reach};
use super::resolve::{Head, Stated};
use super::scope;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense};
use crate::model::Precision;
use rust_decimal::Decimal;
use std::ops::RangeInclusive;

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

fn is_filler(token: &&Token<'_>) -> bool {
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
                    let before = at.checked_sub(1).and_then(|before| self.tokens.get(before)).and_then(Token::class);
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
                Kind::Colon
                    if at.checked_sub(1).and_then(|before| self.tokens.get(before)).is_some_and(Token::is_figure) =>
                {
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
        }
        *found = progress.found;
    }

    /// 除收取成本费318元外，未收取其他费用: not that nothing was paid.
    fn has_paid(&self, head: Head, at: usize) -> bool {
        let money = |token: &Token<'_>| matches!(token.kind, Kind::Figure { unit, value, .. } if unit.ends_with('元') && !value.is_zero());
        head.is_in(KNOWN.processing) && self.tokens.get(..at).unwrap_or(&[]).iter().any(money)
    }

    /// 与 … 无关
    fn is_denied(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before)).and_then(Token::class);
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
                    if subject.is_none() && !self.fits(context, progress, figure, &reach, head) {
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

    /// False for a figure that is of something else than its words say.
    fn fits(&self, context: &Context, progress: &Progress, figure: Figure<'p>, reach: &Reach, head: Head) -> bool {
        let Breakdown { whole, strange, .. } = progress.breakdown;
        let noun = self.words(reach.first);
        let is_list = |at: usize| self.tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::List));
        // 文件128件，其中主动公开86件，依申请公开12件: of documents and of replies these are kinds
        let replies = whole.is_some_and(|whole| whole.topic == Topic::Requests);
        let bare = noun.strip_prefix("依申请").is_some_and(|rest| !rest.contains("申请")) && reach.verbs == 0;
        // 收到126件（含上年结转）
        let carried = |at: usize| self.tokens.get(at).and_then(Token::class) == Some(Class::Carried);
        let both = head.is_in(KNOWN.new_received | KNOWN.outcomes) && (reach.carried || carried(figure.at + 1));
        // 收到申请1件，为2022年结转
        let both = both || (head.is_in(KNOWN.new_received) && self.was_left(figure.at));
        let kind = (head.is_in(KNOWN.new_received) && bare && (strange || whole.is_some()))
            || (head.is_in(KNOWN.disclosure) && !reach.info && (strange || replies))
            || (head.is_in(KNOWN.outcomes) && strange);
        // 制发文件312份，主动公开198份，依申请公开46份
        let kind = kind || (progress.papers && !reach.info && (bare || head.is_in(KNOWN.disclosure | KNOWN.outcomes)));
        // 申请书62份，申请事项96项
        let twice = head.is_in(KNOWN.new_received)
            && reach.verbs == 0
            && whole.is_none()
            && !reach.dated
            && progress.own().any(|found| found.measure == "requests.new_received" && found.scope.is_none());
        // 收到申请42件，受理40件: some of them
        let fewer = |found: &Found| {
            found.measure == "requests.new_received" && found.scope.is_none() && found.value > figure.value
        };
        let accepted = head.is_in(KNOWN.new_received)
            && whole.is_none()
            && !reach.dated
            && noun == "受理"
            && reach.nouns.is_empty()
            && progress.own().any(fewer);
        // 县融媒体中心发布信息4206条
        let media = reach.subject.is_some_and(|at| MEDIA.iter().any(|end| self.words(at).ends_with(end)));
        // 通过青岚先锋网公开信息45条: where is told by a name
        let place = head.is_in(KNOWN.disclosure) && (media || self.is_in_outlet(figure.at));
        // 受理64件，其中县长信箱转办3件: where they came from
        let came = replies && matches!(head.topic, Topic::Hotline | Topic::Voices);
        // 省政府应诉案件302件, of an organ that decides and pleads
        let pleads = head.topic == Topic::Litigation && context.appeals && noun.contains("应诉");
        // 答复方式：书面答复33件、电子邮件答复5件
        let how = head.is_in(KNOWN.total | KNOWN.by_channel) && self.tells_how_answered(figure.at);
        // 当场答复12件，书面答复22件: one of the ways
        let how = how || (head.is_in(KNOWN.total) && noun == "书面答复" && self.is_answered_otherwise());
        // 职业技能培训126期，培训5812人次
        let trade = progress.trade && head.topic == Topic::Training && reach.weak_noun;
        // 培训覆盖18个乡镇
        let whom = head.topic == Topic::Training && figure.unit == "个" && self.is_told_behind(figure.at);
        // 微信公众号发布信息120条，浏览量12万次: not of a web site
        let elsewhere = head.topic == Topic::Visits && context.is_on_social_media_alone();
        // 通报不合格新媒体3个: some of the accounts
        let fault = head.is_in(KNOWN.accounts) && self.is_of_faults(reach.first);
        // 网上申请28件，书面申请8件: another of the ways
        let way = head.is_in(KNOWN.new_received)
            && reach.verbs == 0
            && self.words(reach.first.wrapping_sub(1)) == "书面"
            && progress.own().any(|found| found.measure.starts_with("requests.by_channel."));
        // 共公开信息203条
        let sums_up = |first: usize| (first..figure.at).any(|at| SUMS.contains(&self.words(at)));
        // 公开信息203条，还在公示栏等发布信息860余次: the first is the whole
        let second = head.is_in(KNOWN.disclosure)
            && !reach.strong_verb
            && !reach.dated
            && whole.is_none()
            && progress.own().any(|found| found.measure == "disclosure.total" && found.scope.is_none())
            && !sums_up(reach.first);
        // 复议6件，其中申请人撤回2件
        let remedies = context.seen(Topic::Reconsideration) || context.seen(Topic::Litigation);
        let appeal = head.is_in(KNOWN.withdrawn) && remedies && !context.is_current(Topic::Requests);
        // 梳理行政许可事项120件、行政处罚事项300件
        let items = noun.ends_with("事项") || reach.first.checked_sub(1).is_some_and(is_list);
        let listed = head.is_in(KNOWN.decided) && reach.verbs == 0 && progress.strange && items;
        // 解读材料31篇，领导解读政策4次: the first is the whole
        let events = matches!(head.topic, Topic::Interpretation | Topic::Responses | Topic::Press | Topic::Gazette);
        let again = events
            && !sums_up(reach.first.saturating_sub(2))
            && progress.own().any(|found| found.measure == head.id(context));
        // 信息处理费1200元，涉及申请3件
        let concerned = head.is_in(KNOWN.new_received)
            && reach.verbs == 0
            && progress.figures_before
            && reach.first.checked_sub(1).is_some_and(|at| self.words(at) == "涉及");
        // 通过网站公开246条，通过融媒体中心公开52条: the channel is not named with it
        let channel_of_before = head.is_in(KNOWN.channels)
            && !reach.parts.iter().any(|sense| sense.parts & KNOWN.channels != 0)
            && progress.own().any(|found| found.measure == head.id(context));
        // 官网612条，公开栏公开信息48条: neither is all
        let among = head.is_in(KNOWN.disclosure)
            && !reach.strong_verb
            && progress
                .own()
                .any(|found| found.measure.starts_with("disclosure.") && found.measure != "disclosure.total")
            && !sums_up(reach.first);
        // 其他4件属于信息不存在: those that are left, of which the words behind tell
        let left = head.is_in(KNOWN.others)
            && ["其他", "其它"].contains(&noun)
            && reach.first + 1 == figure.at
            && self.is_told_behind(figure.at);
        // 2件政府信息公开申请达到收费标准: some of them
        let some = head.is_in(KNOWN.new_received)
            && reach.nouns.is_empty()
            && reach.verbs == 0
            && self.is_noun_of_gap(figure.at);
        // 通过EMS受理7件: one channel that no measure is of
        let by_other = head.is_in(KNOWN.new_received) && self.is_by_unknown(reach);
        // 按照第（一）项答复2件
        let by_law = head.is_in(KNOWN.total) && reach.subject.is_some_and(|at| self.words(at).ends_with('项'));
        // 不同意公开4件（涉及商业秘密1件、其他1件）
        let other = head.is_in(KNOWN.others) && whole.is_some_and(|whole| whole.is_in(KNOWN.outcomes));
        let again = again
            || pleads
            || came
            || how
            || trade
            || accepted
            || whom
            || elsewhere
            || fault
            || way
            || second
            || by_other
            || by_law
            || other
            || concerned
            || channel_of_before
            || among
            || left
            || some;
        // 微信公众号1个、视频号1个: each is some of the accounts
        let several = is_list(figure.at + 1) || reach.first.checked_sub(1).is_some_and(is_list);
        let channel = head.is_in(KNOWN.accounts) && !noun.contains("账号") && !noun.contains("新媒体") && several;
        // 分别发布4.6万条和3.8万条: one of two
        let next = |at: usize| self.tokens.get(at);
        let two = head.is_in(KNOWN.disclosure)
            && next(figure.at + 1).is_some_and(|token| token.class() == Some(Class::And))
            && next(figure.at + 2).is_some_and(Token::is_figure);
        // 接收政府公报12期
        let got = matches!(head.topic, Topic::Gazette | Topic::Disclosure)
            && reach
                .in_turn
                .iter()
                .any(|sense| sense.verbs & KNOWN.new_received != 0 && sense.verbs & KNOWN.disclosure == 0);
        !(both || kind || twice || place || appeal || two || got || listed || again || channel)
    }

    /// True where the words before a noun say that it is some of them: 不合格, 注销.
    fn is_of_faults(&self, first: usize) -> bool {
        const FAULTS: [&str; 12] =
            ["不合格", "僵尸", "注销", "关停", "关闭", "抽查", "检查", "通报", "问题", "清理", "新增", "新开"];
        let mut clause = self.tokens.get(..first).unwrap_or(&[]).iter().rev().take_while(|token| !is_boundary(token));
        let near = clause.by_ref().take_while(|token| !token.is_figure());
        let mut words = near.filter_map(|token| self.text.get(token.start..token.end));
        words.any(|words| FAULTS.iter().any(|fault| words.contains(fault)))
    }

    /// True where the clause behind a figure says that the year before has left it: 为2022年结转.
    fn was_left(&self, at: usize) -> bool {
        let mut behind = self.tokens.get(at + 1..).unwrap_or(&[]).iter();
        let comma = behind.next().is_some_and(|token| matches!(token.kind, Kind::Comma));
        let copula = behind.next().is_some_and(|token| {
            matches!(&self.text[token.start..token.end], "为" | "系" | "是" | "属" | "均为" | "系由")
        });
        let left = behind.next().and_then(Token::term).is_some_and(|sense| sense.parts & KNOWN.carried_over != 0);
        comma && copula && left && !behind.next().is_some_and(Token::is_figure)
    }

    /// 答复方式：…
    fn tells_how_answered(&self, at: usize) -> bool {
        const FAR: usize = 24;
        let start = self.tokens.get(at.saturating_sub(FAR)).map_or(0, |token| token.start);
        let before = self.tokens.get(at).and_then(|token| self.text.get(start..token.start)).unwrap_or("");
        ["答复方式", "答复形式", "办理方式"].iter().any(|how| before.contains(how))
    }

    /// True where the sentence tells of another way to answer than in writing.
    fn is_answered_otherwise(&self) -> bool {
        const WAYS: [&str; 6] = ["当场", "当面", "口头", "电话", "邮件", "网上"];
        let places = self.tokens.iter().filter(|token| matches!(token.kind, Kind::Gap));
        let words = places.filter_map(|token| self.text.get(token.start..token.end));
        words.filter(|words| words.ends_with("答复")).any(|words| WAYS.iter().any(|way| words.contains(way)))
    }

    /// 通过EMS受理, 通过县行政服务中心收到: how they came, in words that mean nothing here.
    fn is_by_unknown(&self, reach: &Reach) -> bool {
        const MANY: [&str; 6] = ["多种", "各种", "不同", "多个", "多", "各"];
        let via = |at: usize| ["通过", "经", "以", "采取", "采用"].contains(&self.words(at));
        reach.subject.is_some_and(|at| {
            let name = matches!(self.tokens.get(at).map(|token| token.kind), Some(Kind::Gap));
            name && at + 1 == reach.first
                && at.checked_sub(1).is_some_and(via)
                && !MANY.iter().any(|many| self.words(at).contains(many))
        })
    }

    /// True where words of its own clause go on behind a figure.
    fn is_told_behind(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|token| match token.kind {
            Kind::Gap => true,
            Kind::Word(sense) => !matches!(sense.class, Class::And),
            _ => false,
        })
    }

    /// True where applications stand behind a figure and unknown words behind them.
    fn is_noun_of_gap(&self, at: usize) -> bool {
        let mut behind = self.tokens.get(at + 1..).unwrap_or(&[]).iter();
        let requests = |token: &Token<'_>| token.term().is_some_and(|sense| sense.topic == Some(Topic::Requests));
        let noun = behind.by_ref().find(|token| token.class() != Some(Class::Filler));
        noun.is_some_and(requests)
            && behind
                .find(|token| token.class() != Some(Class::Filler))
                .is_some_and(|token| matches!(token.kind, Kind::Gap))
    }

    /// 通过青岚先锋网公开, 依托“青岚在线”发布: one outlet among many that no measure is of.
    fn is_in_outlet(&self, at: usize) -> bool {
        const VIA: [&str; 7] = ["通过", "依托", "利用", "借助", "运用", "在", "于"];
        let before = (0..at).rev().take_while(|at| !is_boundary(&self.tokens[*at]));
        let mut pairs = before.filter(|at| VIA.contains(&self.words(*at))).filter_map(|at| self.tokens.get(at + 1));
        pairs.any(|token| match token.kind {
            Kind::Gap => is_outlet(self.text.get(token.start..token.end).unwrap_or("")),
            Kind::Word(sense) => sense.class == Class::Name,
            _ => false,
        })
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
            found.scope = of_last_part(progress, &found);
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
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    /// 市本级, in the clause before a head.
    pub fn own(&self, first: usize) -> Option<usize> {
        let before = self.tokens.get(..first)?.iter().enumerate().rev();
        before
            .take_while(|(_, token)| !is_boundary(token) && !token.is_figure())
            .find(|(_, token)| token.class() == Some(Class::Own))
            .map(|(at, _)| at)
    }

    /// 市卫生健康委本级: where the name of a part of the organ stands, with the words before it that belong to it.
    fn whose_own(&self, at: usize) -> (usize, usize) {
        const LENGTHS: RangeInclusive<usize> = 2 * '委'.len_utf8()..=8 * '委'.len_utf8();
        let Some(own) = self.tokens.get(at) else { return (0, 0) };
        let cut = self.words(at).starts_with(['委', '局', '厅']);
        let name = at.checked_sub(1).and_then(|before| self.tokens.get(before)).filter(|before| {
            cut && matches!(before.kind, Kind::Gap)
                && before.end == own.start
                && LENGTHS.contains(&(before.end - before.start))
        });
        (name.map_or(own.start, |name| name.start), own.end)
    }

    pub fn is_own(&self, at: usize) -> bool {
        self.tokens.get(at).and_then(Token::class) == Some(Class::Own)
    }

    /// 县教育局、县卫健局: each of the organs of a list that figures are told of in turn; none where one of its words is no
    /// organ.
    fn organs(&self, progress: &Progress, at: usize) -> Vec<&'p str> {
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
                Kind::List => {}
                Kind::Word(sense) if sense.class == Class::And => {}
                _ => break,
            }
        }
        if found.len() > 1 { found } else { Vec::new() }
    }

    /// The organ or place that the words up to a token name, other than the one that reports.
    pub fn organ(&self, progress: &Progress, at: usize) -> Option<&'p str> {
        let before = self.tokens.get(..=at)?.iter().rev();
        // 排在前两位的是河东区
        let copula = |token: &Token<'_>| matches!(self.text.get(token.start..token.end), Some("是" | "为" | "有"));
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
        let start = before.take_while(words).filter(|token| !is_filler(token)).last()?.start;
        scope::part_of_organ(
            self.text.get(start..self.tokens.get(at)?.end)?,
            self.issuer,
            progress.breakdown.whole.is_some(),
        )
    }
}

/// 答复151件；其中，区政府本级收到62件、答复60件: what the sentence has told of the whole is told again of the last part.
fn of_last_part(progress: &Progress, found: &Found) -> Option<String> {
    let of_all = |other: &Found| other.measure == found.measure && other.scope.is_none() && other.value != found.value;
    let part = progress.own().next()?.scope.as_ref()?;
    progress.own().any(of_all).then(|| part.clone())
}

/// Who publishes news, and nothing that the organ discloses.
const MEDIA: [&str; 4] = ["融媒体中心", "电视台", "报社", "广播电台"];

/// Words of a sum.
const SUMS: [&str; 9] = ["共", "共计", "合计", "总计", "累计", "总共", "一共", "总数", "总量"];

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

/// True of a name of a place where one outlet among many publishes.
fn is_outlet(words: &str) -> bool {
    let words = words.strip_suffix('上').unwrap_or(words);
    ["网", "APP", "客户端", "栏", "群", "报", "屏", "号", "刊", "册", "中心", "厅", "台", "馆", "墙", "亭", "社"]
        .iter()
        .any(|end| words.ends_with(end))
}
