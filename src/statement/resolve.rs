//! From the words around a figure to the measure that it states.

use super::context::{Context, KNOWN, UNCOUNTED};
use super::measure::{By, Measure, counted_in, of_topic};
use super::measures::MEASURES;
use super::reach::Reach;
use super::topic::{Topic, key};
use super::word::{Sense, Set};
use crate::form::FormId;

/// A measure, and the topic that gives the `*` of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub measure: usize,
    pub topic: Topic,
}

impl Head {
    pub fn id(self, context: &Context) -> String {
        let Some(measure) = MEASURES.get(self.measure) else { return String::new() };
        let id = measure.in_2019.filter(|_| context.form == Some(FormId::Y2019)).unwrap_or(measure.id);
        let Some((before, behind)) = id.split_once('*') else { return id.to_owned() };
        let row = if KNOWN.applicants >> self.measure & 1 == 1 { context.row } else { key(self.topic) };
        [before, row, behind].concat()
    }

    /// The first measure of a set, within a topic.
    pub fn of(set: Set, topic: Topic) -> Option<Head> {
        (set != 0).then(|| Head { measure: set.trailing_zeros() as usize, topic })
    }

    /// The same of applications, where it is counted in a unit.
    pub fn of_requests(set: Set, unit: &str) -> Option<Head> {
        Head::of(set, Topic::Requests).filter(|head| head.takes(unit))
    }

    pub fn is_in(self, set: Set) -> bool {
        set >> self.measure & 1 == 1
    }

    /// True where it is counted in a unit.
    pub fn takes(self, unit: &str) -> bool {
        self.is_in(counted_in(unit))
    }
}

/// What a figure states.
#[derive(Debug)]
pub(super) enum Stated {
    /// Nothing that is known.
    Nothing,
    /// One measure, or two at once: 受理、办结; or the same for several: 各1件.
    All(Vec<Head>),
    /// One after the other, where known: 分别为3件、2件.
    InTurn(Vec<Option<Head>>),
}

impl Stated {
    /// One measure, if any.
    pub fn of(head: Option<Head>) -> Stated {
        head.map_or(Stated::Nothing, |head| Stated::All(vec![head]))
    }
}

/// What the words before a figure state; `right` is the word behind it, where it belongs to the figure.
pub(super) fn resolve(
    context: &Context,
    reach: &Reach,
    right: Option<&'static Sense>,
    unit: &str,
    is_zero: bool,
) -> Stated {
    let resolver = Resolver::new(context, reach, unit, is_zero);
    if reach.mixed && !is_zero {
        return Stated::Nothing;
    }
    // 新收、上年结转、办结、下年结转的申请依次为8件、0件、7件、1件
    let flows = reach.verbs & (KNOWN.new_received | KNOWN.total) != 0
        && reach.parts.iter().all(|sense| sense.parts & (KNOWN.carried_over | KNOWN.carried_forward) != 0);
    let with_verb = reach.verbs != 0 && (reach.parts.len() == 1 || flows);
    if reach.respectively && with_verb && reach.in_turn.len() > 1 {
        return resolver.in_turn();
    }
    if reach.parts.len() > 1 {
        let each: Vec<Option<Head>> = reach.parts.iter().rev().map(|sense| resolver.part(sense)).collect();
        let heads: Vec<Head> = each.iter().copied().flatten().collect();
        let all = heads.len() == reach.parts.len();
        if reach.respectively && !heads.is_empty() {
            return Stated::InTurn(each);
        }
        // 接收公民、法人和其他组织申请0份: of anybody
        let anybody = reach.nouns.contains(&Topic::Requests)
            && reach.verbs != 0
            && reach.parts.iter().any(|sense| sense.parts & KNOWN.persons != 0);
        if (reach.each || is_zero) && all && !heads.is_empty() && !anybody {
            return Stated::All(heads);
        }
        return resolver.many_parts();
    }
    if let Some(sense) = reach.parts.first()
        && !resolver.sums_up(sense)
        && !resolver.is_where(sense)
        && let Some(head) = resolver.part(sense)
    {
        return Stated::All(resolver.with_total(sense, head));
    }
    // 不动产登记窗口受理申请1.6万件
    let by_way = reach.parts.first().is_some_and(|sense| sense.parts & KNOWN.by_channel != 0);
    if by_way && reach.weak_noun && reach.subject.is_some() && !context.seen(Topic::Requests) {
        return Stated::Nothing;
    }
    // 行政复议撤回2件: an end that no measure counts
    let remedy = matches!(reach.nouns.first(), Some(Topic::Reconsideration | Topic::Litigation));
    if remedy && reach.verbs == 0 && reach.parts.first().is_some_and(|sense| sense.parts & KNOWN.withdrawn != 0) {
        return Stated::Nothing;
    }
    if reach.nouns.len() > 1 {
        let zero = |topic: Topic| Head::of(KNOWN.decided & of_topic(topic), topic).filter(|_| is_zero);
        let head = |topic: &Topic| resolver.noun(*topic).or_else(|| resolver.by_verb(*topic)).or_else(|| zero(*topic));
        let mut heads: Vec<Head> = reach.nouns.iter().rev().filter_map(head).collect();
        // 申请量、办结量均为0
        let done = resolver.by_verb(Topic::Requests).filter(|head| is_zero && !heads.contains(head));
        if reach.nouns.contains(&Topic::Requests) {
            heads.extend(done);
        }
        let all = heads.len() >= reach.nouns.len();
        return match () {
            () if reach.respectively && all => Stated::InTurn(heads.into_iter().map(Some).collect()),
            () if (reach.each && all) || is_zero => Stated::All(heads),
            () if all && heads.windows(2).all(|pair| pair[0] == pair[1]) => {
                Stated::All(heads.into_iter().take(1).collect())
            }
            () => Stated::Nothing,
        };
    }
    resolver.verb_or_noun(right)
}

