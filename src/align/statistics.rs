//! The statistics table of form 2014: one figure a row, so labels alone place them, and identities have no say.

use super::account;
use super::record::Piece;
use super::value;
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{self, Address, FormId, TableForm, TableId};
use crate::label::{self, LONGEST_LABEL, Label};
use crate::layout::{Grid, Kept, Token, grids, is_page_mark};
use crate::model::{Amount, Cell, Placement, Presence, State, Table, Unit, Value};
use crate::outline::Outline;
use crate::span::Span;
use crate::text::{Text, is_letter};
use std::collections::HashSet;

/// The row of 行政诉讼: the results below it have the labels of those of 行政复议 above.
const LITIGATION: &str = "litigation.total";

/// What a label that is told by its place among the others has to have of the form's.
const LEAST_LIKE: f64 = 0.5;

/// Reads the statistics table, if the source has one.
pub(super) fn read<'t>(findings: &mut Findings, text: &'t Text<'_>, outline: &Outline<'t>) -> Table {
    let form = form::table(FormId::Y2014, TableId::Statistics);
    let mut rows: Vec<Row<'t>> = outline.blocks(TableId::Statistics).flat_map(|block| best(block.text)).collect();
    if !rows.iter().any(Row::is_told) {
        return Table::absent(form, Presence::Missing, None);
    }
    name_by_order(form, &mut rows);
    let cells: Vec<Cell> = form.rows.iter().map(|row| fill(findings, text, form, row, &rows)).collect();
    let told: Vec<&str> = rows.iter().filter(|row| row.is_told()).filter_map(|row| row.key).collect();
    let copies = told.len() - told.iter().collect::<HashSet<_>>().len();
    account::repeated(findings, form, copies);
    account::empty(findings, form, &cells);
    let unproven = unproven(form, &cells, &rows);
    if !unproven.is_empty() {
        let message = say!(
            "figures stand apart from their labels: those beside a label may not be of its row";
            "数字与行标题分列排印：标题旁边的数字不一定属于该行"
        );
        findings.push(Code::CellUnproven, message, unproven, None);
    }
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.key.is_none() && row.has(Token::Figure)) {
        let label: String = row.words.concat().split_whitespace().collect();
        // the figure before it may be cut in two
        let before = at.checked_sub(1).and_then(|before| rows.get(before)).filter(|row| row.has(Token::Figure));
        let named = before.filter(|_| label.is_empty()).and_then(|row| row.key);
        let address = named.map_or(Address::table(form.table), |key| Address::row_of(form.table, key));
        let (code, message) = match label.is_empty() {
            true => (
                Code::CellUnplaced,
                say!("a figure of table {} stands without a label", form.table; "{}有一个数字没有行标题", form.table.as_str_zh()),
            ),
            false => (Code::RowExtra, say!("the form has no row {label}"; "格式中没有“{label}”这一行")),
        };
        findings.push(code, message, vec![address], row.span(text));
    }
    Table::found(form, cells)
}

/// The rows of the layout that fits a block best: that in which most labels have one figure or placeholder.
fn best(block: &str) -> Vec<Row<'_>> {
    let fit = |rows: &[Row<'_>]| rows.iter().filter(|row| row.is_told() && row.cells.len() == 1).count();
    let read = grids(block).map(|grid| Reader::read(&grid));
    let fits = read.map(|rows| (fit(&rows), rows));
    fits.reduce(|best, other| if other.0 > best.0 { other } else { best }).map_or(Vec::new(), |(_, rows)| rows)
}

/// The cells that a figure may be of that stands beside another label: all of them where figures stand apart from labels, else the
/// labels that nothing stands behind, and the one after them.
fn unproven(form: &'static TableForm, cells: &[Cell], rows: &[Row<'_>]) -> Vec<Address> {
    let apart = stand_apart(rows);
    let told: Vec<&Row<'_>> = rows.iter().filter(|row| row.is_told()).collect();
    let behind_bare = |at: usize| told[at].has(Token::Figure) && at > 0 && told[at - 1].is_bare();
    let doubtful = (0..told.len()).filter(|at| told[*at].is_bare() || behind_bare(*at));
    let mut doubtful: HashSet<&str> = doubtful.filter_map(|at| told[at].key).collect();
    if !told.iter().any(|row| row.key == Some(LITIGATION)) {
        let labels = |label: &str| form.rows.iter().filter(|row| row.label == label).count();
        doubtful.extend(form.rows.iter().filter(|row| labels(row.label) > 1).map(|row| row.key));
    }
    let read = form.rows.iter().zip(cells).filter(|(row, cell)| match cell.state {
        State::Number => apart || doubtful.contains(row.key),
        State::Blank => doubtful.contains(row.key),
        _ => false,
    });
    read.map(|(row, _)| Address::row_of(form.table, row.key)).collect()
}

