//! Where the statutory tables are: the lines that hold their labels and figures, one block a table.
//!
//! Headings may be lost or renamed, so blocks are found by the labels of the tables themselves.

use super::bare::{Bare, MOST_REMEDIES, MOST_STRAY_LINES};
use super::evidence::{Counts, Evidence, LONGEST_ROW, PROSE, is_sentence, weigh};
use super::told;
use crate::form::TableId;
use crate::label::{self, Label};
use crate::layout::{Token, all_lines, cells, classify, is_frame, is_rule, running};
use crate::model::SectionKind;
use crate::plain::{self, Plain, PlainLine};
use crate::span::offset_in;

/// The lines of one statutory table, from its first label to its last figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block<'t> {
    /// Which table its labels are of.
    pub table: TableId,
    /// The lines, as a slice of the normalised text.
    pub text: &'t str,
    /// The table, where these lines are plain and hold nothing else.
    pub plain: Option<Plain<'t>>,
}

/// Finds the blocks of a text. `heading` tells the section that a line is the heading of, which ends a table; `straight` lets
/// plain tables be read at once.
pub(crate) fn blocks<'t>(
    text: &'t str,
    straight: bool,
    heading: impl Fn(&'t str) -> Option<SectionKind>,
) -> Vec<Block<'t>> {
    let mut cutter =
        Cutter { text, straight, heading, blocks: Vec::new(), open: None, closed: 0, bare: Bare::default() };
    let mut start = 0;
    while let Some(rest) = text.get(start..) {
        let line = all_lines(rest).next().unwrap_or(rest);
        let mut end = start + line.len();
        if running::is_running(line) {
            running::cells(line).for_each(|cell| _ = cutter.line(cell, false));
        } else if let Some(behind) = cutter.line(line, true) {
            end = behind;
        }
        start = end + 1;
    }
    cutter.close()
}

/// A line, or a cell of one that holds several rows, and where it stands.
struct Place<'t> {
    line: &'t str,
    start: usize,
    end: usize,
    /// True for a line.
    whole: bool,
}

/// The text while it is cut into blocks.
struct Cutter<'t, F> {
    text: &'t str,
    /// Plain tables are read at once.
    straight: bool,
    heading: F,
    blocks: Vec<Block<'t>>,
    /// The table that the lines are of.
    open: Option<Zone<'t>>,
    /// Where the last table or heading ends.
    closed: usize,
    bare: Bare,
}

