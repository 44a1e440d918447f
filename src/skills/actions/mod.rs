//! Verbs of the slice.

mod catalogue;
mod skills;

pub use catalogue::load_catalogue;
pub use skills::{NewSkill, add_skill, change_skill, offer_skill, retire_skill};
