//! Prose as tokens: figures, words that mean something here, marks, and the gaps between them.

use super::context::KNOWN;
use super::number::{self, Number};
use super::title::{concern, is_gazette, is_mailbox, single_line};
use super::topic::Topic;
use super::word::{Class, Sense, begins, longest};
use crate::model::Precision;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// A piece of a passage and what it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub kind: Kind<'t>,
    /// Where it stands in the passage.
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind<'t> {
    /// How many of something.
    Figure {
        value: Decimal,
        unit: &'t str,
        precision: Precision,
    },
    /// 2022年
    Year(u16),
    /// 1—6月
    Months,
    /// A number that counts nothing here: it ends the reach of the words before it.
    Rate,
    Word(&'static Sense),
    /// ，
    Comma,
    /// 、
    List,
    /// ：
    Colon,
    Open,
    Close,
    /// ；
    Semicolon,
    /// 。
    Stop,
    /// Words that mean nothing here.
    Gap,
}

impl Token<'_> {
    pub fn class(&self) -> Option<Class> {
        match self.kind {
            Kind::Word(sense) => Some(sense.class),
            _ => None,
        }
    }

    /// What it means, if it is a word.
    pub fn sense(&self) -> Option<&'static Sense> {
        match self.kind {
            Kind::Word(sense) => Some(sense),
            _ => None,
        }
    }

    /// What it names, if it names anything.
    pub fn term(&self) -> Option<&'static Sense> {
        match self.kind {
            Kind::Word(sense) if sense.class == Class::Term => Some(sense),
            _ => None,
        }
    }

    /// True for a word of table 4: what it stands beside is about disclosure.
    pub fn is_formal(&self) -> bool {
        matches!(self.kind, Kind::Word(sense) if sense.formal)
    }

    pub fn is_figure(&self) -> bool {
        matches!(self.kind, Kind::Figure { .. })
    }

    /// How it stands in its passage.
    pub fn words<'p>(&self, text: &'p str) -> &'p str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The one that stands before a place.
    pub fn before(tokens: &[Self], at: usize) -> Option<&Self> {
        tokens.get(at.checked_sub(1)?)
    }
}

/// Cuts a passage into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer { text, tokens: Vec::with_capacity(text.len() / 9), gap: None, quoted: None };
    let beginnings = &**BEGINNINGS;
    let mut at = 0;
    while let Some(c) = character(&text.as_bytes()[at..]) {
        match beginnings[usize::from(c)] {
            Beginning::Gap => {
                lexer.gap.get_or_insert(at);
                at += '一'.len_utf8();
            }
            Beginning::Word => at = lexer.word(at, char::from_u32(u32::from(c)).unwrap_or_default(), &text[at..]),
            Beginning::Other => {
                let Some(c) = text[at..].chars().next() else { break };
                at = lexer.step(at, c);
            }
        }
    }
    lexer.close_gap(text.len());
    lexer.tokens
}

/// What a Chinese character can be the beginning of.
#[derive(Debug, Clone, Copy)]
enum Beginning {
    /// Nothing: it is of a gap where no word holds it, as half of a text is.
    Gap,
    /// A word or a gap.
    Word,
    /// A number or a mark, or a character that is not Chinese.
    Other,
}

/// Those of each character of the basic plane.
static BEGINNINGS: LazyLock<Box<[Beginning; 1 << 16]>> = LazyLock::new(|| {
    let mut all = Box::new([Beginning::Other; 1 << 16]);
    for c in ('\u{4E00}'..='\u{9FFF}').filter(|c| !number::is_numeral(*c) && *c != '第') {
        all[c as usize] = if begins(c) || c == '回' { Beginning::Word } else { Beginning::Gap };
    }
    all
});

/// The first character of a text, where it is Chinese; U+0000 for any other.
fn character(text: &[u8]) -> Option<u16> {
    match text {
        [] => None,
        [a @ 0xE4..=0xE9, b, c, ..] => Some(u16::from(*a) << 12 | u16::from(b & 63) << 6 | u16::from(c & 63)),
        _ => Some(0),
    }
}

