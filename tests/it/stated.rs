//! The limits that `docs/limits.md` states: what is within is read, what is beyond gives the finding that is stated.

use crate::support::root;
use std::fs;
use xxgk::{Code, Options, Report};

fn says(report: &Report, code: Code) -> bool {
    report.findings().iter().any(|finding| finding.code == code)
}

#[test]
fn every_test_that_is_named_is_there() {
    let page = fs::read_to_string(root().join("docs/limits.md")).unwrap();
    let named = page
        .split('`')
        .filter(|word| word.contains("::") && word.chars().all(|c| c.is_lowercase() || "_:".contains(c)));
    let mut count = 0;
    for name in named {
        let (file, test) = name.split_once("::").unwrap();
        let path = if file == "source" {
            format!("src/{}.rs", name.replace("::", "/"))
        } else {
            format!("tests/it/{file}.rs")
        };
        let code = fs::read_to_string(root().join(&path)).unwrap_or_else(|_| panic!("{path} is not there"));
        assert!(file == "source" || code.contains(&format!("fn {test}()")), "{name} is not there");
        count += 1;
    }
    assert!(count > 10, "{count}");
}

#[test]
fn an_input_over_the_limit() {
    assert_eq!(Options::LIMIT, 64 << 20);
    let text = "一、总体情况\n";
    let read = |most| Options::new().limit(most).parse_str(text);
    assert!(!says(&read(text.len()), Code::InputTooLarge));
    assert!(says(&read(text.len() - 1), Code::InputTooLarge));
}

#[test]
fn more_rows_between_commas() {
    let as_text = |rows: usize| {
        let row = "规章,1,2,3\n";
        let report = Options::new().parse_str(&format!("二、主动公开政府信息情况\n{}", row.repeat(rows)));
        report.sections().iter().any(|section| section.text.contains(row.trim()))
    };
    assert!(!as_text(10_000) && as_text(10_001));
}

#[test]
fn tables_nested_deeper() {
    let report = |depth: usize| {
        let (open, close) = ("<table><tr><td>".repeat(depth), "</td></tr></table>".repeat(depth));
        let table = "<table><tr><td>行政许可</td><td>8</td></tr><tr><td>行政处罚</td><td>7</td></tr></table>";
        xxgk::parse_str(&format!("<html><body><p>2023年度报告</p>{open}{table}{close}</body></html>"))
    };
    assert!(report(40).tables().iter().any(|table| table.is_found()));
    assert!(!report(100_000).findings().is_empty());
}

#[test]
fn a_longer_paragraph() {
    let stated = |words: &str| {
        let text = format!("2023年政府信息公开工作年度报告\n一、总体情况\n{words}全年收到申请12件。\n");
        xxgk::parse_str(&text).statements().len()
    };
    assert_eq!(stated(""), 1);
    assert_eq!(stated(&"公开。".repeat(100_000)), 1);
    assert_eq!(stated(&"公开。".repeat(200_000)), 0);
}

#[test]
fn a_longer_sentence() {
    let states = |marks: usize| {
        let filler = "、".repeat(marks);
        let text = format!("2022年度报告\n一、总体情况\n全年收到政府信息公开申请12件{filler}。\n");
        !xxgk::parse_str(&text).statements().is_empty()
    };
    assert!(states(900) && !states(1_100));
}

#[test]
fn more_statements_of_a_paragraph() {
    let sentences = "全年主动公开政府信息12条。".repeat(4_000);
    let report = xxgk::parse_str(&format!("2022年度报告\n一、总体情况\n{sentences}\n"));
    let count = report.statements().len();
    assert!((2_000..2_010).contains(&count), "{count}");
}

#[test]
fn a_saved_page_without_a_page() {
    let message = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
        Content-Type: image/png\r\n\r\nx\r\n--b--\r\n";
    assert!(says(&xxgk::parse_str(message), Code::FormatUnsupported));
}

