//! Wrong readings that were met once, each in its smallest form. A new one comes here before its cure.

use crate::support::{cell, number};
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
    // Blank cells between figures say that they are kept, and nothing of those that fill up a line. Those of a page do.
    let named = read(&[("granted", "0,0,0,0,0,,"), ("total", "0,0,,0,0,0,")]);
    assert!(named.contains(&"requests.granted.natural_person".to_owned()), "{named:?}");
    let text = requests("\t", &[("granted", "0,0,0,0,0,,"), ("total", "0,0,,0,0,0,")]);
    let text = text.replace("一、本年新收", &format!("{heading}一、本年新收"));
    let row = |line: &str| format!("<tr><td>{}</td></tr>", line.replace('\t', "</td><td>"));
    let line = |line: &str| if line.contains('\t') { row(line) } else { format!("<p>{line}</p>") };
    let page = format!("<html><body><table>{}</table></body></html>", text.lines().map(line).collect::<String>());
    let report = parse_str(&page);
    assert_eq!(cell(&report, "requests.granted.other"), (State::Blank, None));
    assert_eq!(unproven(&report), [""; 0]);
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

/// The rows of table 3 as a list of lines; `write` gives the lines of each.
fn lines(form: FormId, write: impl Fn(&xxgk::Row) -> String) -> String {
    let rows: String = table(form, TableId::Requests).rows.iter().map(write).collect();
    format!("三、收到和处理政府信息公开申请情况\n{rows}四、政府信息公开行政复议、行政诉讼情况\n")
}

/// True where a warning or an error names a cell or its row.
fn is_named(report: &Report, id: &str) -> bool {
    let warns = |finding: &&xxgk::Finding| finding.severity() > xxgk::Severity::Info;
    let row = id.rsplit_once('.').map_or(id, |(row, _)| row);
    let names = |cell: &Address| [id, row].contains(&cell.to_string().as_str());
    report.findings().iter().filter(warns).any(|finding| finding.cells.iter().any(names))
}

fn is_right_or_missing(report: &Report, id: &str, figure: &str) -> bool {
    let (state, value) = cell(report, id);
    value.as_deref() == Some(figure) || is_named(report, id) || state != State::Number
}

#[test]
fn lost_characters_alone_are_a_cell_and_no_end_of_a_label() {
    let heading = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n";
    let text =
        format!("二、主动公开政府信息情况\n{heading}| 规章 | \u{FFFD} | 1 | 734 |\n| 行政规范性文件 | 0 | 0 | 5 |\n");
    let report = parse_str(&text);
    assert_eq!(cell(&report, "proactive.rules.made").0, State::Text);
    assert_eq!(cell(&report, "proactive.rules.in_force"), number("734"));
}

#[test]
fn the_end_of_a_label_that_is_much_like_another() {
    let text = lines(FormId::Y2021, |row| {
        format!("\t{}\n\t0\n\t0\n\t0\n\t0\n\t0\n\t0\n\t0\n\n", row.label.replace("大量反复", "大量\n\t反复"))
    });
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.declined.excessive.total"), number("0"));
    assert!(!is_named(&report, "requests.declined.repeated.total"));
}

#[test]
fn what_drips_down_the_side_of_a_page_is_no_heading() {
    let zeros = "    0    0    0    0    0    0    0";
    let text = lines(FormId::Y2021, |row| match row.key {
        "unavailable.not_held" => {
            format!("          1.本机关不掌握相关政府信\n{zeros}\n  三、  （四）  息\n  本\n")
        }
        "unavailable.needs_creation" => {
            format!("  年    无法    2.没有现成信息需要另行制\n{zeros}\n  三、        作\n  度  供\n")
        }
        _ => format!("  {}{zeros}\n", row.label),
    });
    let report = parse_str(&text);
    for id in ["unavailable.not_held", "unavailable.needs_creation", "carried_forward"] {
        assert_eq!(cell(&report, &format!("requests.{id}.total")), number("0"), "{id}");
    }
}

#[test]
fn a_line_of_placeholders_is_no_page_mark() {
    let rows = table(FormId::Y2021, TableId::Requests).rows;
    let labels: String = rows.iter().map(|row| format!("{}\n", row.label)).collect();
    let figures = |row: &xxgk::Row| match row.key {
        "new_received" | "granted" | "total" => "2 1 0 0 0 0 3\n",
        "declined.repeated" => "- - - 0 - - -\n",
        _ => "0 0 0 0 0 0 0\n",
    };
    let figures: String = rows.iter().map(figures).collect();
    let report = parse_str(&format!("三、收到和处理政府信息公开申请情况\n{labels}{figures}"));
    assert_eq!(cell(&report, "requests.declined.repeated.total").0, State::NotApplicable);
    assert_eq!(cell(&report, "requests.total.total"), number("3"));
}

#[test]
fn figures_that_a_line_end_has_cut_are_named() {
    let heading = " |  |  | 自然人 | 法人或其他组织 |  |  | \n |  |  |  | 商业企业 | 科研机构 | 社会公益组织 | \n";
    let report = parse_str(&format!("{heading}四、结转下年度继续办理 |  |  | 5 | 2 | 0 | 0 |\n 0 | 0 | 7\n"));
    assert!(is_right_or_missing(&report, "requests.carried_forward.research_institution", "0"));
}

#[test]
fn figures_above_their_labels_that_no_sum_proves() {
    let row = |row: &xxgk::Row| match row.key {
        "refused.deliberative" => format!("|  |  |  |  |  |  | 0 |\n{}\n", row.label),
        _ => format!("| 0 | 0 | 0 |  | 0 | 0 | 0 |\n{}\n", row.label),
    };
    let last = "| 1 | 5 | 0 | 4 | 4 | 1 | 15 |\n五、本级另行统计的数量\n";
    let text =
        lines(FormId::Y2021, row).replace("四、政府信息公开行政复议", &format!("{last}四、政府信息公开行政复议"));
    assert!(is_right_or_missing(&parse_str(&text), "requests.refused.deliberative.natural_person", ""));
}

/// A text of which every Chinese character is lost.
fn wiped(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii() { c.to_string() } else { "???".to_owned() }).collect()
}

