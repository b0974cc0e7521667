//! What cells show and how rows become lines; sizes that nobody may believe; damage.

use super::{ods, ole, xls};
use crate::model::Format;
use crate::source::{Kind, read};
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const XLS: &[u8] = include_bytes!("../../../examples/pages/report.xls");

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const BOOK: &str = r#"<x:workbook xmlns:r="r"><x:sheets><x:sheet name="1" sheetId="1" state="hidden" r:id="rId2"/>
    <x:sheet name="2" sheetId="2" r:id="rId1"/></x:sheets></x:workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/a.xml"/>
    <Relationship Id="rId2" Type="x/worksheet" Target="/xl/worksheets/b.xml"/>
    <Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="x/styles" Target="styles.xml"/>
    </Relationships>"#;
const STRINGS: &str =
    "<sst><si><t>一、总体情况</t></si><si><r><t>规</t></r><r><t>章 &amp; 1</t></r><rPh><t>gui</t></rPh></si></sst>";
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.00&quot;万元&quot;"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>"#;

/// A workbook with a sheet that is shown and one that is hidden.
fn xlsx(shown: &str, hidden: &str, strings: &str) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", ""),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/a.xml", shown),
        ("xl/worksheets/b.xml", hidden),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", STYLES),
    ])
}

fn opened(bytes: &[u8]) -> Result<String, Kind> {
    read(bytes, None).map(|source| source.words().to_owned())
}

/// The lines of one sheet.
fn lines(sheet: &str) -> Vec<String> {
    opened(&xlsx(sheet, "", STRINGS)).unwrap().lines().map(str::to_owned).collect()
}

fn ods_of(rows: &str) -> Result<String, Kind> {
    ods::read(&format!("<o:spreadsheet><t:table>{rows}</t:table></o:spreadsheet>")).map(|(text, _)| text)
}

