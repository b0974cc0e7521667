//! What a clause says of how far a figure has come, before the figure itself: 同比增长32.5%，达2136件; 数量偏少，全年仅12篇.

use super::context::is_boundary;
use super::token::{Kind, Token};
use super::word::Class;

/// True where the clause that ends at `comma` has a figure of its own.
pub(super) fn has_figure(tokens: &[Token<'_>], comma: usize) -> bool {
    let before = tokens.get(..comma).unwrap_or(&[]).iter().rev();
    let mut behind = None;
    for token in before.take_while(|token| !is_boundary(token)) {
        // 4个单位收到申请，共计9件: how many organs
        let organs = matches!(token.kind, Kind::Figure { unit: "个" | "家", .. })
            && matches!(behind, Some(Kind::Gap | Kind::Word(_)));
        if (token.is_figure() && !organs) || matches!(token.kind, Kind::Rate) {
            return true;
        }
        behind = Some(token.kind);
    }
    false
}

/// Where the difference, the rate of growth or the share begins that a clause ends with; `comma` is its end.
pub(super) fn compared(tokens: &[Token<'_>], comma: usize) -> Option<usize> {
    const LEVEL: usize = "与上年持平".len();
    let than = |at: usize| tokens[at].class() == Some(Class::Compare);
    // 较上年减少23条, 与上年持平
    let differs = |at: usize| tokens[at].is_figure() && at > 0 && than(at - 1);
    let same = |at: usize| than(at) && tokens[at].end - tokens[at].start >= LEVEL;
    if let Some(start) = roughly_compared(tokens, comma) {
        return Some(start);
    }
    let last = comma.checked_sub(1).filter(|at| matches!(tokens[*at].kind, Kind::Rate) || differs(*at) || same(*at))?;
    let rate = last + usize::from(same(last));
    let of = |at: &usize| {
        let class = tokens[*at].class();
        matches!(class, Some(Class::Compare | Class::Than | Class::Share | Class::Filler | Class::Now | Class::Before))
            || matches!(tokens[*at].kind, Kind::Year(_))
    };
    let start = (0..rate).rev().take_while(of).last()?;
    // 为去年的1.4倍
    let compares = |token: &Token<'_>| matches!(token.class(), Some(Class::Compare | Class::Share | Class::Before));
    tokens[start..rate].iter().any(compares).then_some(start)
}

/// 政策解读数量偏少，全年仅12篇: where the words begin that say how what they stand behind is, before a figure that has none of
/// its own.
pub(super) fn described(tokens: &[Token<'_>], comma: usize, figure: usize) -> Option<usize> {
    const LONGEST: usize = 6 * '多'.len_utf8();
    let sums = |token: &Token<'_>| matches!(token.class(), Some(Class::Now | Class::Filler));
    let alone = tokens.get(comma + 1..figure)?.iter().all(sums) && comma + 1 < figure;
    let ends = tokens.get(figure + 1).is_none_or(is_boundary);
    let at = comma.checked_sub(1).filter(|_| alone && ends && !has_figure(tokens, comma))?;
    let gap = tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Gap) && token.end - token.start <= LONGEST);
    let names =
        Token::before(tokens, at).and_then(Token::term).is_some_and(|sense| sense.topic.is_some() && sense.verbs == 0);
    (gap && names).then_some(at)
}

/// 较2019年翻了一番，达58件: where a comparison without a figure begins, behind which one is said to be reached.
fn roughly_compared(tokens: &[Token<'_>], comma: usize) -> Option<usize> {
    const FAR: usize = 6;
    let reached = tokens.get(comma + 1).is_some_and(|token| {
        matches!(token.class(), Some(Class::Filler | Class::Now)) || matches!(token.kind, Kind::Year(_))
    });
    let than = |token: &Token<'_>| token.class() == Some(Class::Compare);
    let told = |token: &Token<'_>| {
        matches!(token.kind, Kind::Gap | Kind::Year(_)) || than(token) || token.class() == Some(Class::Filler)
    };
    let clause = tokens.get(comma.saturating_sub(FAR)..comma).filter(|_| reached)?;
    let start = comma - clause.iter().rev().take_while(|token| told(token)).count();
    let first = start + tokens[start..comma].iter().position(than)?;
    match first + 1 < comma {
        true => Some(first),
        // 数量逐年下降，2020年31件
        false => (start < first && tokens[comma + 1].class() != Some(Class::Filler)).then_some(start),
    }
}
