//! What a passage is about, as far as it has been read.

use super::measure::{By, Measure};
use super::measures::MEASURES;
use super::resolve::Head;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense, Set};
use crate::form::FormId;
use crate::model::SectionKind;
use std::sync::LazyLock;

/// Measures that the grammar has to know by name, as sets.
pub(super) struct Known {
    /// Those that the noun of their topic names.
    pub by_noun: Set,
    pub new_received: Set,
    pub total: Set,
    pub carried_over: Set,
    /// 自然人, and 公民 where others are told from them.
    pub persons: Set,
    /// Those that name who applied or by which channel: 自然人, 网上.
    pub applicants: Set,
    pub by_channel: Set,
    pub disclosure: Set,
    /// 制定: of rules and normative documents.
    pub norms: Set,
    /// The same, and 保留.
    pub documents: Set,
    /// 作出: of decisions.
    pub decided: Set,
    /// How applications end: 予以公开, 不予处理.
    pub outcomes: Set,
    pub granted: Set,
    pub carried_forward: Set,
    pub withdrawn: Set,
    /// Why an application was not granted.
    pub reasons: Set,
    /// How appeals and suits end.
    pub results: Set,
    /// 败诉
    pub lost: Set,
    /// 其他: of what, the part before it tells.
    pub others: Set,
    /// The rows of 其他处理, which has a 其他 of its own.
    pub other_rows: Set,
    /// The last rows of the outcomes, which 总计 follows.
    pub last_rows: Set,
    /// Where something is disclosed.
    pub channels: Set,
    pub website: Set,
    pub new_media: Set,
    /// 微信, 微博: kinds of new media.
    pub social: Set,
    /// How many accounts of new media there are.
    pub accounts: Set,
    /// Those that only reports by form 2019 have.
    pub only_2019: Set,
    /// How often was trained.
    pub sessions: Set,
    /// Who was trained.
    pub people: Set,
    /// What was taken for information.
    pub processing: Set,
}

pub(super) static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let all = |holds: &dyn Fn(&Measure) -> bool| -> Set {
        MEASURES.iter().enumerate().filter(|(_, measure)| holds(measure)).fold(0, |set, (at, _)| set | 1 << at)
    };
    let begins = |start: &'static str| all(&move |measure| measure.id.starts_with(start));
    Known {
        by_noun: all(&Measure::is_named_by_noun),
        new_received: begins("requests.new_received"),
        total: begins("requests.total"),
        carried_over: begins("requests.carried_over"),
        persons: begins("requests.*.natural_person"),
        applicants: begins("requests.*."),
        by_channel: begins("requests.by_channel."),
        outcomes: [
            "requests.granted",
            "requests.partially",
            "requests.refused",
            "requests.unavailable",
            "requests.declined",
        ]
        .into_iter()
        .fold(0, |set, start| set | begins(start)),
        granted: begins("requests.granted"),
        carried_forward: begins("requests.carried_forward"),
        withdrawn: begins("requests.withdrawn"),
        reasons: ["requests.refused.", "requests.unavailable.", "requests.declined.", "requests.other."]
            .into_iter()
            .fold(0, |set, start| set | begins(start)),
        results: all(&|measure| measure.id.starts_with("remedies.") && measure.by == By::Part),
        lost: begins("remedies.litigation.corrected"),
        others: all(&|measure| matches!(measure.id, "requests.other" | "requests.other.misc" | "requests.*.other")),
        other_rows: begins("requests.other."),
        last_rows: begins("requests.other") | begins("requests.declined"),
        disclosure: begins("disclosure.total"),
        norms: begins("proactive.*.made") | begins("proactive.*.repealed"),
        documents: begins("proactive.*.made") | begins("proactive.*.repealed") | begins("proactive.*.in_force"),
        decided: begins("proactive.*.decisions"),
        channels: begins("disclosure.") & !begins("disclosure.total"),
        website: begins("disclosure.website"),
        new_media: begins("disclosure.new_media"),
        social: begins("disclosure.wechat") | begins("disclosure.weibo"),
        accounts: begins("new_media.accounts"),
        only_2019: all(&|measure| measure.only_2019),
        sessions: begins("training.sessions"),
        people: begins("training.people"),
        processing: begins("fees.information_processing"),
    }
});

/// Stands among channels for those that no measure counts.
pub(super) const UNCOUNTED: Set = 1 << (Set::BITS - 1);

