//! Sums that no word says what they are of: 图解19个、视频6个，合计25个.

use super::context::{Context, KNOWN, UNCOUNTED};
use super::progress::{Found, Progress};
use super::resolve::{self, Head};
use super::scope;
use super::sentence::{Figure, Sentence};
use super::stated::FAR;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense};

/// Words of a sum.
pub(super) const SUMS: [&str; 10] = ["共", "共计", "合计", "总计", "累计", "总共", "一共", "总数", "总量", "计"];

/// 维持41件、纠正9件，总计50件: how others of the same appeals ended.
fn is_result(last: Head, context: &Context, found: &Found) -> bool {
    fn row(id: &str) -> Option<&str> {
        id.rsplit_once('.').map(|(row, _)| row)
    }
    found.scope.is_none() && row(&found.measure) == row(&last.id(context))
}

/// 书面申请2件、网络申请3件，共计5件; 予以公开14件、…、其他处理8件，共计156件: what ways or outcomes add up to.
fn of_requests(addends: &mut dyn Iterator<Item = &Found>, unit: &str) -> Option<Head> {
    const FEW: usize = 3;
    const OUTCOMES: [&str; 6] = ["granted", "partially_granted", "refused", "unavailable", "declined", "other"];
    let (mut ways, mut new, mut ended, mut all) = (0, 0, 0, 0);
    for found in addends {
        let row = found.measure.strip_prefix("requests.").filter(|_| found.scope.is_none())?;
        all += 1;
        ways += usize::from(row.starts_with("by_channel."));
        new += usize::from(row == "new_received");
        ended += usize::from(OUTCOMES.contains(&row));
    }
    match () {
        () if ways > 0 && ways + new == all => Head::of_requests(KNOWN.new_received, unit),
        () if ended >= FEW && ended == all => Head::of_requests(KNOWN.total, unit),
        () => None,
    }
}

