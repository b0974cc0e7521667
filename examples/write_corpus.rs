//! Writes a folder of reports that nobody published, for trying things out at size: half of them clean, half as copying leaves
//! them; every seventh is a web page. The same number writes the same files.
//!
//!     cargo run --release --features proptest --example write_corpus -- 20000 target/corpus

use std::fs;
use std::path::Path;
use xxgk::strategy::{self, Damage, PAGES};

/// As many files stand in a folder.
const A_FOLDER: u64 = 1000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [many, folder] = &words[..] else { return Err("give a number of files and a folder".into()) };
    for seed in 0..many.parse()? {
        let folder = Path::new(folder).join(format!("{:03}", seed / A_FOLDER));
        fs::create_dir_all(&folder)?;
        let sample = strategy::draw(&strategy::reports(), seed)?;
        let damaged = strategy::draw(&strategy::damages(1..=2), seed)?;
        let damage = if seed % 2 == 0 { Damage { manglings: Vec::new(), seed } } else { damaged };
        let (name, text) = match PAGES.get(seed as usize / 7 % PAGES.len()).filter(|_| seed % 7 == 0) {
            Some(page) => (format!("{seed:06}.html"), damage.page(&sample, *page)),
            None => (format!("{seed:06}.txt"), damage.render(&sample, strategy::draw(&strategy::layouts(), seed)?)),
        };
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
