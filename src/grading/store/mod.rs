//! Queries of marking. Writes `marks` and `grading_tasks`, and the one moment of an attempt that marking settles (`marked_at`).

mod answers;
mod marks;
mod tasks;

pub use answers::{attempt_to_mark, hold, one_answer, set_marked, submitted, unmarked};
pub use marks::{history, insert, last_number, replace_current};
pub use tasks::{Reach, add_task, claim, finish, has_pile, next_free, piles, recent_of, release, task, tasks_of};
