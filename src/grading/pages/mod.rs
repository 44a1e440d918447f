//! Pages of marking.

pub mod queue;
pub mod tasks;
