//! Copies of one report: mirrors, reposts, the same file twice.

use crate::model::{Report, Value};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// So many different figures other than 0 are no accident: a hundred towns of one name print nothing but zeros.
const TELLING: usize = 5;

/// The reports so far, by what copies share.
#[derive(Debug, Default)]
pub struct Copies {
    first: HashMap<u64, Box<str>>,
}

impl Copies {
    /// The first report so far that this is a copy of, by its path, or by its id where it has none: one of the same text,
    /// or of the same organ, year and figures.
    pub fn of(&mut self, report: &Report, id: &str) -> Option<Box<str>> {
        let name = report.source().path.as_deref().unwrap_or(id);
        let keys = [Some(hash(id)), figures(report)];
        let first = keys.iter().flatten().find_map(|key| self.first.get(key)).cloned();
        for key in keys.into_iter().flatten().filter(|_| report.is_report()) {
            self.first.entry(key).or_insert_with(|| first.clone().unwrap_or_else(|| name.into()));
        }
        first.filter(|_| report.is_report())
    }
}

/// The organ, the year and all figures in one number, where these tell the report from any other.
fn figures(report: &Report) -> Option<u64> {
    let issuer = report.issuer();
    let name = issuer.name.as_deref()?;
    let values = || report.tables().iter().flat_map(|table| table.as_slice()).map(|cell| cell.value);
    let mut telling: Vec<u64> =
        values().filter_map(|value| if let Some(Value::Count(n @ 1..)) = value { Some(n) } else { None }).collect();
    telling.sort_unstable();
    telling.dedup();
    let key = (name, issuer.region.code.as_deref(), report.year()?, report.form(), values().collect::<Vec<_>>());
    (telling.len() >= TELLING).then(|| hash(key))
}

fn hash(key: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
