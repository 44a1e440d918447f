//! Signing in, users, settings, the audit trail, the outbox and background jobs.

/// The sign-in form; it is posted to [`sessions`].
pub fn sign_in() -> String {
    "/sign-in".to_string()
}
/// Where to go after signing in.
pub fn sign_in_then(next: &str) -> String {
    format!("/sign-in?next={}", super::escape(next))
}
/// Posting makes a session.
pub fn sessions() -> String {
    "/sessions".to_string()
}
/// Posting signs this browser out.
pub fn sign_out() -> String {
    "/sessions/current/end".to_string()
}
/// Posting signs every browser of this person out.
pub fn sign_out_everywhere() -> String {
    "/sessions/end".to_string()
}

/// Asking for a letter that sets a new password.
pub fn reset_request() -> String {
    "/password-resets/new".to_string()
}
/// Posting asks for the letter.
pub fn resets() -> String {
    "/password-resets".to_string()
}
/// The form behind the letter's link; posting to it sets the password.
pub fn reset() -> String {
    "/password-resets/use".to_string()
}
/// The link in the letter. The token stands in the query, which is never logged.
pub fn reset_link(token: &str) -> String {
    super::with_query(&reset(), &[("token", token)])
}
/// The form behind an invitation's link; posting to it makes the account usable.
pub fn joining() -> String {
    "/user-invitations/use".to_string()
}
/// The link in the invitation.
pub fn joining_link(token: &str) -> String {
    super::with_query(&joining(), &[("token", token)])
}

/// What a person may set: a page of links.
pub fn settings() -> String {
    "/settings".to_string()
}
/// One's own name, password, browsers and colours; posting changes the name.
pub fn account() -> String {
    "/settings/account".to_string()
}
/// Posting changes one's own password.
pub fn own_password() -> String {
    "/settings/account/password".to_string()
}
/// Posting sets light, dark or the system's colours for this browser.
pub fn theme() -> String {
    "/settings/account/theme".to_string()
}
/// Posting signs one of one's own browsers out.
pub fn session_end(id: &str) -> String {
    format!("/settings/account/sessions/{id}/end")
}
/// The company's name and address; posting changes them.
pub fn company() -> String {
    "/settings/company".to_string()
}
/// Everybody who may sign in; posting invites somebody.
pub fn users() -> String {
    "/settings/users".to_string()
}
/// The form that invites somebody.
pub fn new_user() -> String {
    "/settings/users/new".to_string()
}
/// One user.
pub fn user(id: &str) -> String {
    format!("/settings/users/{id}")
}
/// Posting changes the role.
pub fn user_role(id: &str) -> String {
    format!("/settings/users/{id}/role")
}
/// Posting keeps somebody from signing in.
pub fn user_disabling(id: &str) -> String {
    format!("/settings/users/{id}/disabling")
}
/// Posting lets them sign in again.
pub fn user_enabling(id: &str) -> String {
    format!("/settings/users/{id}/enabling")
}
/// Posting sends the invitation again.
pub fn user_invitation(id: &str) -> String {
    format!("/settings/users/{id}/invitation")
}
/// Posting sends a letter that sets a new password.
pub fn user_reset(id: &str) -> String {
    format!("/settings/users/{id}/password-reset")
}

/// Who did what, newest first.
pub fn audit() -> String {
    "/audit-trail".to_string()
}
/// The same as a CSV file.
pub fn audit_export() -> String {
    "/audit-trail/export".to_string()
}

/// Letters that went out, wait or are kept.
pub fn outbox() -> String {
    "/outbox".to_string()
}
/// One letter.
pub fn letter(id: &str) -> String {
    format!("/outbox/{id}")
}
/// Posting sends a letter again.
pub fn letter_sending(id: &str) -> String {
    format!("/outbox/{id}/sending")
}
/// Posting shows the text of a letter whose link signs somebody in, and notes it in the audit trail.
pub fn letter_reading(id: &str) -> String {
    format!("/outbox/{id}/reading")
}

/// Background jobs that wait or were given up.
pub fn jobs() -> String {
    "/background-jobs".to_string()
}
/// Posting sends a job that was given up back to work.
pub fn job_retry(id: &str) -> String {
    format!("/background-jobs/{id}/retry")
}
