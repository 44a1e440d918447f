//! The audit trail: one row a deed, written in the deed's own transaction. Rows are never changed.

mod model;
mod store;

pub use model::{Entry, Filter};
pub use store::{about, list, record};
