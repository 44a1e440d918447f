//! Letters: written in the deed's transaction, sent by the worker over SMTP, kept in the outbox where there is no SMTP.

mod model;
mod send;
mod store;

pub use model::{Letter, LetterState, NewLetter};
pub use send::{check, send_letter};
pub use store::{by_id, kept_count, list, post, resend};

/// The job that sends one letter.
pub const SEND: &str = "mail.send";
