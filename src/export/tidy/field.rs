//! What the columns of the tidy tables are called and mean: each declared once, with the column that it fills.

use super::column::{Bools, Column, Dates, Floats, Grow, Ints, Keys, Texts, Words};
use std::borrow::Cow;

/// What a column of a tidy table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// True or false.
    Bool,
    /// A whole number of 64 bits.
    Int,
    /// A number of 64 bits.
    Float,
    /// A day.
    Date,
    /// A string of its own in each row.
    Text,
    /// One of a few strings that come again and again: categorical.
    Word,
}

impl FieldKind {
    /// The word used in the data dictionary.
    pub const fn as_str(self) -> &'static str {
        match self {
            FieldKind::Bool => "bool",
            FieldKind::Int => "int",
            FieldKind::Float => "float",
            FieldKind::Date => "date",
            FieldKind::Text => "text",
            FieldKind::Word => "category",
        }
    }
}

/// A column of a tidy table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: Cow<'static, str>,
    /// What it holds.
    pub kind: FieldKind,
    /// True where it may be null.
    pub nullable: bool,
    /// Its name in Chinese.
    pub label: Cow<'static, str>,
    /// What it means, in a sentence.
    pub meaning: Cow<'static, str>,
}

/// The rows of a tidy table while they grow.
pub trait Rows: Default {
    /// Its columns.
    const FIELDS: &'static [Field];
    /// The rows so far, column by column; the words stay.
    fn take(&mut self) -> Vec<Column>;
    /// The words of the columns that have them.
    fn words(&self) -> Vec<Option<&Words>>;
    /// The bytes of its longest column of text.
    fn text_bytes(&self) -> usize;
}

trait Kind {
    const KIND: FieldKind;
}

macro_rules! kinds {
    ($($column:ident = $kind:ident),*) => { $(impl Kind for $column { const KIND: FieldKind = FieldKind::$kind; })* };
}

kinds!(Bools = Bool, Ints = Int, Floats = Float, Dates = Date, Texts = Text, Keys = Word);

macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($column:ident: $kind:ident $null:ident, $label:literal, $meaning:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        pub struct $name { $(pub $column: $kind,)* }

        impl Rows for $name {
            const FIELDS: &'static [Field] = &[$(Field {
                name: Cow::Borrowed(stringify!($column)),
                kind: <$kind as Kind>::KIND,
                nullable: null!($null),
                label: Cow::Borrowed($label),
                meaning: Cow::Borrowed($meaning),
            }),*];

            fn take(&mut self) -> Vec<Column> {
                vec![$(self.$column.take()),*]
            }

            fn words(&self) -> Vec<Option<&Words>> {
                vec![$(self.$column.words()),*]
            }

            fn text_bytes(&self) -> usize {
                [$(self.$column.text_bytes()),*].into_iter().max().unwrap_or(0)
            }
        }
    };
}

macro_rules! null {
    (maybe) => {
        true
    };
    (never) => {
        false
    };
}

table! {
    /// One row a cell of a report.
    Cells {
        report_id: Keys never, "报告编号", "The report: a hash of its decoded text (XXH3, 64 bits, hexadecimal), or of its path where nothing was read.";
        path: Keys maybe, "文件", "The file as it was named; null for text without a name.";
        issuer: Keys maybe, "机关名称", "The organ that publishes the report, as the source names it.";
        region_code: Keys maybe, "行政区划代码", "The division of the organ, six digits (GB/T 2260).";
        year: Ints maybe, "报告年度", "The year that the report covers.";
        form: Keys never, "格式", "The form of the table: 2014, 2019 or 2021.";
        table: Keys never, "表", "The statutory table: proactive, requests, remedies or statistics.";
        row: Keys never, "行", "The row of the table; the cell is table.row.column.";
        column: Keys never, "列", "The column of the table.";
        value: Floats maybe, "数值", "The figure as printed, in `unit`; null unless `state` is number.";
        unit: Keys maybe, "单位", "What the figure counts, or the unit of money that the source gives.";
        state: Keys never, "状态", "number, blank, not_applicable, text or missing. Blank and missing are not 0.";
        raw: Texts maybe, "原文", "What the source prints in the cell, exactly; null for a missing cell.";
        start: Ints maybe, "起始字节", "The first byte of `raw` in the decoded source text.";
        end: Ints maybe, "结束字节", "The byte after the last of `raw`.";
        placement: Keys maybe, "定位方式", "How the place of the figure was told: labelled, positional or resolved; null unless `state` is number.";
        is_total: Bools never, "是否合计", "True in a row or column of totals: leave these out before adding up.";
    }
}

