//! What converters make of a page, each in its smallest form: signs that join pieces, breaks in cells, rules without bars, values of a
//! data frame.

use crate::support::{cell, number};
use xxgk::{Code, FormId, Report, Severity, State, TableId, parse_str, table};

/// Table 3 as rows of label and cells, noughts but for what is given.
fn rows(given: &[(&str, &str)]) -> Vec<Vec<String>> {
    let cells = |key: &str| given.iter().find(|(row, _)| *row == key).map_or("0,0,0,0,0,0,0", |(_, cells)| cells);
    let row = |label: &str, cells: &str| std::iter::once(label).chain(cells.split(',')).map(str::to_owned).collect();
    table(FormId::Y2021, TableId::Requests).rows.iter().map(|found| row(found.label, cells(found.key))).collect()
}

/// The table with a line for each row.
fn lines(given: &[(&str, &str)], separator: &str) -> String {
    let lines: String = rows(given).iter().map(|row| row.join(separator) + "\n").collect();
    format!("三、收到和处理政府信息公开申请情况\n{lines}四、政府信息公开行政复议、行政诉讼情况\n")
}

const GIVEN: [(&str, &str); 3] =
    [("new_received", "7,0,0,0,0,0,7"), ("granted", "4,0,0,3,0,0,7"), ("total", "4,0,0,3,0,0,7")];

fn named(report: &Report, id: &str) -> bool {
    let row = id.rsplit_once('.').map_or(id, |(row, _)| row);
    let worse = report.findings().iter().filter(|finding| finding.severity() != Severity::Info);
    worse.flat_map(|finding| &finding.cells).any(|cell| [id, row].contains(&cell.to_string().as_str()))
}

#[test]
fn pieces_of_a_page_joined_by_a_sign() {
    for sign in ["|", "\t"] {
        let cells = |row: &Vec<String>| {
            let (begin, end) = row[0].split_at(row[0].chars().next().map_or(0, char::len_utf8));
            let label = format!("{sign}{begin}{sign}{end}{sign}\n");
            let figures: String = row[1..].iter().map(|cell| format!("{sign}{cell}{sign}\n")).collect();
            format!("{label}{figures}{sign}\n{sign}\n")
        };
        let heading = format!("{sign}三、收到和处理政府信息公开申请情况{sign}\n{sign}\n");
        let text = heading + &rows(&GIVEN).iter().map(cells).collect::<String>();
        let report = parse_str(&text);
        assert_eq!(cell(&report, "requests.granted.public_interest_org"), number("3"), "{text}");
        assert_eq!(cell(&report, "requests.other.misc.total"), number("0"));
    }
}

#[test]
fn breaks_of_lines_are_blank_cells() {
    let given = [("granted", "7,\\\\,\\\\,0,0,0,7")];
    let text = format!("{}\n", lines(&given, " | "));
    assert_eq!(cell(&parse_str(&text), "requests.granted.enterprise").0, State::Blank);
    let given = [("granted", "7,\\,\\,0,0,0,7")];
    let placeholders = parse_str(&lines(&given, " | "));
    assert_eq!(cell(&placeholders, "requests.granted.enterprise").0, State::NotApplicable);
    let drawn = format!("+-----+-----+\n| 表 | 三 |\n+-----+-----+\n{}", lines(&given, " | "));
    assert_eq!(cell(&parse_str(&drawn), "requests.granted.enterprise").0, State::Blank);
}

#[test]
fn what_programs_write_for_nothing_is_a_blank_cell() {
    for nothing in ["nan", "None", "<NA>"] {
        let cells = format!("7,{nothing},0,0,0,0,7");
        let report = parse_str(&lines(&[("granted", &cells)], "\t"));
        assert_eq!(cell(&report, "requests.granted.enterprise").0, State::Blank);
        assert_eq!(cell(&report, "requests.granted.research_institution"), number("0"));
    }
}

const HEADINGS: &str = "行政复议,行政诉讼\n结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,复议后起诉\n\
    结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计\n";

