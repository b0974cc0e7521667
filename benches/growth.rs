//! One document of ever more bytes: megabytes per second stay what they are, as time grows with length and no faster.
//!
//!     cargo bench --features bench --bench growth

#[expect(dead_code, reason = "three documents are enough")]
mod document;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use document::Document;

fn main() {
    divan::main();
}

const SIZES: [usize; 6] = [16 << 10, 64 << 10, 256 << 10, 1 << 20, 8 << 20, 63 << 20];

/// The same report again and again, as where a scraper has joined a district's pages.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn reports_joined(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, repeated(Document::Usual.text(), size));
}

/// Prose without an end.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn prose(bencher: Bencher<'_, '_>, size: usize) {
    let lines: String = Document::Long.text().split_inclusive('\n').filter(|line| line.contains('。')).collect();
    measure(bencher, repeated(&lines, size));
}

/// Rows of one table.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn rows(bencher: Bencher<'_, '_>, size: usize) {
    let rows: String = Document::Usual.text().split_inclusive('\n').filter(|line| line.contains('|')).collect();
    measure(bencher, repeated(&rows, size));
}

/// A web page whose tables go on and on.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn pages_joined(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, repeated(Document::Page.text(), size));
}

fn repeated(part: &str, size: usize) -> String {
    part.repeat(size.div_ceil(part.len()))
}

fn measure(bencher: Bencher<'_, '_>, text: String) {
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| xxgk::parse_bytes(black_box(text.as_bytes())));
}
