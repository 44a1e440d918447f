//! Pages of scorecards.

pub mod answers;
pub mod bars;
pub mod comparisons;
pub mod decisions;
pub mod exports;
pub mod lists;
pub mod notes;
pub mod reviews;
pub mod scorecards;