/// True where more figures stand several behind one label than one behind one.
fn stand_apart(rows: &[Row<'_>]) -> bool {
    let figures = |row: &Row<'_>| row.cells.iter().filter(|piece| piece.token == Token::Figure).count();
    let (alone, together): (Vec<usize>, Vec<usize>) =
        rows.iter().map(figures).filter(|count| *count > 0).partition(|count| *count == 1);
    together.iter().sum::<usize>() > alone.len()
}

/// A label with what stands behind it.
#[derive(Debug, Default)]
struct Row<'t> {
    /// The row that the label names; `None` for a heading, and for words that name nothing.
    key: Option<&'static str>,
    /// The label as printed, in one piece or several; empty where it is lost.
    words: Vec<&'t str>,
    /// True where the words are exactly the label, but for spacing and the like.
    exact: bool,
    unit: Option<&'t str>,
    /// Figures, placeholders, words that stand where the figure belongs.
    cells: Vec<Piece<'t>>,
    /// True where a blank cell stands there.
    blank: bool,
    /// True where nothing but the order of cells binds a figure to the label.
    loose: bool,
}

impl<'t> Row<'t> {
    /// True where the label names a row, and its cell is there.
    fn is_told(&self) -> bool {
        self.key.is_some() && (self.unit.is_some() || self.blank || !self.cells.is_empty())
    }

    /// True where nothing stands behind the label, not even a blank cell, and nothing shows that its row ends there.
    fn is_bare(&self) -> bool {
        self.loose && self.unit.is_some() && self.cells.is_empty() && !self.blank
    }

    fn is_open(&self) -> bool {
        self.unit.is_none() && self.cells.is_empty() && !self.blank
    }

    /// True where more stands in it already than any label is long.
    fn is_too_long(&self) -> bool {
        let mut pieces = self.words.iter().copied().chain(self.cells.iter().map(|piece| piece.text));
        pieces.try_fold(LONGEST_LABEL, |left, piece| left.checked_sub(piece.len().max(1))).is_none()
    }

    fn has(&self, token: Token) -> bool {
        self.cells.iter().any(|piece| piece.token == token)
    }

    /// What fills the cell: the figure, else a placeholder, else words; `Err` where there are several figures or placeholders,
    /// or digits beside a figure (`0. 9`).
    fn cell(&self) -> Result<Option<Piece<'t>>, ()> {
        let of = |token: Token| self.cells.iter().copied().filter(move |piece| piece.token == token);
        let numeric =
            |piece: &&Piece<'_>| piece.token == Token::Figure || piece.text.contains(|c: char| c.is_ascii_digit());
        // 条57 280, but not the 1 of 计1条
        let digits = |words: &&&str| words.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let is_cut = self.words.last().filter(digits).is_some_and(|words| !ends_in_digit_of_label(words));
        match (of(Token::Figure).next(), self.cells.iter().filter(numeric).count()) {
            (Some(_), _) if is_cut => Err(()),
            (None, _) if of(Token::Placeholder).nth(1).is_some() => Err(()),
            (None, _) => Ok(of(Token::Placeholder).chain(of(Token::Word)).next()),
            (figure, 1) => Ok(figure),
            _ => Err(()),
        }
    }

    /// True where a digit goes on with the label, as 1 does behind 计: …相同信息计1条.
    fn goes_on_with(&self, digit: &str) -> bool {
        let words = self.words.last().filter(|_| self.is_open());
        words.is_some_and(|words| ends_in_digit_of_label(&[words.trim_end(), digit.trim()].concat()))
    }

    fn span(&self, text: &Text<'_>) -> Option<Span> {
        let slices = self.words.iter().copied().chain(self.cells.iter().map(|piece| piece.text));
        slices.map(|slice| text.span_of(slice)).reduce(Span::cover)
    }
}

/// Reads the cells of a grid in their order.
#[derive(Default)]
struct Reader<'t> {
    rows: Vec<Row<'t>>,
    row: Row<'t>,
    /// True behind the first row of 行政诉讼, whose results have the labels of those of 行政复议.
    litigation: bool,
    /// The grid has kept rows, or lines.
    bound: bool,
}

