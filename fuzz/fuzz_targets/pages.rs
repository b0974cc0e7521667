//! The bytes choose a report, a kind of web page and up to five manglings; whatever they choose, the law holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xxgk::strategy::{damages, draw_from, law, pages, reports};

fuzz_target!(|bytes: &[u8]| {
    let Ok((page, sample, damage)) = draw_from(&(pages(), reports(), damages(0..=5)), bytes) else { return };
    let broken = law::breaches_of_page(&sample, page, &damage);
    assert!(broken.is_empty(), "{page:?} {damage:?}\n{broken:#?}\n{}", damage.page(&sample, page));
});
