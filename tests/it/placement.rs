//! Layouts and losses that another generator of reports met, each in its smallest form.

use crate::support::{cell, number};
use xxgk::{Code, FormId, Report, State, TableId, parse_str, table};

/// The labels of table 3 with a row of cells each: `rows` as given, all others noughts.
fn rows<'r>(form: FormId, rows: &'r [(&str, &str)]) -> impl Iterator<Item = (&'static str, &'r str)> {
    let written = move |key: &str| rows.iter().find(|(row, _)| *row == key).map_or("0,0,0,0,0,0,0", |(_, cells)| cells);
    table(form, TableId::Requests).rows.iter().map(move |row| (row.label, written(row.key)))
}

fn requests(separator: &str, given: &[(&str, &str)]) -> String {
    let line =
        |(label, cells): (&str, &str)| format!("{label},{cells}\n").replacen(',', separator, 1).replace(',', separator);
    let lines: String = rows(FormId::Y2021, given).map(line).collect();
    format!("三、收到和处理政府信息公开申请情况\n{lines}")
}

fn has(report: &Report, code: Code) -> bool {
    report.findings().iter().any(|finding| finding.code == code)
}

/// A heading that begins with the total, over rows that leave it blank where only one outcome is counted.
#[test]
fn a_blank_total_in_front_does_not_hide_that_it_is_there() {
    let heading = "\t总计\t自然人\t法人或其他组织\n\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n";
    let given = [
        ("new_received", "9,7,0,1,0,0,1"),
        ("granted", ",4,0,1,0,0,1"),
        ("partially_granted", ",3,0,0,0,0,0"),
        ("total", "9,7,0,1,0,0,1"),
    ];
    let text = requests("\t", &given).replace("一、本年新收", &format!("{heading}一、本年新收"));
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.new_received.natural_person"), number("7"));
    assert_eq!(cell(&report, "requests.granted.natural_person"), number("4"));
    assert_eq!(cell(&report, "requests.granted.total"), (State::Blank, None));
}

#[test]
fn rows_that_lost_a_cell_do_not_put_the_total_in_front() {
    let heading = "自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n";
    let whole = "5,0,0,0,0,0,5";
    let given = [
        ("new_received", whole),
        ("granted", "2,0,0,0,0,2, "),
        ("partially_granted", "3,0,0,0,0,3, "),
        ("total", whole),
    ];
    let text = requests("|", &given).replace("一、本年新收", &format!("{heading}一、本年新收"));
    assert_eq!(cell(&parse_str(&text), "requests.new_received.natural_person"), number("5"));
}

#[test]
fn a_heading_that_names_the_total_alone_tells_where_it_is() {
    let line = |(label, cells): (&str, &str)| {
        let heading = (1..7).map(|column| format!(" 数据{column} |")).collect::<String>();
        format!("| 项目 |{heading} 总计 |\n{}| {label} | {} |\n\n", "|---".repeat(8) + "|\n", cells.replace(',', " | "))
    };
    let given = [("new_received", "6,0,0,0,0,0,6"), ("granted", "6,0,0,0,0,0,6"), ("total", "6,0,0,0,0,0,6")];
    let report = parse_str(&rows(FormId::Y2021, &given).map(line).collect::<String>());
    assert_eq!(cell(&report, "requests.granted.total"), number("6"));
    assert!(!has(&report, Code::CellUnproven));
}

#[test]
fn placeholders_beside_the_end_of_a_label_are_its_cells() {
    let text = requests("   ", &[("partially_granted", "—,—,—,—,—,—,—")])
        .replace("不计其他情形）   —", "不计其他情\n形）                 —");
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.partially_granted.total").0, State::NotApplicable);
}

#[test]
fn a_line_of_placeholders_is_not_one_cell() {
    let labels: String =
        table(FormId::Y2021, TableId::Proactive).rows[..5].iter().map(|row| format!("{}\n", row.label)).collect();
    let report = parse_str(&format!(
        "二、主动公开政府信息情况\n第二十条第（一）项\n{labels}行政事业★收费\n\n/  /  /\n0  3  1\n499\n62\n3\n7.18\n\n三、收到和处理政府信息公开申请情况\n"
    ));
    assert_ne!(cell(&report, "proactive.fees.amount").0, State::NotApplicable);
    assert_ne!(cell(&report, "proactive.rules.made").0, State::Blank);
}

