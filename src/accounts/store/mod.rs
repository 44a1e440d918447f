//! Queries of the slice, one file a resource.

mod organisations;
mod sessions;
mod tokens;
mod upkeep;
mod users;

pub use organisations::*;
pub use sessions::*;
pub use tokens::*;
pub use upkeep::*;
pub use users::*;
