//! A sample as a document, whole or damaged.

use super::{Dice, Draft, Harm, MANGLINGS, Mangling, Sample, Twin, Work};
use proptest::prelude::*;
use proptest::sample::{SizeRange, subsequence};

/// Writes a sample as a document in one layout: title, preamble, six sections.
pub fn render(sample: &Sample, layout: Twin) -> String {
    Draft::new(sample).write(layout)
}

/// What happened to a document on its way: some manglings in order, and the seed of their chances.
///
/// ```
/// use xxgk::strategy::{self, Damage, MANGLINGS, TWINS};
/// let sample = strategy::draw(&strategy::reports(), 1)?;
/// let mangling = MANGLINGS.iter().find(|mangling| mangling.name == "rows swapped").ok_or("no such mangling")?;
/// let damage = Damage { manglings: vec![*mangling], seed: 5 };
/// assert_ne!(damage.render(&sample, TWINS[0]), strategy::render(&sample, TWINS[0]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Damage {
    /// What happened, in order; those of the printed tables happen before the layout writes them, the others after.
    pub manglings: Vec<Mangling>,
    /// Which rows, cells and characters it hit.
    pub seed: u64,
}

impl Damage {
    /// Writes a sample in one layout and damages it. The same arguments give the same text.
    pub fn render(&self, sample: &Sample, layout: Twin) -> String {
        self.dice().fold(self.draft(sample).write(layout), |text, (mangling, mut dice)| match mangling.work {
            Work::Text(work) => work(&text, &mut dice),
            Work::Draft(_) => text,
        })
    }

    /// The printed tables of a sample with what happened to them.
    pub(super) fn draft(&self, sample: &Sample) -> Draft {
        let mut draft = Draft::new(sample);
        for (mangling, mut dice) in self.dice() {
            if let Work::Draft(work) = mangling.work {
                work(&mut draft, &mut dice);
            }
        }
        draft
    }

    /// Each mangling with dice of its own, so that leaving one out does not change what the others hit.
    fn dice(&self) -> impl Iterator<Item = (&Mangling, Dice)> {
        let named =
            |mangling: &Mangling| mangling.name.bytes().fold(self.seed, |n, byte| n.rotate_left(7) ^ u64::from(byte));
        self.manglings.iter().map(move |mangling| (mangling, Dice::new(named(mangling))))
    }

    /// True where nothing of a document is lost that the layout shows: no mangling loses cells, one at most wears
    /// labels, and where rows or columns moved, labels are there to tell them.
    pub fn spares(&self, labels: bool) -> bool {
        let harms = |harm| self.manglings.iter().filter(|mangling| mangling.harm == harm).count();
        harms(Harm::Cells) == 0 && harms(Harm::Labels) <= 1 && (labels || harms(Harm::Order) + harms(Harm::Labels) == 0)
    }
}

/// Damage by so many different manglings: `damages(1)`, `damages(3..=5)`. It shrinks to fewer.
pub fn damages(many: impl Into<SizeRange>) -> impl Strategy<Value = Damage> {
    damages_among(MANGLINGS.to_vec(), many)
}

/// The same with some manglings only; never more than there are.
///
/// ```
/// use xxgk::strategy::{self, Harm, MANGLINGS};
/// let harmless = MANGLINGS.iter().copied().filter(|mangling| mangling.harm == Harm::None).collect();
/// let damage = strategy::draw(&strategy::damages_among(harmless, 3..=5), 1)?;
/// assert!(damage.manglings.len() >= 3 && damage.spares(true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn damages_among(manglings: Vec<Mangling>, many: impl Into<SizeRange>) -> impl Strategy<Value = Damage> {
    (subsequence(manglings, many).prop_shuffle(), any::<u64>().no_shrink())
        .prop_map(|(manglings, seed)| Damage { manglings, seed })
}
