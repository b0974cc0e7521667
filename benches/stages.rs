//! The price of each stage on graded documents, and beside it what the machine can do. See README.md.

#![allow(clippy::panic)]

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use xxgk::stage;

fn main() {
    divan::main();
}

/// A document by its size or kind.
#[derive(Clone, Copy)]
enum Document {
    /// A township: tables and hardly any prose.
    Small,
    /// All tables, with the prose of a county.
    Usual,
    /// All tables, with the prose of a province.
    Long,
    /// Traditional script with injected readings.
    Traditional,
    /// A sound web page.
    Page,
    /// A page that Word has saved: a style on every tag.
    Word,
}

use Document::{Long, Page, Small, Traditional, Usual, Word};

const ALL: [Document; 6] = [Small, Usual, Long, Traditional, Page, Word];

impl Document {
    fn text(self) -> &'static str {
        static TEXTS: LazyLock<[String; 6]> = LazyLock::new(|| {
            let long = sample("xihe-province-2024.txt");
            [
                short(&sample("yunxi-city-office-2019.txt")),
                grown(&long, 11_000),
                grown(&long, 40_000),
                sample("huaxi-banner-2020-traditional.txt"),
                page("web-page.html"),
                page("page-from-word.html"),
            ]
        });
        &TEXTS[self as usize]
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = ["small", "usual", "long", "traditional", "page", "word"][*self as usize];
        write!(f, "{name} {:.1} kB", self.text().len() as f64 / 1000.0)
    }
}

fn sample(name: &str) -> String {
    file(&Path::new("examples/reports").join(name))
}

fn page(name: &str) -> String {
    file(&Path::new("examples/pages").join(name))
}

fn file(path: &Path) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Longer lines than this are prose.
const PROSE: usize = 260;

/// The report without its prose.
fn short(report: &str) -> String {
    report.split_inclusive('\n').filter(|line| line.len() < PROSE).collect()
}

/// The report with prose of other samples behind its first paragraph, up to some size.
fn grown(report: &str, size: usize) -> String {
    let others = ["qinglan-county-2021.txt", "baishi-town-2020.txt", "linhe-street-2022.txt"].map(sample).concat();
    let prose: Vec<&str> = others.split_inclusive('\n').filter(|line| line.len() >= PROSE).collect();
    let (before, after) = report.split_once("（一）").unwrap_or((report, ""));
    let mut text = before.to_owned();
    for line in prose.into_iter().cycle().take_while(|_| !after.is_empty()) {
        if text.len() + line.len() + after.len() > size {
            break;
        }
        text.push_str(line);
    }
    text + "（一）" + after
}

/// Measures in bytes and in documents per second.
fn measure<T>(bencher: Bencher<'_, '_>, document: Document, mut work: impl FnMut(&'static str) -> T) {
    let text = document.text();
    bencher.counter(BytesCount::of_str(text)).counter(ItemsCount::new(1_usize)).bench_local(|| work(black_box(text)));
}

/// What the machine can do with the same bytes.
mod limit {
    use super::*;

    #[divan::bench(args = ALL)]
    fn std_from_utf8(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| std::str::from_utf8(text.as_bytes()).map(str::len));
    }

    #[divan::bench(args = ALL)]
    fn simdutf8(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| ::simdutf8::basic::from_utf8(text.as_bytes()).map(str::len));
    }

    /// Every character through a two-level table, as a conversion to simplified script has to.
    #[divan::bench(args = ALL)]
    fn two_level_map(bencher: Bencher<'_, '_>, document: Document) {
        let pages: Vec<usize> = (0..256).collect();
        let table: Vec<u16> = (0..=u16::MAX).collect();
        let fold = |c: char| match u32::from(c) as usize {
            code @ 0..0x1_0000 => u64::from(table[pages[code >> 8] << 8 | code & 0xFF]),
            code => code as u64,
        };
        measure(bencher, document, |text| text.chars().map(fold).sum::<u64>());
    }
}

/// The corridor from the start up to a depth; the price of a stage is the difference to the one before.
mod up_to {
    use super::*;

    #[divan::bench(args = ALL)]
    fn s1_decode(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| stage::decode(text.as_bytes()));
    }

    #[divan::bench(args = ALL)]
    fn s1_page(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| stage::page(text.as_bytes()));
    }

    #[divan::bench(args = ALL)]
    fn s2_normalise(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| stage::normalise(text.as_bytes()));
    }

    #[divan::bench(args = ALL)]
    fn s3_outline(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| stage::outline(text.as_bytes()));
    }

    #[divan::bench(args = ALL)]
    fn s4_align(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| stage::align(text.as_bytes()));
    }

    #[divan::bench(args = ALL)]
    fn s5_statement(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| stage::statement(text.as_bytes()));
    }

    #[divan::bench(args = ALL)]
    fn s6_check(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| stage::check(text.as_bytes()));
    }

    #[divan::bench(args = ALL)]
    fn s7_report(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| xxgk::parse_bytes(text.as_bytes()));
    }

    #[divan::bench(args = ALL)]
    fn s8_json(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| xxgk::parse_bytes(text.as_bytes()).to_json(false));
    }

    #[divan::bench(args = ALL)]
    fn s9_json_with_cells(bencher: Bencher<'_, '_>, document: Document) {
        measure(bencher, document, |text| xxgk::parse_bytes(text.as_bytes()).to_json(true));
    }
}
