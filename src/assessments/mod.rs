//! Assessments: a job profile's weights become a blueprint, questions fill it, and publishing freezes both.
//!
//! An assessment is drafted from a published profile, whose skills it copies. While it is a draft its items point to
//! questions; publishing pins each to the version of that day and closes the assessment for good. A change
//! afterwards is a new version, drafted as a copy in the same family, so what a candidate has sat never moves.
//!
//! The slices that sit, mark and score an assessment read it by [`frozen`].

pub mod actions;
mod assembly;
mod blueprint;
mod coverage;
mod frozen;
mod model;
mod pages;
pub mod rules;
mod store;

pub use blueprint::{points_per_item, points_per_skill, shares, shares_at_least_one};
pub use coverage::{Coverage, Fix, Settle, SkillCoverage, SkillState, coverage};
pub use frozen::{Frozen, FrozenItem, frozen};
pub use model::*;
pub use pages::routes;
pub use store::Plan;
