//! A candidate sits an assessment: the link and the seat behind it, the server's clock, drafts, submission, the bell.
//!
//! The link of an invitation only shows; a seat is a signed cookie that the candidate's own POST sets, so nothing that
//! merely opens links can start a clock. Every answer is a draft until the attempt is submitted, by the candidate or by
//! the bell, and then it never changes again. A draft names the revision it was made from: whoever saw an older one has
//! the text set aside and shown, never lost and never silently on top.
//!
//! Time is the server's. `deadline_at` is the one moment that counts; a save may arrive up to [`rules::SAVE_GRACE`] after it. What moves it
//! (a broken connection that is given back, more time that somebody gives) is one guarded write, see [`clock`], and reaches open
//! pages by [`Pulse`].

pub mod actions;
pub mod clock;
mod jobs;
mod model;
mod pages;
mod paper;
mod pulse;
pub mod rules;
mod seat;
pub mod store;

pub use jobs::{BELL, bell};
pub use model::*;
pub use pages::routes;
pub use paper::{Paper, PaperQuestion, Papers};
pub use pulse::Pulse;
pub use seat::COOKIE;
