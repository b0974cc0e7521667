//! The rules as data: what is checked, on whose word, and where to read why.

use crate::code::{Code, Severity};
use std::fmt;

/// On whose word a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Authority {
    /// The printed form or the law says so.
    Official,
    /// The form's structure says so, and it is filled in this way everywhere.
    Convention,
    /// Experience says so; never more than a warning.
    Heuristic,
}

impl Authority {
    /// The word used in the documentation.
    pub const fn as_str(self) -> &'static str {
        match self {
            Authority::Official => "official",
            Authority::Convention => "convention",
            Authority::Heuristic => "heuristic",
        }
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a rule compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// One report with itself: its findings stand in [`crate::Report::findings`].
    Report,
    /// A report with that of the same organ for the year before: its findings come from [`crate::check`].
    Years,
    /// Both.
    Both,
    /// A region with the organs in it, for one year: its findings come from [`crate::check`].
    Levels,
}

impl Reach {
    /// In words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Reach::Report => "one report",
            Reach::Years => "two years",
            Reach::Both => "one report, two years",
            Reach::Levels => "a region and its parts",
        }
    }
}

/// A rule that reports are checked by. Its id is its code; severity and meaning are those of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The finding that a breach gives.
    pub code: Code,
    /// On whose word it stands.
    pub source: Authority,
    /// What it compares.
    pub reach: Reach,
    /// The article of the 政府信息公开条例 (国务院令第711号) that it serves; empty where the form alone does.
    pub article: &'static str,
    /// What is compared with what, in a line of arithmetic or of words.
    pub formula: &'static str,
    /// What is known of breaches that are no mistakes, and what the check leaves alone.
    pub note: &'static str,
}

impl Rule {
    /// The severity of a breach.
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What a breach means, in a sentence.
    pub const fn meaning(&self) -> &'static str {
        self.code.meaning()
    }
}

const fn rule(
    code: Code,
    source: Authority,
    reach: Reach,
    article: &'static str,
    formula: &'static str,
    note: &'static str,
) -> Rule {
    Rule { code, source, reach, article, formula, note }
}

use Authority::{Convention, Heuristic, Official};