#[test]
fn labels_of_question_marks_tell_rows_by_their_lengths() {
    let text = lines(FormId::Y2021, |row| match row.key {
        "declined.petition" => String::new(),
        "new_received" | "granted" | "total" => format!("{} | 2 |  | 0 | 0 | 0 | 0 | 2\n", row.label),
        _ => format!("{} | 0 |  | 0 | 0 | 0 | 0 | 0\n", row.label),
    });
    let report = parse_str(&wiped(&text));
    assert_eq!(cell(&report, "requests.granted.natural_person"), number("2"));
    assert_eq!(cell(&report, "requests.declined.petition.total"), MISSING);
    assert_eq!(cell(&report, "requests.total.total"), number("2"));
}

#[test]
fn rows_whose_labels_leave_the_same_may_have_changed_places() {
    let text = lines(FormId::Y2021, |row| match row.key {
        "new_received" => format!("{} | 2 | 0 | 0 | 0 | 0 | 0 | 2\n", row.label),
        "carried_over" => format!("{} | 5 | 0 | 0 | 0 | 0 | 0 | 5\n", row.label),
        "granted" | "total" => format!("{} | 7 | 0 | 0 | 0 | 0 | 0 | 7\n", row.label),
        _ => format!("{} | 0 | 0 | 0 | 0 | 0 | 0 | 0\n", row.label),
    });
    let report = parse_str(&wiped(&text));
    assert!(is_right_or_missing(&report, "requests.new_received.total", "5"));
}

#[test]
fn rows_with_damaged_labels_before_the_first_sound_one() {
    let bad = |label: &str| label.replace('公', "么").replace('本', "木").replace('其', "具");
    let rows = table(FormId::Y2021, TableId::Requests).rows;
    let text = lines(FormId::Y2021, |row| {
        let early = rows.iter().take(6).any(|first| first.key == row.key);
        let label = if early { bad(row.label) } else { row.label.to_owned() };
        format!("| 项目 | 数据1 | 总计 |\n| --- | --- | --- |\n| {label} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n\n")
    });
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.new_received.total"), number("0"));
    assert_eq!(cell(&report, "requests.granted.total"), number("0"));
}

#[test]
fn rows_of_figures_alone_with_words_in_a_cell_or_a_sum_that_is_broken() {
    for (key, figures, id, state) in [
        ("declined.petition", "0 0 待统计 0 0 0 0", "requests.declined.petition.research_institution", State::Text),
        ("declined.petition", "待统计 0 0 0 0 0 0", "requests.declined.petition.natural_person", State::Text),
        ("declined.petition", "0 0 0 3 0 0 0", "requests.declined.petition.public_interest_org", State::Number),
    ] {
        let text = lines(FormId::Y2019, |row| {
            let figures = if row.key == key { figures } else { "0 0 0 0 0 0 0" };
            format!("{figures}\n")
        });
        let report = parse_str(&text);
        assert_eq!(cell(&report, id).0, state, "{figures}");
        assert_eq!(cell(&report, "requests.carried_forward.total"), number("0"), "{figures}");
    }
}

#[test]
fn a_line_of_dashes_is_no_row_with_a_figure_too_many() {
    let dashes = "| - | - | - | - | - | - | - | - |\n";
    let text = requests(" | ", &[("granted", ",,1,,0,,1"), ("total", ",,1,,0,,1"), ("new_received", ",,1,,0,,1")]);
    let text: String = text
        .lines()
        .map(|line| if line.contains('|') { format!("| {line} |\n") } else { format!("{line}\n") })
        .collect();
    let report = parse_str(&text.replacen("| 一、", &format!("{dashes}| 一、"), 1));
    assert_eq!(cell(&report, "requests.granted.research_institution"), number("1"));
    assert!(!is_named(&report, "requests.granted.research_institution"));
}

#[test]
fn other_dispositions_with_rows_below_that_no_label_names_are_a_heading() {
    let text = lines(FormId::Y2021, |row| match row.key {
        "other.not_corrected" => "（六）其他处理 0 0 0 0 0 0 0\n".to_owned(),
        "other.fee_unpaid" | "other.misc" => "0 0 0 0 0 0 0\n".to_owned(),
        _ => format!("{} 0 0 0 0 0 0 0\n", row.label),
    });
    let report = parse_str(&format!("青岚县2024年政府信息公开工作年度报告\n{text}"));
    assert_eq!(report.requests().table().form().form, FormId::Y2021);
}

#[test]
fn blank_cells_in_one_block_of_table_4_that_its_sum_does_not_bear_put_all_in_doubt() {
    let results = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
    let heading = format!("行政复议\n行政诉讼\n{results}未经复议直接起诉\n复议后起诉\n{results}{results}");
    let figures = "\n5\n0\n5\n0\n7\n5\n12\n1\n2\n2\n1\n6\n\n\n";
    let text = format!("四、政府信息公开行政复议、行政诉讼情况\n\n{heading}{figures}五、存在的主要问题及改进情况\n");
    assert!(is_right_or_missing(&parse_str(&text), "remedies.litigation_after_reconsideration.upheld", "1"));
}

#[test]
fn a_blank_cell_among_all_figures_of_a_row_may_be_one_of_its_cells() {
    let text = requests(" | ", &[("declined.publication", "0,0,,0,0,0,0,0")]).replace('\n', " |  |  | \n");
    assert_eq!(cell(&parse_str(&text), "requests.declined.publication.research_institution"), MISSING);
}

#[test]
fn a_row_narrower_than_its_like_has_lost_a_cell_though_a_heading_is_as_wide() {
    let like = "3 |  |  |  |  |  | 3 |  |  | \n";
    let heading = "商业企业 |  |  |  |  |  |  |  |  | \n";
    let text = requests(" | ", &[("declined.petition", ",,0,,,,0,,")]);
    let text =
        text.replace("0 | 0 | 0 | 0 | 0 | 0 | 0\n", like).replace("一、本年新收", &format!("{heading}一、本年新收"));
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.new_received.total"), number("3"));
    assert_ne!(cell(&report, "requests.declined.petition.total"), number("0"));
}

#[test]
fn a_figure_below_a_label_that_goes_on_is_not_the_last_of_the_row_before() {
    let text = requests(" | ", &[("declined.excessive", "0,0,0,0,0,0")]);
    let whole = "5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n";
    assert!(text.contains(whole));
    let text = text.replace(whole, "5.要求行政机关确认或重新出具已\n0\n获取信息\n");
    assert_eq!(cell(&parse_str(&text), "requests.declined.excessive.total"), MISSING);
}