impl<'t, F: Fn(&'t str) -> Option<SectionKind>> Cutter<'t, F> {
    /// Takes the plain table that begins with a line, if one does; tells where it ends.
    fn plain(&mut self, table: TableId, start: usize) -> Option<usize> {
        let plain = plain::read(self.text, start, table)?;
        let is_heading = |line: &PlainLine<'t>| {
            !line.labelled && !line.structured && line.words > 0 && (self.heading)(line.text).is_some()
        };
        if plain.lines.iter().any(is_heading) {
            return None;
        }
        let mut stray = 0;
        for line in &plain.lines {
            let piece = line.strange && label::is_piece(line.text, table);
            stray = if line.strange { stray + usize::from(!piece) } else { 0 };
            if stray > MOST_STRAY_LINES || line.strange && line.text.len() > PROSE {
                return None;
            }
        }
        let end = start + plain.text.len();
        for line in plain.lines.iter().filter(|line| !line.strange || !label::is_piece(line.text, table)) {
            let at = offset_in(line.text, self.text);
            let width = if line.figures > 0 && line.words == 0 { cells(line.text).len() } else { 0 };
            let counts = Counts { figures: line.figures, words: line.words, labelled: line.labelled, width };
            self.bare.line(at, at + line.text.len(), line.text, counts);
        }
        self.end_zone();
        self.open = Some(Zone {
            table,
            start,
            end,
            stray: 0,
            labels: Vec::new(),
            structured: plain.lines.iter().any(|line| line.structured),
            waits: false,
            filled: plain.cells.len(),
            doubt: None,
            plain: Some(plain),
        });
        Some(end)
    }

    /// Takes a line, or a cell of one that holds several rows; tells where the table ends that begins with it, if it is plain.
    fn line(&mut self, line: &'t str, whole: bool) -> Option<usize> {
        let start = offset_in(line, self.text);
        let end = start + line.len();
        if line.bytes().all(|byte| byte == b' ') {
            match &mut self.open {
                Some(zone) if is_blank_cell(self.text.get(zone.end..start)) => zone.end = end,
                _ => {}
            }
            return None;
        }
        let evidence = weigh(line);
        if let Some(kind) = self.section(line, end, &evidence) {
            self.end_zone();
            self.closed = end;
            self.bare.section(kind);
            return None;
        }
        let labelled = self.open.as_ref().is_some_and(|zone| zone.table == TableId::Requests);
        if let Some(table) = evidence.table.filter(|_| !labelled)
            && let Some(start) = self.bare.before(table)
            && let Some(zone) = &mut self.open
        {
            zone.end = zone.end.min(start);
        }
        // Where the table begins that this line is the first sound one of.
        let is_first = self.open.is_none() && self.bare.run.is_none();
        let first = evidence.table.filter(|_| is_first).map(|table| self.first_damaged(self.closed, table, start));
        if let Some(table) = evidence.table.filter(|_| self.straight && whole)
            && (first == Some(start) || self.follows_plain(table, start))
            && let Some(end) = self.plain(table, start)
        {
            return Some(end);
        }
        let counted = evidence.counts(line);
        if let Some(table) = evidence.table.filter(|table| self.is_stray_row(*table, &evidence, end))
            && let Some(zone) = &mut self.open
        {
            (zone.end, zone.stray) = (end, 0);
            self.blocks.push(Block { table, text: line, plain: None });
            return None;
        }
        let place = Place { line, start, end, whole };
        if self.gather(&place, evidence, first) {
            self.bare.line(start, end, line, counted);
        }
        None
    }

    /// The section that a line is the heading of, unless it is a label of the open table.
    fn section(&self, line: &'t str, end: usize, evidence: &Evidence) -> Option<SectionKind> {
        let plain = evidence.table.is_none() && !evidence.structured;
        let section = if plain { (self.heading)(line) } else { None };
        // 三、 府信息: what drips down the side of a page beside the end of a label.
        let is_row = |zone: &Zone<'_>| {
            let unknown = section == Some(SectionKind::Other);
            let piece = || label::is_piece(line, zone.table);
            // 一、本年收政府信息⏎公开申请数量: a label that has lost a character, and goes on in the next line.
            let torn = || {
                let next = self.text.get(end + 1..).and_then(|rest| all_lines(rest).next());
                next.is_some_and(|next| label::guess(&[line, next.trim()].concat(), zone.table).is_some())
            };
            label::guess(line, zone.table).is_some() || unknown && (piece() || torn())
        };
        section.filter(|_| !self.open.as_ref().is_some_and(is_row))
    }

    /// Adds a line to the open table, or begins one with it, at `first` where damaged rows stand before it; false for a piece of a
    /// label.
    fn gather(&mut self, place: &Place<'t>, evidence: Evidence, first: Option<usize>) -> bool {
        let &Place { line, start, end, .. } = place;
        match (&mut self.open, evidence.table) {
            // 申请人情况 alone may be a wrong heading over rows of table 2; the rows that follow tell.
            (Some(zone), Some(table)) if zone.table != table && evidence.is_header() => {
                zone.doubt.get_or_insert((start, zone.end));
            }
            (Some(zone), None) if line.trim().is_empty() && is_blank_cell(self.text.get(zone.end..start)) => {
                zone.end = end;
            }
            (Some(zone), Some(table)) if zone.table == table => zone.extend(end, evidence),
            (_, Some(table)) => self.begin(table, place, evidence, first),
            // 无 may be a cell, or all that a section says.
            (Some(zone), None) if evidence.placeholders && !zone.waits && (zone.structured || zone.is_full()) => {}
            (Some(zone), None) if evidence.figures || evidence.shared => zone.extend(end, evidence),
            (Some(zone), None) if label::is_piece(line, zone.table) => {
                zone.end = end;
                return false;
            }
            (Some(zone), None) => {
                zone.pass(place, evidence.structured);
                if zone.stray > MOST_STRAY_LINES {
                    self.end_zone();
                }
            }
            (None, None) => {}
        }
        true
    }

    /// Begins a table with a line, or with the figures that stand before all labels of it, or its heading.
    fn begin(&mut self, table: TableId, place: &Place<'t>, evidence: Evidence, first: Option<usize>) {
        let before = self.open.take();
        let header = before.as_ref().and_then(|zone| zone.doubt);
        let of_row = before.as_ref().is_some_and(|zone| self.bare.is_row_of(zone.table));
        self.closed = before.as_ref().map_or(self.closed, |zone| self.closed.max(zone.end));
        self.blocks.extend(before.and_then(|zone| zone.close(self.text)));
        let first = first.or(self.bare.run.filter(|_| !of_row).or(header).map(|(first, _)| first));
        self.open = Some(Zone {
            table,
            start: first.unwrap_or_else(|| self.first_damaged(self.closed, table, place.start)),
            end: place.end,
            stray: 0,
            waits: evidence.is_bare_row(),
            labels: evidence.labels,
            structured: evidence.structured,
            filled: evidence.cells,
            doubt: None,
            plain: None,
        });
    }

    /// True for a row of table 2 that has strayed into table 3, or the other way round: the next line goes on with the open table.
    fn is_stray_row(&self, table: TableId, evidence: &Evidence, end: usize) -> bool {
        let Some(zone) = self.open.as_ref().filter(|zone| zone.table != table && evidence.cells > 0) else {
            return false;
        };
        let rows = evidence.labels.iter().all(|label| matches!(label, Label::Row(..)));
        let both = [table, zone.table].iter().all(|table| matches!(table, TableId::Proactive | TableId::Requests));
        let goes_on = || {
            let rest = self.text.get(end + 1..).unwrap_or_default();
            let next = all_lines(rest).find(|line| !line.is_empty() && !is_rule(line)).map(weigh);
            next.is_some_and(|next| next.cells > 0 && next.table.map_or(next.shared, |next| next == zone.table))
        };
        both && rows && zone.filled > 0 && goes_on()
    }

    /// True where a table that was read straight ends before a line, and another may begin with it.
    fn follows_plain(&self, table: TableId, start: usize) -> bool {
        let another = |zone: &&Zone<'_>| zone.plain.is_some() && zone.table != table && zone.doubt.is_none();
        let before = self.open.as_ref().filter(another).filter(|_| self.bare.run.is_none());
        before.is_some_and(|zone| self.first_damaged(self.closed.max(zone.end), table, start) == start)
    }

    /// Where the rows with damaged labels begin that stand before the first sound label of a table, and behind some place; the
    /// place of that label if none do.
    fn first_damaged(&self, from: usize, table: TableId, start: usize) -> usize {
        let before = self.text.get(from..start).unwrap_or_default();
        let (mut first, mut stray) = (start, 0);
        for line in before.rsplit('\n').filter(|line| !is_frame(line) && !is_rule(line)) {
            let cells: Vec<&str> = if line.len() > LONGEST_ROW || is_sentence(line) { vec![line] } else { cells(line) };
            let mut words = cells.iter().filter(|cell| classify(cell) == Token::Word).peekable();
            if words.peek().is_none() {
                continue;
            }
            if words.any(|cell| label::guess(cell.trim(), table).is_some()) {
                first = offset_in(line, self.text);
                stray = 0;
            } else {
                stray += if line.len() > PROSE { MOST_STRAY_LINES } else { 1 };
            }
            if stray >= MOST_STRAY_LINES {
                break;
            }
        }
        first
    }

    fn end_zone(&mut self) {
        self.closed = self.open.as_ref().map_or(self.closed, |zone| self.closed.max(zone.end));
        self.blocks.extend(self.open.take().and_then(|zone| zone.close(self.text)));
    }

    fn close(mut self) -> Vec<Block<'t>> {
        self.end_zone();
        self.bare.end();
        for (table, (start, end)) in self.bare.found {
            if !self.blocks.iter().any(|block| block.table == table) {
                self.blocks.extend(self.text.get(start..end).map(|text| Block { table, text, plain: None }));
            }
        }
        // A line alone is a row that has strayed into table 3.
        if !self.blocks.iter().any(|block| block.table == TableId::Proactive && block.text.contains('\n')) {
            self.blocks.extend(told::block(self.text));
        }
        self.blocks.sort_by_key(|block| block.text.as_ptr() as usize);
        self.blocks
    }
}

