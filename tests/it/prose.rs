//! Sentences made of the grammar read back: measures × frames × forms of numbers; noise gives no panic and no false place.

use proptest::prelude::*;
use proptest::sample::select;
use xxgk::{Precision, Statement};

/// A frame with `#` for the figure, and the measure that it states.
const FRAMES: &[(&str, &str)] = &[
    ("全年共收到政府信息公开申请#件。", "requests.new_received"),
    ("本机关新收依申请公开事项#件，均已答复。", "requests.new_received"),
    ("2022年，全县受理信息公开申请#件，较上年增加7件。", "requests.new_received"),
    ("全年办结政府信息公开申请#件。", "requests.total"),
    ("政府信息公开申请办理中，予以公开#件。", "requests.granted"),
    ("政府信息公开申请办理中，另有#件结转下年度继续办理。", "requests.carried_forward"),
    ("办理上年度结转政府信息公开申请#件。", "requests.carried_over"),
    ("政府信息公开申请中，由自然人提出#件。", "requests.new_received.natural_person"),
    ("因政府信息公开引发行政复议案件#件。", "remedies.reconsideration"),
    ("发生政府信息公开行政诉讼#起。", "remedies.litigation"),
    ("全年主动公开政府信息#条。", "disclosure.total"),
    ("通过政府门户网站公开政府信息#条。", "disclosure.website"),
    ("“青岚发布”微信公众号推送信息#条。", "disclosure.wechat"),
    ("全年发布政策解读材料#篇。", "interpretation.total"),
    ("组织召开新闻发布会#场。", "press_conferences"),
    ("举办政务公开培训班#期。", "training.sessions"),
    ("制发行政规范性文件#件。", "proactive.normative_documents.made"),
];

/// A number as prose writes it.
fn number() -> impl Strategy<Value = (String, u64, Precision)> {
    let exact = |text: String, n: u64| (text, n, Precision::Exact);
    prop_oneof![
        (0_u64..100_000).prop_map(move |n| exact(n.to_string(), n)),
        (1_u64..1000, 0_u64..1000).prop_map(move |(a, b)| exact(format!("{a},{b:03}"), a * 1000 + b)),
        (1_u64..1000, 0_u64..1000).prop_map(move |(a, b)| exact(format!("{a}，{b:03}"), a * 1000 + b)),
        (1_u64..100, 1_u64..10).prop_map(move |(a, b)| exact(format!("{a}.{b}万"), a * 10_000 + b * 1000)),
        (0_u64..1000).prop_map(move |n| exact(n.to_string().chars().map(wide).collect(), n)),
        (1_u64..9999).prop_map(move |n| exact(chinese(n), n)),
        (1_u64..10_000).prop_map(|n| (format!("{n}余"), n, Precision::AtLeast)),
        (1_u64..10_000).prop_map(|n| (format!("超过{n}"), n, Precision::AtLeast)),
        (1_u64..10_000).prop_map(|n| (format!("约{n}"), n, Precision::About)),
        (1_u64..10_000).prop_map(|n| (format!("近{n}"), n, Precision::Under)),
        (1_u64..10_000).prop_map(move |n| exact(format!(" {n} "), n)),
    ]
}

fn wide(digit: char) -> char {
    digit.to_digit(10).and_then(|digit| char::from_u32(u32::from('０') + digit)).unwrap_or(digit)
}

/// 一千零二十三
fn chinese(n: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut text = String::new();
    let mut gap = false;
    for (place, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / place % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        text += if std::mem::take(&mut gap) { "零" } else { "" };
        text += DIGITS[digit as usize];
        text += word;
    }
    text
}

/// The sentence with line breaks and blanks where a copy puts them; not within a number.
fn broken(sentence: &str, number: &str, breaks: &[usize]) -> String {
    let (before, after) = sentence.split_once('#').expect("a frame has a figure");
    let broken = |part: &str| {
        let cut =
            |(at, c): (usize, char)| if at > 0 && breaks.contains(&at) { format!("\n{c}") } else { c.to_string() };
        part.chars().enumerate().map(cut).collect::<String>()
    };
    format!("{}{number}{}", broken(before), broken(after))
}

fn report(prose: &str) -> String {
    format!("青岚县2022年政府信息公开工作年度报告\n\n一、总体情况\n\n{prose}\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_sentence_reads_back(
        (frame, measure) in select(FRAMES),
        (number, value, precision) in number(),
        breaks in prop::collection::vec(6_usize..20, 0..2),
    ) {
        let text = report(&broken(frame, &number, &breaks));
        let read = xxgk::parse_str(&text);
        let found: Vec<(&str, String, Precision)> =
            read.statements().iter().map(|s| (s.measure.as_str(), s.value.to_string(), s.precision)).collect();
        prop_assert_eq!(found, vec![(measure, value.to_string(), precision)], "{}", text);
    }

    #[test]
    fn noise_gives_no_panic(pieces in prop::collection::vec(piece(), 0..60)) {
        let text = report(&pieces.concat());
        for Statement { span, quote, .. } in xxgk::parse_str(&text).statements() {
            prop_assert_eq!(span.slice(&text), Some(quote.as_str()));
        }
    }
}

/// A word that means something in prose, in any order.
fn piece() -> impl Strategy<Value = &'static str> {
    select(vec![
        "收到",
        "政府信息公开申请",
        "依申请公开",
        "办结",
        "予以公开",
        "其中",
        "含",
        "上年结转",
        "2021年",
        "今年",
        "行政复议",
        "行政诉讼",
        "维持",
        "未",
        "没有",
        "无",
        "均为",
        "零",
        "0",
        "12件",
        "三件",
        "18.6万余条",
        "1，234",
        "33.3%",
        "，",
        "、",
        "。",
        "；",
        "（",
        "）",
        "：",
        "和",
        "分别为",
        "各",
        "较上年",
        "增加",
        "主动公开",
        "政府信息",
        "网站",
        "等",
        "“",
        "”",
        "《",
        "》",
        "〔",
        "第",
        "一",
        "百分之",
        "县公安局",
        "\n",
        " ",
        "结转至",
        "2023年",
        "1—6月",
        "约",
        "近",
        "余",
        "十",
        "万",
        "\u{FFFD}",
        "零撤销",
        "自然人",
        "其他",
        "回应",
        "公众",
        "关切",
    ])
}