struct Resolver<'c> {
    context: &'c Context,
    reach: &'c Reach,
    unit: &'c str,
    /// The measures that are counted in the unit; all where there is none.
    units: Set,
    /// The figure is 0.
    is_zero: bool,
}

impl<'c> Resolver<'c> {
    fn new(context: &'c Context, reach: &'c Reach, unit: &'c str, is_zero: bool) -> Resolver<'c> {
        let units = if unit.is_empty() { Set::MAX } else { counted_in(unit) };
        let other_form = if context.form == Some(FormId::Y2019) { 0 } else { KNOWN.only_2019 };
        Resolver { context, reach, unit, units: units & !other_form, is_zero }
    }

    fn in_set(mut set: Set) -> impl Iterator<Item = (usize, &'static Measure)> {
        std::iter::from_fn(move || {
            let at = set.trailing_zeros() as usize;
            set &= set.wrapping_sub(1);
            Some((at, MEASURES.get(at)?))
        })
    }

    /// 网站等渠道: one of several.
    fn sums_up(&self, sense: &Sense) -> bool {
        self.reach.etc && sense.parts & (KNOWN.channels | KNOWN.by_channel) != 0
    }

    /// 网站 of 在网站发布解读稿件32篇: where something else than information at large is to be found.
    fn is_where(&self, sense: &Sense) -> bool {
        let channel =
            sense.parts & KNOWN.channels != 0 && matches!(sense.topic, None | Some(Topic::NewMedia | Topic::Gazette));
        let elsewhere =
            |topic: &Topic| !matches!(topic, Topic::Disclosure | Topic::Requests | Topic::NewMedia | Topic::Gazette);
        channel && self.reach.nouns.first().is_some_and(elsewhere)
    }

    /// The measure that a part names, within its topic.
    fn part(&self, sense: &Sense) -> Option<Head> {
        let of_part = Self::in_set(sense.parts & self.units)
            .filter_map(|(at, measure)| {
                Some(Head { measure: at, topic: self.topic_of(measure, sense.weak >> at & 1 == 1)? })
            })
            .filter(|head| sense.weak >> head.measure & 1 == 0 || self.follows(*head))
            .filter(|head| !self.context.business || head.topic == Topic::Requests || self.is_about_disclosure())
            .max_by_key(|head| self.rank(head.topic));
        of_part.or_else(|| sense.topic.and_then(|topic| self.noun(topic)))
    }

    /// 全市各级机关通过信息公开网公开: the one channel of all organs is the whole.
    fn with_total(&self, sense: &Sense, head: Head) -> Vec<Head> {
        let platform = sense.topic == Some(Topic::Disclosure) && head.is_in(KNOWN.website);
        let whole = platform && self.reach.everyone && self.reach.verbs & KNOWN.disclosure != 0;
        let total = Self::in_set(KNOWN.disclosure).next().filter(|_| whole);
        total.map(|(measure, _)| Head { measure, topic: head.topic }).into_iter().chain([head]).collect()
    }

    /// 其他 alone goes on with what the part before it was one of.
    fn follows(&self, head: Head) -> bool {
        let siblings = match head {
            _ if head.is_in(KNOWN.applicants) => KNOWN.applicants,
            _ if head.is_in(KNOWN.other_rows) => KNOWN.other_rows,
            _ => KNOWN.outcomes,
        };
        // in a list, with those that stand beside it: 自然人、企业和其他申请分别为
        let beside = self.reach.parts.iter().fold(self.context.last, |set, sense| set | sense.parts & !KNOWN.others);
        !head.is_in(KNOWN.others) || beside & siblings != 0
    }

    /// The later a topic was named, the higher.
    fn rank(&self, topic: Topic) -> bool {
        self.context.is_current(topic) || self.reach.nouns.contains(&topic)
    }

    /// The topic within which a part is one of a measure; `None` where none is in sight.
    fn topic_of(&self, measure: &Measure, weak: bool) -> Option<Topic> {
        if let Some(topic) = self.reach.nouns.iter().find(|topic| measure.topics.contains(topic)) {
            // 不动产登记窗口受理申请1.6万件, where nothing has been said of those for information
            let way = weak || measure.id.starts_with("requests.by_channel.");
            let other = way && self.reach.weak_noun && self.reach.subject.is_some() && !self.context.seen(*topic);
            return (!other).then_some(*topic);
        }
        if measure.topics.contains(&Topic::Disclosure) {
            let said = self.reach.info || self.reach.post || self.reach.verbs & KNOWN.disclosure != 0;
            // 信息公开渠道有：县政府网站（198条）
            let matter = self.context.matter && self.context.is_fresh();
            return (said || matter || self.context.is_current(Topic::Disclosure)).then_some(Topic::Disclosure);
        }
        let discloses = self.reach.verbs & KNOWN.disclosure != 0 || self.reach.info || self.reach.post;
        if measure.topics == [Topic::Requests] && discloses {
            return None;
        }
        if measure.topics == [Topic::Requests] && self.reach.verbs & (KNOWN.new_received | KNOWN.total) != 0 {
            let own = !weak && self.context.may_mean_requests();
            return (own || self.context.is_current(Topic::Requests)).then_some(Topic::Requests);
        }
        let Some(topic) = self.context.latest(measure.topics) else {
            // the form's own words, where nothing else has been spoken of, and those that no other prose uses
            let reason = Self::in_set(KNOWN.reasons).any(|(_, reason)| std::ptr::eq(reason, measure));
            let by_way = measure.id.starts_with("requests.by_channel.");
            let first = if by_way { self.context.is_fresh() } else { self.context.is_open() };
            let own = !weak && measure.topics == [Topic::Requests] && (reason || first);
            return own.then_some(Topic::Requests);
        };
        // 邮件答复5件。尚有1件正在办理
        let left = self.reach.besides && measure.id == "requests.carried_forward";
        if left && self.context.goes_on(Topic::Requests) {
            return Some(topic);
        }
        let strict = weak || measure.topics != [Topic::Requests];
        // 培训4次，其中线上2次，参训580人次
        let told = !weak && topic == Topic::Training && self.context.in_sentence(topic);
        (!strict || told || self.context.is_current(topic)).then_some(topic)
    }

    /// The measure that the noun of a topic names alone.
    fn noun(&self, topic: Topic) -> Option<Head> {
        Head::of(of_topic(topic) & KNOWN.by_noun & self.units, topic)
    }

    /// 通过网站、微信等渠道公开: all of them together.
    fn many_parts(&self) -> Stated {
        let all = |set: Set| self.reach.parts.iter().all(|sense| sense.parts & set != 0);
        let any = |set: Set| self.reach.parts.iter().any(|sense| sense.parts & set != 0);
        // 收到公民、法人和其他组织的申请132件
        let asked = self.reach.nouns.contains(&Topic::Requests) && self.may_ask();
        let known = asked || self.context.seen(Topic::Requests);
        let of_requests = all(KNOWN.applicants | KNOWN.by_channel) && known;
        let of_disclosure = all(KNOWN.channels) && (any(KNOWN.website) || self.reach.etc);
        let said = self.reach.verbs != 0 || !self.reach.nouns.is_empty();
        if said && (of_requests || of_disclosure) { self.verb_or_noun(None) } else { Stated::Nothing }
    }

    /// 申请 alone is one for information: nothing speaks for another, or it is anybody's, or the year's again.
    fn may_ask(&self) -> bool {
        let reach = self.reach;
        // 受理公民、法人和其他组织申请17件
        let persons = || reach.parts.iter().any(|sense| sense.parts & KNOWN.persons != 0);
        let anybody = reach.parts.len() > 1 && persons() && !self.context.is_on_others();
        // 信息公开申请中，征收类41件。全年共收到申请66件
        let of_year = reach.dated && reach.subject.is_none() && reach.verbs & KNOWN.new_received != 0;
        let again = || self.context.in_passage(Topic::Requests) && self.context.goes_on(Topic::Requests);
        // 申请量居前的为自然资源（412件）。全市共收到申请1688件
        let befell = || reach.in_turn.iter().any(|sense| sense.befalls);
        let of_all = reach.everyone && reach.subject.is_none() && befell() && !self.context.is_on_others();
        // 接待公众咨询政府信息公开事宜9人次。收到书面申请2件
        let plain = reach.subject.is_none() && befell() && !self.context.is_on_others();
        let about = plain && self.context.matter && self.context.is_begun_on_nothing();
        about || self.context.may_mean_requests() || anybody || of_all || of_year && again()
    }

    fn verb_or_noun(&self, right: Option<&'static Sense>) -> Stated {
        let reach = self.reach;
        let behind = right.and_then(|sense| sense.topic.filter(|_| !sense.weak_noun || self.may_ask()));
        let noun = reach.nouns.first().copied().or(behind);
        let weak = reach.weak_noun || (reach.nouns.is_empty() && right.is_some_and(|sense| sense.weak_noun));
        if weak && noun == Some(Topic::Requests) && !self.may_ask() {
            return Stated::Nothing;
        }
        if reach.verbs == 0 {
            return match noun {
                Some(topic) => self.enumerated(topic).unwrap_or_else(|| self.of_noun(topic)),
                None => self.of_channel(),
            };
        }
        let topic = noun.or_else(|| self.topic_of_verb());
        let Some(topic) = topic else { return Stated::Nothing };
        if topic == Topic::Disclosure {
            return self.disclosed();
        }
        let verbs = Self::in_set(reach.verbs & of_topic(topic) & self.units);
        let heads: Vec<Head> = verbs.map(|(measure, _)| Head { measure, topic }).collect();
        match heads.is_empty() {
            true if reach.info && matches!(topic, Topic::Reconsideration | Topic::Litigation) => Stated::Nothing,
            true => self.of_noun(topic),
            false if reach.info && topic != Topic::Requests => Stated::Nothing,
            false if reach.respectively && heads.len() > 1 => self.in_turn(),
            false => Stated::All(heads),
        }
    }

    /// 新收、结转下年度的申请分别为54件、2件: a verb or a part for each figure.
    fn in_turn(&self) -> Stated {
        let topic = self.reach.nouns.first().copied().or_else(|| self.topic_of_verb());
        let one = |sense: &&'static Sense| match topic {
            Some(topic) if sense.verbs != 0 => self.done(sense.verbs, topic),
            _ => self.part(sense),
        };
        let all: Option<Vec<Head>> = self.reach.in_turn.iter().rev().map(one).collect();
        all.map_or(Stated::Nothing, |heads| Stated::InTurn(heads.into_iter().map(Some).collect()))
    }

