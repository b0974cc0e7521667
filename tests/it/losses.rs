//! A page that lost something gives no wrong figure: what is read is what the whole page prints, or a warning names the
//! cell or its row.

use crate::support::fixtures;
use xxgk::{Address, Applicant, FormId, Report, RequestRow, Severity, State, TableId};

#[test]
fn a_page_that_ends_too_early() {
    nothing_wrong(|lines, at| lines[..at].concat());
}

#[test]
fn a_page_that_lost_its_beginning() {
    nothing_wrong(|lines, at| lines[at..].concat());
}

#[test]
fn a_page_that_lost_a_line() {
    nothing_wrong(|lines, at| [&lines[..at], &lines[at + 1..]].concat().concat());
}

#[test]
fn a_row_that_lost_a_cell() {
    nothing_wrong(|lines, at| {
        let line = without_a_cell(lines[at], at);
        [&lines[..at], &[line.as_slice()], &lines[at + 1..]].concat().concat()
    });
}

/// Table 3 with a cell for each that merged cells cover, so that a blank one stands before the figures of some rows.
const TABLE: &str = "\
||\t||\t||\t自然人\t法人或其他组织\t||\t||\t||\t||\t总计
||\t||\t||\t||\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t||
一、本年新收政府信息公开申请数量\t||\t||\t3\t0\t238\t0\t0\t0\t241
二、上年结转政府信息公开申请数量\t||\t||\t0\t0\t0\t0\t0\t0\t0
三、本年度办理结果\t（一）予以公开\t||\t3\t0\t0\t0\t0\t0\t3
||\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t||\t0\t0\t238\t0\t0\t0\t238
||\t（三）不予公开\t1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0
||\t||\t2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t0\t0
||\t||\t3.危及“三安全一稳定”\t0\t0\t0\t0\t0\t0\t0
||\t（七）总计\t||\t3\t0\t238\t0\t0\t0\t241
四、结转下年度继续办理\t||\t||\t0\t0\t0\t0\t0\t0\t0
";

#[test]
fn a_table_that_lost_a_column() {
    let report = |lost: usize| {
        let kept = |line: &str| {
            let cells = line.split('\t').enumerate().filter(|(at, _)| *at != lost);
            cells.map(|(_, cell)| cell.replace("||", "")).collect::<Vec<_>>().join("\t")
        };
        let rows: Vec<String> = TABLE.lines().map(kept).collect();
        xxgk::parse_str(&format!("三、收到和处理政府信息公开申请情况\n\n{}\n", rows.join("\n")))
    };
    let whole = report(usize::MAX);
    assert_eq!(whole.cell("requests.granted.natural_person".parse().unwrap()).unwrap().value.unwrap().to_string(), "3");
    for lost in 3..10 {
        let damaged = report(lost);
        let bad = wrong(&whole, &damaged);
        assert!(bad.is_empty(), "column {lost}: {bad:?}");
        let granted = damaged.tables()[1].cells().filter(|(address, _)| address.row() == Some("granted"));
        assert!(granted.into_iter().all(|(_, cell)| cell.state == State::Missing), "column {lost}");
    }
}

/// A row of bars or tabs without one of its cells, another one in each line; other lines as they are.
fn without_a_cell(line: &[u8], at: usize) -> Vec<u8> {
    let cells: Vec<&[u8]> = line.split_inclusive(|byte| b"\t|".contains(byte)).collect();
    if cells.len() < 4 {
        return line.to_vec();
    }
    // neither what stands before the first separator nor the end of the line
    let lost = 1 + at * 5 % (cells.len() - 2);
    [&cells[..lost], &cells[lost + 1..]].concat().concat()
}

/// Damages every fixture at every line.
fn nothing_wrong(damage: impl Fn(&[&[u8]], usize) -> Vec<u8>) {
    let mut bad = Vec::new();
    for fixture in fixtures() {
        let whole = xxgk::parse_bytes(&fixture.bytes);
        let lines: Vec<&[u8]> = fixture.bytes.split_inclusive(|&byte| byte == b'\n').collect();
        for at in 0..lines.len() {
            let damaged = xxgk::parse_bytes(&damage(&lines, at));
            let printed = String::from_utf8_lossy(lines[at]);
            bad.extend(wrong(&whole, &damaged).into_iter().map(|wrong| {
                format!(
                    "{} line {} {:?}: {wrong}",
                    fixture.name,
                    at + 1,
                    printed.trim_end().chars().take(40).collect::<String>()
                )
            }));
        }
    }
    assert!(bad.is_empty(), "{} wrong figures without a finding:\n{}", bad.len(), bad.join("\n"));
}

