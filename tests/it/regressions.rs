//! Wrong readings that were met once, each in its smallest form. A new one comes here before its cure.

use xxgk::{Address, FormId, Report, State, TableId, parse_str, table};

/// Table 3 of form 2021, a row a line: the rows named are written as given, all others are seven zeros.
fn requests(separator: &str, rows: &[(&str, &str)]) -> String {
    let form = table(FormId::Y2021, TableId::Requests);
    let zeros = ["0"; 7].join(separator);
    let line = |row: &xxgk::Row| {
        let written = rows.iter().find(|(key, _)| *key == row.key).map(|(_, text)| text.replace(',', separator));
        format!("{}{separator}{}\n", row.label, written.unwrap_or_else(|| zeros.clone()))
    };
    format!(
        "三、收到和处理政府信息公开申请情况\n{}四、政府信息公开行政复议、行政诉讼情况\n",
        form.rows.iter().map(line).collect::<String>()
    )
}

fn cell(report: &Report, id: &str) -> (State, Option<String>) {
    let address: Address = id.parse().expect("a cell id");
    let cell = report.cell(address).expect("a cell of the form");
    (cell.state, cell.value.map(|value| value.to_string()))
}

fn number(n: &str) -> (State, Option<String>) {
    (State::Number, Some(n.to_owned()))
}

const MISSING: (State, Option<String>) = (State::Missing, None);

#[test]
fn a_row_that_lost_a_value_is_not_filled_from_the_left() {
    for separator in ["\t", " | "] {
        let whole = "4,0,0,1,0,0,5";
        let rows = [("new_received", whole), ("unavailable.not_held", "4,0,0,1,0,5"), ("total", whole)];
        let report = parse_str(&requests(separator, &rows));
        assert_eq!(cell(&report, "requests.unavailable.not_held.natural_person"), number("4"));
        assert_eq!(cell(&report, "requests.unavailable.not_held.total"), number("5"));
        assert_eq!(cell(&report, "requests.unavailable.not_held.other"), MISSING);
    }
}

#[test]
fn leading_blank_cells_stay() {
    let report = parse_str(&requests("\t", &[("new_received", ",,0,,,0,0")]));
    assert_eq!(cell(&report, "requests.new_received.natural_person"), (State::Blank, None));
    assert_eq!(cell(&report, "requests.new_received.research_institution"), number("0"));
}

#[test]
fn a_figure_is_never_the_surplus_without_a_word() {
    let report = parse_str(&requests("\t", &[("granted", "0,0,0,0,0,0,3,0")]));
    assert_eq!(cell(&report, "requests.granted.total"), MISSING);
    assert!(report.findings().iter().any(|finding| finding.code == xxgk::Code::CellAmbiguous));
}

#[test]
fn words_before_the_figures_of_a_full_row_are_a_cell() {
    let report = parse_str(&requests("\t", &[("declined.petition", "待统计,0,0,0,0,0,0,0")]));
    assert_eq!(cell(&report, "requests.declined.petition.natural_person").0, State::Text);
}

#[test]
fn figures_with_a_nought_in_front_make_a_row_doubtful() {
    let report = parse_str(&requests("\t", &[("granted", "0,2,0,0,00,0,2")]));
    assert_eq!(cell(&report, "requests.granted.natural_person"), MISSING);
}

#[test]
fn the_end_of_the_text_cuts_a_row() {
    let text = requests("\t", &[("granted", "0,0,0,1,1,0,2")]);
    let end = text.find("1\t1\t0\t2").expect("the row") + "1\t1".len();
    let report = parse_str(&text[..end]);
    assert_eq!(cell(&report, "requests.granted.total"), MISSING);
}

#[test]
fn the_lines_of_a_heading_may_be_swapped() {
    let heading = "\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n自然人\t法人或其他组织\t\t\t\t\t总计\n";
    let text =
        requests("\t", &[("granted", "5,2,1,0,0,0,8")]).replace("一、本年新收", &format!("{heading}一、本年新收"));
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.granted.natural_person"), number("5"));
}

#[test]
fn labels_in_prose_are_no_table() {
    let report = parse_str(
        "青岚县2022年政府信息公开工作年度报告\n一、总体情况\n行政许可\n120\n行政处罚\n35\n行政强制\n7\n\
         行政事业性收费\n88.5万元\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n",
    );
    assert!(!report.table(TableId::Proactive).is_found());
}

#[test]
fn a_unit_may_be_broken() {
    let report = parse_str("第二十条第（八）项\n信息内容\n本年收费金额（单位：万\n元）\n行政事业性收费\n12.5\n");
    let amount = report.proactive().get(xxgk::ProactiveRow::Fees, xxgk::ProactiveColumn::Amount);
    assert_eq!(amount.map(|value| value.to_string()).as_deref(), Some("12.5万元"));
}

#[test]
fn page_marks_between_a_label_and_its_figures() {
    let row = |label: &str| format!("{label}\n\n— 4 —\n\n{}", "0\n\n".repeat(7));
    let text: String = table(FormId::Y2021, TableId::Requests).rows.iter().map(|r| row(r.label)).collect();
    let report = parse_str(&text);
    assert!(report.table(TableId::Requests).cells().all(|(_, cell)| cell.state == State::Number));
}

