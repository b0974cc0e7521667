//! Findings: what was noticed about a report, as data; dressed late, by whoever shows them.

use crate::code::{Code, Language, Severity};
use crate::form::Address;
use crate::span::Span;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

/// Something noticed about a report.
///
/// `cells` holds every operand of a broken identity, the cells or the row that a doubt is about, or the table that is
/// missing; and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
pub struct Finding {
    /// What it is about.
    pub code: Code,
    severity: Severity,
    /// The same in words, with the figures concerned.
    pub message: String,
    /// The cells, rows or tables concerned.
    pub cells: Vec<Address>,
    /// Where in the source, in bytes; `None` where the source has no such place.
    pub span: Option<Span>,
    #[serde(default, rename = "message_zh")]
    chinese: Chinese,
}

/// The message in Chinese; none where a finding comes from JSON, which has the English alone. It says the same in other
/// words, so findings do not differ by it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
struct Chinese(Option<String>);

impl PartialEq for Chinese {
    fn eq(&self, _: &Chinese) -> bool {
        true
    }
}

impl Eq for Chinese {}

impl Hash for Chinese {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Finding {
    /// How much it matters: the severity of its code, or less where the message explains the difference.
    pub const fn severity(&self) -> Severity {
        self.severity
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 5)?;
        out.serialize_field("code", &self.code)?;
        out.serialize_field("severity", &self.severity())?;
        out.serialize_field("message", &self.message)?;
        out.serialize_field("cells", &self.cells)?;
        out.serialize_field("span", &self.span)?;
        out.end()
    }
}

impl Finding {
    /// The message in Chinese. A finding that was read back from JSON has none: then it is what its code means, with the
    /// English message in brackets.
    ///
    /// ```
    /// let report = xxgk::parse_str("青岚县2022年政府信息公开工作年度报告\n规章\t0\t0\t0\n行政许可\t12件半\n行政处罚\t3\n");
    /// let finding = report.findings().iter().find(|finding| finding.code == xxgk::Code::CellUnreadable);
    /// let message = finding.map(|finding| finding.message_zh());
    /// assert_eq!(message.as_deref(), Some("表二“行政许可”的“本年处理决定数量”印的是“12件半”，不是数字"));
    /// ```
    pub fn message_zh(&self) -> Cow<'_, str> {
        match &self.chinese.0 {
            Some(message) => Cow::Borrowed(message),
            None => Cow::Owned(format!("{}（{}）", self.code.meaning_zh().trim_end_matches('。'), self.message)),
        }
    }

    /// The message in a language.
    pub fn message_in(&self, language: Language) -> Cow<'_, str> {
        match language {
            Language::English => Cow::Borrowed(&self.message),
            Language::Chinese => self.message_zh(),
        }
    }

    /// The finding in Chinese, as its [`Display`](fmt::Display) is in English.
    pub fn chinese(&self) -> String {
        format!("{}: {}: {}", self.severity().as_str_zh(), self.code, self.message_zh())
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.severity(), self.code, self.message)
    }
}

/// What a finding says, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub en: String,
    pub zh: String,
}

/// A [`Message`]: a format with its arguments in English, then one in Chinese.
macro_rules! say {
    ($en:literal $(, $of_en:expr)* ; $zh:literal $(, $of_zh:expr)*) => {
        $crate::finding::Message { en: format!($en $(, $of_en)*), zh: format!($zh $(, $of_zh)*) }
    };
}
pub(crate) use say;

/// The findings of one report while it is being read.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    /// Notes a finding.
    pub fn push(&mut self, code: Code, message: Message, cells: Vec<Address>, span: Option<Span>) {
        self.add(code, code.severity(), message, cells, span);
    }

    /// Notes a difference that the message explains: nothing is wrong with the figures.
    pub fn explain(&mut self, code: Code, message: Message, cells: Vec<Address>, span: Option<Span>) {
        self.add(code, Severity::Info, message, cells, span);
    }

    fn add(&mut self, code: Code, severity: Severity, said: Message, cells: Vec<Address>, span: Option<Span>) {
        self.0.push(Finding { code, severity, message: said.en, cells, span, chinese: Chinese(Some(said.zh)) });
    }

    /// Leaves out what nobody wants to hear.
    pub fn without(mut self, ignored: &[Code]) -> Findings {
        self.0.retain(|finding| !ignored.contains(&finding.code));
        self
    }

    /// All of them in the order of the source, those without a place first.
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|f| (f.span.map(|s| s.start), f.code));
        self.0
    }
}
