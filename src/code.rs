//! The one list of everything that xxgk can say about a report.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language that findings and tables are shown in. Ids and codes are the same in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// 简体中文.
    Chinese,
}

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

    /// The same in Chinese: 提示, 警告, 错误.
    pub const fn as_str_zh(self) -> &'static str {
        match self {
            Severity::Info => "提示",
            Severity::Warning => "警告",
            Severity::Error => "错误",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! codes {
    ($($name:ident = $id:literal, $severity:ident, $meaning:literal, $hint:literal, $meaning_zh:literal, $hint_zh:literal;)*) => {
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

            /// What it means, in Chinese.
            pub const fn meaning_zh(self) -> &'static str {
                match self { $(Code::$name => $meaning_zh),* }
            }

            /// What to do about it, in Chinese.
            pub const fn hint_zh(self) -> &'static str {
                match self { $(Code::$name => $hint_zh),* }
            }
        }
    };
}

codes! {
    IdentityFlow = "identity.flow", Error,
        "New and carried-over applications do not equal those finished and carried forward in one column of table 3.",
        "The figures are as printed; ask the organ which one is wrong.",
        "表三某一列中，新收与上年结转之和不等于办结与结转下年度之和。",
        "数字按原文照录；请向发布机关核实哪一个有误。";
    IdentityRowSum = "identity.row_sum", Error,
        "The six kinds of applicant do not add up to the total in one row of table 3.",
        "The figures are as printed; ask the organ which one is wrong.",
        "表三某一行中，六类申请人之和不等于总计。",
        "数字按原文照录；请向发布机关核实哪一个有误。";
    IdentityOutcomeSum = "identity.outcome_sum", Error,
        "The outcomes do not add up to (七)总计 in one column of table 3.",
        "The figures are as printed; ask the organ which one is wrong.",
        "表三某一列中，各项办理结果之和不等于（七）总计。",
        "数字按原文照录；请向发布机关核实哪一个有误。";
    IdentityRemedySum = "identity.remedy_sum", Error,
        "The four results do not add up to the total in one block of table 4.",
        "The figures are as printed; ask the organ which one is wrong.",
        "表四某一组中，四种结果之和不等于总计。",
        "数字按原文照录；请向发布机关核实哪一个有误。";
    IdentityStatisticsSum = "identity.statistics_sum", Warning,
        "The parts of a figure of the statistics table (form 2014) do not add up to it.",
        "The figures are as printed; ask the organ which one is wrong.",
        "统计表（2014年格式）中某一数字的各分项之和不等于该数字。",
        "数字按原文照录；请向发布机关核实哪一个有误。";
    IdentityCarry = "identity.carry", Warning,
        "What one year carries over is not what the year before carried forward, in one column of table 3.",
        "Compare both reports; a figure may have been corrected after it was published.",
        "表三某一列中，本年的上年结转不等于上一年度的结转下年度。",
        "对照两年的报告；数字可能在公布后更正过。";
    IdentityStock = "identity.stock", Warning,
        "The documents in force are not those of the year before plus those made less those repealed.",
        "Compare both reports; a clean-up of documents may have set a new base.",
        "现行有效件数不等于上年件数加本年制发、减本年废止。",
        "对照两年的报告；文件清理可能重新核定了基数。";
    IdentityItems = "identity.items", Info,
        "The items of last year are not those of the year before plus their change (form 2019).",
        "Compare both reports; few organs count items the same way twice.",
        "上一年项目数量不等于再上一年的数量加其增减（2019年格式）。",
        "对照两年的报告；各机关每年的统计口径常有不同。";
    StockImplausible = "stock.implausible", Info,
        "More documents were made than are in force and were repealed, or more repealed than there were.",
        "Compare the three figures of the row.",
        "制发件数多于现行有效与废止之和，或废止件数多于原有件数。",
        "对照该行的三个数字。";
    DisclosureImplausible = "disclosure.implausible", Info,
        "More documents were newly disclosed than are disclosed in total, or the total grew by more than those.",
        "Compare the figures of the row, and those of the year before.",
        "本年新公开数量多于对外公开总数量，或总数量的增长多于新公开数量。",
        "对照该行数字和上一年的数字。";
    ItemsMisread = "items.misread", Info,
        "The decisions of a row equal the items of last year plus their change: the columns were read as a running total.",
        "Do not take the figure for decisions.",
        "处理决定数量等于上一年项目数量加增减：填报人把各列当成了累计数。",
        "不要把该数字当作处理决定数量使用。";
    RemediesUnfounded = "remedies.unfounded", Info,
        "Table 4 has cases, and table 3 has no application that they could be about.",
        "The cases may be about applications of years before.",
        "表四有案件，而表三没有可以引起案件的申请。",
        "案件可能针对以前年度的申请。";
    StatementMismatch = "statement.mismatch", Warning,
        "The prose states another figure than the table.",
        "Both are as printed; `info` where the message explains the difference.",
        "正文所述数字与表格不同。",
        "两者均按原文照录；说明中给出差异原因的，级别为提示。";
    StatementUnbalanced = "statement.unbalanced", Warning,
        "Figures stated in the prose do not add up among themselves.",
        "The figures are as printed; ask the organ which one is wrong.",
        "正文所述的数字彼此不能相加平衡。",
        "数字按原文照录；请向发布机关核实哪一个有误。";
    StatementPercentage = "statement.percentage", Info,
        "A percentage in the prose does not follow from its figure and any whole that the report names.",
        "Look at the sentence: its whole may be one that the report does not name.",
        "正文中的百分比与其数字及报告中任何总数都不相符。",
        "请看原句：其总数可能未在报告中列出。";
    StatisticsImplausible = "statistics.implausible", Info,
        "A part of a figure of the statistics table (form 2014) is larger than the whole.",
        "Compare the figures of both rows.",
        "统计表（2014年格式）中某一分项大于其总数。",
        "对照两行的数字。";
    UnitSuspect = "unit.suspect", Warning,
        "An amount looks as if its unit were wrong by ten thousand: yuan in place of 万元, or the other way.",
        "Compare it with other years before you use it.",
        "金额单位疑似相差一万倍：以元为万元，或者相反。",
        "使用前与其他年度对照。";
    FeeTariff = "fee.tariff", Info,
        "A fee for processing information is no multiple of ten yuan, as every step of the tariff is.",
        "Look at the sentence: the amount may be another.",
        "信息处理费不是十元的整数倍，而收费标准的每一档都是。",
        "请看原句：该金额可能另有所指。";
    FeeUnreported = "fee.unreported", Info,
        "Applications ended because a fee was not paid, and section 六 says that there is nothing to report.",
        "Ask the organ for the fees that it has charged.",
        "有申请因逾期未缴费而终止，而第六部分称无需要报告的事项。",
        "请向发布机关了解信息处理费的收取情况。";
    LevelsExceeded = "levels.exceeded", Info,
        "The organs in a region report more together than the report of the whole region.",
        "Some may have reported what belongs to another; look at the largest of them.",
        "区域内各机关合计多于全区域报告的数字。",
        "可能有重复或错报；请先核对其中最大的数字。";
    PublicationLate = "publication.late", Info,
        "The report was published after the day that the regulation sets.",
        "The day may be that of a later copy or correction.",
        "报告的发布晚于条例规定的期限。",
        "该日期可能是转载或更正的日期。";
    TextRepeated = "text.repeated", Info,
        "Most of the prose is that of the year before, word for word.",
        "Figures in such prose may be those of the year before too.",
        "正文大部分与上一年逐字相同。",
        "这样的正文中，数字也可能是上一年的。";
    TableMissing = "table.missing", Warning,
        "A statutory table is not in the source.",
        "Look at the page itself: the table may be an attachment or have been lost in copying.",
        "原文没有某一张法定表格。",
        "请看原网页：表格可能在附件中，或在复制时丢失。";
    TableImage = "table.image", Warning,
        "A picture stands where a statutory table should be.",
        "Only character recognition can read it.",
        "法定表格的位置上是一张图片。",
        "只有文字识别才能读出。";
    TableEmpty = "table.empty", Warning,
        "A statutory table is there, and none of its cells holds a figure.",
        "Look at the page itself.",
        "法定表格存在，但没有一个单元格有数字。",
        "请看原网页。";
    TableDuplicate = "table.duplicate", Warning,
        "A statutory table stands in the source more than once.",
        "Copies that agree are read as one; cells in which they differ are missing, to be compared by hand.",
        "同一张法定表格在原文中出现多次。",
        "各份一致的按一份读取；不一致的单元格记为缺失，请人工对照。";
    RowMissing = "row.missing", Warning,
        "A row of a statutory table is not in the source, or its label is lost.",
        "Its cells are missing, not 0.",
        "法定表格的某一行不在原文中，或其行名丢失。",
        "该行的单元格是缺失，不是 0。";
    RowExtra = "row.extra", Info,
        "The table has a row that the form does not know.",
        "It is in no table of the result; read it at the span.",
        "表格中有格式所没有的行。",
        "不计入任何结果表；请按位置看原文。";
    CellResolved = "cell.resolved", Info,
        "The layout had lost the place of a figure; the identities of the table leave one place only.",
        "Nothing to do; the placement is `resolved`.",
        "排版丢失了数字的位置；按勾稽关系只有一个位置成立。",
        "无需处理；定位方式为 resolved。";
    CellAmbiguous = "cell.ambiguous", Warning,
        "Figures are printed, and it cannot be told which cells they belong to.",
        "The cells are missing; the candidates stand in the message.",
        "印有数字，但无法判断属于哪些单元格。",
        "这些单元格记为缺失；候选值列在说明中。";
    CellUnplaced = "cell.unplaced", Warning,
        "A row holds more than its cells can take.",
        "Read the row at the span.",
        "一行的数字多于其单元格所能容纳。",
        "请按位置看原文的这一行。";
    CellUnproven = "cell.unproven", Warning,
        "A label or the order of the columns is lost, torn or in doubt, and no identity proves where the figure belongs.",
        "Compare it with the source at the span.",
        "行名或列序丢失、残缺或可疑，且没有勾稽关系能证明数字属于何处。",
        "请按位置与原文对照。";
    CellRecognised = "cell.recognised", Warning,
        "Figures were recognised in a picture (OCR), and the sums of their row and column do not prove them.",
        "Compare them with the picture.",
        "数字由图片文字识别得来，且所在行列的勾稽关系不能证明其正确。",
        "请与图片对照。";
    CellUnreadable = "cell.unreadable", Warning,
        "A cell holds something that is no figure.",
        "Read the cell at the span.",
        "单元格的内容不是数字。",
        "请按位置看原文的单元格。";
    SectionMissing = "section.missing", Info,
        "A section of the statutory outline has no heading in the source.",
        "Nothing to do where its table or text was found all the same.",
        "法定提纲中的某一部分在原文中没有标题。",
        "表格或正文已经读到的，无需处理。";
    SectionRenamed = "section.renamed", Info,
        "A section has a heading that differs from the form's.",
        "Nothing to do.",
        "某一部分的标题与格式不同。",
        "无需处理。";
    FormMixed = "form.mixed", Info,
        "The tables of one report follow different forms.",
        "Each table says which form it follows.",
        "同一份报告的各表采用不同年度的格式。",
        "每张表都注明所用的格式。";
    TextDamaged = "text.damaged", Warning,
        "Characters of the source are lost or not valid.",
        "Find a better copy where figures are missing.",
        "原文有丢失或无效的字符。",
        "数字缺失时，请另找更好的版本。";
    FileDamaged = "file.damaged", Warning,
        "A part of the file is damaged: packed data that does not come to its end, or content that breaks the rules of its format.",
        "Find a sound copy; blank cells of that part are missing, and figures that no sums prove are named.",
        "文件的一部分已损坏：压缩数据不完整，或内容不符合其格式。",
        "请另找完好的文件；该部分的空白单元格记为缺失，合计不能验证的数字逐一列出。";
    TextRepaired = "text.repaired", Info,
        "Text was decoded in the wrong encoding before it came here, and is read as it was written.",
        "Nothing to do; the spans are those of the damaged source.",
        "文字此前曾以错误编码解码，已按原样还原后读取。",
        "无需处理；位置是损坏的原文中的位置。";
    YearConflict = "year.conflict", Warning,
        "The source names different years for the report.",
        "The year of the title goes before that of the period.",
        "原文中报告所属的年度前后不一。",
        "以标题的年度为先，其次是统计期限。";
    RegionAmbiguous = "region.ambiguous", Info,
        "The organ's name fits several administrative divisions or tells none, and the page does not say which one is meant.",
        "Candidates stand in the message; the region has what they share.",
        "机关名称对应多个行政区划或看不出区划，页面也没有说明是哪一个。",
        "候选区划列在说明中；区划只给出它们共有的部分。";
    UnitUnknown = "unit.unknown", Warning,
        "An amount of money is printed without a unit.",
        "Do not compare it with others before the unit is known.",
        "金额没有印出单位。",
        "单位未明之前，不要与其他金额比较。";
    ValueSuspect = "value.suspect", Warning,
        "A figure is printed in a way that admits another reading, such as a doubled sign.",
        "Compare it with the source at the span.",
        "数字的写法可作另一种解读，例如重复的正负号。",
        "请按位置与原文对照。";
    FormatUnsupported = "format.unsupported", Error,
        "The input is in a file format that cannot be read here.",
        "Save the report as text.",
        "输入文件的格式在此无法读取。",
        "请把报告另存为文本。";
    InputTooLarge = "input.too_large", Error,
        "The input is larger than the limit.",
        "Cut it, or raise the limit in the options.",
        "输入超过大小上限。",
        "请拆分文件，或在选项中提高上限。";
    NotAReport = "not_a_report", Error,
        "The input has no title, no section heading and no statutory table of an annual report.",
        "Check that the file is the report and not its list page.",
        "输入中没有年度报告的标题、章节标题或法定表格。",
        "请确认该文件是报告本身，而不是列表页。";
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
        assert!(Code::ALL.iter().all(|c| c.meaning_zh().ends_with('。') && c.hint_zh().ends_with('。')));
    }
}
