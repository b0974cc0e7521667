//! The words behind a figure that it can belong to, where those before it say nothing: 8件申请人撤回.

use super::context::{KNOWN, is_boundary};
use super::reach::{Reach, is_remedy, joins};
use super::term::is_reason_of;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense};

/// The first word behind a figure that means something, and its place; `None` where it belongs to a figure of its own, or
/// unknown words stand before it.
pub(super) fn first(tokens: &[Token<'_>], at: usize) -> Option<(usize, &'static Sense)> {
    let rest = tokens.get(at + 1..)?;
    for (offset, token) in rest.iter().enumerate() {
        let Kind::Word(sense) = token.kind else { return None };
        match sense.class {
            Class::Filler
            | Class::Everyone
            | Class::Occur
            | Class::Each
            | Class::Now
            | Class::Because
            | Class::Matter => {}
            // 300余人在线参训
            Class::Term if sense.parts & KNOWN.by_channel != 0 && rest.get(offset + 1).is_some_and(attends) => {}
            Class::Term => {
                let place = at + 1 + offset;
                let next = rest.get(offset + 1);
                // 6个政务新媒体更新不及时 says nothing of how many there are
                let some = sense.topic == Some(Topic::NewMedia)
                    && next.is_some_and(|token| matches!(token.kind, Kind::Gap) || token.class() == Some(Class::Post));
                // 15件为企业和律师事务所提出: of two kinds together
                let two = sense.parts & (KNOWN.applicants | KNOWN.channels) != 0 && is_joined(tokens, place);
                let own = some || two || next.is_some_and(Token::is_figure);
                return (!own).then(|| {
                    let last = led_to(tokens, place, sense)
                        .or_else(|| ended_in(tokens, place, sense))
                        .or_else(|| after_all(tokens, place, sense));
                    last.unwrap_or((place, sense))
                });
            }
            _ => return None,
        }
    }
    None
}

/// 参训
fn attends(token: &Token<'_>) -> bool {
    token.term().is_some_and(|sense| sense.parts & KNOWN.people != 0)
}

/// 收到3件公民提出的申请: what was received, whoever applied for it.
pub(super) fn applied_for(
    tokens: &[Token<'_>],
    reach: &Reach,
    (at, sense): (usize, &'static Sense),
) -> (usize, &'static Sense) {
    let who = reach.verbs & KNOWN.new_received != 0 && sense.parts & KNOWN.persons != 0 && !reach.among;
    let rest = tokens.get(at + 1..).filter(|_| who).unwrap_or(&[]).iter().enumerate();
    let noun = rest.clone().find(|(_, token)| token.class() != Some(Class::Filler));
    let what = noun.and_then(|(offset, token)| Some((at + 1 + offset, token.term()?)));
    what.filter(|(_, sense)| sense.topic == Some(Topic::Requests)).unwrap_or((at, sense))
}

/// 1件依法答复不予公开: how it was answered is what is counted.
fn ended_in(tokens: &[Token<'_>], place: usize, sense: &Sense) -> Option<(usize, &'static Sense)> {
    let answered = sense.verbs & KNOWN.total != 0;
    let rest = tokens.get(place + 1..).filter(|_| answered)?.iter().enumerate();
    let (offset, next) = rest.clone().find(|(_, token)| token.class() != Some(Class::Filler))?;
    let outcome = next.term().filter(|sense| sense.parts & KNOWN.outcomes != 0)?;
    let own = tokens.get(place + 2 + offset).is_some_and(Token::is_figure);
    (!own).then_some((place + 1 + offset, outcome))
}

/// Words for the way that something takes.
pub(super) const VIA: [&str; 7] = ["通过", "依托", "利用", "借助", "运用", "在", "于"];

/// 3件经审查决定不予公开: what became of it, behind words that mean nothing here.
pub(super) fn became(text: &str, tokens: &[Token<'_>], at: usize) -> Option<(usize, &'static Sense)> {
    let ends = KNOWN.outcomes | KNOWN.other_rows | KNOWN.carried_forward | KNOWN.withdrawn | KNOWN.results;
    // 312条通过县政府网站公开
    let (mut via, mut because) = (false, false);
    for (place, token) in tokens.iter().enumerate().skip(at + 1) {
        match token.kind {
            Kind::Gap => {}
            // 因涉及商业秘密和个人隐私不予公开
            _ if joins(token) && place > at + 1 => {}
            Kind::Word(sense) if sense.class == Class::Term && sense.parts != 0 => {
                let next = tokens.get(place + 1);
                let own = next.is_some_and(Token::is_figure) || is_joined(tokens, place);
                let known = ends | if via { KNOWN.channels | KNOWN.by_channel } else { 0 };
                let found = (!own && sense.parts & !known == 0).then_some((place, sense))?;
                return Some(after_all(tokens, place, sense).unwrap_or(found));
            }
            Kind::Word(sense)
                if matches!(
                    sense.class,
                    Class::Filler | Class::Because | Class::Occur | Class::Each | Class::Matter
                ) =>
            {
                via |= VIA.contains(&token.words(text));
                because |= sense.class == Class::Because;
            }
            // 5件因未届答复期限结转下年
            Kind::Word(sense) if matches!(sense.class, Class::No | Class::Not) && because => {}
            // 1件因信息不存在无法提供, 2件因需要补正结转下年
            Kind::Word(sense) if sense.class == Class::Void && because => {}
            // 9件属本机关公开职责并予以公开
            Kind::Word(sense)
                if sense.weak & KNOWN.disclosure != 0
                    && tokens.get(place + 1).is_some_and(|next| matches!(next.kind, Kind::Gap)) => {}
            // 4件申请因不属于本机关职责无法提供
            Kind::Word(sense) if sense.topic == Some(Topic::Requests) => {}
            _ => return None,
        }
    }
    None
}

/// 2件因内容不明确经补正后予以公开: how it ended, where the word at `place` only tells why it took longer.
fn after_all(tokens: &[Token<'_>], place: usize, reason: &Sense) -> Option<(usize, &'static Sense)> {
    let rest = tokens.get(place + 1..).filter(|_| reason.parts & KNOWN.reasons != 0)?.iter().enumerate();
    let mut clause = rest.take_while(|(_, token)| !is_boundary(token) && !token.is_figure());
    let ends = |token: &Token<'_>| token.term().filter(|sense| sense.parts & KNOWN.outcomes != 0);
    let (offset, outcome) = clause.find_map(|(offset, token)| Some((offset, ends(token)?)))?;
    let at = place + 1 + offset;
    let own = tokens.get(at + 1).is_some_and(Token::is_figure);
    (!own && !is_reason_of(reason.parts, outcome.parts)).then_some((at, outcome))
}

/// 37件申请已全部办结, 5件规范性文件废止: what was done with what is counted, and its place. `at` is the noun.
pub(super) fn done_with(tokens: &[Token<'_>], at: usize) -> Option<(usize, &'static Sense)> {
    let rest = tokens.get(at + 1..)?.iter().enumerate();
    let idle =
        |token: &Token<'_>| matches!(token.class(), Some(Class::Filler | Class::Each | Class::Everyone | Class::Now));
    let (offset, verb) =
        rest.clone().find(|(_, token)| !idle(token)).and_then(|(at, token)| Some((at, token.term()?)))?;
    let ends = tokens.get(at + 2 + offset).is_none_or(is_boundary);
    let done = verb.verbs & (KNOWN.total | KNOWN.norms) != 0 && verb.parts == 0;
    // 5件申请均予同意公开
    let ended = verb.parts & KNOWN.outcomes != 0 && verb.verbs == 0;
    (ends && (done || ended)).then_some((at + 1 + offset, verb))
}

/// 4件申请引发行政复议: what applications led to is what is counted.
fn led_to(tokens: &[Token<'_>], place: usize, sense: &Sense) -> Option<(usize, &'static Sense)> {
    let mut led = false;
    let rest = tokens.get(place + 1..).filter(|_| sense.topic == Some(Topic::Requests))?;
    for (offset, token) in rest.iter().enumerate() {
        let Kind::Word(sense) = token.kind else { return None };
        match sense.class {
            Class::Filler => {}
            Class::Occur => led = true,
            Class::Term => return (led && is_remedy(sense)).then_some((place + 1 + offset, sense)),
            _ => return None,
        }
    }
    None
}

/// 另有5件申请结转下年度: what was done with it, said of a figure before, and its place.
pub(super) fn done_behind(tokens: &[Token<'_>], at: usize) -> Option<(usize, &'static Sense)> {
    let comma = || tokens.iter().skip(at).position(|token| matches!(token.kind, Kind::Comma)).map(|offset| at + offset);
    // 另有3件年底收到，结转下年度
    let forward = |(_, sense): &(usize, &'static Sense)| sense.parts & KNOWN.carried_forward != 0;
    let found = done_in_clause(tokens, at).or_else(|| done_in_clause(tokens, comma()?).filter(forward));
    // 剩余8件（含上年结转3件）结转下年度: what brackets say is told of its own figure
    found.or_else(|| done_in_clause(tokens, end_of_bracket(tokens, at)?).filter(forward).map(|(_, sense)| (at, sense)))
}

/// Where the bracket closes that begins right behind a figure.
fn end_of_bracket(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    const LONGEST: usize = 32;
    tokens.get(at + 1).filter(|next| matches!(next.kind, Kind::Open))?;
    let inside = tokens.get(at + 2..)?.iter().take(LONGEST).position(|token| matches!(token.kind, Kind::Close))?;
    Some(at + 2 + inside)
}

/// 企业和律师事务所: a word that is joined with another of its kind.
fn is_joined(tokens: &[Token<'_>], at: usize) -> bool {
    let kind = KNOWN.applicants | KNOWN.channels;
    let other = tokens.get(at + 2).and_then(Token::sense);
    let other = other.is_some_and(|sense| sense.parts & kind != 0 || sense.class == Class::Place);
    other && tokens.get(at + 1).is_some_and(joins) && !tokens.get(at + 3).is_some_and(Token::is_figure)
}

/// 1件因临近年底收到，转入下年度办理; 1件待申请人补正，结转下年度: what became of it, which the next clause tells.
pub(super) fn left_over(tokens: &[Token<'_>], at: usize) -> Option<(usize, &'static Sense)> {
    let next = tokens.get(at + 1)?;
    let because = next.class() == Some(Class::Because);
    let mut rest = tokens.iter().enumerate().skip(at + 1).filter(|_| because || matches!(next.kind, Kind::Gap));
    let ends = |token: &Token<'_>| token.is_figure() || is_boundary(token);
    let (comma, _) = rest.find(|(_, token)| ends(token)).filter(|(_, token)| matches!(token.kind, Kind::Comma))?;
    if !because && tokens.get(at..comma)?.iter().any(|token| token.term().is_some()) {
        return None;
    }
    done_in_clause(tokens, comma).filter(|(_, sense)| sense.parts & KNOWN.carried_forward != 0)
}

fn done_in_clause(tokens: &[Token<'_>], at: usize) -> Option<(usize, &'static Sense)> {
    let rest = tokens.get(at + 1..)?.iter().enumerate();
    // a year says when it is to be done
    let ends = |token: &Token<'_>| token.is_figure() || matches!(token.kind, Kind::Comma | Kind::List | Kind::Year(_));
    let mut clause = rest.take_while(|(_, token)| !ends(token) && !is_boundary(token));
    let (place, sense) = clause.find_map(|(offset, token)| match token.kind {
        Kind::Word(sense) if sense.class == Class::Term && sense.verbs | sense.parts != 0 => {
            Some((at + 1 + offset, sense))
        }
        _ => None,
    })?;
    // 其余15件为企业和律师事务所提出: of two kinds together
    let two = sense.parts & (KNOWN.applicants | KNOWN.channels) != 0 && is_joined(tokens, place);
    (!two).then_some((place, sense))
}

/// True where unknown words stand right behind a figure: what is counted is not known.
pub(super) fn is_followed_by_gap(tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens
        .get(at + 1..)
        .and_then(|rest| rest.iter().find(|token| !matches!(token.class(), Some(Class::Filler | Class::Everyone))));
    next.is_some_and(|token| matches!(token.kind, Kind::Gap))
}
