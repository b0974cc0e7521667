//! What is read of pages.

use super::*;
use crate::span::Span;

fn text(source: &str) -> String {
    read(source, Flow::Page).text
}

#[test]
fn lines_and_cells() {
    for (source, want) in [
        ("<p>一</p><p>二", "一\n二"),
        ("a\n <b>b</b>c<br>d", "a bc\nd"),
        ("信息\n  公开 <i>1</i>\n2", "信息公开 1 2"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c<td></table>d", "a\tb\nc\t\nd"),
        ("<table><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>", "a\tb\nc\td\te\nf\tg"),
        ("<table><tr><td>a<td rowspan=9>b</tr><tr><td>c</table>", "a\tb\nc"),
        ("<table><tr><td>本年新<br>制作<p>数量</p></td><td><p>3</p></td></tr></table>", "本年新 制作 数量\t3"),
        ("<table><tr><td>1<br>2</td><td>3</td></tr></table>", "1;2\t3"),
        ("<table><tr><td><p>a</p><table><tr><td>b<td>c</table></td><td>d</td></tr></table>", "a\nb\tc\nd"),
        ("<table><tr><td>a<td><table><tr><td>3</table><td>b</table>", "a\t3\tb"),
        ("<tr><td>a<td>b<tr><td>c</table><p>d", "a\tb\nc\nd"),
        (
            "<table><tr><td style='display:none'>x<td>a</td><tr style='display : NONE'><td>y</tr><tr><td>b</table>",
            "a\nb",
        ),
        ("a<div style=display:none>x<div>y</div>z</div>b", "a\nb"),
        ("<ul class=nav><li>x</ul><p>a<footer>y</footer>", "a"),
        ("<li><a href=/1>x</a><li><a href='#t'>b</a> <a href=/2>c</a>", "b c"),
        ("<li><a href=/1>x</a> <span>[2021-01-29]</span><li>2021-01-29<h1><a href=/2>t</a></h1>", "2021-01-29\nt"),
        ("<pre>a\n  b</pre>c", "a\n  b\nc"),
        ("<script>a</script><!-- b --><style>c</style><title>d</title>e<![if x]>f<![endif]>", "ef"),
        ("<p>a<img src='/x/t3.png?1' alt='表三' width=600>b", "a\n<img src=\"t3.png\" alt=\"表三\" width=\"600\">\nb"),
        ("<img src=dot.gif width=1 height=1>", ""),
        ("&lt;3&gt;&nbsp;&#x4e2d;&ldquo;", "<3>\u{A0}中“"),
        ("<td>1<!-- --><span>2</span>", "12"),
        ("a < b <= c </ d> e", "a < b <= c e"),
        ("", ""),
    ] {
        assert_eq!(text(source), want, "{source}");
    }
}

#[test]
fn places_lead_back_to_the_page() {
    let source = "<p>a</p>\n<table><tr><td>x</td><td> 1<b>2</b>&#51; </td><td></td><td>4</td></tr></table>";
    let page = read(source, Flow::Page);
    assert_eq!(page.text, "a\nx\t123\t\t4");
    let place =
        |from: usize, to: usize| page.ways.iter().rev().fold(Span::new(from, to), |span, map| map.span_of(span));
    assert_eq!(place(4, 7).slice(source), Some("1<b>2</b>&#51;"));
    assert_eq!(place(9, 10).slice(source), Some("4"));
    let blank = place(8, 8);
    assert!(blank.is_empty() && source[..blank.start].ends_with("</td><td>"), "{:?}", &source[..blank.start]);
}

#[test]
fn a_script_holds_the_page() {
    let cells = "<tr><td>信息公开<\\/td><td>\\u4e2d\\n<b class=\\\"x\\\">1<\\/b>2<\\/td><\\/tr>".repeat(20);
    let source = format!("<p>a</p><script>var x = 'y', c = \"<table>{cells}<\\/table>\";</script><p>b</p>");
    let page = read(&source, Flow::Page);
    let lines: Vec<&str> = page.text.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[1], lines[21]), (22, "a", "信息公开\t中 12", "b"));
    let at = page.text.find("12").unwrap();
    let span = page.ways.iter().rev().fold(Span::new(at, at + 2), |span, map| map.span_of(span));
    assert_eq!(span.slice(&source), Some("1<\\/b>2"));
}

