//! Writes the corpus that target `damage` starts from: a report in every layout, whole and after every mangling.

use std::error::Error;
use std::fs;
use std::path::Path;
use xxgk::strategy::{Damage, MANGLINGS, TWINS, draw, render, reports};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/damage");
    fs::create_dir_all(&folder)?;
    for (layout, seed) in TWINS.iter().zip(0..) {
        let sample = draw(&reports(), seed)?;
        let file = |name: &str| folder.join(format!("{} {name}", layout.name).replace([' ', '/'], "-"));
        fs::write(file("whole"), render(&sample, *layout))?;
        for mangling in MANGLINGS {
            let damage = Damage { manglings: vec![*mangling], seed };
            fs::write(file(mangling.name), damage.render(&sample, *layout))?;
        }
    }
    println!("{} files in {}", TWINS.len() * (MANGLINGS.len() + 1), folder.display());
    Ok(())
}
