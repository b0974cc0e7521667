//! Pages drawn by hand.

use super::text;
use crate::model::Origin;
use crate::words::{Sheet, Stroke, Word, Words};
use std::time::Instant;

/// A word whose characters are ten points wide, digits five.
fn word(text: &str, x0: f32, y0: f32) -> Word {
    let width: f32 = text.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum();
    Word { text: text.to_owned(), x0, y0, x1: x0 + width, y1: y0 + 10.0 }
}

fn across(y: f32, x0: f32, x1: f32) -> Stroke {
    Stroke { x0, y0: y, x1, y1: y }
}

fn down(x: f32, y0: f32, y1: f32) -> Stroke {
    Stroke { x0: x, y0, x1: x, y1 }
}

fn page(words: Vec<Word>, strokes: Vec<Stroke>) -> Sheet {
    Sheet { words, strokes, ..Sheet::new(595.0, 842.0) }
}

#[track_caller]
fn check(sheets: Vec<Sheet>, expected: &str) {
    let built = text(&Words { sheets, ..Words::default() }).unwrap_or_default();
    assert_eq!(built.text, expected);
}

/// A table of two columns from `top` on, with rows of 40 points.
fn ruled(top: f32, rows: usize) -> Vec<Stroke> {
    let bottom = top + 40.0 * rows as f32;
    let mut strokes: Vec<Stroke> = (0..=rows).map(|row| across(top + 40.0 * row as f32, 50.0, 250.0)).collect();
    strokes.extend([50.0, 150.0, 250.0].map(|x| down(x, top, bottom)));
    strokes
}

#[test]
fn a_label_over_three_lines_is_one_row() {
    let words = vec![
        word("2.申请人逾期未", 55.0, 101.0),
        word("按收费通知要求", 55.0, 115.0),
        word("缴纳费用", 55.0, 127.0),
        word("12", 190.0, 115.0),
        word("3.其他", 55.0, 155.0),
    ];
    check(vec![page(words, ruled(100.0, 2))], "2.申请人逾期未按收费通知要求缴纳费用\t12\n3.其他\t\n");
}

#[test]
fn a_row_cut_by_the_end_of_a_page_is_one_row() {
    let wide = |top: f32| {
        let mut strokes = vec![across(top, 50.0, 450.0), across(top + 40.0, 50.0, 450.0)];
        strokes.extend([50.0, 150.0, 250.0, 350.0, 450.0].map(|x| down(x, top, top + 40.0)));
        strokes
    };
    let first = vec![
        word("3.补正后申请", 55.0, 715.0),
        word("1", 200.0, 715.0),
        word("2", 300.0, 715.0),
        word("3", 400.0, 715.0),
    ];
    let second = vec![word("内容仍不明确", 55.0, 110.0), word("- 4 -", 290.0, 800.0)];
    check(vec![page(first, wide(700.0)), page(second, wide(100.0))], "3.补正后申请内容仍不明确\t1\t2\t3\n");
}

#[test]
fn a_row_whose_words_stand_on_the_next_page_is_one_row() {
    let part = |top: f32, edges: &[f32]| {
        let mut strokes = vec![across(top, edges[0], 450.0), across(top + 40.0, edges[0], 450.0)];
        strokes.extend(edges.iter().map(|&x| down(x, top, top + 40.0)));
        strokes
    };
    let first = vec![word("1", 200.0, 715.0), word("2", 300.0, 715.0), word("3", 400.0, 715.0)];
    let second = vec![word("（二）部分公开", 55.0, 110.0)];
    // a cell over several rows goes on in front of it
    let (above, below) = ([50.0, 150.0, 250.0, 350.0, 450.0], [20.0, 50.0, 150.0, 250.0, 350.0, 450.0]);
    let pages = vec![page(first, part(700.0, &above)), page(second, part(100.0, &below))];
    check(pages, "（二）部分公开\t1\t2\t3\n");
}