    /// The measure of a topic that one of some verbs names.
    fn done(&self, verbs: Set, topic: Topic) -> Option<Head> {
        Head::of(verbs & of_topic(topic) & self.units, topic)
    }

    fn by_verb(&self, topic: Topic) -> Option<Head> {
        self.done(self.reach.verbs, topic)
    }

    /// 行政强制 of 作出行政处罚决定148件，行政强制12件: the verb goes on.
    fn enumerated(&self, topic: Topic) -> Option<Stated> {
        let (at, last) = Self::in_set(self.context.last).next()?;
        let goes_on = self.reach.subject.is_none()
            && last.by == By::Verb
            && last.topics.len() > 1
            && self.context.last & of_topic(topic) & self.units != 0;
        goes_on.then(|| Stated::All(vec![Head { measure: at, topic }]))
    }

    /// What verbs without a noun are about.
    fn topic_of_verb(&self) -> Option<Topic> {
        let (verbs, info) = (self.reach.verbs, self.reach.info);
        // 累计公开86412条，当年新增11236条
        let goes_on = self.reach.dated && self.context.last & KNOWN.disclosure != 0;
        if verbs & KNOWN.disclosure != 0 && (info || self.reach.strong_verb || self.reach.post || goes_on) {
            return Some(Topic::Disclosure);
        }
        // 在网站统一公开政府信息，累计发布36742条
        let one_channel = self.context.sentence_channels.count_ones() == 1 && self.reach.subject.is_none();
        // 政务微信粉丝突破百万，发布3180条
        let social = self.context.sentence_channels & KNOWN.social != 0;
        if verbs & KNOWN.disclosure != 0 && one_channel && (self.context.informs || social) && self.unit == "条" {
            return Some(Topic::Disclosure);
        }
        let of = |topic: &Topic| verbs & of_topic(*topic) != 0;
        // 强制措施实施17件: of something else
        let decided = |topic: &Topic| matches!(topic, Topic::Licensing | Topic::Penalties | Topic::Coercion);
        let own = |topic: &Topic| self.reach.subject.is_none() || !decided(topic);
        // 制发11件。废止14件
        let told = |topic: &Topic| self.context.last & KNOWN.norms != 0 && self.context.in_passage(*topic);
        let near = |topic: &Topic| {
            *topic == Topic::Requests || own(topic) && (self.context.in_sentence(*topic) || told(topic))
        };
        let known =
            [Topic::Requests, Topic::Rules, Topic::Normative, Topic::Licensing, Topic::Penalties, Topic::Coercion];
        known.into_iter().find(|topic| of(topic) && self.context.is_current(*topic) && near(topic))
    }

