//! Fixtures, and how a result is compared with what was expected.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use xxgk::{Address, Report, Severity, State};

/// A file to read, by its name.
pub struct Fixture {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the sample reports.
pub fn samples_folder() -> PathBuf {
    root().join("examples/reports")
}

/// The folder of the real reports, where there is one: beside the repository, or a level higher for a worktree.
pub fn seeds_folder() -> Option<PathBuf> {
    ["../shared/seeds", "../../shared/seeds"]
        .map(|folder| root().join(folder))
        .into_iter()
        .find(|folder| folder.is_dir())
}

/// The samples.
pub fn samples() -> Vec<Fixture> {
    reports(&samples_folder())
}

/// The samples, and the real reports where they are present.
pub fn fixtures() -> Vec<Fixture> {
    samples().into_iter().chain(seeds_folder().iter().flat_map(|folder| reports(folder))).collect()
}

/// The bytes of the sample whose name starts so.
pub fn sample(name: &str) -> Vec<u8> {
    samples().into_iter().find(|fixture| fixture.name.starts_with(name)).map(|fixture| fixture.bytes).expect("a sample")
}

/// Expected results, by the name of the file that they are of.
pub fn goldens(folder: &Path) -> Vec<(String, Value)> {
    let read = |path: &PathBuf| -> Value { serde_json::from_slice(&fs::read(path).unwrap()).unwrap() };
    let found: Vec<Value> = files(folder, "json").iter().map(read).collect();
    assert!(!found.is_empty(), "no expected results in {}", folder.display());
    found.into_iter().map(|golden| (golden["file"].as_str().expect("a file").to_owned(), golden)).collect()
}

/// A report as its JSON with provenance.
pub fn json(report: &Report) -> Value {
    serde_json::from_str(&report.to_json(true).unwrap()).unwrap()
}

/// What a cell holds: its state, and its value as a word.
pub fn cell(report: &Report, id: &str) -> (State, Option<String>) {
    let address: Address = id.parse().expect("a cell id");
    let cell = report.cell(address).expect("a cell of the form");
    (cell.state, cell.value.map(|value| value.to_string()))
}

/// The same of a figure.
pub fn number(n: &str) -> (State, Option<String>) {
    (State::Number, Some(n.to_owned()))
}

/// Every place where `got` is not what `want` says; keys that `want` does not have are free.
pub fn differences(want: &Value, got: &Value, path: &str, bad: &mut Vec<String>) {
    match (want, got) {
        (Value::Object(want), Value::Object(_)) => {
            want.iter().for_each(|(key, value)| differences(value, &got[key], &format!("{path}.{key}"), bad));
        }
        (Value::Number(a), Value::Number(b))
            if a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| (a - b).abs() < 1e-9) => {}
        _ if want == got => {}
        _ => bad.push(format!("{path}: got {got}, printed {want}")),
    }
}

/// The findings of a report that warn of something, as code and cells.
pub fn doubts(report: &Report) -> Vec<(String, Vec<String>)> {
    let doubts = report.findings().iter().filter(|finding| finding.severity() > Severity::Info);
    doubts.map(|finding| (finding.code.to_string(), sorted(finding.cells.iter().map(ToString::to_string)))).collect()
}

pub fn sorted(words: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.into_iter().collect();
    words.sort();
    words
}

/// Compares `now` with a committed file, or writes it where `XXGK_BLESS` is set.
pub fn same_as_committed(file: &str, now: &str) {
    let path = root().join(file);
    if std::env::var_os("XXGK_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, now).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == now,
        "{file} is out of date; look at the change, then XXGK_BLESS=1 cargo test --test it writes it:\n{now}"
    );
}

fn reports(folder: &Path) -> Vec<Fixture> {
    let paths = files(folder, "txt").into_iter().chain(files(folder, "md")).filter(|path| !path.ends_with("README.md"));
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.map(|path| Fixture { name: name(&path), bytes: fs::read(path).unwrap() }).collect()
}

pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    paths
}