#[test]
fn a_label_cut_by_a_page_goes_on_behind_its_figures() {
    let text = requests(" | ", &[("refused.forbidden_by_law", "3,1,0,0,0,0,4")]);
    let (whole, end) = ("2.其他法律行政法规禁止公开 | 3 | 1", "\n- 3 -\n法律行政法规禁止公开 |  |  |  |  |  |  | \n");
    assert!(text.contains(whole));
    let text = text.replace(whole, "2.其他 | 3 | 1").replace("0 | 4\n", &format!("0 | 4{end}"));
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.refused.forbidden_by_law.total"), number("4"));
    assert_eq!(cell(&report, "requests.other.misc.total"), number("0"));
}

/// Table 3 of form 2021, a cell a line, blank ones left out: the rows named are written as given, all others are blank.
fn stream(rows: &[(&str, &str)]) -> String {
    let all = table(FormId::Y2021, TableId::Requests).rows.iter();
    let figures =
        |key| rows.iter().find(|row| row.0 == key).map_or(String::new(), |row| row.1.replace(',', "\n") + "\n");
    let rows: String = all.map(|row| format!("{}\n{}", row.label, figures(row.key))).collect();
    format!("三、收到和处理政府信息公开申请情况\n{rows}四、政府信息公开行政复议、行政诉讼情况\n")
}

#[test]
fn the_figures_of_an_unknown_row_are_not_those_of_the_row_before() {
    let report = parse_str(&stream(&[("new_received", "2,0,2"), ("carried_over", "0,其中：当面,0,5,5,2,9,7,28")]));
    assert_ne!(cell(&report, "requests.carried_over.total"), number("28"));
}

#[test]
fn words_of_a_page_are_no_cell_where_blank_cells_have_left_nothing() {
    let rows = [("new_received", "60,1,1,62"), ("total", "60,某站 入口,5,1,4,2,72"), ("granted", "60,5,1,6,72")];
    let report = parse_str(&stream(&rows));
    assert_eq!(cell(&report, "requests.total.enterprise"), MISSING);
}

#[test]
fn the_number_of_a_heading_may_be_lost_with_its_bracket() {
    let rows = table(FormId::Y2019, TableId::Requests).rows;
    let line = |row: &xxgk::Row| format!("{}\t0\t0\t0\t0\t0\t0\t0\n", row.label);
    let text: String = rows.iter().map(line).collect();
    let other = rows.iter().find(|row| row.key == "other").expect("the row").label;
    let report = parse_str(&text.replace(other, "(\u{FFFD} 其他\u{FFFD}"));
    assert_eq!(cell(&report, "requests.other.total"), number("0"));
}

#[test]
fn a_table_of_lost_labels_may_stand_there_twice() {
    let whole = "4\t0\t0\t1\t0\t0\t5";
    let table = requests("\t", &[("new_received", whole), ("granted", whole), ("total", whole)]);
    let text: String = [&table[..], &table].concat();
    let lost = |c: char| if c.is_ascii() { c.to_string() } else { "?".repeat(c.len_utf8()) };
    let report = parse_str(&text.chars().map(lost).collect::<String>());
    assert_eq!(cell(&report, "requests.granted.total"), number("5"));
    assert_eq!(cell(&report, "requests.carried_forward.total"), number("0"));
}

#[test]
fn a_label_cut_by_a_page_may_end_before_its_figures() {
    let whole = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 2";
    let text = requests(" | ", &[("other.not_corrected", "0,2,0,0,0,0,2")]);
    assert!(text.contains(whole));
    let cut = "1.申请人无正当理由逾期不补正、 |  |  |  |  |  |  | \n- 3 -\n行政机关不再处理其政府信息公开申请 | 0 | 2";
    let report = parse_str(&text.replace(whole, cut));
    assert_eq!(cell(&report, "requests.other.not_corrected.enterprise"), number("2"));
    assert_eq!(cell(&report, "requests.other.fee_unpaid.total"), number("0"));
}

#[test]
fn rows_of_figures_and_labels_are_not_paired_beside_a_row_that_has_a_figure_too_many() {
    let rows = table(FormId::Y2019, TableId::Requests).rows;
    let labels: String = rows.iter().map(|row| format!("{}\n", row.label)).collect();
    let figures = |row: &xxgk::Row| match row.key {
        "new_received" => "15 0 0 7 7 0 0 22\n",
        "carried_over" => "0 3 1 0 0 0 4\n",
        "granted" => "11 3 1 7 0 0 22\n",
        "total" => "15 3 1 7 0 0 26\n",
        "declined.petition" => "4 0 0 0 0 0 4\n",
        _ => "0 0 0 0 0 0 0\n",
    };
    let figures: String = rows.iter().map(figures).collect();
    let labels = labels.replace("部分公开（区分处理的，只计这一情形", "部众公升（又分处理的，只侧这一情形");
    let text =
        format!("三、收到和处理政府信息公开申请情况\n\n{figures}\n{labels}\n四、政府信息公开行政复议、行政诉讼情况\n");
    let report = parse_str(&text);
    assert_ne!(cell(&report, "requests.new_received.enterprise"), number("3"));
}

#[test]
fn a_figure_behind_a_lost_character_ends_a_table() {
    let report = parse_str(
        "信息内容\n本年制发件数\n规章\n1\n0\n2\n行政规范性文件\n3\n0\n4\n行政许可\n1\n行政处罚\n0\n行政强制\n8\n\
         行政事业性收费\n\u{FFFD}250\n\n三、收到和处理政府信息公开申请情况\n",
    );
    assert_eq!(cell(&report, "proactive.fees.amount").0, State::Text);
}

#[test]
fn a_table_of_lost_labels_may_have_blank_cells() {
    let rows = [("new_received", "40,5,2,,,1,48"), ("granted", ",5,2,,,1,8"), ("total", "40,5,2,,,1,48")];
    let rows = [&rows[..], &[("declined.petition", "40,,,,,,40")]].concat();
    let text = requests("\t", &rows).replace("0\t0\t0\t0\t0\t0\t0", "0\t0\t\t0\t\t\t0");
    let lost = |c: char| if c.is_ascii() { c.to_string() } else { "?".repeat(c.len_utf8()) };
    let report = parse_str(&text.chars().map(lost).collect::<String>());
    assert_eq!(cell(&report, "requests.granted.total"), number("8"));
}

