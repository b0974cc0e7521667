//! More of what may speak against a figure: it is of others, of some of them, or told of elsewhere.

use super::context::{KNOWN, is_boundary};
use super::fit::Claim;
use super::scope;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Set};
use crate::model::Precision;

impl Claim<'_, '_> {
    /// 信息处理费1200元，涉及申请3件
    pub fn is_concerned(&self) -> bool {
        self.is_bare()
            && self.progress.figures_before
            && self.reach.first.checked_sub(1).is_some_and(|at| self.sentence.words(at) == "涉及")
    }

    /// 通过网站公开246条，通过融媒体中心公开52条: the channel is not named with it, or it is another's: 局网站公布312条，
    /// 各单位在自有网站公布1926条.
    pub fn is_of_the_channel_before(&self) -> bool {
        let others = self.is_of(KNOWN.website) && self.reach.subject.is_some();
        let named = || self.reach.parts.iter().any(|sense| sense.parts & KNOWN.channels != 0);
        // 信息公开网512条，校园网3102条
        let others = others || self.is_of(KNOWN.website) && (self.noun() == "校园网" || self.is_everybodys());
        let joined = |token: &Token<'_>| matches!(token.kind, Kind::List) || token.class() == Some(Class::And);
        if self.is_of(KNOWN.website) && self.is_of_each_site() && !self.ahead().any(joined) {
            return true;
        }
        let another = others || self.is_of(KNOWN.channels) && !named();
        let sum = || self.sums_up(self.reach.first.saturating_sub(1));
        another && self.has_stated_the_same() && !sum() && self.sentence.fills(self.progress, self.figure).is_none()
    }

    /// 部门和街镇网站公开1.09万条: the web sites of others.
    fn is_everybodys(&self) -> bool {
        let owner = self.reach.first.checked_sub(1).and_then(|at| self.token(at));
        owner.is_some_and(|owner| matches!(owner.class(), Some(Class::Everyone | Class::Each)))
    }

    /// 各部门网站公开1.12万条
    fn is_of_each_site(&self) -> bool {
        let owner = self.reach.first.checked_sub(1).filter(|_| self.is_everybodys());
        owner.is_some_and(|at| self.sentence.words(at).starts_with('各'))
    }

    /// 其他4件属于信息不存在: those that are left, of which the words behind tell.
    pub fn is_told_behind(&self) -> bool {
        ["其他", "其它"].contains(&self.noun()) && self.reach.first + 1 == self.figure.at && self.goes_on_behind()
    }

    /// Words of its own clause go on behind the figure.
    pub fn goes_on_behind(&self) -> bool {
        self.behind().next().is_some_and(|token| match token.kind {
            Kind::Gap => true,
            Kind::Word(sense) => !matches!(sense.class, Class::And),
            _ => false,
        })
    }

    /// 2件政府信息公开申请达到收费标准
    pub fn is_some_of_the_requests(&self) -> bool {
        let mut behind = self.behind().filter(|token| token.class() != Some(Class::Filler));
        let requests = |token: &Token<'_>| token.term().is_some_and(|sense| sense.topic == Some(Topic::Requests));
        self.is_bare()
            && self.reach.nouns.is_empty()
            && behind.next().is_some_and(requests)
            && behind.next().is_some_and(|token| matches!(token.kind, Kind::Gap))
    }

    /// 通过EMS受理7件, 通过县行政服务中心收到: one channel that no measure is of.
    pub fn is_by_unknown(&self) -> bool {
        const MANY: [&str; 6] = ["多种", "各种", "不同", "多个", "多", "各"];
        let via = |at: usize| ["通过", "经", "以", "采取", "采用"].contains(&self.sentence.words(at));
        self.reach.subject.is_some_and(|at| {
            self.token(at).is_some_and(|token| matches!(token.kind, Kind::Gap))
                && at + 1 == self.reach.first
                && at.checked_sub(1).is_some_and(via)
                && !MANY.iter().any(|many| self.sentence.words(at).contains(many))
        })
    }

    /// 按照第（一）项答复2件
    pub fn is_by_paragraph(&self) -> bool {
        self.reach.subject.is_some_and(|at| self.sentence.words(at).ends_with('项'))
    }