impl<'t> Reader<'t> {
    fn read(grid: &Grid<'t>) -> Vec<Row<'t>> {
        let mut reader = Reader { bound: matches!(grid.kept, Kept::Rows | Kept::Lines), ..Reader::default() };
        for row in &grid.rows {
            if reader.bound && (!reader.row.is_open() || is_numbered(row)) {
                reader.close();
            }
            for piece in row.iter().filter(|cell| !is_page_mark(cell)).map(|cell| Piece::new(cell)) {
                match piece.token {
                    Token::Blank => reader.row.blank |= !reader.row.words.is_empty(),
                    Token::Word => reader.words(piece),
                    Token::Figure if reader.row.goes_on_with(piece.text) => reader.row.words.push(piece.text),
                    Token::Figure | Token::Placeholder => reader.row.cells.push(piece),
                }
            }
        }
        reader.close();
        reader.rows
    }

    fn close(&mut self) {
        self.row.loose = !self.bound;
        self.rows.push(std::mem::take(&mut self.row));
    }

    fn words(&mut self, piece: Piece<'t>) {
        let words = piece.text;
        // The mark of a list may stand before it; behind a bracket it ends a label.
        let is_mark = |c: char| !is_letter(c) && !matches!(c, ')' | '）');
        if label::statistic_unit(words).is_some_and(|(label, _)| label.chars().all(is_mark)) {
            // A unit behind a figure is of the next row, whose label is lost.
            if self.row.unit.is_some() || self.row.has(Token::Figure) {
                self.close();
            }
            self.row.unit = Some(words);
        } else if !is_behind_number(words) && (self.ends_row_before(words) || !self.row.exact && self.is_torn(words)) {
            // before they are taken for a label of their own: 其中：主要负责同志参加, and 政府网站在线访谈次数 behind the figure
        } else if let Some(key) = self.named(words) {
            self.begin(key, words, true);
        } else if let labels @ [_, _, ..] = &label::statistics_in(words)[..] {
            // blank cells between them have left nothing, so that nobody knows whose the figure behind them is
            self.begin(None, words, false);
            for key in labels.iter().filter_map(|label| self.named(label).flatten()).collect::<Vec<_>>() {
                self.note(key);
            }
        } else if self.is_torn(words) {
            self.row.words.push(words);
        } else if self.ends_row_before(words) {
        } else if let Some(Label::Row(_, key)) = label::guess(words, TableId::Statistics) {
            self.begin(Some(key), words, false);
        } else if self.row.key.is_some() && self.row.unit.is_some() && self.row.cells.is_empty() {
            self.row.cells.push(piece);
        } else if self.row.key.is_some() && self.row.is_open() && !is_behind_number(words) {
            self.row.words.push(words);
        } else {
            self.begin(None, words, false);
        }
    }

    /// What some words name: a row, or a heading (`Some(None)`).
    fn named(&self, words: &str) -> Option<Option<&'static str>> {
        let (labels, _) = label::find_statistic(words);
        let mut keys = labels.iter().filter_map(|label| match label {
            Label::Row(_, key) => Some(*key),
            _ => None,
        });
        let first = labels.first().map(|_| keys.next())?;
        Some(if self.litigation { keys.next().or(first) } else { first })
    }

    /// True where words end the label that was begun before, be its figure between them or not; the row then has its key.
    fn is_torn(&mut self, words: &'t str) -> bool {
        if self.row.words.is_empty() || self.row.exact && self.row.cells.is_empty() || self.row.is_too_long() {
            return false;
        }
        let whole = self.row.words.concat() + words;
        let inside =
            || self.row.words.iter().copied().chain(self.row.cells.iter().map(|piece| piece.text)).chain([words]);
        let parted = !self.row.cells.is_empty() && self.row.unit.is_none();
        // Where blanks part the characters of a label, a digit of its own stands by itself: 计 1 次.
        let key = if parted && let Some(Some(key)) = self.named(&inside().collect::<String>()) {
            self.row.words.extend(self.row.cells.drain(..).map(|piece| piece.text));
            self.row.unit = label::statistic_unit(words).map(|(_, unit)| unit);
            key
        } else {
            match self.named(&whole) {
                Some(Some(key)) if !self.row.exact => key,
                _ => return false,
            }
        };
        (self.row.key, self.row.exact) = (Some(key), true);
        self.note(key);
        true
    }