impl Sentence<'_> {
    /// What a sum is of: what the figures before it, which add up to it, are all of.
    pub fn summed(&self, context: &Context, progress: &Progress, figure: Figure<'_>) -> Option<Head> {
        let first = self.first_addend(figure)?;
        let start = self.tokens.get(first)?.start;
        let within = || progress.own().filter(|found| found.place.1 > start);
        let all = |known: &dyn Fn(&Found) -> bool| within().all(known);
        // 县政府办办理17件，县公安局办理14件，共计31件; 一般程序处罚287件、简易程序处罚1906件，合计2193件
        let same = |head: &Head| {
            let id = head.id(context);
            let scoped = within().next().is_some_and(|found| found.scope.is_some());
            within().count() > usize::from(scoped)
                && all(&|found| found.measure == id && found.scope.is_some() == scoped)
                && (scope::adds_up(head.topic) || !scoped)
                && head.takes(figure.unit)
        };
        if let Some(head) = of_requests(&mut within(), figure.unit) {
            return Some(head);
        }
        if let Some((last, _)) = progress.last.filter(|(head, _)| same(head)) {
            return Some(last);
        }
        if within().next().is_none()
            && let Some(head) = self.of_accounts(first, figure)
        {
            return Some(head);
        }
        let ended = |head: &Head| head.is_in(KNOWN.results) && all(&|found| is_result(*head, context, found));
        if let Some((last, _)) = progress.last.filter(|(head, _)| ended(head)) {
            return resolve::counted(last.topic, figure.unit);
        }
        let said = |known: &dyn Fn(&Sense) -> bool| {
            let before = self.tokens.get(..first).unwrap_or(&[]).iter().rev().take(FAR);
            before.filter_map(Token::sense).any(known)
        };
        let explains = |sense: &Sense| sense.topic == Some(Topic::Interpretation);
        if all(&|found| found.measure == "interpretation.total") && said(&explains) {
            return resolve::counted(Topic::Interpretation, figure.unit);
        }
        // 政务动态202条、通知公告56条，合计258条
        let discloses = |sense: &Sense| sense.class == Class::Info || sense.verbs & KNOWN.disclosure != 0;
        // 政务公开涉及财政2条、公示41条，合计43条
        let discloses = |sense: &Sense| discloses(sense) || figure.unit == "条" && sense.class == Class::Matter;
        let whole = progress.told("disclosure.total").is_some();
        let channels = all(&|found| found.measure.starts_with("disclosure.") && found.scope.is_none());
        // 网站公开低保信息48条、临时救助信息36条，计84条
        let named = context.sentence_channels;
        let one = named.count_ones() == 1 && named != UNCOUNTED && channels;
        Head::of(if one { named } else { KNOWN.disclosure }, Topic::Disclosure)
            .filter(|head| channels && !whole && said(&discloses) && head.takes(figure.unit))
    }

    /// 微信152个、微博61个，合计213个: accounts of new media. `first` is the first of the addends.
    fn of_accounts(&self, first: usize, figure: Figure<'_>) -> Option<Head> {
        let media =
            |sense: &Sense| sense.topic == Some(Topic::NewMedia) || sense.parts & (KNOWN.social | KNOWN.new_media) != 0;
        let addends = self.tokens.get(first.saturating_sub(2)..figure.at)?.iter();
        let several = addends.filter_map(Token::sense).filter(|sense| media(sense)).count() > 1;
        resolve::counted(Topic::NewMedia, figure.unit).filter(|_| several && figure.unit == "个")
    }

    /// 网站公开812条。公众号公开406条。全年共公开信息1218条: all channels that the sentences before it have told.
    pub fn summed_over_sentences(&self, progress: &Progress, figure: Figure<'_>, first: usize) -> Option<Head> {
        let sums = (first.saturating_sub(1)..figure.at).any(|at| SUMS.contains(&self.words(at)));
        let head = Head::of(KNOWN.disclosure, Topic::Disclosure).filter(|head| sums && head.takes(figure.unit))?;
        if progress.found.len() > FAR {
            return None;
        }
        let (mut rest, mut count) = (figure.value, 0);
        for found in progress.found.iter().filter(|found| found.measure.starts_with("disclosure.")) {
            if found.scope.is_some() || found.measure == "disclosure.total" {
                return None;
            }
            (rest, count) = (rest.checked_sub(found.value)?, count + 1);
        }
        (count > 1 && rest.is_zero()).then_some(head)
    }

    /// Takes back what the sentence has said of parts of a sum as if each were the whole.
    pub fn drop_addends(&self, progress: &mut Progress, whole: &Found, figure: Figure<'_>) {
        if self.first_addend(figure).is_none() {
            return;
        }
        let start = progress.start;
        progress.found.retain(|found| {
            let own = found.place.0 >= start && found.scope.is_none();
            !(own && found.measure == whole.measure && found.value < figure.value)
        });
    }

    /// The first of the figures right before a sum that add up to it; at least two.
    fn first_addend(&self, figure: Figure<'_>) -> Option<usize> {
        // 合计305条, 共计发布305条
        let discloses = |at: usize| {
            self.tokens.get(at).and_then(Token::term).is_some_and(|sense| sense.verbs & KNOWN.disclosure != 0)
        };
        let before = figure.at.checked_sub(1)?;
        let sum = if discloses(before) { before.checked_sub(1)? } else { before };
        let sum = Some(sum).filter(|at| SUMS.contains(&self.words(*at)))?;
        let before = self.tokens.get(..sum)?.iter().enumerate().rev().take(FAR);
        let (mut rest, mut count) = (figure.value, 0);
        for (at, token) in before {
            let Kind::Figure { value, .. } = token.kind else { continue };
            (rest, count) = (rest.checked_sub(value)?, count + 1);
            if rest.is_sign_negative() {
                return None;
            }
            if rest.is_zero() && count > 1 {
                return Some(at);
            }
        }
        None
    }
}
