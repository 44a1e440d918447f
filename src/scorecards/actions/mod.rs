//! The deeds of scorecards.

mod comparing;
mod deciding;
mod exporting;
mod listing;
mod noting;
mod opening;
mod reviewing;

pub use comparing::{Column, Compared, Order, SIDE_BY_SIDE, compare};
pub use deciding::{NewDecision, decide};
pub use exporting::export;
pub use listing::{list, to_decide_count};
pub use noting::{NOTE_MAX, add_note};
pub use opening::{AnswerSheet, Others, Sheet, change_mark, compute_result, open, open_answer};
pub use reviewing::{NewRatings, review};
