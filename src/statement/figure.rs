//! A figure: the words that it belongs to, what these state, and what is known where they state nothing.

use super::behind;
use super::context::{Context, KNOWN};
use super::fit::Claim;
use super::measure::of_topic;
use super::progress::Progress;
use super::reach::{Reach, joins};
use super::resolve::{Head, Stated};
use super::scope;
use super::sentence::{Figure, Sentence, is_filler};
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::Class;

impl<'p> Sentence<'p> {
    /// Takes a figure into what has been read of the sentence.
    pub(super) fn figure(&self, context: &mut Context, progress: &mut Progress, figure: Figure<'p>) {
        // 由85件增至142件: what it was
        let was = self.tokens.get(figure.at + 1).is_some_and(|token| token.class() == Some(Class::To));
        if progress.planned || progress.time.is_plan() || was {
            return;
        }
        let reach = self.reach(progress, figure.at);
        if reach.dead {
            return;
        }
        progress.figures_before = progress.figures;
        progress.figures = true;
        if reach.is_empty() && !progress.waiting.is_empty() && reach.unknown.is_none() {
            self.next_in_turn(context, progress, figure, reach.first);
            return;
        }
        progress.waiting.clear();
        progress.dated = reach.dated;
        let mut reach = self.beyond(progress, figure, reach);
        self.tell_in_turn(&mut reach, figure.at);
        let organs = if reach.respectively { self.organs(progress, figure.at) } else { Vec::new() };
        if !organs.is_empty() {
            reach.parts.retain(|sense| sense.class == Class::Term);
            reach.respectively = false;
        }
        // 收到行政复议3件，结果维持2件: told by words that come after it
        let remedy = |topic: &Topic| matches!(topic, Topic::Reconsideration | Topic::Litigation | Topic::Complaints);
        context.matter = context.matter || (reach.nouns.iter().any(remedy) && self.is_formal());
        progress.papers |= self.lists_kinds(context, figure.at, &reach);
        let (stated, last) = self.told(context, progress, figure, &reach, !organs.is_empty());
        if last > figure.at {
            progress.used = last + 1;
        }
        match stated {
            Stated::Nothing => self.note_nothing(context, progress, figure, &reach),
            Stated::All(heads) => self.note_all(context, progress, figure, &reach, (&heads, &organs), last),
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

    /// The words before a figure, or before the brackets that it stands in alone: 自然人（187件）.
    fn reach(&self, progress: &mut Progress, at: usize) -> Reach {
        let kind = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map(|token| token.kind);
        let open = at.checked_sub(1).filter(|at| matches!(kind(Some(*at)), Some(Kind::Open)));
        let alone = open.filter(|_| matches!(kind(Some(at + 1)), Some(Kind::Close)));
        let mut reach = Reach::before(self.tokens, progress.used, alone.unwrap_or(at));
        if alone.is_some() {
            progress.breakdown = progress.outside.map(|(breakdown, _)| breakdown).unwrap_or_default();
        }
        if self.is_anybody(&reach, at) {
            reach.parts.clear();
        }
        reach
    }

    /// 自然人、企业各为8件、2件: as many figures as heads, one for each though no 分别 says so.
    fn tell_in_turn(&self, reach: &mut Reach, at: usize) {
        let heads = reach.parts.len().max(reach.nouns.len());
        if heads < 2 || reach.respectively {
            return;
        }
        let rest = self.tokens.get(at + 1..).unwrap_or(&[]);
        let more =
            rest.chunks(2).take_while(|pair| matches!(pair, [mark, figure] if joins(mark) && figure.is_figure()));
        let more = more.count();
        reach.respectively = more + 1 == heads;
        reach.each &= more == 0;
    }

    /// 主动公开265件、依申请公开70件、不予公开77件: what documents are marked with, where no application has been spoken of.
    fn lists_kinds(&self, context: &Context, at: usize, reach: &Reach) -> bool {
        const FAR: usize = 3;
        if !reach.strong_verb || reach.info || context.in_sentence(Topic::Requests) {
            return false;
        }
        let mut behind = self.tokens.get(at + 1..).unwrap_or(&[]).iter();
        let mark = behind.next().is_some_and(|token| matches!(token.kind, Kind::List | Kind::Comma));
        let mut next = behind.take(FAR).skip_while(|token| token.class() == Some(Class::Filler));
        let on_request = next.next().is_some_and(|token| {
            let words = token.words(self.text);
            words.starts_with("依申请") && !words.trim_start_matches("依申请").contains("申请")
        });
        mark && on_request && next.next().is_some_and(Token::is_figure)
    }

    /// Gives a figure to the head that waits for it: 分别为3件、2件.
    fn next_in_turn(&self, context: &mut Context, progress: &mut Progress, figure: Figure<'p>, first: usize) {
        let organ = (!progress.organs.is_empty()).then(|| progress.organs.remove(0));
        if let Some(head) = progress.waiting.remove(0) {
            self.state(context, progress, figure, head, (first, figure.at), organ.as_deref());
        }
    }

    /// What the words of a figure state, or else what the organs before it do, if there are some, or the hotline; and the last token
    /// of those words.
    fn told(
        &self,
        context: &Context,
        progress: &mut Progress,
        figure: Figure<'p>,
        reach: &Reach,
        organs: bool,
    ) -> (Stated, usize) {
        let (stated, last) = self.stated(context, progress, figure, reach);
        match stated {
            Stated::Nothing => {}
            Stated::All(heads) if matches!(heads[..], [head] if head.is_in(KNOWN.carried_forward)) => {
                let old = Head::of_requests(KNOWN.carried_over, figure.unit);
                let old = old.filter(|_| self.is_left_by_the_year_before(figure.at));
                return (Stated::All(old.map_or(heads, |head| vec![head])), last);
            }
            stated => return (stated, last),
        }
        let by_organs = || self.by_organs(context, progress, figure).filter(|_| organs && reach.is_empty());
        let summed = || {
            let over = || self.summed_over_sentences(progress, figure, reach.first);
            self.summed(context, progress, figure).or_else(over)
        };
        let decided = || self.decided(context, figure, reach);
        match by_organs().or_else(decided).or_else(|| self.of_hotline(context, progress, figure)).or_else(summed) {
            Some(head) => (Stated::All(vec![head]), figure.at),
            None => (stated, last),
        }
    }

    /// 消防安全检查行政许可决定91件: decisions, whatever they are on, where nothing is said of publishing them.
    fn decided(&self, context: &Context, figure: Figure<'p>, reach: &Reach) -> Option<Head> {
        let [topic @ (Topic::Licensing | Topic::Penalties | Topic::Coercion)] = reach.nouns[..] else { return None };
        let told = self.words(reach.first).ends_with("决定") && !reach.weak_noun && !reach.mixed;
        let alone = reach.verbs == 0 && reach.parts.is_empty() && !reach.info && !reach.post && !context.publishes;
        Head::of(KNOWN.decided & of_topic(topic), topic).filter(|head| told && alone && head.takes(figure.unit))
    }

    /// Takes notice of a figure that states nothing: what stands behind it may be of the same.
    fn note_nothing(&self, context: &mut Context, progress: &mut Progress, figure: Figure<'p>, reach: &Reach) {
        let remedy = |topic: &Topic| matches!(topic, Topic::Reconsideration | Topic::Litigation);
        context.business |= reach.nouns.iter().any(remedy);
        // 行政处罚47件，罚款12万元，行政强制3件: money is an aside
        if figure.unit.ends_with('元') && reach.is_empty() {
            return;
        }
        progress.strange = reach.mixed || reach.subject.is_some() || (reach.is_empty() && reach.unknown.is_some());
        progress.trade |= reach.mixed && reach.nouns == [Topic::Training] && progress.breakdown.whole.is_none();
        progress.papers |= reach.post && self.words(reach.first) == "发文";
        progress.papers |= reach.unknown.is_some_and(|at| is_paper(self.words(at)));
        // 执法案卷类19件、监控视频类6件、其他4件: what applications are about
        let about = reach.unknown.is_some_and(|at| self.words(at).ends_with('类'));
        if about && context.last & KNOWN.reasons != 0 {
            context.last = 0;
        }
        // 2件胜诉、1件正在审理
        if self.tokens.get(figure.at + 1).is_some_and(|token| token.class() == Some(Class::Void)) {
            progress.used = figure.at + 2;
        }
        // 征地批复（312件）、矿业权（61件）: what applications are about
        let bracket = |at: Option<usize>| {
            at.and_then(|at| self.tokens.get(at)).is_some_and(|token| matches!(token.kind, Kind::Open | Kind::Close))
        };
        let alone = bracket(figure.at.checked_sub(1)) && bracket(Some(figure.at + 1));
        if alone && context.in_sentence(Topic::Requests) {
            return;
        }
        let unknown = reach.unknown.is_some() || behind::is_followed_by_gap(self.tokens, figure.at);
        // 维持40件，撤销2件: a kind that no measure counts; 制定规范性文件8件，修改2件
        let document = context.last & KNOWN.documents != 0 && progress.last_counts_in(figure.unit);
        // 被维持15件，被撤销2件
        let appeal = progress.last.is_some_and(|(head, _)| remedy(&head.topic));
        // 线上122件、线下30件
        let sibling = appeal || context.last & (KNOWN.results | KNOWN.outcomes | KNOWN.by_channel) != 0;
        // 线上培训4次、线下2次
        let listed = reach
            .first
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at.min(reach.unknown.unwrap_or(at).saturating_sub(1))));
        let trained = progress.last.is_some_and(|(head, _)| head.topic == Topic::Training && head.takes(figure.unit));
        let sibling = sibling || trained && listed.is_some_and(joins);
        let kind = reach.verbs == 0 && (progress.counts_in(figure.unit) || document || sibling);
        if (unknown || (reach.mixed && reach.weak_noun)) && !kind {
            context.name(Topic::Unknown);
        }
    }

