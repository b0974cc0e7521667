//! PDF files: whole ones, damaged ones, and those that are made to do harm.

use crate::support::root;
use std::time::{Duration, Instant};
use xxgk::{Code, Format, Report, State};

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(root().join("examples/pages").join(name)).unwrap_or_default()
}

fn figures(report: &Report) -> usize {
    report.tables().iter().flat_map(|table| table.cells()).filter(|(_, cell)| cell.state == State::Number).count()
}

/// A file of these objects, the first of them the catalogue. The reader finds them without a table of their places.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    file.extend(format!("trailer << /Size {} /Root 1 0 R >>\n%%EOF\n", objects.len() + 1).bytes());
    file
}

fn says(report: &Report, code: Code) -> bool {
    report.findings().iter().any(|finding| finding.code == code)
}

#[test]
fn the_samples_are_read() {
    for name in ["report.pdf", "report-without-lines.pdf", "report-turned.pdf"] {
        let report = xxgk::parse_bytes(&sample(name));
        assert_eq!(report.source().format, Format::Pdf, "{name}");
        assert!(report.year().is_some() && report.title().is_some(), "{name}");
        assert!(figures(&report) > 100, "{name}: {} figures\n{}", figures(&report), report.source_text());
    }
}

#[test]
fn damage_is_no_harm() {
    let whole = sample("report.pdf");
    let start = Instant::now();
    let mut seed = 7_usize;
    for round in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..1 + round % 40 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 20) % bytes.len();
            bytes[at] = (seed >> 12) as u8;
        }
        bytes.truncate(if round % 3 == 0 { (seed >> 24) % whole.len() } else { whole.len() });
        let report = xxgk::parse_bytes(&bytes);
        assert!(report.is_report() || !report.findings().is_empty());
    }
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
}

/// Tells whether each cell is that of a sound report, or named by a finding.
fn is_honest(sound: &Report, damaged: &Report) -> bool {
    let cells = |report: &Report| -> Vec<_> {
        report.tables().iter().flat_map(|table| table.cells().map(|(id, cell)| (id, cell.state, cell.value))).collect()
    };
    let named: Vec<String> = damaged
        .findings()
        .iter()
        .filter(|finding| finding.severity() != xxgk::Severity::Info)
        .flat_map(|finding| finding.cells.iter().map(ToString::to_string))
        .collect();
    let is_named = |id: &str| named.iter().any(|name| id == name || id.starts_with(&format!("{name}.")));
    let known = cells(sound);
    cells(damaged).iter().all(|cell| known.contains(cell) || is_named(&cell.0.to_string()))
}

