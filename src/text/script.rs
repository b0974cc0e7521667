//! Traditional to simplified (繁体、简体), for documents that are traditional as a whole.

use super::table::{fold, kept};

/// A document is traditional if more than this many of a hundred Han characters have a simplified form. Real ones have a third;
/// a simplified one has the few that stand in names.
const SHARE: usize = 3;

/// True of a document with `mapped` traditional ones among `han` Han characters.
pub(super) fn is_traditional(mapped: usize, han: usize) -> bool {
    mapped * 100 > han * SHARE
}

/// Appends `text` character by character in simplified script; every character keeps its length.
/// Notes in `doubtful` where in `out` there are characters that need their word, for [`mend`].
pub(super) fn push_simplified(out: &mut String, text: &str, doubtful: &mut Vec<usize>) {
    let mut rest = text;
    loop {
        let (kept, after) = rest.split_at(kept(rest.as_bytes()));
        out.push_str(kept);
        let mut next = after.chars();
        let Some(c) = next.next() else { break };
        if DOUBTFUL.contains(&c) {
            doubtful.push(out.len());
        }
        out.push(fold(c));
        rest = next.as_str();
    }
}

/// The characters that need their word; [`kept`] stops at them.
pub(super) const DOUBTFUL: [char; 9] = ['覆', '瞭', '藉', '著', '檔', '档', '訊', '案', '畫'];

/// Words whose characters have more than one simplified form, after the conversion of single characters. Both sides have the same
/// length, so that no place in the text moves. The last ones undo Taiwan's vocabulary (档案 for 文件, 资讯 for 信息, 专案 for 项目) where
/// the words of the forms have it.
const WORDS: &[(&str, &str)] = &[
    ("答覆", "答复"),
    ("覆议", "复议"),
    ("反覆", "反复"),
    ("批覆", "批复"),
    ("回覆", "回复"),
    ("覆核", "复核"),
    ("瞭解", "了解"),
    ("藉助", "借助"),
    ("凭藉", "凭借"),
    ("规范性档案", "规范性文件"),
    ("部门档案", "部门文件"),
    ("制发档案", "制发文件"),
    ("资讯公开", "信息公开"),
    ("政府资讯", "政府信息"),
    ("资讯内容", "信息内容"),
    ("现成资讯", "现成信息"),
    ("事务资讯", "事务信息"),
    ("过程性资讯", "过程性信息"),
    ("获取资讯", "获取信息"),
    ("专案数量", "项目数量"),
    ("计画", "计划"),
];

/// 著 stays before these …
const AFTER_ZHU: &str = "名作称者述录书";
/// … and after these; elsewhere it is 着.
const BEFORE_ZHU: &str = "显卓编名土论专原译巨昭";

/// Mends the words of a converted document in place, at the places that [`push_simplified`] found doubtful.
pub(super) fn mend(text: &mut String, doubtful: &[usize]) {
    for &at in doubtful {
        if let Some((start, to)) = mended(text, at) {
            text.replace_range(start..start + to.len(), to);
        }
    }
}

/// Where the word at `at` starts and what it should be, if that is something else.
fn mended(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let mut rest = text.get(at..)?.chars();
    let c = rest.next()?;
    if c == '著' {
        let before = text.get(..at)?.chars().next_back();
        let stays =
            before.is_some_and(|c| BEFORE_ZHU.contains(c)) || rest.next().is_some_and(|c| AFTER_ZHU.contains(c));
        return (!stays).then_some((at, "着"));
    }
    WORDS.iter().find_map(|(from, to)| {
        let start = at.checked_sub(from.find(c)?)?;
        (text.get(start..start + from.len()) == Some(from)).then_some((start, *to))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simplified(text: &str) -> String {
        let mut out = String::new();
        let mut doubtful = Vec::new();
        push_simplified(&mut out, text, &mut doubtful);
        mend(&mut out, &doubtful);
        out
    }

    #[test]
    fn converts_words_by_their_context() {
        for (from, to) in [
            ("答覆行政覆議，反覆批覆", "答复行政复议，反复批复"),
            ("覆蓋全縣", "覆盖全县"),
            ("瞭解、瞭望", "了解、瞭望"),
            ("憑藉平臺，藉助媒體", "凭借平台，借助媒体"),
            ("圍繞著名景點，隨著工作，成效顯著", "围绕著名景点，随着工作，成效显著"),
            ("徵求意見，衹有", "征求意见，只有"),
            ("製定規範性檔案和部門檔案，檔案局", "制定规范性文件和部门文件，档案局"),
            ("全麵聯係體係，提齣一捲", "全面联系体系，提出一卷"),
            ("乾安縣", "乾安县"),
            ("政府資訊公開條例，資訊內容，新聞資訊", "政府信息公开条例，信息内容，新闻资讯"),
            ("上一年專案數量，立案，工作計畫，油畫", "上一年项目数量，立案，工作计划，油画"),
            ("需要另行製作的現成資訊，過程性資訊", "需要另行制作的现成信息，过程性信息"),
        ] {
            assert_eq!(simplified(from), to);
            assert_eq!(from.len(), to.len());
        }
    }

    #[test]
    fn every_word_keeps_its_length() {
        assert!(WORDS.iter().all(|(from, to)| from.len() == to.len()));
    }

    #[test]
    fn the_share_decides() {
        assert!(!is_traditional(0, 0) && !is_traditional(3, 100) && is_traditional(4, 100));
    }
}
