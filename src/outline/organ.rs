//! Who publishes: the organ's name, from the title or the next best place.

use super::announced;
use super::name::{core, in_full, is_generic, names_an_organ, of_title, of_words};
use super::words::{Words, head, squeeze, tail, words};

/// The issuer's name from the first source that has one: the title, the sentence that makes or publishes the report,
/// the contact sentence, the line 发布机构 or 来源, the first subject of section 一. A name without its place (教育局) waits
/// for a later source that has it in full.
pub(super) fn find(title: Option<&str>, opening: &str, overview: &str) -> Option<String> {
    let mut generic: Option<String> = None;
    let sources = title
        .and_then(of_title)
        .into_iter()
        .chain(makers(opening))
        .chain(contacts(opening))
        .chain(publishers(opening))
        .chain(subjects(overview))
        .chain(subjects(behind_a_year(opening)))
        .chain(byline(title, opening));
    for name in sources {
        match &generic {
            None if is_generic(&name) => generic = Some(name),
            None => return Some(name),
            Some(short) => {
                if let Some(end) = in_full(core(short), &name).filter(|_| !is_generic(&name)) {
                    return Some(name[..end].to_string());
                }
            }
        }
    }
    generic
}

/// 由…编制, …编制了2020年政府信息公开年度报告, 现公布…2020年政府信息公开年度报告
fn makers(opening: &str) -> impl Iterator<Item = String> + '_ {
    const WORK: &Words = words!("编制 编写 撰写 汇编");
    let by = opening.match_indices('由').filter_map(|(at, by)| {
        let rest = head(&opening[at + by.len()..], 160);
        let end = WORK.find(rest)?;
        // the report, not a budget or a plan
        let sentence = [last_sentence(&opening[..at]), head(&rest[end..], 60)];
        let report = sentence.iter().any(|part| words!("报告 年报 信息公开").within(part));
        // 由…根据《条例》编制, 由…综合各部门情况编制
        let cut = words!("根 按 依 ， 综合 汇总 会同 结合").find(&rest[..end]);
        let name = cut.map_or(&rest[..end], |cut| &rest[..cut]);
        report.then(|| strict(&rest[..end]).or_else(|| strict(name))).flatten()
    });
    let subject = opening.match_indices("编制").filter_map(|(at, verb)| {
        let object: String = head(&opening[at + verb.len()..], 300).chars().filter(|c| !c.is_whitespace()).collect();
        let object = object.trim_start_matches(['了', '本', '《']);
        let clause = &object[..object.find(['。', '，', '；', ',']).unwrap_or(object.len())];
        let is_report = clause.contains("报告") || clause.contains("年报");
        let own = is_report.then(|| of_title(clause).filter(|name| names_an_organ(name))).flatten();
        let before = tail_clause(&opening[..at]);
        // …根据《条例》编制本报告
        let name = before.find(['根', '按', '依']).map_or(before, |cut| &before[..cut]);
        own.or_else(|| is_report.then(|| strict(before).or_else(|| strict(name))).flatten())
    });
    // 云台县石桥镇现公布2021年度政府信息公开工作年度报告
    let publisher = opening.match_indices('现').take(20).filter_map(|(at, now)| {
        let rest = &opening[at + now.len()..];
        let publishes = words!("公布 将 向社会 予以公布").starts(rest) && words!("报告 年报").within(head(rest, 120));
        publishes.then(|| strict(tail_clause(&opening[..at]))).flatten()
    });
    let published = announced::organ(opening).filter(|name| names_an_organ(name));
    by.take(20).chain(subject.take(20)).chain(published).chain(publisher)
}

/// The clause that ends a text.
fn tail_clause(text: &str) -> &str {
    let clause = last_sentence(text).rsplit(['，', ',', '：', ':']).next().unwrap_or("");
    clause.trim_start_matches(['现', '由'])
}

/// The sentence that ends a text, as far as it is near.
fn last_sentence(text: &str) -> &str {
    tail(text, 360).rsplit(['。', '；', '\n']).next().unwrap_or("")
}

