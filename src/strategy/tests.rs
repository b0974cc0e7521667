//! The law, tried.

use super::{MANGLINGS, Sample, TWINS, Twin, different, layouts, manglings, render, reports, wrong};
use crate::model::State;
use crate::parse_str;
use proptest::prelude::*;

fn has_blanks(sample: &Sample) -> bool {
    sample.tables.iter().flat_map(|table| &table.cells).any(|cell| cell.state == State::Blank)
}

fn check(sample: &Sample, layout: Twin, text: &str) -> Result<(), TestCaseError> {
    let report = parse_str(text);
    let said = || format!("{layout:?}\n{text}\n{:#?}", report.findings());
    prop_assert_eq!(wrong(sample, &report), Vec::<String>::new(), "{}", said());
    if layout.keeps.blanks || !has_blanks(sample) {
        prop_assert_eq!(different(sample, &report), Vec::<String>::new(), "{}", said());
        prop_assert_eq!(report.year(), Some(sample.year));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_report_in_any_layout_reads_back(sample in reports(), layout in layouts(), mangling in manglings()) {
        let text = (mangling.apply)(&render(&sample, layout));
        check(&sample, layout, &text)?;
    }
}

#[test]
fn twins_and_manglings_have_names_of_their_own() {
    let mut names: Vec<&str> = TWINS.iter().map(|twin| twin.name).chain(MANGLINGS.iter().map(|m| m.name)).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}
