//! Prose that is taken over from the year before, word for word.
//!
//! The share is that of this year's shingles (runs of [`RUN`] characters) that the year before has too. Figures are left
//! out, so that a sentence in which only the numbers were changed is the same sentence. Two passes, one hash a character.

use crate::code::Code;
use crate::finding::{Findings, say};
use crate::model::Report;
use std::collections::HashSet;

/// How long a run of characters has to be the same.
const RUN: usize = 8;
/// Prose with fewer runs than this is not compared.
const LEAST: usize = 200;
/// From here on, in percent, the prose counts as taken over.
const MOST: usize = 80;
/// An odd number to spread the bits of a rolling hash with.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

pub(super) fn check(findings: &mut Findings, now: &Report, before: &Report) {
    let (new, old) = (runs(now), runs(before));
    if new.len() < LEAST || old.len() < LEAST {
        return;
    }
    let old: HashSet<u64> = old.into_iter().collect();
    let percent = new.iter().filter(|run| old.contains(run)).count() * 100 / new.len();
    if percent >= MOST {
        let message = say!(
            "{percent} % of the prose stands in the report for the year before too";
            "正文的{percent}%也出现在上一年度的报告中"
        );
        findings.push(Code::TextRepeated, message, Vec::new(), None);
    }
}

/// A hash of every run of characters in the prose, section by section.
fn runs(report: &Report) -> Vec<u64> {
    let first = (1..RUN).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut runs = Vec::new();
    for section in report.sections() {
        let (mut window, mut hash) = ([0_u64; RUN], 0_u64);
        let words = section.text.chars().filter(|c| c.is_alphabetic()).map(|c| u64::from(u32::from(c)));
        for (at, c) in words.enumerate() {
            let slot = &mut window[at % RUN];
            hash = hash.wrapping_sub(slot.wrapping_mul(first)).wrapping_mul(BASE).wrapping_add(c);
            *slot = c;
            if at + 1 >= RUN {
                runs.push(hash);
            }
        }
    }
    runs
}
