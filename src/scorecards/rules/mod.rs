//! What marks say about a person: pure arithmetic, no clock, no database.
//!
//! From left to right: marks of items ([`Evidence`]) → a share with its likely range ([`range`]) → a position on the
//! four levels ([`levels`]) → a skill's result against the level needed ([`skills`]) → the overall score by the
//! assessment's frozen weights ([`overall`]) → what can be said of two candidates ([`apart`]).
//!
//! Sums and comparisons with a cut score are whole-number arithmetic; floating point is used only for what is an
//! estimate anyway (errors, positions), and each shown figure is rounded once, half up.

pub mod apart;
pub mod decisions;
pub mod levels;
pub mod overall;
pub mod range;
pub mod share;
pub mod skills;

pub use apart::{Comparison, compare};
pub use levels::Position;
pub use overall::{Cut, Overall, OverallScore, Weighed};
pub use share::Share;
pub use skills::{Evidence, Score, SkillScore, Summary, Word};
