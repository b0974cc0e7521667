//! Where the statistics table of form 2014 is: the lines that hold its labels.

use super::block::Block;
use crate::form::TableId;
use crate::label;
use crate::layout::{Token, all_lines, cells, classify};

/// One of these is in every such table, also where blanks part all letters; a text with none of them is not looked at line by line.
const SIGNS: [&str; 7] =
    [HEADING, "申请办结数", "申请答复数", "收到申请数", "微信公开政府信息数", "统 计 指 标", "申 请"];

/// The heading of its column of labels.
const HEADING: &str = "统计指标";

/// As many lines with words and no label may stand between two rows.
const MOST_STRAY_LINES: usize = 12;

/// Fewer labels than this are no table.
const FEWEST_LABELS: usize = 5;

/// The blocks of the statistics table: one, or several where pages or prose part it.
pub(super) fn blocks(text: &str) -> Vec<Block<'_>> {
    if !SIGNS.iter().any(|sign| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some()) {
        return Vec::new();
    }
    let mut zones: Vec<Zone> = Vec::new();
    let mut at = 0;
    // Where its heading stands, and how many lines of words since: those of a first label that is torn.
    let mut heading: Option<(usize, usize)> = None;
    for line in all_lines(text) {
        let (start, end) = (at, at + line.len());
        at = end + 1;
        let Weight { labels, words, row } = weigh(line);
        match zones.last_mut().filter(|zone| zone.stray <= MOST_STRAY_LINES) {
            Some(zone) if labels > 0 || row => (zone.end, zone.stray, zone.labels) = (end, 0, zone.labels + labels),
            None if labels > 0 => {
                let start = heading
                    .take()
                    .filter(|(_, lines)| (1..=MOST_STRAY_LINES).contains(lines))
                    .map_or(start, |(start, _)| start);
                zones.push(Zone { start, end, stray: 0, labels });
            }
            None if line.contains(HEADING) => heading = Some((start, 0)),
            // The figure of the last row, in a line of its own.
            Some(zone) if zone.stray == 0 && words == 0 => zone.end = end,
            Some(zone) => zone.stray += usize::from(words > 0),
            None => heading.iter_mut().for_each(|(_, lines)| *lines += usize::from(words > 0)),
        }
    }
    if zones.iter().map(|zone| zone.labels).sum::<usize>() < FEWEST_LABELS {
        return Vec::new();
    }
    let block =
        |zone: Zone| Some(Block { table: TableId::Statistics, text: text.get(zone.start..zone.end)?, plain: None });
    zones.into_iter().filter_map(block).collect()
}

struct Zone {
    start: usize,
    end: usize,
    /// Lines of words without a label since the last row.
    stray: usize,
    labels: usize,
}

/// What a line holds.
#[derive(Default)]
struct Weight {
    labels: usize,
    /// Other words.
    words: usize,
    /// A unit and a figure, or a unit in a line of its own: the end of a row whose label stands in the lines around it.
    row: bool,
}

fn weigh(line: &str) -> Weight {
    let mut weight = Weight::default();
    let (mut unit, mut figure) = (false, false);
    let all = cells(line);
    let alone = all.len() == 1;
    for cell in all {
        match classify(cell) {
            Token::Figure => figure = true,
            Token::Word if is_label(cell) => weight.labels += 1,
            Token::Word => {
                unit |= label::statistic_unit(cell).is_some_and(|(label, _)| label.is_empty());
                weight.words += usize::from(cell.trim().chars().nth(2).is_some());
            }
            Token::Placeholder | Token::Blank => {}
        }
    }
    weight.row = unit && (figure || alone);
    weight
}

fn is_label(cell: &str) -> bool {
    label::find_statistic(cell).0.iter().any(|label| matches!(label, label::Label::Row(..)))
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn a_table_behind_prose() {
        let text = "全年主动公开政府信息数700条。\n统计指标|单位|统计数\n（一）收到申请数|件|5\n1.当面申请数|件|2\n\
                    2.传真申请数|件|0\n3.网络申请数|件|3\n4.信函申请数|件|0\n单位负责人：某\n";
        let found: Vec<&str> = blocks(text).iter().map(|block| block.text).collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("（一）收到") && found[0].ends_with("件|0"), "{found:?}");
        assert!(blocks("收到申请数\n5件。\n").is_empty());
    }
}
