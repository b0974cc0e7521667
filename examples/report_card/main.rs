//! The report card: how reports in every layout, after every mangling, are read. Writes Markdown.
//!
//! `cargo run --release --features proptest --example report_card -- --n 200 --seed 1 --output docs/report-card.md`

mod page;
mod score;

use score::{Case, Score, total};
use std::error::Error;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use xxgk::strategy::{Damage, MANGLINGS, Mangling, Sample, TWINS, damages, draw, reports};

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
        Some(path) => save(Path::new(&path), &page).map_err(|error| format!("{path}: {error}"))?,
        None => print!("{page}"),
    }
    let slowest = total(&cases, |_| true).slowest;
    eprintln!("slowest document: {:.1} ms", slowest.as_secs_f64() * 1000.0);
    Ok(())
}

fn save(path: &Path, page: &str) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
    std::fs::write(path, page)
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

/// Every layout clean, with each mangling and with several together, each on the same `n` samples.
fn cases(asked: &Arguments) -> Result<Vec<Case>, Box<dyn Error>> {
    let base = asked.seed.wrapping_mul(1 << 32);
    let seeds: Vec<u64> = (0..asked.n).map(|nth| base + nth).collect();
    let samples = seeds.iter().map(|&seed| draw(&reports(), seed)).collect::<Result<Vec<Sample>, _>>()?;
    let several = seeds.iter().map(|&seed| draw(&damages(3..=5), seed)).collect::<Result<Vec<Damage>, _>>()?;
    let with = |manglings: &[Mangling]| -> Vec<Damage> {
        seeds.iter().map(|&seed| Damage { manglings: manglings.to_vec(), seed }).collect()
    };
    let mut damages = vec![(score::CLEAN, with(&[])), (score::SEVERAL, several)];
    damages.extend(MANGLINGS.iter().map(|mangling| (mangling.name, with(&[*mangling]))));
    let jobs: Vec<_> = TWINS.iter().flat_map(|layout| damages.iter().map(move |damage| (layout, damage))).collect();
    let next = AtomicUsize::new(0);
    let work = || -> Vec<(usize, Case)> {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some((layout, (name, damages))) = jobs.get(at) else { return done };
            let scores = samples.iter().zip(damages).map(|(sample, damage)| Score::of(sample, **layout, damage));
            let score = scores.fold(Score::default(), Score::add);
            done.push((at, Case { layout: layout.name, damage: name, score }));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<(usize, Case)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let join = |worker: thread::ScopedJoinHandle<'_, _>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        workers.into_iter().flat_map(join).collect()
    });
    // The page is the same whoever was faster.
    done.sort_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, case)| case).collect())
}