#[test]
fn blanks_between_all_characters_of_a_label_in_one_paragraph() {
    let label = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请";
    let spread: String = label.chars().map(|c| format!("{c} ")).collect();
    let rows = requests(" ", &[("other.not_corrected", "0,2,0,0,0,0,2")]);
    let (heading, rows) = rows.split_once('\n').expect("a heading");
    let (rows, end) = rows.split_once("四、政府").expect("another");
    let rows = rows.replace(label, &spread).replace('\n', " ");
    let report = parse_str(&format!("{heading}\n{rows}\n四、政府{end}"));
    assert_eq!(cell(&report, "requests.other.not_corrected.total"), number("2"));
    assert_eq!(cell(&report, "requests.carried_forward.total"), number("0"));
}

#[test]
fn figures_that_a_layout_has_not_parted_leave_no_row_blank() {
    let labels = "规章\n规范性文件\n行政许可\n其他对外管理服务事项\n行政处罚\n行政强制\n行政事业性收费\n政府集中采购\n";
    let figures =
        "65 | 1338 | 30\n |  | 23\n83 | 0 | \n |  | 0\n7 | 增加39 | 1\n0 | -10 | 0\n1174 | 增加6\n8 | 865.72\n";
    let text = format!("二、主动公开政府信息情况\n信息内容\n本年新制作数量\n{labels}\n{figures}三、收到和处理\n");
    assert_ne!(cell(&parse_str(&text), "proactive.rules.newly_made").0, State::Blank);
}

#[test]
fn look_alikes_in_short_labels_and_before_blank_cells() {
    let text = "二、主动公开政府信息情况\n| 信息内容 | 木年制发件数 | 木年废止件数 | 现行有效件数 |\n| 现章 | 3 | 0 | 5 |\n\
                | 行政现范性文件 | 1 | 0 | 2 |\n";
    assert_eq!(cell(&parse_str(text), "proactive.rules.in_force"), number("5"));
    let blanks = requests("|", &[("carried_forward", ",,,,,,")]).replace('理', "埋").replace('处', "外");
    assert_eq!(cell(&parse_str(&blanks), "requests.carried_forward.total").0, State::Blank);
}

#[test]
fn a_number_of_sixteen_digits_comes_back_from_json() {
    let text = "二、主动公开政府信息情况\n信息内容|本年收费金额（单位：万元）\n行政事业性收费|4503605410000.089\n";
    let report = parse_str(&format!("{text}行政许可|1\n行政处罚|2\n"));
    let back = xxgk::Report::from_json(&report.to_json(true).unwrap()).unwrap();
    assert_eq!(cell(&report, "proactive.fees.amount"), number("4503605410000.089万元"));
    assert_eq!(cell(&back, "proactive.fees.amount"), cell(&report, "proactive.fees.amount"));
}

/// The figures of table 3 of form 2021 in the order of the form, a row a line; all zeros but the rows named.
fn figures_of_requests(rows: &[(&str, &str)]) -> String {
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let figures = |row: &xxgk::Row| rows.iter().find(|(key, _)| *key == row.key).map_or("0 0 0 0 0 0 0", |row| row.1);
    form.iter().map(|row| format!("{}\n", figures(row))).collect()
}

#[test]
fn bars_behind_a_row_are_as_many_as_its_label_is_merged_over() {
    let rows = [("new_received", "2,1,1,,,,4,,"), ("carried_over", "1,,,,,,1,,"), ("partially_granted", "1,,,,,,1,")];
    let rows =
        [&rows[..], &[("granted", ",1,1,,,,2,"), ("total", "1,1,1,,,,3,"), ("carried_forward", "2,,,,,,2,,")]].concat();
    let text = requests(" | ", &rows).replace("0 | 0 | 0 | 0 | 0 | 0 | 0", " |  |  |  |  |  | ");
    let text = text.replacen('\n', "\n自然人 | 法人或其他组织 | 总计\n", 1);
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.new_received.natural_person"), number("2"));
    assert_eq!(cell(&report, "requests.granted.natural_person"), (State::Blank, None));
    assert_eq!(cell(&report, "requests.granted.enterprise"), number("1"));
    assert_eq!(cell(&report, "requests.granted.total"), number("2"));
}

#[test]
fn a_total_that_is_the_sum_shows_that_no_cell_is_lost_however_many_bars_end_the_row() {
    let rows = [("new_received", "8,1,0,0,0,0,9"), ("carried_over", "0,0,0,0,0,0,0,,,"), ("granted", "8,,,,,,8,,")];
    let report = parse_str(&requests("|", &rows));
    assert_eq!(cell(&report, "requests.granted.natural_person"), number("8"));
    assert_eq!(cell(&report, "requests.granted.total"), number("8"));
    let report = parse_str(&requests("|", &[rows[0], rows[1], ("granted", "8,,,,,8,,,")]));
    assert_ne!(cell(&report, "requests.granted.other"), number("8"));
}

#[test]
fn a_nought_too_many_is_no_total_where_totals_are_blank() {
    let outcomes = table(FormId::Y2021, TableId::Requests).rows;
    let blank = outcomes.iter().filter(|row| row.group.is_some() && row.key != "total").map(|row| row.key);
    let rows: Vec<(&str, &str)> = blank.map(|key| (key, "0,0,0,0,0,0,")).collect();
    let with = |text| {
        let rows: Vec<_> =
            rows.iter().map(|row| if row.0 == "declined.petition" { (row.0, text) } else { *row }).collect();
        cell(&parse_str(&requests(" | ", &rows)), "requests.declined.petition.total")
    };
    assert_eq!(with("0,0,0,0,0,0,"), (State::Blank, None));
    assert_eq!(with("0,0,0,0,0,0,0,"), MISSING);
}

#[test]
fn a_letter_for_nought_is_one_figure_and_a_digit_of_a_label_none() {
    let text = "统计指标    单位    统计数\n（一）收到申请数    件    O\n1.当面申请数    件    O\n\
        （ 一 ） 回 应 公 众 关 注 热 点 或 重 大 舆 情 数 （ 不 同 方 式 回 应 同 一 热 点 或 舆 情 计 1 次 ） 次 621\n\
        1 . 参 加 或 举 办 新 闻 发 布 会 总 次 数    次    3\n2.政府网站在线访谈次数    次    4\n3.政策解读稿件发布数    篇    5\n\
        四、行政复议数量    件    1\n";
    let report = parse_str(text);
    assert_eq!(cell(&report, "statistics.received.total"), number("0"));
    assert_eq!(cell(&report, "statistics.responses.total"), number("621"));
    assert_eq!(cell(&report, "statistics.responses.press_conferences"), number("3"));
}

