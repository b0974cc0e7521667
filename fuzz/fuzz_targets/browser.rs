//! The bytes choose the pieces of a broken page; its cells, or its words, are those that a browser shows.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../src/source/html/browser.rs"]
mod browser;

use browser::Compared;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let compared = if first % 2 == 0 { Compared::Cells } else { Compared::Words };
    let page = compared.page(rest);
    let [want, got] = compared.both(&page, xxgk::stage::words);
    assert_eq!(got, want, "{page}");
});
