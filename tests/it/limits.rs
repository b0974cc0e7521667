//! Hostile input of a megabyte ends, and four times as much takes about four times as long.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};
use xxgk::TABLES;

const MEGABYTE: usize = 1 << 20;

/// What a megabyte may take at most, on a slow machine, without optimisation.
const PATIENCE: Duration = Duration::from_secs(20);

/// Linear is 4, quadratic 16.
const WORST_RATIO: f64 = 8.0;

/// Less than this is noise.
const NOISE: Duration = Duration::from_millis(30);

#[test]
fn random_bytes() {
    linear(|size| noise(size).collect());
}

#[test]
fn random_printable_ascii() {
    linear(|size| noise(size).map(|byte| b' ' + byte % 95).collect());
}

#[test]
fn random_han() {
    let han = |pair: &[u8]| char::from_u32(0x4E00 + u32::from(pair[0]) * 64 + u32::from(pair[1]) % 64).unwrap_or('一');
    linear(|size| noise(size).collect::<Vec<u8>>().chunks_exact(3).map(han).collect::<String>().into_bytes());
}

#[test]
fn one_character_over_and_over() {
    for unit in [
        "7",
        "|",
        "\t",
        " ",
        "\n",
        "\r",
        "\0",
        "(",
        "（",
        "）",
        "[",
        "<",
        "一",
        "、",
        "年",
        "數",
        "\u{200b}",
        ",",
        ".",
        "-",
        "+",
        "1 ",
        "\u{c}",
        "1\n\u{c}",
        "  0  1  2\n规章 3  4\n",
        "------  ----  ----\n规章      0     3\n",
        "-----  ",
        "|| 规章 || 0 ||\n",
        "?",
        "\u{FFFD}",
        "涓",
        "銆",
        "鍏?",
        "涓銆?1",
        "。ㄒ唬",
        "┲",
        "ㄒ?",
        "\u{E123}",
        "\u{F0B7}1",
        "规,1,\"\n",
        "\"a\n\",",
        "规章;1;\"2\n3\"\n第二;;\n",
    ] {
        linear(|size| unit.repeat(size / unit.len()).into_bytes());
    }
}

#[test]
fn one_line_over_and_over() {
    for line in [
        "一、本年新收政府信息公开申请数量\n",
        "一、本年新收政府信息公开申请数量",
        "一、本年新收政府信息公开申请数量|1|0|0|0|0|0|1\n",
        "一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\n",
        "三、收到和处理政府信息公开申请情况\n",
        "青岚县2021年政府信息公开工作年度报告\n",
        "自2021年1月1日至2021年12月31日",
        "政府信息公开",
        "鏀垮簻淇℃伅鍏紑",
        "鏀垮簻淇℃伅鍏?1銆?\t3",
        "。ㄒ唬┲鲃庸_情況\n",
        "???2020??????",
        "数(shù)据(jù)",
        "图(tú",
        "1\n",
        "1\n\n",
        "1\t",
        "| |\n",
        "image001.png\n",
        "行政许可 3\n",
        "规章\n1\n",
        "| 规章 | 规章 | 规章 | 规章 |\n",
        "| 规章<br>1<br>2",
        "│ 规章 │ 1 │ 2 │\n├──┼──┼──┤\n",
        "规章\n\n\t1\n\n\t2\n\n",
        "{|\n|-\n| 1\n\n",
        "{|\n|-\n\n规章\n",
        "|===\n3.2+|规章 ^|0\n",
        "#table([规章], [0],\n",
        "#table([规章",
        "\\startxcell 1 ",
        "['规章', '0', [",
        "['规章', '0', None]\n",
        "|=. 规章|=. 0",
        "[规]{.a}",
        "]{.a [",
        "|规章|\n|0|\n",
        "| \\\\ | \\ |\n+---+\n",
        "-----  ---\n",
    ] {
        linear(|size| line.repeat(size / line.len()).into_bytes());
    }
}

#[test]
fn one_word_over_and_over_in_a_sentence() {
    for (first, unit, last) in [
        ("收到政府信息公开申请3件", "）", "。"),
        ("收到政府信息公开申请3件，", "未收到", "。"),
        ("收到政府信息公开申请3件，", "无申请", "。"),
        ("收到", "公民、企业、", "申请各1件。"),
        ("收到", "行政复议、行政诉讼、", "各1件。"),
        ("主动公开", "发布", "等信息86条。"),
        ("收到政府信息公开申请1", ",111", "件。"),
        ("收到政府信息公开申请1", "-1月1日", "，3件。"),
        ("收到政府信息公开申请", "9223372036854775807亿件，", "另有12件。"),
        ("收到政府信息公开申请", "3件，其中自然人1件，（", "）。"),
        ("收到政府信息公开申请3件。", "县财政局1件、", "共9件。"),
    ] {
        let head = "青岚县2022年政府信息公开工作年度报告\n一、总体情况\n";
        linear(|size| format!("{head}{first}{}{last}\n", unit.repeat(size / unit.len())).into_bytes());
    }
}

