//! Values of a strategy without a test around them: for fuzz targets, benches and report cards.

use super::Dice;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// More bytes than a report and its damage are drawn from.
const ENOUGH: usize = 16_384;

/// One value of a strategy; the same seed gives the same value.
///
/// ```
/// use xxgk::strategy;
/// let (one, other) = (strategy::draw(&strategy::reports(), 3)?, strategy::draw(&strategy::reports(), 3)?);
/// assert_eq!((one.organ, one.year), (other.organ, other.year));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The strategy's reason, where it rejects what it drew; those of this module reject nothing.
pub fn draw<S: Strategy>(strategy: &S, seed: u64) -> Result<S::Value, String> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    value(strategy, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// One value of a strategy, chosen by bytes, such as a fuzzer's: near bytes give near values. Where they end, the same noise
/// follows always, as proptest draws again and again where it gets nothing but zeros.
///
/// # Errors
/// As [`draw`].
pub fn draw_from<S: Strategy>(strategy: &S, bytes: &[u8]) -> Result<S::Value, String> {
    let mut dice = Dice::new(0);
    let noise = std::iter::repeat_with(|| dice.below(256) as u8).take(ENOUGH);
    let bytes: Vec<u8> = bytes.iter().copied().chain(noise).collect();
    value(strategy, TestRng::from_seed(RngAlgorithm::PassThrough, &bytes))
}

fn value<S: Strategy>(strategy: &S, rng: TestRng) -> Result<S::Value, String> {
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    strategy.new_tree(&mut runner).map(|tree| tree.current()).map_err(|reason| reason.to_string())
}
