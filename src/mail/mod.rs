//! Letters: written in the deed's transaction, sent by the worker over SMTP, kept in the outbox where there is no SMTP.
//!
//! A letter whose link signs somebody in as staff is private: the outbox shows its text to administrators only and notes
//! that it did, and once the letter was sent the text is gone.

pub mod kinds;
mod model;
mod pages;
mod send;
mod store;

pub use model::{Letter, LetterState, NewLetter};
pub use pages::routes;
pub use send::{check, send_letter};
pub use store::{by_id, counts, kept_count, list, post, remove_before, resend};

/// The job that sends one letter.
pub const SEND: &str = "mail.send";