#[test]
fn a_comment_of_dashes() {
    linear(|size| format!("<html><body><!-- {}x --></body></html>", "-".repeat(size)).into_bytes());
}

#[test]
fn characters_that_may_be_garbled() {
    // read as code page 936, a quarter of rare characters: not sense, and not quite nonsense
    let garbled = "鏀垮簻淇℃伅榫橀綁楹ゅ叕寮€鎯呭喌";
    linear(|size| garbled.repeat(size / garbled.len()).into_bytes());
}

#[test]
fn one_row_over_and_over_below_a_heading() {
    let proactive = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n";
    let requests =
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量|0|0|0|0|0|0|0\n（一）予以公开|||||||\n";
    for (head, row) in [
        (proactive, "规章 1 2 3\n"),
        (proactive, "规章|1|2|3\n"),
        (proactive, "现行有效件数|本年制发件数\n规章|1|2|3\n"),
        (requests, "某某|1|2|3|4|5|6|7\n"),
        (requests, "|1|2|3|4|5|6|7\n"),
    ] {
        linear(|size| format!("{head}{}", row.repeat(size / row.len())).into_bytes());
    }
}

/// What stands above a table, up to its heading.
fn report_up_to(heading: &str) -> String {
    format!("青岚县2022年政府信息公开工作年度报告\n一、总体情况\n无\n{heading}\n")
}

fn proactive() -> String {
    report_up_to("二、主动公开政府信息情况\n第二十条第（一）项\n信息内容|本年制发件数|本年废止件数|现行有效件数")
}

fn requests() -> String {
    let columns = "|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|";
    report_up_to(&format!("三、收到和处理政府信息公开申请情况\n|本列数据的勾稽关系|申请人情况|\n{columns}"))
}

fn remedies() -> String {
    let results = "结果维持 结果纠正 其他结果 尚未审结 总计 ".repeat(3);
    let heading = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n未经复议直接起诉 复议后起诉";
    report_up_to(&format!("{heading}\n{results}"))
}

