//! What a figure of a sentence states: by the words before it, by those behind it, by what the sentence has told before.

use super::context::{Context, KNOWN, is_boundary};
use super::progress::Progress;
use super::reach::{self, Reach};
use super::resolve::{self, Head, Stated};
use super::sentence::{Figure, Sentence};
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense};

/// How many tokens away from a figure the sentence is searched for what it is about.
pub(super) const FAR: usize = 64;

impl<'p> Sentence<'p> {
    /// What a figure states, and the last token that says so.
    pub fn stated(&self, context: &Context, progress: &Progress, figure: Figure<'p>, reach: &Reach) -> (Stated, usize) {
        // 17件中予以公开的有9件: of the 17 nothing is told
        let among = self.words(figure.at + 1) == "中";
        let behind = reach::behind(self.tokens, figure.at)
            .filter(|_| !among)
            .map(|behind| reach::applied_for(self.tokens, reach, behind));
        // 2件因申请内容不明确要求补正
        if reach.is_empty() && self.is_to_be_completed(figure.at) {
            return (Stated::Nothing, figure.at);
        }
        if let Some(head) = self.of_place(progress, figure, reach) {
            return (Stated::All(vec![head]), figure.at);
        }
        if let Some(head) = self.trained(context, figure, reach, behind) {
            return (Stated::All(vec![head]), figure.at);
        }
        if let Some(head) = self.told_by_the_next(context, progress, figure, reach) {
            return (Stated::All(vec![head]), figure.at);
        }
        // 对4件申请作出答复
        let before = figure.at.checked_sub(1);
        let because = self.is_treated(figure.at);
        // 在286件申请答复中
        let of_these = || self.clause_behind(figure.at).ends_with('中') && self.answers(figure.at);
        let told = before.is_some_and(|at| match self.words(at) {
            "所有" | "上述" | "前述" | "全部" => true,
            "在" => of_these(),
            _ => false,
        });
        let whose = reach.is_empty() || (because && reach.nouns.is_empty() && reach.verbs == 0);
        if whose && (because || told) {
            let answered = if self.answers(figure.at) { resolve::total(figure.unit) } else { Stated::Nothing };
            return (answered, figure.at);
        }
        // 均予以维持，1件正在审理
        let led = |sense: &Sense| {
            reach::is_remedy(sense) && self.tokens.get(figure.at + 1).and_then(Token::class) == Some(Class::Occur)
        };
        let done = behind
            .filter(|(_, sense)| reach.crossed && !reach.is_empty() && (sense.verbs | sense.parts != 0 || led(sense)));
        if let Some((at, sense)) = done {
            return (resolve::resolve_behind(context, &Reach::default(), sense, figure.unit), at);
        }
        if reach.is_empty()
            && let Some(head) = self.summed(context, progress, figure)
        {
            return (Stated::All(vec![head]), figure.at);
        }
        if !reach.is_empty() {
            let alone = reach.nouns.is_empty() && reach.parts.is_empty() && !reach.info && !reach.strong_verb;
            let right = behind.filter(|(_, sense)| alone && sense.topic.is_some());
            if alone && right.is_none() && reach::is_followed_by_gap(self.tokens, figure.at) {
                return (Stated::Nothing, figure.at);
            }
            // 一件一档, 一个电话
            let idiom = figure.unit == "个" || self.words(figure.at).starts_with('一');
            if idiom && reach::is_followed_by_gap(self.tokens, figure.at) {
                return (Stated::Nothing, figure.at);
            }
            let sense = right.map(|(_, sense)| sense);
            let stated = resolve::resolve(context, reach, sense, figure.unit, figure.value.is_zero());
            return (stated, right.map_or(figure.at, |(at, _)| at));
        }
        if let Some(heads) = reach.unknown.filter(|_| reach.respectively).and_then(|at| self.concerned_in_turn(at)) {
            return (Stated::InTurn(heads), figure.at);
        }
        if let Some(head) = reach.unknown.and_then(|at| {
            self.concerned(context, at)
                .or_else(|| self.explained(at, figure))
                .or_else(|| self.responded(at, figure))
                .or_else(|| self.charged_nothing(at, figure))
        }) {
            return (Stated::All(vec![head]), figure.at);
        }
        // 包含微信、抖音、快手4个账号
        let accounts = behind.filter(|(at, sense)| {
            sense.topic == Some(Topic::NewMedia) && self.words(*at).ends_with("账号") && self.tells_of_new_media(*at)
        });
        if let Some((at, _)) = accounts.filter(|_| reach.unknown.is_some() && !context.accounts) {
            return (Stated::of(resolve::counted(Topic::NewMedia, figure.unit)), at);
        }
        if let Some(head) = self.of_time(progress, figure, reach) {
            return (Stated::All(vec![head]), figure.at);
        }
        if let Some(at) = reach.unknown.filter(|_| !reach.crossed || behind.is_none()) {
            // A县477件、B县301件: the whole, by places
            let named = self.is_own(at) || self.organ(progress, at).is_some();
            let place = named && !reach::is_followed_by_gap(self.tokens, figure.at);
            return match self.by_organs(context, progress, figure).filter(|_| place) {
                Some(head) => (Stated::All(vec![head]), figure.at),
                None => (Stated::Nothing, figure.at),
            };
        }
        let behind = if reach.besides { reach::done_behind(self.tokens, figure.at) } else { behind };
        let behind = reach::left_over(self.tokens, figure.at)
            .or(behind)
            .or_else(|| reach::became(self.text, self.tokens, figure.at).filter(|_| !among));
        // 剩余2件于次年1月答复
        let over = !self.clause_behind(figure.at).contains('撤');
        // 另有1件申请人逾期未补正
        let ended = behind.is_some_and(|(_, sense)| sense.parts & (KNOWN.outcomes | KNOWN.other_rows) != 0);
        let left = reach.besides && over && !ended;
        let left = progress.reckoned(context, figure.value, figure.unit, true).filter(|_| left);
        if let Some(head) = left {
            return (Stated::All(vec![head]), behind.map_or(figure.at, |(at, _)| at));
        }
        if reach.besides && context.is_current(Topic::Requests) && self.is_to_be_answered(figure.at) {
            return (Stated::of(Head::of_requests(KNOWN.carried_forward, figure.unit)), figure.at);
        }
        // 办结13件，2件结转
        let over = matches!(self.words(figure.at + 1), "结转" | "转结" | "顺延" | "跨年");
        if over && context.is_current(Topic::Requests) && self.tokens.get(figure.at + 2).is_none_or(is_boundary) {
            return (Stated::of(Head::of_requests(KNOWN.carried_forward, figure.unit)), figure.at + 1);
        }
        // 尚有2件申请在办理中: the noun stands between
        let between = |at: usize| self.tokens.get(figure.at..at).unwrap_or(&[]).iter().filter_map(Token::term);
        let asks =
            |sense: &&Sense| sense.topic == Some(Topic::Requests) && (!sense.weak_noun || context.may_mean_requests());
        // 37件申请已全部办结
        let done = behind.filter(|_| !reach.besides).and_then(|(at, noun)| {
            let (place, verb) = reach::done_with(self.tokens, at)?;
            let reach = Reach { nouns: vec![noun.topic?], verbs: verb.verbs, ..Reach::default() };
            Some((resolve::resolve(context, &reach, None, figure.unit, false), place))
        });
        if let Some((stated @ Stated::All(_), at)) = done {
            return (stated, at);
        }
        let of = |behind: Option<(usize, &'static Sense)>| match behind {
            Some((at, sense)) if reach.besides && between(at).any(|sense| asks(&sense)) => {
                let reach = Reach { nouns: vec![Topic::Requests], ..Reach::default() };
                (resolve::resolve_behind(context, &reach, sense, figure.unit), at)
            }
            Some((at, sense)) if self.is_granted(context, at, sense) => {
                (Stated::of(Head::of_requests(KNOWN.granted, figure.unit)), at)
            }
            // 15件为新收
            Some((at, sense)) if self.is_new(context, at, sense) => {
                (Stated::of(Head::of_requests(KNOWN.new_received, figure.unit)), at)
            }
            Some((at, sense)) => (resolve::resolve_behind(context, reach, sense, figure.unit), at),
            None => (Stated::Nothing, figure.at),
        };
        match of(behind) {
            // 240人参加的培训
            (Stated::Nothing, at) if at > figure.at => match of(reach::behind(self.tokens, at)) {
                (Stated::Nothing, _) => (Stated::Nothing, at),
                stated => stated,
            },
            (Stated::Nothing, at) if behind.is_none() => (self.continued(context, progress, figure, reach), at),
            stated => stated,
        }
    }