#[test]
fn a_cell_that_drips_and_cells_over_columns() {
    let mut strokes = ruled(100.0, 2);
    strokes.extend([across(100.0, 20.0, 50.0), across(180.0, 20.0, 50.0), down(20.0, 100.0, 180.0)]);
    let drip = "办理结果".chars().zip(0..).map(|(c, at)| word(&c.to_string(), 30.0, 115.0 + 12.0 * at as f32));
    let mut words: Vec<Word> = drip.collect();
    words.extend([
        word("（一）予以公开", 55.0, 115.0),
        word("7", 200.0, 115.0),
        word("（二）", 55.0, 155.0),
        word("0", 200.0, 155.0),
    ]);
    check(vec![page(words, strokes)], "办理结果\t（一）予以公开\t7\n（二）\t0\n");
}

#[test]
fn figures_that_narrow_columns_bring_near_each_other_are_two() {
    let row = |y: f32, label: &str, figures: [&str; 5]| {
        let places = [150.0, 200.0, 250.0, 300.0, 323.0];
        let figures = figures.into_iter().zip(places).map(move |(figure, x)| word(figure, x, y));
        std::iter::once(word(label, 50.0, y)).chain(figures).collect::<Vec<Word>>()
    };
    let first = row(100.0, "1.属于国家秘密", ["0", "0", "0", "2880", "2993"]);
    let second = row(130.0, "2.重复申请", ["0", "7", "0", "0", "7"]);
    let rows = "1.属于国家秘密\t0\t0\t0\t2880\t2993\n2.重复申请\t0\t7\t0\t0\t7\n";
    check(vec![page([first, second].concat(), Vec::new())], rows);
}

/// The figures of a row, in columns of 40 points from 250 on; none where nothing is printed.
fn figures(y: f32, figures: &[&str]) -> Vec<Word> {
    let places = figures.iter().zip(0..).filter(|(figure, _)| !figure.is_empty());
    places.map(|(figure, at)| word(figure, 250.0 + 40.0 * at as f32, y)).collect()
}

#[test]
fn a_character_of_a_label_that_runs_down_is_no_placeholder() {
    let drip = "无法提供".chars().zip(0..).map(|(c, at)| word(&c.to_string(), 50.0, 100.0 + 12.0 * at as f32));
    let labels = [("1.没有现成信息", 80.0, 94.0), ("需要另行制作", 80.0, 106.0), ("2.其他", 80.0, 136.0)];
    let labels = labels.into_iter().map(|(text, x, y)| word(text, x, y));
    let rows = [figures(100.0, &["3", "0", "1", "0", "4"]), figures(136.0, &["5", "0", "0", "0", "5"])];
    check(
        vec![page(drip.chain(labels).chain(rows.concat()).collect(), Vec::new())],
        "无\t1.没有现成信息需要另行制作\t3\t0\t1\t0\t4\n法提供\t2.其他\t5\t0\t0\t0\t5\n",
    );
}

#[test]
fn a_placeholder_under_a_heading_of_one_character_is_one() {
    let heads = "自然人".chars().zip(0..).map(|(c, at)| word(&c.to_string(), 250.0, 60.0 + 12.0 * at as f32));
    let heads = heads.chain(
        ["企业", "科研", "其他", "总计"]
            .into_iter()
            .zip(0..)
            .map(|(text, at)| word(text, 290.0 + 40.0 * at as f32, 72.0)),
    );
    let rows = [figures(100.0, &["无", "0", "1", "0", "4"]), figures(118.0, &["5", "0", "0", "0", "5"])];
    let labels = [word("1.重复申请", 80.0, 100.0), word("2.其他", 80.0, 118.0)];
    let built = text(&Words {
        sheets: vec![page(heads.chain(labels).chain(rows.concat()).collect(), vec![])],
        ..Words::default()
    });
    let built = built.unwrap_or_default().text;
    assert!(built.contains("1.重复申请\t无\t0\t1\t0\t4\n2.其他\t5\t0\t0\t0\t5\n"), "{built}");
}

