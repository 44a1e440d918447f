//! Queries of scorecards. Writes `results`, `reviews`, `review_ratings`, `decisions` and `notes`; reads the slices below.

mod decisions;
mod lists;
mod notes;
mod results;
mod reviews;
mod sheet;

pub use decisions::{add_decision, decisions};
pub use lists::{Row, Shelf, attempts_beside, attempts_of_assessment, results_of, shelf, waiting_count};
pub use notes::{add_note, notes};
pub use results::put_result;
pub use reviews::{NewReview, attributes, own_review, reviews, save_review};
pub use sheet::{answer_text, assessment, events, graders, head, heads, items, may_see, skills};
