//! People who apply: candidates, their applications for job profiles, and their invitations to assessments.
//!
//! An invitation stands from `invited` to `started` to `finished`; it ends early as `expired` or `cancelled`, and may be
//! renewed from there with a fresh link. The application carries the stage that lists show. The link in a letter is
//! signed (see [`link`]); the pages behind it belong to `attempts`.

pub mod actions;
mod jobs;
pub mod link;
mod mail;
mod model;
mod pages;
mod people;
pub mod rules;
pub mod store;

pub use jobs::{EXPIRE, LETTER, expire, write_letter};
pub use model::{Application, Candidate, Invitation, InvitationState, Job, NewInvitation, Stage, StageGroup};
pub use pages::routes;
