//! Written reports that the fuzzer cuts up: the report is sound, and nothing panics. An input starts as a whole report, from the
//! corpus that `examples/corpus.rs` writes, and is changed by whole lines and cells as well as by bytes.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use xxgk::strategy::{Dice, law};

fuzz_target!(|bytes: &[u8]| {
    let broken = law::unsound(bytes);
    assert!(broken.is_empty(), "{broken:#?}");
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut dice = Dice::new(seed.into());
    if dice.once_in(2) {
        return fuzzer_mutate(data, size, max_size);
    }
    let changed = edited(&data[..size], &mut dice);
    let length = changed.len().min(max_size);
    data[..length].copy_from_slice(&changed[..length]);
    length
});

/// A piece between separators is lost, doubled, or changes places with another.
fn edited(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let separators: &[u8] = if dice.once_in(2) { b"\n" } else { b"\n\t|" };
    let mut pieces: Vec<&[u8]> = bytes.split_inclusive(|byte| separators.contains(byte)).collect();
    let (one, other) = (dice.below(pieces.len()), dice.below(pieces.len()));
    match dice.below(3) {
        0 if pieces.len() > 1 => drop(pieces.remove(one)),
        1 if !pieces.is_empty() => pieces.insert(one, pieces[other]),
        _ if !pieces.is_empty() => pieces.swap(one, other),
        _ => {}
    }
    pieces.concat()
}
