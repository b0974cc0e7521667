//! The bytes choose a report, a layout and up to five manglings; whatever they choose, the law holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xxgk::strategy::{damages, draw_from, law, layouts, reports};

fuzz_target!(|bytes: &[u8]| {
    let Ok((layout, sample, damage)) = draw_from(&(layouts(), reports(), damages(0..=5)), bytes) else { return };
    let broken = law::breaches(&sample, layout, &damage);
    assert!(broken.is_empty(), "{layout:?} {damage:?}\n{broken:#?}\n{}", damage.render(&sample, layout));
});
