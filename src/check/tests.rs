//! What each rule finds, and that it finds nothing else. Statements are made by hand, so that nothing of their reading is
//! tried here.

use super::check;
use crate::code::{Code, Severity};
use crate::finding::{Finding, Findings};
use crate::form::{Applicant, FormId, TableId};
use crate::model::{IssuerKind, Precision, Report, Statement, Value};
use crate::parse_str;
use crate::span::Span;
use crate::strategy::{Blanks, ReportOptions, Sample, TWINS, render};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

const TABLE: &str = "一、本年新收政府信息公开申请数量\t36\t4\t2\t0\t0\t0\t42\n\
                     二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n\
                     （一）予以公开\t20\t0\t0\t0\t0\t0\t20\n\
                     （二）部分公开\t10\t0\t0\t0\t0\t0\t10\n\
                     1.属于国家秘密\t2\t0\t0\t0\t0\t0\t2\n\
                     （七）总计\t32\t4\t2\t0\t0\t0\t38\n\
                     四、结转下年度继续办理\t5\t0\t0\t0\t0\t0\t5\n";

fn page(title: &str, text: &str) -> Report {
    parse_str(&format!("{title}政府信息公开工作年度报告\n{text}"))
}

fn statement(measure: &str, value: u64) -> Statement {
    Statement {
        measure: measure.to_owned(),
        value: Decimal::from(value),
        unit: Some("件".to_owned()),
        precision: Precision::Exact,
        scope: None,
        quote: String::new(),
        span: Span::new(0, 0),
    }
}

/// What the rules say of a report with these statements.
fn said(mut report: Report, statements: impl IntoIterator<Item = Statement>) -> Vec<Finding> {
    report.statements = statements.into_iter().collect();
    let mut findings = Findings::default();
    super::run(&mut findings, &report);
    findings.into_sorted()
}

fn with_code(findings: &[Finding], code: Code) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.code == code).collect()
}

/// The cells and the severity of what the prose states otherwise than the table.
fn mismatches(statements: impl IntoIterator<Item = Statement>) -> Vec<(String, Severity)> {
    let findings = said(page("青岚县2021年", TABLE), statements);
    let cells = |finding: &Finding| finding.cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    with_code(&findings, Code::StatementMismatch).into_iter().map(|f| (cells(f), f.severity())).collect()
}

#[test]
fn the_prose_agrees_with_the_table() {
    let stated = |precision, value| Statement { precision, ..statement("requests.new_received", value) };
    assert_eq!(
        mismatches(
            [("new_received", 42), ("new_received.natural_person", 36), ("new_received.organizations", 6)]
                .map(|(measure, value)| statement(&format!("requests.{measure}"), value))
        ),
        []
    );
    assert_eq!(
        mismatches([stated(Precision::AtLeast, 40), stated(Precision::Under, 43), stated(Precision::About, 7)]),
        []
    );
    let of_another_year = Statement { scope: Some("2020年".to_owned()), ..statement("requests.new_received", 7) };
    assert_eq!(mismatches([of_another_year]), []);
    // No cell of this group but one is printed: it cannot be told.
    assert_eq!(mismatches([statement("requests.refused", 9)]), []);
    assert_eq!(mismatches([statement("disclosure.total", 9)]), []);
}

#[test]
fn another_figure_in_the_prose_is_a_mismatch() {
    let total = ("requests.new_received.total".to_owned(), Severity::Warning);
    assert_eq!(mismatches([statement("requests.new_received", 45)]), std::slice::from_ref(&total));
    assert_eq!(mismatches([statement("requests.new_received", 45), statement("requests.new_received", 45)]), [total]);
    let too_many = Statement { precision: Precision::AtLeast, ..statement("requests.granted", 21) };
    assert_eq!(mismatches([too_many]).len(), 1);
    let organizations = mismatches([statement("requests.new_received.organizations", 9)]);
    assert_eq!(organizations[0].0.split(' ').count(), 5);
}

#[test]
fn a_difference_that_is_a_known_quantity_is_explained() {
    let explained = |statements: &[Statement], why: &str| {
        let findings = said(page("青岚县2021年", TABLE), statements.to_vec());
        let [finding] = with_code(&findings, Code::StatementMismatch)[..] else { panic!("{findings:?}") };
        assert_eq!(finding.severity(), Severity::Info);
        assert!(finding.message.contains(why), "{finding}");
    };
    explained(&[statement("requests.new_received", 43)], "上年结转");
    explained(&[statement("requests.total", 43)], "结转下年度");
    explained(&[statement("requests.granted", 30)], "部分公开");
    explained(&[statement("requests.total", 30), statement("requests.withdrawn", 8)], "撤回");
    let own = Statement { scope: Some("市本级".to_owned()), ..statement("requests.new_received", 42) };
    explained(&[statement("requests.new_received", 310), own], "市本级");
}

