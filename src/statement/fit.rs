//! Whether a figure is of what its words say: all that may speak against it.

use super::behind::VIA;
use super::context::{Context, KNOWN, is_boundary};
use super::progress::{Found, Progress};
use super::reach::Reach;
use super::resolve::Head;
use super::sentence::{Figure, Sentence};
use super::stated::FAR;
use super::sum::SUMS;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Set};
use rust_decimal::Decimal;

/// A figure and the head that its words name.
pub(super) struct Claim<'c, 'p> {
    pub sentence: &'c Sentence<'p>,
    pub context: &'c Context,
    pub progress: &'c Progress,
    pub figure: Figure<'p>,
    pub reach: &'c Reach,
    pub head: Head,
}

impl<'p> Claim<'_, 'p> {
    pub fn is_of(&self, set: Set) -> bool {
        self.head.is_in(set)
    }

    /// No verb says what was done with it.
    pub fn is_bare(&self) -> bool {
        self.reach.verbs == 0
    }

    /// The first word that the figure is of.
    pub fn noun(&self) -> &'p str {
        self.sentence.words(self.reach.first)
    }

    pub fn token(&self, at: usize) -> Option<&Token<'p>> {
        self.sentence.tokens.get(at)
    }

    /// The tokens behind the figure.
    pub fn behind(&self) -> impl Iterator<Item = &Token<'p>> {
        self.sentence.tokens.get(self.figure.at + 1..).unwrap_or(&[]).iter()
    }

    /// The tokens of its clause before its words, the last first.
    pub fn ahead(&self) -> impl Iterator<Item = &Token<'p>> {
        let before = self.sentence.tokens.get(..self.reach.first).unwrap_or(&[]).iter().rev();
        before.take_while(|token| !is_boundary(token) && !token.is_figure())
    }

    pub fn is_list(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(token.kind, Kind::List))
    }

    /// 事项、 its words go on a list.
    pub fn follows_list(&self) -> bool {
        self.reach.first.checked_sub(1).is_some_and(|at| self.is_list(at))
    }

    /// It is no part of a breakdown, and of no other time than its sentence.
    pub fn stands_alone(&self) -> bool {
        self.progress.breakdown.whole.is_none() && !self.reach.dated
    }

    /// What is broken down are applications.
    pub fn is_among_requests(&self) -> bool {
        self.progress.breakdown.whole.is_some_and(|whole| whole.topic == Topic::Requests)
    }

    /// The sentence has stated such a measure.
    pub fn has_stated(&self, such: impl Fn(&str) -> bool) -> bool {
        self.progress.own().any(|found| such(&found.measure))
    }

    /// The same of the whole organ.
    pub fn has_stated_of_all(&self, measure: &str) -> bool {
        self.progress.told(measure).is_some()
    }

    /// 共公开信息203条
    pub fn sums_up(&self, first: usize) -> bool {
        (first..self.figure.at).any(|at| SUMS.contains(&self.sentence.words(at)))
    }

    /// 收到126件（含上年结转）
    pub fn is_with_old_ones(&self) -> bool {
        let carried = || self.token(self.figure.at + 1).and_then(Token::class) == Some(Class::Carried);
        self.reach.carried || carried()
    }

    /// 新收1286件，上年结转36件，共受理1322件: both together.
    pub fn is_sum_with_old_ones(&self) -> bool {
        let told = |id| self.progress.told(id);
        told("requests.new_received")
            .zip(told("requests.carried_over"))
            .is_some_and(|(new, old)| !old.is_zero() && new + old == self.figure.value)
    }

    /// 涉及交通事故处理的21件, 涉及行政处罚的31件: what applications are about.
    pub fn tells_what_of(&self) -> bool {
        let first = self.reach.subject.filter(|at| at + 1 == self.reach.first).unwrap_or(self.reach.first);
        self.context.in_passage(Topic::Requests)
            && first.checked_sub(1).is_some_and(|at| self.sentence.words(at) == "涉及")
    }

    /// 复议申请96件，其中政府信息公开类11件；审结88件，维持40件: of all, and not of those about disclosure.
    pub fn is_more_than_all(&self) -> bool {
        let id = self.head.id(self.context);
        let Some((row, _)) = id.rsplit_once('.') else { return false };
        let Some(whole) = self.progress.of_all(row) else { return false };
        // what was decided behind the whole: 审结88件
        let decided = |pair: &[Token<'_>]| match pair {
            [word, Token { kind: Kind::Figure { value, .. }, start, .. }] => {
                *start > whole.place.1 && word.class() == Some(Class::Void) && *value > whole.value
            }
            _ => false,
        };
        let near = self.figure.at.saturating_sub(FAR)..self.figure.at;
        // 复议11件，其中维持64件 is a mistake of the report
        let among = self.progress.breakdown.whole.is_some_and(|of| of.id(self.context) == row);
        whole.value < self.figure.value && !among
            || self.sentence.tokens.get(near).unwrap_or(&[]).windows(2).any(decided)
    }

    /// 办结126件，按时办结124件: some of them.
    pub fn is_done_in_time(&self) -> bool {
        self.noun().starts_with('按') && self.progress.told("requests.total").is_some_and(|all| all > self.figure.value)
    }

    /// 选派12人参加省级培训: a training of others.
    pub fn were_sent(&self) -> bool {
        const SENT: [&str; 5] = ["派", "选送", "推荐", "派员", "派出"];
        self.figure.at.checked_sub(1).is_some_and(|at| {
            let words = self.sentence.words(at);
            SENT.iter().any(|end| words.ends_with(end))
        })
    }

    /// 参训3450人次，厅本级举办2期，培训180人: some of them.
    pub fn are_some_of_the_trained(&self) -> bool {
        let sessions = |found: &Found| found.measure == "training.sessions" && found.scope.is_none();
        let fewer = |id: &str| self.progress.told(id).is_some_and(|all| all > self.figure.value);
        let among = self.progress.breakdown.whole.is_some_and(|whole| whole.topic == Topic::Training);
        match self.is_of(KNOWN.people) {
            true => fewer("training.people") && !self.progress.own().next().is_some_and(sessions),
            false => among && fewer("training.sessions"),
        }
    }

    /// 通过网站（263条）、公众号（258条）两个渠道
    pub fn counts_the_ways(&self) -> bool {
        const WAYS: [&str; 5] = ["渠道", "途径", "方式", "形式", "载体"];
        self.behind().next().is_some_and(|token| WAYS.contains(&token.words(self.sentence.text)))
    }

    /// 收到申请1件，为2022年结转: the clause behind it says that the year before has left it.
    pub fn is_of_the_year_before(&self) -> bool {
        const IS: [&str; 6] = ["为", "系", "是", "属", "均为", "系由"];
        let mut behind = self.behind();
        behind.next().is_some_and(|token| matches!(token.kind, Kind::Comma))
            && behind.next().is_some_and(|token| IS.contains(&token.words(self.sentence.text)))
            && behind.next().and_then(Token::term).is_some_and(|sense| sense.parts & KNOWN.carried_over != 0)
            && !behind.next().is_some_and(Token::is_figure)
    }

    /// 文件128件，其中主动公开86件，依申请公开12件: of documents and of replies these are kinds.
    pub fn is_a_kind(&self) -> bool {
        let strange = self.progress.breakdown.strange;
        let part = strange || self.progress.breakdown.whole.is_some();
        // 申请已答复，其中查阅已公开信息29件，依申请公开76件，部分公开19件
        let told = || self.progress.found.iter().any(|found| found.measure == "requests.new_received");
        self.is_of(KNOWN.new_received) && self.is_on_request() && (part || self.is_before_outcomes() && told())
            || self.is_of(KNOWN.disclosure)
                && (self.is_known_already()
                    || !self.reach.info && (strange || self.is_among_requests() || self.is_before_outcomes()))
            || self.is_of(KNOWN.outcomes) && strange
    }

    /// 主动公开34件，同意公开61件，部分公开9件; 已主动公开6件: how applications ended.
    pub fn is_before_outcomes(&self) -> bool {
        const FAR: usize = 3;
        let next = || self.behind().take(FAR).find_map(Token::term);
        self.is_known_already()
            || self.context.is_current(Topic::Requests) && next().is_some_and(|sense| sense.parts & KNOWN.outcomes != 0)
    }

    /// 已主动公开6件, of applications
    pub fn is_known_already(&self) -> bool {
        self.context.is_current(Topic::Requests)
            && self.reach.first.checked_sub(1).is_some_and(|at| self.sentence.words(at) == "已")
    }

    /// 依申请公开12件
    pub fn is_on_request(&self) -> bool {
        self.is_bare() && self.noun().strip_prefix("依申请").is_some_and(|rest| !rest.contains("申请"))
    }

    /// 制发文件312份，主动公开198份，依申请公开46份
    pub fn is_of_papers(&self) -> bool {
        let kind = || self.is_on_request() || self.is_of(KNOWN.disclosure | KNOWN.outcomes);
        self.progress.papers && !self.reach.info && kind()
    }

    /// 申请书62份，申请事项96项
    pub fn is_told_already(&self) -> bool {
        self.is_bare()
            && self.stands_alone()
            && self.has_stated_of_all("requests.new_received")
            && self.sentence.own(self.reach.first).is_none()
            && self.sentence.restated(self.progress, self.figure).is_none()
    }

    /// 收到申请42件，受理40件: some of them, or the same again.
    pub fn is_accepted(&self) -> bool {
        self.stands_alone()
            && self.noun() == "受理"
            && self.sentence.own(self.reach.first).is_none()
            && self.reach.nouns.is_empty()
            && self.progress.own().any(|found| {
                found.measure == "requests.new_received" && found.scope.is_none() && found.value >= self.figure.value
            })
    }

    /// 县融媒体中心发布信息4206条: news, and nothing that the organ discloses.
    pub fn is_of_media(&self) -> bool {
        const MEDIA: [&str; 4] = ["融媒体中心", "电视台", "报社", "广播电台"];
        let media = |at: usize| MEDIA.iter().any(|end| self.sentence.words(at).ends_with(end));
        self.reach.subject.is_some_and(media)
    }

    /// 通过青岚先锋网公开信息45条, 依托“青岚在线”发布: one outlet among many that no measure is of.
    pub fn is_in_outlet(&self) -> bool {
        let is_outlet = |token: &Token<'_>| match token.kind {
            Kind::Gap => is_outlet(token.words(self.sentence.text)),
            Kind::Word(sense) => sense.class == Class::Name,
            _ => false,
        };
        let clause = || (0..self.figure.at).rev().take_while(|at| !self.token(*at).is_some_and(is_boundary));
        // 村务公开平台公开信息3万条
        let platform = |at: usize| {
            self.sentence.words(at) == "平台"
                && Token::before(self.sentence.tokens, at).is_some_and(|token| matches!(token.kind, Kind::Gap))
        };
        clause().any(platform)
            || clause()
                .filter(|at| VIA.contains(&self.sentence.words(*at)))
                .filter_map(|at| self.token(at + 1))
                .any(is_outlet)
    }

    /// 受理64件，其中县长信箱转办3件
    pub fn tells_where_from(&self) -> bool {
        self.is_among_requests()
    }

    /// 省政府应诉案件302件, of an organ that decides and pleads.
    pub fn is_of_the_judge(&self) -> bool {
        self.context.appeals && self.noun().contains("应诉")
    }

    /// 行政诉讼方面，一审案件2件: some of the suits.
    pub fn is_of_one_instance(&self) -> bool {
        let instance = |at: usize| ["一审", "二审", "再审", "终审"].contains(&self.sentence.words(at));
        !self.is_of(KNOWN.results) && (self.reach.first..self.figure.at).any(instance)
    }

    /// 答复方式：书面答复33件、电子邮件答复5件
    pub fn tells_how_answered(&self) -> bool {
        const FAR: usize = 24;
        let before = || {
            let start = self.token(self.figure.at.saturating_sub(FAR)).map_or(0, |token| token.start);
            self.token(self.figure.at).and_then(|token| self.sentence.text.get(start..token.start)).unwrap_or("")
        };
        ["答复方式", "答复形式", "办理方式"].iter().any(|how| before().contains(how))
    }

    /// 当场答复12件，书面答复22件: one of the ways.
    pub fn is_in_writing(&self) -> bool {
        const WAYS: [&str; 6] = ["当场", "当面", "口头", "电话", "邮件", "网上"];
        let mut others = self.sentence.tokens.iter().filter(|token| matches!(token.kind, Kind::Gap)).filter(|token| {
            let words = token.words(self.sentence.text);
            words.ends_with("答复") && WAYS.iter().any(|way| words.contains(way))
        });
        self.noun() == "书面答复" && others.next().is_some()
    }

    /// 职业技能培训126期，培训5812人次
    pub fn is_of_a_trade(&self) -> bool {
        self.progress.trade && self.reach.weak_noun
    }

    /// 培训覆盖18个乡镇
    pub fn tells_whom(&self) -> bool {
        self.figure.unit == "个" && self.goes_on_behind()
    }

    /// 微信公众号发布信息120条，浏览量12万次: not of a web site.
    pub fn is_of_social_media(&self) -> bool {
        const SOCIAL: [&str; 3] = ["disclosure.wechat", "disclosure.weibo", "disclosure.new_media"];
        let after = || self.progress.own().next().is_some_and(|found| SOCIAL.contains(&found.measure.as_str()));
        let of_site = || self.noun().contains('网');
        self.context.is_on_social_media_alone() || after() && !of_site()
    }

    /// 通报不合格新媒体3个: some of the accounts.
    pub fn is_of_faults(&self) -> bool {
        const FAULTS: [&str; 12] =
            ["不合格", "僵尸", "注销", "关停", "关闭", "抽查", "检查", "通报", "问题", "清理", "新增", "新开"];
        let fault = |token: &Token<'_>| {
            let words = token.words(self.sentence.text);
            FAULTS.iter().any(|fault| words.contains(fault))
        };
        self.ahead().any(fault)
    }

    /// 网上申请28件，书面申请8件; 书面申请3件，电子邮件申请2件
    pub fn is_another_way(&self) -> bool {
        const FAR: usize = 4;
        let in_writing = |at: usize| self.sentence.words(at) == "书面";
        let way = |token: &Token<'_>| token.sense().is_some_and(|sense| sense.parts & KNOWN.by_channel != 0);
        let mark = |token: &Token<'_>| matches!(token.kind, Kind::Comma | Kind::List);
        let next = || {
            self.behind().next().is_some_and(mark)
                && self.behind().skip(1).take(FAR).take_while(|t| !t.is_figure()).any(way)
        };
        let told = || self.is_bare() && self.has_stated(|measure| measure.starts_with("requests.by_channel."));
        (self.reach.first.saturating_sub(1)..self.figure.at).any(in_writing) && (told() || next())
    }

    /// 公开信息203条，还在公示栏等发布信息860余次: the first is the whole.
    pub fn is_some_of_the_disclosed(&self) -> bool {
        !self.reach.strong_verb
            && self.stands_alone()
            && self.has_stated_of_all("disclosure.total")
            && !self.sums_up(self.reach.first)
    }

    /// 官网612条，公开栏公开信息48条: neither is all.
    pub fn is_beside_channels(&self) -> bool {
        let channel = |measure: &str| measure.starts_with("disclosure.") && measure != "disclosure.total";
        !self.reach.strong_verb && self.has_stated(channel) && !self.sums_up(self.reach.first.saturating_sub(1))
    }

    /// 复议6件，其中申请人撤回2件; 行政复议方面，上年度遗留1件
    pub fn is_of_an_appeal(&self) -> bool {
        let any = |known: &dyn Fn(Topic) -> bool| known(Topic::Reconsideration) || known(Topic::Litigation);
        let left = self.is_of(KNOWN.carried_over) && self.reach.nouns.is_empty();
        (self.is_of(KNOWN.withdrawn) && any(&|topic| self.context.seen(topic))
            || left && any(&|topic| self.context.in_sentence(topic)))
            && !self.context.is_current(Topic::Requests)
    }

    /// 转交相关单位办理6件
    pub fn is_passed_on(&self) -> bool {
        let passes = |token: &Token<'_>| {
            token.class() == Some(Class::Void) && token.words(self.sentence.text).starts_with(['转', '移'])
        };
        self.ahead().any(passes)
    }

    /// 梳理行政许可事项120件、行政处罚事项300件
    pub fn is_an_item(&self) -> bool {
        let made = |token: &Token<'_>| token.term().is_some_and(|sense| sense.verbs & KNOWN.decided != 0);
        self.is_bare()
            && self.progress.strange
            && (self.noun().ends_with("事项") || self.follows_list())
            && !self.ahead().any(made)
            || self.figure.unit == "项" && self.is_exercised()
    }

    /// 实施行政许可事项32项: kinds of licences, and not decisions.
    pub fn is_exercised(&self) -> bool {
        let item = |at: usize| self.sentence.words(at).ends_with("事项");
        ["实施", "承担", "行使"].contains(&self.noun()) && (self.reach.first..self.figure.at).any(item)
    }

    /// 解读材料31篇，领导解读政策4次: the first is the whole.
    pub fn is_a_second_event(&self) -> bool {
        !self.sums_up(self.reach.first.saturating_sub(2)) && self.has_stated_the_same() && !self.is_whole_of_the_year()
    }

    /// 发布惠企政策解读57篇；全年发布解读材料214篇: the second is the whole.
    fn is_whole_of_the_year(&self) -> bool {
        let now = |token: &Token<'_>| token.class() == Some(Class::Now);
        let larger = |told: Decimal| told < self.figure.value;
        // 解读政策文件38件，发布解读信息112条，其中图解56条
        let broken_down = || {
            let mut behind = self.behind();
            behind.next().is_some_and(|token| matches!(token.kind, Kind::Comma))
                && behind.next().and_then(Token::class) == Some(Class::Among)
        };
        self.progress.told(&self.head.id(self.context)).is_some_and(larger)
            && (self.reach.dated || self.ahead().any(now) || broken_down())
    }

    pub fn has_stated_the_same(&self) -> bool {
        let id = self.head.id(self.context);
        self.has_stated(|measure| measure == id)
    }
}

/// True of a name of a place where one outlet among many publishes.
fn is_outlet(words: &str) -> bool {
    let words = words.strip_suffix('上').unwrap_or(words);
    [
        "网",
        "媒体",
        "APP",
        "客户端",
        "栏",
        "群",
        "报",
        "屏",
        "号",
        "刊",
        "册",
        "中心",
        "厅",
        "台",
        "馆",
        "墙",
        "亭",
        "社",
    ]
    .iter()
    .any(|end| words.ends_with(end))
}