#[test]
fn without_lines_a_number_begins_a_label_and_its_middle_tells_its_row() {
    let labels = [
        ("（二）部分公开（区分处理", 90.0, 100.0),
        ("的，只计这一情形）", 97.5, 114.0),
        ("三、本年度", 20.0, 114.0),
        ("办理结果", 25.0, 128.0),
        ("1.重复申请", 110.0, 132.0),
        ("2.要求行政机关确认", 95.0, 150.0),
        ("或重新出具", 110.0, 164.0),
    ];
    let rows = [
        figures(107.0, &["3", "0", "1", "0", "4"]),
        figures(132.0, &["5", "", "", "", "5"]),
        figures(157.0, &["", "12", "", "", "12"]),
    ];
    let words = labels.into_iter().map(|(text, x, y)| word(text, x, y)).chain(rows.concat()).collect();
    check(
        vec![page(words, Vec::new())],
        "（二）部分公开（区分处理的，只计这一情形）\t3\t0\t1\t0\t4\n\
         三、本年度办理结果\t1.重复申请\t5\t\t\t\t5\n\
         2.要求行政机关确认或重新出具\t\t12\t\t\t12\n",
    );
}

#[test]
fn without_lines_a_heading_tells_of_columns_that_are_blank() {
    let heads = ["维持", "纠正", "其他", "未结", "总计"].into_iter().zip(0..);
    let heads = heads.map(|(head, at)| word(head, 250.0 + 40.0 * at as f32, 100.0));
    let row = figures(120.0, &["", "7", "", "", "7"]);
    let words = std::iter::once(word("行政复议", 320.0, 80.0)).chain(heads).chain(row).collect();
    check(vec![page(words, Vec::new())], "行政复议\n维持\t纠正\t其他\t未结\t总计\n\t7\t\t\t7\n");
}

#[test]
fn without_lines_a_row_cut_by_the_end_of_a_page_is_one_row() {
    let row = |y: f32, label: &str, own: &[&str]| {
        let labels = (!label.is_empty()).then(|| word(label, 50.0, y));
        labels.into_iter().chain(figures(y, own)).collect::<Vec<Word>>()
    };
    let first = [
        row(700.0, "（一）予以公开", &["1", "2", "0", "3", "6"]),
        row(720.0, "", &["4", "0", "", "0", "4"]),
        vec![word("- 3 -", 290.0, 800.0)],
    ];
    let total = ["5", "2", "", "3", "10"];
    let second = [row(60.0, "（二）部分公开", &[]), row(80.0, "1.其他", &["0", "0"]), row(100.0, "（七）总计", &total)];
    check(
        vec![page(first.concat(), Vec::new()), page(second.concat(), Vec::new())],
        "（一）予以公开\t1\t2\t0\t3\t6\n（二）部分公开\t4\t0\t\t0\t4\n\
         1.其他\t0\t0\t\t\t\n（七）总计\t5\t2\t\t3\t10\n",
    );
}

#[test]
fn digits_wrapped_by_a_narrow_cell_belong_together_and_others_do_not() {
    let words = vec![
        word("12345678901234567", 55.0, 105.0),
        word("89", 55.0, 118.0),
        word("3", 200.0, 145.0),
        word("4", 200.0, 160.0),
    ];
    check(vec![page(words, ruled(100.0, 2))], "1234567890123456789\t\n\t3 4\n");
}

#[test]
fn paragraphs_and_two_columns() {
    let line = |text: &str, x, y| word(text, x, y);
    let words = vec![
        line("二〇二二年全县围绕中心工作推进公开", 70.0, 100.0),
        line("全年更新栏目十六个并召开新闻发布会三", 50.0, 115.0),
        line("次。", 50.0, 130.0),
        line("2022", 70.0, 145.0),
    ];
    check(
        vec![page(words, vec![])],
        "二〇二二年全县围绕中心工作推进公开全年更新栏目十六个并召开新闻发布会三次。\n2022\n",
    );
    let row = |at: usize| 100.0 + 15.0 * at as f32;
    let left = (0..9).map(|at| line(&"左栏".repeat(10), 50.0, row(at)));
    let right = (0..9).map(|at| line(&"右栏".repeat(10), 300.0, row(at)));
    let words: Vec<Word> = left.chain(right).collect();
    // a paragraph goes on at the head of the next column, lines of both are full
    let (left, right) = ("左栏".repeat(90), "右栏".repeat(90));
    check(vec![page(words.clone(), vec![])], &format!("{left}{right}\n"));
    // a table is cut there
    let cells = |y, x, cells: [&str; 4]| {
        cells.into_iter().zip(0..).map(move |(text, at)| word(text, x + 60.0 * at as f32, y)).collect::<Vec<Word>>()
    };
    let (foot, head) =
        (cells(270.0, 50.0, ["规章", "9", "0", "348"]), cells(50.0, 300.0, ["规范性文件", "0", "0", "91"]));
    check(
        vec![page([words, foot, head].concat(), vec![])],
        &format!("{left}\n规章\t9\t0\t348\n规范性文件\t0\t0\t91\n{right}\n"),
    );
}