/// Every rule, the firmest first.
pub static RULES: &[Rule] = &[
    rule(
        Code::IdentityFlow,
        Official,
        Reach::Report,
        "50",
        "new_received + carried_over = total + carried_forward, in each of the seven columns of table 3",
        "The form prints it: 第一项加第二项之和，等于第三项加第四项之和.",
    ),
    rule(
        Code::IdentityRowSum,
        Convention,
        Reach::Report,
        "50",
        "the six kinds of applicant = 总计, in each row of table 3",
        "The structure of the table.",
    ),
    rule(
        Code::IdentityOutcomeSum,
        Convention,
        Reach::Report,
        "50",
        "all rows under 三、本年度办理结果 = （七）总计, in each column of table 3",
        "Form 2019 has one row under （六）其他处理, form 2021 three.",
    ),
    rule(
        Code::IdentityRemedySum,
        Convention,
        Reach::Report,
        "50",
        "upheld + corrected + other + pending = total, in each block of table 4",
        "The structure of the table.",
    ),
    rule(
        Code::IdentityStatisticsSum,
        Convention,
        Reach::Report,
        "",
        "收到申请数 = its four ways; 申请办结数 = 按时 + 延期; 申请答复数 = its eight kinds; 不同意公开 = its six reasons; \
         行政复议 and 行政诉讼 = their three results; 工作人员 = 专职 + 兼职 (form 2014)",
        "The structure of the table. Provinces had tables of their own with further rows.",
    ),
    rule(
        Code::IdentityCarry,
        Convention,
        Reach::Years,
        "50",
        "carried_over of this year = carried_forward of the year before, in each column of table 3",
        "Figures corrected after they were published, and organs that were merged or split, break it for a reason.",
    ),
    rule(
        Code::IdentityStock,
        Convention,
        Reach::Years,
        "20(1)",
        "in_force = in_force of the year before + made − repealed, for 规章 and for 规范性文件 (form 2021)",
        "A clean-up of documents, a merger of organs, and amendments counted as made break it for a reason.",
    ),
    rule(
        Code::IdentityItems,
        Convention,
        Reach::Years,
        "20(5)(6)(8)",
        "prior_items = prior_items of the year before + its change (form 2019)",
        "Only the reports for 2019 and 2020 can be compared, and few organs counted items the same way twice.",
    ),
    rule(
        Code::StatementMismatch,
        Heuristic,
        Reach::Report,
        "",
        "a figure of the prose = the cells of the table that it is about",
        "A difference that is a known quantity (上年结转, 结转下年度, 撤回, 部分公开, 尚未审结, or the figure of a part such as \
         市本级) is explained in the message, and the finding is then `info`. Figures of a part or of another year are not \
         compared, 300余 agrees with 300 and more, 近300 with 300 and less. 上年结转 is compared with 结转下年度 of the year \
         before where one of the two stands in the prose alone.",
    ),
    rule(
        Code::StatementUnbalanced,
        Heuristic,
        Reach::Report,
        "",
        "figures of the prose add up: 新收 + 上年结转 = 办结 + 结转下年度; all six outcomes = 办结; kinds of applicant, \
         channels and results = their whole",
        "Only where every operand is stated, once or always with the same figure.",
    ),
    rule(
        Code::StatementPercentage,
        Heuristic,
        Reach::Report,
        "",
        "a percentage behind a figure = 100 × the figure ÷ a whole that the report names",
        "Every figure that the report states or prints may be the whole; 约占 is not compared.",
    ),
    rule(
        Code::UnitSuspect,
        Heuristic,
        Reach::Both,
        "20(8)(9)",
        "fees and procurement of a department or township stay below 100 million yuan; 元 has two decimals; an amount is \
         not ten thousand times that of the year before",
        "Governments above the township are not held to the limit.",
    ),
    rule(
        Code::StockImplausible,
        Heuristic,
        Reach::Both,
        "20(1)",
        "made − repealed ≤ in_force; repealed ≤ in_force of the year before + made (form 2021)",
        "Documents made and out of force in the same year break it for a reason.",
    ),
    rule(
        Code::DisclosureImplausible,
        Heuristic,
        Reach::Both,
        "20(1)",
        "newly_disclosed ≤ total_disclosed ≤ total_disclosed of the year before + newly_disclosed (form 2019)",
        "Some organs count only this year's documents as disclosed in total.",
    ),
    rule(
        Code::ItemsMisread,
        Heuristic,
        Reach::Report,
        "20(5)(6)",
        "decisions ≠ prior_items + change, where neither is 0 (form 2019)",
        "Whoever reads 上一年项目数量, 本年增/减, 处理决定数量 as a stock, its change and the new stock counts items, not decisions.",
    ),
    rule(
        Code::StatisticsImplausible,
        Heuristic,
        Reach::Report,
        "",
        "a row 其中 is not more than the row that it is part of; all channels together are not less than \
         主动公开政府信息数 (form 2014)",
        "What several channels publish counts once in the whole, so the channels may come to more.",
    ),
    rule(
        Code::RemediesUnfounded,
        Heuristic,
        Reach::Report,
        "51",
        "where table 4 has cases, table 3 has applications, new or carried over",
        "Cases may be about applications of years before.",
    ),
    rule(
        Code::FeeTariff,
        Heuristic,
        Reach::Report,
        "42",
        "信息处理费 in yuan is a multiple of ten",
        "The tariff (国办函〔2020〕109号) has steps of 10 yuan a page and of 100 yuan an application.",
    ),
    rule(
        Code::FeeUnreported,
        Heuristic,
        Reach::Report,
        "42",
        "where table 3 has an application that ended for want of the fee, section 六 says something of fees",
        "A notice was sent, and section 六 has to tell of the fee for processing information; none may have been paid.",
    ),
    rule(
        Code::LevelsExceeded,
        Heuristic,
        Reach::Levels,
        "49",
        "applications and cases of the organs in a region, added up ≤ those that the report of the whole region prints",
        "Only where the preamble says that the report covers the organs in the region (汇总, 各县, 各镇). That all parts are \
         at hand cannot be known, so a smaller sum says nothing.",
    ),
    rule(
        Code::PublicationLate,
        Official,
        Reach::Report,
        "49",
        "published on 31 March of the next year or before; departments and offices on 31 January or before, since the \
         report for 2019",
        "Earlier days set by a province or city are not known here. The day on a page may be that of a later copy.",
    ),
    rule(
        Code::TextRepeated,
        Heuristic,
        Reach::Years,
        "",
        "less than 80 % of the prose stands in the report for the year before, in runs of eight characters",
        "Years and other figures are left out of the comparison; prose of less than 200 characters is not compared.",
    ),
];

#[cfg(test)]
mod tests {
    use super::{Authority, RULES};
    use crate::code::Severity;
    use std::collections::HashSet;

    #[test]
    fn every_rule_has_a_code_of_its_own_and_no_heuristic_is_an_error() {
        let codes: HashSet<_> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        assert!(!RULES.iter().any(|r| r.source == Authority::Heuristic && r.severity() == Severity::Error));
    }
}