    /// A noun without a verb that makes it something else.
    fn of_noun(&self, topic: Topic) -> Stated {
        let remedy = matches!(topic, Topic::Reconsideration | Topic::Litigation);
        // but none of any kind are none of these
        let business = remedy && !self.is_zero && (self.context.business || self.is_business());
        // an organ that decides on appeals counts those about other things too
        let complaints = topic == Topic::Complaints && !self.is_zero;
        if (business || complaints) && !self.is_about_disclosure() || complaints && !self.are_complaints_near() {
            return Stated::Nothing;
        }
        if self.reach.nouns.is_empty() && topic == Topic::Requests && !self.reach.dated && self.reach.verbs == 0 {
            return Stated::Nothing;
        }
        let head = self.noun(topic).or_else(|| self.decided(topic));
        Stated::of(head)
    }

    /// 办理行政复议案件: what an organ does that decides on appeals; of others 收到行政复议申请 tells what befell them.
    fn is_business(&self) -> bool {
        let deals = |sense: &&Sense| sense.verbs & (KNOWN.new_received | KNOWN.total) != 0;
        self.reach.in_turn.iter().any(|sense| deals(sense) && (self.context.appeals || !sense.befalls))
    }

    /// 行政处罚35件: decisions, where nothing is said of publishing them.
    fn decided(&self, topic: Topic) -> Option<Head> {
        let reach = self.reach;
        let alone = reach.verbs == 0 && reach.subject.is_none() && !reach.info && !reach.post && !reach.weak_noun;
        let cases = self.is_zero || ["件", "宗", "起", ""].contains(&self.unit);
        Head::of(KNOWN.decided & of_topic(topic), topic)
            .filter(|_| alone && cases && (self.is_zero || !self.context.publishes))
    }