#[test]
fn figures_of_the_prose_balance_or_not() {
    let flow = |total| {
        let measures = ["new_received", "carried_over", "total", "carried_forward"];
        let stated = measures.into_iter().zip([78, 3, total, 3]).map(|(m, n)| statement(&format!("requests.{m}"), n));
        with_code(&said(page("硚北区2025年", ""), stated), Code::StatementUnbalanced).len()
    };
    assert_eq!((flow(78), flow(75)), (0, 1));
    // One operand is not stated, or with two figures: it cannot be told.
    let short = ["new_received", "total", "carried_forward"].map(|m| statement(&format!("requests.{m}"), 5));
    assert!(with_code(&said(page("硚北区2025年", ""), short), Code::StatementUnbalanced).is_empty());
}

#[test]
fn percentages_follow_or_not() {
    let told = |text: &str| {
        let at = text.find("117件").unwrap();
        let granted = Statement { span: Span::new(at, at + "117件".len()), ..statement("requests.granted", 117) };
        let stated = [granted, statement("requests.total", 298), statement("requests.new_received", 297)];
        with_code(&said(parse_str(text), stated), Code::StatementPercentage).len()
    };
    assert_eq!(told("予以公开117件，占39.26%；"), 0);
    assert_eq!(told("予以公开117件，占办结总数的39.3%；"), 0);
    assert_eq!(told("予以公开117件，占42.26%；"), 1);
    assert_eq!(told("予以公开117件，同比增长42.26%；"), 0);
}

#[test]
fn fees_amounts_and_days() {
    let fee = |yuan| {
        with_code(&said(page("青岚县2021年", ""), [statement("fees.information_processing", yuan)]), Code::FeeTariff)
            .len()
    };
    assert_eq!((fee(2900), fee(0), fee(2905)), (0, 0, 1));
    let amount = |organ: &str, amount: &str| {
        let text = format!("行政处罚\t4\t0\t8\n政府集中采购\t1\t{amount}\n");
        with_code(&said(page(&format!("{organ}2020年"), &text), []), Code::UnitSuspect).len()
    };
    assert_eq!([amount("临禾区林业局", "23600万元"), amount("临禾区林业局", "236.5万元")], [1, 0]);
    assert_eq!([amount("临禾区林业局", "103.3879元"), amount("临禾区林业局", "320000元")], [1, 0]);
    assert_eq!(amount("云溪市人民政府", "23600万元"), 0);
    let late = |kind, year: u16, day: &str| {
        let mut report = page(&format!("青岚县{year}年"), &format!("发布日期：{day}\n"));
        report.issuer.kind = kind;
        with_code(&said(report, []), Code::PublicationLate).len()
    };
    let (government, department) = (Some(IssuerKind::Government), Some(IssuerKind::Department));
    assert_eq!([late(government, 2021, "2022-03-31"), late(government, 2021, "2022-04-01")], [0, 1]);
    assert_eq!([late(department, 2021, "2022-01-31"), late(department, 2021, "2022-02-01")], [0, 1]);
    assert_eq!([late(department, 2017, "2018-03-31"), late(department, 2017, "2018-04-01")], [0, 1]);
}

#[test]
fn a_rule_with_a_blank_placeholder_or_missing_operand_says_nothing() {
    for cell in ["", "/", "详见附件"] {
        let text = format!("规章\t9\t1\t{cell}\n行政规范性文件\t{cell}\t1\t3\n行政许可\t3\n");
        let findings = said(page("青岚县2022年", &text), [statement("proactive.rules.in_force", 4)]);
        assert!(findings.is_empty(), "{findings:?}");
    }
}

/// Reports of several years and organs; gives what two years say of each other.
fn compared(pages: &[(&str, &str)]) -> Vec<(usize, usize, Code, String)> {
    let reports: Vec<Report> = pages.iter().map(|(title, text)| page(title, text)).collect();
    let found = check(&reports).into_iter().filter_map(|c| Some((c.report, c.against?, c.finding)));
    let cells = |finding: &Finding| finding.cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    found.map(|(report, against, finding)| (report, against, finding.code, cells(&finding))).collect()
}

const OVER: &str =
    "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t/\t1\n四、结转下年度继续办理\t2\t0\t0\t0\t0\t0\t2\n";