#[test]
fn cells_are_what_they_show() {
    let row =
        |cells: &str| lines(&format!("<sheetData><row r=\"2\">{cells}<c t=\"str\"><v>|</v></c></row></sheetData>"));
    for (cell, text) in [
        (r#"<c><v>3.0</v></c>"#, "3"),
        (r#"<c><v>12.300000000000001</v></c>"#, "12.3"),
        (r#"<c r="D2"><v>12.5</v></c>"#, "12.5"),
        (r#"<c s="1"><v>44946</v></c>"#, "2023/1/20"),
        (r#"<c s="2"><v>45.6</v></c>"#, "45.6万元"),
        (r#"<c s="9"><v>7</v></c>"#, "7"),
        (r#"<c t="s"><v>1</v></c>"#, "规章 & 1"),
        (r#"<c t="s"><v>77</v></c>"#, "\u{FFFD}"),
        (r#"<c t="inlineStr"><is><t>1_x000D_2</t></is></c>"#, "1;2"),
        (r#"<c t="str"><f>A1</f><v>文</v></c>"#, "文"),
        (r#"<c t="n"><f>SUM(C3:C4)</f><v>7</v></c>"#, "7"),
        (r#"<c><f>SUM(C3:C4)</f><v></v></c>"#, "=SUM(C3:C4)"),
        (r#"<c t="e"><f>1/0</f><v>#DIV/0!</v></c>"#, "#DIV/0!"),
        (r#"<c t="b"><v>1</v></c>"#, "TRUE"),
        (r#"<c t="d"><v>2023-01-20</v></c>"#, "2023-01-20"),
        (r#"<c s="1"/>"#, ""),
        (r#"<c><v>十二</v></c>"#, "十二"),
    ] {
        let shown = row(&format!("<c t=\"str\"><v>甲</v></c>{cell}"));
        let want = if cell.contains("D2") { format!("甲\t\t\t{text}\t|") } else { format!("甲\t{text}\t|") };
        assert_eq!(shown, [want], "{cell}");
    }
}

#[test]
fn a_row_is_a_line_and_a_merged_cell_is_one_cell() {
    let text = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"str\"><v>{text}</v></c>");
    let row = |number: usize, cells: &[(&str, &str)]| {
        let cells: String = cells.iter().map(|(column, words)| text(&format!("{column}{number}"), words)).collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let rows = [
        row(3, &[("B", "某县2021年报告")]),
        row(4, &[("B", "第一段。&#10;第二段。")]),
        row(5, &[("B", "甲"), ("E", "乙"), ("F", "丙")]),
        row(6, &[("C", "丁"), ("E", "1")]),
        row(7, &[("B", "戊")]),
        row(8, &[("B", "己"), ("C", "covered"), ("F", "2&#10;3")]),
        row(9, &[("B", "庚")]),
        row(10, &[("B", "辛")]),
        row(11, &[("B", "以上为表二。")]),
    ];
    let merged = ["B3:K3", "B5:D5", "B6:B6", "C6:D6", "B8:D8", "B9:D9", "C10:F10"]
        .map(|area| format!("<mergeCell ref=\"{area}\"/>"));
    let sheet = format!("<sheetData>{}</sheetData><mergeCells>{}</mergeCells>", rows.concat(), merged.concat());
    let want = [
        "某县2021年报告",
        "第一段。",
        "第二段。",
        "甲\t乙\t丙",
        "\t丁\t1\t",
        "戊\t\t\t\t",
        "己\t\t2;3",
        "庚\t\t",
        "辛\t",
        "以上为表二。",
    ];
    assert_eq!(lines(&sheet), want);
}

#[test]
fn hidden_sheets_are_read_where_nothing_else_is() {
    let sheet = |cells: usize| format!("<row>{}</row>", "<c><v>1</v></c>".repeat(cells));
    assert_eq!(opened(&xlsx(&sheet(20), &sheet(2), "")).unwrap().matches('1').count(), 20);
    assert_eq!(opened(&xlsx(&sheet(3), &sheet(2), "")).unwrap(), "1\t1\t1\n\n1\t1\n");
}

#[test]
fn repeated_cells_are_written_out() {
    let cell = |attributes: &str, text: &str| format!("<t:table-cell {attributes}><x:p>{text}</x:p></t:table-cell>");
    let rest = "<t:table-cell t:number-columns-repeated=\"16380\"/>";
    let row = format!(
        "<t:table-row t:number-rows-repeated=\"2\">{}<t:covered-table-cell/>{}<t:table-cell o:value=\"2\"><o:annotation><x:p>注</x:p>\
         </o:annotation></t:table-cell>{rest}</t:table-row><t:table-row t:number-rows-repeated=\"1048574\">{rest}</t:table-row>",
        cell("t:number-columns-spanned=\"2\"", "规<x:s/>章"),
        cell("t:number-columns-repeated=\"3\"", "0")
    );
    assert_eq!(ods_of(&row).unwrap(), "规 章\t0\t0\t0\t2\n规 章\t0\t0\t0\t2\n");
}

#[test]
fn sizes_are_not_believed() {
    let far = "<dimension ref=\"A1:XFD1048576\"/><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
        <row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row><row r=\"99999999999\"><c r=\"ZZZZ1\"><v>3</v></c></row>\
        <mergeCell ref=\"A1:XFD1048576\"/>";
    assert_eq!(lines(far), ["1"]);
    let merged: String = (1..9000).map(|at| format!("<mergeCell ref=\"A{at}:XFD1048576\"/>")).collect();
    let rows = "<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row>".repeat(3000);
    assert!(opened(&xlsx(&format!("{rows}{merged}"), "", "")).is_ok());
    let endless = "t:number-columns-repeated=\"99999999999999999999\" t:number-rows-spanned=\"18446744073709551615\"";
    let repeated = |attributes: &str| {
        ods_of(&format!(
            "<t:table-row {attributes}><t:table-cell {attributes}><x:p>1</x:p></t:table-cell></t:table-row>"
        ))
    };
    assert_eq!(repeated(endless).unwrap(), "1\n");
    assert_eq!(
        repeated("t:number-columns-repeated=\"18446744073709551615\" t:number-rows-repeated=\"18446744073709551615\""),
        Ok(String::new())
    );
}

#[test]
fn bombs_are_not_unpacked() {
    let blanks = " ".repeat(40 << 20);
    assert_eq!(opened(&xlsx(&blanks, "", "")), Err(Kind::Bloated));
    assert_eq!(opened(&xlsx("", "", &blanks)), Err(Kind::Bloated));
    assert_eq!(opened(&archive(&[("word/document.xml", &blanks)])), Err(Kind::Bloated));
    let long = format!("<sst><si><t>{}</t></si></sst>", "字".repeat(1 << 20));
    let many = "<c t=\"s\"><v>0</v></c>".repeat(100);
    assert_eq!(opened(&xlsx(&format!("<row>{many}</row>"), "", &long)), Err(Kind::Bloated));
    let wide = "<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row>".repeat(3000);
    assert_eq!(opened(&xlsx(&wide, "", "")), Err(Kind::Bloated));
    let row = "<t:table-row t:number-rows-repeated=\"1024\"><t:table-cell t:number-columns-repeated=\"1024\"><x:p>1</x:p>\
        </t:table-cell></t:table-row>";
    assert_eq!(ods_of(&row.repeat(3)), Err(Kind::Bloated));
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    assert_eq!(lines(&format!("{entities}<row><c t=\"str\"><v>&b;&c;</v></c></row>")), ["&b;&c;"]);
}

/// The sample with another stream in the place of its workbook.
fn renamed(name: &str) -> Vec<u8> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let at = memchr::memmem::rfind(XLS, &wide("Workbook")).unwrap();
    let mut bytes = XLS.to_vec();
    let name = wide(name);
    bytes[at..at + name.len()].copy_from_slice(&name);
    bytes[at + 64] = name.len() as u8 + 2;
    bytes
}

#[test]
fn the_content_tells_what_a_file_is() {
    assert_eq!(read(XLS, None).unwrap().format, Format::Xls);
    assert_eq!(read(XLS, Some(Format::Xls)).unwrap().format, Format::Xls);
    assert_eq!(opened(&renamed("WordDocument")), Err(Kind::Word));
    assert_eq!(opened(&renamed("EncryptedPackage")), Err(Kind::Locked));
    assert_eq!(read(&renamed("EncryptedPackage"), Some(Format::Xlsx)).unwrap_err(), Kind::Locked);
    assert_eq!(opened(&renamed("Something")), Err(Kind::Ole));
    let mut stream = ole::File::open(XLS).unwrap().stream("Workbook").unwrap();
    stream[20] = 0x2F;
    assert_eq!(xls::read(&stream), Err(Kind::Locked));
    let text = archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<o:text/>")]);
    assert_eq!(opened(&text), Err(Kind::Zip));
    assert_eq!(read(&xlsx("", "", ""), Some(Format::Ods)).unwrap_err(), Kind::Zip);
    assert_eq!(read(b"1\t2", Some(Format::Xls)).unwrap_err(), Kind::Ole);
}

/// The same noise in every run.
fn noise() -> impl FnMut(usize) -> usize {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % below
    }
}

/// A few bytes changed, and a piece left out or doubled now and then.
fn damaged(bytes: &[u8], below: &mut impl FnMut(usize) -> usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + below(6) {
        let at = below(bytes.len());
        bytes[at] = [bytes[at] ^ (1 << below(8)), 0xFF, 0, b'9', b'"', b'<'][below(6)];
    }
    let (from, to) = (below(bytes.len()), below(bytes.len()));
    match below(8) {
        0 if from < to => drop(bytes.drain(from..to)),
        1 if from < to => bytes.extend_from_within(from..to),
        2 => bytes.truncate(from.max(1)),
        _ => {}
    }
    bytes
}

#[test]
fn damage_gives_some_text_or_a_reason() {
    let mut below = noise();
    let stream = ole::File::open(XLS).unwrap().stream("Workbook").unwrap();
    let sheet = "<dimension ref=\"A1:B2\"/><row r=\"2\" s=\"1\"><c r=\"B2\" s=\"1\"><v>44946.5</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>\
        <row r=\"9\"><c t=\"inlineStr\"><is><t>1_x000D_2</t></is></c><c><f>A1</f><v>7</v></c></row><mergeCell ref=\"B2:D9\"/>";
    let content = "<o:spreadsheet><t:table><t:table-row t:number-rows-repeated=\"21\"><t:table-cell t:style-name=\"c\" \
        t:number-columns-repeated=\"31\" t:number-columns-spanned=\"2\"><x:p>1</x:p></t:table-cell></t:table-row></t:table>";
    for _ in 0..2000 {
        let _ = opened(&damaged(XLS, &mut below));
        let _ = xls::read(&damaged(&stream, &mut below));
        let of = |text: Vec<u8>| String::from_utf8_lossy(&text).into_owned();
        let _ = ods::read(&of(damaged(content.as_bytes(), &mut below)));
        let _ = super::xlsx::read_markup(&of(damaged(sheet.as_bytes(), &mut below)));
    }
}

#[test]
fn what_is_not_whole_is_known() {
    let is_whole = |bytes: &[u8]| read(bytes, None).unwrap().broken.is_empty();
    let row = |cells: &str| format!("<worksheet><sheetData><row r=\"2\">{cells}</row></sheetData></worksheet>");
    let cell = |place: &str| format!("<c r=\"{place}\" t=\"s\"><v>1</v></c>");
    let book = |sheet: &str| {
        archive(&[
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/worksheets/a.xml", sheet),
            ("xl/worksheets/b.xml", "<worksheet/>"),
            ("xl/sharedStrings.xml", STRINGS),
            ("xl/styles.xml", STYLES),
        ])
    };
    let sound = row(&format!("{}{}", cell("B2"), cell("D2")));
    assert!(is_whole(&book(&sound)) && is_whole(XLS));
    // a tag is torn, the sheet breaks off, a cell stands in the wrong place, which some programs make of all
    assert!(!is_whole(&book(&sound.replace("</v></c><c", "</c><c"))));
    assert!(!is_whole(&book(&sound[..sound.len() - 12])));
    let many: String = ('B'..='Z').map(|column| cell(&format!("{column}2"))).collect();
    assert!(is_whole(&book(&row(&many))) && !is_whole(&book(&row(&format!("{many}{}", cell("A2"))))));
    assert!(is_whole(&book(&row(&format!("{}{}", cell("D2"), cell("B2"))))));
    let lost = book(&sound.replacen("<v>1</v>", "<v>7</v>", 1));
    assert_eq!(opened(&lost).unwrap(), "\u{FFFD}\t\t章 & 1\n".replace("章", "规章"));
    let stream = ole::File::open(XLS).unwrap().stream("Workbook").unwrap();
    assert!(xls::read(&stream).unwrap().1);
    assert!(!xls::read(&stream[..stream.len() / 2]).unwrap().1);
}

#[test]
fn a_workbook_in_one_file_of_xml() {
    let book = |cells: &str| {
        format!(
            r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="1"><Table><Row><Cell ss:Index="99"><Data ss:Type="String">hidden</Data></Cell></Row></Table>
            <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
            <Worksheet ss:Name="2"><Table>{cells}</Table></Worksheet></Workbook>"#
        )
    };
    let rows: String = (0..12)
        .map(|at| {
            format!(
                "<Row><Cell ss:Index=\"2\"><Data ss:Type=\"String\">行{at}</Data></Cell><Cell/>\
        <Cell><Data ss:Type=\"Number\">{at}.50</Data></Cell></Row>"
            )
        })
        .collect();
    let merged = "<Row ss:Index=\"4\"><Cell ss:MergeAcross=\"1\" ss:MergeDown=\"1\"><Data ss:Type=\"String\">规&amp;章</Data></Cell>\
        <Cell><Data ss:Type=\"Number\">3</Data></Cell></Row><Row><Cell ss:Index=\"3\"><Data ss:Type=\"String\">4</Data></Cell></Row>";
    let want: String = (0..12).map(|at| format!("行{at}\t\t{at}.5\n")).collect();
    for (cells, want) in [(rows.clone(), want.clone()), (format!("{merged}{rows}"), format!("规&章\t3\n4\n{want}"))] {
        let text = book(&cells);
        let source = read(text.as_bytes(), None).unwrap();
        assert_eq!((source.words(), source.format), (&*want, Format::Xls));
        assert_eq!(read(text.as_bytes(), Some(Format::Xls)).unwrap(), source);
    }
    // sizes that nobody may believe
    let far = "<Row ss:Index=\"4000000000\"><Cell ss:Index=\"99999999999\" ss:MergeAcross=\"18446744073709551615\"><Data>1</Data></Cell></Row>";
    assert_eq!(read(book(far).as_bytes(), None).unwrap().words(), "hidden\n");
    assert_eq!(read(b"<p>1</p>", Some(Format::Xls)), Err(Kind::Ole));
}
