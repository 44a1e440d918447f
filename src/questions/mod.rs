//! The question bank: what a candidate can be asked, the key, and how an answer becomes points.
//!
//! `kinds` holds one file a question kind: its content, how an answer is read from a form, what the candidate is shown
//! and how the answer is marked. `bank` reads the questions that ship with the product.

pub mod bank;
pub mod kinds;
mod model;
mod practice;

pub use kinds::{Content, Outcome, Part, Presented, Problem, Response, State, mark};
pub use model::{Kind, MatchingPolicy, MultiplePolicy, OrderingPolicy, QuestionText};
pub use practice::{practice, practice_of};
