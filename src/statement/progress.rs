//! What has been read of a sentence so far: what is stated, what is broken down, what still waits for its figure.

use super::context::{Context, KNOWN};
use super::resolve::Head;
use super::scope::{self, Time};
use super::stated::FAR;
use super::topic::Topic;
use crate::model::Precision;
use rust_decimal::Decimal;

/// A statement with its place in the passage.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub measure: String,
    pub value: Decimal,
    pub unit: Option<String>,
    pub precision: Precision,
    pub scope: Option<String>,
    pub place: (usize, usize),
}

/// What has been read of the sentence.
#[derive(Default)]
pub(super) struct Progress {
    /// The statements of the passage.
    pub found: Vec<Found>,
    /// Where the sentence begins.
    pub start: usize,
    pub time: Time,
    /// Heads that wait for their figures: 分别为3件、2件.
    pub waiting: Vec<Option<Head>>,
    /// The organs of those that wait: 县教育局、县卫健局分别收到12件、9件.
    pub organs: Vec<String>,
    /// What is broken down.
    pub breakdown: Breakdown,
    /// The same before the brackets that are open, and whether the figure before them was of something unknown.
    pub outside: Option<(Breakdown, bool)>,
    /// What is being stated is no part of what is told before.
    pub apart: bool,
    /// The last measure stated outside a breakdown, and where that stands.
    pub last: Option<(Head, (usize, usize))>,
    /// The last figure was of something unknown.
    pub strange: bool,
    /// The sentence has had a figure.
    pub figures: bool,
    /// It has had one before the figure that is read.
    pub figures_before: bool,
    /// What it tells is still to be done.
    pub planned: bool,
    /// The words before this token are those of a figure before them: 3件被维持.
    pub used: usize,
    /// Documents were counted: 制发文件312份.
    pub papers: bool,
    /// Training of others was counted: 职业技能培训126期.
    pub trade: bool,
    /// The part of the organ that the last figures were of, outside a breakdown.
    pub organ: Option<String>,
    /// The report year is named with the figure.
    pub dated: bool,
    /// A figure of the same measure as the whole, kept back.
    pub same: Option<Found>,
}

/// What figures behind 其中 or in brackets are some of.
#[derive(Default, Clone, Copy)]
pub(super) struct Breakdown {
    pub whole: Option<Head>,
    /// Where that stands.
    pub place: Option<(usize, usize)>,
    /// It is something unknown.
    pub strange: bool,
    /// The sentence before has told it.
    pub before: bool,
}

impl Progress {
    pub fn begin_breakdown(&mut self, context: &Context) {
        let before = self.last.is_none() && !self.figures;
        let last = if before { context.whole } else { self.last }.filter(|_| !self.strange);
        self.breakdown = Breakdown {
            whole: last.map(|(head, _)| head),
            place: last.map(|(_, place)| place),
            strange: self.strange,
            before,
        };
    }

    /// The statements of the sentence so far, the last first.
    pub fn own(&self) -> impl Iterator<Item = &Found> {
        self.found.iter().rev().take_while(|found| found.place.0 >= self.start)
    }

    /// What the sentence has stated last of a measure, of the whole organ and year.
    pub fn of_all(&self, id: &str) -> Option<&Found> {
        self.own().find(|found| found.measure == id && found.scope.is_none())
    }

    /// The figure of that.
    pub fn told(&self, id: &str) -> Option<Decimal> {
        self.of_all(id).map(|found| found.value)
    }

    /// 2008年至2022年累计公开25678条，其中2022年9876条: the whole is of another time.
    pub fn is_whole_scoped(&self) -> bool {
        let place = self.breakdown.place;
        self.own().any(|found| Some(found.place) == place && found.scope.is_some())
    }

    /// True where what is broken down is counted in a unit.
    pub fn counts_in(&self, unit: &str) -> bool {
        self.breakdown.whole.is_some_and(|head| head.takes(unit))
    }

    /// True where what was stated last is counted in a unit.
    pub fn last_counts_in(&self, unit: &str) -> bool {
        self.last.is_some_and(|(head, _)| head.takes(unit))
    }

