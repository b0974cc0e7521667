//! Five real reports that are not part of the repository, read where they are present.

use crate::support::{differences, goldens, json, seeds_folder};

const KEYS: [&str; 8] = ["title", "year", "period", "published", "contact", "script", "form", "tables"];
const TABLES: [&str; 3] = ["proactive", "requests", "remedies"];

#[test]
fn the_real_reports_read_as_they_are_printed() {
    let Some(folder) = seeds_folder() else {
        eprintln!("skipped: no ../shared/seeds beside the repository");
        return;
    };
    let mut bad = Vec::new();
    for (file, want) in goldens(&folder.join("expected")) {
        let report = xxgk::parse_path(folder.join(&file)).unwrap();
        let got = json(&report);
        KEYS.iter().for_each(|key| differences(&want[key], &got[key], &format!("{file} {key}"), &mut bad));
        differences(&want["issuer"]["name"], &got["issuer"]["name"], &format!("{file} issuer.name"), &mut bad);
        if cfg!(feature = "divisions") {
            differences(&want["issuer"], &got["issuer"], &format!("{file} issuer"), &mut bad);
        }
        for table in TABLES.into_iter().filter(|table| want["tables"][table].is_null()) {
            let says = |code: &str| {
                report
                    .findings()
                    .iter()
                    .any(|f| f.code.as_str() == code && f.cells.iter().any(|c| c.to_string() == table))
            };
            if !says("table.missing") && !says("table.image") {
                bad.push(format!("{file}: {table} is gone without a finding"));
            }
        }
    }
    assert!(bad.is_empty(), "{} differences:\n{}", bad.len(), bad.join("\n"));
}
