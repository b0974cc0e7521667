//! What a report takes of memory while it is read, and what it keeps: allocations, and bytes beside those of the document.
//!
//!     cargo bench --features bench --bench memory

mod document;

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher, black_box};
use document::{ALL, Document};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// `max alloc` is the peak; `alloc` and `grow` less `dealloc` and `shrink` is what the report keeps, as it is dropped outside.
#[divan::bench(args = ALL)]
fn report(bencher: Bencher<'_, '_>, document: Document) {
    let text = document.text();
    bencher.counter(BytesCount::of_str(text)).bench_local(|| xxgk::parse_bytes(black_box(text.as_bytes())));
}