#[test]
fn what_one_year_carries_forward_the_next_carries_over() {
    let carried = |a: &str, b: &str| compared(&[(a, OVER), (b, OVER)]).len();
    assert_eq!(
        compared(&[("云溪市2022年", OVER), ("云溪市2021年", OVER)]),
        ["natural_person", "total"].map(|column| {
            (0, 1, Code::IdentityCarry, format!("requests.carried_over.{column} requests.carried_forward.{column}"))
        })
    );
    assert_eq!(carried("云溪市2021年", "云溪市2023年"), 0, "a year between is missing");
    assert_eq!(carried("云溪市2021年", "青岚市2022年"), 0, "two organs");
    assert_eq!(carried("云溪市人民政府2021年", "云溪市2022年"), 2, "one organ by two names");
    assert_eq!(carried("山南省云溪市人民政府2021年", "云溪市政府2022年"), 2, "with the province and without");
    assert_eq!(carried("山南省云溪市教育局2021年", "云溪市2022年"), 0, "a department is not its government");
}

#[test]
fn two_places_of_one_name_are_kept_apart() {
    let pages = [("江口市鼓台区2021年", OVER), ("海门市鼓台区2021年", OVER), ("鼓台区2022年", OVER)];
    assert_eq!(compared(&pages), []);
    assert_eq!(compared(&pages[1..]).len(), 2);
    let other = OVER.replace("2", "7");
    let copies = [("云溪市2021年", OVER), ("云溪市2021年", &other), ("云溪市2022年", OVER)];
    assert_eq!(compared(&copies), [], "two reports for 2021 differ");
}

#[test]
fn what_the_prose_carries_over() {
    let told = |over: u64| {
        let pages = [
            ("云溪市2021年", "办结政府信息公开申请9件，结转下年度继续办理3件。".to_owned()),
            ("云溪市2022年", format!("新收政府信息公开申请22件，上年结转{over}件。")),
        ];
        let reports = pages
            .map(|(title, prose)| parse_str(&format!("{title}政府信息公开工作年度报告\n一、总体情况\n全年{prose}\n")));
        crate::check(&reports).iter().filter(|checked| checked.finding.code == Code::StatementMismatch).count()
    };
    assert_eq!((told(3), told(5)), (0, 1));
}

#[test]
fn documents_items_and_amounts_across_years() {
    let documents = |figures: &str| format!("行政规范性文件\t{figures}\n行政许可\t3\n");
    let two = |a: &str, b: &str| {
        let found = compared(&[("云溪市2021年", a), ("云溪市2022年", b)]);
        found.into_iter().map(|(_, _, code, cells)| (code, cells.split(' ').count())).collect::<Vec<_>>()
    };
    assert_eq!(two(&documents("0\t0\t81"), &documents("3\t18\t66")), []);
    assert_eq!(two(&documents("0\t0\t81"), &documents("3\t18\t67")), [(Code::IdentityStock, 3)]);
    assert_eq!(two(&documents("0\t0\t1"), &documents("0\t9\t1")), [(Code::StockImplausible, 3)]);
    assert_eq!(two(&documents("0\t0\t/"), &documents("3\t18\t67")), []);
    let items = |figures: &str, amount: &str| format!("行政处罚\t{figures}\n政府集中采购\t1\t{amount}\n");
    assert_eq!(two(&items("5\t+2\t0", "12万元"), &items("7\t0\t0", "15万元")), []);
    assert_eq!(two(&items("5\t-2\t0", "12万元"), &items("7\t0\t0", "15万元")), [(Code::IdentityItems, 2)]);
    assert_eq!(two(&items("5\t+2\t0", "12万元"), &items("7\t0\t0", "150000万元")), [(Code::UnitSuspect, 1)]);
}

#[test]
fn prose_that_is_taken_over() {
    let prose = |words: &str, times: usize| {
        let sentences: Vec<String> = (0..times).map(|n| format!("第{n}项工作{}，{words}按期完成。", n * 31)).collect();
        format!("一、总体情况\n{}\n", sentences.concat())
    };
    let repeated = |a: &str, b: &str| !compared(&[("云溪市2021年", a), ("云溪市2022年", b)]).is_empty();
    let old = prose("由县政府办公室会同各乡镇", 40);
    assert!(repeated(&old, &old));
    assert!(repeated(&old, &old.replace('3', "8")), "only figures are new");
    assert!(!repeated(&old, &prose("请市司法局公职律师逐件把关后", 40)));
    assert!(!repeated(&prose("短", 3), &prose("短", 3)), "too short to tell");
}

