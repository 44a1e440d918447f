//! The question bank: what a candidate can be asked, the key, and how an answer becomes points.
//!
//! A question has versions. A save goes into the newest one until a published assessment takes it
//! ([`freeze_current`]); from then on that version stays as it is and the next save makes another.
//!
//! `kinds` holds one file a question kind: its content, how an answer is read from a form, what the candidate is shown
//! and how the answer is marked. `bank` reads the questions that ship with the product, [`install_bank`] copies them
//! into an organisation.

mod actions;
pub mod bank;
pub mod kinds;
mod model;
mod pages;
mod practice;
mod record;
mod rules;
mod store;

pub use actions::{Installed, create, freeze_current, install, install_bank, restore, retire, update};
pub use kinds::{Content, Outcome, Part, Presented, Problem, Response, State, mark};
pub use model::{Kind, MatchingPolicy, MultiplePolicy, OrderingPolicy, QuestionText};
pub use pages::routes;
pub use practice::{practice, practice_of};
pub use record::{Filter, Full, Listed, Origin, Question, QuestionState, Save, SkillTag, Use, Version, VersionLine};
pub use rules::Refusal;
pub use store::{PAGE, by_slug, full, list, question, version, versions_by_id};