#[test]
fn what_was_recognised_is_known() {
    let sheets = vec![page(vec![word("甲", 50.0, 100.0)], vec![]), page(vec![word("乙", 50.0, 100.0)], vec![])];
    let mut document = Words { sheets, ..Words::default() };
    document.sheets[1].origin = Origin::Ocr;
    let built = text(&document).unwrap_or_default();
    let places: Vec<_> = built.recognised.iter().map(|span| span.slice(&built.text)).collect();
    assert_eq!((built.text.as_str(), places), ("甲\n乙\n", vec![Some("乙")]));
}

#[test]
fn what_stood_on_a_damaged_page_is_known() {
    let ruled = |word: Word, y0: f32| {
        let sides = [50.0, 150.0, 250.0].map(|x| down(x, y0, y0 + 40.0));
        page(vec![word], [vec![across(y0, 50.0, 250.0), across(y0 + 40.0, 50.0, 250.0)], sides.to_vec()].concat())
    };
    let sheets = vec![
        ruled(word("甲", 55.0, 110.0), 100.0),
        ruled(word("乙", 55.0, 110.0), 100.0),
        page(vec![word("丙", 50.0, 100.0)], vec![]),
    ];
    let mut document = Words { sheets, ..Words::default() };
    document.sheets[1].damaged = true;
    let built = text(&document).unwrap_or_default();
    let places: Vec<_> = built.broken.iter().map(|span| span.slice(&built.text)).collect();
    assert_eq!((built.text.as_str(), places), ("甲\n乙\n丙\n", vec![Some("\n乙")]));
}

