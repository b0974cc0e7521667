//! The canonical data model: a report, its tables, their cells, what is known about the organ that published it.

mod cell;
mod inferred;
mod meta;
pub(crate) mod number;
mod report;
mod statement;
mod table;
mod word;

pub use cell::{Amount, Cell, Origin, Placement, State, Unit, Value};
pub use inferred::{Basis, Inferred};
pub use meta::{
    Contact, Date, Format, Issuer, IssuerKind, Level, Period, Region, Script, Section, SectionKind, SourceInfo,
};
pub use report::Report;
pub use statement::{Precision, Statement};
pub use table::{Presence, Proactive, Remedies, Requests, Statistics, Table};