#[test]
fn figures_behind_as_many_blanks_each_stand_under_nothing() {
    let report = parse_str(
        "二、主动公开政府信息情况\n信息内容    本年新制作数量    本年新公开数量    对外公开总数量\n规章    0    0    0\n\
         规范性文件    2    20    224\n行政许可    0    0    0\n其他对外管理服务事项    7\n行政处罚    0    0    3\n",
    );
    assert_eq!(cell(&report, "proactive.other_services.prior_items"), MISSING);
    assert_eq!(cell(&report, "proactive.other_services.change"), MISSING);
}

#[test]
fn blank_lines_between_figures_are_no_blank_cells() {
    let heads = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
    let figures = "1\n\n4\n\n5\n\n3\n\n3\n\n6\n\n2\n\n2\n";
    let text = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n{heads}未经复议直接起诉\n复议后起诉\n{heads}{heads}{figures}\n五、存在的主要问题\n"
    );
    assert_ne!(cell(&parse_str(&text), "remedies.reconsideration.other"), number("4"));
}

#[test]
fn figures_of_table_3_without_heading_are_none_of_table_4() {
    let figures = figures_of_requests(&[
        ("new_received", "3 0 0 0 0 0 3"),
        ("granted", "3 0 0 0 0 0 3"),
        ("total", "3 0 0 0 0 0 3"),
    ]);
    let heads = "结果维持 结果纠正 其他结果 尚未审结 总计";
    let text = format!(
        "规章 1 2 30\n行政规范性文件 4 0 5\n行政许可 6\n行政处罚 7\n行政强制 8\n行政事业性收费 9\n\n{figures}\n\
         行政复议 行政诉讼\n{heads} 未经复议直接起诉 复议后起诉\n{heads} {heads}\n1 0 0 0 1 0 0 0 0 0 0 0 0 0 0\n"
    );
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.new_received.total"), number("3"));
    assert_eq!(cell(&report, "remedies.reconsideration.total"), number("1"));
    assert_eq!(cell(&report, "proactive.fees.amount").1.as_deref(), Some("9"));
}

#[test]
fn figures_alone_that_stand_twice_are_read_once() {
    let figures = figures_of_requests(&[
        ("new_received", "3 0 0 0 0 0 3"),
        ("granted", "3 0 0 0 0 0 3"),
        ("total", "3 0 0 0 0 0 3"),
    ]);
    let text =
        format!("三、收到和处理政府信息公开申请情况\n{figures}\n{figures}\n四、政府信息公开行政复议、行政诉讼情况\n");
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.granted.natural_person"), number("3"));
    assert!(report.findings().iter().any(|finding| finding.code == xxgk::Code::TableDuplicate));
}

#[test]
fn labels_above_their_figures_are_theirs_though_a_filer_broke_some_sums() {
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let figures = |row: &xxgk::Row| match row.key {
        "new_received" | "granted" => "1 0 0 0 0 0 1",
        "total" => "1 10 0 0 0 0 1",
        _ => "0 0 0 0 0 0 0",
    };
    let rows: String = form.iter().map(|row| format!("{}\n{}\n", row.label, figures(row))).collect();
    let text = format!("三、收到和处理政府信息公开申请情况\n{rows}四、政府信息公开行政复议、行政诉讼情况\n");
    assert_eq!(cell(&parse_str(&text), "requests.total.enterprise"), number("10"));
}

#[test]
fn digits_behind_a_label_whose_characters_stand_apart() {
    let glued =
        |label: &str| label.replace("1.属于国家秘密", "1 . 属 于 国 家 秘 密").replace("2.重复申请", "2 . 重 复 申 请");
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let rows: String = form
        .iter()
        .map(|row| {
            format!(
                "{}{}\n",
                glued(row.label),
                match row.key {
                    "new_received" | "total" => "3000003",
                    "declined.repeated" => "2000002",
                    "refused.state_secret" => "1000001",
                    _ => "0000000",
                }
            )
        })
        .collect();
    let report =
        parse_str(&format!("三、收到和处理政府信息公开申请情况\n{rows}四、政府信息公开行政复议、行政诉讼情况\n"));
    assert_eq!(cell(&report, "requests.refused.state_secret.natural_person"), number("1"));
    assert_eq!(cell(&report, "requests.declined.repeated.total"), number("2"));
}

#[test]
fn digits_in_groups_that_run_on() {
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let rows: String = form
        .iter()
        .map(|row| {
            let figures = match row.key {
                "new_received" | "total" => "74,62862,1740000136,802",
                "other.not_corrected" | "declined.repeated" => "37,31431,087000068,401",
                _ => "0000000",
            };
            format!("{}{figures}", row.label)
        })
        .collect();
    let report =
        parse_str(&format!("三、收到和处理政府信息公开申请情况\n{rows}\n四、政府信息公开行政复议、行政诉讼情况\n"));
    assert_eq!(cell(&report, "requests.new_received.natural_person"), number("74628"));
    assert_eq!(cell(&report, "requests.other.not_corrected.total"), number("68401"));
    assert_eq!(cell(&report, "requests.declined.repeated.enterprise"), number("31087"));
    assert_eq!(cell(&report, "requests.carried_forward.total"), number("0"));
}

#[test]
fn the_first_label_of_table_3_torn_and_damaged_is_no_heading() {
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let line = |row: &xxgk::Row| format!("{}\n{}", row.label, "0\n0\n0\n0\n0\n0\n0\n");
    let rows: String = form.iter().map(line).collect();
    let rows = rows.replace("一、本年新收政府信息公开申请数量", "一、本年收政府信息\n公开申请数量");
    let heads = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n";
    let report = parse_str(&format!(
        "三、收到和处理政府信息公开申请情况\n{heads}{rows}四、政府信息公开行政复议、行政诉讼情况\n"
    ));
    assert_eq!(cell(&report, "requests.new_received.total"), number("0"));
    assert_eq!(cell(&report, "requests.carried_forward.total"), number("0"));
}

