//! Any bytes: the report is sound, and nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xxgk::strategy::law;

fuzz_target!(|bytes: &[u8]| {
    let broken = law::unsound(bytes);
    assert!(broken.is_empty(), "{broken:#?}");
});
