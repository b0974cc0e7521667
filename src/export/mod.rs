//! What leaves the library: JSON, its schema, tables as printed.

#[cfg(feature = "json")]
mod json;
mod load;
mod model;
#[cfg(feature = "json")]
mod schema;
pub mod tidy;

pub use model::JsonView;
#[cfg(feature = "json")]
pub use schema::schema;
