//! Queries of the slice, one file a resource.

mod organisations;
mod sessions;
mod tokens;
mod users;

pub use organisations::*;
pub use sessions::*;
pub use tokens::*;
pub use users::*;
