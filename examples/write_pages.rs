//! Writes the samples of `examples/pages`: reports that nobody published, as every kind of web page, as a Word document, as workbooks
//! and as PDF files.
//!
//!     cargo run --features proptest,docx,sheets --example write_pages

use std::fs;
use std::path::Path;
use xxgk::strategy::{self, Blanks, Damage, PAGES, ReportOptions, Setting, Size};

/// Seeds of reports without anything odd in them: a sample shows a kind of page, not a filer's slip.
const SEEDS: [u64; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pages");
    let options = ReportOptions::new().sizes(Size::Township..=Size::City).blanks(Blanks::Few).sound();
    for (page, seed) in PAGES.iter().zip(SEEDS) {
        let sample = strategy::draw(&options.clone().strategy(), seed)?;
        let text = Damage { manglings: Vec::new(), seed }.page(&sample, *page);
        fs::write(folder.join(page.name.replace(' ', "-").to_lowercase() + ".html"), text)?;
    }
    let sample = strategy::draw(&options.clone().strategy(), 20)?;
    let whole = |seed| Damage { manglings: Vec::new(), seed };
    fs::write(folder.join("report.docx"), whole(7).docx(&sample)?)?;
    fs::write(folder.join("report.xlsx"), whole(2).xlsx(&sample)?)?;
    fs::write(folder.join("report.ods"), whole(3).ods(&sample)?)?;
    fs::write(folder.join("report.xls"), whole(4).xls(&sample))?;
    let ruled = Setting { ruled: true, framed: false, characters: true, turns: 0, cuts: true };
    for (name, seed, setting) in [
        ("report.pdf", 21, ruled),
        ("report-without-lines.pdf", 22, Setting { ruled: false, cuts: false, ..ruled }),
        ("report-turned.pdf", 23, Setting { turns: 1, framed: true, ..ruled }),
    ] {
        let sample = strategy::draw(&options.clone().strategy(), seed)?;
        fs::write(folder.join(name), whole(7).pdf(&sample, setting))?;
    }
    Ok(())
}