/// The cells that a warning says nothing proves.
fn unproven(report: &Report) -> Vec<String> {
    let findings = report.findings().iter().filter(|finding| finding.code == xxgk::Code::CellUnproven);
    findings.flat_map(|finding| &finding.cells).map(ToString::to_string).collect()
}

#[test]
fn a_sum_with_a_placeholder_in_it_that_does_not_come_out_is_named() {
    let report = parse_str(&requests("\t", &[("granted", "47,3,/,3,/,8,6")]));
    assert!(unproven(&report).contains(&"requests.granted.total".to_owned()));
    let report = parse_str(&requests("\t", &[("granted", "47,3,/,3,/,8,61")]));
    assert_eq!(unproven(&report), [""; 0]);
}

#[test]
fn blank_cells_that_all_stand_at_the_end_may_be_lost_ones() {
    let heading = "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n";
    let read = |rows: &[(&str, &str)]| {
        unproven(&parse_str(&requests("\t", rows).replace("一、本年新收", &format!("{heading}一、本年新收"))))
    };
    let named = read(&[("granted", "0,0,0,0,0,,"), ("total", "0,0,0,/,0,0,")]);
    assert!(named.contains(&"requests.granted.natural_person".to_owned()), "{named:?}");
    // A blank cell between figures shows that blank cells are kept.
    assert_eq!(read(&[("granted", "0,0,0,0,0,,"), ("total", "0,0,,0,0,0,")]), [""; 0]);
}

#[test]
fn a_figure_alone_is_not_the_last_of_a_row_with_a_blank_cell() {
    let text = requests(" | ", &[("total", ",0,0,0,0,0,0")]).replace("四、结转", "| 0 |\n四、结转");
    assert_eq!(cell(&parse_str(&text), "requests.total.natural_person").0, State::Blank);
}

#[test]
fn a_row_whose_first_copy_has_lost_its_label_is_named() {
    let row = |label: &str, figures: &str| format!("{label}\n{}\n", figures.replace(',', "\n"));
    let table = |penalties: &str, figures: &str| {
        let rows = [
            ("规章", "0,0,1"),
            ("行政规范性文件", "11,1,1"),
            ("行政许可", "6"),
            (penalties, figures),
            ("行政强制", "1"),
        ];
        format!("信息内容\n本年制发件数\n{}", rows.map(|(label, figures)| row(label, figures)).concat())
    };
    let text = format!("二、主动公开政府信息情况\n{}{}", table("行政处罚\n某站 入口", "0"), table("行政处罚", "5"));
    let report = parse_str(&text);
    let named = |id: &str| {
        let warns = |finding: &&xxgk::Finding| finding.severity() > xxgk::Severity::Info;
        report.findings().iter().filter(warns).any(|finding| finding.cells.iter().any(|cell| cell.to_string() == id))
    };
    let (state, figure) = cell(&report, "proactive.penalties.decisions");
    let right = figure.as_deref() == Some("0") || state == State::Missing;
    assert!(right || named("proactive.penalties.decisions") || named("proactive.penalties"), "{figure:?}");
}

#[test]
fn words_between_figures_that_stand_apart_from_all_labels() {
    let rows = table(FormId::Y2021, TableId::Requests).rows;
    let labels: String = rows.iter().map(|row| format!("{}\n", row.label)).collect();
    let figures = |row: &xxgk::Row| {
        if matches!(row.key, "new_received" | "granted" | "total") {
            "2\n1\n0\n0\n0\n0\n3\n"
        } else {
            "0\n0\n0\n0\n0\n0\n0\n"
        }
    };
    let figures: Vec<&str> = rows.iter().map(figures).collect();
    let (first, rest) = figures.split_at(9);
    let text = format!(
        "三、收到和处理政府信息公开申请情况\n{labels}{}## 表二：\n{}四、政府信息公开行政复议、行政诉讼情况\n",
        first.concat(),
        rest.concat()
    );
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.granted.total"), number("3"));
    assert_eq!(cell(&report, "requests.carried_forward.total"), number("0"));
}

#[test]
fn all_figures_of_table_4_are_no_row_of_the_group_that_its_heading_ends_with() {
    let heading = "结果维持|结果纠正|其他结果|尚未审结|总计";
    let report = parse_str(&format!(
        "四、政府信息公开行政复议、行政诉讼情况\n|{heading}|{heading}|{heading}|\n|行政复议|||||行政诉讼||||||||||\n\
         ||||||未经复议直接起诉|||||复议后起诉|||||\n|1|2|3|4|10|5|6|7|8|26|9|10|11|12|42|\n五、问题\n"
    ));
    assert_eq!(cell(&report, "remedies.reconsideration.total"), number("10"));
    assert_eq!(cell(&report, "remedies.litigation_direct.upheld"), number("5"));
    assert_eq!(cell(&report, "remedies.litigation_after_reconsideration.total"), number("42"));
}
