//! The price of each stage on graded documents, and beside it what the machine can do. See README.md.

mod document;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use document::{ALL, Document};
use xxgk::stage;

fn main() {
    divan::main();
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
