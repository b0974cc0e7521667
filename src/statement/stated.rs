//! What a figure of a sentence states: by the words before it, by those behind it, by what the sentence has told before.

use super::behind;
use super::context::{Context, KNOWN, is_boundary};
use super::progress::Progress;
use super::reach::{Reach, is_remedy};
use super::resolve::{self, Head, Stated};
use super::sentence::{Figure, Sentence};
use super::sum::SUMS;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense};

/// How many tokens away from a figure the sentence is searched for what it is about.
pub(super) const FAR: usize = 64;

/// What a figure states, and the last token that says so.
type Told = (Stated, usize);

/// A figure and what stands around it.
#[derive(Clone, Copy)]
struct Sight<'c, 'p> {
    context: &'c Context,
    progress: &'c Progress,
    figure: Figure<'p>,
    /// The words before it.
    reach: &'c Reach,
    /// The word behind it that may say what it is, and its place.
    behind: Option<(usize, &'static Sense)>,
    /// 17件中: of these something else is told.
    among: bool,
}

impl<'p> Sentence<'p> {
    /// What a figure states, and the last token that says so.
    pub fn stated(&self, context: &Context, progress: &Progress, figure: Figure<'p>, reach: &Reach) -> Told {
        // 17件中予以公开的有9件: of the 17 nothing is told
        let among = self.words(figure.at + 1) == "中";
        let behind = behind::first(self.tokens, figure.at)
            .filter(|_| !among)
            .map(|behind| behind::applied_for(self.tokens, reach, behind));
        let sight = Sight { context, progress, figure, reach, behind, among };
        let told = self
            .told_apart(&sight)
            .or_else(|| self.told_of_these(&sight))
            .or_else(|| self.told_across(&sight))
            .or_else(|| self.told_before(&sight))
            .or_else(|| self.told_of_unknown(&sight));
        told.unwrap_or_else(|| {
            let sight = Sight { behind: self.further_behind(&sight), ..sight };
            self.told_of_the_rest(&sight).unwrap_or_else(|| self.told_behind(&sight))
        })
    }

    /// By ways of telling that look at more than the nearest words.
    fn told_apart(&self, sight: &Sight<'_, 'p>) -> Option<Told> {
        let Sight { context, progress, figure, reach, behind, .. } = *sight;
        // 2件因申请内容不明确要求补正
        if reach.is_empty() && self.is_to_be_completed(figure.at) {
            return Some((Stated::Nothing, figure.at));
        }
        // 公众号、抖音号共3个政务新媒体账号
        let sums = || figure.at.checked_sub(1).is_some_and(|at| SUMS.contains(&self.words(at)));
        let media = |at: usize| self.words(at).contains("新媒体");
        if let Some((at, _)) = behind.filter(|(at, sense)| sense.topic == Some(Topic::NewMedia) && media(*at) && sums())
        {
            return Some((Stated::of(resolve::counted(Topic::NewMedia, figure.unit)), at));
        }
        let bare = reach.nouns.is_empty() && reach.parts.is_empty() && reach.verbs == 0;
        let head = self
            .concerned_behind(figure)
            .or_else(|| self.restated(progress, figure))
            .or_else(|| self.fills(progress, figure).filter(|_| bare))
            .or_else(|| self.of_place(progress, figure, reach))
            .or_else(|| self.trained(context, figure, reach, behind))
            .or_else(|| self.told_by_the_next(context, progress, figure, reach))
            .or_else(|| self.told_in_the_next_clause(context, progress, figure, reach))
            .or_else(|| self.charged_nothing(context, figure))
            .or_else(|| self.charged(context, figure))?;
        Some((Stated::All(vec![head]), figure.at))
    }