    /// 通过12345热线、县长信箱等渠道收到群众来信120件: what they took in, whatever it is called.
    pub fn of_hotline(&self, context: &Context, progress: &Progress, figure: Figure<'p>) -> Option<Head> {
        let before = self.tokens.get(progress.used..figure.at)?;
        let clause = || before.iter().rev().take_while(|token| !is_boundary(token));
        // 热线去年受理48.6万件，今年受理52.3万件
        let again = |head: Head| progress.dated && head.is_in(context.last);
        let again = resolve::counted(Topic::Hotline, figure.unit).is_some_and(again);
        let mut hotline = again;
        let mut received = false;
        for token in clause() {
            match token.kind {
                Kind::Figure { .. } | Kind::Rate => return None,
                Kind::Word(sense) => match sense.class {
                    Class::Among | Class::No | Class::Not | Class::Compare | Class::Void | Class::Besides => {
                        return None;
                    }
                    Class::Term if sense.topic == Some(Topic::Requests) && !sense.weak_noun => return None,
                    Class::Term if again && sense.topic.is_some() => return None,
                    Class::Term => {
                        hotline |= sense.topic == Some(Topic::Hotline);
                        received |= sense.verbs & (KNOWN.new_received | KNOWN.total) != 0;
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let told = progress.own().any(|found| found.measure == "hotline.cases" && found.scope.is_none());
        let new = hotline && received && !told && progress.breakdown.whole.is_none() && context.seen(Topic::Hotline);
        if new { resolve::counted(Topic::Hotline, figure.unit) } else { None }
    }

    /// 公开10件、部分公开3件: the first of the ways in which applications end.
    fn told_by_the_next(
        &self,
        context: &Context,
        progress: &Progress,
        figure: Figure<'p>,
        reach: &Reach,
    ) -> Option<Head> {
        let discloses = reach.verbs & KNOWN.disclosure != 0
            // 新增
            && reach.verbs & KNOWN.new_received == 0
            && !reach.strong_verb
            && !reach.info
            && !reach.post;
        let head = Head::of_requests(KNOWN.granted, figure.unit)?;
        // 333件答复中，公开类161件，部分公开类22件
        let kind = matches!(reach.parts[..], [sense] if sense.weak & KNOWN.granted != 0) && reach.verbs == 0;
        if kind && reach.subject.is_none() && self.is_before_outcome(figure.at) {
            return Some(head);
        }
        let said = reach.subject.is_some() || !reach.nouns.is_empty() || !reach.parts.is_empty();
        // 答复12件，其中公开9件
        let some = progress.breakdown.whole.is_some_and(|whole| whole.topic == Topic::Requests);
        let asked = context.is_current(Topic::Requests) && context.in_sentence(Topic::Requests);
        if discloses && !said && (some || asked) {
            return Some(head);
        }
        if !discloses || said || !context.may_mean_requests() {
            return None;
        }
        self.is_before_outcome(figure.at).then_some(head)
    }

    /// True where the next word that names anything is another of the ways in which applications end.
    fn is_before_outcome(&self, at: usize) -> bool {
        const FAR: usize = 8;
        let next = self.tokens.get(at + 1..).unwrap_or(&[]).iter().take(FAR).find_map(Token::term);
        next.is_some_and(|sense| sense.parts & KNOWN.outcomes & !KNOWN.granted != 0)
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
        let mut clause = behind.take_while(|(_, token)| !is_boundary(token) && !token.is_figure());
        clause.any(|(at, token)| token.class() == Some(Class::Void) && self.words(at).contains("补正"))
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

    /// 解读惠企政策36篇: what was explained stands between. `at` is the token of it.
    fn explained(&self, at: usize, figure: Figure<'p>) -> Option<Head> {
        const POLICIES: [&str; 4] = ["政策", "文件", "措施", "办法"];
        let before = Token::before(self.tokens, at).and_then(Token::term);
        let explains = before.is_some_and(|sense| sense.topic == Some(Topic::Interpretation));
        let policies = explains && at + 1 == figure.at && POLICIES.iter().any(|end| self.words(at).ends_with(end));
        if policies { resolve::counted(Topic::Interpretation, figure.unit) } else { None }
    }

    /// 回应就学、就医等热点问题267个: what was responded to is told as a list. `at` is the token of the last.
    fn responded(&self, at: usize, figure: Figure<'p>) -> Option<Head> {
        const CONCERNS: [&str; 6] = ["问题", "关切", "热点", "舆情", "诉求", "疑问"];
        let told = at + 1 == figure.at && CONCERNS.iter().any(|end| self.words(at).ends_with(end));
        let before = self.tokens.get(..=at)?.iter().rev().take_while(|token| !is_boundary(token) && !token.is_figure());
        let start = before.last()?.start;
        let clause = self.text.get(start..self.tokens.get(at)?.end)?;
        let (_, object) = clause.split_once("回应").filter(|_| told)?;
        let responds = !object.starts_with(['率', '机', '力', '制', '情']);
        if responds { resolve::counted(Topic::Responses, figure.unit) } else { None }
    }

    /// 收费：0元. `at` is the token of it; what was charged may be for anything else.
    fn charged_nothing(&self, at: usize, figure: Figure<'p>) -> Option<Head> {
        let nothing = figure.value.is_zero() && self.words(at) == "收费";
        if nothing { resolve::counted(Topic::Processing, figure.unit) } else { None }
    }

    /// 其中甲山县公开4.2万条: the whole by places, the verb said again.
    fn of_place(&self, progress: &Progress, figure: Figure<'p>, reach: &Reach) -> Option<Head> {
        let verb_alone = reach.nouns.is_empty() && reach.parts.is_empty() && !reach.info && !reach.post;
        let head = progress.added_up(figure.unit).filter(|head| verb_alone && head.is_in(reach.verbs))?;
        self.organ(progress, reach.subject?).map(|_| head)
    }

    /// 其中一季度98条、二季度110条; 52件（2021年58件）: the whole by times, each right before its figure.
    fn of_time(&self, progress: &Progress, figure: Figure<'p>, reach: &Reach) -> Option<Head> {
        let named = |token: &Token<'_>| match token.kind {
            Kind::Months | Kind::Year(_) => true,
            _ => token.class() == Some(Class::Part),
        };
        let before = self.tokens.get(..figure.at)?.iter().rev();
        let mut before = before.skip_while(|token| matches!(token.kind, Kind::Colon) || self.is_copula(token));
        let told = before.next().is_some_and(named) && reach.unknown.is_none();
        let head = progress.added_up(figure.unit).filter(|_| told && !figure.unit.is_empty())?;
        // 2020年312件，2021年341件, in the report of 2021: what was told of the years before it
        let year = Token::before(self.tokens, figure.at).is_some_and(|token| matches!(token.kind, Kind::Year(_)));
        let again =
            || progress.own().next().is_some_and(|found| found.scope.as_ref().is_some_and(|s| s.ends_with('年')));
        (progress.time.restricts(head.topic).is_some() || year && again()).then_some(head)
    }

    /// What figures of organs add up to: what was stated last, or what the sentence speaks of: 申请量居前的市为：云洲市（620件）.
    pub fn by_organs(&self, context: &Context, progress: &Progress, figure: Figure<'p>) -> Option<Head> {
        // 受理数量居前的部门为：市公安局286件
        let received = |sense: &Sense| sense.verbs & KNOWN.new_received != 0 && context.is_current(Topic::Requests);
        let of_requests = |sense: &Sense| sense.topic == Some(Topic::Requests) || received(sense);
        let asks = |token: &Token<'_>| token.term().is_some_and(of_requests);
        let said = || self.tokens.get(..figure.at).unwrap_or(&[]).iter().rev().take(FAR).any(asks);
        let asked = || {
            let told = progress.last.is_none() && context.may_mean_requests() && said();
            Head::of_requests(KNOWN.new_received, figure.unit).filter(|_| told)
        };
        progress.added_up(figure.unit).or_else(asked)
    }

    /// 为, 有
    fn is_copula(&self, token: &Token<'_>) -> bool {
        matches!(token.words(self.text), "为" | "是" | "有" | "共" | "的")
    }

    /// 行政诉讼86件，其中涉及政府信息公开的3件: those that are about disclosure. `at` is the word for it.
    fn concerned(&self, context: &Context, at: usize) -> Option<Head> {
        let before = Token::before(self.tokens, at).and_then(Token::class);
        let matter = self.tokens.get(at).and_then(Token::class) == Some(Class::Matter);
        let remedies = [Topic::Reconsideration, Topic::Litigation];
        let nearest = self.tokens.get(..at)?.iter().rev().take(FAR).filter_map(|token| token.term()?.topic);
        let topic = nearest.into_iter().find(|topic| remedies.contains(topic)).filter(|_| !context.is_fresh())?;
        let word = self.words(at);
        let concerns = before == Some(Class::Occur) || word.starts_with('涉') || word.ends_with('类');
        if matter && concerns { resolve::counted(topic, "件") } else { None }
    }

    /// 行政复议案件31件、行政应诉案件45件，涉及政府信息公开的分别为9件和12件. `at` is the word for what they are about.
    fn concerned_in_turn(&self, at: usize) -> Option<Vec<Option<Head>>> {
        let matter = self.tokens.get(at).and_then(Token::class) == Some(Class::Matter);
        let topics = self.tokens.get(at.saturating_sub(FAR)..at)?.iter().filter_map(|token| token.term()?.topic);
        let remedies = topics.filter(|topic| matches!(topic, Topic::Reconsideration | Topic::Litigation));
        let heads: Vec<Option<Head>> = remedies.map(|topic| resolve::counted(topic, "件")).collect();
        (matter && heads.len() == 2).then_some(heads)
    }

    /// True where a figure of all appeals or suits is followed by that of those about disclosure.
    pub fn is_general(&self, at: usize) -> bool {
        // 收到行政复议申请89件，受理82件，审结75件: by the organ that decides
        let accepts =
            |place: usize| self.words(place) == "受理" && self.tokens.get(place + 1).is_some_and(Token::is_figure);
        if (at + 1..self.tokens.len()).take(FAR).any(accepts) {
            return true;
        }
        let mut rest =
            self.tokens.get(at + 1..).unwrap_or(&[]).iter().skip_while(|token| token.class() != Some(Class::Among));
        let mut clause = rest.by_ref().skip(1).take_while(|token| !token.is_figure());
        clause.any(|token| token.class() == Some(Class::Matter))
    }

    /// 业务骨干150人参加培训, 培训工作人员120人: who they are is told between.
    fn trained(
        &self,
        context: &Context,
        figure: Figure<'p>,
        reach: &Reach,
        behind: Option<(usize, &'static Sense)>,
    ) -> Option<Head> {
        let unknown = reach.unknown.filter(|_| reach.is_empty() && !reach.crossed)?;
        let head = resolve::counted(Topic::Training, figure.unit)?;
        let trains = |sense: &Sense| sense.topic == Some(Topic::Training);
        if !head.is_in(KNOWN.people) {
            // 培训村（社区）信息员1次
            let mut before = self.tokens.get(..unknown)?.iter().rev();
            let whom = |token: &&Token<'_>| matches!(token.kind, Kind::Gap) || token.class() == Some(Class::Filler);
            let verb = before.find(|token| !whom(token)).and_then(Token::term);
            let whom = ["人员", "员", "干部", "骨干", "单位"].iter().any(|end| self.words(unknown).ends_with(end));
            return Some(head).filter(|_| whom && verb.is_some_and(trains));
        }
        let attend = behind.is_some_and(|(_, sense)| sense.parts & KNOWN.people != 0 || trains(sense));
        let clause = self.tokens.get(..unknown)?.iter().rev().take_while(|token| !is_boundary(token));
        let verb = clause.filter_map(Token::term).next();
        let reached = verb.is_some_and(|sense| sense.parts & KNOWN.people != 0);
        let current = context.is_current(Topic::Training);
        let said = (attend && current)
            || (verb.is_some_and(trains) && (current || context.matter))
            || (reached && context.in_sentence(Topic::Training));
        said.then_some(head)
    }

    /// True where the sentence has named new media before a figure.
    fn tells_of_new_media(&self, at: usize) -> bool {
        let before = self.tokens.get(..at).unwrap_or(&[]).iter().rev().take(FAR);
        before.filter_map(Token::sense).any(|sense| sense.parts & KNOWN.new_media != 0)
    }

    /// 年初尚有1件未办结, 尚有1件上年申请未办结: the year before has left it. `at` is the figure.
    pub fn is_left_by_the_year_before(&self, at: usize) -> bool {
        const BEFORE: [&str; 5] = ["上年", "上一年", "去年", "往年", "以前年度"];
        const BEGINNING: [&str; 3] = ["年初", "期初", "上年末"];
        let before = self.tokens.get(..at).unwrap_or(&[]).iter().rev().take_while(|token| !is_boundary(token));
        let start = before.last().map_or(0, |token| token.start);
        let ahead = self.tokens.get(at).and_then(|token| self.text.get(start..token.start)).unwrap_or("");
        start > 0 && BEGINNING.iter().any(|word| ahead.contains(word))
            || BEFORE.iter().any(|word| self.clause_behind(at).starts_with(word))
    }

    /// 推送189期412条: a figure right behind one of issues tells how many they hold, of the same channel.
    pub fn fills(&self, progress: &Progress, figure: Figure<'_>) -> Option<Head> {
        let (last, _) = progress.last?;
        let issues = matches!(Token::before(self.tokens, figure.at)?.kind, Kind::Figure { unit: "期", .. });
        let holds = matches!(figure.unit, "条" | "篇" | "件") && last.is_in(KNOWN.channels) && last.takes(figure.unit);
        (issues && holds).then_some(last)
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
        // 受理32件，办结31件，结转1件
        let carried = self
            .tokens
            .get(..figure.at)
            .and_then(|before| before.iter().rfind(|token| token.class() != Some(Class::Filler)));
        let carried =
            reach.besides && carried.is_some_and(|token| matches!(token.words(self.text), "结转" | "转结" | "顺延"));
        let ended = context.last & (KNOWN.outcomes | KNOWN.last_rows) != 0;
        if carried && (ended || progress.own().any(|found| found.measure == "requests.total")) {
            return Stated::of(Head::of(KNOWN.carried_forward, Topic::Requests));
        }
        let counts = progress.last.is_none() || progress.last_counts_in(figure.unit);
        if summed && context.last & KNOWN.last_rows != 0 && counts {
            return resolve::total(figure.unit);
        }
        // 政府公报刊登文件213件，出版24期
        let issues = figure.unit == "期" && context.in_sentence(Topic::Gazette) && reach.is_empty();
        if issues && reach.unknown.is_none() && !progress.own().any(|found| found.measure == "gazette.issues") {
            return Stated::of(resolve::counted(Topic::Gazette, figure.unit));
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