/// 2021年结转: what says behind a year that the year has left some.
const OVER: [&str; 19] = [
    "未办结转入",
    "未办结结转",
    "末未办结",
    "底未办结",
    "未办结",
    "结转",
    "转结",
    "遗留",
    "转入",
    "顺延",
    "跨年",
    "移转",
    "结余",
    "延续",
    "转来",
    "接转",
    "结存",
    "转接",
    "留存",
];

/// 结转至2023年: what says before a year that some are left to it.
const FORWARD: [&str; 30] = [
    "结转至",
    "结转到",
    "结转入",
    "结转",
    "顺延至",
    "顺延到",
    "延期至",
    "延期到",
    "延续至",
    "推迟至",
    "延至",
    "延到",
    "转入",
    "转至",
    "转到",
    "转结至",
    "转结到",
    "转结",
    "留待",
    "跨至",
    "移转至",
    "移转",
    "移至",
    "滚动至",
    "流转至",
    "接续至",
    "递延至",
    "推延至",
    "转为",
    "转",
];

/// 转入下, 结转至: what says that the year behind the words is the one that some are left to.
const ON: [&str; 7] = ["下", "次年", "明年", "至", "到", "入下", "入次年"];

struct Lexer<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
    /// Where the words that mean nothing began.
    gap: Option<usize>,
    /// The first token between quotation marks, where a name may stand.
    quoted: Option<usize>,
}

/// True where the brackets that a text begins with hold a number, as that of a document does, or never close.
fn encloses_digits(rest: &str) -> bool {
    const LONGEST: usize = 16;
    let inside = || rest.chars().skip(1).take(LONGEST + 1).take_while(|c| !matches!(c, '】' | '〕' | '。' | '\n'));
    inside().count() > LONGEST || inside().any(|c| c.is_ascii_digit())
}

