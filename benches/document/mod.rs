//! The documents that are measured, built from the samples.

#![allow(clippy::panic)]

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A document by its size or kind.
#[derive(Debug, Clone, Copy)]
pub enum Document {
    /// A township: tables and hardly any prose.
    Small,
    /// All tables, with the prose of a county.
    Usual,
    /// All tables, with the prose of a province.
    Long,
    /// Traditional script with injected readings.
    Traditional,
    /// A cell a line.
    Stacked,
    /// A sound web page.
    Page,
    /// A page that Word has saved: a style on every tag.
    Word,
}

use Document::{Long, Page, Small, Stacked, Traditional, Usual, Word};

/// All of them.
pub const ALL: [Document; 7] = [Small, Usual, Long, Traditional, Stacked, Page, Word];

impl Document {
    /// Its text.
    pub fn text(self) -> &'static str {
        static TEXTS: LazyLock<[String; 7]> = LazyLock::new(|| {
            let long = sample("xihe-province-2024.txt");
            [
                short(&sample("yunxi-city-office-2019.txt")),
                grown(&long, 11_000),
                grown(&long, 40_000),
                sample("huaxi-banner-2020-traditional.txt"),
                sample("linhe-street-2022.txt"),
                page("web-page.html"),
                page("page-from-word.html"),
            ]
        });
        &TEXTS[self as usize]
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = ["small", "usual", "long", "traditional", "stacked", "page", "word"][*self as usize];
        write!(f, "{name} {:.1} kB", self.text().len() as f64 / 1000.0)
    }
}

fn sample(name: &str) -> String {
    file(&Path::new("examples/reports").join(name))
}

fn page(name: &str) -> String {
    file(&Path::new("examples/pages").join(name))
}

fn file(path: &Path) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Longer lines than this are prose.
const PROSE: usize = 260;

/// The report without its prose.
fn short(report: &str) -> String {
    report.split_inclusive('\n').filter(|line| line.len() < PROSE).collect()
}

/// The report with prose of other samples behind its first paragraph, up to some size.
fn grown(report: &str, size: usize) -> String {
    let others = ["qinglan-county-2021.txt", "baishi-town-2020.txt", "linhe-street-2022.txt"].map(sample).concat();
    let prose: Vec<&str> = others.split_inclusive('\n').filter(|line| line.len() >= PROSE).collect();
    let (before, after) = report.split_once("（一）").unwrap_or((report, ""));
    let mut text = before.to_owned();
    for line in prose.into_iter().cycle().take_while(|_| !after.is_empty()) {
        if text.len() + line.len() + after.len() > size {
            break;
        }
        text.push_str(line);
    }
    text + "（一）" + after
}