    /// 受理12350举报投诉137件, in a passage that has not spoken of disclosure: of the organ's own field.
    fn are_complaints_near(&self) -> bool {
        use Topic::{Direct, Litigation, Processing, Reconsideration, Requests};
        let near = [Requests, Processing, Reconsideration, Litigation, Direct];
        self.context.matter
            || self.context.kind == crate::model::SectionKind::Remedies
            || near.iter().any(|topic| self.context.in_passage(*topic))
    }

    fn is_about_disclosure(&self) -> bool {
        self.context.matter
            || self.context.seen(Topic::Requests)
            || self.context.seen(Topic::Processing)
            || self.context.kind == crate::model::SectionKind::Remedies
    }

    /// 公开信息N条, in the channel that the sentence names, if it names one.
    fn disclosed(&self) -> Stated {
        let channels = self.context.channels();
        let total = Self::in_set(KNOWN.disclosure).next().map(|(at, _)| at);
        let one = channels.count_ones() == 1 && (!self.reach.etc || channels == UNCOUNTED);
        // 新媒体账号12个，其中公众号8个，发布信息4600条
        // and of one alone: 微信公众号1个，发布信息680条
        let several = self.context.accounts && channels.count_ones() != 1;
        let named = several || channels & KNOWN.new_media != 0;
        let social = named && channels & !(KNOWN.new_media | KNOWN.social) == 0;
        let measure = match () {
            () if self.reach.strong_verb => total,
            () if social && !self.reach.etc => Self::in_set(KNOWN.new_media).next().map(|(at, _)| at),
            () if one => Self::in_set(channels).next().map(|(at, _)| at),
            () if channels == 0 && self.context.passage_channels != 0 => None,
            () if self.reach.post && !self.reach.info => None,
            () => total,
        };
        let head = measure.map(|measure| Head { measure, topic: Topic::Disclosure });
        Stated::of(head.filter(|head| head.is_in(self.units)))
    }