/// 请与…联系, 请联系…(地址
fn contacts(opening: &str) -> impl Iterator<Item = String> + '_ {
    const BEFORE: &Words = words!("请与 请联系 请向 请致电");
    const AFTER: &Words = words!("联系 咨询 反映 （ ( ， , 。 ： 地址");
    BEFORE.iter().flat_map(move |start| {
        opening.match_indices(start).take(20).filter_map(move |(at, start)| {
            let rest = head(&opening[at + start.len()..], 200);
            let mut ends: Vec<usize> = AFTER.iter().filter_map(|stop| rest.find(stop)).collect();
            ends.sort_unstable();
            // a bracket may belong to the name
            ends.into_iter().rev().find_map(|end| strict(&rest[..end])).map(without_office)
        })
    })
}

/// 临溪市水利局办公室 answers for the bureau; 市政府办公室 is an organ of its own.
fn without_office(name: String) -> String {
    let bureau = name.strip_suffix("办公室").filter(|bureau| bureau.ends_with(['局', '厅']) && !is_generic(bureau));
    bureau.filter(|bureau| bureau.chars().nth(3).is_some()).map_or_else(|| name.clone(), str::to_owned)
}

/// 发布机构：…, 来源：…
fn publishers(text: &str) -> impl Iterator<Item = String> + '_ {
    const KEYS: &Words = words!(
        "发布机构 发布单位 发布机关 发文机关 发文单位 公开主体 公开责任部门 责任部门 信息来源 编制单位 来源 \
        供稿单位"
    );
    KEYS.iter().flat_map(move |key| {
        text.match_indices(key).take(20).filter_map(move |(at, key)| {
            let rest = &text[at + key.len()..];
            let value = rest.trim_start_matches(|c: char| c.is_whitespace() || "：:|】]".contains(c));
            if value.len() == rest.len() {
                return None;
            }
            let value = head(value, 180);
            strict(value.split(|c: char| c.is_whitespace() || "|，。；【[".contains(c)).next()?)
        })
    })
}

/// The organ that stands alone in one of the two lines below a title that names none.
fn byline(title: Option<&str>, opening: &str) -> Option<String> {
    let title = title?;
    let last = title.chars().next_back()?;
    let ends_title =
        |line: &str| line.ends_with(last) && squeeze(line, 120).is_some_and(|line| title.ends_with(&*line));
    let mut lines = opening.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.by_ref().find(|line| ends_title(line))?;
    let lines = lines.map(|line| line.trim_matches(['（', '）', '(', ')']));
    lines.take(2).find_map(|line| strict(line).filter(|name| squeeze(line, 50).is_some_and(|line| line == *name)))
}

/// What a page without headings says of itself: 2022年，….
fn behind_a_year(opening: &str) -> &str {
    ["年，", "年,"].iter().find_map(|year| opening.split_once(year)).map_or("", |(_, rest)| rest)
}

/// 2022年，云台县应急管理局认真…: the first subject of section 一.
fn subjects(prose: &str) -> impl Iterator<Item = String> + '_ {
    const VERBS: &Words = words!(
        "认真 全面 深入 严格 坚持 高度 积极 按照 贯彻 始终 扎实 根据 紧紧 围绕 持续 切实 进一步 主动 不断 \
        依法 开展 加强 政府信息公开 信息公开 政务公开 深化 着力 聚焦 强化 以 在 紧扣 大力 公开 发布 收到 受理 通过"
    );
    head(prose, 900).split(['。', '，', ',', '；', '\n']).take(6).filter_map(|clause| {
        let end = VERBS.find(clause)?;
        strict(&clause[..end])
    })
}

/// A name out of a sentence: it has to end as organs do. An inner unit (…办公室政务公开科) is cut off.
fn strict(words: &str) -> Option<String> {
    let mut name = of_words(words)?;
    if name.ends_with(['科', '股', '组']) {
        let end = ["办公室", "政府", "委员会", "局", "厅", "中心"]
            .iter()
            .filter_map(|w| name.rfind(w).map(|at| at + w.len()))
            .max()?;
        name.truncate(end);
    }
    let closed = name.matches(['（', '(']).count() == name.matches(['）', ')']).count();
    (closed && names_an_organ(&name)).then_some(name)
}