#[cfg(all(feature = "docx", feature = "sheets", feature = "cli"))]
mod office {
    use super::says;
    use std::io::{Cursor, Write};
    use xxgk::Code;
    use zip::write::SimpleFileOptions;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(part.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    /// A workbook with so many sheets of these rows; the last one also says 末.
    fn workbook(sheets: usize, rows: &str) -> Vec<u8> {
        let names: String =
            (1..=sheets).map(|at| format!("<sheet name=\"s{at}\" sheetId=\"{at}\" r:id=\"r{at}\"/>")).collect();
        let targets: String = (1..=sheets)
            .map(|at| {
                format!(
                    "<Relationship Id=\"r{at}\" Type=\"officeDocument/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
                )
            })
            .collect();
        let mut parts = vec![
            ("xl/workbook.xml".to_owned(), format!("<workbook><sheets>{names}</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{targets}</Relationships>")),
        ];
        for at in 1..=sheets {
            let last = if at == sheets { "<row><c t=\"str\"><v>末</v></c></row>" } else { "" };
            let sheet = format!("<worksheet><sheetData>{rows}{last}</sheetData></worksheet>");
            parts.push((format!("xl/worksheets/sheet{at}.xml"), sheet));
        }
        let parts: Vec<(&str, &str)> = parts.iter().map(|(name, part)| (name.as_str(), part.as_str())).collect();
        archive(&parts)
    }

    #[test]
    fn a_document_that_unpacks_to_more() {
        let document = |blanks: usize| {
            let blanks = " ".repeat(blanks);
            let text = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>末</w:t></w:r></w:p></w:body></w:document>";
            xxgk::parse_bytes(&archive(&[("word/document.xml", &format!("{text}{blanks}"))]))
        };
        assert!(document(31 << 20).source_text().contains('末'));
        assert!(says(&document(32 << 20), Code::FormatUnsupported));
    }

    #[test]
    fn declared_entities() {
        let own = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\"><!ENTITY d SYSTEM \"file:///etc/passwd\">]>";
        let text = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>末&c;&d;</w:t></w:r></w:p></w:body></w:document>";
        let report = xxgk::parse_bytes(&archive(&[("word/document.xml", &format!("{own}{text}"))]));
        assert_eq!(report.source_text().trim(), "末&c;&d;");
    }

    #[test]
    fn more_sheets_than_are_read() {
        assert!(xxgk::parse_bytes(&workbook(256, "")).source_text().contains('末'));
        assert!(says(&xxgk::parse_bytes(&workbook(257, "")), Code::FormatUnsupported));
    }

    #[test]
    fn more_cells_than_are_read() {
        let rows = |rows: usize| "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(rows);
        assert!(xxgk::parse_bytes(&workbook(1, &rows(1 << 18))).source_text().contains('末'));
        assert!(says(&xxgk::parse_bytes(&workbook(1, &rows((1 << 19) + 1))), Code::FormatUnsupported));
    }
}

#[cfg(feature = "pdf")]
mod pdf {
    use super::says;
    use xxgk::Code;

    /// A file of so many pages, which all show the same content.
    fn file(pages: usize, content: &str, trailer: &str) -> Vec<u8> {
        let kids = "3 0 R ".repeat(pages);
        let font = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{kids}] /Count {pages} >>"),
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {font} >>"),
            format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        ];
        let (mut file, mut places) = ("%PDF-1.7\n".to_owned(), String::new());
        for (number, object) in (1..).zip(objects) {
            places += &format!("{:010} 00000 n \n", file.len());
            file += &format!("{number} 0 obj\n{object}\nendobj\n");
        }
        let start = file.len();
        file += &format!("xref\n0 5\n0000000000 65535 f \n{places}trailer\n<< /Size 5 /Root 1 0 R {trailer} >>\n");
        file += &format!("startxref\n{start}\n%%EOF\n");
        file.into_bytes()
    }

    #[test]
    fn more_pages_than_are_read() {
        let content = "BT /F 9 Tf 50 700 Td (Report) Tj ET";
        assert!(xxgk::parse_bytes(&file(1_000, content, "")).source_text().contains("Report"));
        assert!(says(&xxgk::parse_bytes(&file(1_001, content, "")), Code::InputTooLarge));
    }

    #[test]
    fn more_characters_than_are_read() {
        let content = format!("BT /F 9 Tf 50 700 Td {} ET", "(0123456789) Tj 0 -9 Td ".repeat(1_000));
        assert!(!says(&xxgk::parse_bytes(&file(90, &content, "")), Code::InputTooLarge));
        assert!(says(&xxgk::parse_bytes(&file(110, &content, "")), Code::InputTooLarge));
    }

    #[test]
    fn a_password() {
        let hash = "5A".repeat(32);
        let lock = format!("/Encrypt << /Filter /Standard /V 1 /R 2 /O <{hash}> /U <{hash}> /P -4 >> /ID [<00> <00>]");
        let report = xxgk::parse_bytes(&file(1, "", &lock));
        assert!(says(&report, Code::FormatUnsupported) && report.findings()[0].message.contains("qpdf"));
    }
}
