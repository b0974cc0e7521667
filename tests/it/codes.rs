//! Everything that the library can say is said here once, or it stands here why it cannot be yet.

use crate::support::sample;
use std::collections::BTreeSet;
use xxgk::{Code, Options, Report};

const TITLE: &str = "青岚县2021年政府信息公开工作年度报告\n";
const TABLE3: &str = "三、收到和处理政府信息公开申请情况\n";
const CARRIED: &str = "二、上年结转政府信息公开申请数量";
const NEW: &str = "一、本年新收政府信息公开申请数量";

/// Codes that no input gives today.
const SILENT: &[(Code, &str)] =
    if cfg!(feature = "divisions") { &[] } else { &[(Code::RegionAmbiguous, "only the table of divisions knows")] };

#[test]
fn every_code_is_heard() {
    let mut bad = Vec::new();
    for &code in Code::ALL {
        let silent = SILENT.iter().any(|(silent, _)| *silent == code);
        let said: BTreeSet<&str> = provoke(code).findings().iter().map(|finding| finding.code.as_str()).collect();
        if said.contains(code.as_str()) == silent {
            bad.push(format!("{code}: said {said:?}{}", if silent { ", but listed as silent" } else { "" }));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

/// An input that gives a finding of this code.
fn provoke(code: Code) -> Report {
    let said = |text: String| xxgk::parse_str(&text);
    let row = |figures: &str| said(format!("{TITLE}{TABLE3}{NEW}\t{figures}\n{CARRIED}\t0\t0\t0\t0\t0\t0\t0\n"));
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
