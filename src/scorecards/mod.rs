//! The scorecard: what the marks say about a person, skill by skill, against what the profile asks for; what people
//! think of it; and what was decided, with its reason.
//!
//! A scorecard is computed from the marks whenever it is shown; `results` keeps only what lists need. A decision keeps a copy of
//! the figures it was made on.

pub mod actions;
mod card;
pub mod jobs;
mod model;
mod pages;
pub mod rules;
mod store;

pub use actions::{compute_result, to_decide_count};

use actix_web::web::{ServiceConfig, get, post};

/// The routes of the slice.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/decide", get().to(pages::lists::to_decide))
        .route("/shortlists", get().to(pages::lists::shortlists))
        .route("/decided", get().to(pages::lists::decided))
        .route("/compare", get().to(pages::comparisons::show))
        .route("/results/{name}", get().to(pages::exports::show))
        .route("/scorecards/{attempt}", get().to(pages::scorecards::show))
        .route("/scorecards/{attempt}/answers/{answer}", get().to(pages::answers::show))
        .route("/scorecards/{attempt}/answers/{answer}/marks", post().to(pages::answers::change))
        .route("/scorecards/{attempt}/review", get().to(pages::reviews::edit))
        .route("/scorecards/{attempt}/review", post().to(pages::reviews::update))
        .route("/scorecards/{attempt}/notes", post().to(pages::notes::create))
        .route("/scorecards/{attempt}/decisions", post().to(pages::decisions::create));
}