/// The topics of a part of a report, the latest first in mind.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// When each topic was named last; 0 for never.
    named: [u32; Topic::COUNT],
    clock: u32,
    /// When the sentence began.
    begun: u32,
    /// When the passage began.
    opened: u32,
    pub kind: SectionKind,
    /// The form of the report year.
    pub form: Option<FormId>,
    /// The organ decides on appeals: those that it has received are its business.
    pub appeals: bool,
    /// Channels that the passage and the sentence name.
    pub passage_channels: Set,
    pub sentence_channels: Set,
    pub clause_channels: Set,
    /// New media were named before a colon: which of them follows.
    pub which_media: bool,
    /// The sentence, or the passage before it, speaks of disclosure.
    pub matter: bool,
    /// The measure stated last.
    pub last: Set,
    /// The row that a breakdown by applicant is of.
    pub row: &'static str,
    /// What the sentence before told last outside a breakdown, and where that stands.
    pub whole: Option<(Head, (usize, usize))>,
    /// The sentence counts appeals or suits about other things.
    pub business: bool,
    /// The sentence speaks of publishing or of information.
    pub publishes: bool,
    /// The sentence speaks of information at large: 政府信息.
    pub informs: bool,
    /// The sentence has counted accounts of new media.
    pub accounts: bool,
    /// It has one alone.
    pub one_account: bool,
}

impl Context {
    pub fn new(kind: SectionKind, form: Option<FormId>, issuer: Option<&str>) -> Context {
        const JUDGES: [&str; 2] = ["司法", "法制"];
        const WIDE: [&str; 8] = ["政府", "省", "市", "州", "县", "区", "旗", "盟"];
        const NARROW: [&str; 4] = ["镇", "乡", "街道", "苏木"];
        let decides = |name: &str| {
            let place = WIDE.iter().any(|end| name.ends_with(end)) && !NARROW.iter().any(|word| name.contains(word));
            place || JUDGES.iter().any(|word| name.contains(word))
        };
        let mut context = Context {
            named: [0; Topic::COUNT],
            clock: 0,
            begun: 0,
            opened: 0,
            kind,
            form,
            appeals: issuer.is_some_and(decides),
            passage_channels: 0,
            sentence_channels: 0,
            clause_channels: 0,
            which_media: false,
            matter: false,
            last: 0,
            row: "new_received",
            whole: None,
            business: false,
            publishes: false,
            informs: false,
            accounts: false,
            one_account: false,
        };
        match kind {
            SectionKind::Requests => context.name(Topic::Requests),
            SectionKind::Proactive => context.name(Topic::Disclosure),
            _ => {}
        }
        context
    }

    pub fn name(&mut self, topic: Topic) {
        self.clock += 1;
        self.named[topic as usize] = self.clock;
    }

    /// Takes notice of a word.
    pub fn hear(&mut self, sense: &Sense) {
        if sense.class == Class::Matter {
            self.matter = true;
        }
        // 受理的申请中，自然人201件
        if sense.verbs & KNOWN.new_received != 0 {
            self.row = "new_received";
        }
        self.informs |= sense.class == Class::Info && !sense.weak_noun;
        // 新增行政许可86项 are licences
        let publishes = sense.verbs & KNOWN.disclosure != 0 && sense.verbs & KNOWN.new_received == 0;
        self.publishes |= sense.class == Class::Info || publishes;
        if let (Class::Filler, Some(topic)) = (sense.class, sense.topic) {
            // 法院 decides of the suits that were spoken of
            return if self.seen(topic) {
                self.name(topic)
            };
        }
        let dual = sense.parts != 0;
        if let Some(topic) = sense.topic.filter(|_| !sense.weak_noun && !dual) {
            self.name(topic);
        }
        if sense.verbs & KNOWN.disclosure & !sense.weak != 0 {
            self.name(Topic::Disclosure);
        }
        // 政务新媒体：微博1个，发布信息418条
        if self.which_media && sense.parts & KNOWN.social != 0 {
            (self.which_media, self.sentence_channels) = (false, self.sentence_channels & !KNOWN.new_media);
        }
        let channels = if sense.class == Class::Place { UNCOUNTED } else { sense.parts & KNOWN.channels };
        self.sentence_channels |= channels;
        self.clause_channels |= channels;
        self.passage_channels |= channels;
    }

    pub fn seen(&self, topic: Topic) -> bool {
        self.named[topic as usize] > 0
    }

    /// The one of some topics that was named last.
    pub fn latest(&self, topics: &[Topic]) -> Option<Topic> {
        topics.iter().copied().filter(|topic| self.seen(*topic)).max_by_key(|topic| self.named[*topic as usize])
    }