/// The instances of identities that one cell is in, each as its code and its cells, where all operands are figures.
fn instances(report: &Report, table: TableId, place: usize) -> BTreeSet<(Code, Vec<String>)> {
    let table = report.table(table);
    let form = table.form();
    let figures: Vec<Option<Value>> = table.cells().map(|(_, cell)| cell.value).collect();
    let operands = |instance: &crate::form::Instance| [&instance.left[..], &instance.right[..]].concat();
    let told = form.instances().iter().filter(|instance| {
        let operands = operands(instance);
        operands.contains(&place) && operands.iter().all(|&at| figures[at].is_some())
    });
    told.map(|instance| {
        (instance.code, operands(instance).iter().map(|&at| form.address(at).unwrap().to_string()).collect())
    })
    .collect()
}

/// What is found about identities.
fn broken(report: &Report) -> BTreeSet<(Code, Vec<String>)> {
    let of_identity = report.findings().iter().filter(|finding| finding.code.as_str().starts_with("identity."));
    of_identity.map(|f| (f.code, f.cells.iter().map(ToString::to_string).collect())).collect()
}

/// Sound reports in a layout that loses nothing.
fn sound() -> impl Strategy<Value = Sample> {
    let blanks = prop::sample::select(vec![Blanks::None, Blanks::Rules, Blanks::Few, Blanks::Zeros]);
    (blanks, any::<bool>()).prop_flat_map(|(blanks, of_2014)| {
        let any = ReportOptions::new().sound().blanks(blanks);
        if of_2014 { any.form(FormId::Y2014).strategy() } else { any.strategy() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// One figure is another: exactly the identities that it is in are broken, and none before.
    #[test]
    fn every_broken_identity_is_found_and_none_invented(
        sample in sound(), table in 0..3_usize, place in 0..175_usize, more in 1..99_u64
    ) {
        let report = parse_str(&render(&sample, TWINS[0]));
        prop_assert_eq!(broken(&report), BTreeSet::new());
        let mut sample = sample;
        let table = table % sample.tables.len();
        let cells = &mut sample.tables[table].cells;
        let place = place % cells.len();
        let Some(Value::Count(count)) = cells[place].value else { return Ok(()) };
        cells[place].text = (count + more).to_string();
        let report = parse_str(&render(&sample, TWINS[0]));
        let id = sample.tables[table].form.table;
        prop_assert_eq!(broken(&report), instances(&report, id, place));
    }

    /// The same across years: this year's 上年结转 is last year's 结转下年度 but for one column.
    #[test]
    fn every_column_that_is_not_carried_over_is_found(column in 0..7_usize, figures in prop::array::uniform7(0..50_u64), more in 1..9_u64) {
        let row = |label: &str, figures: &[u64]| {
            figures.iter().fold(label.to_owned(), |row, figure| format!("{row}\t{figure}")) + "\n"
        };
        let last = row("四、结转下年度继续办理", &figures) + &row("二、上年结转政府信息公开申请数量", &[0; 7]);
        let mut figures = figures;
        let now = |figures: &[u64]| row("二、上年结转政府信息公开申请数量", figures) + &row("一、本年新收政府信息公开申请数量", &[0; 7]);
        prop_assert_eq!(compared(&[("云溪市2021年", &last), ("云溪市2022年", &now(&figures))]), []);
        figures[column] += more;
        let found = compared(&[("云溪市2021年", &last), ("云溪市2022年", &now(&figures))]);
        let key = Applicant::ALL[column].key();
        let want = format!("requests.carried_over.{key} requests.carried_forward.{key}");
        prop_assert_eq!(found, [(1, 0, Code::IdentityCarry, want)]);
    }
}

#[test]
fn a_region_reports_no_less_than_its_parts() {
    let page = |organ: &str, preamble: &str, new: u32| {
        let rows = format!(
            "一、本年新收政府信息公开申请数量\t{new}\t0\t0\t0\t0\t0\t{new}\n\
             二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
        );
        parse_str(&format!("{organ}2021年政府信息公开工作年度报告\n{preamble}\n{rows}"))
    };
    let exceeded = |whole: u32, preamble: &str| {
        let reports = [
            page("陕西省西安市蓝田县人民政府", preamble, whole),
            page("陕西省西安市蓝田县教育局", "本报告由本局编制。", 4),
            page("陕西省西安市蓝田县青禾镇人民政府", "本报告由本镇编制。", 3),
            page("陕西省西安市鄠邑区青禾镇人民政府", "本报告由本镇编制。", 90),
        ];
        let found = super::check(&reports);
        let exceeded = found.into_iter().filter(|checked| checked.finding.code == Code::LevelsExceeded);
        exceeded.map(|checked| checked.report).collect::<Vec<usize>>()
    };
    assert_eq!(exceeded(6, "本报告汇总全县数据。"), [0]);
    assert_eq!(exceeded(7, "本报告汇总全县数据。"), [0; 0]);
    // the government alone
    assert_eq!(exceeded(6, "本报告由县政府办公室编制。"), [0; 0]);
}