/// Nothing but the end of a cell stands between two places.
fn is_blank_cell(between: Option<&str>) -> bool {
    between.is_some_and(|between| between == "\n" || is_frame(between))
}

/// A table while its lines are being gathered.
struct Zone<'t> {
    table: TableId,
    start: usize,
    end: usize,
    stray: usize,
    labels: Vec<Label>,
    /// Cells between bars or tabs.
    structured: bool,
    /// True where the last line is the label of a row, and its cells are to come.
    waits: bool,
    /// Figures and placeholders.
    filled: usize,
    /// Where a heading of another table stands, and where the zone ends if that begins there.
    doubt: Option<(usize, usize)>,
    /// The table that it began as, read straight.
    plain: Option<Plain<'t>>,
}

impl<'t> Zone<'t> {
    /// Goes past a line that says nothing of the table: after too many of them it has ended.
    fn pass(&mut self, place: &Place<'_>, structured: bool) {
        if structured && self.stray == 0 {
            self.end = place.end;
        }
        self.waits = false;
        // 申 请 人: blanks within a label are no ends of lines.
        let spread = !place.whole && place.line.chars().nth(2).is_none();
        self.stray += if spread || is_frame(place.line) {
            0
        } else if place.line.trim().len() > PROSE {
            MOST_STRAY_LINES / 2
        } else {
            1
        };
    }