    /// True where words at the beginning of a line end the label of the row in the line before, which then has its key.
    fn ends_row_before(&mut self, words: &'t str) -> bool {
        let torn = |row: &&Row<'t>| !row.exact && !row.words.is_empty() && !row.cells.is_empty();
        let Some(before) = self.rows.last().filter(|row| torn(row) && self.row.words.is_empty()) else { return false };
        let Some(Some(key)) = self.named(&(before.words.concat() + words)) else { return false };
        if let Some(row) = self.rows.last_mut() {
            (row.key, row.exact) = (Some(key), true);
            row.words.push(words);
        }
        self.note(key);
        true
    }

    fn note(&mut self, key: &str) {
        self.litigation = key.starts_with("litigation.") || (self.litigation && !key.starts_with("reconsideration."));
    }

    fn begin(&mut self, key: Option<&'static str>, words: &'t str, exact: bool) {
        self.close();
        if let Some(key) = key {
            self.note(key);
        }
        let (_, unit) = label::find_statistic(words);
        self.row = Row { key, words: vec![words], exact, unit, ..Row::default() };
    }
}

/// True for words that end as a label does behind its digit: …相同信息计1.
fn ends_in_digit_of_label(words: &str) -> bool {
    let words = words.trim_end();
    let end = words.char_indices().rev().nth(2).map(|(at, _)| &words[at..]);
    let rows = form::table(FormId::Y2014, TableId::Statistics).rows;
    end.is_some_and(|end| rows.iter().any(|row| row.label.contains(end)))
}

/// True for words with a number in front, as most labels have; the mark of a list may stand before it.
fn is_behind_number(words: &str) -> bool {
    let is_mark = |c: char| !is_letter(c) && !c.is_ascii_digit() && !matches!(c, '(' | '（');
    label::is_numbered(words.trim_start_matches(is_mark))
}

/// True for a row that begins with a figure and has a label behind it: the figure is none of the row before.
fn is_numbered(row: &[&str]) -> bool {
    let mut cells = row.iter().map(|cell| Piece::new(cell)).filter(|piece| piece.token != Token::Blank);
    let is_label =
        |words: &str| !label::find_statistic(words).0.is_empty() || label::guess(words, TableId::Statistics).is_some();
    cells.next().is_some_and(|first| first.token == Token::Figure)
        && cells.any(|piece| piece.token == Token::Word && is_label(piece.text))
}

/// Names rows whose label is damaged by their place: as many as the form has between two that are known, and like them.
fn name_by_order(form: &TableForm, rows: &mut Vec<Row<'_>>) {
    rows.retain(|row| row.key.is_some() || row.has(Token::Figure));
    let mut at = 0;
    while at < rows.len() {
        let end = (at..rows.len()).find(|&end| rows[end].key.is_some()).unwrap_or(rows.len());
        let place = |row: &Row<'_>| row.key.and_then(|key| form.row(key));
        let first = at.checked_sub(1).and_then(|before| place(&rows[before])).map_or(0, |row| row + 1);
        let last = rows.get(end).and_then(place).unwrap_or(form.rows.len());
        if first + (end - at) == last {
            for (row, of_form) in rows[at..end].iter_mut().zip(&form.rows[first..last]) {
                let words = row.words.concat();
                let like = !words.is_empty() && label::likeness(&words, of_form.label) >= LEAST_LIKE;
                row.key = Some(of_form.key).filter(|_| like);
            }
        }
        at = end + 1;
    }
}

