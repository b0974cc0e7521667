//! The title in the sentence that publishes the report.

use super::title::{LONGEST, Title};
use super::words::{Words, head, words};
use super::{headline, name};

/// The title in the sentence that publishes the report: 现(向社会)公布…报告, 现将…报告予以公布, 关于公布…报告的通知,
/// also with 特 or 兹.
pub(super) fn find(opening: &str) -> Option<Title<'_>> {
    let told = || sentences(opening).filter(|said| !said.reports);
    // 关于公布2020年…报告的通知: the sentence below it names the organ
    let named = told().find(|said| name::of_title(&said.words).is_some());
    named.or_else(|| told().next()).map(|said| Title { text: said.words, source: said.after, alone: false })
}

/// The organ in the sentence that publishes the report, or that begins it: 现将云台县2022年政府信息公开情况报告如下.
pub(super) fn organ(opening: &str) -> Option<String> {
    let work = || opening.match_indices('现').filter_map(|(at, _)| worked(&opening[at..])).next();
    sentences(opening).find_map(|said| name::of_title(&said.words)).or_else(work)
}

/// 现将云台县2022年政府信息公开工作情况公布如下: no report is named, but whose work it is.
fn worked(sentence: &str) -> Option<String> {
    let sentence = head(sentence, 300);
    let sentence = &sentence[..sentence.find(['。', '；', '\n']).unwrap_or(sentence.len())];
    let start = verb(sentence)?;
    let object: String = sentence[start..].chars().filter(|c| !c.is_whitespace()).take(LONGEST).collect();
    // 现公布…情况。, and 现将…情况予以公布
    let publishes = !sentence.starts_with("现将");
    let made_known = |rest: &str| publishes || ["如下", "公布", "公告"].iter().any(|word| rest.contains(word));
    let told = object.find("情况").filter(|at| made_known(&object[*at..]))?;
    name::of_title(&object[..told])
}

/// What a sentence publishes.
struct Said<'t> {
    words: String,
    /// From those words on.
    after: &'t str,
    /// Their last word is a verb: …情况报告如下.
    reports: bool,
}

fn sentences(opening: &str) -> impl Iterator<Item = Said<'_>> {
    opening.match_indices(['现', '特', '兹', '关']).filter_map(|(at, _)| said(&opening[at..]))
}

/// A sentence that begins with 现, 特, 兹 or 关于.
fn said<'t>(sentence: &'t str) -> Option<Said<'t>> {
    let until_stop = |text: &'t str| &text[..text.find(['。', '；']).unwrap_or(text.len())];
    let start = verb(until_stop(head(sentence, 60)))?;
    let sentence = until_stop(head(sentence, 600));
    let after = sentence[start..].trim_start_matches(|c: char| c.is_whitespace() || "了《“：:".contains(c));
    let compact: String = after.chars().filter(|c| !c.is_whitespace()).take(LONGEST).collect();
    let (words, rest) = headline::report_name(&compact)?;
    let reports = rest.starts_with("如下") && words.ends_with("情况报告");
    Some(Said { words: headline::of_text(words)?.text, after, reports })
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
