//! Which reports are drawn.

use super::figures::Shares;
use super::hand::{Hand, Marks};
use super::{Sample, figures, hand, mistake};
use crate::code::Code;
use crate::form::FormId;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::ops::RangeInclusive;

/// How large the figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Size {
    /// A township where nothing happened: every figure is 0.
    Nothing,
    /// A township (乡镇): single digits.
    Township,
    /// A county (县): two digits, decisions in four.
    County,
    /// A city (市): three digits, decisions in five.
    City,
    /// A province (省): six digits, decisions in eight, fees with four decimals.
    Province,
}

/// Which cells the filer leaves without a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blanks {
    /// None.
    None,
    /// The row 规章 holds placeholders, as where an organ may make no rules.
    Rules,
    /// Some zeros are blank or placeholders.
    Few,
    /// Every zero of table 3, or of the table of form 2014, is blank.
    Zeros,
    /// All of table 4 is blank.
    Remedies,
}

/// Which reports to draw: every kind, until narrowed.
///
/// ```
/// use proptest::prelude::*;
/// use xxgk::strategy::{Blanks, ReportOptions, Size};
/// use xxgk::{Code, FormId};
///
/// let townships = ReportOptions::new().form(FormId::Y2021).sizes(Size::Nothing..=Size::Township).blanks(Blanks::None);
/// proptest!(ProptestConfig::with_cases(8), |(sample in townships.breaking(Code::IdentityRowSum).strategy())| {
///     let report = xxgk::parse_str(&xxgk::strategy::render(&sample, xxgk::strategy::TWINS[0]));
///     prop_assert!(report.findings().iter().any(|finding| finding.code == Code::IdentityRowSum));
/// });
/// ```
#[derive(Debug, Clone)]
pub struct ReportOptions {
    /// Those of table 2 and of tables 3 and 4.
    forms: Vec<[FormId; 2]>,
    sizes: Vec<Size>,
    blanks: Vec<Blanks>,
    broken: Vec<Option<Code>>,
}

/// The identities that a filer can break, each by the code of its finding.
const BREAKABLE: [Code; 4] =
    [Code::IdentityRowSum, Code::IdentityOutcomeSum, Code::IdentityFlow, Code::IdentityRemedySum];

const SIZES: [Size; 5] = [Size::Nothing, Size::Township, Size::County, Size::City, Size::Province];

impl Default for ReportOptions {
    fn default() -> Self {
        let (new, old) = ([FormId::Y2021; 2], [FormId::Y2019; 2]);
        let broken = [None; 20].into_iter().chain(BREAKABLE.map(Some)).collect();
        ReportOptions {
            forms: vec![new, new, new, old, old, old, [FormId::Y2021, FormId::Y2019]],
            sizes: SIZES.to_vec(),
            blanks: vec![Blanks::None, Blanks::None, Blanks::Rules, Blanks::Few, Blanks::Zeros, Blanks::Remedies],
            broken,
        }
    }
}

impl ReportOptions {
    /// Reports of every kind.
    pub fn new() -> ReportOptions {
        ReportOptions::default()
    }

    /// All tables by one form. Form 2014, which is drawn only where it is asked for, has one table.
    #[must_use]
    pub fn form(self, form: FormId) -> ReportOptions {
        ReportOptions { forms: vec![[form; 2]], ..self }
    }

    /// Table 2 of form 2021, tables 3 and 4 of form 2019.
    #[must_use]
    pub fn mixed(self) -> ReportOptions {
        ReportOptions { forms: vec![[FormId::Y2021, FormId::Y2019]], ..self }
    }

    /// Figures of these sizes only.
    #[must_use]
    pub fn sizes(self, sizes: RangeInclusive<Size>) -> ReportOptions {
        let chosen: Vec<Size> = SIZES.into_iter().filter(|size| sizes.contains(size)).collect();
        // A range from the large to the small holds none: its start is meant.
        ReportOptions { sizes: if chosen.is_empty() { vec![*sizes.start()] } else { chosen }, ..self }
    }

    /// This habit of leaving cells without a figure only.
    #[must_use]
    pub fn blanks(self, blanks: Blanks) -> ReportOptions {
        ReportOptions { blanks: vec![blanks], ..self }
    }

    /// Every identity holds.
    #[must_use]
    pub fn sound(self) -> ReportOptions {
        ReportOptions { broken: vec![None], ..self }
    }

    /// One instance of this identity is broken. A code that is no identity of the form breaks nothing.
    #[must_use]
    pub fn breaking(self, identity: Code) -> ReportOptions {
        ReportOptions { broken: vec![Some(identity)], ..self }
    }

    /// The strategy. Samples shrink towards zeros, plain digits, no blanks and identities that hold.
    pub fn strategy(self) -> BoxedStrategy<Sample> {
        let kind = (select(self.forms), select(self.sizes), select(self.blanks), select(self.broken));
        let organs = select(vec!["青岚县", "云溪市人民政府办公室", "白石镇人民政府", "临禾区教育局", "蓝汀街道办事处"]);
        let draws = (organs, 0..5_u16, Shares::strategy(), Hand::strategy(), Marks::strategy(), vec(0..1000_usize, 3));
        (kind, draws)
            .prop_map(|(([first, rest], size, blanks, broken), (organ, years, shares, hand, marks, slip))| {
                let year = match first {
                    FormId::Y2014 => 2014 + years,
                    FormId::Y2019 => 2019 + years % 2,
                    FormId::Y2021 => 2021 + years,
                };
                let mut figures = figures::tables(first, rest, size, &shares);
                let broken = broken.filter(|code| mistake::make(&mut figures, *code, &slip));
                let tables = figures.into_iter().map(|table| hand::write(table, &hand, blanks, &marks)).collect();
                Sample { organ: organ.to_owned(), year, tables, broken }
            })
            .boxed()
    }
}

/// Reports of both forms and mixed ones, from an all-zero township to a province; some with blank cells, placeholders,
/// grouped digits and counters, some whose filer broke an identity. [`ReportOptions`] narrows them.
pub fn reports() -> BoxedStrategy<Sample> {
    ReportOptions::new().strategy()
}