    /// 不同意公开4件（涉及商业秘密1件、其他1件）
    pub fn is_a_reason(&self) -> bool {
        self.progress.breakdown.whole.is_some_and(|whole| whole.is_in(KNOWN.outcomes))
    }

    /// 微信公众号1个、视频号1个: each is some of the accounts.
    pub fn is_one_account(&self) -> bool {
        !self.noun().contains("账号")
            && !self.noun().contains("新媒体")
            && (self.is_list(self.figure.at + 1) || self.follows_list())
    }

    /// 分别发布4.6万条和3.8万条
    pub fn is_one_of_two(&self) -> bool {
        let mut behind = self.behind();
        behind.next().is_some_and(|token| token.class() == Some(Class::And))
            && behind.next().is_some_and(Token::is_figure)
    }

    /// 局本级收到9件，水文站收到1件: of an organ that no word here names.
    pub fn is_of_another_part(&self) -> bool {
        let gap = |at: usize| self.token(at).is_some_and(|token| matches!(token.kind, Kind::Gap));
        let told = |id: String| self.progress.own().any(|found| found.measure == id && found.scope.is_some());
        scope::adds_up(self.head.topic) && self.reach.subject.is_some_and(gap) && told(self.head.id(self.context))
    }

    /// 点击量12万次, where no web site has been spoken of: of a video or a course.
    pub fn is_of_no_site(&self) -> bool {
        self.noun().starts_with("点击") && self.context.passage_channels & KNOWN.website == 0
    }

    /// 两次培训参加人数分别为45人、52人
    pub fn is_one_of_several(&self) -> bool {
        let mut behind = self.behind();
        let joined = |token: &Token<'_>| matches!(token.kind, Kind::List) || token.class() == Some(Class::And);
        self.reach.respectively && behind.next().is_some_and(joined) && behind.next().is_some_and(Token::is_figure)
    }

    /// 接收政府公报12期
    pub fn was_sent(&self) -> bool {
        let received = |verbs: Set| verbs & KNOWN.new_received != 0 && verbs & KNOWN.disclosure == 0;
        self.reach.in_turn.iter().any(|sense| received(sense.verbs))
    }

    /// 收到申请超过300件的有5个: which of them are counted behind it.
    pub fn is_a_condition(&self) -> bool {
        let rough = matches!(self.token(self.figure.at).map(|token| token.kind), Some(Kind::Figure { precision, .. }) if precision != Precision::Exact)
            || self.figure.precision != Precision::Exact;
        let words = |at: usize| self.sentence.words(self.figure.at + at);
        rough
            && (words(1) == "的"
                && (words(2) == "有"
                    || self.token(self.figure.at + 2).is_some_and(|next| matches!(next.kind, Kind::Gap))))
    }

    /// 原有政务新媒体19个，整合后剩余12个: what there was.
    pub fn is_former(&self) -> bool {
        const ONCE: [&str; 5] = ["原有", "原", "此前", "原来", "此前有"];
        let gap = |at: usize| ONCE.iter().any(|once| self.sentence.words(at).ends_with(once));
        let filler = |at: &usize| self.token(*at).and_then(Token::class) == Some(Class::Filler);
        let before = (0..self.reach.first).rev().find(|at| !filler(at));
        before.is_some_and(gap)
    }

    /// 对涉及第三方的5件申请，征求第三方意见: what is done with them is told behind.
    pub fn is_what_is_treated(&self) -> bool {
        let because = self.reach.first.checked_sub(1).and_then(|at| self.token(at)).and_then(Token::class);
        let mut behind = self.behind().filter(|token| token.class() != Some(Class::Filler));
        self.is_bare()
            && because == Some(Class::Because)
            && behind.next().and_then(Token::term).is_some_and(|sense| sense.topic == Some(Topic::Requests))
    }

    /// 官方微博开通以来发布信息2412条: of all years.
    pub fn is_since(&self) -> bool {
        const SINCE: [&str; 7] = ["开通以来", "成立以来", "施行以来", "实施以来", "上线以来", "建站以来", "开设以来"];
        let start = self.ahead().last().map(|token| token.start);
        let start = start.or_else(|| self.token(self.reach.first).map(|token| token.start));
        let words = start.zip(self.token(self.figure.at)).and_then(|(from, to)| self.sentence.text.get(from..to.start));
        words.is_some_and(|words| words.contains("以来") && SINCE.iter().any(|since| words.contains(since)))
    }