/// A row of table 3 with words before its figures, and rows of table 4 with fewer figures than cells: there are thousands of ways to
/// read each.
fn rows_of_many_readings() -> [(String, &'static str); 2] {
    let worded = "|一、本年新收政府信息公开申请数量|甲|乙|丙|丁|戊|己|庚|辛|1|1|1|1|1|1|6|\n";
    [(remedies(), "1 1 1 1 1 1 1\n"), (requests(), worded)]
}

#[test]
fn rows_with_many_readings() {
    for (head, row) in rows_of_many_readings() {
        linear(|size| format!("{head}{}", row.repeat(size / row.len())).into_bytes());
    }
    // None of them is the same again, and none can be read.
    let differs = |at: usize| format!("1 1 {at} 1 1 1 1\n");
    linear(|size| format!("{}{}", remedies(), (0..size / 16).map(differs).collect::<String>()).into_bytes());
    let glued = "一、本年新收政府信息公开申请数量 1211221211122113122111122221111213154432111\n";
    linear(|size| format!("{}{}", requests(), glued.repeat(size / glued.len())).into_bytes());
}

#[cfg(all(feature = "cli", target_os = "linux"))]
#[test]
fn rows_with_many_readings_in_little_memory() {
    const MOST: usize = 700_000;
    for (number, (head, row)) in rows_of_many_readings().into_iter().enumerate() {
        let file = std::env::temp_dir().join(format!("xxgk-{}-readings-{number}.txt", std::process::id()));
        std::fs::write(&file, format!("{head}{}", row.repeat(100_000 / row.len()))).unwrap();
        let bounded = format!("ulimit -v {MOST}; exec \"$0\" parse \"$1\"");
        let mut shell = std::process::Command::new("sh");
        let run = shell.args(["-c", &bounded, env!("CARGO_BIN_EXE_xxgk")]).arg(&file).output().unwrap();
        std::fs::remove_file(&file).unwrap();
        assert!(run.status.code().is_some_and(|code| code < 2), "{row:?}: {}", String::from_utf8_lossy(&run.stderr));
    }
}

#[test]
fn rows_of_two_sorts_below_a_heading() {
    let nameless = format!("{}|甲乙|1|\n", proactive());
    for (head, row, behind) in [
        (proactive(), "|甲|1|\n", "|规章||\n"),
        (proactive(), "|规章|1|1|1|\n", "|\n|\n|\n|\n|\n|\n|\n|\n|\n|\n"),
        (proactive(), "|规章|1|1|1|\n|本年制发件数|本年废止件数|现行有效件数|\n", ""),
        (nameless, "|1|\n", ""),
        (requests(), "|2.其他|1|1|1|1|1|1|6|\n|法律行政法规禁止公开||||||||\n", ""),
    ] {
        let text = |count: usize| format!("{head}{}{}", row.repeat(count), behind.repeat(count));
        linear(|size| text(size / (row.len() + behind.len())).into_bytes());
    }
}

#[test]
fn words_in_a_row_of_2014() {
    let rows = "（一）收到申请数\t件\t5\n1.当面申请数\t件\t2\n2.传真申请数\t件\t0\n3.网络申请数\t件\t3\n";
    let head = "青岚县2016年政府信息公开工作年度报告\n附件：政府信息公开情况统计表\n统计指标\t单位\t统计数\n";
    let unit = "甲乙\t";
    linear(|size| format!("{head}{rows}（二）申请办结书\t{}\n{rows}", unit.repeat(size / unit.len())).into_bytes());
}

#[test]
fn a_last_row_that_ends_in_blank_cells() {
    let row = |label: &str| format!("{label}\t3\t0\t0\t0\t0\t0\t3\n");
    let rows = ["一、本年新收政府信息公开申请数量", "（七）总计", "四、结转下年度继续办理"].map(row).concat();
    linear(|size| format!("{}{}", rows.trim_end(), "\t".repeat(size)).into_bytes());
}

#[test]
fn one_tag_over_and_over() {
    for unit in [
        "<",
        "</",
        "<!--",
        "<!",
        "&",
        "&#",
        "&nbsp",
        "<td>",
        "<table>",
        "</table>",
        "<table><td>",
        "<table><td>1<td>",
        "<table><tr><td>1<td>2</table>",
        "<tr><td colspan=1000 rowspan=65534>1",
        "<td>1<br>2",
        "<div class=nav>",
        "<p hidden>1",
        "<span hidden>1</span>",
        "<td hidden>1",
        "<a href=x>1<p>",
        "<script>",
        "<script><!--</script>",
        "<script>'信息公开<td>\\u4e2d",
        "<b a=\"",
        "<b a=b ",
        "<pre>\n",
        "<svg>",
    ] {
        linear(|size| format!("<html><p>{}", unit.repeat(size / unit.len())).into_bytes());
    }
    linear(|size| format!("{{\"信息公开<td>{}", "\\\"<td>\\u4e2d".repeat(size / 12)).into_bytes());
    linear(|size| {
        format!("MIME-Version: 1.0\nContent-Type: text/html; boundary=a\n{}", "\n--a\n\n".repeat(size / 6)).into_bytes()
    });
}

#[test]
fn every_label_in_turn() {
    for between in ["\n", "|", "\t", "|3|4|", "\n5\n\n"] {
        let labels: Vec<String> =
            TABLES.iter().flat_map(|form| form.rows).map(|row| format!("{}{between}", row.label)).collect();
        let round = labels.concat();
        linear(|size| round.repeat(size / round.len()).into_bytes());
    }
}

#[test]
fn two_hundred_thousand_lines() {
    ends("\t行政处罚\t1\t2\n".repeat(200_000).into_bytes());
}

/// Reads a megabyte and a quarter of it.
fn linear(input: impl Fn(usize) -> Vec<u8>) {
    let (small, large) = (input(MEGABYTE / 4), input(MEGABYTE));
    let shown = String::from_utf8_lossy(&large[..large.len().min(60)]).into_owned();
    let ratio = (0..4).map(|_| ratio(&small, &large)).find(|&ratio| ratio < WORST_RATIO);
    assert!(ratio.is_some(), "four times as much of {shown:?} takes more than {WORST_RATIO} times as long");
}

fn ratio(small: &[u8], large: &[u8]) -> f64 {
    let small = ends(small.to_vec()).max(NOISE);
    ends(large.to_vec()).as_secs_f64() / small.as_secs_f64()
}

/// Reads on another thread, so that a reader that never ends fails the test.
fn ends(bytes: Vec<u8>) -> Duration {
    let (done, wait) = mpsc::channel();
    let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
    thread::spawn(move || {
        let start = Instant::now();
        let report = xxgk::parse_bytes(&bytes);
        // Nobody waits any more where the test has given up.
        let _ = done.send((start.elapsed(), report.source().bytes));
    });
    let (time, _) = wait.recv_timeout(PATIENCE).unwrap_or_else(|error| panic!("{shown:?} …: {error}"));
    time
}

/// The same noise in every run (xorshift).
fn noise(size: usize) -> impl Iterator<Item = u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    (0..size).map(move |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
}
