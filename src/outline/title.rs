//! The title of the report: a line, two or three lines, or the words of the sentence that publishes it.

use super::period::{self, head};
use super::words::{Words, squeeze, words};
use super::{furniture, heading, organ};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{opt, recognize, value};
use nom::multi::{many0, many0_count};
use nom::{IResult, Parser};
use std::borrow::Cow;
use std::cell::OnceCell;

/// The title and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Title<'t> {
    /// Without white space.
    pub text: String,
    /// The lines, or the sentence, that it was read from.
    pub source: &'t str,
    /// It stands alone, and is not taken from a sentence.
    pub alone: bool,
}

/// The title at the head of a report.
pub(crate) fn find(head: &str) -> Option<Title<'_>> {
    let pieces = pieces(head);
    let alone = best_line(&pieces, head);
    if let Some((_, title)) = alone.as_ref().filter(|(grade, _)| *grade > Grade::Bare) {
        return Some(title.clone());
    }
    published(head).or(alone.map(|(_, title)| title))
}

/// The one other year in titles of the same organ; none where there are more, which are a list of reports.
pub(crate) fn another<'t>(head: &'t str, title: &Title<'_>, year: u16) -> Option<(u16, &'t str)> {
    let organ = organ::of_title(&title.text);
    let pieces = pieces(head);
    let mut others = pieces.iter().filter_map(|piece| {
        let shape = piece.shape().filter(|shape| shape.organ.is_some() && shape.organ == organ)?;
        let (_, other) = (0..shape.text.len())
            .filter(|at| shape.text.is_char_boundary(*at))
            .filter(|at| !shape.text[..*at].ends_with(|c: char| c.is_ascii_digit()))
            .find_map(|at| period::year(&shape.text[at..]).ok())?;
        (other != year).then_some((other, piece.source))
    });
    let first = others.next()?;
    others.all(|(other, _)| other == first.0).then_some(first)
}

/// The title in the sentence that publishes the report: 现(向社会)公布…报告, 现将…报告予以公布, 关于公布…报告的通知,
/// also with 特 or 兹.
pub(crate) fn published(head: &str) -> Option<Title<'_>> {
    head.match_indices(['现', '特', '兹', '关']).find_map(|(at, _)| announced(&head[at..]))
}

/// Where 政府信息公开 begins in a title; what stands before it names the organ and the year.
pub(super) fn anchor(compact: &str) -> Option<usize> {
    anchors(compact).next().map(|(at, _)| at)
}

/// The beginning and the end of each 政府信息公开, 政务公开 ….
fn anchors(compact: &str) -> impl Iterator<Item = (usize, usize)> {
    compact.match_indices("公开").filter_map(|(at, word)| {
        let before = &compact[..at];
        let short = ["信息", "政务"].iter().find_map(|w| before.strip_suffix(w).map(|rest| (rest, *w)))?;
        let (rest, kind) = short;
        let start = match kind {
            "信息" => ["政府", "政务"].iter().find_map(|w| rest.strip_suffix(w)).unwrap_or(rest),
            _ => ["政府信息和", "政府信息与", "政府信息及"].iter().find_map(|w| rest.strip_suffix(w)).unwrap_or(rest),
        };
        Some((start.len(), at + word.len()))
    })
}

/// How much a title says; the best wins, the first of equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    /// 政府信息公开工作年度报告
    Bare,
    Year,
    Organ,
    Both,
}

/// A title without white space, and what it says.
#[derive(Debug, Clone)]
struct Shape {
    text: String,
    organ: Option<String>,
    year: bool,
}

impl Shape {
    fn grade(&self) -> Grade {
        match (&self.organ, self.year) {
            (Some(_), true) => Grade::Both,
            (Some(_), false) => Grade::Organ,
            (None, true) => Grade::Year,
            (None, false) => Grade::Bare,
        }
    }
}

/// A line, or a cell of a line, that could be part of a title. Few are looked at any closer.
struct Piece<'t> {
    source: &'t str,
    may_be_name: bool,
    compact: OnceCell<Cow<'t, str>>,
    shape: OnceCell<Option<Shape>>,
    is_part: OnceCell<bool>,
}

