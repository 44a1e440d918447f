//! Marking: what each answer is worth, given by the machine where the key settles it and by people where it does not.
//!
//! A mark is never changed: a new one takes its place and the old one stays in the history. Written answers wait in a queue that
//! shows them question by question, in an order that says nothing, without the candidate's name.

pub mod actions;
pub mod jobs;
mod model;
mod pages;
pub mod rules;
mod store;

pub use actions::{Change, change_mark, mark_attempt};
pub use model::{Mark, MarkDetail, Source, TaskState};
pub use store::{history, tasks_of};

use actix_web::web::{ServiceConfig, get, post};

/// The routes of the slice.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/grading", get().to(pages::queue::index))
        .route("/grading/questions/{version}/claims", post().to(pages::queue::claim))
        .route("/grading/{task}", get().to(pages::tasks::show))
        .route("/grading/{task}/mark", post().to(pages::tasks::mark))
        .route("/grading/{task}/skip", post().to(pages::tasks::skip));
}