    /// True where a table has all its figures; known of table 4 alone, which others may follow.
    fn is_full(&self) -> bool {
        self.table == TableId::Remedies && self.filled >= MOST_REMEDIES
    }

    fn extend(&mut self, end: usize, evidence: Evidence) {
        self.end = end;
        self.waits = evidence.is_bare_row();
        self.filled += evidence.cells;
        self.doubt = self.doubt.filter(|_| evidence.table.is_none());
        self.stray = 0;
        self.structured |= evidence.structured;
        for label in evidence.labels {
            if self.labels.len() < 8 && !self.labels.contains(&label) {
                self.labels.push(label);
            }
        }
    }

    /// The block, if enough labels stand in it: a word of a list may be a label by chance, and prose may name rows of
    /// table 2 on lines of their own.
    fn close(self, text: &'t str) -> Option<Block<'t>> {
        let heading = |label: &Label| match label {
            Label::Column(..) => true,
            Label::Header(table) => *table == TableId::Proactive,
            Label::Row(..) => false,
        };
        let enough = match self.table {
            TableId::Remedies | TableId::Statistics => 3,
            _ if self.structured || self.labels.iter().any(heading) => 2,
            TableId::Proactive => 7,
            TableId::Requests => 5,
        };
        if self.plain.is_none() && self.labels.len() < enough {
            return None;
        }
        let end = self.doubt.map_or(self.end, |(_, end)| end);
        let text = text.get(self.start..end)?;
        let plain = self.plain.filter(|plain| is_all_of(plain.text, text));
        Some(Block { table: self.table, text, plain })
    }
}

/// Nothing but blanks and ends of lines stands in a block behind a part of it that it begins with.
fn is_all_of(part: &str, block: &str) -> bool {
    block.get(part.len()..).is_some_and(|rest| rest.bytes().all(|byte| matches!(byte, b' ' | b'\n')))
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use crate::form::TableId;

    #[test]
    fn a_table_without_heading_between_prose() {
        let text = "本机关无依申请公开。\n规章|0|0|0\n行政许可|1\n一、本年新收政府信息公开申请数量|0\n二、上年结转政府信息公开申请数量|0\n今年以来\n";
        let found: Vec<_> = blocks(text, true, |_| None).iter().map(|b| (b.table, b.text.lines().count())).collect();
        assert_eq!(found, [(TableId::Proactive, 2), (TableId::Requests, 2)]);
    }

    #[test]
    fn one_word_is_no_table() {
        assert!(blocks("行政许可\n公开了若干信息。\n", true, |_| None).is_empty());
    }
}
