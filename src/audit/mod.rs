//! The audit trail: one row a deed, written in the deed's own transaction. Rows are never changed.

mod model;
mod pages;
mod store;

pub use model::{Entry, Filter, label};
pub use pages::routes;
pub use store::{about, kinds, list, newest, people, record};