/// 收到5（自然人4、企业1），办结5。: a number before a mark that words follow. Rows of a table that nobody has read as one hold
/// labels and numbers too, at the end of a line, beside each other or run together.
fn is_within_prose(number: &str, after: &str) -> bool {
    let run_together = number.len() > 1 && number.starts_with('0');
    let behind = after.strip_prefix(['，', '。', '；', '、', '）', ')', ',', ';', '（', '(']);
    !run_together && behind.is_some_and(|behind| !behind.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

impl<'t> Lexer<'t> {
    /// Takes what stands at a place; returns the place behind it.
    fn step(&mut self, at: usize, c: char) -> usize {
        let rest = &self.text[at..];
        let next = at + c.len_utf8();
        if c.is_ascii_digit() || matches!(c, '第') || number::is_numeral(c) {
            return self.number(at, c, rest).unwrap_or_else(|| self.word(at, c, rest));
        }
        match c {
            '，' | ',' => self.push(Kind::Comma, at, next),
            '、' => self.push(Kind::List, at, next),
            '：' | ':' => self.push(Kind::Colon, at, next),
            // 收到申请44件——网上29件
            '—' if rest[c.len_utf8()..].starts_with('—') && !self.is_in_date(at) => {
                self.push(Kind::Colon, at, next + '—'.len_utf8());
                return next + '—'.len_utf8();
            }
            '（' | '(' => self.push(Kind::Open, at, next),
            '）' | ')' => self.push(Kind::Close, at, next),
            '；' | ';' => self.push(Kind::Semicolon, at, next),
            '。' | '！' | '？' | '!' | '?' | '\n' => {
                self.push(Kind::Stop, at, next);
                self.quoted = None;
            }
            // 办结12件. 其中: behind words it ends a sentence
            '.' | '．' if self.text[..at].ends_with(|c: char| !c.is_ascii() && c != '．') => {
                self.push(Kind::Stop, at, next)
            }
            '①'..='⑳' => self.push(Kind::Word(const { &Sense::of(Class::Filler) }), at, next),
            '【' if self.begins_part(rest) => {}
            // 其中【自然人】23件
            '【' if !encloses_digits(rest) => {
                self.close_gap(at);
                self.quoted = Some(self.tokens.len());
            }
            '】' if self.quoted.is_some() => self.close_quote(at),
            '】' => self.push(Kind::Colon, at, next),
            // 申请〔含转办〕26件
            '〔' if !encloses_digits(rest) => self.push(Kind::Open, at, next),
            '〕' => self.push(Kind::Close, at, next),
            '《' | '〔' | '【' | '[' => return self.skip(at, rest),
            '“' | '‘' | '"' => {
                if let Some((word, sense)) = longest(rest) {
                    self.push(Kind::Word(sense), at, at + word.len());
                    return at + word.len();
                }
                if c == '"' && self.quoted.is_some() {
                    self.close_quote(at);
                } else {
                    self.close_gap(at);
                    self.quoted = Some(self.tokens.len());
                }
                return next;
            }
            '”' | '’' => {
                self.close_quote(at);
                return next;
            }
            _ => return self.word(at, c, rest),
        }
        next
    }

    fn push(&mut self, kind: Kind<'t>, start: usize, end: usize) {
        self.close_gap(start);
        self.tokens.push(Token { kind, start, end });
    }

    fn close_gap(&mut self, end: usize) {
        if let Some(start) = self.gap.take() {
            self.tokens.push(Token { kind: Kind::Gap, start, end });
        }
    }

    /// What stood in quotation marks is one name, unless it is one word that means something or holds a figure.
    fn close_quote(&mut self, end: usize) {
        self.close_gap(end);
        let Some(first) = self.quoted.take() else { return };
        let inside = self.tokens.get(first..).unwrap_or(&[]);
        // “区分处理后部分公开”
        let ends = KNOWN.outcomes | KNOWN.other_rows | KNOWN.last_rows;
        let outcome = inside.last().and_then(Token::term).is_some_and(|sense| sense.parts & ends != 0);
        let word = matches!(inside, [Token { kind: Kind::Word(_), .. }]) || outcome;
        let start = inside.first().map(|token| token.start);
        if let Some(start) = start
            && self.text.get(start..end).is_some_and(is_mailbox)
            && let Some((_, sense)) = longest("县长信箱")
        {
            self.tokens.truncate(first);
            self.tokens.push(Token { kind: Kind::Word(sense), start, end });
            return;
        }
        if let Some(start) = start
            && !word
            && !inside.iter().any(Token::is_figure)
        {
            self.tokens.truncate(first);
            self.tokens.push(Token { kind: Kind::Word(const { &Sense::of(Class::Name) }), start, end });
        }
    }

    /// A word of the lexicon, or a character of a gap.
    fn word(&mut self, at: usize, c: char, rest: &'t str) -> usize {
        let Some((word, sense)) = longest(rest) else {
            if c == '回'
                && let Some(length) = concern(rest)
                && let Some((_, sense)) = longest("回应关切")
            {
                self.push(Kind::Word(sense), at, at + length);
                return at + length;
            }
            self.gap.get_or_insert(at);
            return at + c.len_utf8();
        };
        // 网站|上传信息, not 网站上
        if let Some(shorter) = word.strip_suffix('上')
            && rest[word.len()..].starts_with('传')
            && longest(shorter).is_some_and(|(found, _)| found == shorter)
        {
            return self.word(at, c, shorter);
        }
        let after = &rest[word.len()..];
        let nears = |c: char| c.is_ascii_digit() || number::is_numeral(c);
        match sense.class {
            Class::Opaque => _ = self.gap.get_or_insert(at),
            // 近年 says nothing of a figure
            Class::Approx(_) if !after.starts_with(nears) => _ = self.gap.get_or_insert(at),
            // 余2件, unlike 余姚
            Class::Besides if word == "余" && !after.starts_with(nears) => _ = self.gap.get_or_insert(at),
            _ => self.push(Kind::Word(sense), at, at + word.len()),
        }
        at + word.len()
    }

    /// 2021年——2022年
    fn is_in_date(&self, at: usize) -> bool {
        self.text[..at].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '—'))
    }

    /// 【依申请公开】新收55件: what a sentence begins with says what it is about.
    fn begins_part(&self, rest: &str) -> bool {
        const LONGEST: usize = 12;
        let begins = self.gap.is_none() && self.tokens.last().is_none_or(|last| matches!(last.kind, Kind::Stop));
        let inside = || rest.chars().skip(1).take(LONGEST + 1).take_while(|c| *c != '】');
        begins && inside().count() <= LONGEST && !inside().any(|c| c.is_ascii_digit())
    }

    /// The title of a document or its number: nothing in it is a figure.
    fn skip(&mut self, at: usize, rest: &str) -> usize {
        const LONGEST: usize = 400;
        let close = |c: char| matches!(c, '》' | '〕' | '】' | ']');
        let inside =
            rest.char_indices().skip(1).take_while(|(offset, c)| *offset < LONGEST && !matches!(c, '。' | '\n'));
        let end = inside.clone().find(|(_, c)| close(*c)).map(|(offset, c)| offset + c.len_utf8());
        let end = end.map(|end| at + end);
        let gazette = end.and_then(|end| self.text.get(at..end)).is_some_and(is_gazette);
        if let Some((_, sense)) = longest("公报")
            && let Some(end) = end.filter(|_| gazette)
        {
            self.push(Kind::Word(sense), at, end);
            return end;
        }
        // 《领导留言板》
        if let Some(end) = end
            && let Some(name) = self.text.get(at..end).and_then(|title| title.strip_prefix('《')?.strip_suffix('》'))
            && let Some((word, sense)) = longest(name)
            && word == name
            && sense.topic == Some(Topic::Hotline)
        {
            self.push(Kind::Word(sense), at, end);
            return end;
        }
        // 办结138件[含结转]
        let carried = |inside: &str| inside.starts_with("[含") && inside.contains("结转");
        if let Some(end) = end.filter(|end| self.text.get(at..*end).is_some_and(carried)) {
            self.push(Kind::Word(const { &Sense::of(Class::Carried) }), at, end);
            return end;
        }
        self.gap.get_or_insert(at);
        end.unwrap_or_else(|| at + rest.chars().next().map_or(1, char::len_utf8))
    }

    /// A number, unless it is a part of a word or of another number.
    fn number(&mut self, at: usize, c: char, rest: &'t str) -> Option<usize> {
        if c == '第' {
            let (after, found) = number::number(&rest[c.len_utf8()..])?;
            self.push(
                if found == Number::Months { Kind::Months } else { Kind::Rate },
                at,
                self.text.len() - after.len(),
            );
            return Some(self.text.len() - after.len());
        }
        let behind = self.text[..at].chars().next_back();
        if let Some((word, _)) = longest(rest)
            // 12345 is no beginning of 123456
            && !(word.ends_with(|c: char| c.is_ascii_digit())
                && rest[word.len()..].starts_with(|c: char| c.is_ascii_digit()))
        {
            return Some(self.word(at, c, rest));
        }
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if let Some(end) = single_line(rest, digits)
            && let Some((_, sense)) = longest("咨询")
        {
            self.push(Kind::Word(sense), at, at + end);
            return Some(at + end);
        }
        // A4, 0563-3027267, 3/5, and what has lost a part
        let glued =
            behind.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | '_' | '@' | '\u{FFFD}'));
        let Some((after, found)) = (!glued).then(|| number::number(rest)).flatten() else {
            if digits == 0 {
                return None;
            }
            self.push(Kind::Rate, at, at + digits);
            return Some(at + digits);
        };
        let end = self.text.len() - after.len();
        let kind = match found {
            Number::Count { value, unit: "", precision } => {
                let linked = behind.is_some_and(|c| matches!(c, '为' | '是' | '：' | ':' | '均' | '共' | '计' | '数'))
                    || self.goes_on_bare();
                let ends = after
                    .chars()
                    .next()
                    .is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | '）' | ')' | ',' | ';' | '\n'));
                let told = || {
                    is_within_prose(&rest[..rest.len() - after.len()], after)
                        && (self.is_told_bare(after) || self.is_listed_bare(value, after))
                };
                if linked && ends || told() { Kind::Figure { value, unit: "", precision } } else { Kind::Rate }
            }
            Number::Count { .. } if after.starts_with('\u{FFFD}') => Kind::Rate,
            Number::Count { value, unit, precision } => Kind::Figure { value, unit, precision },
            Number::Year(year) => Kind::Year(year),
            Number::Months => Kind::Months,
            Number::Day => Kind::Word(const { &Sense::of(Class::Filler) }),
            Number::Rate | Number::Else => Kind::Rate,
        };
        if matches!(kind, Kind::Year(_))
            && let Some(end) = self.carried(at, end)
        {
            return Some(end);
        }
        self.push(kind, at, end);
        Some(end)
    }

    /// 分别为1、0: a list of figures without counters.
    fn goes_on_bare(&self) -> bool {
        let bare = |kind| matches!(kind, Kind::Figure { unit: "", .. });
        let joins = |kind| matches!(kind, Kind::List) || matches!(kind, Kind::Word(sense) if sense.class == Class::And);
        let [.., figure, mark] = &self.tokens[..] else { return false };
        self.gap.is_none() && joins(mark.kind) && bare(figure.kind)
    }

    /// 收到12，自然人11、法人1: right behind the word for applications or for a part of them, which no counter needs to follow.
    fn is_told_bare(&self, after: &str) -> bool {
        let carried = KNOWN.carried_over | KNOWN.carried_forward;
        let parts = match after.chars().next() {
            // 不予公开1、属于国家秘密2、…: the numbers of what the form lists
            Some('、') => KNOWN.applicants | KNOWN.by_channel | carried,
            // 不明确429（四）不予处理: of its rows, one behind the other
            Some('（' | '(') => 0,
            _ => KNOWN.applicants | KNOWN.by_channel | KNOWN.outcomes | carried,
        };
        // 受理19，办结20，结转1
        let over = |token: &Token<'_>| {
            token.class() == Some(Class::Besides) && ["结转", "转结"].contains(&token.words(self.text))
        };
        let bare = |token: &Token<'_>| matches!(token.kind, Kind::Figure { unit: "", .. });
        if self.gap.is_none() && self.tokens.last().is_some_and(over) && self.tokens.iter().rev().take(8).any(bare) {
            return true;
        }
        let verbs = KNOWN.new_received | KNOWN.total;
        let tells = |sense: &Sense| sense.parts & parts != 0 || sense.verbs & verbs != 0;
        self.gap.is_none() && self.tokens.last().and_then(Token::term).is_some_and(tells)
    }

    /// 办结8件，其中予以公开5、部分公开3: right behind how something ended, in a sentence that counts otherwise, or a figure that is
    /// too high for the number of a row.
    fn is_listed_bare(&self, value: Decimal, after: &str) -> bool {
        const MOST_ROWS: u32 = 10;
        const FAR: usize = 64;
        let ends = KNOWN.outcomes | KNOWN.results | KNOWN.last_rows | KNOWN.other_rows | KNOWN.withdrawn;
        let counted = |token: &Token<'_>| matches!(token.kind, Kind::Figure { unit, .. } if !unit.is_empty());
        let mut sentence = self.tokens.iter().rev().take(FAR).take_while(|token| !matches!(token.kind, Kind::Stop));
        self.gap.is_none()
            && !after.starts_with(['（', '('])
            && self.tokens.last().and_then(Token::term).is_some_and(|sense| sense.parts & ends != 0)
            && (value > Decimal::from(MOST_ROWS) || sentence.any(counted))
    }

    /// 2021年结转, 结转至2023年: the year is a part of the words.
    fn carried(&mut self, start: usize, end: usize) -> Option<usize> {
        let (before, after) = (&self.text[..start], &self.text[end..]);
        // 2022年结转下年度2件 is of the next year
        let on = |word: &&&str| ON.iter().any(|on| after[word.len()..].starts_with(on));
        let over = OVER.iter().find(|word| after.starts_with(**word)).filter(|word| !on(word));
        let (word, start, end) = if let Some(word) = over {
            ("上年结转", start, end + word.len())
        } else {
            let word = FORWARD.iter().find(|word| before.ends_with(**word))?;
            ("结转下年度", start - word.len(), end)
        };
        let (_, sense) = longest(word)?;
        self.gap = self.gap.filter(|gap| *gap < start);
        while self.tokens.pop_if(|token| token.start >= start).is_some() {}
        self.push(Kind::Word(sense), start, end);
        Some(end)
    }
}