    /// 对4件申请作出答复, 在286件申请答复中: what was done with those that have been told of.
    fn told_of_these(&self, sight: &Sight<'_, 'p>) -> Option<Told> {
        let Sight { figure, reach, .. } = *sight;
        let because = self.is_treated(figure.at);
        let of_these = || self.clause_behind(figure.at).ends_with('中') && self.answers(figure.at);
        let told = figure.at.checked_sub(1).is_some_and(|at| match self.words(at) {
            "所有" | "上述" | "前述" | "全部" => true,
            "在" => of_these(),
            _ => false,
        });
        let whose = reach.is_empty() || (because && reach.nouns.is_empty() && reach.verbs == 0);
        if !(whose && (because || told)) {
            return None;
        }
        let answered = if self.answers(figure.at) { resolve::total(figure.unit) } else { Stated::Nothing };
        Some((answered, figure.at))
    }

    /// 均予以维持，1件正在审理: by the word behind, where the words before are beyond a comma; or as a sum.
    fn told_across(&self, sight: &Sight<'_, 'p>) -> Option<Told> {
        let Sight { context, progress, figure, reach, behind, .. } = *sight;
        let led = |sense: &Sense| {
            is_remedy(sense) && self.tokens.get(figure.at + 1).and_then(Token::class) == Some(Class::Occur)
        };
        let done = behind
            .filter(|(_, sense)| reach.crossed && !reach.is_empty() && (sense.verbs | sense.parts != 0 || led(sense)));
        if let Some((at, sense)) = done {
            return Some((resolve::resolve_behind(context, &Reach::default(), sense, figure.unit), at));
        }
        let sum = reach.is_empty().then(|| self.summed(context, progress, figure))??;
        Some((Stated::All(vec![sum]), figure.at))
    }

    /// By the words before it, if there are any.
    fn told_before(&self, sight: &Sight<'_, 'p>) -> Option<Told> {
        let Sight { context, figure, reach, behind, .. } = *sight;
        if reach.is_empty() {
            return None;
        }
        let alone = reach.nouns.is_empty() && reach.parts.is_empty() && !reach.info && !reach.strong_verb;
        let right = behind.filter(|(_, sense)| alone && sense.topic.is_some());
        // 一件一档, 一个电话
        let idiom = figure.unit == "个" || self.words(figure.at).starts_with('一');
        if (idiom || alone && right.is_none()) && behind::is_followed_by_gap(self.tokens, figure.at) {
            return Some((Stated::Nothing, figure.at));
        }
        let sense = right.map(|(_, sense)| sense);
        let stated = resolve::resolve(context, reach, sense, figure.unit, figure.value.is_zero());
        Some((stated, right.map_or(figure.at, |(at, _)| at)))
    }

    /// By what unknown words before it can be.
    fn told_of_unknown(&self, sight: &Sight<'_, 'p>) -> Option<Told> {
        let Sight { context, progress, figure, reach, behind, .. } = *sight;
        if let Some(heads) = reach.unknown.filter(|_| reach.respectively).and_then(|at| self.concerned_in_turn(at)) {
            return Some((Stated::InTurn(heads), figure.at));
        }
        let object = |at: usize| {
            if let Some(head) = self.asked_for(at, figure) {
                return Some(head);
            }
            let concerned = || self.concerned(at).or_else(|| self.explained(at, figure));
            concerned().or_else(|| self.responded(at, figure)).or_else(|| self.cost(context, figure))
        };
        if let Some(head) = reach.unknown.and_then(object) {
            return Some((Stated::All(vec![head]), figure.at));
        }
        if let Some((at, _)) =
            behind.filter(|(at, sense)| reach.unknown.is_some() && self.are_accounts(context, *at, sense))
        {
            return Some((Stated::of(resolve::counted(Topic::NewMedia, figure.unit)), at));
        }
        if let Some(head) = self.of_time(progress, figure, reach) {
            return Some((Stated::All(vec![head]), figure.at));
        }
        let at = reach.unknown.filter(|_| !reach.crossed || behind.is_none())?;
        // A县477件、B县301件: the whole, by places
        let named = self.is_own(at) || self.organ(progress, at).is_some();
        let place = named && !behind::is_followed_by_gap(self.tokens, figure.at);
        let head = self.by_organs(context, progress, figure).filter(|_| place);
        // 县政府办举办一期专题培训班
        if head.is_none() && place && behind.is_some() {
            return None;
        }
        Some((Stated::of(head), figure.at))
    }

