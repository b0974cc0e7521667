//! Workbooks from outside: the samples, what they become, damage.

use crate::support::{doubts, root};
use std::fs;
use xxgk::{Code, Format, Options, State};

const SAMPLES: [(&str, Format); 3] = [("xlsx", Format::Xlsx), ("ods", Format::Ods), ("xls", Format::Xls)];

fn sample(ending: &str) -> Vec<u8> {
    fs::read(root().join("examples/pages/report").with_extension(ending)).unwrap()
}

#[test]
fn the_same_report_in_every_office_format() {
    let want = xxgk::parse_bytes(&sample("docx"));
    for (ending, format) in SAMPLES {
        let report = xxgk::parse_bytes(&sample(ending));
        assert_eq!(report.source().format, format);
        assert_eq!((report.title(), report.year()), (want.title(), want.year()), "{ending}");
        assert_eq!(doubts(&report), [], "{ending}");
        for (table, want) in report.tables().iter().zip(want.tables()) {
            let cells = table.cells().zip(want.cells());
            cells.for_each(|((id, cell), (_, want))| {
                assert_eq!((cell.state, cell.value), (want.state, want.value), "{ending} {id}")
            });
        }
        // any name and the wish for it give the same
        assert_eq!(Options::new().format(format).parse_bytes(&sample(ending)), report);
    }
}

#[test]
fn cut_or_changed_a_workbook_gives_no_panic_and_a_finding() {
    for (ending, _) in SAMPLES {
        let bytes = sample(ending);
        for end in (0..bytes.len()).step_by(bytes.len() / 60) {
            let report = xxgk::parse_bytes(&bytes[..end]);
            let missing =
                report.tables().iter().flat_map(|table| table.cells()).any(|(_, cell)| cell.state == State::Missing);
            assert!(!missing || !doubts(&report).is_empty(), "{ending} cut at {end}");
        }
        for at in (0..bytes.len()).step_by(bytes.len() / 300) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x55;
            xxgk::parse_bytes(&damaged);
        }
    }
}

#[test]
fn what_is_no_workbook_says_what_helps() {
    let finding = |bytes: &[u8], format| {
        let report = Options::new().format(format).parse_bytes(bytes);
        report
            .findings()
            .iter()
            .find(|finding| finding.code == Code::FormatUnsupported)
            .map(|finding| finding.message.clone())
    };
    for (_, format) in SAMPLES {
        assert!(finding(b"1\t2\n", format).is_some_and(|message| message.contains("LibreOffice")));
    }
}
