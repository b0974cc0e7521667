//! UTF-8 that was read as code page 936 and saved again: 娴嬭瘯甯?025骞存斂搴.
//!
//! Each character gives its two bytes back, and the bytes are read as UTF-8. Pairs that the code page lacks became ? or U+FFFD; a
//! ? took both bytes along, the second of which may have been a digit, a tab or the end of a line.

use super::gbk::{Bytes, Pair, gbk};
use super::lexicon::{self, Hole};
use super::reader::{self, Reader};
use super::repair::{How, Repair};
use crate::map::Map;
use crate::span::Span;

/// So many good characters in a row prove that a document has garbled parts: clean text gives two by accident, hardly three.
const PROOF: usize = 6;

/// As many characters are read again from the next place on.
const LONG: usize = 256;

/// Text that was put right, from one place of the source on.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// Where it ends in the source.
    pub end: usize,
    pub text: String,
    /// What of `text` stands for what of the source, where it is no copy.
    pub edits: Vec<(Span, Span)>,
    pub holes: Vec<Hole>,
    /// Characters that are what reports are written in.
    pub good: usize,
    /// Other characters.
    pub odd: usize,
    /// Characters that are lost.
    pub lost: usize,
}

impl Run {
    /// True where hardly any of it makes sense.
    pub(super) fn is_hopeless(&self) -> bool {
        self.lost + self.odd > 4 + self.good / 2
    }

    /// True for what has been read on so far that nothing in it is read again, where it proves nothing: each place would be read as
    /// often as it has neighbours.
    fn is_long(&self) -> bool {
        self.good + self.odd + self.lost > LONG
    }

    fn proves(&self) -> bool {
        self.good >= PROOF && self.odd * 5 <= self.good && self.lost * 2 <= self.good
    }

    /// Short, and without a flaw: believed where the document has proof elsewhere.
    fn is_plausible(&self, source: &str, start: usize) -> bool {
        let apart = |c: Option<char>| c.is_none_or(|c| c.is_ascii());
        self.good >= 2
            && self.odd == 0
            && self.lost <= 1
            && apart(source[..start].chars().next_back())
            && apart(source[self.end..].chars().next())
    }
}

/// The source with its garbled parts put right; `None` where it has none.
pub(super) fn undo(source: &str) -> Option<Repair> {
    let gbk = gbk();
    let mut runs: Vec<(usize, Run)> = Vec::new();
    let mut at = 0;
    while let Some(offset) = source.as_bytes()[at..].iter().position(|byte| !byte.is_ascii()) {
        at += offset;
        let Some(c) = source[at..].chars().next() else { break };
        let may_begin = matches!(gbk.bytes(c), Bytes::Two(Pair(lead, 0x80..=0xBF)) if reader::is_lead(lead));
        let run = may_begin.then(|| Reader::new(source, at).read());
        let skipped = run.as_ref().filter(|run| run.is_long()).map(|run| run.end);
        match run.filter(|run| run.proves() || run.is_plausible(source, at)) {
            Some(run) => {
                let end = run.end;
                runs.push((at, run));
                at = end;
            }
            None => at = skipped.unwrap_or(at + c.len_utf8()),
        }
    }
    runs.iter().any(|(_, run)| run.proves()).then(|| join(source, runs))
}

/// The runs with what stands between them.
fn join(source: &str, runs: Vec<(usize, Run)>) -> Repair {
    let mut text = String::with_capacity(source.len());
    let mut map = Map::default();
    let mut holes = Vec::new();
    let mut places = Vec::new();
    let mut done = 0;
    for (start, run) in runs {
        text.push_str(&source[done..start]);
        let base = text.len();
        let moved = |span: Span| Span::new(base + span.start, base + span.end);
        run.edits.iter().for_each(|(out, from)| map.push(moved(*out), *from));
        holes.extend(run.holes.iter().map(|hole| Hole { at: base + hole.at, ..*hole }));
        text.push_str(&run.text);
        places.push(Span::new(start, run.end));
        done = run.end;
    }
    text.push_str(&source[done..]);
    lexicon::fill(&mut text, holes);
    Repair { text, map, places, how: How::Restored }
}

#[cfg(test)]
mod tests {
    use super::undo;
    use crate::span::Span;

    /// What a program does that reads UTF-8 as code page 936 and writes one ? for each pair that fits nothing.
    fn garble(text: &str) -> String {
        let mut out = String::new();
        let mut rest = text.as_bytes();
        while let [first, after @ ..] = rest {
            rest = after;
            if first.is_ascii() {
                out.push(char::from(*first));
                continue;
            }
            if *first == 0x80 {
                out.push('€');
                continue;
            }
            let Some(second) = after.first() else {
                out.push('?');
                break;
            };
            rest = &after[1..];
            let pair = [*first, *second];
            match encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(&pair) {
                Some(read) if read.chars().count() == 1 => out.push_str(&read),
                _ => out.push('?'),
            }
        }
        out
    }

    #[track_caller]
    fn check(from: &str, to: &str) {
        let garbled = garble(from);
        let repair = undo(&garbled);
        assert_eq!(repair.map(|repair| repair.text).as_deref(), Some(to), "{garbled}");
    }

    #[test]
    fn whole_lines() {
        check("云台县人民政府办公室政务科", "云台县人民政府办公室政务\u{FFFD}");
        check("根据《中华人民共和国政府信息公开条例》", "根据《中华人民共和国政府信息公开条例》");
        check("行政许可|12|3\n规章|3|4\n行政处罚|0|1", "行政许可|12|3\n规章|3|4\n行政处罚|0|1");
    }

    #[test]
    fn a_row_between_bars_ends_at_a_bar() {
        let row = "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |";
        let text = undo(&garble(row)).map(|repair| repair.text);
        assert!(text.as_ref().is_some_and(|text| !text.contains('\n')), "{text:?}");
    }

    #[test]
    fn what_was_eaten_leaves_a_mark() {
        // 告 has lost its last byte, which took the end of the line along
        check("云台县政府信息公开工作年度报告\n一、总体情况", "云台县政府信息公开工作年度报告\n一、总体情况");
        check("云台县人民政府。2023年公开信息", "云台县人民政府\u{FFFD}\u{FFFD}023年公开信息");
        check("收到本年新收政府信息公开申请数量\t12\t3\n", "收到本年新收政府信息公开申请数量\t12\t3\n");
        check("本年新收政府信息公开申请数\t12\t3\n", "本年新收政府信息公开申请数\t\u{FFFD}12\t3\n");
    }

    #[test]
    fn clean_text_stays() {
        for text in [
            "",
            "涓涓细流，鏖战鐨铁",
            "云台县2020年政府信息公开工作年度报告",
            "銀行、鎮政府、鐵路、錄用、鋼鐵、鏡鑒、鐘錶、鍋爐",
            "????2020???",
            "联通",
        ] {
            assert!(undo(text).is_none(), "{text}");
        }
    }

    #[test]
    fn spans_cut_the_garbled_source() {
        let clean = "云台县人民政府办公室编制";
        let garbled = garble(clean);
        let source = format!("年报\n{garbled}|12|\n");
        let repair = undo(&source);
        let Some(repair) = repair else { return assert!(repair.is_some()) };
        let at = repair.text.find("12").unwrap_or(0);
        assert_eq!(repair.map.span_of(Span::new(at, at + 2)).slice(&source), Some("12"));
        let all = repair.map.span_of(Span::new("年报\n".len(), "年报\n".len() + clean.len()));
        assert_eq!(all.slice(&source), Some(garbled.as_str()));
    }
}
