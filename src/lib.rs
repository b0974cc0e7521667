//! skeleton
mod span; mod code; mod error; mod form;
mod model { mod meta; pub use meta::*; }
#[allow(dead_code)]
mod outline;
pub use span::Span; pub use error::Error; pub use form::Address;
pub use model::Date;
pub struct Options;
