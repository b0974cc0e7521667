//! The day of publication: beside its key, bare beside the title, or under a covering notice; never a signature at the end.

use super::date::{Place, date};
use super::furniture;
use super::name::names_an_organ;
use super::period;
use super::words::{Words, squeeze, words};
use crate::model::Date;
use memchr::memmem;

/// The date of publication. `opening` is what stands before section 一, `rest` the other lines, `title` a slice of `opening`
/// where there is a title; `opened` tells that a heading follows `opening`, so that it holds no signature of the report.
pub(crate) fn find(opening: &str, rest: &str, title: Option<&str>, opened: bool) -> Option<Date> {
    keyed(opening)
        .or_else(|| glued(title?))
        .or_else(|| bare(opening, title, opened))
        .or_else(|| rest.lines().filter(|line| line.len() < 300 && starts_with_key(line)).find_map(keyed))
}

/// The keys, the best first.
const KEYS: &Words = words!(
    "发布时间 发布日期 发布于 公开日期 公开时间 公布日期 公布时间 发稿时间 上传时间 \
    成文日期 生成日期 发文日期 发文时间 印发日期 成文时间 生成时间 日期 时间"
);

/// Keys of other dates.
const OTHERS: &Words = words!(
    "更新时间 更新日期 修改时间 修改日期 打印时间 打印日期 下载时间 访问时间 当前时间 截止时间 截止日期 生效时间 \
    生效日期 失效时间 失效日期 废止时间 废止日期 实施时间 实施日期 填报时间 填报日期 填表日期 统计时间 统计日期 今天"
);

/// 发布时间：2021-01-29
fn keyed(text: &str) -> Option<Date> {
    // what the keys end with
    let places = |word: &'static str| memmem::find_iter(text.as_bytes(), word).map(move |at| at + word.len());
    let dates = ["日期", "时间", "发布"].into_iter().flat_map(places).filter_map(|end| {
        let (before, after) = text.split_at(end);
        if OTHERS.ends(before) {
            return None;
        }
        let date = value(after)?;
        Some((KEYS.iter().position(|key| before.ends_with(key)), date))
    });
    dates.min_by_key(|(grade, _)| *grade).map(|(_, date)| date)
}

fn value(after: &str) -> Option<Date> {
    let value = after.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '：' | ':' | '|' | '】' | ']' | '[' | '—' | '-' | '*' | '于')
    });
    let mark = &after[..after.len() - value.len()];
    if mark.is_empty() || mark.len() > 40 {
        return None;
    }
    day(value)
}

fn day(text: &str) -> Option<Date> {
    let (rest, day) = date(text, Place::Elsewhere).ok()?;
    let in_a_period = period::link(rest).is_ok_and(|(rest, _)| rest.starts_with(|c: char| c.is_ascii_digit()));
    day.on().filter(|_| !in_a_period).filter(|date| (2008..2100).contains(&date.year()))
}

/// A line behind the opening has to begin with one of these.
fn starts_with_key(line: &str) -> bool {
    const SURE: &Words = words!(
        "发布时间 发布日期 发布于 公开日期 公开时间 公布日期 公布时间 发稿时间 上传时间 \
        成文日期 生成日期 发文日期 发文时间 印发日期 成文时间 生成时间"
    );
    SURE.starts(line.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '【' | '[' | '(' | '（' | '•' | '·' | '|' | '*')
    }))
}

/// A date on the title's own line: …年度报告 2021-01-29
fn glued(title: &str) -> Option<Date> {
    let after = title.rfind("报告").or_else(|| title.rfind("年报"))?;
    let tail = title[after..].trim_start_matches(['报', '告', '年']);
    // not in a paragraph that begins with the title: …年度报告 … 统计期限从2020年1月1日起
    let (between, tail) = tail.split_at(tail.find(|c: char| c.is_ascii_digit())?);
    let plain = !between.contains(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c)) || furniture::is_widgets(between);
    plain.then(|| day(tail)).flatten()
}

/// A line with nothing but a date, or with the source beside it.
fn bare(opening: &str, title: Option<&str>, opened: bool) -> Option<Date> {
    const REACH: usize = 5;
    let lines: Vec<&str> = opening.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let place = |part: &str| part.as_ptr() as usize;
    let titled = title.and_then(|title| lines.iter().rposition(|line| place(line) <= place(title)));
    let sentence = lines.iter().position(|line| line.contains('。')).unwrap_or(lines.len());
    lines.iter().enumerate().filter(|(_, line)| line.len() <= 200).find_map(|(at, line)| {
        let (date, only) = first_date(line)?;
        // above the title, a day with its weekday is the page's clock
        let clock = line.contains("星期") && titled.is_none_or(|titled| at < titled);
        // what stands above the title is no signature of the report
        let above = titled.is_some_and(|titled| at < titled);
        let near = titled.is_some_and(|titled| at.abs_diff(titled) <= REACH) && (above || at <= sentence) && !clock;
        (only && (near || opened && !clock) || words!("来源 浏览 点击 发表于 阅读 供稿 稿源").within(line))
            .then_some(date)
    })
}

