//! Job profiles: what a job asks for, as skills with level and weight, responsibilities, a text, and attributes that people rate.
//!
//! A profile is edited freely; publishing freezes what it says as a version. Everything to the right (assessments,
//! scorecards) takes a version, so that an edit never changes what somebody was measured by.

pub mod actions;
pub mod currencies;
mod model;
mod pages;
pub mod rules;
pub mod store;

pub use actions::{Visible, load, visible, visible_to};
pub use model::{
    Attribute, ContentAttribute, ContentResponsibility, ContentSkill, Employment, Profile, ProfileContent, ProfileState, ProfileVersion,
    Role, Salary, SalaryPeriod, Workplace,
};
pub use pages::routes;
pub use store::latest_version;
