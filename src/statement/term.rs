//! Words that name something, taken into what is read before a figure: verbs, parts and nouns.

use super::context::KNOWN;
use super::measures::MEASURES;
use super::reach::{Reach, Way, is_remedy, joins};
use super::token::Token;
use super::topic::Topic;
use super::word::{Class, Sense, Set};

impl Reach {
    /// Takes such a word; false where the reach ends.
    pub fn term(&mut self, tokens: &[Token<'_>], sense: &'static Sense, place: usize, way: &mut Way) -> bool {
        let joined = std::mem::take(&mut way.joined);
        let taken = match sense.topic {
            // 对答复不服申请行政复议的2件: why, and not what was done
            _ if sense.verbs != 0 && way.far && is_cause(tokens, place) => return true,
            _ if sense.verbs != 0 => self.verb(sense, place, joined),
            _ if way.far => return self.verbs == 0,
            _ if sense.parts != 0 => self.part(tokens, sense, place, joined, way),
            // 公众号、视频号分别发布120条、31条: a channel that no measure is of
            Some(Topic::Voices) if self.respectively && self.is_channel_of_list(tokens, place, joined) => {
                self.parts.push(const { &Sense::of(Class::Name) });
                true
            }
            Some(topic) => self.noun(topic, sense, place, joined),
            None => true,
        };
        if taken {
            self.first = place;
        }
        taken
    }

    /// True of a word in a list of channels.
    fn is_channel_of_list(&self, tokens: &[Token<'_>], place: usize, joined: bool) -> bool {
        let goes_on = Token::before(tokens, place).is_some_and(joins);
        let channels = self.parts.iter().all(|sense| sense.class == Class::Name || sense.parts & KNOWN.channels != 0);
        (joined || goes_on) && self.nouns.is_empty() && channels
    }

    fn verb(&mut self, sense: &'static Sense, place: usize, joined: bool) -> bool {
        let adjacent = place + 1 == self.first && sense.verbs & KNOWN.new_received != 0;
        // 作出行政处罚决定: two verbs of one measure
        let again = sense.verbs & self.verbs != 0;
        if self.verbs != 0 && !joined && !adjacent && !again {
            return false;
        }
        // 新收和上年结转的申请
        self.mixed |= joined && !self.respectively && (self.weak_noun || !self.parts.is_empty());
        self.verbs |= sense.verbs;
        self.in_turn.push(sense);
        self.strong_verb |= sense.verbs & KNOWN.disclosure & !sense.weak != 0;
        true
    }

    fn part(&mut self, tokens: &[Token<'_>], sense: &'static Sense, place: usize, joined: bool, way: &mut Way) -> bool {
        let next = self.is_next(tokens, place);
        match self.parts.last_mut() {
            // 其他政务新媒体, 其他公民
            Some(last)
                if place + 1 == self.first
                    && last.parts & (KNOWN.new_media | KNOWN.applicants) != 0
                    && sense.parts & KNOWN.others != 0 => {}
            // 不掌握相关政府信息无法提供22件, 逾期未补正、不再处理3件: of the outcome, what stands before it is the reason
            Some(outcome) if (joined || next) && !self.respectively && is_reason_of(sense.parts, outcome.parts) => {
                way.whole = Some(outcome);
                *outcome = sense;
            }
            // 不掌握或需另行制作无法提供108件: the outcome, for several reasons
            Some(reason) if joined && way.whole.is_some() => {
                *reason = way.whole.unwrap_or(sense);
                return false;
            }
            Some(last) if !(joined || place + 1 == self.first && are_two_channels(sense, last)) => return false,
            _ => {
                self.parts.push(sense);
                self.in_turn.push(sense);
            }
        }
        true
    }

    fn noun(&mut self, topic: Topic, sense: &Sense, place: usize, joined: bool) -> bool {
        let adjacent = place + 1 == self.first;
        if self.nouns.is_empty() {
            self.weak_noun = sense.weak_noun;
            self.nouns.push(topic);
        } else if joined || (adjacent && are_both_remedies(topic, &self.nouns)) {
            // 行政复议、诉讼: the first says what the second is
            self.weak_noun &= sense.weak_noun || !is_remedy(sense);
            self.nouns.push(topic);
        } else if self.nouns == [Topic::Visits] && topic != Topic::Visits {
            // 解读材料浏览量3万次: not of a web site
            self.mixed = true;
            return false;
        } else if topic == Topic::Requests && matches!(self.nouns[..], [Topic::Reconsideration | Topic::Litigation]) {
            // 依申请公开被复议: of appeals, about applications
            self.weak_noun = false;
            return false;
        } else if !self.nouns.contains(&topic) {
            // 行政许可申请 is about licences; 信箱收到来信 is what the mailbox received; 依申请公开的政府信息公开申请 says it twice
            let told =
                self.weak_noun || is_letter_to(topic, &self.nouns) || (adjacent && is_complaint_of(topic, &self.nouns));
            if self.nouns.len() != 1 || self.nouns == [Topic::Processing] || !told {
                return false;
            }
            self.nouns = vec![topic];
            self.weak_noun = sense.weak_noun;
        }
        true
    }

    /// True where nothing but words that change nothing stands between a word and those read: 未补正而不再处理.
    fn is_next(&self, tokens: &[Token<'_>], place: usize) -> bool {
        let between = tokens.get(place + 1..self.first).unwrap_or(&[]);
        between.iter().all(|token| token.class() == Some(Class::Filler))
    }
}

/// True where a measure of one set is a row within one of the other: 本机关不掌握相关政府信息无法提供, 逾期不补正不再处理.
pub(super) fn is_reason_of(kinds: Set, wholes: Set) -> bool {
    if kinds & KNOWN.other_rows != 0 && wholes & KNOWN.last_rows != 0 {
        return true;
    }
    let of = |set: Set| MEASURES.iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1).map(|(_, m)| m.id);
    of(kinds).any(|kind| of(wholes).any(|whole| kind.strip_prefix(whole).is_some_and(|rest| rest.starts_with('.'))))
}

/// 对答复
fn is_cause(tokens: &[Token<'_>], place: usize) -> bool {
    Token::before(tokens, place).and_then(Token::class) == Some(Class::Because)
}

/// 微博微信: two channels in one breath.
fn are_two_channels(one: &Sense, other: &Sense) -> bool {
    let (one, other) = (one.parts & KNOWN.channels, other.parts & KNOWN.channels);
    one != 0 && other != 0 && one & other == 0 && (one | other) & KNOWN.new_media == 0
}

/// 复议诉讼: two in one breath.
fn are_both_remedies(topic: Topic, nouns: &[Topic]) -> bool {
    topic == Topic::Reconsideration && nouns == [Topic::Litigation]
}

fn is_letter_to(topic: Topic, nouns: &[Topic]) -> bool {
    topic == Topic::Hotline && matches!(nouns, [Topic::Voices | Topic::Other | Topic::Complaints])
        || topic == Topic::Other && nouns == [Topic::Complaints]
}

/// 投诉依申请公开工作
fn is_complaint_of(topic: Topic, nouns: &[Topic]) -> bool {
    topic == Topic::Complaints && nouns == [Topic::Requests]
}
