//! The words that every report has (套话), to restore a character of which a byte is lost where one word fits alone.

use super::gbk::{Pair, gbk};
use super::script::is_traditional;
use super::table::fold;
use crate::form::TABLES;
use crate::model::SectionKind;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A lost character (U+FFFD) of a text that was put right, and what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hole {
    /// Where it stands.
    pub at: usize,
    pub known: Known,
}

/// Which of its bytes are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Of three bytes of UTF-8; 0 is not known.
    Utf8([u8; 3]),
    /// The first or the second of two bytes of GBK; 0 is not known.
    Gbk(Pair),
}

impl Known {
    fn fits(self, c: char) -> bool {
        let same = |known: u8, byte: u8| known == 0 || known == byte;
        match self {
            Known::Utf8(known) => {
                let mut bytes = [0; 4];
                c.len_utf8() == 3 && c.encode_utf8(&mut bytes).bytes().zip(known).all(|(byte, known)| same(known, byte))
            }
            Known::Gbk(known) => gbk().pair(c).is_some_and(|pair| same(known.0, pair.0) && same(known.1, pair.1)),
        }
    }
}

/// Words beside the labels of the tables and the headings of the sections, by lines.
const WORDS: &str = "\
政府信息公开工作年度报告 政府信息公开年度报告 年度政府信息公开工作 年政府信息公开工作 人民政府办公室 人民政府办公厅
县人民政府 区人民政府 市人民政府 省人民政府 镇人民政府 乡人民政府 街道办事处 管理局 委员会 教育局 财政局 民政局 水利局 审计局
（一）主动公开 （二）依申请公开 （三）政府信息管理
（四）政府信息公开平台建设 （五）监督保障 （六）其他处理 （七）总计 主动公开情况 依申请公开情况 平台建设情况 监督保障情况
根据《中华人民共和国政府信息公开条例》 编制本报告 统计期限 自年1月1日起至12月31日止 本机关 联系电话 联系地址 邮政编码
第二十条第（一）项 第二十条第（五）项 第二十条第（六）项 第二十条第（八）项 信息内容 本年处理决定数量 本年收费金额 单位：万元
申请人情况 法人或其他组织 自然人 商业企业 科研机构 社会公益组织 法律服务机构 本列数据的勾稽关系 行政复议 行政诉讼
未经复议直接起诉 复议后起诉 结果维持 结果纠正 其他结果 尚未审结 贯彻落实 进一步 政府网站 政务公开 信息公开";

type Context = (u8, char, char);

/// The characters that stand beside two others, by which of three places is theirs.
fn words() -> &'static HashMap<Context, Vec<char>> {
    static TRIPLES: OnceLock<HashMap<Context, Vec<char>>> = OnceLock::new();
    TRIPLES.get_or_init(|| {
        let rows = TABLES.iter().flat_map(|form| form.rows);
        let columns = rows.clone().flat_map(|row| row.columns.iter().map(|column| column.label));
        let labels = rows.flat_map(|row| row.group.into_iter().chain([row.label])).chain(columns);
        let mut triples: HashMap<Context, Vec<char>> = HashMap::new();
        let headings: Vec<String> = SectionKind::STATUTORY.map(SectionKind::heading).into();
        for word in labels.chain(WORDS.split_whitespace()).chain(headings.iter().map(String::as_str)) {
            let chars: Vec<char> = word.chars().collect();
            for three in chars.windows(3) {
                let (a, b, c) = (three[0], three[1], three[2]);
                for (context, own) in [((0, b, c), a), ((1, a, c), b), ((2, a, b), c)] {
                    let known = triples.entry(context).or_default();
                    if !known.contains(&own) {
                        known.push(own);
                    }
                }
            }
        }
        triples
    })
}

/// Restores the lost characters of which one alone makes a word with its neighbours; returns the holes that are left.
pub(super) fn fill(text: &mut String, holes: Vec<Hole>) -> Vec<Hole> {
    let mut left = holes;
    let (mapped, all) = text.chars().fold((0, 0), |(mapped, all), c| (mapped + usize::from(fold(c) != c), all + 1));
    let traditional = is_traditional(mapped, all);
    // the second time for holes that stand beside others
    for _ in 0..2 {
        left.retain(|hole| match word_for(text, *hole, traditional) {
            Some(c) => {
                text.replace_range(hole.at..hole.at + HOLE, c.encode_utf8(&mut [0; 4]));
                false
            }
            None => true,
        });
    }
    left
}

const HOLE: usize = char::REPLACEMENT_CHARACTER.len_utf8();

/// A character as a traditional text may have it, or as a simplified one does.
fn forms_of(c: char, traditional: bool) -> impl Iterator<Item = char> {
    let forms = if traditional { traditional_forms().get(&c) } else { None };
    forms.into_iter().flatten().copied().chain([c])
}

fn traditional_forms() -> &'static HashMap<char, Vec<char>> {
    static FORMS: OnceLock<HashMap<char, Vec<char>>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms: HashMap<char, Vec<char>> = HashMap::new();
        for c in ('\u{4E00}'..='\u{9FFF}').filter(|c| fold(*c) != *c) {
            forms.entry(fold(c)).or_default().push(c);
        }
        forms
    })
}

fn word_for(text: &str, hole: Hole, traditional: bool) -> Option<char> {
    let mut before = text.get(..hole.at)?.chars().rev();
    let mut after = text.get(hole.at + HOLE..)?.chars();
    let simple = |c: Option<char>| c.map_or(' ', fold);
    let (p1, p2) = (simple(before.next()), simple(before.next()));
    let (n1, n2) = (simple(after.next()), simple(after.next()));
    let words = words();
    let contexts = [(2, p2, p1), (1, p1, n1), (0, n1, n2)];
    let known = contexts.iter().filter_map(|context| words.get(context)).flatten();
    let mut fitting =
        known.flat_map(|c| forms_of(*c, traditional)).filter(|c| c.len_utf8() == HOLE && hole.known.fits(*c));
    let first = fitting.next()?;
    fitting.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_or_none() {
        let filled = |text: &str, known: Known| {
            let mut text = text.to_owned();
            let holes = text.match_indices('\u{FFFD}').map(|(at, _)| Hole { at, known }).collect();
            fill(&mut text, holes);
            text
        };
        let first_two = |c: &str| Known::Utf8([c.as_bytes()[0], c.as_bytes()[1], 0]);
        assert_eq!(filled("工作年度报\u{FFFD}", first_two("告")), "工作年度报告");
        assert_eq!(filled("公开申请数\u{FFFD}\t3", first_two("量")), "公开申请数量\t3");
        assert_eq!(filled("（\u{FFFD}）依申请", Known::Gbk(Pair(0xB6, 0))), "（二）依申请");
        assert_eq!(filled("（\u{FFFD}）依申请", Known::Gbk(Pair(0, 0))), "（\u{FFFD}）依申请", "two would fit");
        assert_eq!(filled("在张\u{FFFD}镇", first_two("家")), "在张\u{FFFD}镇");
        assert_eq!(filled("公开申请数\u{FFFD}\t3", first_two("家")), "公开申请数\u{FFFD}\t3", "another byte");
    }
}
