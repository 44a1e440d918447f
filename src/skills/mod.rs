//! The catalogue: areas with their levels, skills and responsibilities. What ships with the program belongs to nobody
//! and is the same for everybody; an organisation adds skills of its own beside it.
//!
//! The shipped part is `catalogue.toml`. Its slugs are permanent, so a row keeps its id whatever its wording becomes.

pub mod actions;
pub mod catalogue;
mod model;
mod pages;
pub mod rules;
pub mod store;

pub use model::{Area, Descriptors, Responsibility, Skill};
pub use pages::routes;
