//! Looks for breaches of the law (`xxgk::strategy::law`) by chance, and tells which layouts and manglings they come from.
//!
//! `cargo run --release --features proptest --example hunt -- --seconds 60 --seed 7 --least 3 --most 5`
//!
//! A line for each kind of breach, layout and manglings: how many documents, and a seed to look at.
//! `-- --show 7000123 --least 3 --most 5` shrinks the document of a seed, with the same numbers of manglings, and prints it.
//! `--figures` compares figures only, and in the same time three times as many documents; the last line says how many cells that
//! are right a warning names, and how long the slowest document took.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::BTreeMap;
use std::error::Error;
use std::time::{Duration, Instant};
use xxgk::strategy::{Damage, Sample, Twin, damages, draw, law, layouts, reports};

/// What was asked for.
struct Arguments {
    seconds: u64,
    seed: u64,
    /// How many manglings a document gets.
    least: usize,
    most: usize,
    show: Option<u64>,
    /// Figures only.
    figures: bool,
}

/// As many smaller documents are tried.
const MOST_STEPS: usize = 3000;

type Document = (Twin, Sample, Damage);

fn main() -> Result<(), Box<dyn Error>> {
    let asked = arguments()?;
    let documents = (layouts(), reports(), damages(asked.least..=asked.most));
    match asked.show {
        Some(seed) => show(&documents, seed),
        None => hunt(&documents, &asked),
    }
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut asked = Arguments { seconds: 60, seed: 1, least: 0, most: 1, show: None, figures: false };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--figures" {
            asked.figures = true;
            continue;
        }
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--seconds" => asked.seconds = value()?.parse()?,
            "--seed" => asked.seed = value()?.parse()?,
            "--least" => asked.least = value()?.parse()?,
            "--most" => asked.most = value()?.parse()?,
            "--show" => asked.show = Some(value()?.parse()?),
            _ => return Err(format!("unknown argument {word}; see the beginning of examples/hunt.rs").into()),
        }
    }
    Ok(asked)
}

/// Draws documents until the time is over, and prints what broke.
fn hunt(documents: &impl Strategy<Value = Document>, asked: &Arguments) -> Result<(), Box<dyn Error>> {
    let until = Instant::now() + Duration::from_secs(asked.seconds);
    let mut kinds: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let seeds = asked.seed.saturating_mul(1_000_000)..;
    let (mut count, mut warned, mut slowest) = (0, 0, (Duration::ZERO, 0));
    for seed in seeds.take_while(|_| Instant::now() < until) {
        let (layout, sample, damage) = draw(documents, seed)?;
        count += 1;
        let mut broken: Vec<&str> = Vec::new();
        let breaches = if asked.figures {
            let text = damage.render(&sample, layout);
            let start = Instant::now();
            let report = xxgk::parse_bytes(text.as_bytes());
            slowest = slowest.max((start.elapsed(), seed));
            let named = |cell: &law::Judged| cell.verdict == law::Verdict::Right && cell.warned;
            warned += law::judged(&sample, &report).iter().filter(|cell| named(cell)).count();
            law::figures(&sample, &report, law::is_whole(&sample, layout, &damage))
        } else {
            law::breaches(&sample, layout, &damage)
        };
        for kind in breaches.iter().map(|breach| kind(breach)) {
            if !broken.contains(&kind) {
                broken.push(kind);
            }
        }
        for kind in broken {
            kinds.entry(format!("{kind} | {} | {}", layout.name, names(&damage))).or_default().push(seed);
        }
    }
    let mut kinds: Vec<(String, Vec<u64>)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, seeds)| std::cmp::Reverse(seeds.len()));
    for (kind, seeds) in &kinds {
        println!("{:5}  {kind}  (seeds {:?})", seeds.len(), &seeds[..seeds.len().min(6)]);
    }
    let broken: usize = kinds.iter().map(|(_, seeds)| seeds.len()).sum();
    let (time, seed) = (slowest.0.as_secs_f64() * 1000.0, slowest.1);
    println!("{count} documents, {broken} breaches; {warned} right cells named; slowest {time:.1} ms (seed {seed})");
    Ok(())
}

/// The law that was broken, without the cell.
fn kind(breach: &str) -> &str {
    breach.split_once(':').map_or(breach, |(law, _)| law)
}

fn names(damage: &Damage) -> String {
    let mut names: Vec<&str> = damage.manglings.iter().map(|mangling| mangling.name).collect();
    names.sort_unstable();
    names.join(" + ")
}

/// Prints the smallest document that breaks what the document of a seed breaks first.
fn show(documents: &impl Strategy<Value = Document>, seed: u64) -> Result<(), Box<dyn Error>> {
    let breaches = |(layout, sample, damage): &Document| law::breaches(sample, *layout, damage);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut tree = documents.new_tree(&mut runner).map_err(|reason| reason.to_string())?;
    let mut smallest = tree.current();
    let first = breaches(&smallest).first().map(|breach| kind(breach).to_owned());
    let Some(first) = first else { return Err(format!("the document of seed {seed} breaks nothing").into()) };
    let mut goes_on = tree.simplify();
    for _ in 0..MOST_STEPS {
        if !goes_on {
            break;
        }
        let document = tree.current();
        if breaches(&document).iter().any(|breach| kind(breach) == first) {
            smallest = document;
            goes_on = tree.simplify();
        } else {
            goes_on = tree.complicate();
        }
    }
    let (layout, sample, damage) = &smallest;
    println!("{} | {}\n{}", layout.name, names(damage), damage.render(sample, *layout));
    breaches(&smallest).iter().for_each(|breach| println!("{breach}"));
    Ok(())
}
