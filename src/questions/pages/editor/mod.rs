//! The form of a question: one for all kinds, with a part of its own for each.

mod content;
mod rows;