    /// What stands behind it, also further away: what became of those that are left.
    fn further_behind(&self, sight: &Sight<'_, 'p>) -> Option<(usize, &'static Sense)> {
        let Sight { figure, reach, behind, among, .. } = *sight;
        let behind = if reach.besides { behind::done_behind(self.tokens, figure.at) } else { behind };
        behind::left_over(self.tokens, figure.at)
            .or(behind)
            .or_else(|| behind::became(self.text, self.tokens, figure.at).filter(|_| !among))
    }

    /// 剩余2件于次年1月答复: those that are left of the applications, or all that were dealt with.
    fn told_of_the_rest(&self, sight: &Sight<'_, 'p>) -> Option<Told> {
        let Sight { context, progress, figure, reach, behind, .. } = *sight;
        let over = !self.clause_behind(figure.at).contains('撤');
        // 另有1件申请人逾期未补正
        let ended = behind.is_some_and(|(_, sense)| sense.parts & (KNOWN.outcomes | KNOWN.other_rows) != 0);
        let left = reach.besides && over && !ended;
        if left && let Some(head) = progress.reckoned(context, figure.value, figure.unit, true) {
            return Some((Stated::All(vec![head]), behind.map_or(figure.at, |(at, _)| at)));
        }
        let forward = || Stated::of(Head::of_requests(KNOWN.carried_forward, figure.unit));
        if reach.besides && context.is_current(Topic::Requests) && self.is_to_be_answered(figure.at) {
            return Some((forward(), figure.at));
        }
        // 办结13件，2件结转
        let over = matches!(self.words(figure.at + 1), "结转" | "转结" | "顺延" | "跨年");
        if over && context.is_current(Topic::Requests) && self.tokens.get(figure.at + 2).is_none_or(is_boundary) {
            return Some((forward(), figure.at + 1));
        }
        // 37件申请已全部办结
        let (at, noun) = behind.filter(|_| !reach.besides)?;
        let (place, verb) = behind::done_with(self.tokens, at)?;
        let parts = if verb.verbs == 0 { vec![verb] } else { Vec::new() };
        let reach = Reach { nouns: vec![noun.topic?], verbs: verb.verbs, parts, ..Reach::default() };
        let stated = resolve::resolve(context, &reach, None, figure.unit, false);
        matches!(stated, Stated::All(_)).then_some((stated, place))
    }

    /// By the word behind it.
    fn told_behind(&self, sight: &Sight<'_, 'p>) -> Told {
        let Sight { context, progress, figure, reach, behind, .. } = *sight;
        match self.by_word(sight, behind) {
            // 240人参加的培训
            // but not 4件申请公开复议案卷
            (Stated::Nothing, at) if at > figure.at && !self.asks_for(at) => {
                match self.by_word(sight, behind::first(self.tokens, at)) {
                    (Stated::Nothing, _) => (Stated::Nothing, at),
                    stated => stated,
                }
            }
            (Stated::Nothing, at) if behind.is_none() => (self.continued(context, progress, figure, reach), at),
            stated => stated,
        }
    }

    /// 申请公开: what follows is what was applied for.
    fn asks_for(&self, at: usize) -> bool {
        let asks = self.tokens.get(at).and_then(Token::term).is_some_and(|sense| sense.topic == Some(Topic::Requests));
        asks && ["公开", "获取", "查询"].iter().any(|end| self.words(at).ends_with(end))
    }