/// The date in a line, and whether it stands there alone, or beside nothing but an organ.
fn first_date(line: &str) -> Option<(Date, bool)> {
    let (before, rest) = line.split_at(line.find(|c: char| c.is_ascii_digit() || c == '二')?);
    if OTHERS.ends(before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '|' | '是'))) {
        return None;
    }
    let found = day(rest)?;
    let (rest, _) = date(rest, Place::Elsewhere).ok()?;
    // 【字体：小 大】 2021-01-29
    let before = if furniture::is_widgets(before) { "" } else { before };
    // 2021年01月29日 10:30 安徽: where an account is at home
    // 15:40, 15时40分
    let hour = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let clock = |c: char| c == ':' || hour && matches!(c, '时' | '分' | '秒');
    let untimed = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || clock(c));
    let timed = rest[..rest.len() - untimed.len()].contains(clock);
    let rest = untimed;
    let rest = if furniture::is_widgets(rest) { "" } else { rest };
    // the address of the site beside its name
    let address = |word: &&str| word.starts_with("www.") || word.starts_with("http");
    let around: String =
        [before, rest].into_iter().flat_map(str::split_whitespace).filter(|word| !address(word)).collect();
    let around = squeeze(&around, 80)?;
    let plain =
        |c: char| c.is_ascii_digit() || "()（）[]【】:：-—日期时间发布公开成文星周一二三四五六天|•·".contains(c);
    Some((
        found,
        around.chars().all(plain)
            || names_an_organ(&around)
            || (timed && around.chars().count() <= 3)
            || words!("本站 本站原创 原创 本网 办公室 管理员 admin").is(&around),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: Option<&str>, opening: &str, title: &str, opened: bool) {
        let title = opening.find(title).filter(|_| !title.is_empty()).map(|at| &opening[at..at + title.len()]);
        let found = find(opening, "", title, opened).map(|d| d.to_string());
        assert_eq!(found.as_deref(), expected, "{opening}");
    }

    const TITLE: &str = "云台县2020年政府信息公开工作年度报告";

    #[test]
    fn beside_a_key() {
        for line in [
            "发布时间:2021-01-29 00:00 来源:云台县人民政府",
            "发布日期：2021年1月29日",
            "公开日期 | 2021/1/29",
            "成文日期：\n2021.01.29",
            "生成日期\t2021年01月29日",
            "成文日期：2021-01-02 发布日期：2021-01-29",
            "时间：2021-01-29",
            "【发布时间】2021-01-29",
            "发布时间：2021-01-2900:00:00",
            "发布日期：20210129",
            "发布日期：二〇二一年一月二十九日",
            "添加时间：[2021-01-29]",
            "本网发布 2021-01-29 11:11:02",
            "发布于2021-01-29",
            "成文日期：二○二一年元月二十九日",
            "更新时间：2022-03-01 发布时间：2021-01-29",
        ] {
            check(Some("2021-01-29"), line, "", false);
        }
        check(None, "更新时间：2022-03-01 打印日期：2022年3月2日", "", false);
        check(None, "来源：云台县人民政府 更新时间：2022-03-01 浏览：3", "", false);
        check(None, "发布日期：\n一、总体情况", "", false);
        check(None, "发布时间更及时，2021年1月29日召开会议", "", false);
    }

    #[test]
    fn bare_beside_title_or_source() {
        check(Some("2021-01-29"), &format!("{TITLE}\n2021-01-29\n根据条例。"), TITLE, false);
        check(Some("2021-01-29"), &format!("2021年1月29日\n{TITLE}"), TITLE, false);
        check(Some("2021-01-29"), &format!("{TITLE}\n（2021年1月29日）"), TITLE, false);
        check(Some("2021-01-29"), "来源：云台县人民政府 2021-01-29 10:30 浏览：3", "", false);
        check(Some("2021-01-29"), &format!("分享到： 打印 2021-01-29 \n{TITLE}"), TITLE, false);
        check(Some("2021-01-29"), &format!("{TITLE} 2021-01-29"), &format!("{TITLE} 2021-01-29"), false);
    }

    #[test]
    fn notice_and_signature() {
        let notice = "现将年度报告予以公布。\n云台县人民政府办公室\n2021年1月29日\n";
        check(Some("2021-01-29"), notice, "", true);
        check(Some("2021-01-29"), &format!("云台县 2021年1月29日\n{TITLE}\n根据条例。"), TITLE, false);
        check(None, &format!("{TITLE}\n根据条例编制。\n无。\n云台县\n2021年1月29日"), TITLE, false);
        check(None, &format!("{TITLE}\n2020-01-01至2020-12-31"), TITLE, true);
        check(None, "统计期限从2020年1月1日到2020年12月31日止。", "", true);
    }

    #[test]
    fn after_the_body_only_with_a_key() {
        assert_eq!(find("", "无。\n2021年1月29日", None, true), None);
        assert_eq!(
            find("", "无。\n发布时间：2021-01-29", None, true).map(|d| d.to_string()).as_deref(),
            Some("2021-01-29")
        );
    }
}
