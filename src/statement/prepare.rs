//! Tokens that their neighbours give another meaning, told before the sentence is read.

use super::context::{KNOWN, is_boundary};
use super::issuer::Issuer;
use super::scope;
use super::token::{Kind, Token};
use super::topic::Topic;
use super::word::{Class, Sense, longest};
use crate::text::is_numeral;
use std::ops::RangeInclusive;

const FILLER: &Sense = &Sense::of(Class::Filler);
const CARRIED: &Sense = &Sense::of(Class::Carried);
/// （均为政府信息公开类）
const ABOUT: &Sense = &Sense { formal: true, ..Sense::of(Class::Filler) };
const COMPARE: &Sense = &Sense::of(Class::Compare);
const EVERYONE: &Sense = &Sense::of(Class::Everyone);
const AMONG: &Sense = &Sense::of(Class::Among);
const MATTER: &Sense = &Sense::of(Class::Matter);
const SOME: &Sense = &Sense::of(Class::Some);

/// Brackets without figures explain and state nothing; 较2021年 is one comparison; 各乡镇、各部门 are all of them.
/// `text` is that of the passage.
pub(super) fn prepare(tokens: &mut [Token<'_>], text: &str, report_year: Option<u16>, issuer: &Issuer<'_>) {
    let mut open = None;
    // 县本级29件，县直部门、乡镇144件: the others, and not all of them
    let mut own = false;
    for at in 0..tokens.len() {
        match tokens[at].kind {
            Kind::Open => open = Some(at),
            Kind::List if is_ordinal(tokens, text, at) => {
                tokens[at - 1..=at].iter_mut().for_each(|token| token.kind = Kind::Word(FILLER));
            }
            Kind::Comma if is_ranked(tokens, text, at) => tokens[at].kind = Kind::Word(FILLER),
            Kind::Comma | Kind::Colon => by_organs(tokens, text, at),
            Kind::Close => open.take().into_iter().for_each(|from| bracket(tokens, from, at)),
            Kind::Word(sense) => word(tokens, text, at, sense, (report_year, &mut own)),
            Kind::Gap if is_trained_in(tokens, text, at) => tokens[at].kind = Kind::Word(MATTER),
            Kind::Gap if is_difference(tokens, text, at) => tokens[at].kind = Kind::Word(COMPARE),
            Kind::Gap if says_nothing(tokens, text, at, issuer) => tokens[at].kind = Kind::Word(FILLER),
            // 四是复议诉讼情况。无。
            Kind::Stop if is_denied_behind(tokens, at) => tokens[at].kind = Kind::Colon,
            Kind::Stop => (open, own) = (None, false),
            _ => {}
        }
    }
}

/// A word whose neighbours give it another meaning; `own` tells that a part of the organ has been named in the sentence.
fn word(
    tokens: &mut [Token<'_>],
    text: &str,
    at: usize,
    sense: &'static Sense,
    (report_year, own): (Option<u16>, &mut bool),
) {
    let turn = |tokens: &mut [Token<'_>], places: RangeInclusive<usize>, sense: &'static Sense| {
        tokens[places].iter_mut().for_each(|token| token.kind = Kind::Word(sense));
    };
    match sense.class {
        // 2022年公开的信息中，县教育局公开2143条: of what the sentence before has told
        Class::Filler if is_of_the_told(tokens, text, at) => turn(tokens, at..=at, AMONG),
        Class::Before => none_carried(tokens, at),
        Class::No => none_carried_forward(tokens, at),
        _ if sense.parts & KNOWN.carried_forward != 0 => {
            let carried = is_of_before(tokens[at].words(text), report_year).then(|| longest("上年结转")).flatten();
            carried.into_iter().for_each(|(_, carried)| turn(tokens, at..=at, carried));
        }
        _ if scope::compares(tokens, at) => turn(tokens, at..=at, COMPARE),
        Class::And if is_compared_with(tokens, at) => turn(tokens, at..=at + 1, COMPARE),
        // 其中各街道58件、各部门89件: some of them
        Class::Everyone if is_one_of_list(tokens, text, at) => turn(tokens, at..=at, SOME),
        _ if sense.topic == Some(Topic::Reconsideration) && sense.verbs == 0 => suit_by_appeal(tokens, text, at),
        Class::Some | Class::Own if is_counted(tokens, at) => turn(tokens, at..=at, EVERYONE),
        Class::Some | Class::Own => {
            let others = *own && sense.class == Class::Some;
            if !others && is_joined(tokens, text, at) {
                turn(tokens, at..=at, EVERYONE);
            }
            *own |= tokens[at].class() == Some(Class::Own);
        }
        // 自然人申请政府信息公开2件
        Class::Matter if applies(tokens, text, at) => {
            longest("信息公开申请").into_iter().for_each(|(_, request)| turn(tokens, at..=at, request));
        }
        _ if is_request(sense) && sense.weak_noun => skip_object(tokens, text, at),
        _ => {}
    }
}

/// Brackets from `open` to `close` without a figure or a negation explain what stands before them.
fn bracket(tokens: &mut [Token<'_>], open: usize, close: usize) {
    let inside = &tokens[open..close];
    if inside.iter().any(|token| token.is_figure() || is_negation(token)) {
        return;
    }
    // 公开（含部分公开）88件: two outcomes together
    let outcome = |token: &Token<'_>| token.term().is_some_and(|sense| sense.parts & KNOWN.outcomes != 0);
    let among = tokens.get(open + 1).and_then(Token::class) == Some(Class::Among);
    let both = among && inside.iter().any(outcome);
    let explains = match () {
        () if both || inside.iter().any(is_carried) => CARRIED,
        () if inside.iter().any(|token| token.class() == Some(Class::Matter)) => ABOUT,
        () => FILLER,
    };
    tokens[open..=close].iter_mut().for_each(|token| token.kind = Kind::Word(explains));
}

/// 35个部门、18个乡镇（街道）: how many there are of them
fn is_counted(tokens: &[Token<'_>], at: usize) -> bool {
    Token::before(tokens, at).is_some_and(|token| matches!(token.kind, Kind::Figure { unit: "个" | "家", .. }))
}

/// 各乡镇、各部门; not 云溪镇70件、各乡镇32件, joined with a figure, nor 全市乡镇, which are all of one kind.
fn is_joined(tokens: &[Token<'_>], text: &str, at: usize) -> bool {
    let told = at.checked_sub(2).and_then(|before| tokens.get(before)).is_some_and(Token::is_figure);
    let whole = |token: &Token<'_>| token.class() == Some(Class::Everyone) && token.words(text).starts_with('全');
    let before = Token::before(tokens, at).filter(|before| !told && !whole(before));
    [before, tokens.get(at + 1)].into_iter().flatten().any(joins)
}

fn is_request(sense: &Sense) -> bool {
    sense.topic == Some(Topic::Requests) && sense.verbs == 0
}

/// 申请公开举报处理情况、企业档案等内容的申请48件: what was applied for says nothing of the figure. `at` is the noun.
fn skip_object(tokens: &mut [Token<'_>], text: &str, at: usize) {
    const FAR: usize = 24;
    let of = |token: &Token<'_>| token.words(text) == "的" || token.words(text).ends_with('的');
    if !Token::before(tokens, at).is_some_and(of) {
        return;
    }
    let from = at.saturating_sub(FAR);
    let ends = |token: &Token<'_>| token.is_figure() || is_boundary(token);
    let asks = |token: &Token<'_>| {
        token.term().is_some_and(is_request) && ["公开", "获取"].iter().any(|end| token.words(text).ends_with(end))
    };
    let clause = tokens[from..at].iter().rposition(ends).map_or(from, |place| from + place + 1);
    if let Some(verb) = tokens[clause..at].iter().position(asks) {
        // 税务信息 says that it is about disclosure
        let object = tokens[clause + verb + 1..at].iter_mut().filter(|token| token.class() != Some(Class::Info));
        object.for_each(|token| token.kind = Kind::Word(FILLER));
    }
}

/// 自然人申请 before a word for disclosure: that is what was applied for.
fn applies(tokens: &[Token<'_>], text: &str, at: usize) -> bool {
    Token::before(tokens, at).is_some_and(|before| {
        before.term().is_some_and(|sense| sense.parts & (KNOWN.applicants | KNOWN.by_channel) != 0)
            && before.words(text).ends_with("申请")
    })
}

/// 较上年增1件, 比2021年多3件
fn is_difference(tokens: &[Token<'_>], text: &str, at: usize) -> bool {
    let compared = |token: &Token<'_>| token.class() == Some(Class::Compare);
    let next = tokens.get(at + 1).is_some_and(Token::is_figure);
    (next || Token::before(tokens, at).is_some_and(compared))
        && ["增", "减", "多", "少", "升", "降", "增多"].contains(&tokens[at].words(text))
}

/// Unknown words that change nothing of what is meant.
fn says_nothing(tokens: &[Token<'_>], text: &str, at: usize, issuer: &Issuer<'_>) -> bool {
    tokens[at].words(text) == "量"
        || is_event(tokens, text, at)
        || is_column(tokens, text, at)
        || is_own_event(tokens, text, at, issuer)
        || is_own_field(tokens, text, at, issuer)
}

/// 《条例》培训: a training on disclosure
fn is_trained_in(tokens: &[Token<'_>], text: &str, at: usize) -> bool {
    tokens.get(at + 1).and_then(Token::term).is_some_and(|sense| sense.topic == Some(Topic::Training))
        && tokens[at].words(text).ends_with("条例》")
}

/// 回应关切活动, 新闻发布会活动, 回应关切事件
fn is_event(tokens: &[Token<'_>], text: &str, at: usize) -> bool {
    let events = |sense: &Sense| {
        matches!(sense.topic, Some(Topic::Training | Topic::Interpretation | Topic::Press | Topic::Responses))
    };
    let responds = |sense: &Sense| sense.topic == Some(Topic::Responses);
    let happens = tokens[at].words(text) == "事件";
    if happens {
        return Token::before(tokens, at).and_then(Token::term).is_some_and(responds);
    }
    tokens[at].words(text) == "活动" && Token::before(tokens, at).and_then(Token::term).is_some_and(events)
}

/// 区政府网站教育专栏: a column of the web site.
fn is_column(tokens: &[Token<'_>], text: &str, at: usize) -> bool {
    const COLUMNS: [&str; 10] = ["专栏", "栏目", "专区", "频道", "子站", "分站", "板块", "版块", "专题", "页面"];
    let site = |token: &Token<'_>| token.term().is_some_and(|sense| sense.parts & KNOWN.website != 0);
    Token::before(tokens, at).is_some_and(site) && COLUMNS.iter().any(|end| tokens[at].words(text).ends_with(end))
}

/// 公开水利信息206条, of the bureau of water: what it is there for is all that it discloses, unless other kinds follow.
fn is_own_field(tokens: &[Token<'_>], text: &str, at: usize, issuer: &Issuer<'_>) -> bool {
    let info = |at: usize| {
        tokens.get(at).and_then(Token::class) == Some(Class::Info) && tokens.get(at + 1).is_some_and(Token::is_figure)
    };
    let decided = |at: usize| {
        tokens.get(at).and_then(Token::term).and_then(|sense| sense.topic).is_some_and(Topic::is_decided)
            && tokens.get(at + 1).is_some_and(Token::is_figure)
    };
    let (of_info, of_decisions) = (info(at + 1), decided(at + 1));
    if !of_info && !of_decisions {
        return false;
    }
    let words = tokens[at].words(text);
    // 文化旅游, of 文化和旅游局
    let within = |name: &str| name.contains(words) || name.replace(['和', '与', '及'], "").contains(words);
    let field = words.chars().nth(1).is_some() && issuer.name().is_some_and(within);
    // 税务行政许可1136件，税务行政处罚217件
    if of_decisions {
        return field;
    }
    let mut before = tokens[..at].iter().rev().skip_while(|token| token.class() == Some(Class::Filler));
    let discloses = before.next().and_then(Token::term).is_some_and(|sense| sense.verbs & KNOWN.disclosure != 0);
    field && discloses && !info(at + 5)
}

/// 街道自行组织培训1次: what the organ that reports has done itself.
fn is_own_event(tokens: &[Token<'_>], text: &str, at: usize, issuer: &Issuer<'_>) -> bool {
    const ORGANS: [char; 12] = ['局', '委', '厅', '办', '府', '道', '乡', '镇', '院', '校', '学', '处'];
    let mut rest = tokens[at + 1..].iter().skip_while(|token| token.class() == Some(Class::Filler));
    let event = rest.next().and_then(Token::term).is_some_and(|sense| {
        matches!(sense.topic, Some(Topic::Training | Topic::Interpretation | Topic::Press | Topic::Responses))
    });
    let words = tokens[at].words(text);
    event && words.ends_with(ORGANS) && issuer.goes_by(words)
}

/// 与2021年（1516件）相比: the year that others are compared with. `at` is the word that joins.
fn is_compared_with(tokens: &[Token<'_>], at: usize) -> bool {
    const FAR: usize = 6;
    let year = |token: &Token<'_>| matches!(token.kind, Kind::Year(_)) || token.class() == Some(Class::Before);
    let behind =
        || tokens.iter().skip(at + 2).take(FAR).take_while(|token| !matches!(token.kind, Kind::Comma | Kind::Stop));
    tokens.get(at + 1).is_some_and(year) && behind().any(|token| token.class() == Some(Class::Compare))
}

/// 予以公开最多，为7件: the figure is of what stands before the comma.
fn is_ranked(tokens: &[Token<'_>], text: &str, comma: usize) -> bool {
    const RANKS: [&str; 14] = [
        "最多",
        "最少",
        "最高",
        "居多",
        "居首",
        "居首位",
        "为首",
        "为主",
        "次之",
        "居次",
        "占多数",
        "占大多数",
        "占绝大多数",
        "占大部分",
    ];
    const IS: [&str; 8] = ["为", "有", "是", "达", "共", "计", "达到", "共有"];
    let next = |token: &Token<'_>| token.is_figure() || IS.contains(&token.words(text));
    tokens[comma + 1..].iter().take(2).any(Token::is_figure)
        && tokens.get(comma + 1).is_some_and(next)
        && Token::before(tokens, comma).is_some_and(|before| RANKS.contains(&before.words(text)))
}

/// True where a sentence that only names something is followed by one that only denies it.
fn is_denied_behind(tokens: &[Token<'_>], stop: usize) -> bool {
    const FAR: usize = 8;
    let ends = |at: usize| tokens.get(at).is_none_or(|token| matches!(token.kind, Kind::Stop));
    let denies = tokens.get(stop + 1).and_then(Token::class) == Some(Class::No) && ends(stop + 2);
    let before = tokens[..stop].iter().rev().take_while(|token| !matches!(token.kind, Kind::Stop));
    denies && before.clone().count() <= FAR && !before.clone().any(|token| token.is_figure() || is_boundary(token))
}

/// 公开的信息中，
fn is_of_the_told(tokens: &[Token<'_>], text: &str, at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Comma))
        && Token::before(tokens, at).and_then(Token::class) == Some(Class::Info)
        && tokens[at].words(text) == "中"
}

/// 从受理单位看，市局本级9件: the whole by its parts. `mark` ends the clause that says so.
fn by_organs(tokens: &mut [Token<'_>], text: &str, mark: usize) {
    const MOST: usize = 8;
    const FROM: [&str; 5] = ["从", "按", "依", "以", "就"];
    const SEEN: [&str; 9] = ["看", "来看", "分", "划分", "区分", "统计", "而言", "分类", "上说"];
    const ORGANS: [&str; 9] = ["单位", "部门", "层级", "级别", "区域", "地区", "系统", "行业", "机构分"];
    let Some(end) = Token::before(tokens, mark).map(|last| last.end) else { return };
    if !SEEN.iter().any(|seen| text[..end].ends_with(seen)) {
        return;
    }
    let clause = tokens[..mark].iter().rev().take_while(|token| !is_boundary(token) && !token.is_figure());
    let first = mark - clause.take(MOST).count();
    let words = text.get(tokens[first].start..end).unwrap_or("");
    let frame = FROM.iter().any(|from| words.starts_with(from)) && SEEN.iter().any(|seen| words.ends_with(seen));
    if first < mark && frame && ORGANS.iter().any(|organs| words.contains(organs)) {
        tokens[first..mark].iter_mut().for_each(|token| token.kind = Kind::Word(FILLER));
        tokens[mark].kind = Kind::Word(AMONG);
    }
}

/// 二、 where a sentence begins.
fn is_ordinal(tokens: &[Token<'_>], text: &str, mark: usize) -> bool {
    let Some(before) = Token::before(tokens, mark) else { return false };
    let begins = mark < 2 || tokens.get(mark - 2).is_some_and(|token| matches!(token.kind, Kind::Stop));
    let words = before.words(text);
    begins && matches!(before.kind, Kind::Gap) && words.chars().all(is_numeral)
}

/// 各街道58件、各部门89件: each group with a figure of its own, the one before too.
fn is_one_of_list(tokens: &[Token<'_>], text: &str, at: usize) -> bool {
    let figure = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(Token::is_figure);
    let mark = Token::before(tokens, at).is_some_and(|token| matches!(token.kind, Kind::List | Kind::Comma));
    mark && figure(Some(at + 1)) && figure(at.checked_sub(2)) && tokens[at].words(text).starts_with('各')
}

/// 诉讼18件，其中未经复议9件，经复议9件: which suits they are.
fn suit_by_appeal(tokens: &mut [Token<'_>], text: &str, at: usize) {
    const FAR: usize = 24;
    let counted = tokens.get(at + 1).is_some_and(Token::is_figure);
    let suit = |token: &Token<'_>| token.term().is_some_and(|sense| sense.topic == Some(Topic::Litigation));
    let ahead = tokens[at.saturating_sub(FAR)..at].iter().rev().take_while(|token| !matches!(token.kind, Kind::Stop));
    if !counted || !ahead.clone().any(suit) {
        return;
    }
    let Some(before) = at.checked_sub(1) else { return };
    let word = match tokens[before].words(text) {
        "经" | "经过" => "复议后起诉",
        words if words.ends_with("未经") || words == "不经" => "直接起诉",
        _ => return,
    };
    if let Some((_, sense)) = longest(word) {
        tokens[before..=at].iter_mut().for_each(|token| token.kind = Kind::Word(FILLER));
        tokens[at].kind = Kind::Word(sense);
    }
}

/// 结转2021年度, in the report of 2022: what the year before has left.
fn is_of_before(words: &str, report_year: Option<u16>) -> bool {
    let year = words.find(|c: char| c.is_ascii_digit()).and_then(|at| words.get(at..at + 4)?.parse::<u16>().ok());
    year.zip(report_year).is_some_and(|(year, report)| year <= report)
}

/// 上年无结转, 上年有1件结转: of the year before is only what was carried over.
fn none_carried(tokens: &mut [Token<'_>], before: usize) {
    let Some((_, carried)) = longest("上年结转") else { return };
    let class = |tokens: &[Token<'_>], at: usize| tokens.get(at).and_then(Token::class);
    let figure = tokens.get(before + 2).is_some_and(Token::is_figure);
    let over = match class(tokens, before + 1) {
        Some(Class::No) => before + 2,
        Some(Class::Filler) if figure => before + 3,
        _ => return,
    };
    if class(tokens, over) == Some(Class::Besides) {
        tokens[before].kind = Kind::Word(FILLER);
        tokens[over].kind = Kind::Word(carried);
    }
}

/// 本年也无结转: what is left of this year.
fn none_carried_forward(tokens: &mut [Token<'_>], no: usize) {
    const FAR: usize = 12;
    let clause = tokens[..no].iter().rev().take(FAR).take_while(|token| !is_boundary(token));
    let now = clause.last().and_then(Token::class) == Some(Class::Now);
    let over = tokens.get(no + 1).and_then(Token::class) == Some(Class::Besides);
    let ends = tokens.get(no + 2).is_none_or(is_boundary);
    if let Some((_, forward)) = longest("结转下年度").filter(|_| now && over && ends) {
        tokens[no + 1].kind = Kind::Word(forward);
    }
}

/// True of what joins one group of organs with others, and of the word for all of them.
fn joins(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::List) || matches!(token.class(), Some(Class::And | Class::Everyone | Class::Some))
}

/// 上年结转
fn is_carried(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Word(sense) if sense.parts & KNOWN.carried_over != 0)
}

fn is_negation(token: &Token<'_>) -> bool {
    matches!(token.class(), Some(Class::No | Class::Not)) || matches!(token.kind, Kind::Word(sense) if sense.none != 0)
}
