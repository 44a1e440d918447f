//! The queries: the only room that names the schema. Writes only this slice's own tables.

mod assessments;
mod bank;
mod items;
mod plan;
mod sections;

pub use assessments::*;
pub use bank::*;
pub use items::*;
pub use plan::*;
pub use sections::*;