#[test]
fn labels_apart_are_told_by_their_order_though_the_filer_was_wrong() {
    let given = [("new_received", "8,0,0,0,0,1,9"), ("granted", "5,0,0,0,0,1,6"), ("total", "8,0,0,0,0,1,9")];
    let (labels, figures): (String, String) = rows(FormId::Y2019, &given)
        .map(|(label, cells)| (format!("{label}\n"), format!("{}\n", cells.replace(',', "  "))))
        .unzip();
    let report = parse_str(&format!("三、收到和处理政府信息公开申请情况\n{labels}\n{figures}"));
    assert_eq!(cell(&report, "requests.granted.natural_person"), number("5"));
    assert!(has(&report, Code::IdentityOutcomeSum));
}

#[test]
fn table_2_in_sentences() {
    let report = parse_str(
        "二、主动公开政府信息情况\n规章：本年制发件数0件，本年废止件数1件，现行有效件数1，250件。\n\
         行政规范性文件：本年制发件数l2件、本年废止件数2件、现行有效件数40件；\n行政许可：本年处理决定数量88件。\n\
         行政处罚：本年处理决定数量为7件。\n行政强制：本年处理决定数量0件。\n行政事业性收费：本年收费金额（单位：万元）3.5。\n\
         三、收到和处理政府信息公开申请情况\n",
    );
    for (id, want) in [
        ("rules.in_force", "1250"),
        ("normative_documents.made", "12"),
        ("licensing.decisions", "88"),
        ("penalties.decisions", "7"),
        ("fees.amount", "3.5万元"),
    ] {
        assert_eq!(cell(&report, &format!("proactive.{id}")), number(want), "{id}");
    }
}

#[test]
fn a_sentence_in_another_order_is_not_read_by_place() {
    let report = parse_str(
        "规章：现行有效件数3件，本年制发件数1件，本年废止件数0件。\n行政规范性文件：本年制发件数1件，本年废止件数2件，现行有效件数4件。\n\
         行政许可：本年处理决定数量8件。\n行政处罚：本年处理决定数量7件。\n",
    );
    assert_ne!(cell(&report, "proactive.rules.made"), number("3"));
    assert_eq!(cell(&report, "proactive.normative_documents.in_force"), number("4"));
}

#[test]
fn a_row_of_table_2_in_table_3_is_of_table_2_and_ends_nothing() {
    let text = requests("\t", &[("other.misc", "2,0,0,0,0,0,2"), ("total", "2,0,0,0,0,0,2")]);
    let report = parse_str(&text.replace("3.其他\t", "行政许可\t37\n（六）其他处理\t3.其他\t"));
    assert_eq!(cell(&report, "requests.other.misc.natural_person"), number("2"));
    assert_eq!(cell(&report, "requests.carried_forward.total"), number("0"));
    assert_eq!(cell(&report, "proactive.licensing.decisions"), number("37"));
}

/// Every character lost, a cell a line: the figures of tables 3 and 4 behind those of table 2, which nothing proves.
#[test]
fn columns_of_figures_behind_lost_labels() {
    let given = [("new_received", "3,0,0,0,1,0,4"), ("granted", "3,0,0,0,1,0,4"), ("total", "3,0,0,0,1,0,4")];
    let proactive = "???????\n5\n".repeat(10);
    let requests: String =
        rows(FormId::Y2021, &given).map(|(_, cells)| format!("??????????\n{}\n", cells.replace(',', "\n"))).collect();
    let remedies = "????????\n".to_owned() + &"0\n0\n1\n0\n1\n".repeat(3);
    let report = parse_str(&format!("{proactive}{requests}{remedies}"));
    assert_eq!(cell(&report, "requests.granted.legal_service_org"), number("1"));
    assert_eq!(cell(&report, "remedies.litigation_direct.other"), number("1"));
    assert!(!report.table(TableId::Proactive).is_found());
}

#[test]
fn the_heading_of_table_4_is_no_cell_of_it() {
    let five = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
    let report = parse_str(&format!(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议 |行政诉讼 || ||\n| {five} | 未经复议直接起诉 | 复议后起诉\n{five} | {five} |\n\
         1 |0 |0 |0 |1 |1 |1 |0 |0 |2 |0 |1 |0 |0 |1 || ||\n"
    ));
    assert_eq!(cell(&report, "remedies.litigation_direct.total"), number("2"));
    assert!(!has(&report, Code::CellUnreadable));
}

