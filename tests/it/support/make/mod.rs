//! Builders with defaults: rows for stories, one file a slice.

pub mod assessments;
pub mod attempts;
pub mod candidates;
pub mod profiles;
pub mod questions;
pub mod sittings;
