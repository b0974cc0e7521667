//! The one list of everything that xxgk can say about a report.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing; nothing is wrong with the figures.
    Info,
    /// A figure may be lost, misplaced or doubtful.
    Warning,
    /// The report contradicts itself, or could not be read.
    Error,
}

impl Severity {
    /// The word used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! codes {
    ($($name:ident = $id:literal, $severity:ident, $meaning:literal, $hint:literal;)*) => {
        /// What a finding is about: a stable code. Codes are added, never renamed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] #[serde(rename = $id)] $name,)*
        }

        impl Code {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The stable code, as in `identity.flow`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $id),* }
            }

            /// The severity of its findings; one whose message explains the difference is `info` all the same.
            pub const fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity),* }
            }

            /// What it means, in a sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Code::$name => $meaning),* }
            }

            /// What to do about it, in a sentence.
            pub const fn hint(self) -> &'static str {
                match self { $(Code::$name => $hint),* }
            }
        }
    };
}

codes! {
    IdentityFlow = "identity.flow", Error,
        "New and carried-over applications do not equal those finished and carried forward in one column of table 3.",
        "The figures are as printed; ask the organ which one is wrong.";
    IdentityRowSum = "identity.row_sum", Error,
        "The six kinds of applicant do not add up to the total in one row of table 3.",
        "The figures are as printed; ask the organ which one is wrong.";
    IdentityOutcomeSum = "identity.outcome_sum", Error,
        "The outcomes do not add up to (七)总计 in one column of table 3.",
        "The figures are as printed; ask the organ which one is wrong.";
    IdentityRemedySum = "identity.remedy_sum", Error,
        "The four results do not add up to the total in one block of table 4.",
        "The figures are as printed; ask the organ which one is wrong.";
    IdentityStatisticsSum = "identity.statistics_sum", Warning,
        "The parts of a figure of the statistics table (form 2014) do not add up to it.",
        "The figures are as printed; ask the organ which one is wrong.";
    IdentityCarry = "identity.carry", Warning,
        "What one year carries over is not what the year before carried forward, in one column of table 3.",
        "Compare both reports; a figure may have been corrected after it was published.";
    IdentityStock = "identity.stock", Warning,
        "The documents in force are not those of the year before plus those made less those repealed.",
        "Compare both reports; a clean-up of documents may have set a new base.";
    IdentityItems = "identity.items", Info,
        "The items of last year are not those of the year before plus their change (form 2019).",
        "Compare both reports; few organs count items the same way twice.";
    StockImplausible = "stock.implausible", Info,
        "More documents were made than are in force and were repealed, or more repealed than there were.",
        "Compare the three figures of the row.";
    DisclosureImplausible = "disclosure.implausible", Info,
        "More documents were newly disclosed than are disclosed in total, or the total grew by more than those.",
        "Compare the figures of the row, and those of the year before.";
    ItemsMisread = "items.misread", Info,
        "The decisions of a row equal the items of last year plus their change: the columns were read as a running total.",
        "Do not take the figure for decisions.";
    RemediesUnfounded = "remedies.unfounded", Info,
        "Table 4 has cases, and table 3 has no application that they could be about.",
        "The cases may be about applications of years before.";
    StatementMismatch = "statement.mismatch", Warning,
        "The prose states another figure than the table.",
        "Both are as printed; `info` where the message explains the difference.";
    StatementUnbalanced = "statement.unbalanced", Warning,
        "Figures stated in the prose do not add up among themselves.",
        "The figures are as printed; ask the organ which one is wrong.";
    StatementPercentage = "statement.percentage", Info,
        "A percentage in the prose does not follow from its figure and any whole that the report names.",
        "Look at the sentence: its whole may be one that the report does not name.";
    StatisticsImplausible = "statistics.implausible", Info,
        "A part of a figure of the statistics table (form 2014) is larger than the whole.",
        "Compare the figures of both rows.";
    UnitSuspect = "unit.suspect", Warning,
        "An amount looks as if its unit were wrong by ten thousand: yuan in place of 万元, or the other way.",
        "Compare it with other years before you use it.";
    FeeTariff = "fee.tariff", Info,
        "A fee for processing information is no multiple of ten yuan, as every step of the tariff is.",
        "Look at the sentence: the amount may be another.";
    PublicationLate = "publication.late", Info,
        "The report was published after the day that the regulation sets.",
        "The day may be that of a later copy or correction.";
    TextRepeated = "text.repeated", Info,
        "Most of the prose is that of the year before, word for word.",
        "Figures in such prose may be those of the year before too.";
    TableMissing = "table.missing", Warning,
        "A statutory table is not in the source.",
        "Look at the page itself: the table may be an attachment or have been lost in copying.";
    TableImage = "table.image", Warning,
        "A picture stands where a statutory table should be.",
        "Only character recognition can read it.";
    TableEmpty = "table.empty", Warning,
        "A statutory table is there, and none of its cells holds a figure.",
        "Look at the page itself.";
    TableDuplicate = "table.duplicate", Warning,
        "A statutory table stands in the source more than once.",
        "Copies that agree are read as one; cells in which they differ are missing, to be compared by hand.";
    RowMissing = "row.missing", Warning,
        "A row of a statutory table is not in the source, or its label is lost.",
        "Its cells are missing, not 0.";
    RowExtra = "row.extra", Info,
        "The table has a row that the form does not know.",
        "It is in no table of the result; read it at the span.";
    CellResolved = "cell.resolved", Info,
        "The layout had lost the place of a figure; the identities of the table leave one place only.",
        "Nothing to do; the placement is `resolved`.";
    CellAmbiguous = "cell.ambiguous", Warning,
        "Figures are printed, and it cannot be told which cells they belong to.",
        "The cells are missing; the candidates stand in the message.";
    CellUnplaced = "cell.unplaced", Warning,
        "A row holds more than its cells can take.",
        "Read the row at the span.";
    CellUnproven = "cell.unproven", Warning,
        "A label or the order of the columns is lost, torn or in doubt, and no identity proves where the figure belongs.",
        "Compare it with the source at the span.";
    CellUnreadable = "cell.unreadable", Warning,
        "A cell holds something that is no figure.",
        "Read the cell at the span.";
    SectionMissing = "section.missing", Info,
        "A section of the statutory outline has no heading in the source.",
        "Nothing to do where its table or text was found all the same.";
    SectionRenamed = "section.renamed", Info,
        "A section has a heading that differs from the form's.",
        "Nothing to do.";
    FormMixed = "form.mixed", Info,
        "The tables of one report follow different forms.",
        "Each table says which form it follows.";
    TextDamaged = "text.damaged", Warning,
        "Characters of the source are lost or not valid.",
        "Find a better copy where figures are missing.";
    TextRepaired = "text.repaired", Info,
        "Text was decoded in the wrong encoding before it came here, and is read as it was written.",
        "Nothing to do; the spans are those of the damaged source.";
    YearConflict = "year.conflict", Warning,
        "The source names different years for the report.",
        "The year of the title goes before that of the period.";
    RegionAmbiguous = "region.ambiguous", Info,
        "The organ's name fits several administrative divisions or tells none, and the page does not say which one is meant.",
        "Candidates stand in the message; the region has what they share.";
    UnitUnknown = "unit.unknown", Warning,
        "An amount of money is printed without a unit.",
        "Do not compare it with others before the unit is known.";
    ValueSuspect = "value.suspect", Warning,
        "A figure is printed in a way that admits another reading, such as a doubled sign.",
        "Compare it with the source at the span.";
    FormatUnsupported = "format.unsupported", Error,
        "The input is in a file format that cannot be read here.",
        "Save the report as text.";
    InputTooLarge = "input.too_large", Error,
        "The input is larger than the limit.",
        "Cut it, or raise the limit in the options.";
    NotAReport = "not_a_report", Error,
        "The input has no title, no section heading and no statutory table of an annual report.",
        "Check that the file is the report and not its list page.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::HashSet;

    #[test]
    fn ids_are_unique_and_every_code_says_something() {
        let ids: HashSet<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
        assert_eq!(ids.len(), Code::ALL.len());
        assert!(Code::ALL.iter().all(|c| c.meaning().ends_with('.') && c.hint().ends_with('.')));
    }
}
