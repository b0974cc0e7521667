//! The corridor: one report in, one report out, front to back.

use crate::align;
use crate::check;
use crate::code::Code;
use crate::error::Error;
use crate::finding::{Findings, say};
use crate::form::{FormId, TableId};
use crate::model::{Format, Issuer, Report, SourceInfo, Table};
use crate::outline;
use crate::place::{self, Clues};
use crate::source;
use crate::statement;
use crate::text;
use crate::unread;
use crate::words::Words;
use std::io::Read;
use std::path::Path;

/// How to read: what the caller knows better than the source.
///
/// ```
/// use xxgk::{FormId, Options};
/// let options = Options::new().form(FormId::Y2021).year(2022).limit(1 << 20);
/// let report = options.parse_str("行政许可\t3\n行政处罚\t0\n");
/// assert_eq!(report.year(), Some(2022));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    form: Option<FormId>,
    year: Option<u16>,
    format: Option<Format>,
    limit: usize,
    ignored: Vec<Code>,
    /// True where plain tables are searched like others.
    searching: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { form: None, year: None, format: None, limit: Options::LIMIT, ignored: Vec::new(), searching: false }
    }
}

impl Options {
    /// The largest input that is read unless told otherwise: 64 MiB. A report has 10 kB.
    pub const LIMIT: usize = 64 << 20;

    /// The options that [`parse_str`] and [`parse_bytes`] use.
    pub fn new() -> Options {
        Options::default()
    }

    /// Reads every table by this form, whatever its labels say.
    #[must_use]
    pub fn form(self, form: FormId) -> Options {
        Options { form: Some(form), ..self }
    }

    /// The years that can be asked for.
    pub const YEARS: std::ops::RangeInclusive<u16> = 1900..=2999;

    /// The report year, one of [`Options::YEARS`], whatever the source says.
    #[must_use]
    pub fn year(self, year: u16) -> Options {
        Options { year: Some(year), ..self }
    }

    /// Reads the input as this format, whatever its content shows.
    #[must_use]
    pub fn format(self, format: Format) -> Options {
        Options { format: Some(format), ..self }
    }

    /// The largest input in bytes.
    #[must_use]
    pub fn limit(self, bytes: usize) -> Options {
        Options { limit: bytes, ..self }
    }

    /// The largest input in bytes, for who has to read one.
    pub(crate) fn most(&self) -> usize {
        self.limit
    }

    /// Leaves out findings of this code: a rule that is of no use here, as [`crate::RULES`] lists them, or any other.
    ///
    /// ```
    /// use xxgk::{Code, Options};
    /// let text = "青岚县2022年政府信息公开工作年度报告\n发布日期：2023-05-04\n";
    /// let late = |report: xxgk::Report| report.findings().iter().any(|f| f.code == Code::PublicationLate);
    /// assert!(late(xxgk::parse_str(text)));
    /// assert!(!late(Options::new().ignore(Code::PublicationLate).parse_str(text)));
    /// ```
    #[must_use]
    pub fn ignore(mut self, code: Code) -> Options {
        self.ignored.push(code);
        self
    }

    /// Searches every table, those too that could be read straight off their lines: both ways come to the same report, and
    /// this is for who tests that.
    #[cfg(any(test, feature = "proptest"))]
    #[must_use]
    pub fn searching(self) -> Options {
        Options { searching: true, ..self }
    }

    /// Reads a report from a string. A byte order mark at its start is no part of the text.
    pub fn parse_str(&self, text: &str) -> Report {
        if text.len() > self.limit {
            return self.too_large(text.len());
        }
        match source::read_str(text, self.format) {
            Ok(source) => self.read(&source, text.len()),
            Err(kind) => unread::unsupported(kind, text.len()),
        }
    }

    /// Reads a report from bytes: text or a web page in UTF-8, UTF-16 or GB18030; with their features, a Word document or a
    /// spreadsheet. Any bytes give a report; what is wrong with them stands in its findings.
    pub fn parse_bytes(&self, bytes: &[u8]) -> Report {
        if bytes.len() > self.limit {
            return self.too_large(bytes.len());
        }
        match source::read(bytes, self.format) {
            Ok(source) => self.read(&source, bytes.len()),
            Err(kind) => unread::unsupported(kind, bytes.len()),
        }
    }

    /// Reads a report from words with boxes, as a reader of PDF or a program for text recognition finds them. More of them than the
    /// limits of [`Words`] give a report with the finding `input.too_large`.
    pub fn parse_words(&self, words: &Words) -> Report {
        let bytes = words.bytes as usize;
        if words.sheets.iter().all(|sheet| sheet.words.is_empty()) {
            let kind = if words.format == Format::Image { source::Kind::Image } else { source::Kind::Scan };
            return unread::unsupported(kind, bytes);
        }
        match source::read_words(words) {
            Some(source) => self.read(&source, bytes),
            None => unread::too_many(words),
        }
    }

