//! Everything that the library can say is said here once, or it stands here why it cannot be yet.

#[cfg(feature = "divisions")]
use crate::support::same_as_committed;
use crate::support::sample;
use std::collections::BTreeSet;
use xxgk::words::{Sheet, Word, Words};
use xxgk::{Code, Finding, Format, Options, Origin, Report};

const TITLE: &str = "青岚县2021年政府信息公开工作年度报告\n";
const TABLE3: &str = "三、收到和处理政府信息公开申请情况\n";
const CARRIED: &str = "二、上年结转政府信息公开申请数量";
const REMEDIES: &str = "行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n\
                        结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n";
const NEW: &str = "一、本年新收政府信息公开申请数量";

/// Codes that no input gives today.
const SILENT: [(Code, &str); 0] = [];

#[test]
fn every_code_is_heard() {
    let mut bad = Vec::new();
    for &code in Code::ALL {
        let unknown = code == Code::RegionAmbiguous && !cfg!(feature = "divisions");
        let silent = unknown || SILENT.iter().any(|(silent, _)| *silent == code);
        let findings = findings(code);
        let said: BTreeSet<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
        if said.contains(code.as_str()) == silent {
            bad.push(format!("{code}: said {said:?}{}", if silent { ", but listed as silent" } else { "" }));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

/// `docs/findings.md`: every code with what it means, what to do about it, and a message.
#[cfg(feature = "divisions")]
#[test]
fn the_list_of_codes_is_the_present_one() {
    let mut page = String::from(
        "# Finding codes 发现代码\n\nWritten from the code by `tests/it/codes.rs`. The examples are what one of its inputs gives.\n",
    );
    for &code in Code::ALL {
        let findings = findings(code);
        let example = findings.iter().find(|finding| finding.code == code).expect("one of this code");
        let (message, message_zh) = (&example.message, example.message_zh());
        let severity = code.severity();
        page += &format!(
            "\n## `{code}`\n\n**{severity} {}** — {} {}\n\n{}\n{}\n\n> {message}\n>\n> {message_zh}\n",
            severity.as_str_zh(),
            code.meaning(),
            code.hint(),
            code.meaning_zh(),
            code.hint_zh()
        );
    }
    same_as_committed("docs/findings.md", &page);
}

/// What an input that gives a finding of this code says.
pub fn findings(code: Code) -> Vec<Finding> {
    across(code).or_else(|| levels(code)).unwrap_or_else(|| provoke(code).findings().to_vec())
}

/// What a county and its towns say of each other.
fn levels(code: Code) -> Option<Vec<Finding>> {
    let page = |organ: &str, n: u32| {
        xxgk::parse_str(&format!(
            "{organ}2022年政府信息公开工作年度报告\n本报告汇总全县数据。\n{NEW}\t{n}\t0\t0\t0\t0\t0\t{n}\n{CARRIED}\t0\t0\t0\t0\t0\t0\t0\n"
        ))
    };
    let county = "陕西省西安市蓝田县";
    let towns = ["青禾镇", "白石镇"].map(|town| page(&format!("{county}{town}人民政府"), 3));
    let reports: Vec<Report> = std::iter::once(page(&format!("{county}人民政府"), 5)).chain(towns).collect();
    let found = || xxgk::check(&reports).into_iter().filter(|checked| checked.finding.code == code);
    (code == Code::LevelsExceeded).then(|| found().map(|checked| checked.finding).collect())
}

/// Rows of table 2 in a picture, or on a damaged page: no sum proves them.
fn recognised(origin: Origin, damaged: bool) -> Report {
    let mut sheet = Sheet { origin, damaged, ..Sheet::new(842.0, 595.0) };
    let word = |text: &str, x0: f32| Word { text: text.to_owned(), x0, y0: 100.0, x1: x0 + 50.0, y1: 112.0 };
    sheet.words = vec![word("规章", 100.0), word("1", 300.0), word("0", 400.0), word("7", 500.0)];
    let below =
        |word: &Word| Word {
            y0: 130.0, y1: 142.0, text: word.text.replace("规章", "行政规范性文件"), ..word.clone()
        };
    let second: Vec<Word> = sheet.words.iter().map(below).collect();
    sheet.words.extend(second);
    Options::new().year(2021).parse_words(&Words { format: Format::Image, sheets: vec![sheet], ..Words::default() })
}

/// What two years of one organ say of each other, for a code that needs both.
fn across(code: Code) -> Option<Vec<Finding>> {
    let row = |label: &str, figures: &str| format!("{label}\t{figures}\n");
    let carried = |n: u32| row(CARRIED, &format!("{n}\t0\t0\t0\t0\t0\t{n}")) + &row(NEW, "0\t0\t0\t0\t0\t0\t0");
    let forward = row("四、结转下年度继续办理", "1\t0\t0\t0\t0\t0\t1") + &carried(0);
    let documents = |figures: &str| row("行政规范性文件", figures) + &row("行政许可", "3");
    let licensing = |figures: &str| row("行政许可", figures) + &row("政府集中采购", "1\t3万元");
    let (before, now) = match code {
        Code::IdentityCarry => (forward, carried(2)),
        Code::IdentityStock => (documents("0\t0\t5"), documents("2\t1\t7")),
        Code::IdentityItems => (licensing("5\t+2\t0"), licensing("9\t0\t0")),
        Code::TextRepeated => {
            let prose = format!("一、总体情况\n{}\n", "本机关全面贯彻落实有关要求。".repeat(30));
            (prose.clone(), prose)
        }
        _ => return None,
    };
    let page = |year: u32, text: &str| xxgk::parse_str(&format!("青岚县{year}年政府信息公开工作年度报告\n{text}"));
    let found = xxgk::check(&[page(2019, &before), page(2020, &now)]);
    Some(found.into_iter().filter(|checked| checked.against.is_some()).map(|checked| checked.finding).collect())
}

/// An input that gives a finding of this code.
fn provoke(code: Code) -> Report {
    let said = |text: String| xxgk::parse_str(&text);
    let row = |figures: &str| said(format!("{TITLE}{TABLE3}{NEW}\t{figures}\n{CARRIED}\t0\t0\t0\t0\t0\t0\t0\n"));
    let prose = |text: &str| said(format!("{TITLE}一、总体情况\n{text}\n"));
    match code {
        Code::IdentityRowSum | Code::IdentityOutcomeSum | Code::IdentityRemedySum => {
            xxgk::parse_bytes(&sample("shanyang"))
        }
        Code::IdentityFlow => {
            edited("yunxi", "二、上年结转政府信息公开申请数量\t\t1\t", "二、上年结转政府信息公开申请数量\t\t9\t")
        }
        Code::TableMissing => xxgk::parse_bytes(&sample("lost-tables")),
        Code::TableImage => xxgk::parse_bytes(&sample("nanping")),
        Code::TableEmpty => xxgk::parse_bytes(&sample("hengqu")),
        Code::TableDuplicate => twice("qinglan"),
        Code::RowMissing => edited("qinglan", "| 行政处罚 | 2976 |  |  |\n", ""),
        Code::RowExtra => edited("qinglan", "| 行政处罚 |", "| 行政检查 | 5 |  |  |\n| 行政处罚 |"),
        Code::CellResolved => row("3\t1\t0\t0\t0\t0\t0\t4"),
        Code::CellAmbiguous => row("1\t2\t3\t4\t5\t6\t7\t8\t9"),
        Code::CellUnplaced => row("1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t15"),
        Code::CellUnproven => {
            said(format!("{TITLE}{TABLE3}{NEW}\t3\t2\t1\t0\t0\t0\t0\n{CARRIED}\t1\t0\t0\t0\t0\t0\t1\n"))
        }
        Code::CellRecognised => recognised(Origin::Ocr, false),
        Code::FileDamaged => recognised(Origin::Text, true),
        Code::CellUnreadable => row("3\t0\t0\t0\t0\t详见附件\t3"),
        Code::SectionMissing => said(format!("{TITLE}一、总体情况\n")),
        Code::RegionAmbiguous => said("鼓楼区2021年政府信息公开工作年度报告\n".to_owned()),
        Code::UnitUnknown => said(format!("{TITLE}规章\t0\t0\t0\n行政许可\t3\n行政事业性收费\t12.5\n")),
        Code::SectionRenamed => edited("qinglan", "\n二、主动公开政府信息情况\n", "\n二、主动公开情况\n"),
        Code::FormMixed => xxgk::parse_bytes(&sample("lanting")),
        Code::TextRepaired => xxgk::parse_str("浜戝彴鍘夸汉姘戞斂搴滃姙鍏鏀垮姟鍏紑绉?\n"),
        Code::TextDamaged => said(format!("{TITLE}\u{FFFD}")),
        Code::YearConflict => said(format!("{TITLE}本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止。\n")),
        Code::ValueSuspect => edited("baishi", "\t+3\n", "\t++3\n"),
        Code::FormatUnsupported => xxgk::parse_bytes(b"%PDF-1.7"),
        Code::InputTooLarge => Options::new().limit(3).parse_str(TITLE),
        Code::NotAReport => said("hello".to_owned()),
        Code::IdentityStatisticsSum => edited("luohe", "| 1.当面申请数 | 件 | 4 |", "| 1.当面申请数 | 件 | 5 |"),
        Code::StatisticsImplausible => {
            edited("luohe", "主动公开规范性文件数 | 条 | 7 |", "主动公开规范性文件数 | 条 | 7000 |")
        }
        Code::StockImplausible => said(format!("{TITLE}规章\t9\t1\t3\n行政许可\t3\n")),
        Code::DisclosureImplausible => said(format!("{TITLE}规章\t1\t9\t3\n政府集中采购\t1\t3万元\n")),
        Code::ItemsMisread => said(format!("{TITLE}行政处罚\t421\t增1423\t1844\n政府集中采购\t1\t3万元\n")),
        Code::RemediesUnfounded => said(format!(
            "{TITLE}{NEW}\t0\t0\t0\t0\t0\t0\t0\n{CARRIED}\t0\t0\t0\t0\t0\t0\t0\n\n{REMEDIES}1\t0\t0\t0\t1{}\n",
            "\t0".repeat(10)
        )),
        Code::UnitSuspect => said(
            "临禾区林业局2020年政府信息公开工作年度报告\n行政处罚\t4\t0\t8\n政府集中采购\t1\t23600万元\n".to_owned(),
        ),
        Code::PublicationLate => said(format!("{TITLE}发布日期：2022-05-04\n")),
        Code::StatementMismatch => said(format!(
            "{TITLE}一、总体情况\n全年收到政府信息公开申请5件。\n{TABLE3}{NEW}\t3\t0\t0\t0\t0\t0\t3\n{CARRIED}\t0\t0\t0\t0\t0\t0\t0\n"
        )),
        Code::StatementUnbalanced => prose("新收政府信息公开申请5件，上年结转1件，办结9件，结转下年度1件。"),
        Code::StatementPercentage => prose("全年收到政府信息公开申请10件，办结10件，其中予以公开5件，占30%。"),
        Code::FeeUnreported => said(format!(
            "{TITLE}{TABLE3}2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t1\t0\t0\t0\t0\t0\t1\n\
             {NEW}\t1\t0\t0\t0\t0\t0\t1\n六、其他需要报告的事项\n无\n"
        )),
        Code::FeeTariff => prose("全年收取信息处理费1235元。"),
        other => panic!("{other} is new: give an input that provokes it"),
    }
}

/// A sample with one change.
fn edited(name: &str, from: &str, to: &str) -> Report {
    let text = String::from_utf8(sample(name)).unwrap();
    assert!(text.contains(from), "{name} has no {from:?}");
    xxgk::parse_str(&text.replacen(from, to, 1))
}

/// A sample that somebody pasted twice.
fn twice(name: &str) -> Report {
    let bytes = sample(name);
    xxgk::parse_bytes(&[bytes.as_slice(), &bytes].concat())
}