#[test]
fn all_figures_of_a_table_with_counters_in_one_line() {
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let labels: String = form.iter().map(|row| format!("{}\n", row.label)).collect();
    let figures = figures_of_requests(&[
        ("new_received", "3 0 0 0 0 0 3"),
        ("granted", "3 0 0 0 0 0 3"),
        ("total", "3 0 0 0 0 0 3"),
    ]);
    let figures: Vec<String> = figures.split_whitespace().map(|figure| format!("{figure}件")).collect();
    let text = format!(
        "三、收到和处理政府信息公开申请情况\n{labels}{}\n四、政府信息公开行政复议、行政诉讼情况\n",
        figures.join(" ")
    );
    assert_eq!(cell(&parse_str(&text), "requests.granted.total"), number("3"));
}

#[test]
fn the_end_of_a_label_goes_on_from_what_stands_beside_its_figures() {
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let line = |row: &xxgk::Row| match row.key {
        "unavailable.needs_creation" => {
            "    2.没有现成信息      128    2                  130\n    需要另行制作\n".to_owned()
        }
        "unavailable.still_unclear" => "    3.补正后申请内\n    容仍不明确\n".to_owned(),
        "new_received" | "total" => format!("{}      128    2    0    0    0    0    130\n", row.label),
        _ => format!("{}      0    0    0    0    0    0    0\n", row.label),
    };
    let rows: String = form.iter().map(line).collect();
    let report =
        parse_str(&format!("三、收到和处理政府信息公开申请情况\n{rows}四、政府信息公开行政复议、行政诉讼情况\n"));
    assert_eq!(cell(&report, "requests.unavailable.needs_creation.natural_person"), number("128"));
    assert_ne!(cell(&report, "requests.unavailable.still_unclear.natural_person"), number("128"));
}

#[test]
fn a_row_of_another_form_behind_a_row_of_blank_cells_is_not_its_figures() {
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let labels: String = form.iter().map(|row| format!("{}\n", row.label)).collect();
    let text = format!(
        "三、收到和处理政府信息公开申请情况\n自然人\n{labels}五、本年度撤回申请数量\n0\n0\n0\n0\n0\n0\n0\n\n四、政府信息公开行政复议、行政诉讼情况\n"
    );
    assert_ne!(cell(&parse_str(&text), "requests.carried_forward.total"), number("0"));
}

#[test]
fn the_sign_for_nought_one_to_a_line_is_a_figure_each() {
    let text = requests("\n", &[]).replace("\n0", "\n〇");
    assert_eq!(cell(&parse_str(&text), "requests.declined.petition.total"), number("0"));
}

#[test]
fn blank_cells_for_what_a_label_is_merged_over_stand_before_the_figures() {
    let rows = [("new_received", ",,3,,,,1,,4"), ("carried_over", ",,1,,,,,,1"), ("granted", ",3,,,,,,3")];
    let rows =
        [&rows[..], &[("partially_granted", ",,,,,,,"), ("total", ",4,,,,1,,5"), ("carried_forward", ",,,,,,,,")]]
            .concat();
    let text = requests("\t", &rows).replace("0\t0\t0\t0\t0\t0\t0", "\t\t\t\t\t\t");
    let report = parse_str(&text);
    assert_eq!(cell(&report, "requests.new_received.natural_person"), number("3"));
    assert_eq!(cell(&report, "requests.new_received.legal_service_org"), number("1"));
    assert_eq!(cell(&report, "requests.granted.natural_person"), number("3"));
}

#[test]
fn the_first_label_of_a_group_begins_beside_its_heading_and_goes_on_below() {
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let line = |row: &xxgk::Row| {
        match row.key {
        "other.not_corrected" => "（六）其他处理    1.申请人无正当理由逾\n    期不补正、行政机关不再    1    0    0    0    0    0    1\n    处理其政府信息公开申请\n".to_owned(),
        "new_received" | "total" => format!("{}    1    0    0    0    0    0    1\n", row.label),
        _ => format!("{}    0    0    0    0    0    0    0\n", row.label),
    }
    };
    let rows: String = form.iter().map(line).collect();
    let report =
        parse_str(&format!("三、收到和处理政府信息公开申请情况\n{rows}四、政府信息公开行政复议、行政诉讼情况\n"));
    assert_eq!(cell(&report, "requests.other.not_corrected.natural_person"), number("1"));
}

#[test]
fn a_label_of_2014_goes_on_below_its_figure() {
    let report = parse_str(
        "统计指标    单位    统计数\n（一）主动公开政府信息数（不同    条    48\n渠道和方式公开相同信息计1条）\n\
         其中：主动公开规范性文件数    条    3\n制发规范性文件总数    件    2\n1.政府公报公开政府信息数    条    0\n\
         2.政府网站公开政府信息数    条    40\n（一）收到申请数    件    1\n",
    );
    assert_eq!(cell(&report, "statistics.disclosure.total"), number("48"));
    assert_eq!(cell(&report, "statistics.disclosure.normative_documents"), number("3"));
}

#[test]
fn all_figures_of_table_3_one_to_a_line_behind_the_last_row_of_table_2() {
    let rows = [("new_received", "3 0 0 0 0 0 3"), ("granted", "3 0 0 0 0 0 3"), ("total", "3 0 0 0 0 0 3")];
    let figures = figures_of_requests(&rows).replace(' ', "\n");
    let heads = "结果维持 结果纠正 其他结果 尚未审结 总计";
    let text = format!(
        "规章\n1\n2\n30\n行政规范性文件\n4\n0\n5\n行政许可\n6\n行政处罚\n7\n行政强制\n8\n行政事业性收费\n9\n\n{figures}\n\
         行政复议 行政诉讼\n{heads} 未经复议直接起诉 复议后起诉\n{heads} {heads}\n1 0 0 0 1 0 0 0 0 0 0 0 0 0 0\n"
    );
    let report = parse_str(&text);
    assert_eq!(cell(&report, "proactive.fees.amount").1.as_deref(), Some("9"));
    assert_eq!(cell(&report, "requests.granted.total"), number("3"));
}

