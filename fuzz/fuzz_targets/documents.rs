//! The bytes choose a report, a format of office documents or PDF, and what becomes of the file: whole it reads back, damaged its
//! report is sound; nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xxgk::strategy::{Damage, Dice, Sample, Setting, draw_from, law, reports, settings};

fuzz_target!(|bytes: &[u8]| {
    // what is left of them tells the damage
    let (chosen, edits) = bytes.split_at(bytes.len() / 2);
    let Ok((sample, setting)) = draw_from(&(reports(), settings()), chosen) else { return };
    let mut dice = Dice::new(edits.iter().fold(0, |seed: u64, byte| seed.rotate_left(7) ^ u64::from(*byte)));
    let Some(mut file) = written(&sample, setting, &mut dice) else { return };
    if edits.is_empty() {
        let report = xxgk::parse_bytes(&file);
        let broken = law::wrong(&sample, &report);
        assert!(broken.is_empty(), "{broken:#?}\n{}", report.source_text());
        return;
    }
    for edit in edits {
        let at = dice.below(file.len());
        match edit % 4 {
            0 => file.truncate(at.max(1)),
            1 => drop(file.drain(at..(at + usize::from(*edit)).min(file.len() - 1).max(at))),
            _ => file[at] = *edit,
        }
    }
    let broken = law::unsound(&file);
    assert!(broken.is_empty(), "{broken:#?}");
});

fn written(sample: &Sample, setting: Setting, dice: &mut Dice) -> Option<Vec<u8>> {
    let damage = Damage { manglings: Vec::new(), seed: dice.below(usize::MAX) as u64 };
    match dice.below(5) {
        0 => damage.docx(sample).ok(),
        1 => damage.xlsx(sample).ok(),
        2 => damage.ods(sample).ok(),
        3 => Some(damage.xls(sample)),
        _ => Some(damage.pdf(sample, setting)),
    }
}