fn wrong(whole: &Report, damaged: &Report) -> Vec<String> {
    let doubts = damaged.findings().iter().filter(|finding| finding.severity() > Severity::Info);
    let doubted: Vec<_> = doubts.flat_map(|finding| &finding.cells).filter(|cell| cell.row().is_some()).collect();
    let mut bad = Vec::new();
    for (address, cell) in damaged.tables().iter().flat_map(|table| table.cells()) {
        let Some(value) = cell.value else { continue };
        let was = whole.cell(address).and_then(|cell| cell.value);
        if was != Some(value) && !doubted.iter().any(|named| named.covers(address)) {
            bad.push(format!(
                "{address} is {value}, printed {}",
                was.map_or("nothing".to_owned(), |was| was.to_string())
            ));
        }
    }
    bad
}

/// The labels of table 3, and what `cells` prints behind each, between `before` and `after`.
fn table_3(cells: impl Fn(usize) -> String) -> String {
    let rows = xxgk::table(FormId::Y2021, TableId::Requests).rows.iter().enumerate();
    let rows: String = rows.map(|(at, row)| format!("{}{}\n", row.label, cells(at))).collect();
    format!("青岚县2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n{rows}")
}

/// True where a warning names a cell or its row, or, for one that is missing, its table.
fn is_named(report: &Report, id: &str) -> bool {
    let address = id.parse().unwrap();
    let missing = report.cell(address).is_none_or(|cell| cell.state == State::Missing);
    report.findings().iter().any(|finding| {
        let names = |cell: &Address| (missing || cell.row().is_some()) && cell.covers(address);
        finding.severity() > Severity::Info && finding.cells.iter().any(names)
    })
}

#[test]
fn labels_alone_beside_figures_are_no_blank_rows() {
    let rows = "3 0 0 0 0 0 3\n".to_owned() + &"0 0 0 0 0 0 0\n".repeat(24);
    for text in [
        table_3(|_| String::new()) + "行政许可\n" + &rows,
        table_3(|_| String::new()).replace("一、本年", &format!("{rows}\n一、本年")),
        table_3(|at| if at == 0 { " 4".to_owned() } else { String::new() }).replace(" 4\n", " 4 "),
    ] {
        assert!(is_named(&xxgk::parse_str(&text), "requests.new_received.natural_person"), "{text}");
    }
}

#[test]
fn figures_that_a_page_parts_from_their_label() {
    let cells = |at: usize| if matches!(at, 0 | 2 | 23) { "3000003" } else { "0000000" }.to_owned();
    let text = table_3(cells).replace("3.其他0000000", "3.\n0000000\n\n— 5 —\n\n其他");
    let report = xxgk::parse_str(&text);
    assert!(is_named(&report, "requests.other.misc.total"), "{:?}", report.findings());
}

#[test]
fn noughts_behind_grouped_figures_are_no_pages() {
    let cells = |at: usize| match at {
        0 | 2 | 23 => "\n\n0\n\n17 681\n\n0\n\n0\n\n0\n\n0\n\n17 681\n".to_owned(),
        _ => "\n\n0".repeat(7) + "\n",
    };
    let report = xxgk::parse_str(&table_3(cells));
    assert_eq!(report.requests().get(RequestRow::Total, Applicant::Enterprise), Some(17_681));
    assert!(report.requests().table().cells().all(|(_, cell)| cell.state == State::Number));
}

#[test]
fn a_nought_is_lost_and_the_sums_come_out() {
    let cells = |at: usize| match at {
        0 | 2 => " | 3 | 2 | 4 | 1 | 5 | 0 | 15 |".to_owned(),
        23 => " | 3 | 2 | 4 | 1 | 5 | 15 | |".to_owned(),
        _ => " | 0".repeat(7) + " |",
    };
    let report = xxgk::parse_str(&table_3(cells));
    assert!(is_named(&report, "requests.total.other"), "{:?}", report.findings());
}

#[test]
fn beside_a_figure_that_its_column_cannot_hold() {
    let text = "青岚县2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n\
        | 规章 | 0 | 2 | 3 |\n| 规范性文件 | 19 | 0 | 7 |\n| 行政许可 | 39 | +5 | 6 |\n| 其他对外管理服务事项 | 0 | +6 | 0 |\n\
        | 行政处罚 | 20 | +29 | 26 |\n| 行政强制 | 3 | -16 | 22 |\n| 行政事业性收费 | +39 | | |\n| 政府集中采购 | 9 | 94.1万元 | |\n";
    assert!(is_named(&xxgk::parse_str(text), "proactive.fees.change"));
}

#[test]
fn rows_that_the_end_of_a_line_cuts() {
    let cells = |at: usize| match at {
        1 => "               \n\n         92\n   0         0      0\n 0        0     92\n".to_owned(),
        _ => "         0         0      0        0     0      0      0\n".to_owned(),
    };
    let report = xxgk::parse_str(&table_3(cells));
    for column in ["enterprise", "other", "total"] {
        let id = format!("requests.carried_over.{column}");
        assert!(is_named(&report, &id), "{id}: {:?}", report.findings());
    }
}