    /// The corridor.
    fn read(&self, source: &source::Source<'_>, bytes: usize) -> Report {
        let mut findings = Findings::default();
        let text = text::normalise_page(source.words(), source.ways());
        let source::Decoded { text: decoded, encoding, damaged } = &source.decoded;
        let outline = outline::segment(&mut findings, &text, self.year, !self.searching);
        let mut tables = align::read(&mut findings, &text, &outline, self.form);
        align::recognised::mark(&mut findings, &mut tables, &source.recognised);
        align::broken::mark(&mut findings, &mut tables, &source.broken);
        let statements = statement::read(&text, decoded, &outline);
        text.report(&mut findings, decoded, damaged);
        if !outline.is_report() && !tables.iter().any(Table::is_found) {
            let message = say!(
                "not a report: no title, no section heading and no statutory table of an annual report";
                "不是年度报告：没有年度报告的标题、章节标题，也没有法定表格"
            );
            findings.push(Code::NotAReport, message, Vec::new(), None);
        }
        let issuer = issuer(&mut findings, &text, &outline.facts);
        let facts = outline.facts;
        let mut report = Report {
            source: SourceInfo {
                path: None,
                format: source.format,
                encoding: (*encoding).to_owned(),
                bytes: bytes as u64,
            },
            title: facts.title,
            issuer,
            year: facts.year,
            period: facts.period,
            published: facts.published,
            contact: facts.contact,
            script: text.script(),
            form: self.form.or_else(|| form_of(&tables)).or_else(|| facts.year.and_then(FormId::of_year)),
            sections: outline.sections,
            tables,
            statements,
            findings: Vec::new(),
            text: decoded.as_ref().into(),
            id: None,
        };
        check::run(&mut findings, &report);
        report.findings = findings.without(&self.ignored).into_sorted();
        report
    }

    /// Reads a report from a file.
    ///
    /// # Errors
    /// [`Error::Unreadable`] where the file cannot be read, [`Error::TooLarge`] where it is over the limit.
    pub fn parse_path(&self, path: impl AsRef<Path>) -> Result<Report, Error> {
        let path = path.as_ref();
        let unreadable = |cause| Error::Unreadable { path: path.to_owned(), cause };
        let file = std::fs::File::open(path).map_err(unreadable)?;
        let limit = self.limit as u64;
        let mut bytes = Vec::new();
        // A device or pipe has no size to ask for beforehand.
        let read = file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)? as u64;
        if read > limit {
            return Err(Error::TooLarge { name: path.display().to_string(), limit });
        }
        Ok(self.parse_bytes(&bytes).with_path(path.display().to_string()))
    }

    fn too_large(&self, bytes: usize) -> Report {
        let mut findings = Findings::default();
        let limit = self.limit;
        let message = say!("{bytes} bytes are over the limit of {limit}"; "输入有{bytes}字节，超过上限{limit}字节");
        findings.push(Code::InputTooLarge, message, Vec::new(), None);
        unread::empty(findings, Format::Text, bytes)
    }
}

/// Reads a report from a string, with the default [`Options`].
///
/// ```
/// let report = xxgk::parse_str("青岚县2022年政府信息公开工作年度报告\n");
/// assert_eq!((report.year(), report.issuer().name.as_deref()), (Some(2022), Some("青岚县")));
/// ```
pub fn parse_str(text: &str) -> Report {
    Options::new().parse_str(text)
}

/// True of a PDF with more pages than are read, with content that unpacks to more than a report has, or with objects that are nested
/// deeper than a reader can bear. Who has a reader without limits, for [`Options::parse_words`], asks first, and leaves such a file to
/// [`parse_bytes`].
///
/// ```
/// assert!(!xxgk::is_harmful_pdf(b"%PDF-1.7"));
/// ```
#[cfg(feature = "pdf")]
pub fn is_harmful_pdf(bytes: &[u8]) -> bool {
    source::is_harmful(bytes)
}

/// Whether each page of a PDF is known to be damaged, for who has read it with another reader ([`crate::words::Sheet::damaged`]): its
/// content does not unpack to its end, or is none that a program writes. A single damaged page stands for a file of which nothing can
/// be made, and none for one that takes too long.
///
/// ```
/// assert_eq!(xxgk::damaged_pages(b"%PDF-1.7"), [true]);
/// ```
#[cfg(feature = "pdf")]
pub fn damaged_pages(bytes: &[u8]) -> Vec<bool> {
    source::damaged_pages(bytes)
}

/// Reads a report from bytes, with the default [`Options`].
pub fn parse_bytes(bytes: &[u8]) -> Report {
    Options::new().parse_bytes(bytes)
}

/// Reads a report from a file, with the default [`Options`].
///
/// # Errors
/// As [`Options::parse_path`].
pub fn parse_path(path: impl AsRef<Path>) -> Result<Report, Error> {
    Options::new().parse_path(path)
}

/// The organ and its place.
fn issuer(findings: &mut Findings, text: &text::Text<'_>, facts: &outline::Facts<'_>) -> Issuer {
    let place = place::locate(&Clues {
        name: facts.issuer.as_deref(),
        kind: facts.kind,
        year: facts.year,
        address: facts.contact.address.as_deref(),
        opening: facts.opening,
    });
    if let Some(doubt) = place.doubt {
        let at = facts.issuer.as_deref().and_then(|name| Some((facts.opening.find(name)?, name.len())));
        let name = at.and_then(|(at, length)| facts.opening.get(at..at + length));
        findings.push(Code::RegionAmbiguous, doubt, Vec::new(), name.map(|name| text.span_of(name)));
    }
    Issuer { name: facts.issuer.clone(), kind: facts.kind, level: place.level, region: place.region }
}

/// The form of the report: that of table 3, else of table 2, else of the statistics table, else of table 4, which is the same
/// in all forms.
fn form_of(tables: &[Table]) -> Option<FormId> {
    let of = |id: TableId| tables.iter().find(|table| table.form().table == id && table.is_found());
    let order = [TableId::Requests, TableId::Proactive, TableId::Statistics, TableId::Remedies];
    order.into_iter().find_map(of).map(|table| table.form().form)
}
