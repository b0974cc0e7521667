//! The canonical data model: a report, its tables, their cells, what is known about the organ that published it.

mod cell;
mod meta;
mod report;
mod table;

pub use cell::{Amount, Cell, Origin, Placement, State, Value};
pub use meta::{Contact, Date, Format, Issuer, IssuerKind, Level, Period, Region, Script, Section, SectionKind, SourceInfo};
pub use report::Report;
pub use table::{Presence, Proactive, Remedies, Requests, Table};