    /// 推送416条: of the one channel that the sentence names.
    fn of_channel(&self) -> Stated {
        let channels = self.context.channels();
        // 动态信息120条 is a kind
        // and of one alone: 微信公众号1个，推文163篇
        let several = self.context.accounts && channels.count_ones() != 1;
        let social = several && channels & !(KNOWN.new_media | KNOWN.social) == 0;
        if !self.reach.post || (self.reach.info && !self.reach.pushes) || (channels.count_ones() != 1 && !social) {
            return Stated::Nothing;
        }
        let channels = if social { KNOWN.new_media } else { channels };
        let head = Head::of(channels & !UNCOUNTED & self.units, Topic::Disclosure);
        Stated::of(head)
    }
}

/// What the word behind a figure states: 8件申请人主动撤回, 11件办结, 310件政府信息公开申请.
pub(super) fn resolve_behind(context: &Context, reach: &Reach, sense: &'static Sense, unit: &str) -> Stated {
    let resolver = Resolver::new(context, reach, unit, false);
    if sense.parts != 0 {
        return Stated::of(resolver.part(sense));
    }
    if sense.verbs & KNOWN.total != 0 && context.is_current(Topic::Requests) {
        return total(unit);
    }
    resolver.verb_or_noun(Some(sense))
}

/// All applications that were dealt with.
pub(super) fn total(unit: &str) -> Stated {
    let head = Head::of(KNOWN.total & counted_in(unit), Topic::Requests);
    Stated::of(head)
}

/// The measure of a topic that its noun names and that is counted in a unit.
pub(super) fn counted(topic: Topic, unit: &str) -> Option<Head> {
    Head::of(of_topic(topic) & KNOWN.by_noun & counted_in(unit), topic)
}

/// The measure that there was none of, for a noun or a part under a negation.
pub(super) fn nothing_of(context: &Context, reach: &Reach, sense: &Sense) -> Option<Head> {
    let resolver = Resolver::new(context, reach, "", true);
    if sense.parts != 0 {
        // 没有单独网站 says nothing of what is published there
        let parts = sense.parts & !sense.weak & !KNOWN.channels;
        return if parts == 0 { None } else { resolver.part(&Sense { parts, ..*sense }) };
    }
    let topic = sense.topic?;
    let denied = matches!(
        topic,
        Topic::Requests
            | Topic::Reconsideration
            | Topic::Litigation
            | Topic::Direct
            | Topic::After
            | Topic::Complaints
            | Topic::Processing
            | Topic::NewMedia
            | Topic::Press
            | Topic::Fees
    );
    // 没有行政许可、行政处罚
    let decided = matches!(topic, Topic::Licensing | Topic::Penalties | Topic::Coercion);
    if decided {
        return Head::of(KNOWN.decided, topic);
    }
    if let Some(head) = Head::of(reach.verbs & of_topic(topic), topic).filter(|_| !denied) {
        return Some(head);
    }
    resolver.noun(topic).filter(|head| denied && MEASURES.get(head.measure).is_some_and(|m| m.by != By::NounOrPart))
}
