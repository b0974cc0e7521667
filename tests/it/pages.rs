//! Web pages from outside: the samples, encodings, spans, pictures.

use crate::support::{doubts, files, root};
use std::fs;
use xxgk::{Code, Format, Options, RequestRow, State};

const PAGE: &str = "<!DOCTYPE html><html><head><meta charset=\"gb2312\"><title>x</title></head><body><h1>青岚县2022年政府信息公开工作年度报告</h1>\
    <p>三、收到和处理政府信息公开申请情况</p><table border=1>\
    <tr><td colspan=3>一、本年新收政府信息公开申请数量</td><td>1<b>2</b></td><td>0</td><td>0</td><td>0</td><td>/</td><td>&nbsp;</td><td>&#49;2</td></tr>\
    <tr><td colspan=3>二、上年结转政府信息公开申请数量</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>\
    <p>四、政府信息公开行政复议、行政诉讼情况</p><p><img src=\"/files/t4.png?x=1\" alt=\"表四\" width=600 height=\"400\"></p></body></html>";

#[test]
fn every_sample_page_is_read_whole() {
    let pages = files(&root().join("examples/pages"), "html");
    assert_eq!(pages.len(), 10);
    for path in pages {
        let report = xxgk::parse_path(&path).unwrap();
        assert!(report.title().is_some() && report.year().is_some(), "{}", path.display());
        let missing = report.tables().iter().flat_map(|table| table.cells()).filter(|(_, c)| c.state == State::Missing);
        assert_eq!(missing.count(), 0, "{}", path.display());
        assert_eq!(doubts(&report), [], "{}", path.display());
    }
}

#[test]
fn raw_is_the_markup_at_the_span() {
    let report = xxgk::parse_str(PAGE);
    assert_eq!(report.source().format, Format::Html);
    let cells = ["natural_person", "legal_service_org", "other", "total"];
    let cell = |column| report.table(xxgk::TableId::Requests).cell("new_received", column).unwrap();
    let raws = cells.map(|column| (cell(column).state, report.raw(cell(column)).unwrap()));
    let want = [(State::Number, "1<b>2"), (State::NotApplicable, "/"), (State::Blank, ""), (State::Number, "&#49;2")];
    assert_eq!(raws, want);
    assert_eq!(report.requests().get(RequestRow::NewReceived, xxgk::Applicant::Total), Some(12));
    assert_eq!(report.source_text(), PAGE);
}

#[test]
fn the_bytes_decide_on_the_encoding() {
    let cells = |bytes: &[u8]| {
        let report = xxgk::parse_bytes(bytes);
        let requests = report.requests();
        (report.title().map(str::to_owned), requests.get(RequestRow::NewReceived, xxgk::Applicant::NaturalPerson))
    };
    let want = (Some("青岚县2022年政府信息公开工作年度报告".to_owned()), Some(12));
    let other =
        PAGE.replace("<meta charset=\"gb2312\">", "<meta http-equiv=Content-Type content='text/html; charset=utf-8'>");
    let undeclared = PAGE.replace("<meta charset=\"gb2312\">", "");
    let prolog = format!("<?xml version=\"1.0\" encoding=\"GBK\"?>{undeclared}");
    for page in [PAGE, &other, &undeclared, &prolog] {
        assert_eq!(cells(page.as_bytes()), want, "{page:.60}");
        assert_eq!(cells(&encoding_rs::GB18030.encode(page).0), want, "{page:.60}");
        assert_eq!(cells(format!("\u{FEFF}{page}").as_bytes()), want);
        assert_eq!(cells(&page.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()), want);
    }
}

#[test]
fn a_picture_in_the_place_of_a_table_is_named() {
    let report = xxgk::parse_str(PAGE);
    let finding = report.findings().iter().find(|finding| finding.code == Code::TableImage).unwrap();
    assert!(finding.message.contains("t4.png") && finding.message.contains("表四") && finding.message.contains("600"));
    assert!(finding.span.and_then(|span| span.slice(PAGE)).is_some_and(|tag| tag.starts_with("<img src=")));
}

#[test]
fn the_caller_may_insist_on_a_format() {
    let options = |format| Options::new().format(format);
    assert_eq!(options(Format::Text).parse_str(PAGE).source().format, Format::Text);
    let report = options(Format::Html).parse_str("一、总体情况\n二");
    assert_eq!(report.source().format, Format::Html);
    let report = options(Format::Docx).parse_str(PAGE);
    assert!(report.findings().iter().any(|finding| finding.code == Code::FormatUnsupported));
}

#[test]
fn a_saved_page_is_its_page() {
    let encoded: String = PAGE.bytes().map(|byte| format!("={byte:02X}")).collect();
    let message = format!(
        "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
         Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{encoded}\r\n--b--\r\n"
    );
    let (saved, page) = (xxgk::parse_str(&message), xxgk::parse_str(PAGE));
    assert_eq!((saved.source().format, saved.source().bytes), (Format::Mhtml, message.len() as u64));
    assert_eq!(saved.source_text().trim_end(), page.source_text());
    assert_eq!(saved.tables(), page.tables());
}

#[test]
fn cut_anywhere_a_page_is_still_read() {
    let sample = fs::read(root().join("examples/pages/page-of-a-content-system.html")).unwrap();
    for end in (0..sample.len()).step_by(97) {
        let report = xxgk::parse_bytes(&sample[..end]);
        assert!(
            report
                .findings()
                .iter()
                .all(|finding| finding.span.is_none_or(|s| s.slice(report.source_text()).is_some()))
        );
    }
}

#[cfg(feature = "docx")]
#[test]
fn a_word_document_and_archives_that_are_none() {
    let bytes = fs::read(root().join("examples/pages/report.docx")).unwrap();
    let report = xxgk::parse_bytes(&bytes);
    assert_eq!(report.source().format, Format::Docx);
    assert!(report.tables().iter().all(|table| table.is_found()) && doubts(&report).is_empty());
    for end in (0..bytes.len()).step_by(53) {
        let report = xxgk::parse_bytes(&bytes[..end]);
        assert!(report.findings().iter().any(|finding| finding.code == Code::NotAReport), "cut at {end}");
    }
    for at in (0..bytes.len()).step_by(37) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        xxgk::parse_bytes(&damaged);
    }
}
