//! What leaves the library: JSON and its schema, HTML, tidy tables.

mod html;
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