/// The cell of a row of the form.
fn fill(
    findings: &mut Findings,
    text: &Text<'_>,
    form: &'static TableForm,
    row: &'static form::Row,
    rows: &[Row<'_>],
) -> Cell {
    let address = Address::row_of(form.table, row.key);
    let mut copies = rows.iter().filter(|found| found.key == Some(row.key) && found.is_told());
    let Some(found) = copies.next() else {
        account::missing(findings, form, row);
        return Cell::MISSING;
    };
    let Ok(piece) = found.cell() else {
        let count = found.cells.len();
        let message =
            say!("{count} things stand where 1 cell is"; "{}只有1个单元格，却印着{count}项内容", address.in_words());
        findings.push(Code::CellUnplaced, message, vec![address], found.span(text));
        return Cell::MISSING;
    };
    let same = |other: &Row<'_>| match (other.cell(), piece) {
        (Ok(Some(other)), Some(piece)) => value::comes_to_the_same(other.text.trim(), piece.text.trim()),
        (Ok(other), piece) => other.is_none() && piece.is_none(),
        (Err(()), _) => false,
    };
    if !copies.all(same) {
        let message = say!("copies of the row {} differ", row.label; "“{}”一行重复出现，内容不一致", row.label);
        findings.push(Code::CellAmbiguous, message, vec![address], found.span(text));
        return Cell::MISSING;
    }
    let kind = row.columns.first().map_or(form::Kind::Count, |column| column.kind);
    let anchor = found.words.first().copied().unwrap_or("");
    let mut cell = value::cell(findings, text, kind, address, piece, Placement::Labelled, anchor);
    if let Some(Value::Amount(Amount { value, unit: None })) = cell.value {
        let unit = found.unit.or(Some(anchor)).and_then(value::unit_in);
        cell.value = Some(Value::Amount(Amount { value, unit }));
        let message = match unit {
            None if !value.is_zero() => Some(say!(
                "{address} is {value}, without a unit in its row";
                "{}为{value}，该行没有印出单位", address.in_words()
            )),
            // 万 may be lost
            Some(Unit::Yuan) => Some(say!(
                "{address} is {value} 元, where the form counts in 万元";
                "{}为{value}元，而格式以万元为单位", address.in_words()
            )),
            _ => None,
        };
        if let Some(message) = message {
            findings.push(Code::UnitUnknown, message, vec![address], cell.span);
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use crate::code::Severity;
    use crate::form::{FormId, StatisticsRow};
    use crate::model::{State, Value};
    use crate::parse_str;
    use crate::strategy::{Blanks, ReportOptions, TWINS, different, draw, render};

    #[test]
    fn every_layout_that_keeps_labels_and_cuts_gives_the_figures_back() {
        let reports = ReportOptions::new().form(FormId::Y2014).blanks(Blanks::None).sound().strategy();
        for layout in TWINS.iter().filter(|layout| layout.keeps.cuts && layout.keeps.labels) {
            for seed in 0..6 {
                let sample = draw(&reports, seed).unwrap_or_else(|reason| unreachable!("{reason}"));
                let report = parse_str(&render(&sample, *layout));
                assert_eq!(different(&sample, &report), Vec::<String>::new(), "{layout:?}");
                let doubts = report.findings().iter().filter(|finding| finding.severity() > Severity::Info);
                assert_eq!(doubts.count(), 0, "{layout:?} {:?}", report.findings());
            }
        }
    }

    #[test]
    fn a_label_cut_behind_its_digit() {
        let report = parse_str(
            "统计指标单位统计数\n一、主动公开情况————\n（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） 条 7\n制发规范性文件总数 件 3\n\
             二、回应解读情况————\n（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1\n次） 次 0件\n\
             1.参加或举办新闻发布会总次数 次 4\n三、依申请公开情况————\n（一）收到申请数 件 3\n1.当面申请数 件 2\n2.传真申请数 件 1\n",
        );
        let count = |row| report.statistics().get(row).and_then(Value::count);
        assert_eq!(count(StatisticsRow::Responses), Some(0));
        assert_eq!(count(StatisticsRow::InPerson), Some(2));
    }

    #[test]
    fn a_row_has_one_figure_or_none() {
        let report = parse_str(
            "统计指标\t单位\t统计数\n（一）收到申请数\t件\t1\t2\n1.当面申请数\t件\t\n2.传真申请数\t件\t/\n3.网络申请数\t件\t见附件\n\
             4.信函申请数\t件\t3\n四、行政复议数量\t件\t1\n（二）被依法纠错数\t件\t1\n五、行政诉讼数量\t件\t2\n（二）被依法纠错数\t件\t2\n\
             七、依申请公开信息收取的费用\t万元\t0.06\n",
        );
        let state = |row| report.statistics().cell(row).state;
        assert_eq!(
            [StatisticsRow::Received, StatisticsRow::InPerson, StatisticsRow::ByFax, StatisticsRow::Online].map(state),
            [State::Missing, State::Blank, State::NotApplicable, State::Text]
        );
        let count = |row| report.statistics().get(row).and_then(Value::count);
        assert_eq!(count(StatisticsRow::ByMail), Some(3));
        assert_eq!(count(StatisticsRow::ReconsiderationCorrected), Some(1));
        assert_eq!(count(StatisticsRow::LitigationCorrected), Some(2));
        let fee = report.statistics().get(StatisticsRow::Fees).map(|fee| fee.to_string());
        assert_eq!(fee.as_deref(), Some("0.06万元"));
    }
}