    /// True where the sentence has told of all suits and of those of each kind, which add up, and not yet how any ended.
    pub fn has_all_suits(&self) -> bool {
        let (direct, after) =
            (self.told("remedies.litigation_direct"), self.told("remedies.litigation_after_reconsideration"));
        let ended = || self.own().any(|found| found.measure.starts_with("remedies.litigation_direct."));
        self.told("remedies.litigation")
            .is_some_and(|all| direct.zip(after).is_some_and(|(one, other)| one + other == all))
            && !ended()
    }

    /// True where new applications and a figure are all that were dealt with.
    pub fn is_the_rest_of_all(&self, figure: Decimal) -> bool {
        let (new, total) = (self.told("requests.new_received"), self.told("requests.total"));
        !figure.is_zero() && new.zip(total).is_some_and(|(new, total)| new + figure == total)
    }

    /// What figures in a unit may add up to, place by place.
    pub fn added_up(&self, unit: &str) -> Option<Head> {
        let whole = self.breakdown.whole.or(self.last.map(|(head, _)| head));
        whole.filter(|head| scope::adds_up(head.topic) && head.takes(unit))
    }

    /// What a figure that is told by no word must be, since it follows from those before it: the sum of the ways in which
    /// applications came, or what is left of them.
    pub fn reckoned(&self, context: &Context, figure: Decimal, unit: &str, left: bool) -> Option<Head> {
        let head = |set| Head::of_requests(set, unit);
        if !context.is_current(Topic::Requests) {
            return None;
        }
        match (self.told("requests.new_received"), self.told("requests.total")) {
            (Some(new), Some(total)) if left => {
                let over = self.told("requests.carried_over").unwrap_or_default();
                head(KNOWN.carried_forward).filter(|_| new + over == total + figure)
            }
            (_, None) => {
                let adds_up = |start: &str| {
                    let own = || self.own().filter(move |found| found.measure.starts_with(start));
                    let sum = own().try_fold(Decimal::ZERO, |sum, found| sum.checked_add(found.value));
                    own().nth(1).is_some() && sum == Some(figure)
                };
                head(KNOWN.new_received).filter(|_| adds_up("requests.by_channel.") || adds_up("requests.new_received"))
            }
            _ => None,
        }
    }

    /// Takes a statement into what has been read, and into what the words behind it go on with.
    pub fn note(&mut self, context: &mut Context, head: Head, found: Found) {
        let broken_down = self.breakdown.whole.is_some();
        if head.is_in(KNOWN.carried_over) && !self.apart && (self.outside.is_some() || broken_down) {
            // 收到20件（含上年结转2件）: the whole is no figure of those newly received
            let place = self.breakdown.place;
            self.found.retain(|found| found.measure != "requests.new_received" || Some(found.place) != place);
            self.found.extend(self.same.take());
            self.breakdown.whole = self.breakdown.whole.filter(|whole| !whole.is_in(KNOWN.new_received));
        }
        let whole = self.breakdown.whole.filter(|_| !self.is_whole_scoped());
        // 办理12件，其中办结11件: the whole has been taken back
        let place = self.breakdown.place;
        let told = || self.found.iter().rev().take(FAR).any(|other| Some(other.place) == place);
        if whole.is_some_and(|whole| whole.measure == head.measure && whole.topic == head.topic)
            && found.scope.is_none()
            && told()
        {
            if !self.dated {
                self.same = Some(found);
                return;
            }
            // 累计公开45120条，其中2022年公开9873条: the whole is of more years
            let place = self.breakdown.place;
            self.found.retain(|other| Some(other.place) != place || other.measure != found.measure);
        }
        self.strange = false;
        // 职业技能培训42期；政务公开培训2期，培训74人次
        self.trade &= head.topic != Topic::Training;
        if whole.is_none() {
            self.last = Some((head, found.place));
        }
        if head.is_in(KNOWN.new_received | KNOWN.total) {
            let both = context.row == "new_received" && self.own().any(|f| f.measure == "requests.new_received");
            context.row = if head.is_in(KNOWN.total) && !both { "total" } else { "new_received" };
        }
        context.name(head.topic);
        context.last = 1 << head.measure;
        if head.is_in(KNOWN.accounts) {
            context.one_account = !context.accounts && found.value == Decimal::ONE;
            context.accounts = true;
        }
        self.found.push(found);
    }
}