#[test]
fn lost_bytes_change_no_cell_in_silence() {
    let whole = sample("report.pdf");
    let sound = xxgk::parse_bytes(&whole);
    assert!(!says(&sound, Code::FileDamaged));
    let mut seen = 0;
    for at in (5_000..whole.len() - 1_000).step_by(1_999) {
        let mut bytes = whole.clone();
        bytes.drain(at..at + [1, 2, 9, 60][at % 4]);
        let report = xxgk::parse_bytes(&bytes);
        seen += usize::from(says(&report, Code::FileDamaged));
        assert!(is_honest(&sound, &report), "{at}");
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn content_that_no_program_writes_is_damaged() {
    let is_damaged = |dictionary: &str, content: &[u8]| {
        let mut bytes = made(ONE_PAGE, stream(dictionary, content), FONT, &[]);
        let table = bytes.len();
        bytes.extend(format!("xref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
        xxgk::damaged_pages(&bytes)
    };
    assert_eq!(is_damaged("", b"q BT /F 9 Tf 1 0 0 1 72 70 Tm (12) Tj [(1) -3 (2)] TJ ET Q 0 0 1 rg"), [false]);
    for content in [
        &b"BT /F 9 Tf 1 0 0 1 72 7(12) Tj ET"[..],
        b"BT /F 9 Tf (12 Tj ET",
        b"BT /F 9 Tf (12) Tj",
        b"BT /F 9 Tf (12) T ET",
        b"BT /G 9 Tf (12) Tj ET",
        b"BT /F 9 Tf (12) Tj ET 7",
    ] {
        assert_eq!(is_damaged("", content), [true], "{}", String::from_utf8_lossy(content));
    }
    // as deflate writes it: not packed, and the sum behind it
    let packed = |sum: &[u8]| [b"\x78\x01\x01\x02\x00\xFD\xFFBT", sum].concat();
    assert_eq!(is_damaged("/Filter /FlateDecode", &packed(b"\x01\x2D\x00\x97")), [true], "BT without ET");
}

#[test]
fn ten_thousand_pages_are_too_many() {
    let kids = "3 0 R ".repeat(10_000);
    let pages = format!("<< /Type /Pages /Kids [{kids}] /Count 10000 >>").into_bytes();
    let page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_vec();
    let report = xxgk::parse_bytes(&file(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), pages, page]));
    assert!(says(&report, Code::InputTooLarge), "{:?}", report.findings());
}

#[test]
fn a_stream_that_unpacks_to_a_gigabyte_is_not_unpacked() {
    // fixed codes: a zero, then again and again the 258 bytes before
    let (mut bits, mut count) = (vec![0x78, 0x9C, 0], 0);
    let mut put = |bit: u8| {
        if count % 8 == 0 && count > 0 {
            bits.push(0);
        }
        let last = bits.len() - 1;
        bits[last] |= bit << (count % 8);
        count += 1;
    };
    [1, 1, 0].into_iter().chain([0, 0, 1, 1, 0, 0, 0, 0]).for_each(&mut put);
    for _ in 0..4_500_000 {
        [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0].into_iter().for_each(&mut put);
    }
    let mut stream = format!("<< /Length {} /Filter /FlateDecode >>\nstream\n", bits.len()).into_bytes();
    stream.extend(bits);
    stream.extend(b"\nendstream");
    let page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_vec();
    let pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec();
    let start = Instant::now();
    let report = xxgk::parse_bytes(&file(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), pages, page, stream]));
    assert!(says(&report, Code::InputTooLarge), "{:?}", report.findings());
    assert!(start.elapsed() < Duration::from_secs(20));
}

/// A page that is the third object, with the content that is the fourth.
fn page() -> Vec<u8> {
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
        .to_vec()
}

fn stream(dictionary: &str, content: impl AsRef<[u8]>) -> Vec<u8> {
    let content = content.as_ref();
    let mut stream = format!("<< /Length {} {dictionary} >>\nstream\n", content.len()).into_bytes();
    stream.extend(content);
    stream.extend(b"\nendstream");
    stream
}

/// One page whose tree, content and font are these.
fn made(pages: &[u8], content: Vec<u8>, font: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    let catalogue = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
    file(&[&[catalogue, pages.to_vec(), page(), content, font.to_vec()], more].concat())
}

const ONE_PAGE: &[u8] = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const FONT: &[u8] = b"<< /Type /Font /Subtype /Type1 >>";

#[test]
fn what_is_made_to_do_harm_is_left_in_time() {
    let text = stream("", "BT /F 9 Tf (12) Tj ET");
    let node = |kids: &str| format!("<< /Type /Pages /Kids [{kids}] /Count 1 >>").into_bytes();
    // each node twice in the one above: 2^40 pages
    let mut twice: Vec<Vec<u8>> = (6..46).map(|at| node(&format!("{0} 0 R {0} 0 R", at + 1))).collect();
    twice.push(page());
    let mut chain: Vec<Vec<u8>> = (6..5_000).map(|at| node(&format!("{} 0 R", at + 1))).collect();
    chain.push(page());
    let fonts: String = (0..2_000).map(|at| format!("/F{at} {} 0 R ", at + 7)).collect();
    let fonts = format!("<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << {fonts} >> >> >>");
    let uses: String = (0..2_000).map(|at| format!("/F{at} 9 Tf ")).collect();
    let font = b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /W 6 0 R >>] >>".to_vec();
    let mut shared = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), ONE_PAGE.to_vec(), fonts.into_bytes()];
    shared.extend([stream("", uses), FONT.to_vec(), b"[0 65535 500]".to_vec()]);
    shared.extend(vec![font; 2_000]);
    for (what, bytes) in [
        ("pages that are found again and again", made(&node("6 0 R"), text.clone(), FONT, &twice)),
        ("nodes in one another", made(&node("6 0 R"), text, FONT, &chain)),
        ("arrays in one another", made(ONE_PAGE, stream("", "[".repeat(3 << 20)), FONT, &[])),
        ("dictionaries in one another", made(ONE_PAGE, stream("", "<<".repeat(3 << 20)), FONT, &[])),
        ("runs", made(ONE_PAGE, stream("/Filter /RunLengthDecode", [129, b' '].repeat(1 << 20)), FONT, &[])),
        ("widths that fonts share", file(&shared)),
    ] {
        let start = Instant::now();
        let report = xxgk::parse_bytes(&bytes);
        assert!(says(&report, Code::InputTooLarge), "{what}: {:?}", report.findings());
        assert!(start.elapsed() < Duration::from_secs(6), "{what}: {:?}", start.elapsed());
    }
}