const LONGEST: usize = 120;

impl<'t> Piece<'t> {
    fn new(source: &'t str) -> Piece<'t> {
        let may_be_name = may_be_name(source);
        Piece { source, may_be_name, compact: OnceCell::new(), shape: OnceCell::new(), is_part: OnceCell::new() }
    }

    /// Without white space, and empty where that is long.
    fn compact(&self) -> &str {
        self.compact.get_or_init(|| squeeze(self.source, LONGEST).unwrap_or_default())
    }

    fn shape(&self) -> Option<&Shape> {
        let read = || shape(self.compact()).filter(|_| !furniture::is_breadcrumb(self.compact()));
        self.shape.get_or_init(|| self.may_be_name.then(read).flatten()).as_ref()
    }

    /// Short words without punctuation that are nothing else.
    fn is_part(&self) -> bool {
        *self.is_part.get_or_init(|| {
            let compact = self.compact();
            !compact.is_empty()
                && compact.chars().nth(45).is_none()
                && !compact.contains(['。', '，', ',', '；', ';', '：', ':', '>', '？', '！', '•', '·'])
                && !furniture::is_furniture(self.source)
                && heading::read(self.source).is_none()
        })
    }
}

fn pieces(head: &str) -> Vec<Piece<'_>> {
    let cells = head.lines().flat_map(|line| line.split(['|', '\t']));
    cells.map(str::trim).filter(|cell| !cell.is_empty()).map(Piece::new).collect()
}