#[test]
fn the_beginning_of_a_label_is_no_other_row() {
    let line = |(label, cells): (&str, &str)| format!("{label}\n{}\n", cells.replace(',', " "));
    let given =
        [("declined.reconfirmation", "4,0,0,0,0,0,4"), ("new_received", "4,0,0,0,0,0,4"), ("total", "4,0,0,0,0,0,4")];
    let text: String = rows(FormId::Y2019, &given).map(line).collect();
    let report = parse_str(&text.replace("2.其他法律", "2.其他\n法律").replace("5.要求行政", "5.要求行政\n"));
    assert_eq!(report.form(), Some(FormId::Y2019));
    assert_eq!(cell(&report, "requests.declined.reconfirmation.natural_person"), number("4"));
    assert_eq!(cell(&report, "requests.other.total"), number("0"));
}

#[test]
fn wide_gaps_part_figures_where_single_blanks_do_not() {
    let line = |(label, cells): (&str, &str)| format!("{label} {}\n", cells.replace(',', " "));
    let given =
        [("new_received", "120,0,0,0,0,0,120"), ("granted", "1 20,0,0,0,0,0,1 20"), ("total", "120,0,0,0,0,0,1 20")];
    let requests: String = rows(FormId::Y2021, &given).map(line).collect();
    let report = parse_str(&format!(
        "二、主动公开政府信息情况\n信息内容   本年制发件数   本年废止件数   现行有效件数\n规章   3   200   0\n行政规范性文件   40   4   200\n\
         行政许可   8\n三、收到和处理政府信息公开申请情况\n{requests}"
    ));
    assert_eq!(cell(&report, "proactive.rules.repealed"), number("200"));
    assert_eq!(cell(&report, "requests.granted.natural_person"), number("120"));
}

#[test]
fn the_heading_of_table_2_may_tell_another_order() {
    for bar in ["|", "\t", "\n"] {
        let report = parse_str(
            &"第二十条第（一）项\n信息内容|现行有效件数|本年制发件数|本年废止件数\n规章|30|2|1\n行政规范性文件|41|5|0\n\
             第二十条第（五）项\n信息内容|本年处理决定数量\n行政许可|12\n第二十条第（六）项\n信息内容|本年处理决定数量\n\
             行政处罚|9\n行政强制|1\n第二十条第（八）项\n信息内容|本年收费金额（单位：万元）\n行政事业性收费|7\n"
                .replace('|', bar),
        );
        assert_eq!(cell(&report, "proactive.rules.in_force"), number("30"));
        assert_eq!(cell(&report, "proactive.normative_documents.made"), number("5"));
        assert_eq!(cell(&report, "proactive.licensing.decisions"), number("12"));
    }
}

#[test]
fn the_totals_of_table_4_may_stand_in_front() {
    let five = "总计|结果维持|结果纠正|其他结果|尚未审结";
    let heading =
        format!("行政复议|||||行政诉讼|||||||||\n{five}|未经复议直接起诉|||||复议后起诉||||\n|||||{five}|{five}\n");
    let report =
        parse_str(&format!("四、政府信息公开行政复议、行政诉讼情况\n{heading}5|3|1|1|0|4|4|0|0|0|0|0|0|0|0\n"));
    assert_eq!(cell(&report, "remedies.reconsideration.total"), number("5"));
    assert_eq!(cell(&report, "remedies.litigation_direct.upheld"), number("4"));
    assert!(!has(&report, Code::IdentityRemedySum));
}

fn warned(report: &Report, id: &str) -> bool {
    let names = |finding: &xxgk::Finding| finding.cells.iter().any(|cell| cell.to_string() == id);
    report.findings().iter().any(|finding| finding.severity() > xxgk::Severity::Info && names(finding))
}

/// One row has a cell more before its figures than its heading leaves for the label: a blank cell of its own, and a figure too many.
#[test]
fn figures_that_begin_behind_their_heading_are_unproven() {
    let report = parse_str(
        "二、主动公开政府信息情况\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 1 | 4 |\n\
         | 行政规范性文件 | | 2 | 3 | 9 |\n| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 5 |\n",
    );
    assert!(warned(&report, "proactive.normative_documents.made"));
    assert!(!warned(&report, "proactive.rules.made"));
}