#[test]
fn a_hundred_thousand_of_anything_end() {
    let many = 100_000;
    let scattered = |at: usize| ((at * 7919 % 595) as f32, (at * 104_729 % 842) as f32);
    let words = (0..many).map(|at| word("7", scattered(at).0, scattered(at).1)).collect();
    let strokes = (0..many).map(|at| {
        let (x, y) = scattered(at);
        if at % 2 == 0 { across(y, x, x + 30.0) } else { down(x, y, y + 30.0) }
    });
    let start = Instant::now();
    let built = text(&Words { sheets: vec![page(words, strokes.collect())], ..Words::default() });
    assert!(built.is_some() && start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    let same = (0..many).map(|_| word("甲", 50.0, 200.0)).collect();
    let nowhere = Word { x0: f32::NAN, y1: f32::INFINITY, ..word("7", 0.0, 0.0) };
    check(vec![page(same, vec![]), page(vec![nowhere], vec![])], "甲\n");
    let sheets = vec![Sheet::new(1.0, 1.0); Words::MOST_SHEETS + 1];
    assert!(text(&Words { sheets, ..Words::default() }).is_none());
}

#[test]
fn a_line_across_parts_rows_however_their_labels_stand() {
    let words = [
        word("（二）部分公开", 50.0, 102.0),
        word("（区分处理的）", 50.0, 116.0),
        word("（三）不予", 20.0, 134.0),
        word("1.重复申请", 110.0, 134.0),
        word("3.其他", 110.0, 162.0),
    ];
    // figures at the foot of their rows, nearer to the label below
    let rows = [figures(118.0, &["3", "0", "1"]), figures(148.0, &["5", "0", "5"]), figures(176.0, &["0", "0", "0"])];
    let words = words.into_iter().chain(rows.concat()).collect();
    let strokes = [100.0, 130.0, 160.0, 190.0].map(|y| across(y, 20.0, 560.0)).to_vec();
    let rows = "（二）部分公开（区分处理的）\t3\t0\t1\n（三）不予\t1.重复申请\t5\t0\t5\n3.其他\t0\t0\t0\n";
    check(vec![page(words, strokes)], rows);
}

#[test]
fn the_number_of_a_page_is_no_row() {
    let row = |y: f32, label: &str| [vec![word(label, 50.0, y)], figures(y, &["7", "0", "7"])].concat();
    let numbered = |number: &str| vec![word(number, 285.0, 800.0), word("/", 295.0, 800.0), word("2", 305.0, 800.0)];
    let first = row(770.0, "（一）予以公开").into_iter().chain(numbered("1")).collect();
    let second = row(60.0, "（二）部分公开").into_iter().chain(numbered("2")).collect();
    let rows = "（一）予以公开\t7\t0\t7\n（二）部分公开\t7\t0\t7\n";
    check(vec![page(first, Vec::new()), page(second, Vec::new())], rows);
}

#[test]
fn headings_in_the_middle_of_columns_count_figures_at_their_edges() {
    let heads = ["维持", "纠正", "其他", "未结", "总计"].into_iter().zip(0..);
    // figures begin where their columns do
    let heads = heads.map(|(head, at)| word(head, 265.0 + 40.0 * at as f32, 100.0));
    let rows = [figures(120.0, &["", "17", "", "", "17"]), figures(140.0, &["", "", "", "", "0"])];
    let labels = [word("行政复议", 50.0, 120.0), word("行政诉讼", 50.0, 140.0)];
    let words = heads.chain(labels).chain(rows.concat()).collect();
    check(
        vec![page(words, Vec::new())],
        "\t维持\t纠正\t其他\t未结\t总计\n行政复议\t\t17\t\t\t17\n行政诉讼\t\t\t\t\t0\n",
    );
}

#[test]
fn frames_that_part_no_cells_are_no_table() {
    let row = |y: f32, label: &str| [vec![word(label, 50.0, y)], figures(y, &["7", "0", "7"])].concat();
    let words = [row(105.0, "1.重复申请"), row(125.0, "2.其他")].concat();
    // the ground of each row is a box
    let ground = |y: f32| Stroke { x0: 40.0, y0: y, x1: 400.0, y1: y + 20.0 };
    check(vec![page(words, vec![ground(100.0), ground(120.0)])], "1.重复申请\t7\t0\t7\n2.其他\t7\t0\t7\n");
}

#[test]
fn lines_that_part_columns_alone_part_no_rows() {
    let row = |y: f32, label: &str| [vec![word(label, 50.0, y)], figures(y, &["7", "0", "7"])].concat();
    let words = [row(105.0, "1.重复申请"), row(125.0, "2.其他"), row(145.0, "3.属于国家秘密")].concat();
    let text = "1.重复申请\t7\t0\t7\n2.其他\t7\t0\t7\n3.属于国家秘密\t7\t0\t7\n";
    let strokes = [235.0, 275.0, 315.0].map(|x| down(x, 100.0, 165.0)).to_vec();
    check(vec![page(words.clone(), strokes.clone())], text);
    // with a line around all of it
    let frame = vec![
        across(100.0, 40.0, 400.0),
        across(165.0, 40.0, 400.0),
        down(40.0, 100.0, 165.0),
        down(400.0, 100.0, 165.0),
    ];
    check(vec![page(words, [strokes, frame].concat())], text);
}

#[test]
fn a_row_of_figures_on_a_ground_of_its_own_is_a_row() {
    let words = [figures(105.0, &["结果", "结果"]), figures(125.0, &["7", "0", "3", "1", "11"])].concat();
    let ground = |y: f32| Stroke { x0: 40.0, y0: y, x1: 500.0, y1: y + 20.0 };
    let built = text(&Words { sheets: vec![page(words, vec![ground(100.0), ground(120.0)])], ..Words::default() });
    assert!(built.is_some_and(|built| built.text.ends_with("7\t0\t3\t1\t11\n")));
}

#[test]
fn figures_of_one_row_stand_at_several_heights() {
    let plain = |y: f32, label: &str| [vec![word(label, 50.0, y)], figures(y, &["1", "2", "3", "4"])].concat();
    // two lines of label; some figures stand at the top of their cells, others in the middle
    let row = |y: f32, top: [&str; 4], middle: [&str; 4]| {
        let label = vec![word("2.没有现成信息", 50.0, y), word("需要另行制作", 50.0, y + 12.0)];
        [label, figures(y, &top), figures(y + 6.0, &middle)].concat()
    };
    let words = [
        plain(100.0, "1.属于国家秘密"),
        row(125.0, ["", "5", "", "8"], ["6", "", "7", ""]),
        plain(160.0, "3.重复申请"),
    ];
    let (first, last) = ("1.属于国家秘密\t1\t2\t3\t4\n", "3.重复申请\t1\t2\t3\t4\n");
    check(vec![page(words.concat(), Vec::new())], &format!("{first}2.没有现成信息需要另行制作\t6\t5\t7\t8\n{last}"));
}

#[test]
fn a_blank_cell_in_front_of_a_word_for_nothing_is_one() {
    let mut strokes = ruled(100.0, 1);
    strokes.extend([across(100.0, 250.0, 350.0), across(140.0, 250.0, 350.0), down(350.0, 100.0, 140.0)]);
    let words = |word_for: &str| vec![word(word_for, 190.0, 115.0), word("0件", 290.0, 115.0)];
    check(vec![page(words("无"), strokes.clone())], "\t无\t0件\n");
    // a cell over several rows goes on in front of a label
    check(vec![page(words("其他"), strokes)], "其他\t0件\n");
}

#[test]
fn a_row_that_may_lack_figures_has_no_blank_cells() {
    let plain = |y: f32, label: &str| [vec![word(label, 50.0, y)], figures(y, &["1", "2", "3", "4"])].concat();
    // the figure below has no label, stands a whole line away and does not make the row complete
    let row = [vec![word("2.没有现成信息", 50.0, 125.0)], figures(125.0, &["5", "", "8"]), figures(137.0, &["", "6"])];
    let words = [plain(100.0, "1.属于国家秘密"), row.concat(), plain(170.0, "3.重复申请")].concat();
    let built = text(&Words { sheets: vec![page(words, Vec::new())], ..Words::default() }).unwrap_or_default().text;
    assert!(!built.lines().any(|line| line.contains("\t\t") || line.ends_with('\t')), "{built}");
}

#[test]
fn a_short_page_is_turned_as_the_one_before() {
    let upward = |text: &str| {
        let place = |(c, at): (char, i32)| {
            let y1 = 700.0 - 10.0 * at as f32;
            Word { text: c.to_string(), x0: 100.0, y0: y1 - 10.0, x1: 110.0, y1 }
        };
        page(text.chars().zip(0..).map(place).collect(), Vec::new())
    };
    let long = "一页有许多字的时候看得出来它们往哪里走".repeat(3);
    check(vec![upward(&long), upward("后一页字少")], &format!("{long}\n后一页字少\n"));
}

#[test]
fn a_figure_that_its_column_has_wrapped_is_one() {
    let mut words = Vec::new();
    for (row, figures) in
        [("行政许可", ["30", "7"]), ("行政处罚", ["5", "12"]), ("行政强制", ["8", "0"])].iter().enumerate()
    {
        let y = 100.0 + 30.0 * row as f32;
        words.extend([word(figures.0, 50.0, y), word(figures.1[0], 200.0, y), word(figures.1[1], 300.0, y)]);
    }
    words.push(word("4", 200.0, 112.0));
    check(vec![page(words, Vec::new())], "行政许可\t304\t7\n行政处罚\t5\t12\n行政强制\t8\t0\n");
}

#[test]
fn columns_near_those_of_another_table_are_none_of_its() {
    // narrow blank columns, whose sides stand two points from those of the table above
    let sides = |top: f32, xs: &[f32]| -> Vec<Stroke> {
        let (left, right) = (xs[0], xs[xs.len() - 1]);
        let mut strokes: Vec<Stroke> = (0..3).map(|row| across(top + 20.0 * row as f32, left, right)).collect();
        strokes.extend(xs.iter().map(|&x| down(x, top, top + 40.0)));
        strokes
    };
    let mut strokes = sides(100.0, &[50.0, 208.0, 300.0]);
    strokes.extend(sides(300.0, &[50.0, 200.0, 206.0, 210.0, 300.0]));
    let words = vec![
        word("规章", 60.0, 105.0),
        word("1", 220.0, 105.0),
        word("行政规范性文件", 60.0, 125.0),
        word("2", 220.0, 125.0),
        word("行政许可", 60.0, 305.0),
        word("3", 250.0, 305.0),
        word("行政处罚", 60.0, 325.0),
        word("4", 250.0, 325.0),
    ];
    check(vec![page(words, strokes)], "规章\t1\n行政规范性文件\t2\n行政许可\t\t\t3\n行政处罚\t\t\t4\n");
}

#[test]
fn bands_of_colour_part_no_cells() {
    let (mut words, mut strokes) = (Vec::new(), Vec::new());
    for row in 0..4 {
        let y = 100.0 + 20.0 * row as f32;
        strokes.push(Stroke { x0: 40.0, y0: y, x1: 500.0, y1: y + 20.0 });
        words.extend([
            word(["甲", "乙", "丙", "丁"][row], 50.0, y + 5.0),
            word(["1", "2", "3", "4"][row], 400.0, y + 5.0),
        ]);
    }
    check(vec![page(words, strokes)], "甲\t1\n乙\t2\n丙\t3\n丁\t4\n");
}

#[test]
fn a_heading_at_the_end_of_a_page_tells_the_columns_of_the_next_one() {
    let first = vec![
        word("自然人", 200.0, 800.0),
        word("商业企业", 270.0, 800.0),
        word("科研机构", 350.0, 800.0),
        word("总计", 430.0, 800.0),
    ];
    let mut second = Vec::new();
    for (row, label) in ["一、新收", "二、结转", "三、办理"].iter().enumerate() {
        let y = 60.0 + 20.0 * row as f32;
        second.extend([word(label, 50.0, y), word("1", 210.0, y), word("1", 440.0, y)]);
    }
    let rows: String = ["一、新收", "二、结转", "三、办理"].map(|label| format!("{label}\t1\t\t\t1\n")).concat();
    let sheets = vec![page(first, Vec::new()), page(second, Vec::new())];
    check(sheets, &format!("自然人  商业企业  科研机构  总计\n{rows}"));
}

#[test]
fn a_figure_close_behind_its_label_is_no_part_of_it() {
    let words = vec![
        word("规章", 50.0, 100.0),
        word("3", 124.0, 100.0),
        word("4", 200.0, 100.0),
        word("行政规范性文件", 50.0, 120.0),
        word("0", 122.0, 120.0),
        word("7", 200.0, 120.0),
    ];
    check(vec![page(words, Vec::new())], "规章\t3\t4\n行政规范性文件\t0\t7\n");
}

#[test]
fn what_a_browser_prints_around_a_page_is_no_row() {
    let sheet = |number: u32| {
        let mut words = vec![word("11/23/26, 3:19 AM", 20.0, 15.0), word("file:///a/b.html", 20.0, 820.0)];
        words.extend([word("行政许可", 50.0, 100.0), word("行政处罚", 50.0, 120.0)]);
        words.extend([100.0, 120.0].map(|y| word("5", 300.0, y)));
        let mut sheet = page(words, Vec::new());
        let number = format!("{number}/2");
        sheet.words.push(Word { text: number, x0: 560.0, x1: 575.0, y0: 820.0, y1: 830.0 });
        sheet
    };
    check(vec![sheet(1), sheet(2)], &"行政许可\t5\n行政处罚\t5\n".repeat(2));
}