table! {
    /// One row a report.
    Reports {
        report_id: Keys never, "报告编号", "The report: a hash of its decoded text (XXH3, 64 bits, hexadecimal), or of its path where nothing was read.";
        path: Keys maybe, "文件", "The file as it was named; null for text without a name.";
        format: Keys never, "文件格式", "The file format that it was read from.";
        encoding: Keys never, "字符编码", "The encoding that it was decoded from.";
        bytes: Ints never, "字节数", "The size of the input in bytes.";
        title: Texts maybe, "标题", "The title, in simplified script, without white space.";
        issuer: Keys maybe, "机关名称", "The organ that publishes the report, as the source names it.";
        issuer_kind: Keys maybe, "机关类型", "government, office, department, zone, vertical or other.";
        issuer_level: Keys maybe, "行政层级", "state, province, prefecture, county or township.";
        region_code: Keys maybe, "行政区划代码", "The division of the organ, six digits (GB/T 2260).";
        province: Keys maybe, "省级", "The province of the organ.";
        city: Keys maybe, "地级", "The prefecture of the organ.";
        county: Keys maybe, "县级", "The county of the organ.";
        covers_parts: Bools never, "是否汇总", "True where the report says that it covers the organs in its division.";
        year: Ints maybe, "报告年度", "The year that the report covers.";
        period_from: Dates maybe, "统计期限起", "The first day that the figures cover.";
        period_to: Dates maybe, "统计期限止", "The last day that the figures cover.";
        published: Dates maybe, "发布日期", "The day of publication.";
        address: Texts maybe, "地址", "The postal address of the organ.";
        postcode: Texts maybe, "邮编", "Its postcode, six digits.";
        phone: Texts maybe, "电话", "Its telephone number.";
        fax: Texts maybe, "传真", "Its fax number.";
        email: Texts maybe, "电子邮箱", "Its e-mail address.";
        script: Keys never, "字体", "simplified or traditional.";
        form: Keys maybe, "格式", "The form of the report: 2014, 2019 or 2021.";
        is_report: Bools never, "是否报告", "False where the input is no annual report, or could not be read.";
        copy_of: Keys maybe, "重复自", "The file that has the same report first: the same text, or the same organ, year and figures. Null for the first; leave the others out before counting.";
        proactive: Keys never, "表二", "Whether table 2 was found: found, missing or image.";
        requests: Keys never, "表三", "Whether table 3 was found.";
        remedies: Keys never, "表四", "Whether table 4 was found.";
        statistics: Keys never, "统计表", "Whether the table of form 2014 was found.";
        cells_number: Ints never, "有数单元格", "How many cells hold a figure.";
        cells_blank: Ints never, "空白单元格", "How many cells are there and empty.";
        cells_not_applicable: Ints never, "占位单元格", "How many cells hold a placeholder such as /.";
        cells_text: Ints never, "文字单元格", "How many cells hold something that is no figure.";
        cells_missing: Ints never, "缺失单元格", "How many cells the source does not have.";
        findings_error: Ints never, "错误数", "How many findings are errors.";
        findings_warning: Ints never, "警告数", "How many findings are warnings.";
        findings_info: Ints never, "提示数", "How many findings are information.";
    }
}

table! {
    /// One row a figure that the prose of a report states.
    Statements {
        report_id: Keys never, "报告编号", "The report.";
        path: Keys maybe, "文件", "The file as it was named; null for text without a name.";
        measure: Keys never, "指标", "What is measured, as in requests.new_received.";
        value: Floats never, "数值", "How many, in `unit`.";
        unit: Keys maybe, "单位", "The counter or unit as printed; null where a negation states 0.";
        precision: Keys never, "精确程度", "exact, at_least, about or under.";
        scope: Texts maybe, "范围", "The sub-unit or sub-period that the sentence restricts the figure to.";
        quote: Texts never, "原文", "The words that state it.";
        start: Ints never, "起始字节", "The first byte of the words in the decoded source text.";
        end: Ints never, "结束字节", "The byte after their last.";
    }
}

table! {
    /// One row a finding about a report.
    Findings {
        report_id: Keys never, "报告编号", "The report.";
        path: Keys maybe, "文件", "The file as it was named; null for text without a name.";
        code: Keys never, "代码", "What it is about, as in identity.flow.";
        severity: Keys never, "程度", "error, warning or info.";
        message: Texts never, "说明", "The same in words, with the figures concerned.";
        cells: Texts never, "单元格", "The ids of the cells, rows or tables concerned, parted by blanks.";
        start: Ints maybe, "起始字节", "The first byte of the place concerned in the decoded source text.";
        end: Ints maybe, "结束字节", "The byte after its last.";
    }
}

table! {
    /// One row a finding between two reports of one organ, or between the report of a division and those of the organs in it.
    Across {
        report_id: Keys never, "报告编号", "The report.";
        path: Keys maybe, "文件", "The file as it was named; null for text without a name.";
        against_id: Keys maybe, "对照报告编号", "The report for the year before that it was compared with; null where it was compared with those of the organs in its division.";
        against_path: Keys maybe, "对照文件", "Its file.";
        code: Keys never, "代码", "What it is about, as in identity.carry.";
        severity: Keys never, "程度", "error, warning or info.";
        message: Texts never, "说明", "The same in words, with the figures concerned.";
        cells: Texts never, "单元格", "The ids of the cells concerned, of both reports, parted by blanks.";
        start: Ints maybe, "起始字节", "The first byte of the place concerned in the report.";
        end: Ints maybe, "结束字节", "The byte after its last.";
    }
}

table! {
    /// One row a column of the tidy tables, and one a cell of the statutory forms.
    Dictionary {
        table: Keys never, "表", "The tidy table (cells, reports …) or the statutory table (requests …).";
        id: Texts never, "标识", "The name of the column, or the id of the cell.";
        form: Keys maybe, "格式", "The form that has the cell: 2019 or 2021; null for a column.";
        kind: Keys never, "类型", "What it holds: bool, int, float, date, text, category; count, change, amount.";
        unit: Keys maybe, "单位", "What a figure counts; null for money, whose unit each source gives.";
        label: Texts never, "中文名称", "Its name in Chinese: for a cell the labels of row and column as printed.";
        label_en: Texts never, "英文名称", "The same in English.";
        meaning: Texts never, "含义", "What it means; for a cell whether it is a total, and its part of the table.";
        source: Texts maybe, "来源", "The notice that prescribes the cell, and the article of the 政府信息公开条例.";
    }
}
