//! What is known about a report besides its tables.

use crate::form::TableId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the calendar. In JSON `"2021-01-29"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A day that exists; `None` for the 30th of February and the like.
    ///
    /// ```
    /// use xxgk::Date;
    /// assert_eq!(Date::new(2021, 1, 29).map(|d| d.to_string()).as_deref(), Some("2021-01-29"));
    /// assert_eq!(Date::new(2021, 2, 29), None);
    /// ```
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        if day == 0 || day > last || year == 0 || year > 9999 {
            return None;
        }
        Some(Date { year, month, day })
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Date, String> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().and_then(|p| p.parse::<u16>().ok());
        let (Some(year), Some(month), Some(day)) = (next(), next(), next()) else {
            return Err(format!("{text:?} is no date like 2021-01-29"));
        };
        let narrow = |n: u16| u8::try_from(n).unwrap_or(0);
        Date::new(year, narrow(month), narrow(day)).ok_or_else(|| format!("{text:?} is no day of the calendar"))
    }
}

/// What the organ is (机构类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum IssuerKind {
    /// A people's government of any level, 镇 乡 苏木 街道 included.
    Government,
    /// The office of a government: 办公室, 办公厅.
    Office,
    /// A department: 局 委 厅 and the like.
    Department,
    /// The committee of a development zone: 管理委员会.
    Zone,
    /// An organ under vertical management: 税务, 海关, 气象 ….
    Vertical,
    /// None of these.
    Other,
}

/// The level of government (行政层级).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 国家
    State,
    /// 省、自治区、直辖市
    Province,
    /// 地级市、自治州、地区、盟
    Prefecture,
    /// 县、县级市、区、旗
    County,
    /// 乡、镇、街道、苏木
    Township,
}

/// The administrative division (行政区划) that an organ belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Region {
    /// Six digits (GB/T 2260).
    pub code: Option<String>,
    /// 省级
    pub province: Option<String>,
    /// 地级
    pub city: Option<String>,
    /// 县级
    pub county: Option<String>,
}

/// Who published the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Issuer {
    /// The name as the source gives it, in simplified script, without blanks.
    pub name: Option<String>,
    /// What kind of organ, told from its name.
    pub kind: Option<IssuerKind>,
    /// Its level, where it is known: that of the innermost place in its name. Which 市 are counties takes the feature
    /// `divisions`.
    pub level: Option<Level>,
    /// Where it is, where that is known; needs the feature `divisions`. As it was in the report year, where names and codes
    /// have changed since 2008. `region.ambiguous` where several divisions have the name.
    pub region: Region,
}

/// The time that the figures cover (统计期限).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// How to reach the organ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contact {
    /// 地址
    pub address: Option<String>,
    /// 邮编, six digits
    pub postcode: Option<String>,
    /// 电话
    pub phone: Option<String>,
    /// 传真
    pub fax: Option<String>,
    /// 电子邮箱
    pub email: Option<String>,
}

/// The script of the source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// 简体
    #[default]
    Simplified,
    /// 繁体; the model gives names and labels in simplified script all the same.
    Traditional,
}

/// The file format that the report was read from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// Plain text, Markdown included.
    #[default]
    Text,
    /// A web page.
    Html,
    /// A web page with its parts in one file.
    Mhtml,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// An old Excel workbook.
    Xls,
    /// An OpenDocument sheet.
    Ods,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 9] = [
        Format::Text,
        Format::Html,
        Format::Mhtml,
        Format::Docx,
        Format::Xlsx,
        Format::Xls,
        Format::Ods,
        Format::Pdf,
        Format::Image,
    ];

    /// The word that JSON has for it, as in `html`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Html => "html",
            Format::Mhtml => "mhtml",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Pdf => "pdf",
            Format::Image => "image",
        }
    }
}

/// Where a report was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceInfo {
    /// The path as given, `-` for standard input; `None` for input that has none.
    pub path: Option<String>,
    /// What it was.
    pub format: Format,
    /// The encoding that it was decoded from, as in `utf-8`, `gb18030`.
    pub encoding: String,
    /// Its size in bytes as it was given.
    pub bytes: u64,
}

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// What stands before the first heading.
    Preamble,
    /// 一、总体情况
    Overview,
    /// 二、主动公开政府信息情况
    Proactive,
    /// 三、收到和处理政府信息公开申请情况
    Requests,
    /// 四、政府信息公开行政复议、行政诉讼情况
    Remedies,
    /// 五、存在的主要问题及改进情况
    Problems,
    /// 六、其他需要报告的事项, and any heading that is none of these.
    Other,
}

impl SectionKind {
    /// The six sections of the forms since 2019, in their order.
    pub const STATUTORY: [SectionKind; 6] = [
        SectionKind::Overview,
        SectionKind::Proactive,
        SectionKind::Requests,
        SectionKind::Remedies,
        SectionKind::Problems,
        SectionKind::Other,
    ];

    /// The words that the form heads it with, without their number; none for the preamble.
    ///
    /// ```
    /// use xxgk::SectionKind;
    /// assert_eq!(SectionKind::Overview.title(), Some("总体情况"));
    /// assert_eq!(SectionKind::Preamble.title(), None);
    /// ```
    pub const fn title(self) -> Option<&'static str> {
        Some(match self {
            SectionKind::Preamble => return None,
            SectionKind::Overview => "总体情况",
            SectionKind::Proactive => TableId::Proactive.title(),
            SectionKind::Requests => TableId::Requests.title(),
            SectionKind::Remedies => TableId::Remedies.title(),
            SectionKind::Problems => "存在的主要问题及改进情况",
            SectionKind::Other => "其他需要报告的事项",
        })
    }

    /// The heading as the form prints it, 一、总体情况; empty for the preamble.
    pub(crate) fn heading(self) -> String {
        let numbered = SectionKind::STATUTORY.into_iter().zip("一二三四五六".chars()).find(|(kind, _)| *kind == self);
        let printed = numbered.and_then(|(kind, number)| Some(format!("{number}、{}", kind.title()?)));
        printed.unwrap_or_default()
    }
}

/// A section of the report.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// The heading as printed, in simplified script; `None` for the preamble.
    pub heading: Option<String>,
    /// Its prose in simplified script, without tables and page furniture; lines joined with `\n`.
    pub text: String,
}