#[test]
fn labels_and_their_figures_apart_that_stand_twice() {
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let labels: String = form.iter().map(|row| format!("{}\n", row.label)).collect();
    let figures = figures_of_requests(&[
        ("new_received", "3 0 0 0 0 0 3"),
        ("granted", "3 0 0 0 0 0 3"),
        ("total", "3 0 0 0 0 0 3"),
    ]);
    let text = format!(
        "三、收到和处理政府信息公开申请情况\n{labels}{figures}\n{labels}{figures}\n四、政府信息公开行政复议、行政诉讼情况\n"
    );
    assert_eq!(cell(&parse_str(&text), "requests.granted.natural_person"), number("3"));
}

#[test]
fn one_digit_a_cell_is_read_though_a_sum_of_the_row_does_not_come_out() {
    let rows = |text: &'static str| {
        let form = table(FormId::Y2021, TableId::Requests).rows;
        let figures = |key| if key == "declined.repeated" { text } else { "0000000" };
        let rows: String = form.iter().map(|row| format!("{}{}\n", row.label, figures(row.key))).collect();
        parse_str(&format!("三、收到和处理政府信息公开申请情况\n{rows}四、政府信息公开行政复议、行政诉讼情况\n"))
    };
    assert_eq!(cell(&rows("0010000"), "requests.declined.repeated.research_institution"), number("1"));
    assert_eq!(cell(&rows("001000"), "requests.declined.repeated.research_institution"), MISSING);
    assert_eq!(cell(&rows("001000"), "requests.declined.petition.total"), number("0"));
}

#[test]
fn a_row_of_table_2_that_ends_in_a_blank_cell_may_have_lost_one() {
    let text = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n\
        | 行政规范性文件 | 3 | 146 |  |\n| 行政许可 | 6 |  |  |\n| 行政处罚 | 7 |  |  |\n| 行政强制 | 8 |  |  |\n| 行政事业性收费 | 9 |  |  |\n";
    let report = parse_str(&format!("二、主动公开政府信息情况\n{text}三、收到和处理政府信息公开申请情况\n"));
    let address: Address = "proactive.normative_documents.made".parse().expect("a cell id");
    let warned =
        |finding: &xxgk::Finding| finding.severity() > xxgk::Severity::Info && finding.cells.contains(&address);
    assert!(report.findings().iter().any(warned));
}

#[test]
fn a_plain_row_whose_sum_does_not_come_out_says_nothing_of_the_blank_cells_of_others() {
    let rows = [("new_received", "82 17 1 0 1 101"), ("granted", "82 17 1 0 1 101"), ("total", "82 17 1 0 1 101")];
    let rows = [&rows[..], &[("declined.repeated", "0 2 0 0 0 0 0")]].concat();
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let figures = |row: &xxgk::Row| rows.iter().find(|(key, _)| *key == row.key).map_or("0 0 0 0 0 0 0", |row| row.1);
    let text: String = form.iter().map(|row| format!("{} {}\n", row.label, figures(row))).collect();
    let report =
        parse_str(&format!("三、收到和处理政府信息公开申请情况\n{text}四、政府信息公开行政复议、行政诉讼情况\n"));
    assert_eq!(cell(&report, "requests.new_received.enterprise"), MISSING);
}

#[test]
fn noughts_alone_do_not_tell_where_a_row_that_is_too_wide_begins() {
    // A cell more than its like: the first blank one may be too many, or the last.
    let report = parse_str(&requests("\t", &[("refused.state_secret", ",0,0,0,0,0,0,")]));
    assert_eq!(cell(&report, "requests.refused.state_secret.total"), MISSING);
}

#[test]
fn figures_with_two_blank_lines_between_are_no_numbers_of_pages() {
    let rows = [("new_received", "9,0,0,0,0,0,9"), ("granted", "9,0,0,0,0,9"), ("total", "9,0,0,0,0,0,9")];
    let report = parse_str(&requests("\n", &rows).replace('\n', "\n\n\n"));
    assert_eq!(cell(&report, "requests.new_received.natural_person"), number("9"));
    assert_eq!(cell(&report, "requests.total.total"), number("9"));
}

#[test]
fn labels_of_columns_in_another_order_of_which_one_is_torn_leave_the_figures_in_doubt() {
    let text = "二、主动公开政府信息情况\n信息内容\n\n现行有效件数\n\n本年\n废止件数\n\n本年制发件数\n\n规章\n\n5\n\n1\n\n2\n\n\
        行政规范性文件\n\n7\n\n0\n\n3\n\n行政许可\n\n6\n\n行政处罚\n\n7\n\n行政强制\n\n8\n\n行政事业性收费\n\n9\n\n三、收到\n";
    let named = unproven(&parse_str(text));
    assert!(named.contains(&"proactive.rules.in_force".to_owned()));
    assert!(named.contains(&"proactive.normative_documents.made".to_owned()));
    assert_eq!(unproven(&parse_str(&text.replace("本年\n废止件数", "本年废止件数"))), [""; 0]);
}

#[test]
fn a_lost_character_before_yuan_may_have_been_ten_thousand() {
    let text = |unit: &str| {
        let head = format!("本年收费金额（单位：{unit}元）");
        parse_str(&format!("第二十条第（八）项\n信息内容\n{head}\n行政事业性收费\n12.5\n"))
    };
    let amount = |report: &Report| cell(report, "proactive.fees.amount").1;
    assert_eq!(amount(&text("")).as_deref(), Some("12.5元"));
    assert_eq!(amount(&text("\u{FFFD}")).as_deref(), Some("12.5"));
}

#[test]
fn a_row_of_placeholders_is_told_in_sentences_too() {
    let text = "二、主动公开政府信息情况\n规章：本年制发件数/，本年废止件数/，现行有效件数/。\n\
        行政规范性文件：本年制发件数2，本年废止件数0，现行有效件数31。\n行政许可：本年处理决定数量5。\n\
        行政处罚：本年处理决定数量4。\n行政强制：本年处理决定数量0。\n行政事业性收费：本年收费金额（单位：万元）0。\n三、收到\n";
    assert_eq!(cell(&parse_str(text), "proactive.rules.made").0, State::NotApplicable);
}