/// Table 4 has three rows of different widths, and most rows of table 2 two cells.
#[test]
fn rows_of_few_cells_between_commas() {
    for mark in [",", ";"] {
        let text = format!(
            "二、主动公开政府信息情况\n信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,1,0,3\n行政规范性文件,0,0,12\n\
             第二十条第（五）项\n信息内容,本年处理决定数量\n行政许可,17\n{}{HEADINGS}3,0,0,0,3,0,0,0,0,0,0,1,0,0,1\n",
            lines(&GIVEN, ",")
        );
        let report = parse_str(&text.replace(',', mark));
        assert_eq!(cell(&report, "proactive.licensing.decisions"), number("17"));
        assert_eq!(cell(&report, "remedies.litigation_after_reconsideration.corrected"), number("1"));
    }
}

/// A cell a line behind tabs, and a blank line behind each.
#[test]
fn figures_of_table_4_between_blank_lines() {
    let figures = "3,0,0,0,3,0,0,0,0,0,0,1,0,0,1\n";
    let cells: String =
        (HEADINGS.to_owned() + figures).split([',', '\n']).map(|cell| format!("\t\t{cell}\n\n")).collect();
    let report = parse_str(&format!("四、政府信息公开行政复议、行政诉讼情况\n{cells}"));
    assert_eq!(cell(&report, "remedies.reconsideration.upheld"), number("3"));
    assert_eq!(cell(&report, "remedies.litigation_after_reconsideration.corrected"), number("1"));
}

#[test]
fn numbers_over_the_columns_of_a_data_frame_are_no_figures() {
    let row = |cells: &[&str]| format!("| {} |\n", cells.join(" | "));
    let numbers: Vec<String> = (0..15).map(|at| at.to_string()).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].repeat(3);
    let figures = ["3", "0", "0", "0", "3", "0", "0", "0", "0", "0", "0", "1", "0", "0", "1"];
    let text = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n{}|{}\n{}{}",
        row(&numbers),
        ":---|".repeat(15),
        row(&heads),
        row(&figures)
    );
    assert_eq!(cell(&parse_str(&text), "remedies.litigation_after_reconsideration.corrected"), number("1"));
}

/// A rule of strokes is no row of placeholders.
#[test]
fn rules_without_bars() {
    let rule = ["--------  ---------------", "  --------".repeat(13).as_str()].concat();
    let heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].repeat(3).join("  ");
    let text = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议  行政诉讼\n{rule}\n{heads}\n3  0  0  0  3  0  0  0  0  0  0  1  0  0  1\n{rule}\n"
    );
    let report = parse_str(&text);
    assert_eq!(cell(&report, "remedies.reconsideration.upheld"), number("3"));
    assert!(!report.findings().iter().any(|finding| finding.code == Code::TableDuplicate));
}

/// Labels in one place and some of the figures in another: a row that has none is not shown to be blank by sums of blank cells.
#[test]
fn blank_rows_whose_figures_may_stand_elsewhere_are_named() {
    let all = rows(&[]);
    let labels: String = all.iter().map(|row| format!("{}\n", row[0])).collect();
    let text = format!("三、收到和处理政府信息公开申请情况\n{labels}1 1 2\n1 1\n");
    let report = parse_str(&text);
    let doubtful = |row: &str| {
        let id = format!("requests.{row}.enterprise");
        cell(&report, &id).0 == State::Missing || named(&report, &id)
    };
    assert!(["granted", "refused.administrative_query", "total"].into_iter().all(doubtful));
}

/// The bare text of a page has a heading and the label below it in one.
#[test]
fn a_label_behind_headings_with_nothing_between_is_that_of_its_row() {
    let report = parse_str(
        "二、主动公开政府信息情况\n第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件000\
         第二十条第（五）项信息内容本年处理决定数量行政许可17第二十条第（六）项信息内容本年处理决定数量行政处罚4行政强制0\
         第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费0\n",
    );
    assert_eq!(cell(&report, "proactive.rules.in_force"), number("0"));
    assert_eq!(cell(&report, "proactive.licensing.decisions"), number("17"));
    assert_eq!(cell(&report, "proactive.penalties.decisions"), number("4"));
}