/// A placeholder is no total of figures: what stands before it may have moved.
#[test]
fn a_placeholder_behind_figures_is_no_total() {
    let report = parse_str(&requests(" | ", &[("declined.repeated", "1,2,0,0,0,0,/")]));
    assert!(warned(&report, "requests.declined.repeated.enterprise"));
    let whole = parse_str(&requests(" | ", &[("declined.repeated", "1,2,0,0,0,0,3"), ("total", "1,2,0,0,0,0,3")]));
    assert!(!warned(&whole, "requests.granted.enterprise"));
}

#[test]
fn the_number_of_a_page_is_no_clause() {
    let report = parse_str(
        "青岚县2019年政府信息公开工作年度报告\n二、主动公开政府信息情况\n规范性文件：2，1，9。\n其他对外管理服务事项：4，减少1，3。\n- 7 -\n\
         行政处罚：上一年项目数量6，本年增/减0，处理决定数量2。\n行政强制：上一年项目数量1，本年增/减0，处理决定数量0。\n",
    );
    assert_ne!(cell(&report, "proactive.other_services.change"), number("-7"));
}

/// The total stands before the others, as far as the heading can be read, and the figures add up both ways.
#[test]
fn a_damaged_heading_of_table_4_leaves_its_order_open() {
    let heading = "行政复议\n行政诉讼\n总计\n结果维持\n结果纠正\n其他结某\n尚未审结\n未经复议直接起诉\n复议后起诉\n";
    let block = "总计\n结果维持\n结果糾止\n其他结果\n尚未审结\n";
    let figures = "3\n0\n0\n0\n3\n".to_owned() + &"0\n".repeat(10);
    let text = format!("四、政府信息公开行政复议、行政诉讼情况\n{heading}{block}{block}{figures}五、存在的主要问题\n");
    let report = parse_str(&text);
    let upheld = cell(&report, "remedies.reconsideration.upheld");
    assert!(upheld == number("0") || warned(&report, "remedies.reconsideration.upheld"), "{upheld:?}");
}

/// Without labels their number tells the rows of table 2; a row too many in table 3 may be the one that it lacks.
#[test]
fn figures_alone_beside_a_row_that_has_strayed_are_unproven() {
    let noughts = "0 0 0 0 0 0 0\n".repeat(25);
    let text = |stray: &str| {
        format!(
            "二、主动公开政府信息情况\n\n0 0 0\n0 0 0\n0\n0\n41\n0\n\n三、收到和处理政府信息公开申请情况\n\n{noughts}{stray}\n\
             四、政府信息公开行政复议、行政诉讼情况\n\n0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"
        )
    };
    assert!(!warned(&parse_str(&text("")), "proactive.coercion.decisions"));
    assert!(warned(&parse_str(&text("0\n")), "proactive.coercion.decisions"));
}

/// A narrow column has cut the figure, as it has cut its label.
#[test]
fn digits_behind_the_end_of_a_label_may_be_of_its_figure() {
    let text = |end: &str| {
        format!(
            "二、主动公开政府信息情况\n|信息内容    |本年收费金额|            |\n|            |（单位：万元|            |\n\
             |            |）          |            |\n|行政事业性收|371.39      |            |\n{end}\n"
        )
    };
    assert!(warned(&parse_str(&text("|费          |99          |            |")), "proactive.fees.amount"));
    let whole = parse_str(&text("|费          |            |            |"));
    assert_eq!(cell(&whole, "proactive.fees.amount").0, State::Number);
}

/// No figure but placeholders stand beside the beginning of a label, and its other pieces beside blank cells.
#[test]
fn placeholders_beside_a_torn_label_are_its_cells() {
    let row = "1.申请人无正当|—|—|—|—|—|—|—\n理由逾期不补正|||||||\n、行政机关不再|||||||\n处理其政府信息|||||||\n公开申请|||||||";
    let text = requests("|", &[("other.misc", "1,0,0,0,0,0,1")]);
    let whole = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请|0|0|0|0|0|0|0";
    assert!(text.contains(whole));
    let report = parse_str(&text.replace(whole, row));
    assert_eq!(cell(&report, "requests.other.not_corrected.enterprise").0, State::NotApplicable);
}