    /// What a word behind a figure makes it.
    fn by_word(&self, sight: &Sight<'_, 'p>, word: Option<(usize, &'static Sense)>) -> Told {
        let Sight { context, figure, reach, .. } = *sight;
        let Some((at, sense)) = word else { return (Stated::Nothing, figure.at) };
        // 尚有2件申请在办理中: the noun stands between
        let asks =
            |sense: &Sense| sense.topic == Some(Topic::Requests) && (!sense.weak_noun || context.may_mean_requests());
        let mut between = self.tokens.get(figure.at..at).unwrap_or(&[]).iter().filter_map(Token::term);
        if reach.besides && between.any(asks) {
            let reach = Reach { nouns: vec![Topic::Requests], ..Reach::default() };
            return (resolve::resolve_behind(context, &reach, sense, figure.unit), at);
        }
        let of_requests = |set| (Stated::of(Head::of_requests(set, figure.unit)), at);
        match () {
            () if self.is_granted(context, at, sense) => of_requests(KNOWN.granted),
            // 15件为新收
            () if self.is_new(context, at, sense) => of_requests(KNOWN.new_received),
            () => (resolve::resolve_behind(context, reach, sense, figure.unit), at),
        }
    }

    /// 12件公开，4件无法提供: the verb alone, where applications are what the sentence is about.
    fn is_granted(&self, context: &Context, at: usize, verb: &Sense) -> bool {
        let ends = self.tokens.get(at + 1).is_none_or(|token| is_boundary(token) || matches!(token.kind, Kind::List));
        let bare = verb.verbs == KNOWN.disclosure && verb.weak & KNOWN.disclosure != 0;
        bare && ends && context.is_current(Topic::Requests)
    }

    /// 15件为新收，2件为上年结转: the verb alone, where applications are what the sentence is about.
    fn is_new(&self, context: &Context, at: usize, verb: &Sense) -> bool {
        let ends = self.tokens.get(at + 1).is_none_or(|token| is_boundary(token) || matches!(token.kind, Kind::List));
        let new = verb.verbs & KNOWN.new_received != 0 && self.words(at).starts_with('新');
        new && ends && context.is_current(Topic::Requests)
    }

    /// True where the clause behind a figure of applications says that they were answered.
    fn answers(&self, at: usize) -> bool {
        let clause = self.tokens.get(at + 1..).unwrap_or(&[]).iter().take_while(|token| !is_boundary(token));
        let own = clause.clone().any(Token::is_figure);
        let mut terms = clause.filter_map(Token::term);
        !own && terms.next().is_some_and(|sense| sense.topic == Some(Topic::Requests))
            && terms.next().is_some_and(|sense| sense.verbs & KNOWN.total != 0)
    }

    /// 剩余3件将于2023年答复: what is left, and when it is to be answered.
    fn is_to_be_answered(&self, at: usize) -> bool {
        const LATER: [&str; 7] = ["将于", "将在", "次年", "下年", "下一年", "明年", "拟于"];
        let clause = self.clause_behind(at);
        let next = || self.year.is_some_and(|year| clause.contains(&format!("{}年", year + 1)));
        ["答复", "办理", "办结", "处理"].iter().any(|verb| clause.contains(verb))
            && (LATER.iter().any(|word| clause.contains(word)) || next())
    }

    /// The words of its clause behind a figure.
    fn clause_behind(&self, at: usize) -> &'p str {
        let behind = self.tokens.get(at + 1..).unwrap_or(&[]).iter();
        let start = self.tokens.get(at).map_or(0, |token| token.end);
        let end = behind
            .take_while(|token| !is_boundary(token) && !token.is_figure())
            .last()
            .map_or(start, |token| token.end);
        self.text.get(start..end).unwrap_or("")
    }

    /// True where the clause behind a figure says that the applicants were asked for more.
    fn is_to_be_completed(&self, at: usize) -> bool {
        let behind = self.tokens.iter().enumerate().skip(at + 1);
        // 1件因申请内容不明确，正在与申请人沟通补正: the clause behind the reason
        let mut reason = self.tokens.get(at + 1).is_some_and(|token| token.class() == Some(Class::Because));
        let mut ends = |token: &Token<'_>| {
            let over = reason && matches!(token.kind, Kind::Comma);
            reason &= !over;
            !over && is_boundary(token) || token.is_figure()
        };
        let mut clause = behind.take_while(|(_, token)| !ends(token));
        let asked = clause.any(|(at, token)| token.class() == Some(Class::Void) && self.words(at).contains("补正"));
        // 2件因需要补正结转至2023年答复: what became of them
        let left = |token: &Token<'_>| token.sense().is_some_and(|sense| sense.parts & KNOWN.carried_forward != 0);
        asked && !clause.any(|(_, token)| left(token) || token.class() == Some(Class::Besides))
    }