#[test]
fn the_cells_of_a_merged_label_do_not_make_up_for_a_lost_one() {
    let form = table(FormId::Y2021, TableId::Requests).rows;
    let figures = |key: &str| match key {
        "new_received" | "total" => "9 | 4 | 0 | 0 | 0 | 0 | 13",
        "granted" => "9 | 0 | 0 | 0 | 0 | 9",
        "partially_granted" => "0 | 4 | 0 | 0 | 0 | 0 | 4",
        _ => "0 | 0 | 0 | 0 | 0 | 0 | 0",
    };
    let line = |row: &xxgk::Row| match row.group {
        None => format!("| {} | | | {} |\n", row.label, figures(row.key)),
        Some(group) if group.starts_with('三') => format!("| | {} | | {} |\n", row.label, figures(row.key)),
        Some(_) => format!("| | | {} | {} |\n", row.label, figures(row.key)),
    };
    let rows: String = form.iter().map(line).collect();
    let report =
        parse_str(&format!("三、收到和处理政府信息公开申请情况\n{rows}四、政府信息公开行政复议、行政诉讼情况\n"));
    assert_ne!(cell(&report, "requests.granted.enterprise"), number("9"));
}

/// Table 3 of form 2019 in a page, each row as `cells` gives it: its label and its figures.
fn page_of_requests(cells: impl Fn(&str, &str) -> String) -> Report {
    let figures = |key: &str| match key {
        "new_received" | "total" => "9 4 0 0 0 0 13",
        "granted" => "6 0 0 0 0 0 6",
        "declined.repeated" => "0 4 0 0 0 0 4",
        "other" => "3 0 0 0 0 0 3",
        _ => "0 0 0 0 0 0 0",
    };
    let cell = |text: &str| format!("<td>{text}</td>");
    let row = |label: &str, figures: &str| {
        let figures: String = figures.split(' ').map(cell).collect();
        format!("<tr>{}{figures}</tr>", cell(label))
    };
    let line = |found: &xxgk::Row| match cells(found.key, figures(found.key)) {
        other if other.is_empty() => row(found.label, figures(found.key)),
        other => {
            other.lines().filter_map(|line| line.split_once(':')).map(|(label, cells)| row(label, cells)).collect()
        }
    };
    let rows: String = table(FormId::Y2019, TableId::Requests).rows.iter().map(line).collect();
    parse_str(&format!(
        "<p>三、收到和处理政府信息公开申请情况</p><table>{rows}</table><p>四、政府信息公开行政复议、行政诉讼情况</p>"
    ))
}

#[test]
fn a_label_that_the_end_of_a_page_cuts_behind_its_number() {
    let cut = |rest: &'static str| {
        page_of_requests(move |key, figures| match key {
            "other" => format!("（六）:{figures}\n{rest}:      "),
            _ => String::new(),
        })
    };
    let report = cut("其他处理");
    assert_eq!(cell(&report, "requests.other.natural_person"), number("3"));
    assert_eq!(cell(&report, "requests.other.total"), number("3"));
    assert_eq!(unproven(&report), [""; 0]);
    // Another number begins another label, and whose the figures are is not told.
    assert!(is_named(&cut("（六）其他处理"), "requests.other.total"));
}

#[test]
fn figures_without_a_label_beside_a_blank_row_may_be_its() {
    let report = page_of_requests(|key, figures| match key {
        "other" => format!(":{figures}\n（六）其他处理:      "),
        _ => String::new(),
    });
    assert_eq!(cell(&report, "requests.other.total").0, State::Blank);
    assert!(is_named(&report, "requests.other.total"));
}

#[test]
fn figures_behind_the_labels_of_two_rows_may_be_of_either() {
    let both = |key: &str, figures: &str| match key {
        "declined.petition" => "1.信访举报投诉类申请2.重复申请:0 4 0 0 0 0 4".to_owned(),
        "declined.repeated" => ":      ".to_owned(),
        _ if figures.is_empty() => unreachable!("each row has figures"),
        _ => String::new(),
    };
    assert!(is_named(&page_of_requests(both), "requests.declined.repeated.enterprise"));
    assert!(!is_named(&page_of_requests(|_, _| String::new()), "requests.declined.repeated.enterprise"));
}

/// Table 2 of form 2019 in lines, some of them written as given.
fn in_lines(rows: &[(&str, &str)]) -> String {
    let line = |row: &xxgk::Row| {
        let written = rows.iter().find(|(key, _)| *key == row.key).map(|(_, text)| (*text).to_owned());
        format!("{} {}\n", row.label, written.unwrap_or_else(|| vec!["0"; row.columns.len()].join(" ")))
    };
    let rows: String = table(FormId::Y2019, TableId::Proactive).rows.iter().map(line).collect();
    format!("二、主动公开政府信息情况\n{rows}三、收到和处理政府信息公开申请情况\n")
}

#[test]
fn digits_parted_in_threes_make_up_for_no_blank_cell() {
    let grouped = ("normative_documents", "1 292 2 348 6");
    let report = parse_str(&in_lines(&[grouped, ("coercion", "880 增1 117")]));
    assert!(unproven(&report).contains(&"proactive.coercion.change".to_owned()), "{:?}", unproven(&report));
    // where nothing shows such figures, they are three
    assert_eq!(unproven(&parse_str(&in_lines(&[("coercion", "880 增1 117")]))), [""; 0]);
}

#[test]
fn the_few_totals_of_a_table_without_totals_are_named() {
    let form = table(FormId::Y2021, TableId::Requests);
    let inner = form.rows.iter().filter(|row| row.group.is_some_and(|group| !group.starts_with('三')));
    let mut rows: Vec<(&str, &str)> = inner.map(|row| (row.key, "0,0,0,0,0,0,")).collect();
    assert_eq!(cell(&parse_str(&requests(" | ", &rows)), "requests.refused.state_secret.natural_person"), number("0"));
    rows[0].1 = "0,,0,0,0,0,0";
    let report = parse_str(&requests(" | ", &rows));
    assert!(is_named(&report, "requests.refused.state_secret.total"));
}

#[test]
fn a_placeholder_below_the_last_label_is_its_cell() {
    let text = in_lines(&[]).replace("政府集中采购 0 0", "政府集中采购\n无");
    let (state, _) = cell(&parse_str(&text), "proactive.procurement.items");
    assert_ne!(state, State::Blank);
}

#[test]
fn figures_beside_a_stroke_are_no_mark_of_a_page() {
    let text = in_lines(&[]).replace("规章 0 0 0", "规章\n— 0 —");
    assert_eq!(cell(&parse_str(&text), "proactive.rules.newly_disclosed"), number("0"));
}