#[test]
fn a_field_or_a_template_holds_the_page() {
    let table = format!("<table>{}</table>", "<tr><td>信息公开</td><td>12</td></tr>".repeat(20));
    let escaped = table.replace('<', "&lt;").replace('>', "&gt;");
    for source in [
        format!("<textarea>{escaped}</textarea><p>b</p>"),
        format!("<textarea>{table}</textarea><p>b</p>"),
        format!("<noscript>{table}</noscript><p>b</p>"),
        format!("<Template>{table}</template><p>b</p>"),
    ] {
        let page = read(&source, Flow::Page);
        assert_eq!((page.text.lines().count(), page.text.lines().nth(19)), (21, Some("信息公开\t12")), "{source}");
        let at = page.text.find("12").unwrap();
        let span = page.ways.iter().rev().fold(Span::new(at, at + 2), |span, map| map.span_of(span));
        assert_eq!(span.slice(&source), Some("12"));
    }
    let shown = format!("<template>{table}</template>{}", table.replace("12", "13"));
    assert!(!read(&shown, Flow::Page).text.contains("12"));
}

#[test]
fn a_script_puts_the_page_together() {
    let row = "<tr><td>信息公开</td><td>12</td></tr>";
    let pieces = format!("c += '{row}';\n").repeat(20);
    let written = format!("<script>var a = 'x', c = '<table>';\n{pieces}document.write(c + '</table>');</script>");
    let page = read(&written, Flow::Page);
    assert_eq!((page.text.lines().count(), page.text.lines().nth(19)), (20, Some("信息公开\t12")));
    let table = format!("<table>{}</table>", row.repeat(20));
    let by_unit = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("%u{:04X}", u32::from(c)) };
    let of_byte = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("%{:02x}", u32::from(c)) };
    let by_unit = |c: char| if c.is_ascii() { of_byte(c) } else { by_unit(c) };
    let by_byte =
        |c: char| if c.is_ascii() { of_byte(c) } else { c.to_string().bytes().map(|b| format!("%{b:02X}")).collect() };
    for escaped in [table.chars().map(by_unit).collect::<String>(), table.chars().map(by_byte).collect()] {
        let source = format!("<script>document.write(unescape('{escaped}'));</script><p>b</p>");
        let page = read(&source, Flow::Page);
        assert_eq!((page.text.lines().count(), page.text.lines().nth(19)), (21, Some("信息公开\t12")), "{source}");
        let at = page.text.find("12").unwrap();
        let span = page.ways.iter().rev().fold(Span::new(at, at + 2), |span, map| map.span_of(span));
        assert_eq!(span.slice(&source), Some("12"));
    }
}

#[test]
fn cells_of_a_small_table_are_no_rows_of_elements() {
    let row = "<tr><div><td><p>1</p><td><p>2</p><td><p>3</p></div>";
    assert_eq!(text(&format!("<table>{}</table>", row.repeat(4))), ["1\t2\t3"; 4].join("\n"));
    let own = "<div><span>行</span><span>1</span><span>2</span><span>3</span></div>";
    let around = format!("<table><tr><td>{}</td></tr></table>", own.repeat(4));
    assert_eq!(text(&around), ["行\t1\t2\t3"; 4].join("\n"));
}

/// Base64 of a text.
fn base64(text: &str) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in text.as_bytes().chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        let digit =
            |at: usize| if at > three.len() { '=' } else { char::from(DIGITS[bits as usize >> (18 - 6 * at) & 63]) };
        out.extend((0..4).map(digit));
    }
    out
}

#[test]
fn base64_holds_the_page() {
    let table = format!("<table>{}</table>", "<tr><td>信息公开</td><td>123456</td></tr>".repeat(20));
    let percent = table.replace('<', "%3C").replace('>', "%3E");
    let data = format!("{{\"html\":\"{}\"}}", table.replace('/', "\\/"));
    for text in [&table, &percent, &data] {
        let encoded = base64(text);
        for source in [
            format!(
                "<p>a</p><script>var t = 'x'; show(decodeURIComponent(escape(atob('{encoded}'))));</script><p>b</p>"
            ),
            format!("<p>a</p><div data-content=\"{encoded}\" class=x></div><p>b</p>"),
        ] {
            let page = read(&source, Flow::Page);
            let lines: Vec<&str> = page.text.lines().collect();
            assert_eq!((lines.len(), lines[0], lines[20], lines[21]), (22, "a", "信息公开\t123456", "b"), "{source}");
            let at = page.text.find("123456").unwrap();
            let span = page.ways.iter().rev().fold(Span::new(at, at + 6), |span, map| map.span_of(span));
            let raw = span.slice(&source).unwrap();
            assert!((7..=10).contains(&raw.len()) && encoded.contains(raw), "{raw}");
        }
    }
    // a picture, and a program that only has a decoder
    let picture = format!("<p>a</p><div data-src=\"data:image/png;base64,{}\"></div><p>b</p>", base64(&table));
    let other = format!("<p>a</p><script>atob(x); var y = '{}';</script><p>b</p>", base64(&"report ".repeat(100)));
    assert_eq!([picture, other].map(|source| read(&source, Flow::Page).text), ["a\nb", "a\nb"]);
}