#[test]
fn the_bytes_of_a_font_are_no_brackets() {
    // `[`, and that in hexadecimal digits
    let bytes = format!("00010000{}>", "5B".repeat(1 << 20));
    let packed = |more: &str| stream(&format!("/Filter /ASCIIHexDecode {more}"), &bytes);
    let text = stream("", "BT /F 12 Tf 50 700 Td (Report) Tj ET");
    let report = xxgk::parse_bytes(&made(ONE_PAGE, text, FONT, &[packed("/Length1 1048580")]));
    assert!(!says(&report, Code::InputTooLarge), "{:?}", report.findings());
    assert_eq!(report.source_text().trim(), "Report");
    // and are read as nothing else
    let report = xxgk::parse_bytes(&made(ONE_PAGE, packed(""), FONT, &[]));
    assert!(says(&report, Code::FormatUnsupported), "{:?}", report.findings());
}

/// A page of one font with this encoding, that writes these bytes.
fn encoded(encoding: &str, bytes: &[u8]) -> Vec<u8> {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    let descendant = "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /DW 1000 >>";
    let font = format!("<< /Type /Font /Subtype /Type0 /Encoding /{encoding} /DescendantFonts [{descendant}] >>");
    made(ONE_PAGE, stream("", format!("BT /F 12 Tf 50 700 Td <{hex}> Tj ET")), font.as_bytes(), &[])
}

#[test]
fn fonts_that_are_not_in_the_file_have_their_characters() {
    use encoding_rs::{BIG5, GBK};
    let text = "一、信息公開 2023";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf32: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
    for (encoding, bytes) in [
        ("UniGB-UCS2-H", utf16.clone()),
        ("UniGB-UTF16-H", utf16.clone()),
        ("UniCNS-UTF16-H", utf16),
        ("UniGB-UTF32-H", utf32),
        ("UniGB-UTF8-H", text.as_bytes().to_vec()),
        ("GBK-EUC-H", GBK.encode(text).0.into_owned()),
        ("GBKp-EUC-H", GBK.encode(text).0.into_owned()),
        ("ETen-B5-H", BIG5.encode(text).0.into_owned()),
    ] {
        let report = xxgk::parse_bytes(&encoded(encoding, &bytes));
        let read: String = report.source_text().split_whitespace().collect();
        assert_eq!(read, "一、信息公開2023", "{encoding}");
    }
    // glyphs of which nothing is known
    let unknown = xxgk::parse_bytes(&encoded("Identity-H", &[1, 2, 3, 4]));
    assert!(says(&unknown, Code::FormatUnsupported) && unknown.findings()[0].message.contains("xxgk[ocr]"));
}

#[test]
fn what_is_no_text_says_so() {
    let page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_vec();
    let pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec();
    let scan = xxgk::parse_bytes(&file(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), pages, page]));
    let message = &scan.findings()[0].message;
    assert!(says(&scan, Code::FormatUnsupported) && message.contains("xxgk[ocr]"), "{message}");
    assert!(says(&xxgk::parse_bytes(b"%PDF-1.7 nothing"), Code::FormatUnsupported));
    // what is packed ends within the word of the next stream
    let within = b"%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n\x78\x9c\x03\x00stream\nxx\nendobj\n";
    assert!(says(&xxgk::parse_bytes(within), Code::FormatUnsupported));
}
