//! The statistics table of form 2014: one figure a row, so labels alone place them, and identities have no say.

mod reader;

use super::account;
use super::beside;
use super::value;
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::{self, Address, FormId, TableForm, TableId};
use crate::label;
use crate::layout::{Token, grids};
use crate::model::{Amount, Cell, Placement, Presence, State, Table, Unit, Value};
use crate::outline::Outline;
use crate::text::Text;
use reader::{Reader, Row};
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
    let words: Vec<&str> = rows.iter().flat_map(|row| row.words.iter().copied()).collect();
    name_by_order(form, &mut rows);
    let mut cells: Vec<Cell> = form.rows.iter().map(|row| fill(findings, text, form, row, &rows)).collect();
    if cells.iter().all(|cell| matches!(cell.state, State::Blank | State::Missing))
        && let Some(line) = beside::figures_beside(text.as_str(), words.into_iter())
    {
        cells.fill(Cell::MISSING);
        beside::told_apart(findings, text, form, line);
    }
    let told: Vec<&str> = rows.iter().filter(|row| row.is_told()).filter_map(|row| row.key).collect();
    let copies = told.len() - told.iter().collect::<HashSet<_>>().len();
    account::repeated(findings, form, copies);
    account::empty(findings, form, &cells);
    note_apart(findings, form, &rows, &cells);
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

/// Says where figures stand apart from their labels.
fn note_apart(findings: &mut Findings, form: &TableForm, rows: &[Row<'_>], cells: &[Cell]) {
    let unproven = unproven(form, cells, rows);
    if !unproven.is_empty() {
        let message = say!(
            "figures stand apart from their labels: those beside a label may not be of its row";
            "数字与行标题分列排印：标题旁边的数字不一定属于该行"
        );
        findings.push(Code::CellUnproven, message, unproven, None);
    }
    let blank: Vec<Address> = blank_beside_figures(form, rows, cells);
    if !blank.is_empty() {
        let count = blank.len();
        let message = say!(
            "figures stand apart from the labels of {count} rows without any";
            "有{count}行没有数字，而一些数字与行标题分开排印"
        );
        findings.push(Code::CellUnplaced, message, blank, None);
    }
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
fn unproven(form: &TableForm, cells: &[Cell], rows: &[Row<'_>]) -> Vec<Address> {
    let apart = stand_apart(rows);
    let told: Vec<&Row<'_>> = rows.iter().filter(|row| row.is_told()).collect();
    let behind_bare = |at: usize| told[at].has(Token::Figure) && at > 0 && told[at - 1].is_bare();
    let doubtful = (0..told.len()).filter(|at| told[*at].is_bare() || behind_bare(*at));
    let mut doubtful: HashSet<&str> = doubtful.filter_map(|at| told[at].key).collect();
    doubtful.extend(lacking(&told));
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

/// The few rows that have kept no cell for their figure, not even a blank one: it may be lost with its cell.
fn lacking(told: &[&Row<'_>]) -> Vec<&'static str> {
    const FEW: usize = 2;
    let lacks = |row: &&&Row<'_>| row.unit.is_some() && row.cells.is_empty() && !row.blank;
    let lacking: Vec<&str> = told.iter().filter(lacks).filter_map(|row| row.key).collect();
    if lacking.len() > FEW { Vec::new() } else { lacking }
}

/// True where more figures stand several behind one label than one behind one.
fn stand_apart(rows: &[Row<'_>]) -> bool {
    let (alone, together): (Vec<usize>, Vec<usize>) =
        rows.iter().map(Row::figures).filter(|count| *count > 0).partition(|count| *count == 1);
    together.iter().sum::<usize>() > alone.len()
}

/// The blank cells beside figures without a label, and all where several have none, or share one, or none has one of its own: the
/// figures may be theirs.
fn blank_beside_figures(form: &TableForm, rows: &[Row<'_>], cells: &[Cell]) -> Vec<Address> {
    const FEW: usize = 2;
    let is_lost = |row: &Row<'_>| row.key.is_none() && row.has(Token::Figure);
    let left = |row: &Row<'_>| match row.key {
        Some(_) => row.figures().saturating_sub(1),
        None if row.words.is_empty() => row.figures(),
        None => 0,
    };
    let left: usize = rows.iter().map(left).sum();
    let none = rows.iter().all(|row| row.key.is_none() || !row.has(Token::Figure));
    let all = left > FEW || left > 0 && none;
    let beside = rows.windows(2).flat_map(|pair| [(&pair[0], &pair[1]), (&pair[1], &pair[0])]);
    let robbed: HashSet<&str> = beside.filter(|(_, other)| is_lost(other)).filter_map(|(row, _)| row.key).collect();
    let blank = form.rows.iter().zip(cells).filter(|(_, cell)| cell.state == State::Blank).map(|(row, _)| row.key);
    blank.filter(|key| all || robbed.contains(key)).map(|key| Address::row_of(form.table, key)).collect()
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
    fn labels_that_run_together_are_of_the_heading_before_them() {
        let report = parse_str(
            "统计指标\t单位\t统计数\n（一）收到申请数\t件\t3\n1.当面申请数\t件\t2\n2.传真申请数\t件\t1\n\
             四、行政复议数量\t件\t4\n（三）其他情形数\t件\t1\n\
             五、行政诉讼数量件（一）维持具体行政行为或者驳回原告诉讼请求数件（二）被依法纠错数件\t\n（三）其他情形数\t件\t3\n",
        );
        let count = |row| report.statistics().get(row).and_then(Value::count);
        assert_eq!(count(StatisticsRow::ReconsiderationOther), Some(1));
        assert_eq!(count(StatisticsRow::LitigationOther), Some(3));
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