    /// 参加省政府办公厅业务培训2次: held by others.
    pub fn was_attended(&self) -> bool {
        let attends = |token: &Token<'_>| token.words(self.sentence.text) == "参加";
        self.ahead().any(attends)
    }

    /// 来信中涉及政府信息公开的诉求9件
    pub fn is_voiced_about_disclosure(&self) -> bool {
        self.ahead().take(2).any(|token| token.class() == Some(Class::Matter))
            && !self.sentence.words(self.reach.first).contains("信箱")
    }

    /// 合并答复8件
    pub fn are_some_of_the_answers(&self) -> bool {
        const SOME: [&str; 5] = ["合并", "批量", "协商", "提前", "会商"];
        let before = self.reach.first.checked_sub(1).filter(|at| Some(*at) == self.reach.subject);
        before.is_some_and(|at| SOME.iter().any(|how| self.sentence.words(at).ends_with(how)))
    }

    /// 发布价格监管、产品质量等信息362条: of these kinds alone, where nothing says that it is all of the year.
    pub fn is_of_some_kinds(&self) -> bool {
        let sums_up = |at: usize| self.token(at).and_then(Token::class) == Some(Class::Etc);
        let of_year = |token: &Token<'_>| matches!(token.kind, Kind::Year(_)) || token.class() == Some(Class::Now);
        self.reach.etc
            && self.reach.info
            && (self.reach.first..self.figure.at).any(sums_up)
            && !self.reach.strong_verb
            && !self.sums_up(self.reach.first)
            && !self.sentence.tokens.get(..self.figure.at).unwrap_or(&[]).iter().any(of_year)
    }

    /// 对2000年以来制发的412件规范性文件进行清理
    pub fn were_reviewed(&self) -> bool {
        self.ahead().any(|token| ["对", "对于"].contains(&token.words(self.sentence.text)))
    }

    /// 受理12369环保举报1428件: by the line of a service, which is named by its number.
    pub fn came_by_a_line(&self) -> bool {
        let line = |token: &Token<'_>| matches!(token.kind, Kind::Rate) && token.words(self.sentence.text).len() == 5;
        self.ahead().any(line)
    }

    /// 平均每个工作日收到申请17件
    pub fn is_on_average(&self) -> bool {
        const MEAN: [&str; 6] = ["平均", "日均", "月均", "人均", "年均", "周均"];
        let before = self.sentence.tokens.get(..self.reach.first).unwrap_or(&[]).iter().rev();
        before.take_while(|token| !is_boundary(token) && !token.is_figure()).any(|token| {
            let words = token.words(self.sentence.text);
            words.contains('每') || MEAN.contains(&words)
        })
    }

    /// 县（市、区）通过各自网站公开18万条
    pub fn is_of_their_own(&self) -> bool {
        self.reach
            .first
            .checked_sub(1)
            .is_some_and(|at| ["各自", "各自的", "自有", "所属", "下属"].contains(&self.sentence.words(at)))
    }

    /// 报送省政府门户网站信息2036条
    pub fn was_handed_in(&self) -> bool {
        const TO: [&str; 5] = ["报送", "上报", "报", "投送", "推荐"];
        let hands = |token: &Token<'_>| {
            matches!(token.kind, Kind::Gap)
                && TO.iter().any(|verb| {
                    token.words(self.sentence.text).trim_end_matches(['省', '市', '县', '区']).ends_with(verb)
                })
        };
        self.is_bare() && self.ahead().any(hands)
    }

    /// 减免信息处理费30元: what was not taken.
    pub fn is_waived(&self) -> bool {
        const WAIVED: [&str; 4] = ["减免", "免除", "免收", "免缴"];
        self.reach.subject.is_some_and(|at| WAIVED.iter().any(|verb| self.sentence.words(at).ends_with(verb)))
    }

    /// 政府采购项目35个，采购金额1.2亿元: not of the central purchases that the form asks for.
    pub fn is_of_other_purchases(&self) -> bool {
        self.reach.weak_noun && !self.context.seen(Topic::Procurement)
    }
}