#[test]
fn the_form_of_a_table_whose_headings_and_digits_run_on() {
    let text = "青岚县2019年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n\
        第二十条第（一）项信息内容本年新制作数量本年新公开数量对外公开总数量规章000规范性文件000\
        第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可000其他对外管理服务事项100+10\
        第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量行政处罚000行政强制100\
        第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费10\
        第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购00万元\n";
    let report = xxgk::parse_str(text);
    assert_eq!(report.table(TableId::Proactive).form().form, FormId::Y2019);
    let cell = report.cell("proactive.coercion.decisions".parse().unwrap()).unwrap();
    assert_eq!(cell.value, None, "100 stands for three cells");
}

#[test]
fn the_last_cell_of_a_table_is_damaged() {
    let row = |label: &str, cells: &[&str]| format!("{label}\n|\n{}\n|\n", cells.join("\n|\n"));
    let text = "青岚县2021年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n|\n".to_owned()
        + &row("信息内容", &["本年制发件数", "本年废止件数", "现行有效件数"])
        + &row("规章", &["0", "3", "0"])
        + &row("行政规范性文件", &["2", "0", "40"])
        + &row("行政许可", &["12", "", ""])
        + &row("行政处罚", &["7", "", ""])
        + &row("行政强制", &["1", "", ""])
        + &row("行政事业性收费", &["。担保?"])
        + "\n三、收到和处理政府信息公开申请情况\n";
    let report = xxgk::parse_str(&text);
    assert!(is_named(&report, "proactive.fees.amount"), "{:?}", report.findings());
}

#[test]
fn table_4_whose_figures_and_first_labels_are_damaged() {
    let text = "四、政府信息公开行政复议、行政诉讼情况\n\n锛?锛?锛?锛?锛?锛?锛?锛?锛?锛?锛?锛?锛?锛?锛?\n\n琛屾斂澶嶈\n琛屾斂璇夎\n\
        结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n未经复议直接起诉\n复议后起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n\
        结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n\n五、存在的主要问题及改进情况\n";
    let report = xxgk::parse_str(text);
    assert!(is_named(&report, "remedies.reconsideration.upheld"), "{:?}", report.findings());
}

#[test]
fn the_mark_of_a_list_is_no_cell() {
    let text = "四、政府信息公开行政复议、行政诉讼情况\n\n- 行政复议 行政诉讼\n- 结果维持 结果纠正 其他结果 尚未审结 总计 未经复议\n\
        直接起诉 复议后起诉\n- 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持\n 结果纠正 其他结果 尚未审结 总计\n\
        - 0、0、0、0、0、0、0、0、0、0、0、0、0、0\n、0\n\n五、存在的主要问题及改进情况\n";
    let lists = "二、主动公开政府信息情况\n\n- 规章：0、0、0\n- 行政规范性文件：0、0、2\n- 行政许可：7\n\n";
    let report = xxgk::parse_str(&(lists.to_owned() + text));
    assert!(is_named(&report, "remedies.reconsideration.upheld"), "{:?}", report.findings());
}

#[test]
fn figures_that_run_on_with_their_counters() {
    let report = xxgk::parse_str(&table_3(|_| "0件0件0件0件0件0件0件\n".to_owned()));
    assert!(report.requests().table().cells().all(|(_, cell)| cell.state == State::Number), "{:?}", report.findings());
}

#[test]
fn digits_that_run_on_beside_blank_cells() {
    let cells = |at: usize| match at {
        0 | 2 | 23 => "3000003".to_owned(),
        3 => "55".to_owned(),
        4 => "1227".to_owned(),
        5..9 => String::new(),
        _ => "0000000".to_owned(),
    };
    let report = xxgk::parse_str(&table_3(cells));
    let state = |id: &str| report.cell(id.parse().unwrap()).unwrap().state;
    // One way adds up, whether cells are blank or not; a row with blank cells has several, and one without digits is blank.
    assert_eq!(report.requests().get(RequestRow::Total, Applicant::NaturalPerson), Some(3));
    assert_eq!(state("requests.partially_granted.total"), State::Missing);
    assert_eq!(state("requests.refused.forbidden_by_law.total"), State::Blank);
    assert!(is_named(&report, "requests.total.natural_person"), "{:?}", report.findings());
}

#[test]
fn a_sign_that_hangs_on_a_label() {
    let report = xxgk::parse_str(&table_3(|at| if at == 10 { "－" } else { "0000000" }.to_owned()));
    assert!(is_named(&report, "requests.refused.enforcement_file.total"), "{:?}", report.findings());
}