fn best_line<'t>(pieces: &[Piece<'t>], head: &'t str) -> Option<(Grade, Title<'t>)> {
    let mut best: Option<(Grade, Title<'t>)> = None;
    for at in 0..pieces.len() {
        // a title ends two pieces further on at most
        if !pieces[at..].iter().take(3).any(|piece| piece.may_be_name) {
            continue;
        }
        for (grade, text, from, to) in
            [single(pieces, at), with_lines_before(pieces, at), broken(pieces, at)].into_iter().flatten()
        {
            if best.as_ref().is_none_or(|(known, _)| grade > *known) {
                let source = between(head, pieces[from].source, pieces[to].source);
                best = Some((grade, Title { text, source, alone: true }));
            }
        }
    }
    best
}

type Found = Option<(Grade, String, usize, usize)>;

/// The title in one line.
fn single(pieces: &[Piece<'_>], at: usize) -> Found {
    let shape = pieces[at].shape()?;
    let before = pieces.get(at.wrapping_sub(1));
    let advertised =
        shape.organ.is_none() && before.is_some_and(|p| p.source.len() < 100 && organ::is_spam(p.compact()));
    (!advertised).then(|| (shape.grade(), shape.text.clone(), at, at))
}

/// The organ, or the year, in the lines before the one that has the name of the report.
fn with_lines_before(pieces: &[Piece<'_>], at: usize) -> Found {
    let shape = pieces[at].shape().filter(|shape| shape.grade() < Grade::Both)?;
    (1..=2).filter(|back| *back <= at).find_map(|back| {
        let from = at - back;
        let before = &pieces[from..at];
        if !before.iter().all(|p| p.shape().is_none() && p.is_part()) {
            return None;
        }
        let words: String = before.iter().map(|p| p.compact()).collect();
        let names = if shape.organ.is_some() {
            is_year(&words)
        } else {
            organ::of_words(&words).is_some_and(|o| organ::names_an_organ(&o))
        };
        let joined = names.then(|| self::shape(&format!("{words}{}", shape.text)))??;
        (joined.grade() > shape.grade()).then(|| (joined.grade(), joined.text, from, at))
    })
}

/// The name of the report itself is broken: …政府信息公开 / 工作年度报告.
fn broken(pieces: &[Piece<'_>], at: usize) -> Found {
    (1..=2).filter(|more| at + more < pieces.len()).find_map(|more| {
        let part = &pieces[at..=at + more];
        if !part.iter().any(|p| p.may_be_name) {
            return None;
        }
        if !part.iter().all(|p| p.shape().is_none_or(|s| s.grade() == Grade::Bare) && p.is_part()) {
            return None;
        }
        let joined: String = part.iter().map(|p| p.compact()).collect();
        let shape = shape(&joined)?;
        let plausible = shape.organ.as_ref().is_none_or(|name| organ::names_an_organ(name));
        plausible.then(|| (shape.grade(), shape.text, at, at + more))
    })
}

fn is_year(words: &str) -> bool {
    (period::year, opt(alt((tag("年度"), tag("年"))))).parse(words).is_ok_and(|(rest, _)| rest.is_empty())
}

/// The text from the first piece to the last, both of them slices of `whole`.
fn between<'t>(whole: &'t str, first: &'t str, last: &'t str) -> &'t str {
    let offset = |part: &str| (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
    whole.get(offset(first)..offset(last).wrapping_add(last.len())).unwrap_or(first)
}

/// A report is a 报告 or a 年报; most lines have neither.
fn may_be_name(compact: &str) -> bool {
    compact.contains('报')
}

/// Reads words without white space as a title.
fn shape(compact: &str) -> Option<Shape> {
    if !may_be_name(compact) {
        return None;
    }
    let words = undress(compact);
    let (text, rest) = name(words).or_else(|| short_name(words))?;
    let (kept, rest) = local_suffix(rest);
    if !is_tail(rest) {
        return None;
    }
    shape_of(&format!("{text}{kept}"))
}

fn shape_of(text: &str) -> Option<Shape> {
    const FOREIGN: &Words =
        words!("编制 根据 按照 印发 通知 请与 要求 格式 上一篇 下一篇 解读 如下 公布 发布 现将 填报");
    let before = &text[..anchor(text).unwrap_or(0)];
    if before.chars().count() > 45
        || before.starts_with("公开")
        || before.contains(['。', '，', ',', '；', ';', '：', ':', '“', '”', '？', '！', '《', '》', '〈', '〉'])
        || FOREIGN.within(before)
        || organ::is_spam(text)
    {
        return None;
    }
    let year = text
        .char_indices()
        .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_ascii_digit()) && period::year(&text[at..]).is_ok());
    Some(Shape { organ: organ::of_title(text), year, text: text.to_string() })
}

/// Cuts bullets, Markdown marks, quotation marks and keys such as 标题： off the beginning.
fn undress(compact: &str) -> &str {
    let mut words = compact.trim_start_matches(|c: char| "#*•●◆■▪·-—>_=".contains(c));
    if let Some((_, rest)) = words.strip_prefix('【').and_then(|w| w.split_once('】')) {
        words = rest;
    }
    for key in ["信息名称", "文件名称", "标题", "名称", "题名", "附件"] {
        if let Some(rest) = words.strip_prefix(key) {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            words = rest.strip_prefix(['：', ':', '】', ']', '.', '、']).unwrap_or(words);
        }
    }
    words.strip_prefix('《').unwrap_or(words)
}

/// …政府信息公开工作年度报告, and what comes after it.
fn name(words: &str) -> Option<(&str, &str)> {
    anchors(words).take(4).find_map(|(_, end)| {
        let (rest, ()) = report(&words[end..]).ok()?;
        Some((&words[..words.len() - rest.len()], rest))
    })
}

/// A title that has lost its 政府信息公开: 工作年度报告 with an organ, a year, or nothing before it.
fn short_name(words: &str) -> Option<(&str, &str)> {
    let at = words.find("工作年度报告")?;
    let before = &words[..at];
    let alone =
        before.is_empty() || is_year(before) || organ::of_words(before).is_some_and(|o| organ::names_an_organ(&o));
    alone.then(|| words.split_at(at + "工作年度报告".len()))
}

/// What follows 公开 in the name of a report: 工作, 2022年度, … and 报告 or 年报 at the end.
fn report(input: &str) -> IResult<&str, ()> {
    let word = |w: &'static str| value((), tag(w));
    let year = value((), (period::year, opt(alt((tag("年度"), tag("年"), tag("度"))))));
    let bracketed = value((), (one_of("(（"), period::year, opt(tag("年")), opt(tag("度")), one_of(")）")));
    let more = value((), (one_of("和及与暨、"), alt((tag("政府信息公开"), tag("政务公开"), tag("信息公开")))));
    let filler = alt((word("工作"), year, bracketed, more, word("年度"), word("情况"), word("的"), word("总结")));
    value((), (many0_count(filler), alt((tag("报告"), tag("年报"), tag("年终报告"))))).parse(input)
}

/// A bracket that belongs to the title: （2020年度）, （本级）; not （文字版）, nor a date.
fn local_suffix(rest: &str) -> (&str, &str) {
    const EDITIONS: &Words = words!("版 全文 word WORD pdf PDF 附件 下载");
    let rest = rest.strip_prefix('》').unwrap_or(rest);
    match bracket(rest) {
        Ok((after, inner)) if !EDITIONS.within(inner) && !is_date(inner) => (&rest[..rest.len() - after.len()], after),
        _ => ("", rest),
    }
}

fn bracket(input: &str) -> IResult<&str, &str> {
    let inner = take_while1(|c: char| !"()（）".contains(c));
    let (rest, (_, inner, _)) = (one_of("(（"), inner, one_of(")）")).parse(input)?;
    Ok((rest, inner))
}

fn is_date(text: &str) -> bool {
    period::date(text, period::Place::Elsewhere).is_ok()
}

/// What may be glued to the end of a title and is dropped: an edition, a file suffix, a date, widgets, a site's name.
fn is_tail(rest: &str) -> bool {
    const WORDS: &Words = words!(
        "字体 字号 发布 来源 浏览 打印 关闭 分享 信息来源 时间 日期 作者 点击 阅读 索引 公开日期 公开时间 \
        成文日期 文字版 图片版 责任编辑 访问"
    );
    let extension = (
        char('.'),
        alt((tag("pdf"), tag("docx"), tag("doc"), tag("wps"), tag("html"), tag("htm"), tag("txt"), tag("xls"))),
    );
    let dropped = alt((recognize(bracket), recognize(extension)));
    let rest = match many0(dropped).parse(rest) {
        Ok((rest, _)) => rest,
        Err(_) => rest,
    };
    rest.is_empty()
        || rest.chars().all(|c| "》*#_-—.。".contains(c))
        || rest.starts_with(['_', '|', '【', '[', '-', '—', '–', '～'])
        || is_date(rest)
        || digit1::<_, nom::error::Error<_>>(rest).is_ok_and(|(after, digits)| after.is_empty() && digits.len() == 8)
        || WORDS.starts(rest)
}

/// The words that a sentence publishes; it begins with 现, 特, 兹 or 关于.
fn announced<'t>(sentence: &'t str) -> Option<Title<'t>> {
    let until_stop = |text: &'t str| &text[..text.find(['。', '；']).unwrap_or(text.len())];
    let start = verb(until_stop(head(sentence, 60)))?;
    let sentence = until_stop(head(sentence, 600));
    let after = sentence[start..].trim_start_matches(|c: char| c.is_whitespace() || "了《“：:".contains(c));
    let compact: String = after.chars().filter(|c| !c.is_whitespace()).take(LONGEST).collect();
    let (text, _) = name(&compact)?;
    let shape = shape_of(text)?;
    Some(Title { text: shape.text, source: after, alone: false })
}

/// Where the object of 现…公布, 现将 or 关于公布 begins; only the beginning of the sentence is looked at.
fn verb(sentence: &str) -> Option<usize> {
    const VERBS: &Words = words!("公布 发布 公示 公告 公开");
    let object = "公布".len();
    if let Some(rest) = sentence.strip_prefix("关于") {
        return words!("公布 发布 公开 印发").starts(rest).then_some("关于".len() + object);
    }
    let rest = sentence.strip_prefix(['现', '特', '兹'])?;
    if let Some(object) = rest.strip_prefix(['将', '就', '把']) {
        return Some(sentence.len() - object.len());
    }
    let near = head(rest, 45);
    let at = VERBS.find(near)?;
    let between = &near[..at];
    let plain =
        !between.contains(['。', '，', ',', '；', '、']) && !["信息", "政务"].iter().any(|w| between.ends_with(w));
    plain.then_some(sentence.len() - rest.len() + at + object)
}