    /// States what the heads of a figure say, each if nothing speaks against it; `last` is the last token of its words.
    fn note_all(
        &self,
        context: &mut Context,
        progress: &mut Progress,
        figure: Figure<'p>,
        reach: &Reach,
        (heads, organs): (&[Head], &[&str]),
        last: usize,
    ) {
        let remedy = |head: &Head| matches!(head.topic, Topic::Reconsideration | Topic::Litigation);
        let general = || self.are_some_told_apart(figure.at) || !context.matter && self.is_general(figure.at);
        if heads.iter().any(remedy) && general() {
            return;
        }
        // 县住建局受理33件，街镇及其他部门受理75件: the others, and not all of them
        let rest = || progress.organ.as_ref().and(reach.first.checked_sub(1)).filter(|at| self.is_everyone(*at));
        let subject = reach.subject.or(reach.unknown).or_else(rest).and_then(|at| self.organ(progress, at));
        if let ([head], [first, rest @ ..]) = (heads, organs) {
            self.state(context, progress, figure, *head, (reach.first, last), Some(*first));
            progress.waiting = vec![Some(*head); rest.len()];
            progress.organs = rest.iter().map(|organ| (*organ).to_owned()).collect();
            return;
        }
        for &head in heads {
            let claim = Claim { sentence: self, context, progress, figure, reach, head };
            let own = || reach.unknown.is_some_and(|at| self.is_own(at) && self.is_part_of(progress, at, head.topic));
            let told_of_parts =
                subject.is_some_and(|organ| scope::adds_up(head.topic) || scope::is_group(organ)) || own();
            if told_of_parts || claim.holds() {
                // 省局维持2件: who decided, not whose appeals they are
                let judged = head.is_in(KNOWN.results);
                self.state(context, progress, figure, head, (reach.first, last), subject.filter(|_| !judged));
            } else if let Some(whole) = progress.breakdown.whole.filter(|whole| whole.topic == Topic::Requests) {
                context.name(whole.topic);
            }
        }
    }

    /// 不予公开类事由4件: a word for an outcome that a few unknown words part from its figure.
    fn beyond(&self, progress: &Progress, figure: Figure<'p>, reach: Reach) -> Reach {
        const MOST: usize = 6 * '类'.len_utf8();
        let cases = || ["件", "宗", "起", "份", "条", "例"].contains(&figure.unit);
        let near = |at: usize| self.tokens.get(at + 1..figure.at).unwrap_or(&[]).iter().all(|token| is_filler(&token));
        let gap = reach.unknown.filter(|at| reach.is_empty() && !reach.crossed && cases() && near(*at));
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
}

/// True of what is drawn up, of which only some is disclosed.
fn is_paper(words: &str) -> bool {
    ["文件", "公文", "发文", "文稿"].iter().any(|end| words.ends_with(end)) || words.contains("公开属性")
}