    /// 对4件, 对公民、法人和其他组织提出的4件: what is done with them is told behind.
    fn is_treated(&self, at: usize) -> bool {
        let before = self.tokens.get(..at).unwrap_or(&[]).iter().enumerate().rev();
        let who = |token: &Token<'_>| match token.kind {
            Kind::List => true,
            Kind::Word(sense) => {
                matches!(sense.class, Class::Filler | Class::And) || sense.parts & KNOWN.applicants != 0
            }
            _ => false,
        };
        let mut first = before.skip_while(|(_, token)| who(token));
        first.next().is_some_and(|(place, token)| {
            token.class() == Some(Class::Because) && (place + 1 == at || ["对", "针对"].contains(&self.words(place)))
        })
    }

    /// 年初尚有1件未办结, 尚有1件上年申请未办结: the year before has left it. `at` is the figure.
    pub fn is_left_by_the_year_before(&self, at: usize) -> bool {
        const BEFORE: [&str; 5] = ["上年", "上一年", "去年", "往年", "以前年度"];
        const BEGINNING: [&str; 3] = ["年初", "期初", "上年末"];
        let before = self.tokens.get(..at).unwrap_or(&[]).iter().rev();
        let before = before.take_while(|token| !is_boundary(token) && !token.is_figure());
        let clause = before.last().zip(self.tokens.get(at));
        let ahead = clause.and_then(|(first, figure)| self.text.get(first.start..figure.start)).unwrap_or("");
        BEGINNING.iter().any(|word| ahead.contains(word))
            || BEFORE.iter().any(|word| self.clause_behind(at).starts_with(word))
    }

    /// 推送189期412条: a figure right behind one of issues tells how many they hold, of the same channel.
    pub fn fills(&self, progress: &Progress, figure: Figure<'_>) -> Option<Head> {
        let (last, _) = progress.last.filter(|(last, _)| last.is_in(KNOWN.channels))?;
        let mut before = self.tokens.get(..figure.at)?.iter().rev().skip_while(|token| {
            matches!(token.kind, Kind::List | Kind::Comma) || matches!(token.class(), Some(Class::Filler | Class::Info))
        });
        let issues = matches!(before.next()?.kind, Kind::Figure { unit: "期" | "次", .. });
        let holds = matches!(figure.unit, "条" | "篇" | "件") && last.takes(figure.unit);
        (issues && holds).then_some(last)
    }

    /// 受理32件，办结31件，结转1件: what is left of this year, or of the one before.
    fn carried(&self, context: &Context, progress: &Progress, figure: Figure<'p>, reach: &Reach) -> Option<Head> {
        let before = self.tokens.get(..figure.at)?.iter().rfind(|token| token.class() != Some(Class::Filler))?;
        if !reach.besides || !matches!(before.words(self.text), "结转" | "转结" | "顺延") {
            return None;
        }
        // 办理131件（新收126件、结转5件）
        if progress.is_the_rest_of_all(figure.value) {
            return Head::of(KNOWN.carried_over, Topic::Requests);
        }
        let ended = context.last & (KNOWN.outcomes | KNOWN.last_rows) != 0;
        // 办结98件。结转41件至2023年。
        let on =
            || context.is_current(Topic::Requests) && self.clause_behind(figure.at).starts_with(['至', '到', '入']);
        let done = || progress.own().any(|found| found.measure == "requests.total");
        Head::of(KNOWN.carried_forward, Topic::Requests).filter(|_| ended || on() || done())
    }

    /// 首次突破4000件，达4286件: the figure before it, told exactly.
    pub fn restated(&self, progress: &Progress, figure: Figure<'_>) -> Option<Head> {
        const REACHED: [&str; 5] = ["达", "达到", "共达", "为", "实际"];
        let [about, rough, comma, reached] = self.tokens.get(..figure.at)?.last_chunk::<4>()?;
        let crossed = matches!(comma.kind, Kind::Comma)
            && matches!(rough.kind, Kind::Figure { unit, .. } if unit == figure.unit)
            && matches!(about.class(), Some(Class::Approx(_)))
            && REACHED.contains(&reached.words(self.text));
        let (head, place) = progress.last.filter(|_| crossed)?;
        (place.1 == rough.end).then_some(head)
    }

    /// True where a word before a figure is a noun of a topic.
    pub fn speaks_of(&self, topic: Topic, at: usize) -> bool {
        let mut before = self.tokens.get(..at).unwrap_or(&[]).iter().rev().take(FAR).filter_map(Token::term);
        before.any(|sense| sense.topic == Some(topic))
    }

    /// 培训2期，共120人: another figure of the same thing, told by its counter.
    fn continued(&self, context: &Context, progress: &Progress, figure: Figure<'p>, reach: &Reach) -> Stated {
        if let Some(head) = self.fills(progress, figure) {
            return Stated::All(vec![head]);
        }
        // 上半年12件，下半年20件，全年共32件
        let parts = progress.own().next().is_some_and(|found| found.scope.is_some());
        if let Some((head, _)) = progress.last.filter(|_| reach.dated && parts && progress.last_counts_in(figure.unit))
        {
            return Stated::All(vec![head]);
        }
        let left = reach.besides || (reach.is_empty() && !reach.crossed);
        if let Some(head) = progress.reckoned(context, figure.value, figure.unit, left) {
            return Stated::All(vec![head]);
        }
        // 其他处理3件，总计75件
        let summed = figure.at.checked_sub(1).is_some_and(|before| self.words(before) == "总计");
        if let Some(head) = self.carried(context, progress, figure, reach) {
            return Stated::All(vec![head]);
        }
        let counts = progress.last.is_none() || progress.last_counts_in(figure.unit);
        if summed && context.last & KNOWN.last_rows != 0 && counts {
            return resolve::total(figure.unit);
        }
        // 政府公报刊登文件213件，出版24期
        let issues = figure.unit == "期" && reach.is_empty() && self.speaks_of(Topic::Gazette, figure.at);
        if issues && reach.unknown.is_none() && !progress.own().any(|found| found.measure == "gazette.issues") {
            return Stated::of(resolve::counted(Topic::Gazette, figure.unit));
        }
        // 原有政务新媒体19个，整合后剩余12个
        let rest = figure.at.checked_sub(1).is_some_and(|before| ["剩余", "余"].contains(&self.words(before)));
        if rest
            && reach.besides
            && figure.unit == "个"
            && !context.accounts
            && self.speaks_of(Topic::NewMedia, figure.at)
        {
            return Stated::of(resolve::counted(Topic::NewMedia, figure.unit));
        }
        // 培训3期，到12个乡镇现场指导
        let counted = self.tokens.get(figure.at + 1).is_some_and(|next| matches!(next.kind, Kind::Gap | Kind::Word(_)));
        if figure.unit == "个" && counted {
            return Stated::Nothing;
        }
        // 参加人数分别为45人、52人: neither is all
        let beside = figure.at.checked_sub(2).and_then(|at| self.tokens.get(at)).map(|token| token.kind);
        if matches!(beside, Some(Kind::Figure { unit, .. }) if unit == figure.unit && !unit.is_empty()) {
            return Stated::Nothing;
        }
        let latest =
            Topic::CONTINUED.iter().copied().find(|topic| context.in_sentence(*topic) && context.is_current(*topic));
        let head = latest.and_then(|topic| resolve::counted(topic, figure.unit));
        let again = |head: &Head| progress.last.is_some_and(|(last, _)| last == *head);
        Stated::of(head.filter(|head| !again(head)))
    }
}
