//! `xxgk` reads Chinese government information disclosure annual reports (政府信息公开工作年度报告) as they are really
//! found (web copies, Word pastes, traditional script, injected pinyin, tables torn to shreds) into one data model,
//! and says of every figure where it came from and whether it can be trusted.
//!
//! ```
//! use xxgk::{Applicant, RequestRow, State};
//!
//! let report = xxgk::parse_str("青岚县2022年政府信息公开工作年度报告\n\
//!     三、收到和处理政府信息公开申请情况\n\
//!     一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | / | 3 ||\n\
//!     二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 |  | 0 ||\n");
//!
//! assert_eq!(report.year(), Some(2022));
//! let requests = report.requests();
//! assert_eq!(requests.get(RequestRow::NewReceived, Applicant::Total), Some(3));
//! // What is not printed is never 0: a placeholder, a blank cell and a lost row are told apart.
//! assert_eq!(requests.cell(RequestRow::NewReceived, Applicant::Other).state, State::NotApplicable);
//! assert_eq!(requests.cell(RequestRow::CarriedOver, Applicant::Other).state, State::Blank);
//! assert_eq!(requests.cell(RequestRow::Granted, Applicant::Total).state, State::Missing);
//! // Every figure knows its place in the source.
//! let cell = requests.cell(RequestRow::NewReceived, Applicant::Total);
//! assert_eq!(report.raw(cell), Some("3"));
//! for finding in report.findings() {
//!     println!("{finding}");
//! }
//! ```
//!
//! The corridor, one short function, is [`Options::parse_bytes`]: bytes → source → text → outline → tables → checks.
//! It never fails and never panics: damaged input is what this crate is for, and what is wrong with it stands in
//! [`Report::findings`]. A reported figure is what is printed in its cell, also where it breaks an identity
//! (勾稽关系); identities decide where a figure belongs when the layout has lost that, never what it is.
//!
//! # The primary types
//! - [`Report`], from [`parse_str`], [`parse_bytes`], [`parse_path`] or [`Options`];
//! - [`Table`] and its [`Cell`]s, each with a [`State`]; typed views [`Proactive`], [`Requests`], [`Remedies`],
//!   [`Statistics`];
//! - [`Finding`], with a stable [`Code`] and a [`Severity`];
//! - [`TableForm`], the statutory forms as data;
//! - [`batch::Reader`] and [`tidy::Tidy`], for many reports: read in parallel, laid out in columns.
//!
//! # Limits
//! Text (Markdown included), web pages, saved pages (MHTML), Word documents, spreadsheets and PDF files are read; other formats give [`Code::FormatUnsupported`], whose
//! message names a program that makes them readable. Input is read up to [`Options::LIMIT`] bytes (64 MiB), in time linear in its length.
//!
//! # Cargo features
//! - `encoding` (default): GBK, GB18030, Big5;
//! - `json` (default): [`Report::to_json`], [`Report::from_json`], [`schema`];
//! - `docx`: Word documents; `sheets`: spreadsheets (XLSX, XLS, ODS);
//! - `pdf`: PDF files with text. Words of any reader are taken without a feature, see [`words`];
//! - `divisions`: the table of administrative divisions, for [`Issuer::region`] and the level of a 市;
//! - `arrow`: tidy tables as Arrow record batches; `parquet`: as Parquet; `xlsx`: written as an Excel workbook;
//! - `archive`: zip archives among the inputs of [`batch`];
//! - `cli`: the `xxgk` command, which reads every format;
//! - `proptest`: [`strategy`], strategies for reports and the writers of layouts, for tests of your own.

mod span;

mod map;

mod code;
mod error;
mod form;

mod finding;
mod model;
#[cfg(any(test, feature = "proptest"))]
mod printed;

pub mod words;

mod source;
mod text;
mod tree;

mod label;
mod layout;
mod plain;

mod outline;

mod place;

mod align;
mod statement;

mod check;
mod export;
mod infer;
mod unread;

mod parse;

pub mod batch;

#[cfg(feature = "bench")]
#[doc(hidden)]
pub mod stage;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(any(test, feature = "proptest"))]
pub mod strategy;

pub use check::{Authority, Checked, RULES, Reach, Rule, check};
pub use code::{Code, Language, Severity};
pub use error::Error;
#[cfg(feature = "json")]
pub use export::schema;
pub use export::{JsonView, tidy};
pub use finding::Finding;
pub use form::{
    Address, Applicant, Column, FormId, Header, Identity, Instance, Kind, Outcome, ProactiveColumn, ProactiveRow,
    RemedyRow, RequestRow, Row, StatisticsRow, TABLES, TableForm, TableId, Terms, table,
};
pub use model::{
    Amount, Basis, Cell, Contact, Date, Format, Inferred, Issuer, IssuerKind, Level, Origin, Period, Placement,
    Precision, Presence, Proactive, Region, Remedies, Report, Requests, Script, Section, SectionKind, SourceInfo,
    State, Statement, Statistics, Table, Unit, Value,
};
pub use parse::{Options, parse_bytes, parse_path, parse_str};
#[cfg(feature = "pdf")]
pub use parse::{damaged_pages, is_harmful_pdf};
pub use span::Span;
pub use statement::measures;

/// The examples of the README, as doctests.
#[cfg(all(doctest, feature = "json"))]
#[doc = include_str!("../README.md")]
struct ReadmeDocs;

/// Those of the README in Chinese.
#[cfg(all(doctest, feature = "json"))]
#[doc = include_str!("../README.zh.md")]
struct ReadmeInChinese;
