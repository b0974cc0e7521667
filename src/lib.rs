//! skeleton
mod span; mod code; mod error; mod form;
#[allow(dead_code, missing_docs)]
mod model { mod meta; pub use meta::*; }
#[allow(dead_code, unused_imports)]
mod source;
#[allow(dead_code, unused_imports)]
mod text;
pub use span::Span; pub use error::Error; pub use form::Address;
pub struct Options;
