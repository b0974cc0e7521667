//! The tests from outside, one binary: what the library and the command give for whole inputs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

mod samples;
mod seeds;
#[cfg(feature = "sheets")]
mod sheets;

mod beginnings;

mod converters;
mod damage;
#[cfg(feature = "proptest")]
mod laws;
mod limits;
mod losses;
mod pages;
#[cfg(feature = "pdf")]
mod pdf;

mod checks;
mod codes;
mod languages;
mod placement;
#[cfg(feature = "proptest")]
mod prose;
mod readme;
mod regressions;
mod schema;
mod stated;
mod statements;

#[cfg(feature = "cli")]
mod cli;

mod house;
