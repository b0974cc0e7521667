//! Figures that are told by more than the nearest words: what was explained stands between, or the whole is told by places.

use super::context::{Context, KNOWN, is_boundary};
use super::progress::Progress;
use super::reach::Reach;
use super::resolve::{self, Head};
use super::sentence::{Figure, Sentence};
use super::stated::FAR;
use super::sum::SUMS;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense};

impl<'p> Sentence<'p> {
    /// 通过12345热线、县长信箱等渠道收到群众来信120件: what they took in, whatever it is called.
    pub fn of_hotline(&self, context: &Context, progress: &Progress, figure: Figure<'p>) -> Option<Head> {
        let before = self.tokens.get(progress.used..figure.at)?;
        let comma = before.iter().rposition(is_boundary);
        // 依托县长信箱，受理群众反映事项219件: by what the clause before it has named
        let start = match comma.filter(|at| matches!(before[*at].kind, Kind::Comma)) {
            Some(comma) => {
                let first = before[..comma].iter().rposition(is_boundary).map_or(0, |at| at + 1);
                if self.names_a_hotline(&before[first..comma]) { first } else { comma + 1 }
            }
            None => comma.map_or(0, |at| at + 1),
        };
        let clause = || before[start..].iter().rev();
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
                    // 建议, 提案
                    Class::Term if self.is_proposal(token) => return None,
                    Class::Term => {
                        hotline |= sense.topic == Some(Topic::Hotline);
                        received |= sense.verbs & (KNOWN.new_received | KNOWN.total) != 0;
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let told = progress.told("hotline.cases").is_some();
        let new = hotline && received && !told && progress.breakdown.whole.is_none() && context.seen(Topic::Hotline);
        if new { resolve::counted(Topic::Hotline, figure.unit) } else { None }
    }

    /// 人大代表建议, 政协提案
    fn is_proposal(&self, token: &Token<'_>) -> bool {
        ["建议", "提案", "议案"].iter().any(|end| token.words(self.text).ends_with(end))
    }

    /// 做好县长信箱办理工作，: a clause without a figure that is about nothing else.
    fn names_a_hotline(&self, clause: &[Token<'_>]) -> bool {
        let topic = |token: &Token<'_>| token.term().and_then(|sense| sense.topic.filter(|_| !sense.weak_noun));
        let other = |topic: Topic| !matches!(topic, Topic::Hotline | Topic::Voices | Topic::Other);
        let figure = |token: &Token<'_>| token.is_figure() || matches!(token.kind, Kind::Rate);
        clause.iter().any(|token| topic(token) == Some(Topic::Hotline))
            && !clause.iter().any(|token| figure(token) || topic(token).is_some_and(other))
    }

    /// 公开10件、部分公开3件: the first of the ways in which applications end.
    pub fn told_by_the_next(
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
        // 333件答复中，公开类161件，部分公开类22件
        let kind = matches!(reach.parts[..], [sense] if sense.weak & KNOWN.granted != 0) && reach.verbs == 0;
        let head = if discloses || kind { Head::of_requests(KNOWN.granted, figure.unit)? } else { return None };
        if kind && reach.subject.is_none() && self.is_before_outcome(figure.at) {
            return Some(head);
        }
        // 按照规定公开7件、不予公开9件
        let rule = |at: usize| self.words(at).starts_with(['按', '依', '根']);
        let said = reach.subject.is_some_and(|at| !rule(at)) || !reach.nouns.is_empty() || !reach.parts.is_empty();
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

    /// 其中1件申请公开查处材料，予以部分公开: the clause behind says nothing but how it ended.
    pub fn told_in_the_next_clause(
        &self,
        context: &Context,
        progress: &Progress,
        figure: Figure<'p>,
        reach: &Reach,
    ) -> Option<Head> {
        if !reach.is_empty() {
            return None;
        }
        let next = || Token::before(self.tokens, figure.at).is_some_and(|mark| matches!(mark.kind, Kind::Semicolon));
        let asked = progress.breakdown.whole.is_some_and(|whole| whole.topic == Topic::Requests)
            || next() && context.is_current(Topic::Requests) && context.in_sentence(Topic::Requests);
        let rest = self.tokens.get(figure.at + 1..).filter(|_| asked)?;
        let comma = rest.iter().position(|token| is_boundary(token) || token.is_figure())?;
        let (asked_for, behind) = rest.split_at(comma);
        let named = asked_for.iter().any(|token| matches!(token.kind, Kind::Gap));
        let mut clause = behind.split_first().filter(|(mark, _)| named && matches!(mark.kind, Kind::Comma))?.1.iter();
        let outcome = clause.find(|token| !matches!(token.class(), Some(Class::Filler | Class::Because)))?.term()?;
        let ends = clause.next().is_none_or(is_boundary);
        let set = outcome.parts & (KNOWN.outcomes | KNOWN.reasons | KNOWN.withdrawn);
        Head::of_requests(set, figure.unit).filter(|_| ends && outcome.verbs == 0)
    }

    /// True where the next word that names anything is another of the ways in which applications end.
    pub fn is_before_outcome(&self, at: usize) -> bool {
        const FAR: usize = 8;
        let next = self.tokens.get(at + 1..).unwrap_or(&[]).iter().take(FAR).find_map(Token::term);
        next.is_some_and(|sense| sense.parts & KNOWN.outcomes & !KNOWN.granted != 0)
    }

    /// 收到公民申请公开征地档案1件: what was applied for stands between. `at` is the token of it.
    pub fn asked_for(&self, at: usize, figure: Figure<'p>) -> Option<Head> {
        let asks = Token::before(self.tokens, at)
            .filter(|before| ["申请公开", "申请获取", "申请查询"].contains(&before.words(self.text)))
            .and(at.checked_sub(1))?;
        let near = self.tokens.get(at + 1..figure.at)?.iter().all(|token| token.class() == Some(Class::Filler));
        let clause =
            self.tokens.get(..asks)?.iter().rev().take_while(|token| !is_boundary(token) && !token.is_figure());
        let received = clause.filter_map(Token::term).any(|sense| sense.verbs & KNOWN.new_received != 0);
        Head::of_requests(KNOWN.new_received, figure.unit).filter(|_| near && received)
    }

    /// 解读惠企政策36篇: what was explained stands between. `at` is the token of it.
    pub fn explained(&self, at: usize, figure: Figure<'p>) -> Option<Head> {
        const POLICIES: [&str; 4] = ["政策", "文件", "措施", "办法"];
        let before = Token::before(self.tokens, at).and_then(Token::term);
        let explains = before.is_some_and(|sense| sense.topic == Some(Topic::Interpretation));
        let policies = explains && at + 1 == figure.at && POLICIES.iter().any(|end| self.words(at).ends_with(end));
        if policies { resolve::counted(Topic::Interpretation, figure.unit) } else { None }
    }

    /// 回应就学、就医等热点问题267个: what was responded to is told as a list. `at` is the token of the last.
    pub fn responded(&self, at: usize, figure: Figure<'p>) -> Option<Head> {
        const CONCERNS: [&str; 6] = ["问题", "关切", "热点", "舆情", "诉求", "疑问"];
        let told = at + 1 == figure.at && CONCERNS.iter().any(|end| self.words(at).ends_with(end));
        // 针对网络舆情，及时发声回应7起
        let concern = || {
            let sentence = self.tokens.first().and_then(|first| self.text.get(first.start..self.tokens.get(at)?.start));
            sentence.is_some_and(|sentence| CONCERNS.iter().any(|concern| sentence.contains(concern)))
        };
        if at + 1 == figure.at && self.words(at).ends_with("回应") && concern() {
            return resolve::counted(Topic::Responses, figure.unit);
        }
        let before = self.tokens.get(..=at)?.iter().rev().take_while(|token| !is_boundary(token) && !token.is_figure());
        let start = before.last()?.start;
        let clause = self.text.get(start..self.tokens.get(at)?.end)?;
        let (_, object) = clause.split_once("回应").filter(|_| told)?;
        let responds = !object.starts_with(['率', '机', '力', '制', '情']);
        if responds { resolve::counted(Topic::Responses, figure.unit) } else { None }
    }

    /// 信息处理费：对1名申请人收取600元
    pub fn charged(&self, context: &Context, figure: Figure<'p>) -> Option<Head> {
        const TAKES: [&str; 6] = ["收取", "征收", "共收取", "共征收", "累计收取", "收缴"];
        let before = figure.at.checked_sub(1).filter(|_| figure.unit.ends_with('元'))?;
        // 对2件申请收费，合计860元
        let charges = || match self.tokens.get(..before) {
            Some([.., charge, comma]) => {
                let asked = context.in_sentence(Topic::Requests) || self.speaks_of(Topic::Requests, before);
                matches!(comma.kind, Kind::Comma) && charge.words(self.text).ends_with("收费") && asked
            }
            _ => false,
        };
        let told = TAKES.contains(&self.words(before)) && context.in_sentence(Topic::Processing)
            || SUMS.contains(&self.words(before)) && charges();
        Head::of(KNOWN.processing, Topic::Processing).filter(|head| told && head.takes(figure.unit))
    }

    /// 收费：0元; more than that may be charged for anything else.
    pub fn charged_nothing(&self, context: &Context, figure: Figure<'p>) -> Option<Head> {
        let decided = || [Topic::Licensing, Topic::Penalties].iter().any(|topic| context.in_sentence(*topic));
        let nothing = || figure.unit.ends_with('元') && figure.value.is_zero() && !decided();
        let before = self.tokens.get(..figure.at).filter(|_| nothing())?.iter().enumerate().rev();
        let mut before = before.skip_while(|(_, token)| matches!(token.kind, Kind::Colon) || self.is_copula(token));
        let (at, _) = before.next()?;
        let taken = || self.text.get(..self.tokens.get(at)?.end)?.strip_suffix("收取费用");
        (self.words(at) == "收费" || taken().is_some()).then(|| resolve::counted(Topic::Processing, figure.unit))?
    }

    /// 收取检索费、复制费、邮寄费等2318元: what was taken for information, whatever it is called.
    pub fn cost(&self, context: &Context, figure: Figure<'p>) -> Option<Head> {
        const TAKES: [&str; 4] = ["收取", "征收", "收缴", "收"];
        const COSTS: [&str; 9] =
            ["检索费", "复制费", "复印费", "邮寄费", "查询费", "打印费", "成本费用", "邮寄等成本", "邮寄等费用"];
        let clause =
            self.tokens.get(..figure.at)?.iter().rev().take_while(|token| !is_boundary(token) && !token.is_figure());
        let first = clause.last().filter(|_| figure.unit.ends_with('元'))?;
        let words = self.text.get(first.start..self.tokens.get(figure.at)?.start)?;
        let takes = TAKES.iter().any(|verb| words.contains(verb));
        let costs = COSTS.iter().any(|cost| words.contains(cost));
        let of_requests =
            context.seen(Topic::Requests) || context.matter || words.contains("检索") || words.contains("申请");
        resolve::counted(Topic::Processing, figure.unit).filter(|_| takes && costs && of_requests)
    }

    /// 其中甲山县公开4.2万条: the whole by places, the verb said again.
    pub fn of_place(&self, progress: &Progress, figure: Figure<'p>, reach: &Reach) -> Option<Head> {
        if reach.verbs == 0 || !reach.nouns.is_empty() || !reach.parts.is_empty() || reach.info || reach.post {
            return None;
        }
        let head = progress.added_up(figure.unit).filter(|head| head.is_in(reach.verbs))?;
        // 其中市本级公开8.9万条
        self.own(reach.first).or_else(|| reach.subject.filter(|at| self.organ(progress, *at).is_some())).map(|_| head)
    }

    /// 其中一季度98条、二季度110条; 52件（2021年58件）: the whole by times, each right before its figure.
    pub fn of_time(&self, progress: &Progress, figure: Figure<'p>, reach: &Reach) -> Option<Head> {
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
    pub fn is_copula(&self, token: &Token<'_>) -> bool {
        matches!(token.words(self.text), "为" | "是" | "有" | "共" | "的")
    }

    /// 行政诉讼86件，其中涉及政府信息公开的3件: those that are about disclosure. `at` is the word for it.
    pub fn concerned(&self, at: usize) -> Option<Head> {
        let before = Token::before(self.tokens, at).and_then(Token::class);
        let matter = self.tokens.get(at).and_then(Token::class) == Some(Class::Matter);
        let remedies = [Topic::Reconsideration, Topic::Litigation];
        let nearest = self.tokens.get(..at)?.iter().rev().take(FAR).filter_map(|token| token.term()?.topic);
        let topic = nearest.into_iter().find(|topic| remedies.contains(topic))?;
        let word = self.words(at);
        // 行政复议案件中，市政府作为被申请人的政府信息公开案件21件
        let concerns = before == Some(Class::Occur)
            || self.words(at + 1) == "案件"
            || word.starts_with('涉')
            || word.ends_with('类');
        if matter && concerns { resolve::counted(topic, "件") } else { None }
    }

    /// 行政应诉案件14件中，6件涉及政府信息公开: those that are about disclosure.
    pub fn concerned_behind(&self, figure: Figure<'p>) -> Option<Head> {
        let [concerns, matter, rest @ ..] = self.tokens.get(figure.at + 1..)? else { return None };
        let said = concerns.class() == Some(Class::Occur)
            && concerns.words(self.text) == "涉及"
            && matter.class() == Some(Class::Matter);
        if !said || !rest.first().is_none_or(is_boundary) {
            return None;
        }
        let nearest =
            self.tokens.get(..figure.at)?.iter().rev().take(FAR).filter_map(|token| token.term()?.topic).next()?;
        let remedy = matches!(nearest, Topic::Reconsideration | Topic::Litigation);
        if remedy { resolve::counted(nearest, figure.unit) } else { None }
    }

    /// 行政复议案件31件、行政应诉案件45件，涉及政府信息公开的分别为9件和12件. `at` is the word for what they are about.
    pub fn concerned_in_turn(&self, at: usize) -> Option<Vec<Option<Head>>> {
        let matter = self.tokens.get(at).and_then(Token::class) == Some(Class::Matter);
        let topics = self.tokens.get(at.saturating_sub(FAR)..at)?.iter().filter_map(|token| token.term()?.topic);
        let remedies = topics.filter(|topic| matches!(topic, Topic::Reconsideration | Topic::Litigation));
        let heads: Vec<Option<Head>> = remedies.map(|topic| resolve::counted(topic, "件")).collect();
        (matter && heads.len() == 2).then_some(heads)
    }

    /// 行政应诉案件52件，其中涉政府信息公开的2件: of all suits, though the sentence has spoken of disclosure before.
    pub fn are_some_told_apart(&self, at: usize) -> bool {
        let class = |at: usize| self.tokens.get(at).and_then(Token::class);
        let among = class(at + 2) == Some(Class::Among);
        let first = if class(at + 3) == Some(Class::Occur) { at + 4 } else { at + 3 };
        let before = self.tokens.get(..at).unwrap_or(&[]).iter().rev();
        let mut part = before.take_while(|token| !matches!(token.kind, Kind::Semicolon));
        among && class(first) == Some(Class::Matter) && !part.any(|token| token.class() == Some(Class::Matter))
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
    pub fn trained(
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
        let attends = |sense: &Sense| sense.parts & KNOWN.people != 0 || trains(sense);
        // 60余名信息员参加
        let rest =
            self.tokens.get(figure.at + 1..)?.iter().take_while(|token| !is_boundary(token) && !token.is_figure());
        let attend =
            behind.map_or_else(|| rest.last().and_then(Token::term), |(_, sense)| Some(sense)).is_some_and(attends);
        let clause = self.tokens.get(..unknown)?.iter().rev().take_while(|token| !is_boundary(token));
        let verb = clause.filter_map(Token::term).next();
        let reached = verb.is_some_and(|sense| sense.parts & KNOWN.people != 0);
        let current = context.is_current(Topic::Training);
        let said = (attend && current)
            || (verb.is_some_and(trains) && (current || context.matter))
            || (reached && context.in_sentence(Topic::Training));
        said.then_some(head)
    }

    /// 包含微信、抖音、快手4个账号: of new media, which the sentence has named. `at` is the word.
    pub fn are_accounts(&self, context: &Context, at: usize, word: &Sense) -> bool {
        let before = || self.tokens.get(..at).unwrap_or(&[]).iter().rev().take(FAR).filter_map(Token::sense);
        word.topic == Some(Topic::NewMedia)
            && self.words(at).ends_with("账号")
            && !context.accounts
            && before().any(|sense| sense.parts & KNOWN.new_media != 0)
    }
}
