//! What is read of broken pages, compared with html5ever.

use super::browser::Compared;
use super::shown_words;
use proptest::prelude::*;

fn agrees(compared: Compared, bytes: &[u8]) -> Result<(), TestCaseError> {
    let page = compared.page(bytes);
    let [want, got] = compared.both(&page, shown_words);
    prop_assert_eq!(got, want, "{}", page);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cells_stand_where_a_browser_has_them(bytes in proptest::collection::vec(any::<u8>(), 0..30)) {
        agrees(Compared::Cells, &bytes)?;
    }

    #[test]
    fn words_are_those_that_a_browser_shows(bytes in proptest::collection::vec(any::<u8>(), 0..30)) {
        agrees(Compared::Words, &bytes)?;
    }
}
