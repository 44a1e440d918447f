//! Signing in, users, settings, the audit trail and the outbox.

/// The sign-in form; it is posted to [`sessions`].
pub fn sign_in() -> String { "/sign-in".to_string() }
/// Where to go after signing in.
pub fn sign_in_then(next: &str) -> String { format!("/sign-in?next={}", super::escape(next)) }
/// Posting makes a session.
pub fn sessions() -> String { "/sessions".to_string() }
/// Posting signs this browser out.
pub fn sign_out() -> String { "/sessions/current/end".to_string() }
/// Posting signs every browser of this person out.
pub fn sign_out_everywhere() -> String { "/sessions/end".to_string() }

/// The settings page of the person and the company.
pub fn settings() -> String { "/settings".to_string() }
/// Asking for a letter that sets a new password.
pub fn reset_request() -> String { "/password-resets/new".to_string() }
/// Letters that went out, wait or are kept.
pub fn outbox() -> String { "/outbox".to_string() }
