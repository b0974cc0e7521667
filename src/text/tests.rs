//! What normalising does, and that every span is right.

use super::*;
use proptest::prelude::*;

fn normal(source: &str) -> String {
    normalise(source).as_str().to_owned()
}

/// What each character of the normalised text stands for.
fn spans(text: &Text<'_>) -> Vec<Span> {
    let chars = text.as_str().char_indices();
    chars.map(|(at, c)| text.span_of(&text.as_str()[at..at + c.len_utf8()])).collect()
}

#[test]
fn one_width() {
    for (from, to) in [
        ("２０２０年１２月，ＡＢｃ", "2020年12月,ABc".replace(',', "，").as_str()),
        ("（一）“条例”：；！？‘’、。《》【】〔2019〕—", "（一）“条例”：；！？‘’、。《》【】〔2019〕—"),
        ("９８．５％／＋３－２＝１｜＊＃＠＜＞＆＿", "98.5%/+3-2=1|*#@<>&_"),
        ("a\u{A0}b\u{3000}\u{2003}c", "a b  c"),
        ("公\u{200B}开\u{FEFF}\u{AD}信\0息\u{7F}", "公开信息"),
        ("一\r\n二\r三\u{B}四\u{C}五\u{85}六\u{2028}七\u{2029}八\t九\n", "一\n二\n三\n四\n五\n六\n七\n八\t九\n"),
        ("⼈⺠政府⻔⼾⽹站⻓⻅⻬⻛⻥⼀", "人民政府门户网站长见齐风鱼一"),
        ("\u{F90A}\u{F9D1}", "金六"),
        ("0470‐1‑2‒3–4―5−6﹣7－8", "0470-1-2-3-4-5-6-7-8"),
        ("﹝2019﹞﹙一﹚︵二︶「三」『四』＂＇", "〔2019〕(一)（二）“三”‘四’\"'"),
        ("甲﹐乙﹑丙﹒丁﹔戊﹕", "甲，乙、丙.丁；戊："),
        ("m²，H₂O，10⁸", "m2，H2O，108"),
        ("二〇二〇年 〇", "二〇二〇年 〇"),
        ("公\u{FE0F}开\u{180E}信\u{FFF9}息\u{34F}", "公开信息"),
        ("\u{F0B7}一、总体\u{3164}情况\u{2800}\u{FFFC}", " 一、总体 情况  "),
        ("1\u{F0B7}234 1\u{F06C}件", "1\u{FFFD}234 1 件"),
        ("云台\u{E123}县", "云台\u{E123}县"),
        ("⺠⻄⻅⻆⻉⻋⻑⻓⻔⻘⻚⻛⻜⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳", "民西见角贝车长长门青页风飞马骨鬼鱼鸟卤麦黄齐齿龙龟"),
        ("⼰⼈⼾⾃⾏⾔⾦⾨⾷⻝", "己人户自行言金门食食"),
    ] {
        assert_eq!(normal(from), to);
    }
}

#[test]
fn simplified_documents_keep_their_characters() {
    let source = "乾县人民政府办公室和乾安县人民政府，覆盖全县，著名，全县政府信息公开工作由於潜镇一并报告，详见附件";
    let text = normalise(source);
    assert!(matches!(text.normal, Cow::Borrowed(_)) && text.script() == Script::Simplified);
    let name = "这是一个很长的句子，里面有很多简体字，一共有五十多个，其中只有一个人的名字叫做李喆劉，其余都是简体字。";
    assert_eq!(normal(name), name);
}

#[test]
fn traditional_documents_are_converted() {
    let source = "國務院辦公廳〔2019〕６０號，答覆行政複議，於2020年，乾縣著名";
    let text = normalise(source);
    assert_eq!(text.script(), Script::Traditional);
    assert_eq!(text.as_str(), "国务院办公厅〔2019〕60号，答复行政复议，于2020年，乾县著名");
    let at = text.as_str().find("答复").map(|at| &text.as_str()[at..at + 6]);
    assert_eq!(at.and_then(|slice| text.span_of(slice).slice(source)), Some("答覆"));
}

#[test]
fn injected_readings_go() {
    assert_eq!(normal("規(guī)範數(shù)據(jù)，皖I(lǐng)CP備"), "规范数据，皖ICP备");
    assert_eq!(normal("政(zheng)(zheng)府(fu)(fu)"), "政府");
    assert_eq!(normal("政(zheng)府(fu)信(xin)息"), "政(zheng)府(fu)信(xin)息");
    assert_eq!(normal("政(zheng)府(fu)信(xin)息(xi)公(gong)開"), "政府信息公开");
    assert_eq!(normal("系统(OA平台)、客户端(APP)、附件(a)、里程(km)、网址(www.x.cn)、第(an)项"), {
        "系统(OA平台)、客户端(APP)、附件(a)、里程(km)、网址(www.x.cn)、第(an)项"
    });
}

