//! skeleton
mod span; mod code; mod error; mod form;
pub use span::Span; pub use error::Error; pub use form::Address;
pub struct Options;
