//! The report card: how reports in every layout, after every mangling, are read. Writes Markdown.
//!
//! `cargo run --release --features proptest --example report_card -- --n 200 --seed 1 --output docs/report-card.md`

mod page;
mod score;

use score::{Case, Score, total};
use std::error::Error;
use std::thread;
use xxgk::strategy::{Damage, MANGLINGS, Sample, TWINS, Twin, damages, draw, reports};

/// What was asked for.
struct Arguments {
    /// Reports a layout and mangling.
    n: u64,
    seed: u64,
    output: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let asked = arguments()?;
    let cases = cases(&asked)?;
    let page = page::write(asked.n, asked.seed, &cases);
    match asked.output {
        Some(path) => std::fs::write(&path, page).map_err(|error| format!("{path}: {error}"))?,
        None => print!("{page}"),
    }
    let slowest = total(&cases, |_| true).slowest;
    eprintln!("slowest document: {:.1} ms", slowest.as_secs_f64() * 1000.0);
    Ok(())
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut asked = Arguments { n: 200, seed: 1, output: None };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--n" => asked.n = value()?.parse()?,
            "--seed" => asked.seed = value()?.parse()?,
            "--output" => asked.output = Some(value()?),
            _ => return Err(format!("unknown argument {word}; there are --n, --seed and --output").into()),
        }
    }
    Ok(asked)
}

/// Every layout clean, with each mangling and with several together, each on the same `n` samples; a thread a half of the layouts.
fn cases(asked: &Arguments) -> Result<Vec<Case>, Box<dyn Error>> {
    let base = asked.seed.wrapping_mul(1 << 32);
    let seeds: Vec<u64> = (0..asked.n).map(|nth| base + nth).collect();
    let samples = seeds.iter().map(|&seed| draw(&reports(), seed)).collect::<Result<Vec<Sample>, _>>()?;
    let several = seeds.iter().map(|&seed| draw(&damages(3..=5), seed)).collect::<Result<Vec<Damage>, _>>()?;
    let with = |manglings: &[xxgk::strategy::Mangling]| {
        seeds.iter().map(|&seed| Damage { manglings: manglings.to_vec(), seed }).collect::<Vec<Damage>>()
    };
    let mut damages = vec![(score::CLEAN, with(&[])), (score::SEVERAL, several)];
    damages.extend(MANGLINGS.iter().map(|mangling| (mangling.name, with(&[*mangling]))));
    let run = |layouts: &[Twin]| -> Vec<Case> {
        let of_layout = |layout: &Twin| {
            let case = |(name, damages): &(&'static str, Vec<Damage>)| {
                let read = samples.iter().zip(damages).map(|(sample, damage)| Score::of(sample, *layout, damage));
                Case { layout: layout.name, damage: name, score: read.fold(Score::default(), Score::add) }
            };
            damages.iter().map(case).collect::<Vec<Case>>()
        };
        layouts.iter().flat_map(of_layout).collect()
    };
    let (some, others) = TWINS.split_at(TWINS.len() / 2);
    Ok(thread::scope(|scope| {
        let other_cases = scope.spawn(|| run(others));
        let mut cases = run(some);
        cases.extend(other_cases.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        cases
    }))
}