#[test]
fn spans_leave_out_what_was_deleted_at_the_edges() {
    let source = "本\0年２０(1)數(shù)據(jù)統";
    let text = normalise(source);
    assert_eq!(text.as_str(), "本年20(1)数据统");
    let span = |slice: &str| {
        let at = text.as_str().find(slice).unwrap_or(0);
        text.span_of(&text.as_str()[at..at + slice.len()]).slice(source)
    };
    assert_eq!(span("本年"), Some("本\0年"));
    assert_eq!(span("年"), Some("年"));
    assert_eq!(span("20"), Some("２０"));
    assert_eq!(span("数据"), Some("數(shù)據"));
    assert_eq!(span("据统"), Some("據(jù)統"));
    assert_eq!(text.span_of(text.as_str()), Span::new(0, source.len()));
}

#[test]
fn foreign_and_empty_slices_do_no_harm() {
    for source in ["", "年\0", "２０"] {
        let text = normalise(source);
        let foreign = String::from("别的");
        for slice in ["", "static", foreign.as_str(), &text.as_str()[..0], &text.as_str()[text.as_str().len()..]] {
            assert!(text.span_of(slice).slice(source).is_some());
        }
    }
}

/// The real reports lie outside the repository; where they are absent there is nothing to test.
fn seeds() -> Vec<(String, String)> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds");
    let folder = std::env::var("XXGK_SEEDS").unwrap_or_else(|_| beside.to_owned());
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let text =
        |path: std::path::PathBuf| Some((path.file_name()?.to_str()?.to_owned(), std::fs::read_to_string(&path).ok()?));
    files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|e| e == "txt")).filter_map(text).collect()
}

#[test]
fn real_reports() {
    for (name, source) in seeds() {
        let text = normalise(&source);
        if name.starts_with("001") {
            assert_eq!(text.script(), Script::Traditional);
            assert!(text.as_str().contains("本年新收政府信息公开申请数量"));
            assert!(!text.as_str().chars().any(|c| "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".contains(c)));
            assert!(text.as_str().chars().all(|c| fold(c) == c));
        } else {
            assert_eq!(text.script(), Script::Simplified, "{name}");
        }
        let spans = spans(&text);
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{name}");
        assert!(spans.iter().all(|span| span.slice(&source).is_some_and(|s| s.chars().count() == 1)), "{name}");
    }
}

/// A piece of a source and what becomes of it.
fn piece() -> impl Strategy<Value = (String, String)> {
    prop_oneof![
        "[一-丠a-z0-9，。（ ]{1,3}".prop_filter("kept as it is", |s| normal(s) == *s).prop_map(|s| (s.clone(), s)),
        "[\u{0}-\u{8}\u{200B}-\u{200F}\u{AD}\u{FEFF}]{1,3}".prop_map(|s| (s, String::new())),
        prop::sample::select(vec![
            ("３", "3"),
            ("\u{A0}", " "),
            ("⺠", "民"),
            ("\u{85}", "\n"),
            ("﹙", "("),
            ("²", "2"),
            ("Ｚ", "Z")
        ])
        .prop_map(|(from, to)| (from.to_owned(), to.to_owned())),
        Just(("据(jù)".to_owned(), "据".to_owned())),
    ]
}

proptest! {
    #[test]
    fn any_text_has_spans_in_order(source in any::<String>()) {
        let text = normalise(&source);
        let spans = spans(&text);
        prop_assert!(spans.iter().all(|span| span.slice(&source).is_some_and(|s| !s.is_empty())));
        prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }

    #[test]
    fn hard_text_has_spans_in_order(source in "[\0\r\n\u{200B}\u{3000}０a(（)）數据年⺠豈āu覆議著z\u{85}]{0,40}") {
        let text = normalise(&source);
        let spans = spans(&text);
        prop_assert!(spans.iter().all(|span| span.slice(&source).is_some_and(|s| s.chars().count() == 1)));
        prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        let gone = ['\0', '\r', '\u{3000}', '\u{200B}', '０'];
        prop_assert!(!text.as_str().contains(gone));
    }

    #[test]
    fn clean_text_is_borrowed(source in "[一-丂四-囝a-zA-Z0-9，。、；：《》—％\n\t ]{0,60}") {
        let source = source.replace('％', "%");
        let text = normalise(&source);
        prop_assume!(text.script() == Script::Simplified);
        prop_assert_eq!(text.as_str(), source.as_str());
        prop_assert!(matches!(text.normal, Cow::Borrowed(_)));
        for (at, c) in source.char_indices() {
            let end = at + c.len_utf8();
            prop_assert_eq!(text.span_of(&text.as_str()[at..end]), Span::new(at, end));
        }
    }

    /// Kept, deleted and replaced pieces: each comes out as it should, and its span is its own.
    #[test]
    fn the_span_of_a_piece_is_the_piece(pieces in prop::collection::vec(piece(), 0..30)) {
        let source: String = pieces.iter().map(|(from, _)| from.as_str()).collect();
        let wanted: String = pieces.iter().map(|(_, to)| to.as_str()).collect();
        let text = normalise(&source);
        prop_assert_eq!(text.as_str(), wanted);
        let (mut from, mut to) = (0, 0);
        for (was, is) in &pieces {
            if !is.is_empty() {
                // the reading behind 据 is deleted, and so is outside the span
                let own = if was.starts_with('据') { 3 } else { was.len() };
                prop_assert_eq!(text.span_of(&text.as_str()[to..to + is.len()]), Span::new(from, from + own));
            }
            from += was.len();
            to += is.len();
        }
    }
}