#[test]
fn an_attribute_holds_the_page() {
    let table = format!("<table>{}</table>", "<tr><td>信息公开</td><td>12</td></tr>".repeat(20));
    let escape = |text: &str| text.replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    let data = format!("{{\"html\":\"{}\"}}", table.replace('/', "\\/"));
    for value in [escape(&table), table.replace('"', "&quot;"), escape(&data), data.replace('"', "&#34;")] {
        for source in [
            format!("<p>a</p><input type=hidden value=\"{value}\"><p>b</p>"),
            format!("<p>a</p><div id=app data-page=\"{value}\">Loading</div><p>b</p>"),
        ] {
            let page = read(&source, Flow::Page);
            assert_eq!(page.text.lines().filter(|line| *line == "信息公开\t12").count(), 20, "{source}");
            let around: Vec<&str> =
                page.text.lines().filter(|line| *line != "信息公开\t12" && *line != "Loading").collect();
            assert_eq!(around, ["a", "b"], "{source}");
            let at = page.text.find("12").unwrap();
            let span = page.ways.iter().rev().fold(Span::new(at, at + 2), |span, map| map.span_of(span));
            assert_eq!(span.slice(&source), Some("12"));
        }
    }
    // words about the page are none of it
    let words = "政府信息公开工作年度报告".repeat(40);
    let described = format!("<meta name=description content=\"{words}\"><p>a</p>");
    assert_eq!(read(&described, Flow::Page).text, "a");
}

#[test]
fn fields_of_a_form_show_what_they_hold() {
    let field = |attributes: &str| format!("<td><input {attributes}></td>");
    let cells = [
        "<td>规章</td>".into(),
        field("type=text value='12' readonly"),
        field("value=\"3\"/"),
        field("type=hidden value=9"),
        field("type=text style='display:none' value=9"),
        field("type=submit value=提交"),
        "<td><textarea rows=1> 4\n</textarea></td>".to_owned(),
    ];
    let source = format!("<p><input value=信息公开></p><table><tr>{}</tr></table>", cells.concat());
    let page = read(&source, Flow::Page);
    assert_eq!(page.text, "规章\t12\t3\t\t\t\t4");
    let at = page.text.find("12").unwrap();
    let span = page.ways.iter().rev().fold(Span::new(at, at + 2), |span, map| map.span_of(span));
    assert_eq!(span.slice(&source), Some("12"));
}

#[cfg(feature = "docx")]
#[test]
fn what_a_document_hides_and_joins() {
    let run = |words: &str| format!("<w:r>{words}</w:r>");
    let hidden = |how: &str, words: &str| run(&format!("<w:rPr>{how}</w:rPr><w:t>{words}</w:t><w:tab/>"));
    for (row, want) in [
        (format!("<w:tc>{}{}</w:tc>", hidden("<w:vanish/>", "77"), run("<w:t>3</w:t>")), "3"),
        (format!("<w:tc>{}</w:tc>", hidden("<w:vanish w:val=\"0\"/>", "4")), "4"),
        // the mark of the paragraph alone
        (format!("<w:tc><w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}</w:p></w:tc>", run("<w:t>5</w:t>")), "5"),
        ("<w:tc><w:tcPr><w:hMerge w:val=\"restart\"/></w:tcPr><w:t>6</w:t></w:tc><w:tc><w:hMerge/></w:tc>".into(), "6"),
    ] {
        assert_eq!(read_document(&format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>")), want, "{row}");
    }
    // a row and a cell that were deleted
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", run(&format!("<w:t>{words}</w:t>")));
    let deleted = |what: &str| format!("<w:{what} w:id=\"1\" w:author=\"a\"/>");
    let row = |properties: &str, cells: &str| format!("<w:tr>{properties}{cells}</w:tr>");
    let gone = row(&format!("<w:trPr>{}</w:trPr>", deleted("del")), &cell("<w:del><w:t>9</w:t></w:del>"));
    let part = format!("<w:tc><w:tcPr>{}</w:tcPr><w:p/></w:tc>", deleted("cellDel"));
    let table = [row("", &cell("1")), gone, row("", &(part + &cell("2") + &cell("3")))].concat();
    assert_eq!(read_document(&format!("<w:tbl>{table}</w:tbl>")), "1\n2\t3");
}

#[test]
fn breaks_in_a_row_of_bars_end_no_line() {
    let row = "|本年新<br>制作数量|1<br/>2|\n|规章|3|\na<br>b";
    assert_eq!(read(row, Flow::Text).text, "|本年新 制作数量|1;2|\n|规章|3|\na\nb");
}