/// A merged cell repeated behind itself: a fall is no count.
#[test]
fn a_figure_stands_where_its_column_can_hold_it() {
    let text = "二、主动公开政府信息情况\n第二十条第（八）项\n信息内容  上一年项目数量  本年增/减  本年增/减\n行政事业性收费  27  减5  减5\n\
         第二十条第（九）项\n信息内容  采购项目数量  采购总金额  采购总金额\n政府集中采购  51  4266.313  4266.313\n";
    let report = parse_str(text);
    assert_eq!(cell(&report, "proactive.fees.prior_items"), number("27"));
    assert_eq!(cell(&report, "proactive.procurement.items"), number("51"));
}

#[test]
fn a_table_below_rules_keeps_its_blank_cells() {
    let rule = "------  ------  ------  ------  ------  ------  ------  ------";
    let row = |row: &Vec<String>| row.iter().map(|cell| format!("{cell:<8}")).collect::<String>() + "\n";
    let table: String = rows(&[("granted", "7,,,0,,0,7")])
        .iter()
        .map(|cells| {
            let label: String = cells[0].chars().filter(|c| !c.is_ascii_digit()).take(6).collect();
            row(&std::iter::once(label).chain(cells[1..].iter().cloned()).collect())
        })
        .collect();
    let text = format!("三、收到和处理政府信息公开申请情况\n{rule}\n{table}{rule}\n四、行政复议、行政诉讼情况\n");
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.granted.enterprise").0, State::Blank, "{text}");
    assert_eq!(cell(&report, "requests.granted.public_interest_org"), number("0"));
}

#[test]
fn the_one_row_without_anything_behind_its_label_is_named() {
    let table = |decisions: &str| {
        format!(
            "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 2 0 3\n\
             信息内容 本年处理决定数量\n行政许可 4\n行政处罚 0\n行政强制{decisions}\n\
             信息内容 本年收费金额（单位：万元）\n行政事业性收费 0\n三、收到和处理政府信息公开申请情况\n"
        )
    };
    assert!(!named(&parse_str(&table(" 0")), "proactive.coercion.decisions"));
    let lost = parse_str(&table(""));
    assert_eq!(cell(&lost, "proactive.coercion.decisions").0, State::Blank);
    assert!(named(&lost, "proactive.coercion.decisions"));
}

#[test]
fn merged_cells_that_are_repeated_tell_no_form() {
    let text = "二、主动公开政府信息情况\n规章|0|0|0|\n行政规范性文件|2|0|3|\n行政许可|4|4|4|\n行政处罚|0|0|0|\n行政强制|0|0|0|\n\
        行政事业性收费|0|0|0|\n2023年政府信息公开工作年度报告\n";
    let report = parse_str(&format!("云台县2023年政府信息公开工作年度报告\n{text}"));
    assert_eq!(cell(&report, "proactive.normative_documents.in_force"), number("3"));
}

#[test]
fn a_row_of_2014_without_its_cell_is_named_and_blanks_hide_no_label() {
    let labels =
        ["（一）收到申请数", "1.当面申请数", "2.传真申请数", "3.网络申请数", "4.信函申请数", "（二）申请办结数"];
    let rows: Vec<String> = labels.iter().map(|label| format!("{label} | 件 | 0")).collect();
    let text = format!("云台县2016年政府信息公开工作年度报告\n统计指标 | 单位 | 统计数\n{}\n", rows.join("\n"));
    let lost = parse_str(&text.replace("3.网络申请数 | 件 | 0", "3.网络申请数 | 件"));
    assert!(named(&lost, "statistics.received.online"), "{:?}", lost.findings());
    assert!(!named(&parse_str(&text), "statistics.received.online"));
    let spread: String =
        text.lines().skip(1).flat_map(|line| line.chars().flat_map(|c| [c, ' ']).chain(['\n'])).collect();
    assert_eq!(cell(&parse_str(&spread), "statistics.received.online"), number("0"), "{spread}");
}