    /// True where no other topic was named after this one. 主动公开 is no other topic to applications: it is how some end.
    pub fn is_current(&self, topic: Topic) -> bool {
        let unknown = |at: usize| at == Topic::Unknown as usize && self.in_sentence(topic);
        let wide = matches!(topic, Topic::Requests | Topic::Disclosure);
        let aside = |at: usize| (topic == Topic::Requests && at == Topic::Disclosure as usize) || (wide && unknown(at));
        self.is_last_but_for(topic, aside)
    }

    /// True where no other topic that is known was named after this one.
    pub fn goes_on(&self, topic: Topic) -> bool {
        self.is_last_but_for(topic, |at| [Topic::Unknown, Topic::Disclosure].iter().any(|topic| *topic as usize == at))
    }

    /// True where none was named after a topic but those that do not count.
    fn is_last_but_for(&self, topic: Topic, aside: impl Fn(usize) -> bool) -> bool {
        let mine = self.named[topic as usize];
        mine > 0 && self.named.iter().enumerate().all(|(at, other)| *other <= mine || aside(at))
    }

    /// True where 申请 alone is one for information: nothing that others apply for or send in was named last.
    pub fn may_mean_requests(&self) -> bool {
        let unknown = self.is_latest(Topic::Unknown) && !self.in_sentence(Topic::Requests);
        !unknown && !self.is_on_others()
    }

    /// True where the sentence has named nothing yet but what needs company.
    pub fn is_begun_on_nothing(&self) -> bool {
        self.clock == self.begun
    }

    /// True where something that others apply for or send in was named last.
    pub fn is_on_others(&self) -> bool {
        [Topic::Licensing, Topic::Complaints, Topic::Other].iter().any(|topic| self.is_latest(*topic))
    }

    fn is_latest(&self, topic: Topic) -> bool {
        self.named[topic as usize] == self.clock && self.clock > 0
    }

    /// The sentence goes back to a topic that it has stated last, where it has only told what that was about: 收到申请73件，
    /// 大部分与行政处罚相关.
    pub fn resume(&mut self, topic: Topic) {
        use Topic::*;
        let own = [Unknown, Reconsideration, Litigation, Direct, After];
        let mine = self.named[topic as usize];
        if mine > self.begun && own.iter().all(|other| self.named[*other as usize] <= mine) {
            self.name(topic);
        }
    }

    /// True where no topic has been named.
    pub fn is_fresh(&self) -> bool {
        self.clock == 0
    }

    /// True where no topic that is known has been named.
    pub fn is_open(&self) -> bool {
        self.named.iter().enumerate().all(|(at, named)| *named == 0 || at == Topic::Unknown as usize)
    }

    /// True where the passage has named a topic.
    pub fn in_passage(&self, topic: Topic) -> bool {
        self.named[topic as usize] > self.opened
    }

    /// True where the sentence has named a topic.
    pub fn in_sentence(&self, topic: Topic) -> bool {
        self.named[topic as usize] > self.begun
    }

    /// Channels that the sentence names: those of the clause alone, where that names one.
    pub fn channels(&self) -> Set {
        // 有政务新媒体1个，为“青岚发布”微信公众号，发布信息188条
        let which = self.sentence_channels & KNOWN.social;
        if self.one_account && which.count_ones() == 1 {
            return self.sentence_channels & !KNOWN.new_media;
        }
        if self.clause_channels.count_ones() == 1 { self.clause_channels } else { self.sentence_channels }
    }

    /// True where the sentence names channels of new media and no other.
    pub fn is_on_social_media_alone(&self) -> bool {
        let channels = self.sentence_channels;
        channels != 0 && channels & !(KNOWN.new_media | KNOWN.social) == 0
    }

    /// Behind ； channels are named anew.
    pub fn end_part(&mut self) {
        (self.sentence_channels, self.clause_channels) = (0, 0);
        (self.publishes, self.informs) = (false, false);
    }

    pub fn end_sentence(&mut self) {
        self.forget_published();
        self.begun = self.clock;
        (self.sentence_channels, self.clause_channels) = (0, 0);
        (self.business, self.publishes, self.informs) = (false, false, false);
        (self.accounts, self.one_account, self.which_media) = (false, false, false);
    }

    /// 公开行政许可结果信息2230条。收到申请29件: of licences only information was told.
    fn forget_published(&mut self) {
        let licensing = Topic::Licensing as usize;
        if self.publishes && self.last & KNOWN.decided == 0 && self.named[licensing] > self.begun {
            self.named[licensing] = 0;
        }
    }

    pub fn end_passage(&mut self) {
        self.opened = self.clock;
        self.passage_channels = 0;
        self.matter = false;
        self.whole = None;
    }
}

/// True for what ends the reach of words.
pub(super) fn is_boundary(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Open | Kind::Close)
}
